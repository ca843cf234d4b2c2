/* json_in.c - what every reader of JSON here needs. */
#include "table/json_in.h"

#include "table/shown.h"

json_t *json_in(str text, json_error_t *ret_error)
{
	return json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, ret_error);
}

void json_in_place(struct writer *say, const json_error_t *error)
{
	w_str(say, STR("line "));
	w_int(say, error->line);
	w_str(say, STR(", column "));
	w_int(say, error->column);
	w_str(say, STR(": "));
}

void json_in_slip(struct writer *say, const json_error_t *error)
{
	str text = str_of(error->text);
	json_in_place(say, error);
	w_str(say, str_sub(text, 0, str_find_str(text, STR(" near '"))));
}

void json_in_key(struct writer *say, const char *key)
{
	w_char(say, '"');
	shown_write(say, str_of(key));
	w_str(say, STR("\": "));
}

str json_in_text(const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);
	return json_is_string(v) ? (str){json_string_value(v), json_string_length(v)} : STR("");
}

bool json_in_has_int(const json_t *object, const char *key, json_int_t least, json_int_t most)
{
	const json_t *v = json_object_get(object, key);
	return json_is_integer(v) && json_integer_value(v) >= least && json_integer_value(v) <= most;
}

int32_t json_in_int(const json_t *object, const char *key, int32_t other)
{
	return json_in_has_int(object, key, 0, INT32_MAX - 1) ? (int32_t)json_integer_value(json_object_get(object, key)) : other;
}
