/* record.h - everything the store remembers about a person, at one moment: what is exported, and what is imported. */
#ifndef TRIVET_ME_RECORD_H
#define TRIVET_ME_RECORD_H

#include "me/review.h"
#include "record/shape.h"

struct record {
	str identity; /* what tells it from every other record; of a file: empty when it names none */
	struct store_answers answers;
	struct store_cleareds cleareds;
	struct store_entries entries;
	struct store_regions regions; /* of the entries, in their order */
	struct store_scores scores;   /* likewise */
	struct store_activities activities;
	struct store_deeds deeds;
	struct store_marks marks;
	struct store_trials trials;
	const struct store_trial_days *trial_days; /* one list for each trial */
	struct store_breaks breaks;
	struct store_desk_days desk_days;
	struct store_plans plans;
	struct store_reassessments reassessments;
	struct store_settings settings;
	size_t settings_left_out; /* of a file: settings of the machine that wrote it, which are not taken */
	struct store_intentions intentions;
};

/* The lists of it, in the order of docs/exchange.md: things refer only to what is before them. */
enum record_section {
	SECTION_ANSWERS,
	SECTION_CLEARED,
	SECTION_ACTIVITIES,
	SECTION_ENTRIES,
	SECTION_DEEDS,
	SECTION_MARKS,
	SECTION_TRIALS,
	SECTION_BREAKS,
	SECTION_DESK_DAYS,
	SECTION_PLANS,
	SECTION_REASSESSMENTS,
	SECTION_SETTINGS,
	SECTION_INTENTIONS,
	SECTIONS
};
/* What the things of each are. */
extern const struct shape *const record_shapes[SECTIONS];

struct record_list {
	const void *at; /* structs of the shape */
	size_t n;
};
struct record_list record_list(const struct record *all, enum record_section section);
void record_set_list(struct record *all, enum record_section section, struct record_list list);

/* All of it from one snapshot, and counted a second time. Fails: ERR_FULL, ERR_BUSY, ERR_IO of the store, or when the two counts are not the same. Keeps: texts live in the arena. */
MUST_USE enum err record_read(struct store_reader *r, struct arena *a, struct record *ret_record);
/* record_read with a borrowed reader. */
MUST_USE enum err app_record(struct app *app, struct caller caller, struct arena *a, struct record *ret_record);
/* The look backs among them, the newest REVIEWS_MAX. */
void record_reviews(const struct record *all, struct reviews *ret_reviews);

/*
 * A name for a thing that stays the same from one export to the next, and on the next machine: 128 bits of what it is, as a UUID (version 8, RFC 9562).
 * `kind` and `number` tell things of one record apart, `identity` one record from another. What happened at a time is numbered by that: ids of the store
 * are others after an import.
 */
struct record_name {
	char text[37]; /* 36 letters and a 0 */
};
struct record_name record_name(const char *kind, int64_t number, str identity);

/* Numbers of things that come in the order of their times: those of one time are told apart by their order. Begins as zero. */
struct record_count {
	day on;
	int64_t at;
	int64_t nth;
	bool has_begun;
};
int64_t record_number(struct record_count *count, day on, int64_t at);
/* The number of what has an id. */
int64_t record_number_of(str id);

#endif
