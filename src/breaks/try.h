/* try.h - `trivet breaks test`: what this desktop supports, shown live. */
#ifndef TRIVET_BREAKS_TRY_H
#define TRIVET_BREAKS_TRY_H

#include "breaks/reminder.h"

/* With JSON it only lists; else it waits for the mouse and for a button until Ctrl-C, or until both were seen. Nothing is kept. */
MUST_USE enum err try_desktop(const struct breaks_rim *rim, bool as_json);

#endif
