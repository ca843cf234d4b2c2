/*
 * absent.c - what this rim does not have: backup folders, sealing, and clients that accept gzip. Pages that would offer them leave them out, because the rim says
 * with each request where the data is kept (enum keeping); this answers anything that asks anyway.
 */
#include <string.h>

#include "keep/backup.h"
#include "keep/beside.h"
#include "keep/restore.h"
#include "keep/vault.h"
#include "pocket/files.h"
#include "web/server/gzip.h"

void backup_folder_full(const char *folder, char *buffer)
{
	(void)folder;
	buffer[0] = '\0';
}

enum err backup_folder_check(const char *folder, enum wrong *ret_wrong)
{
	(void)folder;
	*ret_wrong = WRONG_NO_FOLDERS;
	return ERR_MISSING;
}

enum err backup_key_read(const char *file, const char *folder, char *buffer, str *ret_passphrase, enum wrong *ret_wrong)
{
	(void)file, (void)folder, (void)buffer, (void)ret_passphrase;
	*ret_wrong = WRONG_NO_FOLDERS;
	return ERR_MISSING;
}

bool backup_newest(const char *folder, instant now, instant *ret_made)
{
	(void)folder, (void)now, (void)ret_made;
	return false;
}

enum err backup_make_wished(const char *db, const struct backup_wish *wish, instant now, struct backup_report *ret_report)
{
	(void)db, (void)wish, (void)now;
	*ret_report = (struct backup_report){.wrong = WRONG_NO_FOLDERS};
	return ERR_MISSING;
}

enum err restore_stage(str bytes, const char *db, str passphrase, zone_at *zones, struct backup_report *ret_report)
{
	(void)bytes, (void)db, (void)passphrase, (void)zones;
	ret_report->wrong = WRONG_NO_FOLDERS;
	return ERR_MISSING;
}

bool restore_is_sealed_bytes(str bytes)
{
	(void)bytes;
	return false;
}

bool restore_waits(const char *db)
{
	(void)db;
	return false;
}

enum err restore_look(const char *db, struct restore_waiting *ret_waiting, enum wrong *ret_wrong)
{
	(void)db, (void)ret_waiting;
	*ret_wrong = WRONG_NO_FOLDERS;
	return ERR_MISSING;
}

enum err restore_put(const char *db, int64_t mark, struct backup_report *ret_report)
{
	(void)db, (void)mark;
	ret_report->wrong = WRONG_NO_FOLDERS;
	return ERR_MISSING;
}

void restore_drop(const char *db)
{
	(void)db;
}

void beside_find(const char *place, struct arena *a, struct beside *ret_beside)
{
	(void)place, (void)a;
	ret_beside->n = 0;
}

/* The copies that upgrades left: "NAME.before-3". */
bool beside_delete(const char *place)
{
	char begin[FILE_NAME];
	struct writer w = writer_on(begin, sizeof begin - 1);
	w_z(&w, place);
	w_str(&w, STR(".before-"));
	begin[w.n] = '\0';
	files_delete(begin);
	return true;
}

/* The marks of pages are for the worker of a browser without its program, which is not used here; the words of the door are drawn by lot (pocket.c). */
void vault_derive(const unsigned char *secret, str purpose, unsigned char *ret_bytes, size_t n)
{
	(void)secret, (void)purpose;
	memset(ret_bytes, 0, n);
}

void gzip_response(struct response *r, bool accepted)
{
	(void)r, (void)accepted;
}
