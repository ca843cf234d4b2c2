/* commands.c - the table of what is decided with a clinic's file: a row for each kind. */
#include "clinic/changes.h"
#include "clinic/desk.h"

/* A visit knows its own requests (store_request): what it is told again is more than an id. */
static const struct command commands[CLINIC_CHANGES] = {
	[CLINIC_LOAD] = {.who = COMMAND_STAFF, .repeats = true, .run = load_run},
	[CLINIC_VISIT] = {.who = COMMAND_STAFF, .check = visit_check, .repeats = true, .run = visit_run},
	[CLINIC_BRING] = {.who = COMMAND_STAFF, .repeats = true, .run = bring_run},
	[CLINIC_CLOCKS] = {.who = COMMAND_STAFF, .repeats = true, .run = clocks_run},
	[CLINIC_CLAIM] = {.who = COMMAND_STAFF, .repeats = true, .run = claim_run},
	[CLINIC_MARK] = {.who = COMMAND_STAFF, .repeats = true, .run = mark_run},
	[CLINIC_SETTLE] = {.who = COMMAND_STAFF, .repeats = true, .run = settle_run},
};

const struct command *clinic_command(enum clinic_change what)
{
	return &commands[what];
}

enum err clinic_decide(struct store *s, int64_t organisation, enum clinic_change what, void *act)
{
	struct change_outcome outcome;
	return desk_apply(s, organisation, (struct change){.command = &commands[what], .act = act}, &outcome);
}
