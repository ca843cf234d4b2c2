/* backup_wish.c - four settings. */
#include "me/backup_wish.h"

static const str key_folder = STR_INIT("backup_folder"), key_every = STR_INIT("backup_every_days"), key_keep = STR_INIT("backup_keep"),
		 key_file = STR_INIT("backup_key_file");

static enum err load_number(struct store_reader *r, struct arena *a, str key, int32_t *number)
{
	str text;
	int64_t n;
	enum err e = store_setting(r, key, a, &text);
	if (e == OK && str_int(text, &n) && n >= 1 && n <= BACKUP_KEEP_MAX)
		*number = (int32_t)n;
	return e == ERR_MISSING ? OK : e;
}

enum err backup_wish_load(struct store_reader *r, struct arena *a, struct backup_wish *ret_wish)
{
	struct backup_wish wish = {.folder = STR(""), .every_days = BACKUP_EVERY, .keep = BACKUP_KEEP, .key_file = STR("")};
	enum err e = store_setting(r, key_folder, a, &wish.folder);
	if (e == OK || e == ERR_MISSING)
		e = store_setting(r, key_file, a, &wish.key_file);
	if (e != OK && e != ERR_MISSING)
		return e;
	TRY(load_number(r, a, key_every, &wish.every_days));
	TRY(load_number(r, a, key_keep, &wish.keep));
	*ret_wish = wish;
	return OK;
}

enum err app_backup_wish(struct app *app, struct caller caller, struct arena *a, struct backup_wish *ret_wish)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = backup_wish_load(r, a, ret_wish);
	app_reader_back(app, r);
	return e;
}

void act_backup_wish(struct changes *acts, const struct backup_wish *wish)
{
	struct writer every = arena_writer(acts->arena);
	w_int(&every, wish->every_days);
	str every_text = arena_keep(acts->arena, &every);
	struct writer keep = arena_writer(acts->arena);
	w_int(&keep, wish->keep);
	act_setting(acts, key_folder, wish->folder);
	act_setting(acts, key_every, every_text);
	act_setting(acts, key_keep, arena_keep(acts->arena, &keep));
	act_setting(acts, key_file, wish->key_file);
}
