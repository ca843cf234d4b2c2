/* diary_page.c - so much of the diary as a page holds. */
#include "me/diary_page.h"

enum { REACHING_MOST = 5 /* marks of before that go on into the page */ };

/* Lines of each day of the last DIARY_DAYS, newest first. */
struct counts {
	day until;
	size_t of[DIARY_DAYS];
};

static void count(struct counts *c, day on, int n)
{
	int32_t ago = day_diff(c->until, on);
	if (ago >= 0 && ago < DIARY_DAYS)
		c->of[ago] += (size_t)n;
}

static enum err count_lines(struct store_reader *r, day until, struct arena scratch, struct counts *ret_counts)
{
	struct store_days days = store_last_days(until, DIARY_DAYS);
	struct store_entry_days entries;
	struct store_deed_days deeds;
	struct store_mark_days marks;
	*ret_counts = (struct counts){.until = until};
	TRY(store_entry_days(r, days, &scratch, &entries));
	TRY(store_deed_days(r, days, &scratch, &deeds));
	TRY(store_mark_days(r, days, &scratch, &marks));
	for (size_t i = 0; i < entries.n; i++)
		count(ret_counts, entries.at[i].day, entries.at[i].n);
	for (size_t i = 0; i < deeds.n; i++)
		count(ret_counts, deeds.at[i].day, deeds.at[i].n);
	for (size_t i = 0; i < marks.n; i++)
		count(ret_counts, marks.at[i].day, marks.at[i].n);
	return OK;
}

/* ---- a part of one day ---- */

struct day_part {
	struct store_entry *entries;
	struct store_deed *deeds;
	struct store_mark *marks;
	size_t n_entries, n_deeds, n_marks;
	size_t bytes;
};

static enum err read_line(struct store_reader *r, const struct store_line *line, struct arena *a, struct day_part *p)
{
	switch (line->kind) {
	case STORE_LINE_MARK:
		TRY(store_mark(r, line->id, a, &p->marks[p->n_marks]));
		p->bytes += p->marks[p->n_marks++].note.n;
		return OK;
	case STORE_LINE_ENTRY:
		TRY(store_entry_whole(r, line->id, a, &p->entries[p->n_entries]));
		p->bytes += p->entries[p->n_entries].note.n + p->entries[p->n_entries].medicines.n;
		p->n_entries++;
		return OK;
	case STORE_LINE_DEED:
		TRY(store_deed(r, line->id, a, &p->deeds[p->n_deeds]));
		p->n_deeds++;
		return OK;
	}
	return ERR_IO;
}

/* The newest lines of the day after `skip` of them, as many as a page holds; `most`: how many the day has. */
static enum err read_part(struct store_reader *r, struct store_line_page lines_of, struct arena *a, struct diary_page *page)
{
	const day on = lines_of.on;
	const size_t skip = lines_of.skip, n = lines_of.most;
	size_t left = n - skip, most = left < DIARY_LINES_MOST ? left : DIARY_LINES_MOST, shown = 0;
	struct store_lines lines;
	struct day_part p = {.entries = arena_new(a, struct store_entry, most),
			     .deeds = arena_new(a, struct store_deed, most),
			     .marks = arena_new(a, struct store_mark, most)};
	if (a->full)
		return ERR_FULL;
	TRY(store_lines(r, (struct store_line_page){on, left - most, most}, a, &lines));
	for (; shown < lines.n && (shown == 0 || p.bytes <= DIARY_BYTES_MOST); shown++)
		TRY(read_line(r, &lines.at[lines.n - 1 - shown], a, &p));
	diary_turn_round(p.entries, p.n_entries, sizeof p.entries[0]);
	diary_turn_round(p.deeds, p.n_deeds, sizeof p.deeds[0]);
	diary_turn_round(p.marks, p.n_marks, sizeof p.marks[0]);
	page->of.days = (struct store_days){on, on};
	page->of.entries = (struct store_entries){p.entries, p.n_entries};
	page->of.deeds = (struct store_deeds){p.deeds, p.n_deeds};
	page->of.marks = (struct store_marks){p.marks, p.n_marks};
	page->is_part = true;
	page->next = skip + shown < n ? (struct diary_place_of){on, skip + shown} : (struct diary_place_of){day_plus(on, -1), 0};
	return store_activities(r, a, &page->of.activities);
}

/* ---- whole days ---- */

static size_t text_bytes(const struct diary *d, day on)
{
	size_t bytes = 0;
	for (size_t i = 0; i < d->entries.n; i++)
		bytes += d->entries.at[i].day.n == on.n ? d->entries.at[i].note.n + d->entries.at[i].medicines.n : 0;
	for (size_t i = 0; i < d->marks.n; i++)
		bytes += d->marks.at[i].first.n == on.n ? d->marks.at[i].note.n : 0;
	return bytes;
}

/* The first day of those that can be shown together, by their texts. */
static day first_by_bytes(const struct diary *d)
{
	size_t bytes = text_bytes(d, d->days.last);
	day first = d->days.last;
	for (; first.n > d->days.first.n; first = day_plus(first, -1)) {
		bytes += text_bytes(d, day_plus(first, -1));
		if (bytes > DIARY_BYTES_MOST)
			break;
	}
	return first;
}

/* Without what is before `first`: the lists are in the order of their days. Marks that reach into the page stay, the newest few. */
static void drop_before(struct diary *d, day first)
{
	size_t entries = 0, deeds = 0, before = 0;
	while (entries < d->entries.n && d->entries.at[entries].day.n < first.n)
		entries++;
	while (deeds < d->deeds.n && d->deeds.at[deeds].day.n < first.n)
		deeds++;
	while (before < d->marks.n && d->marks.at[before].first.n < first.n)
		before++;
	size_t marks = before > REACHING_MOST ? before - REACHING_MOST : 0;
	while (marks < before && d->marks.at[marks].last.n < first.n)
		marks++;
	d->days.first = first;
	d->entries = (struct store_entries){d->entries.n > entries ? &d->entries.at[entries] : NULL, d->entries.n - entries};
	d->deeds = (struct store_deeds){d->deeds.n > deeds ? &d->deeds.at[deeds] : NULL, d->deeds.n - deeds};
	d->marks = (struct store_marks){d->marks.n > marks ? &d->marks.at[marks] : NULL, d->marks.n - marks};
}

static enum err read_days(struct store_reader *r, struct store_days days, struct arena *a, struct diary_page *page)
{
	page->of.days = days;
	TRY(diary_load(r, DIARY_LINES_MOST + REACHING_MOST, a, &page->of));
	drop_before(&page->of, first_by_bytes(&page->of));
	page->next = (struct diary_place_of){day_plus(page->of.days.first, -1), 0};
	return OK;
}

/* ---- the page ---- */

static enum err read_page(struct store_reader *r, struct diary_place_of from, struct arena *a, struct diary_page *page)
{
	struct counts counts;
	size_t newest = 0, ago, lines = 0;
	TRY(count_lines(r, from.until, *a, &counts));
	while (newest < DIARY_DAYS && counts.of[newest] == 0)
		newest++;
	bool is_begun = from.skip > 0 && newest == 0 && from.skip < counts.of[0];
	if (is_begun || (newest < DIARY_DAYS && counts.of[newest] > DIARY_LINES_MOST))
		return read_part(r, (struct store_line_page){day_plus(from.until, -(int32_t)newest), is_begun ? from.skip : 0, counts.of[newest]}, a,
				 page);
	for (ago = newest; ago < DIARY_DAYS && lines + counts.of[ago] <= DIARY_LINES_MOST; ago++)
		lines += counts.of[ago];
	day on = newest < DIARY_DAYS ? day_plus(from.until, -(int32_t)newest) : from.until;
	struct arena before = *a;
	TRY(read_days(r, (struct store_days){day_plus(from.until, 1 - (int32_t)ago), on}, a, page));
	if (text_bytes(&page->of, on) <= DIARY_BYTES_MOST)
		return OK;
	*a = before; /* this day alone is longer than a page, by its texts */
	return read_part(r, (struct store_line_page){on, 0, counts.of[newest]}, a, page);
}

enum err app_diary_page(struct app *app, struct caller caller, struct diary_place_of from, struct arena *a, struct diary_page *ret_page)
{
	struct store_reader *r = app_reader(app, caller);
	*ret_page = (struct diary_page){.is_part = false};
	enum err e = store_read_begin(r);
	if (e == OK) {
		e = read_page(r, from, a, ret_page);
		store_read_end(r);
	}
	app_reader_back(app, r);
	return e;
}
