/* enter.h - who may see the desk of a clinic. */
#ifndef TRIVET_WEB_PAGES_CLINIC_ENTER_H
#define TRIVET_WEB_PAGES_CLINIC_ENTER_H

#include "web/server/web.h"

/* True when q may go on; then it knows who asks, and with which key its forms count. Else *r says how to come in. `is_open`: a page for anybody. */
bool clinic_enter(const struct site *site, bool is_open, struct request *q, struct response *r);

#endif
