/*
 * scale.h - numbers and words of other scales as whole numbers from 0 to 10.
 *
 * A scale has two ends: LOW becomes 0, HIGH becomes 10, what is between is linear; "5-1" is a school scale, where 1 is the best. 0-10 and
 * 1-10 are kept as they are, and 0-10000 are the same in thousandths: on these a fraction is not rounded before the person has said
 * how. On the others rounding is part of the conversion, to the nearest, a half up, and the person is told.
 *
 * Words have no numbers. What scale_proposal proposes (mild 2, moderate 5, severe 8; the five moods of a popular diary 10, 8, 5, 3, 0) is asked first.
 */
#ifndef TRIVET_TABLE_SCALE_H
#define TRIVET_TABLE_SCALE_H

#include "base/writer.h"

struct scale {
	int64_t low, high; /* never equal; 0 and 0: not known */
};

static inline bool scale_is_known(struct scale s)
{
	return s.low != s.high;
}

/* Those that a person can choose from; the words name them. */
struct scale_row {
	str id; /* "0-100" */
	struct scale scale;
};
enum { SCALES = 14 };
extern const struct scale_row scale_rows[SCALES];

/* "0-100", "5-1", any two whole numbers up to 100000. False: it is none. */
bool scale_parse(str text, struct scale *ret_scale);
void w_scale(struct writer *w, struct scale s);

/* A number that lies between two whole ones is rounded as the person says. */
enum scale_round { ROUND_OPEN, ROUND_NEAREST, ROUND_UP, ROUND_DOWN };
enum { SCALE_ROUNDS = ROUND_DOWN + 1 };
extern const str scale_round_words[SCALE_ROUNDS]; /* "nearest", "up", "down" */

/* What becomes of a number. */
enum scale_result {
	SCALE_OK,
	SCALE_OUT_OF_RANGE,
	SCALE_ASKS_ROUND /* *ret_number is what the nearest would be */
};
enum scale_result scale_number(struct scale s, int64_t thousandths, enum scale_round round, int *ret_number);

/* What a word is worth, of a pain or of what is good; -1: nothing is proposed. */
int scale_proposal_pain(str word);
int scale_proposal_good(str word);

#endif
