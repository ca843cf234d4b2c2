/* foreign.h - a file that is no table, known by its first bytes: what it is, and what can be brought instead, in one sentence. */
#ifndef TRIVET_TABLE_FOREIGN_H
#define TRIVET_TABLE_FOREIGN_H

#include "base/str.h"

/* Empty: it may be a table. */
str foreign_sentence(str bytes);

#endif
