/* report_read.c - reads the report back from its JSON. */
#include "table/json_in.h"
#include "report/report.h"

/* Here, so that trivet-report needs no more of this room than this file and json_in.c. */
const str report_part_words[REPORT_PARTS] = {
	STR_INIT("who"),   STR_INIT("verdict"),   STR_INIT("where"),  STR_INIT("prevents"), STR_INIT("trend"),
	STR_INIT("stool"), STR_INIT("done"),      STR_INIT("danger"), STR_INIT("plan"),     STR_INIT("withheld"),
	STR_INIT("ask"),   STR_INIT("medicines"), STR_INIT("notes"),  STR_INIT("sources"),
};

const str report_tone_words[REPORT_URGENT + 1] = {STR_INIT("calm"), STR_INIT("care"), STR_INIT("urgent")};

static str text_of(const json_t *object, const char *key, struct arena *a)
{
	return arena_copy(a, json_in_text(object, key));
}

static day day_of(const json_t *object, const char *key, struct arena *a)
{
	day d = DAY_MIN;
	return day_parse(text_of(object, key, a), &d) ? d : DAY_MIN;
}

static void read_lines(const json_t *list, struct arena *a, struct report_section *s)
{
	size_t n = json_array_size(list);
	struct report_line *lines = arena_new(a, struct report_line, n + 1);
	for (size_t i = 0; lines != NULL && i < n; i++) {
		const json_t *l = json_array_get(list, i);
		lines[i] = (struct report_line){text_of(l, "group", a), text_of(l, "label", a), text_of(l, "text", a), text_of(l, "note", a)};
	}
	s->lines = lines;
	s->n_lines = lines == NULL ? 0 : n;
}

static void read_section(const json_t *object, struct arena *a, struct report *report)
{
	size_t part = word_index(report_part_words, REPORT_PARTS, text_of(object, "part", a));
	const json_t *pictures = json_object_get(object, "pictures");
	if (part == REPORT_PARTS)
		return; /* of a later version: what is known is shown */
	struct report_section *s = &report->part[part];
	*s = (struct report_section){
		.is_shown = true, .title = text_of(object, "title", a), .say = text_of(object, "say", a), .small = text_of(object, "small", a)};
	read_lines(json_object_get(object, "lines"), a, s);
	for (size_t i = 0; i < REPORT_PICTURES && i < json_array_size(pictures); i++) {
		const json_t *svg = json_array_get(pictures, i);
		if (json_is_string(svg))
			s->picture[i] = arena_copy(a, (str){json_string_value(svg), json_string_length(svg)});
	}
}

static enum err read_root(const json_t *root, struct arena *a, struct report *ret_report)
{
	const json_t *parts = json_object_get(root, "parts");
	size_t tone = word_index(report_tone_words, REPORT_URGENT + 1, text_of(root, "tone", a));
	if (!str_eq(text_of(root, "format", a), STR(REPORT_FORMAT)) || json_integer_value(json_object_get(root, "version")) != REPORT_VERSION)
		return ERR_INPUT;
	*ret_report = (struct report){.title = text_of(root, "title", a),
				      .name = text_of(root, "name", a),
				      .period = text_of(root, "period", a),
				      .footer = text_of(root, "footer", a),
				      .made_on = day_of(root, "made_on", a),
				      .first = day_of(root, "first", a),
				      .last = day_of(root, "last", a),
				      .tone = tone <= REPORT_URGENT ? (enum report_tone)tone : REPORT_URGENT};
	for (size_t i = 0; i < json_array_size(parts); i++)
		read_section(json_array_get(parts, i), a, ret_report);
	return a->full ? ERR_FULL : OK;
}

enum err report_read(str text, struct arena *a, struct report *ret_report)
{
	json_t *root = json_in(text, NULL);
	enum err e = json_is_object(root) ? read_root(root, a, ret_report) : ERR_INPUT;
	json_decref(root);
	return e;
}
