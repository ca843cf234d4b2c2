/*
 * fuzz_table.c - whatever bytes come as a table: they are refused with a line, or they become entries that the store takes. Run by test/fuzz/run.sh.
 */
#include "app/import.h"
#include "pack/default.h"

#include <stdlib.h>

enum { ROOM = 32 << 20 };

static _Alignas(max_align_t) char room[ROOM];

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool truth)
{
	if (!truth)
		abort();
}

static size_t lines_of(str text)
{
	size_t n = 1;
	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n' || text.p[i] == '\r';
	return n;
}

static bool is_number(int n)
{
	return n == STORE_PAIN_UNSET || (n >= 0 && n <= STORE_PAIN_MAX);
}

/* What the store would refuse must have been refused with its line. */
static void must_be_sound(const struct import *in, const struct store_entry *e, day today)
{
	must(e->day.n >= DIARY_FIRST.n && e->day.n <= today.n && e->pain_now >= 0 && e->pain_now <= STORE_PAIN_MAX);
	must(is_number(e->pain_worst) && is_number(e->pain_average) && is_number(e->sleep) && is_number(e->mood));
	must(e->note.n <= STORE_NOTE_MAX && e->medicines.n <= STORE_NOTE_MAX && str_is_utf8(e->note) && str_is_utf8(e->medicines));
	must(e->n_scores <= STORE_SCORES_MAX && e->n_regions <= pack_default.n_regions);
	for (size_t i = 0; i < e->n_scores; i++) {
		must(is_number(e->scores[i].score) && e->scores[i].activity >= -(int64_t)in->n_activities);
		for (size_t k = 0; k < i; k++)
			must(e->scores[k].activity != e->scores[i].activity);
	}
	for (size_t i = 0; i < e->n_regions; i++)
		for (size_t k = 0; k < i; k++)
			must(!str_eq(e->regions[k].region, e->regions[i].region));
}

static void read_as(str text, enum import_order order)
{
	static const struct store_activity carry = {.id = 7, .words = STR_INIT("carry"), .until = {2932896} /* DAY_MAX */};
	const struct import_wish wish = {.pack = &pack_default,
					 .activities = {&carry, 1},
					 .now = {.at = {1795651200}, .zone = {3600}},
					 .zones = zone_greenwich,
					 .order = order};
	struct arena a = arena_on(room, ROOM);
	struct import in;
	struct changes *acts;
	if (import_read(text, &wish, &a, &in) != OK)
		return;
	must(in.stop != STOP_TABLE || (in.table.line >= 1 && in.table.line <= lines_of(text)));
	must(in.n_activities < STORE_SCORES_MAX && in.n_columns <= CSV_COLUMNS_MAX);
	for (size_t i = 0; i < in.n; i++)
		must_be_sound(&in, &in.rows[i].entry, moment_day(wish.now));
	for (size_t i = 0; i < in.n_refused; i++)
		must(in.refused[i].line >= 2 && in.refused[i].line <= lines_of(text) && str_is_utf8(in.refused[i].value));
	if (import_acts(&in, STR("fuzz"), &a, &acts) != OK)
		return;
	size_t n = 0;
	for (const struct changes *c = acts; c != NULL; c = c->next) {
		must(c->n > 0 && !c->full);
		n += c->n;
	}
	must(n == (in.n > 0 ? in.n + in.n_activities : 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	str text = {(const char *)data, size};
	read_as(text, ORDER_OPEN);
	read_as(text, ORDER_MONTH_FIRST);
	return 0;
}
