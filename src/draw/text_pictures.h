/* text_pictures.h - the stool, the legs and the pain of some weeks as text for a terminal. Every line ends with a line feed and has no spaces at its
 * end. */
#ifndef TRIVET_DRAW_TEXT_PICTURES_H
#define TRIVET_DRAW_TEXT_PICTURES_H

#include "draw/chart_pair.h"
#include "draw/stool.h"

enum text_letters { TEXT_ASCII, TEXT_UTF8 };

struct text_page {
	int width; /* columns; counts as TEXT_WIDTH_LEAST .. TEXT_WIDTH_MOST when outside */
	enum text_letters letters;
};

#define TEXT_WIDTH_LEAST 40
#define TEXT_WIDTH_MOST  120

/* Words broken into lines. */
void text_words(struct writer *w, struct text_page page, str words);
/* The stool with its percentages and its sentence. */
void text_stool(struct writer *w, struct text_page page, struct stool_legs legs);
/* One bar for each leg. */
void text_legs(struct writer *w, struct text_page page, struct stool_legs legs);
/* The mean of pain over the range of the chart, 0 to 10, with what happened, and dates. Days without a mean stay empty. */
void text_pain(struct writer *w, struct text_page page, const struct chart *c);
/* The other one of a pair, column by column under what text_pain wrote for its pain. */
void text_other(struct writer *w, struct text_page page, const struct chart_pair *pair);
/* The three legs week by week: how much of what the plan asks for; the latest weeks that fit. */
void text_weeks(struct writer *w, struct text_page page, const struct chart *c);

#endif
