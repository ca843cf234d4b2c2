/* choices.c - what a person chose of their plan, as settings. */
#include "me/choices.h"

#include "core/plan.h"

enum { DAYS_MOST = 7, MINUTES_MOST = UINT8_MAX, GROWN_MOST = UINT8_MAX, SETS_MOST = UINT8_MAX, COURSE_MOST = 99 };

const str chosen_keys[CHOSEN_PARTS] = {STR_INIT("plan_dropped"), STR_INIT("plan_wanted"), STR_INIT("plan_only"),
				       STR_INIT("plan_doses"),   STR_INIT("plan_days"),   STR_INIT("plan_course")};

/* ---- reading ---- */

static int32_t number(str s, int32_t most)
{
	int64_t n;
	return str_int(s, &n) && n > 0 && n <= most ? (int32_t)n : 0;
}

static qset read_items(const struct pack *p, str list)
{
	qset items = {{0}};
	while (list.n > 0) {
		uint16_t item = pack_item(p, str_split(&list, ','));
		if (item != NONE)
			qset_add(&items, item);
	}
	return items;
}

static void read_only(str list, struct wishes *chosen)
{
	while (list.n > 0) {
		size_t leg = word_index(leg_words, LEGS, str_split(&list, ','));
		if (leg < LEGS)
			chosen->only[leg] = true;
	}
}

static void read_doses(const struct pack *p, str list, struct wishes *chosen)
{
	while (list.n > 0) {
		str sets = str_split(&list, ',');
		uint16_t item = pack_item(p, str_split(&sets, ':'));
		str minutes = str_split(&sets, 'x'), days = str_split(&sets, 'x'), grown = str_split(&sets, 'x');
		if (item == NONE)
			continue;
		chosen->minutes_of[item] = (uint8_t)number(minutes, MINUTES_MOST);
		chosen->days_of[item] = (uint8_t)number(days, DAYS_MOST);
		chosen->grown_to[item] = (uint8_t)number(grown, GROWN_MOST);
		chosen->sets_of[item] = (uint8_t)number(sets, SETS_MOST);
	}
}

static void read_one(const struct pack *p, enum chosen_part part, str value, struct wishes *chosen)
{
	switch (part) {
	case CHOSEN_DROPPED: chosen->dropped = read_items(p, value); return;
	case CHOSEN_WANTED: chosen->wanted = read_items(p, value); return;
	case CHOSEN_ONLY: read_only(value, chosen); return;
	case CHOSEN_DOSES: read_doses(p, value, chosen); return;
	case CHOSEN_DAYS:
		chosen->practice_days = number(value, DAYS_MOST);
		if (chosen->practice_days < DAYS_A_WEEK_LEAST)
			chosen->practice_days = 0;
		return;
	case CHOSEN_COURSE:
		chosen->sessions = number(str_split(&value, 'x'), COURSE_MOST);
		chosen->days_apart = number(value, COURSE_MOST);
		return;
	case CHOSEN_PARTS: return;
	}
}

struct wishes choices_of(const struct pack *p, const struct store_settings *settings)
{
	struct wishes chosen = {.confidence = -1};
	for (size_t i = 0; i < settings->n; i++)
		for (enum chosen_part c = 0; c < CHOSEN_PARTS; c++)
			if (str_eq(settings->at[i].key, chosen_keys[c]))
				read_one(p, c, settings->at[i].value, &chosen);
	return chosen;
}

/* ---- writing ---- */

static void write_items(struct writer *w, const struct pack *p, const qset *items)
{
	size_t n = 0;
	for
		qset_each(i, items)
		{
			if (n++ > 0)
				w_char(w, ',');
			w_str(w, p->items[i].id);
		}
}

static void write_only(struct writer *w, const struct wishes *chosen)
{
	size_t n = 0;
	for (size_t l = 0; l < LEGS; l++) {
		if (!chosen->only[l])
			continue;
		if (n++ > 0)
			w_char(w, ',');
		w_str(w, leg_words[l]);
	}
}

static void write_pair(struct writer *w, int32_t a, int32_t b)
{
	w_int(w, a);
	w_char(w, 'x');
	w_int(w, b);
}

static void write_doses(struct writer *w, const struct pack *p, const struct wishes *chosen)
{
	size_t n = 0;
	for (size_t i = 0; i < p->n_items; i++) {
		if (chosen->minutes_of[i] == 0 && chosen->days_of[i] == 0 && chosen->grown_to[i] == 0 && chosen->sets_of[i] == 0)
			continue;
		if (n++ > 0)
			w_char(w, ',');
		w_str(w, p->items[i].id);
		w_char(w, ':');
		write_pair(w, chosen->minutes_of[i], chosen->days_of[i]);
		if (chosen->grown_to[i] > 0 || chosen->sets_of[i] > 0) {
			w_char(w, 'x');
			w_int(w, chosen->grown_to[i]);
		}
		if (chosen->sets_of[i] > 0) {
			w_char(w, 'x');
			w_int(w, chosen->sets_of[i]);
		}
	}
}

void choices_write(struct writer *w, const struct pack *p, const struct wishes *chosen, enum chosen_part part)
{
	switch (part) {
	case CHOSEN_DROPPED: write_items(w, p, &chosen->dropped); return;
	case CHOSEN_WANTED: write_items(w, p, &chosen->wanted); return;
	case CHOSEN_ONLY: write_only(w, chosen); return;
	case CHOSEN_DOSES: write_doses(w, p, chosen); return;
	case CHOSEN_DAYS:
		if (chosen->practice_days > 0)
			w_int(w, chosen->practice_days);
		return;
	case CHOSEN_COURSE:
		if (chosen->sessions > 0 || chosen->days_apart > 0)
			write_pair(w, chosen->sessions, chosen->days_apart);
		return;
	case CHOSEN_PARTS: return;
	}
}

str choices_stored(const struct store_settings *settings, enum chosen_part part)
{
	for (size_t i = 0; i < settings->n; i++)
		if (str_eq(settings->at[i].key, chosen_keys[part]))
			return settings->at[i].value;
	return STR("");
}

void choices_write_onto(struct writer *w, const struct pack *p, const struct wishes *chosen, enum chosen_part part, str stored)
{
	size_t begin = w->n;
	choices_write(w, p, chosen, part);
	while (stored.n > 0 && (part == CHOSEN_DROPPED || part == CHOSEN_WANTED || part == CHOSEN_DOSES)) {
		str one = str_split(&stored, ','), id = one;
		id = str_split(&id, ':');
		if (one.n == 0 || pack_item(p, id) != NONE || w->n - begin + one.n >= STORE_VALUE_MAX)
			continue;
		if (w->n > begin)
			w_char(w, ',');
		w_str(w, one);
	}
}

/* ---- choosing ---- */

void choices_onto(const struct wishes *chosen, struct wishes *wishes)
{
	struct wishes both = *chosen;
	both.minutes_a_day = wishes->minutes_a_day;
	both.confidence = wishes->confidence;
	*wishes = both;
}

void choices_back(struct wishes *chosen, uint16_t item)
{
	qset_drop(&chosen->dropped, item);
	qset_drop(&chosen->wanted, item);
}

void choices_drop(struct wishes *chosen, uint16_t item)
{
	choices_back(chosen, item);
	qset_add(&chosen->dropped, item);
}

void choices_want(struct wishes *chosen, uint16_t item)
{
	choices_back(chosen, item);
	qset_add(&chosen->wanted, item);
}
