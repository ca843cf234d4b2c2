/* cmd_backup.c - trivet backup: make a copy of everything trivet remembers, now or every few days. */
#include "cli/cli.h"

#include <string.h>

#include "me/backup_wish.h"
#include "base/json.h"

static const char usage[] = "backup: use it alone (a backup now), or with list, never, or every N --folder DIR [keep N]";

static void say_made(struct rim *rim, const struct backup_report *made)
{
	fprintf(rim->out, "Backed up and verified: %s\n", made->path);
	say_look(rim, "", &made->look);
}

static enum err print_made(struct rim *rim, const struct args *args, const struct backup_report *made)
{
	if (!args_has(args, OPT_JSON)) {
		say_made(rim, made);
		return OK;
	}
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kstr(&j, "file", str_of(made->path));
	json_kint(&j, "entries", made->look.entries);
	json_kint(&j, "deeds", made->look.deeds);
	json_kint(&j, "answers", made->look.answers);
	json_close(&j, '}');
	return print_json(rim, &w);
}

static enum err refuse_folder(struct rim *rim, const char *folder, enum err e, enum wrong wrong)
{
	complain_wrong(rim, "backup: ", folder, wrong);
	return e;
}

static enum err load_wish(struct rim *rim, struct backup_wish *ret_wish)
{
	struct store *s;
	struct store_reader *r;
	TRY(rim->store(rim, &s, &r));
	return backup_wish_load(r, rim->arena, ret_wish) == OK ? OK
							       : complain_line(rim, ERR_IO, "what is stored could not be read; nothing was changed");
}

/* Where to: --folder, or the folder that is kept. */
static enum err find_folder(struct rim *rim, const struct args *args, const char **ret_folder, struct backup_wish *ret_wish)
{
	*ret_wish = (struct backup_wish){0};
	char *folder = arena_take(rim->arena, BACKUP_PATH, 1);
	if (folder == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	*ret_folder = folder;
	if (args_has(args, OPT_FOLDER)) {
		backup_folder_full(args->folder, folder);
		return OK;
	}
	TRY(load_wish(rim, ret_wish));
	if (ret_wish->folder.n == 0)
		return complain_line(
			rim, ERR_INPUT,
			"backup: where to? trivet backup --folder DIR makes one; trivet backup every 7 --folder DIR makes one every week");
	snprintf(folder, BACKUP_PATH, "%.*s", (int)ret_wish->folder.n, ret_wish->folder.p);
	return OK;
}

static enum err back_up(struct rim *rim, const struct args *args)
{
	const char *folder;
	struct backup_wish wish;
	struct backup_report made = {0};
	str passphrase = {0};
	TRY(find_folder(rim, args, &folder, &wish));
	if (args_has(args, OPT_SEAL))
		TRY(ask_passphrase(rim, args, PASSPHRASE_NEW, &passphrase));
	enum backup_kind kind = args_has(args, OPT_SEAL) ? BACKUP_SEALED : BACKUP_PLAIN;
	enum err e = kind == BACKUP_SEALED ? backup_make_sealed(rim->db_path, folder, rim->now.at, passphrase, &made)
					   : backup_make(rim->db_path, folder, rim->now.at, &made);
	if (e == ERR_MISSING && backup_folder_check(folder, &made.wrong) == OK)
		return complain_line(rim, e, "backup: trivet remembers nothing yet, so there is nothing to back up");
	if (e != OK)
		return refuse_folder(rim, folder, e, made.wrong);
	if (wish.keep > 0)
		backup_rotate(folder, kind, wish.keep);
	return print_made(rim, args, &made);
}

static enum err keep_wish(struct rim *rim, const struct backup_wish *wish)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	*acts = acts_on(rim->arena, rim->caller, rim->request_id(rim));
	act_backup_wish(acts, wish);
	return apply(rim, acts);
}

/* The file with the passphrase of backups that are sealed by themselves. */
static enum err find_key(struct rim *rim, const struct args *args, const char *folder, char *buffer, str *ret_file)
{
	char passphrase[BACKUP_PASSPHRASE];
	str line;
	enum wrong wrong;
	if (!args_has(args, OPT_PASSPHRASE_FILE))
		return complain_line(rim, ERR_INPUT,
				     "backup: sealing automatic backups needs --passphrase-file FILE; its first line is the passphrase");
	backup_folder_full(args->passphrase_file, buffer);
	enum err e = backup_key_read(buffer, folder, passphrase, &line, &wrong);
	if (e != OK)
		return refuse_folder(rim, buffer, e, wrong);
	*ret_file = str_of(buffer);
	return OK;
}

static void say_kind(struct rim *rim, const struct backup_wish *wish)
{
	if (wish->key_file.n > 0)
		fprintf(rim->out, "They are sealed with the first line of %.*s. Keep a copy of it elsewhere: without it nobody can open them.\n",
			(int)wish->key_file.n, wish->key_file.p);
	else
		say_line(rim, STR("They are plain: anyone who can read that folder can read them. --seal --passphrase-file FILE seals them."));
}

static enum err wish_every(struct rim *rim, const struct args *args)
{
	struct backup_wish wish;
	char folder[BACKUP_PATH], key[BACKUP_PATH];
	int64_t days, keep = BACKUP_KEEP;
	enum wrong wrong;
	bool has_keep = args->n_words == 4 && strcmp(args->words[2], "keep") == 0;
	if (args->n_words != 2 && !has_keep)
		return complain_line(rim, ERR_INPUT, usage);
	if (!str_int(str_of(args->words[1]), &days) || days < 1 || days > BACKUP_EVERY_MAX)
		return complain_line(rim, ERR_INPUT, "backup: every needs a number of days from 1 to 365");
	if (has_keep && (!str_int(str_of(args->words[3]), &keep) || keep < 1 || keep > BACKUP_KEEP_MAX))
		return complain_line(rim, ERR_INPUT, "backup: keep needs a number from 1 to 1000");
	if (!args_has(args, OPT_FOLDER))
		return complain_line(rim, ERR_INPUT, "backup: where to? trivet backup every N --folder DIR");
	backup_folder_full(args->folder, folder);
	enum err e = backup_folder_check(folder, &wrong);
	if (e != OK)
		return refuse_folder(rim, folder, e, wrong);
	wish = (struct backup_wish){.folder = str_of(folder), .every_days = (int32_t)days, .keep = (int32_t)keep, .key_file = STR("")};
	if (args_has(args, OPT_SEAL))
		TRY(find_key(rim, args, folder, key, &wish.key_file));
	TRY(keep_wish(rim, &wish));
	fprintf(rim->out, "Saved. While you use it, trivet makes a backup in %s every %d days and keeps the newest %d.\n", folder, (int)days,
		(int)keep);
	say_kind(rim, &wish);
	return OK;
}

static enum err wish_never(struct rim *rim)
{
	struct backup_wish wish;
	TRY(load_wish(rim, &wish));
	wish.folder = STR("");
	TRY(keep_wish(rim, &wish));
	say_line(rim, STR("Saved. trivet no longer makes automatic backups. Existing backups stay."));
	return OK;
}

static enum err show_wish(struct rim *rim, const struct args *args)
{
	struct backup_wish wish;
	char folder[BACKUP_PATH], when[32] = "none";
	instant made;
	TRY(load_wish(rim, &wish));
	snprintf(folder, sizeof folder, "%.*s", (int)wish.folder.n, wish.folder.p);
	bool any = wish.folder.n > 0 && backup_newest(folder, rim->now.at, &made);
	if (any) {
		struct writer w = writer_on(when, sizeof when - 1);
		w_day(&w, instant_day(made, rim->now.zone));
		when[w.n] = '\0';
	}
	if (args_has(args, OPT_JSON)) {
		struct writer w = arena_writer(rim->arena);
		struct json j = json_on(&w);
		json_open(&j, '{');
		json_kstr(&j, "folder", wish.folder);
		json_kint(&j, "every_days", wish.every_days);
		json_kint(&j, "keep", wish.keep);
		json_kstr(&j, "newest", any ? str_of(when) : STR(""));
		json_kstr(&j, "key_file", wish.key_file);
		json_close(&j, '}');
		return print_json(rim, &w);
	}
	if (wish.folder.n == 0)
		say_line(rim, STR("trivet makes no automatic backups. trivet backup every 7 --folder DIR makes one every week."));
	else
		fprintf(rim->out, "Folder: %s\nEvery:  %d days\nKept:   the newest %d\nNewest: %s\n", folder, (int)wish.every_days, (int)wish.keep,
			when);
	if (wish.folder.n > 0)
		say_kind(rim, &wish);
	return OK;
}

enum err cmd_backup(struct rim *rim, const struct args *args)
{
	const char *word = args->n_words > 0 ? args->words[0] : "";
	bool makes = args->n_words == 0, seals = args_has(args, OPT_SEAL);
	if ((seals && !makes && strcmp(word, "every") != 0) || (args_has(args, OPT_PASSPHRASE_FILE) && !seals))
		return complain_line(rim, ERR_INPUT, "backup: --seal goes with a backup now or with every N; --passphrase-file goes with --seal");
	if (makes)
		return back_up(rim, args);
	if (strcmp(word, "every") == 0)
		return wish_every(rim, args);
	if (strcmp(word, "never") == 0 && args->n_words == 1)
		return wish_never(rim);
	if (strcmp(word, "list") == 0 && args->n_words == 1)
		return show_wish(rim, args);
	return complain_line(rim, ERR_INPUT, usage);
}
