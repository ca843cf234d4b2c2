/* enter.c - the door of a clinic. */
#include "web/pages/clinic/enter.h"

#include "web/server/enter.h"

bool clinic_enter(const struct site *site, bool is_open, struct request *q, struct response *r)
{
	q->caller = (struct caller){.organisation = 1, .role = is_open ? ROLE_NOBODY : ROLE_STAFF, .zones = site->zones};
	q->staff = STR("");
	r->frame = is_open ? FRAME_VISITOR : FRAME_DESK;
	if (!is_open && !enter(site, q, r))
		return false;
	q->is_owner = !is_open;
	q->form_key = str_of(is_open ? site->door->open : site->door->form);
	return true;
}
