/* reader.h - what the readers of the sections share: reading typed values from nodes, and reporting what is wrong with them. Internal to pack/. */
#ifndef TRIVET_PACK_READER_H
#define TRIVET_PACK_READER_H

#include "core/pack.h"
#include "pack/tree.h"

enum section {
	SECTION_FLAGS,
	SECTION_CONDITIONS,
	SECTION_DERIVED,
	SECTION_QUESTIONS,
	SECTION_SCORES,
	SECTION_REGIONS,
	SECTION_MODALITIES,
	SECTION_ITEMS,
	SECTION_CAUSES,
	SECTION_PROGRAMMES,
	SECTION_MEASURES,
	SECTION_SCREENS,
	SECTION_LEARN,
	SECTION_SOURCES,
	SECTION_COURSE,
	SECTION_RELIEF,
	SECTION_PACK,
	SECTIONS
};

/* The entries of a section, over all files. The last three sections have one entry. */
struct entries {
	const struct node **at;
	size_t n;
};

struct reader {
	struct arena *a;
	struct problems *to;
	struct entries sections[SECTIONS];
	struct pack *p;
	/* the tables while they are filled; p has them as const */
	struct source *sources;
	struct fact *facts;
	struct question *questions;
	struct question_row *rows;
	uint16_t *row_questions; /* the questions of the rows, one row after the other */
	struct derived *derived;
	struct rule *rules;
	struct condition *conditions;
	struct modality *modalities;
	struct item *items;
	const str *evidence; /* the rows of docs/evidence.md; NULL: not checked */
	size_t n_evidence;
	const struct node **fact_nodes; /* where each fact was said, for messages */
};

/* A whole number's range, for need_int. */
struct range {
	int32_t least, most;
};

void complain(struct reader *r, const struct node *at, const char *text, str a, str b);
/* Room for n things of a size; told once when there is none. Never NULL for n == 0. */
void *take(struct reader *r, size_t n, size_t size);
/* "content/items/practice/walk.yaml:3:5" */
str place_text(struct arena *a, const struct node *at);
bool is_id(str s);
/* Every key must be one of `allowed` (words separated by a space); any other is reported. */
void only_keys(struct reader *r, const struct node *map, const char *allowed);
/* Values. need_*: missing is told; opt_*: missing is empty, false or 0. A wrong kind is told. */
str need_text(struct reader *r, const struct node *map, const char *key);
str opt_text(struct reader *r, const struct node *map, const char *key);
int32_t need_int(struct reader *r, const struct node *map, const char *key, struct range range);
bool opt_bool(struct reader *r, const struct node *map, const char *key);
/* A list, a map: NULL when it is missing or of another kind. */
const struct node *opt_list(struct reader *r, const struct node *map, const char *key);
const struct node *opt_map(struct reader *r, const struct node *map, const char *key);
struct texts opt_texts(struct reader *r, const struct node *map, const char *key);
/* Index of the word among n, 0 when it is wrong (told). */
size_t need_word(struct reader *r, const struct node *map, const char *key, const str *words, size_t n);
struct amount opt_amount(struct reader *r, const struct node *map, const char *key, struct range range);
/* A row of docs/evidence.md. */
str need_evidence(struct reader *r, const struct node *map);
struct support need_support(struct reader *r, const struct node *map);
/* Ids. An unknown one is told. */
uint16_t fact_of(struct reader *r, const struct node *text);
qset opt_facts(struct reader *r, const struct node *map, const char *key);
/* The same of a list itself. "rf_07.any" stands for all ticks of the row rf_07. */
qset facts_of(struct reader *r, const struct node *list);
/* A list of ids of one table, as indexes. `find` is pack_item or pack_question. */
typedef uint16_t find_function(const struct pack *, str);
const uint16_t *opt_ids(struct reader *r, const struct node *map, const char *key, find_function *find, size_t *ret_n);

/* What a danger sign asks must be easy to read (evidence 1.1, no. 8): told where it is not. readable.c */
void check_tick(struct reader *r, const struct node *at, str lead, const struct question *q);
void check_row(struct reader *r, const struct node *at, enum block block);
void check_line(struct reader *r, const struct node *at, const char *key);

/* The sections, in the order in which they are read. */
void read_sources(struct reader *r);
void read_facts(struct reader *r);      /* facts and questions without what they refer to */
void read_references(struct reader *r); /* needs, rules, derived */
void read_modalities(struct reader *r);
void read_conditions(struct reader *r);
void read_items(struct reader *r);
void read_causes(struct reader *r);
void read_programmes(struct reader *r);
void read_scores(struct reader *r);
void read_screens(struct reader *r);
void read_regions(struct reader *r);
void read_relief(struct reader *r, const struct node *at);
void read_words(struct reader *r); /* pack, statements, measures, learn, course, relief */
void read_known(struct reader *r);

#endif
