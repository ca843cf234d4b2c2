/* log.c - one tap. */
#include "web/pages/diary/log.h"

#include "me/relief.h"
#include "me/review.h"
#include "web/server/saved.h"

const int log_pains[LOG_PAINS] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

str log_clock(struct moment at, struct arena *a)
{
	struct writer w = arena_writer(a);
	if (moment_is_known(at))
		w_clock(&w, moment_second(at));
	return arena_keep(a, &w);
}

const struct store_entry *log_entry_of(const struct person *who, day on)
{
	if (on.n == who->today.n)
		return who->has_entry_of_today ? &who->entry_of_today : NULL;
	return on.n == who->today.n - 1 && who->has_entry_of_yesterday ? &who->entry_of_yesterday : NULL;
}

enum leg log_leg_of(const struct pack *p, str item)
{
	uint16_t i = pack_item(p, item);
	return i != NONE ? p->items[i].leg : (enum leg)word_index(leg_words, LEGS, item);
}

static url change_url(const struct store_entry *e, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, "/diary/");
	w_int(&w, e->id);
	return (url){arena_keep(a, &w)};
}

struct log_pain_view log_pain_of(const struct person *who, struct form_key *form, struct arena *a)
{
	struct log_pain_view v = {.form = form, .back = "today", .now = log_entry_of(who, who->today), .change = URL("/diary"), .today = who->today};
	struct store_entry before;
	v.yesterday = log_entry_of(who, day_plus(who->today, -1));
	if (v.now != NULL) {
		v.at = log_clock(v.now->at, a);
		v.change = change_url(v.now, a);
	}
	v.rose = review_pain_rose(who, &before);
	if (v.rose)
		v.before = before.day;
	return v;
}

enum { PAIN, ITEM, LEG, BACK, AT };

const struct field log_fields[5] = {
	[PAIN] = {.name = "pain", .label = "Pain", .kind = FIELD_INT, .min = 0, .max = STORE_PAIN_MAX},
	[ITEM] = {.name = "item", .label = "What was done", .kind = FIELD_ID},
	[LEG] = {.name = "leg", .label = "Leg", .kind = FIELD_CHOICE, .choices = "treatment practice change"},
	[BACK] = {.name = "back", .label = "Page", .kind = FIELD_CHOICE, .choices = "today diary"},
	[AT] = OWN_AT_FIELD,
};

static enum err keep_deed(struct changes *acts, const struct person *who, str item)
{
	enum leg leg = log_leg_of(who->pack, item);
	if (leg == LEGS)
		return ERR_INPUT;
	struct store_deed deed = {.day = who->today, .at = who->now, .leg = (int)leg, .item = item, .origin = STORE_FROM_LOG};
	act_tick(acts, who, deed);
	return OK;
}

/* The id of what is kept is not known before it is: the page finds it as the last of today. */
static url back_to(bool diary, bool is_pain)
{
	if (is_pain)
		return diary ? URL("/diary?kept=pain#saved") : URL("/?kept=pain#saved");
	return URL("/diary?kept=did#saved");
}

enum err log_keep(struct site *site, const struct request *q, struct response *r)
{
	const struct value *v = q->value;
	struct person *who;
	struct changes *acts;
	TRY(own_person_at(site, q, &v[AT], r, &who));
	TRY(own_changes(q, r, &acts));
	if (v[PAIN].given) {
		struct store_entry entry = store_entry_of_pain(who->today, who->now, (int)v[PAIN].number);
		act_entry(acts, &entry);
	}
	if (v[ITEM].given)
		TRY(keep_deed(acts, who, v[ITEM].text));
	if (v[LEG].given)
		TRY(keep_deed(acts, who, v[LEG].text));
	if (acts->n == 0)
		return ERR_INPUT;
	bool diary = v[BACK].given && str_eq(v[BACK].text, STR("diary"));
	if (relief_needles_noted(acts, who))
		response_see(r, url_with(r->arena, URL("/relief/needles"), "back", v[BACK].given ? v[BACK].text : STR("today")));
	else if (v[PAIN].given || diary)
		response_see(r, back_to(diary, v[PAIN].given));
	else
		response_saved_at(r, SAVED_TICK, URL("/"), STR("today-plan"), STR(""));
	return OK;
}
