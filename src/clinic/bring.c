/* bring.c - rows from another program become acts, all decided in one transaction. */
#include "clinic/bring.h"

#include "base/hash.h"
#include "clinic/changes.h"
#include "clinic/visit_act.h"
#include "clinic/visit_time.h"
#include "table/csv_read.h"
#include "table/fold.h"

/* ---- rows ---- */

/* The same row of the same file has the same id, so that a file that is brought again adds nothing. */
static str request_of(const struct desk *d, uint64_t file, size_t row)
{
	struct writer w = arena_writer(d->arena);
	w_str(&w, STR("bring-"));
	w_int(&w, (int64_t)(file >> 1));
	w_char(&w, '-');
	w_int(&w, (int64_t)row);
	return arena_keep(d->arena, &w);
}

static void set_wrong(struct bring *b, struct bring_row *row, enum bring_wrong wrong, str about)
{
	if (row->wrong == BRING_GOOD) {
		b->wrong++;
		row->wrong = wrong;
	}
	row->about = about;
}

static enum err begin(const struct desk *d, size_t rows, struct bring *ret_bring)
{
	*ret_bring = (struct bring){.at = arena_new(d->arena, struct bring_row, rows + 1)};
	return ret_bring->at != NULL ? OK : ERR_FULL;
}

static struct visit_ask ask_of(str request, struct bring_wish wish)
{
	return (struct visit_ask){.act = ACT_BOOK,
				  .request = request,
				  .secret = STR(""), /* nobody was given a link */
				  .service = wish.service,
				  .practitioner = wish.practitioner,
				  .source = SOURCE_IMPORT};
}

/* Takes a row in, or leaves it out because it is over. */
static void take_row(const struct desk *d, struct bring *b, struct bring_row row)
{
	instant at = {0};
	uint16_t who = row.ask.practitioner != CLINIC_NONE ? row.ask.practitioner : 0;
	const struct clinic_resource *r = d->clinic.n_resources > who ? &d->clinic.resources[who] : NULL;
	const struct zone_table *zone = &d->clinic.places[r != NULL && r->n_shifts > 0 ? r->shifts[0].place : 0].zone;
	if (row.ask.n_at == 0) {
		row.ask.act = ACT_PATIENT;
	} else {
		enum refused refused = visit_time_read(row.ask.at[0], zone, &at);
		if (refused != REFUSED_NOT)
			set_wrong(b, &row, BRING_BAD_START, row.ask.at[0]);
		else if (at.s < d->now.s) {
			b->past++;
			return;
		}
		if (row.ask.service == CLINIC_NONE)
			set_wrong(b, &row, BRING_NO_SERVICE, STR(""));
	}
	if (row.ask.patient.n == 0)
		set_wrong(b, &row, BRING_NO_NAME, STR(""));
	else if (act_check(&row.ask) != OK)
		set_wrong(b, &row, BRING_BAD_TEXT, row.ask.patient);
	b->at[b->n++] = row;
}

/* ---- a table ---- */

enum column { C_NAME, C_FIRST, C_LAST, C_PHONE, C_EMAIL, C_START, C_DATE, C_TIME, C_SERVICE, C_WITH, C_NOTE, COLUMNS };

static const struct {
	enum column column;
	const char *name;
} heads[] = {
	{C_NAME, "name"},        {C_NAME, "patient"},    {C_NAME, "client"},         {C_NAME, "customer"}, {C_NAME, "full name"},
	{C_FIRST, "first name"}, {C_FIRST, "vorname"},   {C_LAST, "last name"},      {C_LAST, "surname"},  {C_LAST, "nachname"},
	{C_PHONE, "phone"},      {C_PHONE, "telephone"}, {C_PHONE, "phone number"},  {C_PHONE, "mobile"},  {C_PHONE, "telefon"},
	{C_EMAIL, "email"},      {C_EMAIL, "e mail"},    {C_EMAIL, "email address"}, {C_START, "start"},   {C_START, "start time"},
	{C_START, "starts at"},  {C_DATE, "date"},       {C_DATE, "datum"},          {C_TIME, "time"},     {C_TIME, "zeit"},
	{C_SERVICE, "service"},  {C_SERVICE, "type"},    {C_WITH, "practitioner"},   {C_WITH, "with"},     {C_WITH, "staff"},
	{C_NOTE, "note"},        {C_NOTE, "notes"},
};

static void find_columns(const struct csv_row *head, size_t ret_at[COLUMNS])
{
	char room[FOLD_BYTES];
	for (size_t i = 0; i < COLUMNS; i++)
		ret_at[i] = SIZE_MAX;
	for (size_t i = 0; i < head->n && i < CSV_COLUMNS_MAX; i++) {
		str name = fold_words(head->cell[i], room);
		for (size_t k = 0; k < sizeof heads / sizeof heads[0]; k++)
			if (str_eq(name, str_of(heads[k].name)) && ret_at[heads[k].column] == SIZE_MAX)
				ret_at[heads[k].column] = i;
	}
}

static str cell(const struct csv_row *row, const size_t at[COLUMNS], enum column c)
{
	return at[c] < row->n ? str_trim(row->cell[at[c]]) : STR("");
}

static str joined(struct arena *a, str x, char between, str y)
{
	struct writer w = arena_writer(a);
	w_str(&w, x);
	if (x.n > 0 && y.n > 0)
		w_char(&w, between);
	w_str(&w, y);
	return arena_keep(a, &w);
}

/* By its id or its name. */
static uint16_t service_said(const struct desk *d, str said)
{
	uint16_t i = clinic_service_named(&d->clinic, said);
	for (uint16_t k = 0; k < d->clinic.n_services && i == CLINIC_NONE; k++)
		i = str_eq(d->clinic.services[k].name, said) ? k : i;
	return i;
}

static uint16_t practitioner_said(const struct desk *d, str said)
{
	uint16_t i = clinic_resource_named(&d->clinic, RESOURCE_PRACTITIONER, said);
	for (uint16_t k = 0; k < d->clinic.n_resources && i == CLINIC_NONE; k++)
		i = d->clinic.resources[k].kind == RESOURCE_PRACTITIONER && str_eq(d->clinic.resources[k].name, said) ? k : i;
	return i;
}

static void read_row(const struct desk *d, const struct csv_row *from, const size_t at[COLUMNS], struct bring_row row, struct bring *b)
{
	str date = cell(from, at, C_DATE), time = cell(from, at, C_TIME), start = cell(from, at, C_START);
	str service = cell(from, at, C_SERVICE), with = cell(from, at, C_WITH);
	row.line = from->line;
	row.ask.patient = cell(from, at, C_NAME);
	if (row.ask.patient.n == 0)
		row.ask.patient = joined(d->arena, cell(from, at, C_FIRST), ' ', cell(from, at, C_LAST));
	row.ask.phone = cell(from, at, C_PHONE);
	row.ask.email = cell(from, at, C_EMAIL);
	row.ask.note = cell(from, at, C_NOTE);
	if (start.n == 0 && date.n > 0)
		start = joined(d->arena, date, 'T', time);
	if (start.n > 0) {
		row.ask.at[0] = start;
		row.ask.n_at = 1;
	}
	if (service.n > 0 && (row.ask.service = service_said(d, service)) == CLINIC_NONE)
		set_wrong(b, &row, BRING_SERVICE_UNKNOWN, service);
	if (with.n > 0 && (row.ask.practitioner = practitioner_said(d, with)) == CLINIC_NONE)
		set_wrong(b, &row, BRING_PRACTITIONER_UNKNOWN, with);
	take_row(d, b, row);
}

enum err bring_csv(const struct desk *d, str text, struct bring_wish wish, struct bring *ret_bring, enum bring_table *ret_table)
{
	struct csv csv;
	struct csv_fault fault;
	size_t at[COLUMNS];
	uint64_t file = hash_end(hash_str(HASH_BEGIN, text));
	enum err e = csv_read(text, d->arena, &fault, &csv);
	*ret_table = BRING_NO_TABLE;
	if (e != OK)
		return e == ERR_INPUT ? OK : e;
	find_columns(&csv.row[0], at);
	*ret_table = at[C_NAME] != SIZE_MAX || at[C_FIRST] != SIZE_MAX || at[C_LAST] != SIZE_MAX ? BRING_FINE : BRING_NO_NAMES;
	if (*ret_table != BRING_FINE)
		return OK;
	if (csv.n > BRING_ROWS_MAX)
		return ERR_FULL;
	TRY(begin(d, csv.n, ret_bring));
	for (size_t i = 1; i < csv.n; i++)
		read_row(d, &csv.row[i], at, (struct bring_row){.ask = ask_of(request_of(d, file, i), wish)}, ret_bring);
	return OK;
}

/* ---- a calendar ---- */

enum err bring_events(const struct desk *d, str lines, struct bring_wish wish, struct bring *ret_bring)
{
	uint64_t file = hash_end(hash_str(HASH_BEGIN, lines));
	size_t rows = 1;
	for (size_t i = 0; i < lines.n; i++)
		rows += lines.p[i] == '\n';
	if (rows > BRING_ROWS_MAX)
		return ERR_FULL;
	TRY(begin(d, rows, ret_bring));
	for (size_t i = 1; lines.n > 0; i++) {
		str line = str_split(&lines, '\n');
		instant from;
		struct bring_row row = {.line = i, .ask = ask_of(request_of(d, file, i), wish)};
		if (!str_int(str_split(&line, ' '), &from.s))
			return ERR_IO;
		(void)str_split(&line, ' '); /* its end: the service says how long it lasts */
		struct writer w = arena_writer(d->arena);
		w_visit_time(&w, from, (struct zone){0});
		row.ask.at[0] = arena_keep(d->arena, &w);
		row.ask.n_at = 1;
		row.ask.patient = str_trim(line);
		take_row(d, ret_bring, row);
	}
	return OK;
}

/* ---- all or nothing ---- */

struct bringing {
	const struct desk *desk;
	struct bring *bring;
	bool only_tries;
};

static enum err bring_one(struct link *l, const struct bringing *g, struct bring_row *row)
{
	struct arena rest = *g->desk->arena; /* given back after each row */
	struct act *a = arena_new(&rest, struct act, 1);
	struct visit_answer answer = {.refused = REFUSED_NOT};
	if (a == NULL)
		return ERR_FULL;
	a->desk = *g->desk;
	a->desk.arena = &rest;
	a->ask = &row->ask;
	a->answer = &answer;
	enum err e = act_decide(l, a);
	row->refused = answer.refused;
	row->was_there = answer.repeated;
	return e == ERR_CONFLICT && answer.refused != REFUSED_NOT ? OK : e;
}

enum err bring_run(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct bringing *g = c->act;
	struct bring *b = g->bring;
	(void)answer;
	b->visits = b->patients = b->refused = b->again = 0;
	for (size_t i = 0; i < b->n; i++) {
		struct bring_row *row = &b->at[i];
		TRY(bring_one(l, g, row));
		b->refused += row->refused != REFUSED_NOT;
		b->again += row->was_there;
		b->visits += row->refused == REFUSED_NOT && !row->was_there && row->ask.act == ACT_BOOK;
		b->patients += row->ask.act == ACT_PATIENT;
	}
	return b->refused > 0 || g->only_tries ? ERR_CONFLICT : OK;
}

enum err bring_do(struct store *s, const struct desk *d, struct bring *bring, bool only_tries)
{
	struct bringing g = {d, bring, only_tries};
	enum err e = clinic_decide(s, d->organisation, CLINIC_BRING, &g);
	return e == ERR_CONFLICT ? OK : e;
}
