/* invite.h - a visit as iCalendar (RFC 5545, RFC 5546): one UID for its lifetime, a SEQUENCE that rises with each change, and a title that tells nobody why. */
#ifndef TRIVET_CLINIC_INVITE_H
#define TRIVET_CLINIC_INVITE_H

#include "clinic/desk.h"

/* A REQUEST, or a CANCEL of what was cancelled. `email` may be empty. Lines end in CRLF. */
void invite_write(struct writer *w, const struct desk *d, const struct store_visit *visit, str email);
/* A calendar of several: with the same UIDs, and as little in them. */
void invite_write_all(struct writer *w, const struct desk *d, const struct store_visits *visits);

#endif
