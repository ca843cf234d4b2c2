/*
 * bench_page.c - what a page costs: about 15 kB through the template, the dispatcher and http.c, against the same bytes and headers out of
 * a bare libmicrohttpd handler. Both run in this process with the same options and are asked in turns, all on one processor, so that neither
 * what else the machine does nor where the threads happen to run favours one of them. Prints the median of the paired ratios: page_ratio 0.95 means
 * 95 % of the bare handler's rate.
 */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "bench_page.h"
#include "../test/site/test_door.h"
#include "web/server/http.h"

#define CONNECTIONS   8
#define ROUNDS        61
#define BATCHES       60 /* of one request on each connection, in a round */
#define STEPS         10
#define PICTURE_PATHS 90 /* a figure of draw/ is about as large; what drawing it costs is measured there */

static str page_bytes; /* body of the measured page, learnt from its first answer */
static struct response page_answer;
static char page_room[64 * 1024];

static html picture(void)
{
	static char buffer[16 * 1024];
	static struct writer w;
	if (w.n == 0) {
		w = writer_on(buffer, sizeof buffer);
		w_str(&w, STR("<svg class=\"fig\" viewBox=\"0 0 400 300\">"));
		for (int i = 0; i < PICTURE_PATHS; i++)
			w_str(&w, STR("<path class=\"b\" d=\"M104.5 232.1C110.2 240.8 131.7 251.4 150 249.9L161 241.3Z\"/>\n"));
		w_str(&w, STR("</svg>"));
	}
	return html_trusted(writer_str(&w));
}

static enum err bench_show(struct site *site, const struct request *q, struct response *r)
{
	static struct bench_step steps[STEPS];
	(void)site;
	(void)q;
	for (int i = 0; i < STEPS; i++)
		steps[i] = (struct bench_step){
			.name = STR("Roller across the upper back"),
			.what = STR("You lie over a foam roller with your knees bent & your hands behind your head, and lean back gently over it. "
				    "Breathe out while you lean back, and come up slowly. Three breaths in each place are enough."),
			.honest = STR("Loosens for a short time; \"pain effect\" unproven."),
			.where = URL("/item/roller_across?from=plan"),
			.minutes = i,
			.done = i % 2 == 0,
		};
	struct bench_view v = {.title = "Your plan", .picture = picture(), .step = steps, .step_n = STEPS};
	page_bench(response_page(r, "Your plan", NAV_PLAN), &v);
	return OK;
}

static const struct route rows[] = {{METHOD_GET, "/plan", 1u << ROLE_SELF, bench_show, FIELDS_NONE}};
static const struct routes routes = {rows, 1, NULL};

static void now(void *ctx, instant *ret_now, struct zone *ret_zone)
{
	(void)ctx;
	*ret_now = (instant){(int64_t)time(NULL)};
	*ret_zone = (struct zone){0};
}

static enum err no_random(void *ctx, uint8_t *ret_bytes, size_t n)
{
	(void)ctx;
	memset(ret_bytes, 1, n);
	return OK;
}

static enum MHD_Result bare(void *cls, struct MHD_Connection *connection, const char *path, const char *method, const char *version, const char *data,
			    size_t *data_n, void **context)
{
	static int first;
	(void)cls, (void)path, (void)method, (void)version, (void)data, (void)data_n;
	if (*context == NULL) {
		*context = &first;
		return MHD_YES;
	}
	struct MHD_Response *out = MHD_create_response_from_buffer(page_bytes.n, (void *)(uintptr_t)page_bytes.p, MHD_RESPMEM_PERSISTENT);
	MHD_add_response_header(out, "Content-Type", page_answer.type);
	for (size_t i = 0; i < page_answer.header_n; i++)
		MHD_add_response_header(out, page_answer.header[i].name, page_answer.header[i].value);
	enum MHD_Result sent = MHD_queue_response(connection, 200, out);
	MHD_destroy_response(out);
	return sent;
}

static struct MHD_Daemon *open_bare(void)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, bare, NULL, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_THREAD_POOL_SIZE,
				2u, MHD_OPTION_CONNECTION_LIMIT, 128u, MHD_OPTION_CONNECTION_TIMEOUT, 15u, MHD_OPTION_END);
}

/* Renders the page once without a socket: its bytes are what the bare handler sends. */
static void learn_page(struct site *site)
{
	static char arena_room[64 * 1024];
	struct arena a = arena_on(arena_room, sizeof arena_room);
	char host[40], cookie[64];
	snprintf(host, sizeof host, "127.0.0.1:%u", site->port);
	snprintf(cookie, sizeof cookie, "trivet_%u=" TEST_PASS, site->port);
	struct request q = {
		.method = METHOD_GET, .path = STR("/plan"), .segment = {STR("plan")}, .segment_n = 1, .host = str_of(host), .cookie = str_of(cookie)};
	page_answer = response_on(&a, page_room, sizeof page_room);
	web_handle(site, &q, &page_answer);
	page_bytes = page_answer.body;
}

static int dial(uint16_t port)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0 || connect(s, (const struct sockaddr *)&to, sizeof to) != 0)
		exit(1);
	return s;
}

static size_t answer_bytes; /* of one answer with its head; learnt from the first one */

static size_t read_one(int s, size_t at_least)
{
	static char buffer[64 * 1024];
	size_t n = 0;
	while (n < at_least) {
		ssize_t got = recv(s, buffer, sizeof buffer, 0);
		if (got <= 0)
			exit(1);
		if (n == 0 && at_least == 1) { /* the first answer tells its own length */
			char *end = memmem(buffer, (size_t)got, "\r\n\r\n", 4);
			at_least = end != NULL ? (size_t)(end - buffer) + 4 + page_bytes.n : 1;
		}
		n += (size_t)got;
	}
	return n;
}

/* CPU seconds, of the server's threads and of the asking. */
static double round_seconds(const int *sockets, const char *request)
{
	struct timespec from, to;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	for (int b = 0; b < BATCHES; b++) {
		for (int i = 0; i < CONNECTIONS; i++)
			if (send(sockets[i], request, strlen(request), 0) < 0)
				exit(1);
		for (int i = 0; i < CONNECTIONS; i++)
			read_one(sockets[i], answer_bytes);
	}
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

int main(void)
{
	struct site site = {.routes = &routes, .door = &test_door};
	struct http *ours;
	struct http_rim rim = {.now = now, .random = no_random};
	cpu_set_t one;
	CPU_ZERO(&one);
	CPU_SET((size_t)sched_getcpu(), &one);
	sched_setaffinity(0, sizeof one, &one);
	struct MHD_Daemon *other = open_bare();
	if (other == NULL || http_open(&site, &rim, (struct http_options){0}, &ours) != OK)
		return 1;
	learn_page(&site);
	char request[200];
	snprintf(request, sizeof request, "GET /plan HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nCookie: trivet_%u=" TEST_PASS "\r\nAccept: text/html\r\n\r\n",
		 site.port, site.port);
	int ours_sockets[CONNECTIONS], bare_sockets[CONNECTIONS];
	double ratio[ROUNDS], ours_s = 0, bare_s = 0;
	for (int i = 0; i < CONNECTIONS; i++) {
		ours_sockets[i] = dial(site.port);
		bare_sockets[i] = dial(MHD_get_daemon_info(other, MHD_DAEMON_INFO_BIND_PORT)->port);
	}
	send(ours_sockets[0], request, strlen(request), 0);
	answer_bytes = read_one(ours_sockets[0], 1);
	send(bare_sockets[0], request, strlen(request), 0);
	if (read_one(bare_sockets[0], 1) != answer_bytes)
		return 1;
	for (int r = 0; r < ROUNDS; r++) {
		double a = round_seconds(ours_sockets, request), b = round_seconds(bare_sockets, request);
		ratio[r] = b / a;
		ours_s += a;
		bare_s += b;
	}
	qsort(ratio, ROUNDS, sizeof ratio[0], by_size);
	printf("page_bytes %zu\npage_us %.1f\nbare_us %.1f\npage_ratio %.2f\n", page_bytes.n, ours_s * 1e6 / (ROUNDS * BATCHES * CONNECTIONS),
	       bare_s * 1e6 / (ROUNDS * BATCHES * CONNECTIONS), ratio[ROUNDS / 2]);
	for (int i = 0; i < CONNECTIONS; i++) {
		close(ours_sockets[i]);
		close(bare_sockets[i]);
	}
	http_close(ours);
	MHD_stop_daemon(other);
	return 0;
}
