/*
 * changes.h - how a clinic changes what is stored: by changes of the store (CHANGE_STAFF_PUT and those that follow it), and by those that decide with the clinic's file,
 * whose rows stand in commands.c. A new one is a value here, a row there, and a function. For use inside clinic/.
 */
#ifndef TRIVET_CLINIC_CHANGES_H
#define TRIVET_CLINIC_CHANGES_H

#include "store/command.h"

enum clinic_change {
	CLINIC_LOAD,   /* load.c: its file */
	CLINIC_VISIT,  /* visit.c: one act */
	CLINIC_BRING,  /* bring.c: the visits and people of another program, all or none */
	CLINIC_CLOCKS, /* clocks.c: visits follow a law */
	CLINIC_CLAIM,  /* post.c: the next message, by who sends it */
	CLINIC_MARK,   /* post.c: what became of it */
	CLINIC_SETTLE, /* post.c: one that did not get through */
	CLINIC_CHANGES
};

/* Each is given, as `act` of the change, what its file says. */
command_run load_run, visit_run, bring_run, clocks_run, claim_run, mark_run, settle_run;
/* Before it waits. */
MUST_USE enum err visit_check(const struct change *c);

/* Its row, for a change of who may do more than the desk. */
const struct command *clinic_command(enum clinic_change what);
/* Does it for the organisation, and waits until the disk has it. Fails: as store_apply, and as its function. */
MUST_USE enum err clinic_decide(struct store *s, int64_t organisation, enum clinic_change what, void *act);

#endif
