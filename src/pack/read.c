/* read.c - content files to a pack. */
#include "pack/read.h"

#include "core/triage.h"
#include "pack/prove.h"
#include "pack/reader.h"

static const str section_names[SECTIONS] = {
	STR_INIT("flags"),      STR_INIT("conditions"), STR_INIT("derived"), STR_INIT("questions"),  STR_INIT("scores"),   STR_INIT("regions"),
	STR_INIT("modalities"), STR_INIT("items"),      STR_INIT("causes"),  STR_INIT("programmes"), STR_INIT("measures"), STR_INIT("screens"),
	STR_INIT("learn"),      STR_INIT("sources"),    STR_INIT("course"),  STR_INIT("relief"),     STR_INIT("pack")};

static bool is_single(enum section s)
{
	return s == SECTION_COURSE || s == SECTION_RELIEF || s == SECTION_PACK;
}

/* The entries of one section in one file: the members of a list, or the one map. */
static void add_entries(struct reader *r, enum section s, const struct node *n)
{
	struct entries *e = &r->sections[s];
	if (n->kind != (is_single(s) ? NODE_MAP : NODE_LIST)) {
		complain(r, n, is_single(s) ? "the section \"%\" must be a map" : "the section \"%\" must be a list of entries", n->key, STR(""));
		return;
	}
	for (const struct node *m = is_single(s) ? n : n->first; m != NULL; m = is_single(s) ? NULL : m->next) {
		if (m->kind == NODE_MAP)
			e->at[e->n++] = m;
		else
			complain(r, m, "an entry must be a map of keys and values", STR(""), STR(""));
	}
}

static void collect(struct reader *r, struct node *const *tops, size_t n)
{
	size_t most[SECTIONS] = {0};
	for (int pass = 0; pass < 2; pass++) {
		for (size_t s = 0; pass == 1 && s < SECTIONS; s++)
			r->sections[s].at = take(r, most[s], sizeof(struct node *));
		for (size_t i = 0; i < n; i++)
			for (const struct node *m = tops[i] != NULL ? tops[i]->first : NULL; m != NULL; m = m->next) {
				size_t s = word_index(section_names, SECTIONS, m->key);
				if (s == SECTIONS && pass == 0)
					complain(r, m, "unknown section \"%\"; docs/content.md names those allowed", m->key, STR(""));
				if (s == SECTIONS || r->a->full)
					continue;
				if (pass == 0)
					most[s] += is_single((enum section)s) ? 1 : tree_count(m);
				else
					add_entries(r, (enum section)s, m);
			}
	}
}

/* Every entry with an id, for the laws of the whole pack. Within a section an id is once. */
static void check_ids(struct reader *r)
{
	size_t most = 0;
	for (size_t s = 0; s < SECTIONS; s++)
		most += r->sections[s].n;
	const struct node **at = take(r, most, sizeof *at);
	if (at == NULL)
		return;
	r->to->entries = (struct whereabouts){at, 0};
	for (enum section s = 0; s < SECTIONS; s++) {
		size_t first = r->to->entries.n;
		for (size_t i = 0; i < r->sections[s].n; i++) {
			const struct node *id = tree_get(r->sections[s].at[i], "id");
			if (id == NULL || id->kind != NODE_TEXT)
				continue;
			bool is_of_evidence = s == SECTION_SOURCES || s == SECTION_MODALITIES; /* S104b, CUd: as the evidence names them */
			if (!is_of_evidence && !is_id(id->text))
				complain(r, id, "the id \"%\" must be of a-z 0-9 _ and start with a letter", id->text, STR(""));
			for (size_t k = first; k < r->to->entries.n; k++)
				if (str_eq(tree_get(at[k], "id")->text, id->text))
					complain(r, id, "the id \"%\" is already used at %", id->text, place_text(r->a, at[k]));
			at[r->to->entries.n++] = r->sections[s].at[i];
		}
	}
}

static bool has_pose(const struct content *c, str id)
{
	for (size_t k = 0; k < c->n_poses; k++)
		if (str_eq(file_stem(c->poses[k].path), id))
			return true;
	return false;
}

/* Every exercise has its figure, who shares one shares one that is there, and every figure is one of an item. */
static void check_figures(struct reader *r, const struct content *c)
{
	const struct pack *p = r->p;
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		if (it->figure.n > 0 && (has_pose(c, it->id) || !has_pose(c, it->figure)))
			complain(r, problem_place(r->to, it->id), "the figure \"%\" of % must be one in poses/, where it has none of its own",
				 it->figure, it->id);
		if (it->leg == LEG_PRACTICE && it->figure.n == 0 && !has_pose(c, it->id))
			complain(r, problem_place(r->to, it->id), "the exercise % has no figure: poses/%.yaml is missing", it->id, it->id);
	}
	for (size_t k = 0; k < c->n_poses; k++)
		if (pack_item(p, file_stem(c->poses[k].path)) == NONE)
			complain(r, &(struct node){.file = c->poses[k].path, .line = 1, .column = 1}, "no item has the id \"%\" of this figure",
				 file_stem(c->poses[k].path), STR(""));
}

/* Each is put where it belongs among those before it. */
static void sort_questions(struct reader *r)
{
	struct pack *p = r->p;
	uint16_t *order = take(r, p->n_questions, sizeof *order);
	if (order == NULL)
		return;
	for (size_t i = 0; i < p->n_questions; i++) {
		size_t at = i;
		for (; at > 0 && str_cmp(p->questions[order[at - 1]].id, p->questions[i].id) > 0; at--)
			order[at] = order[at - 1];
		order[at] = (uint16_t)i;
	}
	p->question_order = order;
}

enum err pack_read(const struct content *content, struct arena *a, struct problems *to, struct pack *ret_pack)
{
	struct pack p = {0};
	struct reader r = {.a = a, .to = to, .p = &p, .evidence = content->evidence, .n_evidence = content->n_evidence};
	struct node **tops = take(&r, content->n, sizeof *tops);
	for (size_t i = 0; tops != NULL && i < content->n; i++)
		tops[i] = tree_read(a, content->files[i].path, content->files[i].text, to);
	if (tops == NULL || to->n > 0)
		return ERR_INPUT;
	collect(&r, tops, content->n);
	check_ids(&r);
	static void (*const sections[])(struct reader *) = {read_sources,    read_facts,   read_references, read_modalities,
							    read_conditions, read_items,   read_programmes, read_causes,
							    read_scores,     read_regions, read_words,      read_screens};
	for (size_t i = 0; i < sizeof sections / sizeof sections[0] && !a->full; i++)
		sections[i](&r);
	if (a->full && to->n == 0)
		problem_at(to, &(struct node){.file = STR("content"), .line = 1, .column = 1}, "the pack is too large for its room", STR(""),
			   STR(""));
	if (to->n == 0 && content->poses != NULL)
		check_figures(&r, content);
	if (to->n == 0)
		read_known(&r);
	if (to->n == 0) {
		sort_questions(&r);
		p.rests = triage_rests(&p);
		pack_prove(&p, to);
	}
	if (to->n > 0 || a->full)
		return ERR_INPUT;
	*ret_pack = p;
	return OK;
}
