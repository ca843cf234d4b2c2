/* fields.c - a form against its table. */
#include "web/server/fields.h"

#include "base/text.h"

bool fields_is_id(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'))
			return false;
	}
	return s.n > 0 && s.n <= 64;
}

/* Characters, not bytes: what a person counts. */
static int64_t length(str s)
{
	int64_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

static bool is_choice(str s, const char *choices)
{
	str rest = str_of(choices);
	while (rest.n > 0)
		if (str_eq(str_split(&rest, ' '), s))
			return true;
	return false;
}

/* HH:MM, and the :SS that some browsers add. */
static bool is_clock(str s, int64_t *ret_second)
{
	int32_t second;
	bool has_seconds = s.n == 8 && s.p[5] == ':';
	if (!clock_parse(has_seconds ? str_sub(s, 0, 5) : s, &second))
		return false;
	*ret_second = second;
	return true;
}

/* Its name is what the names of what is sent begin with. */
static bool has_prefix(const struct field *f)
{
	return f->kind == FIELD_PAIRS || f->kind == FIELD_LINES;
}

bool fields_is_many(const struct field *f)
{
	return f->kind == FIELD_MANY || has_prefix(f);
}

static bool belongs(const struct field *f, str name)
{
	return has_prefix(f) ? str_starts(name, str_of(f->name)) : str_eq(name, str_of(f->name));
}

static bool read_one(const struct field *f, str s, struct value *v)
{
	v->text = s;
	switch (f->kind) {
	case FIELD_INT: return str_int(s, &v->number) && v->number >= f->min && v->number <= f->max;
	case FIELD_DAY: return day_parse(s, &v->day);
	case FIELD_CLOCK: return is_clock(s, &v->number);
	case FIELD_TEXT: return text_is_clean(s) && length(s) >= f->min && length(s) <= f->max;
	case FIELD_LINE: return text_is_line(s) && length(s) >= f->min && length(s) <= f->max;
	case FIELD_RAW: return s.n >= (size_t)f->min && s.n <= (size_t)f->max;
	case FIELD_ID: return fields_is_id(s);
	case FIELD_CHOICE: return is_choice(s, f->choices);
	case FIELD_CHECK: v->number = 1; return true;
	case FIELD_MANY:
	case FIELD_LINES:
	case FIELD_PAIRS: break;
	}
	return false;
}

/* One of many: an id, or a line. */
static bool is_fit(const struct field *f, str s)
{
	return f->kind == FIELD_LINES ? text_is_line(s) && length(s) >= f->min && length(s) <= f->max : fields_is_id(s);
}

/* All that was sent under the name, or under names that begin with it. */
static enum err read_many(const struct field *f, struct pairs sent, struct arena *a, struct value *v, struct fields_wrong *wrong)
{
	struct pair *p = arena_new(a, struct pair, sent.n);
	size_t n = 0;
	if (p == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < sent.n; i++) {
		if (!belongs(f, sent.p[i].name) || sent.p[i].value.n == 0) /* an empty box is a box left empty */
			continue;
		str key = has_prefix(f) ? str_sub(sent.p[i].name, str_of(f->name).n, sent.p[i].name.n) : sent.p[i].name;
		if (!is_fit(f, sent.p[i].value) || !fields_is_id(key)) {
			*wrong = (struct fields_wrong){.field = f, .text = sent.p[i].value};
			return ERR_INPUT;
		}
		p[n++] = (struct pair){key, sent.p[i].value};
	}
	v->many = (struct pairs){p, n};
	v->given = n > 0;
	return OK;
}

static enum err read_field(const struct field *f, struct pairs sent, struct value *v, struct fields_wrong *wrong)
{
	size_t n = 0;
	for (size_t i = 0; i < sent.n; i++) {
		if (!belongs(f, sent.p[i].name))
			continue;
		str s = f->kind == FIELD_RAW ? sent.p[i].value : str_trim(sent.p[i].value);
		if (s.n == 0 && n == 0)
			continue; /* an empty box is a box left empty */
		*wrong = (struct fields_wrong){.field = f, .text = s, .has_signs = !text_is_clean(s)};
		if (n++ > 0 || !read_one(f, s, v)) /* twice: which one was meant? */
			return ERR_INPUT;
		v->given = true;
	}
	return OK;
}

static bool is_known(struct fields fields, str name)
{
	for (size_t i = 0; i < fields.n; i++)
		if (belongs(&fields.row[i], name))
			return true;
	return false;
}

enum err fields_only(struct fields fields, struct pairs sent, struct fields_wrong *ret_wrong)
{
	for (size_t i = 0; i < sent.n; i++) {
		if (is_known(fields, sent.p[i].name))
			continue;
		*ret_wrong = (struct fields_wrong){.text = sent.p[i].name};
		return ERR_INPUT;
	}
	return OK;
}

/* To be shown and sent again. */
static str clean(str s, struct arena *a)
{
	struct writer w = arena_writer(a);
	text_write_clean(&w, s);
	return arena_keep(a, &w);
}

enum err fields_read(struct fields fields, struct pairs sent, struct arena *a, const struct value **ret_values, struct fields_wrong *ret_wrong)
{
	struct value *v = arena_new(a, struct value, fields.n);
	if (v == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < fields.n; i++) {
		const struct field *f = &fields.row[i];
		enum err e = fields_is_many(f) ? read_many(f, sent, a, &v[i], ret_wrong) : read_field(f, sent, &v[i], ret_wrong);
		if (e != OK)
			ret_wrong->text = clean(ret_wrong->text, a);
		TRY(e);
		if (!f->needed || v[i].given)
			continue;
		*ret_wrong = (struct fields_wrong){.field = f, .text = STR(""), .missing = true};
		return ERR_INPUT;
	}
	*ret_values = v;
	return OK;
}

/* What may be in a field, after "Sleep ". */
static void w_may(struct writer *w, const struct field *f)
{
	switch (f->kind) {
	case FIELD_INT:
		w_z(w, " must be a whole number from ");
		w_int(w, f->min);
		w_z(w, " to ");
		w_int(w, f->max);
		w_char(w, '.');
		return;
	case FIELD_DAY: w_z(w, " must be a day, such as 2026-11-26."); return;
	case FIELD_CLOCK: w_z(w, " must be a time of day, such as 07:40."); return;
	case FIELD_TEXT:
	case FIELD_LINE:
	case FIELD_LINES:
		w_z(w, " can hold ");
		w_int(w, f->min);
		w_z(w, " to ");
		w_int(w, f->max);
		w_z(w, " letters.");
		return;
	case FIELD_RAW:
	case FIELD_ID:
	case FIELD_CHOICE:
	case FIELD_CHECK:
	case FIELD_MANY:
	case FIELD_PAIRS: break;
	}
	w_z(w, " must be one of the answers on the page.");
}

void w_fields_wrong(struct writer *w, const struct fields_wrong *wrong)
{
	if (wrong->field == NULL) {
		w_z(w, "This page does not know the field \u201c");
		w_str(w, wrong->text);
		w_z(w, "\u201d. Nothing was changed.");
		return;
	}
	w_z(w, wrong->field->label);
	if (wrong->missing)
		w_z(w, " is empty, but it is needed.");
	else if (wrong->has_signs)
		w_z(w, " contains characters that are not text, such as control characters. In the box, each appears as a question mark.");
	else
		w_may(w, wrong->field);
	w_z(w, " Nothing else is lost.");
}
