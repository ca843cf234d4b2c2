/* default.h - the pack of content/, baked at build by tools/packc. */
#ifndef TRIVET_PACK_DEFAULT_H
#define TRIVET_PACK_DEFAULT_H

#include "core/pack.h"

extern const struct pack pack_default;

#endif
