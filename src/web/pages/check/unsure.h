/* unsure.h - answering "not sure" to a danger sign brings one plainer sentence; still not sure counts as evidence 1.1, no. 4 says. */
#ifndef TRIVET_WEB_PAGES_CHECK_UNSURE_H
#define TRIVET_WEB_PAGES_CHECK_UNSURE_H

#include "web/pages/session/player.h"
#include "web/parts/signs.h"

struct unsure_view {
	const struct sign_view *signs;
	size_t n;
	str from;
	struct player_wish wish;
	str number; /* of an emergency, or words for it */
	struct form_key *form;
};

void page_unsure(struct writer *w, const struct unsure_view *v);

enum { UNSURE_ROWS_OF = WISH_ROWS, UNSURE_FROM, UNSURE_SHOW_ROWS };
enum { UNSURE_TICKS = UNSURE_SHOW_ROWS, UNSURE_SAID, UNSURE_NONE, UNSURE_KEEP_ROWS };
extern const struct field unsure_show_fields[UNSURE_SHOW_ROWS], unsure_keep_fields[UNSURE_KEEP_ROWS];

enum err unsure_show(struct site *site, const struct request *q, struct response *r); /* GET /unsure */
enum err unsure_keep(struct site *site, const struct request *q, struct response *r); /* POST /unsure */

#endif
