/* report_json.c - the report as JSON: for programs, and for trivet-report, which makes the PDF from it and from nothing else. */
#include "report/report.h"

#include "me/forms.h"

static void kday(struct json *j, const char *key, day d)
{
	char buffer[16];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_day(&w, d);
	json_kstr(j, key, writer_str(&w));
}

static void line(struct json *j, const struct report_line *l)
{
	json_open(j, '{');
	json_kstr(j, "group", l->group);
	json_kstr(j, "label", l->label);
	json_kstr(j, "text", l->text);
	json_kstr(j, "note", l->note);
	json_close(j, '}');
}

static void section(struct json *j, enum report_part part, const struct report_section *s)
{
	json_open(j, '{');
	json_kstr(j, "part", report_part_words[part]);
	json_kstr(j, "title", s->title);
	json_kstr(j, "say", s->say);
	json_kopen(j, "lines", '[');
	for (size_t i = 0; i < s->n_lines; i++)
		line(j, &s->lines[i]);
	json_close(j, ']');
	json_kstr(j, "small", s->small);
	json_kopen(j, "pictures", '[');
	for (size_t i = 0; i < REPORT_PICTURES && s->picture[i].n > 0; i++)
		json_str(j, s->picture[i]);
	json_close(j, ']');
	json_close(j, '}');
}

static void weeks(struct json *j, const struct chart *c)
{
	json_kopen(j, "weeks", '[');
	for (size_t i = 0; c->days != NULL && i < chart_table_count(c); i++) {
		struct chart_row row = chart_table_row(c, i);
		json_open(j, '{');
		kday(j, "from", row.from);
		json_kint(j, "days", row.days);
		json_key(j, "pain_tenths");
		if (row.pain_tenths == CHART_MISSING)
			json_null(j);
		else
			json_int(j, row.pain_tenths);
		json_close(j, '}');
	}
	json_close(j, ']');
}

/* 0..10, or null where a place was marked without saying how strong. */
static void places(struct json *j, const struct map_pain *pain)
{
	json_kopen(j, "places", '{');
	for (size_t i = 0; i < MAP_REGIONS; i++) {
		if (pain->intensity[i] == 0)
			continue;
		json_key(j, map_region_id(i).p);
		if (pain->intensity[i] == MAP_MARKED)
			json_null(j);
		else
			json_int(j, pain->intensity[i]);
	}
	json_close(j, '}');
}

static bool shows(const struct report *report, enum report_part part)
{
	return report->part[part].is_shown;
}

/* Numbers of a part that was left out are left out, too. */
static void numbers(struct json *j, const struct report *report)
{
	json_kopen(j, "numbers", '{');
	if (shows(report, REPORT_VERDICT)) {
		json_kbool(j, "looked_back", report->is_look);
		json_key(j, "verdict");
		form_review(j, &report->look);
	}
	if (shows(report, REPORT_STOOL)) {
		json_kopen(j, "percent", '{');
		for (size_t leg = 0; leg < LEGS; leg++)
			json_kint(j, leg_words[leg].p, report->legs.percent[leg]);
		json_close(j, '}');
	}
	if (shows(report, REPORT_TREND))
		weeks(j, &report->chart);
	if (shows(report, REPORT_WHERE))
		places(j, &report->pain);
	json_close(j, '}');
}

void form_report(struct json *j, const struct report *report)
{
	json_open(j, '{');
	json_kstr(j, "format", STR(REPORT_FORMAT));
	json_kint(j, "version", REPORT_VERSION);
	json_kstr(j, "title", report->title);
	json_kstr(j, "name", report->name);
	kday(j, "made_on", report->made_on);
	kday(j, "first", report->first);
	kday(j, "last", report->last);
	json_kstr(j, "period", report->period);
	json_kstr(j, "tone", report_tone_words[report->tone]);
	json_kopen(j, "parts", '[');
	for (enum report_part part = REPORT_WHO; part < REPORT_PARTS; part++)
		if (shows(report, part))
			section(j, part, &report->part[part]);
	json_close(j, ']');
	json_kstr(j, "footer", report->footer);
	numbers(j, report);
	json_close(j, '}');
}
