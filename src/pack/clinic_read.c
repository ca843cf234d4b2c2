/* clinic_read.c - reads the sections of a clinic file. */
#include "pack/clinic_read.h"

#include "base/text.h"

#include "core/slots.h"
#include "pack/clinic_mail_read.h"

enum {
	ENTRIES_MAX = 500,
	COUNT_MAX = 50,
	MINUTE_S = 60,
	DAY_MINUTES = 1440,
	YEAR_MINUTES = 366 * DAY_MINUTES,
	FORMAT = 1,
	STEP = GRAIN_S / MINUTE_S
};

/* What the readers of the sections share. */
struct clinic_reader {
	struct reader r;
	const struct clinic_file *file;
	struct clinic c;
	struct clinic_place *places;
	struct clinic_service *services;
	struct clinic_absence *absences;
	size_t absences_most;
	str *types;
};

/* ---- values ---- */

/* Ids are written on command lines and in addresses. */
static bool is_clinic_id(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		if (!letter && !(i > 0 && (c == '_' || c == '-' || c == '.')))
			return false;
	}
	return s.n > 0 && s.n <= 48;
}

static str need_id(struct reader *r, const struct node *map)
{
	str id = need_text(r, map, "id");
	if (id.n > 0 && !is_clinic_id(id))
		complain(r, tree_get(map, "id"), "\"%\" is not an id; an id has up to 48 letters, digits, _ - and .", id, STR(""));
	return id;
}

static str name_or(struct reader *r, const struct node *map, str id)
{
	str name = opt_text(r, map, "name");
	return name.n > 0 ? name : id;
}

static int32_t opt_int(struct reader *r, const struct node *map, const char *key, struct range range, int32_t otherwise)
{
	return tree_get(map, key) == NULL ? otherwise : need_int(r, map, key, range);
}

/* Minutes that decide where something begins or ends. */
static int32_t opt_grains(struct reader *r, const struct node *map, const char *key, int32_t least, int32_t otherwise)
{
	int32_t minutes = opt_int(r, map, key, (struct range){least, VISIT_MINUTES_MAX / 4}, otherwise);
	if (minutes % STEP != 0)
		complain(r, tree_get(map, key), "\"%\" must be a multiple of 5 minutes", str_of(key), STR(""));
	return minutes;
}

static const struct node *entries(struct reader *r, const struct node *map, const char *key, size_t *ret_n)
{
	const struct node *list = opt_list(r, map, key);
	*ret_n = tree_count(list);
	if (*ret_n > ENTRIES_MAX)
		complain(r, list, "\"%\" has more than 500 entries", str_of(key), STR(""));
	bool fine = list != NULL && *ret_n <= ENTRIES_MAX;
	*ret_n = fine ? *ret_n : 0;
	return fine ? list->first : NULL;
}

static bool is_map(struct reader *r, const struct node *n)
{
	if (n->kind != NODE_MAP)
		complain(r, n, "an entry must be a map of keys and values", STR(""), STR(""));
	return n->kind == NODE_MAP;
}

/* ---- hours ---- */

/* H:MM or HH:MM, up to 24:00. */
static bool read_clock(str s, int32_t *ret_minute)
{
	int64_t h, m;
	size_t colon = str_find(s, ':');
	str hour = str_sub(s, 0, colon), minute = str_sub(s, colon + 1, s.n);
	if (hour.n < 1 || hour.n > 2 || minute.n != 2 || !str_int(hour, &h) || !str_int(minute, &m) || h < 0 || m < 0 || m > 59 ||
	    h * 60 + m > DAY_MINUTES)
		return false;
	*ret_minute = (int32_t)(h * 60 + m);
	return true;
}

void clinic_read_range(struct reader *r, const struct node *n, struct clinic_range *ret_range)
{
	str rest = n->kind == NODE_TEXT ? n->text : STR("");
	str from = str_trim(str_split(&rest, '-')), to = str_trim(rest);
	if (!read_clock(from, &ret_range->from) || !read_clock(to, &ret_range->to) || ret_range->from == DAY_MINUTES) {
		complain(r, n, "\"%\" are not hours; write them like \"09:00-17:00\", or \"22:30-02:00\" past midnight; \"24:00\" may end a day",
			 n->text, STR(""));
		*ret_range = (struct clinic_range){0, STEP};
		return;
	}
	if (ret_range->from % STEP != 0)
		complain(r, n, "hours begin at a multiple of 5 minutes, not at \"%\"", from, STR(""));
	if (ret_range->from == ret_range->to)
		complain(r, n, "the hours \"%\" end when they begin", n->text, STR(""));
	if (ret_range->to <= ret_range->from)
		ret_range->to += DAY_MINUTES;
}

static struct clinic_ranges read_ranges(struct reader *r, const struct node *list)
{
	struct clinic_ranges ranges = {NULL, 0};
	if (list->kind != NODE_LIST || tree_count(list) > ENTRIES_MAX) {
		complain(r, list, "\"%\" must be a list of hours like [\"09:00-12:00\", \"14:00-18:00\"]", list->key, STR(""));
		return ranges;
	}
	struct clinic_range *at = take(r, tree_count(list), sizeof *at);
	for (const struct node *n = list->first; at != NULL && n != NULL; n = n->next)
		clinic_read_range(r, n, &at[ranges.n++]);
	ranges.at = at;
	return ranges;
}

static void read_week(struct reader *r, const struct node *map, struct clinic_shift *shift)
{
	static const str days[7] = {STR_INIT("mon"), STR_INIT("tue"), STR_INIT("wed"), STR_INIT("thu"),
				    STR_INIT("fri"), STR_INIT("sat"), STR_INIT("sun")};
	only_keys(r, map, "mon tue wed thu fri sat sun");
	for (const struct node *n = map->first; n != NULL; n = n->next) {
		size_t i = word_index(days, 7, n->key);
		if (i < 7)
			shift->week[i] = read_ranges(r, n);
	}
}

static bool read_day(struct reader *r, const struct node *n, day *ret_day)
{
	*ret_day = (day){0};
	bool fine = n->kind == NODE_TEXT && day_parse(n->text, ret_day);
	if (!fine)
		complain(r, n, "a date is written like 2026-12-24, not \"%\"", n->text, STR(""));
	return fine;
}

static void read_exceptions(struct reader *r, const struct node *map, struct clinic_shift *shift)
{
	size_t n;
	const struct node *at = entries(r, map, "exceptions", &n);
	struct clinic_exception *e = take(r, n, sizeof *e);
	for (; e != NULL && at != NULL; at = at->next) {
		if (!is_map(r, at))
			continue;
		only_keys(r, at, "date hours");
		const struct node *date = tree_get(at, "date"), *hours = tree_get(at, "hours");
		if (date == NULL || hours == NULL) {
			complain(r, at, "an exception has a \"date\" and its \"hours\"; [] closes it", STR(""), STR(""));
			continue;
		}
		struct clinic_exception *one = &e[shift->n_exceptions];
		if (!read_day(r, date, &one->on))
			continue;
		for (size_t i = 0; i < shift->n_exceptions; i++)
			if (e[i].on.n == one->on.n)
				complain(r, date, "the date % has an exception already", date->text, STR(""));
		one->hours = read_ranges(r, hours);
		shift->n_exceptions++;
	}
	shift->exceptions = e;
}

/* The hours of a person: at the first place, or `at` each place. */
static void read_shifts(struct clinic_reader *c, const struct node *map, struct clinic_resource *person)
{
	struct reader *r = &c->r;
	size_t n;
	const struct node *at = entries(r, map, "at", &n), *week = opt_map(r, map, "hours");
	if (n > 0 && (week != NULL || tree_get(map, "exceptions") != NULL))
		complain(r, map, "hours are given either here or under \"at\", place by place", STR(""), STR(""));
	struct clinic_shift *shifts = take(r, n + 1, sizeof *shifts);
	if (shifts == NULL)
		return;
	person->shifts = shifts;
	if (n == 0 && (week != NULL || tree_get(map, "exceptions") != NULL)) {
		if (week != NULL)
			read_week(r, week, &shifts[0]);
		read_exceptions(r, map, &shifts[0]);
		person->n_shifts = 1;
	}
	for (; at != NULL; at = at->next) {
		struct clinic_shift *s = &shifts[person->n_shifts];
		if (!is_map(r, at))
			continue;
		only_keys(r, at, "place hours exceptions");
		s->place = clinic_place_named(&c->c, need_text(r, at, "place"));
		if (s->place == CLINIC_NONE) {
			complain(r, at, "there is no place of this name; places are listed under \"places\"", STR(""), STR(""));
			continue;
		}
		const struct node *hours = opt_map(r, at, "hours");
		if (hours != NULL)
			read_week(r, hours, s);
		read_exceptions(r, at, s);
		person->n_shifts++;
	}
}

/* ---- absences and closures ---- */

/* An instant: civil at this place, or with an offset; a date alone is its first moment, or the first of the next day where something ends. */
static bool read_instant(struct reader *r, const struct node *n, const struct zone_table *zone, int32_t date_plus, instant *ret_at)
{
	day d;
	int32_t second;
	struct zone east;
	str text = n->kind == NODE_TEXT ? n->text : STR(""), date = str_sub(text, 0, 10), clock = str_sub(text, 11, 5),
	    rest = str_sub(text, 16, text.n);
	if (day_parse(text, &d)) {
		*ret_at = zone_table_reach(zone, day_plus(d, date_plus), 0);
		return true;
	}
	if (text.n >= 16 && (text.p[10] == 'T' || text.p[10] == ' ') && day_parse(date, &d) && clock_parse(clock, &second) &&
	    (rest.n == 0 || zone_parse(rest, &east))) {
		*ret_at = rest.n == 0 ? zone_table_reach(zone, d, second) : instant_of(d, second, east);
		return true;
	}
	complain(r, n, "\"%\" is not a time; write 2026-12-24T14:30, a date alone, or a time with its offset", text, STR(""));
	return false;
}

static bool read_span(struct clinic_reader *c, const struct node *map, uint16_t place, struct clinic_absence *ret_absence)
{
	const struct node *from = tree_get(map, "from"), *to = tree_get(map, "to");
	const struct zone_table *zone = &c->c.places[place].zone;
	if (from == NULL || to == NULL) {
		complain(&c->r, map, "it needs \"from\" and \"to\"", STR(""), STR(""));
		return false;
	}
	if (!read_instant(&c->r, from, zone, 0, &ret_absence->from) || !read_instant(&c->r, to, zone, 1, &ret_absence->to))
		return false;
	if (ret_absence->to.s <= ret_absence->from.s)
		complain(&c->r, to, "it ends before it begins", STR(""), STR(""));
	return true;
}

static struct clinic_absence *next_absence(struct clinic_reader *c, const struct node *at)
{
	if (c->c.n_absences < c->absences_most)
		return &c->absences[c->c.n_absences];
	complain(&c->r, at, "more than 4000 absences and closures", STR(""), STR(""));
	return NULL;
}

/* "2026-12-24", {date: ...} or {from: ..., to: ...}. */
static void read_closure(struct clinic_reader *c, const struct node *at, uint16_t place)
{
	struct reader *r = &c->r;
	struct clinic_absence *a = next_absence(c, at);
	const struct node *date = at->kind == NODE_TEXT ? at : tree_get(at, "date");
	if (a == NULL)
		return;
	*a = (struct clinic_absence){.resource = CLINIC_NONE, .place = place, .first = {1}, .last = {0}};
	if (at->kind == NODE_MAP) {
		only_keys(r, at, "date from to place name");
		str named = opt_text(r, at, "place");
		a->place = named.n > 0 ? clinic_place_named(&c->c, named) : place;
		if (a->place == CLINIC_NONE) {
			complain(r, tree_get(at, "place"), "there is no place \"%\"", named, STR(""));
			return;
		}
	}
	if (date != NULL) {
		if (!read_day(r, date, &a->first))
			return;
		a->last = a->first;
		a->from = zone_table_reach(&c->c.places[a->place].zone, a->first, 0);
		a->to = zone_table_reach(&c->c.places[a->place].zone, day_plus(a->first, 1), 0);
		c->c.n_absences++;
	} else if (at->kind == NODE_MAP && read_span(c, at, a->place, a)) {
		if (!day_parse(tree_get(at, "from")->text, &a->first) || !day_parse(tree_get(at, "to")->text, &a->last)) {
			a->first = (day){1};
			a->last = (day){0};
		}
		c->c.n_absences++;
	} else if (at->kind == NODE_LIST) {
		complain(r, at, "a closure is a date, or a map with \"from\" and \"to\"", STR(""), STR(""));
	}
}

/* Of all places, where none is named. */
static void read_closures(struct clinic_reader *c, const struct node *map, uint16_t place)
{
	size_t n;
	for (const struct node *at = entries(&c->r, map, "closures", &n); at != NULL; at = at->next)
		for (uint16_t p = 0; p < c->c.n_places; p++)
			if (place == p || (place == CLINIC_NONE && (p == 0 || at->kind == NODE_TEXT || tree_get(at, "place") == NULL)))
				read_closure(c, at, p);
}

static void read_absence(struct clinic_reader *c, const struct node *at, uint16_t resource)
{
	const struct clinic_resource *of = &c->c.resources[resource];
	struct clinic_absence *a = next_absence(c, at);
	if (a == NULL)
		return;
	*a = (struct clinic_absence){.resource = resource, .first = {1}, .last = {0}};
	if (read_span(c, at, of->n_shifts > 0 ? of->shifts[0].place : of->place, a))
		c->c.n_absences++;
}

/* The absences under a person. */
static void read_absences(struct clinic_reader *c, const struct node *map, uint16_t resource)
{
	size_t n;
	for (const struct node *at = entries(&c->r, map, "absences", &n); at != NULL; at = at->next)
		if (is_map(&c->r, at)) {
			only_keys(&c->r, at, "from to name");
			read_absence(c, at, resource);
		}
}

static void read_blocks(struct clinic_reader *c, const struct node *top)
{
	size_t n;
	for (const struct node *at = entries(&c->r, top, "blocks", &n); at != NULL; at = at->next) {
		bool found = false;
		if (!is_map(&c->r, at))
			continue;
		only_keys(&c->r, at, "practitioner assistant room equipment from to name");
		for (size_t kind = 0; kind < RESOURCE_KINDS; kind++)
			for (const struct node *m = at->first; m != NULL; m = m->next) {
				if (!str_eq(m->key, resource_kind_words[kind]))
					continue;
				uint16_t i = m->kind == NODE_TEXT ? clinic_resource_named(&c->c, (enum resource_kind)kind, m->text) : CLINIC_NONE;
				found = true;
				if (i == CLINIC_NONE)
					complain(&c->r, m, "there is no % \"%\"", m->key, m->text);
				else
					read_absence(c, at, i);
			}
		if (!found)
			complain(&c->r, at, "a block names a practitioner, an assistant, a room or a piece of equipment", STR(""), STR(""));
	}
}

/* ---- places ---- */

static void read_zone(struct clinic_reader *c, const struct node *map, struct zone_table *ret_zone)
{
	str name = need_text(&c->r, map, "zone");
	if (name.n > 0 && !c->file->zones(name, c->r.a, ret_zone))
		complain(&c->r, tree_get(map, "zone"), "there is no zone \"%\"; zones are written like Europe/Berlin", name, STR(""));
}

static void read_places(struct clinic_reader *c, const struct node *top)
{
	size_t n;
	struct reader *r = &c->r;
	const struct node *at = entries(r, top, "places", &n);
	c->places = take(r, n + 1, sizeof *c->places);
	c->c.places = c->places;
	if (c->places == NULL)
		return;
	if (n == 0) {
		c->places[0] = (struct clinic_place){.id = STR("main"), .name = name_or(r, top, STR("main"))};
		read_zone(c, top, &c->places[0].zone);
		c->c.n_places = 1;
	}
	for (; at != NULL; at = at->next) {
		if (!is_map(r, at))
			continue;
		only_keys(r, at, "id name zone closures");
		struct clinic_place *p = &c->places[c->c.n_places];
		p->id = need_id(r, at);
		p->name = name_or(r, at, p->id);
		if (clinic_place_named(&c->c, p->id) != CLINIC_NONE)
			complain(r, at, "there is a place \"%\" already", p->id, STR(""));
		read_zone(c, tree_get(at, "zone") == NULL && tree_get(top, "zone") != NULL ? top : at, &p->zone);
		c->c.n_places++;
	}
}

static void read_place_closures(struct clinic_reader *c, const struct node *top)
{
	size_t n;
	uint16_t i = 0;
	for (const struct node *at = entries(&c->r, top, "places", &n); at != NULL && i < c->c.n_places; at = at->next)
		if (at->kind == NODE_MAP)
			read_closures(c, at, i++);
	read_closures(c, top, CLINIC_NONE);
}

static void read_travels(struct clinic_reader *c, const struct node *top)
{
	size_t n;
	const struct node *at = entries(&c->r, top, "travel", &n);
	struct clinic_travel *t = take(&c->r, n, sizeof *t);
	for (; t != NULL && at != NULL; at = at->next) {
		if (!is_map(&c->r, at))
			continue;
		only_keys(&c->r, at, "from to minutes");
		struct clinic_travel one = {clinic_place_named(&c->c, need_text(&c->r, at, "from")),
					    clinic_place_named(&c->c, need_text(&c->r, at, "to")),
					    need_int(&c->r, at, "minutes", (struct range){0, VISIT_MINUTES_MAX / 4})};
		if (one.from == CLINIC_NONE || one.to == CLINIC_NONE || one.from == one.to)
			complain(&c->r, at, "travel is between two places that are listed under \"places\"", STR(""), STR(""));
		else
			t[c->c.n_travels++] = one;
	}
	c->c.travels = t;
}

/* ---- people and things ---- */

static uint16_t type_of(struct clinic_reader *c, str type)
{
	return (uint16_t)word_index(c->types, c->c.n_types, type);
}

static void read_place_of(struct clinic_reader *c, const struct node *map, struct clinic_resource *thing)
{
	str named = opt_text(&c->r, map, "place");
	thing->place = named.n > 0 ? clinic_place_named(&c->c, named) : 0;
	if (thing->place != CLINIC_NONE)
		return;
	complain(&c->r, tree_get(map, "place"), "there is no place \"%\"", named, STR(""));
	thing->place = 0;
}

/* "table" with a count of 3 is table.1, table.2 and table.3. */
static str numbered(struct reader *r, str id, int32_t i)
{
	struct writer w = arena_writer(r->a);
	w_str(&w, id);
	w_char(&w, '.');
	w_int(&w, i);
	return arena_keep(r->a, &w);
}

static void add_resource(struct clinic_reader *c, const struct node *at, struct clinic_resource one)
{
	if (clinic_resource_named(&c->c, one.kind, one.id) != CLINIC_NONE)
		complain(&c->r, at, "two entries of the kind % have the id \"%\"", resource_kind_words[one.kind], one.id);
	c->c.resources[c->c.n_resources++] = one;
}

/* {minutes: 30, between: "12:00-14:00"} */
static void read_breaks(struct clinic_reader *c, const struct node *map, struct clinic_resource *one)
{
	size_t n;
	const struct node *at = entries(&c->r, map, "breaks", &n);
	struct clinic_break *breaks = take(&c->r, n, sizeof *breaks);
	for (; at != NULL && breaks != NULL; at = at->next) {
		struct clinic_break b = {0};
		if (!is_map(&c->r, at))
			continue;
		only_keys(&c->r, at, "minutes between");
		const struct node *between = tree_get(at, "between");
		b.minutes = need_int(&c->r, at, "minutes", (struct range){STEP, VISIT_MINUTES_MAX / 4});
		if (between == NULL) {
			complain(&c->r, at, "a break says when it may be, like between: \"12:00-14:00\"", STR(""), STR(""));
			continue;
		}
		clinic_read_range(&c->r, between, &b.within);
		if (b.minutes > b.within.to - b.within.from)
			complain(&c->r, between, "the break does not fit into \"%\"", between->text, STR(""));
		breaks[one->n_breaks++] = b;
	}
	one->breaks = breaks;
}

static void read_person(struct clinic_reader *c, const struct node *at, enum resource_kind kind)
{
	struct clinic_resource one = {.kind = kind, .type = CLINIC_NONE};
	only_keys(&c->r, at, kind == RESOURCE_PRACTITIONER ? "id name hours exceptions at absences breaks" : "id name hours exceptions at absences");
	one.id = need_id(&c->r, at);
	one.name = name_or(&c->r, at, one.id);
	read_shifts(c, at, &one);
	if (kind == RESOURCE_PRACTITIONER)
		read_breaks(c, at, &one);
	if (kind == RESOURCE_PRACTITIONER && one.n_shifts == 0)
		complain(&c->r, at, "the practitioner \"%\" has no hours", one.id, STR(""));
	add_resource(c, at, one);
	read_absences(c, at, (uint16_t)(c->c.n_resources - 1));
}

static void read_thing(struct clinic_reader *c, const struct node *at, enum resource_kind kind)
{
	struct clinic_resource one = {.kind = kind, .type = CLINIC_NONE};
	only_keys(&c->r, at, kind == RESOURCE_ROOM ? "id name count place" : "id name kind count place");
	one.id = need_id(&c->r, at);
	one.name = name_or(&c->r, at, one.id);
	read_place_of(c, at, &one);
	if (kind == RESOURCE_EQUIPMENT) {
		str type = need_text(&c->r, at, "kind");
		one.type = type_of(c, type);
		if (one.type == c->c.n_types)
			c->types[c->c.n_types++] = type;
	}
	int32_t count = opt_int(&c->r, at, "count", (struct range){1, COUNT_MAX}, 1);
	str id = one.id, name = one.name;
	for (int32_t i = 1; i <= count; i++) {
		one.id = count > 1 ? numbered(&c->r, id, i) : id;
		one.name = count > 1 ? numbered(&c->r, name, i) : name;
		add_resource(c, at, one);
	}
}

static const char *const resource_keys[RESOURCE_KINDS] = {"practitioners", "assistants", "rooms", "equipment"};

/* How many there are at most, so that one array holds them. */
static size_t resources_most(struct clinic_reader *c, const struct node *top)
{
	size_t most = 0;
	for (size_t kind = 0; kind < RESOURCE_KINDS; kind++) {
		const struct node *list = tree_get(top, resource_keys[kind]);
		for (const struct node *at = list != NULL ? list->first : NULL; at != NULL; at = at->next) {
			int64_t count = 1;
			const struct node *n = tree_get(at, "count");
			most += n != NULL && str_int(n->text, &count) && count >= 1 && count <= COUNT_MAX ? (size_t)count : 1;
		}
	}
	if (most > ENTRIES_MAX)
		complain(&c->r, top, "more than 500 people and things", STR(""), STR(""));
	return most <= ENTRIES_MAX ? most : 0;
}

static void read_resources(struct clinic_reader *c, const struct node *top)
{
	size_t most = resources_most(c, top), n;
	c->c.resources = take(&c->r, most, sizeof *c->c.resources);
	c->types = take(&c->r, most, sizeof *c->types);
	c->c.types = c->types;
	if (c->c.resources == NULL || c->types == NULL || most == 0)
		return;
	for (size_t kind = 0; kind < RESOURCE_KINDS; kind++)
		for (const struct node *at = entries(&c->r, top, resource_keys[kind], &n); at != NULL; at = at->next) {
			if (!is_map(&c->r, at))
				continue;
			if (kind == RESOURCE_PRACTITIONER || kind == RESOURCE_ASSISTANT)
				read_person(c, at, (enum resource_kind)kind);
			else
				read_thing(c, at, (enum resource_kind)kind);
		}
}

/* ---- services ---- */

static bool has_kind(const struct clinic *c, enum resource_kind kind)
{
	for (size_t i = 0; i < c->n_resources; i++)
		if (c->resources[i].kind == kind)
			return true;
	return false;
}

static void read_need(struct clinic_reader *c, const struct node *n, struct clinic_phase *p, uint16_t *types)
{
	str need = n->kind == NODE_TEXT ? n->text : STR("");
	uint16_t type = type_of(c, need);
	if (str_eq(need, STR("practitioner")))
		p->has_practitioner = true;
	else if (str_eq(need, STR("room")))
		p->has_room = true;
	else if (str_eq(need, STR("assistant")))
		p->assistants++;
	else if (type < c->c.n_types)
		types[p->n_types++] = type;
	else
		complain(&c->r, n, "\"%\" is not a need; allowed are practitioner, assistant, room, and the kinds of equipment", need, STR(""));
	if (str_eq(need, STR("room")) && !has_kind(&c->c, RESOURCE_ROOM))
		complain(&c->r, n, "it needs a room, and there is none under \"rooms\"", STR(""), STR(""));
	if (str_eq(need, STR("assistant")) && !has_kind(&c->c, RESOURCE_ASSISTANT))
		complain(&c->r, n, "it needs an assistant, and there is none under \"assistants\"", STR(""), STR(""));
}

static void read_phase(struct clinic_reader *c, const struct node *at, struct clinic_phase *p)
{
	if (!is_map(&c->r, at))
		return;
	only_keys(&c->r, at, "minutes needs name");
	p->minutes = need_int(&c->r, at, "minutes", (struct range){STEP, VISIT_MINUTES_MAX / 2});
	if (p->minutes % STEP != 0)
		complain(&c->r, tree_get(at, "minutes"), "\"minutes\" must be a multiple of 5", STR(""), STR(""));
	const struct node *needs = opt_list(&c->r, at, "needs");
	if (tree_count(needs) > 3 * PHASE_NEEDS_MAX) {
		complain(&c->r, needs, "more needs than any phase has", STR(""), STR(""));
		return;
	}
	uint16_t *types = take(&c->r, tree_count(needs), sizeof *types);
	p->types = types;
	for (const struct node *n = needs != NULL && types != NULL ? needs->first : NULL; n != NULL; n = n->next)
		read_need(c, n, p, types);
	if (p->assistants > PHASE_NEEDS_MAX || p->n_types > PHASE_NEEDS_MAX)
		complain(&c->r, needs, "a phase needs at most 4 assistants, and 4 pieces of equipment", STR(""), STR(""));
}

static void read_phases(struct clinic_reader *c, const struct node *at, struct clinic_service *v)
{
	size_t n;
	const struct node *phase = entries(&c->r, at, "phases", &n);
	if (n == 0 || n > PHASES_MAX) {
		complain(&c->r, at, "a service has 1 to 12 \"phases\", each with its minutes and needs", STR(""), STR(""));
		return;
	}
	struct clinic_phase *p = take(&c->r, n, sizeof *p);
	v->phases = p;
	for (; p != NULL && phase != NULL; phase = phase->next)
		read_phase(c, phase, &p[v->n_phases++]);
	if (service_minutes(v) > VISIT_MINUTES_MAX / 2)
		complain(&c->r, at, "a visit lasts at most 12 hours", STR(""), STR(""));
}

/* Ids of one kind of resource; all of that kind without the key. The id of a thing with a count means all of them. */
static const uint16_t *read_members(struct clinic_reader *c, const struct node *map, const char *key, enum resource_kind kind, size_t *ret_n)
{
	const struct node *list = opt_list(&c->r, map, key);
	uint16_t *ids = take(&c->r, c->c.n_resources, sizeof *ids);
	*ret_n = 0;
	for (size_t i = 0; ids != NULL && list == NULL && i < c->c.n_resources; i++)
		if (c->c.resources[i].kind == kind)
			ids[(*ret_n)++] = (uint16_t)i;
	for (const struct node *n = ids != NULL && list != NULL ? list->first : NULL; n != NULL; n = n->next) {
		size_t before = *ret_n;
		for (uint16_t i = 0; i < c->c.n_resources && n->kind == NODE_TEXT; i++) {
			const struct clinic_resource *r = &c->c.resources[i];
			bool counted = str_starts(r->id, n->text) && r->id.n > n->text.n && r->id.p[n->text.n] == '.';
			bool twice = false;
			for (size_t k = 0; k < *ret_n; k++)
				twice = twice || ids[k] == i;
			if (r->kind == kind && (str_eq(r->id, n->text) || counted) && !twice)
				ids[(*ret_n)++] = i;
		}
		if (*ret_n == before)
			complain(&c->r, n, "there is no % \"%\", or it is listed twice", resource_kind_words[kind], n->text);
	}
	return ids;
}

static struct clinic_buffer read_buffer(struct reader *r, const struct node *at, const char *before, const char *after,
					struct clinic_buffer otherwise)
{
	return (struct clinic_buffer){opt_grains(r, at, before, 0, otherwise.before), opt_grains(r, at, after, 0, otherwise.after)};
}

static void read_service(struct clinic_reader *c, const struct node *at, struct clinic_service *v)
{
	struct reader *r = &c->r;
	only_keys(r, at,
		  "id name price item phases practitioners rooms for grid fit lead_minutes horizon_days cancel_minutes move_minutes buffer_before "
		  "buffer_after "
		  "practitioner_buffer_before practitioner_buffer_after room_buffer_before room_buffer_after follow_up_hours");
	v->id = need_id(r, at);
	v->name = name_or(r, at, v->id);
	v->price = opt_text(r, at, "price");
	v->item = opt_text(r, at, "item");
	if (v->item.n > 0 && !text_is_id(v->item))
		complain(r, tree_get(at, "item"), "\"%\" is no id of a treatment, such as acupuncture", v->item, STR(""));
	read_phases(c, at, v);
	v->practitioners = read_members(c, at, "practitioners", RESOURCE_PRACTITIONER, &v->n_practitioners);
	v->rooms = read_members(c, at, "rooms", RESOURCE_ROOM, &v->n_rooms);
	v->who = tree_get(at, "for") != NULL ? (enum clinic_for)need_word(r, at, "for", clinic_for_words, FORS) : FOR_ANYONE;
	v->grid = opt_grains(r, at, "grid", STEP, 15);
	v->fit = opt_bool(r, at, "fit");
	v->lead_minutes = opt_int(r, at, "lead_minutes", (struct range){0, YEAR_MINUTES}, 0);
	v->horizon_days = opt_int(r, at, "horizon_days", (struct range){0, 3660}, -1);
	v->cancel_minutes = opt_int(r, at, "cancel_minutes", (struct range){0, YEAR_MINUTES}, 0);
	v->move_minutes = opt_int(r, at, "move_minutes", (struct range){0, YEAR_MINUTES}, v->cancel_minutes);
	struct clinic_buffer both = read_buffer(r, at, "buffer_before", "buffer_after", (struct clinic_buffer){0, 0});
	v->practitioner_buffer = read_buffer(r, at, "practitioner_buffer_before", "practitioner_buffer_after", both);
	v->room_buffer = read_buffer(r, at, "room_buffer_before", "room_buffer_after", both);
	v->follow_ups = clinic_read_hours(r, at, "follow_up_hours", (struct clinic_hours){{0}, 0});
	if (v->follow_ups.n > 0 && v->item.n == 0)
		complain(r, at, "\"follow_up_hours\" need an \"item\": what is told is its after-care", STR(""), STR(""));
}

static void read_services(struct clinic_reader *c, const struct node *top)
{
	size_t n;
	const struct node *at = entries(&c->r, top, "services", &n);
	c->services = take(&c->r, n, sizeof *c->services);
	c->c.services = c->services;
	for (; c->services != NULL && at != NULL; at = at->next) {
		if (!is_map(&c->r, at))
			continue;
		str id = tree_get(at, "id") != NULL ? tree_get(at, "id")->text : STR("");
		if (clinic_service_named(&c->c, id) != CLINIC_NONE)
			complain(&c->r, at, "there is a service \"%\" already", id, STR(""));
		read_service(c, at, &c->services[c->c.n_services++]);
	}
}

/* ---- can it ever be booked ---- */

static bool has_start(struct clinic_reader *c, const struct clinic_service *v, day first, struct grains *taken)
{
	struct clinic always = c->c;
	always.n_absences = 0; /* they pass */
	struct slots s = slots_begin(&always, slots_window_from(&always, first), NULL, 0, taken);
	for (size_t i = 0; i < v->n_practitioners; i++)
		for (uint16_t k = 0; k < c->c.resources[v->practitioners[i]].n_shifts; k++) {
			struct slots_bits bits;
			struct grains starts;
			slots_bits(&s, v, (struct slots_who){v->practitioners[i], k}, &bits);
			slots_starts(&bits, &starts);
			if (grains_next(&starts, 0) < SLOTS_GRAINS)
				return true;
		}
	return false;
}

/* In the weeks to come, or around one of the exceptions of those who offer it. */
static bool can_be_booked(struct clinic_reader *c, const struct clinic_service *v, struct grains *taken)
{
	if (has_start(c, v, c->file->today, taken))
		return true;
	for (size_t i = 0; i < v->n_practitioners; i++) {
		const struct clinic_resource *p = &c->c.resources[v->practitioners[i]];
		for (size_t k = 0; k < p->n_shifts; k++)
			for (size_t e = 0; e < p->shifts[k].n_exceptions; e++)
				if (p->shifts[k].exceptions[e].hours.n > 0 && has_start(c, v, day_plus(p->shifts[k].exceptions[e].on, -1), taken))
					return true;
	}
	return false;
}

static bool needs_something(const struct clinic_service *v)
{
	for (size_t i = 0; i < v->n_phases; i++)
		if (v->phases[i].has_practitioner || v->phases[i].has_room || v->phases[i].assistants > 0 || v->phases[i].n_types > 0)
			return true;
	return false;
}

static void prove_services(struct clinic_reader *c, const struct node *top)
{
	struct grains *taken = take(&c->r, slots_taken_n(&c->c), sizeof *taken);
	size_t i = 0, n;
	for (const struct node *at = entries(&c->r, top, "services", &n); taken != NULL && at != NULL; at = at->next, i++) {
		const struct clinic_service *v = &c->c.services[i];
		if (v->horizon_days >= 0 && v->lead_minutes >= (v->horizon_days + 1) * DAY_MINUTES)
			complain(&c->r, at, "\"%\" can never be booked: its lead_minutes reach beyond its horizon_days", v->id, STR(""));
		else if (!needs_something(v))
			complain(&c->r, at,
				 "\"%\" needs nobody and nothing in any phase: there would be no end to how many people book the same time", v->id,
				 STR(""));
		else if (!can_be_booked(c, v, taken))
			complain(&c->r, at, "\"%\" can never be booked: no hours of those who offer it hold a whole visit with all that it needs",
				 v->id, STR(""));
	}
}

/* ---- the whole ---- */

static void read_top(struct clinic_reader *c, const struct node *top)
{
	static const str assigns[] = {STR_INIT("fewest"), STR_INIT("first")};
	enum { ABSENCES_MAX = 4000 };
	struct reader *r = &c->r;
	only_keys(r, top,
		  "clinic name zone places travel practitioners assistants rooms equipment services blocks closures assign reminder_hours mail");
	need_int(r, top, "clinic", (struct range){FORMAT, FORMAT});
	c->c.name = opt_text(r, top, "name");
	c->c.assigns_fewest = tree_get(top, "assign") == NULL || need_word(r, top, "assign", assigns, 2) == 0;
	c->absences = take(r, ABSENCES_MAX, sizeof *c->absences);
	c->c.absences = c->absences;
	c->absences_most = c->absences != NULL ? ABSENCES_MAX : 0;
	c->c.reminders = clinic_read_hours(r, top, "reminder_hours", (struct clinic_hours){{24}, 1});
	clinic_read_mail(r, top, &c->c.mail);
	read_places(c, top);
	if (c->c.n_places == 0)
		return;
	read_travels(c, top);
	read_place_closures(c, top);
	read_resources(c, top);
	read_blocks(c, top);
	read_services(c, top);
	if (tree_count(tree_get(top, "services")) == 0)
		complain(r, top, "there is nothing to book: \"services\" is missing or empty", STR(""), STR(""));
}

enum err clinic_read(const struct clinic_file *file, struct arena *a, struct problems *to, struct clinic *ret_clinic)
{
	struct clinic_reader c = {.r = {.a = a, .to = to}, .file = file};
	struct node *top = tree_read(a, file->path, file->text, to);
	if (top != NULL)
		read_top(&c, top);
	if (to->n == 0 && !file->is_proven)
		prove_services(&c, top);
	if (a->full)
		return ERR_FULL;
	if (to->n > 0)
		return ERR_INPUT;
	*ret_clinic = c.c;
	return OK;
}
