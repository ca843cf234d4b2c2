/* charts.c - the charts of Progress. */
#include "web/pages/progress/charts.h"

#include "me/reads.h"
#include "base/text.h"
#include "draw/chart_picture.h"

/* ---- what was chosen ---- */

enum { PERIOD, AGAINST };
enum { EVENTS_MOST = 100 /* in the list below the picture */, WHY_MOST = 300 /* bytes of a note there */ };

const struct field charts_fields[2] = {
	[PERIOD] = {.name = "period", .label = "How far back", .kind = FIELD_CHOICE, .choices = "month quarter year all"},
	[AGAINST] = {.name = "against", .label = "Under the pain", .kind = FIELD_CHOICE, .choices = "nothing " BESIDE_BLANKS "practice breaks"},
};

enum { QUARTER = 1 }; /* unless something else is chosen */

static const struct period {
	const char *word, *name;
	int32_t days;
} periods[CHARTS_PERIODS] = {
	{"month", "4 weeks", 28},
	{"quarter", "3 months", DIARY_DAYS},
	{"year", "1 year", 364},
	{"all", "All", SERIES_DAYS_ALL},
};

/* A gauge has its own. */
static const char *const other_names[SERIES_OTHERS] = {
	[SERIES_ALONE] = "Nothing",
	[SERIES_PRACTICE] = "Minutes of practice",
	[SERIES_BREAKS] = "Breaks",
};

static const char *const pair_titles[SERIES_OTHERS] = {
	[SERIES_ALONE] = "Pain",
	[SERIES_PRACTICE] = "Pain and practice",
	[SERIES_BREAKS] = "Pain and breaks",
};

static size_t period_of(const struct value *chosen)
{
	for (size_t i = 0; chosen[PERIOD].given && i < CHARTS_PERIODS; i++)
		if (str_eq(chosen[PERIOD].text, str_of(periods[i].word)))
			return i;
	return QUARTER;
}

static enum series_other other_of(const struct value *chosen)
{
	for (size_t i = 0; chosen[AGAINST].given && i < SERIES_OTHERS; i++)
		if (str_eq(chosen[AGAINST].text, series_other_words[i]))
			return (enum series_other)i;
	return SERIES_ALONE;
}

/* Another period keeps what is under the pain. */
static void set_choices(struct charts_view *v, size_t period, struct arena *a)
{
	for (size_t i = 0; i < CHARTS_PERIODS; i++) {
		url where = url_with(a, URL("/progress"), "period", str_of(periods[i].word));
		if (v->series.other != SERIES_ALONE)
			where = url_with(a, where, "against", series_other_words[v->series.other]);
		v->periods[i] = (struct charts_choice){periods[i].word, periods[i].name, where, i == period};
	}
	for (size_t i = 0; i < SERIES_OTHERS; i++) {
		const struct gauge *m = series_gauge((enum series_other)i);
		v->others[i] = (struct charts_choice){
			.word = series_other_words[i].p, .name = m != NULL ? m->name.p : other_names[i], .is_now = i == (size_t)v->series.other};
	}
	v->period = periods[period].word;
}

/* ---- tables ---- */

static enum err set_rows(struct charts_view *v, struct arena *a)
{
	size_t n = chart_table_count(&v->series.chart);
	struct chart_row *rows = arena_new(a, struct chart_row, n);
	struct chart_pair_row *pair_rows = arena_new(a, struct chart_pair_row, n);
	if (rows == NULL || pair_rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < n; i++) {
		rows[i] = chart_table_row(&v->series.chart, n - 1 - i);
		if (v->series.other != SERIES_ALONE)
			pair_rows[i] = chart_pair_table_row(&v->pair, n - 1 - i);
	}
	v->rows = rows;
	v->n_rows = n;
	v->pair_rows = pair_rows;
	v->n_pair_rows = v->series.other_days > 0 ? n : 0;
	return OK;
}

static const char *const mark_names[] = {
	[STORE_MARK_FLARE] = "Flare",
	[STORE_MARK_ILL] = "Ill",
	[STORE_MARK_TRAVEL] = "Travel",
	[STORE_MARK_OTHER] = "Another mark",
};

struct events {
	struct charts_event *at;
	size_t n;
};

static bool is_shown(const struct charts_view *v, day d)
{
	return d.n >= v->series.chart.first.n && d.n <= v->series.chart.last.n;
}

static void add(struct events *to, struct charts_event event)
{
	to->at[to->n++] = event;
}

/* A note may be long: the diary has all of it. */
static str cut(str text, struct arena *a)
{
	struct writer w = arena_writer(a);
	text_write_cut(&w, text, WHY_MOST);
	return arena_keep(a, &w);
}

/* In a long range the table of weeks says how many there were. */
static void add_treatments(const struct charts_view *v, const struct store_deed_items *had, struct events *to)
{
	const struct pack *p = v->who->pack;
	for (size_t i = 0; i < had->n; i++) {
		uint16_t item = pack_item(p, had->at[i].item);
		add(to, (struct charts_event){had->at[i].day, had->at[i].day, "Treatment", item == NONE ? STR("") : p->items[item].name, URL("")});
	}
}

static void add_looks(const struct charts_view *v, const struct reviews *had, struct arena *a, struct events *to)
{
	for (size_t i = 0; i < had->n; i++) {
		struct writer w = arena_writer(a);
		w_z(&w, "/reassess/");
		w_int(&w, had->of[i].id);
		if (is_shown(v, had->of[i].on))
			add(to, (struct charts_event){had->of[i].on, had->of[i].on, "Look back", STR(""), {arena_keep(a, &w)}});
	}
}

/* By insertion: few, and almost in order. */
static void sort_latest_first(struct events *e)
{
	for (size_t i = 1; i < e->n; i++) {
		struct charts_event moved = e->at[i];
		size_t k = i;
		for (; k > 0 && e->at[k - 1].first.n < moved.first.n; k--)
			e->at[k] = e->at[k - 1];
		e->at[k] = moved;
	}
}

/* The newest of all that stands for a sign in the picture. */
static enum err set_events(struct charts_view *v, const struct reviews *had, const struct store_deed_items *treatments, struct arena *a)
{
	const struct series *s = &v->series;
	struct events e = {arena_new(a, struct charts_event, s->marks.n + s->plans.n + had->n + treatments->n + 1), 0};
	if (e.at == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < s->marks.n; i++)
		add(&e, (struct charts_event){s->marks.at[i].first, s->marks.at[i].last, mark_names[s->marks.at[i].kind], cut(s->marks.at[i].note, a),
					      URL("")});
	for (size_t i = 0; i < s->plans.n; i++)
		add(&e, (struct charts_event){s->plans.at[i].day, s->plans.at[i].day, "The plan changed", cut(s->plans.at[i].why, a), URL("")});
	add_looks(v, had, a, &e);
	add_treatments(v, treatments, &e);
	sort_latest_first(&e);
	v->events = e.at;
	v->n_events = e.n < EVENTS_MOST ? e.n : EVENTS_MOST;
	v->has_more_events = e.n > EVENTS_MOST;
	return a->full ? ERR_FULL : OK;
}

/* ---- all of it ---- */

static enum err look_days(const struct reviews *had, struct arena *a, struct chart_days *ret_days)
{
	day *days = arena_new(a, day, had->n + 1);
	if (days == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < had->n; i++)
		days[i] = had->of[i].on;
	*ret_days = (struct chart_days){days, had->n};
	return OK;
}

enum err charts_load(struct app *app, const struct person *who, const struct reviews *had, const struct value *chosen, struct arena *a,
		     struct charts_view *ret_view)
{
	struct charts_view *v = ret_view;
	struct chart_days looks;
	size_t period = period_of(chosen);
	*v = (struct charts_view){.who = who};
	TRY(look_days(had, a, &looks));
	struct store_deed_items treatments = {NULL, 0};
	TRY(reads_series(app, who, (struct series_wish){periods[period].days, other_of(chosen), looks}, a, &v->series));
	if (v->series.chart.span == 0)
		TRY(reads_treatments(app, who->caller, (struct store_some){{v->series.chart.first, v->series.chart.last}, EVENTS_MOST}, a,
				     &treatments));
	v->change = chart_change(&v->series.chart, SERIES_STEP_TENTHS);
	v->pair = series_pair(&v->series);
	const struct gauge *under = series_gauge(v->series.other);
	v->pair_title = under != NULL ? under->title : pair_titles[v->series.other];
	enum series_together together;
	TRY(series_together(&v->series, a, &together));
	v->together = series_together_words(v->series.other, together);
	set_choices(v, period, a);
	TRY(set_rows(v, a));
	return set_events(v, had, &treatments, a);
}

/* ---- pictures ---- */

void page_charts_wide(struct writer *w, const struct charts_view *v)
{
	chart_draw(w, &v->series.chart, CHART_WIDE, STR("wide"));
}

void page_charts_narrow(struct writer *w, const struct charts_view *v)
{
	chart_draw(w, &v->series.chart, CHART_NARROW, STR("narrow"));
}

void page_charts_key(struct writer *w, const struct charts_view *v)
{
	chart_key(w, &v->series.chart);
}

void page_charts_words(struct writer *w, const struct charts_view *v)
{
	chart_change_words(w, v->change);
}

void page_charts_pair_wide(struct writer *w, const struct charts_view *v)
{
	chart_pair_draw(w, &v->pair, CHART_WIDE, STR("pair-wide"));
}

void page_charts_pair_narrow(struct writer *w, const struct charts_view *v)
{
	chart_pair_draw(w, &v->pair, CHART_NARROW, STR("pair-narrow"));
}
