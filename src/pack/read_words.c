/* read_words.c - sources, statements, measures and the pages to learn from; and what the code knows by name. */
#include "base/time.h"
#include "pack/reader.h"

void read_sources(struct reader *r)
{
	const struct entries *e = &r->sections[SECTION_SOURCES];
	r->sources = take(r, e->n, sizeof *r->sources);
	if (r->sources == NULL)
		return;
	r->p->sources = r->sources;
	for (size_t i = 0; i < e->n; i++) {
		const struct node *at = e->at[i];
		only_keys(r, at, "id text where seen");
		struct source s = {.id = need_text(r, at, "id"),
				   .text = need_text(r, at, "text"),
				   .where = opt_text(r, at, "where"),
				   .seen = opt_text(r, at, "seen")};
		r->sources[r->p->n_sources++] = s;
	}
}

static void read_numbers(struct reader *r, const struct node *list)
{
	struct emergency_number *n = take(r, tree_count(list), sizeof *n);
	r->p->numbers = n;
	for (const struct node *m = list != NULL && n != NULL ? list->first : NULL; m != NULL; m = m->next, n++, r->p->n_numbers++) {
		only_keys(r, m, "country name number of");
		*n = (struct emergency_number){.country = need_text(r, m, "country"),
					       .name = need_text(r, m, "name"),
					       .number = need_text(r, m, "number"),
					       .of = opt_text(r, m, "of")};
	}
}

static void read_statements(struct reader *r, const struct node *list)
{
	struct statement *s = take(r, tree_count(list), sizeof *s);
	r->p->statements = s;
	for (const struct node *m = list != NULL && s != NULL ? list->first : NULL; m != NULL; m = m->next, s++, r->p->n_statements++) {
		only_keys(r, m, "id text evidence confidence sources");
		*s = (struct statement){.id = need_text(r, m, "id"), .text = need_text(r, m, "text"), .support = need_support(r, m)};
	}
}

static void read_signatures(struct reader *r, const struct node *list)
{
	struct signature *s = take(r, tree_count(list), sizeof *s);
	r->p->signatures = s;
	for (const struct node *m = list != NULL && s != NULL ? list->first : NULL; m != NULL; m = m->next, s++, r->p->n_signatures++) {
		day on;
		only_keys(r, m, "who role what on");
		*s = (struct signature){
			.who = need_text(r, m, "who"), .role = need_text(r, m, "role"), .what = need_text(r, m, "what"), .on = need_text(r, m, "on")};
		if (s->on.n > 0 && !day_parse(s->on, &on))
			complain(r, m, "\"on\" must be a day, written as YYYY-MM-DD", STR(""), STR(""));
	}
}

static void read_pack(struct reader *r, const struct node *at)
{
	only_keys(r, at, "name version language licence idle_words numbers signed statements");
	r->p->name = need_text(r, at, "name");
	r->p->version = need_text(r, at, "version");
	r->p->language = need_text(r, at, "language");
	r->p->idle_words = opt_text(r, at, "idle_words");
	read_numbers(r, opt_list(r, at, "numbers"));
	read_signatures(r, opt_list(r, at, "signed"));
	read_statements(r, opt_list(r, at, "statements"));
	if (r->p->n_numbers == 0)
		complain(r, at, "\"numbers\" must give at least one emergency number", STR(""), STR(""));
}

static void read_course(struct reader *r, const struct node *at)
{
	only_keys(r, at, "id evidence sessions weeks most go_on_if stop_if say confidence sources");
	r->p->course = (struct course_rule){.support = need_support(r, at),
					    .sessions = opt_amount(r, at, "sessions", (struct range){1, 40}),
					    .weeks = opt_amount(r, at, "weeks", (struct range){1, 26}),
					    .most = opt_amount(r, at, "most", (struct range){1, 40}),
					    .go_on_if = opt_texts(r, at, "go_on_if"),
					    .stop_if = opt_texts(r, at, "stop_if"),
					    .say = need_text(r, at, "say")};
}

static void read_measures(struct reader *r)
{
	const struct entries *e = &r->sections[SECTION_MEASURES];
	struct measure *m = take(r, e->n, sizeof *m);
	r->p->measures = m;
	for (size_t i = 0; m != NULL && i < e->n; i++, m++, r->p->n_measures++) {
		const struct node *at = e->at[i];
		only_keys(r, at, "id evidence name asks least most important use licence confidence sources");
		*m = (struct measure){.id = need_text(r, at, "id"),
				      .name = need_text(r, at, "name"),
				      .asks = need_text(r, at, "asks"),
				      .important = opt_text(r, at, "important"),
				      .licence = opt_text(r, at, "licence"),
				      .support = need_support(r, at),
				      .use = opt_bool(r, at, "use")};
		if (tree_get(at, "least") != NULL)
			m->least = need_int(r, at, "least", (struct range){0, 1000});
		if (tree_get(at, "most") != NULL)
			m->most = need_int(r, at, "most", (struct range){m->least, 1000});
	}
}

/* "do": what to do first, each in three steps. */
static void read_learn_does(struct reader *r, const struct node *list, struct learn *l)
{
	struct learn_do *d = take(r, tree_count(list), sizeof *d);
	l->does = d;
	for (const struct node *m = list != NULL && d != NULL ? list->first : NULL; m != NULL; m = m->next, d++, l->n_does++) {
		only_keys(r, m, "item steps");
		*d = (struct learn_do){.item = pack_item(r->p, need_text(r, m, "item")), .steps = opt_texts(r, m, "steps")};
		if (d->item == NONE) {
			complain(r, m, "\"item\" must be the id of an item", STR(""), STR(""));
			d->item = 0;
		}
		if (d->steps.n != 3)
			complain(r, m, "\"steps\" must be three: what does not fit stands in the item", STR(""), STR(""));
	}
}

/* A page belongs to one that has a page of its own. */
static void check_belongs(struct reader *r)
{
	const struct pack *p = r->p;
	for (size_t i = 0; i < p->n_learn; i++) {
		str id = p->learn[i].belongs;
		const struct learn *to = pack_learn(p, id);
		if (id.n > 0 && (to == NULL || to->belongs.n > 0))
			complain(r, r->sections[SECTION_LEARN].at[i], "\"belongs\" must be the id of a page that belongs to none: \"%\"", id,
				 STR(""));
	}
}

static void read_learn(struct reader *r)
{
	static const str kinds[] = {STR_INIT("remedy"), STR_INIT("cause"), STR_INIT("feel"), STR_INIT("honesty"), STR_INIT("safety")};
	const struct entries *e = &r->sections[SECTION_LEARN];
	struct learn *l = take(r, e->n, sizeof *l);
	r->p->learn = l;
	for (size_t i = 0; l != NULL && i < e->n; i++, l++, r->p->n_learn++) {
		const struct node *at = e->at[i];
		only_keys(r, at, "id kind title lead name asked belongs evidence do known unknown body items confidence sources");
		*l = (struct learn){.id = need_text(r, at, "id"),
				    .kind = kinds[need_word(r, at, "kind", kinds, 5)],
				    .title = need_text(r, at, "title"),
				    .lead = need_text(r, at, "lead"),
				    .name = opt_text(r, at, "name"),
				    .asked = opt_text(r, at, "asked"),
				    .belongs = opt_text(r, at, "belongs"),
				    .support = need_support(r, at),
				    .known = opt_texts(r, at, "known"),
				    .unknown = opt_texts(r, at, "unknown"),
				    .body = opt_texts(r, at, "body")};
		read_learn_does(r, opt_list(r, at, "do"), l);
		l->items = opt_ids(r, at, "items", pack_item, &l->n_items);
	}
	check_belongs(r);
}

void read_words(struct reader *r)
{
	static const struct {
		enum section section;
		void (*read)(struct reader *, const struct node *);
	} single[] = {{SECTION_PACK, read_pack}, {SECTION_COURSE, read_course}, {SECTION_RELIEF, read_relief}};
	static const struct node nowhere = {.file = STR_INIT("content"), .line = 1, .column = 1};
	for (size_t i = 0; i < sizeof single / sizeof single[0]; i++) {
		const struct entries *e = &r->sections[single[i].section];
		if (e->n != 1)
			complain(r, e->n > 1 ? e->at[1] : &nowhere, "the sections pack, course and relief must stand exactly once", STR(""), STR(""));
		else
			single[i].read(r, e->at[0]);
	}
	read_measures(r);
	read_learn(r);
}

/* --- what the code knows by name --- */

static uint16_t known(struct reader *r, uint16_t index, const char *what)
{
	static const struct node nowhere = {.file = STR_INIT("content"), .line = 1, .column = 1};
	if (index == NONE)
		complain(r, &nowhere, "the pack needs \"%\": the program knows it by this name", str_of(what), STR(""));
	return index;
}

/* A column that a pack does not have stands for no item of it. */
static uint32_t modality_bit(const struct pack *p, str id)
{
	for (size_t i = 0; i < p->n_modalities; i++)
		if (str_eq(p->modalities[i].id, id))
			return (uint32_t)1 << i;
	return 0;
}

void read_known(struct reader *r)
{
	const struct pack *p = r->p;
	uint16_t flare = 0;
	while (flare < p->n_programmes && !str_eq(p->programmes[flare].id, STR("flare")))
		flare++;
	r->p->known = (struct known){
		.q_where = known(r, pack_question(p, STR("where")), "where"),
		.q_age = known(r, pack_question(p, STR("age")), "age"),
		.q_minutes = known(r, pack_question(p, STR("minutes_a_day")), "minutes_a_day"),
		.q_confidence = known(r, pack_question(p, STR("confidence_0_10")), "confidence_0_10"),
		.q_pain_now = known(r, pack_question(p, STR("pain_now")), "pain_now"),
		.q_pain_average = known(r, pack_question(p, STR("pain_average")), "pain_average"),
		.q_needled = known(r, pack_question(p, STR("needled_lately")), "needled_lately"),
		.f_flare = known(r, pack_fact(p, STR("flare_now")), "flare_now"),
		.f_open_red_flag = known(r, pack_fact(p, STR("any_open_red_flag")), "any_open_red_flag"),
		.f_under_18 = known(r, pack_fact(p, STR("under_18")), "under_18"),
		.first_visit = known(r, pack_item(p, STR("first_visit")), "first_visit"),
		.posture_variety = known(r, pack_item(p, STR("posture_variety")), "posture_variety"),
		.birth = pack_rule(p, STR("rf_52")),
		.flare = known(r, flare < p->n_programmes ? flare : NONE, "flare"),
		.still = modality_bit(p, STR("CH")) | modality_bit(p, STR("VI")),
	};
}
