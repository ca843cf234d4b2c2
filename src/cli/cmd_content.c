/* cmd_content.c - trivet content check DIR */
#include "base/json.h"
#include "cli/cli.h"

static enum err print_result(struct rim *rim, const struct args *args, const struct problems *to, const struct pack *p)
{
	if (args_has(args, OPT_JSON)) {
		struct writer w = arena_writer(rim->arena);
		struct json j = json_on(&w);
		json_open(&j, '{');
		json_kopen(&j, "problems", '[');
		for (str rest = writer_str(to->w); rest.n > 0;)
			json_str(&j, str_split(&rest, '\n'));
		json_close(&j, ']');
		json_close(&j, '}');
		return print_json(rim, &w);
	}
	fwrite(to->w->p, 1, to->w->n, rim->out);
	if (to->n > 0)
		fprintf(rim->out, "%zu %s\n", to->n, to->n == 1 ? "problem" : "problems");
	else
		fprintf(rim->out, "%zu questions, %zu rules, %zu conditions, %zu items, %zu figures, %zu sources: no problem found\n", p->n_questions,
			p->n_rules, p->n_conditions, p->n_items, p->n_poses, p->n_sources);
	return OK;
}

enum err cmd_content(struct rim *rim, const struct args *args)
{
	enum { PROBLEM_ROOM = 1 << 20 };
	struct pack p;
	char *buffer = arena_take(rim->arena, PROBLEM_ROOM, 1);
	if (args->n_words != 2 || !str_eq(str_of(args->words[0]), STR("check")))
		return complain_line(rim, ERR_INPUT, "usage: trivet content check DIR");
	if (buffer == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	struct writer w = writer_on(buffer, PROBLEM_ROOM);
	struct problems to = {.w = &w};
	enum err e = rim->check_content(rim, args->words[1], &to, &p);
	if (e != OK && to.n == 0)
		return e;
	TRY(print_result(rim, args, &to, &p));
	return to.n > 0 ? ERR_INPUT : OK;
}
