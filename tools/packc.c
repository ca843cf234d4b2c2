/*
 * packc.c - bakes content/ into const tables: packc DIR OUT.c DEPFILE
 *
 * It reads with the reader of the program, so what it prints is what the program would have read. Every table is printed after the tables it points to.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "main/content_files.h"

static void p_str(str s)
{
	printf("{\"");
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '"' || c == '\\')
			printf("\\%c", c);
		else if (c < 0x20 || c >= 0x7F || c == '?')
			printf("\\%03o", c);
		else
			putchar(c);
	}
	printf("\",%zu}", s.n);
}

static void p_set(const char *name, qset s)
{
	printf(".%s={{", name);
	for (size_t i = 0; i < QSET_WORDS; i++)
		printf("%s0x%" PRIx64, i > 0 ? "," : "", s.w[i]);
	printf("}},");
}

static void p_field(const char *name, str s)
{
	if (s.n == 0) /* an empty text still points somewhere */
		printf(".%s={\"\",0},", name);
	else {
		printf(".%s=", name);
		p_str(s);
		putchar(',');
	}
}

static void p_int(const char *name, int64_t v)
{
	if (v != 0)
		printf(".%s=%" PRId64 ",", name, v);
}

static void p_amount(const char *name, struct amount a)
{
	printf(".%s={%d,%d,%d},", name, a.use, a.least, a.most);
}

/* A table of texts gets a name of its own; fields refer to it. Returns its number, 0 when there are none. */
static int texts_made;

static int p_texts_table(struct texts t)
{
	if (t.n == 0)
		return 0;
	printf("static const str t%d[]={", ++texts_made);
	for (size_t i = 0; i < t.n; i++) {
		p_str(t.p[i]);
		putchar(',');
	}
	printf("};\n");
	return texts_made;
}

static void p_texts(const char *name, int table, struct texts t)
{
	if (t.n > 0)
		printf(".%s={t%d,%zu},", name, table, t.n);
}

static int p_ids_table(const uint16_t *ids, size_t n)
{
	if (n == 0)
		return 0;
	printf("static const uint16_t t%d[]={", ++texts_made);
	for (size_t i = 0; i < n; i++)
		printf("%u,", ids[i]);
	printf("};\n");
	return texts_made;
}

static void p_ids(const char *name, const char *count, int table, size_t n)
{
	if (n > 0)
		printf(".%s=t%d,.%s=%zu,", name, table, count, n);
}

static void p_support(struct support s, int sources)
{
	printf(".support={");
	p_field("evidence", s.evidence);
	printf(".confidence='%c',", s.confidence);
	p_texts("sources", sources, s.sources);
	printf("},");
}

static void p_facts(const struct pack *p)
{
	printf("static const struct fact facts[]={\n");
	for (size_t i = 0; i < p->n_facts; i++) {
		printf("{");
		p_field("id", p->facts[i].id);
		p_field("brief", p->facts[i].brief);
		printf(".question=%u},\n", p->facts[i].question);
	}
	printf("};\n");
}

static void p_questions(const struct pack *p)
{
	int sources[QUESTIONS_MAX];
	for (size_t i = 0; i < p->n_questions; i++) {
		const struct question *q = &p->questions[i];
		sources[i] = p_texts_table(q->support.sources);
		if (q->n_choices == 0)
			continue;
		printf("static const struct choice choices%zu[]={", i);
		for (size_t k = 0; k < q->n_choices; k++) {
			printf("{");
			p_field("id", q->choices[k].id);
			p_field("text", q->choices[k].text);
			printf(".fact=%u},", q->choices[k].fact);
		}
		printf("};\n");
	}
	printf("static const struct question questions[]={\n");
	for (size_t i = 0; i < p->n_questions; i++) {
		const struct question *q = &p->questions[i];
		printf("{");
		p_field("id", q->id);
		p_field("text", q->text);
		p_field("brief", q->brief);
		p_field("unit", q->unit);
		p_support(q->support, sources[i]);
		printf(".kind=%d,.block=%d,.row=%u,.least=%d,.most=%d,.fact=%u,", (int)q->kind, (int)q->block, q->row, q->least, q->most, q->fact);
		if (q->n_choices > 0)
			printf(".choices=choices%zu,.n_choices=%zu,", i, q->n_choices);
		p_int("yes_days", q->yes_days);
		if (q->has_needs) {
			printf(".has_needs=true,");
			p_set("needs", q->needs);
		}
		if (!qset_empty(&q->same))
			p_set("same", q->same);
		printf("},\n");
	}
	printf("};\n");
}

static void p_question_order(const struct pack *p)
{
	printf("static const uint16_t question_order[]={");
	for (size_t i = 0; i < p->n_questions; i++)
		printf("%u,", p->question_order[i]);
	printf("};\n");
}

static void p_derived(const struct pack *p)
{
	printf("static const struct derived derived[]={\n");
	for (size_t i = 0; i < p->n_derived; i++) {
		const struct derived *d = &p->derived[i];
		printf("{.fact=%u,.kind=%d,.question=%u,.bound=%d,.urgency=%d,", d->fact, (int)d->kind, d->question, d->bound, (int)d->urgency);
		p_set("any", d->any);
		printf("},\n");
	}
	printf("};\n");
}

static void p_rows(const struct pack *p)
{
	printf("static const uint16_t row_questions[]={");
	for (size_t i = 0; i < p->n_rows; i++)
		for (size_t k = 0; k < p->rows[i].n; k++)
			printf("%u,", p->rows[i].questions[k]);
	printf("};\nstatic const struct question_row rows[]={\n");
	for (size_t i = 0, from = 0; i < p->n_rows; from += p->rows[i++].n) {
		const struct question_row *row = &p->rows[i];
		printf("{");
		p_field("id", row->id);
		p_field("lead", row->lead);
		p_field("then", row->then);
		p_field("brief", row->brief);
		p_field("plain", row->plain);
		printf(".questions=&row_questions[%zu],.n=%zu,.n_ticks=%zu,.n_then=%zu},\n", from, row->n, row->n_ticks, row->n_then);
	}
	printf("};\n");
}

static void p_groups(const struct rule *r, size_t i)
{
	printf("static const qset groups%zu[]={", i);
	for (size_t k = 0; k < r->n_groups; k++) {
		printf("{{");
		for (size_t w = 0; w < QSET_WORDS; w++)
			printf("%s0x%" PRIx64, w > 0 ? "," : "", r->groups[k].w[w]);
		printf("}},");
	}
	printf("};\n");
}

static void p_rules(const struct pack *p)
{
	int sources[RULES_MAX];
	for (size_t i = 0; i < p->n_rules; i++) {
		sources[i] = p_texts_table(p->rules[i].support.sources);
		p_groups(&p->rules[i], i);
	}
	printf("static const struct rule rules[]={\n");
	for (size_t i = 0; i < p->n_rules; i++) {
		const struct rule *r = &p->rules[i];
		printf("{");
		p_field("id", r->id);
		p_support(r->support, sources[i]);
		printf(".urgency=%d,.unsure=%d,.question=%u,.clearable=%d,", (int)r->urgency, (int)r->unsure, r->question, r->clearable);
		printf(".within_days=%d,.raises=%d,.groups=groups%zu,.n_groups=%zu,", (int)r->within_days, r->raises, i, r->n_groups);
		p_set("when", r->when);
		p_set("unless", r->unless);
		p_field("brief", r->brief);
		p_field("may_mean", r->may_mean);
		p_field("say", r->say);
		p_field("doubt", r->doubt);
		p_field("tell", r->tell);
		p_field("examined", r->examined);
		printf("},\n");
	}
	printf("};\n");
}

static void p_conditions(const struct pack *p)
{
	int sources[QSET_MAX];
	for (size_t i = 0; i < p->n_conditions; i++) {
		sources[i] = p_texts_table(p->conditions[i].support.sources);
		printf("static const struct cell cells%zu[]={", i);
		for (size_t m = 0; m < p->n_modalities; m++) {
			const struct cell *c = &p->conditions[i].cells[m];
			printf("{.verdict=%d,.scope=%d,", (int)c->verdict, (int)c->scope);
			p_field("words", c->words);
			printf("},");
		}
		printf("};\n");
	}
	printf("static const struct condition conditions[]={\n");
	for (size_t i = 0; i < p->n_conditions; i++) {
		printf("{");
		p_field("id", p->conditions[i].id);
		p_support(p->conditions[i].support, sources[i]);
		printf(".fact=%u,.cells=cells%zu,", p->conditions[i].fact, i);
		p_field("doubt", p->conditions[i].doubt);
		printf("},\n");
	}
	printf("};\nstatic const struct modality modalities[]={\n");
	for (size_t i = 0; i < p->n_modalities; i++) {
		printf("{");
		p_field("id", p->modalities[i].id);
		p_field("name", p->modalities[i].name);
		p_support(p->modalities[i].support, 0);
		printf("},\n");
	}
	printf("};\n");
}

struct item_tables {
	int sources, steps, happens, after;
};

static void p_item(const struct item *it, size_t i, struct item_tables t)
{
	printf("{");
	p_field("id", it->id);
	p_field("name", it->name);
	p_field("what", it->what);
	p_field("honest", it->honest);
	p_field("numbers", it->numbers);
	p_field("doubt", it->doubt);
	p_support(it->support, t.sources);
	printf(".leg=%d,.kind=%d,.label=%d,.modalities=0x%x,.scopes=%d,.ease=%d,", (int)it->leg, (int)it->kind, (int)it->label, it->modalities,
	       it->scopes, it->ease);
	p_texts("steps", t.steps, it->steps);
	p_texts("happens", t.happens, it->happens);
	p_texts("after", t.after, it->after);
	p_field("easier", it->easier);
	p_field("stop", it->stop);
	p_field("warn", it->warn);
	p_field("adverse", it->adverse);
	p_field("figure", it->figure);
	printf(".dose={");
	p_amount("minutes", it->dose.minutes);
	p_amount("per_week", it->dose.per_week);
	p_amount("per_day", it->dose.per_day);
	p_amount("sets", it->dose.sets);
	p_amount("reps", it->dose.reps);
	p_amount("hold_s", it->dose.hold_s);
	printf("},.course={");
	p_amount("sessions", it->course.sessions);
	p_amount("days_apart", it->course.days_apart);
	p_int("most", it->course.most);
	printf("},");
	p_set("needs", it->needs);
	p_set("regions", it->regions);
	p_set("eases", it->eases);
	if (it->n_limits > 0)
		printf(".limits=limits%zu,.n_limits=%zu,", i, it->n_limits);
	printf(".session={.places=%d,.seconds=%d,.least=%d,.each_side=%d,", it->session.places, it->session.seconds, it->session.least,
	       it->session.each_side);
	printf(".pace_s=%d,.breathe_in_s=%d,.breathe_out_s=%d,", it->session.pace_s, it->session.breathe_in_s, it->session.breathe_out_s);
	p_field("say", it->session.say);
	printf("},.first_minute=%d,.loaded=%d,.on_wish=%d,", it->first_minute, it->loaded, it->on_wish);
	p_set("avoid", it->avoid);
	p_set("ask", it->ask);
	p_set("adapt", it->adapt);
	printf("},\n");
}

static void p_items(const struct pack *p)
{
	struct item_tables t[ITEMS_MAX];
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		t[i] = (struct item_tables){p_texts_table(it->support.sources), p_texts_table(it->steps), p_texts_table(it->happens),
					    p_texts_table(it->after)};
		if (it->n_limits == 0)
			continue;
		printf("static const struct limit limits%zu[]={", i);
		for (size_t k = 0; k < it->n_limits; k++) {
			printf("{.fact=%u,.verdict=%d,", it->limits[k].fact, (int)it->limits[k].verdict);
			p_field("say", it->limits[k].say);
			printf("},");
		}
		printf("};\n");
	}
	printf("static const struct item items[]={\n");
	for (size_t i = 0; i < p->n_items; i++)
		p_item(&p->items[i], i, t[i]);
	printf("};\n");
}

static void p_causes(const struct pack *p)
{
	int t[CAUSES_MAX][4];
	for (size_t i = 0; i < p->n_causes; i++) {
		const struct cause *c = &p->causes[i];
		t[i][0] = p_texts_table(c->support.sources);
		t[i][1] = p_texts_table(c->known);
		t[i][2] = p_texts_table(c->unknown);
		t[i][3] = p_ids_table(c->changes, c->n_changes);
		int brings[CLUES_MAX];
		for (size_t k = 0; k < c->n_clues && k < CLUES_MAX; k++)
			brings[k] = p_ids_table(c->clues[k].brings, c->clues[k].n_brings);
		printf("static const struct clue clues%zu[]={", i);
		for (size_t k = 0; k < c->n_clues && k < CLUES_MAX; k++) {
			printf("{.fact=%u,.weight=%d,", c->clues[k].fact, c->clues[k].weight);
			p_ids("brings", "n_brings", brings[k], c->clues[k].n_brings);
			printf("},");
		}
		printf("};\n");
	}
	printf("static const struct cause causes[]={\n");
	for (size_t i = 0; i < p->n_causes; i++) {
		const struct cause *c = &p->causes[i];
		printf("{");
		p_field("id", c->id);
		p_field("name", c->name);
		p_field("honest", c->honest);
		p_support(c->support, t[i][0]);
		printf(".clues=clues%zu,.n_clues=%zu,", i, c->n_clues);
		p_ids("changes", "n_changes", t[i][3], c->n_changes);
		p_texts("known", t[i][1], c->known);
		p_texts("unknown", t[i][2], c->unknown);
		printf("},\n");
	}
	printf("};\n");
}

static void p_regions(const struct pack *p)
{
	int sources[REGIONS_MAX];
	for (size_t i = 0; i < p->n_regions; i++)
		sources[i] = p_texts_table(p->regions[i].support.sources);
	printf("static const struct region regions[]={\n");
	for (size_t i = 0; i < p->n_regions; i++) {
		const struct region *g = &p->regions[i];
		printf("{");
		p_field("id", g->id);
		p_field("zone", g->zone);
		p_field("name", g->name);
		p_field("muscles", g->muscles);
		p_field("complaint", g->complaint);
		p_field("side", g->side);
		p_field("view", g->view);
		p_support(g->support, sources[i]);
		printf(".fact=%u,", g->fact);
		p_set("asks", g->asks);
		printf("},\n");
	}
	printf("};\n");
}

static void p_scores(const struct pack *p)
{
	int sources[16];
	for (size_t i = 0; i < p->n_scores && i < 16; i++) {
		const struct score *s = &p->scores[i];
		sources[i] = p_texts_table(s->support.sources);
		printf("static const struct threshold thresholds%zu[]={", i);
		for (size_t k = 0; k < s->n_thresholds; k++) {
			printf("{.from=%d,", s->thresholds[k].from);
			p_field("say", s->thresholds[k].say);
			printf("},");
		}
		printf("};\n");
	}
	printf("static const struct score scores[]={\n");
	for (size_t i = 0; i < p->n_scores && i < 16; i++) {
		printf("{");
		p_field("id", p->scores[i].id);
		p_support(p->scores[i].support, sources[i]);
		p_set("facts", p->scores[i].facts);
		printf(".thresholds=thresholds%zu,.n_thresholds=%zu},\n", i, p->scores[i].n_thresholds);
	}
	printf("};\n");
}

static void p_programmes(const struct pack *p)
{
	int t[16][2];
	for (size_t i = 0; i < p->n_programmes && i < 16; i++) {
		t[i][0] = p_texts_table(p->programmes[i].support.sources);
		t[i][1] = p_ids_table(p->programmes[i].items, p->programmes[i].n_items);
	}
	printf("static const struct programme programmes[]={\n");
	for (size_t i = 0; i < p->n_programmes && i < 16; i++) {
		const struct programme *g = &p->programmes[i];
		printf("{");
		p_field("id", g->id);
		p_field("name", g->name);
		p_support(g->support, t[i][0]);
		p_int("places", g->places);
		p_amount("minutes", g->minutes);
		p_ids("items", "n_items", t[i][1], g->n_items);
		printf("},\n");
	}
	printf("};\n");
}

static void p_line(const struct relief_line *l, int table)
{
	printf("{");
	p_field("id", l->id);
	p_field("text", l->text);
	p_ids("questions", "n_questions", table, l->n_questions);
	printf("}");
}

/* The lines of a screen, as a table of their own with its number. */
static void p_screen_lines(const struct screen *s, size_t number)
{
	int t[32];
	if (s->n_lines > sizeof t / sizeof t[0])
		exit(1);
	for (size_t i = 0; i < s->n_lines; i++)
		t[i] = p_ids_table(s->lines[i].questions, s->lines[i].n_questions);
	printf("static const struct relief_line screen_lines_%zu[]={\n", number);
	for (size_t i = 0; i < s->n_lines; i++) {
		p_line(&s->lines[i], t[i]);
		printf(",\n");
	}
	printf("};\n");
}

static void p_screens(const struct pack *p)
{
	int t[64];
	for (size_t i = 0; i < p->n_screens && i < 64; i++) {
		t[i] = p_ids_table(p->screens[i].questions, p->screens[i].n_questions);
		if (p->screens[i].n_lines > 0)
			p_screen_lines(&p->screens[i], i);
	}
	printf("static const struct screen screens[]={\n");
	for (size_t i = 0; i < p->n_screens && i < 64; i++) {
		const struct screen *s = &p->screens[i];
		printf("{");
		p_field("id", s->id);
		p_field("title", s->title);
		p_field("lead", s->lead);
		p_int("ticks", s->ticks);
		p_ids("questions", "n_questions", t[i], s->n_questions);
		p_int("n_plain", (int)s->n_plain);
		if (s->n_lines > 0)
			printf(".lines=screen_lines_%zu,.n_lines=%zu,", i, s->n_lines);
		printf("},\n");
	}
	printf("};\n");
}

/* Returns the number of the table of the conditions' questions. */
static int p_relief_lines(const struct relief *f)
{
	int t[16];
	for (size_t i = 0; i < f->n_lines && i < 16; i++)
		t[i] = p_ids_table(f->lines[i].questions, f->lines[i].n_questions);
	printf("static const struct relief_line lines[]={\n");
	for (size_t i = 0; i < f->n_lines && i < 16; i++) {
		p_line(&f->lines[i], t[i]);
		printf(",\n");
	}
	printf("};\n");
	return p_ids_table(f->conditions.questions, f->conditions.n_questions);
}

/* The table of what a page says to do; its number. */
static int p_learn_does(const struct learn *l)
{
	static int n;
	int steps[16];
	if (l->n_does > sizeof steps / sizeof steps[0])
		exit(1);
	for (size_t i = 0; i < l->n_does; i++)
		steps[i] = p_texts_table(l->does[i].steps);
	if (l->n_does == 0)
		return n++;
	printf("static const struct learn_do does_%d[]={", n);
	for (size_t i = 0; i < l->n_does; i++) {
		printf("{.item=%u,", l->does[i].item);
		p_texts("steps", steps[i], l->does[i].steps);
		printf("},");
	}
	printf("};\n");
	return n++;
}

static void p_learn(const struct pack *p)
{
	int(*t)[6] = calloc(p->n_learn + 1, sizeof *t);
	if (t == NULL)
		exit(1);
	for (size_t i = 0; i < p->n_learn; i++) {
		const struct learn *l = &p->learn[i];
		t[i][5] = p_learn_does(l);
		t[i][0] = p_texts_table(l->support.sources);
		t[i][1] = p_texts_table(l->known);
		t[i][2] = p_texts_table(l->unknown);
		t[i][3] = p_texts_table(l->body);
		t[i][4] = p_ids_table(l->items, l->n_items);
	}
	printf("static const struct learn learn[]={\n");
	for (size_t i = 0; i < p->n_learn; i++) {
		const struct learn *l = &p->learn[i];
		printf("{");
		p_field("id", l->id);
		p_field("kind", l->kind);
		p_field("title", l->title);
		p_field("lead", l->lead);
		p_field("name", l->name);
		p_field("asked", l->asked);
		p_field("belongs", l->belongs);
		p_support(l->support, t[i][0]);
		p_texts("known", t[i][1], l->known);
		p_texts("unknown", t[i][2], l->unknown);
		p_texts("body", t[i][3], l->body);
		p_ids("items", "n_items", t[i][4], l->n_items);
		if (l->n_does > 0)
			printf(".does=does_%d,.n_does=%zu,", t[i][5], l->n_does);
		printf("},\n");
	}
	printf("};\n");
	free(t);
}

static void p_words(const struct pack *p)
{
	int sources[128];
	printf("static const struct source sources[]={\n");
	for (size_t i = 0; i < p->n_sources; i++) {
		printf("{");
		p_field("id", p->sources[i].id);
		p_field("text", p->sources[i].text);
		p_field("where", p->sources[i].where);
		p_field("seen", p->sources[i].seen);
		printf("},\n");
	}
	printf("};\nstatic const struct emergency_number numbers[]={\n");
	for (size_t i = 0; i < p->n_numbers; i++) {
		printf("{");
		p_field("country", p->numbers[i].country);
		p_field("name", p->numbers[i].name);
		p_field("number", p->numbers[i].number);
		p_field("of", p->numbers[i].of);
		printf("},\n");
	}
	printf("};\n");
	if (p->n_signatures > 0)
		printf("static const struct signature signatures[]={\n");
	for (size_t i = 0; i < p->n_signatures; i++) {
		printf("{");
		p_field("who", p->signatures[i].who);
		p_field("role", p->signatures[i].role);
		p_field("what", p->signatures[i].what);
		p_field("on", p->signatures[i].on);
		printf(i + 1 == p->n_signatures ? "}};\n" : "},\n");
	}
	for (size_t i = 0; i < p->n_statements && i < 128; i++)
		sources[i] = p_texts_table(p->statements[i].support.sources);
	printf("static const struct statement statements[]={\n");
	for (size_t i = 0; i < p->n_statements && i < 128; i++) {
		printf("{");
		p_field("id", p->statements[i].id);
		p_field("text", p->statements[i].text);
		p_support(p->statements[i].support, sources[i]);
		printf("},\n");
	}
	printf("};\n");
	for (size_t i = 0; i < p->n_measures && i < 128; i++)
		sources[i] = p_texts_table(p->measures[i].support.sources);
	printf("static const struct measure measures[]={\n");
	for (size_t i = 0; i < p->n_measures && i < 128; i++) {
		const struct measure *m = &p->measures[i];
		printf("{");
		p_field("id", m->id);
		p_field("name", m->name);
		p_field("asks", m->asks);
		p_field("important", m->important);
		p_field("licence", m->licence);
		p_support(m->support, sources[i]);
		printf(".least=%d,.most=%d,.use=%d},\n", m->least, m->most, m->use);
	}
	printf("};\n");
}

static void p_course(const struct course_rule *c, const int *t)
{
	printf(".course={");
	p_support(c->support, t[0]);
	p_amount("sessions", c->sessions);
	p_amount("weeks", c->weeks);
	p_amount("most", c->most);
	p_texts("go_on_if", t[1], c->go_on_if);
	p_texts("stop_if", t[2], c->stop_if);
	p_field("say", c->say);
	printf("},\n");
}

static void p_pack(const struct pack *p)
{
	p_facts(p);
	p_questions(p);
	p_question_order(p);
	p_rows(p);
	p_derived(p);
	p_rules(p);
	p_conditions(p);
	p_items(p);
	p_causes(p);
	p_regions(p);
	p_scores(p);
	p_programmes(p);
	p_screens(p);
	p_learn(p);
	p_words(p);
	int conditions = p_relief_lines(&p->relief);
	int course[3] = {p_texts_table(p->course.support.sources), p_texts_table(p->course.go_on_if), p_texts_table(p->course.stop_if)};
	printf("const struct pack pack_default={\n");
	p_field("name", p->name);
	p_field("version", p->version);
	p_field("language", p->language);
	p_field("idle_words", p->idle_words);
#define TABLE(name) printf("." #name "=" #name ",.n_" #name "=%zu,\n", p->n_##name)
	TABLE(facts);
	TABLE(questions);
	TABLE(rows);
	TABLE(derived);
	TABLE(rules);
	TABLE(conditions);
	TABLE(modalities);
	TABLE(items);
	TABLE(causes);
	TABLE(regions);
	TABLE(scores);
	TABLE(programmes);
	TABLE(measures);
	TABLE(screens);
	TABLE(learn);
	TABLE(sources);
	TABLE(numbers);
	TABLE(statements);
	if (p->n_signatures > 0)
		TABLE(signatures);
#undef TABLE
	printf(".relief={");
	p_field("lead", p->relief.lead);
	printf(".lines=lines,.n_lines=%zu,.conditions=", p->relief.n_lines);
	p_line(&p->relief.conditions, conditions);
	putchar(',');
	p_set("asked", p->relief.asked);
	printf("},\n");
	p_course(&p->course, course);
	const struct known *k = &p->known;
	printf(".known={%u,%u,%u,%u,%u,%u,%u,%u,%u,%u,%u,%u,%u,%u,0x%x},\n", k->q_where, k->q_age, k->q_minutes, k->q_confidence, k->q_pain_now,
	       k->q_pain_average, k->q_needled, k->f_flare, k->f_open_red_flag, k->f_under_18, k->first_visit, k->posture_variety, k->flare, k->birth,
	       k->still);
	p_set("recheck", p->recheck);
	p_set("rests", p->rests);
	printf(".question_order=question_order,");
	printf("};\n");
}

static int bake(const struct content_files *files, struct arena *a, const char *out)
{
	static char problem_room[1 << 20];
	struct writer w = writer_on(problem_room, sizeof problem_room);
	struct problems to = {.w = &w};
	struct content content = content_files_view(files);
	struct pack pack;
	if (pack_read(&content, a, &to, &pack) != OK) {
		fwrite(w.p, 1, w.n, stderr);
		fprintf(stderr, "packc: %zu problems\n", to.n);
		return 1;
	}
	if (freopen(out, "wb", stdout) == NULL) {
		perror(out);
		return 1;
	}
	printf("/* Made by tools/packc from content/. */\n#include \"pack/default.h\"\n\n");
	p_pack(&pack);
	return fclose(stdout) == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
	struct content_files files = {0};
	void *buffer = malloc(PACK_ROOM);
	struct arena a = arena_on(buffer, PACK_ROOM);
	int status = 1;
	if (argc != 4 || buffer == NULL)
		fprintf(stderr, "usage: packc DIR OUT.c DEPFILE\n");
	else if (content_files_read(argv[1], &files) != OK)
		fprintf(stderr, "packc: %s\n", files.say);
	else if (content_files_depend(&files, argv[2], argv[3]) != OK)
		perror(argv[3]);
	else
		status = bake(&files, &a, argv[2]);
	content_files_free(&files);
	free(buffer);
	return status;
}
