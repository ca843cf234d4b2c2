/* tree.c - YAML to tree, with libyaml's event parser: the only file of pack/ that needs it. */
#include "pack/tree.h"

#include "base/text.h"

#include <yaml.h>

enum { DEPTH_MAX = 16 };

struct tree {
	yaml_parser_t parser;
	struct arena *a;
	str file;
	struct problems *to;
	bool failed;
};

void problem_at(struct problems *to, const struct node *at, const char *text, str a, str b)
{
	w_str(to->w, at->file);
	w_char(to->w, ':');
	w_int(to->w, at->line);
	w_char(to->w, ':');
	w_int(to->w, at->column);
	w_str(to->w, STR(": "));
	for (str t = str_of(text); t.n > 0; t = str_sub(t, 1, t.n)) {
		if (t.p[0] != '%') {
			w_char(to->w, t.p[0]);
			continue;
		}
		w_str(to->w, a);
		a = b;
	}
	w_char(to->w, '\n');
	to->n++;
}

const struct node *problem_place(const struct problems *to, str id)
{
	static const struct node whole = {.file = STR_INIT("content"), .line = 1, .column = 1};
	id = str_split(&id, '.'); /* a choice is in its question */
	for (size_t i = 0; id.n > 0 && i < to->entries.n; i++)
		if (str_eq(tree_get(to->entries.at[i], "id")->text, id))
			return to->entries.at[i];
	return &whole;
}

str file_stem(str path)
{
	for (size_t slash = str_find(path, '/'); slash < path.n; slash = str_find(path, '/'))
		path = str_sub(path, slash + 1, path.n);
	return str_sub(path, 0, str_find(path, '.'));
}

static void fail(struct tree *t, yaml_mark_t mark, const char *text, str a)
{
	struct node at = {.file = t->file, .line = (int)mark.line + 1, .column = (int)mark.column + 1};
	if (!t->failed)
		problem_at(t->to, &at, text, a, STR(""));
	t->failed = true;
}

static bool next(struct tree *t, yaml_event_t *ret_event)
{
	if (t->failed)
		return false;
	if (yaml_parser_parse(&t->parser, ret_event))
		return true;
	fail(t, t->parser.problem_mark, "not well-formed YAML: %", str_of(t->parser.problem));
	return false;
}

/* A copy in the arena; told when it does not fit. */
static str keep(struct tree *t, yaml_mark_t mark, const yaml_char_t *p, size_t n)
{
	str s = arena_copy(t->a, (str){(const char *)p, n});
	if (t->a->full)
		fail(t, mark, "the pack is too large for its room", STR(""));
	return s;
}

static struct node *new_node(struct tree *t, const yaml_event_t *e, enum node_kind kind)
{
	struct node *n = arena_new(t->a, struct node, 1);
	if (n == NULL) {
		fail(t, e->start_mark, "the pack is too large for its room", STR(""));
		return NULL;
	}
	*n = (struct node){.kind = kind, .file = t->file, .line = (int)e->start_mark.line + 1, .column = (int)e->start_mark.column + 1};
	return n;
}

static bool is_decorated(const yaml_event_t *e)
{
	switch ((int)e->type) {
	case YAML_SCALAR_EVENT: return e->data.scalar.anchor != NULL || e->data.scalar.tag != NULL;
	case YAML_SEQUENCE_START_EVENT: return e->data.sequence_start.anchor != NULL || e->data.sequence_start.tag != NULL;
	case YAML_MAPPING_START_EVENT: return e->data.mapping_start.anchor != NULL || e->data.mapping_start.tag != NULL;
	default: return e->type == YAML_ALIAS_EVENT;
	}
}

static struct node *value(struct tree *t, const yaml_event_t *e, int depth);

static void members(struct tree *t, struct node *map, int depth)
{
	struct node **end = &map->first;
	yaml_event_t k, v;
	while (next(t, &k)) {
		if (k.type == YAML_MAPPING_END_EVENT) {
			yaml_event_delete(&k);
			return;
		}
		str key = k.type == YAML_SCALAR_EVENT ? keep(t, k.start_mark, k.data.scalar.value, k.data.scalar.length) : STR("");
		if (k.type != YAML_SCALAR_EVENT || is_decorated(&k))
			fail(t, k.start_mark, "a key must be a plain word", STR(""));
		for (const struct node *m = map->first; m != NULL; m = m->next)
			if (str_eq(m->key, key))
				fail(t, k.start_mark, "the key \"%\" stands here twice", key);
		if (next(t, &v)) {
			struct node *n = value(t, &v, depth + 1);
			yaml_event_delete(&v);
			if (n != NULL) {
				n->key = key;
				*end = n;
				end = &n->next;
			}
		}
		yaml_event_delete(&k);
	}
}

static void elements(struct tree *t, struct node *list, int depth)
{
	struct node **end = &list->first;
	yaml_event_t e;
	while (next(t, &e)) {
		if (e.type == YAML_SEQUENCE_END_EVENT) {
			yaml_event_delete(&e);
			return;
		}
		struct node *n = value(t, &e, depth + 1);
		yaml_event_delete(&e);
		if (n == NULL)
			continue;
		*end = n;
		end = &n->next;
	}
}

static struct node *value(struct tree *t, const yaml_event_t *e, int depth)
{
	if (depth > DEPTH_MAX)
		fail(t, e->start_mark, "nested too deeply", STR(""));
	if (is_decorated(e))
		fail(t, e->start_mark, "anchors, aliases and tags are not allowed", STR(""));
	if (t->failed)
		return NULL;
	struct node *n = new_node(t, e,
				  e->type == YAML_MAPPING_START_EVENT    ? NODE_MAP
				  : e->type == YAML_SEQUENCE_START_EVENT ? NODE_LIST
									 : NODE_TEXT);
	if (n == NULL)
		return NULL;
	if (e->type == YAML_SCALAR_EVENT)
		n->text = keep(t, e->start_mark, e->data.scalar.value, e->data.scalar.length);
	else if (n->kind == NODE_MAP)
		members(t, n, depth);
	else
		elements(t, n, depth);
	return t->failed ? NULL : n;
}

/* The one document of the stream. */
static struct node *document(struct tree *t)
{
	struct node *top = NULL;
	yaml_event_t e;
	bool more = true;
	while (more && next(t, &e)) {
		if (e.type == YAML_DOCUMENT_START_EVENT && top != NULL)
			fail(t, e.start_mark, "one document a file", STR(""));
		more = e.type != YAML_STREAM_END_EVENT;
		if (e.type == YAML_MAPPING_START_EVENT || e.type == YAML_SEQUENCE_START_EVENT || e.type == YAML_SCALAR_EVENT ||
		    e.type == YAML_ALIAS_EVENT)
			top = value(t, &e, 0);
		yaml_event_delete(&e);
	}
	return t->failed ? NULL : top;
}

struct node *tree_read(struct arena *a, str file, str text, struct problems *to)
{
	struct tree t = {.a = a, .file = file, .to = to};
	struct node start = {.file = file, .line = 1, .column = 1};
	if (!text_is_utf8(text)) {
		problem_at(to, &start, "not UTF-8 text", STR(""), STR(""));
		return NULL;
	}
	if (!yaml_parser_initialize(&t.parser)) {
		problem_at(to, &start, "no memory to read it", STR(""), STR(""));
		return NULL;
	}
	yaml_parser_set_input_string(&t.parser, (const unsigned char *)text.p, text.n);
	struct node *top = document(&t);
	yaml_parser_delete(&t.parser);
	if (top != NULL && top->kind == NODE_MAP)
		return top;
	if (!t.failed)
		problem_at(to, &start, "a content file is one mapping of sections", STR(""), STR(""));
	return NULL;
}

const struct node *tree_get(const struct node *map, const char *key)
{
	str k = str_of(key);
	for (const struct node *m = map->kind == NODE_MAP ? map->first : NULL; m != NULL; m = m->next)
		if (str_eq(m->key, k))
			return m;
	return NULL;
}

size_t tree_count(const struct node *n)
{
	size_t count = 0;
	for (const struct node *m = n == NULL ? NULL : n->first; m != NULL; m = m->next)
		count++;
	return count;
}
