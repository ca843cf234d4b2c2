/* diary.c - the diary. A day without a line is simply not there. */
#include "web/pages/diary/diary.h"

/* ---- the days ---- */

struct lines {
	struct diary_line *at;
	size_t n;
};

/* A mark is at its first day, or at the first day that is shown. */
static void add_marks(const struct diary *d, day on, struct lines *lines, struct arena *a)
{
	for (size_t i = 0; i < d->marks.n; i++) {
		const struct store_mark *m = &d->marks.at[i];
		day shown = m->first.n < d->days.first.n ? d->days.first : m->first;
		if (shown.n == on.n)
			lines->at[lines->n++] = diary_mark_line(m, a);
	}
}

/* Entries and deeds are in the order of their days and instants, those without a time first: the lines of one day, merged. */
static void add_day(const struct person *who, const struct diary *of, day on, struct lines *lines, struct arena *a)
{
	size_t e = 0, d = 0;
	while (e < of->entries.n && of->entries.at[e].day.n < on.n)
		e++;
	while (d < of->deeds.n && of->deeds.at[d].day.n < on.n)
		d++;
	for (;;) {
		bool has_entry = e < of->entries.n && of->entries.at[e].day.n == on.n, has_deed = d < of->deeds.n && of->deeds.at[d].day.n == on.n;
		if (!has_entry && !has_deed)
			return;
		if (has_entry && (!has_deed || of->entries.at[e].at.at.s <= of->deeds.at[d].at.at.s))
			lines->at[lines->n++] = diary_entry_line(who, &of->entries.at[e++], &of->activities, a);
		else
			lines->at[lines->n++] = diary_deed_line(who, &of->deeds.at[d++], a);
	}
}

static enum err set_days(struct diary_view *v, const struct diary *of, struct arena *a)
{
	struct lines lines = {.at = arena_new(a, struct diary_line, of->entries.n + of->deeds.n + of->marks.n + 1)};
	struct diary_day *days = arena_new(a, struct diary_day, DIARY_DAYS);
	if (lines.at == NULL || days == NULL)
		return ERR_FULL;
	for (day on = of->days.last; on.n >= of->days.first.n; on = day_plus(on, -1)) {
		size_t before = lines.n;
		add_marks(of, on, &lines, a);
		add_day(v->who, of, on, &lines, a);
		if (lines.n > before)
			days[v->n_days++] = (struct diary_day){.on = on, .lines = lines.at + before, .n = lines.n - before};
	}
	v->days = days;
	return OK;
}

/* ---- GET /diary ---- */

enum { KEPT, UNTIL, MORE, WITHOUT, MONTH };

const struct field diary_show_fields[5] = {
	[KEPT] = {.name = "kept", .label = "Kept", .kind = FIELD_CHOICE, .choices = "pain did done gone more"},
	[UNTIL] = {.name = "until", .label = "Up to", .kind = FIELD_DAY},
	[MORE] = {.name = "more", .label = "More to say", .kind = FIELD_CHECK},
	[WITHOUT] = {.name = "without", .label = "Without the last lines", .kind = FIELD_INT, .min = 0, .max = DIARY_SKIP_MOST},
	[MONTH] = {.name = "month", .label = "Month", .kind = FIELD_DAY},
};

/* What comes before that which is shown. */
static url earlier_url(struct diary_place_of next, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, "/diary?until=");
	w_day(&w, next.until);
	if (next.skip > 0) {
		w_z(&w, "&without=");
		w_int(&w, (int64_t)next.skip);
	}
	w_z(&w, "#days");
	return (url){arena_keep(a, &w)};
}

static enum err set_forms(struct diary_view *v, const struct diary *of, struct arena *a)
{
	struct store_entry none = diary_no_entry(v->who);
	struct store_mark mark = {.first = v->who->today, .last = v->who->today, .note = STR("")};
	TRY(diary_entry_form(v->who, v->form, &none, &of->activities, a, &v->add));
	v->mark = diary_mark_form(v->who, v->form, &mark, a);
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		v->legs[l] = (struct diary_leg){.leg = l, .is_done = person_did_leg(v->who, l, v->who->today)};
	return OK;
}

enum err diary_show(struct site *site, const struct request *q, struct response *r)
{
	str kept = q->value[KEPT].given ? q->value[KEPT].text : STR("");
	struct person *who;
	struct diary_page page;
	struct diary_view *v = arena_new(r->arena, struct diary_view, 1);
	if (v == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	bool is_then = q->value[UNTIL].given && diary_is_day(who, q->value[UNTIL].day);
	day until = is_then ? q->value[UNTIL].day : who->today;
	struct diary_place_of from = {until, q->value[WITHOUT].given ? (size_t)q->value[WITHOUT].number : 0};
	TRY(app_diary_page(site->app, q->caller, from, r->arena, &page));
	*v = (struct diary_view){.who = who,
				 .form = csrf_key(q, r),
				 .kept = str_eq(kept, STR("done")),
				 .did = str_eq(kept, STR("did")),
				 .gone = str_eq(kept, STR("gone")),
				 .more = q->value[MORE].given,
				 .is_now = until.n == who->today.n && from.skip == 0,
				 .is_part = page.is_part};
	v->earlier = earlier_url(page.next, r->arena);
	v->pain = log_pain_of(who, v->form, r->arena);
	v->pain.back = "diary";
	v->pain.is_new = str_eq(kept, STR("pain"));
	TRY(diary_more_of(site->app, who, v->form, r->arena, &v->add_today));
	v->add_today.is_new = str_eq(kept, STR("more"));
	bool is_month = q->value[MONTH].given && diary_is_day(who, q->value[MONTH].day);
	TRY(diary_month_of(site->app, who, is_month ? q->value[MONTH].day : until, r->arena, &v->month));
	TRY(set_forms(v, &page.of, r->arena));
	TRY(set_days(v, &page.of, r->arena));
	page_diary(response_page(r, "Diary", NAV_DIARY), v);
	return OK;
}
