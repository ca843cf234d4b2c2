/* helper.h - runs programs installed beside this one: bytes in, bytes out, within a deadline. No shell is involved. */
#ifndef TRIVET_MAIN_HELPER_H
#define TRIVET_MAIN_HELPER_H

#include "base/err.h"
#include "base/writer.h"
#include "clinic/post.h"

/*
 * The PDF of a report on "a4" or "letter". May be called from several threads.
 * Fails: ERR_MISSING trivet-report is not installed beside this program; ERR_FULL the PDF is larger than the buffer; ERR_BUSY it took too long and was
 * ended; ERR_IO it failed.
 */
MUST_USE enum err helper_pdf(const char *paper, str report, struct writer *ret_pdf);

struct helper_window {
	const char *zone;
	int64_t from, to; /* instants, in seconds */
	bool names;       /* the title of each event after its two instants */
};

/*
 * What trivet-calendar says of a calendar: lines of two instants. Fails: as helper_pdf, and ERR_INPUT it is no calendar.
 */
MUST_USE enum err helper_busy_times(str calendar, const struct helper_window *window, struct writer *ret_lines);

/* `send` of struct post: a letter through trivet-mail. `ctx` is not used. */
void helper_mail(void *ctx, str job, struct arena *a, struct post_answer *ret_answer);

#endif
