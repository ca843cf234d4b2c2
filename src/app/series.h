/* series.h - what the pictures show of a person: the diary as a chart, the week as a stool. Keeps: arrays live in the arena. */
#ifndef TRIVET_APP_SERIES_H
#define TRIVET_APP_SERIES_H

#include "app/person.h"
#include "draw/chart.h"

/* The last `days` days up to today. A day with several entries shows their mean. Fails: ERR_FULL. */
MUST_USE enum err series_chart(const struct person *who, int32_t days, struct arena *a, struct chart *ret_chart);
struct stool_legs series_stool(const struct person *who);

enum { SERIES_STEP_TENTHS = 10 /* a smaller change of the mean is "about the same"; evidence 6.2: at least 1 point */ };

#endif
