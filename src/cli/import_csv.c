/* import_csv.c - trivet import of a table: its entries into the diary. Nothing is written before the whole file was read. */
#include "cli/import_csv.h"

#include "app/import.h"
#include "base/json.h"

enum { REFUSED_LISTED = 20 };

static enum err read(struct rim *rim, const struct args *args, str text, struct import *ret_import)
{
	struct store *s;
	struct store_reader *r;
	struct import_wish wish = {.pack = rim->pack, .now = rim->now, .zones = rim->zones};
	if (args_has(args, OPT_DATES))
		wish.order = args->month_first ? ORDER_MONTH_FIRST : ORDER_DAY_FIRST;
	TRY(rim->store(rim, &s, &r));
	if (store_activities(r, STORE_PERSON, rim->arena, &wish.activities) != OK || import_read(text, &wish, rim->arena, ret_import) != OK)
		return complain_line(rim, ERR_FULL, "no room to read the file; nothing was kept");
	enum err e = import_compare(ret_import, r, rim->arena);
	return e == OK ? OK : complain_line(rim, e, "what is stored could not be read; nothing was kept");
}

static enum err complain_stop(struct rim *rim, const struct args *args, const struct import *in)
{
	const char *file = args->words[0];
	str say = in->stop == STOP_TABLE ? csv_slip_words[in->table.slip] : import_stop_words[in->stop];
	if (in->stop == STOP_TABLE)
		fprintf(rim->err, "trivet: %s: line %zu: %.*s Nothing was kept.\n", file, in->table.line, (int)say.n, say.p);
	else if (in->stop == STOP_ASKS_ORDER)
		fprintf(rim->err, "trivet: %s: %.*s One is %.*s. Allowed is --dates day or --dates month. Nothing was kept.\n", file, (int)say.n,
			say.p, (int)in->ambiguous.n, in->ambiguous.p);
	else
		fprintf(rim->err, "trivet: %s: %.*s Nothing was kept.\n", file, (int)say.n, say.p);
	return ERR_INPUT;
}

static void print_columns(struct rim *rim, const struct import *in)
{
	for (size_t i = 0; i < in->n_columns; i++) {
		const struct import_column *c = &in->columns[i];
		str kind = import_kind_words[c->kind];
		fprintf(rim->out, "  %.*s -> %.*s\n", (int)c->name.n, c->name.p, (int)kind.n, kind.p);
	}
}

static void print_refused(struct rim *rim, const struct import *in)
{
	for (size_t i = 0; i < in->n_refused && i < REFUSED_LISTED; i++) {
		const struct import_refused *x = &in->refused[i];
		str why = import_why_words[x->why];
		fprintf(rim->out, "  line %zu, %.*s: \"%.*s\". %.*s\n", x->line, (int)x->column.n, x->column.p, (int)x->value.n, x->value.p,
			(int)why.n, why.p);
	}
	if (in->n_refused > REFUSED_LISTED)
		fprintf(rim->out, "  and %zu more\n", in->n_refused - REFUSED_LISTED);
}

static void print_activities(struct rim *rim, const struct import *in)
{
	for (size_t i = 0; i < in->n_activities && import_new(in) > 0; i++) {
		str words = import_shown(in->activities[i], rim->arena);
		fprintf(rim->out, "New among your activities: %.*s\n", (int)words.n, words.p);
	}
}

static void print_counts(struct rim *rim, const struct import *in, bool is_kept)
{
	fprintf(rim->out, is_kept ? "Added: %zu\n" : "New: %zu\n", import_new(in));
	fprintf(rim->out, "In the diary already (same day, time and pain): %zu\nTwice in the file: %zu\nRefused: %zu\n", in->n_known, in->n_twice,
		in->n_refused);
}

static enum err print_import_json(struct rim *rim, const struct import *in, bool is_kept)
{
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kint(&j, is_kept ? "added" : "new", (int64_t)import_new(in));
	json_kint(&j, "known", (int64_t)in->n_known);
	json_kint(&j, "twice", (int64_t)in->n_twice);
	json_kopen(&j, "columns", '[');
	for (size_t i = 0; i < in->n_columns; i++) {
		json_open(&j, '{');
		json_kstr(&j, "name", in->columns[i].name);
		json_kstr(&j, "becomes", import_kind_words[in->columns[i].kind]);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_kopen(&j, "activities", '[');
	for (size_t i = 0; i < in->n_activities && import_new(in) > 0; i++)
		json_str(&j, in->activities[i]);
	json_close(&j, ']');
	json_kopen(&j, "refused", '[');
	for (size_t i = 0; i < in->n_refused; i++) {
		json_open(&j, '{');
		json_kint(&j, "line", (int64_t)in->refused[i].line);
		json_kstr(&j, "column", in->refused[i].column);
		json_kstr(&j, "value", in->refused[i].value);
		json_kstr(&j, "why", import_why_words[in->refused[i].why]);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	return print_json(rim, &w);
}

enum err import_csv(struct rim *rim, const struct args *args, str text)
{
	struct import in;
	struct changes *acts = NULL;
	bool keeps = !args_has(args, OPT_DRY_RUN);
	if (args_has(args, OPT_MERGE))
		return complain_line(rim, ERR_INPUT, "--merge: it is for what `trivet export` wrote; a table is always added to what is here");
	TRY(read(rim, args, text, &in));
	if (in.stop != IMPORT_GOES)
		return complain_stop(rim, args, &in);
	if (import_acts(&in, rim->request_id(rim), rim->arena, &acts) != OK)
		return complain_line(rim, ERR_FULL, "no room; nothing was kept");
	if (keeps)
		TRY(apply(rim, acts));
	if (args_has(args, OPT_JSON))
		return print_import_json(rim, &in, keeps);
	print_columns(rim, &in);
	print_activities(rim, &in);
	print_counts(rim, &in, keeps);
	print_refused(rim, &in);
	return OK;
}
