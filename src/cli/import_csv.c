/* import_csv.c - trivet import of another program's file: adds its entries to the diary. Nothing is written before the whole file has been read. */
#include "cli/import_csv.h"

#include "cli/import_text.h"
#include "exchange/import_read.h"

static enum err read_wish(struct rim *rim, const struct args *args, struct import_wish *wish)
{
	struct import_choice *choices = arena_new(rim->arena, struct import_choice, args->n_says + 1);
	size_t order = word_index(when_order_words, ORDERS, args_has(args, OPT_DATES) ? str_of(args->dates) : STR("")), round;
	if (choices == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	for (size_t i = 0; i < args->n_says; i++)
		choices[i] = (struct import_choice){args->says[i].option == OPT_COLUMN ? CHOICE_COLUMN : CHOICE_SCALE, str_of(args->says[i].value)};
	wish->choices = choices;
	wish->n_choices = args->n_says;
	wish->as_proposed = args_has(args, OPT_AS_PROPOSED);
	if (order == ORDERS || (args_has(args, OPT_DATES) && order == ORDER_OPEN))
		return complain_line(rim, ERR_INPUT, "--dates needs dmy (day first), mdy (month first) or ymd (year first)");
	wish->order = (enum when_order)order;
	if (!args_has(args, OPT_ROUND))
		return OK;
	round = word_index(scale_round_words, SCALE_ROUNDS, str_of(args->round));
	if (round == ROUND_OPEN || round == SCALE_ROUNDS)
		return complain_line(rim, ERR_INPUT, "--round needs nearest, up or down");
	wish->round = (enum scale_round)round;
	return OK;
}

static enum err read(struct rim *rim, const struct args *args, str bytes, struct import *ret_import)
{
	struct store *s;
	struct store_reader *r;
	struct import_wish wish = {.pack = rim->pack, .now = rim->now, .zones = rim->zones};
	TRY(read_wish(rim, args, &wish));
	TRY(rim->store(rim, &s, &r));
	enum err e = store_activities(r, rim->arena, &wish.activities);
	if (e == OK) {
		import_read(bytes, &wish, rim->arena, ret_import);
		e = import_compare(ret_import, r, rim->arena);
	}
	return e == OK ? OK : complain_line(rim, e, "what is stored could not be read; nothing was added");
}

static enum err complain_stop(struct rim *rim, const struct args *args, const struct import *in)
{
	const char *file = args->words[0];
	str say = in->stop == STOP_TABLE ? csv_slip_words[in->fault.slip] : in->say.n > 0 ? in->say : import_stop_words[in->stop];
	bool wants_column = in->stop == STOP_NO_DAY || in->stop == STOP_NOTHING;
	if (in->columns != NULL)
		import_text_columns(rim, in);
	if (in->stop == STOP_TABLE)
		fprintf(rim->err, "trivet: %s: line %zu: %.*s Nothing was added.\n", file, in->fault.line, (int)say.n, say.p);
	else if (wants_column)
		fprintf(rim->err, "trivet: %s: %.*s For example --column '#1=%s'. Nothing was added.\n", file, (int)say.n, say.p,
			in->stop == STOP_NO_DAY ? "day" : "pain");
	else
		fprintf(rim->err, "trivet: %s: %.*s Nothing was added.\n", file, (int)say.n, say.p);
	return ERR_INPUT;
}

/* An import of nothing is no success, unless all of it is here already. */
static void judge(struct rim *rim, const struct import *in, bool is_kept)
{
	rim->left_out = !import_is_whole(in);
	if (in->n + in->n_twice == 0 && is_kept)
		fprintf(rim->err, "trivet: nothing was added\n");
}

enum err import_csv(struct rim *rim, const struct args *args, str bytes)
{
	struct import in;
	struct changes *acts = NULL;
	bool keeps = !args_has(args, OPT_DRY_RUN);
	if (args_has(args, OPT_MERGE))
		return complain_line(rim, ERR_INPUT, "--merge is for what `trivet export` wrote; a table is always added to what is here");
	TRY(read(rim, args, bytes, &in));
	if (in.stop != IMPORT_GOES)
		return complain_stop(rim, args, &in);
	if (import_acts(&in, rim->caller, rim->request_id(rim), rim->arena, &acts) != OK)
		return complain_line(rim, ERR_FULL, "not enough memory; nothing was added");
	if (keeps)
		TRY(apply(rim, acts));
	judge(rim, &in, keeps);
	if (args_has(args, OPT_JSON))
		return import_text_json(rim, &in, keeps);
	import_text(rim, &in, keeps);
	return OK;
}
