/* example.h - a clinic to try: src/clinic/example.yaml. */
#ifndef TRIVET_CLINIC_EXAMPLE_H
#define TRIVET_CLINIC_EXAMPLE_H

#include "base/str.h"

extern const str clinic_example;

#endif
