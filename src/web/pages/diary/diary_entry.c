/* diary_entry.c - a diary entry: its form, new or for editing. */
#include "web/pages/diary/diary.h"

#include "me/relief.h"
#include "record/set_off.h"
#include "web/pages/check/check.h"
#include "web/pages/check/check_urls.h"

/* ---- the form ---- */

const struct item *const *diary_items(const struct pack *p, enum leg leg, struct arena *a, size_t *ret_n)
{
	const struct item **list = arena_new(a, const struct item *, p->n_items);
	*ret_n = 0;
	for (size_t i = 0; list != NULL && i < p->n_items; i++)
		if (p->items[i].leg == leg)
			list[(*ret_n)++] = &p->items[i];
	return list;
}

struct store_entry diary_no_entry(const struct person *who)
{
	return store_entry_of(who->today, who->now);
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

static int score_of(const struct store_entry *entry, int64_t activity)
{
	for (size_t i = 0; i < entry->n_scores; i++)
		if (entry->scores[i].activity == activity)
			return entry->scores[i].score;
	return STORE_PAIN_UNSET;
}

/* What is asked now, and what this entry has a number for. */
static enum err put_scores(const struct store_activities *activities, struct diary_entry_view *v, struct arena *a)
{
	struct diary_score_row *rows = arena_new(a, struct diary_score_row, activities->n + 1);
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < activities->n; i++) {
		const struct store_activity *x = &activities->at[i];
		int score = score_of(&v->entry, x->id);
		if (score != STORE_PAIN_UNSET || diary_is_asked(x))
			rows[v->n_scores++] = (struct diary_score_row){.of = x, .score = score, .field = diary_url("score.", x->id, "", a).s};
	}
	v->scores = rows;
	return OK;
}

enum err diary_entry_form(const struct person *who, struct form_key *form, const struct store_entry *entry, const struct store_activities *activities,
			  struct arena *a, struct diary_entry_view *ret_view)
{
	struct diary_entry_view v = {.form = form, .who = who, .entry = *entry, .first = DIARY_FIRST, .last = who->today};
	v.is_new = entry->id == 0;
	v.time = v.is_new ? STR("") : log_clock(entry->at, a);
	v.action = v.is_new ? URL("/diary") : diary_url("/diary/", entry->id, "", a);
	v.remove = diary_url("/diary/", entry->id, "/delete", a);
	diary_set_offs(entry->set_off, v.set_offs);
	v.treatments = diary_items(who->pack, LEG_TREATMENT, a, &v.n_treatments);
	TRY(put_scores(activities, &v, a));
	TRY(places_view_of(a, who->pack, STR("region"), &v.places));
	mark_places(entry, &v.places, a);
	*ret_view = v;
	return OK;
}

/* ---- what was sent: pain, and all that goes with it, of any day ---- */

enum {
	DAY,
	TIME,
	PAIN,
	AVERAGE,
	WORST,
	BESIDE,
	SET_OFF = BESIDE + BESIDES,
	SCORE,
	MEDICINES,
	NOTE,
	REGION,
	STRENGTH,
	KEEP_FIELDS,
	LEG = KEEP_FIELDS,
	TREATMENT,
	AT
};

#define NUMBER_FIELD(field_name, field_label)                                                                                                        \
	{                                                                                                                                            \
		.name = field_name, .label = field_label, .kind = FIELD_INT, .min = 0, .max = STORE_PAIN_MAX                                         \
	}
#define TEXT_FIELD(field_name, field_label)                                                                                                          \
	{                                                                                                                                            \
		.name = field_name, .label = field_label, .kind = FIELD_TEXT, .min = 0, .max = STORE_NOTE_MAX                                        \
	}
#define BESIDE_FIELD(id, member, word, name, ...) [BESIDE + GAUGE_##id - GAUGE_PAINS] = NUMBER_FIELD(word, name),
#define ENTRY_FIELDS                                                                                                                                 \
	[DAY] = {.name = "day", .label = "Day", .kind = FIELD_DAY, .needed = true}, [TIME] = {.name = "time", .label = "Time", .kind = FIELD_CLOCK}, \
	[PAIN] = NUMBER_FIELD("pain", "Pain"), [AVERAGE] = NUMBER_FIELD("average", "On average that day"),                                           \
	[WORST] = NUMBER_FIELD("worst", "At its worst that day"),                                                                                    \
	GAUGE_ROWS(GAUGE_SKIP, BESIDE_FIELD)[SET_OFF] = {.name = "set_off", .label = "What may have set it off", .kind = FIELD_MANY},                \
	[SCORE] = {.name = "score.", .label = "How it went", .kind = FIELD_PAIRS}, [MEDICINES] = TEXT_FIELD("medicines", "Medicines"),               \
	[NOTE] = TEXT_FIELD("note", "Note"), [REGION] = {.name = "region", .label = "Where", .kind = FIELD_MANY},                                    \
	[STRENGTH] = {.name = "strong.", .label = "How strong", .kind = FIELD_PAIRS}

const struct field diary_add_fields[DIARY_ADD_FIELDS] = {
	ENTRY_FIELDS,
	[LEG] = {.name = "leg", .label = "What was done", .kind = FIELD_MANY},
	[TREATMENT] = {.name = "treatment", .label = "Which treatment", .kind = FIELD_ID},
	[AT] = OWN_AT_FIELD,
};

const struct field diary_keep_fields[DIARY_KEEP_FIELDS] = {ENTRY_FIELDS};

/* A form as it was sent, being read. */
struct sent {
	const struct value *v;
	const struct person *who;
	const struct store_activities *activities;
	const struct store_entry *old; /* NULL: it is new */
	struct arena *arena;
	bool is_skipped; /* the clocks were put forward over its time */
};

static int number_or_unset(const struct value *v)
{
	return v->given ? (int)v->number : STORE_PAIN_UNSET;
}

static bool is_ten(str digits, int *ret_number)
{
	int64_t n;
	bool is_number = str_int(digits, &n) && n >= 0 && n <= STORE_PAIN_MAX;
	*ret_number = is_number ? (int)n : STORE_PAIN_UNSET;
	return is_number;
}

/* How strong it is at a place: the pain itself where nothing is said, STORE_PAIN_UNSET for what is no number from 0 to 10. */
static int strength_sent(const struct value *v, str region)
{
	str digits;
	int strength = number_or_unset(&v[PAIN]);
	if (pairs_find(v[STRENGTH].many, region, &digits))
		is_ten(digits, &strength);
	return strength;
}

static bool has_region(const struct store_entry *e, str region)
{
	for (size_t i = 0; i < e->n_regions; i++)
		if (str_eq(e->regions[i].region, region))
			return true;
	return false;
}

/* Places that the map does not know: a form cannot show them, and keeps them. */
static void keep_unknown_regions(const struct sent *s, struct store_entry *e)
{
	for (size_t i = 0; s->old != NULL && i < s->old->n_regions && e->n_regions < STORE_REGIONS_MAX; i++)
		if (places_region(s->who->pack, s->old->regions[i].region) == NULL)
			e->regions[e->n_regions++] = s->old->regions[i];
}

/* Fails: ERR_INPUT: a place that is not on the map; ERR_FULL. */
static enum err regions_sent(const struct sent *s, struct store_entry *e)
{
	const struct pairs *sent = &s->v[REGION].many;
	e->regions = arena_new(s->arena, struct store_region, s->who->pack->n_regions + (s->old != NULL ? s->old->n_regions : 0));
	if (e->regions == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < sent->n; i++) {
		const struct region *region = places_region(s->who->pack, sent->p[i].value);
		if (region == NULL)
			return ERR_INPUT;
		if (!has_region(e, region->id))
			e->regions[e->n_regions++] = (struct store_region){.region = region->id, .intensity = strength_sent(s->v, region->id)};
	}
	keep_unknown_regions(s, e);
	return OK;
}

/* Fails: ERR_INPUT: an activity that is not the person's, or one twice; ERR_FULL. What is no number stays STORE_PAIN_UNSET. */
static enum err scores_sent(const struct sent *s, struct store_entry *e)
{
	const struct pairs *sent = &s->v[SCORE].many;
	e->scores = arena_new(s->arena, struct store_score, sent->n + 1);
	if (e->scores == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < sent->n; i++) {
		int64_t id;
		struct store_score score = {0};
		if (!str_int(sent->p[i].name, &id) || diary_activity(s->activities, id) == NULL || score_of(e, id) != STORE_PAIN_UNSET)
			return ERR_INPUT;
		score.activity = id;
		is_ten(sent->p[i].value, &score.score);
		e->scores[e->n_scores++] = score;
	}
	return OK;
}

/* Fails: ERR_INPUT: a word that is none of them. */
static enum err set_off_sent(const struct pairs *sent, int *ret_set)
{
	*ret_set = 0;
	for (size_t i = 0; i < sent->n; i++) {
		int one;
		if (!set_off_read(sent->p[i].value, &one))
			return ERR_INPUT;
		*ret_set |= one;
	}
	return OK;
}

static enum err entry_sent(struct sent *s, struct store_entry *ret_entry)
{
	const struct value *v = s->v;
	struct store_entry e = diary_no_entry(s->who);
	e.id = s->old != NULL ? s->old->id : 0;
	e.day = v[DAY].day;
	s->is_skipped = !diary_when(s->who, e.day, &v[TIME], s->old != NULL ? &s->old->at : NULL, &e.at);
	e.pain_now = number_or_unset(&v[PAIN]);
	e.pain_worst = number_or_unset(&v[WORST]);
	e.pain_average = number_or_unset(&v[AVERAGE]);
	for (size_t i = 0; i < BESIDES; i++)
		*gauge_in(beside_of(i), &e) = number_or_unset(&v[BESIDE + i]);
	TRY(set_off_sent(&v[SET_OFF].many, &e.set_off));
	e.medicines = diary_text(&v[MEDICINES], s->old != NULL ? s->old->medicines : STR(""));
	e.note = diary_text(&v[NOTE], s->old != NULL ? s->old->note : STR(""));
	TRY(scores_sent(s, &e));
	TRY(regions_sent(s, &e));
	*ret_entry = e;
	return OK;
}

/* ---- what is wrong with it ---- */

static bool lacks_strength(const struct store_entry *e)
{
	for (size_t i = 0; i < e->n_regions; i++)
		if (e->regions[i].intensity == STORE_PAIN_UNSET)
			return true;
	return false;
}

static bool lacks_score(const struct store_entry *e)
{
	for (size_t i = 0; i < e->n_scores; i++)
		if (e->scores[i].score == STORE_PAIN_UNSET)
			return true;
	return e->n_scores > STORE_SCORES_MAX;
}

/* SLIP_NONE when nothing is wrong. */
static enum diary_slip slip_of(const struct sent *s, const struct store_entry *e)
{
	const struct person *who = s->who;
	if (!diary_is_day(who, e->day))
		return SLIP_DAY;
	if (s->is_skipped)
		return SLIP_SKIPPED;
	if (!diary_is_past(who, e->at))
		return SLIP_TIME;
	if (e->id > 0 && !store_entry_says(e))
		return SLIP_NOTHING;
	if (e->note.n > STORE_NOTE_MAX || e->medicines.n > STORE_NOTE_MAX)
		return SLIP_LONG;
	if (lacks_score(e))
		return SLIP_SCORE;
	return lacks_strength(e) ? SLIP_STRENGTH : SLIP_NONE;
}

static str field_of(const char *prefix, str id, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, prefix);
	w_str(&w, id);
	return arena_keep(a, &w);
}

/* The box that a slip is about. */
static str slip_field(const struct sent *s, const struct store_entry *e, enum diary_slip slip)
{
	int number;
	switch (slip) {
	case SLIP_DAY: return STR("day");
	case SLIP_TIME:
	case SLIP_SKIPPED: return STR("time");
	case SLIP_LONG: return e->note.n > STORE_NOTE_MAX ? STR("note") : STR("medicines");
	case SLIP_SCORE:
		for (size_t i = 0; i < s->v[SCORE].many.n; i++)
			if (!is_ten(s->v[SCORE].many.p[i].value, &number) || i == STORE_SCORES_MAX)
				return field_of("score.", s->v[SCORE].many.p[i].name, s->arena);
		break;
	case SLIP_STRENGTH:
		for (size_t i = 0; i < e->n_regions; i++)
			if (e->regions[i].intensity == STORE_PAIN_UNSET)
				return field_of("strong.", e->regions[i].region, s->arena);
		break;
	case SLIP_NONE:
	case SLIP_NOTHING:
	case SLIP_LAST:
	case SLIP_FULL: break;
	}
	return STR("pain");
}

static enum err show_again(const struct request *q, struct response *r, const struct sent *s, const struct store_entry *entry, enum diary_slip slip)
{
	struct diary_entry_view form;
	TRY(diary_entry_form(s->who, csrf_key(q, r), entry, s->activities, r->arena, &form));
	form.time = diary_text(&s->v[TIME], STR(""));
	r->changes = NULL;
	diary_slip(r, q, slip_field(s, entry, slip), slip);
	page_diary_edit(response_page(r, "One answer needs another look", NAV_DIARY), &form);
	return OK;
}

/* After an entry is kept: to the signs that its places ask about first, else where `next` says. */
static void see_kept(struct response *r, const struct person *who, const struct store_entry *e, url next)
{
	qset regions = {0};
	for (size_t i = 0; i < e->n_regions; i++) {
		const struct region *region = places_region(who->pack, e->regions[i].region);
		if (region != NULL)
			qset_add(&regions, region->fact);
	}
	url ask = check_ask_url(r->arena, who, &regions, "diary");
	response_see(r, ask.s.n > 0 ? ask : next);
}

/* ---- POST /diary ---- */

static enum err add_deeds(struct changes *acts, const struct sent *s, const struct store_entry *entry)
{
	const struct value *v = s->v;
	struct store_deed deed = {.day = entry->day, .at = entry->at, .origin = STORE_FROM_LOG};
	for (size_t i = 0; i < v[LEG].many.n; i++) {
		deed.item = v[LEG].many.p[i].value;
		deed.leg = (int)word_index(leg_words, LEGS, deed.item);
		if (deed.leg == LEGS)
			return ERR_INPUT;
		act_tick(acts, s->who, deed);
	}
	if (!v[TREATMENT].given)
		return OK;
	deed.item = v[TREATMENT].text;
	deed.leg = LEG_TREATMENT;
	if (log_leg_of(s->who->pack, deed.item) != LEG_TREATMENT)
		return ERR_INPUT;
	act_deed(acts, &deed);
	return OK;
}

enum err diary_add(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct store_activities activities;
	struct store_entry entry;
	TRY(own_person_at(site, q, &q->value[AT], r, &who));
	TRY(app_activities(site->app, q->caller, r->arena, &activities));
	struct sent s = {.v = q->value, .who = who, .activities = &activities, .arena = r->arena};
	TRY(entry_sent(&s, &entry));
	enum diary_slip slip = slip_of(&s, &entry);
	if (slip != SLIP_NONE)
		return show_again(q, r, &s, &entry, slip);
	TRY(own_changes(q, r, &acts));
	if (store_entry_says(&entry))
		act_entry(acts, &entry);
	TRY(add_deeds(acts, &s, &entry));
	if (acts->n == 0)
		return show_again(q, r, &s, &entry, SLIP_NOTHING);
	bool needles = relief_needles_noted(acts, who);
	see_kept(r, who, &entry, needles ? URL("/relief/needles?back=diary") : URL("/diary?kept=done#saved"));
	return OK;
}

/* ---- /diary/:id ---- */

enum err diary_edit(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct store_activities activities;
	struct store_entry entry;
	struct diary_entry_view v;
	int64_t id;
	TRY(diary_id(q, 1, &id));
	TRY(own_person(site, q, r, &who));
	TRY(app_entry(site->app, q->caller, id, r->arena, &entry));
	TRY(app_activities(site->app, q->caller, r->arena, &activities));
	TRY(diary_entry_form(who, csrf_key(q, r), &entry, &activities, r->arena, &v));
	page_diary_edit(response_page(r, "Edit an entry", NAV_DIARY), &v);
	return OK;
}

enum err diary_keep(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct store_activities activities;
	struct store_entry old, entry;
	int64_t id;
	TRY(diary_id(q, 1, &id));
	TRY(own_person(site, q, r, &who));
	TRY(app_entry(site->app, q->caller, id, r->arena, &old));
	TRY(app_activities(site->app, q->caller, r->arena, &activities));
	struct sent s = {.v = q->value, .who = who, .activities = &activities, .old = &old, .arena = r->arena};
	TRY(entry_sent(&s, &entry));
	enum diary_slip slip = slip_of(&s, &entry);
	if (slip != SLIP_NONE)
		return show_again(q, r, &s, &entry, slip);
	TRY(own_changes(q, r, &acts));
	act_entry(acts, &entry);
	see_kept(r, who, &entry, URL("/diary?kept=done#saved"));
	return OK;
}

/* ---- taking it out, after one more look ---- */

enum err diary_ask_remove(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct store_entry entry;
	struct store_activities activities;
	int64_t id;
	TRY(diary_id(q, 1, &id));
	TRY(own_person(site, q, r, &who));
	TRY(app_entry(site->app, q->caller, id, r->arena, &entry));
	TRY(app_activities(site->app, q->caller, r->arena, &activities));
	struct diary_line line = diary_entry_line(who, &entry, &activities, r->arena);
	diary_ask(q, r, &line, entry.day);
	return OK;
}

/* Not looked up first: a second try finds it gone, and the store knows that it was this request that did it. */
enum err diary_remove(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	int64_t id;
	(void)site;
	TRY(diary_id(q, 1, &id));
	TRY(own_changes(q, r, &acts));
	act_change(acts, CHANGE_ENTRY_DELETE, (struct change){.entry = {.id = id}});
	response_see(r, URL("/diary?kept=gone#saved"));
	return OK;
}
