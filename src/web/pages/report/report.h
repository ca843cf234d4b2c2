/* report.h - the report for a practitioner: as a page, and as the PDF that trivet-report makes. */
#ifndef TRIVET_WEB_PAGES_REPORT_REPORT_H
#define TRIVET_WEB_PAGES_REPORT_REPORT_H

#include "report/report_html.h"
#include "web/parts/own.h"

struct report_choice {
	str id, title;
	bool is_chosen;
};

struct report_view {
	const struct person *who;
	const struct report *report;
	struct report_wish wish;
	struct store_days shown; /* in the boxes: those that were asked for */
	bool wrong_days;         /* the period that was asked for is not allowed; this is the usual one */
	bool letter;
	bool has_pdf; /* there is a program that makes one */
	struct report_choice choices[REPORT_PARTS];
	size_t n_choices;
};

void page_report(struct writer *w, const struct report_view *v);
void page_report_missing(struct writer *w, const struct report_view *v);
/* Hand-written: report_html. */
void page_report_article(struct writer *w, const struct report *report);

enum err report_show(struct site *site, const struct request *q, struct response *r);
enum err report_pdf(struct site *site, const struct request *q, struct response *r);
extern const struct field report_fields[7];

#endif
