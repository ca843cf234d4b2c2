/* frame.h - the frame around every page, and the pages that say that something went wrong. */
#ifndef TRIVET_WEB_SERVER_FRAME_H
#define TRIVET_WEB_SERVER_FRAME_H

#include "web/server/web.h"

struct frame_view {
	const char *title;
	enum nav nav;
	str trouble, staff;
	struct form_key *form; /* of the person signed in */
};

/* What is before the inside of <main>, and what is after it. */
void page_frame(struct writer *w, const struct frame_view *v);
void page_frame_rest(struct writer *w, const struct frame_view *v);

void page_desk_frame(struct writer *w, const struct frame_view *v);
void page_desk_frame_rest(struct writer *w, const struct frame_view *v);
void page_visitor_frame(struct writer *w, const struct frame_view *v);
void page_visitor_frame_rest(struct writer *w, const struct frame_view *v);

struct error_view {
	const char *title;
	const char *say;
};

void page_error(struct writer *w, const struct error_view *v);

/* A form that came back, with all that was written in it. */
struct wrong_view {
	const struct fields_wrong *wrong;
	bool can_resend, is_post;
	url again;           /* where the form goes once more */
	struct pairs others; /* the fields that were not wrong, sent along as they are */
	struct form_key *form;
};

void page_wrong(struct writer *w, const struct wrong_view *v);

/* A form whose id was used before with other content: nothing of it was saved, and it can be sent as a new one. */
struct again_view {
	url again;
	struct pairs sent;
	struct form_key *form;
};

void page_again(struct writer *w, const struct again_view *v);

/* What saved.c puts into a page. */
struct saved_view {
	const char *say;
	bool has_undo;
	url undo;
	str name, of, undo_say;
	struct form_key *form;
};

void page_saved(struct writer *w, const struct saved_view *v);

#endif
