/* diary.h - what was written down, day by day: to add, to mend, to take out. */
#ifndef TRIVET_WEB_DIARY_H
#define TRIVET_WEB_DIARY_H

#include "app/places.h"
#include "web/log.h"
#include "web/places.h"
#include "web/week.h"

struct diary_place {
	str name;
	int intensity;
};

/* One line of a day: an entry, or something done. */
struct diary_line {
	const struct store_entry *entry; /* or NULL */
	const struct store_deed *deed;   /* or NULL */
	str name; /* of what was done; empty for a leg by itself */
	const struct diary_place *places; /* of an entry */
	size_t n_places;
	str at;
	url edit;
};

struct diary_day {
	day on;
	const struct diary_line *lines; /* earliest first */
	size_t n;
};

/* Why a form came back. */
enum diary_slip { SLIP_NONE, SLIP_DAY, SLIP_NOTHING, SLIP_PAIN, SLIP_STRENGTH };

/* The form of an entry, new or to be mended; a new one may say what was done as well. */
struct diary_entry_view {
	struct form_key *form;
	const struct person *who;
	struct store_entry entry; /* pain_now may be STORE_PAIN_UNSET */
	day first, last;          /* the days that can be chosen */
	bool is_new;
	enum diary_slip slip;
	url action, remove;
	struct places_view places;
	const struct item *const *treatments;
	size_t n_treatments;
};

/* The form of something done. */
struct diary_deed_view {
	struct form_key *form;
	const struct person *who;
	struct store_deed deed;
	str name;
	day first, last;
	enum diary_slip slip;
	url action, remove;
	const struct item *const *items; /* of its leg */
	size_t n_items;
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

struct diary_view {
	const struct person *who;
	struct form_key *form;
	struct log_pain_view pain;
	struct diary_leg legs[LEGS];
	struct diary_entry_view add;
	const struct diary_day *days; /* latest first */
	size_t n_days;
	bool kept, gone;
};

void page_diary(struct writer *w, const struct diary_view *v);
void page_diary_entry(struct writer *w, const struct diary_entry_view *v);
void page_diary_entry_fields(struct writer *w, const struct diary_entry_view *v);
void page_diary_edit(struct writer *w, const struct diary_entry_view *v);
void page_diary_deed(struct writer *w, const struct diary_deed_view *v);
void page_diary_line(struct writer *w, const struct diary_line *v);
void page_diary_remove(struct writer *w, const struct diary_remove_view *v);

enum err diary_show(struct site *site, const struct request *q, struct response *r);
enum err diary_add(struct site *site, const struct request *q, struct response *r);
enum err diary_edit(struct site *site, const struct request *q, struct response *r);
enum err diary_keep(struct site *site, const struct request *q, struct response *r);
enum err diary_ask_remove(struct site *site, const struct request *q, struct response *r);
enum err diary_remove(struct site *site, const struct request *q, struct response *r);
extern const struct field diary_show_fields[1];
extern const struct field diary_add_fields[10];
extern const struct field diary_keep_fields[8];
extern const struct field diary_remove_fields[1];

#endif
