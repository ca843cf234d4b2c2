/* response.c - the answer while it is made. */
#include "web/server/response.h"

#include "web/server/frame.h"

struct response response_on(struct arena *a, char *buffer, size_t cap)
{
	return (struct response){.arena = a, .w = writer_on(buffer, cap), .status = 200, .type = "text/html; charset=utf-8"};
}

struct writer *response_page(struct response *r, const char *title, enum nav nav)
{
	r->w.n = 0;
	r->w.full = false;
	r->is_page = true;
	struct frame_view v = {.title = title, .nav = nav, .trouble = r->trouble, .staff = r->staff, .form = r->form};
	switch (r->frame) {
	case FRAME_OWN: page_frame(&r->w, &v); break;
	case FRAME_DESK: page_desk_frame(&r->w, &v); break;
	case FRAME_VISITOR: page_visitor_frame(&r->w, &v); break;
	}
	return &r->w;
}

void response_bytes(struct response *r, const char *type, str bytes)
{
	r->is_page = false;
	r->type = type;
	r->body = bytes;
}

void response_see(struct response *r, url where)
{
	r->is_page = false;
	r->status = 303;
	r->body = STR("");
	response_header(r, "Location", arena_copy(r->arena, where.s).p);
}

void response_header(struct response *r, const char *name, const char *value)
{
	if (r->header_n == RESPONSE_HEADERS_MAX) {
		r->arena->full = true;
		return;
	}
	r->header[r->header_n++] = (struct header){name, value};
}
