/* cmd_import.c - trivet import FILE: what trivet export wrote comes back; a table adds its entries. */
#include "cli/import_csv.h"

#include "exchange/copy.h"
#include "exchange/import_json.h"

static enum err refuse_mix(struct rim *rim, const struct import_difference *d)
{
	fprintf(rim->err,
		"trivet: this diary has %zu things that the file does not have; nothing was changed. `--merge` adds what is missing and keeps what "
		"is here\n",
		d->only_here);
	return ERR_CONFLICT;
}

static enum err tell(struct rim *rim, const struct args *args, const struct import_difference *d, size_t added)
{
	if (args_has(args, OPT_JSON))
		fprintf(rim->out, "{\"in_file\":%zu,\"added\":%zu,\"settings_left_out\":%zu}\n", d->in_file, added, d->file.settings_left_out);
	else if (added == 0)
		say_line(rim, STR("All of it is already here."));
	else
		fprintf(rim->out, "Added: %zu of the %zu things in the file.\n", added, d->in_file);
	if (d->file.settings_left_out > 0 && !args_has(args, OPT_JSON))
		fprintf(rim->out, "Left out: %zu settings of the machine that wrote the file, such as its backup folder.\n",
			d->file.settings_left_out);
	return OK;
}

static enum err tell_failure(struct rim *rim, enum err e)
{
	switch (e) {
	case ERR_FULL: return complain_line(rim, e, "import: there is not enough space on the disk or in memory; nothing was changed");
	case ERR_BUSY: return complain_line(rim, e, "another program is writing; nothing was changed, please try again");
	case OK:
	case ERR_INPUT:
	case ERR_MISSING:
	case ERR_CONFLICT:
	case ERR_DENIED:
	case ERR_IO: break;
	}
	return complain_line(rim, e, "import: it could not be written; nothing was changed");
}

static enum err import_json(struct rim *rim, const struct args *args, str text)
{
	char buffer[1024];
	struct writer say = writer_on(buffer, sizeof buffer);
	struct record file, have;
	struct import_difference d;
	struct store *s;
	struct store_reader *r;
	size_t added = 0;
	enum err e = import_json_read(text, rim->zones, rim->arena, &say, &file);
	if (e == ERR_INPUT) {
		fprintf(rim->err, "trivet: %s: %.*s\n", args->words[0], (int)say.n, say.p);
		return e;
	}
	if (e != OK)
		return tell_failure(rim, e);
	TRY(rim->store(rim, &s, &r));
	e = record_read(r, rim->arena, &have);
	if (e == OK)
		e = import_difference(&file, &have, rim->arena, &d);
	if (e == OK && d.only_here > 0 && !args_has(args, OPT_MERGE))
		return refuse_mix(rim, &d);
	if (e == OK && d.missing > 0)
		e = import_json_apply(s, &d, rim->caller, rim->request_id(rim), rim->arena, &added);
	return e == OK ? tell(rim, args, &d, added) : tell_failure(rim, e);
}

enum err cmd_import(struct rim *rim, const struct args *args)
{
	const uint64_t of_table =
		ALLOW(OPT_DRY_RUN) | ALLOW(OPT_DATES) | ALLOW(OPT_COLUMN) | ALLOW(OPT_SCALE) | ALLOW(OPT_ROUND) | ALLOW(OPT_AS_PROPOSED);
	str bytes;
	if (args->n_words != 1)
		return complain_line(
			rim, ERR_INPUT,
			"import needs one file: what `trivet export` wrote, or a table or JSON from another program; - is standard input");
	TRY(rim->read_file(rim, args->words[0], &bytes));
	if (!copy_is(bytes))
		return import_csv(rim, args, bytes);
	if ((args->given & of_table) != 0)
		return complain_line(rim, ERR_INPUT,
				     "import: --dry-run, --dates, --column, --scale, --round and --as-proposed are for files from other programs");
	return import_json(rim, args, bytes);
}
