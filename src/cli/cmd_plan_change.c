/* cmd_plan_change.c - trivet plan WORD ...: swap, add, restore, fewer days, earlier plans, and a practitioner's plan file. */
#include <string.h>

#include "me/plan_change.h"
#include "base/json.h"
#include "cli/cli.h"
#include "cli/cmd_plan_change.h"
#include "cli/names.h"
#include "me/answering.h"

enum { WORDS_SHOWN = 6, SAY_ROOM = 512 };

/* ---- what differs ---- */

static void print_dose(struct rim *rim, const struct plan_line *was, const struct plan_line *is)
{
	if (was->minutes != is->minutes && was->minutes > 0 && is->minutes > 0)
		fprintf(rim->out, ", %d to %d minutes", was->minutes, is->minutes);
	if (was->per_week != is->per_week && was->per_week > 0 && is->per_week > 0)
		fprintf(rim->out, ", %d to %d days a week", was->per_week, is->per_week);
	if (was->sets != is->sets && is->sets > 0)
		fprintf(rim->out, is->sets == 1 ? ", %d round" : ", %d rounds", is->sets);
	else if (was->sets != is->sets)
		fputs(", the usual rounds again", rim->out);
	if (was->grown_to != is->grown_to && is->grown_to > 0)
		fprintf(rim->out, ", grown to %d", is->grown_to);
	else if (was->grown_to != is->grown_to)
		fputs(", the usual dose again", rim->out);
}

static void print_differences(struct rim *rim, const struct plan_differences *d)
{
	static const char signs[] = {[STEP_CAME] = '+', [STEP_WENT] = '-', [STEP_DOSE] = '~'};
	for (size_t i = 0; i < d->n; i++) {
		const struct plan_difference *x = &d->of[i];
		str name = rim->pack->items[x->change == STEP_WENT ? x->was.item : x->is.item].name;
		fprintf(rim->out, "  %c %.*s", signs[x->change], (int)name.n, name.p);
		if (x->change == STEP_DOSE)
			print_dose(rim, &x->was, &x->is);
		fputc('\n', rim->out);
	}
	if (d->course)
		say_line(rim, STR("  ~ Treatments: another number, or another spacing"));
	if (d->n == 0 && !d->course)
		say_line(rim, STR("  The steps stay the same."));
}

/* ---- keeping ---- */

static enum err last_plan(struct rim *rim, str *ret_text)
{
	struct store *s;
	struct store_reader *r;
	struct store_plan last;
	TRY(rim->store(rim, &s, &r));
	enum err e = store_plan_latest(r, rim->arena, &last);
	if (e != OK && e != ERR_MISSING)
		return complain_line(rim, e, "the plan could not be read");
	*ret_text = e == OK ? last.text : STR("");
	return OK;
}

enum err plan_keep_first(struct rim *rim, struct person *who)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "out of memory");
	*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
	act_record_plan(acts, who, STR(""), STR("first plan"));
	return apply(rim, acts);
}

/* Keeps the choice and the plan that follows from it, and tells what changed. */
static enum err keep(struct rim *rim, struct changes *acts, struct person *who, const struct plan_lines *was, str why)
{
	str last;
	TRY(last_plan(rim, &last));
	act_record_plan(acts, who, last, why);
	TRY(apply(rim, acts));
	struct plan_lines is = plan_lines_of(&who->plan);
	struct plan_differences d = plan_compare(was, &is);
	say_line(rim, why);
	print_differences(rim, &d);
	return OK;
}

/* ---- the words ---- */

typedef enum err item_act(struct changes *acts, struct person *who, uint16_t item, struct writer *why);

struct item_word {
	const char *word;
	item_act *act;
	const char *refused;
};

static const struct item_word item_words[] = {
	{"swap", act_swap, "plan swap: it is not in your plan, or it is the last one on its leg, or every plan has it; `trivet plan` shows yours"},
	{"add", act_add, "plan add: it is already in your plan, or your answers do not allow it, or it needs something you said you do not have"},
	{"back", act_back, "plan back: it was not set aside"},
};

static enum err change_item(struct rim *rim, const struct args *args, struct person *who, const struct item_word *w)
{
	char buffer[WHY_ROOM];
	struct writer why = writer_on(buffer, sizeof buffer);
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	struct plan_lines was = plan_lines_of(&who->plan);
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "out of memory");
	if (args->n_words != 2)
		return complain_line(rim, ERR_INPUT, "plan: swap, add and back take one step; put a name with spaces in quotes");
	uint16_t item = item_named(rim, "plan", str_of(args->words[1]));
	if (item == NONE)
		return ERR_INPUT;
	*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
	if (w->act(acts, who, item, &why) != OK)
		return complain_line(rim, ERR_INPUT, w->refused);
	return keep(rim, acts, who, &was, writer_str(&why));
}

/* The one that the person names, in the place of a step. */
static enum err swap_for(struct rim *rim, const struct args *args, struct person *who)
{
	char buffer[WHY_ROOM];
	struct writer why = writer_on(buffer, sizeof buffer);
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	struct plan_lines was = plan_lines_of(&who->plan);
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "out of memory");
	uint16_t item = item_named(rim, "plan", str_of(args->words[1]));
	uint16_t instead = item == NONE ? NONE : item_named(rim, "plan", str_of(args->words[2]));
	if (item == NONE || instead == NONE)
		return ERR_INPUT;
	*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
	if (act_swap_for(acts, who, item, instead, &why) != OK)
		return complain_line(rim, ERR_INPUT,
				     "plan swap: the first must be in your plan, the second on the same leg and allowed by your answers; `trivet "
				     "plan` shows yours");
	return keep(rim, acts, who, &was, writer_str(&why));
}

static enum err change_days(struct rim *rim, const struct args *args, struct person *who)
{
	char buffer[WHY_ROOM];
	struct writer why = writer_on(buffer, sizeof buffer);
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	struct plan_lines was = plan_lines_of(&who->plan);
	int64_t days;
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
	if (args->n_words != 2 || !str_int(str_of(args->words[1]), &days) || days < 0 || days > 7 || act_days(acts, who, (int32_t)days, &why) != OK)
		return complain_line(rim, ERR_INPUT, "plan days needs a number of days a week from 2 to 7, or 0 to follow the plan");
	return keep(rim, acts, who, &was, writer_str(&why));
}

static enum err history(struct rim *rim)
{
	struct store *s;
	struct store_reader *r;
	struct store_plans plans;
	struct plan_lines was = {.n = 0}, is;
	TRY(rim->store(rim, &s, &r));
	if (store_plans(r, rim->arena, &plans) != OK)
		return complain_line(rim, ERR_IO, "the plans could not be read");
	if (plans.n == 0)
		say_line(rim, STR("There is no plan yet: trivet check"));
	for (size_t i = 0; i < plans.n; i++) {
		char buffer[32];
		struct writer w = writer_on(buffer, sizeof buffer);
		if (!plan_lines_read(rim->pack, plans.at[i].text, &is)) {
			say_line(rim, STR("One plan was saved in a form that this trivet cannot read."));
			continue;
		}
		struct plan_differences d = plan_compare(&was, &is);
		w_day_long(&w, plans.at[i].day);
		fprintf(rim->out, "%.*s  %.*s\n", (int)w.n, w.p, (int)plans.at[i].why.n, plans.at[i].why.p);
		print_differences(rim, &d);
		was = is;
	}
	return OK;
}

/* ---- the file ---- */

static void print_left_out(struct rim *rim, const struct plan_proposal *to)
{
	if (to->n_left_out > 0)
		say_line(rim, STR("\nIn the file, but not in your plan:"));
	for (size_t i = 0; i < to->n_left_out; i++) {
		const struct plan_left_out *x = &to->left_out[i];
		const struct item *it = &rim->pack->items[x->item];
		struct allowed a = {.verdict = x->verdict, .behind = x->behind};
		str words[WORDS_SHOWN];
		size_t n = allow_words(rim->pack, it, &a, words, WORDS_SHOWN);
		fprintf(rim->out, "  %.*s%s\n", (int)it->name.n, it->name.p,
			allow_now(x->verdict) ? ": it does not fit, or it needs something you do not have" : "");
		for (size_t k = 0; k < n; k++)
			say_indented(rim, "    ", words[k]);
	}
}

/* Fails: ERR_INPUT, told. */
static enum err file_of(struct rim *rim, const struct args *args, const struct person *who, struct plan_file *ret_file)
{
	char buffer[SAY_ROOM];
	struct writer say = writer_on(buffer, sizeof buffer);
	str text;
	if (args->n_words != 2)
		return complain_line(rim, ERR_INPUT, "plan: read and take need one file");
	TRY(rim->read_file(rim, args->words[1], &text));
	if (plan_file_read(rim->pack, text, rim->arena, &say, ret_file) != OK) {
		fprintf(rim->err, "trivet: %s: %.*s\n", args->words[1], (int)say.n, say.p);
		return ERR_INPUT;
	}
	if (who->plan.refusal != PLAN_OPEN)
		return complain_line(rim, ERR_CONFLICT, "your own plan is not open now, and someone else's plan does not change that: trivet check");
	return OK;
}

static enum err read_plan(struct rim *rim, const struct args *args, struct person *who)
{
	struct plan_file file;
	struct plan_proposal *to = arena_new(rim->arena, struct plan_proposal, 1);
	TRY(file_of(rim, args, who, &file));
	if (to == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	plan_propose(who, &file, to);
	fprintf(rim->out, "%.*s%s", (int)file.from.n, file.from.p, file.from.n > 0 ? "\n" : "");
	if (file.note.n > 0)
		say_indented(rim, "  ", file.note);
	say_line(rim, STR("What would change:"));
	print_differences(rim, &to->differences);
	print_left_out(rim, to);
	say_line(rim, STR("\nNothing has changed yet. To adopt it: trivet plan take FILE"));
	return OK;
}

static enum err take_plan(struct rim *rim, const struct args *args, struct person *who)
{
	char buffer[WHY_ROOM];
	struct writer why = writer_on(buffer, sizeof buffer);
	struct plan_file file;
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	struct plan_lines was = plan_lines_of(&who->plan);
	TRY(file_of(rim, args, who, &file));
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
	act_take_over(acts, who, &file, &why);
	return keep(rim, acts, who, &was, writer_str(&why));
}

/* ITEM, ITEM=3x5 or ITEM=3x5x2 (minutes, days a week, sets), from=TEXT or note=TEXT. False: it is none. */
static bool put_word(const struct pack *p, str word, struct plan_file *file)
{
	str rest = word, key = str_split(&rest, '=');
	int64_t minutes = 0, days = 0, sets = 0;
	if (str_eq(key, STR("from")) || str_eq(key, STR("note"))) {
		*(str_eq(key, STR("from")) ? &file->from : &file->note) = rest;
		return true;
	}
	struct names names = names_of_items(p);
	struct name_match m = name_match(&names, key);
	uint16_t item = m.answer == NAME_FOUND ? (uint16_t)m.i : NONE;
	if (item == NONE || file->lines.n == PLAN_LINES_MAX)
		return false;
	str first = str_split(&rest, 'x'), second = str_split(&rest, 'x');
	if ((first.n > 0 && (!str_int(first, &minutes) || minutes < 0 || minutes > 999)) ||
	    (second.n > 0 && (!str_int(second, &days) || days < 0 || days > 7)) || (rest.n > 0 && (!str_int(rest, &sets) || sets < 0 || sets > 99)))
		return false;
	file->lines.of[file->lines.n++] = (struct plan_line){
		.leg = p->items[item].leg, .item = item, .minutes = (int32_t)minutes, .per_week = (int32_t)days, .sets = (int32_t)sets};
	return true;
}

static enum err write_plan(struct rim *rim, const struct args *args, struct person *who)
{
	char buffer[SAY_ROOM];
	struct writer say = writer_on(buffer, sizeof buffer);
	struct plan_file file = {.from = STR(""), .note = STR(""), .made_on = who->today}, again;
	for (size_t i = 1; i < args->n_words; i++)
		if (!put_word(rim->pack, str_of(args->words[i]), &file)) {
			fprintf(rim->err,
				"trivet: plan write: \"%s\" is not ITEM, ITEM=MINUTESxDAYS, ITEM=MINUTESxDAYSxSETS, from=TEXT or note=TEXT\n",
				args->words[i]);
			return ERR_INPUT;
		}
	if (file.lines.n == 0)
		file.lines = plan_lines_of(&who->plan);
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	plan_file_write(&j, rim->pack, &file);
	w_char(&w, '\n');
	str text = arena_keep(rim->arena, &w);
	if (plan_file_read(rim->pack, text, rim->arena, &say, &again) != OK) {
		fprintf(rim->err, "trivet: plan write: no file was made: %.*s\n", (int)say.n, say.p);
		return ERR_INPUT;
	}
	if (args->out != NULL)
		return rim->write_file(rim, args->out, text);
	fwrite(text.p, 1, text.n, rim->out);
	return OK;
}

enum err plan_change(struct rim *rim, const struct args *args, struct person *who)
{
	const char *word = args->words[0];
	if (strcmp(word, "history") == 0)
		return history(rim);
	if (strcmp(word, "write") == 0)
		return write_plan(rim, args, who);
	if (strcmp(word, "read") == 0)
		return read_plan(rim, args, who);
	if (strcmp(word, "take") == 0)
		return take_plan(rim, args, who);
	if (strcmp(word, "days") == 0)
		return change_days(rim, args, who);
	if (strcmp(word, "swap") == 0 && args->n_words == 3)
		return swap_for(rim, args, who);
	for (size_t i = 0; i < sizeof item_words / sizeof item_words[0]; i++)
		if (strcmp(word, item_words[i].word) == 0)
			return change_item(rim, args, who, &item_words[i]);
	return complain_line(rim, ERR_INPUT, "plan takes swap, add, back, days, history, read, take or write; trivet plan --help explains them");
}
