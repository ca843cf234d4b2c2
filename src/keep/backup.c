/* backup.c - files of backups: made under another name, verified, then named. */
#include "keep/backup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keep/draft.h"
#include "keep/vault.h"

enum { NAME_ROOM = 48, NUMBER_TRIES = 1000 };

static const struct zone utc = {0};
static const str name_start = STR_INIT("trivet-backup-");
static const str kind_ends[] = {[BACKUP_PLAIN] = STR_INIT(".db"), [BACKUP_SEALED] = STR_INIT(".sealed")};

static enum err fail(struct backup_report *r, enum err e, enum wrong wrong)
{
	r->wrong = wrong;
	return e;
}

/* ---- names ---- */

static bool join(char *buffer, const char *first, const char *second)
{
	struct writer w = writer_on(buffer, BACKUP_PATH - 1);
	w_z(&w, first);
	w_z(&w, second);
	buffer[w.n] = '\0';
	return !w.full;
}

static bool join_name(char *buffer, const char *folder, const char *name)
{
	char with[NAME_ROOM + 1] = "/";
	memcpy(with + 1, name, strlen(name) + 1);
	return join(buffer, folder, with);
}

static void name_of(instant at, enum backup_kind kind, char *buffer)
{
	struct writer w = writer_on(buffer, NAME_ROOM - 1);
	struct date d = day_date(instant_day(at, utc));
	int32_t s = instant_second(at, utc);
	w_str(&w, name_start);
	w_padded(&w, (uint64_t)d.year, 4);
	w_padded(&w, (uint64_t)d.month, 2);
	w_padded(&w, (uint64_t)d.day, 2);
	w_char(&w, '-');
	w_padded(&w, (uint64_t)(s / 3600), 2);
	w_padded(&w, (uint64_t)(s / 60 % 60), 2);
	w_padded(&w, (uint64_t)(s % 60), 2);
	w_str(&w, kind_ends[kind]);
	buffer[w.n] = '\0';
}

/* The other way: false for any name that name_of does not make. */
static bool read_name(const char *name, enum backup_kind kind, instant *ret_at)
{
	char again[NAME_ROOM];
	int64_t date, clock;
	str s = str_of(name), digits;
	if (!str_starts(s, name_start) || !str_ends(s, kind_ends[kind]) || s.n != name_start.n + 15 + kind_ends[kind].n)
		return false;
	digits = str_sub(s, name_start.n, 15);
	if (!str_int(str_sub(digits, 0, 8), &date) || !str_int(str_sub(digits, 9, 6), &clock))
		return false;
	day d = day_of_date((struct date){(int32_t)(date / 10000), (int)(date / 100 % 100), (int)(date % 100)});
	*ret_at = instant_of(d, (int32_t)(clock / 10000 * 3600 + clock / 100 % 100 * 60 + clock % 100), utc);
	name_of(*ret_at, kind, again);
	return strcmp(name, again) == 0;
}

/* The oldest of a kind and how many there are; or the newest. */
struct found {
	instant oldest, newest;
	int32_t n;
};

static struct found find_until(const char *folder, enum backup_kind kind, instant last)
{
	struct found f = {0};
	DIR *dir = opendir(folder);
	struct stat st;
	instant at;
	if (dir == NULL)
		return f;
	for (const struct dirent *d = readdir(dir); d != NULL; d = readdir(dir)) {
		if (!read_name(d->d_name, kind, &at) || at.s > last.s)
			continue;
		if (fstatat(dirfd(dir), d->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode))
			continue; /* a link or a folder of that name is no backup */
		f.oldest = f.n == 0 || at.s < f.oldest.s ? at : f.oldest;
		f.newest = f.n == 0 || at.s > f.newest.s ? at : f.newest;
		f.n++;
	}
	closedir(dir);
	return f;
}

static struct found find_all(const char *folder, enum backup_kind kind)
{
	return find_until(folder, kind, (instant){INT64_MAX});
}

bool backup_newest(const char *folder, instant now, instant *ret_made)
{
	instant last = {now.s + 86400};
	struct found plain = find_until(folder, BACKUP_PLAIN, last), sealed = find_until(folder, BACKUP_SEALED, last);
	if (plain.n == 0 && sealed.n == 0)
		return false;
	*ret_made = sealed.n > 0 && (plain.n == 0 || sealed.newest.s > plain.newest.s) ? sealed.newest : plain.newest;
	return true;
}

void backup_rotate(const char *folder, enum backup_kind kind, int32_t keep)
{
	char name[NAME_ROOM], path[BACKUP_PATH];
	for (struct found f = find_all(folder, kind); f.n > keep; f = find_all(folder, kind)) {
		name_of(f.oldest, kind, name);
		if (!join_name(path, folder, name) || unlink(path) != 0)
			return;
	}
}

static bool path_of(str path, char *buffer)
{
	struct writer w = writer_on(buffer, BACKUP_PATH - 1);
	w_str(&w, path);
	buffer[w.n] = '\0';
	return !w.full && w.n > 0;
}

bool backup_is_due(const struct backup_wish *wish, instant now)
{
	char folder[BACKUP_PATH];
	instant made;
	if (!path_of(wish->folder, folder))
		return false;
	return !backup_newest(folder, now, &made) || now.s - made.s >= (int64_t)wish->every_days * 86400;
}

void backup_folder_full(const char *folder, char *buffer)
{
	char *full = realpath(folder, NULL);
	struct writer w = writer_on(buffer, BACKUP_PATH - 1);
	w_z(&w, full != NULL && strlen(full) < BACKUP_PATH ? full : folder);
	buffer[w.n] = '\0';
	free(full);
}

enum err backup_folder_check(const char *folder, enum wrong *ret_wrong)
{
	struct stat st;
	enum err e = OK;
	enum wrong wrong = WRONG_NOTHING;
	if (stat(folder, &st) != 0) {
		e = ERR_MISSING;
		wrong = WRONG_FOLDER_MISSING;
	} else if (folder[0] != '/') {
		e = ERR_INPUT;
		wrong = WRONG_FOLDER_NOT_FULL_PATH;
	} else if (!S_ISDIR(st.st_mode)) {
		e = ERR_INPUT;
		wrong = WRONG_FOLDER_IS_FILE;
	} else if (access(folder, W_OK | X_OK) != 0) {
		e = ERR_DENIED;
		wrong = WRONG_FOLDER_DENIED;
	}
	*ret_wrong = wrong;
	return e;
}

/* ---- making one ---- */

/* What is written: the image as it is, or sealed. */
struct backup_body {
	const unsigned char *bytes;
	size_t n;
	unsigned char *sealed; /* to be freed; NULL: not sealed */
};

static enum err seal(const struct backup_image *image, str passphrase, struct backup_body *ret_body, struct backup_report *report)
{
	size_t n = vault_sealed_size(image->n);
	unsigned char *sealed = malloc(n);
	if (sealed == NULL || vault_seal(image->bytes, image->n, passphrase, sealed) != OK) {
		free(sealed);
		return fail(report, ERR_FULL, WRONG_SEAL_MEMORY);
	}
	*ret_body = (struct backup_body){sealed, n, sealed};
	return OK;
}

/* Reads the file again, from its first byte to its last, and compares; one that is sealed is opened, too. */
static enum err verify(const struct draft *d, const struct backup_body *body, const struct backup_image *image, str passphrase,
		       struct backup_report *report)
{
	unsigned char *bytes = malloc(body->n), *opened = NULL;
	size_t n_opened = 0;
	bool same = bytes != NULL && draft_read(d, bytes, body->n) && memcmp(bytes, body->bytes, body->n) == 0;
	if (same && body->sealed != NULL) {
		opened = malloc(body->n);
		same = opened != NULL && vault_open(bytes, body->n, passphrase, opened, &n_opened) == VAULT_OPEN && n_opened == image->n &&
		       memcmp(opened, image->bytes, n_opened) == 0;
	}
	if (bytes != NULL)
		explicit_bzero(bytes, body->n);
	if (opened != NULL)
		explicit_bzero(opened, body->n);
	free(opened);
	free(bytes);
	return same ? OK : fail(report, ERR_IO, WRONG_BACKUP_UNREAD);
}

/* Gives the file its last name: this second, or the next that is free. */
static enum err name_it(struct draft *d, const char *folder, instant now, enum backup_kind kind, struct backup_report *report)
{
	char name[NAME_ROOM];
	enum err e = ERR_CONFLICT;
	for (int i = 0; i < NUMBER_TRIES && e == ERR_CONFLICT; i++, now.s++) {
		name_of(now, kind, name);
		if (!join_name(report->path, folder, name))
			e = fail(report, ERR_INPUT, WRONG_FOLDER_NAME_LONG);
		else
			e = draft_keep_new(d, report->path, &report->wrong);
	}
	if (e != OK)
		report->path[0] = '\0';
	return e;
}

static enum err write_body(const char *folder, instant now, const struct backup_body *body, const struct backup_image *image, str passphrase,
			   struct backup_report *report)
{
	struct draft d;
	draft_sweep(folder);
	TRY(draft_begin(folder, &d, &report->wrong));
	enum err e = draft_write(&d, body->bytes, body->n, &report->wrong);
	if (e == OK)
		e = draft_sync(&d, &report->wrong);
	if (e == OK)
		e = verify(&d, body, image, passphrase, report);
	if (e == OK)
		e = name_it(&d, folder, now, body->sealed != NULL ? BACKUP_SEALED : BACKUP_PLAIN, report);
	draft_end(&d);
	return e;
}

/* An empty passphrase: not sealed. */
static enum err make(const char *db, const char *folder, instant now, str passphrase, struct backup_report *report)
{
	struct store_fault fault;
	struct backup_image image = {0};
	report->path[0] = '\0';
	TRY(backup_folder_check(folder, &report->wrong));
	enum err e = backup_image_take(db, &fault, &image, &report->look);
	if (e != OK)
		return fail(report, e, fault.what);
	struct backup_body body = {image.bytes, image.n, NULL};
	if (passphrase.n > 0)
		e = seal(&image, passphrase, &body, report);
	if (e == OK)
		e = write_body(folder, now, &body, &image, passphrase, report);
	free(body.sealed);
	backup_image_free(&image);
	return e;
}

enum err backup_make(const char *db, const char *folder, instant now, struct backup_report *ret_report)
{
	return make(db, folder, now, STR(""), ret_report);
}

enum err backup_make_sealed(const char *db, const char *folder, instant now, str passphrase, struct backup_report *ret_report)
{
	return passphrase.n > 0 ? make(db, folder, now, passphrase, ret_report) : fail(ret_report, ERR_INPUT, WRONG_PASSPHRASE_NONE);
}

/* ---- sealing by itself ---- */

static bool is_in(const char *file, const char *folder)
{
	char *real_file = realpath(file, NULL), *real_folder = realpath(folder, NULL);
	size_t n = real_folder != NULL ? strlen(real_folder) : 0;
	bool is = real_file != NULL && n > 0 && strncmp(real_file, real_folder, n) == 0 && (real_file[n] == '/' || n == 1);
	free(real_file);
	free(real_folder);
	return is;
}

enum err backup_key_read(const char *file, const char *folder, char *buffer, str *ret_passphrase, enum wrong *ret_wrong)
{
	*ret_wrong = WRONG_KEY_NOT_FULL_PATH;
	if (file[0] != '/')
		return ERR_INPUT;
	*ret_wrong = WRONG_KEY_IN_FOLDER;
	if (is_in(file, folder))
		return ERR_INPUT;
	int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	ssize_t n = fd >= 0 ? read(fd, buffer, BACKUP_PASSPHRASE) : -1;
	int reason = errno;
	if (fd >= 0)
		close(fd);
	if (n < 0 && reason == ENOENT) {
		*ret_wrong = WRONG_KEY_MISSING;
		return ERR_MISSING;
	}
	if (n < 0) {
		*ret_wrong = WRONG_KEY_CLOSED;
		return reason == EACCES ? ERR_DENIED : ERR_IO;
	}
	*ret_passphrase = str_sub((str){buffer, (size_t)n}, 0, str_find((str){buffer, (size_t)n}, '\n'));
	*ret_wrong = WRONG_KEY_LENGTH;
	if (ret_passphrase->n < VAULT_PASSPHRASE_MIN || ret_passphrase->n > VAULT_PASSPHRASE_MAX)
		return ERR_INPUT;
	*ret_wrong = WRONG_NOTHING;
	return OK;
}

static enum err make_sealed_wished(const char *db, const char *folder, const struct backup_wish *wish, instant now, struct backup_report *report)
{
	char path[BACKUP_PATH], buffer[BACKUP_PASSPHRASE];
	str passphrase;
	report->path[0] = '\0';
	if (!path_of(wish->key_file, path))
		return fail(report, ERR_INPUT, WRONG_FOLDER_NAME_LONG);
	enum err e = backup_key_read(path, folder, buffer, &passphrase, &report->wrong);
	if (e == OK)
		e = make(db, folder, now, passphrase, report);
	explicit_bzero(buffer, sizeof buffer);
	return e;
}

enum err backup_make_wished(const char *db, const struct backup_wish *wish, instant now, struct backup_report *ret_report)
{
	char folder[BACKUP_PATH];
	bool seals = wish->key_file.n > 0;
	if (!path_of(wish->folder, folder))
		return fail(ret_report, ERR_INPUT, WRONG_FOLDER_NAME_LONG);
	TRY(seals ? make_sealed_wished(db, folder, wish, now, ret_report) : backup_make(db, folder, now, ret_report));
	backup_rotate(folder, seals ? BACKUP_SEALED : BACKUP_PLAIN, wish->keep);
	return OK;
}
