/* response.h - an outgoing response: made by a handler, finished by the dispatcher, sent by http.c. */
#ifndef TRIVET_WEB_SERVER_RESPONSE_H
#define TRIVET_WEB_SERVER_RESPONSE_H

#include "base/err.h"
#include "web/server/markup.h"

#define RESPONSE_HEADERS_MAX 20

enum nav {
	NAV_NONE,
	NAV_TODAY,
	NAV_RELIEF,
	NAV_PLAN,
	NAV_DIARY,
	NAV_PROGRESS,
	NAV_LEARN,
	NAV_SETTINGS,
	/* of a clinic's desk */
	NAV_DAY,
	NAV_WEEK,
	NAV_BOOK,
	NAV_CLOSED,
	NAV_STAFF
};

/* What is around a page. */
enum surround {
	FRAME_OWN,    /* of a person's own trivet */
	FRAME_DESK,   /* of the desk of a clinic */
	FRAME_VISITOR /* of a clinic, for anyone */
};

struct header {
	const char *name;
	const char *value;
};

/* What a handler wants remembered, made ready by me/. web/ only carries it to where it is recorded. */
struct changes;

struct response;

#define SLIPS_MAX 20

/* A field whose value could not be taken: slip.h. */
struct slip {
	str mark, field, say;
};

/* A PDF that a helper program has to make before the answer can be sent. */
struct pdf_wish {
	str input; /* the report, see form_report */
	const char *paper;
	void (*done)(struct response *r, enum err e); /* what was made is in r->w, when e is OK; else it says what went wrong */
};

struct response {
	struct arena *arena; /* for whatever the answer needs; lives until it is sent */
	struct writer w;     /* the buffer for a page */
	int status;
	str trouble;      /* is above every page; mostly empty */
	const char *type; /* Content-Type */
	str body;         /* set by the dispatcher; for anything but a page by response_bytes */
	struct header header[RESPONSE_HEADERS_MAX];
	size_t header_n;
	enum surround frame;         /* set by the dispatcher before a handler runs */
	str staff;                   /* who is signed in at the desk; empty: nobody by name */
	struct form_key *form;       /* to sign out with */
	bool is_page;                /* w holds a page that only lacks the end of its frame; the dispatcher adds that */
	bool is_download;            /* may be larger than a page: see wants_room */
	bool wants_room;             /* a download did not fit; a caller with a larger buffer asks once more there, else reports that there is none */
	bool close;                  /* the connection is not fit for another request */
	struct slip slip[SLIPS_MAX]; /* what is wrong with the form on the page; slip.h */
	size_t slip_n;
	struct pdf_wish *pdf;    /* must be made before this answer is sent; NULL when there is nothing to make */
	struct changes *changes; /* must be durable before this answer is sent; NULL when there are none */
};

struct response response_on(struct arena *a, char *buffer, size_t cap);
/* Begins a page, from scratch, with its frame: the caller writes the inside of <main> into the writer it gets. */
struct writer *response_page(struct response *r, const char *title, enum nav nav);
/*
 * What every deed is confirmed with, where it happened. The address that leads there ends with #saved, which moves the focus to it, also without a script. `say`: a whole
 * sentence. Once on a page.
 */
void page_flash(struct writer *w, const char *say);
/* Bytes of their own kind. Keeps: type and bytes. */
void response_bytes(struct response *r, const char *type, str bytes);
/* 303 See Other: what a form is answered with, so that a reload does not send it again. */
void response_see(struct response *r, url where);
/* Adds a header. When there is no more room the arena is marked full, which the dispatcher answers with 507. Keeps: both. */
void response_header(struct response *r, const char *name, const char *value);

#endif
