/* test_http.c - over a real socket: what the library lets through is refused, and no answer leaves before its changes are durable. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "demo.h"
#include "test_door.h"
#include "web/http.h"

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

static int stop(void **state)
{
	(void)state;
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

/* Reads until the server closes. */
static char answer[1 << 16];

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
	int status = 0;
	return sscanf(answer, "HTTP/1.1 %d", &status) == 1 && got == 0 ? status : -1;
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

static void test_nul_in_path(void **state)
{
	char text[200];
	(void)state;
	int n = snprintf(text, sizeof text, "GET /form_x HTTP/1.1\r\nHost: localhost:%u\r\n\r\n", site.port);
	text[9] = '\0';
	assert_int_equal(ask(text, (size_t)n), 400);
}

static void test_chunks_have_a_limit(void **state)
{
	static char text[80000];
	(void)state;
	int n = snprintf(text, sizeof text, "POST /pain HTTP/1.1\r\nHost: localhost:%u\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
			 site.port);
	for (int i = 0; i < 17; i++) {
		n += snprintf(text + n, sizeof text - (size_t)n, "1000\r\n");
		memset(text + n, 'a', 4096);
		n += 4096;
		n += snprintf(text + n, sizeof text - (size_t)n, "\r\n");
	}
	n += snprintf(text + n, sizeof text - (size_t)n, "0\r\n\r\n");
	assert_int_equal(ask(text, (size_t)n), 413);
}

static const char file_head[] = "POST /file HTTP/1.1\r\nHost: localhost:%u\r\nConnection: close\r\nCookie: trivet_%u=" TEST_PASS
				"\r\nContent-Type: multipart/form-data; boundary=xx\r\nContent-Length: %zu\r\n\r\n";

#define PART(name) "--xx\r\nContent-Disposition: form-data; name=\"" name "\""
#define FILE_PART  PART("csrf") "\r\n\r\n" TEST_FORM "\r\n" PART("rid") "\r\n\r\nr-1\r\n" PART("file") "; filename=\"a\"\r\n\r\n"
#define FILE_END   "\r\n--xx--"
#define FILE_END_N (sizeof FILE_END - 1)

/* Sends a form with a file of so many bytes, without its end. */
static int send_file(size_t bytes)
{
	static char text[4 << 20];
	size_t n = (size_t)snprintf(text, sizeof text, file_head, site.port, site.port, sizeof FILE_PART - 1 + bytes + FILE_END_N);
	n += (size_t)snprintf(text + n, sizeof text - n, "%s", FILE_PART);
	memset(text + n, 'a', bytes);
	n += bytes;
	int s = dial();
	for (size_t at = 0; at < n;) {
		ssize_t sent = send(s, text + at, n - at, MSG_NOSIGNAL);
		assert_true(sent > 0);
		at += (size_t)sent;
	}
	return s;
}

static int end_file(int s)
{
	assert_int_equal(send(s, FILE_END, FILE_END_N, MSG_NOSIGNAL), (ssize_t)FILE_END_N);
	return read_all(s);
}

/* A form that takes a file has its own limit, and one room: a second one in the meantime is told to wait, and then it goes. */
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
		TEST(test_nul_in_path),
		TEST(test_chunks_have_a_limit),
		cmocka_unit_test_setup_teardown(test_a_file, start_patient, stop),
		TEST(test_write_at_once),
		TEST(test_write_waits_for_the_disk),
		TEST(test_write_that_fails_says_so),
		TEST(test_one_connection_many_requests),
		TEST(test_slow_request_is_ended),
		TEST(test_close_waits),
		TEST(test_next_free_port),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
