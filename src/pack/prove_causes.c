/*
 * prove_causes.c - the law of evidence 4.9: a cause that a person names, and whose change is not withheld, has that change in the plan or has it named as
 * the next one.
 *
 * The people are made of clues, everything else is no: every set of cause groups with all of their clues, and every pair of single clues, sure of
 * themselves and not. For each the plan is made, as it is for anyone.
 */
#include "pack/prove_causes.h"

#include "core/plan.h"
#include "pack/broken.h"

enum { UNSURE = 0, NEEDS_DEPTH_MAX = 6 };

/* One person, and who it is for a message. */
struct named {
	const struct pack *p;
	struct answers answers;
	struct consult consult;
	struct plan plan;
	struct problems *to;
};

static void say_all_no(struct named *n)
{
	const struct pack *p = n->p;
	n->answers = (struct answers){.n_cleared = 0};
	for (size_t i = 0; i < p->n_questions; i++)
		if (p->questions[i].kind == KIND_YESNO)
			n->answers.of[i] = (struct answer){.kind = ANSWER_NO};
	n->answers.of[p->known.q_age] = (struct answer){.kind = ANSWER_NUMBER, .value = 40};
}

/* Says yes to a fact, and to one of what it needs; what a clinician can have looked at was looked at. */
static void say_yes(struct named *n, uint16_t fact, int depth)
{
	const struct pack *p = n->p;
	uint16_t q = p->facts[fact].question;
	if (q == NONE || depth == NEEDS_DEPTH_MAX)
		return;
	n->answers.of[q] = (struct answer){.kind = ANSWER_YES};
	for (size_t c = 0; c < p->questions[q].n_choices; c++)
		if (p->questions[q].choices[c].fact == fact)
			n->answers.of[q] = (struct answer){.kind = ANSWER_CHOICE, .value = (int32_t)c};
	for (uint16_t i = 0; i < p->n_rules; i++)
		if (p->rules[i].clearable && qset_has(&p->rules[i].when, fact) && n->answers.n_cleared < RULES_MAX)
			n->answers.cleared[n->answers.n_cleared++] = (struct clearing){.rule = i, .on = DAY_MIN};
	if (p->questions[q].has_needs)
		say_yes(n, (uint16_t)qset_next(&p->questions[q].needs, 0), depth + 1);
}

static bool is_placed(const struct plan *plan, uint16_t item)
{
	for (size_t i = 0; i < plan->n_next; i++)
		if (plan->next[i].item == item)
			return true;
	return plan_step(plan, item) != NULL;
}

static bool is_open_to(const struct named *n, uint16_t item)
{
	const struct item *it = &n->p->items[item];
	return allow_now(allow_item(it, &n->consult.facts).verdict) && qset_within(&it->needs, &n->consult.facts.yes);
}

static bool is_kept(const struct named *n, const struct clue *clue)
{
	bool any = false, placed = false;
	for (size_t i = 0; i < clue->n_brings; i++) {
		any = any || is_open_to(n, clue->brings[i]);
		placed = placed || is_placed(&n->plan, clue->brings[i]);
	}
	return placed || !any;
}

static void judge(struct named *n)
{
	const struct pack *p = n->p;
	consult_make(p, &n->answers, DAY_MIN, &n->consult);
	plan_make(p, &n->consult, DAY_MIN, &n->plan);
	if (n->plan.refusal != PLAN_OPEN)
		return;
	for (size_t c = 0; c < n->consult.causes.n; c++) {
		const struct cause *cause = &p->causes[n->consult.causes.of[c].cause];
		for (size_t i = 0; i < cause->n_clues; i++)
			if (qset_has(&n->consult.facts.yes, cause->clues[i].fact) && !is_kept(n, &cause->clues[i]))
				prove_broken(n->to, "% names the cause %, but its change is neither in the plan nor among the next ones",
					     p->facts[cause->clues[i].fact].id, cause->id);
	}
}

static void judge_both(struct named *n)
{
	judge(n);
	n->answers.of[n->p->known.q_confidence] = (struct answer){.kind = ANSWER_NUMBER, .value = UNSURE};
	judge(n);
}

static void prove_groups(struct named *n)
{
	const struct pack *p = n->p;
	for (unsigned set = 1; set < 1u << p->n_causes && n->to->n == 0; set++) {
		say_all_no(n);
		for (size_t c = 0; c < p->n_causes; c++)
			for (size_t i = 0; set >> c & 1 && i < p->causes[c].n_clues; i++)
				say_yes(n, p->causes[c].clues[i].fact, 0);
		judge_both(n);
	}
}

static void prove_pairs(struct named *n)
{
	const struct pack *p = n->p;
	for (size_t c = 0; c < p->n_causes; c++)
		for (size_t i = 0; i < p->causes[c].n_clues; i++)
			for (size_t d = c; d < p->n_causes && n->to->n == 0; d++)
				for (size_t k = 0; k < p->causes[d].n_clues; k++) {
					say_all_no(n);
					say_yes(n, p->causes[c].clues[i].fact, 0);
					say_yes(n, p->causes[d].clues[k].fact, 0);
					judge_both(n);
				}
}

/* --- what the tables must hold for it --- */

static bool is_change_of(const struct cause *cause, uint16_t item)
{
	for (size_t i = 0; i < cause->n_changes; i++)
		if (cause->changes[i] == item)
			return true;
	return false;
}

static void prove_clue(const struct pack *p, const struct cause *cause, const struct clue *clue, struct problems *to)
{
	uint16_t q = p->facts[clue->fact].question;
	bool eases = false;
	if (clue->n_brings == 0 && q != NONE && p->questions[q].block == BLOCK_CAUSE)
		prove_broken(to, "the clue % of the cause % must bring a change of its own", p->facts[clue->fact].id, cause->id);
	for (size_t i = 0; i < clue->n_brings; i++) {
		const struct item *it = &p->items[clue->brings[i]];
		if (it->leg != LEG_CHANGE || !is_change_of(cause, clue->brings[i]))
			prove_broken(to, "the clue % brings %, which is none of the changes of its cause", p->facts[clue->fact].id, it->id);
		eases = eases || qset_has(&it->eases, clue->fact);
	}
	if (clue->n_brings > 0 && !eases)
		prove_broken(to, "nothing that the clue % of the cause % brings eases it", p->facts[clue->fact].id, cause->id);
}

/* A change that no cause has, or that eases nothing that is asked, is one that nobody gets. */
static void prove_changes(const struct pack *p, struct problems *to)
{
	for (uint16_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		bool any = false;
		for (size_t c = 0; c < p->n_causes; c++)
			any = any || is_change_of(&p->causes[c], i);
		if (it->leg == LEG_CHANGE && i != p->known.posture_variety && (!any || qset_empty(&it->eases)))
			prove_broken(to, "nobody gets the change %: it must stand among the changes of a cause, and ease something", it->id, STR(""));
	}
}

void prove_causes(const struct pack *p, struct problems *to)
{
	struct named n = {.p = p, .to = to};
	size_t before = to->n;
	for (size_t c = 0; c < p->n_causes; c++)
		for (size_t i = 0; i < p->causes[c].n_clues; i++)
			prove_clue(p, &p->causes[c], &p->causes[c].clues[i], to);
	prove_changes(p, to);
	if (to->n > before)
		return;
	prove_groups(&n);
	prove_pairs(&n);
}
