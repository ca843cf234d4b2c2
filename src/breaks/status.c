/* status.c - one table of the fields; the three forms follow it. */
#include "breaks/status.h"

#include "base/text.h"

#include <stdio.h>

enum field_kind { FIELD_TEXT = 's', FIELD_TRUTH = 'b', FIELD_NUMBER = 'x' };

struct field {
	const char *key;
	enum field_kind kind;
	size_t at;
};

#define TEXT(name)                                                                                                                                   \
	{                                                                                                                                            \
#name, FIELD_TEXT, offsetof(struct status, name)                                                                                     \
	}
#define TRUTH(name)                                                                                                                                  \
	{                                                                                                                                            \
#name, FIELD_TRUTH, offsetof(struct status, name)                                                                                    \
	}
#define NUMBER(name)                                                                                                                                 \
	{                                                                                                                                            \
#name, FIELD_NUMBER, offsetof(struct status, name)                                                                                   \
	}

static const struct field fields[] = {
	TEXT(stage),  TEXT(hold),        NUMBER(due_in_s),    NUMBER(quiet_until), TRUTH(away),    TRUTH(do_not_disturb),     NUMBER(inhibitors),
	TEXT(source), TEXT(source_says), TEXT(notifications), TRUTH(buttons),      TEXT(exercise), NUMBER(longest_sitting_s), NUMBER(at_desk_s),
	TEXT(trouble)};
enum { FIELDS_N = sizeof fields / sizeof fields[0] };

static const void *at_const(const struct status *s, const struct field *f)
{
	return (const char *)s + f->at;
}

static int append_field(sd_bus_message *m, const struct status *s, const struct field *f)
{
	switch (f->kind) {
	case FIELD_TEXT: return sd_bus_message_append(m, "{sv}", f->key, "s", (const char *)at_const(s, f));
	case FIELD_TRUTH: return sd_bus_message_append(m, "{sv}", f->key, "b", (int)*(const bool *)at_const(s, f));
	case FIELD_NUMBER: return sd_bus_message_append(m, "{sv}", f->key, "x", *(const int64_t *)at_const(s, f));
	}
	return -1;
}

int status_append(sd_bus_message *m, const struct status *s)
{
	int r = sd_bus_message_open_container(m, 'a', "{sv}");
	for (size_t i = 0; i < FIELDS_N && r >= 0; i++)
		r = append_field(m, s, &fields[i]);
	return r < 0 ? r : sd_bus_message_close_container(m);
}

static int read_field(sd_bus_message *m, struct status *s, const struct field *f)
{
	void *to = (char *)s + f->at;
	const char *text;
	int truth, r = -1;
	switch (f->kind) {
	case FIELD_TEXT:
		r = sd_bus_message_read(m, "v", "s", &text);
		if (r >= 0)
			text_copy_cut(to, STATUS_TEXT, str_of(text));
		return r;
	case FIELD_TRUTH:
		r = sd_bus_message_read(m, "v", "b", &truth);
		if (r >= 0)
			*(bool *)to = truth != 0;
		return r;
	case FIELD_NUMBER: return sd_bus_message_read(m, "v", "x", (int64_t *)to);
	}
	return r;
}

int status_read(sd_bus_message *m, struct status *ret_status)
{
	struct status s = {.due_in_s = 0};
	const char *key;
	int r = sd_bus_message_enter_container(m, 'a', "{sv}");
	while (r >= 0 && (r = sd_bus_message_enter_container(m, 'e', "sv")) > 0) {
		size_t i = 0;
		r = sd_bus_message_read(m, "s", &key);
		while (r >= 0 && i < FIELDS_N && !str_eq(str_of(key), str_of(fields[i].key)))
			i++;
		if (r >= 0)
			r = i < FIELDS_N ? read_field(m, &s, &fields[i]) : sd_bus_message_skip(m, "v");
		if (r >= 0)
			r = sd_bus_message_exit_container(m);
	}
	if (r >= 0)
		*ret_status = s;
	return r;
}

void status_json(struct json *j, const struct status *s)
{
	json_open(j, '{');
	json_kbool(j, "running", true);
	for (size_t i = 0; i < FIELDS_N; i++) {
		const struct field *f = &fields[i];
		switch (f->kind) {
		case FIELD_TEXT: json_kstr(j, f->key, str_of(at_const(s, f))); break;
		case FIELD_TRUTH: json_kbool(j, f->key, *(const bool *)at_const(s, f)); break;
		case FIELD_NUMBER: json_kint(j, f->key, *(const int64_t *)at_const(s, f)); break;
		}
	}
	json_close(j, '}');
}
