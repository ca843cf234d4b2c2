/* trial.h - what came out of a trial, in words. */
#ifndef TRIVET_WORDS_TRIAL_H
#define TRIVET_WORDS_TRIAL_H

#include "core/trial.h"

/* What the page and the command say of a state: whether there is no b, or a b. */
enum { TRIAL_SAYS_WITHOUT, TRIAL_SAYS_AGAINST, TRIAL_SAYS };
extern const str trial_says[TRIAL_STATES][TRIAL_SAYS];

#endif
