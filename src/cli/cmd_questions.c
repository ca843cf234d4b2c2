/* cmd_questions.c - trivet questions */
#include "me/forms.h"
#include "cli/cli.h"

enum err cmd_questions(struct rim *rim, const struct args *args)
{
	const struct pack *p = rim->pack;
	if (args_has(args, OPT_JSON)) {
		struct writer w = arena_writer(rim->arena);
		struct json j = json_on(&w);
		form_questions(&j, p);
		return print_json(rim, &w);
	}
	for (enum block b = BLOCK_ABOUT; b < BLOCKS; b++) {
		fprintf(rim->out, "%s%.*s\n", b > BLOCK_ABOUT ? "\n" : "", (int)block_words[b].n, block_words[b].p);
		for (size_t i = 0; i < p->n_questions; i++) {
			const struct question *q = &p->questions[i];
			if (q->block != b)
				continue;
			fprintf(rim->out, "  %.*s (%.*s)\n", (int)q->id.n, q->id.p, (int)q->support.evidence.n, q->support.evidence.p);
			say_indented(rim, "      ", q->text);
		}
	}
	return OK;
}
