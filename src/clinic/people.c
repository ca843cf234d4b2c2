/* people.c - keys: folded words, and each end of the digits of a number after a #, so that any stretch of them is the start of one. */
#include "clinic/people.h"

#include "base/ascii.h"
#include "table/fold.h"

enum { DIGITS_MAX = 24, WORDS_MOST = 8 };

/* Digits and what stands between them in a phone number. */
static bool is_number(str word)
{
	bool has = false;
	for (size_t i = 0; i < word.n; i++) {
		if (!ascii_is_digit(word.p[i]) && word.p[i] != '+' && word.p[i] != '-' && word.p[i] != '/' && word.p[i] != '(' && word.p[i] != ')' &&
		    word.p[i] != '.')
			return false;
		has = has || ascii_is_digit(word.p[i]);
	}
	return has;
}

struct people_typed people_typed(str text, struct arena *a)
{
	struct people_typed t = {STR(""), STR("")};
	for (int numbers = 0; numbers < 2; numbers++) {
		struct writer w = arena_writer(a);
		str rest = text;
		while (rest.n > 0) {
			str word = str_split(&rest, ' ');
			if (word.n == 0 || is_number(word) != (numbers == 1))
				continue;
			w_str(&w, w.n > 0 ? STR(" ") : STR(""));
			w_str(&w, word);
		}
		*(numbers == 1 ? &t.phone : &t.name) = arena_keep(a, &w);
	}
	return t;
}

/* Without the zeros that are before the number of a town or a country. */
static str digits_of(str phone, char room[DIGITS_MAX])
{
	struct writer w = writer_on(room, DIGITS_MAX);
	for (size_t i = 0; i < phone.n; i++)
		if (ascii_is_digit(phone.p[i]) && (w.n > 0 || phone.p[i] != '0'))
			w_char(&w, phone.p[i]);
	return writer_str(&w);
}

static str number_key(str digits, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_char(&w, '#');
	w_str(&w, digits);
	return arena_keep(a, &w);
}

enum err people_index(struct link *l, const struct desk *d, const struct store_patient *p)
{
	char folded[FOLD_BYTES], room[DIGITS_MAX];
	str keys[PEOPLE_KEYS_MAX];
	size_t n = 0;
	str words = fold_words(p->name, folded), digits = digits_of(p->phone, room);
	while (words.n > 0 && n < WORDS_MOST) {
		str word = fold_next(&words);
		if (word.n > 0)
			keys[n++] = arena_copy(d->arena, word);
	}
	for (size_t i = 0; i + PEOPLE_DIGITS_LEAST <= digits.n && n < PEOPLE_KEYS_MAX; i++)
		keys[n++] = number_key(str_sub(digits, i, digits.n), d->arena);
	return store_patient_keys(l, d->organisation, p->number, keys, n, d->arena);
}

/* Every word that was typed begins a word of the name. */
static bool has_words(str name, str typed)
{
	char typed_room[FOLD_BYTES], name_room[FOLD_BYTES];
	str wanted = fold_words(typed, typed_room);
	bool all = true;
	while (wanted.n > 0 && all) {
		str word = fold_next(&wanted), words = fold_words(name, name_room);
		bool has = false;
		while (words.n > 0 && !has)
			has = str_starts(fold_next(&words), word);
		all = has;
	}
	return all;
}

static bool has_digits(str phone, str digits)
{
	char room[DIGITS_MAX];
	str all = digits_of(phone, room);
	return digits.n == 0 || str_find_str(all, digits) < all.n;
}

/* The longest word finds the fewest. */
static str longest(str folded)
{
	str best = STR("");
	while (folded.n > 0) {
		str word = fold_next(&folded);
		best = word.n > best.n ? word : best;
	}
	return best;
}

enum err people_find(struct link *l, const struct desk *d, str text, size_t most, struct store_patients *ret_patients)
{
	enum { LOOKED_AT = 400 };
	char folded[FOLD_BYTES], room[DIGITS_MAX];
	struct people_typed t = people_typed(text, d->arena);
	str word = longest(fold_words(t.name, folded)), digits = digits_of(t.phone, room);
	struct store_patients all = {NULL, 0};
	size_t n = 0;
	*ret_patients = all;
	if (word.n > 0)
		TRY(store_patients_with(l, d->organisation, word, LOOKED_AT, d->arena, &all));
	else if (digits.n >= PEOPLE_DIGITS_LEAST)
		TRY(store_patients_with(l, d->organisation, number_key(digits, d->arena), LOOKED_AT, d->arena, &all));
	struct store_patient *found = arena_new(d->arena, struct store_patient, all.n + 1);
	if (found == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < all.n && n < most; i++)
		if (has_words(all.at[i].name, t.name) && has_digits(all.at[i].phone, word.n > 0 ? STR("") : digits))
			found[n++] = all.at[i];
	*ret_patients = (struct store_patients){found, n};
	return OK;
}
