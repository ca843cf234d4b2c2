/* who_thread.c - one thread writes for all. */
#include "store/store.h"
#include "store/writing.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#define IDLE_MS  200  /* nobody wrote for so long: what was committed is moved into the one file */
#define AGAIN_MS 5000 /* a program that reads stood in the way */

struct hand {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t work;  /* for the thread */
	pthread_cond_t woken; /* for those who wait */
	bool closing;
};

static struct hand *hand(struct store *s)
{
	return s->hand;
}

static bool has_work(struct store *s)
{
	return writing_has_work(s) || hand(s)->closing;
}

/* Waits so long; true when there is still nothing to do then. Needs: the lock. */
static bool stays_idle(struct store *s, long ms)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += ms % 1000 * 1000000;
	until.tv_sec += ms / 1000 + until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	while (!has_work(s))
		if (pthread_cond_clockwait(&hand(s)->work, &hand(s)->lock, CLOCK_MONOTONIC, &until) != 0)
			return !has_work(s);
	return false;
}

/* Until there is something to do; meanwhile the one file is made to hold all. Needs: the lock. */
static void wait_for_work(struct store *s)
{
	for (long ms = IDLE_MS; s->unsettled && stays_idle(s, ms); ms = AGAIN_MS) {
		pthread_mutex_unlock(&hand(s)->lock);
		writing_settle(s);
		pthread_mutex_lock(&hand(s)->lock);
	}
	while (!has_work(s))
		pthread_cond_wait(&hand(s)->work, &hand(s)->lock);
}

static void *write_all(void *arg)
{
	struct store *s = arg;
	pthread_mutex_lock(&hand(s)->lock);
	for (;;) {
		wait_for_work(s);
		if (!writing_has_work(s))
			break;
		writing_turn(s);
	}
	pthread_mutex_unlock(&hand(s)->lock);
	return NULL;
}

static void thread_free(struct store *s)
{
	pthread_cond_destroy(&hand(s)->woken);
	pthread_cond_destroy(&hand(s)->work);
	pthread_mutex_destroy(&hand(s)->lock);
	free(s->hand);
}

static bool thread_start(struct store *s)
{
	s->hand = calloc(1, sizeof(struct hand));
	if (s->hand == NULL)
		return false;
	pthread_mutex_init(&hand(s)->lock, NULL);
	pthread_cond_init(&hand(s)->work, NULL);
	pthread_cond_init(&hand(s)->woken, NULL);
	if (pthread_create(&hand(s)->thread, NULL, write_all, s) == 0)
		return true;
	thread_free(s);
	return false;
}

static void thread_end(struct store *s)
{
	pthread_mutex_lock(&hand(s)->lock);
	hand(s)->closing = true;
	pthread_cond_signal(&hand(s)->work);
	pthread_mutex_unlock(&hand(s)->lock);
	pthread_join(hand(s)->thread, NULL);
	thread_free(s);
}

static void thread_lock(struct store *s)
{
	pthread_mutex_lock(&hand(s)->lock);
}

static void thread_unlock(struct store *s)
{
	pthread_mutex_unlock(&hand(s)->lock);
}

static void thread_call(struct store *s)
{
	pthread_cond_signal(&hand(s)->work);
}

static void thread_wait(struct store *s)
{
	pthread_cond_wait(&hand(s)->woken, &hand(s)->lock);
}

static void thread_wake(struct store *s)
{
	pthread_cond_broadcast(&hand(s)->woken);
}

const struct who who_thread = {thread_start, thread_end, thread_lock, thread_unlock, thread_call, thread_wait, thread_wake};

enum err store_open(const struct backend *backend, const char *place, struct store_fault *ret_fault, struct store **ret_store)
{
	return store_open_by(&who_thread, backend, place, ret_fault, ret_store);
}
