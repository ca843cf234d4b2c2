/* say.c - lines on the terminal, wrapped to it. */
#include "cli/say.h"

#include <string.h>

/* Text in lines: the first begins with `first`, the others with `rest`, which is as wide. */
static void say_block(struct rim *rim, const char *first, const char *rest, str text)
{
	size_t columns = (size_t)(rim->columns > 100 ? 100 : rim->columns), wide = strlen(first);
	size_t width = columns > wide ? columns - wide : 1;
	const char *indent = first;
	while (text.n > 0) {
		size_t n = text.n;
		if (n > width) {
			for (n = width; n > 0 && text.p[n] != ' ';)
				n--;
			if (n == 0)
				n = str_find(text, ' ');
		}
		size_t line = str_find(str_sub(text, 0, n), '\n');
		if (line < n)
			n = line;
		fprintf(rim->out, "%s%.*s\n", indent, (int)n, text.p);
		indent = rest;
		text = str_sub(text, n, text.n);
		if (text.n > 0)
			text = str_sub(text, 1, text.n);
	}
}

void say_indented(struct rim *rim, const char *indent, str text)
{
	say_block(rim, indent, indent, text);
}

void say_numbered(struct rim *rim, size_t number, str text)
{
	char first[24], rest[24];
	int n = snprintf(first, sizeof first, "  %2zu  ", number);
	snprintf(rest, sizeof rest, "%*s", n, "");
	say_block(rim, first, rest, text);
}

void say_line(struct rim *rim, str line)
{
	if (line.n == 0)
		fputc('\n', rim->out);
	say_indented(rim, "", line);
}

enum err complain_line(struct rim *rim, enum err e, const char *line)
{
	fprintf(rim->err, "trivet: %s\n", line);
	return e;
}

void complain_wrong(struct rim *rim, const char *command, const char *file, enum wrong wrong)
{
	fprintf(rim->err, "trivet: %s%s%s%s\n", command, file, file[0] != '\0' ? ": " : "", wrong_words(wrong).p);
}

static void say_count(struct rim *rim, int64_t n, const char *one, const char *many)
{
	fprintf(rim->out, "%lld %s", (long long)n, n == 1 ? one : many);
}

void say_look(struct rim *rim, const char *lead, const struct backup_look *look)
{
	fputs(lead, rim->out);
	say_count(rim, look->entries, "diary entry, ", "diary entries, ");
	say_count(rim, look->deeds, "thing done, ", "things done, ");
	say_count(rim, look->answers, "answer.\n", "answers.\n");
}

void complain_fault(struct rim *rim, const char *place, const struct store_fault *fault)
{
	str server = fault->server;
	fprintf(rim->err, "trivet: %s: %s%s%.*s\n", place, wrong_words(fault->what).p, server.n > 0 ? " " : "", (int)server.n, server.p);
}

void complain_no_backup(struct rim *rim, str folder, enum wrong wrong)
{
	fprintf(rim->err, "trivet: no backup was made in %.*s: %s\n", (int)folder.n, folder.p, wrong_words(wrong).p);
}

enum err print_json(struct rim *rim, struct writer *w)
{
	if (w->full)
		return complain_line(rim, ERR_FULL, "the answer is too large to print");
	fwrite(w->p, 1, w->n, rim->out);
	fputc('\n', rim->out);
	return OK;
}

bool ask_line(struct rim *rim, const char *prompt, str *ret_answer)
{
	static char line[4096]; /* one at a time: the command line has one thread */
	fputs(prompt, rim->out);
	fflush(rim->out);
	if (fgets(line, sizeof line, rim->in) == NULL) {
		fputc('\n', rim->out);
		return false;
	}
	*ret_answer = str_trim(str_of(line));
	return true;
}
