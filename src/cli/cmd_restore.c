/* cmd_restore.c - trivet restore: replaces what trivet remembers now with a backup; the old file is kept aside. */
#include "cli/cli.h"

#include "keep/restore.h"

enum err cmd_restore(struct rim *rim, const struct args *args)
{
	struct backup_report done = {0};
	str passphrase = {0};
	if (args->n_words != 1)
		return complain_line(rim, ERR_INPUT, "restore needs one file, a trivet backup");
	const char *file = args->words[0];
	if (restore_is_sealed(file))
		TRY(ask_passphrase(rim, args, PASSPHRASE_KNOWN, &passphrase));
	TRY(rim->make_folders(rim));
	enum err e = restore_from(file, rim->db_path, passphrase, rim->zones, &done);
	if (e != OK) {
		complain_wrong(rim, "restore: ", e == ERR_BUSY ? rim->db_path : file, done.wrong);
		return e;
	}
	say_look(rim, "Restored: ", &done.look);
	if (done.path[0] != '\0')
		fprintf(rim->out, "The previous file is kept: %s\n", done.path);
	return OK;
}
