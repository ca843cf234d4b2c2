/* news.h - is anything new? Asked of the danger signs. */
#ifndef TRIVET_WORDS_NEWS_H
#define TRIVET_WORDS_NEWS_H

#include "base/time.h"
#include "base/writer.h"

/* "Anything new since yesterday?": since the day on which they were asked last; DAY_MIN: nobody knows when. */
void news_question(struct writer *w, day today, day asked);

#endif
