/*
 * fuzz_table.c - whatever bytes come as a file of another program: they are refused with a line, or they become entries that the store takes, whatever is
 * answered. Run by test/fuzz/run.sh.
 */
#include "sound_table.h"

#include "pack/default.h"
#include "exchange/import_read.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROOM = 32 << 20 };

static _Alignas(max_align_t) char buffer[ROOM];

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must_be(const char *wrong)
{
	if (wrong == NULL)
		return;
	fprintf(stderr, "%s\n", wrong);
	abort();
}

static void must_be_written(const struct import *in, struct arena *a)
{
	struct changes *acts;
	size_t n = 0;
	if (import_acts(in, caller_self(NULL), STR("fuzz"), a, &acts) != OK)
		return;
	for (const struct changes *c = acts; c != NULL; c = c->next) {
		must_be(c->n > 0 && !c->full ? NULL : "a set of changes that is empty or full");
		n += c->n;
	}
	must_be(n == (in->n > 0 ? in->n + in->n_activities : 0) ? NULL : "changes that are not the rows");
}

static void read_as(str bytes, struct import_wish wish)
{
	static const struct store_activity carry = {.id = 7, .words = STR_INIT("carry"), .until = {2932896} /* DAY_MAX */};
	struct arena a = arena_on(buffer, ROOM);
	struct import in;
	wish.pack = &pack_default;
	wish.activities = (struct store_activities){&carry, 1};
	wish.now = (struct moment){.at = {1796036400}, .zone = {3600}}; /* 30 November 2026 */
	wish.zones = zone_greenwich;
	import_read(bytes, &wish, &a, &in);
	must_be(sound_import(&in, sound_lines(bytes), &wish));
	must_be_written(&in, &a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct import_choice choices[] = {
		{CHOICE_COLUMN, STR_INIT("#2=pain")},
		{CHOICE_COLUMN, STR_INIT("#3=activity")},
		{CHOICE_SCALE, STR_INIT("#2=5-1,@1=3,@2=skip,hours=note")},
	};
	str bytes = {(const char *)data, size};
	read_as(bytes, (struct import_wish){0});
	read_as(bytes, (struct import_wish){.as_proposed = true});
	read_as(bytes, (struct import_wish){
			       .order = ORDER_MONTH_FIRST, .round = ROUND_UP, .choices = choices, .n_choices = sizeof choices / sizeof choices[0]});
	return 0;
}
