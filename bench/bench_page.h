/* bench_page.h - the view of the page that is measured. */
#ifndef TRIVET_BENCH_PAGE_H
#define TRIVET_BENCH_PAGE_H

#include "web/server/markup.h"

struct bench_step {
	str name, what, honest;
	url where;
	int minutes;
	bool done;
};

struct bench_view {
	const char *title;
	html picture;
	const struct bench_step *step;
	size_t step_n;
};

void page_bench(struct writer *w, const struct bench_view *v);

#endif
