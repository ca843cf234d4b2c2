/* demo.h - a small site for the tests: one form, one write, one page with a part in its path. */
#ifndef TRIVET_TEST_SITE_DEMO_H
#define TRIVET_TEST_SITE_DEMO_H

#include "web/server/web.h"

/* What stands for me/ and store/ here: remembers the last thing that was written. */
struct app {
	int64_t pain;
	int writes;
	void (*work)(void); /* what the download does before it has an answer */
};

struct changes {
	int64_t pain;
};

struct demo_view {
	int64_t pain;
	str note;
	day when;
	struct form_key *form;
};

void page_demo(struct writer *w, const struct demo_view *v);

extern const struct routes demo_routes;

#endif
