/* search.h - the desk looks for a patient. */
#ifndef TRIVET_CLINIC_SEARCH_H
#define TRIVET_CLINIC_SEARCH_H

#include "clinic/front.h"

/* As people_find. */
MUST_USE enum err search_people(const struct glance *k, str text, size_t most, struct store_patients *ret_patients);

#endif
