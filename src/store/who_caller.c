/* who_caller.c - the caller does the writing. */
#include "store/writing.h"

#include <assert.h>
#include <stdlib.h>

static bool caller_start(struct store *s)
{
	s->hand = NULL;
	return true;
}

static void caller_end(struct store *s)
{
	assert(!writing_has_work(s)); /* it was done before anyone's call returned */
}

static void caller_lock(struct store *s)
{
	(void)s;
}

/* What is asked for while it writes, by whoever is told, is done by the same loop. Nobody comes later to settle, so it is done at once. */
static void caller_call(struct store *s)
{
	if (s->hand != NULL)
		return;
	s->hand = s; /* it writes */
	while (writing_has_work(s))
		writing_turn(s);
	if (s->unsettled)
		writing_settle(s);
	s->hand = NULL;
}

static void caller_wait(struct store *s)
{
	(void)s;
	abort(); /* there is nobody to wait for */
}

const struct who who_caller = {caller_start, caller_end, caller_lock, caller_lock, caller_call, caller_wait, caller_lock};
