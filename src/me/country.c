/* country.c - which emergency number. */
#include "me/country.h"

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool is_letter(char c)
{
	return upper(c) >= 'A' && upper(c) <= 'Z';
}

static bool is_same(str a, str b)
{
	for (size_t i = 0; a.n == b.n && i < a.n; i++)
		if (upper(a.p[i]) != upper(b.p[i]))
			return false;
	return a.n == b.n;
}

/* "AT" of de_AT.UTF-8, de-AT, de-Latn-AT. */
static str region_of(str locale)
{
	str tag = str_sub(locale, 0, str_find(locale, '.'));
	tag = str_sub(tag, 0, str_find(tag, '@'));
	for (size_t i = 0; i + 2 < tag.n; i++) {
		bool is_last = i + 3 == tag.n || tag.p[i + 3] == '-' || tag.p[i + 3] == '_';
		if ((tag.p[i] == '-' || tag.p[i] == '_') && is_letter(tag.p[i + 1]) && is_letter(tag.p[i + 2]) && is_last)
			return str_sub(tag, i + 1, 2);
	}
	return STR("");
}

str country_guess(str zone_country, str locale)
{
	str region = region_of(locale);
	if (zone_country.n > 0)
		return zone_country;
	return is_same(region, STR("US")) ? STR("") : region;
}

str country_first_language(str accept_language)
{
	str first = str_sub(accept_language, 0, str_find(accept_language, ','));
	return str_trim(str_sub(first, 0, str_find(first, ';')));
}

const struct emergency_number *country_find(const struct pack *p, str code)
{
	for (size_t i = 0; i < p->n_numbers; i++)
		if (is_same(p->numbers[i].country, code))
			return &p->numbers[i];
	return NULL;
}

const struct emergency_number *country_of(const struct person *who)
{
	str country = who->country.n > 0 ? who->country : who->proposed;
	const struct emergency_number *n = country_find(who->pack, country);
	return n != NULL ? n : clinic_card_number(who->card, country);
}

bool country_is_of_clinic(const struct person *who)
{
	return who->country.n == 0 && clinic_card_number(who->card, who->proposed) != NULL;
}

enum err act_country(struct changes *acts, struct person *who, str code)
{
	const struct emergency_number *n = country_find(who->pack, code);
	if (n == NULL)
		return ERR_INPUT;
	act_setting(acts, STR("country"), n->country);
	who->country = n->country;
	person_number(who);
	return OK;
}
