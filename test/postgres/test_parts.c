/*
 * test_parts.c - each statement touches the rows of one organisation alone: with every table in parts by organisation its plan has exactly one part. A planted
 * statement that names no organisation has all parts, and so would be found.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../contract/scenario.h"
#include "store/postgres/libpq.h"
#include "store/sql.h"

#define PARTS     7
#define PLAN_ROOM 65536

struct server {
	const struct libpq *pq;
	PGconn *conn;
	struct folder folder;
};

static PGresult *run(struct server *s, const char *sql)
{
	PGresult *r = s->pq->PQexec(s->conn, sql);
	ExecStatusType status = s->pq->PQresultStatus(r);
	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
		fail_msg("%s\n%s", sql, s->pq->PQerrorMessage(s->conn));
	return r;
}

static int begin(void **state)
{
	static struct server s;
	setenv("TRIVET_PARTITIONS", "7", 1);
	s.pq = libpq_load();
	s.folder = folder_make();
	const char *const keys[] = {"dbname", NULL}, *const values[] = {s.folder.file, NULL};
	s.conn = s.pq->PQconnectdbParams(keys, values, 1);
	*state = &s;
	if (s.pq->PQstatus(s.conn) != CONNECTION_OK)
		return -1;
	s.pq->PQclear(run(&s, "SET plan_cache_mode = force_custom_plan; SET constraint_exclusion = off")); /* no value of ours is contradicted */
	return 0;
}

static int end(void **state)
{
	struct server *s = *state;
	s->pq->PQfinish(s->conn);
	folder_remove(&s->folder);
	return 0;
}

/* A line of a plan; of one for any parameters those that name what could be changed are left out: which part it is turns out when it is run. */
static const char *scanned(const char *line, bool generic)
{
	const char *words = line + strspn(line, " ->");
	return generic && (strncmp(words, "Update on", 9) == 0 || strncmp(words, "Delete on", 9) == 0) ? "" : line;
}

/* How many different parts a plan goes to. */
static int parts_of_plan(const struct server *s, const PGresult *plan, bool generic)
{
	bool found[PARTS] = {false};
	int n = 0;
	for (int i = 0; i < s->pq->PQntuples(plan); i++)
		for (const char *p = strstr(scanned(s->pq->PQgetvalue(plan, i, 0), generic), "__"); p != NULL; p = strstr(p + 1, "__")) {
			if (p[2] < '0' || p[2] > '9')
				continue; /* of a table's own name */
			long part = strtol(p + 2, NULL, 10);
			assert_true(part >= 0 && part < PARTS);
			n += found[part] ? 0 : 1;
			found[part] = true;
		}
	return n;
}

/* Each number is greater than those before it, so that a stretch of days is not empty. */
static void write_value(struct writer *w, const struct query *q, int i)
{
	w_z(w, i > 0 ? ", " : "");
	if (q->takes[i].kind == QUERY_TEXT)
		w_z(w, "'a'");
	else
		w_int(w, 1 + i);
}

/* Its plan for some parameters. */
static int parts_touched(struct server *s, const char *sql, const struct query *q, bool generic)
{
	char buffer[PLAN_ROOM];
	struct writer w = writer_on(buffer, sizeof buffer - 1);
	w_z(&w, "PREPARE looked (");
	for (int i = 0; i < q->takes_n; i++)
		w_z(&w, i > 0 ? q->takes[i].kind == QUERY_INT ? ", BIGINT" : ", TEXT" : q->takes[i].kind == QUERY_INT ? "BIGINT" : "TEXT");
	w_z(&w, ") AS ");
	w_z(&w, sql);
	buffer[w.n] = '\0';
	s->pq->PQclear(run(s, buffer));
	w = writer_on(buffer, sizeof buffer - 1);
	w_z(&w, "EXPLAIN (COSTS OFF) EXECUTE looked (");
	for (int i = 0; i < q->takes_n; i++)
		write_value(&w, q, i);
	w_z(&w, ")");
	buffer[w.n] = '\0';
	PGresult *plan = run(s, buffer);
	int n = parts_of_plan(s, plan, generic);
	if (n > 1)
		for (int i = 0; i < s->pq->PQntuples(plan); i++)
			printf("# %s\n", s->pq->PQgetvalue(plan, i, 0));
	s->pq->PQclear(plan);
	s->pq->PQclear(run(s, "DEALLOCATE looked"));
	return n;
}

/* A plan does not say where new rows go: their organisation is the first column, and the parameter that the statement is claimed by. */
static bool inserts_for_its_organisation(const struct query *q)
{
	char first[16];
	snprintf(first, sizeof first, "VALUES ($%d", q->organisation);
	const char *columns = strchr(q->sql.p, '('), *values = strstr(q->sql.p, "VALUES (");
	bool named = strncmp(columns, "(organisation, ", 15) == 0 || strncmp(q->sql.p, "INSERT INTO organisation (id)", 29) == 0;
	return named && values != NULL && strncmp(values, first, strlen(first)) == 0;
}

static void look_at_each(struct server *s, bool generic)
{
	int looked = 0, wrong = 0;
	for (size_t i = 0; i < SQL_COUNT; i++) {
		const struct query *q = SQL_ALL[i];
		if (q == NULL || q->whose != QUERY_OF_ALL || q->is_script)
			continue;
		if (q == &SQL_ORGANISATION_LIST) /* the one that is asked of all of it: for a copy */
			continue;
		const char *sql = q->sql_server.n > 0 ? q->sql_server.p : q->sql.p;
		int parts = parts_touched(s, sql, q, generic);
		bool plain_insert = parts == 0 && strncmp(sql, "INSERT", 6) == 0 && inserts_for_its_organisation(q);
		looked++;
		if (q->organisation > 0 && (parts == 1 || plain_insert))
			continue;
		wrong++;
		printf("# %d parts: %s\n", parts, sql);
	}
	assert_int_equal(wrong, 0);
	assert_true(looked > 100);
}

static void each_statement_touches_one_part(void **state)
{
	struct server *s = *state;
	s->pq->PQclear(run(s, "SET plan_cache_mode = force_custom_plan"));
	look_at_each(s, false);
}

/* The plans that the store has: made once. */
static void each_plan_for_any_organisation_goes_to_one_part(void **state)
{
	struct server *s = *state;
	s->pq->PQclear(run(s, "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off"));
	look_at_each(s, true);
	s->pq->PQclear(run(s, "SET plan_cache_mode = force_custom_plan; SET enable_seqscan = on"));
}

static void one_without_its_organisation_is_found(void **state)
{
	struct server *s = *state;
	static const struct query_field number = {QUERY_INT, 0};
	static const struct query takes = {.takes_n = 1, .takes = &number};
	assert_int_equal(parts_touched(s, "SELECT id FROM visit WHERE id = $1", &takes, false), PARTS);
	assert_int_equal(parts_touched(s, "DELETE FROM mail WHERE visit = $1", &takes, false), PARTS);
	assert_int_equal(parts_touched(s, "SELECT v.id FROM visit v JOIN patient p ON p.number = v.patient WHERE v.organisation = $1", &takes, false),
			 PARTS);
	assert_int_equal(parts_touched(s, "SELECT id FROM visit WHERE organisation = $1", &takes, false), 1);
	static const struct query wrong = {.sql = STR_INIT("INSERT INTO t (a, organisation) VALUES ($1, $2)"), .organisation = 2};
	assert_false(inserts_for_its_organisation(&wrong));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(each_statement_touches_one_part),
					   cmocka_unit_test(each_plan_for_any_organisation_goes_to_one_part),
					   cmocka_unit_test(one_without_its_organisation_is_found)};
	return cmocka_run_group_tests(tests, begin, end);
}
