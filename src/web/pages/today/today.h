/* today.h - the first page: today's session once there is a plan, relief before that; how it is, what the plan has for today, where things stand. */
#ifndef TRIVET_WEB_PAGES_TODAY_TODAY_H
#define TRIVET_WEB_PAGES_TODAY_TODAY_H

#include "me/diary.h"
#include "me/forms.h"
#include "web/pages/plan/plan_change.h"
#include "web/parts/item_icon.h"
#include "web/pages/look/look.h"
#include "web/pages/plan/plan_page.h"
#include "web/pages/breaks/breaks.h"
#include "web/pages/diary/log.h"
#include "web/parts/numbers.h"
#include "web/pages/trial/trial.h"
#include "web/parts/waiting.h"
#include "web/parts/week.h"

enum today_state {
	TODAY_NEW,        /* nothing was answered yet */
	TODAY_UNFINISHED, /* the check was begun */
	TODAY_AGAIN,      /* there is a plan, and the danger signs are due to be asked again */
	TODAY_PLAN,
	TODAY_DANGER /* no exercise: the card says what to do */
};

/* One quiet line, at most. */
enum today_prompt { PROMPT_NONE, PROMPT_RECHECK, PROMPT_LOG, PROMPT_COPY };

/* One thing of the plan. */
struct today_row {
	const struct item *item;
	const struct step *step;
	bool has_figure;
	url figure;
	bool is_timed;
	url play;
	bool is_done;   /* today */
	bool is_enough; /* on as many days of the last seven as the plan asks for */
	str done_at;    /* a clock time */
	url undo;
};

/* The plan, played: what the first card offers. */
struct today_session {
	const str *names; /* of its exercises, each once, in their order */
	size_t n;
	int32_t seconds;
	bool is_done;       /* all of it, today */
	struct grows grows; /* after a good week what has a little more to it; or item NULL */
	url figure;         /* of the first; may be empty */
	str figure_what;
};

enum { TODAY_ROWS_MAX = 2 * STEPS_MAX };

struct today_view {
	struct book_with book;
	const struct person *who;
	struct form_key *form;
	enum today_state state;
	int32_t hour;       /* 0..23 */
	int32_t day_number; /* of the plan, from 1 */
	struct chart_change change;
	struct review_stretch stretch; /* where the plan stands */

	bool has_session; /* there is practice in the plan, and nothing is before it */
	struct today_session session;

	/* Relief */
	url hero; /* the figure beside it */
	str hero_what;
	bool has_heat;
	url heat;

	/* Danger */
	str say;
	url call;
	struct numbers_view numbers;

	enum today_prompt prompt;
	struct waiting_view waiting; /* for an answer */
	struct log_pain_view pain;
	const struct today_row *rows;
	size_t n_rows, n_done, n_wanted;
	struct week_view week;

	/* The next look back */
	struct then_now found; /* when it is due: the own activities */
	struct date review_date;
	str review_weekday, review_month;

	/* The course of treatments */
	struct course_next course;
	const struct item *treatment;
	bool had_today;

	struct trial_card trial;
	struct breaks_view breaks;

	struct chart chart;
	bool has_spark;
};

void page_today(struct writer *w, const struct today_view *v);
void page_today_session(struct writer *w, const struct today_view *v);
void page_today_where(struct writer *w, const struct today_view *v);
void page_today_relief(struct writer *w, const struct today_view *v);
void page_today_danger(struct writer *w, const struct today_view *v);
void page_today_plan(struct writer *w, const struct today_view *v);
void page_today_prompt(struct writer *w, const struct today_view *v);
void page_today_review(struct writer *w, const struct today_view *v);
void page_today_course(struct writer *w, const struct today_view *v);
void page_today_spark(struct writer *w, const struct today_view *v);
void page_today_line(struct writer *w, const struct today_view *v);
void page_change_words(struct writer *w, struct chart_change change);
enum err today_show(struct site *site, const struct request *q, struct response *r);
extern const struct field today_fields[1];

#endif
