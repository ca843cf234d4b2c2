/* allowed.c - the words of what settings and answers may be. */
#include "words/allowed.h"

static void write_range(struct writer *w, int64_t least, int64_t most)
{
	w_str(w, STR("a whole number from "));
	w_int(w, least);
	w_str(w, STR(" to "));
	w_int(w, most);
}

static void write_words(struct writer *w, str words)
{
	w_str(w, STR("one of: "));
	for (const char *comma = ""; words.n > 0; comma = ", ") {
		w_z(w, comma);
		w_str(w, str_split(&words, ' '));
	}
}

void setting_write_allowed(struct writer *w, const struct setting *s)
{
	switch (s->kind) {
	case SETTING_NUMBER: write_range(w, s->least, s->most); return;
	case SETTING_NUMBER_OR_0:
		write_range(w, s->least, s->most);
		w_str(w, STR(", or 0 for none"));
		return;
	case SETTING_WORD: write_words(w, str_of(s->words)); return;
	case SETTING_COUNTRY: w_str(w, STR("a country as two letters, such as DE")); return;
	case SETTING_IDS: w_str(w, STR("ids separated by commas, or nothing")); return;
	case SETTING_DOSES:
		w_str(w, STR("doses such as chin_tuck:3x5, chin_tuck:3x5x12 or chin_tuck:3x5x0x2, minutes, days a week, repetitions and sets, "
			     "separated by "
			     "commas, or nothing"));
		return;
	case SETTING_PAIR: w_str(w, STR("two whole numbers from 0 to 99 such as 5x4, or nothing")); return;
	case SETTING_HOURS: w_str(w, STR("up to 4 ranges such as 08:00-12:00 13:00-17:00, in order and not touching, or nothing")); return;
	case SETTING_TIMES: w_str(w, STR("up to 8 times such as 10:30 15:00, in order, or nothing")); return;
	case SETTING_DAY: w_str(w, STR("a day as YYYY-MM-DD")); return;
	case SETTING_LINE:
		w_str(w, STR("a line of at most "));
		w_int(w, s->most);
		w_str(w, STR(" bytes, or nothing"));
		return;
	case SETTING_STATE: w_str(w, STR("what trivet itself stores there")); return;
	case SETTING_PATH: w_str(w, STR("a full path that begins with /, or nothing")); return;
	}
}

void question_allowed(const struct pack *p, uint16_t question, struct writer *w)
{
	const struct question *q = &p->questions[question];
	switch (q->kind) {
	case KIND_YESNO: w_str(w, STR("yes, no or unsure")); return;
	case KIND_NUMBER:
		write_range(w, q->least, q->most);
		w_str(w, STR(", or unsure"));
		return;
	case KIND_REGIONS: w_str(w, STR("a list of region ids, or unsure")); return;
	case KIND_CHOICE:
		w_str(w, STR("one of "));
		for (size_t i = 0; i < q->n_choices; i++) {
			w_str(w, q->choices[i].id);
			w_str(w, STR(", "));
		}
		w_str(w, STR("or unsure"));
		return;
	case QUESTION_KINDS: return;
	}
}
