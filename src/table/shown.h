/* shown.h - foreign texts made safe to show in a message: cut short, and without what moves a cursor or changes the writing direction. */
#ifndef TRIVET_TABLE_SHOWN_H
#define TRIVET_TABLE_SHOWN_H

#include "base/writer.h"

enum { SHOWN_BYTES = 48, SHOWN_ROOM = SHOWN_BYTES + 8 /* enough for one text */ };

void shown_write(struct writer *w, str text);

#endif
