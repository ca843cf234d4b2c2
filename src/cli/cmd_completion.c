/* cmd_completion.c - trivet completion bash: made from the tables of commands and options, so it is never out of date. */
#include "cli/cli.h"

static void print_options(struct rim *rim, uint64_t options)
{
	for (size_t o = 0; o < OPTIONS; o++)
		if (options >> o & 1)
			fprintf(rim->out, " %s", option_rows[o].name);
}

enum err cmd_completion(struct rim *rim, const struct args *args)
{
	if (args->n_words != 1 || !str_eq(str_of(args->words[0]), STR("bash")))
		return complain_line(rim, ERR_INPUT, "completion: allowed is: completion bash");
	fputs("_trivet() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words\n\tcase $prev in\n"
	      "\t--answers|--db) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n\t--content|check) COMPREPLY=($(compgen -d -- \"$cur\")); return "
	      ";;\n"
	      "\t--place) COMPREPLY=($(compgen -W 'desk floor bed car' -- \"$cur\")); return ;;\n\tesac\n\tcase ${COMP_WORDS[1]} in\n",
	      rim->out);
	for (size_t i = 0; i < commands_n; i++) {
		fprintf(rim->out, "\t%s) words='", commands[i].name);
		print_options(rim, commands[i].options | ALLOW_ALWAYS);
		fputs("' ;;\n", rim->out);
	}
	fputs("\t*) words='", rim->out);
	for (size_t i = 0; i < commands_n; i++)
		fprintf(rim->out, "%s ", commands[i].name);
	fputs("--help --version' ;;\n\tesac\n\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -F _trivet trivet\n", rim->out);
	return OK;
}
