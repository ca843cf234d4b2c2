/* more.h - how an exercise can be more than it was. */
#ifndef TRIVET_WORDS_MORE_H
#define TRIVET_WORDS_MORE_H

#include "base/arena.h"

enum more { MORE_HARDER, MORE_LOAD, MORE_REPS /* up to so many */, MORE_HOLD /* up to so many seconds */ };

/* As a sentence. */
str more_say(enum more more, int32_t up_to, struct arena *a);

#endif
