/* pack.c - finding things in a pack, and the words for its enums. */
#include "core/pack.h"

/* All tables start with their id, so one search serves them all. */
static uint16_t find(const void *table, size_t n, size_t size, str id)
{
	const char *row = table;
	for (size_t i = 0; i < n; i++, row += size)
		if (str_eq(*(const str *)(const void *)row, id))
			return (uint16_t)i;
	return NONE;
}

uint16_t pack_question(const struct pack *p, str id)
{
	size_t from = 0, to = p->n_questions;
	if (p->question_order == NULL)
		return find(p->questions, p->n_questions, sizeof p->questions[0], id);
	while (from < to) {
		size_t middle = (from + to) / 2;
		uint16_t q = p->question_order[middle];
		int c = str_cmp(id, p->questions[q].id);
		if (c == 0)
			return q;
		if (c < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NONE;
}

uint16_t pack_row(const struct pack *p, str id)
{
	return find(p->rows, p->n_rows, sizeof p->rows[0], id);
}

uint16_t pack_fact(const struct pack *p, str id)
{
	return find(p->facts, p->n_facts, sizeof p->facts[0], id);
}

uint16_t pack_rule(const struct pack *p, str id)
{
	return find(p->rules, p->n_rules, sizeof p->rules[0], id);
}

uint16_t pack_item(const struct pack *p, str id)
{
	return find(p->items, p->n_items, sizeof p->items[0], id);
}

uint16_t pack_cause(const struct pack *p, str id)
{
	return find(p->causes, p->n_causes, sizeof p->causes[0], id);
}

const struct learn *pack_learn(const struct pack *p, str id)
{
	uint16_t i = find(p->learn, p->n_learn, sizeof p->learn[0], id);
	return i == NONE ? NULL : &p->learn[i];
}

const struct source *pack_source(const struct pack *p, str id)
{
	uint16_t i = find(p->sources, p->n_sources, sizeof p->sources[0], id);
	return i == NONE ? NULL : &p->sources[i];
}

const struct statement *pack_statement_row(const struct pack *p, str id)
{
	uint16_t i = find(p->statements, p->n_statements, sizeof p->statements[0], id);
	return i == NONE ? NULL : &p->statements[i];
}

str pack_statement(const struct pack *p, str id)
{
	const struct statement *s = pack_statement_row(p, id);
	return s == NULL ? STR("") : s->text;
}

str pack_honest(const struct pack *p, const struct item *it)
{
	return it->honest.n > 0 ? it->honest : pack_statement(p, STR("common_advice"));
}

str pack_number(const struct pack *p, str country)
{
	uint16_t i = find(p->numbers, p->n_numbers, sizeof p->numbers[0], country);
	return i == NONE ? STR("") : p->numbers[i].number;
}

const str urgency_words[URGENCIES] = {STR_INIT("self_care"), STR_INIT("caution"), STR_INIT("doctor_first"), STR_INIT("same_day"),
				      STR_INIT("emergency")};
const str verdict_words[VERDICTS] = {STR_INIT("go"), STR_INIT("adapt"), STR_INIT("ask_clinician"), STR_INIT("answer_first"), STR_INIT("avoid")};
const str label_words[LABELS] = {STR_INIT("strong"), STR_INIT("moderate"), STR_INIT("limited"), STR_INIT("very_limited"),
				 STR_INIT("traditional_use")};
const str leg_words[LEGS] = {STR_INIT("treatment"), STR_INIT("practice"), STR_INIT("change")};
const str question_kind_words[QUESTION_KINDS] = {STR_INIT("yesno"), STR_INIT("number"), STR_INIT("choice"), STR_INIT("regions")};
const str block_words[BLOCKS] = {STR_INIT("about"),   STR_INIT("emergency"), STR_INIT("same_day"), STR_INIT("doctor_first"),
				 STR_INIT("caution"), STR_INIT("condition"), STR_INIT("score"),    STR_INIT("feel"),
				 STR_INIT("cause"),   STR_INIT("wish"),      STR_INIT("recheck")};
const str scope_words[SCOPES] = {STR_INIT(""),    STR_INIT("site"),  STR_INIT("near"), STR_INIT("neck"),
				 STR_INIT("arm"), STR_INIT("alone"), STR_INIT("ribs")};
const str item_kind_words[ITEM_KINDS] = {STR_INIT("needle"), STR_INIT("cup"),      STR_INIT("lamp"),    STR_INIT("hands"),
					 STR_INIT("visit"),  STR_INIT("mobility"), STR_INIT("stretch"), STR_INIT("strength"),
					 STR_INIT("relax"),  STR_INIT("heat"),     STR_INIT("walk"),    STR_INIT("habit"),
					 STR_INIT("place"),  STR_INIT("load"),     STR_INIT("rest"),    STR_INIT("help")};
const str place_words[PLACES] = {STR_INIT("desk"), STR_INIT("floor"), STR_INIT("bed"), STR_INIT("car")};

size_t word_index(const str *words, size_t n, str s)
{
	size_t i = 0;
	while (i < n && !str_eq(words[i], s))
		i++;
	return i;
}

static qset facts_of(const struct pack *p, const uint16_t *questions, size_t n)
{
	qset s = {{0}};
	for (size_t i = 0; i < n; i++)
		qset_add(&s, p->questions[questions[i]].fact);
	return s;
}

qset pack_row_facts(const struct pack *p, const struct question_row *row)
{
	return facts_of(p, row->questions, row->n);
}

qset pack_row_ticks(const struct pack *p, const struct question_row *row)
{
	return facts_of(p, row->questions, row->n_ticks);
}

qset pack_row_then(const struct pack *p, const struct question_row *row)
{
	return facts_of(p, row->questions + row->n_ticks, row->n_then);
}

bool pack_spares(const struct pack *p, uint16_t question)
{
	const struct question_row *row = &p->rows[p->questions[question].row];
	for (size_t i = row->n_ticks + row->n_then; i < row->n; i++)
		if (row->questions[i] == question)
			return true;
	return false;
}

const struct screen *pack_screen_of(const struct pack *p, uint16_t question)
{
	for (size_t s = 0; s < p->n_screens; s++)
		for (size_t i = 0; i < p->screens[s].n_questions; i++)
			if (p->screens[s].questions[i] == question)
				return &p->screens[s];
	return NULL;
}
