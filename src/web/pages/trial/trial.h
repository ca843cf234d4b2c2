/* trial.h - a trial of one: what could be compared, today's way, how it was lived, and the result. */
#ifndef TRIVET_WEB_PAGES_TRIAL_TRIAL_H
#define TRIVET_WEB_PAGES_TRIAL_TRIAL_H

#include "me/trials.h"
#include "draw/strips.h"
#include "web/parts/own.h"

/* Two names for a sentence. Without a b: second is empty. */
struct trial_names {
	str first, second;
	bool is_against; /* there is a b */
};

/* What is to be done today. Made for the first page, too. */
struct trial_today {
	struct trial_names names;
	enum trial_arm arm;
	enum trial_leave leave;
	int32_t day_number, days; /* from 1 */
	day block_last;           /* the same way until then */
	uint16_t left_out;        /* the item that today goes without; NONE when there is none, or while the trial waits */
};

struct trial_offer {
	str value; /* of the field */
	struct trial_names names;
};

/* A trial that is over. */
struct trial_past {
	str says;
	struct trial_names names;
	day begun;
	url where;
};

/* "1.5 less". */
struct trial_points {
	int32_t tenths; /* 0 and above */
	bool is_less, is_more;
};

struct trial_view {
	const struct person *who;
	struct form_key *form;
	bool is_running, is_open; /* is_open: the plan allows a trial to begin */
	struct trial_today today;
	const struct trials_look *look; /* the one that goes on, or the one that the page is about */
	const struct trials_day *lived; /* of today; NULL when it is not part of it */
	bool has_pain_today;

	const struct trial_offer *offers;
	size_t n_offers;
	const struct trial_past *past;
	size_t n_past;

	/* Of one that is over */
	str says;
	struct trial_names names;
	struct trial_points difference, low, high;
	struct strips strips;
	bool is_compared;
	url remove;
};

/* Where today's trial stands; false when there is none to be lived. */
bool trial_today_of(const struct person *who, struct trial_today *ret_today);

enum { TRIAL_CARD_DAYS = 14 /* so long the first page says what came of one that is over */ };

/* The trial on the first page: today's way, to be recorded there, or what came of the last one. */
struct trial_card {
	bool is_on; /* else there is nothing to show */
	struct form_key *form;
	bool is_running;
	struct trial_today today; /* while it runs */
	day on;
	const struct trials_day *lived; /* of today, or NULL */
	str says;                       /* when it is over */
	struct trial_names names;
	url where;
};

/* Fails: ERR_FULL, ERR_BUSY, ERR_IO. Keeps: the arena. */
MUST_USE enum err trial_card_of(struct site *site, const struct person *who, struct form_key *form, struct arena *a, struct trial_card *ret_card);
void page_trial_card(struct writer *w, const struct trial_card *v);

void page_trial(struct writer *w, const struct trial_view *v);
void page_trial_now(struct writer *w, const struct trial_view *v);
void page_trial_offer(struct writer *w, const struct trial_view *v);
void page_trial_days(struct writer *w, const struct trial_view *v);
void page_trial_result(struct writer *w, const struct trial_view *v);
void page_trial_found(struct writer *w, const struct trial_view *v);
void page_trial_way(struct writer *w, const struct trial_today *t);
/* Hand-written. */
void page_trial_wide(struct writer *w, const struct trial_view *v);
void page_trial_narrow(struct writer *w, const struct trial_view *v);
void page_trial_points(struct writer *w, const struct trial_points *p);

enum err trial_show(struct site *site, const struct request *q, struct response *r);
enum err trial_begin(struct site *site, const struct request *q, struct response *r);
enum err trial_lived(struct site *site, const struct request *q, struct response *r);
enum err trial_end_now(struct site *site, const struct request *q, struct response *r);
enum err trial_show_one(struct site *site, const struct request *q, struct response *r);
enum err trial_remove(struct site *site, const struct request *q, struct response *r);
extern const struct field trial_begin_fields[2];
extern const struct field trial_lived_fields[3];

#endif
