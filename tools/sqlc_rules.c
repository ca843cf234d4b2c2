/* sqlc_rules.c - a statement as words, and the rules over them. */
#include "sqlc_rules.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#define WORDS_MAX 1024

struct word {
	const char *p;
	size_t n;
};

struct words {
	struct word at[WORDS_MAX + 4]; /* ended by empty ones, so that a rule may look ahead */
	size_t n;
};

static bool in_name(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$';
}

/* Names, numbers, parameters and signs; no spaces, no comments, and of a text in quotes the quotes only. */
static void split(const char *sql, struct words *ret_words)
{
	*ret_words = (struct words){.n = 0};
	for (const char *p = sql; *p != '\0' && ret_words->n < WORDS_MAX;) {
		struct word w = {p, 1};
		if (isspace((unsigned char)*p)) {
			p++;
			continue;
		}
		if (p[0] == '-' && p[1] == '-') {
			p += strcspn(p, "\n");
			continue;
		}
		if (*p == '\'') {
			p += 1 + strcspn(p + 1, "'");
			p += *p == '\'' ? 1 : 0;
			ret_words->at[ret_words->n++] = (struct word){"''", 2};
			continue;
		}
		while (in_name(*p) && in_name(p[w.n]))
			w.n++;
		p += w.n;
		ret_words->at[ret_words->n++] = w;
	}
}

static bool is(struct word w, const char *text)
{
	return w.n == strlen(text) && strncasecmp(w.p, text, w.n) == 0;
}

/* Where the bracket that opens at `i` closes. */
static size_t closes(const struct words *w, size_t i)
{
	int depth = 0;
	for (; i < w->n; i++) {
		depth += is(w->at[i], "(") ? 1 : is(w->at[i], ")") ? -1 : 0;
		if (depth == 0)
			return i;
	}
	return w->n;
}

/* ---- every database ---- */

/* MAX and MIN of several values are a function of SQLite only; of one, they go over rows. */
static bool has_several(const struct words *w, size_t open)
{
	int depth = 0;
	for (size_t i = open; i < closes(w, open); i++) {
		depth += is(w->at[i], "(") ? 1 : is(w->at[i], ")") ? -1 : 0;
		if (depth == 1 && is(w->at[i], ","))
			return true;
	}
	return false;
}

static const struct {
	const char *words[2]; /* one after the other; the second may be missing */
	const char *say;
} foreign[] = {
	{{"PRAGMA"}, "PRAGMA is understood by SQLite only"},
	{{"VACUUM"}, "VACUUM is understood by SQLite only"},
	{{"ATTACH"}, "ATTACH is understood by SQLite only"},
	{{"INSERT", "OR"}, "INSERT OR is understood by SQLite only, use ON CONFLICT"},
	{{"UPDATE", "OR"}, "UPDATE OR is understood by SQLite only"},
	{{"REPLACE", "INTO"}, "REPLACE INTO is understood by SQLite only, use ON CONFLICT"},
	{{"NOT", "INDEXED"}, "NOT INDEXED is understood by SQLite only"},
	{{"INDEXED", "BY"}, "INDEXED BY is understood by SQLite only"},
	{{"WITHOUT", "ROWID"}, "WITHOUT ROWID is understood by SQLite only"},
	{{"rowid"}, "rowid is known to SQLite only"},
	{{"STRICT"}, "STRICT is understood by SQLite only"},
	{{"GLOB"}, "GLOB is understood by SQLite only"},
	{{"IFNULL"}, "IFNULL is understood by SQLite only, use COALESCE"},
	{{"hex", "("}, "hex() is known to SQLite only"},
	{{"randomblob"}, "randomblob() is known to SQLite only"},
	{{"total", "("}, "total() is known to SQLite only"},
	{{"CROSS", "JOIN"}, "CROSS JOIN with ON is understood by SQLite only"},
	{{":", ":"}, "`::` is understood by PostgreSQL only, use CAST"},
	{{"ILIKE"}, "ILIKE is understood by PostgreSQL only"},
	{{"GREATEST"}, "GREATEST is understood by PostgreSQL only"},
	{{"LEAST"}, "LEAST is understood by PostgreSQL only"},
	{{"unnest"}, "unnest() is known to PostgreSQL only"},
	{{"ANY", "("}, "ANY is understood by PostgreSQL only"},
	{{"FOR", "UPDATE"}, "FOR UPDATE is understood by PostgreSQL only"},
	{{"DISTINCT", "ON"}, "DISTINCT ON is understood by PostgreSQL only"},
	{{"pg_advisory_lock"}, "advisory locks are known to PostgreSQL only"},
	{{"pg_advisory_xact_lock"}, "advisory locks are known to PostgreSQL only"},
	{{"LISTEN"}, "LISTEN is understood by PostgreSQL only"},
	{{"NOTIFY"}, "NOTIFY is understood by PostgreSQL only"},
	{{"now", "("}, "now() is known to PostgreSQL only, and time is an argument"},
};

const char *rules_dialect(const char *sql)
{
	struct words w;
	split(sql, &w);
	for (size_t i = 0; i < w.n; i++) {
		for (size_t k = 0; k < sizeof(foreign) / sizeof(foreign[0]); k++)
			if (is(w.at[i], foreign[k].words[0]) && (foreign[k].words[1] == NULL || is(w.at[i + 1], foreign[k].words[1])))
				return foreign[k].say;
		if (is(w.at[0], "INSERT") && is(w.at[i], "SELECT"))
			return "INSERT ... SELECT is not sent to one machine where there are several: read first, then VALUES";
		bool opens = is(w.at[i + 1], "(");
		if (opens && (is(w.at[i], "MAX") || is(w.at[i], "MIN")) && has_several(&w, i + 1))
			return "MAX and MIN of several values are known to SQLite only";
		if (opens && is(w.at[i], "SUM") && !(i > 1 && is(w.at[i - 2], "CAST")))
			return "SUM is no whole number to PostgreSQL: CAST(SUM(...) AS BIGINT)";
		if (opens && (is(w.at[i], "FROM") || is(w.at[i], "JOIN")) && !is(w.at[closes(&w, i + 1) + 1], "AS"))
			return "PostgreSQL needs a name for a subquery: (...) AS name";
		if (is(w.at[i], "IS") && i > 0 && (is(w.at[i + 1], "NULL") || is(w.at[i + 2], "NULL")) &&
		    (is(w.at[i + (is(w.at[i + 1], "NOT") ? 3 : 2)], ",")))
			return "a truth value is no number to PostgreSQL, use CASE";
	}
	return NULL;
}

/* ---- whose rows ---- */

/* A name that the statement itself makes: WITH name AS (, or WITH name (columns) AS (. */
static bool is_made(const struct words *w, struct word name)
{
	for (size_t i = 1; i < w->n; i++) {
		size_t as = is(w->at[i + 1], "(") ? closes(w, i + 1) + 1 : i + 1;
		bool begins = is(w->at[i - 1], "WITH") || is(w->at[i - 1], ",");
		if (begins && w->at[i].n == name.n && strncasecmp(w->at[i].p, name.p, name.n) == 0 && is(w->at[as], "AS") && is(w->at[as + 1], "("))
			return true;
	}
	return false;
}

static bool is_table(const struct words *w, size_t i)
{
	static const char *const BEFORE[] = {"FROM", "JOIN", "UPDATE", "INTO"};
	for (size_t k = 0; i > 0 && k < sizeof(BEFORE) / sizeof(BEFORE[0]); k++)
		if (is(w->at[i - 1], BEFORE[k]))
			return !is(w->at[i], "(") && !is(w->at[i], "SET") && !is_made(w, w->at[i]);
	return false;
}

static bool begins_part(const struct words *w, size_t i)
{
	return is(w->at[i], "SELECT") || (is(w->at[i], "UPDATE") && !(i > 0 && is(w->at[i - 1], "DO"))) || is(w->at[i], "DELETE") ||
	       is(w->at[i], "INSERT");
}

/*
 * From the word that begins a SELECT, an UPDATE, a DELETE or an INSERT to its end, without the subqueries in deeper brackets. As many conditions
 * on an organisation as there are tables; an INSERT names it among its columns.
 */
static bool names_organisation(const struct words *w, size_t from, struct word *ret_table)
{
	int depth = 0, tables = 0, named = 0, skip = 0;
	bool inserts = is(w->at[from], "INSERT");
	for (size_t i = from; i < w->n && depth >= 0; i++) {
		depth += is(w->at[i], "(") ? 1 : is(w->at[i], ")") ? -1 : 0;
		skip = depth < skip ? 0 : skip;
		if (i > from && begins_part(w, i)) {
			if (depth == 0)
				break;
			skip = skip == 0 ? depth : skip;
		}
		if (skip > 0)
			continue;
		if (is_table(w, i)) {
			tables++;
			*ret_table = w->at[i];
		}
		if (is(w->at[i], "organisation"))
			named += inserts || is(w->at[i + 1], "=") || is(w->at[i + 1], "IN") ? 1 : 0;
	}
	return named >= tables;
}

const char *rules_organisation(const char *sql)
{
	static char name[64];
	struct words w;
	struct word table = {"", 0};
	split(sql, &w);
	for (size_t i = 0; i < w.n; i++)
		if (begins_part(&w, i) && !names_organisation(&w, i, &table)) {
			size_t n = table.n < sizeof(name) - 1 ? table.n : sizeof(name) - 1;
			memcpy(name, table.p, n);
			name[n] = '\0';
			return name;
		}
	return NULL;
}
