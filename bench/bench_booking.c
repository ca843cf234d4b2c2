/*
 * bench_booking.c PLAIN PARTS RAW - bookings in a clinic on PostgreSQL, by sixteen who book at once, on plain tables and on tables in parts; against the very same
 * statements sent one transaction after the other, without anything of ours that decides. Three new databases; bench_booking.py makes them.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "clinic/load.h"
#include "clinic/visit.h"
#include "store/postgres/postgres.h"
#include "store/sql.h"
#include "words/wrong.h"

enum { CLIENTS = 16, EACH = 20, ROUNDS = 7, ARENA_BYTES = 32 << 20, PRACTITIONERS = 8, HOURS = 8, TEXT_BYTES = 1 << 14, CALLS_MAX = 64 };

static void die(const char *why)
{
	fprintf(stderr, "bench_booking: %s\n", why);
	exit(1);
}

static double now_s(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool only_greenwich(str name, struct arena *a, struct zone_table *ret_table)
{
	(void)a;
	*ret_table = (struct zone_table){.name = name};
	return str_eq(name, STR("UTC"));
}

/* ---- what is sent ---- */

/* A call of the writer, with its parameters. */
struct call {
	const struct query *q;
	char *in;
	size_t n; /* of a list; 0: it is none */
};

/* One booking: what was sent between mark and keep. */
struct booking {
	struct call calls[CALLS_MAX];
	size_t n;
};

static struct postgres_backend postgres, noted;
static struct booking *bookings;
static size_t n_bookings;
static bool notes;

static char *copy_of(const struct query *q, const void *in, size_t n)
{
	char *copy = malloc(q->takes_size * n + 1);
	memcpy(copy, in, q->takes_size * n);
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < q->takes_n; k++)
			if (q->takes[k].kind == QUERY_TEXT) {
				str *text = (str *)(void *)(copy + i * q->takes_size + q->takes[k].offset);
				char *bytes = malloc(text->n + 1);
				memcpy(bytes, text->p, text->n);
				text->p = bytes;
			}
	return copy;
}

static void note(const struct query *q, const void *in, size_t n)
{
	struct booking *b = &bookings[n_bookings];
	if (notes && b->n < CALLS_MAX)
		b->calls[b->n++] = (struct call){q, in == NULL ? NULL : copy_of(q, in, n > 0 ? n : 1), n};
}

static enum err noted_start(struct link *l, const struct query *q, const void *in)
{
	note(q, in, 0);
	return postgres.ops.start(l, q, in);
}

static enum err noted_many(struct link *l, const struct query *q, const void *in, size_t n, int64_t *ret_changed)
{
	note(q, in, n);
	return postgres.ops.many(l, q, in, n, ret_changed);
}

static enum err noted_keep(struct link *l)
{
	n_bookings += notes ? 1 : 0;
	return postgres.ops.keep(l);
}

/* ---- a clinic ---- */

struct clinic_under {
	struct store *store;
	char *once;
	struct desk desk;
	struct arena arena;
};

static void write_clinic(char *buffer, size_t size)
{
	size_t n = (size_t)snprintf(buffer, size, "clinic: 1\nzone: UTC\npractitioners:\n");
	for (int i = 0; i < PRACTITIONERS; i++)
		n += (size_t)snprintf(buffer + n, size - n,
				      "  - {id: p%d, hours: {mon: [\"08:00-16:00\"], tue: [\"08:00-16:00\"], wed: [\"08:00-16:00\"], thu: "
				      "[\"08:00-16:00\"], fri: [\"08:00-16:00\"]}}\n",
				      i);
	snprintf(buffer + n, size - n,
		 "rooms: [{id: table, count: %d}]\nservices: [{id: visit, grid: 60, horizon_days: 400, phases: [{minutes: 60, needs: [practitioner, "
		 "room]}]}]\n",
		 PRACTITIONERS);
}

static instant begins(void)
{
	return (instant){(int64_t)day_of_date((struct date){2026, 6, 1}).n * 86400 + 8 * 3600};
}

static void open_clinic(struct clinic_under *c, const struct backend *by, const char *place)
{
	static char text[TEXT_BYTES], say[1024];
	struct store_fault fault;
	struct store_reader *r;
	struct writer w = writer_on(say, sizeof say - 1);
	struct problems to = {.w = &w};
	write_clinic(text, sizeof text);
	c->once = malloc(ARENA_BYTES);
	c->arena = arena_on(c->once, ARENA_BYTES);
	if (store_open(by, place, &fault, &c->store) != OK)
		die(wrong_words(fault.what).p);
	struct load load = {.file = {STR("clinic"), str_of(text), only_greenwich, {20600}, false},
			    .problems = &to,
			    .organisation = 1,
			    .now = begins(),
			    .identity = STR("bench")};
	if (load_do(c->store, &load, &c->arena) != OK)
		die(say);
	if (store_reader_open(c->store, &fault, &r) != OK)
		die(wrong_words(fault.what).p);
	struct desk_wish wish = {1, only_greenwich, begins(), &c->arena};
	if (desk_open(store_reader_link(r), &wish, &c->desk) != OK)
		die("no desk");
	store_reader_close(r);
}

/* ---- those who book ---- */

struct client {
	pthread_t thread;
	struct clinic_under *clinic;
	int round, number;
};

static void *book(void *arg)
{
	struct client *c = arg;
	char *buffer = malloc(ARENA_BYTES);
	struct arena arena = arena_on(buffer, ARENA_BYTES);
	struct desk desk = c->clinic->desk;
	desk.arena = &arena;
	for (int i = 0; i < EACH; i++) {
		int all = (c->round * CLIENTS + c->number) * EACH + i; /* each has a time of its own: nobody is refused */
		int hour = all / PRACTITIONERS % HOURS, weekday = all / PRACTITIONERS / HOURS;
		struct date d = day_date((day){day_of_date((struct date){2026, 6, 8}).n + weekday / 5 * 7 + weekday % 5});
		char at[32], request[32], patient[32];
		snprintf(at, sizeof at, "%04d-%02d-%02dT%02d:00", (int)d.year, (int)d.month, (int)d.day, 8 + hour);
		snprintf(request, sizeof request, "r%d", all);
		snprintf(patient, sizeof patient, "p%d", all);
		struct visit_ask ask = {.act = ACT_BOOK,
					.request = str_of(request),
					.secret = STR("0123456789012345678901"),
					.patient = str_of(patient),
					.email = STR("p@example.org"),
					.practitioner = (uint16_t)(all % PRACTITIONERS),
					.at = {str_of(at)},
					.n_at = 1};
		struct visit_answer answer;
		arena_reset(&arena);
		if (visit_do(c->clinic->store, &desk, &ask, &answer) != OK || answer.refused != REFUSED_NOT)
			die("a booking was refused");
	}
	free(buffer);
	return NULL;
}

static double rate(struct clinic_under *clinic, int round)
{
	struct client clients[CLIENTS];
	double start = now_s();
	for (int i = 0; i < CLIENTS; i++) {
		clients[i] = (struct client){.clinic = clinic, .round = round, .number = i};
		if (pthread_create(&clients[i].thread, NULL, book, &clients[i]) != 0)
			die("no thread");
	}
	for (int i = 0; i < CLIENTS; i++)
		pthread_join(clients[i].thread, NULL);
	return CLIENTS * EACH / (now_s() - start);
}

/* ---- the same without us ---- */

static void send_call(struct link *l, const struct call *c)
{
	char row[64 * 18];
	int64_t changed = 0;
	if (c->n > 0) {
		if (l->by->many(l, c->q, c->in, c->n, &changed) != OK)
			die("a list failed");
		return;
	}
	if (l->by->start(l, c->q, c->in) != OK)
		die("a statement failed");
	while (l->by->next(l, c->q, row) == OK)
		;
}

/* Some bookings, one transaction each, by one connection. */
static double raw_rate(struct link *l, const struct booking *at, size_t n)
{
	double start = now_s();
	for (size_t i = 0; i < n; i++) {
		if (l->by->begin(l) != OK)
			die("no transaction");
		for (size_t k = 0; k < at[i].n; k++)
			send_call(l, &at[i].calls[k]);
		if (l->by->commit(l) != OK)
			die("no commit");
	}
	return (double)n / (now_s() - start);
}

static int by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static double middle(double *values)
{
	qsort(values, ROUNDS, sizeof values[0], by_value);
	return values[ROUNDS / 2];
}

int main(int argc, char **argv)
{
	if (argc != 4)
		die("usage: bench_booking PLAIN PARTS RAW");
	struct clinic_under plain, parts, raw;
	struct store_fault fault;
	struct link *l;
	double against_raw[ROUNDS], against_parts[ROUNDS];
	postgres = noted = postgres_backend_current();
	noted.ops.start = noted_start;
	noted.ops.many = noted_many;
	noted.ops.keep = noted_keep;
	bookings = calloc(ROUNDS * CLIENTS * EACH + 1, sizeof bookings[0]);
	open_clinic(&plain, &noted.ops, argv[1]);
	open_clinic(&parts, &postgres.ops, argv[2]);
	open_clinic(&raw, &postgres.ops, argv[3]);
	store_close(raw.store);
	if (postgres.ops.open(&postgres.ops, argv[3], LINK_WRITE, &fault, &l) != OK)
		die(wrong_words(fault.what).p);
	for (int i = 0; i < ROUNDS; i++) {
		size_t before = n_bookings;
		notes = true;
		double whole = rate(&plain, i);
		notes = false;
		double in_parts = rate(&parts, i), alone = raw_rate(l, bookings + before, n_bookings - before);
		fprintf(stderr, "round %d: %.0f/s, in parts %.0f/s, its statements alone %.0f/s (%zu each)\n", i + 1, whole, in_parts, alone,
			bookings[before].n);
		against_raw[i] = whole / alone;
		against_parts[i] = whole / in_parts;
	}
	postgres.ops.close(l);
	store_close(plain.store);
	store_close(parts.store);
	printf("booking_raw_ratio %.2f\nbooking_parts_ratio %.2f\n", middle(against_raw), middle(against_parts));
	return 0;
}
