/* ended.h - the page after a session: pain before and after, the stool as it rises, what that means, a next step, again, undo. */
#ifndef TRIVET_WEB_PAGES_SESSION_ENDED_H
#define TRIVET_WEB_PAGES_SESSION_ENDED_H

#include "me/ended.h"
#include "web/pages/session/player.h"
#include "web/parts/week.h"

enum ended_change {
	ENDED_NOT_SAID, /* before and after were not both said */
	ENDED_LESS,     /* by 2 points, or by 30 percent and a point: evidence 6.2 */
	ENDED_A_LITTLE_LESS,
	ENDED_SAME,
	ENDED_MORE
};

struct ended_view {
	const struct ended *ended;
	enum ended_change change;
	bool is_undone;
	struct stool_legs was, is;
	bool rose;           /* the stool */
	bool pain_rose;      /* the re-check is offered */
	bool has_mean;       /* enough days have both numbers */
	int32_t mean_tenths; /* how much less on average; 0: no less */
	struct week_view week;
	struct player_wish wish;
	url again;
	int64_t ago;
	struct form_key *form;
};

void page_ended(struct writer *w, const struct ended_view *v);
void page_ended_was(struct writer *w, const struct ended_view *v); /* the stool as it was before */
enum { ENDED_AGO = WISH_ROWS, ENDED_KEPT, ENDED_ROWS };
extern const struct field ended_fields[ENDED_ROWS];
enum err ended_show(struct site *site, const struct request *q, struct response *r); /* GET /session/end */
enum err ended_undo(struct site *site, const struct request *q, struct response *r); /* POST /session/undo */

#endif
