/*
 * command.h - one kind of change: what it may hold, whose texts it carries, who may ask for it, and what it does. A new kind is a value of enum change_kind, a
 * record in struct change, a row of the table in commands.c and a function. What decides by more than the store can see
 * has its row in a table of the layer above (clinic/commands.c): struct change names the row itself then, and all else is the same.
 */
#ifndef TRIVET_STORE_COMMAND_H
#define TRIVET_STORE_COMMAND_H

#include <stddef.h>

#include "record/shape.h"
#include "store/backend.h"
#include "store/store.h"

enum { COMMAND_TEXTS = 2, COMMAND_LISTS = 2 };

#define COMMAND_STAFF (1u << ROLE_STAFF | 1u << ROLE_OWNER) /* who works for the organisation */

/* Records that a change points to, with at most one text each. */
struct command_list {
	size_t at, n; /* offsets of the pointer and of the count in struct change */
	size_t size;  /* of a record; 0: there is no such list */
	size_t text;  /* offset of its text in a record */
	bool has_text;
};

/*
 * Runs inside the transaction that is open on `l`: no one else writes meanwhile, so it may read what there is, decide, and write by what it read (the statements
 * of store/sql.h, those that take many rows at once for many rows). It does so for c->caller. *answer is what whoever asked is told: its id is the new one, or
 * that of what it is about, or 0; a command may put another there. It may run a second time, when a lost connection undid the first.
 * Fails: all that it wrote is undone, and all that was given with it. ERR_MISSING what it is about is not there; ERR_CONFLICT after command_refuse, which is no
 * failure but an answer; what the statements fail with.
 */
typedef enum err command_run(struct link *l, const struct change *c, struct change_outcome *answer);

struct command {
	const struct shape *of;                    /* the record it carries, whose values and texts its table knows; NULL: none */
	size_t at;                                 /* offset of the record in struct change */
	size_t rows;                               /* of its table that count: 0 for all, 1 for what names the record */
	enum err (*check)(const struct change *c); /* what the table does not say of its values, before it waits; NULL: nothing */
	size_t texts[COMMAND_TEXTS];               /* offsets in struct change of those that are in no table that counts, 0 after the last */
	struct command_list lists[COMMAND_LISTS];
	size_t id;    /* offset of the id of what it is about, 0: it has none yet */
	bool adds;    /* it makes something new of the person: its id is given before it runs */
	bool erases;  /* it replaces or deletes what someone wrote: the old bytes are to be wiped */
	unsigned who; /* may ask for it, 1 << ROLE_*; 0: only the person whose record it is */
	bool repeats; /* asked for again it is done again, or it knows by itself what it did: no request id is noted */
	command_run *run;
};

/* NULL: there is no such kind. */
const struct command *command_of(const struct change *c);

/* `return command_refuse(answer, STORE_REFUSED_..., id of what stands in the way or 0);` */
static inline enum err command_refuse(struct change_outcome *answer, enum store_refused why, int64_t about)
{
	answer->refused = why;
	answer->about = about;
	return ERR_CONFLICT;
}

#endif
