/* reader.c - typed values out of nodes. */
#include "pack/reader.h"

void complain(struct reader *r, const struct node *at, const char *text, str a, str b)
{
	problem_at(r->to, at, text, a, b);
}

str place_text(struct arena *a, const struct node *at)
{
	struct writer w = arena_writer(a);
	w_str(&w, at->file);
	w_char(&w, ':');
	w_int(&w, at->line);
	w_char(&w, ':');
	w_int(&w, at->column);
	return arena_keep(a, &w);
}

bool is_id(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool fine = (c >= 'a' && c <= 'z') || (i > 0 && ((c >= '0' && c <= '9') || c == '_'));
		if (!fine)
			return false;
	}
	return s.n > 0;
}

void *take(struct reader *r, size_t n, size_t size)
{
	static const struct node nowhere = {.file = STR_INIT("content"), .line = 1, .column = 1};
	bool was_full = r->a->full;
	void *p = arena_take(r->a, n == 0 ? 1 : n, size);
	if (p == NULL && !was_full)
		complain(r, &nowhere, "the pack is too large for its room", STR(""), STR(""));
	return p;
}

void only_keys(struct reader *r, const struct node *map, const char *allowed)
{
	for (const struct node *m = map->first; m != NULL; m = m->next) {
		bool found = false;
		for (str rest = str_of(allowed); rest.n > 0 && !found;)
			found = str_eq(str_split(&rest, ' '), m->key);
		if (!found)
			complain(r, m, "unknown key \"%\"; allowed are: %", m->key, str_of(allowed));
	}
}

static const struct node *need(struct reader *r, const struct node *map, const char *key)
{
	const struct node *n = tree_get(map, key);
	if (n == NULL)
		complain(r, map, "\"%\" is missing here", str_of(key), STR(""));
	return n;
}

static str text_of(struct reader *r, const struct node *n)
{
	if (n == NULL)
		return STR("");
	if (n->kind != NODE_TEXT || str_is_blank(n->text)) {
		complain(r, n, "\"%\" must be a text that is not empty", n->key, STR(""));
		return STR("");
	}
	return n->text;
}

str need_text(struct reader *r, const struct node *map, const char *key)
{
	return text_of(r, need(r, map, key));
}

str opt_text(struct reader *r, const struct node *map, const char *key)
{
	return text_of(r, tree_get(map, key));
}

static void complain_range(struct reader *r, const struct node *at, struct range range)
{
	char buffer[64];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_int(&w, range.least);
	w_str(&w, STR(" to "));
	w_int(&w, range.most);
	complain(r, at, "\"%\" must be a whole number from %", at->key, writer_str(&w));
}

int32_t need_int(struct reader *r, const struct node *map, const char *key, struct range range)
{
	const struct node *n = need(r, map, key);
	int64_t v;
	if (n == NULL)
		return range.least;
	if (n->kind != NODE_TEXT || !str_int(n->text, &v) || v < range.least || v > range.most) {
		complain_range(r, n, range);
		return range.least;
	}
	return (int32_t)v;
}

bool opt_bool(struct reader *r, const struct node *map, const char *key)
{
	const struct node *n = tree_get(map, key);
	if (n == NULL)
		return false;
	bool is_true = str_eq(n->text, STR("true"));
	if (n->kind != NODE_TEXT || (!is_true && !str_eq(n->text, STR("false"))))
		complain(r, n, "\"%\" must be true or false", n->key, STR(""));
	return is_true;
}

static const struct node *opt_kind(struct reader *r, const struct node *map, const char *key, enum node_kind kind)
{
	const struct node *n = tree_get(map, key);
	if (n == NULL || n->kind == kind)
		return n;
	complain(r, n, "\"%\" must be a %", n->key, kind == NODE_LIST ? STR("list") : STR("map of keys and values"));
	return NULL;
}

const struct node *opt_list(struct reader *r, const struct node *map, const char *key)
{
	return opt_kind(r, map, key, NODE_LIST);
}

const struct node *opt_map(struct reader *r, const struct node *map, const char *key)
{
	return opt_kind(r, map, key, NODE_MAP);
}

struct texts opt_texts(struct reader *r, const struct node *map, const char *key)
{
	const struct node *n = tree_get(map, key);
	struct texts t = {NULL, 0};
	if (n == NULL)
		return t;
	if (n->kind != NODE_LIST) {
		complain(r, n, "\"%\" must be a list of texts", n->key, STR(""));
		return t;
	}
	str *p = take(r, tree_count(n), sizeof *p);
	for (const struct node *m = n->first; p != NULL && m != NULL; m = m->next) {
		if (m->kind != NODE_TEXT || str_is_blank(m->text))
			complain(r, m, "in \"%\" only texts that are not empty are allowed", n->key, STR(""));
		else
			p[t.n++] = m->text;
	}
	t.p = p;
	return t;
}

static void w_words(struct writer *w, const str *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			w_str(w, STR(", "));
		w_str(w, words[i]);
	}
}

size_t need_word(struct reader *r, const struct node *map, const char *key, const str *words, size_t n)
{
	const struct node *at = need(r, map, key);
	if (at == NULL)
		return 0;
	size_t i = at->kind == NODE_TEXT ? word_index(words, n, at->text) : n;
	if (i < n)
		return i;
	char buffer[512];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_words(&w, words, n);
	complain(r, at, "\"%\" must be one of: %", at->key, writer_str(&w));
	return 0;
}

struct amount opt_amount(struct reader *r, const struct node *map, const char *key, struct range range)
{
	const struct node *n = tree_get(map, key);
	if (n == NULL)
		return (struct amount){0, 0, 0};
	if (n->kind != NODE_MAP) {
		complain(r, n, "\"%\" must be {use: .., min: .., max: ..}", n->key, STR(""));
		return (struct amount){0, 0, 0};
	}
	only_keys(r, n, "use min max");
	struct amount a = {need_int(r, n, "use", range), need_int(r, n, "min", range), need_int(r, n, "max", range)};
	if (a.use < a.least || a.use > a.most)
		complain(r, n, "the dose \"%\" is outside its source's range: min <= use <= max must hold", n->key, STR(""));
	return a;
}

str need_evidence(struct reader *r, const struct node *map)
{
	str row = need_text(r, map, "evidence");
	if (row.n > 0 && r->evidence != NULL && word_index(r->evidence, r->n_evidence, row) == r->n_evidence)
		complain(r, tree_get(map, "evidence"),
			 "docs/evidence.md has no row \"%\"; allowed are the numbers of its sections and the ids of its rows", row, STR(""));
	return row;
}

struct support need_support(struct reader *r, const struct node *map)
{
	static const str levels[] = {STR_INIT("H"), STR_INIT("M"), STR_INIT("L")};
	struct support s = {.evidence = need_evidence(r, map)};
	s.confidence = levels[need_word(r, map, "confidence", levels, 3)].p[0];
	s.sources = opt_texts(r, map, "sources");
	const struct node *n = tree_get(map, "sources");
	if (s.sources.n == 0)
		complain(r, map, "no entry without a source: \"sources\" must name at least one", STR(""), STR(""));
	for (const struct node *m = n != NULL ? n->first : NULL; m != NULL; m = m->next)
		if (m->kind == NODE_TEXT && !str_eq(m->text, STR("design")) && pack_source(r->p, m->text) == NULL)
			complain(r, m, "unknown source \"%\"; allowed are the ids of the section sources, and design", m->text, STR(""));
	return s;
}

uint16_t fact_of(struct reader *r, const struct node *text)
{
	uint16_t f = text->kind == NODE_TEXT ? pack_fact(r->p, text->text) : NONE;
	if (f == NONE)
		complain(r, text,
			 "unknown fact \"%\"; allowed are flags, conditions, derived, yes/no questions, choices (question.choice) and regions",
			 text->text, STR(""));
	return f;
}

/* "rf_07.any": the ticks of a row. False when it is none. */
static bool add_ticks_of(const struct reader *r, const struct node *text, qset *s)
{
	static const str suffix = STR_INIT(".any");
	if (text->kind != NODE_TEXT || !str_ends(text->text, suffix))
		return false;
	uint16_t row = pack_row(r->p, str_sub(text->text, 0, text->text.n - suffix.n));
	for (size_t i = 0; row != NONE && i < r->rows[row].n_ticks; i++)
		if (r->questions[r->rows[row].questions[i]].fact != NONE)
			qset_add(s, r->questions[r->rows[row].questions[i]].fact);
	return row != NONE;
}

qset facts_of(struct reader *r, const struct node *list)
{
	qset s = {{0}};
	if (list->kind != NODE_LIST)
		complain(r, list, "\"%\" must be a list of facts", list->key, STR(""));
	for (const struct node *m = list->kind == NODE_LIST ? list->first : NULL; m != NULL; m = m->next) {
		if (add_ticks_of(r, m, &s))
			continue;
		uint16_t f = fact_of(r, m);
		if (f != NONE)
			qset_add(&s, f);
	}
	return s;
}

qset opt_facts(struct reader *r, const struct node *map, const char *key)
{
	const struct node *n = tree_get(map, key);
	return n == NULL ? (qset){{0}} : facts_of(r, n);
}

const uint16_t *opt_ids(struct reader *r, const struct node *map, const char *key, find_function *find, size_t *ret_n)
{
	const struct node *n = tree_get(map, key);
	*ret_n = 0;
	if (n != NULL && n->kind != NODE_LIST) {
		complain(r, n, "\"%\" must be a list of ids", n->key, STR(""));
		return NULL;
	}
	uint16_t *ids = take(r, tree_count(n), sizeof *ids);
	for (const struct node *m = n != NULL && ids != NULL ? n->first : NULL; m != NULL; m = m->next) {
		uint16_t i = m->kind == NODE_TEXT ? find(r->p, m->text) : NONE;
		if (i == NONE)
			complain(r, m, "unknown id \"%\" in \"%\"", m->text, n->key);
		else
			ids[(*ret_n)++] = i;
	}
	return ids;
}
