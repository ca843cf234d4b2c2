/* fields.h - what a handler accepts: a table above it, checked before it runs, so that it sees only valid values. */
#ifndef TRIVET_WEB_SERVER_FIELDS_H
#define TRIVET_WEB_SERVER_FIELDS_H

#include "web/server/request.h"

enum field_kind {
	FIELD_INT,    /* a whole number from min to max                               value.number */
	FIELD_DAY,    /* YYYY-MM-DD                                                   value.day */
	FIELD_CLOCK,  /* HH:MM, a time of the day                                    value.number, seconds since midnight */
	FIELD_TEXT,   /* from min to max characters, clean text (base/text.h), white space at the ends cut
			 value.text */
	FIELD_LINE,   /* the same on one line                                         value.text */
	FIELD_RAW,    /* from min to max bytes of anything: what someone else wrote, as it came    value.text */
	FIELD_ID,     /* a-z 0-9 _ . and at most 64 of them                           value.text */
	FIELD_CHOICE, /* one of `choices`, words with a space between                 value.text */
	FIELD_CHECK,  /* a checkbox: there or not                                     value.number 1 or 0 */
	FIELD_MANY,   /* any number of ids under one name: a list of checkboxes       value.many, ids in .value */
	FIELD_LINES,  /* as FIELD_PAIRS, each with a line from min to max letters    value.many, the line in .value */
	FIELD_PAIRS   /* every field whose name begins with `name`, each with an id: questions that the content decides
			 value.many, what follows the prefix in .name, the id in .value */
};

struct field {
	const char *name;
	const char *label; /* what the page calls it */
	enum field_kind kind;
	int64_t min, max; /* see the kinds */
	bool needed;
	const char *choices; /* FIELD_CHOICE */
};

struct fields {
	const struct field *row; /* in the order of the handler's own enum: request.value[i] belongs to row[i] */
	size_t n;
};

/* clang-format off */
#define FIELDS(table) {(table), sizeof(table) / sizeof((table)[0])}
#define FIELDS_NONE {NULL, 0}
/* clang-format on */

/* What is wrong with a form: the first field that is. */
struct fields_wrong {
	const struct field *field; /* NULL: the form holds a name that the page does not know */
	str text;                  /* what was sent for it, or the unknown name */
	bool missing;
	bool has_signs; /* signs that are no text, base/text.h; in `text` each is a ? */
};

/* Fails: ERR_INPUT with *ret_wrong when `sent` holds a name that is not in the table. For forms; a query may carry what others added to a link. */
MUST_USE enum err fields_only(struct fields fields, struct pairs sent, struct fields_wrong *ret_wrong);
/* Checks `sent` against the table. Fails: ERR_INPUT with *ret_wrong, ERR_FULL. Keeps: `sent`. On OK *ret_values has one value for each row. */
MUST_USE enum err fields_read(struct fields fields, struct pairs sent, struct arena *a, const struct value **ret_values,
			      struct fields_wrong *ret_wrong);
/* What is wrong, in whole sentences. */
void w_fields_wrong(struct writer *w, const struct fields_wrong *wrong);
/* True for a kind that takes any number of values. */
bool fields_is_many(const struct field *f);
/* True for a name made of a-z 0-9 _ . only, 1 to 64 of them. */
bool fields_is_id(str s);

#endif
