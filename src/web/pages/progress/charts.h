/* charts.h - the charts of Progress: pain with what happened and the legs, a period to choose, another series below the pain, and each as a table. */
#ifndef TRIVET_WEB_PAGES_PROGRESS_CHARTS_H
#define TRIVET_WEB_PAGES_PROGRESS_CHARTS_H

#include "me/review.h"
#include "me/series.h"
#include "web/parts/own.h"

/* A choice: how far back, or what is under the pain. */
struct charts_choice {
	const char *word; /* of the query */
	const char *name;
	url where;
	bool is_now;
};

/* A line of what happened. */
struct charts_event {
	day first, last;
	const char *what;
	str why;   /* the note, the treatment, what changed the plan; may be empty */
	url where; /* empty: it has no page of its own */
};

enum { CHARTS_PERIODS = 4 };

struct charts_view {
	const struct person *who;
	struct series series;
	struct chart_change change;
	const struct chart_row *rows; /* latest first */
	size_t n_rows;
	const struct charts_event *events; /* latest first */
	size_t n_events;
	bool has_more_events; /* older ones */
	struct charts_choice periods[CHARTS_PERIODS];
	struct charts_choice others[SERIES_OTHERS];
	const char *period;     /* the word of the one that is shown */
	struct chart_pair pair; /* when something is under the pain */
	const char *pair_title;
	str together;                           /* what went together, as a sentence, or empty */
	const struct chart_pair_row *pair_rows; /* latest first */
	size_t n_pair_rows;
};

/* What was chosen: values of charts_fields. Fails: ERR_FULL, ERR_BUSY, ERR_IO. Keeps: `who`, `had`. */
MUST_USE enum err charts_load(struct app *app, const struct person *who, const struct reviews *had, const struct value *chosen, struct arena *a,
			      struct charts_view *ret_view);
extern const struct field charts_fields[2];

void page_charts(struct writer *w, const struct charts_view *v);
void page_charts_choose(struct writer *w, const struct charts_view *v);
void page_charts_table(struct writer *w, const struct charts_view *v);
void page_charts_events(struct writer *w, const struct charts_view *v);
void page_charts_pair(struct writer *w, const struct charts_view *v);
/* Hand-written: the pictures, and words with numbers. */
void page_charts_wide(struct writer *w, const struct charts_view *v);
void page_charts_narrow(struct writer *w, const struct charts_view *v);
void page_charts_key(struct writer *w, const struct charts_view *v);
void page_charts_words(struct writer *w, const struct charts_view *v);
void page_charts_pair_wide(struct writer *w, const struct charts_view *v);
void page_charts_pair_narrow(struct writer *w, const struct charts_view *v);

#endif
