/*
 * clinicians.c - docs/for-clinicians.md, made from the shipped pack: clinicians > docs/for-clinicians.md
 *
 * Every row, limit and dose with its source, how sure that is, and what is in doubt, in an order in which someone can sign it off. It is made of the same
 * tables that the program decides with, so what is signed is what is done; a test sees that the page is up to date.
 */
#include <stdio.h>
#include <string.h>

#include "core/pack.h"
#include "pack/default.h"

static const struct pack *const p = &pack_default;

static const char *const class_names[URGENCIES] = {"self care", "CAUTION: go on, adapt", "DOCTOR FIRST", "TODAY", "EMERGENCY"};
static const char *const verdict_names[VERDICTS] = {"no limit", "adapt", "ask first", "answer first", "avoid"};

/* ---- small parts ---- */

/* In a cell of a table: a bar would end it. */
static void put(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '|')
			putchar('\\');
		putchar(s.p[i] == '\n' ? ' ' : s.p[i]);
	}
}

static void put_sources(struct texts t)
{
	for (size_t i = 0; i < t.n; i++) {
		printf(i > 0 ? ", " : "");
		put(t.p[i]);
	}
}

static int compare(str a, str b)
{
	int order = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);
	return order != 0 ? order : a.n < b.n ? -1 : a.n > b.n;
}

/* "RF-01 | M | S16, S17" */
static void put_support(const struct support *s)
{
	put(s->evidence);
	printf(" | %c | ", s->confidence);
	put_sources(s->sources);
}

static const struct derived *derived_of(size_t fact)
{
	for (size_t i = 0; i < p->n_derived; i++)
		if (p->derived[i].fact == fact)
			return &p->derived[i];
	return NULL;
}

static void put_facts(const qset *facts);

/* What is computed is told by its name, and what has to be counted by what is counted. */
static void put_fact(size_t f)
{
	const struct derived *d = derived_of(f);
	if (p->facts[f].brief.n > 0) {
		put(p->facts[f].brief);
	} else if (d != NULL && d->kind == FROM_ANY && d->bound > 1) {
		printf("%d of (", (int)d->bound);
		put_facts(&d->any);
		printf(")");
	} else {
		printf("`");
		put(p->facts[f].id);
		printf("`");
	}
}

static void put_facts(const qset *facts)
{
	bool any = false;
	for
		qset_each(f, facts)
		{
			printf(any ? "; " : "");
			put_fact(f);
			any = true;
		}
}

static void put_amount(const char *name, struct amount a, bool *any)
{
	if (a.use == 0 && a.most == 0)
		return;
	printf("%s%s %d", *any ? ", " : "", name, a.use);
	if (a.least != a.most)
		printf(" (%d-%d)", a.least, a.most);
	*any = true;
}

static void put_doubt(str doubt)
{
	printf(" | ");
	put(doubt);
	printf(" |\n");
}

/* ---- the parts to sign ---- */

static void head(void)
{
	printf("# For clinicians: what there is to sign\n\n"
	       "This page is made from the content that trivet decides with (`make clinicians`); do not edit it. A licensed clinician has to review "
	       "it before anybody "
	       "relies on it.\nEvidence rows and sources are those of [evidence.md](evidence.md), where Part 10 lists the open doubts. H, M and L "
	       "say what kind of "
	       "source was seen there; `design` is our own\nproposal. \"Doubt\" is what the content itself is unsure about.\n\n"
	       "Sign part by part: put who, role, what (for example \"1 Danger signs: EMERGENCY\") and the day into `signed` of `content/pack.yaml`. "
	       "The page About shows "
	       "it.\n\n## Signed so far\n\n");
	if (p->n_signatures == 0)
		printf("Nothing, by nobody.\n\n");
	for (size_t i = 0; i < p->n_signatures; i++) {
		const struct signature *s = &p->signatures[i];
		printf("- ");
		put(s->what);
		printf(": ");
		put(s->who);
		printf(", ");
		put(s->role);
		printf(", ");
		put(s->on);
		printf("\n%s", i + 1 == p->n_signatures ? "\n" : "");
	}
}

static void put_ticks(const struct question_row *row, size_t first, size_t n)
{
	for (size_t i = first; i < first + n; i++) {
		printf(i == first ? " " : "; ");
		put(p->questions[row->questions[i]].brief);
	}
}

/* What a person is asked for a row, with the plainer sentence for who is not sure. */
static void put_asked(const struct rule *r)
{
	const struct question *q = &p->questions[r->question];
	const struct question_row *row = &p->rows[q->row];
	size_t asked = row->n_ticks + row->n_then;
	if (r->raises) {
		printf("*(nothing of its own)*");
		return;
	}
	put(row->lead.n > 0 ? row->lead : q->text);
	if (row->lead.n > 0)
		put_ticks(row, 0, row->n_ticks);
	if (row->n_then > 0) {
		printf(" **Then:** ");
		put(row->then);
		put_ticks(row, row->n_ticks, row->n_then);
	}
	for (size_t i = asked; i < row->n; i++) {
		printf(" **Then:** ");
		put(p->questions[row->questions[i]].text);
	}
	if (row->plain.n > 0) {
		printf(" *Not sure: ");
		put(row->plain);
		printf("*");
	}
	if (q->has_needs) {
		printf(" *(asked when: ");
		put_facts(&q->needs);
		printf(")*");
	}
}

/* Of each group one has to be true. */
static void put_fires(const struct rule *r)
{
	for (size_t i = 0; i < r->n_groups; i++) {
		printf(i > 0 ? " **and one of** " : "");
		put_facts(&r->groups[i]);
	}
	if (!qset_empty(&r->unless)) {
		printf(" **unless** ");
		put_facts(&r->unless);
	}
}

static void put_clearable(const struct rule *r)
{
	if (!r->clearable)
		printf("never");
	else if (r->within_days > 0)
		printf("yes, by an examination of the last %d days", r->within_days);
	else
		printf("yes");
}

static void rule_row(const struct rule *r)
{
	printf("| `");
	put(r->id);
	printf("` | ");
	put_asked(r);
	printf(" | ");
	put_fires(r);
	printf(" | ");
	put(r->may_mean);
	printf(" | ");
	put(r->say);
	printf(" | %s | ", class_names[r->unsure]);
	put_clearable(r);
	printf(" | ");
	put_support(&r->support);
	put_doubt(r->doubt);
}

static int by_evidence(const struct rule *a, const struct rule *b)
{
	int order = compare(a->support.evidence, b->support.evidence);
	return order != 0 ? order : compare(a->id, b->id);
}

/* The rows of a class in the order of the evidence. */
static void rows_of(enum urgency u)
{
	const struct rule *last = NULL;
	for (;;) {
		const struct rule *next = NULL;
		for (size_t i = 0; i < p->n_rules; i++) {
			const struct rule *r = &p->rules[i];
			bool comes = r->urgency == u && (last == NULL || by_evidence(r, last) > 0) && (next == NULL || by_evidence(r, next) < 0);
			next = comes ? r : next;
		}
		if (next == NULL)
			return;
		rule_row(next);
		last = next;
	}
}

static void rules(void)
{
	printf("## 1 Danger signs\n\nOne of the facts of each group makes the row fire. \"Not sure\": the class when that is all that is known "
	       "(evidence 1.1, "
	       "rule 4). \"Cleared\": a doctor who has examined exactly this can clear it (evidence 1.1).\n");
	for (int u = EMERGENCY; u >= CAUTION; u--) {
		printf("\n### 1 Danger signs: %s\n\n| row | asked | fires when one of | may mean | said after a yes | not sure | cleared | evidence "
		       "| sure | sources | "
		       "doubt |\n|---|---|---|---|---|---|---|---|---|---|---|\n",
		       class_names[u]);
		rows_of((enum urgency)u);
	}
	printf("\n### 1 Danger signs: the page before the first minute\n\n");
	for (size_t i = 0; i < p->relief.n_lines; i++) {
		printf("- ");
		put(p->relief.lines[i].text);
		printf(" (");
		for (size_t k = 0; k < p->relief.lines[i].n_questions; k++) {
			printf(k > 0 ? ", `" : "`");
			put(p->questions[p->relief.lines[i].questions[k]].id);
			printf("`");
		}
		printf(")\n");
	}
}

static void cells_of(const struct condition *c, enum verdict v)
{
	bool any = false;
	for (size_t m = 0; m < p->n_modalities; m++) {
		if (c->cells[m].verdict != v)
			continue;
		printf(any ? ", " : "");
		put(p->modalities[m].id);
		if (c->cells[m].scope != SCOPE_ALL) {
			printf(" (");
			put(scope_words[c->cells[m].scope]);
			printf(")");
		}
		any = true;
	}
	printf(" | ");
}

static void conditions(void)
{
	printf("\n## 2 Limits\n\nColumns: ");
	for (size_t m = 0; m < p->n_modalities; m++) {
		printf(m > 0 ? "; " : "");
		put(p->modalities[m].id);
		printf(" ");
		put(p->modalities[m].name);
	}
	printf(".\n\n### 2 Limits: the matrix\n\n| condition | asked | avoid | ask first | adapt | evidence | sure | sources | doubt "
	       "|\n|---|---|---|---|---|---|---|---|---|\n");
	for (size_t i = 0; i < p->n_conditions; i++) {
		const struct condition *c = &p->conditions[i];
		uint16_t q = p->facts[c->fact].question;
		printf("| `");
		put(c->id);
		printf("` | ");
		if (q != NONE)
			put(p->questions[q].text);
		else
			printf("*(computed)*");
		printf(" | ");
		cells_of(c, AVOID);
		cells_of(c, ASK_CLINICIAN);
		cells_of(c, ADAPT);
		put_support(&c->support);
		put_doubt(c->doubt);
	}
	printf("\n### 2 Limits: what is said\n\n");
	for (size_t i = 0; i < p->n_conditions; i++) {
		const struct condition *c = &p->conditions[i];
		printf("- `");
		put(c->id);
		printf("`\n");
		for (size_t m = 0; m < p->n_modalities; m++)
			if (c->cells[m].words.n > 0) {
				printf("  - ");
				put(p->modalities[m].id);
				printf(", %s: ", verdict_names[c->cells[m].verdict]);
				put(c->cells[m].words);
				printf("\n");
			}
	}
	printf("\n### 2 Limits: of single items\n\n| item | when | limit | said |\n|---|---|---|---|\n");
	for (size_t i = 0; i < p->n_items; i++)
		for (size_t k = 0; k < p->items[i].n_limits; k++) {
			const struct limit *l = &p->items[i].limits[k];
			printf("| ");
			put(p->items[i].name);
			printf(" | ");
			put_fact(l->fact);
			printf(" | %s | ", verdict_names[l->verdict]);
			put(l->say);
			printf(" |\n");
		}
}

static void dose_row(const struct item *it)
{
	bool any = false;
	printf("| **");
	put(it->name);
	printf("** `");
	put(it->id);
	printf("` | ");
	put_amount("minutes", it->dose.minutes, &any);
	put_amount("days a week", it->dose.per_week, &any);
	put_amount("times a day", it->dose.per_day, &any);
	put_amount("repeats", it->dose.reps, &any);
	put_amount("rounds", it->dose.sets, &any);
	put_amount("hold s", it->dose.hold_s, &any);
	put_amount("treatments", it->course.sessions, &any);
	put_amount("days apart", it->course.days_apart, &any);
	if (it->course.most > 0)
		printf("%sat most %d", any ? ", " : "", it->course.most);
	printf(" | ");
	put(label_words[it->label]);
	printf(" | ");
	put(pack_honest(p, it));
	if (it->numbers.n > 0) {
		printf(" *");
		put(it->numbers);
		printf("*");
	}
	printf(" | ");
	put(it->stop);
	if (it->warn.n > 0) {
		printf(" **");
		put(it->warn);
		printf("**");
	}
	printf(" | ");
	put_support(&it->support);
	put_doubt(it->doubt);
}

static void doses(void)
{
	static const char *const names[LEGS] = {"treatments", "practice", "changes"};
	printf("\n## 3 Doses\n\nThe first number is what trivet says, in brackets the range it stays in.\n");
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		printf("\n### 3 Doses: %s\n\n| item | dose | label | said of it | stop, warn | evidence | sure | sources | doubt "
		       "|\n|---|---|---|---|---|---|---|---|---|\n",
		       names[l]);
		for (size_t i = 0; i < p->n_items; i++)
			if (p->items[i].leg == l)
				dose_row(&p->items[i]);
	}
	bool any = false;
	printf("\n### 3 Doses: the course of treatments\n\n");
	put_amount("treatments", p->course.sessions, &any);
	put_amount("weeks", p->course.weeks, &any);
	put_amount("at most", p->course.most, &any);
	printf(". ");
	put(p->course.say);
	printf(" (");
	put(p->course.support.evidence);
	printf(", %c; ", p->course.support.confidence);
	put_sources(p->course.support.sources);
	printf(")\n\nGo on if:\n\n");
	for (size_t i = 0; i < p->course.go_on_if.n; i++) {
		printf("- ");
		put(p->course.go_on_if.p[i]);
		printf("\n");
	}
	printf("\nStop if:\n\n");
	for (size_t i = 0; i < p->course.stop_if.n; i++) {
		printf("- ");
		put(p->course.stop_if.p[i]);
		printf("\n");
	}
}

static void causes(void)
{
	printf("\n## 4 Causes and what they bring\n");
	for (size_t i = 0; i < p->n_causes; i++) {
		const struct cause *c = &p->causes[i];
		printf("\n### 4 Causes: ");
		put(c->name);
		printf("\n\n");
		put(c->honest);
		printf(" (");
		put(c->support.evidence);
		printf(", %c; ", c->support.confidence);
		put_sources(c->support.sources);
		printf(")\n\n| answer | weight | brings |\n|---|---|---|\n");
		for (size_t k = 0; k < c->n_clues; k++) {
			printf("| ");
			put_fact(c->clues[k].fact);
			printf(" | %d | ", c->clues[k].weight);
			for (size_t n = 0; n < c->clues[k].n_brings; n++) {
				printf(n > 0 ? "; " : "");
				put(p->items[c->clues[k].brings[n]].name);
			}
			printf(" |\n");
		}
	}
}

static void scores(void)
{
	printf("\n## 5 Scores and statements\n");
	for (size_t i = 0; i < p->n_scores; i++) {
		const struct score *s = &p->scores[i];
		printf("\n### 5 Score `");
		put(s->id);
		printf("`\n\nCounts: ");
		put_facts(&s->facts);
		printf(". (");
		put(s->support.evidence);
		printf(", %c; ", s->support.confidence);
		put_sources(s->support.sources);
		printf(")\n\n");
		for (size_t k = 0; k < s->n_thresholds; k++) {
			printf("- from %d: ", s->thresholds[k].from);
			put(s->thresholds[k].say);
			printf("\n");
		}
	}
	printf("\n### 5 Statements\n\n| said | evidence | sure | sources |\n|---|---|---|---|\n");
	for (size_t i = 0; i < p->n_statements; i++) {
		printf("| ");
		put(p->statements[i].text);
		printf(" | ");
		put_support(&p->statements[i].support);
		printf(" |\n");
	}
}

int main(void)
{
	head();
	rules();
	conditions();
	doses();
	causes();
	scores();
	return ferror(stdout) != 0 || fflush(stdout) != 0;
}
