/* test_http.c - over a real socket: what the library lets through is refused, and no answer leaves before its changes are durable. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <errno.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "demo.h"
#include "test_door.h"
#include "web/server/http.h"

/* The disk of the test: what it does with changes, and the gate that holds one back. */
static struct disk {
	enum { AT_ONCE, LATER, REFUSES, FAILS } mood;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct changes *waiting;
	site_done *done;
	void *arg;
} disk = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static struct app app;
static struct site site;
static struct http *server;

static void put_down(struct changes *changes)
{
	app.pain = changes->pain;
	app.writes++;
}

static enum err submit(struct app *a, struct changes *changes, site_done *done, void *arg)
{
	(void)a;
	switch (disk.mood) {
	case REFUSES: return ERR_BUSY;
	case FAILS: done(arg, ERR_IO); return OK;
	case AT_ONCE:
		put_down(changes);
		done(arg, OK);
		return OK;
	case LATER: break;
	}
	pthread_mutex_lock(&disk.lock);
	disk.waiting = changes;
	disk.done = done;
	disk.arg = arg;
	pthread_cond_signal(&disk.changed);
	pthread_mutex_unlock(&disk.lock);
	return OK;
}

/* Waits for the change that LATER holds back, and makes it durable. */
static void open_gate(void)
{
	pthread_mutex_lock(&disk.lock);
	while (disk.waiting == NULL)
		pthread_cond_wait(&disk.changed, &disk.lock);
	put_down(disk.waiting);
	disk.waiting = NULL;
	pthread_mutex_unlock(&disk.lock);
	disk.done(disk.arg, OK);
}

static void fixed_now(void *ctx, instant *ret_now, struct zone *ret_zone)
{
	(void)ctx;
	*ret_now = (instant){1795651200};
	*ret_zone = (struct zone){0};
}

static enum err fixed_random(void *ctx, uint8_t *ret_bytes, size_t n)
{
	(void)ctx;
	memset(ret_bytes, 0xAB, n);
	return OK;
}

static int start_with(int request_s)
{
	app = (struct app){0};
	disk.mood = AT_ONCE;
	site = (struct site){.routes = &demo_routes, .door = &test_door, .app = &app, .submit = submit};
	return http_open(&site, &(struct http_rim){.now = fixed_now, .random = fixed_random}, (struct http_options){.request_s = request_s},
			 &server) == OK
		       ? 0
		       : -1;
}

static int start(void **state)
{
	(void)state;
	return start_with(1);
}

/* For what takes its time on a slow machine. */
static int start_patient(void **state)
{
	(void)state;
	return start_with(60);
}

/* Downloads at work, which go on when they are told to. */
static struct work {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	int begun;
	bool may_end;
} work = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static void work_long(void)
{
	pthread_mutex_lock(&work.lock);
	work.begun++;
	pthread_cond_broadcast(&work.changed);
	while (!work.may_end)
		pthread_cond_wait(&work.changed, &work.lock);
	pthread_mutex_unlock(&work.lock);
}

static void end_work(void)
{
	pthread_mutex_lock(&work.lock);
	work.may_end = true;
	pthread_cond_broadcast(&work.changed);
	pthread_mutex_unlock(&work.lock);
}

static int stop(void **state)
{
	(void)state;
	end_work();
	http_close(server);
	return 0;
}

static int dial(void)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(site.port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int s = socket(AF_INET, SOCK_STREAM, 0);
	assert_true(s >= 0);
	assert_int_equal(setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){.tv_sec = 10}, sizeof(struct timeval)), 0);
	assert_int_equal(connect(s, (const struct sockaddr *)&to, sizeof to), 0);
	return s;
}

static char answer[1 << 16];

#define CLOSED 0 /* without an answer */

/* Reads until the server closes. The status of the first answer; -1 when there is no end. */
static int read_all(int s)
{
	size_t n = 0;
	ssize_t got = 1;
	while (got > 0 && n < sizeof answer - 1) {
		got = recv(s, answer + n, sizeof answer - 1 - n, 0);
		n += got > 0 ? (size_t)got : 0;
	}
	answer[n] = '\0';
	close(s);
	int status = CLOSED;
	bool is_reset = got < 0 && errno == ECONNRESET; /* it was closed before it had read all we sent */
	if (got != 0 && !is_reset)
		return -1;
	return sscanf(answer, "HTTP/1.1 %d", &status) == 1 ? status : CLOSED;
}

static int ask(const char *bytes, size_t n)
{
	int s = dial();
	assert_int_equal(send(s, bytes, n, MSG_NOSIGNAL), (ssize_t)n);
	return read_all(s);
}

/* One request with the right Host and the connection closed after it. */
static int ask_line(const char *line, const char *more)
{
	char text[16000];
	int n = snprintf(text, sizeof text, "%s HTTP/1.1\r\nHost: localhost:%u\r\nCookie: trivet_%u=" TEST_PASS "\r\n%s", line, site.port, site.port,
			 more);
	return ask(text, (size_t)n);
}

/* Asks, and does not wait for the answer. */
static int send_line(const char *line)
{
	char text[1000];
	int n = snprintf(text, sizeof text, "%s HTTP/1.1\r\nHost: localhost:%u\r\nConnection: close\r\nCookie: trivet_%u=" TEST_PASS "\r\n\r\n", line,
			 site.port, site.port);
	int s = dial();
	assert_int_equal(send(s, text, (size_t)n, MSG_NOSIGNAL), n);
	return s;
}

static int send_pain(int pain)
{
	char text[1000], body[200];
	int n = snprintf(body, sizeof body, "csrf=" TEST_FORM "&rid=a-1&pain=%d", pain);
	n = snprintf(text, sizeof text,
		     "POST /pain HTTP/1.1\r\nHost: localhost:%u\r\nConnection: close\r\nCookie: trivet_%u=" TEST_PASS "\r\n"
		     "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s",
		     site.port, site.port, n, body);
	int s = dial();
	assert_int_equal(send(s, text, (size_t)n, MSG_NOSIGNAL), n);
	return s;
}

static void test_page(void **state)
{
	(void)state;
	assert_int_equal(ask_line("GET /form?x=%41", "Connection: close\r\n\r\n"), 200);
	assert_non_null(strstr(answer, "</html>"));
	assert_non_null(strstr(answer, "Content-Security-Policy: default-src 'self'"));
}

static void test_head_has_no_body(void **state)
{
	(void)state;
	assert_int_equal(ask_line("HEAD /form", "Connection: close\r\n\r\n"), 200);
	assert_null(strstr(answer, "<html"));
	assert_null(strstr(answer, "Content-Length: 0\r\n"));
}

/* All of these must also close the connection, or read_all would wait for more. */
static void test_refusals(void **state)
{
	static char big[9100] = "X: ", target[3000] = "GET /";
	(void)state;
	memset(big + 3, 'a', 9000);
	strcat(big, "\r\n\r\n");
	memset(target + 5, 'a', 2100);
	assert_int_equal(ask_line("GET /form", "Host: localhost\r\n\r\n"), 400);
	assert_int_equal(ask_line("POST /pain", "Content-Length: 1\r\nContent-Length: 1\r\n\r\na"), 400);
	assert_int_equal(ask_line("POST /pain", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
	assert_int_equal(ask_line("POST /pain", "Content-Length: 70000\r\n\r\n"), 413);
	assert_int_equal(ask_line("GET /%00", "\r\n"), 400);
	assert_int_equal(ask_line("GET /item/%ff", "\r\n"), 400);
	assert_int_equal(ask_line("GET /form", big), 431);
	assert_int_equal(ask_line(target, "\r\n"), 414);
	assert_int_equal(ask("GET /form HTTP/1.0\r\n\r\n", 22), 400);
}

/* ---- heads that can be read in more than one way ---- */

#define HEAD(bytes) bytes, sizeof bytes - 1

/* In `head`, '@' stands for the lines that let one in: Host and Cookie. Each row has one fault; the first has none. */
static const struct hostile {
	const char *what, *head;
	size_t n;
	int status;
} hostile[] = {
	{"nothing wrong", HEAD("GET /form HTTP/1.1\r\n@X: a\tb \xC3\xA9\r\nEmpty:\r\nBlank:  \r\nConnection: close\r\n\r\n"), 200},
	{"LF after the request line", HEAD("GET /form HTTP/1.1\n@\r\n"), 400},
	{"LF after a header", HEAD("GET /form HTTP/1.1\r\n@X: y\nZ: z\r\n\r\n"), 400},
	{"LF after an empty header", HEAD("GET /form HTTP/1.1\r\n@X:\nZ: z\r\n\r\n"), 400},
	{"LF after the last header", HEAD("GET /form HTTP/1.1\r\n@X: y\n\r\n"), 400},
	{"LF for the empty line", HEAD("GET /form HTTP/1.1\r\n@X: y\r\n\n"), 400},
	{"LF everywhere", HEAD("GET /form HTTP/1.1\nHost: localhost\n\n"), 400},
	{"CR in a value", HEAD("GET /form HTTP/1.1\r\n@X: a\rb\r\n\r\n"), 400},
	{"CR in a name", HEAD("GET /form HTTP/1.1\r\n@X\rY: b\r\n\r\n"), 400},
	{"CR CR LF", HEAD("GET /form HTTP/1.1\r\n@X: a\r\r\n\r\n"), 400},
	{"CR for the end of a header", HEAD("GET /form HTTP/1.1\r\n@X: a\rContent-Length: 5\r\n\r\n"), 400},
	{"a folded line", HEAD("GET /form HTTP/1.1\r\n@X: a\r\n b\r\n\r\n"), 400},
	{"a folded line with a tab", HEAD("GET /form HTTP/1.1\r\n@X: a\r\n\tb\r\nY: c\r\n\r\n"), 400},
	{"a folded line of blanks", HEAD("GET /form HTTP/1.1\r\n@X: a\r\n  \r\n\r\n"), 400},
	{"a fold before the first header", HEAD("GET /form HTTP/1.1\r\n X: a\r\n@\r\n"), 400},
	{"a fold that hides a length", HEAD("POST /pain HTTP/1.1\r\n@X: a\r\n Content-Length: 1\r\n\r\na"), 400},
	{"a blank before the colon", HEAD("POST /pain HTTP/1.1\r\n@Content-Length : 1\r\n\r\na"), 400},
	{"a tab before the colon", HEAD("POST /pain HTTP/1.1\r\n@Content-Length\t: 1\r\n\r\na"), 400},
	{"a name of two words", HEAD("GET /form HTTP/1.1\r\n@X Y: a\r\n\r\n"), 400},
	{"a name that is not ASCII", HEAD("GET /form HTTP/1.1\r\n@X\xC3\xA9: a\r\n\r\n"), 400},
	{"no name", HEAD("GET /form HTTP/1.1\r\n@: a\r\n\r\n"), 400},
	{"no colon", HEAD("GET /form HTTP/1.1\r\n@X\r\n\r\n"), 400},
	{"NUL in a value", HEAD("GET /form HTTP/1.1\r\n@X: a\0b\r\n\r\n"), 400},
	{"NUL at the end of a value", HEAD("GET /form HTTP/1.1\r\n@X: a\0\r\n\r\n"), 400},
	{"NULs that look like a line end", HEAD("GET /form HTTP/1.1\r\n@X: a\0\0Y: b\r\n\r\n"), 400},
	{"NULs that look like a header", HEAD("GET /form HTTP/1.1\r\n@X: a\0\0Y\0 b\r\n\r\n"), 400},
	{"NULs that look like the end", HEAD("GET /form HTTP/1.1\r\n@X: a\0\0\0\0\r\n\r\n"), 400},
	{"NUL in a name", HEAD("GET /form HTTP/1.1\r\n@X\0Y: a\r\n\r\n"), 400},
	{"NUL in the host", HEAD("GET /form HTTP/1.1\r\nHost: localhost\0.example\r\n\r\n"), 400},
	{"NUL at the start of a line", HEAD("GET /form HTTP/1.1\r\n@\0X: a\r\n\r\n"), 400},
	{"NUL in the target", HEAD("GET /form\0x HTTP/1.1\r\n@\r\n"), 400},
	{"NUL in the query", HEAD("GET /form?a=\0x HTTP/1.1\r\n@\r\n"), 400},
	{"%00 in the target", HEAD("GET /form%00 HTTP/1.1\r\n@\r\n"), 400},
	{"two blanks in the request line", HEAD("GET  /form HTTP/1.1\r\n@\r\n"), 400},
	{"a blank in the target", HEAD("GET /form x HTTP/1.1\r\n@\r\n"), 400},
	{"a blank after the version", HEAD("GET /form HTTP/1.1 \r\n@\r\n"), 400},
	{"a tab in the request line", HEAD("GET\t/form HTTP/1.1\r\n@\r\n"), 400},
	{"no version", HEAD("GET /form\r\n@\r\n"), 400},
	{"another version", HEAD("GET /form HTTP/2.0\r\n@\r\n"), 505},
	{"another protocol", HEAD("GET /form ICY/1.1\r\n@\r\n"), 400},
	{"a whole address as the target", HEAD("GET http://localhost/form HTTP/1.1\r\n@\r\n"), 400},
	{"no target", HEAD("GET HTTP/1.1\r\n@\r\n"), 400},
	{"two hosts", HEAD("GET /form HTTP/1.1\r\n@Host: localhost\r\n\r\n"), 400},
	{"no host", HEAD("GET /form HTTP/1.1\r\n\r\n"), 400},
	{"two lengths", HEAD("POST /pain HTTP/1.1\r\n@Content-Length: 1\r\nContent-Length: 1\r\n\r\na"), 400},
	{"two lengths in one", HEAD("POST /pain HTTP/1.1\r\n@Content-Length: 1, 1\r\n\r\na"), 400},
	{"a length with a sign", HEAD("POST /pain HTTP/1.1\r\n@Content-Length: +1\r\n\r\na"), 400},
	{"a length below zero", HEAD("POST /pain HTTP/1.1\r\n@Content-Length: -1\r\n\r\na"), 400},
	{"a length in hex", HEAD("POST /pain HTTP/1.1\r\n@Content-Length: 0x1\r\n\r\na"), 400},
	{"no length in its header", HEAD("POST /pain HTTP/1.1\r\n@Content-Length:\r\n\r\na"), 400},
	{"a length and chunks", HEAD("POST /pain HTTP/1.1\r\n@Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400},
	{"chunks and a length", HEAD("POST /pain HTTP/1.1\r\n@Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n"), 400},
	{"chunks twice", HEAD("POST /pain HTTP/1.1\r\n@Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400},
	{"chunks twice in one", HEAD("POST /pain HTTP/1.1\r\n@Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"), 411},
	{"chunks and something else", HEAD("POST /pain HTTP/1.1\r\n@Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"),
	 400},
	{"another coding", HEAD("POST /pain HTTP/1.1\r\n@Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"), 411},
	{"chunks", HEAD("POST /pain HTTP/1.1\r\n@Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n"), 411},
};

static size_t fill_in(const struct hostile *h, char *buffer, size_t cap)
{
	size_t n = 0;
	for (size_t i = 0; i < h->n; i++)
		if (h->head[i] == '@')
			n += (size_t)snprintf(buffer + n, cap - n, "Host: localhost:%u\r\nCookie: trivet_%u=" TEST_PASS "\r\n", site.port, site.port);
		else
			buffer[n++] = h->head[i];
	return n;
}

/* Refused with that status; or closed so fast, with more of it still coming, that the answer did not get through. */
static void expect_status(const struct hostile *h, int status)
{
	if (status != h->status && (h->status == 200 || status != CLOSED))
		fail_msg("%s: %d, not %d", h->what, status, h->status);
}

/* Whole, and a byte at a time: what the library has in its buffer is the same. All must close the connection, or read_all would wait for more. */
static void test_heads(void **state)
{
	char text[1000];
	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
		size_t n = fill_in(&hostile[i], text, sizeof text);
		expect_status(&hostile[i], ask(text, n));
		int s = dial();
		for (size_t at = 0; at < n && send(s, text + at, 1, MSG_NOSIGNAL) == 1; at++)
			;
		expect_status(&hostile[i], read_all(s));
	}
	assert_int_equal(app.writes, 0);
}

/* The second request of a connection is read as strictly as the first. */
static void test_a_hostile_second(void **state)
{
	char text[1000];
	(void)state;
	size_t n = (size_t)snprintf(text, sizeof text, "GET /item/a HTTP/1.1\r\nHost: localhost:%u\r\nCookie: trivet_%u=" TEST_PASS "\r\n\r\n",
				    site.port, site.port);
	n += fill_in(&hostile[2], text + n, sizeof text - n);
	assert_int_equal(ask(text, n), 200);
	assert_non_null(strstr(answer, "HTTP/1.1 400"));
}

/* ---- much of one thing ---- */

static void test_many_arguments(void **state)
{
	static char line[2100];
	(void)state;
	for (int n = 1; n <= 1000; n += 27) {
		strcpy(line, "GET /form?a");
		for (int i = 1; i < n; i++)
			strcat(line, "&a");
		assert_int_equal(ask_line(line, "Connection: close\r\n\r\n"), 200);
	}
	strcpy(line, "GET /form?");
	memset(line + 10, '&', 2000);
	line[2010] = '\0';
	assert_int_equal(ask_line(line, "Connection: close\r\n\r\n"), 400);
}

/* As many as browsers keep for one name, which all programs of this machine share; and more. */
static void test_many_cookies(void **state)
{
	static char more[12000];
	(void)state;
	for (int n = 10; n <= 180; n += 10) {
		size_t at = (size_t)snprintf(more, sizeof more, "Cookie: ");
		for (int i = 0; i < n; i++)
			at += (size_t)snprintf(more + at, sizeof more - at, "cookie_%d=%0*d; ", i, 7800 / n - 14, i);
		snprintf(more + at - 2, sizeof more - at, "\r\nConnection: close\r\n\r\n");
		char text[14000];
		int length = snprintf(text, sizeof text, "GET /form HTTP/1.1\r\nHost: localhost:%u\r\n%.*s; trivet_%u=" TEST_PASS "%s", site.port,
				      (int)at - 2, more, site.port, more + at - 2);
		assert_int_equal(ask(text, (size_t)length), 200);
	}
	memset(more, 'a', sizeof more);
	memcpy(more, "Cookie: a=", 10);
	strcpy(more + 11000, "\r\n\r\n");
	assert_int_equal(ask_line("GET /form", more), 431);
}

/* So many that the library would have no memory left, of any form: the page while the head is no larger than it may be, then 431; and at once. */
static void test_thousands_of_small_cookies(void **state)
{
	static const char *const forms[] = {"a; ", "a=; ", "a=b; ", ";"};
	static char text[40000];
	(void)state;
	for (size_t form = 0; form < sizeof forms / sizeof forms[0]; form++)
		for (int n = 400, refused = 0; n <= 3000; n += n < 620 ? 4 : 300) {
			size_t at = (size_t)sprintf(text, "GET /form HTTP/1.1\r\nHost: localhost:%u\r\nConnection: close\r\nCookie: ", site.port);
			for (int i = 0; i < n; i++)
				at += (size_t)sprintf(text + at, "%s", forms[form]);
			at += (size_t)sprintf(text + at, "trivet_%u=" TEST_PASS "\r\n\r\n", site.port);
			int status = ask(text, at);
			if (status != 431 && (status != 200 || refused > 0))
				fail_msg("%d of \"%s\": %d", n, forms[form], status);
			refused += status == 431;
		}
	int n = sprintf(text, "GET /form HTTP/1.1\r\nHost: localhost:%u\r\ncOOkie: trivet_%u=" TEST_PASS "\r\nConnection: close\r\n\r\n", site.port,
			site.port);
	assert_int_equal(ask(text, (size_t)n), 200); /* in any case of letters */
}

static void test_long_targets(void **state)
{
	static char text[300000];
	(void)state;
	for (size_t n = 2000; n < 290000; n *= 3) {
		strcpy(text, "GET /form?");
		memset(text + 10, 'a', n);
		size_t at = 10 + n +
			    (size_t)sprintf(text + 10 + n,
					    " HTTP/1.1\r\nHost: localhost:%u\r\nCookie: trivet_%u=" TEST_PASS "\r\nConnection: close\r\n\r\n",
					    site.port, site.port);
		int s = dial();
		for (size_t sent = 0; sent < at;) {
			ssize_t more = send(s, text + sent, at - sent, MSG_NOSIGNAL);
			if (more <= 0)
				break; /* it was refused before all of it was there */
			sent += (size_t)more;
		}
		int status = read_all(s);
		if (n == 2000 ? status != 200 : status != 414 && status != CLOSED)
			fail_msg("%zu bytes: %d", n, status);
	}
}

/* ---- many who say nothing, or little ---- */

enum { CROWD = 512 };

static void test_a_crowd(void **state)
{
	static const char *const says[] = {"", "G", "GET /form HTTP/1.1\r\nHost: loc", "POST /pain HTTP/1.1\r\n@Content-Length: 60000\r\n\r\npain="};
	static int crowd[CROWD];
	char text[400];
	(void)state;
	for (size_t k = 0; k < sizeof says / sizeof says[0]; k++) {
		struct hostile h = {.head = says[k], .n = strlen(says[k])};
		size_t n = fill_in(&h, text, sizeof text);
		for (size_t i = 0; i < CROWD; i++) {
			crowd[i] = dial();
			send(crowd[i], text, n, MSG_NOSIGNAL);
		}
		assert_int_equal(ask_line("GET /form", "Connection: close\r\n\r\n"), 200); /* dial waits ten seconds, the crowd would stay a minute */
		assert_int_equal(read_all(send_pain(3)), 303);
		for (size_t i = 0; i < CROWD; i++)
			close(crowd[i]);
	}
}

/* What waits for the disk is nobody's to push aside. */
static void test_a_crowd_pushes_no_write_aside(void **state)
{
	static int crowd[CROWD];
	(void)state;
	disk.mood = LATER;
	int s = send_pain(8);
	pthread_mutex_lock(&disk.lock);
	while (disk.waiting == NULL)
		pthread_cond_wait(&disk.changed, &disk.lock);
	pthread_mutex_unlock(&disk.lock);
	for (size_t i = 0; i < CROWD; i++)
		crowd[i] = dial();
	assert_int_equal(ask_line("GET /form", "Connection: close\r\n\r\n"), 200);
	open_gate();
	assert_int_equal(read_all(s), 303);
	for (size_t i = 0; i < CROWD; i++)
		close(crowd[i]);
}

static const char file_head[] = "POST /file HTTP/1.1\r\nHost: localhost:%u\r\nConnection: close\r\nCookie: trivet_%u=" TEST_PASS
				"\r\nContent-Type: multipart/form-data; boundary=xx\r\nContent-Length: %zu\r\n\r\n";

#define PART(name) "--xx\r\nContent-Disposition: form-data; name=\"" name "\""
#define FILE_PART  PART("csrf") "\r\n\r\n" TEST_FORM "\r\n" PART("rid") "\r\n\r\nr-1\r\n" PART("file") "; filename=\"a\"\r\n\r\n"
#define FILE_END   "\r\n--xx--"
#define FILE_END_N (sizeof FILE_END - 1)

static void send_all(int s, const char *bytes, size_t n)
{
	for (size_t at = 0; at < n;) {
		ssize_t sent = send(s, bytes + at, n - at, MSG_NOSIGNAL);
		assert_true(sent > 0);
		at += (size_t)sent;
	}
}

/* Sends a form with a file of this many bytes, without its end. Its head was read when this returns. */
static int send_file(size_t bytes)
{
	static const char go_on[] = "HTTP/1.1 100 Continue\r\n\r\n";
	static char text[4 << 20];
	char said[sizeof go_on] = "";
	int s = dial();
	size_t n = (size_t)snprintf(text, sizeof text, file_head, site.port, site.port, sizeof FILE_PART - 1 + bytes + FILE_END_N);
	n += (size_t)snprintf(text + n - 2, sizeof text - n, "Expect: 100-continue\r\n\r\n") - 2;
	send_all(s, text, n);
	assert_int_equal(recv(s, said, sizeof go_on - 1, MSG_WAITALL), sizeof go_on - 1);
	assert_string_equal(said, go_on);
	n = (size_t)snprintf(text, sizeof text, "%s", FILE_PART);
	memset(text + n, 'a', bytes);
	send_all(s, text, n + bytes);
	return s;
}

static int end_file(int s)
{
	assert_int_equal(send(s, FILE_END, FILE_END_N, MSG_NOSIGNAL), (ssize_t)FILE_END_N);
	return read_all(s);
}

/* A form that takes a file has its own limit, and one buffer: a second one in the meantime is told to wait, and then it goes. */
static void test_a_file(void **state)
{
	char text[1000];
	(void)state;
	int n = snprintf(text, sizeof text, file_head, site.port, site.port, (size_t)REQUEST_UPLOAD_MAX + 1);
	assert_int_equal(ask(text, (size_t)n), 413);
	int first = send_file(3 << 20);
	assert_int_equal(end_file(send_file(10)), 503);
	assert_int_equal(ask_line("GET /form", "Connection: close\r\n\r\n"), 200);
	assert_int_equal(end_file(first), 200);
	assert_non_null(strstr(answer, "file 3145728 text "));
	assert_int_equal(end_file(send_file(10)), 200);
	assert_non_null(strstr(answer, "file 10 text "));
}

static void test_write_at_once(void **state)
{
	(void)state;
	assert_int_equal(read_all(send_pain(6)), 303);
	assert_non_null(strstr(answer, "Location: /form\r\n"));
	assert_int_equal(app.pain, 6);
}

/* While the disk is busy with one write, others are answered; its own answer comes only when it is durable. */
static void test_write_waits_for_the_disk(void **state)
{
	char byte;
	(void)state;
	disk.mood = LATER;
	int s = send_pain(8);
	for (int i = 0; i < 4; i++) /* more than there are threads */
		assert_int_equal(ask_line("GET /form", "Connection: close\r\n\r\n"), 200);
	assert_int_equal(recv(s, &byte, 1, MSG_PEEK | MSG_DONTWAIT), -1);
	open_gate();
	assert_int_equal(read_all(s), 303);
	assert_int_equal(app.pain, 8);
}

static void test_write_that_fails_says_so(void **state)
{
	(void)state;
	disk.mood = FAILS;
	assert_int_equal(read_all(send_pain(5)), 500);
	assert_null(strstr(answer, "Location:"));
	disk.mood = REFUSES;
	assert_int_equal(read_all(send_pain(5)), 503);
	assert_int_equal(app.writes, 0);
}

static void test_one_connection_many_requests(void **state)
{
	char text[400];
	(void)state;
	int one = snprintf(text, sizeof text, "GET /item/a HTTP/1.1\r\nHost: localhost:%u\r\nCookie: trivet_%u=" TEST_PASS "\r\n\r\n", site.port,
			   site.port);
	int s = dial();
	for (int i = 0; i < 20; i++)
		assert_int_equal(send(s, text, (size_t)one, MSG_NOSIGNAL), one);
	int last = snprintf(text, sizeof text,
			    "GET /item/b HTTP/1.1\r\nHost: localhost:%u\r\nCookie: trivet_%u=" TEST_PASS "\r\nConnection: close\r\n\r\n", site.port,
			    site.port);
	assert_int_equal(send(s, text, (size_t)last, MSG_NOSIGNAL), last);
	size_t seen = 0;
	static char all[200000];
	size_t n = 0;
	ssize_t got;
	while (n < sizeof all - 1 && (got = recv(s, all + n, sizeof all - 1 - n, 0)) > 0)
		n += (size_t)got;
	close(s);
	for (char *at = all; (at = strstr(at, "HTTP/1.1 200 OK")) != NULL; at++)
		seen++;
	assert_int_equal(seen, 21);
}

/* Half a request, and then nothing: the deadline of one second ends it, long before the idle time of fifteen. */
static void test_slow_request_is_ended(void **state)
{
	char byte;
	(void)state;
	int s = dial();
	assert_int_equal(send(s, "GET /form HT", 12, MSG_NOSIGNAL), 12);
	assert_int_equal(recv(s, &byte, 1, 0), 0);
	close(s);
}

/* False: they never all began. */
static bool wait_for_work(int n)
{
	struct timespec until;
	int e = 0;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += 10;
	pthread_mutex_lock(&work.lock);
	while (e == 0 && work.begun < n)
		e = pthread_cond_clockwait(&work.changed, &work.lock, CLOCK_MONOTONIC, &until);
	pthread_mutex_unlock(&work.lock);
	return e == 0;
}

/* What takes longer to make than a request may take to come is still sent, and nobody waits for it but who asked. */
static void test_a_long_answer_arrives(void **state)
{
	int s[3];
	(void)state;
	work.begun = 0;
	work.may_end = false;
	app.work = work_long;
	for (size_t i = 0; i < 3; i++)
		s[i] = send_line("GET /download");
	bool all_begun = wait_for_work(3);
	int page = all_begun ? ask_line("GET /form", "Connection: close\r\n\r\n") : CLOSED;
	test_slow_request_is_ended(NULL); /* which came later than they did */
	end_work();
	assert_true(all_begun);
	assert_int_equal(page, 200);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(read_all(s[i]), 200);
		assert_non_null(strstr(answer, "all of it"));
	}
}

/* More of them than can be made at a time are refused at once. */
static void test_too_many_long_answers(void **state)
{
	enum { AT_A_TIME = 4 };
	int s[AT_A_TIME];
	(void)state;
	work.begun = 0;
	work.may_end = false;
	app.work = work_long;
	for (size_t i = 0; i < AT_A_TIME; i++)
		s[i] = send_line("GET /download");
	bool all_begun = wait_for_work(AT_A_TIME);
	int one_more = all_begun ? ask_line("GET /download", "Connection: close\r\n\r\n") : CLOSED;
	end_work();
	assert_int_equal(one_more, 503);
	for (size_t i = 0; i < AT_A_TIME; i++)
		assert_int_equal(read_all(s[i]), 200);
}

static void *open_gate_thread(void *arg)
{
	(void)arg;
	open_gate();
	return NULL;
}

/* Closing waits for what is on its way to the disk. */
static void test_close_waits(void **state)
{
	pthread_t gate;
	(void)state;
	disk.mood = LATER;
	int s = send_pain(9);
	pthread_mutex_lock(&disk.lock);
	while (disk.waiting == NULL)
		pthread_cond_wait(&disk.changed, &disk.lock);
	pthread_mutex_unlock(&disk.lock);
	assert_int_equal(pthread_create(&gate, NULL, open_gate_thread, NULL), 0);
	http_close(server);
	pthread_mutex_lock(&disk.lock);
	int64_t pain = app.pain;
	pthread_mutex_unlock(&disk.lock);
	pthread_join(gate, NULL);
	close(s);
	assert_int_equal(pain, 9);
	assert_int_equal(start(NULL), 0);
}

static void test_next_free_port(void **state)
{
	struct site other = site;
	struct http *second;
	struct http_rim rim = {.now = fixed_now, .random = fixed_random};
	(void)state;
	assert_int_equal(http_open(&other, &rim, (struct http_options){.port = site.port}, &second), ERR_CONFLICT);
	assert_int_equal(http_open(&other, &rim, (struct http_options){.port = site.port, .more = 20}, &second), OK);
	assert_true(other.port > site.port);
	http_close(second);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_page),
		TEST(test_head_has_no_body),
		TEST(test_refusals),
		cmocka_unit_test_setup_teardown(test_heads, start_patient, stop),
		TEST(test_a_hostile_second),
		cmocka_unit_test_setup_teardown(test_many_arguments, start_patient, stop),
		cmocka_unit_test_setup_teardown(test_many_cookies, start_patient, stop),
		cmocka_unit_test_setup_teardown(test_thousands_of_small_cookies, start_patient, stop),
		cmocka_unit_test_setup_teardown(test_long_targets, start_patient, stop),
		cmocka_unit_test_setup_teardown(test_a_crowd, start_patient, stop),
		cmocka_unit_test_setup_teardown(test_a_crowd_pushes_no_write_aside, start_patient, stop),
		cmocka_unit_test_setup_teardown(test_a_file, start_patient, stop),
		TEST(test_write_at_once),
		TEST(test_write_waits_for_the_disk),
		TEST(test_write_that_fails_says_so),
		TEST(test_one_connection_many_requests),
		TEST(test_slow_request_is_ended),
		TEST(test_a_long_answer_arrives),
		TEST(test_too_many_long_answers),
		TEST(test_close_waits),
		TEST(test_next_free_port),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
