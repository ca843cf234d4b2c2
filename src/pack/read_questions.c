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

/* Of what is no entry of a section: those were checked by check_ids. */
static str need_id(struct reader *r, const struct node *map)
{
	str id = need_text(r, map, "id");
	if (id.n > 0 && !is_id(id))
		complain(r, map, "the id \"%\" must be of a-z 0-9 _ and start with a letter", id, STR(""));
	return id;
}

/* One question, as it is asked; it goes into the row that is being filled. */
static struct question *add_question(struct reader *r, const struct node *at, struct question q)
{
	struct pack *p = r->p;
	if (p->n_questions == QUESTIONS_MAX) {
		complain(r, at, "too many questions", STR(""), STR(""));
		return &r->questions[p->n_questions - 1];
	}
	uint16_t index = (uint16_t)p->n_questions;
	struct question_row *row = &r->rows[p->n_rows - 1];
	q.id = need_text(r, at, "id");
	q.row = (uint16_t)(p->n_rows - 1);
	q.fact = NONE;
	r->questions[index] = q;
	r->row_questions[index] = index; /* the questions of a row follow each other */
	row->n++;
	p->n_questions++;
	if (q.kind == KIND_YESNO)
		r->questions[index].fact = add_fact(r, at, q.id, q.brief, index);
	if (q.kind == KIND_YESNO && q.block == BLOCK_RECHECK)
		qset_add(&p->recheck, r->questions[index].fact);
	return &r->questions[index];
}

static struct question_row *add_row(struct reader *r, const struct node *at)
{
	struct pack *p = r->p;
	struct question_row *row = &r->rows[p->n_rows];
	*row = (struct question_row){.id = opt_text(r, at, "id"),
				     .brief = need_text(r, at, "short"),
				     .plain = opt_text(r, at, "plain"),
				     .questions = &r->row_questions[p->n_questions]};
	if (p->n_rows < QUESTIONS_MAX - 1)
		p->n_rows++;
	return row;
}

/* "lead", a line break, "tick" */
static str text_of_tick(struct arena *a, str lead, str tick)
{
	struct writer w = arena_writer(a);
	w_str(&w, lead);
	w_char(&w, '\n');
	w_str(&w, tick);
	return arena_keep(a, &w);
}

/* A list of ticks below a lead; each may belong to another row of the evidence than the lead. Returns how many. */
static size_t add_ticks(struct reader *r, const struct node *list, str lead, struct question like)
{
	size_t n = 0;
	for (const struct node *m = list != NULL ? list->first : NULL; m != NULL; m = m->next, n++) {
		struct question q = like;
		if (m->kind != NODE_MAP) {
			complain(r, m, "a tick must be {id: .., text: ..}", STR(""), STR(""));
			continue;
		}
		only_keys(r, m, "id evidence text");
		if (tree_get(m, "evidence") != NULL)
			q.support.evidence = need_evidence(r, m);
		q.brief = need_text(r, m, "text");
		q.text = text_of_tick(r->a, lead, q.brief);
		need_id(r, m);
		check_tick(r, m, lead, &q);
		add_question(r, m, q);
	}
	return n;
}

/* What is asked when one of the ticks is true. */
static void add_then(struct reader *r, const struct node *at, struct question_row *row, struct question like)
{
	const struct node *then = opt_map(r, at, "then");
	if (then == NULL)
		return;
	only_keys(r, then, "text block evidence ticks");
	if (tree_get(then, "block") != NULL)
		like.block = (enum block)need_word(r, then, "block", block_words, BLOCKS);
	if (tree_get(then, "evidence") != NULL)
		like.support.evidence = need_evidence(r, then);
	row->then = need_text(r, then, "text");
	row->n_then = add_ticks(r, opt_list(r, then, "ticks"), row->then, like);
	if (row->n_then == 0)
		complain(r, then, "\"then\" needs \"ticks\"", STR(""), STR(""));
}

/* What takes the weight off the row; evidence 1.1 says when that may be. */
static void add_known(struct reader *r, const struct node *at, struct question like)
{
	const struct node *known = opt_map(r, at, "known");
	if (known == NULL)
		return;
	only_keys(r, known, "id text");
	need_id(r, known);
	like.support.evidence = STR("1.1");
	like.text = like.brief = need_text(r, known, "text");
	check_tick(r, known, STR(""), &like);
	add_question(r, known, like);
}

/* A yes/no question, or a lead with its ticks. */
static void add_yesno(struct reader *r, const struct node *at, enum block block)
{
	struct question q = {.kind = KIND_YESNO, .block = block, .support = need_support(r, at)};
	struct question_row *row = add_row(r, at);
	const struct node *ticks = opt_list(r, at, "ticks");
	str text = need_text(r, at, "text");
	if (tree_get(at, "yes_days") != NULL)
		q.yes_days = need_int(r, at, "yes_days", (struct range){1, 365});
	if (ticks != NULL) {
		row->lead = text;
		row->n_ticks = add_ticks(r, ticks, text, q);
	} else {
		q.text = text;
		q.brief = row->brief;
		add_question(r, at, q);
		row->n_ticks = 1;
	}
	add_then(r, at, row, q);
	add_known(r, at, q);
	check_row(r, at, block);
}

static void read_flag(struct reader *r, const struct node *at)
{
	only_keys(r, at,
		  "id evidence block urgency unsure text ticks then known when unless short plain may_mean say tell examined needs also clearable "
		  "within_days "
		  "confidence sources doubt");
	if (tree_get(at, "text") == NULL) /* a rule over what other rows ask */
		return;
	add_yesno(r, at, (enum block)need_word(r, at, "block", block_words, BLOCKS));
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
	only_keys(r, at, "id evidence block kind text ticks short plain confidence sources choices needs min max unit yes_days doubt");
	enum question_kind kind = (enum question_kind)need_word(r, at, "kind", question_kind_words, QUESTION_KINDS);
	enum block block = (enum block)need_word(r, at, "block", block_words, BLOCKS);
	if (kind == KIND_YESNO) {
		add_yesno(r, at, block);
		return;
	}
	struct question_row *row = add_row(r, at);
	struct question *q = add_question(
		r, at,
		(struct question){
			.text = need_text(r, at, "text"), .brief = row->brief, .kind = kind, .block = block, .support = need_support(r, at)});
	row->n_ticks = 1;
	if (tree_get(at, "yes_days") != NULL)
		q->yes_days = need_int(r, at, "yes_days", (struct range){1, 365});
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
		add_yesno(r, at, BLOCK_CONDITION);
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
	r->rows = take(r, QUESTIONS_MAX, sizeof *r->rows);
	r->row_questions = take(r, QUESTIONS_MAX, sizeof *r->row_questions);
	if (r->facts == NULL || r->fact_nodes == NULL || r->questions == NULL || r->rows == NULL || r->row_questions == NULL)
		return;
	r->p->facts = r->facts;
	r->p->questions = r->questions;
	r->p->rows = r->rows;
	for (size_t s = 0; s < sizeof order / sizeof order[0]; s++)
		for (size_t i = 0; i < r->sections[order[s].section].n; i++)
			order[s].read(r, r->sections[order[s].section].at[i]);
	for (size_t i = 0; i < r->sections[SECTION_DERIVED].n; i++) {
		const struct node *at = r->sections[SECTION_DERIVED].at[i];
		only_keys(r, at, "id from short");
		add_fact(r, at, need_text(r, at, "id"), opt_text(r, at, "short"), NONE);
	}
}

static void give_needs(struct question *q, qset needs)
{
	q->needs = needs;
	q->has_needs = true;
}

static void read_needs(struct reader *r, const struct node *at)
{
	uint16_t i = pack_row(r->p, opt_text(r, at, "id"));
	if (i == NONE)
		return;
	const struct question_row *row = &r->rows[i];
	qset ticks = {{0}};
	for (size_t k = 0; k < row->n; k++) {
		struct question *q = &r->questions[row->questions[k]];
		q->same = opt_facts(r, at, "same_as");
		if (k >= row->n_ticks)
			give_needs(q, ticks);
		else if (tree_get(at, "needs") != NULL)
			give_needs(q, opt_facts(r, at, "needs"));
		if (k < row->n_ticks && q->fact != NONE)
			qset_add(&ticks, q->fact);
	}
}

/* [[a, b], [c]]: one of a and b, and c */
static void read_groups(struct reader *r, const struct node *list, struct rule *rule)
{
	qset *groups = take(r, tree_count(list), sizeof *groups);
	rule->groups = groups;
	for (const struct node *m = list != NULL && groups != NULL ? list->first : NULL; m != NULL; m = m->next) {
		groups[rule->n_groups] = facts_of(r, m);
		rule->when = qset_or(rule->when, &groups[rule->n_groups++]);
	}
	if (rule->n_groups == 0)
		complain(r, list, "\"when\" must be a list of lists of facts, one at least", STR(""), STR(""));
}

/* Without "when": one of the row's own ticks, or of "also". */
static void read_own_group(struct reader *r, const struct node *at, const struct question_row *row, struct rule *rule)
{
	qset *own = take(r, 1, sizeof *own);
	if (own == NULL)
		return;
	*own = opt_facts(r, at, "also");
	for (size_t k = 0; k < row->n_ticks; k++)
		qset_add(own, r->questions[row->questions[k]].fact);
	rule->groups = own;
	rule->n_groups = 1;
	rule->when = *own;
}

/* The first that is asked among the emergency signs, or the first of the first group that is asked at all. */
static uint16_t first_asked(const struct reader *r, const struct rule *rule)
{
	uint16_t first = NONE;
	for (size_t g = 0; g < rule->n_groups; g++)
		for
			qset_each(f, &rule->groups[g])
			{
				uint16_t q = r->facts[f].question;
				if (q != NONE && r->questions[q].block == BLOCK_EMERGENCY)
					return q;
				first = g == 0 && first == NONE ? q : first;
			}
	return first;
}

/* An emergency sign of another block, or of a row that evidence 1.1 does not name in rule 4, counts as care today when it stays "not sure". */
static enum urgency read_unsure(struct reader *r, const struct node *at, enum urgency urgency)
{
	if (tree_get(at, "unsure") == NULL)
		return urgency == EMERGENCY ? SAME_DAY : urgency;
	return (enum urgency)need_word(r, at, "unsure", urgency_words, URGENCIES);
}

static void read_rule(struct reader *r, const struct node *at)
{
	struct rule *rule = &r->rules[r->p->n_rules];
	uint16_t row = pack_row(r->p, opt_text(r, at, "id"));
	const struct node *when = opt_list(r, at, "when");
	*rule = (struct rule){.id = need_text(r, at, "id"),
			      .support = need_support(r, at),
			      .brief = need_text(r, at, "short"),
			      .clearable = opt_bool(r, at, "clearable"),
			      .may_mean = need_text(r, at, "may_mean"),
			      .say = need_text(r, at, "say"),
			      .doubt = opt_text(r, at, "doubt"),
			      .unless = opt_facts(r, at, "unless"),
			      .raises = row == NONE,
			      .urgency = (enum urgency)need_word(r, at, "urgency", urgency_words, URGENCIES)};
	if (tree_get(at, "within_days") != NULL)
		rule->within_days = need_int(r, at, "within_days", (struct range){1, 365});
	if (rule->within_days > 0 && !rule->clearable)
		complain(r, at, "\"within_days\" says which examination counts, so it needs \"clearable: true\"", STR(""), STR(""));
	rule->examined = opt_text(r, at, "examined");
	if (rule->examined.n > 0 && !rule->clearable)
		complain(r, at, "\"examined\" says which examination counts, so it needs \"clearable: true\"", STR(""), STR(""));
	if (rule->examined.n == 0 && rule->clearable)
		rule->examined = STR("A doctor has examined exactly this");
	rule->unsure = read_unsure(r, at, rule->urgency);
	rule->tell = rule->urgency > CAUTION ? need_text(r, at, "tell") : opt_text(r, at, "tell");
	if (rule->urgency == SELF_CARE || rule->unsure == SELF_CARE)
		complain(r, at, "a flag cannot mean self care", STR(""), STR(""));
	if (when != NULL)
		read_groups(r, when, rule);
	else if (row != NONE)
		read_own_group(r, at, &r->rows[row], rule);
	else
		complain(r, at, "a flag needs \"text\" or \"when\"", STR(""), STR(""));
	if (rule->n_groups == 0)
		return;
	rule->question = first_asked(r, rule);
	if (rule->question == NONE)
		complain(r, at, "the first group of \"when\" must hold something that is asked", STR(""), STR(""));
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
		complain(r, at,
			 "\"from\" must be {question: .., above: ..}, {question: .., below: ..}, {any: [..]}, {least: 2, of: [..]} or {urgency: ..}",
			 STR(""), STR(""));
		return;
	}
	only_keys(r, from, "question above below any least of urgency");
	*d = (struct derived){.fact = fact, .question = NONE};
	if (tree_get(from, "any") != NULL) {
		d->kind = FROM_ANY;
		d->any = opt_facts(r, from, "any");
		d->bound = 1;
	} else if (tree_get(from, "least") != NULL) {
		d->kind = FROM_ANY;
		d->any = opt_facts(r, from, "of");
		d->bound = need_int(r, from, "least", (struct range){1, qset_count(&d->any)});
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

/* A list of ids of rows, as their questions one after the other. */
static const uint16_t *opt_rows(struct reader *r, const struct node *map, const char *key, size_t *ret_n)
{
	size_t n_rows, n = 0;
	const uint16_t *rows = opt_ids(r, map, key, pack_row, &n_rows);
	*ret_n = 0;
	for (size_t i = 0; i < n_rows; i++)
		n += r->rows[rows[i]].n;
	uint16_t *questions = take(r, n, sizeof *questions);
	if (questions == NULL)
		return NULL;
	for (size_t i = 0; i < n_rows; i++)
		for (size_t k = 0; k < r->rows[rows[i]].n; k++)
			questions[(*ret_n)++] = r->rows[rows[i]].questions[k];
	return questions;
}

static struct relief_line read_line(struct reader *r, const struct node *at, const char *id, const char *facts)
{
	struct relief_line l = {.id = str_of(id), .text = need_text(r, at, "text")};
	check_line(r, at, "text");
	l.questions = opt_rows(r, at, facts, &l.n_questions);
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

/* A line of a screen: one of the relief page by its name, or one of its own. */
static struct relief_line read_fold(struct reader *r, const struct node *at)
{
	const struct relief *f = &r->p->relief;
	struct relief_line l = {.id = opt_text(r, at, "relief")};
	only_keys(r, at, l.id.n > 0 ? "relief" : "text rows");
	if (l.id.n == 0) {
		l.text = need_text(r, at, "text");
		check_line(r, at, "text");
		l.questions = opt_rows(r, at, "rows", &l.n_questions);
		return l;
	}
	for (size_t i = 0; i < f->n_lines; i++)
		if (str_eq(f->lines[i].id, l.id))
			return f->lines[i];
	complain(r, at, "\"relief\" names no line of the relief page: %", l.id, STR(""));
	return l;
}

/* The lines, and all questions of the screen: those that are there as they are, and those under the lines. */
static void read_folds(struct reader *r, const struct node *at, struct screen *s)
{
	const struct node *list = opt_list(r, at, "lines");
	struct relief_line *l = take(r, tree_count(list), sizeof *l);
	const uint16_t *plain = opt_rows(r, at, "questions", &s->n_plain);
	size_t n = s->n_plain;
	for (const struct node *m = list != NULL && l != NULL ? list->first : NULL; m != NULL; m = m->next) {
		l[s->n_lines] = read_fold(r, m);
		n += l[s->n_lines++].n_questions;
	}
	uint16_t *all = take(r, n, sizeof *all);
	if (all == NULL)
		return;
	s->lines = l;
	s->questions = all;
	for (size_t i = 0; i < s->n_plain; i++)
		all[s->n_questions++] = plain[i];
	for (size_t i = 0; i < s->n_lines; i++)
		for (size_t k = 0; k < l[i].n_questions; k++)
			all[s->n_questions++] = l[i].questions[k];
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
		only_keys(r, e->at[i], "id title lead mode questions lines");
		*s = (struct screen){.id = need_text(r, e->at[i], "id"),
				     .title = need_text(r, e->at[i], "title"),
				     .lead = opt_text(r, e->at[i], "lead"),
				     .ticks = need_word(r, e->at[i], "mode", modes, 2) == 1};
		read_folds(r, e->at[i], s);
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
