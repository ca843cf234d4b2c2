/* read_items.c - the matrix and what a plan can hold. */
#include "pack/reader.h"

static uint16_t pack_modality(const struct pack *p, str id)
{
	for (size_t i = 0; i < p->n_modalities; i++)
		if (str_eq(p->modalities[i].id, id))
			return (uint16_t)i;
	return NONE;
}

/* A misspelt rule would be a modality without limits. */
static bool is_rule(const struct node *n)
{
	if (n == NULL || n->kind == NODE_LIST)
		return false;
	if (n->kind == NODE_TEXT)
		return str_eq(n->text, STR("cells"));
	const struct node *like = tree_get(n, "like"), *only = tree_get(n, "only");
	return tree_count(n) == 1 && ((like != NULL && like->kind == NODE_TEXT) || (only != NULL && only->kind == NODE_MAP));
}

void read_modalities(struct reader *r)
{
	const struct entries *e = &r->sections[SECTION_MODALITIES];
	r->modalities = take(r, e->n, sizeof *r->modalities);
	if (r->modalities == NULL)
		return;
	r->p->modalities = r->modalities;
	if (e->n > MODALITIES_MAX) {
		complain(r, e->at[MODALITIES_MAX], "too many modalities", STR(""), STR(""));
		return;
	}
	for (size_t i = 0; i < e->n; i++) {
		const struct node *at = e->at[i];
		only_keys(r, at, "id name evidence rule confidence sources");
		r->modalities[i] = (struct modality){.id = need_text(r, at, "id"),
						     .name = need_text(r, at, "name"),
						     .support = {.evidence = need_evidence(r, at), .confidence = 'L'}};
		if (!is_rule(tree_get(at, "rule")))
			complain(r, at, "\"rule\" must be cells, {like: ..} or {only: {..}}", STR(""), STR(""));
		r->p->n_modalities++;
	}
}

/* "X", "A ribs", "." */
static bool cell_of(str text, struct cell *ret_cell)
{
	static const str letters[] = {STR_INIT("."), STR_INIT("D"), STR_INIT("A"), STR_INIT("X")};
	static const enum verdict verdicts[] = {GO, ADAPT, ASK_CLINICIAN, AVOID};
	size_t v = word_index(letters, 4, str_split(&text, ' '));
	size_t s = word_index(scope_words, SCOPES, text);
	if (v == 4 || s == SCOPES)
		return false;
	*ret_cell = (struct cell){.verdict = verdicts[v], .scope = (enum scope)s};
	return true;
}

static void read_cell(struct reader *r, const struct node *at, str modality, struct cell *cells)
{
	uint16_t m = pack_modality(r->p, modality);
	if (m == NONE)
		complain(r, at, "unknown modality \"%\"", modality, STR(""));
	else if (at->kind != NODE_TEXT || !cell_of(at->text, &cells[m]))
		complain(r, at, "a cell is . D A or X, and perhaps a scope: site near neck arm alone ribs", STR(""), STR(""));
}

static void read_cell_words(struct reader *r, const struct node *at, struct cell *cells)
{
	const struct node *words = opt_map(r, at, "words");
	str any = words != NULL ? opt_text(r, words, "any") : STR("");
	for (const struct node *m = words != NULL ? words->first : NULL; m != NULL; m = m->next)
		if (!str_eq(m->key, STR("any")) && pack_modality(r->p, m->key) == NONE)
			complain(r, m, "unknown modality \"%\"", m->key, STR(""));
	for (size_t i = 0; i < r->p->n_modalities; i++) {
		if (cells[i].verdict == GO)
			continue;
		for (const struct node *m = words != NULL ? words->first : NULL; m != NULL; m = m->next)
			if (str_eq(m->key, r->p->modalities[i].id))
				cells[i].words = m->text;
		if (cells[i].words.n == 0)
			cells[i].words = any;
		if (cells[i].words.n == 0)
			complain(r, at, "no words say what to do about %: \"words\" must name it, or have \"any\"", r->p->modalities[i].id, STR(""));
	}
}

static const struct node *modality_rule(struct reader *r, size_t modality, const char *key)
{
	const struct node *rule = tree_get(r->sections[SECTION_MODALITIES].at[modality], "rule");
	return rule != NULL ? tree_get(rule, key) : NULL;
}

/* Modalities that only a few conditions limit. */
static void follow_only(struct reader *r, const struct condition *c, struct cell *cells)
{
	for (size_t i = 0; i < r->p->n_modalities; i++) {
		const struct node *only = modality_rule(r, i, "only");
		for (const struct node *m = only != NULL ? only->first : NULL; m != NULL; m = m->next)
			if (str_eq(m->key, c->id))
				read_cell(r, m, r->p->modalities[i].id, cells);
	}
}

/* Modalities without a column are judged like another one, words and all. */
static void follow_like(struct reader *r, struct cell *cells)
{
	for (size_t i = 0; i < r->p->n_modalities; i++) {
		const struct node *like = modality_rule(r, i, "like");
		uint16_t m = like != NULL ? pack_modality(r->p, like->text) : NONE;
		if (like != NULL && m == NONE)
			complain(r, like, "unknown modality \"%\"", like->text, STR(""));
		if (m != NONE && cells[i].verdict == GO)
			cells[i] = cells[m];
	}
}

static bool has_condition(const struct pack *p, str id)
{
	for (size_t i = 0; i < p->n_conditions; i++)
		if (str_eq(p->conditions[i].id, id))
			return true;
	return false;
}

/* A condition that no one knows in a rule of a modality would be a limit that never holds. */
static void check_rules(struct reader *r)
{
	for (size_t i = 0; i < r->sections[SECTION_MODALITIES].n; i++) {
		const struct node *only = modality_rule(r, i, "only");
		for (const struct node *m = only != NULL ? only->first : NULL; m != NULL; m = m->next)
			if (!has_condition(r->p, m->key))
				complain(r, m, "unknown condition \"%\"", m->key, STR(""));
	}
}

void read_conditions(struct reader *r)
{
	const struct entries *e = &r->sections[SECTION_CONDITIONS];
	r->conditions = take(r, e->n, sizeof *r->conditions);
	if (r->conditions == NULL)
		return;
	r->p->conditions = r->conditions;
	for (size_t i = 0; i < e->n; i++, r->p->n_conditions++) {
		const struct node *at = e->at[i], *cells = tree_get(at, "cells");
		only_keys(r, at, "id evidence text short from needs same_as yes_days confidence sources cells words doubt");
		struct cell *row = take(r, r->p->n_modalities, sizeof *row);
		struct condition *c = &r->conditions[i];
		*c = (struct condition){
			.id = need_text(r, at, "id"), .support = need_support(r, at), .cells = row, .doubt = opt_text(r, at, "doubt")};
		c->fact = pack_fact(r->p, c->id);
		if (cells == NULL || cells->kind != NODE_MAP)
			complain(r, at, "\"cells\" is missing here", STR(""), STR(""));
		for (const struct node *m = cells != NULL && row != NULL ? cells->first : NULL; m != NULL; m = m->next)
			read_cell(r, m, m->key, row);
		if (row == NULL)
			return;
		follow_only(r, c, row);
		read_cell_words(r, at, row);
		follow_like(r, row);
	}
	check_rules(r);
}

/* --- items --- */

static uint32_t bits_of(struct reader *r, const struct node *at, const char *key, const str *words, size_t n)
{
	uint32_t bits = 0;
	const struct node *list = tree_get(at, key);
	if (list != NULL && list->kind != NODE_LIST)
		complain(r, list, "\"%\" must be a list", list->key, STR(""));
	for (const struct node *m = list != NULL ? list->first : NULL; m != NULL; m = m->next) {
		size_t i = word_index(words, n, m->text);
		if (i == n)
			complain(r, m, "unknown word \"%\" in \"%\"", m->text, list->key);
		else
			bits |= (uint32_t)1 << i;
	}
	return bits;
}

static uint32_t modalities_of(struct reader *r, const struct node *at)
{
	str ids[MODALITIES_MAX];
	for (size_t i = 0; i < r->p->n_modalities; i++)
		ids[i] = r->p->modalities[i].id;
	uint32_t bits = bits_of(r, at, "modalities", ids, r->p->n_modalities);
	if (bits == 0)
		complain(r, at, "\"modalities\" must name at least one column that judges it", STR(""), STR(""));
	return bits;
}

static struct dose dose_of(struct reader *r, const struct node *at)
{
	static const struct dose none;
	const struct node *d = opt_map(r, at, "dose");
	if (d == NULL)
		return none;
	only_keys(r, d, "minutes per_week per_day reps sets hold_s");
	return (struct dose){.minutes = opt_amount(r, d, "minutes", (struct range){0, 120}),
			     .per_week = opt_amount(r, d, "per_week", (struct range){0, 7}),
			     .per_day = opt_amount(r, d, "per_day", (struct range){0, 48}),
			     .sets = opt_amount(r, d, "sets", (struct range){0, 10}),
			     .reps = opt_amount(r, d, "reps", (struct range){0, 60}),
			     .hold_s = opt_amount(r, d, "hold_s", (struct range){0, 600})};
}

/* A breath that is led: both ways, or none. */
static void read_breath(struct reader *r, const struct node *session, struct session_use *u)
{
	const struct node *b = opt_map(r, session, "breathe");
	if (b == NULL)
		return;
	only_keys(r, b, "in out");
	u->breathe_in_s = need_int(r, b, "in", (struct range){2, 10});
	u->breathe_out_s = need_int(r, b, "out", (struct range){2, 10});
}

enum { PACE_S = 4 /* two seconds each way: evidence 3.4, EX-14 and EX-17 lower in 2 s */ };

static struct session_use session_of(struct reader *r, const struct node *at)
{
	static const struct session_use none;
	static const str sides[] = {STR_INIT("both"), STR_INIT("each")};
	const struct node *s = opt_map(r, at, "session");
	if (s == NULL)
		return none;
	only_keys(r, s, "places seconds least sides say pace breathe");
	struct session_use u = {.places = (uint8_t)bits_of(r, s, "places", place_words, PLACES),
				.seconds = need_int(r, s, "seconds", (struct range){5, 3600}),
				.each_side = need_word(r, s, "sides", sides, 2) == 1,
				.say = need_text(r, s, "say")};
	u.pace_s = tree_get(s, "pace") == NULL ? PACE_S : need_int(r, s, "pace", (struct range){2, 60});
	read_breath(r, s, &u);
	u.least = need_int(r, s, "least", (struct range){5, u.seconds});
	if (u.places == 0)
		complain(r, s, "\"places\" must name at least one: desk floor bed car", STR(""), STR(""));
	return u;
}

static void read_limits(struct reader *r, const struct node *at, struct item *it)
{
	static const str letters[] = {STR_INIT("D"), STR_INIT("A"), STR_INIT("X")};
	static const enum verdict verdicts[] = {ADAPT, ASK_CLINICIAN, AVOID};
	const struct node *list = opt_list(r, at, "limits");
	struct limit *l = take(r, tree_count(list), sizeof *l);
	it->limits = l;
	for (const struct node *m = list != NULL && l != NULL ? list->first : NULL; m != NULL; m = m->next) {
		only_keys(r, m, "when verdict say");
		const struct node *when = tree_get(m, "when");
		if (when == NULL) {
			complain(r, m, "\"when\" is missing here", STR(""), STR(""));
			continue;
		}
		uint16_t fact = fact_of(r, when);
		*l = (struct limit){.fact = fact, .verdict = verdicts[need_word(r, m, "verdict", letters, 3)], .say = need_text(r, m, "say")};
		if (fact == NONE)
			continue;
		l++;
		it->n_limits++;
	}
}

static struct course_dose course_of(struct reader *r, const struct node *at)
{
	static const struct course_dose none;
	const struct node *c = opt_map(r, at, "course");
	if (c == NULL)
		return none;
	only_keys(r, c, "sessions days_apart most");
	return (struct course_dose){.sessions = opt_amount(r, c, "sessions", (struct range){1, 40}),
				    .days_apart = opt_amount(r, c, "days_apart", (struct range){1, 60}),
				    .most = tree_get(c, "most") != NULL ? need_int(r, c, "most", (struct range){1, 40}) : 0};
}

/* A scoped avoid holds for the whole item where the place is the upper back itself, or where the item touches that place; elsewhere it is an adaptation. */
static enum verdict in_scope(const struct item *it, const struct cell *c)
{
	switch (c->scope) {
	case SCOPE_ALL:
	case SCOPE_SITE:
	case SCOPE_NEAR:
	case SCOPE_ALONE: return c->verdict;
	case SCOPE_RIBS:
	case SCOPE_NECK:
	case SCOPE_ARM:
		if (c->verdict != AVOID || it->leg == LEG_TREATMENT)
			return c->scope == SCOPE_ARM && c->verdict == AVOID ? ADAPT : c->verdict;
		return it->scopes >> c->scope & 1 ? AVOID : ADAPT;
	case SCOPES: break;
	}
	return c->verdict;
}

static void add_verdict(struct item *it, enum verdict v, uint16_t fact)
{
	switch (v) {
	case AVOID: qset_add(&it->avoid, fact); break;
	case ASK_CLINICIAN: qset_add(&it->ask, fact); break;
	case ADAPT: qset_add(&it->adapt, fact); break;
	case GO:
	case ANSWER_FIRST:
	case VERDICTS: break;
	}
}

/* The sets that core/allow.c decides with: the worst of all columns and limits for each fact. */
static void compute_sets(struct reader *r, struct item *it)
{
	for (size_t i = 0; i < it->n_limits; i++)
		add_verdict(it, it->limits[i].verdict, it->limits[i].fact);
	for (size_t i = 0; i < r->p->n_conditions; i++)
		for (size_t m = 0; m < r->p->n_modalities; m++)
			if (r->conditions[i].fact != NONE && it->modalities >> m & 1)
				add_verdict(it, in_scope(it, &r->conditions[i].cells[m]), r->conditions[i].fact);
	it->ask = qset_minus(it->ask, &it->avoid);
	it->adapt = qset_minus(qset_minus(it->adapt, &it->avoid), &it->ask);
}

static const char *const item_keys =
	"id evidence leg kind name modalities label honest confidence sources what steps easier stop dose needs ease touches regions "
	"eases limits session first_minute loaded on_wish happens after warn adverse course numbers doubt figure";

static void read_item(struct reader *r, const struct node *at, struct item *it)
{
	only_keys(r, at, item_keys);
	*it = (struct item){.id = need_text(r, at, "id"),
			    .name = need_text(r, at, "name"),
			    .what = need_text(r, at, "what"),
			    .support = need_support(r, at),
			    .leg = (enum leg)need_word(r, at, "leg", leg_words, LEGS),
			    .kind = (enum item_kind)need_word(r, at, "kind", item_kind_words, ITEM_KINDS),
			    .label = (enum label)need_word(r, at, "label", label_words, LABELS),
			    .modalities = modalities_of(r, at),
			    .ease = need_int(r, at, "ease", (struct range){1, 5})};
	it->honest = it->leg == LEG_CHANGE ? opt_text(r, at, "honest") : need_text(r, at, "honest");
	it->numbers = opt_text(r, at, "numbers");
	it->doubt = opt_text(r, at, "doubt");
	it->scopes = (uint8_t)bits_of(r, at, "touches", scope_words, SCOPES);
	it->steps = opt_texts(r, at, "steps");
	it->happens = opt_texts(r, at, "happens");
	it->after = opt_texts(r, at, "after");
	it->easier = opt_text(r, at, "easier");
	it->stop = opt_text(r, at, "stop");
	it->warn = opt_text(r, at, "warn");
	it->adverse = opt_text(r, at, "adverse");
	it->figure = opt_text(r, at, "figure");
	it->dose = dose_of(r, at);
	it->course = course_of(r, at);
	it->needs = opt_facts(r, at, "needs");
	it->regions = opt_facts(r, at, "regions");
	it->eases = opt_facts(r, at, "eases");
	it->session = session_of(r, at);
	it->first_minute = opt_bool(r, at, "first_minute");
	it->loaded = opt_bool(r, at, "loaded");
	it->on_wish = opt_bool(r, at, "on_wish");
	read_limits(r, at, it);
	if (it->steps.n == 0 && it->happens.n == 0)
		complain(r, at, "\"steps\" (or \"happens\", for a treatment) must say what to do", STR(""), STR(""));
	compute_sets(r, it);
}

void read_items(struct reader *r)
{
	const struct entries *e = &r->sections[SECTION_ITEMS];
	r->items = take(r, e->n, sizeof *r->items);
	if (r->items == NULL)
		return;
	r->p->items = r->items;
	if (e->n > ITEMS_MAX) {
		complain(r, e->at[ITEMS_MAX], "too many items", STR(""), STR(""));
		return;
	}
	for (size_t i = 0; i < e->n; i++) {
		read_item(r, e->at[i], &r->items[i]);
		r->p->n_items++;
	}
}

void read_programmes(struct reader *r)
{
	const struct entries *e = &r->sections[SECTION_PROGRAMMES];
	struct programme *g = take(r, e->n, sizeof *g);
	if (g == NULL)
		return;
	r->p->programmes = g;
	for (size_t i = 0; i < e->n; i++, g++, r->p->n_programmes++) {
		const struct node *at = e->at[i];
		only_keys(r, at, "id evidence name place minutes items confidence sources");
		*g = (struct programme){.id = need_text(r, at, "id"),
					.name = need_text(r, at, "name"),
					.support = need_support(r, at),
					.minutes = opt_amount(r, at, "minutes", (struct range){1, 120})};
		if (tree_get(at, "place") != NULL)
			g->places = (uint8_t)(1u << need_word(r, at, "place", place_words, PLACES));
		g->items = opt_ids(r, at, "items", pack_item, &g->n_items);
	}
}

void read_causes(struct reader *r)
{
	const struct entries *e = &r->sections[SECTION_CAUSES];
	struct cause *c = take(r, e->n, sizeof *c);
	if (c == NULL)
		return;
	r->p->causes = c;
	if (e->n > CAUSES_MAX) {
		complain(r, e->at[CAUSES_MAX], "too many causes", STR(""), STR(""));
		return;
	}
	for (size_t i = 0; i < e->n; i++, c++, r->p->n_causes++) {
		const struct node *at = e->at[i], *list = opt_list(r, at, "clues");
		only_keys(r, at, "id evidence name honest clues changes confidence sources known unknown");
		*c = (struct cause){.id = need_text(r, at, "id"),
				    .name = need_text(r, at, "name"),
				    .honest = need_text(r, at, "honest"),
				    .support = need_support(r, at),
				    .known = opt_texts(r, at, "known"),
				    .unknown = opt_texts(r, at, "unknown")};
		c->changes = opt_ids(r, at, "changes", pack_item, &c->n_changes);
		struct clue *clue = take(r, tree_count(list), sizeof *clue);
		if (tree_count(list) > CLUES_MAX)
			complain(r, list, "a cause has too many clues", STR(""), STR(""));
		c->clues = clue;
		for (const struct node *m = list != NULL && clue != NULL ? list->first : NULL; m != NULL; m = m->next) {
			only_keys(r, m, "fact weight brings");
			const struct node *fact = tree_get(m, "fact");
			uint16_t f = fact != NULL ? fact_of(r, fact) : NONE;
			*clue = (struct clue){.fact = f, .weight = need_int(r, m, "weight", (struct range){1, 3})};
			clue->brings = opt_ids(r, m, "brings", pack_item, &clue->n_brings);
			if (f == NONE)
				continue;
			clue++;
			c->n_clues++;
		}
		if (c->n_clues == 0 || c->n_changes == 0)
			complain(r, at, "a cause needs \"clues\" and \"changes\"", STR(""), STR(""));
	}
}
