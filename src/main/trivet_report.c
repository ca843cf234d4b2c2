/*
 * trivet_report.c - trivet-report: a report as JSON comes in, the PDF goes out. It reads nothing else: no store, no clock, no network; where the kernel can, it could not
 * (main/confine.h).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "main/confine.h"
#include "report/pdf/fonts.h"
#include "report/pdf/pdf.h"

enum { IN_BYTES_MAX = 8 << 20, ARENA_BYTES = 32 << 20 };

static int complain(enum err e, const char *say)
{
	fprintf(stderr, "trivet-report: %s\n", say);
	return err_exit_code(e);
}

static bool write_bytes(void *arg, const unsigned char *bytes, size_t n)
{
	return fwrite(bytes, 1, n, arg) == n;
}

static int convert(char *in, char *buffer, enum pdf_paper paper)
{
	static struct report report;
	struct arena a = arena_on(buffer, ARENA_BYTES);
	size_t n = fread(in, 1, IN_BYTES_MAX, stdin);
	if (n == IN_BYTES_MAX)
		return complain(ERR_INPUT, "the report is larger than 8 MiB");
	if (report_read((str){in, n}, &a, &report) != OK)
		return complain(ERR_INPUT, "the input is not a report; make one with: trivet report --json");
	if (fonts_open() != OK)
		fprintf(stderr, "trivet-report: its own font could not be used; a system font replaces it\n");
	enum err e = pdf_write(&report, paper, write_bytes, stdout);
	fonts_close();
	if (e == OK && fflush(stdout) != 0)
		e = ERR_IO;
	return e == OK ? 0 : complain(e, "the PDF could not be written completely");
}

int main(int argc, char **argv)
{
	enum pdf_paper paper = PDF_A4;
	if (argc == 3 && strcmp(argv[1], "--paper") == 0 && strcmp(argv[2], "letter") == 0)
		paper = PDF_LETTER;
	else if (argc != 1 && !(argc == 3 && strcmp(argv[1], "--paper") == 0 && strcmp(argv[2], "a4") == 0))
		return complain(ERR_INPUT, "usage: trivet report --json | trivet-report [--paper a4|letter] > report.pdf");
	if (isatty(STDOUT_FILENO))
		return complain(ERR_INPUT, "a PDF cannot be shown in a terminal; send it to a file with >");
	confine();
	char *in = malloc(IN_BYTES_MAX), *buffer = malloc(ARENA_BYTES);
	int code = in == NULL || buffer == NULL ? complain(ERR_FULL, "there is not enough memory") : convert(in, buffer, paper);
	free(in);
	free(buffer);
	return code;
}
