/* clinic_card.c - the clinic that hands out this trivet. */
#include "me/clinic_card.h"

#include "base/text.h"
#include "me/clinic_card_words.h"
#include "table/json_in.h"

enum { NUMBER_LEAST = 2, NUMBER_MOST = 16, TELEPHONE_MOST = 40 };

enum card_key { KEY_NAME, KEY_ADDRESS, KEY_TELEPHONE, KEY_BOOKING, KEY_COUNTRY, KEY_EMERGENCY, KEYS };

static bool is_line(str s)
{
	return s.n <= CLINIC_CARD_LINE && text_is_line(s) && !text_is_blank(s);
}

static size_t digits_of(str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] >= '0' && s.p[i] <= '9';
	return n;
}

static bool is_all_of(str s, const char *allowed)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\0' || strchr(allowed, s.p[i]) == NULL)
			return false;
	return true;
}

static bool is_telephone(str s)
{
	return s.n <= TELEPHONE_MOST && digits_of(s) > NUMBER_LEAST && is_all_of(s, "+0123456789 ()/.-");
}

/* What a browser takes as it stands, with a host in it: nothing that would have to be escaped, nobody's name or password. */
static bool is_link(str s)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]!$&()*+,;=%";
	str rest = str_sub(s, 8, s.n);
	return s.n <= CLINIC_CARD_LINK && str_starts(s, STR("https://")) && rest.n > 0 && str_find(rest, '/') > 0 && is_all_of(s, plain);
}

static bool is_country(str s)
{
	return s.n == 2 && is_all_of(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

static bool is_emergency(str s)
{
	return s.n <= NUMBER_MOST && digits_of(s) >= NUMBER_LEAST && is_all_of(s, "0123456789 ");
}

static const struct card_row {
	const char *key;
	bool (*is)(str s);
	enum card_wrong otherwise;
} rows[KEYS] = {
	[KEY_NAME] = {"name", is_line, CARD_NAME},
	[KEY_ADDRESS] = {"address", is_line, CARD_ADDRESS},
	[KEY_TELEPHONE] = {"telephone", is_telephone, CARD_TELEPHONE},
	[KEY_BOOKING] = {"booking", is_link, CARD_BOOKING},
	[KEY_COUNTRY] = {"country", is_country, CARD_COUNTRY},
	[KEY_EMERGENCY] = {"emergency", is_emergency, CARD_EMERGENCY},
};

static enum err refuse(struct writer *say, const char *key, enum card_wrong wrong)
{
	json_in_key(say, key);
	w_str(say, card_wrong_words[wrong]);
	return ERR_INPUT;
}

static enum err refuse_unknown(struct writer *say, const char *key)
{
	refuse(say, key, CARD_KEY);
	for (size_t i = 0; i < KEYS; i++) {
		w_z(say, i == 0 ? " " : ", ");
		w_z(say, rows[i].key);
	}
	return ERR_INPUT;
}

static enum err read_keys(const json_t *top, struct arena *a, struct writer *say, str *ret_texts)
{
	const char *key;
	const json_t *v;
	json_object_foreach((json_t *)(uintptr_t)top, key, v)
	{
		size_t i = 0;
		while (i < KEYS && strcmp(rows[i].key, key) != 0)
			i++;
		if (i == KEYS)
			return refuse_unknown(say, key);
		ret_texts[i] = arena_copy(a, json_in_text(top, key));
		if (!json_is_string(v) || !rows[i].is(ret_texts[i]))
			return refuse(say, key, rows[i].otherwise);
	}
	return ret_texts[KEY_NAME].n > 0 ? OK : refuse(say, "name", CARD_NAME);
}

/* A number that a country is known to have is not overruled: whoever calls it may be dying. */
static enum err read_emergency(const struct pack *p, const str *texts, struct writer *say, struct emergency_number *ret_number)
{
	str country = texts[KEY_COUNTRY], number = texts[KEY_EMERGENCY];
	*ret_number = (struct emergency_number){.country = STR(""), .name = STR(""), .number = STR(""), .of = STR("")};
	if (country.n == 0)
		return number.n == 0 ? OK : refuse(say, "emergency", CARD_NO_COUNTRY);
	for (size_t i = 0; i < p->n_numbers; i++) {
		if (!str_eq(p->numbers[i].country, country))
			continue;
		*ret_number = p->numbers[i];
		if (number.n == 0 || str_eq(number, ret_number->number))
			return OK;
		refuse(say, "emergency", CARD_OTHER_NUMBER);
		w_str(say, ret_number->number);
		return ERR_INPUT;
	}
	if (number.n == 0)
		return refuse(say, "country", CARD_NO_NUMBER);
	ret_number->country = country;
	ret_number->number = number;
	return OK;
}

enum err clinic_card_read(const struct pack *p, str text, struct arena *a, struct writer *say, struct clinic_card *ret_card)
{
	str texts[KEYS] = {STR(""), STR(""), STR(""), STR(""), STR(""), STR("")};
	json_error_t slip;
	if (text.n > CLINIC_CARD_MAX) {
		w_str(say, card_wrong_words[CARD_LONG]);
		return ERR_INPUT;
	}
	json_t *top = json_in(text, &slip);
	if (top == NULL) {
		json_in_slip(say, &slip);
		w_str(say, STR("; "));
		w_str(say, card_wrong_words[CARD_OBJECT]);
		return ERR_INPUT;
	}
	enum err e = json_is_object(top) ? read_keys(top, a, say, texts) : refuse(say, "name", CARD_OBJECT);
	json_decref(top);
	struct clinic_card card = {
		.name = texts[KEY_NAME], .address = texts[KEY_ADDRESS], .telephone = texts[KEY_TELEPHONE], .booking = texts[KEY_BOOKING]};
	if (e == OK)
		e = read_emergency(p, texts, say, &card.emergency);
	if (e == OK && a->full)
		e = ERR_FULL;
	if (e == OK)
		*ret_card = card;
	return e;
}

const struct emergency_number *clinic_card_number(const struct clinic_card *card, str country)
{
	return card != NULL && country.n > 0 && str_eq(card->emergency.country, country) ? &card->emergency : NULL;
}
