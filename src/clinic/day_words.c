/* day_words.c - what a day says of names. */
#include "clinic/day_names.h"

const str day_name_gone = STR_INIT("no longer here");
