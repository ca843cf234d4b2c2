/* cmd_completion.c - trivet completion bash, zsh or fish: made from the tables of commands, options and content, so it is never out of date. */
#include "record/gauge.h"
#include "cli/cli.h"

#include <string.h>

/* What completes the value of an option. */
enum value { VALUE_OTHER, VALUE_FILE, VALUE_FOLDER, VALUE_DAY };

static enum value value_of(const char *takes)
{
	static const struct {
		const char *takes;
		enum value value;
	} rows[] = {{"FILE", VALUE_FILE}, {"PATH", VALUE_FILE}, {"DIR", VALUE_FOLDER}, {"DATE", VALUE_DAY}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(takes, rows[i].takes) == 0)
			return rows[i].value;
	return VALUE_OTHER;
}

/* The words of an option whose value is one of a few, or NULL. */
static const char *words_of_option(enum option o)
{
	static const struct {
		enum option option;
		const char *words;
	} rows[] = {{OPT_PLACE, "desk floor bed car"},
		    {OPT_CSV, "entries deeds marks breaks"},
		    {OPT_DATES, "dmy mdy ymd"},
		    {OPT_ROUND, "nearest up down"},
		    {OPT_SEPARATOR, "comma semicolon tab"},
		    {OPT_PAPER, "a4 letter"},
		    {OPT_AGAINST, BESIDE_BLANKS "practice breaks"}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].option == o)
			return rows[i].words;
	return NULL;
}

static bool is_one_of(const char *word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(word, list[i]) == 0)
			return true;
	return false;
}

static bool takes_path(const char *command)
{
	static const char *const list[] = {"import", "restore", "rescue", "content"};
	return is_one_of(command, list, sizeof list / sizeof list[0]);
}

static bool takes_item(const char *command)
{
	static const char *const list[] = {"figure", "practice", "plan", "log", "trial"};
	return is_one_of(command, list, sizeof list / sizeof list[0]);
}

/* The plain words of "[swap ITEM | add ITEM | history]": what is no value. */
static void print_plain_words(FILE *out, const char *words)
{
	for (str rest = str_of(words); rest.n > 0;) {
		str word = str_split(&rest, ' ');
		while (word.n > 0 && word.p[0] == '[')
			word = str_sub(word, 1, word.n);
		word = str_sub(word, 0, str_find(word, ']'));
		if (word.n > 1 && word.p[0] >= 'a' && word.p[0] <= 'z')
			fprintf(out, "%.*s ", (int)word.n, word.p);
	}
}

/* All words that may follow a command, with spaces between. */
static void print_words_of(FILE *out, const struct pack *p, const struct command *c)
{
	print_plain_words(out, c->words);
	for (size_t i = 0; takes_item(c->name) && i < p->n_items; i++)
		fprintf(out, "%.*s ", (int)p->items[i].id.n, p->items[i].id.p);
	for (size_t i = 0; strcmp(c->name, "log") == 0 && i < p->n_regions; i++)
		fprintf(out, "%.*s ", (int)p->regions[i].id.n, p->regions[i].id.p);
	for (size_t i = 0; strcmp(c->name, "clear") == 0 && i < p->n_rules; i++)
		if (p->rules[i].clearable)
			fprintf(out, "%.*s ", (int)p->rules[i].id.n, p->rules[i].id.p);
}

static bool allows(const struct command *c, size_t option)
{
	return ((c->options | ALLOW_ALWAYS) >> option & 1) != 0;
}

/* Inside single quotes of a shell; `escaped` get a backslash before them. */
static void print_quoted(FILE *out, const char *text, const char *escaped)
{
	for (; *text != '\0'; text++)
		if (*text == '\'')
			fputs("'\\''", out);
		else
			fprintf(out, strchr(escaped, *text) != NULL ? "\\%c" : "%c", *text);
}

/* ---- bash ---- */

static void bash_value(FILE *out, enum option o)
{
	const char *words = words_of_option(o);
	fprintf(out, "\t%s) ", option_rows[o].name);
	if (words != NULL)
		fprintf(out, "COMPREPLY=($(compgen -W '%s' -- \"$cur\")); ", words);
	else if (value_of(option_rows[o].value) == VALUE_DAY)
		fputs("COMPREPLY=($(compgen -W \"today yesterday $(date +%F)\" -- \"$cur\")); ", out);
	else if (value_of(option_rows[o].value) != VALUE_OTHER)
		fprintf(out, "COMPREPLY=($(compgen %s -- \"$cur\")); ", value_of(option_rows[o].value) == VALUE_FILE ? "-f" : "-d");
	fputs("return ;;\n", out);
}

static void print_bash(FILE *out, const struct pack *p)
{
	fputs("_trivet() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words files=\n\tcase $prev in\n", out);
	for (size_t o = 0; o < OPTIONS; o++)
		if (option_rows[o].value != NULL)
			bash_value(out, (enum option)o);
	fputs("\tesac\n\tcase $COMP_CWORD,${COMP_WORDS[1]} in\n\t1,*) words='", out);
	for (size_t i = 0; i < commands_n; i++)
		fprintf(out, "%s ", commands[i].name);
	fputs("--help --version' ;;\n", out);
	for (size_t i = 0; i < commands_n; i++) {
		fprintf(out, "\t*,%s) words='", commands[i].name);
		print_words_of(out, p, &commands[i]);
		for (size_t o = 0; o < OPTIONS; o++)
			if (allows(&commands[i], o))
				fprintf(out, "%s ", option_rows[o].name);
		fprintf(out, "'%s ;;\n", takes_path(commands[i].name) ? "; files=-f" : "");
	}
	fputs("\tesac\n\tCOMPREPLY=($(compgen $files -W \"$words\" -- \"$cur\"))\n}\ncomplete -o filenames -F _trivet trivet\n", out);
}

/* ---- zsh ---- */

static void zsh_option(FILE *out, enum option o)
{
	static const char *const actions[] = {
		[VALUE_OTHER] = "", [VALUE_FILE] = "_files", [VALUE_FOLDER] = "_files -/", [VALUE_DAY] = "(today yesterday)"};
	const char *words = words_of_option(o);
	fprintf(out, " '%s[", option_rows[o].name);
	print_quoted(out, option_rows[o].help, "[]:");
	fputc(']', out);
	if (option_rows[o].value != NULL && words != NULL)
		fprintf(out, ":%s:(%s)", option_rows[o].value, words);
	else if (option_rows[o].value != NULL)
		fprintf(out, ":%s:%s", option_rows[o].value, actions[value_of(option_rows[o].value)]);
	fputc('\'', out);
}

static void print_zsh(FILE *out, const struct pack *p)
{
	fputs("#compdef trivet\n_trivet() {\n\tlocal -a commands=(\n", out);
	for (size_t i = 0; i < commands_n; i++) {
		fprintf(out, "\t\t'%s:", commands[i].name);
		print_quoted(out, commands[i].help, ":");
		fputs("'\n", out);
	}
	fputs("\t)\n\tif (( CURRENT == 2 )); then\n\t\t_describe command commands\n\t\treturn\n\tfi\n\tcase $words[2] in\n", out);
	for (size_t i = 0; i < commands_n; i++) {
		fprintf(out, "\t%s) _arguments", commands[i].name);
		for (size_t o = 0; o < OPTIONS; o++)
			if (allows(&commands[i], o))
				zsh_option(out, (enum option)o);
		fputs(takes_path(commands[i].name) ? " '*:file:_files'" : " '*:word:(", out);
		if (!takes_path(commands[i].name)) {
			print_words_of(out, p, &commands[i]);
			fputs(")'", out);
		}
		fputs(" ;;\n", out);
	}
	fputs("\tesac\n}\n_trivet \"$@\"\n", out);
}

/* ---- fish ---- */

static void fish_begin(FILE *out, const struct command *c)
{
	fprintf(out, "complete -c trivet -n '__fish_seen_subcommand_from %s'", c->name);
}

static void fish_option(FILE *out, const struct command *c, enum option o)
{
	const char *words = words_of_option(o);
	fish_begin(out, c);
	fprintf(out, " -l %s -d '", option_rows[o].name + 2);
	print_quoted(out, option_rows[o].help, "\\");
	fputc('\'', out);
	if (option_rows[o].value != NULL)
		fputs(value_of(option_rows[o].value) == VALUE_FILE ? " -rF" : " -x", out);
	if (option_rows[o].value != NULL && value_of(option_rows[o].value) == VALUE_FOLDER)
		fputs(" -a '(__fish_complete_directories)'", out);
	if (option_rows[o].value != NULL && (words != NULL || value_of(option_rows[o].value) == VALUE_DAY))
		fprintf(out, " -a '%s'", words != NULL ? words : "today yesterday");
	fputc('\n', out);
}

static void print_fish(FILE *out, const struct pack *p)
{
	fputs("complete -c trivet -f\n", out);
	for (size_t i = 0; i < commands_n; i++) {
		const struct command *c = &commands[i];
		fprintf(out, "complete -c trivet -n __fish_use_subcommand -a %s -d '", c->name);
		print_quoted(out, c->help, "\\");
		fputs("'\n", out);
		for (size_t o = 0; o < OPTIONS; o++)
			if (allows(c, o))
				fish_option(out, c, (enum option)o);
		fish_begin(out, c);
		fputs(takes_path(c->name) ? " -F" : " -a '", out);
		if (!takes_path(c->name)) {
			print_words_of(out, p, c);
			fputc('\'', out);
		}
		fputc('\n', out);
	}
}

enum err cmd_completion(struct rim *rim, const struct args *args)
{
	static const struct {
		const char *shell;
		void (*print)(FILE *out, const struct pack *p);
	} shells[] = {{"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};
	for (size_t i = 0; args->n_words == 1 && i < sizeof shells / sizeof shells[0]; i++)
		if (strcmp(args->words[0], shells[i].shell) == 0) {
			shells[i].print(rim->out, rim->pack);
			return OK;
		}
	return complain_line(rim, ERR_INPUT, "completion needs the name of a shell: bash, zsh or fish");
}
