/*
 * http.c - libmicrohttpd, and nothing else that knows about sockets.
 *
 * One slot per connection, all made at the start, holds the memory of whatever request is in work on it. A request goes through
 * on_request again and again: head, pieces of the body, then once with everything there. If its answer waits for the disk the connection
 * is suspended, so that no thread waits, and on_request is called once more when the changes are durable.
 *
 * The library's own timeout counts from the last byte: one that trickles in a byte now and then would stay permanently, and one whose answer takes long to make would
 * be closed without it. So the library has none; each connection has a deadline, which counts only while the other end has to do something, and one thread shuts
 * overdue sockets. What may take long (a whole diary) is made by a thread of its own, so that the pages of others do not wait for it.
 *
 * Connections are accepted here and handed to the library, not by it: when all slots are taken, the one that has been waiting longest for a request
 * makes way, so that nobody can keep the others out by being silent. Why so, and how the head is read strictly: docs/decisions/036-the-head-is-one-row.md.
 */
#include "web/server/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define SLOTS       128
#define THREADS     2
#define ARENA_BYTES (1024 * 1024) /* head, body, decoded fields, what the page needs */
#define BODY_BYTES  (1024 * 1024) /* a page with its pictures */
#define LARGE_BYTES                                                                                                                                  \
	(256 * 1024 * 1024) /* for a download that fits in no slot, and for a form with a file; half of it arena: ten years of diary need a tenth */
#define CONNECTION_BYTES (32 * 1024) /* the library's own buffer: head in, cookies, head out; it clears all of it for every request */
#define BACKLOG          512
#define LEAVING_MAX      4 /* at a time: the thread that has to close one may be busy */
#define WARM_SLOTS       8 /* whose memory is kept from one connection to the next; more than a browser opens */
#define MAKING_MAX       4
#define IDLE_S           15          /* until the next request begins */
#define REQUEST_S        20          /* a whole request must be here within, when the options do not say */
#define ANSWER_S         30          /* and its answer be taken within, with what SLOWEST adds */
#define SLOWEST          (64 * 1024) /* bytes a second: a long answer has longer */

enum step { STEP_HEAD, STEP_BODY, STEP_SUSPENDED, STEP_DURABLE };

struct slot {
	struct http *http;
	struct MHD_Connection *connection; /* NULL: not with the library yet */
	bool is_taken;
	int socket;
	bool is_foreign;
	bool is_leaving;    /* its socket is shut, and the library has not closed it yet */
	bool awaits;        /* a request, or the rest of its head */
	uint64_t since;     /* when that began, in steps of the server */
	int64_t deadline_s; /* monotonic; 0: none, the request waits for the disk or a helper */
	enum step step;
	const char *target, *target_end; /* in the library's copy of the request line */
	struct wire wire;
	struct writer upload;
	struct request request;
	struct response response;
	enum err durable;
	struct arena arena;
	char *buffer;  /* ARENA_BYTES and BODY_BYTES: touched only as far as a request needs it */
	bool is_large; /* the answer is in the large room */
	bool is_late;  /* the large room was needed, and another has it */
};

struct http {
	struct site *site;
	struct http_rim rim;
	struct http_options options;
	struct MHD_Daemon *daemon;
	int listening;
	pthread_t reaper, doorkeeper;
	pthread_mutex_t lock; /* over all below, and of the slots all that is above their step */
	pthread_cond_t changed;
	bool closing;
	bool is_full;    /* someone waits for a slot */
	int64_t wakes_s; /* when the reaper looks again; INT64_MAX: when it is told */
	uint64_t steps;  /* counts what began */
	size_t suspended;
	size_t making; /* PDFs and downloads at work, each in a thread of its own */
	bool large_lent;
	struct slot slot[SLOTS];
	char *rooms, *large;
};

static int64_t monotonic_s(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec;
}

/* Wakes others only if they have to know: each request moves its deadline twice, and most of the time further away. Needs: the lock. */
static void set_deadline(struct slot *s, int64_t seconds)
{
	struct http *h = s->http;
	s->deadline_s = s->is_leaving ? 0 : monotonic_s() + seconds;
	if (h->is_full || (s->deadline_s != 0 && s->deadline_s < h->wakes_s))
		pthread_cond_broadcast(&h->changed);
}

/* ---- the reaper ---- */

/* The library sees the end and closes the socket. Needs: the lock. */
static void show_out(struct slot *s)
{
	if (s->connection != NULL)
		shutdown(s->socket, SHUT_RDWR);
	else
		s->is_taken = false; /* the library could not take it, and has closed it */
	s->is_leaving = s->is_taken;
	s->deadline_s = 0;
}

/* Shuts what is overdue; gives the next deadline, 0 when there is none. */
static int64_t reap(struct http *h, int64_t now_s)
{
	int64_t next_s = 0;
	for (size_t i = 0; i < SLOTS; i++) {
		struct slot *s = &h->slot[i];
		if (!s->is_taken || s->deadline_s == 0)
			continue;
		if (s->deadline_s <= now_s) {
			show_out(s);
			pthread_cond_broadcast(&h->changed);
		} else if (next_s == 0 || s->deadline_s < next_s) {
			next_s = s->deadline_s;
		}
	}
	return next_s;
}

/* Sleeps until the next deadline, or until it is told of one that is sooner. */
static void *run_reaper(void *arg)
{
	struct http *h = arg;
	pthread_mutex_lock(&h->lock);
	while (!h->closing) {
		int64_t next_s = reap(h, monotonic_s());
		h->wakes_s = next_s == 0 ? INT64_MAX : next_s;
		if (next_s == 0)
			pthread_cond_wait(&h->changed, &h->lock);
		else
			pthread_cond_clockwait(&h->changed, &h->lock, CLOCK_MONOTONIC, &(struct timespec){.tv_sec = (time_t)next_s});
	}
	pthread_mutex_unlock(&h->lock);
	return NULL;
}

/* ---- connections ---- */

/* The one that has waited longest; one in the middle of a request only when all are. NULL: all wait for us, or leave. Needs: the lock. */
static struct slot *longest_waiting(struct http *h)
{
	struct slot *found = NULL;
	for (size_t i = 0; i < SLOTS; i++) {
		struct slot *s = &h->slot[i];
		if (s->connection == NULL || s->is_leaving || s->deadline_s == 0)
			continue;
		if (found == NULL || s->awaits > found->awaits || (s->awaits == found->awaits && s->since < found->since))
			found = s;
	}
	return found;
}

static size_t leaving(const struct http *h)
{
	size_t n = 0;
	for (size_t i = 0; i < SLOTS; i++)
		n += h->slot[i].is_leaving;
	return n;
}

static struct slot *free_slot(struct http *h)
{
	for (size_t i = 0; i < SLOTS; i++)
		if (!h->slot[i].is_taken)
			return &h->slot[i];
	return NULL;
}

static void begin_waiting(struct slot *s, int64_t seconds)
{
	s->awaits = true;
	s->since = s->http->steps++;
	set_deadline(s, seconds);
}

/* Waits until there is a slot; NULL when the server closes first. */
static struct slot *take_slot(struct http *h, int socket, bool is_foreign)
{
	struct slot *s = NULL;
	pthread_mutex_lock(&h->lock);
	while (!h->closing && (s = free_slot(h)) == NULL) {
		struct slot *longest = leaving(h) < LEAVING_MAX ? longest_waiting(h) : NULL;
		if (longest != NULL)
			show_out(longest);
		h->is_full = free_slot(h) == NULL;
		if (h->is_full)
			pthread_cond_wait(&h->changed, &h->lock);
	}
	h->is_full = false;
	if (s != NULL) {
		s->is_taken = true;
		s->is_leaving = false;
		s->is_foreign = is_foreign;
		s->socket = socket;
		begin_waiting(s, h->options.request_s);
	}
	pthread_mutex_unlock(&h->lock);
	return s;
}

static void let_in(struct http *h, int socket, const struct sockaddr_in *from)
{
	struct slot *s = take_slot(h, socket, h->rim.is_foreign != NULL && h->rim.is_foreign(h->rim.ctx, socket));
	if (s == NULL)
		close(socket);
	else if (MHD_add_connection(h->daemon, socket, (const struct sockaddr *)from, sizeof *from) != MHD_YES) { /* it has closed the socket */
		pthread_mutex_lock(&h->lock);
		s->is_taken = false;
		pthread_mutex_unlock(&h->lock);
	}
}

static bool is_closing(struct http *h)
{
	pthread_mutex_lock(&h->lock);
	bool closing = h->closing;
	pthread_mutex_unlock(&h->lock);
	return closing;
}

/* Lets in who knocks, until the listening socket is shut. */
static void *run_doorkeeper(void *arg)
{
	struct http *h = arg;
	while (!is_closing(h)) {
		struct sockaddr_in from;
		socklen_t n = sizeof from;
		int socket = accept4(h->listening, (struct sockaddr *)&from, &n, SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (socket >= 0)
			let_in(h, socket, &from);
		else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)
			nanosleep(&(struct timespec){.tv_nsec = 10 * 1000 * 1000}, NULL); /* until someone leaves */
	}
	return NULL;
}

static struct slot *slot_with(struct http *h, int socket)
{
	for (size_t i = 0; i < SLOTS; i++)
		if (h->slot[i].is_taken && h->slot[i].connection == NULL && h->slot[i].socket == socket)
			return &h->slot[i];
	return NULL;
}

/* The memory of a slot that is seldom used goes back to the system. */
static void leave_slot(struct slot *s)
{
	struct http *h = s->http;
	if (s >= h->slot + WARM_SLOTS)
		madvise(s->buffer, ARENA_BYTES + BODY_BYTES, MADV_DONTNEED);
	pthread_mutex_lock(&h->lock);
	s->connection = NULL;
	s->is_taken = s->is_leaving = false;
	pthread_cond_broadcast(&h->changed);
	pthread_mutex_unlock(&h->lock);
}

static void on_connection(void *cls, struct MHD_Connection *connection, void **socket_context, enum MHD_ConnectionNotificationCode code)
{
	struct http *h = cls;
	const union MHD_ConnectionInfo *fd = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	if (code != MHD_CONNECTION_NOTIFY_STARTED) {
		if (*socket_context != NULL)
			leave_slot(*socket_context);
		return;
	}
	pthread_mutex_lock(&h->lock);
	struct slot *s = fd != NULL ? slot_with(h, fd->connect_fd) : NULL;
	if (s != NULL) {
		s->connection = connection;
		s->step = STEP_HEAD;
		s->target = s->target_end = NULL;
		pthread_cond_broadcast(&h->changed); /* from here on it can be asked to make way */
	}
	pthread_mutex_unlock(&h->lock);
	*socket_context = s;
}

static struct slot *slot_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	return info != NULL ? info->socket_context : NULL;
}

/* The library must not take the query apart: it has no room for many fields, and request.c does it. `target` is the library's own text, which it changes, too. */
static void hide_query(const char *target)
{
	char *query = strchr((char *)(uintptr_t)target, '?');
	if (query != NULL)
		query[1] = '\0';
}

static const str hidden_cookie = STR_INIT("!ookie");

/*
 * Nor the cookies, for the same reason: a header of this name is called otherwise until the library has read the head. `rest` is what has come so far after the first
 * line, in the library's own buffer, which ends with NULs. What comes later in pieces is not seen here: then the library takes some 450 cookies.
 */
static void hide_cookies(char *rest, const char *end)
{
	while (rest < end && *rest != '\0' && *rest != '\r' && *rest != '\n') {
		if (end - rest > 7 && strncasecmp(rest, "cookie:", 7) == 0)
			*rest = hidden_cookie.p[0];
		rest += strcspn(rest, "\n");
		rest += *rest == '\n' ? 1 : 0;
	}
}

/* The first thing that is known of a request. NULL: it has no target. */
static void *on_target(void *cls, const char *target, struct MHD_Connection *connection)
{
	struct slot *s = slot_of(connection);
	(void)cls;
	if (s == NULL || target == NULL)
		return s;
	s->arena = arena_on(s->buffer, ARENA_BYTES);
	s->wire = (struct wire){.target = arena_copy(&s->arena, str_of(target))}; /* the library decodes its own copy in place */
	s->target = target;
	s->target_end = target + s->wire.target.n;
	s->step = STEP_HEAD;
	hide_query(target);
	char *rest = (char *)(uintptr_t)s->target_end + 1; /* the version, and one NUL or two where its line ends */
	rest += strlen(rest) + 1;
	hide_cookies(rest + (*rest == '\0'), target + CONNECTION_BYTES / 2);
	pthread_mutex_lock(&s->http->lock);
	set_deadline(s, s->http->options.request_s);
	pthread_mutex_unlock(&s->http->lock);
	return s;
}

/* The large room goes from one to the next, and in between its memory is the system's. */
static bool borrow_large(struct slot *s)
{
	struct http *h = s->http;
	pthread_mutex_lock(&h->lock);
	s->is_large = !h->large_lent;
	h->large_lent = true;
	pthread_mutex_unlock(&h->lock);
	return s->is_large;
}

static void return_large(struct slot *s)
{
	struct http *h = s->http;
	if (!s->is_large)
		return;
	madvise(h->large, LARGE_BYTES, MADV_DONTNEED);
	pthread_mutex_lock(&h->lock);
	s->is_large = h->large_lent = false;
	pthread_mutex_unlock(&h->lock);
}

static void on_completed(void *cls, struct MHD_Connection *connection, void **request_context, enum MHD_RequestTerminationCode code)
{
	struct slot *s = slot_of(connection);
	(void)cls;
	(void)request_context;
	(void)code;
	if (s == NULL)
		return;
	return_large(s);
	s->step = STEP_HEAD;
	s->target = s->target_end = NULL;
	pthread_mutex_lock(&s->http->lock);
	begin_waiting(s, IDLE_S);
	pthread_mutex_unlock(&s->http->lock);
}

/* ---- answers ---- */

static enum MHD_Result send_answer(struct slot *s)
{
	struct response *r = &s->response;
	struct MHD_Response *out = MHD_create_response_from_buffer(r->body.n, (void *)(uintptr_t)r->body.p, MHD_RESPMEM_PERSISTENT);
	if (out == NULL)
		return MHD_NO;
	bool fits = MHD_add_response_header(out, "Content-Type", r->type) == MHD_YES;
	for (size_t i = 0; i < r->header_n; i++)
		fits &= MHD_add_response_header(out, r->header[i].name, r->header[i].value) == MHD_YES;
	if (r->close)
		fits &= MHD_add_response_header(out, "Connection", "close") == MHD_YES;
	pthread_mutex_lock(&s->http->lock);
	set_deadline(s, ANSWER_S + (int64_t)(r->body.n / SLOWEST));
	pthread_mutex_unlock(&s->http->lock);
	enum MHD_Result sent = fits ? MHD_queue_response(s->connection, (unsigned)r->status, out) : MHD_NO;
	MHD_destroy_response(out);
	return sent;
}

static enum MHD_Result refuse(struct slot *s, int status)
{
	web_refuse(status, &s->response);
	return send_answer(s);
}

static void on_durable(void *arg, enum err e)
{
	struct slot *s = arg;
	struct http *h = s->http;
	struct MHD_Connection *connection = s->connection;
	pthread_mutex_lock(&h->lock);
	s->durable = e;
	s->step = STEP_DURABLE;
	pthread_mutex_unlock(&h->lock);
	MHD_resume_connection(connection);
	pthread_mutex_lock(&h->lock);
	h->suspended--;
	pthread_cond_broadcast(&h->changed);
	pthread_mutex_unlock(&h->lock);
}

/* From here on it is not the other end that is waited for. */
static void stop_clock(struct slot *s)
{
	pthread_mutex_lock(&s->http->lock);
	s->deadline_s = 0;
	pthread_mutex_unlock(&s->http->lock);
}

static void suspend(struct slot *s)
{
	struct http *h = s->http;
	pthread_mutex_lock(&h->lock);
	s->step = STEP_SUSPENDED;
	h->suspended++;
	pthread_mutex_unlock(&h->lock);
	MHD_suspend_connection(s->connection);
}

/* The connection is suspended first: `done` may be called before submit returns. */
static enum MHD_Result wait_for_disk(struct slot *s)
{
	struct http *h = s->http;
	suspend(s);
	enum err e = h->site->submit != NULL ? h->site->submit(h->site->app, s->response.changes, on_durable, s) : ERR_IO;
	if (e != OK)
		on_durable(s, e);
	return MHD_YES;
}

/* ---- requests ---- */

struct head {
	struct pair *pair;
	size_t n;
};

static enum MHD_Result add_header(void *cls, enum MHD_ValueKind kind, const char *name, size_t name_n, const char *value, size_t value_n)
{
	struct head *head = cls;
	(void)kind;
	if (head->n <= REQUEST_HEADERS_MAX) /* one more than allowed is enough to be refused */
		head->pair[head->n++] = (struct pair){{name, name_n}, {value != NULL ? value : "", value_n}};
	return MHD_YES;
}

/*
 * The library takes a head apart in place: it puts NULs where names, values and lines end. A head that can be read in one way only is therefore one row of its
 * parts from the method to the body. A line that ends in a bare LF, a line that goes on in the next one, a NUL, two spaces: each leaves a part somewhere else.
 */
static bool is_one_row(const struct slot *s, const char *method, const char *version, const struct head *head)
{
	const union MHD_ConnectionInfo *size = MHD_get_connection_info(s->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
	if (size == NULL || s->target != method + strlen(method) + 1 || version != s->target_end + 1)
		return false;
	const char *at = version + strlen(version);
	for (size_t i = 0; i < head->n; i++) {
		const struct pair *h = &head->pair[i];
		if (at[0] != '\0' || at[1] != '\0' || h->name.p != at + 2)
			return false;
		at = h->name.p + h->name.n + 1;
		at += strspn(at, " \t");
		if (h->value.p != at)
			return false;
		at += h->value.n;
	}
	return at[0] == '\0' && at[1] == '\0' && at[2] == '\0' && at[3] == '\0' && at + 4 == method + size->header_size;
}

/* From here on in the large room; what was read of the request so far lies in the slot's own. False: another has it. */
static bool move_to_large(struct slot *s)
{
	if (!borrow_large(s))
		return false;
	s->arena = arena_on(s->http->large, LARGE_BYTES / 2);
	s->response = response_on(&s->arena, s->http->large + LARGE_BYTES / 2, LARGE_BYTES / 2);
	return true;
}

static void show_cookies(struct head *head)
{
	for (size_t i = 0; i < head->n; i++)
		if (head->pair[i].name.n == hidden_cookie.n && head->pair[i].name.p[0] == hidden_cookie.p[0])
			head->pair[i].name = STR("cookie");
}

static enum MHD_Result read_head(struct slot *s, const char *method, const char *version)
{
	s->response = response_on(&s->arena, s->buffer + ARENA_BYTES, BODY_BYTES);
	struct head head = {.pair = arena_new(&s->arena, struct pair, REQUEST_HEADERS_MAX + 1)};
	MHD_get_connection_values_n(s->connection, MHD_HEADER_KIND, add_header, &head);
	s->wire.method = str_of(method);
	s->wire.header = (struct pairs){head.pair, head.n};
	s->upload = writer_on(NULL, 0);
	s->step = STEP_BODY;
	if (web_takes_file(s->http->site, &s->wire))
		s->wire.body_max = REQUEST_UPLOAD_MAX;
	pthread_mutex_lock(&s->http->lock);
	s->awaits = false;
	pthread_mutex_unlock(&s->http->lock);
	int status = request_head_status(&s->wire);
	if (status != 431 && !is_one_row(s, method, version, &head)) /* more headers than fit into the table are no row */
		status = 400;
	show_cookies(&head);
	s->is_late = status == 200 && s->wire.body_max > 0 && !move_to_large(s);
	return status == 200 ? MHD_YES : refuse(s, status);
}

static enum MHD_Result read_body(struct slot *s, const char *data, size_t *n)
{
	if (s->is_late) { /* taken and dropped: who is still sending would not see an answer */
		*n = 0;
		return MHD_YES;
	}
	size_t most = s->wire.body_max > 0 ? s->wire.body_max : REQUEST_BODY_MAX;
	if (s->upload.p == NULL) { /* nothing else is taken from the arena before all of it is here: only what comes is touched */
		s->upload = arena_writer(&s->arena);
		s->upload.cap = s->upload.cap < most ? s->upload.cap : most;
	}
	w_str(&s->upload, (str){data, *n});
	*n = 0;
	return MHD_YES;
}

/* ---- what takes long ---- */

static void make_pdf(struct slot *s)
{
	struct response *r = &s->response;
	r->w.n = 0;
	web_made(s->http->site->make_pdf != NULL ? s->http->site->make_pdf(r->pdf->paper, r->pdf->input, &r->w) : ERR_MISSING, r);
}

/* Asking twice is harmless: a download changes nothing. */
static void make_answer(struct slot *s)
{
	web_handle(s->http->site, &s->request, &s->response);
	if (!s->response.wants_room)
		return;
	if (move_to_large(s))
		web_handle(s->http->site, &s->request, &s->response);
	else
		web_fail(ERR_BUSY, &s->response);
}

static void *run_making(void *arg)
{
	struct slot *s = arg;
	struct http *h = s->http;
	if (s->response.pdf != NULL)
		make_pdf(s);
	else
		make_answer(s);
	pthread_mutex_lock(&h->lock);
	h->making--;
	pthread_mutex_unlock(&h->lock);
	on_durable(s, OK);
	return NULL;
}

/* Takes a place among those at work. */
static bool may_make(struct http *h)
{
	pthread_mutex_lock(&h->lock);
	bool may = h->making < MAKING_MAX;
	h->making += may;
	pthread_mutex_unlock(&h->lock);
	return may;
}

/* A thread of its own makes the answer, so that no other request waits for it. */
static enum err start_making(struct slot *s)
{
	pthread_t thread;
	if (!may_make(s->http))
		return ERR_BUSY;
	if (pthread_create(&thread, NULL, run_making, s) == 0) {
		pthread_detach(thread);
		return OK;
	}
	pthread_mutex_lock(&s->http->lock);
	s->http->making--;
	pthread_mutex_unlock(&s->http->lock);
	return ERR_FULL;
}

static enum MHD_Result wait_for_making(struct slot *s)
{
	suspend(s);
	enum err e = start_making(s);
	if (e != OK)
		on_durable(s, e);
	return MHD_YES;
}

/* ---- a request that is here ---- */

static enum MHD_Result answer(struct slot *s)
{
	struct http *h = s->http;
	if (s->is_late)
		return refuse(s, 503);
	if (s->upload.full)
		return refuse(s, 413);
	s->wire.body = s->upload.p != NULL ? arena_keep(&s->arena, &s->upload) : STR("");
	int status = request_read(&s->wire, &s->arena, &s->request);
	if (status != 200)
		return refuse(s, status);
	stop_clock(s);
	s->request.is_foreign = s->is_foreign;
	s->request.keeping = h->rim.keeping;
	h->rim.now(h->rim.ctx, &s->request.now, &s->request.zone);
	if (h->rim.random(h->rim.ctx, s->request.random, sizeof s->request.random) != OK)
		return refuse(s, 500);
	if (web_takes_long(h->site, &s->request))
		return wait_for_making(s);
	web_handle(h->site, &s->request, &s->response);
	if (s->response.pdf != NULL)
		return wait_for_making(s);
	return s->response.changes != NULL ? wait_for_disk(s) : send_answer(s);
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *path, const char *method, const char *version,
				  const char *data, size_t *data_n, void **request_context)
{
	struct slot *s = slot_of(connection);
	(void)cls;
	(void)path;
	(void)request_context;
	if (s == NULL)
		return MHD_NO;
	pthread_mutex_lock(&s->http->lock);
	enum step step = s->step;
	pthread_mutex_unlock(&s->http->lock);
	switch (step) {
	case STEP_HEAD: return read_head(s, method, version);
	case STEP_BODY: return *data_n > 0 ? read_body(s, data, data_n) : answer(s);
	case STEP_SUSPENDED: return MHD_YES;
	case STEP_DURABLE: break;
	}
	if (s->durable != OK && s->response.pdf != NULL)
		web_made(s->durable, &s->response); /* nobody could make it */
	else if (s->durable != OK && s->response.changes == NULL)
		web_fail(s->durable, &s->response);
	else if (s->durable != OK)
		web_undone(s->durable, &s->request, &s->response);
	return send_answer(s);
}

/* ---- opening and closing ---- */

/* Fails: ERR_CONFLICT the port is taken. */
static enum err listen_on(struct http *h, uint16_t port)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t n = sizeof address;
	const int on = 1;
	int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (s < 0)
		return ERR_IO;
	if (setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 || bind(s, (const struct sockaddr *)&address, n) != 0 ||
	    listen(s, BACKLOG) != 0 || getsockname(s, (struct sockaddr *)&address, &n) != 0) {
		enum err e = errno == EADDRINUSE ? ERR_CONFLICT : ERR_IO;
		close(s);
		return e;
	}
	h->listening = s;
	h->site->port = ntohs(address.sin_port); /* before the first request can come in: it is compared with the Host of each */
	return OK;
}

static enum err find_port(struct http *h)
{
	unsigned last = (unsigned)h->options.port + h->options.more;
	enum err e = ERR_CONFLICT;
	for (unsigned p = h->options.port; e == ERR_CONFLICT && p <= last && p <= UINT16_MAX; p++)
		e = listen_on(h, (uint16_t)p);
	return e;
}

/* The slots are the limit: the library must never be the one that has no room. */
static enum err open_daemon(struct http *h)
{
	h->daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_NO_LISTEN_SOCKET, 0, NULL, NULL, on_request,
				     h, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS, MHD_OPTION_CONNECTION_LIMIT, (unsigned)(2 * SLOTS * THREADS),
				     MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES, MHD_OPTION_STRICT_FOR_CLIENT, 1,
				     MHD_OPTION_NOTIFY_CONNECTION, on_connection, h, MHD_OPTION_NOTIFY_COMPLETED, on_completed, h,
				     MHD_OPTION_URI_LOG_CALLBACK, on_target, h, MHD_OPTION_END);
	return h->daemon != NULL ? OK : ERR_IO;
}

static enum err open_reaper(struct http *h)
{
	pthread_mutex_init(&h->lock, NULL);
	pthread_cond_init(&h->changed, NULL);
	return pthread_create(&h->reaper, NULL, run_reaper, h) == 0 ? OK : ERR_IO;
}

/* From here on nobody is let in. */
static void begin_closing(struct http *h)
{
	pthread_mutex_lock(&h->lock);
	h->closing = true;
	pthread_cond_broadcast(&h->changed);
	pthread_mutex_unlock(&h->lock);
}

static void free_all(struct http *h)
{
	pthread_cond_destroy(&h->changed);
	pthread_mutex_destroy(&h->lock);
	munmap(h->rooms, SLOTS * (size_t)(ARENA_BYTES + BODY_BYTES));
	munmap(h->large, LARGE_BYTES);
	free(h);
}

enum err http_open(struct site *site, const struct http_rim *rim, struct http_options options, struct http **ret_http)
{
	struct http *h = calloc(1, sizeof *h);
	if (h == NULL)
		return ERR_FULL;
	h->site = site;
	h->rim = *rim;
	h->options = options;
	if (options.request_s == 0)
		h->options.request_s = REQUEST_S;
	h->rooms = mmap(NULL, SLOTS * (size_t)(ARENA_BYTES + BODY_BYTES), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	h->large = mmap(NULL, LARGE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (h->rooms == MAP_FAILED || h->large == MAP_FAILED) {
		free(h);
		return ERR_FULL;
	}
	for (size_t i = 0; i < SLOTS; i++)
		h->slot[i] = (struct slot){.http = h, .buffer = h->rooms + i * (size_t)(ARENA_BYTES + BODY_BYTES)};
	enum err e = open_reaper(h);
	if (e != OK)
		goto err0;
	e = find_port(h);
	if (e != OK)
		goto err1;
	e = open_daemon(h);
	if (e != OK)
		goto err2;
	if (pthread_create(&h->doorkeeper, NULL, run_doorkeeper, h) != 0) {
		e = ERR_IO;
		goto err3;
	}
	*ret_http = h;
	return OK;
err3:
	MHD_stop_daemon(h->daemon);
err2:
	close(h->listening);
err1:
	begin_closing(h);
	pthread_join(h->reaper, NULL);
err0:
	free_all(h);
	return e;
}

void http_close(struct http *h)
{
	begin_closing(h);
	shutdown(h->listening, SHUT_RDWR); /* wakes who waits in accept */
	pthread_join(h->doorkeeper, NULL);
	pthread_mutex_lock(&h->lock);
	while (h->suspended > 0)
		pthread_cond_wait(&h->changed, &h->lock);
	pthread_mutex_unlock(&h->lock);
	MHD_stop_daemon(h->daemon);
	close(h->listening);
	pthread_join(h->reaper, NULL);
	free_all(h);
}
