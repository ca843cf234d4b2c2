/* text_file.c - a file of the specification, as text. */
#include "base/text.h"
#include "text_file.h"

#include <stdio.h>
#include <stdlib.h>

str text_file(const char *folder, const char *name, char *buffer)
{
	char path[1024];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "rb");
	if (f == NULL) {
		fprintf(stderr, "cannot read %s\n", path);
		exit(1);
	}
	str text = {buffer, fread(buffer, 1, TEXT_FILE_MOST, f)};
	fclose(f);
	if (text.n == TEXT_FILE_MOST || !text_is_utf8(text)) {
		fprintf(stderr, "%s is too long, or no text\n", path);
		exit(1);
	}
	return text;
}

str text_word(str *line)
{
	str rest = str_trim(*line);
	str word = str_split(&rest, ' ');
	*line = rest;
	return str_trim(word);
}

bool text_line(str *text, str *ret_line, int *number)
{
	while (text->n > 0) {
		*ret_line = str_trim(str_split(text, '\n'));
		(*number)++;
		if (ret_line->n > 0 && ret_line->p[0] != '#')
			return true;
	}
	return false;
}
