/* names.c - finds a thing by what was typed for it. */
#include "cli/names.h"

#include "base/text.h"

enum { KEY_CHARS = 64, WORD_LEAST = 5 };

/* Letters in lower case, and '_' for whatever is between words. */
struct folded {
	char p[KEY_CHARS];
	size_t n;
};

static bool is_between(char c)
{
	return c == ' ' || c == '-' || c == '_' || c == ',' || c == '(' || c == ')' || c == '/';
}

static struct folded fold(str s)
{
	struct folded k = {.n = 0};
	for (size_t i = 0; i < s.n && k.n < KEY_CHARS; i++) {
		char c = s.p[i];
		if (c == '\'')
			continue;
		if (!is_between(c))
			k.p[k.n++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
		else if (k.n > 0 && k.p[k.n - 1] != '_')
			k.p[k.n++] = '_';
	}
	while (k.n > 0 && k.p[k.n - 1] == '_')
		k.n--;
	return k;
}

static str str_of_folded(const struct folded *k)
{
	return (str){k->p, k->n};
}

static bool has_word_from(const struct folded *k, str typed)
{
	for (size_t i = 1; i < k->n; i++)
		if (k->p[i - 1] == '_' && str_starts(str_sub(str_of_folded(k), i, k->n), typed))
			return true;
	return false;
}

/* 0: as a whole, 1: from the beginning, 2: a word inside, 3: not. */
enum { LEVELS = 3 };

static int level_of(str text, str typed)
{
	struct folded k = fold(text);
	if (k.n == 0)
		return LEVELS;
	if (str_eq(str_of_folded(&k), typed))
		return 0;
	if (str_starts(str_of_folded(&k), typed))
		return 1;
	return typed.n >= WORD_LEAST && has_word_from(&k, typed) ? 2 : LEVELS;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many letters to change, add, leave out or swap with their neighbour. */
static size_t distance(const struct folded *a, const struct folded *b)
{
	size_t row[3][KEY_CHARS + 1];
	for (size_t j = 0; j <= b->n; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= a->n; i++) {
		size_t *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
		now[0] = i;
		for (size_t j = 1; j <= b->n; j++) {
			bool same = a->p[i - 1] == b->p[j - 1];
			now[j] = least(last[j - 1] + !same, least(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a->p[i - 1] == b->p[j - 2] && a->p[i - 2] == b->p[j - 1])
				now[j] = least(now[j], before[j - 2] + 1);
		}
	}
	return row[a->n % 3][b->n];
}

/* To the text as a whole, or to the nearest of its words. */
static size_t distance_to(str text, const struct folded *typed)
{
	struct folded whole = fold(text);
	size_t d = whole.n > 0 ? distance(typed, &whole) : KEY_CHARS;
	for (str rest = str_of_folded(&whole); rest.n > 0;) {
		struct folded word = fold(str_split(&rest, '_'));
		if (word.n >= WORD_LEAST - 1)
			d = least(d, distance(typed, &word));
	}
	return d;
}

/* Those that are nearest, when they are near. */
static void find_near(const struct names *names, const struct folded *typed, struct name_match *m)
{
	size_t nearest = typed->n / 3 + 1;
	for (size_t i = 0; i < names->n; i++) {
		struct name name = names->at(names->of, i);
		size_t d = least(distance_to(name.id, typed), distance_to(name.says, typed));
		if (d < nearest)
			m->n_near = 0;
		if (d <= nearest && m->n_near < NAMES_NEAR)
			m->near[m->n_near++] = i;
		nearest = least(nearest, d);
	}
}

struct name_match name_match(const struct names *names, str typed)
{
	struct name_match m = {.answer = NAME_UNKNOWN};
	struct folded key = fold(typed);
	for (int level = 0; level < (names->by_any_word ? LEVELS : LEVELS - 1) && key.n > 0; level++) {
		m.n_near = 0;
		for (size_t i = 0; i < names->n; i++) {
			struct name name = names->at(names->of, i);
			int id = level_of(name.id, str_of_folded(&key)), says = level_of(name.says, str_of_folded(&key));
			if ((id < says ? id : says) != level)
				continue;
			m.i = i;
			m.answer = m.answer == NAME_UNKNOWN ? NAME_FOUND : NAME_AMBIGUOUS;
			if (m.n_near < NAMES_NEAR)
				m.near[m.n_near++] = i;
		}
		if (m.answer != NAME_UNKNOWN)
			return m;
	}
	find_near(names, &key, &m);
	return m;
}

static void print_name(struct rim *rim, const struct name *name)
{
	if (name->says.n > 0)
		fprintf(rim->err, "%.*s (%.*s)", (int)name->says.n, name->says.p, (int)name->id.n, name->id.p);
	else
		fprintf(rim->err, "%.*s", (int)name->id.n, name->id.p);
}

enum err complain_name(struct rim *rim, const char *where, str typed, const struct names *names)
{
	struct name_match m = name_match(names, typed);
	str shown = text_cut(typed, KEY_CHARS);
	fprintf(rim->err, m.answer == NAME_AMBIGUOUS ? "trivet: %s: \"%.*s\" could be " : "trivet: %s: nothing is called \"%.*s\"", where,
		(int)shown.n, shown.p);
	if (m.answer == NAME_UNKNOWN && m.n_near > 0)
		fputs("; did you mean ", rim->err);
	for (size_t i = 0; i < m.n_near; i++) {
		struct name name = names->at(names->of, m.near[i]);
		fputs(i == 0 ? "" : i + 1 == m.n_near ? " or " : ", ", rim->err);
		print_name(rim, &name);
	}
	fputs(m.answer == NAME_UNKNOWN && m.n_near > 0 ? "?\n" : "\n", rim->err);
	return ERR_INPUT;
}

/* ---- what has names ---- */

static struct name item_at(const void *of, size_t i)
{
	const struct pack *p = of;
	return (struct name){p->items[i].id, p->items[i].name};
}

struct names names_of_items(const struct pack *p)
{
	return (struct names){item_at, p, p->n_items, false};
}

static struct name rule_at(const void *of, size_t i)
{
	const struct pack *p = of;
	return (struct name){p->rules[i].id, p->rules[i].brief};
}

struct names names_of_rules(const struct pack *p)
{
	return (struct names){rule_at, p, p->n_rules, false};
}

static struct name region_at(const void *of, size_t i)
{
	const struct pack *p = of;
	return (struct name){p->regions[i].id, p->regions[i].name};
}

struct names names_of_regions(const struct pack *p)
{
	return (struct names){region_at, p, p->n_regions, false};
}

static struct name word_at(const void *of, size_t i)
{
	const struct words *words = of;
	return (struct name){words->at[i], STR("")};
}

struct names names_of_words(const struct words *words)
{
	return (struct names){word_at, words, words->n, false};
}

static uint16_t one_named(struct rim *rim, const char *where, str typed, struct names names)
{
	struct name_match m = name_match(&names, typed);
	if (m.answer == NAME_FOUND)
		return (uint16_t)m.i;
	complain_name(rim, where, typed, &names);
	return NONE;
}

uint16_t item_named(struct rim *rim, const char *where, str typed)
{
	return one_named(rim, where, typed, names_of_items(rim->pack));
}

uint16_t done_named(struct rim *rim, const char *where, str typed)
{
	struct names names = names_of_items(rim->pack);
	names.by_any_word = true;
	return one_named(rim, where, typed, names);
}

uint16_t rule_named(struct rim *rim, const char *where, str typed)
{
	return one_named(rim, where, typed, names_of_rules(rim->pack));
}
