/* test_pagec_view.h - a view with a value of every kind, for the templates of test_pagec. */
#ifndef TRIVET_TEST_UNIT_TEST_PAGEC_VIEW_H
#define TRIVET_TEST_UNIT_TEST_PAGEC_VIEW_H

#include "web/server/markup.h"

struct sample_step {
	str name;
};

struct sample_view {
	str name;
	const char *word;
	int n;
	uint64_t big;
	bool yes;
	day when;
	url where;
	html markup;
	const struct sample_step *step;
	size_t step_n;
};

void page_sample(struct writer *w, const struct sample_view *v);
void page_sample_rest(struct writer *w, const struct sample_view *v);

#endif
