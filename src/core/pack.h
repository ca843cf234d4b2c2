/*
 * pack.h - what trivet knows, as const tables.
 *
 * A pack is read from the YAML under content/ (see docs/content.md), either at build, when it becomes const data of the program, or at run time.
 * Everything refers to everything by index. Indexes into `facts` are members of the sets (qset); no index is ever out of range and every text is
 * UTF-8: the reader in pack/ has ensured it. Nothing here is written after it was built.
 */
#ifndef TRIVET_CORE_PACK_H
#define TRIVET_CORE_PACK_H

#include "base/qset.h"
#include "base/str.h"

#define NONE 0xFFFFu

enum { RULES_MAX = 128, QUESTIONS_MAX = 448, ITEMS_MAX = 128, CAUSES_MAX = 16, CLUES_MAX = 16, MODALITIES_MAX = 24, REGIONS_MAX = 64 };

/* The classes of evidence.md 0, mildest first. */
enum urgency { SELF_CARE, CAUTION, DOCTOR_FIRST, SAME_DAY, EMERGENCY, URGENCIES };
enum leg { LEG_TREATMENT, LEG_PRACTICE, LEG_CHANGE, LEGS };
/* What a person's facts allow of an item; the worst one wins. */
enum verdict { GO, ADAPT, ASK_CLINICIAN, ANSWER_FIRST, AVOID, VERDICTS };
/* The evidence labels of 0, strongest first. */
enum label { LABEL_STRONG, LABEL_MODERATE, LABEL_LIMITED, LABEL_VERY_LIMITED, LABEL_TRADITIONAL_USE, LABELS };
enum question_kind { KIND_YESNO, KIND_NUMBER, KIND_CHOICE, KIND_REGIONS, QUESTION_KINDS };
enum block {
	BLOCK_ABOUT,
	BLOCK_EMERGENCY,
	BLOCK_SAME_DAY,
	BLOCK_DOCTOR_FIRST,
	BLOCK_CAUTION,
	BLOCK_CONDITION,
	BLOCK_SCORE,
	BLOCK_FEEL,
	BLOCK_CAUSE,
	BLOCK_WISH,
	BLOCK_RECHECK,
	BLOCKS
};
/* Of the signs that a doctor has to see first, the most urgent ones at the beginning. */
static inline bool block_is_sign(enum block b)
{
	return b >= BLOCK_EMERGENCY && b <= BLOCK_DOCTOR_FIRST;
}
/* Where a scoped "avoid" of the matrix (2.8) holds. */
enum scope { SCOPE_ALL, SCOPE_SITE, SCOPE_NEAR, SCOPE_NECK, SCOPE_ARM, SCOPE_ALONE, SCOPE_RIBS, SCOPES };
enum item_kind {
	ITEM_NEEDLE,
	ITEM_CUP,
	ITEM_LAMP,
	ITEM_HANDS,
	ITEM_VISIT,
	ITEM_MOBILITY,
	ITEM_STRETCH,
	ITEM_STRENGTH,
	ITEM_RELAX,
	ITEM_HEAT,
	ITEM_WALK,
	ITEM_HABIT,
	ITEM_PLACE,
	ITEM_LOAD,
	ITEM_REST,
	ITEM_HELP,
	ITEM_KINDS
};
enum place { PLACE_DESK, PLACE_FLOOR, PLACE_BED, PLACE_CAR, PLACES };

struct texts {
	const str *p;
	size_t n;
};

/* Where a thing is in evidence.md and how sure that is. */
struct support {
	str evidence;         /* row id: RF-01, EX-04, a matrix key, a section */
	char confidence;      /* 'H', 'M' or 'L' */
	struct texts sources; /* ids: S1, design */
};

struct source {
	str id, text, where, seen;
};

struct fact {
	str id;
	str brief;         /* a short line without question mark */
	uint16_t question; /* that asks it; NONE when it is computed */
};

struct choice {
	str id, text;
	uint16_t fact;
};

struct question {
	str id, text, brief, unit; /* text of a tick: the lead of its row, a line break, the tick; brief: the tick alone */
	struct support support;
	enum question_kind kind;
	enum block block;
	uint16_t row;
	int32_t least, most;          /* KIND_NUMBER: the range, both ends allowed */
	uint16_t fact;                /* KIND_YESNO: its fact; else NONE */
	const struct choice *choices; /* KIND_CHOICE and KIND_REGIONS */
	size_t n_choices;
	int32_t yes_days; /* a yes is true for this many days, then it is asked again; 0: until it is answered again */
	bool has_needs;
	qset needs; /* asked only while one of these is yes, unsure or not known; all of them no means: this is no */
	qset same;  /* facts of questions that ask the very same thing: one of them yes or unsure means: so is this, and it is not asked */
};

/*
 * What is asked together: a short lead and ticks; when one of the ticks is true, the ticks of `then`; and at the end what takes the weight off the row
 * ("a doctor has examined just this"). Every question is in one row; most rows are a single question, without a lead.
 */
struct question_row {
	str id, lead, then, brief;
	str plain;                 /* what it would feel like and what it is not: for people who are not sure; may be empty */
	const uint16_t *questions; /* n_ticks, then n_then, then the one that takes the weight off, if there is one */
	size_t n, n_ticks, n_then;
};

enum derived_kind { FROM_ABOVE, FROM_BELOW, FROM_ANY, FROM_URGENCY };

/* A fact computed from others. FROM_URGENCY is computed by triage, the others from the answers, in table order. */
struct derived {
	uint16_t fact;
	enum derived_kind kind;
	uint16_t question; /* FROM_ABOVE, FROM_BELOW: the number */
	int32_t bound;     /* yes when the number is above (below) it; FROM_ANY: when this many of `any` are */
	qset any;          /* FROM_ANY */
	enum urgency urgency;
};

/*
 * One row of Part 1, or what raises or lowers it. Fires when of each group one fact is yes; with a "not sure" among them as `unsure` says (1.1, rule 4).
 * Not at all when a fact of `unless` is yes: not knowing that is no reason to let the row rest.
 */
struct rule {
	str id;
	struct support support;
	enum urgency urgency, unsure;
	uint16_t question; /* the first that asks it */
	bool raises;       /* it asks nothing itself: what another row asks makes that row graver, or lighter */
	const qset *groups;
	size_t n_groups;
	qset when; /* all facts of its groups */
	qset unless;
	bool clearable;      /* history that a clinician can have looked at (1.1, rule 0) */
	int32_t within_days; /* the row speaks of what began this many days ago at most, so no examination before that was of it; 0: it does not say */
	str brief, may_mean, say, doubt;
	str tell;     /* a sentence to read out on the telephone or at the doctor's; empty at caution */
	str examined; /* what a doctor must have done for it to be cleared; empty when it cannot be */
};

struct cell {
	enum verdict verdict; /* GO, ADAPT, ASK_CLINICIAN or AVOID */
	enum scope scope;
	str words; /* what to do; empty for GO */
};

/* One row of the matrix 2.8, or one of the few further conditions. */
struct condition {
	str id;
	struct support support;
	uint16_t fact;
	const struct cell *cells; /* one per modality */
	str doubt;
};

struct modality {
	str id, name;
	struct support support;
};

struct amount {
	int32_t use, least, most; /* what we say, inside what the source says; all 0 when it does not apply */
};

struct dose {
	struct amount minutes;  /* one go, whole minutes */
	struct amount per_week; /* days a week */
	struct amount per_day;  /* goes a day */
	struct amount sets, reps, hold_s;
};

struct course_dose {
	struct amount sessions, days_apart;
	int32_t most; /* sessions in all, 0 when not given */
};

struct limit {
	uint16_t fact;
	enum verdict verdict;
	str say;
};

/* What an item is in a timed session. */
struct session_use {
	uint8_t places;                      /* bit per enum place; 0: not for sessions */
	int32_t seconds;                     /* one good go of one side */
	int32_t least;                       /* still worth doing */
	bool each_side;                      /* once left, once right */
	int32_t pace_s;                      /* one repetition, there and back, without its hold */
	int32_t breathe_in_s, breathe_out_s; /* of breathing by itself; else 0 */
	str say;
};

struct item {
	str id, name, what;
	str honest;  /* one sentence on how sure this is; empty: the statement `common_advice` says it, once for all of them */
	str numbers; /* the figures behind it; may be empty */
	str doubt;
	struct support support;
	enum leg leg;
	enum item_kind kind;
	enum label label;
	uint32_t modalities; /* bit per modality */
	uint8_t scopes;      /* bit per enum scope that it touches */
	int32_t ease;        /* 1 easiest .. 5 */
	struct texts steps, happens, after;
	str easier, stop, warn, adverse;
	str figure; /* the item whose figure shows it, too; empty: its own, where it has one */
	struct dose dose;
	struct course_dose course;
	qset needs;   /* equipment and ability: all must be yes */
	qset regions; /* where it helps */
	qset eases;   /* complaints and causes it answers */
	const struct limit *limits;
	size_t n_limits;
	struct session_use session;
	bool first_minute;
	bool loaded;            /* strength against a load: the kind with the best evidence (3.4) */
	bool on_wish;           /* never chosen unless wanted (5.3: the heat lamp) */
	qset avoid, ask, adapt; /* computed by the reader from the matrix and the limits */
};

struct clue {
	uint16_t fact;
	int32_t weight;         /* 1..3 */
	const uint16_t *brings; /* the items of its own (evidence 4.9), any of which will do; best first */
	size_t n_brings;
};

struct cause {
	str id, name, honest;
	struct support support;
	const struct clue *clues;
	size_t n_clues;
	const uint16_t *changes; /* items, best first */
	size_t n_changes;
	struct texts known, unknown;
};

struct region {
	str id, zone, name, muscles, complaint, side, view;
	struct support support;
	uint16_t fact;
	qset asks; /* facts worth asking first */
};

struct threshold {
	int32_t from;
	str say;
};

struct score {
	str id;
	struct support support;
	qset facts;
	const struct threshold *thresholds;
	size_t n_thresholds;
};

struct programme {
	str id, name;
	struct support support;
	uint8_t places; /* 0: any */
	struct amount minutes;
	const uint16_t *items;
	size_t n_items;
};

struct course_rule {
	struct support support;
	struct amount sessions, weeks, most;
	struct texts go_on_if, stop_if;
	str say;
};

struct measure {
	str id, name, asks, important, licence;
	struct support support;
	int32_t least, most;
	bool use;
};

/* Rows of questions that are folded under a line, which names all that they ask. */
struct relief_line {
	str id, text; /* the id: of the relief page only */
	const uint16_t *questions;
	size_t n_questions;
};

struct screen {
	str id, title, lead;
	bool ticks;                /* a list to tick; else each question as itself */
	const uint16_t *questions; /* n_plain that are shown as they are, then those of the lines, in their order */
	size_t n_questions, n_plain;
	const struct relief_line *lines;
	size_t n_lines;
};

/* The page before the first session. */
struct relief {
	str lead;
	const struct relief_line *lines;
	size_t n_lines;
	struct relief_line conditions;
	qset asked; /* every fact that the page asks */
};

/* What a page says to do first: an item in three steps. The item has all of them, and judges whom it is for. */
struct learn_do {
	uint16_t item;
	struct texts steps;
};

struct learn {
	str id, kind;
	str title;   /* the question that people type */
	str lead;    /* its answer, in the first sentence */
	str name;    /* a short name for it; may be empty */
	str asked;   /* other words that people type for it: found by a search, not shown; may be empty */
	str belongs; /* the id of the page under which it is listed; empty for a page of its own */
	struct support support;
	struct texts known, unknown, body;
	const struct learn_do *does;
	size_t n_does;
	const uint16_t *items;
	size_t n_items;
};

struct emergency_number {
	str country, name, number;
	str of; /* the entry that stands for several of the same number, such as EU for DE; empty for an entry of its own */
};

/* Who has signed off what of the pack, and when (docs/for-clinicians.md). */
struct signature {
	str who, role, what, on; /* on: YYYY-MM-DD */
};

struct statement {
	str id, text;
	struct support support;
};

/* What the code knows by name. */
struct known {
	uint16_t q_where, q_age, q_minutes, q_confidence, q_pain_now, q_pain_average;
	uint16_t q_needled; /* needling or cupping in the last 4 weeks */
	uint16_t f_flare, f_open_red_flag, f_under_18;
	uint16_t first_visit, posture_variety; /* items that always fit */
	uint16_t flare;                        /* programme */
	uint16_t birth;                        /* rule: pregnant, or gave birth lately; NONE when there is none */
	uint32_t still;                        /* modalities that move nobody: a habit changed, a talk with a practitioner */
};

struct pose; /* draw/pose.h */

struct pack {
	str name, version, language;
	str idle_words;           /* of a question, that tell a search nothing: lower-case, with spaces between; or empty */
	const struct pose *poses; /* figures of its own, sorted by id; NULL: the shipped ones. Core does not look at them */
	size_t n_poses;
	const struct fact *facts;
	const struct question *questions;
	const struct question_row *rows;
	const struct derived *derived;
	const struct rule *rules;
	const struct condition *conditions;
	const struct modality *modalities;
	const struct item *items;
	const struct cause *causes;
	const struct region *regions;
	const struct score *scores;
	const struct programme *programmes;
	const struct measure *measures;
	const struct screen *screens;
	const struct learn *learn;
	const struct source *sources;
	const struct emergency_number *numbers;
	const struct statement *statements;
	const struct signature *signatures;
	size_t n_facts, n_questions, n_rows, n_derived, n_rules, n_conditions, n_modalities, n_items, n_causes, n_regions, n_scores, n_programmes,
		n_measures, n_screens, n_learn, n_sources, n_numbers, n_statements, n_signatures;
	struct relief relief;
	struct course_rule course;
	struct known known;
	qset recheck;                   /* the six of evidence 1.6: a yes means that all danger signs have to be answered again */
	qset rests;                     /* of questions: those that a danger sign rests on (triage_rests) */
	const uint16_t *question_order; /* all questions, sorted by id: every page looks up some hundred answers. NULL while the pack is read */
};

/* Index of the thing with this id, NONE when there is none. */
uint16_t pack_question(const struct pack *p, str id);
uint16_t pack_row(const struct pack *p, str id);
/* The facts of a row: of its ticks, of what follows them, and of what takes the weight off. Needs: yes/no questions. */
qset pack_row_facts(const struct pack *p, const struct question_row *row);
/* Parts of it: the ticks under the lead, or the one question; and those that are asked once one of them is true. */
qset pack_row_ticks(const struct pack *p, const struct question_row *row);
qset pack_row_then(const struct pack *p, const struct question_row *row);
/* True when a yes takes the weight off its row: "a doctor looked at just this" (`known`). */
bool pack_spares(const struct pack *p, uint16_t question);
/* The screen that asks a question, NULL when none does. */
const struct screen *pack_screen_of(const struct pack *p, uint16_t question);
uint16_t pack_fact(const struct pack *p, str id);
uint16_t pack_rule(const struct pack *p, str id);
uint16_t pack_item(const struct pack *p, str id);
uint16_t pack_cause(const struct pack *p, str id);
/* The page to read, or NULL. */
const struct learn *pack_learn(const struct pack *p, str id);
/* The source or NULL; "design" has none. */
const struct source *pack_source(const struct pack *p, str id);
/* The words of a statement, empty when there is none. */
str pack_statement(const struct pack *p, str id);
/* The same with its sources; NULL: none of that id. */
const struct statement *pack_statement_row(const struct pack *p, str id);
/* How sure an item is: its own sentence, or the one that all without one share. */
str pack_honest(const struct pack *p, const struct item *it);
/* The emergency number of a country code; empty when it is not known. */
str pack_number(const struct pack *p, str country);

/* The words that the stable forms use: "same_day", "answer_first", "very_limited", ... */
extern const str urgency_words[URGENCIES];
extern const str verdict_words[VERDICTS];
extern const str label_words[LABELS];
extern const str leg_words[LEGS];
extern const str question_kind_words[QUESTION_KINDS];
extern const str block_words[BLOCKS];
extern const str scope_words[SCOPES];
extern const str item_kind_words[ITEM_KINDS];
extern const str place_words[PLACES];
/* Index of s among n words, n when it is none of them. */
size_t word_index(const str *words, size_t n, str s);

#endif
