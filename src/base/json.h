/* json.h - writes JSON as a stream to a writer: it handles commas and escapes, the caller handles nesting. */
#ifndef TRIVET_BASE_JSON_H
#define TRIVET_BASE_JSON_H

#include "base/writer.h"

struct json {
	struct writer *w;
	bool comma; /* the next value needs a comma before it */
};

struct json json_on(struct writer *w);
/* A key of the object that is open. */
void json_key(struct json *j, const char *key);
void json_open(struct json *j, char bracket);  /* '{' or '[' */
void json_close(struct json *j, char bracket); /* '}' or ']' */
void json_str(struct json *j, str s);
void json_int(struct json *j, int64_t v);
void json_bool(struct json *j, bool v);
void json_null(struct json *j);
/* key and value in one. */
void json_kstr(struct json *j, const char *key, str s);
void json_kint(struct json *j, const char *key, int64_t v);
void json_kbool(struct json *j, const char *key, bool v);
void json_kopen(struct json *j, const char *key, char bracket);

#endif
