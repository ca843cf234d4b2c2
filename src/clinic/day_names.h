/* day_names.h - a visit with its names. For use inside clinic/. */
#ifndef TRIVET_CLINIC_DAY_NAMES_H
#define TRIVET_CLINIC_DAY_NAMES_H

#include "clinic/day.h"

MUST_USE enum err day_name_visit(struct link *l, const struct desk *d, const struct store_visit *of, struct day_visit *ret_visit);
/* In the place of a name that the clinic's file does not have any more. */
extern const str day_name_gone;
/* The name of a resource by its number. */
str day_name_of(const struct desk *d, int64_t number);

#endif
