/* common.h - what the pages of a clinic share. */
#ifndef TRIVET_WEB_PAGES_CLINIC_COMMON_H
#define TRIVET_WEB_PAGES_CLINIC_COMMON_H

#include "clinic/day.h"
#include "web/server/web.h"

/* The clinic now. Needs: glance_close. Fails: as glance_open. */
MUST_USE enum err clinic_glance(const struct site *site, const struct request *q, struct response *r, struct glance *ret_glance);
/* Today at a place of the clinic. */
day clinic_today(const struct glance *k, uint16_t place);
/* The place that an id in a query names, else the first. */
uint16_t clinic_place_of(const struct glance *k, const struct value *id);
/* "09:00", and "09:00-10:00" with a dash between, by the clocks of a place. */
str clinic_clock(struct arena *a, const struct zone_table *zone, instant at);
str clinic_range(struct arena *a, const struct zone_table *zone, instant from, instant to);
/* What visit_time_read takes: 2026-11-30T09:00+01:00. */
str clinic_time_text(struct arena *a, const struct zone_table *zone, instant at);
/* BASE and a number and REST: "/desk/visit/" 12 "/move". */
url clinic_url(struct arena *a, const char *before, int64_t id, const char *rest);
/* The day page of a day; `rest` like "&did=on#saved". */
url clinic_day_url(struct arena *a, day on, const char *rest);
/* The number in a part of the path. Fails: ERR_MISSING it is none. */
MUST_USE enum err clinic_id(const struct request *q, size_t segment, int64_t *ret_id);
/* What every act of someone at the desk begins with. */
struct visit_ask clinic_ask(const struct request *q, enum visit_act act);
/* From where someone comes: what a declared proxy says; on this machine all are one. For limits. */
str clinic_from(const struct site *site, const struct request *q);
/* 22 letters from the randomness of a request, for the link of a visit. */
str clinic_secret(const struct request *q, struct arena *a);

#endif
