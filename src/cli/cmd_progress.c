/* cmd_progress.c - trivet progress: the stool of this week, and pain over time. */
#include "app/forms.h"
#include "app/series.h"
#include "cli/cli.h"
#include "draw/text_pictures.h"

static enum err progress_json(struct rim *rim, const struct person *who, const struct strength *strength, const struct chart *c)
{
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	int mean = chart_mean(c, c->last);
	json_open(&j, '{');
	json_key(&j, "week");
	form_balance(&j, &who->week);
	json_kopen(&j, "strength", '{');
	for (size_t l = 0; l < LEGS; l++)
		json_kint(&j, leg_words[l].p, strength->percent[l]);
	json_close(&j, '}');
	json_key(&j, "pain_mean_tenths");
	if (mean == CHART_MISSING)
		json_null(&j);
	else
		json_int(&j, mean);
	json_kopen(&j, "weeks", '[');
	for (size_t i = 0; i < chart_table_count(c); i++) {
		struct chart_row row = chart_table_row(c, i);
		char room[16];
		struct writer d = writer_on(room, sizeof room);
		w_day(&d, row.from);
		json_open(&j, '{');
		json_kstr(&j, "monday", writer_str(&d));
		json_kint(&j, "days", row.days);
		json_key(&j, "pain_tenths");
		if (row.pain_tenths == CHART_MISSING)
			json_null(&j);
		else
			json_int(&j, row.pain_tenths);
		for (size_t l = 0; l < LEGS; l++)
			json_kint(&j, leg_words[l].p, row.percent[l] == CHART_MISSING ? 0 : row.percent[l]);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	return print_json(rim, &w);
}

/* "Strength over the last weeks, in percent: treatment 12, practice 48, change 30" */
static void print_strength(struct writer *w, const struct strength *s)
{
	w_z(w, "Strength over the last weeks, in percent: ");
	for (size_t l = 0; l < LEGS; l++) {
		w_z(w, l > 0 ? ", " : "");
		w_str(w, leg_words[l]);
		w_char(w, ' ');
		w_int(w, s->percent[l]);
	}
	w_char(w, '\n');
}

enum err cmd_progress(struct rim *rim, const struct args *args)
{
	struct person *who;
	struct chart c;
	TRY(load_person(rim, args, &who));
	struct strength strength;
	if (series_chart(who, DIARY_DAYS, rim->arena, &c) != OK || person_strength(who, rim->arena, &strength) != OK)
		return complain_line(rim, ERR_FULL, "no room");
	if (args_has(args, OPT_JSON))
		return progress_json(rim, who, &strength, &c);
	struct writer w = arena_writer(rim->arena);
	struct text_page page = {.width = rim->columns, .letters = rim->utf8 ? TEXT_UTF8 : TEXT_ASCII};
	text_stool(&w, page, series_stool(who));
	w_char(&w, '\n');
	print_strength(&w, &strength);
	w_char(&w, '\n');
	text_pain(&w, page, &c);
	w_char(&w, '\n');
	chart_change_words(&w, chart_change(&c, SERIES_STEP_TENTHS));
	return print_json(rim, &w);
}
