/*
 * bench_store.c - durable diary entries a second with 64 callers at once: the store's one writer against a pool of two threads that
 * each do one plain transaction per entry. Both do the same statements on SQLite with the same settings, in turns, each on a file of
 * its own in the folder given as argument (default: here). Prints one line: durable_writes_ratio X.X
 */
#include "store/sqlite/sqlite.h"
#include "store/change.h"
#include "words/wrong.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define CALLERS  64
#define WORKERS  2
#define ROUNDS   5
#define ROUND_MS 1000

/* Where a caller's change goes, and waits. */
typedef enum err apply_one(void *to, const struct change *c);

struct load {
	apply_one *apply;
	void *to;
	atomic_long done;
	atomic_long named; /* request ids given out */
	atomic_bool stop;
};

static void die(const char *what)
{
	fprintf(stderr, "bench_store: %s\n", what);
	exit(1);
}

static void *call(void *arg)
{
	struct load *load = arg;
	while (!load->stop) {
		char request[STORE_REQUEST_MAX];
		int n = snprintf(request, sizeof(request), "bench-%ld", atomic_fetch_add(&load->named, 1));
		struct change c = {
			.kind = CHANGE_ENTRY_ADD,
			.caller = caller_self(NULL),
			.request = {request, (size_t)n},
			.entry = {.day = {20000},
				  .at = {{1728000000}, {0}},
				  .pain_now = 4,
				  .pain_worst = 6,
				  .pain_average = STORE_PAIN_UNSET,
				  .sleep = STORE_PAIN_UNSET,
				  .mood = STORE_PAIN_UNSET,
				  .note = STR("Sat long, then rolled; better after.")},
		};
		if (load->apply(load->to, &c) != OK)
			die("a write failed");
		load->done++;
	}
	return NULL;
}

/* Entries a second while CALLERS threads each write one after the other. */
static double rate(struct load *load)
{
	pthread_t callers[CALLERS];
	struct timespec from, to, round = {ROUND_MS / 1000, ROUND_MS % 1000 * 1000000L};
	load->stop = false;
	load->done = 0;
	clock_gettime(CLOCK_MONOTONIC, &from);
	for (int i = 0; i < CALLERS; i++)
		if (pthread_create(&callers[i], NULL, call, load) != 0)
			die("no thread");
	nanosleep(&round, NULL);
	load->stop = true;
	for (int i = 0; i < CALLERS; i++)
		pthread_join(callers[i], NULL);
	clock_gettime(CLOCK_MONOTONIC, &to);
	return (double)load->done / ((double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9);
}

/* ---- the store ---- */

static enum err apply_store(void *to, const struct change *c)
{
	struct change_outcome outcome;
	return store_apply(to, c, 1, &outcome);
}

/* ---- the pool ---- */

struct job {
	struct job *next;
	const struct change *change;
	enum err e;
	sem_t done;
};

struct pool {
	pthread_mutex_t lock, writing; /* one writes at a time: waiting here is kinder to the pool than SQLite's own waiting */
	pthread_cond_t work;
	struct job *first, **last;
	bool closing;
	struct link *links[WORKERS];
	atomic_int named;
	pthread_t workers[WORKERS];
};

static enum err write_one(struct link *l, const struct change *c)
{
	struct change_outcome outcome;
	enum err e = l->by->begin(l);
	if (e == OK)
		e = change_all(l, c, 1, &outcome);
	if (e == OK)
		e = l->by->commit(l);
	if (e != OK)
		l->by->rollback(l);
	return e;
}

static void *work(void *arg)
{
	struct pool *p = arg;
	struct link *l = p->links[p->named++];
	pthread_mutex_lock(&p->lock);
	for (;;) {
		while (p->first == NULL && !p->closing)
			pthread_cond_wait(&p->work, &p->lock);
		if (p->first == NULL)
			break;
		struct job *j = p->first;
		p->first = j->next;
		if (p->first == NULL)
			p->last = &p->first;
		pthread_mutex_unlock(&p->lock);
		pthread_mutex_lock(&p->writing);
		j->e = write_one(l, j->change);
		pthread_mutex_unlock(&p->writing);
		sem_post(&j->done);
		pthread_mutex_lock(&p->lock);
	}
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

static enum err apply_pool(void *to, const struct change *c)
{
	struct pool *p = to;
	struct job j = {.change = c};
	sem_init(&j.done, 0, 0);
	pthread_mutex_lock(&p->lock);
	*p->last = &j;
	p->last = &j.next;
	pthread_cond_signal(&p->work);
	pthread_mutex_unlock(&p->lock);
	while (sem_wait(&j.done) != 0)
		;
	sem_destroy(&j.done);
	return j.e;
}

static void pool_open(struct pool *p, const struct backend *by, const char *path)
{
	struct store_fault fault;
	pthread_mutex_init(&p->lock, NULL);
	pthread_mutex_init(&p->writing, NULL);
	pthread_cond_init(&p->work, NULL);
	p->last = &p->first;
	for (int i = 0; i < WORKERS; i++)
		if (by->open(by, path, LINK_WRITE, &fault, &p->links[i]) != OK)
			die(wrong_words(fault.what).p);
	for (int i = 0; i < WORKERS; i++)
		if (pthread_create(&p->workers[i], NULL, work, p) != 0)
			die("no thread");
}

static void pool_close(struct pool *p)
{
	pthread_mutex_lock(&p->lock);
	p->closing = true;
	pthread_cond_broadcast(&p->work);
	pthread_mutex_unlock(&p->lock);
	for (int i = 0; i < WORKERS; i++) {
		pthread_join(p->workers[i], NULL);
		p->links[i]->by->close(p->links[i]);
	}
}

/* ---- both ---- */

static void remove_file(const char *path)
{
	char name[600];
	const char *tails[] = {"", "-wal", "-shm"};
	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", path, tails[i]);
		unlink(name);
	}
}

static int by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

int main(int argc, char **argv)
{
	char grouped[512], plain[512];
	snprintf(grouped, sizeof(grouped), "%s/bench_store_%d.db", argc > 1 ? argv[1] : ".", (int)getpid());
	snprintf(plain, sizeof(plain), "%s/bench_pool_%d.db", argc > 1 ? argv[1] : ".", (int)getpid());
	struct sqlite_backend sqlite = sqlite_backend_current(zone_greenwich);
	struct store_fault fault;
	struct store *store;
	if (store_open(&sqlite.ops, grouped, &fault, &store) != OK)
		die(wrong_words(fault.what).p);
	struct pool pool = {.closing = false};
	pool_open(&pool, &sqlite.ops, plain);

	struct load with_store = {.apply = apply_store, .to = store}, with_pool = {.apply = apply_pool, .to = &pool};
	double ratio[ROUNDS];
	for (int i = 0; i < ROUNDS; i++) {
		double slow = rate(&with_pool), fast = rate(&with_store);
		fprintf(stderr, "round %d: pool %.0f/s, store %.0f/s\n", i + 1, slow, fast);
		ratio[i] = fast / slow;
	}
	pool_close(&pool);
	store_close(store);
	remove_file(grouped);
	remove_file(plain);
	qsort(ratio, ROUNDS, sizeof(ratio[0]), by_value);
	printf("durable_writes_ratio %.1f\n", ratio[ROUNDS / 2]);
	return 0;
}
