/*
 * sqlc.c - turns named SQL statements into C: sqlc OUT.h OUT.c IN.sql... --only-sqlite IN.sql... --only-postgres IN.sql...
 *
 * A statement is introduced by comments that say what C shall know of it, and ends with a semicolon at the end of a line:
 *
 *     -- name: entry_list
 *     -- takes: person int, first int          the parameters $1, $2, in this order
 *     -- each: id int, note text               any number of rows of these columns; or
 *     -- one: id int                           one row at most, numbers only (a text lives no longer than its row)
 *     SELECT id, note FROM entry WHERE person = $1 AND day >= $2;
 *
 * `-- many: NAME KIND, ...` in the place of `takes` makes a function over a list of such parameters, which goes to the database as one: an INSERT of
 * VALUES ($1, ...), or a DELETE, without an answer but for how many rows it made, changed or deleted. The brackets after VALUES, or the condition after WHERE,
 * are what is repeated for each of the list; all parameters stand there.
 *
 * It becomes `struct sql_entry_list` (what it takes), `struct sql_entry_list_row` (a row), `SQL_ENTRY_LIST` (the text, and where each
 * parameter and column stands in those structs) and functions with these types. `-- each: as entry_list` shares the row of another.
 * What is listed for each gauge of an entry (record/gauge_rows.h) is written once: {{gauges: TEXT}} is TEXT for each of them, with its column for every @ and
 * commas between; {{besides: TEXT}} leaves out the pains. A field of kind `gauges` or `besides` is as many numbers, an array in C. $+ is the next parameter.
 *
 * `-- script: NAME` makes `SQL_NAME` of all lines up to the next name, with as many statements as there are; those called schema_1, schema_2, ...
 * or postgres_schema_12, ... are the steps of a schema, in sql_schema_steps and sql_postgres_schema_steps.
 * `-- copy: TABLE by KEY` and `-- columns: NAME KIND, ...` make two of them, over a whole table of an organisation: `copy_read_TABLE`, in the order of the key, and
 * `copy_write_TABLE`, over a list of what that gives. `int?` may be missing, which is the least of 64 bits in C. All tables together are SQL_COPIES.
 * Parameters stand in the order $1, $2, ... where they appear first, because SQLite counts them so.
 *
 * Statements are understood by every database, and name the organisation for each table that they read or change (sqlc_rules.c looks); but those of the
 * files after `--only-sqlite` and `--only-postgres` may also speak to a whole file. What has one name in both is one statement, in the words of each: it takes
 * and gives the same.
 *
 * Everything that is wrong is said as FILE:LINE: what is wrong; then nothing is written.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/gauge_rows.h"
#include "sqlc_rules.h"

#define STATEMENTS_MAX 600
#define FIELDS_MAX     24
#define COLUMNS_MAX    40 /* QUERY_FIELDS_MAX of store/backend.h */
#define NAME_MAX_LEN   48
#define COPIES_MAX     64
#define MISSING        "-9223372036854775808"

struct field {
	char name[NAME_MAX_LEN];
	bool text;        /* a str; otherwise an int64_t */
	int n;            /* of them: more than one is an array */
	const char *size; /* of the array, as C has it; NULL: it is none */
};

struct fields {
	struct field at[FIELDS_MAX];
	int n;
};

enum answer { ANSWER_NONE, ANSWER_ONE, ANSWER_EACH };

/* Who understands it. */
enum whose { OF_ALL, OF_SQLITE, OF_POSTGRES };

struct statement {
	const char *file;
	int line;
	char name[NAME_MAX_LEN];
	char row[NAME_MAX_LEN]; /* the statement whose row struct this one uses: mostly itself */
	bool script;
	bool many;                /* takes a list */
	size_t many_from, many_n; /* what is repeated, in sql */
	bool ended;
	enum whose whose;
	struct statement *other; /* of SQLite: the same in the words of PostgreSQL */
	enum answer answer;
	struct fields takes, gives;
	int parameters; /* $1 .. $n seen so far */
	char *text;     /* lines of C string literals */
	size_t text_n;
	char *sql; /* the same as in the file */
	size_t sql_n;
};

/* A table that can be copied row by row. */
struct copy {
	char name[NAME_MAX_LEN], key[256];
};

struct sqlc {
	struct statement at[STATEMENTS_MAX];
	int n;
	const char *file; /* where we are */
	int file_from;    /* its first statement */
	enum whose whose;
	int line;
	bool wrong;
	struct copy copies[COPIES_MAX];
	int n_copies;
};

static void complain(struct sqlc *c, const char *what, const char *about)
{
	fprintf(stderr, "%s:%d: %s%s%s\n", c->file, c->line, what, about[0] != '\0' ? ": " : "", about);
	c->wrong = true;
}

static bool is_name(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_");
	return n > 0 && n < NAME_MAX_LEN && s[n] == '\0' && islower((unsigned char)s[0]);
}

static char *trim(char *s)
{
	s += strspn(s, " \t\n");
	for (size_t n = strlen(s); n > 0 && strchr(" \t\n", s[n - 1]) != NULL; n--)
		s[n - 1] = '\0';
	return s;
}

static struct statement *find(struct sqlc *c, const char *name)
{
	for (int i = 0; i < c->n; i++)
		if (strcmp(c->at[i].name, name) == 0)
			return &c->at[i];
	return NULL;
}

/* What may be repeated for each gauge. */
static const char *const gauge_columns[] = {
#define COLUMN(id, member, ...) #member,
	GAUGE_ROWS(COLUMN, COLUMN)};
static const struct repeat {
	const char *kind, *size;
	int first;
} repeats[] = {{"gauges", "GAUGES", 0}, {"besides", "BESIDES", GAUGE_PAINS}};

static const struct repeat *repeat_named(const char *kind, size_t n)
{
	for (size_t i = 0; i < sizeof(repeats) / sizeof(repeats[0]); i++)
		if (strlen(repeats[i].kind) == n && strncmp(repeats[i].kind, kind, n) == 0)
			return &repeats[i];
	return NULL;
}

static void add_field(struct fields *fields, const char *name, const char *kind)
{
	struct field *f = &fields->at[fields->n++];
	const struct repeat *r = repeat_named(kind, strlen(kind));
	snprintf(f->name, sizeof(f->name), "%s", name);
	f->text = strcmp(kind, "text") == 0;
	f->n = r != NULL ? GAUGES - r->first : 1;
	f->size = r != NULL ? r->size : NULL;
}

/* How many columns or parameters the fields are. */
static int columns_of(const struct fields *fields)
{
	int n = 0;
	for (int i = 0; i < fields->n; i++)
		n += fields->at[i].n;
	return n;
}

/* "person int, note text" */
static void read_fields(struct sqlc *c, char *s, struct fields *ret_fields)
{
	for (char *rest = s, *part; (part = strsep(&rest, ",")) != NULL;) {
		char *kind = trim(part);
		const char *name = strsep(&kind, " ");
		bool known = kind != NULL && (strcmp(kind, "text") == 0 || strcmp(kind, "int") == 0 || repeat_named(kind, strlen(kind)) != NULL);
		if (!is_name(name) || !known)
			complain(c, "not `name int` or `name text`, nor `name gauges` or `name besides`", name);
		else if (ret_fields->n == FIELDS_MAX || columns_of(ret_fields) + GAUGES > COLUMNS_MAX)
			complain(c, "too many fields", name);
		else
			add_field(ret_fields, name, kind);
	}
}

static void read_answer(struct sqlc *c, struct statement *s, char *text, enum answer answer)
{
	s->answer = answer;
	if (strncmp(text, "as ", 3) == 0) {
		const struct statement *other = find(c, trim(text + 3));
		if (other == NULL || other == s || other->answer != answer) {
			complain(c, "no earlier statement has this row", trim(text + 3));
			return;
		}
		memcpy(s->row, other->row, sizeof(s->row));
		s->gives = other->gives;
		return;
	}
	read_fields(c, text, &s->gives);
	for (int i = 0; answer == ANSWER_ONE && i < s->gives.n; i++)
		if (s->gives.at[i].text)
			complain(c, "`one` gives numbers only, take `each`", s->gives.at[i].name);
}

/* Which one it is, the first is 1; 0: there is none. */
static int field_number(const struct fields *fields, const char *name)
{
	int number = 1;
	for (int i = 0; i < fields->n; number += fields->at[i++].n)
		if (strcmp(fields->at[i].name, name) == 0)
			return number;
	return 0;
}

/* Behind the bracket that closes the first one; NULL: none does. */
static const char *closing(const char *p)
{
	int depth = 0;
	for (; *p != '\0'; p++) {
		depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
		if (depth == 0)
			return p + 1;
	}
	return NULL;
}

/* Finds what is repeated. False: there is no such part, or a parameter is elsewhere. */
static bool find_many(struct statement *s)
{
	const char *values = strstr(s->sql, "VALUES ("), *where = strstr(s->sql, "WHERE "), *end = strchr(s->sql, ';');
	bool inserts = strncmp(s->sql, "INSERT INTO ", 12) == 0, deletes = strncmp(s->sql, "DELETE FROM ", 12) == 0;
	const char *from = inserts && values != NULL ? values + 7 : deletes && where != NULL ? where + 6 : NULL;
	const char *to = from == NULL ? NULL : inserts ? closing(from) : end;
	if (to == NULL || memchr(s->sql, '$', (size_t)(from - s->sql)) != NULL || strchr(to, '$') != NULL)
		return false;
	s->many_from = (size_t)(from - s->sql);
	s->many_n = (size_t)(to - from);
	return true;
}

static bool same_fields(const struct fields *a, const struct fields *b)
{
	bool same = a->n == b->n;
	for (int i = 0; same && i < a->n; i++)
		same = a->at[i].text == b->at[i].text && strcmp(a->at[i].name, b->at[i].name) == 0;
	return same;
}

/* One name in the words of two databases. */
static void join_other(struct sqlc *c, struct statement *s)
{
	for (int i = 0; i < c->n; i++) {
		struct statement *first = &c->at[i];
		if (first == s || s->whose != OF_POSTGRES || first->whose != OF_SQLITE || strcmp(first->name, s->name) != 0)
			continue;
		if (!same_fields(&first->takes, &s->takes) || !same_fields(&first->gives, &s->gives) || first->answer != s->answer || s->many)
			complain(c, "it does not take and give the same as for SQLite", s->name);
		first->other = s;
	}
}

static void end_statement(struct sqlc *c)
{
	if (c->n == c->file_from)
		return;
	struct statement *s = &c->at[c->n - 1];
	if (!s->ended && !s->script)
		complain(c, "this statement does not end with a semicolon", s->name);
	if (s->text == NULL)
		complain(c, "there is no SQL under this name", s->name);
	if (s->parameters != columns_of(&s->takes))
		complain(c, "not as many parameters as `takes` names", s->name);
	if (s->many && (s->answer != ANSWER_NONE || s->takes.n == 0))
		complain(c, "`many` takes something, and gives no rows", s->name);
	else if (s->many && s->sql != NULL && !find_many(s))
		complain(c, "`many` is INSERT ... VALUES (...) or DELETE ... WHERE ..., with all parameters there", s->name);
	join_other(c, s);
	const char *foreign = c->whose == OF_ALL && s->sql != NULL ? rules_dialect(s->sql) : NULL;
	if (foreign != NULL)
		complain(c, foreign, s->name);
	const char *table = (c->whose == OF_ALL || field_number(&s->takes, "person") > 0) && s->sql != NULL ? rules_organisation(s->sql) : NULL;
	if (table != NULL)
		complain(c, "nothing is read or changed without its organisation: `organisation = $n` for each table", table);
}

static void begin_statement(struct sqlc *c, const char *name, bool script)
{
	const struct statement *known = find(c, name);
	bool is_other = known != NULL && known->whose == OF_SQLITE && c->whose == OF_POSTGRES && known->other == NULL && !known->script && !script;
	if (!is_name(name) || (known != NULL && !is_other) || c->n == STATEMENTS_MAX) {
		complain(c, "not a new name of a-z, 0-9 and _", name);
		return;
	}
	struct statement *s = &c->at[c->n++];
	s->file = strrchr(c->file, '/') != NULL ? strrchr(c->file, '/') + 1 : c->file;
	s->line = c->line;
	s->script = script;
	s->whose = c->whose;
	snprintf(s->name, sizeof(s->name), "%s", name);
	snprintf(s->row, sizeof(s->row), "%s", name);
}

static void read_parameters(struct sqlc *c, struct statement *s, const char *sql)
{
	for (const char *p = strchr(sql, '$'); p != NULL; p = strchr(p + 1, '$')) {
		long number = strtol(p + 1, NULL, 10);
		if (number == s->parameters + 1)
			s->parameters++;
		else if (number < 1 || number > s->parameters)
			complain(c, "parameters appear in the order $1, $2, ...", p);
	}
}

static void add_line(char **text, size_t *ret_n, const char *line)
{
	char *old = *text;
	FILE *f = open_memstream(text, ret_n);
	fprintf(f, "%s%s\n", old != NULL ? old : "", line);
	fclose(f);
	free(old);
}

/* "{{gauges: TEXT}}": TEXT for each, from `p` after the braces. Returns what comes after it, NULL when it is none. */
static const char *write_repeat(FILE *f, const char *p)
{
	const char *colon = strchr(p, ':'), *end = strstr(p, "}}");
	const struct repeat *r = colon != NULL && end != NULL && colon < end ? repeat_named(p, (size_t)(colon - p)) : NULL;
	if (r == NULL)
		return NULL;
	colon += strspn(colon + 1, " ") + 1;
	for (int i = r->first; i < GAUGES; i++) {
		fputs(i > r->first ? ", " : "", f);
		for (const char *q = colon; q < end; q++)
			if (*q == '@')
				fputs(gauge_columns[i], f);
			else
				fputc(*q, f);
	}
	return end + 2;
}

/* The line with all that stands for more: the caller frees it. */
static char *expand(struct sqlc *c, const struct statement *s, const char *line)
{
	char *repeated = NULL, *whole = NULL;
	size_t n = 0;
	int parameters = s->parameters;
	FILE *f = open_memstream(&repeated, &n);
	for (const char *p = line; *p != '\0';) {
		const char *next = strncmp(p, "{{", 2) == 0 ? write_repeat(f, p + 2) : NULL;
		if (strncmp(p, "{{", 2) == 0 && next == NULL)
			complain(c, "not {{gauges: TEXT}} or {{besides: TEXT}}", p);
		if (next == NULL)
			fputc(*p, f);
		p = next != NULL ? next : p + 1;
	}
	fclose(f);
	f = open_memstream(&whole, &n);
	for (const char *p = repeated; *p != '\0'; p++) {
		parameters += p[0] == '$' && strtol(p + 1, NULL, 10) == parameters + 1 && p[1] != '+';
		if (p[0] == '$' && p[1] == '+')
			fprintf(f, "$%d", ++parameters);
		else
			fputc(*p, f);
		p += p[0] == '$' && p[1] == '+';
	}
	fclose(f);
	free(repeated);
	return whole;
}

/* Adds a line of SQL as a C string literal. */
static void read_sql(struct sqlc *c, struct statement *s, const char *line)
{
	char *sql = expand(c, s, line);
	if (s->ended)
		complain(c, "SQL after the end of the statement", s->name);
	if (!s->script)
		read_parameters(c, s, sql);
	add_line(&s->sql, &s->sql_n, sql);
	char *old = s->text;
	FILE *f = open_memstream(&s->text, &s->text_n);
	fprintf(f, "%s\t\"", old != NULL ? old : "");
	for (const char *p = sql; *p != '\0'; p++)
		fprintf(f, "%s%c", *p == '"' || *p == '\\' ? "\\" : "", *p);
	fprintf(f, "\\n\"\n");
	fclose(f);
	free(old);
	s->ended = !s->script && sql[strlen(sql) - 1] == ';';
	free(sql);
}

static void read_line(struct sqlc *c, char *line);

/* Reads a line that is made here. */
static void read_made(struct sqlc *c, FILE *line, char **text)
{
	fclose(line);
	read_line(c, *text);
	free(*text);
	*text = NULL;
}

static bool may_be_missing(const char *column)
{
	return column[strlen(column) - 1] == '?';
}

/* The columns by their names alone, or with what is around those that may be missing; `number`: the parameters in their place. */
static void write_columns(FILE *f, const char *columns, const char *around, bool number)
{
	char copy[1024];
	int n = 0;
	snprintf(copy, sizeof(copy), "%s", columns);
	for (char *rest = copy, *part; (part = strsep(&rest, ",")) != NULL;) {
		char *column = trim(part), name[NAME_MAX_LEN];
		bool wrapped = around != NULL && may_be_missing(column);
		n++;
		snprintf(name, sizeof(name), number ? "$%d" : "%.0d%s", number ? n : 0, strsep(&column, " "));
		fprintf(f, "%s%s%s%s%s", n > 1 ? ", " : "", wrapped ? around : "", wrapped ? "(" : "", name, wrapped ? ", " MISSING ")" : "");
	}
}

/* The same as fields: without the mark of what may be missing. */
static void write_kinds(FILE *f, const char *columns)
{
	for (; *columns != '\0'; columns++)
		if (*columns != '?')
			fputc(*columns, f);
}

static void read_copy(struct sqlc *c, const struct copy *copy, const char *columns)
{
	char *text = NULL;
	size_t n;
	FILE *f = open_memstream(&text, &n);
	fprintf(f, "-- name: copy_read_%s", copy->name);
	read_made(c, f, &text);
	f = open_memstream(&text, &n);
	fprintf(f, "-- takes: organisation int");
	read_made(c, f, &text);
	f = open_memstream(&text, &n);
	fprintf(f, "-- each: ");
	write_kinds(f, columns);
	read_made(c, f, &text);
	f = open_memstream(&text, &n);
	fprintf(f, "SELECT ");
	write_columns(f, columns, "COALESCE", false);
	fprintf(f, " FROM %s WHERE organisation = $1 ORDER BY %s;", copy->name, copy->key);
	read_made(c, f, &text);
	f = open_memstream(&text, &n);
	fprintf(f, "-- name: copy_write_%s", copy->name);
	read_made(c, f, &text);
	f = open_memstream(&text, &n);
	fprintf(f, "-- many: ");
	write_kinds(f, columns);
	read_made(c, f, &text);
	f = open_memstream(&text, &n);
	fprintf(f, "INSERT INTO %s (", copy->name);
	write_columns(f, columns, NULL, false);
	fprintf(f, ") VALUES (");
	write_columns(f, columns, "NULLIF", true);
	fprintf(f, ");");
	read_made(c, f, &text);
}

/* "entry by organisation, person, id" */
static void begin_copy(struct sqlc *c, char *text)
{
	char *key = strstr(text, " by ");
	if (key == NULL || c->n_copies == COPIES_MAX) {
		complain(c, "not `TABLE by KEY`", text);
		return;
	}
	*key = '\0';
	struct copy *copy = &c->copies[c->n_copies++];
	snprintf(copy->name, sizeof(copy->name), "%s", trim(text));
	snprintf(copy->key, sizeof(copy->key), "%s", trim(key + 4));
}

static void read_line(struct sqlc *c, char *line)
{
	struct statement *s = c->n > c->file_from && c->at[c->n - 1].text == NULL ? &c->at[c->n - 1] : NULL; /* whose head this may be */
	bool name = strncmp(line, "-- name:", 8) == 0, script = strncmp(line, "-- script:", 10) == 0;
	if (name || script) {
		end_statement(c);
		begin_statement(c, trim(strchr(line, ':') + 1), script);
	} else if (s != NULL && strncmp(line, "-- takes:", 9) == 0) {
		read_fields(c, line + 9, &s->takes);
	} else if (s != NULL && strncmp(line, "-- many:", 8) == 0) {
		s->many = true;
		read_fields(c, line + 8, &s->takes);
	} else if (s != NULL && strncmp(line, "-- one:", 7) == 0) {
		read_answer(c, s, trim(line + 7), ANSWER_ONE);
	} else if (s != NULL && strncmp(line, "-- each:", 8) == 0) {
		read_answer(c, s, trim(line + 8), ANSWER_EACH);
	} else if (strncmp(line, "-- copy:", 8) == 0) {
		begin_copy(c, trim(line + 8));
	} else if (strncmp(line, "-- columns:", 11) == 0 && strstr(line, "{{") != NULL) {
		char *whole = expand(c, &(struct statement){0}, line);
		if (strstr(whole, "{{") == NULL)
			read_line(c, whole);
		free(whole);
	} else if (strncmp(line, "-- columns:", 11) == 0 && c->n_copies > 0) {
		read_copy(c, &c->copies[c->n_copies - 1], trim(line + 11));
	} else if (line[0] != '\0' && strncmp(line, "--", 2) != 0) {
		if (c->n == c->file_from)
			complain(c, "SQL without a name", line);
		else
			read_sql(c, &c->at[c->n - 1], line);
	}
}

static void read_file(struct sqlc *c, const char *path)
{
	c->file = path;
	c->file_from = c->n;
	c->line = 0;
	FILE *f = fopen(path, "r");
	if (f == NULL) {
		complain(c, "cannot be read", "");
		return;
	}
	char *line = NULL;
	size_t cap = 0;
	for (ssize_t n; (n = getline(&line, &cap, f)) >= 0;) {
		c->line++;
		if (n > 0 && line[n - 1] == '\n')
			line[n - 1] = '\0';
		read_line(c, line);
	}
	free(line);
	fclose(f);
	end_statement(c);
}

static const char *upper(const char *name, char cap[NAME_MAX_LEN])
{
	for (size_t i = 0; i <= strlen(name); i++)
		cap[i] = (char)toupper((unsigned char)name[i]);
	return cap;
}

static void write_struct(FILE *f, const char *name, const char *suffix, const struct fields *fields)
{
	fprintf(f, "struct sql_%s%s {\n", name, suffix);
	for (int i = 0; i < fields->n; i++) {
		const struct field *x = &fields->at[i];
		fprintf(f, x->size != NULL ? "\t%s %s[%s];\n" : "\t%s %s;\n", x->text ? "str" : "int64_t", x->name, x->size);
	}
	fprintf(f, "};\n");
}

/* The functions of one statement: link_* with its types. */
static void write_functions(FILE *f, const struct statement *s)
{
	char up[NAME_MAX_LEN], in[NAME_MAX_LEN + 32] = "";
	upper(s->name, up);
	if (s->takes.n > 0)
		snprintf(in, sizeof(in), ", const struct sql_%s *in", s->name);
	const char *given = s->takes.n > 0 ? "in" : "NULL";
	if (s->many) {
		fprintf(f,
			"static inline enum err sql_%s(struct link *l%s, size_t n, int64_t *ret_changed)\n{\n\treturn link_many(l, &SQL_%s, in, n, "
			"ret_changed);\n}\n",
			s->name, in, up);
		return;
	}
	fprintf(f, "static inline enum err sql_%s(struct link *l%s", s->name, in);
	if (s->answer == ANSWER_NONE)
		fprintf(f, ")\n{\n\treturn link_do(l, &SQL_%s, %s);\n}\n", up, given);
	else if (s->answer == ANSWER_ONE)
		fprintf(f, ", struct sql_%s_row *ret_row)\n{\n\treturn link_one(l, &SQL_%s, %s, ret_row);\n}\n", s->row, up, given);
	else
		fprintf(f,
			")\n{\n\treturn link_start(l, &SQL_%s, %s);\n}\n"
			"static inline enum err sql_%s_next(struct link *l, struct sql_%s_row *ret_row)\n{\n\treturn link_next(l, &SQL_%s, "
			"ret_row);\n}\n"
			"static inline void sql_%s_stop(struct link *l)\n{\n\tlink_stop(l, &SQL_%s);\n}\n",
			up, given, s->name, s->row, up, s->name, up);
}

/* Stands under another of the same name. */
static bool is_other(const struct sqlc *c, const struct statement *s)
{
	for (int i = 0; i < c->n; i++)
		if (c->at[i].other == s)
			return true;
	return false;
}

/* The step with this number of the schema whose scripts are called so, NULL when there is none. */
static const struct statement *step(const struct sqlc *c, const char *called, int number)
{
	char name[NAME_MAX_LEN];
	snprintf(name, sizeof(name), "%s_%d", called, number);
	for (int i = 0; i < c->n; i++)
		if (strcmp(c->at[i].name, name) == 0)
			return &c->at[i];
	return NULL;
}

/* All of them, in their order from the first there is; `f` NULL only counts them. */
static int write_steps(FILE *f, const struct sqlc *c, const char *called)
{
	char up[NAME_MAX_LEN];
	int n = 0;
	for (int i = 1; i < STATEMENTS_MAX; i++) {
		const struct statement *s = step(c, called, i);
		if (s == NULL && n > 0)
			break;
		if (s != NULL && f != NULL)
			fprintf(f, "&SQL_%s, ", upper(s->name, up));
		n += s != NULL;
	}
	return n;
}

static const char *const schemas[] = {"schema", "postgres_schema"};

static void write_header(FILE *f, const struct sqlc *c)
{
	char up[NAME_MAX_LEN];
	fprintf(f,
		"/* sql.h - made by sqlc from the .sql files; the comments say where each came from. */\n"
		"#ifndef TRIVET_STORE_SQL_H\n#define TRIVET_STORE_SQL_H\n\n#include \"store/backend.h\"\n\n#define SQL_COUNT %d\n",
		c->n);
	fprintf(f,
		"\n/* All of them, by their numbers; NULL where a number is not given. */\nextern const struct query *const SQL_ALL[SQL_COUNT];\n");
	fprintf(f,
		"\n/* Every table but that of the organisations, each after those that it refers to. */\n#define SQL_COPIES_N %d\n"
		"struct sql_copy {\n\tstr table;\n\tconst struct query *read, *write;\n};\nextern const struct sql_copy SQL_COPIES[];\n",
		c->n_copies);
	for (int i = 0; i < c->n; i++) {
		const struct statement *s = &c->at[i];
		if (is_other(c, s))
			continue;
		fprintf(f, "\n/* %s:%d */\n", s->file, s->line);
		if (s->takes.n > 0)
			write_struct(f, s->name, "", &s->takes);
		if (s->gives.n > 0 && strcmp(s->name, s->row) == 0)
			write_struct(f, s->name, "_row", &s->gives);
		fprintf(f, "extern const struct query SQL_%s;\n", upper(s->name, up));
		if (!s->script)
			write_functions(f, s);
	}
	for (size_t i = 0; i < sizeof(schemas) / sizeof(schemas[0]); i++) {
		int n = write_steps(NULL, c, schemas[i]);
		if (n > 0)
			fprintf(f, "\n#define SQL_%s_STEPS %d\nextern const struct query *const sql_%s_steps[SQL_%s_STEPS];\n", upper(schemas[i], up),
				n, schemas[i], up);
	}
	fprintf(f, "\n#endif\n");
}

static void write_fields(FILE *f, const char *label, const char *of, const struct fields *fields)
{
	if (fields->n == 0)
		return;
	fprintf(f, "\t.%s_n = %d,\n\t.%s = (const struct query_field[]){", label, columns_of(fields), label);
	for (int i = 0; i < fields->n; i++) {
		const struct field *x = &fields->at[i];
		for (int k = 0; k < x->n; k++)
			fprintf(f, x->size != NULL ? "{%s, offsetof(struct sql_%s, %s[%d])}, " : "{%s, offsetof(struct sql_%s, %s)}, ",
				x->text ? "QUERY_TEXT" : "QUERY_INT", of, x->name, k);
	}
	fprintf(f, "},\n");
}

static void write_source(FILE *f, const struct sqlc *c)
{
	char up[NAME_MAX_LEN], row[NAME_MAX_LEN + 8];
	fprintf(f, "/* sql.c - made by sqlc from the .sql files. */\n#include \"store/sql.h\"\n"
		   "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n");
	for (int i = 0; i < c->n; i++) {
		const struct statement *s = &c->at[i];
		if (is_other(c, s))
			continue;
		snprintf(row, sizeof(row), "%s_row", s->row);
		fprintf(f, "\n/* %s:%d */\nconst struct query SQL_%s = {\n\t.number = %d,\n\t.sql = STR_INIT(\n%.*s\t),\n", s->file, s->line,
			upper(s->name, up), i, (int)s->text_n, s->text);
		if (s->other != NULL)
			fprintf(f, "\t.sql_server = STR_INIT(\n%.*s\t),\n", (int)s->other->text_n, s->other->text);
		fprintf(f, "\t.whose = %s,\n%s",
			s->other != NULL || s->whose == OF_ALL ? "QUERY_OF_ALL"
			: s->whose == OF_SQLITE                ? "QUERY_OF_FILE"
							       : "QUERY_OF_SERVER",
			s->script ? "\t.is_script = true,\n" : "");
		if (s->many)
			fprintf(f, "\t.many_from = %zu,\n\t.many_n = %zu,\n", s->many_from, s->many_n);
		if (field_number(&s->takes, "organisation") > 0)
			fprintf(f, "\t.organisation = %d,\n", field_number(&s->takes, "organisation"));
		write_fields(f, "takes", s->name, &s->takes);
		if (s->takes.n > 0)
			fprintf(f, "\t.takes_size = sizeof(struct sql_%s),\n", s->name);
		write_fields(f, "gives", row, &s->gives);
		fprintf(f, "};\n");
	}
	fprintf(f, "\nconst struct query *const SQL_ALL[SQL_COUNT] = {\n");
	for (int i = 0; i < c->n; i++)
		if (!is_other(c, &c->at[i]))
			fprintf(f, "\t[%d] = &SQL_%s,\n", i, upper(c->at[i].name, up));
	fprintf(f, "};\n\nconst struct sql_copy SQL_COPIES[] = {\n");
	for (int i = 0; i < c->n_copies; i++)
		fprintf(f, "\t{STR_INIT(\"%s\"), &SQL_COPY_READ_%s, &SQL_COPY_WRITE_%s},\n", c->copies[i].name, upper(c->copies[i].name, up), up);
	fprintf(f, "\t{STR_INIT(\"\"), NULL, NULL},\n};\n");
	for (size_t i = 0; i < sizeof(schemas) / sizeof(schemas[0]); i++) {
		if (write_steps(NULL, c, schemas[i]) == 0)
			continue;
		fprintf(f, "\nconst struct query *const sql_%s_steps[SQL_%s_STEPS] = {", schemas[i], upper(schemas[i], up));
		write_steps(f, c, schemas[i]);
		fprintf(f, "};\n");
	}
}

static bool write_file(const char *path, const struct sqlc *c, void (*write)(FILE *, const struct sqlc *))
{
	FILE *f = fopen(path, "w");
	if (f == NULL) {
		perror(path);
		return false;
	}
	write(f, c);
	bool good = !ferror(f);
	if (fclose(f) != 0 || !good) {
		perror(path);
		return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	if (argc < 4) {
		fprintf(stderr, "usage: sqlc OUT.h OUT.c IN.sql... --only-sqlite IN.sql... --only-postgres IN.sql...\n");
		return 2;
	}
	struct sqlc *c = calloc(1, sizeof(*c));
	if (c == NULL)
		return 1;
	for (int i = 3; i < argc; i++)
		if (strcmp(argv[i], "--only-sqlite") == 0)
			c->whose = OF_SQLITE;
		else if (strcmp(argv[i], "--only-postgres") == 0)
			c->whose = OF_POSTGRES;
		else
			read_file(c, argv[i]);
	bool good = !c->wrong && write_file(argv[1], c, write_header) && write_file(argv[2], c, write_source);
	for (int i = 0; i < c->n; i++) {
		free(c->at[i].text);
		free(c->at[i].sql);
	}
	free(c);
	return good ? 0 : 1;
}
