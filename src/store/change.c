/* change.c - a change is checked, copied and applied once, whatever its kind: the table of commands says how. */
#include "store/change.h"

#include "record/check.h"
#include "store/command.h"
#include "store/gate.h"
#include "store/sql.h"

/* ---- before it waits ---- */

enum err change_check(const struct change *c)
{
	const struct command *command = command_of(c);
	if (command == NULL)
		return ERR_INPUT;
	if (((command->who != 0 ? command->who : 1u << ROLE_SELF) >> c->caller.role & 1) == 0)
		return ERR_DENIED;
	if (!command->repeats)
		TRY(gate_request(c->request));
	if (command->of != NULL && !shape_allows(command->of, command->rows, (const char *)c + command->at))
		return ERR_INPUT;
	return command->check != NULL ? command->check(c) : OK;
}

bool change_erases(const struct change *c)
{
	return command_of(c)->erases;
}

/* ---- moving ---- */

static void *in_change(struct change *c, size_t offset)
{
	return (char *)c + offset;
}

size_t change_lists(struct change *c, struct change_list ret_lists[CHANGE_LISTS])
{
	const struct command *command = command_of(c);
	size_t n = 0;
	for (; n < CHANGE_LISTS && command->lists[n].size > 0; n++) {
		const struct command_list *list = &command->lists[n];
		ret_lists[n] = (struct change_list){in_change(c, list->at), *(size_t *)in_change(c, list->n), list->size};
	}
	return n;
}

size_t change_texts(struct change *c, str *ret_texts[CHANGE_TEXTS + 1])
{
	const struct command *command = command_of(c);
	size_t n = 0;
	ret_texts[n++] = &c->request;
	for (size_t i = 0; i < COMMAND_TEXTS && command->texts[i] > 0; i++)
		ret_texts[n++] = in_change(c, command->texts[i]);
	for (size_t i = 0; command->of != NULL && i < command->of->n && (command->rows == 0 || i < command->rows); i++)
		if (row_is_text(&command->of->rows[i]))
			ret_texts[n++] = in_change(c, command->at + command->of->rows[i].at);
	for (size_t k = 0; k < COMMAND_LISTS && command->lists[k].size > 0; k++) {
		const struct command_list *list = &command->lists[k];
		char *records = *(char **)in_change(c, list->at);
		for (size_t i = 0; list->has_text && i < *(size_t *)in_change(c, list->n); i++)
			ret_texts[n++] = (str *)(void *)(records + i * list->size + list->text);
	}
	return n;
}

/* ---- doing ---- */

/* A new id of this person. */
static enum err next_id(struct link *l, struct caller caller, int64_t *ret_id)
{
	struct sql_next_id_row row;
	enum err e = sql_next_id(l, &(struct sql_next_id){caller.organisation, caller.person}, &row);
	if (e != OK)
		return e == ERR_MISSING ? ERR_INPUT : e;
	*ret_id = row.id;
	return OK;
}

/* Runs the command. Of one that refuses *ret_outcome says why. */
static enum err run(struct link *l, const struct change *c, struct change_outcome *answer, struct change_outcome *ret_outcome)
{
	const struct command *command = command_of(c);
	if (command->adds)
		TRY(next_id(l, c->caller, &answer->id));
	else if (command->id > 0)
		answer->id = *(const int64_t *)(const void *)((const char *)c + command->id);
	enum err e = command->run(l, c, answer);
	if (e == ERR_CONFLICT)
		*ret_outcome = *answer;
	return e;
}

/* What is known of both decides: what was asked, or else what kind of change it was. */
static bool is_same_request(const struct sql_request_find_row *before, const struct change *c)
{
	return before->asked != 0 && c->asked != 0 ? (uint64_t)before->asked == c->asked : before->kind == (int64_t)c->kind;
}

/* The very same was asked before. It may have been made of fewer parts then: what the person has may be different now. */
static enum err was_asked(struct link *l, const struct change *c, bool *ret_was)
{
	struct sql_request_find_row first = {.asked = 0};
	TRY(sql_request_find(l, &(struct sql_request_find){c->caller.organisation, c->caller.person, c->request, 0}, &first));
	*ret_was = c->asked != 0 && (uint64_t)first.asked == c->asked;
	return OK;
}

/* What is done whenever it is asked for. */
static enum err change_again(struct link *l, const struct change *c, struct change_outcome *ret_outcome)
{
	struct change_outcome answer = {.id = 0};
	TRY(run(l, c, &answer, ret_outcome));
	*ret_outcome = answer;
	return OK;
}

/* Part `part` of a request: what it did before, or what it does now. `is_repeat`: the parts before it were done before. */
static enum err change_once(struct link *l, const struct change *c, int64_t part, bool is_repeat, struct change_outcome *ret_outcome)
{
	struct sql_request_find_row found;
	enum err e = sql_request_find(l, &(struct sql_request_find){c->caller.organisation, c->caller.person, c->request, part}, &found);
	if (e == OK && !is_same_request(&found, c))
		return ERR_CONFLICT;
	if (e != ERR_MISSING) {
		*ret_outcome = (struct change_outcome){.id = found.made, .repeated = true};
		return e;
	}
	if (part > 0 && is_repeat)
		TRY(was_asked(l, c, &is_repeat));
	if (part > 0 && is_repeat) {
		*ret_outcome = (struct change_outcome){.repeated = true};
		return OK;
	}
	struct change_outcome answer = {.id = 0};
	TRY(run(l, c, &answer, ret_outcome));
	struct sql_request_number_row number;
	TRY(sql_request_number(l, &(struct sql_request_number){c->caller.organisation, c->caller.person, c->request}, &number));
	TRY(sql_request_add(l, &(struct sql_request_add){c->caller.organisation, c->caller.person, c->request, part, (int64_t)c->kind, answer.id,
							 (int64_t)c->asked, number.number}));
	if (part == 0)
		TRY(sql_request_forget(l, &(struct sql_request_forget){c->caller.organisation, c->caller.person, STORE_REQUESTS_KEPT}));
	*ret_outcome = answer;
	return OK;
}

/* How many before changes[i] have its request id: which part of the request it is. */
static int64_t part_of(const struct change *changes, size_t i)
{
	int64_t part = 0;
	for (size_t k = 0; k < i; k++)
		part += changes[k].caller.organisation == changes[i].caller.organisation && changes[k].caller.person == changes[i].caller.person &&
					str_eq(changes[k].request, changes[i].request)
				? 1
				: 0;
	return part;
}

enum err change_all(struct link *l, const struct change *changes, size_t n, struct change_outcome *ret_outcomes)
{
	for (size_t i = 0; i < n; i++) {
		if (command_of(&changes[i])->repeats) {
			TRY(change_again(l, &changes[i], &ret_outcomes[i]));
			continue;
		}
		TRY(change_once(l, &changes[i], part_of(changes, i), i > 0 && ret_outcomes[0].repeated, &ret_outcomes[i]));
		if (ret_outcomes[i].repeated != ret_outcomes[0].repeated)
			return ERR_CONFLICT; /* half of it was done before: not the same request */
	}
	return OK;
}
