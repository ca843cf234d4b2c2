/* copy.c - a copy looked at, and brought back. */
#include "exchange/copy.h"

#include "exchange/import_json.h"

enum { OWN_WITHIN = 400 /* bytes in which the form is named */, SAY = 1024 };

bool copy_is(str text)
{
	static const str mark = STR_INIT("\"format\"");
	str start = str_trim(str_sub(text, 0, OWN_WITHIN));
	return str_starts(start, STR("{")) && str_find_str(start, mark) < start.n;
}

/* All but what was added. */
static enum err compare(const struct copy *c, struct import_difference *d, struct copy_look *ret_look)
{
	struct record *file = arena_new(c->arena, struct record, 1), *have = arena_new(c->arena, struct record, 1);
	char buffer[SAY];
	struct writer say = writer_on(buffer, sizeof buffer);
	if (file == NULL || have == NULL)
		return ERR_FULL;
	enum err e = import_json_read(c->text, c->caller.zones, c->arena, &say, file);
	*ret_look = (struct copy_look){.say = arena_copy(c->arena, writer_str(&say))};
	TRY(e);
	TRY(app_record(c->app, c->caller, c->arena, have));
	TRY(import_difference(file, have, c->arena, d));
	ret_look->in_file = d->in_file;
	ret_look->missing = d->missing;
	ret_look->only_here = d->only_here;
	ret_look->settings_left_out = d->file.settings_left_out;
	return OK;
}

enum err app_copy_look(const struct copy *c, struct copy_look *ret_look)
{
	struct import_difference d;
	return compare(c, &d, ret_look);
}

enum err app_copy_bring(const struct copy *c, str request, struct copy_look *ret_look)
{
	struct import_difference d;
	TRY(compare(c, &d, ret_look));
	return d.missing > 0 ? import_json_apply(app_store(c->app), &d, c->caller, request, c->arena, &ret_look->added) : OK;
}
