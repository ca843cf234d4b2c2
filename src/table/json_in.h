/* json_in.h - what every JSON reader here needs, whether for an imported file or a stored text. */
#ifndef TRIVET_TABLE_JSON_IN_H
#define TRIVET_TABLE_JSON_IN_H

#include <jansson.h>

#include "base/err.h"
#include "base/writer.h"

/* The whole text, each key once; NULL when it is no JSON: then ret_error says where, if it is not NULL. The caller gives it back with json_decref. */
json_t *json_in(str text, json_error_t *ret_error);

/* "line 3, column 7: " */
void json_in_place(struct writer *say, const json_error_t *error);
/* And what is wrong there, without a word of the file: half a letter of it, or what moves a cursor, must not come out again. */
void json_in_slip(struct writer *say, const json_error_t *error);
/* "key": and what is wrong with it follows. */
void json_in_key(struct writer *say, const char *key);

/* The text that is there, empty when there is none. Keeps: the object. */
str json_in_text(const json_t *object, const char *key);
/* Whether a whole number of that range is there. */
bool json_in_has_int(const json_t *object, const char *key, json_int_t least, json_int_t most);
/* The whole number from 0 below INT32_MAX that is there, else `other`. */
int32_t json_in_int(const json_t *object, const char *key, int32_t other);

#endif
