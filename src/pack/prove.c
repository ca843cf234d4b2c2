/*
 * prove.c - the laws of a pack.
 *
 * A verdict is monotone: more facts known to be yes can only make it worse. So "whatever else they answered" needs no enumeration of answers: an item
 * stays allowed for everyone exactly when no fact that a person may have bars it, and a leg can be left without a step exactly when every one of its
 * items has such a fact. The union of one fact per item is then a person without a step: the counterexample.
 */
#include "pack/prove.h"

#include "core/consult.h"
#include "pack/broken.h"
#include "pack/prove_causes.h"

enum { MINUTES_OF_A_VALID_DAY = 2 /* evidence 3.3 */, NEEDS_DEPTH_MAX = 6, RELIEF_LINES_MAX = 9 };

/* The ids of a set of facts, for messages. */
static str names(const struct pack *p, const qset *s, char *buffer, size_t cap)
{
	struct writer w = writer_on(buffer, cap);
	for
		qset_each(i, s)
		{
			if (w.n > 0)
				w_str(&w, STR(", "));
			w_str(&w, p->facts[i].id);
		}
	return writer_str(&w);
}

/* Facts that no one can have who is not referred: an open class of doctor first or higher, and flags of that class that cannot be cleared. */
static qset impossible(const struct pack *p)
{
	qset s = {{0}};
	for (size_t i = 0; i < p->n_derived; i++)
		if (p->derived[i].kind == FROM_URGENCY)
			qset_add(&s, p->derived[i].fact);
	for (size_t i = 0; i < p->n_rules; i++)
		if (p->rules[i].urgency >= DOCTOR_FIRST && !p->rules[i].clearable)
			s = qset_or(s, &p->rules[i].when);
	for (size_t i = 0; i < p->n_derived; i++) /* computed from those alone */
		if (p->derived[i].kind == FROM_ANY && qset_within(&p->derived[i].any, &s))
			qset_add(&s, p->derived[i].fact);
	return s;
}

qset prove_blockers(const struct pack *p, const struct item *it)
{
	qset never = impossible(p);
	return qset_minus(qset_or(it->avoid, &it->ask), &never);
}

/* Other changes are only for people who named what they ease, and what is on request only for people who ask for it. */
static void prove_leg(const struct pack *p, enum leg leg, struct problems *to)
{
	qset person = {{0}};
	char buffer[2048];
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		bool is_for_all = leg == LEG_CHANGE ? i == p->known.posture_variety : it->leg == leg && !it->on_wish;
		if (!is_for_all || !qset_empty(&it->needs) || it->dose.minutes.least > MINUTES_OF_A_VALID_DAY)
			continue;
		qset blockers = prove_blockers(p, it);
		if (qset_empty(&blockers))
			return;
		qset_add(&person, qset_next(&blockers, 0));
	}
	prove_broken(to, "the leg % has no step for a person with: %", leg_words[leg], names(p, &person, buffer, sizeof buffer));
}

/* A first-minute item must not depend on anything that the relief page leaves open. */
static void prove_first_minute(const struct pack *p, struct problems *to)
{
	char buffer[2048];
	bool any = false;
	qset asked = p->relief.asked;
	for (size_t i = 0; i < p->n_questions; i++) /* a no to all its needs settles a question */
		if (p->questions[i].has_needs && p->questions[i].fact != NONE && qset_within(&p->questions[i].needs, &asked))
			qset_add(&asked, p->questions[i].fact);
	for (size_t i = 0; i < p->n_derived; i++) {
		const struct derived *d = &p->derived[i];
		bool settled = d->kind == FROM_URGENCY ? d->urgency == EMERGENCY : d->kind == FROM_ANY && qset_within(&d->any, &asked);
		if (settled)
			qset_add(&asked, d->fact);
	}
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		if (!it->first_minute)
			continue;
		qset limits = qset_or(qset_or(it->avoid, &it->ask), &it->adapt);
		qset open = qset_minus(limits, &asked);
		any = true;
		if (!qset_empty(&open) || !qset_empty(&it->needs))
			prove_broken(to, "the first-minute item % would not be allowed, or not known to be, for a person with: %", it->id,
				     names(p, &open, buffer, sizeof buffer));
	}
	if (!any)
		prove_broken(to, "no item may be done in the first minute", STR(""), STR(""));
}

static size_t lines_with(const struct pack *p, uint16_t question)
{
	size_t n = 0;
	for (size_t i = 0; i < p->relief.n_lines; i++)
		for (size_t k = 0; k < p->relief.lines[i].n_questions; k++)
			n += p->relief.lines[i].questions[k] == question;
	return n;
}

static void prove_relief(const struct pack *p, struct problems *to)
{
	if (p->relief.n_lines > RELIEF_LINES_MAX)
		prove_broken(to, "the relief page has more than nine lines", STR(""), STR(""));
	for (size_t i = 0; i < p->n_rules; i++) {
		uint16_t q = p->rules[i].question;
		size_t n = lines_with(p, q);
		if (p->questions[q].block == BLOCK_EMERGENCY && n != 1)
			prove_broken(to, "the emergency row % must stand in exactly one line of the relief page", p->rules[i].id, STR(""));
	}
}

/* Answered with no all through, the relief page alone leaves no emergency sign unanswered: a session may begin. */
static void prove_relief_opens(const struct pack *p, struct problems *to)
{
	struct answers a = {.n_cleared = 0};
	struct consult c;
	char buffer[2048];
	for (size_t i = 0; i < p->n_questions; i++)
		if (p->questions[i].fact != NONE && qset_has(&p->relief.asked, p->questions[i].fact))
			a.of[i] = (struct answer){.kind = ANSWER_NO};
	consult_make(p, &a, DAY_MIN, &c);
	qset open = {{0}};
	for (size_t i = 0; i < p->n_rules; i++)
		if (p->rules[i].urgency == EMERGENCY)
			open = qset_or(open, &p->rules[i].when);
	open = facts_unknown(&c.facts, &open);
	if (c.triage.emergency_unanswered)
		prove_broken(to, "the relief page leaves emergency signs unanswered, or lets them wait for nothing; among: %",
			     names(p, &open, buffer, sizeof buffer), STR(""));
}

static void prove_screens(const struct pack *p, struct problems *to)
{
	for (uint16_t q = 0; q < p->n_questions; q++) {
		size_t n = 0;
		for (size_t s = 0; s < p->n_screens; s++)
			for (size_t k = 0; k < p->screens[s].n_questions; k++) {
				n += p->screens[s].questions[k] == q;
				if (p->screens[s].questions[k] == q && p->screens[s].ticks && p->questions[q].kind != KIND_YESNO)
					prove_broken(to, "the question % cannot be ticked: it is no yes/no question", p->questions[q].id, STR(""));
			}
		if (n != (p->questions[q].block == BLOCK_RECHECK ? 0 : 1))
			prove_broken(to, "the question % must stand on exactly one screen (on none for a re-check)", p->questions[q].id, STR(""));
	}
}

/* Facts that decide something. */
static qset used_facts(const struct pack *p)
{
	qset used = {{0}};
	for (size_t i = 0; i < p->n_rules; i++)
		used = qset_or(used, &p->rules[i].when);
	for (size_t i = 0; i < p->n_conditions; i++)
		qset_add(&used, p->conditions[i].fact);
	for (size_t i = 0; i < p->n_questions; i++)
		used = qset_or(used, &p->questions[i].needs);
	for (size_t i = 0; i < p->n_derived; i++)
		used = qset_or(used, &p->derived[i].any);
	for (size_t i = 0; i < p->n_scores; i++)
		used = qset_or(used, &p->scores[i].facts);
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		used = qset_or(qset_or(qset_or(used, &it->needs), &it->regions), &it->eases);
		for (size_t k = 0; k < it->n_limits; k++)
			qset_add(&used, it->limits[k].fact);
	}
	for (size_t i = 0; i < p->n_causes; i++)
		for (size_t k = 0; k < p->causes[i].n_clues; k++)
			qset_add(&used, p->causes[i].clues[k].fact);
	qset_add(&used, p->known.f_flare);
	qset_add(&used, p->questions[p->known.q_needled].fact);
	return used;
}

/* Choices may stand for themselves (the self-checks of evidence 6.1 are for the person's eyes only). */
static void prove_used(const struct pack *p, struct problems *to)
{
	qset used = used_facts(p);
	for (size_t i = 0; i < p->n_facts; i++) {
		uint16_t q = p->facts[i].question;
		bool decides = q == NONE || ((p->questions[q].kind == KIND_YESNO || p->questions[q].kind == KIND_NUMBER) &&
					     p->questions[q].block != BLOCK_RECHECK);
		if (decides && !qset_has(&used, i))
			prove_broken(to, "the fact % decides nothing: use it or do not ask it", p->facts[i].id, STR(""));
	}
}

static void prove_regions(const struct pack *p, struct problems *to)
{
	for (size_t i = 0; i < p->n_regions; i++) {
		bool leads = !qset_empty(&p->regions[i].asks);
		for (size_t k = 0; k < p->n_items; k++)
			leads = leads || (p->items[k].leg == LEG_PRACTICE && qset_has(&p->items[k].regions, p->regions[i].fact));
		if (!leads)
			prove_broken(to, "the region % leads to no exercise and to no question", p->regions[i].id, STR(""));
	}
}

static void prove_needs(const struct pack *p, struct problems *to)
{
	int depth[QSET_MAX] = {0};
	for (int round = 0; round <= NEEDS_DEPTH_MAX; round++) {
		for (size_t i = 0; i < p->n_questions; i++)
			for
				qset_each(f, &p->questions[i].needs) if (p->questions[i].fact != NONE && depth[p->questions[i].fact] <= depth[f])
					depth[p->questions[i].fact] = depth[f] + 1;
		for (size_t i = 0; i < p->n_derived; i++)
			for
				qset_each(f, &p->derived[i].any) if (depth[p->derived[i].fact] < depth[f]) depth[p->derived[i].fact] = depth[f];
	}
	for (size_t f = 0; f < p->n_facts; f++)
		if (depth[f] > NEEDS_DEPTH_MAX)
			prove_broken(to, "the needs of % go round in a circle, or too deep", p->facts[f].id, STR(""));
}

static void prove_doses(const struct pack *p, struct problems *to)
{
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		if (it->leg == LEG_PRACTICE && (it->dose.minutes.use < 1 || it->dose.per_week.use < 1))
			prove_broken(to, "the practice item % needs a dose of minutes and days a week, 1 at least", it->id, STR(""));
		if (it->leg == LEG_TREATMENT && it->kind != ITEM_VISIT && it->course.sessions.use < 1)
			prove_broken(to, "the treatment % needs a course", it->id, STR(""));
	}
}

/* Labels belong to what was tried (evidence 3.4): moderate is for strength against a load. */
static void prove_labels(const struct pack *p, struct problems *to)
{
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		if (it->loaded && (it->leg != LEG_PRACTICE || it->kind != ITEM_STRENGTH))
			prove_broken(to, "% is loaded: only a strength exercise can be", it->id, STR(""));
		if (it->leg == LEG_PRACTICE && it->label <= LABEL_MODERATE && !it->loaded)
			prove_broken(to, "% has no load: its label can be limited at best", it->id, STR(""));
	}
}

/* Every "[S12]" or "[S12, S13]" of a text names sources. */
static void prove_brackets(const struct pack *p, str id, struct texts t, struct problems *to)
{
	for (size_t i = 0; i < t.n; i++)
		for (str rest = t.p[i]; rest.n > 0;) {
			str_split(&rest, '[');
			if (rest.n == 0 || rest.p[0] != 'S')
				continue;
			for (str inside = str_split(&rest, ']'); inside.n > 0;) {
				str source = str_trim(str_split(&inside, ','));
				if (pack_source(p, source) == NULL)
					prove_broken(to, "% names the unknown source %", id, source);
			}
		}
}

static void prove_sources(const struct pack *p, struct problems *to)
{
	for (size_t i = 0; i < p->n_causes; i++) {
		prove_brackets(p, p->causes[i].id, p->causes[i].known, to);
		prove_brackets(p, p->causes[i].id, p->causes[i].unknown, to);
	}
	for (size_t i = 0; i < p->n_items; i++)
		prove_brackets(p, p->items[i].id, (struct texts){&p->items[i].numbers, 1}, to);
	for (size_t i = 0; i < p->n_learn; i++) {
		prove_brackets(p, p->learn[i].id, (struct texts){&p->learn[i].lead, 1}, to);
		for (size_t k = 0; k < p->learn[i].n_does; k++)
			prove_brackets(p, p->learn[i].id, p->learn[i].does[k].steps, to);
		prove_brackets(p, p->learn[i].id, p->learn[i].known, to);
		prove_brackets(p, p->learn[i].id, p->learn[i].unknown, to);
		prove_brackets(p, p->learn[i].id, p->learn[i].body, to);
	}
}

/* A page on a remedy says first what to do. */
static void prove_learn(const struct pack *p, struct problems *to)
{
	for (size_t i = 0; i < p->n_learn; i++)
		if (str_eq(p->learn[i].kind, STR("remedy")) && p->learn[i].belongs.n == 0 && p->learn[i].n_does == 0)
			prove_broken(to, "the page % is on a remedy: it needs \"do\", what to do first", p->learn[i].id, STR(""));
}

void pack_prove(const struct pack *p, struct problems *to)
{
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		prove_leg(p, l, to);
	prove_first_minute(p, to);
	prove_relief(p, to);
	prove_relief_opens(p, to);
	prove_screens(p, to);
	prove_used(p, to);
	prove_regions(p, to);
	prove_needs(p, to);
	prove_doses(p, to);
	prove_sources(p, to);
	prove_labels(p, to);
	prove_learn(p, to);
	if (to->n == 0)
		prove_causes(p, to);
}
