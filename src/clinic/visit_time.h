/* visit_time.h - a time as requested. */
#ifndef TRIVET_CLINIC_VISIT_TIME_H
#define TRIVET_CLINIC_VISIT_TIME_H

#include "base/zone_table.h"
#include "clinic/refused.h"

/*
 * 2026-11-30T09:00, by the clocks of the place, or with an offset (or Z) as an instant; seconds may follow. Returns REFUSED_NOT, or why it is none:
 * REFUSED_BAD_TIME, REFUSED_NO_SUCH_TIME, REFUSED_AMBIGUOUS_TIME.
 */
enum refused visit_time_read(str text, const struct zone_table *zone, instant *ret_at);
/* 2026-11-30T09:00+01:00. */
void w_visit_time(struct writer *w, instant at, struct zone zone);

#endif
