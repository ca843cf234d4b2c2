/* cmd_progress.c - trivet progress: this week's stool, pain over time with what happened, and one other series below it. */
#include "me/forms.h"
#include "me/review.h"
#include "me/series.h"
#include "cli/cli.h"
#include "draw/text_pictures.h"
#include "words/counted.h"

enum { WEEK = 7, ROOM = 32 * 1024 /* of text, for the widest page */ };

static void json_tenths(struct json *j, const char *key, int tenths)
{
	json_key(j, key);
	if (tenths == CHART_MISSING)
		json_null(j);
	else
		json_int(j, tenths);
}

static void json_kday(struct json *j, const char *key, day d)
{
	char buffer[16];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_day(&w, d);
	json_kstr(j, key, writer_str(&w));
}

/* A week, or a span of weeks. */
static void json_week(struct json *j, const struct series *s, size_t i)
{
	struct chart_pair pair = series_pair(s);
	struct chart_row row = chart_table_row(&s->chart, i);
	json_open(j, '{');
	json_kday(j, "from", row.from);
	json_kint(j, "days", row.days);
	json_tenths(j, "pain_tenths", row.pain_tenths);
	json_tenths(j, "worst_tenths", row.worst);
	for (size_t l = 0; l < LEGS; l++)
		json_tenths(j, leg_words[l].p, row.percent[l]);
	if (s->other != SERIES_ALONE)
		json_tenths(j, "other_tenths", chart_pair_table_row(&pair, i).other_tenths);
	json_close(j, '}');
}

static enum err progress_json(struct rim *rim, const struct person *who, const struct strength *strength, const struct series *s)
{
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_key(&j, "week");
	form_balance(&j, &who->week);
	json_kstr(&j, "counted_by", counted_words[who->counted]);
	json_kopen(&j, "strength", '{');
	for (size_t l = 0; l < LEGS; l++)
		json_kint(&j, leg_words[l].p, strength->percent[l]);
	json_close(&j, '}');
	json_tenths(&j, "pain_mean_tenths", chart_mean(&s->chart, s->chart.last));
	json_kint(&j, "days_of_each", s->chart.span > 0 ? s->chart.span : WEEK);
	json_kstr(&j, "other", series_other_words[s->other]);
	json_kopen(&j, "weeks", '[');
	for (size_t i = 0; i < chart_table_count(&s->chart); i++)
		json_week(&j, s, i);
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

/* Fails: ERR_INPUT, and says what is allowed. */
static enum err read_other(struct rim *rim, const struct args *args, enum series_other *ret_other)
{
	size_t i = args->against == NULL ? SERIES_ALONE : word_index(series_other_words, SERIES_OTHERS, str_of(args->against));
	if (i == SERIES_OTHERS || (args->against != NULL && i == SERIES_ALONE))
		return complain_line(rim, ERR_INPUT, "--against needs " BESIDE_COMMAS "practice or breaks");
	*ret_other = (enum series_other)i;
	return OK;
}

static enum err load_series(struct rim *rim, const struct args *args, const struct person *who, struct series *ret_series)
{
	struct store *store;
	struct store_reader *r;
	struct store_reassessments had; /* the newest */
	struct series_wish wish = {.days = args_has(args, OPT_WEEKS) ? WEEK * args->weeks : DIARY_DAYS};
	TRY(read_other(rim, args, &wish.other));
	TRY(rim->store(rim, &store, &r));
	if (store_reassessments_newest(r, REVIEWS_MAX, rim->arena, &had) != OK)
		return complain_line(rim, ERR_IO, "what is stored could not be read; nothing was changed");
	day *looks = arena_new(rim->arena, day, had.n + 1);
	for (size_t i = 0; looks != NULL && i < had.n; i++)
		looks[i] = had.at[had.n - 1 - i].day;
	wish.looks = (struct chart_days){looks, had.n};
	if (looks == NULL || series_load(r, who, wish, rim->arena, ret_series) != OK)
		return complain_line(rim, ERR_IO, "what is stored could not be read; nothing was changed");
	return OK;
}

static enum err print_other(struct rim *rim, struct writer *w, struct text_page page, const struct series *s)
{
	struct chart_pair pair = series_pair(s);
	enum series_together together;
	TRY(series_together(s, rim->arena, &together));
	text_other(w, page, &pair);
	w_char(w, '\n');
	str words = series_together_words(s->other, together);
	if (words.n > 0)
		text_words(w, page, words);
	text_words(w, page, STR("Two things that go together need not cause each other."));
	w_char(w, '\n');
	return OK;
}

enum err cmd_progress(struct rim *rim, const struct args *args)
{
	struct person *who;
	struct series s;
	struct strength strength;
	char buffer[ROOM];
	struct writer w = writer_on(buffer, sizeof buffer);
	TRY(load_person(rim, args, &who));
	TRY(load_series(rim, args, who, &s));
	strength = person_strength(who, &s.lived);
	if (args_has(args, OPT_JSON))
		return progress_json(rim, who, &strength, &s);
	struct text_page page = {.width = rim->columns, .letters = rim->utf8 ? TEXT_UTF8 : TEXT_ASCII};
	text_stool(&w, page, series_stool(who));
	w_char(&w, '\n');
	print_strength(&w, &strength);
	if (who->counted != COUNTED_BY_PLAN)
		text_words(&w, page, counted_say(who->counted, who->plan.refusal));
	w_char(&w, '\n');
	text_pain(&w, page, &s.chart);
	w_char(&w, '\n');
	if (s.other != SERIES_ALONE && print_other(rim, &w, page, &s) != OK)
		return complain_line(rim, ERR_FULL, "not enough memory");
	text_weeks(&w, page, &s.chart);
	w_char(&w, '\n');
	chart_change_words(&w, chart_change(&s.chart, SERIES_STEP_TENTHS));
	return print_json(rim, &w);
}
