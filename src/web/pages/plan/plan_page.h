/* plan_page.h - the plan on three legs: each step with its reason, what was withheld and why, and the person's own if-then. */
#ifndef TRIVET_WEB_PAGES_PLAN_PLAN_PAGE_H
#define TRIVET_WEB_PAGES_PLAN_PLAN_PAGE_H

#include "web/parts/book_with.h"
#include "web/parts/cited.h"
#include "web/parts/numbers.h"
#include "web/parts/own.h"
#include "web/pages/plan/plan_week.h"
#include "web/parts/waiting.h"
#include "web/parts/words.h"

/* What could take the place of a step. */
struct plan_alternative {
	const struct item *item;
	bool has_figure;
	url figure;
};

enum { PLAN_ALTERNATIVES = 3 };

/* One step of a leg: a row that opens. */
struct plan_card {
	const struct pack *pack;
	const struct item *item;
	const struct step *step;
	const char *leg; /* its class */
	str id;          /* of the page: step-chin_tuck */
	bool has_figure;
	url figure;
	url start; /* a session with this alone; empty when it is none */
	const str *because, *adapt;
	size_t n_because, n_adapt;
	const struct course *course; /* of this treatment, or NULL */
	bool shows_warning;          /* its own warning signs; false where a card beside it says the same */
	bool has_intention;
	str when, if_hard;
	int32_t usual; /* repetitions, or seconds of a hold, as the dose has them */
	bool may_go;   /* it can be swapped or taken out */
	url swap;      /* the page with the sheet at this card */
	bool has_sheet;
	struct plan_alternative alternatives[PLAN_ALTERNATIVES];
	size_t n_alternatives;
	str said;               /* what the practitioner said of it; or empty */
	const struct item *was; /* what was here before, right after a swap; or NULL */
	struct form_key *form;
};

/* What has to be otherwise for this person, said once for all steps of a leg that it holds for. */
struct plan_note {
	str say;
	const struct item *of[STEPS_MAX];
	size_t n;
};

struct plan_view;

struct plan_leg {
	const struct plan_view *page;
	enum leg leg;
	const char *name, *what, *kind;
	struct plan_card *cards; /* the first n_now are for now, the others are folded */
	size_t n, n_now;
	bool later_open;
	const struct plan_note *notes;
	size_t n_notes;
	const struct item *const *addable;
	size_t n_addable;
};

/* A change that an answer brings and that has no place yet. */
struct plan_next {
	const struct item *item;
	url where; /* its page */
	const str *because;
	size_t n_because;
};

/* One thing that was left out. */
struct plan_withheld {
	const struct item *item;
	const char *leg;
	const str *behind, *words;
	size_t n_behind, n_words;
};

/* Those of one verdict. */
struct plan_withheld_group {
	enum verdict verdict;
	const char *title, *say;
	const struct plan_withheld *of;
	size_t n;
};

struct plan_unlock {
	str title;
	size_t n; /* questions that open something */
	url where;
};

struct plan_cause {
	const struct cause *cause;
	const str *clues;
	size_t n_clues;
	url learn; /* empty when there is no page on it */
	struct cited cited;
};

/* A sign that was examined, so that the plan is open. */
struct plan_waiver {
	str brief;
	day on;
};

struct plan_view {
	enum refusal refusal;
	enum urgency urgency;
	str say; /* what to do, when refused */
	str number;
	url call;
	struct numbers_view numbers;
	str from, note; /* of the practitioner whose plan it is; or empty */
	struct book_with book;
	bool has_begun; /* a treatment of the course was had */
	bool flare;
	enum flare_why flare_why;
	day today, made_on, check_in_on, review_on;
	struct plan_leg legs[LEGS];
	const struct plan_leg *treatment, *practice, *change; /* the same, by name */
	size_t n_left_out;                                    /* in all groups of `withheld` */
	struct plan_week_view week;
	int32_t practice_s; /* of the practice of today */
	const struct plan_next *next;
	size_t n_next;
	str common_advice;
	const struct course_rule *course;
	struct cited course_cited;
	const struct plan_withheld_group *withheld;
	size_t n_withheld;
	const struct plan_unlock *unlock;
	size_t n_unlock;
	const struct plan_cause *causes;
	size_t n_causes;
	str three_legs;
	const struct item *const *aside; /* what was set aside */
	size_t n_aside;
	int32_t practice_days;       /* chosen; 0: as the plan has it */
	struct waiting_view waiting; /* for an answer */
	const struct plan_waiver *waivers;
	size_t n_waivers;
	struct form_key *form;
};

enum { PLAN_DAYS = 4 };
extern const int plan_days[PLAN_DAYS]; /* days of practice a week that can be chosen: DAYS_A_WEEK_LEAST..DAYS_A_WEEK */

void page_plan(struct writer *w, const struct plan_view *v);
void page_plan_refused(struct writer *w, const struct plan_view *v);
void page_plan_leg(struct writer *w, const struct plan_leg *v);
void page_plan_sheet(struct writer *w, const struct plan_card *v);
void page_plan_add(struct writer *w, const struct plan_leg *v);
void page_plan_course(struct writer *w, const struct plan_view *v);
void page_plan_card(struct writer *w, const struct plan_card *v);
void page_plan_treatment(struct writer *w, const struct plan_card *v);
void page_plan_dose(struct writer *w, const struct plan_card *v);
void page_plan_more(struct writer *w, const struct plan_view *v);
/* Why today is a day to do less. */
void page_flare_words(struct writer *w, enum flare_why why);
void page_plan_choose(struct writer *w, const struct plan_view *v);

extern const struct field plan_page_show_fields[4], plan_page_intend_fields[3], plan_page_drop_fields[1];

enum err plan_page_show(struct site *site, const struct request *q, struct response *r);   /* GET /plan */
enum err plan_page_intend(struct site *site, const struct request *q, struct response *r); /* POST /plan/intention */
enum err plan_page_drop(struct site *site, const struct request *q, struct response *r);   /* POST /plan/drop */

#endif
