/* take_along.h - one page for the doctor: the signs, since when, and what else was answered. Made to be printed. */
#ifndef TRIVET_WEB_PAGES_REPORT_TAKE_ALONG_H
#define TRIVET_WEB_PAGES_REPORT_TAKE_ALONG_H

#include "web/parts/own.h"

struct take_sign {
	const struct rule *rule;
	const str *yes, *unsure; /* what was answered of it */
	size_t n_yes, n_unsure;
	day since; /* it was reported */
};

struct take_view {
	day today;
	str age, how_long, where; /* empty when it was not said */
	str pain;                 /* now, of 10 */
	const struct take_sign *signs, *examined;
	size_t n_signs, n_examined;
	const day *examined_on;
	const str *conditions;
	size_t n_conditions;
	str no_proof;
};

void page_take_along(struct writer *w, const struct take_view *v);

enum err take_along_show(struct site *site, const struct request *q, struct response *r); /* GET /result/page */

#endif
