/*
 * breaks.h - breaks at the desk in the browser: the card on the page Today, what its script asks for, and the settings. When a break comes is decided
 * by core/breaks alone; assets/breaks.js reports what it sees of the person and shows what it is told.
 */
#ifndef TRIVET_WEB_PAGES_BREAKS_BREAKS_H
#define TRIVET_WEB_PAGES_BREAKS_BREAKS_H

#include "breaks/desk.h"
#include "web/parts/own.h"

/* ---- the card ---- */

struct breaks_view {
	bool is_on; /* the person wants this page to remind */
	struct form_key *form;
	struct desk_settings settings;
};

/* Fails: ERR_FULL, ERR_BUSY, ERR_IO. */
MUST_USE enum err breaks_view_of(struct site *site, const struct request *q, struct form_key *form, struct arena *a, struct breaks_view *ret_view);
void page_today_breaks(struct writer *w, const struct breaks_view *v);

/* ---- what the script asks ---- */

/*
 * Both answer with one object:
 *     show, stage, kind, hold, number, length_s, due_in_s, wake_in_s, idle_after_s    of struct breaks_step; look again in wake_in_s at the latest
 *     keep        true: something came of the time that passed, tell it with POST "tick"
 *     way         exercise, stand, ask, danger: what the break may offer to this person
 *     item, name, say, what, words, seconds, figure    of the exercise; empty without one
 *     open        where the break leads
 */
enum err breaks_next(struct site *site, const struct request *q, struct response *r); /* GET /breaks/next: changes nothing */
enum err breaks_tell(struct site *site, const struct request *q, struct response *r); /* POST /breaks/next: something happened */

enum { BREAKS_TELL_EVENT, BREAKS_TELL_SECONDS, BREAKS_TELL_WHY, BREAKS_TELL_ITEM, BREAKS_TELL_ROWS };
extern const struct field breaks_tell_fields[BREAKS_TELL_ROWS];

/* ---- the settings ---- */

/* One setting as it is in the form: what is stored, or what was typed and could not be taken. */
struct breaks_row {
	str key, name, value, allowed;
	bool is_wrong;
	bool is_told; /* what is allowed is once, above several rows */
};

struct breaks_form {
	struct form_key *form;
	struct breaks_row rows[DESK_SETTINGS];
	bool is_kept, is_wrong;
	bool has_program; /* the desktop can remind, too */
};

MUST_USE enum err breaks_form_of(struct site *site, const struct request *q, struct form_key *form, struct arena *a, struct breaks_form *ret_form);
/* Why a row came back. */
str breaks_row_say(const struct breaks_row *row, struct arena *a);
/* What was typed. Fails: ERR_INPUT: *form shows what was typed and which of it is wrong. */
MUST_USE enum err breaks_form_read(struct breaks_form *form, const struct request *q, struct desk_settings *ret_settings);
void page_settings_breaks(struct writer *w, const struct breaks_form *v);
void page_settings_breaks_row(struct writer *w, const struct breaks_row *row);
extern const struct field breaks_form_fields[DESK_SETTINGS];

/* ---- the weeks, on the page of progress ---- */

struct breaks_weeks {
	const struct desk_week *weeks; /* the newest first; only those with something in them */
	size_t n;
};

MUST_USE enum err breaks_weeks_of(struct site *site, const struct person *who, struct arena *a, struct breaks_weeks *ret_weeks);
void page_progress_breaks(struct writer *w, const struct breaks_weeks *v);

#endif
