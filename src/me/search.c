/* search.c - every text of the pack is walked for each question: a few hundred kilobytes, a few milliseconds, and no index to keep true. */
#include "me/search.h"

#include "table/fold.h"

/* How much a word counts that is found there. */
enum { IN_TEXT = 1, IN_LEAD = 5, IN_ASKED = 12, IN_NAME = 20, WHOLE_WORD = 2 /* more, when it is that very word */ };

struct asked {
	str word[SEARCH_WORDS_MOST];
	size_t n;
};

struct found {
	int32_t best[SEARCH_WORDS_MOST]; /* by word, 0: nowhere */
};

struct ranked {
	struct search_hit hit;
	size_t n_words;
	int32_t score;
};

static bool is_idle(str idle_words, str word)
{
	while (idle_words.n > 0)
		if (str_eq(str_trim(str_split(&idle_words, ' ')), word))
			return true;
	return false;
}

/* All but the idle ones. */
static void take_words(str folded, str idle_words, struct asked *q)
{
	for (str rest = folded; rest.n > 0 && q->n < SEARCH_WORDS_MOST;) {
		str word = fold_next(&rest);
		if (word.n > 0 && !is_idle(idle_words, word))
			q->word[q->n++] = word;
	}
}

/* 0: no match. */
static int32_t matches(str word, str asked)
{
	enum { ENDING_MOST = 2, STEM_LEAST = 3 };
	if (str_eq(word, asked))
		return 1 + WHOLE_WORD;
	if (asked.n > 1 && str_starts(word, asked))
		return 1;
	return word.n >= STEM_LEAST && str_starts(asked, word) && asked.n - word.n <= ENDING_MOST ? 1 : 0;
}

static void look_for(const struct asked *q, str word, int32_t worth, struct found *f)
{
	for (size_t i = 0; i < q->n; i++) {
		int32_t got = matches(word, q->word[i]);
		if (got > 0 && worth + got > f->best[i])
			f->best[i] = worth + got;
	}
}

static bool is_gap(char c)
{
	unsigned char u = (unsigned char)c;
	return u < 0x80 && !(u >= '0' && u <= '9') && !((u | 0x20) >= 'a' && (u | 0x20) <= 'z');
}

static void look_in(const struct asked *q, str text, int32_t worth, struct found *f)
{
	for (size_t i = 0; i < text.n;) {
		char buffer[FOLD_BYTES];
		size_t from = i;
		while (i < text.n && !is_gap(text.p[i]))
			i++;
		if (i > from)
			look_for(q, fold(str_sub(text, from, i - from), buffer), worth, f);
		else
			i++;
	}
}

static void look_in_all(const struct asked *q, struct texts t, int32_t worth, struct found *f)
{
	for (size_t i = 0; i < t.n; i++)
		look_in(q, t.p[i], worth, f);
}

static struct found in_page(const struct asked *q, const struct learn *l)
{
	struct found f = {{0}};
	look_in(q, l->title, IN_NAME, &f);
	look_in(q, l->name, IN_NAME, &f);
	bool is_safety = str_eq(l->kind, STR("safety")); /* typing a danger sign brings help before anything else */
	look_in(q, l->asked, is_safety ? IN_NAME : IN_ASKED, &f);
	look_in(q, l->lead, is_safety ? IN_NAME : IN_LEAD, &f);
	look_in_all(q, l->known, IN_TEXT, &f);
	look_in_all(q, l->unknown, IN_TEXT, &f);
	look_in_all(q, l->body, IN_TEXT, &f);
	for (size_t i = 0; i < l->n_does; i++)
		look_in_all(q, l->does[i].steps, IN_TEXT, &f);
	return f;
}

static struct found in_item(const struct asked *q, const struct item *it)
{
	struct found f = {{0}};
	const str texts[] = {it->honest, it->easier, it->stop, it->warn, it->adverse};
	look_in(q, it->name, IN_NAME - 1, &f); /* a page that answers comes before the thing itself */
	look_in(q, it->what, IN_LEAD - 1, &f);
	look_in_all(q, it->steps, IN_TEXT, &f);
	look_in_all(q, it->happens, IN_TEXT, &f);
	look_in_all(q, it->after, IN_TEXT, &f);
	look_in_all(q, (struct texts){texts, sizeof texts / sizeof texts[0]}, IN_TEXT, &f);
	return f;
}

static bool is_before(const struct ranked *a, const struct ranked *b)
{
	return a->n_words != b->n_words ? a->n_words > b->n_words : a->score > b->score;
}

/* The list stays sorted; what is equally good keeps the order of the pack, pages first. */
static void put(struct ranked *list, size_t *n, struct search_hit hit, const struct asked *q, const struct found *f)
{
	struct ranked r = {.hit = hit};
	for (size_t i = 0; i < q->n; i++) {
		r.n_words += f->best[i] > 0;
		r.score += f->best[i];
	}
	if (r.n_words == 0)
		return;
	r.score += hit.learn != NULL && hit.learn->belongs.n == 0; /* of two that are alike the page before those under it */
	size_t at = *n < SEARCH_MOST ? (*n)++ : SEARCH_MOST;
	for (; at > 0 && is_before(&r, &list[at - 1]); at--)
		if (at < SEARCH_MOST)
			list[at] = list[at - 1];
	if (at < SEARCH_MOST)
		list[at] = r;
}

enum err search_pack(const struct pack *p, str words, struct arena *a, struct search *ret_search)
{
	char buffer[FOLD_BYTES];
	struct asked q = {.n = 0};
	struct ranked list[SEARCH_MOST];
	size_t n = 0;
	str folded = fold_words(words, buffer);
	take_words(folded, p->idle_words, &q);
	if (q.n == 0)
		take_words(folded, STR(""), &q);
	for (size_t i = 0; i < p->n_learn; i++) {
		struct found f = in_page(&q, &p->learn[i]);
		put(list, &n, (struct search_hit){.learn = &p->learn[i]}, &q, &f);
	}
	for (size_t i = 0; i < p->n_items; i++) {
		struct found f = in_item(&q, &p->items[i]);
		put(list, &n, (struct search_hit){.item = &p->items[i]}, &q, &f);
	}
	/* what has all the words, and without any such, what has the most of them */
	struct search_hit *hits = arena_new(a, struct search_hit, n);
	size_t kept = 0;
	if (hits == NULL)
		return ERR_FULL;
	while (kept < n && list[kept].n_words == list[0].n_words) {
		hits[kept] = list[kept].hit;
		kept++;
	}
	*ret_search = (struct search){.at = hits, .n = kept, .has_some = kept > 0 && list[0].n_words < q.n};
	return OK;
}
