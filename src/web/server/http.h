/* http.h - the only door to the network: speaks HTTP for a site. */
#ifndef TRIVET_WEB_SERVER_HTTP_H
#define TRIVET_WEB_SERVER_HTTP_H

#include "web/server/web.h"

/* What the server cannot know by itself: main/ gives it. Both may be called from several threads. */
struct http_rim {
	void *ctx;
	void (*now)(void *ctx, instant *ret_now, struct zone *ret_zone);
	enum err (*random)(void *ctx, uint8_t *ret_bytes, size_t n);
	bool (*is_foreign)(void *ctx, int socket); /* another account is at the other end; NULL: nobody can tell */
	enum keeping keeping;
};

struct http_options {
	uint16_t port; /* 0: the system chooses */
	uint16_t more; /* how many ports after it to try when it is taken */
	int request_s; /* a request must be here within, 0: 20 */
};

struct http;

/*
 * Serves `site` on 127.0.0.1 until http_close, with two threads of its own and one that ends requests that take too long. The port it
 * got is written to site->port.
 * Fails: ERR_CONFLICT when no port was free, ERR_IO. Keeps: site and rim.
 */
MUST_USE enum err http_open(struct site *site, const struct http_rim *rim, struct http_options options, struct http **ret_http);
/* Waits for the answers that are still on their way to the disk, then closes all. */
void http_close(struct http *h);

#endif
