/* import_activity.h - columns that are activities of the person. */
#ifndef TRIVET_EXCHANGE_IMPORT_ACTIVITY_H
#define TRIVET_EXCHANGE_IMPORT_ACTIVITY_H

#include "exchange/import_mapping.h"

/* "activity: lifting a child". */
bool activity_is_named(str name, str *ret_words);
/* The column becomes that activity: one that the diary has, or a new one. One that was stopped and asked anew stands twice in our own tables, in the order of the diary: each column is the next of them. */
void activity_set(struct mapping *m, size_t column, str words);

#endif
