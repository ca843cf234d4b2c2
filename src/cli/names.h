/*
 * names.h - what people type for a thing: its id, its name, or the start of either. Case does not matter, and spaces, hyphens and underscores are
 * equivalent: "Chin tuck", chin-tuck, chin_tuck and "chin" are the same.
 */
#ifndef TRIVET_CLI_NAMES_H
#define TRIVET_CLI_NAMES_H

#include "cli/rim.h"

struct name {
	str id, says; /* says: as a person reads it; may be empty */
};

/* A list of names, without a copy of it. */
struct names {
	struct name (*at)(const void *of, size_t i);
	const void *of;
	size_t n;
	bool by_any_word; /* "cupping" finds "Dry cupping" */
};

enum name_answer { NAME_FOUND, NAME_AMBIGUOUS, NAME_UNKNOWN };
enum { NAMES_NEAR = 4 };

struct name_match {
	enum name_answer answer;
	size_t i;                /* NAME_FOUND */
	size_t near[NAMES_NEAR]; /* those it could be, or what is spelled nearly so */
	size_t n_near;
};

/*
 * An id or name as a whole comes first, then those that begin so, then, where any word will do, those with a word that begins so (5 letters at least).
 * The first of these that any name fits decides: one name is meant, several are ambiguous.
 */
struct name_match name_match(const struct names *names, str typed);
/* Tells, in one line on rim->err, what `typed` could have meant. `where` begins the line: "plan swap". Returns ERR_INPUT. */
enum err complain_name(struct rim *rim, const char *where, str typed, const struct names *names);

/* The items of the pack, the danger signs, and the words of a table. */
struct names names_of_items(const struct pack *p);
struct names names_of_rules(const struct pack *p);
struct names names_of_regions(const struct pack *p);
struct words {
	const str *at;
	size_t n;
};
struct names names_of_words(const struct words *words);

/* One of them, NONE when it is not clear which (told). */
uint16_t item_named(struct rim *rim, const char *where, str typed);
/* As item_named, where any word of the name will do: what was done is told, nothing is begun. */
uint16_t done_named(struct rim *rim, const char *where, str typed);
uint16_t rule_named(struct rim *rim, const char *where, str typed);

#endif
