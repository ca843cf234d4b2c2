/* diary.h - what was recorded, day by day: add, edit, delete. */
#ifndef TRIVET_WEB_PAGES_DIARY_DIARY_H
#define TRIVET_WEB_PAGES_DIARY_DIARY_H

#include "me/diary_page.h"
#include "me/places.h"
#include "record/gauge.h"
#include "web/pages/diary/log.h"
#include "web/parts/places.h"
#include "web/parts/week.h"

struct diary_place {
	str name;
	int intensity;
};

struct diary_score {
	str words;
	int score;
};

/* One line of a day: an entry, something done, or a mark. */
struct diary_line {
	const struct store_entry *entry;  /* or NULL */
	const struct store_deed *deed;    /* or NULL */
	const struct store_mark *mark;    /* or NULL */
	str name;                         /* of what was done; empty for a leg by itself */
	const struct diary_place *places; /* of an entry */
	size_t n_places;
	const struct diary_score *scores; /* of an entry */
	size_t n_scores;
	str after; /* what may have set it off, of an entry; may be empty */
	str at;    /* empty for a mark */
	url edit;
};

struct diary_day {
	day on;
	const struct diary_line *lines; /* marks, then earliest first */
	size_t n;
};

/* Why a form came back. */
enum diary_slip { SLIP_NONE, SLIP_DAY, SLIP_TIME, SLIP_SKIPPED, SLIP_NOTHING, SLIP_STRENGTH, SLIP_SCORE, SLIP_LONG, SLIP_LAST, SLIP_FULL };

/* The box for one own activity. */
struct diary_score_row {
	const struct store_activity *of;
	str field; /* score.12 */
	int score; /* 0..10, or STORE_PAIN_UNSET */
};

/* One of the things that may have set it off. */
struct diary_set_off {
	str word, says;
	bool is_on;
};

/* The form of an entry, new or to be edited; a new one may say what was done as well. */
struct diary_entry_view {
	struct form_key *form;
	const struct person *who;
	struct store_entry entry; /* pain_now may be STORE_PAIN_UNSET */
	str time;                 /* 07:40, or empty: now, or a day without a time */
	day first, last;          /* the days that can be chosen */
	bool is_new;
	url action, remove;
	const struct diary_score_row *scores;
	size_t n_scores;
	struct places_view places;
	struct diary_set_off set_offs[STORE_SET_OFFS];
	const struct item *const *treatments;
	size_t n_treatments;
};

/* The form of something done. */
struct diary_deed_view {
	struct form_key *form;
	const struct person *who;
	struct store_deed deed;
	bool is_unknown; /* what was done is not among the items, nor is it a leg: it stays as it is */
	str time;
	day first, last;
	url action, remove;
	const struct item *const *items; /* of its leg */
	size_t n_items;
};

/* The form of a mark, new or to be edited. */
struct diary_mark_view {
	struct form_key *form;
	struct store_mark mark;
	day earliest, latest; /* the days that can be chosen */
	bool is_new;
	url action, remove;
};

struct diary_remove_view {
	struct form_key *form;
	struct diary_line line;
	day on;
	url action, keep;
};

struct diary_leg {
	enum leg leg;
	bool is_done; /* today */
};

/* What can be added to the last entry of today, one tap each. */
struct diary_more {
	struct form_key *form;
	struct diary_set_off set_offs[STORE_SET_OFFS];
	struct store_entry entry; /* says nothing yet, where today has none */
	bool is_new;              /* something was just added */
};

struct diary_cell {
	day on;
	int date;     /* of the month */
	int pain;     /* the mean of the day, whole; -1: none was said */
	bool is_out;  /* of another month */
	bool has_any; /* an entry */
	bool is_today;
	url where;
};

struct diary_month_week {
	struct diary_cell of[7]; /* from Monday */
};

/* A month as a calendar. */
struct diary_month {
	str name; /* November 2026 */
	struct diary_month_week weeks[6];
	size_t n_weeks;
	url before, after;
	bool has_before, has_after;
};

struct diary_view {
	const struct person *who;
	struct form_key *form;
	struct log_pain_view pain;
	struct diary_more add_today;
	struct diary_month month;
	struct diary_leg legs[LEGS];
	struct diary_entry_view add;
	struct diary_mark_view mark;
	const struct diary_day *days; /* latest first */
	size_t n_days;
	bool kept, did, gone, more; /* what was just done: an entry, a touch, a deletion */
	bool is_now;                /* the days go up to today */
	bool is_part;               /* of one long day */
	url earlier;
};

void page_diary(struct writer *w, const struct diary_view *v);
void page_diary_more(struct writer *w, const struct diary_more *v);
void page_diary_month(struct writer *w, const struct diary_month *v);
void page_diary_edit_words(struct writer *w, const struct diary_line *v);
void page_diary_days(struct writer *w, const struct diary_view *v);
void page_diary_entry(struct writer *w, const struct diary_entry_view *v);
void page_diary_entry_fields(struct writer *w, const struct diary_entry_view *v);
void page_diary_scores(struct writer *w, const struct diary_entry_view *v);
void page_diary_edit(struct writer *w, const struct diary_entry_view *v);
void page_diary_deed(struct writer *w, const struct diary_deed_view *v);
void page_diary_mark(struct writer *w, const struct diary_mark_view *v);
void page_diary_mark_edit(struct writer *w, const struct diary_mark_view *v);
void page_diary_line(struct writer *w, const struct diary_line *v);
void page_diary_remove(struct writer *w, const struct diary_remove_view *v);

/* ---- shared by the files of the diary ---- */

/* A line to show. Keeps: what it is given; texts live in the arena. */
struct diary_line diary_entry_line(const struct person *who, const struct store_entry *e, const struct store_activities *activities, struct arena *a);
struct diary_line diary_deed_line(const struct person *who, const struct store_deed *d, struct arena *a);
struct diary_line diary_mark_line(const struct store_mark *m, struct arena *a);
/* Fails: ERR_FULL. */
MUST_USE enum err diary_entry_form(const struct person *who, struct form_key *form, const struct store_entry *entry,
				   const struct store_activities *activities, struct arena *a, struct diary_entry_view *ret_view);
struct diary_mark_view diary_mark_form(const struct person *who, struct form_key *form, const struct store_mark *mark, struct arena *a);
struct store_entry diary_no_entry(const struct person *who);
/* The things of one tap, as they are set. */
void diary_set_offs(int set, struct diary_set_off ret_set_offs[STORE_SET_OFFS]);
/* What can be added to today. Fails: ERR_FULL, ERR_BUSY, ERR_IO. */
MUST_USE enum err diary_more_of(struct app *app, const struct person *who, struct form_key *form, struct arena *a, struct diary_more *ret_more);
/* The month of a day. Fails: as before. */
MUST_USE enum err diary_month_of(struct app *app, const struct person *who, day of, struct arena *a, struct diary_month *ret_month);
/* The page of one line: /diary/12, /diary/deed/12, /diary/mark/12, followed by `rest`. */
url diary_url(const char *before, int64_t id, const char *rest, struct arena *a);
/* The id that is in this part of the path. Fails: ERR_MISSING. */
MUST_USE enum err diary_id(const struct request *q, size_t segment, int64_t *ret_id);
/* What is said about it, and the answer 400. `field`: the box that it is about. */
void diary_slip(struct response *r, const struct request *q, str field, enum diary_slip slip);
/* The question before a line is taken out. */
void diary_ask(const struct request *q, struct response *r, const struct diary_line *line, day on);
/* From DIARY_FIRST to today. */
bool diary_is_day(const struct person *who, day on);
/*
 * When it was: at the time of a form, by the clock of that day. Without one, what is new (`kept` is NULL) and of today is of now; all else has no time. False
 * when the clocks were put forward over that time.
 */
bool diary_when(const struct person *who, day on, const struct value *time, const struct moment *kept, struct moment *ret_at);
/* What was sent; what is kept where it differs only by spaces at its ends, which no form sends. */
str diary_text(const struct value *v, str kept);
bool diary_is_past(const struct person *who, struct moment at);
const struct item *const *diary_items(const struct pack *p, enum leg leg, struct arena *a, size_t *ret_n);

enum err diary_show(struct site *site, const struct request *q, struct response *r);
enum err diary_add(struct site *site, const struct request *q, struct response *r);
enum err diary_edit(struct site *site, const struct request *q, struct response *r);
enum err diary_keep(struct site *site, const struct request *q, struct response *r);
enum err diary_ask_remove(struct site *site, const struct request *q, struct response *r);
enum err diary_remove(struct site *site, const struct request *q, struct response *r);
enum err diary_deed_edit(struct site *site, const struct request *q, struct response *r);
enum err diary_deed_keep(struct site *site, const struct request *q, struct response *r);
enum err diary_deed_ask_remove(struct site *site, const struct request *q, struct response *r);
enum err diary_deed_remove(struct site *site, const struct request *q, struct response *r);
enum err diary_mark_add(struct site *site, const struct request *q, struct response *r);
enum err diary_mark_edit(struct site *site, const struct request *q, struct response *r);
enum err diary_mark_keep(struct site *site, const struct request *q, struct response *r);
enum err diary_mark_ask_remove(struct site *site, const struct request *q, struct response *r);
enum err diary_mark_remove(struct site *site, const struct request *q, struct response *r);
enum err diary_more_keep(struct site *site, const struct request *q, struct response *r);
/* Each has one for each gauge beside the pains. */
enum { DIARY_MORE_FIELDS = 1 + BESIDES, DIARY_KEEP_FIELDS = 11 + BESIDES, DIARY_ADD_FIELDS = 14 + BESIDES };
extern const struct field diary_more_fields[DIARY_MORE_FIELDS];
extern const struct field diary_show_fields[5];
extern const struct field diary_add_fields[DIARY_ADD_FIELDS];
extern const struct field diary_keep_fields[DIARY_KEEP_FIELDS];
extern const struct field diary_deed_fields[4];
extern const struct field diary_deed_remove_fields[1];
extern const struct field diary_mark_fields[4];

#endif
