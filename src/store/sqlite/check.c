/* check.c - is a file intact? Why: docs/decisions/030-damage-is-noticed.md. */
#include <ctype.h>

#include "store/sqlite/sqlite_link.h"

enum err sqlite_check_pages(struct sqlite_link *l, struct store_fault *ret_fault)
{
	struct sql_sqlite_check_row row;
	enum err e = sql_sqlite_check(&l->link);
	if (e == OK)
		e = sql_sqlite_check_next(&l->link, &row);
	if (e != OK)
		return sqlite_refuse_as(l, e, ret_fault);
	bool whole = str_eq(row.say, STR("ok"));
	sql_sqlite_check_stop(&l->link);
	return whole ? OK : sqlite_refuse_damaged(ret_fault);
}

static enum err check_parents(struct sqlite_link *l, bool *ret_whole)
{
	struct sql_sqlite_orphans_row row;
	TRY(sql_sqlite_orphans(&l->link, &row));
	*ret_whole = row.n == 0;
	return OK;
}

/* The next letter that counts: comments and spaces of a schema may be laid out again. 0 at the end. */
static char next_letter(str *s)
{
	while (s->n > 0) {
		bool comment = s->n > 1 && s->p[0] == '-' && s->p[1] == '-';
		if (!comment && !isspace((unsigned char)s->p[0]))
			break;
		*s = str_sub(*s, comment ? str_find(*s, '\n') : 1, s->n);
	}
	char c = s->n > 0 ? s->p[0] : '\0';
	*s = str_sub(*s, 1, s->n);
	return c;
}

static bool same_schema(str a, str b)
{
	char c;
	do {
		c = next_letter(&a);
		if (c != next_letter(&b))
			return false;
	} while (c != '\0');
	return true;
}

static enum err has_same(struct sqlite_link *l, const struct sql_sqlite_schema_row *wanted, bool *ret_has)
{
	struct sql_sqlite_schema_of_row row;
	TRY(sql_sqlite_schema_of(&l->link, &(struct sql_sqlite_schema_of){.name = wanted->name}));
	enum err e = sql_sqlite_schema_of_next(&l->link, &row);
	*ret_has = e == OK && same_schema(row.sql, wanted->sql);
	sql_sqlite_schema_of_stop(&l->link);
	return e == ERR_MISSING ? OK : e;
}

/* Every table and index that the steps to this version make is there, as they make it. */
static enum err check_schema(struct sqlite_link *l, const struct sqlite_backend *b, bool *ret_whole)
{
	struct sqlite_link *made;
	struct sql_sqlite_schema_row row;
	struct sql_sqlite_version_row version;
	struct store_fault fault;
	TRY(sql_sqlite_version(&l->link, &version));
	TRY(sqlite_connect_memory(&fault, &made));
	enum err e = sqlite_run_steps(made, b, (int)version.number);
	if (e == OK)
		e = sql_sqlite_schema(&made->link);
	while (e == OK && *ret_whole && (e = sql_sqlite_schema_next(&made->link, &row)) == OK)
		e = has_same(l, &row, ret_whole);
	sql_sqlite_schema_stop(&made->link);
	sqlite_close(&made->link);
	return e == ERR_MISSING ? OK : e;
}

/* The sums of days are what the diary says. Those of a file of before schema 11 are made again. */
static enum err check_sums(struct sqlite_link *l, const struct sqlite_backend *b, bool *ret_whole)
{
	struct sql_sqlite_version_row version;
	struct sql_sqlite_sums_wrong_row row;
	struct sql_sqlite_sums_wrong_11_row older;
	struct sql_sqlite_sums_wrong_else_row others;
	TRY(sql_sqlite_version(&l->link, &version));
	if (version.number < SQLITE_ORGANISED)
		return OK;
	TRY(sql_sqlite_sums_wrong_else(&l->link, &others));
	if (version.number == b->steps_n) {
		TRY(sql_sqlite_sums_wrong(&l->link, &row));
	} else {
		TRY(sql_sqlite_sums_wrong_11(&l->link, &older));
		row.n = older.n;
	}
	*ret_whole = row.n + others.n == 0;
	return OK;
}

enum err sqlite_check_whole(struct sqlite_link *l, const struct sqlite_backend *b, struct store_fault *ret_fault)
{
	TRY(sqlite_check_pages(l, ret_fault));
	bool whole = true;
	enum err e = check_schema(l, b, &whole);
	if (e == OK && whole)
		e = check_parents(l, &whole);
	if (e == OK && whole)
		e = check_sums(l, b, &whole);
	if (e != OK)
		return sqlite_refuse_as(l, e, ret_fault);
	return whole ? OK : sqlite_refuse_damaged(ret_fault);
}
