/* functions.c - the functions that schema steps call from SQL. */
#include "base/text.h"
#include "store/settings.h"
#include "store/sqlite/sqlite_link.h"

static str text_of(sqlite3_value *value)
{
	const void *p = sqlite3_value_text(value);
	return (str){p, (size_t)sqlite3_value_bytes(value)};
}

/* Gives back what `write` makes of the text, a byte for a byte or fewer. */
static void give_text(sqlite3_context *c, sqlite3_value *value, void (*write)(struct writer *w, str s))
{
	str s = text_of(value);
	char *room = sqlite3_malloc64(s.n + 1);
	struct writer w = writer_on(room, s.n + 1);
	if (room == NULL) {
		sqlite3_result_error_nomem(c);
		return;
	}
	write(&w, s);
	sqlite3_result_text64(c, room, w.n, sqlite3_free, SQLITE_UTF8);
}

static void write_line(struct writer *w, str s)
{
	text_write_clean(w, s);
	for (size_t i = 0; i < w->n; i++)
		w->p[i] = w->p[i] == '\n' || w->p[i] == '\t' ? ' ' : w->p[i];
	if (text_is_blank(writer_str(w)) && s.n > 0)
		w->p[0] = '?';
}

/* Letters in small, what else there is an underscore. */
static void write_id(struct writer *w, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
		w_char(w, text_is_id((str){&c, 1}) ? c : '_');
	}
	if (s.n == 0)
		w_char(w, '_');
}

static void write_value(struct writer *w, str s)
{
	for (size_t i = 0; i < s.n; i++)
		w_char(w, text_is_id(str_sub(s, i, 1)) || s.p[i] == ',' || s.p[i] == '-' ? s.p[i] : '_');
}

static void clean_text(sqlite3_context *c, int n, sqlite3_value **values)
{
	(void)n;
	give_text(c, values[0], text_write_clean);
}

static void clean_line(sqlite3_context *c, int n, sqlite3_value **values)
{
	(void)n;
	give_text(c, values[0], write_line);
}

static void clean_id(sqlite3_context *c, int n, sqlite3_value **values)
{
	(void)n;
	give_text(c, values[0], write_id);
}

static void clean_value(sqlite3_context *c, int n, sqlite3_value **values)
{
	(void)n;
	give_text(c, values[0], write_value);
}

static void allows_setting(sqlite3_context *c, int n, sqlite3_value **values)
{
	const struct setting *s = setting_of(text_of(values[0]));
	(void)n;
	sqlite3_result_int(c, s != NULL && setting_allows(s, text_of(values[1])));
}

/* zone_east(at): how far east the clock of the place was at an instant. zone_east(at, day): NULL where no clock of the place agrees with the day. */
static void zone_east(sqlite3_context *c, int n, sqlite3_value **values)
{
	const struct sqlite_backend *b = sqlite3_user_data(c);
	instant at = {sqlite3_value_int64(values[0])};
	struct moment m = n > 1 ? moment_on((day){sqlite3_value_int(values[1])}, at, b->zones) : moment_at(at, b->zones);
	if (moment_is_known(m))
		sqlite3_result_int(c, m.zone.east_s);
}

enum err sqlite_lend_functions(struct sqlite_link *l, const struct sqlite_backend *b)
{
	static const struct {
		const char *name;
		int takes;
		void (*run)(sqlite3_context *c, int n, sqlite3_value **values);
	} rows[] = {{"clean_text", 1, clean_text},         {"clean_line", 1, clean_line}, {"clean_id", 1, clean_id},  {"clean_value", 1, clean_value},
		    {"allows_setting", 2, allows_setting}, {"zone_east", 1, zone_east},   {"zone_east", 2, zone_east}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (sqlite3_create_function(l->db, rows[i].name, rows[i].takes, SQLITE_UTF8 | SQLITE_DIRECTONLY, (void *)(uintptr_t)b, rows[i].run,
					    NULL, NULL) != SQLITE_OK)
			return sqlite_meaning(l->db);
	return OK;
}
