/* clinic.h - what the commands of `trivet clinic` share; each has a function here, in clinic_*.c. */
#ifndef TRIVET_CLI_CLINIC_H
#define TRIVET_CLI_CLINIC_H

#include "base/json.h"
#include "cli/cli.h"
#include "clinic/desk.h"
#include "clinic/refused.h"

struct clinic_call {
	struct rim *rim;
	const struct args *args;
	struct store *store;
	struct store_reader *reader;
	instant now;
	struct desk desk; /* opened where a command needs it */
};

/* Opens the store; --now is read, and looked at where the desk is opened. Fails: told. */
MUST_USE enum err clinic_open(struct rim *rim, const struct args *args, struct clinic_call *ret_call);
/* Reads the clinic. Fails: told. */
MUST_USE enum err clinic_desk(struct clinic_call *c);
/* One sentence about the words that were typed, also as JSON; returns ERR_INPUT. */
enum err clinic_input(struct clinic_call *c, const char *say, str about);
/* There is none of this id: says which there are; returns ERR_INPUT. */
enum err clinic_unknown(struct clinic_call *c, const char *what, str said, enum resource_kind kind);
/* What the store could not do, in one sentence; returns e. */
enum err clinic_failed(struct clinic_call *c, enum err e);
/* What is refused; the exit code is 3. `which` are times of a course, from 1. */
enum err clinic_refuse(struct clinic_call *c, enum refused why, const size_t *which, size_t n_which);
/* The text of an option, "" when it was not given. */
str clinic_said(const struct clinic_call *c, enum option o);
/* --zone, or the clocks of this place. Fails: told. */
MUST_USE enum err clinic_zone_wished(struct clinic_call *c, struct zone_table *ret_zone, bool *ret_is_wished);
/* --service. Fails: told. */
MUST_USE enum err clinic_service_wished(struct clinic_call *c, uint16_t *ret_service);
/* --with; CLINIC_NONE when it was not given. Fails: told. */
MUST_USE enum err clinic_practitioner_wished(struct clinic_call *c, uint16_t *ret_practitioner);
/* The ID after the word of the command. Fails: told. */
MUST_USE enum err clinic_id_wished(struct clinic_call *c, int64_t *ret_id);
/* "2026-11-30T09:00+01:00" and the names, in an open object. */
void clinic_json_time(struct json *j, instant at, struct zone zone, str practitioner, str room);
/* "Mon 30 Nov, 09:00" */
void clinic_print_time(struct clinic_call *c, instant at, struct zone zone);

enum err clinic_load(struct clinic_call *c);
enum err clinic_show_example(struct clinic_call *c);
enum err clinic_slots(struct clinic_call *c);
enum err clinic_book(struct clinic_call *c);
enum err clinic_hold(struct clinic_call *c);
enum err clinic_course(struct clinic_call *c);
enum err clinic_confirm(struct clinic_call *c);
enum err clinic_move(struct clinic_call *c);
enum err clinic_cancel(struct clinic_call *c);
enum err clinic_visits(struct clinic_call *c);
enum err clinic_ics(struct clinic_call *c);
enum err clinic_busy(struct clinic_call *c);
enum err clinic_mail(struct clinic_call *c);
enum err clinic_check(struct clinic_call *c);
enum err clinic_clocks(struct clinic_call *c);
enum err clinic_serve(struct clinic_call *c);
enum err clinic_feed(struct clinic_call *c);
enum err clinic_import(struct clinic_call *c);
enum err clinic_staff(struct clinic_call *c);

#endif
