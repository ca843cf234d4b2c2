/* postgres.c - the store in a PostgreSQL database. Why: docs/decisions/050-the-same-program-on-postgresql.md. */
#include "store/postgres/postgres.h"

#include <endian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store/postgres/libpq.h"
#include "store/sql.h"

#define SERVER_LEAST  130000 /* server_version_num: what this was never run on is refused */
#define TYPE_INT8     20     /* as pg_type.dat has them */
#define TYPE_TEXT     25
#define MANY_PREPARED 64        /* a list up to this length is a statement that is kept */
#define MANY_MOST     2000      /* rows of one statement: the protocol counts parameters in 16 bits */
#define SCHEMA_TRIES  10        /* other programs make the schema at the same moment */
#define LOST_WAIT_MS  8000      /* so long a database that is gone is looked for: a failover takes less, and who asked does not wait longer */
#define AGAIN_NS      20000000L /* someone else has what is wanted: at most so long until the next try */
#define LOST_AGAIN_MS 100
#define STATE_ROOM    6
#define SAY_ROOM      512

struct postgres_link {
	struct link link;
	const struct libpq *pq;
	PGconn *conn;
	const char *place;
	enum link_use use;
	bool is_lost;           /* the connection is of no use any more */
	int64_t claimed;        /* the organisation that this transaction has for itself; 0: none yet */
	bool may_repeat;        /* what failed last did so because of someone else: the transaction may be done again */
	char state[STATE_ROOM]; /* SQLSTATE of what failed last */
	PGresult *result[SQL_COUNT];
	int row[SQL_COUNT];
	bool is_prepared[SQL_COUNT];
	uint64_t many_prepared[SQL_COUNT]; /* a bit for each length of a list, the first for one row */
};

static struct postgres_link *own(struct link *l)
{
	return (struct postgres_link *)l;
}

bool postgres_is_place(str place)
{
	return str_starts(place, STR("postgres://")) || str_starts(place, STR("postgresql://"));
}

void postgres_write_shown(struct writer *w, str place)
{
	static const str begins = STR_INIT("://"), password = STR_INIT("password=");
	size_t at = postgres_is_place(place) ? str_find(place, ':') + begins.n : place.n;
	str rest = str_sub(place, at, place.n), user = str_sub(rest, 0, str_find(rest, '/'));
	w_str(w, str_sub(place, 0, at));
	for (size_t i = user.n; i > 0; i--)
		if (user.p[i - 1] == '@') { /* user:password@ */
			user = str_sub(user, 0, i - 1);
			w_str(w, str_sub(user, 0, str_find(user, ':')));
			rest = str_sub(rest, i - 1, rest.n);
			break;
		}
	while (rest.n > 0) { /* ?password=... or &password=... */
		if (str_starts(rest, password))
			rest = str_sub(rest, str_find(rest, '&'), rest.n);
		size_t n = str_find(rest, '?') < str_find(rest, '&') ? str_find(rest, '?') : str_find(rest, '&');
		w_str(w, str_sub(rest, 0, n + 1));
		rest = str_sub(rest, n + 1, rest.n);
	}
}

/* ---- what went wrong ---- */

static enum err refuse(struct store_fault *ret_fault, enum err e, enum wrong what)
{
	*ret_fault = (struct store_fault){.e = e, .what = what};
	return e;
}

static bool is_state(const struct postgres_link *l, const char *state)
{
	return strncmp(l->state, state, strlen(state)) == 0;
}

/* https://www.postgresql.org/docs/15/errcodes-appendix.html */
static enum err meaning(const struct postgres_link *l)
{
	static const struct {
		const char *state; /* or how it begins */
		enum err e;
	} rows[] = {{"23505", ERR_CONFLICT}, {"23", ERR_INPUT},   {"22", ERR_INPUT},    {"40", ERR_BUSY},
		    {"55P03", ERR_BUSY},     {"57014", ERR_BUSY}, {"57P03", ERR_BUSY},  {"53300", ERR_BUSY},
		    {"53100", ERR_FULL},     {"53200", ERR_FULL}, {"54000", ERR_INPUT}, {"25006", ERR_DENIED}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (is_state(l, rows[i].state))
			return rows[i].e;
	return ERR_IO;
}

/*
 * Notes what the server says of a call that failed. A server that goes down, or that may only be read from now on, is no longer the one we want: the next connection
 * finds the one that took over.
 */
static enum err failed(struct postgres_link *l, const PGresult *r)
{
	const char *state = r != NULL ? l->pq->PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
	snprintf(l->state, sizeof(l->state), "%s", state != NULL ? state : "08006");
	bool ends = l->pq->PQstatus(l->conn) != CONNECTION_OK || is_state(l, "08") || is_state(l, "57P");
	l->is_lost = l->is_lost || ends || (is_state(l, "25006") && l->use == LINK_WRITE);
	l->may_repeat = l->is_lost || is_state(l, "40001") || is_state(l, "40P01");
	return meaning(l);
}

/* With what the library says of it. */
static enum err refuse_gone(const struct postgres_link *l, struct store_fault *ret_fault)
{
	static _Thread_local char said[SAY_ROOM];
	if (l->conn == NULL) {
		*ret_fault = (struct store_fault){.e = ERR_IO, .what = WRONG_DATABASE_MEMORY};
		return ERR_IO;
	}
	snprintf(said, sizeof(said), "%s", l->pq->PQerrorMessage(l->conn));
	for (char *p = said; *p != '\0'; p++)
		*p = *p == '\n' || *p == '\t' ? ' ' : *p;
	*ret_fault = (struct store_fault){.e = ERR_IO, .what = WRONG_DATABASE_GONE, .server = str_of(said)};
	return ERR_IO;
}

static enum err refuse_as(struct postgres_link *l, enum err e, struct store_fault *ret_fault)
{
	if (l->is_lost)
		return refuse_gone(l, ret_fault);
	switch (e) {
	case ERR_FULL: return refuse(ret_fault, e, WRONG_DATABASE_FULL);
	case ERR_BUSY: return refuse(ret_fault, e, WRONG_DATABASE_BUSY);
	case ERR_DENIED: return refuse(ret_fault, e, WRONG_DATABASE_READ_ONLY);
	case OK:
	case ERR_INPUT:
	case ERR_MISSING:
	case ERR_CONFLICT:
	case ERR_IO: break;
	}
	if (is_state(l, "42501"))
		return refuse(ret_fault, ERR_DENIED, WRONG_DATABASE_NO_RIGHTS);
	return refuse(ret_fault, ERR_IO, WRONG_DATABASE_FAILS);
}

/* ---- statements ---- */

/* What a call gave, when it succeeded; else NULL. */
static PGresult *good(struct postgres_link *l, PGresult *r, enum err *ret_e)
{
	ExecStatusType status = l->pq->PQresultStatus(r); /* of NULL: PGRES_FATAL_ERROR */
	*ret_e = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ? OK : failed(l, r);
	if (*ret_e == OK)
		return r;
	l->pq->PQclear(r);
	return NULL;
}

/* Statements without parameters and without an answer, one after the other. */
static enum err run_script(struct postgres_link *l, const struct query *script)
{
	enum err e;
	l->pq->PQclear(good(l, l->pq->PQexec(l->conn, script->sql.p), &e));
	return e;
}

static const char *text_of(const struct query *q)
{
	return q->sql_server.n > 0 ? q->sql_server.p : q->sql.p;
}

/* The parameters of a statement: numbers as eight bytes, the highest first, texts as they are. */
struct parameters {
	int n;
	Oid *types;
	const char **values;
	int *lengths, *formats;
	uint64_t *numbers;
};

static void set_parameter(struct parameters *p, int at, const struct query_field *field, const char *in)
{
	const void *value = in + field->offset;
	p->formats[at] = 1;
	switch (field->kind) {
	case QUERY_INT:
		p->numbers[at] = htobe64((uint64_t) * (const int64_t *)value);
		p->types[at] = TYPE_INT8;
		p->values[at] = (const char *)&p->numbers[at];
		p->lengths[at] = sizeof(p->numbers[at]);
		break;
	case QUERY_TEXT: {
		const str *text = value;
		p->types[at] = TYPE_TEXT;
		p->values[at] = text->n > 0 ? text->p : "";
		p->lengths[at] = (int)text->n;
		break;
	}
	}
}

static enum err prepare(struct postgres_link *l, const char *name, const char *sql, const struct parameters *p)
{
	enum err e;
	l->pq->PQclear(good(l, l->pq->PQprepare(l->conn, name, sql, p->n, p->types), &e));
	return e;
}

static void postgres_stop(struct link *link, const struct query *q)
{
	struct postgres_link *l = own(link);
	l->pq->PQclear(l->result[q->number]);
	l->result[q->number] = NULL;
}

static enum err execute(struct postgres_link *l, const struct query *q, const void *in)
{
	Oid types[QUERY_FIELDS_MAX];
	const char *values[QUERY_FIELDS_MAX];
	int lengths[QUERY_FIELDS_MAX], formats[QUERY_FIELDS_MAX];
	uint64_t numbers[QUERY_FIELDS_MAX];
	struct parameters p = {q->takes_n, types, values, lengths, formats, numbers};
	char name[32];
	for (int i = 0; i < q->takes_n; i++)
		set_parameter(&p, i, &q->takes[i], in);
	snprintf(name, sizeof(name), "q%d", q->number);
	if (!l->is_prepared[q->number])
		TRY(prepare(l, name, text_of(q), &p));
	l->is_prepared[q->number] = true;
	enum err e;
	l->result[q->number] = good(l, l->pq->PQexecPrepared(l->conn, name, p.n, values, lengths, formats, 1), &e);
	l->row[q->number] = 0;
	return e;
}

static bool reconnect(struct postgres_link *l);

/*
 * Before a transaction reads or changes anything of an organisation it has the row of that: nobody else changes it until the transaction ends, whatever program
 * on whatever machine. A holder of one waits for no other, so that nobody waits in a circle: what was done is then done again.
 */
static enum err claim(struct postgres_link *l, const struct query *q, const void *in)
{
	if (l->use != LINK_WRITE || q->organisation == 0 || l->pq->PQtransactionStatus(l->conn) != PQTRANS_INTRANS)
		return OK;
	struct sql_postgres_claim wanted = {*(const int64_t *)(const void *)((const char *)in + q->takes[q->organisation - 1].offset)};
	if (l->claimed == wanted.organisation)
		return OK;
	const struct query *how = l->claimed == 0 ? &SQL_POSTGRES_CLAIM : &SQL_POSTGRES_CLAIM_ALSO;
	enum err e = execute(l, how, &wanted);
	postgres_stop(&l->link, how); /* no row: whoever makes it is refused by its key when someone was faster */
	if (e == OK)
		l->claimed = wanted.organisation;
	else
		l->may_repeat = l->may_repeat || how == &SQL_POSTGRES_CLAIM_ALSO;
	return e;
}

static enum err execute_claimed(struct postgres_link *l, const struct query *q, const void *in)
{
	TRY(claim(l, q, in));
	return execute(l, q, in);
}

/* A read alone that meets a lost connection is asked again on a new one. */
static enum err postgres_start(struct link *link, const struct query *q, const void *in)
{
	struct postgres_link *l = own(link);
	bool is_alone = l->use != LINK_WRITE && l->pq->PQtransactionStatus(l->conn) != PQTRANS_INTRANS;
	postgres_stop(link, q);
	enum err e = l->is_lost ? ERR_IO : execute_claimed(l, q, in);
	if (e != OK && l->is_lost && is_alone && reconnect(l))
		e = execute(l, q, in);
	return e;
}

static int64_t number_of(const struct postgres_link *l, const PGresult *r, int row, int column)
{
	const char *bytes = l->pq->PQgetvalue(r, row, column);
	uint64_t wide;
	uint32_t narrow;
	if (l->pq->PQgetlength(r, row, column) == sizeof(narrow)) { /* a number of the statement itself, like 1 */
		memcpy(&narrow, bytes, sizeof(narrow));
		return (int32_t)be32toh(narrow);
	}
	memcpy(&wide, bytes, sizeof(wide));
	return (int64_t)be64toh(wide);
}

static enum err postgres_next(struct link *link, const struct query *q, void *ret_row)
{
	struct postgres_link *l = own(link);
	const PGresult *r = l->result[q->number];
	if (r == NULL)
		return ERR_IO;
	int row = l->row[q->number]++;
	if (row >= l->pq->PQntuples(r)) {
		postgres_stop(link, q);
		return ERR_MISSING;
	}
	for (int i = 0; i < q->gives_n; i++) {
		void *value = (char *)ret_row + q->gives[i].offset;
		switch (q->gives[i].kind) {
		case QUERY_INT: *(int64_t *)value = number_of(l, r, row, i); break;
		case QUERY_TEXT: *(str *)value = (str){l->pq->PQgetvalue(r, row, i), (size_t)l->pq->PQgetlength(r, row, i)}; break;
		}
	}
	return OK;
}

/* ---- lists ---- */

/* Writes what is repeated, with the parameters of its row. */
static void w_group(struct writer *w, str group, int64_t row, int takes_n)
{
	while (group.n > 0) {
		size_t at = str_find(group, '$'), digits = 1;
		w_str(w, str_sub(group, 0, at));
		group = str_sub(group, at, group.n);
		if (group.n == 0)
			return;
		while (digits < group.n && group.p[digits] >= '0' && group.p[digits] <= '9')
			digits++;
		w_char(w, '$');
		w_int(w, strtol(group.p + 1, NULL, 10) + row * takes_n);
		group = str_sub(group, digits, group.n);
	}
}

/* The statement for n rows: INSERT with as many brackets, DELETE with as many conditions. */
static void w_many(struct writer *w, const struct query *q, size_t n)
{
	str group = str_sub(q->sql, q->many_from, q->many_n);
	bool deletes = str_starts(q->sql, STR("DELETE"));
	w_str(w, str_sub(q->sql, 0, q->many_from));
	for (size_t i = 0; i < n; i++) {
		w_str(w, i == 0 ? STR("") : deletes ? STR(" OR ") : STR(", "));
		w_str(w, deletes ? STR("(") : STR(""));
		w_group(w, group, (int64_t)i, q->takes_n);
		w_str(w, deletes ? STR(")") : STR(""));
	}
	w_str(w, str_sub(q->sql, q->many_from + q->many_n, q->sql.n));
	w_char(w, '\0');
}

/* Room for the statement and its parameters; free what it returns. NULL: there is not enough memory. */
static void *take_room(const struct query *q, size_t n, struct parameters *ret_p, struct writer *ret_w)
{
	size_t fields = n * (size_t)q->takes_n, text = q->sql.n + n * (q->many_n + 8 + 6 * (size_t)q->takes_n) + 1;
	char *buffer = malloc(fields * (sizeof(uint64_t) + sizeof(char *) + sizeof(Oid) + 2 * sizeof(int)) + text);
	if (buffer == NULL)
		return NULL;
	ret_p->n = (int)fields;
	ret_p->numbers = (uint64_t *)(void *)buffer;
	ret_p->values = (const char **)(void *)(ret_p->numbers + fields);
	ret_p->types = (Oid *)(void *)(ret_p->values + fields);
	ret_p->lengths = (int *)(void *)(ret_p->types + fields);
	ret_p->formats = ret_p->lengths + fields;
	*ret_w = writer_on((char *)(ret_p->formats + fields), text);
	return buffer;
}

static enum err run_many(struct postgres_link *l, const struct query *q, size_t n, const struct parameters *p, struct writer *w, int64_t *ret_changed)
{
	char name[48];
	uint64_t bit = n <= MANY_PREPARED ? (uint64_t)1 << (n - 1) : 0;
	PGresult *r;
	enum err e = OK;
	if ((l->many_prepared[q->number] & bit) == 0)
		w_many(w, q, n);
	if (bit == 0) {
		r = l->pq->PQexecParams(l->conn, w->p, p->n, p->types, p->values, p->lengths, p->formats, 1);
	} else {
		snprintf(name, sizeof(name), "q%d_%zu", q->number, n);
		if ((l->many_prepared[q->number] & bit) == 0)
			TRY(prepare(l, name, w->p, p));
		l->many_prepared[q->number] |= bit;
		r = l->pq->PQexecPrepared(l->conn, name, p->n, p->values, p->lengths, p->formats, 1);
	}
	r = good(l, r, &e);
	if (e == OK)
		*ret_changed += strtoll(l->pq->PQcmdTuples(r), NULL, 10);
	l->pq->PQclear(r);
	return e;
}

static enum err postgres_many(struct link *link, const struct query *q, const void *in, size_t n, int64_t *ret_changed)
{
	struct postgres_link *l = own(link);
	for (size_t done = 0, part; done < n; done += part) {
		struct parameters p;
		struct writer w;
		part = n - done < MANY_MOST ? n - done : MANY_MOST;
		void *buffer = take_room(q, part, &p, &w);
		if (buffer == NULL)
			return ERR_FULL;
		for (size_t i = 0; i < part; i++)
			for (int k = 0; k < q->takes_n; k++)
				set_parameter(&p, (int)i * q->takes_n + k, &q->takes[k], (const char *)in + (done + i) * q->takes_size);
		enum err e = l->is_lost ? ERR_IO : claim(l, q, in);
		if (e == OK)
			e = run_many(l, q, part, &p, &w, ret_changed);
		free(buffer);
		TRY(e);
	}
	return OK;
}

/* ---- transactions ---- */

static enum err begin_once(struct postgres_link *l)
{
	l->claimed = 0;
	if (l->is_lost && !reconnect(l))
		return ERR_IO;
	return run_script(l, l->use == LINK_WRITE ? &SQL_POSTGRES_BEGIN_WRITE : &SQL_POSTGRES_BEGIN_READ);
}

/* A connection that was idle may have ended meanwhile: that is found out here, when nothing is lost by it. */
static enum err postgres_begin(struct link *link)
{
	struct postgres_link *l = own(link);
	enum err e = begin_once(l);
	return e != OK && l->is_lost ? begin_once(l) : e;
}

/* Of a transaction that failed COMMIT is no error to the server, but a rollback. */
static enum err postgres_commit(struct link *link)
{
	struct postgres_link *l = own(link);
	enum err e;
	PGresult *r = good(l, l->pq->PQexec(l->conn, SQL_POSTGRES_COMMIT.sql.p), &e);
	if (e == OK && strcmp(l->pq->PQcmdStatus(r), "COMMIT") != 0)
		e = ERR_IO;
	l->pq->PQclear(r);
	return e;
}

static void postgres_rollback(struct link *link)
{
	struct postgres_link *l = own(link);
	if (!l->is_lost && l->pq->PQtransactionStatus(l->conn) != PQTRANS_IDLE)
		(void)!run_script(l, &SQL_POSTGRES_ROLLBACK);
}

static enum err postgres_mark(struct link *link)
{
	return run_script(own(link), &SQL_POSTGRES_MARK);
}

static enum err postgres_keep(struct link *link)
{
	return run_script(own(link), &SQL_POSTGRES_KEEP);
}

/* What may be done again is done again as a whole. */
static enum err postgres_undo(struct link *link)
{
	struct postgres_link *l = own(link);
	if (l->may_repeat)
		return ERR_BUSY;
	l->claimed = 0; /* the lock may have been taken after the mark */
	TRY(run_script(l, &SQL_POSTGRES_UNDO));
	return run_script(l, &SQL_POSTGRES_KEEP);
}

static bool postgres_wipe(struct link *link)
{
	(void)link; /* its files are the server's own */
	return true;
}

static bool postgres_is_there(struct link *link)
{
	(void)link;
	return true;
}

/* ---- opening ---- */

static void disconnect(struct postgres_link *l)
{
	for (size_t i = 0; i < SQL_COUNT; i++) {
		l->pq->PQclear(l->result[i]);
		l->result[i] = NULL;
		l->is_prepared[i] = false;
		l->many_prepared[i] = 0;
	}
	if (l->conn != NULL)
		l->pq->PQfinish(l->conn);
	l->conn = NULL;
}

static void no_notice(void *arg, const char *message)
{
	(void)arg;
	(void)message;
}

/* What the address itself says goes before what is said here. Of several hosts the one is taken that may be written. */
static bool connect_to(struct postgres_link *l, const char *wanted)
{
	const char *const keys[] = {
		"connect_timeout", "tcp_user_timeout", "keepalives_idle", "fallback_application_name", "target_session_attrs", "dbname", NULL};
	const char *const values[] = {"10", "10000", "10", "trivet", wanted, l->place, NULL};
	disconnect(l);
	l->conn = l->pq->PQconnectdbParams(keys, values, 1);
	l->is_lost = l->pq->PQstatus(l->conn) != CONNECTION_OK;
	l->may_repeat = false;
	if (l->is_lost)
		return false;
	l->pq->PQsetNoticeProcessor(l->conn, no_notice, NULL);
	return run_script(l, &SQL_POSTGRES_SETTINGS) == OK && (l->use == LINK_WRITE || run_script(l, &SQL_POSTGRES_READONLY) == OK);
}

static bool reconnect(struct postgres_link *l)
{
	return connect_to(l, l->use == LINK_STILL ? "any" : "read-write");
}

static int64_t clock_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static long clock_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_nsec;
}

static bool postgres_again(struct link *link)
{
	struct postgres_link *l = own(link);
	if (!l->may_repeat)
		return false;
	l->may_repeat = false;
	if (!l->is_lost)
		nanosleep(&(struct timespec){.tv_nsec = 1000000L + clock_ns() % AGAIN_NS}, NULL); /* two that met do not meet again */
	for (int64_t end = clock_ms() + LOST_WAIT_MS; l->is_lost && !reconnect(l);) {
		if (clock_ms() >= end)
			return false;
		nanosleep(&(struct timespec){.tv_nsec = LOST_AGAIN_MS * 1000000L}, NULL);
	}
	return true;
}

static void postgres_close(struct link *link)
{
	if (link == NULL)
		return;
	disconnect(own(link));
	free(link);
}

/* Makes what is missing, as one. */
static enum err run_steps(struct postgres_link *l, const struct postgres_backend *b)
{
	struct sql_postgres_version_held_row version;
	int last = b->first + b->steps_n - 1;
	TRY(postgres_begin(&l->link));
	TRY(run_script(l, &SQL_POSTGRES_SCHEMA_TABLE));
	TRY(sql_postgres_version_held(&l->link, &version));
	bool is_new = version.number == 0;
	for (int64_t v = is_new ? b->first - 1 : version.number; v < last; v++)
		TRY(run_script(l, b->steps[v + 1 - b->first]));
	if (is_new)
		TRY(run_script(l, &SQL_POSTGRES_PARTITION));
	if (version.number < last)
		TRY(sql_postgres_version_put(&l->link, &(struct sql_postgres_version_put){last}));
	return postgres_commit(&l->link);
}

/* Another program made a table of the same name at the same moment. */
static bool was_faster(const struct postgres_link *l)
{
	return is_state(l, "23505") || is_state(l, "42P07") || is_state(l, "42710") || is_state(l, "XX000");
}

static enum err migrate(struct postgres_link *l, const struct postgres_backend *b, struct store_fault *ret_fault)
{
	enum err e = run_steps(l, b);
	for (int i = 0; i < SCHEMA_TRIES && e != OK && !l->is_lost && (was_faster(l) || l->may_repeat); i++) {
		postgres_rollback(&l->link);
		e = run_steps(l, b);
	}
	if (e == OK)
		return OK;
	e = refuse_as(l, e, ret_fault);
	postgres_rollback(&l->link);
	return e;
}

/* Whose database this is, and whether its server can do what we need. */
static enum err identify(struct postgres_link *l, const struct postgres_backend *b, struct store_fault *ret_fault, int64_t *ret_version)
{
	struct sql_postgres_server_row server;
	struct sql_postgres_tables_row tables = {0};
	struct sql_postgres_version_row version = {0};
	enum err e = sql_postgres_server(&l->link, &server);
	if (e == OK && !server.has_trivet)
		e = sql_postgres_tables(&l->link, &tables);
	if (e == OK && server.has_trivet)
		e = sql_postgres_version(&l->link, &version);
	if (e != OK)
		return refuse_as(l, e, ret_fault);
	if (server.version < SERVER_LEAST)
		return refuse(ret_fault, ERR_INPUT, WRONG_DATABASE_OLD_SERVER);
	if (!server.is_utf8)
		return refuse(ret_fault, ERR_INPUT, WRONG_DATABASE_NOT_UTF8);
	if (!server.has_schema)
		return refuse(ret_fault, ERR_MISSING, WRONG_DATABASE_NO_SCHEMA);
	if (tables.n > 0)
		return refuse(ret_fault, ERR_INPUT, WRONG_DATABASE_OTHER_PROGRAM);
	if (version.number > b->first + b->steps_n - 1)
		return refuse(ret_fault, ERR_CONFLICT, WRONG_DATABASE_NEWER);
	if (l->use == LINK_WRITE && server.is_readonly)
		return refuse(ret_fault, ERR_DENIED, WRONG_DATABASE_READ_ONLY);
	if (l->use == LINK_WRITE && !server.syncs)
		ret_fault->what = WRONG_DATABASE_NO_FSYNC;
	*ret_version = version.number;
	return OK;
}

static enum err open_own(struct postgres_link *l, const struct postgres_backend *b, struct store_fault *ret_fault)
{
	int64_t version = 0;
	if (!reconnect(l)) {
		enum err e = refuse_gone(l, ret_fault);
		return l->use == LINK_WRITE && connect_to(l, "any") ? refuse(ret_fault, ERR_DENIED, WRONG_DATABASE_READ_ONLY) : e;
	}
	if (l->use == LINK_READ)
		return OK;
	TRY(identify(l, b, ret_fault, &version));
	if (version == b->first + b->steps_n - 1)
		return OK;
	if (l->use == LINK_STILL)
		return refuse(ret_fault, ERR_DENIED, WRONG_DATABASE_OLDER);
	return migrate(l, b, ret_fault);
}

static enum err postgres_open(const struct backend *self, const char *place, enum link_use use, struct store_fault *ret_fault, struct link **ret_link)
{
	*ret_fault = (struct store_fault){.e = OK};
	const struct libpq *pq = libpq_load();
	if (pq == NULL)
		return refuse(ret_fault, ERR_MISSING, WRONG_DATABASE_NO_LIBRARY);
	struct postgres_link *l = calloc(1, sizeof(*l));
	if (l == NULL)
		return refuse(ret_fault, ERR_FULL, WRONG_DATABASE_MEMORY);
	*l = (struct postgres_link){.link = {.by = self}, .pq = pq, .place = place, .use = use};
	enum err e = open_own(l, (const struct postgres_backend *)self, ret_fault);
	if (e == OK)
		*ret_link = &l->link;
	else
		postgres_close(&l->link);
	return e;
}

/* Pages, indexes and references are the server's own to look after (data checksums, amcheck). */
static enum err postgres_check(struct link *link, struct store_fault *ret_fault)
{
	struct sql_postgres_version_row version;
	enum err e = sql_postgres_version(link, &version);
	return e == OK ? OK : refuse_as(own(link), e, ret_fault);
}

struct postgres_backend postgres_backend_current(void)
{
	return (struct postgres_backend){
		.ops = {postgres_open, postgres_close, postgres_begin, postgres_commit, postgres_rollback, postgres_again, postgres_mark,
			postgres_keep, postgres_undo, postgres_start, postgres_next, postgres_stop, postgres_many, postgres_wipe, postgres_is_there,
			postgres_check},
		.steps = sql_postgres_schema_steps,
		.first = 12,
		.steps_n = SQL_POSTGRES_SCHEMA_STEPS,
	};
}
