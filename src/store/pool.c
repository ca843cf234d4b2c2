/* pool.c - readers to borrow. */
#include "store/pool.h"

#include <pthread.h>
#include <stdlib.h>

struct store_pool {
	struct store *store;
	pthread_mutex_t lock;
	pthread_cond_t back;
	struct store_reader *readers[STORE_POOL_MAX]; /* those that are in: the first n_in */
	size_t n_in, n_all;
};

enum err store_pool_open(struct store *s, struct store_fault *ret_fault, struct store_pool **ret_pool)
{
	struct store_pool *p = calloc(1, sizeof *p);
	if (p == NULL) {
		*ret_fault = (struct store_fault){.e = ERR_FULL, .say = STR("There is not enough memory.")};
		return ERR_FULL;
	}
	p->store = s;
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->back, NULL);
	enum err e = store_reader_open(s, ret_fault, &p->readers[0]);
	if (e != OK) {
		store_pool_close(p);
		return e;
	}
	p->n_in = p->n_all = 1;
	*ret_pool = p;
	return OK;
}

void store_pool_close(struct store_pool *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < p->n_in; i++)
		store_reader_close(p->readers[i]);
	pthread_cond_destroy(&p->back);
	pthread_mutex_destroy(&p->lock);
	free(p);
}

/* Each costs 150 kB and a reading of the schema, and mostly one will do: another is opened when all are out. Needs: the lock. */
static bool open_another(struct store_pool *p)
{
	struct store_fault fault;
	if (p->n_all == STORE_POOL_MAX || store_reader_open(p->store, &fault, &p->readers[0]) != OK)
		return false;
	p->n_in = 1;
	p->n_all++;
	return true;
}

struct store_reader *store_pool_take(struct store_pool *p, struct caller caller)
{
	pthread_mutex_lock(&p->lock);
	while (p->n_in == 0 && !open_another(p))
		pthread_cond_wait(&p->back, &p->lock);
	struct store_reader *r = p->readers[--p->n_in];
	pthread_mutex_unlock(&p->lock);
	store_reader_for(r, caller);
	return r;
}

void store_pool_back(struct store_pool *p, struct store_reader *r)
{
	pthread_mutex_lock(&p->lock);
	p->readers[p->n_in++] = r;
	pthread_cond_signal(&p->back);
	pthread_mutex_unlock(&p->lock);
}
