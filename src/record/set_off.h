/* set_off.h - what the person thinks may have set off a pain: the few choices that are one tap each, by their words in files and on the page. */
#ifndef TRIVET_RECORD_SET_OFF_H
#define TRIVET_RECORD_SET_OFF_H

#include "base/writer.h"
#include "record/records.h"

/* "sitting", "stress", "night", "load": the bit of each is its place. */
extern const str set_off_words[STORE_SET_OFFS];
/* "long sitting", ... as a page says it. */
extern const str set_off_says[STORE_SET_OFFS];

/* "sitting stress"; nothing for none. */
void set_off_write(struct writer *w, int set);
/* "long sitting, stress". */
void set_off_say(struct writer *w, int set);
/* Words with spaces, commas or semicolons between, in any order. False when one is none of them. */
bool set_off_read(str words, int *ret_set);

#endif
