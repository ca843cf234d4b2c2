/* diary.c - the diary. A day without a line is simply not there. */
#include "web/diary.h"

#include "web/check.h"

enum { MINUTE_S = 60 };

/* ---- lines ---- */

static url line_url(char kind, int64_t id, const char *rest, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, "/diary/");
	if (kind != 0)
		w_char(&w, kind);
	w_int(&w, id);
	w_z(&w, rest);
	return (url){arena_keep(a, &w)};
}

/* The places of an entry, by their names. */
static void put_places(const struct person *who, const struct store_regions *of, struct diary_line *line, struct arena *a)
{
	struct diary_place *places = arena_new(a, struct diary_place, of->n + 1);
	for (size_t i = 0; places != NULL && i < of->n; i++) {
		const struct region *region = places_region(who->pack, of->at[i].region);
		if (region != NULL)
			places[line->n_places++] = (struct diary_place){region->name, of->at[i].intensity};
	}
	line->places = places;
}

/* `regions` are those of all entries. */
static struct diary_line entry_line(const struct person *who, const struct store_entry *e, const struct store_regions *regions, struct arena *a)
{
	struct diary_line line = {.entry = e, .at = log_clock(who, e->at, a), .edit = line_url(0, e->id, "", a)};
	struct store_regions of = places_of_entry(regions, e->id);
	put_places(who, &of, &line, a);
	return line;
}

static str deed_name(const struct pack *p, str id)
{
	uint16_t item = pack_item(p, id);
	return item != NONE ? p->items[item].name : STR("");
}

static struct diary_line deed_line(const struct person *who, const struct store_deed *d, struct arena *a)
{
	return (struct diary_line){.deed = d, .name = deed_name(who->pack, d->item), .at = log_clock(who, d->at, a), .edit = line_url('d', d->id, "", a)};
}

/* Entries and deeds are in the order of their days and instants: the lines of one day, merged. */
static size_t lines_of_day(const struct person *who, day on, const struct store_regions *regions, struct diary_line *lines, struct arena *a)
{
	size_t n = 0, e = 0, d = 0;
	while (e < who->entries.n && who->entries.at[e].day.n < on.n)
		e++;
	while (d < who->deeds.n && who->deeds.at[d].day.n < on.n)
		d++;
	for (;;) {
		bool has_entry = e < who->entries.n && who->entries.at[e].day.n == on.n, has_deed = d < who->deeds.n && who->deeds.at[d].day.n == on.n;
		if (!has_entry && !has_deed)
			return n;
		if (has_entry && (!has_deed || who->entries.at[e].at.s <= who->deeds.at[d].at.s))
			lines[n++] = entry_line(who, &who->entries.at[e++], regions, a);
		else
			lines[n++] = deed_line(who, &who->deeds.at[d++], a);
	}
}

static enum err set_days(struct diary_view *v, const struct store_regions *regions, struct arena *a)
{
	const struct person *who = v->who;
	struct diary_line *lines = arena_new(a, struct diary_line, who->entries.n + who->deeds.n + 1);
	struct diary_day *days = arena_new(a, struct diary_day, DIARY_DAYS);
	size_t used = 0;
	if (lines == NULL || days == NULL)
		return ERR_FULL;
	for (int32_t ago = 0; ago < DIARY_DAYS; ago++) {
		day on = day_plus(who->today, -ago);
		size_t n = lines_of_day(who, on, regions, lines + used, a);
		if (n > 0)
			days[v->n_days++] = (struct diary_day){.on = on, .lines = lines + used, .n = n};
		used += n;
	}
	v->days = days;
	return OK;
}

/* ---- forms ---- */

static const struct item *const *items_of(const struct pack *p, enum leg leg, struct arena *a, size_t *ret_n)
{
	const struct item **list = arena_new(a, const struct item *, p->n_items);
	*ret_n = 0;
	for (size_t i = 0; list != NULL && i < p->n_items; i++)
		if (p->items[i].leg == leg)
			list[(*ret_n)++] = &p->items[i];
	return list;
}

static day first_day(const struct person *who)
{
	return day_plus(who->today, 1 - DIARY_DAYS);
}

static bool is_diary_day(const struct person *who, day on)
{
	return on.n >= first_day(who).n && on.n <= who->today.n;
}

/* The map of an entry; the list is open when it has something to show. */
static void mark_places(const struct store_entry *entry, struct places_view *v, struct arena *a)
{
	v->strengths = true;
	v->open = entry->n_regions > 0;
	for (size_t i = 0; i < entry->n_regions; i++)
		for (size_t k = 0; k < v->n; k++) {
			struct writer w = arena_writer(a);
			if (!str_eq(v->places[k].of->id, entry->regions[i].region))
				continue;
			v->places[k].chosen = true;
			if (entry->regions[i].intensity == STORE_PAIN_UNSET)
				continue;
			w_int(&w, entry->regions[i].intensity);
			v->places[k].how_strong = arena_keep(a, &w);
		}
}

static struct diary_entry_view entry_form(const struct person *who, struct form_key *form, const struct store_entry *entry, struct arena *a)
{
	struct diary_entry_view v = {.form = form, .who = who, .entry = *entry, .first = first_day(who), .last = who->today};
	v.is_new = entry->id == 0;
	v.action = v.is_new ? URL("/diary") : line_url(0, entry->id, "", a);
	v.remove = line_url(0, entry->id, "/delete", a);
	v.treatments = items_of(who->pack, LEG_TREATMENT, a, &v.n_treatments);
	if (places_view_of(a, who->pack, STR("region"), &v.places) == OK) /* a full arena refuses the whole page */
		mark_places(entry, &v.places, a);
	return v;
}

static struct store_entry no_entry(const struct person *who)
{
	return (struct store_entry){.day = who->today, .at = who->now.at, .pain_now = STORE_PAIN_UNSET, .pain_worst = STORE_PAIN_UNSET,
	                            .pain_average = STORE_PAIN_UNSET, .sleep = STORE_PAIN_UNSET, .mood = STORE_PAIN_UNSET, .note = STR("")};
}

static struct diary_deed_view deed_form(const struct person *who, struct form_key *form, const struct store_deed *deed, struct arena *a)
{
	struct diary_deed_view v = {.form = form, .who = who, .deed = *deed, .first = first_day(who), .last = who->today};
	v.name = deed_name(who->pack, deed->item);
	v.action = line_url('d', deed->id, "", a);
	v.remove = line_url('d', deed->id, "/delete", a);
	v.items = items_of(who->pack, (enum leg)deed->leg, a, &v.n_items);
	return v;
}

/* ---- GET /diary ---- */

enum { KEPT };

const struct field diary_show_fields[1] = {
	[KEPT] = {.name = "kept", .label = "Kept", .kind = FIELD_CHOICE, .choices = "pain done gone"},
};

static bool did_leg_today(const struct person *who, enum leg leg)
{
	for (size_t i = 0; i < who->deeds.n; i++)
		if (who->deeds.at[i].day.n == who->today.n && who->deeds.at[i].leg == (int)leg)
			return true;
	return false;
}

enum err diary_show(struct site *site, const struct request *q, struct response *r)
{
	str kept = q->value[KEPT].given ? q->value[KEPT].text : STR("");
	struct person *who;
	struct store_regions regions;
	struct diary_view *v = arena_new(r->arena, struct diary_view, 1);
	if (v == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	struct store_entry none = no_entry(who);
	*v = (struct diary_view){.who = who, .form = csrf_key(q, r), .kept = str_eq(kept, STR("done")), .gone = str_eq(kept, STR("gone"))};
	v->pain = log_pain_of(who, v->form, r->arena);
	v->pain.back = "diary";
	v->pain.is_new = str_eq(kept, STR("pain"));
	v->add = entry_form(who, v->form, &none, r->arena);
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		v->legs[l] = (struct diary_leg){.leg = l, .is_done = did_leg_today(who, l)};
	TRY(places_load(site->app, who, r->arena, &regions));
	TRY(set_days(v, &regions, r->arena));
	page_diary(response_page(r, "Diary", NAV_DIARY), v);
	return OK;
}

/* ---- POST /diary: pain, and what was done, of any day ---- */

enum { DAY, PAIN, AVERAGE, WORST, NOTE, REGION, STRENGTH, LEG, TREATMENT, AT };

#define PAIN_FIELD(field_name, field_label) {.name = field_name, .label = field_label, .kind = FIELD_INT, .min = 0, .max = STORE_PAIN_MAX}
#define NOTE_LETTERS_MAX (STORE_NOTE_MAX / 4) /* a letter takes four bytes at the most */

const struct field diary_add_fields[10] = {
	[DAY] = {.name = "day", .label = "Day", .kind = FIELD_DAY, .needed = true},
	[PAIN] = PAIN_FIELD("pain", "Pain"),
	[AVERAGE] = PAIN_FIELD("average", "On average that day"),
	[WORST] = PAIN_FIELD("worst", "At its worst that day"),
	[NOTE] = {.name = "note", .label = "Note", .kind = FIELD_TEXT, .min = 0, .max = NOTE_LETTERS_MAX},
	[REGION] = {.name = "region", .label = "Where", .kind = FIELD_MANY},
	[STRENGTH] = {.name = "strong.", .label = "How strong", .kind = FIELD_PAIRS},
	[LEG] = {.name = "leg", .label = "What was done", .kind = FIELD_MANY},
	[TREATMENT] = {.name = "treatment", .label = "Which treatment", .kind = FIELD_ID},
	[AT] = OWN_AT_FIELD,
};

static int pain_or_unset(const struct value *v)
{
	return v->given ? (int)v->number : STORE_PAIN_UNSET;
}

/* How strong it is at a place: the pain itself where nothing is said, STORE_PAIN_UNSET for what is no number from 0 to 10. */
static int strength_sent(const struct value *v, str region)
{
	str digits;
	int64_t n;
	if (!pairs_find(v[STRENGTH].many, region, &digits))
		return pain_or_unset(&v[PAIN]);
	return str_int(digits, &n) && n >= 0 && n <= STORE_PAIN_MAX ? (int)n : STORE_PAIN_UNSET;
}

static bool has_region(const struct store_entry *e, str region)
{
	for (size_t i = 0; i < e->n_regions; i++)
		if (str_eq(e->regions[i].region, region))
			return true;
	return false;
}

/* Fails: ERR_INPUT: a place that is not on the map; ERR_FULL. */
static enum err regions_sent(const struct value *v, const struct pack *p, struct arena *a, struct store_entry *e)
{
	const struct pairs *sent = &v[REGION].many;
	e->regions = arena_new(a, struct store_region, p->n_regions);
	if (e->regions == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < sent->n; i++) {
		const struct region *region = places_region(p, sent->p[i].value);
		if (region == NULL)
			return ERR_INPUT;
		if (!has_region(e, region->id))
			e->regions[e->n_regions++] = (struct store_region){.region = region->id, .intensity = strength_sent(v, region->id)};
	}
	return OK;
}

static enum err entry_sent(const struct value *v, const struct person *who, struct arena *a, struct store_entry *ret_entry)
{
	*ret_entry = (struct store_entry){.day = v[DAY].day, .at = log_instant(who, v[DAY].day), .pain_now = pain_or_unset(&v[PAIN]),
					  .pain_worst = pain_or_unset(&v[WORST]), .pain_average = pain_or_unset(&v[AVERAGE]),
					  .sleep = STORE_PAIN_UNSET, .mood = STORE_PAIN_UNSET, .note = v[NOTE].given ? v[NOTE].text : STR("")};
	return regions_sent(v, who->pack, a, ret_entry);
}

/* A number, a note or a place without the pain itself would be lost. */
static bool needs_pain(const struct store_entry *e)
{
	return e->pain_now == STORE_PAIN_UNSET && (e->pain_worst != STORE_PAIN_UNSET || e->pain_average != STORE_PAIN_UNSET || e->note.n > 0 || e->n_regions > 0);
}

static bool lacks_strength(const struct store_entry *e)
{
	for (size_t i = 0; i < e->n_regions; i++)
		if (e->regions[i].intensity == STORE_PAIN_UNSET)
			return true;
	return false;
}

/* What is wrong with the entry of a form, SLIP_NONE when nothing is. */
static enum diary_slip slip_of(const struct store_entry *e, const struct person *who)
{
	if (!is_diary_day(who, e->day))
		return SLIP_DAY;
	if (needs_pain(e))
		return SLIP_PAIN;
	return lacks_strength(e) ? SLIP_STRENGTH : SLIP_NONE;
}

/* After an entry is kept: to the signs that its places ask about first, else to the days. */
static void see_kept(struct response *r, const struct person *who, const struct store_entry *e)
{
	qset regions = {0};
	for (size_t i = 0; i < e->n_regions; i++)
		qset_add(&regions, places_region(who->pack, e->regions[i].region)->fact);
	url ask = check_ask_url(r->arena, who, &regions, "diary");
	response_see(r, ask.s.n > 0 ? ask : URL("/diary?kept=done#days"));
}

static enum err add_deeds(struct changes *acts, const struct value *v, const struct person *who)
{
	struct store_deed deed = {.day = v[DAY].day, .at = log_instant(who, v[DAY].day), .origin = STORE_FROM_LOG};
	for (size_t i = 0; i < v[LEG].many.n; i++) {
		deed.item = v[LEG].many.p[i].value;
		deed.leg = (int)word_index(leg_words, LEGS, deed.item);
		if (deed.leg == LEGS)
			return ERR_INPUT;
		act_deed(acts, &deed);
	}
	if (!v[TREATMENT].given)
		return OK;
	deed.item = v[TREATMENT].text;
	deed.leg = LEG_TREATMENT;
	if (log_leg_of(who->pack, deed.item) != LEG_TREATMENT)
		return ERR_INPUT;
	act_deed(acts, &deed);
	return OK;
}

static enum err show_again(const struct request *q, struct response *r, const struct person *who, const struct store_entry *entry,
                           enum diary_slip slip)
{
	struct diary_entry_view form = entry_form(who, csrf_key(q, r), entry, r->arena);
	form.slip = slip;
	r->changes = NULL;
	r->status = 400;
	page_diary_edit(response_page(r, "One answer needs another look", NAV_DIARY), &form);
	return OK;
}

enum err diary_add(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	TRY(own_person_at(site, q, &q->value[AT], r, &who));
	TRY(own_changes(q, r, &acts));
	struct store_entry entry;
	TRY(entry_sent(q->value, who, r->arena, &entry));
	enum diary_slip slip = slip_of(&entry, who);
	if (slip != SLIP_NONE)
		return show_again(q, r, who, &entry, slip);
	if (entry.pain_now != STORE_PAIN_UNSET)
		act_entry(acts, &entry);
	TRY(add_deeds(acts, q->value, who));
	if (acts->n == 0)
		return show_again(q, r, who, &entry, SLIP_NOTHING);
	see_kept(r, who, &entry);
	return OK;
}

/* ---- one line: /diary/12 is an entry, /diary/d12 something done ---- */

struct found {
	const struct store_entry *entry;
	const struct store_deed *deed;
};

static enum err find(const struct person *who, str name, struct found *ret_found)
{
	bool is_deed = str_starts(name, STR("d"));
	int64_t id;
	*ret_found = (struct found){0};
	if (!str_int(is_deed ? str_sub(name, 1, name.n) : name, &id))
		return ERR_MISSING;
	for (size_t i = 0; !is_deed && i < who->entries.n; i++)
		if (who->entries.at[i].id == id)
			ret_found->entry = &who->entries.at[i];
	for (size_t i = 0; is_deed && i < who->deeds.n; i++)
		if (who->deeds.at[i].id == id)
			ret_found->deed = &who->deeds.at[i];
	return ret_found->entry != NULL || ret_found->deed != NULL ? OK : ERR_MISSING;
}

/* The entry with its regions, to be mended. */
static enum err regions_kept(const struct store_regions *all, struct arena *a, struct store_entry *e)
{
	struct store_regions of = places_of_entry(all, e->id);
	e->regions = arena_new(a, struct store_region, of.n + 1);
	if (e->regions == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < of.n; i++)
		e->regions[e->n_regions++] = of.at[i];
	return OK;
}

enum err diary_edit(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct store_regions regions;
	struct found found;
	TRY(own_person(site, q, r, &who));
	TRY(find(who, q->segment[1], &found));
	struct form_key *form = csrf_key(q, r);
	if (found.entry != NULL) {
		struct store_entry entry = *found.entry;
		TRY(places_load(site->app, who, r->arena, &regions));
		TRY(regions_kept(&regions, r->arena, &entry));
		struct diary_entry_view v = entry_form(who, form, &entry, r->arena);
		page_diary_edit(response_page(r, "Change an entry", NAV_DIARY), &v);
	} else {
		struct diary_deed_view v = deed_form(who, form, found.deed, r->arena);
		page_diary_deed(response_page(r, "Change what was done", NAV_DIARY), &v);
	}
	return OK;
}

enum { KEEP_ITEM = STRENGTH + 1 };

const struct field diary_keep_fields[8] = {
	[DAY] = {.name = "day", .label = "Day", .kind = FIELD_DAY, .needed = true},
	[PAIN] = PAIN_FIELD("pain", "Pain"),
	[AVERAGE] = PAIN_FIELD("average", "On average that day"),
	[WORST] = PAIN_FIELD("worst", "At its worst that day"),
	[NOTE] = {.name = "note", .label = "Note", .kind = FIELD_TEXT, .min = 0, .max = NOTE_LETTERS_MAX},
	[REGION] = {.name = "region", .label = "Where", .kind = FIELD_MANY},
	[STRENGTH] = {.name = "strong.", .label = "How strong", .kind = FIELD_PAIRS},
	[KEEP_ITEM] = {.name = "item", .label = "What was done", .kind = FIELD_ID},
};

static enum err keep_entry(const struct request *q, struct response *r, const struct person *who, const struct store_entry *old)
{
	struct changes *acts;
	struct store_entry entry;
	TRY(entry_sent(q->value, who, r->arena, &entry));
	entry.id = old->id;
	entry.sleep = old->sleep;
	entry.mood = old->mood;
	entry.medicines = old->medicines;
	enum diary_slip slip = slip_of(&entry, who);
	if (slip == SLIP_NONE && entry.pain_now == STORE_PAIN_UNSET)
		slip = SLIP_PAIN;
	if (slip != SLIP_NONE)
		return show_again(q, r, who, &entry, slip);
	if (entry.day.n == old->day.n)
		entry.at = old->at;
	TRY(own_changes(q, r, &acts));
	act_entry(acts, &entry);
	see_kept(r, who, &entry);
	return OK;
}

/* A deed is not mended in place: the old one goes and a new one comes, together. */
static enum err keep_deed(const struct request *q, struct response *r, const struct person *who, const struct store_deed *old)
{
	const struct value *v = q->value;
	struct changes *acts;
	struct store_deed deed = *old;
	deed.day = v[DAY].day;
	if (v[KEEP_ITEM].given)
		deed.item = v[KEEP_ITEM].text;
	if (log_leg_of(who->pack, deed.item) != (enum leg)old->leg && !str_eq(deed.item, old->item))
		return ERR_INPUT;
	if (!is_diary_day(who, deed.day)) {
		struct diary_deed_view form = deed_form(who, csrf_key(q, r), &deed, r->arena);
		form.slip = SLIP_DAY;
		r->status = 400;
		page_diary_deed(response_page(r, "One answer needs another look", NAV_DIARY), &form);
		return OK;
	}
	if (deed.day.n != old->day.n)
		deed.at = log_instant(who, deed.day);
	TRY(own_changes(q, r, &acts));
	act_change(acts, CHANGE_DEED_DELETE, (struct change){.deed = {.id = old->id}});
	act_deed(acts, &deed);
	response_see(r, URL("/diary?kept=done#days"));
	return OK;
}

enum err diary_keep(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct found found;
	TRY(own_person(site, q, r, &who));
	TRY(find(who, q->segment[1], &found));
	return found.entry != NULL ? keep_entry(q, r, who, found.entry) : keep_deed(q, r, who, found.deed);
}

/* ---- taking a line out, after one more look ---- */

enum err diary_ask_remove(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct store_regions regions;
	struct found found;
	TRY(own_person(site, q, r, &who));
	TRY(find(who, q->segment[1], &found));
	TRY(places_load(site->app, who, r->arena, &regions));
	struct diary_remove_view v = {.form = csrf_key(q, r), .keep = url_join(r->arena, "/diary/", q->segment[1]), .action = (url){q->path}};
	v.line = found.entry != NULL ? entry_line(who, found.entry, &regions, r->arena) : deed_line(who, found.deed, r->arena);
	v.on = found.entry != NULL ? found.entry->day : found.deed->day;
	page_diary_remove(response_page(r, "Take it out", NAV_DIARY), &v);
	return OK;
}

enum { BACK };

const struct field diary_remove_fields[1] = {
	[BACK] = {.name = "back", .label = "Page", .kind = FIELD_CHOICE, .choices = "today diary"},
};

/* Not looked up first: a second try finds it gone, and the store knows that it was this request that did it. */
enum err diary_remove(struct site *site, const struct request *q, struct response *r)
{
	str name = q->segment[1];
	bool is_deed = str_starts(name, STR("d"));
	struct changes *acts;
	int64_t id;
	(void)site;
	if (!str_int(is_deed ? str_sub(name, 1, name.n) : name, &id) || id < 1)
		return ERR_MISSING;
	TRY(own_changes(q, r, &acts));
	if (is_deed)
		act_change(acts, CHANGE_DEED_DELETE, (struct change){.deed = {.id = id}});
	else
		act_change(acts, CHANGE_ENTRY_DELETE, (struct change){.entry = {.id = id}});
	bool today = q->value[BACK].given && str_eq(q->value[BACK].text, STR("today"));
	response_see(r, today ? URL("/#plan") : URL("/diary?kept=gone#days"));
	return OK;
}
