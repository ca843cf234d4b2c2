/* cmd_migrate.c - trivet migrate: everything from one database to another, compared afterwards. */
#include "base/json.h"
#include "keep/door.h"
#include "cli/cli.h"
#include "store/copy.h"
#include "words/wrong.h"

static void write_digest(struct writer *w, uint64_t digest)
{
	uint8_t bytes[8];
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (uint8_t)(digest >> (56 - 8 * i));
	w_hex(w, bytes, sizeof bytes);
}

static enum err print_report(struct rim *rim, const struct args *args, const struct copy_report *report)
{
	int64_t rows = 0;
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kopen(&j, "tables", '[');
	for (size_t i = 0; i < report->n; i++) {
		const struct copy_table *t = &report->tables[i];
		char buffer[32];
		struct writer digest = writer_on(buffer, sizeof buffer);
		write_digest(&digest, t->digest);
		rows += t->rows;
		json_open(&j, '{');
		json_kstr(&j, "table", t->name);
		json_kint(&j, "rows", t->rows);
		json_kstr(&j, "digest", writer_str(&digest));
		json_close(&j, '}');
		if (!args_has(args, OPT_JSON))
			fprintf(rim->out, "%-14.*s %10lld  %.*s\n", (int)t->name.n, t->name.p, (long long)t->rows, (int)digest.n, digest.p);
	}
	json_close(&j, ']');
	json_kint(&j, "rows", rows);
	json_kint(&j, "organisations", report->organisations);
	json_close(&j, '}');
	if (args_has(args, OPT_JSON))
		return print_json(rim, &w);
	fprintf(rim->out, "%lld rows are there now, table by table the same as before.\n", (long long)rows);
	return OK;
}

enum err cmd_migrate(struct rim *rim, const struct args *args)
{
	const char *from = args_said(args, OPT_FROM), *to = args_said(args, OPT_TO);
	struct copy_report *report = arena_new(rim->arena, struct copy_report, 1);
	if (from == NULL || to == NULL || from[0] == '\0' || to[0] == '\0')
		return complain_line(
			rim, ERR_INPUT,
			"migrate: say what is copied with --from and where to with --to, each a file or an address that begins with postgres://");
	if (report == NULL)
		return complain_line(rim, ERR_FULL, "migrate: there is not enough memory");
	enum err e = rim->migrate(rim, from, to, report);
	if (e == OK)
		return print_report(rim, args, report);
	str place = rim->shown(rim, report->fault_at_target ? to : from);
	struct writer w = arena_writer(rim->arena);
	w_str(&w, STR("migrate: "));
	w_str(&w, place);
	complain_fault(rim, arena_copy(rim->arena, arena_keep(rim->arena, &w)).p, &report->fault);
	return e;
}
