/* import_view.h - what the page of imports shows. */
#ifndef TRIVET_WEB_PAGES_EXCHANGE_IMPORT_VIEW_H
#define TRIVET_WEB_PAGES_EXCHANGE_IMPORT_VIEW_H

#include "exchange/import.h"
#include "web/pages/diary/log.h"

enum { IMPORT_LISTED = 40 /* refused rows that are listed */ };

/* One of the things that a box offers. */
struct import_option {
	str id; /* as the form sends it */
	const char *label;
};
enum { IMPORT_FIELD_OPTIONS = IMPORT_CHOICES, IMPORT_SCALE_OPTIONS = 15 };
extern const struct import_option import_field_options[IMPORT_FIELD_OPTIONS], import_scale_options[IMPORT_SCALE_OPTIONS];

/* A word of a column, and the box for its number. */
struct import_word_view {
	const struct import_word *word;
	str field;    /* "word.3.1" */
	str proposal; /* empty: none */
	int number;   /* chosen; -1: nothing */
	bool is_left;
};

struct import_column_view {
	const struct import_column *of;
	size_t number; /* from 1 */
	str becomes;
	str field, scale_field;        /* "column.3", "scale.3" */
	str chosen, scale;             /* what the person chose, empty for what was found */
	bool asks_meaning, asks_scale; /* the box stands with its question */
	bool asks_words;
	const struct import_word_view *words;
	size_t n_words;
};

struct import_question_view {
	const struct import_question *of;
	const struct import_column_view *column;
	str proposal; /* in words; empty: none */
};

struct import_row_view {
	str day, at; /* at: empty where there is no time */
	str says;    /* pain 4, sleep 6 */
	str note;    /* cut short */
};

struct import_view {
	struct form_key *form;
	str text;                    /* of the file, in UTF-8 */
	const struct import *in;     /* NULL: there is nothing to look at yet */
	str say;                     /* what stops it */
	str found;                   /* which program, which encoding */
	str dates, round;            /* answers, empty for none */
	bool asks_dates, asks_round; /* the choice stands with its question */
	bool as_proposed;
	str seen;         /* stands for all that would be added, as it was looked at */
	bool has_changed; /* it was to be added, but not as it was looked at */
	const struct import_column_view *columns;
	size_t n_columns;
	const struct import_question_view *questions;
	size_t n_questions;
	const struct import_row_view *rows; /* the first that are new */
	size_t n_rows;
	size_t n_new, n_listed;
	size_t kept; /* what was added just now, 0 for none */
};

void page_import(struct writer *w, const struct import_view *v);
void page_import_look(struct writer *w, const struct import_view *v);
void page_import_columns(struct writer *w, const struct import_view *v);
void page_import_questions(struct writer *w, const struct import_view *v);
void page_import_counts(struct writer *w, const struct import_view *v);
void page_import_refused(struct writer *w, const struct import_view *v);
void page_import_form(struct writer *w, const struct import_view *v);
void page_import_words(struct writer *w, const struct import_column_view *c);
void page_import_scales(struct writer *w, const struct import_column_view *c);

#endif
