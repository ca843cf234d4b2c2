/* load.c - loads a clinic's file. */
#include "clinic/load.h"

#include "clinic/changes.h"

enum { DIFFERENCE_BYTES = 1 << 18 };

struct loading {
	struct load *load;
	struct clinic *clinic; /* as the file has it */
	struct arena *arena;
};

static enum err add_number(struct link *l, const struct load *load, const struct store_resources *known, int kind, str id)
{
	struct store_resource r = {0, kind, id};
	for (size_t i = 0; i < known->n; i++)
		if (known->at[i].kind == kind && str_eq(known->at[i].id, id))
			return OK;
	TRY(store_clinic_ids(l, load->organisation, 1, &r.number));
	return store_resource_add(l, load->organisation, &r);
}

/* Each id keeps its number permanently, even when the file does not name it for a while. */
static enum err add_numbers(struct link *l, const struct loading *g)
{
	struct store_resources known;
	TRY(store_resources(l, g->load->organisation, g->arena, &known));
	for (size_t i = 0; i < g->clinic->n_places; i++)
		TRY(add_number(l, g->load, &known, STORE_PLACE, g->clinic->places[i].id));
	for (size_t i = 0; i < g->clinic->n_resources; i++)
		TRY(add_number(l, g->load, &known, (int)g->clinic->resources[i].kind + STORE_PRACTITIONER, g->clinic->resources[i].id));
	return OK;
}

static enum err find_difference(struct loading *g, str before)
{
	char *room = arena_take(g->arena, DIFFERENCE_BYTES, 1);
	if (room == NULL)
		return ERR_FULL;
	struct writer w = writer_on(room, DIFFERENCE_BYTES);
	TRY(clinic_difference(before, g->load->file.text, g->arena, &w, &g->load->changed));
	g->load->difference = writer_str(&w);
	return OK;
}

enum err load_run(struct link *l, const struct change *c, struct change_outcome *answer)
{
	struct loading *g = c->act;
	struct store_clinic now = {0};
	(void)answer;
	enum err e = store_clinic(l, g->load->organisation, g->arena, &now);
	if (e != OK && e != ERR_MISSING)
		return e;
	TRY(find_difference(g, now.file));
	if (g->load->changed == 0 || g->load->only_shows)
		return OK;
	g->load->version = now.version + 1;
	struct store_clinic next = {g->load->version, g->load->is_test, g->load->identity, g->load->file.text, g->load->link_key};
	TRY(store_clinic_load(l, g->load->organisation, &next, g->load->now));
	return add_numbers(l, g);
}

enum err load_do(struct store *s, struct load *load, struct arena *a)
{
	struct clinic clinic;
	struct loading g = {load, &clinic, a};
	TRY(clinic_read(&load->file, a, load->problems, &clinic));
	return clinic_decide(s, load->organisation, CLINIC_LOAD, &g);
}
