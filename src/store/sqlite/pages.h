/* pages.h - the pages of a damaged file that nothing points to any more, because their parent page is lost (sqlite.org/fileformat.html, 1.6). */
#ifndef TRIVET_STORE_SQLITE_PAGES_H
#define TRIVET_STORE_SQLITE_PAGES_H

#include "store/sqlite/backup.h"

#define TREES_MAX       256 /* more than the schema has: a test counts */
#define SHAPE_MAX       64
#define TREE_NAME_MAX   48
#define STRAY_PAGES_MAX 65536

/* A table or an index of the file. */
struct tree {
	char name[TREE_NAME_MAX];
	uint32_t root;
	char shape[SHAPE_MAX]; /* a letter for each column, in the order in which they are stored: I or T; small when it may be NULL */
	bool is_broken;        /* a page of it cannot be read */
};

struct trees {
	struct tree at[TREES_MAX];
	size_t n;
};

/* A page with rows, and the only broken tree that it can be of. */
struct stray {
	uint32_t page;
	size_t tree;
};

struct strays {
	struct stray *at; /* of sqlite3_malloc64 */
	size_t n;
};

/* Finds them: every tree without rowids is walked from its root, and what was not met is judged by all its rows. Fails: ERR_FULL. */
MUST_USE enum err pages_find_strays(const struct backup_image *image, struct trees *trees, struct strays *ret_strays);
/* The bytes of a page; NULL when there is no such page. */
unsigned char *pages_at(const struct backup_image *image, uint32_t page);
size_t pages_size(const struct backup_image *image);

#endif
