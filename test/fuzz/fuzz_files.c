/* fuzz_files.c - whatever bytes come as a diary of `trivet export` or as a plan of a practitioner: one line says what is wrong, or all of it is read. */
#include "base/text.h"
#include "exchange/import_json.h"
#include "me/plan_file.h"
#include "pack/default.h"

#include <stdlib.h>

enum { ROOM = 32 << 20, SAY_ROOM = 1024 };

static _Alignas(max_align_t) char buffer[ROOM];

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must_say_one_line(enum err e, const struct writer *say)
{
	if (e == ERR_INPUT && (say->n == 0 || !text_is_utf8(writer_str(say)) || str_find(writer_str(say), '\n') < say->n))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char say_room[SAY_ROOM];
	str text = {(const char *)data, size};
	struct arena a = arena_on(buffer, ROOM);
	struct writer say = writer_on(say_room, SAY_ROOM);
	struct record record;
	struct plan_file plan;
	must_say_one_line(import_json_read(text, zone_greenwich, &a, &say, &record), &say);
	say = writer_on(say_room, SAY_ROOM);
	arena_reset(&a);
	must_say_one_line(plan_file_read(&pack_default, text, &a, &say, &plan), &say);
	return 0;
}
