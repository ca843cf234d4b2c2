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

static enum err compare(struct app *app, struct caller caller, str text, struct arena *a, struct writer *say,
			struct import_difference *ret_difference)
{
	struct record *file = arena_new(a, struct record, 1), *have = arena_new(a, struct record, 1);
	if (file == NULL || have == NULL)
		return ERR_FULL;
	TRY(import_json_read(text, caller.zones, a, say, file));
	TRY(app_record(app, caller, a, have));
	return import_difference(file, have, a, ret_difference);
}

static struct copy_look look_of(const struct import_difference *d)
{
	return (struct copy_look){
		.in_file = d->in_file, .missing = d->missing, .only_here = d->only_here, .settings_left_out = d->file.settings_left_out};
}

enum err app_copy_look(struct app *app, struct caller caller, str text, struct arena *a, struct writer *say, struct copy_look *ret_look)
{
	struct import_difference d;
	TRY(compare(app, caller, text, a, say, &d));
	*ret_look = look_of(&d);
	return OK;
}

enum err app_copy_bring(struct app *app, struct caller caller, str text, str request, struct arena *a, struct copy_look *ret_look)
{
	char room[SAY];
	struct writer say = writer_on(room, sizeof room);
	struct import_difference d;
	TRY(compare(app, caller, text, a, &say, &d));
	*ret_look = look_of(&d);
	return d.missing > 0 ? import_json_apply(app_store(app), &d, caller, request, a, &ret_look->added) : OK;
}
