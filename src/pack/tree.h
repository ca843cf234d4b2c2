/* tree.h - a YAML text as a tree in which every node knows its position. Anchors, aliases, tags, duplicate keys and deep nesting are problems. */
#ifndef TRIVET_PACK_TREE_H
#define TRIVET_PACK_TREE_H

#include "base/arena.h"

enum node_kind { NODE_TEXT, NODE_MAP, NODE_LIST };

struct node {
	enum node_kind kind;
	str file;
	int line, column;          /* from 1 */
	str key;                   /* of a member of a map */
	str text;                  /* NODE_TEXT */
	struct node *first, *next; /* children of a map or list; the next sibling */
};

/* The entries of a pack that have an id, so that a law of the whole pack can name the place it speaks of. */
struct whereabouts {
	const struct node *const *at;
	size_t n;
};

/* Where problems go: one line each, `file:line:column: what is wrong, what is allowed`. */
struct problems {
	struct writer *w;
	size_t n;
	struct whereabouts entries; /* filled by pack_read */
};

/* The entry with this id, or the content as a whole. */
const struct node *problem_place(const struct problems *to, str id);

/* '%' in `text` stands for `a`, a second one for `b`. */
void problem_at(struct problems *to, const struct node *at, const char *text, str a, str b);

/* Reads one file. NULL when it is no YAML at all, or not a map at its top, or is empty; the problem is told. Keeps: all texts are in the arena. */
struct node *tree_read(struct arena *a, str file, str text, struct problems *to);
/* "walk" of "content/poses/walk.yaml". */
str file_stem(str path);
/* The member of a map, or NULL. */
const struct node *tree_get(const struct node *map, const char *key);
size_t tree_count(const struct node *n);

#endif
