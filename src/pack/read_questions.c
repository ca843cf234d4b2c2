/* read_questions.c - flags, questions, computed facts, scores and screens. */
#include "pack/reader.h"

enum { NUMBER_LEAST = -1000, NUMBER_MOST = 100000 };

static uint16_t add_fact(struct reader *r, const struct node *at, str id, str brief, uint16_t question)
{
	struct pack *p = r->p;
	if (p->n_facts == QSET_MAX) {
		complain(r, at, "too many facts", STR(""), STR(""));
		return 0;
	}
	uint16_t other = pack_fact(p, id);
	if (id.n > 0 && other != NONE)
		complain(r, at, "the id \"%\" is already used at %: every fact needs its own", id, place_text(r->a, r->fact_nodes[other]));
	r->facts[p->n_facts] = (struct fact){.id = id, .brief = brief, .question = question};
	r->fact_nodes[p->n_facts] = at;
	return (uint16_t)p->n_facts++;
}

static struct question *add_question(struct reader *r, const struct node *at, enum question_kind kind, enum block block)
{
	struct pack *p = r->p;
	if (p->n_questions == QUESTIONS_MAX) {
		complain(r, at, "too many questions", STR(""), STR(""));
		p->n_questions--;
	}
	struct question *q = &r->questions[p->n_questions];
	*q = (struct question){.id = need_text(r, at, "id"),
			       .text = need_text(r, at, "text"),
			       .brief = need_text(r, at, "short"),
			       .kind = kind,
			       .block = block,
			       .support = need_support(r, at),
			       .fact = NONE};
	if (tree_get(at, "yes_days") != NULL)
		q->yes_days = need_int(r, at, "yes_days", (struct range){1, 365});
	p->n_questions++;
	if (kind == KIND_YESNO)
		q->fact = add_fact(r, at, q->id, q->brief, (uint16_t)(p->n_questions - 1));
	if (kind == KIND_YESNO && block == BLOCK_RECHECK)
		qset_add(&p->recheck, q->fact);
	return q;
}

static void read_flag(struct reader *r, const struct node *at)
{
	only_keys(r, at, "id evidence block urgency text short may_mean say needs also clearable within_days confidence sources doubt");
	add_question(r, at, KIND_YESNO, (enum block)need_word(r, at, "block", block_words, BLOCKS));
}

/* Of what is no entry of a section: those were checked by check_ids. */
static str need_id(struct reader *r, const struct node *map)
{
	str id = need_text(r, map, "id");
	if (id.n > 0 && !is_id(id))
		complain(r, map, "the id \"%\" must be of a-z 0-9 _ and start with a letter", id, STR(""));
	return id;
}

static void read_choices(struct reader *r, const struct node *at, struct question *q)
{
	const struct node *list = opt_list(r, at, "choices");
	size_t n = tree_count(list);
	struct choice *c = take(r, n, sizeof *c);
	if (list == NULL || n < 2 || c == NULL) {
		complain(r, at, "a choice needs \"choices\", two at least", STR(""), STR(""));
		return;
	}
	q->choices = c;
	for (const struct node *m = list->first; m != NULL; m = m->next, c++) {
		only_keys(r, m, "id text");
		*c = (struct choice){.id = need_id(r, m), .text = need_text(r, m, "text")};
		struct writer w = arena_writer(r->a);
		w_str(&w, q->id);
		w_char(&w, '.');
		w_str(&w, c->id);
		c->fact = add_fact(r, m, arena_keep(r->a, &w), c->text, (uint16_t)(q - r->questions));
		q->n_choices++;
	}
}

/* The places of the body map are the choices of the one question of kind regions. */
static void read_places(struct reader *r, struct question *q)
{
	const struct entries *e = &r->sections[SECTION_REGIONS];
	struct choice *c = take(r, e->n, sizeof *c);
	if (c == NULL)
		return;
	q->choices = c;
	for (size_t i = 0; i < e->n; i++, c++) {
		*c = (struct choice){.id = need_text(r, e->at[i], "id"), .text = need_text(r, e->at[i], "name")};
		c->fact = add_fact(r, e->at[i], c->id, c->text, (uint16_t)(q - r->questions));
		q->n_choices++;
	}
}

static void read_question(struct reader *r, const struct node *at)
{
	only_keys(r, at, "id evidence block kind text short confidence sources choices needs min max unit yes_days doubt");
	enum question_kind kind = (enum question_kind)need_word(r, at, "kind", question_kind_words, QUESTION_KINDS);
	struct question *q = add_question(r, at, kind, (enum block)need_word(r, at, "block", block_words, BLOCKS));
	switch (kind) {
	case KIND_CHOICE: read_choices(r, at, q); break;
	case KIND_REGIONS: read_places(r, q); break;
	case KIND_NUMBER:
		q->least = need_int(r, at, "min", (struct range){NUMBER_LEAST, NUMBER_MOST});
		q->most = need_int(r, at, "max", (struct range){q->least, NUMBER_MOST});
		q->unit = opt_text(r, at, "unit");
		break;
	case KIND_YESNO:
	case QUESTION_KINDS: break;
	}
}

/* A condition is asked, or computed when it has "from". */
static void read_condition_fact(struct reader *r, const struct node *at)
{
	if (tree_get(at, "from") != NULL)
		add_fact(r, at, need_text(r, at, "id"), opt_text(r, at, "short"), NONE);
	else
		add_question(r, at, KIND_YESNO, BLOCK_CONDITION);
}

void read_facts(struct reader *r)
{
	static const struct {
		enum section section;
		void (*read)(struct reader *, const struct node *);
	} order[] = {{SECTION_FLAGS, read_flag}, {SECTION_QUESTIONS, read_question}, {SECTION_CONDITIONS, read_condition_fact}};
	r->facts = take(r, QSET_MAX, sizeof *r->facts);
	r->fact_nodes = take(r, QSET_MAX, sizeof(struct node *));
	r->questions = take(r, QUESTIONS_MAX, sizeof *r->questions);
	if (r->facts == NULL || r->fact_nodes == NULL || r->questions == NULL)
		return;
	r->p->facts = r->facts;
	r->p->questions = r->questions;
	for (size_t s = 0; s < sizeof order / sizeof order[0]; s++)
		for (size_t i = 0; i < r->sections[order[s].section].n; i++)
			order[s].read(r, r->sections[order[s].section].at[i]);
	for (size_t i = 0; i < r->sections[SECTION_DERIVED].n; i++) {
		const struct node *at = r->sections[SECTION_DERIVED].at[i];
		only_keys(r, at, "id from short");
		add_fact(r, at, need_text(r, at, "id"), opt_text(r, at, "short"), NONE);
	}
}

static void read_needs(struct reader *r, const struct node *at)
{
	uint16_t i = pack_question(r->p, opt_text(r, at, "id"));
	if (i == NONE)
		return;
	r->questions[i].same = opt_facts(r, at, "same_as");
	if (tree_get(at, "needs") == NULL)
		return;
	r->questions[i].needs = opt_facts(r, at, "needs");
	r->questions[i].has_needs = true;
}

static void read_rule(struct reader *r, const struct node *at)
{
	struct rule *rule = &r->rules[r->p->n_rules];
	uint16_t q = pack_question(r->p, opt_text(r, at, "id"));
	if (q == NONE)
		return;
	*rule = (struct rule){.id = r->questions[q].id,
			      .support = r->questions[q].support,
			      .question = q,
			      .brief = r->questions[q].brief,
			      .clearable = opt_bool(r, at, "clearable"),
			      .may_mean = need_text(r, at, "may_mean"),
			      .say = need_text(r, at, "say"),
			      .doubt = opt_text(r, at, "doubt"),
			      .when = opt_facts(r, at, "also"),
			      .urgency = (enum urgency)need_word(r, at, "urgency", urgency_words, URGENCIES)};
	if (tree_get(at, "within_days") != NULL)
		rule->within_days = need_int(r, at, "within_days", (struct range){1, 365});
	if (rule->within_days > 0 && !rule->clearable)
		complain(r, at, "\"within_days\" says which examination counts, so it needs \"clearable: true\"", STR(""), STR(""));
	if (rule->urgency == SELF_CARE)
		complain(r, at, "a flag cannot mean self care", STR(""), STR(""));
	qset_add(&rule->when, r->questions[q].fact);
	r->p->when[rule->urgency] = qset_or(r->p->when[rule->urgency], &rule->when);
	r->p->n_rules++;
}

static void read_derived(struct reader *r, const struct node *at)
{
	const struct node *from = tree_get(at, "from");
	uint16_t fact = pack_fact(r->p, opt_text(r, at, "id"));
	struct derived *d = &r->derived[r->p->n_derived];
	if (fact == NONE)
		return;
	if (from == NULL || from->kind != NODE_MAP) {
		complain(r, at, "\"from\" must be {question: .., above: ..}, {question: .., below: ..}, {any: [..]} or {urgency: ..}", STR(""),
			 STR(""));
		return;
	}
	only_keys(r, from, "question above below any urgency");
	*d = (struct derived){.fact = fact, .question = NONE};
	if (tree_get(from, "any") != NULL) {
		d->kind = FROM_ANY;
		d->any = opt_facts(r, from, "any");
	} else if (tree_get(from, "urgency") != NULL) {
		d->kind = FROM_URGENCY;
		d->urgency = (enum urgency)need_word(r, from, "urgency", urgency_words, URGENCIES);
	} else {
		bool above = tree_get(from, "above") != NULL;
		d->kind = above ? FROM_ABOVE : FROM_BELOW;
		d->question = pack_question(r->p, need_text(r, from, "question"));
		d->bound = need_int(r, from, above ? "above" : "below", (struct range){NUMBER_LEAST, NUMBER_MOST});
		if (d->question == NONE || r->questions[d->question].kind != KIND_NUMBER) {
			complain(r, from, "\"question\" must be a question of kind number", STR(""), STR(""));
			return;
		}
		r->facts[fact].question = d->question;
	}
	r->p->n_derived++;
}

void read_references(struct reader *r)
{
	static const enum section asked[] = {SECTION_FLAGS, SECTION_QUESTIONS, SECTION_CONDITIONS};
	const struct entries *flags = &r->sections[SECTION_FLAGS], *conditions = &r->sections[SECTION_CONDITIONS],
			     *derived = &r->sections[SECTION_DERIVED];
	r->rules = take(r, flags->n, sizeof *r->rules);
	r->derived = take(r, derived->n + conditions->n, sizeof *r->derived);
	if (r->rules == NULL || r->derived == NULL)
		return;
	r->p->rules = r->rules;
	r->p->derived = r->derived;
	if (flags->n > RULES_MAX) {
		complain(r, flags->at[RULES_MAX], "too many flags", STR(""), STR(""));
		return;
	}
	for (size_t s = 0; s < sizeof asked / sizeof asked[0]; s++)
		for (size_t i = 0; i < r->sections[asked[s]].n; i++)
			read_needs(r, r->sections[asked[s]].at[i]);
	for (size_t i = 0; i < flags->n; i++)
		read_rule(r, flags->at[i]);
	for (size_t i = 0; i < derived->n; i++)
		read_derived(r, derived->at[i]);
	for (size_t i = 0; i < conditions->n; i++)
		if (tree_get(conditions->at[i], "from") != NULL)
			read_derived(r, conditions->at[i]);
}

void read_scores(struct reader *r)
{
	const struct entries *e = &r->sections[SECTION_SCORES];
	struct score *s = take(r, e->n, sizeof *s);
	if (s == NULL)
		return;
	r->p->scores = s;
	for (size_t i = 0; i < e->n; i++, s++, r->p->n_scores++) {
		const struct node *at = e->at[i], *list = opt_list(r, at, "thresholds");
		only_keys(r, at, "id evidence needs facts thresholds confidence sources");
		*s = (struct score){.id = need_text(r, at, "id"), .support = need_support(r, at), .facts = opt_facts(r, at, "facts")};
		struct threshold *t = take(r, tree_count(list), sizeof *t);
		s->thresholds = t;
		for (const struct node *m = list != NULL && t != NULL ? list->first : NULL; m != NULL; m = m->next, t++, s->n_thresholds++) {
			only_keys(r, m, "from say");
			*t = (struct threshold){.from = need_int(r, m, "from", (struct range){1, 64}), .say = need_text(r, m, "say")};
		}
	}
}

static struct relief_line read_line(struct reader *r, const struct node *at, const char *id, const char *facts)
{
	struct relief_line l = {.id = str_of(id), .text = need_text(r, at, "text")};
	l.questions = opt_ids(r, at, facts, pack_question, &l.n_questions);
	for (size_t i = 0; i < l.n_questions; i++)
		if (r->questions[l.questions[i]].kind == KIND_YESNO)
			qset_add(&r->p->relief.asked, r->questions[l.questions[i]].fact);
	return l;
}

void read_relief(struct reader *r, const struct node *at)
{
	struct relief *f = &r->p->relief;
	const struct node *list = opt_list(r, at, "lines"), *conditions = tree_get(at, "conditions");
	only_keys(r, at, "lead lines conditions");
	f->lead = need_text(r, at, "lead");
	struct relief_line *l = take(r, tree_count(list), sizeof *l);
	f->lines = l;
	for (const struct node *m = list != NULL && l != NULL ? list->first : NULL; m != NULL; m = m->next, l++, f->n_lines++) {
		only_keys(r, m, "id text rows");
		*l = read_line(r, m, "", "rows");
		l->id = need_id(r, m);
	}
	if (conditions == NULL || conditions->kind != NODE_MAP) {
		complain(r, at, "\"conditions\" is missing here", STR(""), STR(""));
		return;
	}
	only_keys(r, conditions, "text facts");
	f->conditions = read_line(r, conditions, "conditions", "facts");
}

void read_screens(struct reader *r)
{
	static const str modes[] = {STR_INIT("one"), STR_INIT("ticks")};
	const struct entries *e = &r->sections[SECTION_SCREENS];
	struct screen *s = take(r, e->n, sizeof *s);
	if (s == NULL)
		return;
	r->p->screens = s;
	for (size_t i = 0; i < e->n; i++, s++, r->p->n_screens++) {
		only_keys(r, e->at[i], "id title lead mode questions");
		*s = (struct screen){.id = need_text(r, e->at[i], "id"),
				     .title = need_text(r, e->at[i], "title"),
				     .lead = opt_text(r, e->at[i], "lead"),
				     .ticks = need_word(r, e->at[i], "mode", modes, 2) == 1};
		s->questions = opt_ids(r, e->at[i], "questions", pack_question, &s->n_questions);
	}
}

void read_regions(struct reader *r)
{
	static const str sides[] = {STR_INIT("left"), STR_INIT("right"), STR_INIT("middle")}, views[] = {STR_INIT("back"), STR_INIT("front")};
	const struct entries *e = &r->sections[SECTION_REGIONS];
	struct region *g = take(r, e->n, sizeof *g);
	if (g == NULL)
		return;
	r->p->regions = g;
	if (e->n > REGIONS_MAX) {
		complain(r, e->at[REGIONS_MAX], "too many regions", STR(""), STR(""));
		return;
	}
	for (size_t i = 0; i < e->n; i++, g++, r->p->n_regions++) {
		const struct node *at = e->at[i];
		only_keys(r, at, "id zone side view name muscles complaint asks evidence confidence sources");
		*g = (struct region){.id = need_text(r, at, "id"),
				     .zone = need_text(r, at, "zone"),
				     .name = need_text(r, at, "name"),
				     .muscles = opt_text(r, at, "muscles"),
				     .complaint = opt_text(r, at, "complaint"),
				     .support = need_support(r, at),
				     .side = sides[need_word(r, at, "side", sides, 3)],
				     .view = views[need_word(r, at, "view", views, 2)],
				     .asks = opt_facts(r, at, "asks")};
		g->fact = pack_fact(r->p, g->id);
	}
}
