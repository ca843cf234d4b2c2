/* json.c - writes JSON as a stream. */
#include "base/json.h"

struct json json_on(struct writer *w)
{
	return (struct json){.w = w};
}

static void before(struct json *j)
{
	if (j->comma)
		w_char(j->w, ',');
	j->comma = true;
}

static void quoted(struct writer *w, str s)
{
	w_char(w, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '"' || c == '\\') {
			w_char(w, '\\');
			w_char(w, (char)c);
		} else if (c == '\n') {
			w_str(w, STR("\\n"));
		} else if (c < 0x20) {
			w_str(w, STR("\\u00"));
			w_char(w, (char)('0' + (c >> 4)));
			w_char(w, "0123456789abcdef"[c & 15]);
		} else {
			w_char(w, (char)c);
		}
	}
	w_char(w, '"');
}

void json_key(struct json *j, const char *key)
{
	before(j);
	quoted(j->w, str_of(key));
	w_char(j->w, ':');
	j->comma = false;
}

void json_open(struct json *j, char bracket)
{
	before(j);
	w_char(j->w, bracket);
	j->comma = false;
}

void json_close(struct json *j, char bracket)
{
	w_char(j->w, bracket);
	j->comma = true;
}

void json_str(struct json *j, str s)
{
	before(j);
	quoted(j->w, s);
}

void json_int(struct json *j, int64_t v)
{
	before(j);
	w_int(j->w, v);
}

void json_bool(struct json *j, bool v)
{
	before(j);
	w_str(j->w, v ? STR("true") : STR("false"));
}

void json_null(struct json *j)
{
	before(j);
	w_str(j->w, STR("null"));
}

void json_kstr(struct json *j, const char *key, str s)
{
	json_key(j, key);
	json_str(j, s);
}

void json_kint(struct json *j, const char *key, int64_t v)
{
	json_key(j, key);
	json_int(j, v);
}

void json_kbool(struct json *j, const char *key, bool v)
{
	json_key(j, key);
	json_bool(j, v);
}

void json_kopen(struct json *j, const char *key, char bracket)
{
	json_key(j, key);
	json_open(j, bracket);
}
