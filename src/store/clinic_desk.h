/*
 * clinic_desk.h - what the desk of a clinic keeps beside visits: the undo of someone's last act, closures, who may sign in, and the addresses of feeds. Functions on
 * a link, as in store/clinic.h, and they fail as those do. All but the undo is written by changes of its own (store/store.h).
 */
#ifndef TRIVET_STORE_CLINIC_DESK_H
#define TRIVET_STORE_CLINIC_DESK_H

#include "store/clinic.h"

/* How a visit was before an act: of `was` counts where and when it was, and whether the person came. */
struct store_undo {
	struct store_visit was; /* id, state, until, practitioner, place, room, day, second, east, zone, from, to, came, came_at */
	int act;
	int64_t version;       /* what the act made of it */
	enum store_came after; /* and of who came */
};
STORE_LIST(store_undos, struct store_undo);

/* The last act of this one is another from now on. */
MUST_USE enum err store_undo_clear(struct link *l, int64_t organisation, str staff);
MUST_USE enum err store_undo_add(struct link *l, int64_t organisation, str staff, const struct store_undo *undo, const struct store_parts *parts,
				 struct arena *a);
MUST_USE enum err store_undos(struct link *l, int64_t organisation, str staff, struct arena *a, struct store_undos *ret_undos);
MUST_USE enum err store_undo_parts(struct link *l, int64_t organisation, str staff, int64_t visit, struct arena *a, struct store_parts *ret_parts);

STORE_LIST(store_closures, struct store_closure);
/* That touch this stretch. */
MUST_USE enum err store_closures(struct link *l, int64_t organisation, struct store_stretch in, struct arena *a, struct store_closures *ret_closures);

STORE_LIST(store_staffs, struct store_staff);
/* Fails: ERR_MISSING nobody has this name. */
MUST_USE enum err store_staff(struct link *l, int64_t organisation, str name, struct arena *a, struct store_staff *ret_staff);
MUST_USE enum err store_staffs(struct link *l, int64_t organisation, struct arena *a, struct store_staffs *ret_staffs);
/* Who is signed in with this cookie, without the hash of the password. Fails: ERR_MISSING nobody. */
MUST_USE enum err store_session(struct link *l, int64_t organisation, str hash, instant now, struct arena *a, struct store_staff *ret_staff);
/* Fails: ERR_MISSING. */
MUST_USE enum err store_feed(struct link *l, int64_t organisation, str hash, int64_t *ret_resource);

#endif
