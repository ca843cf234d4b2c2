/* copy.c - table by table, as many rows at a time as fit. */
#include "store/copy.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "store/sql.h"

enum { ROWS_AT_ONCE = 500, BATCH_BYTES = 64 << 20 /* touched only as far as it is used: a row has two texts of 64 KiB at most */ };

struct copying {
	struct link *from, *to;
	struct copy_report *report;
	char *buffer; /* of a batch */
};

static enum err refuse(struct copying *c, bool at_target, enum err e, enum wrong what)
{
	c->report->fault = (struct store_fault){.e = e, .what = what};
	c->report->fault_at_target = at_target;
	return e;
}

static enum err failed(struct copying *c, bool at_target, enum err e)
{
	if (e == OK || c->report->fault.what != WRONG_NOTHING)
		return e;
	return refuse(c, at_target, e, at_target ? WRONG_COPY_NOT_WRITTEN : WRONG_COPY_NOT_READ);
}

/* ---- rows ---- */

static uint64_t hash_row(uint64_t h, const struct query *q, const void *row)
{
	for (int i = 0; i < q->gives_n; i++) {
		const void *value = (const char *)row + q->gives[i].offset;
		switch (q->gives[i].kind) {
		case QUERY_INT: h = hash_bytes(h, value, sizeof(int64_t)); break;
		case QUERY_TEXT: h = hash_str(h, *(const str *)value); break;
		}
	}
	return h;
}

/* Its texts live only until the next one. */
static void keep_texts(struct arena *a, const struct query *q, void *row)
{
	for (int i = 0; i < q->gives_n; i++)
		if (q->gives[i].kind == QUERY_TEXT) {
			str *text = (str *)(void *)((char *)row + q->gives[i].offset);
			*text = arena_copy(a, *text);
		}
}

/* Writes the rows of a batch, all of them or it failed. */
static enum err write_batch(struct copying *c, const struct sql_copy *table, const char *rows, size_t n)
{
	int64_t made = 0;
	TRY(failed(c, true, link_many(c->to, table->write, rows, n, &made)));
	return made == (int64_t)n ? OK : refuse(c, true, ERR_IO, WRONG_COPY_ROWS_LOST);
}

/* Reads the next rows into the buffer. ERR_MISSING: those were the last. */
static enum err read_batch(struct copying *c, const struct sql_copy *table, struct copy_table *count, char *rows, size_t *ret_n)
{
	struct arena a = arena_on(rows + ROWS_AT_ONCE * table->write->takes_size, BATCH_BYTES - ROWS_AT_ONCE * table->write->takes_size);
	for (*ret_n = 0; *ret_n < ROWS_AT_ONCE; (*ret_n)++) {
		char *row = rows + *ret_n * table->write->takes_size;
		TRY(link_next(c->from, table->read, row));
		count->rows++;
		count->digest = hash_row(count->digest, table->read, row);
		keep_texts(&a, table->read, row);
		if (a.full)
			return ERR_FULL;
	}
	return OK;
}

static enum err copy_table(struct copying *c, const struct sql_copy *table, int64_t organisation, struct copy_table *count)
{
	enum err e = link_start(c->from, table->read, &organisation);
	while (e == OK) {
		size_t n = 0;
		e = read_batch(c, table, count, c->buffer, &n);
		if (e != OK && e != ERR_MISSING)
			break;
		enum err written = write_batch(c, table, c->buffer, n);
		if (written == OK)
			continue;
		if (e == OK)
			link_stop(c->from, table->read);
		return written;
	}
	return failed(c, false, e == ERR_MISSING ? OK : e);
}

/* The rows and the digest of a table, as it is. */
static enum err look_at_table(struct copying *c, struct link *l, const struct sql_copy *table, int64_t organisation, struct copy_table *count)
{
	enum err e = link_start(l, table->read, &organisation);
	while (e == OK && (e = link_next(l, table->read, c->buffer)) == OK) {
		count->rows++;
		count->digest = hash_row(count->digest, table->read, c->buffer);
	}
	return e == ERR_MISSING ? OK : e;
}

/* ---- the whole ---- */

/* Nothing but what a new one begins with: the one person of the one organisation, who wrote nothing. */
static enum err check_is_new(struct copying *c)
{
	struct sql_organisation_list_row organisation = {0};
	int64_t rows = 0, organisations = 0;
	enum err e = sql_organisation_list(c->to);
	while (e == OK && (e = sql_organisation_list_next(c->to, &organisation)) == OK)
		organisations++;
	if (e != ERR_MISSING)
		return failed(c, true, e);
	for (const struct sql_copy *table = SQL_COPIES; table->read != NULL; table++) {
		struct copy_table count = {.rows = 0};
		TRY(failed(c, true, look_at_table(c, c->to, table, 1, &count)));
		rows += count.rows;
	}
	if (organisations > 1 || rows > 1)
		return refuse(c, true, ERR_CONFLICT, WRONG_COPY_NOT_EMPTY);
	return OK;
}

static enum err copy_organisation(struct copying *c, int64_t organisation)
{
	TRY(failed(c, true, sql_organisation_add(c->to, &(struct sql_organisation_add){organisation})));
	for (size_t i = 0; i < c->report->n; i++)
		TRY(copy_table(c, &SQL_COPIES[i], organisation, &c->report->tables[i]));
	c->report->organisations++;
	return OK;
}

/* What is there now, compared with what was read. */
static enum err compare(struct copying *c, const int64_t *organisations, size_t n)
{
	for (size_t i = 0; i < c->report->n; i++) {
		struct copy_table there = {.digest = HASH_BEGIN};
		for (size_t k = 0; k < n; k++)
			TRY(failed(c, true, look_at_table(c, c->to, &SQL_COPIES[i], organisations[k], &there)));
		const struct copy_table *read = &c->report->tables[i];
		if (there.rows != read->rows || there.digest != read->digest)
			return refuse(c, true, ERR_IO, WRONG_COPY_DIFFERS);
	}
	return OK;
}

/* All that there are, one after the other. Free *ret_ids. */
static enum err list_organisations(struct copying *c, int64_t **ret_ids, size_t *ret_n)
{
	struct sql_organisation_list_row row;
	int64_t *ids = NULL;
	size_t n = 0;
	enum err e = sql_organisation_list(c->from);
	while (e == OK && (e = sql_organisation_list_next(c->from, &row)) == OK) {
		int64_t *more = (n & (n - 1)) == 0 ? realloc(ids, (n == 0 ? 1 : 2 * n) * sizeof(*ids)) : ids;
		if (more == NULL) {
			sql_organisation_list_stop(c->from);
			free(ids);
			return failed(c, false, ERR_FULL);
		}
		ids = more;
		ids[n++] = row.id;
	}
	*ret_ids = ids;
	*ret_n = n;
	return failed(c, false, e == ERR_MISSING ? OK : e);
}

static enum err copy_all(struct copying *c)
{
	int64_t *ids = NULL;
	size_t n = 0;
	for (const struct sql_copy *table = SQL_COPIES; table->read != NULL && c->report->n < COPY_TABLES_MAX; table++)
		c->report->tables[c->report->n++] = (struct copy_table){table->table, 0, HASH_BEGIN};
	enum err e = list_organisations(c, &ids, &n);
	if (e == OK)
		e = check_is_new(c);
	if (e == OK)
		e = failed(c, true, sql_person_delete_all(c->to, &(struct sql_person_delete_all){1}));
	for (size_t i = 0; i < n && e == OK; i++)
		e = copy_organisation(c, ids[i]);
	if (e == OK)
		e = compare(c, ids, n);
	free(ids);
	return e;
}

static enum err copy_between(struct copying *c)
{
	enum err e = failed(c, false, c->from->by->begin(c->from));
	if (e == OK)
		e = failed(c, true, c->to->by->begin(c->to));
	if (e == OK)
		e = copy_all(c);
	if (e == OK)
		e = failed(c, true, c->to->by->commit(c->to));
	if (e != OK)
		c->to->by->rollback(c->to);
	else
		(void)c->to->by->wipe(c->to); /* all of it into the one file */
	c->from->by->rollback(c->from);
	return e;
}

/* Opened as for use, so that it is complete and up to date; then for reading. */
static enum err open_source(struct copy_place from, struct copying *c)
{
	struct link *l = NULL;
	enum err e = from.by->open(from.by, from.place, LINK_WRITE, &c->report->fault, &l);
	if (e == OK)
		from.by->close(l);
	if (e == OK || e == ERR_DENIED)
		e = from.by->open(from.by, from.place, e == OK ? LINK_READ : LINK_STILL, &c->report->fault, &c->from);
	return e;
}

enum err store_copy(struct copy_place from, struct copy_place to, struct copy_report *ret_report)
{
	struct copying c = {.report = ret_report};
	*ret_report = (struct copy_report){.n = 0};
	c.buffer = malloc(BATCH_BYTES);
	if (c.buffer == NULL)
		return refuse(&c, false, ERR_FULL, WRONG_NO_MEMORY);
	enum err e = open_source(from, &c);
	if (e == OK) {
		e = to.by->open(to.by, to.place, LINK_WRITE, &ret_report->fault, &c.to);
		ret_report->fault_at_target = e != OK;
	}
	if (e == OK) {
		ret_report->fault.what = WRONG_NOTHING; /* what else was said of them is no failure */
		e = copy_between(&c);
	}
	if (c.to != NULL)
		to.by->close(c.to);
	if (c.from != NULL)
		from.by->close(c.from);
	free(c.buffer);
	return e;
}
