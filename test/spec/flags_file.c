/* flags_file.c - reads flags.txt. */
#include "flags_file.h"

#include "text_file.h"

#include <stdio.h>
#include <stdlib.h>

size_t flags_read(const char *folder, char *buffer, struct flag *ret_flags, size_t cap)
{
	str text = text_file(folder, "flags.txt", buffer), line;
	size_t n = 0;
	for (int number = 0; text_line(&text, &line, &number); n++) {
		if (n == cap) {
			fprintf(stderr, "flags.txt:%d: too many\n", number);
			abort();
		}
		ret_flags[n].evidence = text_word(&line);
		ret_flags[n].rule = text_word(&line);
		ret_flags[n].urgency = text_word(&line);
		ret_flags[n].unsure = text_word(&line);
		ret_flags[n].clearable = str_eq(text_word(&line), STR("clearable"));
	}
	return n;
}
