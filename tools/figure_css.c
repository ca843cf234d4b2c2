/* figure_css.c - writes the colours of the figures as a style sheet for pages, which is made from the same table as the pictures in files. */
#include "draw/figure_paint.h"

#include <stdio.h>

enum { ROOM = 64 << 10 };

static char buffer[ROOM];

int main(void)
{
	struct writer w = writer_on(buffer, ROOM);
	figure_css(&w);
	w_char(&w, '\n');
	return !w.full && fwrite(w.p, 1, w.n, stdout) == w.n && fflush(stdout) == 0 ? 0 : 8;
}
