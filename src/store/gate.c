/* gate.c - what the table of a record does not say. */
#include "store/gate.h"

#include "base/text.h"
#include "record/check.h"
#include "store/settings.h"

enum err gate_request(str s)
{
	if (s.n == 0 || s.n > STORE_REQUEST_MAX)
		return ERR_INPUT;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool good = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
		if (!good)
			return ERR_INPUT;
	}
	return OK;
}

static bool allows_regions(const struct store_entry *e)
{
	for (size_t i = 0; i < e->n_regions; i++) {
		if (!shape_allows(&shape_region, 0, &e->regions[i]))
			return false;
		for (size_t k = 0; k < i; k++)
			if (str_eq(e->regions[k].region, e->regions[i].region))
				return false;
	}
	return true;
}

static bool allows_scores(const struct store_entry *e)
{
	for (size_t i = 0; i < e->n_scores; i++) {
		if (!shape_allows(&shape_score, 0, &e->scores[i]))
			return false;
		for (size_t k = 0; k < i; k++)
			if (e->scores[k].activity == e->scores[i].activity)
				return false;
	}
	return true;
}

/* It says something, and names nothing twice. */
enum err gate_entry(const struct change *c)
{
	const struct store_entry *e = &c->entry;
	bool fits = e->n_regions <= STORE_REGIONS_MAX && e->n_scores <= STORE_SCORES_MAX;
	return fits && store_entry_says(e) && allows_regions(e) && allows_scores(e) ? OK : ERR_INPUT;
}

enum err gate_setting(const struct change *c)
{
	const struct setting *known = setting_of(c->setting.key);
	return known != NULL && setting_allows(known, c->setting.value) ? OK : ERR_INPUT;
}

enum err gate_cleared(const struct change *c)
{
	str why = c->cleared.why;
	return why.n == 0 || str_eq(why, STR("again")) || str_eq(why, STR("new")) ? OK : ERR_INPUT;
}

enum err gate_identity(const struct change *c)
{
	str s = c->identity;
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'a' && s.p[i] <= 'f')))
			return ERR_INPUT;
	return s.n == STORE_IDENTITY ? OK : ERR_INPUT;
}

/* Of a trial that ends only its end is there. */
enum err gate_trial_end(const struct change *c)
{
	struct store_trial t = {.begun = c->trial.ended, .text = STR(""), .ended = c->trial.ended, .why = c->trial.why};
	return shape_allows(&shape_trial, 0, &t) ? OK : ERR_INPUT;
}

enum err gate_staff(const struct change *c)
{
	const struct store_staff *s = &c->staff;
	bool is_role = s->role == STAFF_OWNER || s->role == STAFF_DESK;
	return is_role && s->name.n > 0 && text_is_line(s->name) && s->hash.n > 0 ? OK : ERR_INPUT;
}

enum err gate_closure(const struct change *c)
{
	return c->closure.from.s < c->closure.to.s && text_is_line(c->closure.reason) ? OK : ERR_INPUT;
}
