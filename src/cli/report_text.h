/* report_text.h - the report as plain text, for a terminal or a file. */
#ifndef TRIVET_CLI_REPORT_TEXT_H
#define TRIVET_CLI_REPORT_TEXT_H

#include "report/report.h"
#include "draw/text_pictures.h"

void report_text(struct writer *w, struct text_page page, const struct report *report);

#endif
