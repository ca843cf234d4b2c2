/* clinic.c - queries the tables of a clinic. */
#include "core/clinic.h"

const str resource_kind_words[RESOURCE_KINDS] = {STR_INIT("practitioner"), STR_INIT("assistant"), STR_INIT("room"), STR_INIT("equipment")};
const str clinic_for_words[FORS] = {STR_INIT("anyone"), STR_INIT("new"), STR_INIT("returning")};

uint16_t clinic_service_named(const struct clinic *c, str id)
{
	for (size_t i = 0; i < c->n_services; i++)
		if (str_eq(c->services[i].id, id))
			return (uint16_t)i;
	return CLINIC_NONE;
}

uint16_t clinic_resource_named(const struct clinic *c, enum resource_kind kind, str id)
{
	for (size_t i = 0; i < c->n_resources; i++)
		if (c->resources[i].kind == kind && str_eq(c->resources[i].id, id))
			return (uint16_t)i;
	return CLINIC_NONE;
}

uint16_t clinic_place_named(const struct clinic *c, str id)
{
	for (size_t i = 0; i < c->n_places; i++)
		if (str_eq(c->places[i].id, id))
			return (uint16_t)i;
	return CLINIC_NONE;
}

int32_t service_minutes(const struct clinic_service *s)
{
	int32_t minutes = 0;
	for (size_t i = 0; i < s->n_phases; i++)
		minutes += s->phases[i].minutes;
	return minutes;
}

bool service_has_practitioner(const struct clinic_service *s)
{
	for (size_t i = 0; i < s->n_phases; i++)
		if (s->phases[i].has_practitioner)
			return true;
	return false;
}

bool service_has_room(const struct clinic_service *s)
{
	for (size_t i = 0; i < s->n_phases; i++)
		if (s->phases[i].has_room)
			return true;
	return false;
}

int32_t clinic_travel_minutes(const struct clinic *c, uint16_t from, uint16_t to)
{
	for (size_t i = 0; i < c->n_travels; i++) {
		const struct clinic_travel *t = &c->travels[i];
		if ((t->from == from && t->to == to) || (t->from == to && t->to == from))
			return t->minutes;
	}
	return 0;
}

bool clinic_is_address(str s)
{
	size_t at = str_find(s, '@');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == ',' || c == ';' || c == '"' || (c == '@' && i != at))
			return false;
	}
	return at > 0 && at + 1 < s.n && s.n <= 254;
}
