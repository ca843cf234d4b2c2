/* passphrase.c - a passphrase, from a file or typed without being seen. */
#include "cli/cli.h"

#include <string.h>

#include "keep/vault.h"

static enum err check(struct rim *rim, str passphrase)
{
	if (passphrase.n >= VAULT_PASSPHRASE_MIN && passphrase.n <= VAULT_PASSPHRASE_MAX)
		return OK;
	return complain_line(rim, ERR_INPUT, "a passphrase needs at least 8 letters; several words are best");
}

static enum err from_file(struct rim *rim, const char *path, str *ret_passphrase)
{
	str text;
	TRY(rim->read_file(rim, path, &text));
	text = str_sub(text, 0, str_find(text, '\n')); /* its first line */
	TRY(check(rim, text));
	*ret_passphrase = text;
	return OK;
}

static enum err typed(struct rim *rim, const char *prompt, str *ret_passphrase)
{
	str line;
	if (!rim->ask_secret(rim, prompt, &line))
		return complain_line(rim, ERR_INPUT, "no passphrase was given; nothing was changed");
	char *kept = arena_take(rim->arena, line.n + 1, 1);
	if (kept == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	memcpy(kept, line.p, line.n);
	*ret_passphrase = (str){kept, line.n};
	return OK;
}

enum err ask_passphrase(struct rim *rim, const struct args *args, enum passphrase_use use, str *ret_passphrase)
{
	str again;
	if (args_has(args, OPT_PASSPHRASE_FILE))
		return from_file(rim, args->passphrase_file, ret_passphrase);
	if (!rim->in_is_terminal)
		return complain_line(rim, ERR_INPUT, "a passphrase is typed on a terminal, or comes from --passphrase-file FILE");
	switch (use) {
	case PASSPHRASE_KNOWN: return typed(rim, "Passphrase: ", ret_passphrase);
	case PASSPHRASE_SIGN_IN:
	case PASSPHRASE_NEW: break;
	}
	if (use == PASSPHRASE_NEW)
		fputs("Without this passphrase nobody can open the backup, and trivet cannot recover it. Keep it somewhere safe.\n", rim->err);
	TRY(typed(rim, "Passphrase: ", ret_passphrase));
	TRY(check(rim, *ret_passphrase));
	TRY(typed(rim, "The same again: ", &again));
	return str_eq(again, *ret_passphrase) ? OK : complain_line(rim, ERR_INPUT, "the two were not the same; nothing was changed");
}
