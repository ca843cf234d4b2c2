/* report_period.h - a report made: one person over one period. */
#ifndef TRIVET_REPORT_REPORT_PERIOD_H
#define TRIVET_REPORT_REPORT_PERIOD_H

#include "report/report.h"

/* Since the plan began, or the last weeks; the usual parts. */
struct report_wish report_usual(const struct person *who);
/* True for a period that is in order, ends today at the latest and is not too long. */
bool report_days_allowed(const struct person *who, struct store_days days);

/*
 * Needs: report_days_allowed. Parts with a fired danger sign are in whatever was wished.
 * Fails: ERR_FULL; ERR_BUSY, ERR_IO of the store. Keeps: texts live in the arena.
 */
MUST_USE enum err report_make(struct store_reader *r, const struct person *who, const struct report_wish *wish, struct arena *a,
			      struct report *ret_report);
/* report_make with a borrowed reader. */
MUST_USE enum err app_report(struct app *app, const struct person *who, const struct report_wish *wish, struct arena *a, struct report *ret_report);

#endif
