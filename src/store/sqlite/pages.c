/* pages.c - walks the trees of a file as far as they can be walked, and inspects what was not reached. */
#include "store/sqlite/pages.h"

#include <ctype.h>
#include <sqlite3.h>
#include <string.h>

enum {
	PAGE_INNER = 2, /* of a tree without rowids; has rows, too */
	PAGE_LEAF = 10,
	HEAD_INNER = 12,
	HEAD_LEAF = 8,
	FREE_FIRST = 32, /* in the head of the file */
	DEPTH_MAX = 20
};

static uint32_t number(const unsigned char *at, size_t n)
{
	uint32_t v = 0;
	for (size_t i = 0; i < n; i++)
		v = v << 8 | at[i];
	return v;
}

size_t pages_size(const struct backup_image *image)
{
	size_t size = number(image->bytes + 16, 2);
	size = size == 1 ? 65536 : size;
	return size < 512 || (size & (size - 1)) != 0 ? 0 : size;
}

unsigned char *pages_at(const struct backup_image *image, uint32_t page)
{
	size_t size = pages_size(image);
	return size > 0 && page > 0 && page <= image->n / size ? image->bytes + (page - 1) * size : NULL;
}

/* ---- one page ---- */

struct page {
	const unsigned char *at;
	size_t size, head, rows_n;
};

/* False: it is no page of a tree without rowids. */
static bool read_page(const struct backup_image *image, uint32_t n, struct page *ret_page)
{
	const unsigned char *at = n > 1 ? pages_at(image, n) : NULL;
	if (at == NULL || (at[0] != PAGE_INNER && at[0] != PAGE_LEAF))
		return false;
	struct page p = {at, pages_size(image), at[0] == PAGE_INNER ? HEAD_INNER : HEAD_LEAF, number(at + 3, 2)};
	*ret_page = p;
	return p.head + 2 * p.rows_n <= p.size;
}

/* Where a row begins in its page; the size of the page when it would be outside. */
static size_t row_at(const struct page *p, size_t row)
{
	size_t at = number(p->at + p->head + 2 * row, 2);
	return at >= p->head + 2 * p->rows_n && at + 4 < p->size ? at : p->size;
}

static uint32_t child_at(const struct page *p, size_t row)
{
	if (row == p->rows_n)
		return number(p->at + 8, 4);
	size_t at = row_at(p, row);
	return at < p->size ? number(p->at + at, 4) : 0;
}

/* A number of one to nine bytes. False: it goes beyond the page. */
static bool read_varint(const struct page *p, size_t *at, uint64_t *ret_v)
{
	uint64_t v = 0;
	for (int i = 0; i < 9; i++) {
		if (*at >= p->size)
			return false;
		unsigned char byte = p->at[(*at)++];
		v = i == 8 ? v << 8 | byte : v << 7 | (byte & 0x7Fu);
		if (byte < 0x80)
			break;
	}
	*ret_v = v;
	return true;
}

/* Whether a value that is stored as `type` can be in a column. */
static bool fits_column(uint64_t type, char column)
{
	if (type == 0)
		return islower((unsigned char)column);
	bool is_text = type >= 13 && type % 2 == 1, is_int = type <= 6 || type == 8 || type == 9;
	return toupper((unsigned char)column) == 'T' ? is_text : is_int;
}

static bool row_fits(const struct page *p, size_t row, const char *shape)
{
	uint64_t payload, head, type;
	size_t at = row_at(p, row) + (p->head == HEAD_INNER ? 4 : 0);
	if (!read_varint(p, &at, &payload))
		return false;
	size_t begin = at;
	if (!read_varint(p, &at, &head) || head > payload || head > p->size)
		return false;
	for (; at < begin + head; shape++)
		if (*shape == '\0' || !read_varint(p, &at, &type) || !fits_column(type, *shape))
			return false;
	return *shape == '\0';
}

static bool page_fits(const struct page *p, const char *shape)
{
	for (size_t i = 0; i < p->rows_n; i++)
		if (!row_fits(p, i, shape))
			return false;
	return p->rows_n > 0;
}

/* ---- all of them ---- */

struct walk {
	const struct backup_image *image;
	unsigned char *met; /* by number of the page */
	size_t n;
};

/* False: something below cannot be read. */
static bool walk_tree(struct walk *w, uint32_t n, int depth)
{
	struct page p;
	if (n > w->n || !read_page(w->image, n, &p) || w->met[n] || depth > DEPTH_MAX)
		return false;
	w->met[n] = 1;
	bool whole = true;
	for (size_t i = 0; p.head == HEAD_INNER && i <= p.rows_n; i++)
		whole &= walk_tree(w, child_at(&p, i), depth + 1);
	return whole;
}

/* What was given back holds nothing of anyone. */
static void walk_free(struct walk *w)
{
	size_t size = pages_size(w->image), most = size / 4 - 2;
	const unsigned char *at;
	for (uint32_t n = number(w->image->bytes + FREE_FIRST, 4); n <= w->n && (at = pages_at(w->image, n)) != NULL && !w->met[n];
	     n = number(at, 4)) {
		size_t others = number(at + 4, 4);
		w->met[n] = 1;
		for (size_t i = 0; i < others && i < most; i++) {
			uint32_t other = number(at + 8 + 4 * i, 4);
			if (other <= w->n)
				w->met[other] = 1;
		}
	}
}

/* The one broken tree that it fits; the number of trees when there are none or several: a row is never guessed to be another one. */
static size_t tree_of(const struct page *p, const struct trees *trees)
{
	size_t found = trees->n;
	for (size_t i = 0; i < trees->n; i++) {
		if (!trees->at[i].is_broken || !page_fits(p, trees->at[i].shape))
			continue;
		if (found < trees->n)
			return trees->n;
		found = i;
	}
	return found;
}

static void add_strays(const struct walk *w, const struct trees *trees, struct strays *strays)
{
	struct page p;
	for (uint32_t n = 2; n <= w->n && strays->n < STRAY_PAGES_MAX; n++) {
		if (w->met[n] || !read_page(w->image, n, &p))
			continue;
		size_t tree = tree_of(&p, trees);
		if (tree < trees->n)
			strays->at[strays->n++] = (struct stray){n, tree};
	}
}

enum err pages_find_strays(const struct backup_image *image, struct trees *trees, struct strays *ret_strays)
{
	size_t size = pages_size(image), n = size > 0 ? image->n / size : 0;
	struct strays strays = {0};
	if (n == 0 || n > UINT32_MAX - 1) {
		*ret_strays = strays;
		return OK;
	}
	struct walk w = {image, sqlite3_malloc64(n + 1), n};
	strays.at = sqlite3_malloc64(sizeof *strays.at * (n < STRAY_PAGES_MAX ? n : STRAY_PAGES_MAX));
	if (w.met == NULL || strays.at == NULL) {
		sqlite3_free(w.met);
		sqlite3_free(strays.at);
		return ERR_FULL;
	}
	memset(w.met, 0, n + 1);
	for (size_t i = 0; i < trees->n; i++)
		trees->at[i].is_broken = !walk_tree(&w, trees->at[i].root, 0);
	walk_free(&w);
	add_strays(&w, trees, &strays);
	sqlite3_free(w.met);
	*ret_strays = strays;
	return OK;
}
