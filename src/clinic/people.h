/* people.h - patients as the desk searches for them: by the start of a name, or by any run of digits in their phone number. */
#ifndef TRIVET_CLINIC_PEOPLE_H
#define TRIVET_CLINIC_PEOPLE_H

#include "clinic/desk.h"

enum { PEOPLE_KEYS_MAX = 48, PEOPLE_DIGITS_LEAST = 3 };

/* What is typed in one box: "Mueller 0171 234". */
struct people_typed {
	str name, phone; /* as they were typed; empty where there is none */
};
struct people_typed people_typed(str text, struct arena *a);
/* Those who could be meant, in the order of their names. Nothing when too little was typed. */
MUST_USE enum err people_find(struct link *l, const struct desk *d, str text, size_t most, struct store_patients *ret_patients);
/* By what this one is found from now on, beside what was there before. */
MUST_USE enum err people_index(struct link *l, const struct desk *d, const struct store_patient *p);

#endif
