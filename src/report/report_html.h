/* report_html.h - the report as HTML: the article on the site's page, and a self-contained file. */
#ifndef TRIVET_REPORT_REPORT_HTML_H
#define TRIVET_REPORT_REPORT_HTML_H

#include "report/report.h"

/* <article class="report">. All texts are escaped; the pictures are those of draw/. */
void report_html(struct writer *w, const struct report *report);
/* A whole page with its style inside: prints on two sides of A4 or Letter. */
void report_html_file(struct writer *w, const struct report *report);

#endif
