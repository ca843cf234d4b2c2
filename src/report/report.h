/*
 * report.h - what a practitioner reads in 60 seconds: one person over one period, as texts and pictures that page, PDF, terminal and JSON all show
 * alike. Everything comes from what the decisions returned (consult.h, plan.h, balance.h, reassess.h) and from the diary; no face decides again.
 */
#ifndef TRIVET_REPORT_REPORT_H
#define TRIVET_REPORT_REPORT_H

#include "me/review.h"
#include "draw/chart.h"
#include "draw/map.h"

/* In the order of reading: the first page ends with the danger signs, the second begins with the plan (evidence 8.3, no. 10). */
enum report_part {
	REPORT_WHO,
	REPORT_VERDICT,
	REPORT_WHERE,
	REPORT_PREVENTS,
	REPORT_TREND,
	REPORT_STOOL,
	REPORT_DONE,
	REPORT_DANGER,
	REPORT_PLAN,
	REPORT_WITHHELD,
	REPORT_ASK,
	REPORT_MEDICINES,
	REPORT_NOTES,
	REPORT_SOURCES,
	REPORT_PARTS
};

#define REPORT_BIT(part) (1u << (part))
/* What goes in when nothing was chosen: all but the notes, the medicines and the sources, so that it stays on two sides. */
#define REPORT_USUAL ((REPORT_BIT(REPORT_PARTS) - 1) & ~REPORT_BIT(REPORT_NOTES) & ~REPORT_BIT(REPORT_MEDICINES) & ~REPORT_BIT(REPORT_SOURCES))

enum {
	REPORT_DAYS_MOST = 366, /* longest period */
	REPORT_DAYS_USUAL = 42, /* without a plan, or with one that is younger than REPORT_DAYS_LEAST */
	REPORT_DAYS_LEAST = 14,
	REPORT_NAME_MAX = 80, /* characters */
	REPORT_QUESTION_MAX = 300,
	REPORT_PICTURES = 2 /* of one part */
};

struct report_wish {
	struct store_days days;
	str name;       /* as the person typed it; empty: none */
	str question;   /* their own, to be read first; empty: none */
	uint32_t parts; /* REPORT_BIT of each that goes in */
};

/* One line of a part: "Acupuncture | 3 times: 2 Nov, 9 Nov | moderate evidence". Any of them may be empty. */
struct report_line {
	str group; /* a heading that lines in a row share */
	str label, text, note;
};

struct report_section {
	bool is_shown;
	str title;
	str say; /* the sentence to read first */
	const struct report_line *lines;
	size_t n_lines;
	str small;                    /* how it was measured, what it rests on */
	str picture[REPORT_PICTURES]; /* SVG of draw/; empty: none */
};

enum report_tone {
	REPORT_CALM,
	REPORT_CARE,
	REPORT_URGENT
}; /* the class of the danger signs: below doctor first; doctor first; same day and emergency */

struct report {
	str title, name, period, footer;
	day made_on, first, last;
	enum report_tone tone;
	struct report_section part[REPORT_PARTS];

	/* The numbers behind the texts: for text pictures and for programs. Not there in a report that was read back. */
	struct chart chart;
	struct stool_legs legs;
	struct map_pain pain;
	struct review look; /* the last look back of the period, or what the diary alone says */
	bool is_look;       /* the former */
};

/* "who", "verdict", ...: what the stable form and the command line call a part. */
extern const str report_part_words[REPORT_PARTS];

/* The stable form; what trivet-report reads. */
#define REPORT_FORMAT  "trivet-report"
#define REPORT_VERSION 1
extern const str report_tone_words[REPORT_URGENT + 1];
struct json;
void form_report(struct json *j, const struct report *report);
/* Back out of it. Fails: ERR_INPUT when it is none, ERR_FULL. */
MUST_USE enum err report_read(str text, struct arena *a, struct report *ret_report);

#endif
