/*
 * bytec.c - bakes files into a program as they are.
 *
 *     bytec OUT.c NAME=FILE[,FILE...]...
 *
 * Each NAME becomes `const str NAME`; several files make one, one after the other.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void fail(const char *where, const char *what)
{
	fprintf(stderr, "bytec: %s: %s\n", where, what);
	exit(1);
}

static size_t write_file(FILE *out, const char *path)
{
	FILE *in = fopen(path, "rb");
	size_t n = 0;
	if (in == NULL)
		fail(path, "cannot be read");
	for (int c; (c = getc(in)) != EOF; n++)
		fprintf(out, n % 24 == 0 ? "\n%d," : "%d,", c);
	fclose(in);
	return n;
}

static void write_one(FILE *out, char *arg)
{
	char *files = strchr(arg, '=');
	size_t n = 0;
	if (files == NULL)
		fail(arg, "allowed is NAME=FILE[,FILE...]");
	*files++ = '\0';
	fprintf(out, "\nstatic const unsigned char %s_bytes[] = {", arg);
	for (char *file = strtok(files, ","); file != NULL; file = strtok(NULL, ","))
		n += write_file(out, file);
	fprintf(out, "0};\nextern const str %s;\nconst str %s = {(const char *)%s_bytes, %zu};\n", arg, arg, arg, n);
}

int main(int argc, char **argv)
{
	FILE *out = argc > 2 ? fopen(argv[1], "wb") : NULL;
	if (out == NULL)
		fail(argc > 1 ? argv[1] : "bytec", "cannot be written; usage: bytec OUT.c NAME=FILE...");
	fputs("/* Made by bytec. */\n#include \"base/str.h\"\n", out);
	for (int i = 2; i < argc; i++)
		write_one(out, argv[i]);
	return fclose(out) == 0 ? 0 : 1;
}
