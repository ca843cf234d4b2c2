/*
 * pdf.h - the report as PDF, with cairo. Page 1 is what is read in 60 seconds, page 2 the plan and what was withheld; more pages only when those are
 * long. Text can be copied, fonts are embedded, pictures are vectors, headings are in the outline, and the parts are tagged as well as cairo
 * 1.16 can: it supports neither a document language nor alternative texts, so that text is printed beside each picture.
 */
#ifndef TRIVET_REPORT_PDF_PDF_H
#define TRIVET_REPORT_PDF_PDF_H

#include "report/report.h"

enum pdf_paper { PDF_A4, PDF_LETTER };

/* Takes the bytes of the PDF in their order. Returns false when it can take no more. */
typedef bool pdf_sink(void *arg, const unsigned char *bytes, size_t n);

/* Needs: fonts_open. Fails: ERR_FULL, ERR_IO: the sink refused. */
MUST_USE enum err pdf_write(const struct report *report, enum pdf_paper paper, pdf_sink *sink, void *arg);

#endif
