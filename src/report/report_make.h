/* report_make.h - inside the report: one function for each part, and how its lines are collected. */
#ifndef TRIVET_REPORT_REPORT_MAKE_H
#define TRIVET_REPORT_REPORT_MAKE_H

#include "report/report.h"
#include "report/report_words.h"

/* All that a part may be made from. */
struct making {
	const struct person *now; /* as they are today: answers, decisions, plan */
	const struct plan *plan;  /* of now; what waits for an answer is still part of it */
	bool waits, needles;      /* then, and for what: as struct plan_waits */
	struct person *seen;      /* the same as the diary had them on the last day of the period */
	struct store_reader *r;   /* in one snapshot */
	struct store_days days;   /* the period */
	struct store_activities activities;
	struct store_marks marks;     /* of the period, newest first */
	struct store_plan_days plans; /* likewise, without the first plan of all */
	struct lived lived;           /* the plans of the period */
	struct reviews *had;
	struct arena *a;
	struct report *report;
};

/* Lines as they are added. What does not fit any more marks the arena full, and with it the report. */
struct lines {
	struct arena *a;
	struct report_line *of;
	size_t n, cap;
	str group; /* of the lines to come */
};

struct lines lines_on(struct arena *a, size_t cap);
void lines_add(struct lines *l, str label, str text, str note);
void lines_put(const struct lines *l, struct report_section *section);
/* Names of these facts as a person reads them, with commas between. */
str say_facts(const struct making *m, const qset *facts, size_t most);

MUST_USE enum err make_where(struct making *m, struct report_section *s);
MUST_USE enum err make_prevents(struct making *m, struct report_section *s);
MUST_USE enum err make_trend(struct making *m, struct report_section *s);
void make_stool(struct making *m, struct report_section *s);
MUST_USE enum err make_done(struct making *m, struct report_section *s);
void make_verdict(struct making *m, struct report_section *s);
MUST_USE enum err make_medicines(struct making *m, struct report_section *s);
MUST_USE enum err make_notes(struct making *m, struct report_section *s);

void make_danger(struct making *m, struct report_section *s);
void make_plan(struct making *m, struct report_section *s);
void make_withheld(struct making *m, struct report_section *s);
void make_ask(struct making *m, struct report_section *s);
void make_sources(struct making *m, struct report_section *s);

#endif
