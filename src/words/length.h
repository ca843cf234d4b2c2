/* length.h - how long something takes and where it can be done, in the words of every face: "40 seconds", "2 minutes", "at the desk or on the floor". */
#ifndef TRIVET_WORDS_LENGTH_H
#define TRIVET_WORDS_LENGTH_H

#include "base/writer.h"
#include "core/pack.h"

/* Needs: seconds >= 0. */
void w_length(struct writer *w, int32_t seconds);
/* `places`: a bit per enum place; nothing is written for none. */
void w_places(struct writer *w, uint8_t places);

#endif
