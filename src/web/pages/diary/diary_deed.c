/* diary_deed.c - something that was done: edited or deleted. */
#include "web/pages/diary/diary.h"

#include "me/relief.h"
#include "web/server/saved.h"

enum { MINUTE_S = 60, DAY_MINUTES = 24 * 60 };

static struct diary_deed_view form_of(const struct person *who, struct form_key *form, const struct store_deed *deed, struct arena *a)
{
	struct diary_deed_view v = {.form = form, .who = who, .deed = *deed, .first = DIARY_FIRST, .last = who->today};
	v.time = log_clock(deed->at, a);
	v.action = diary_url("/diary/deed/", deed->id, "", a);
	v.remove = diary_url("/diary/deed/", deed->id, "/delete", a);
	v.items = diary_items(who->pack, (enum leg)deed->leg, a, &v.n_items);
	uint16_t item = pack_item(who->pack, deed->item);
	bool is_listed = item != NONE && who->pack->items[item].leg == (enum leg)deed->leg;
	v.is_unknown = !is_listed && word_index(leg_words, LEGS, deed->item) == LEGS;
	return v;
}

/* The one that the address names, and whose it is. */
static enum err deed_asked(struct site *site, const struct request *q, struct response *r, struct person **ret_person, struct store_deed *ret_deed)
{
	int64_t id;
	TRY(diary_id(q, 2, &id));
	TRY(own_person(site, q, r, ret_person));
	return app_deed(site->app, q->caller, id, r->arena, ret_deed);
}

enum err diary_deed_edit(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct store_deed deed;
	TRY(deed_asked(site, q, r, &who, &deed));
	struct diary_deed_view v = form_of(who, csrf_key(q, r), &deed, r->arena);
	page_diary_deed(response_page(r, "Edit what was done", NAV_DIARY), &v);
	return OK;
}

enum { DAY, TIME, ITEM, MINUTES };

const struct field diary_deed_fields[4] = {
	[DAY] = {.name = "day", .label = "Day", .kind = FIELD_DAY, .needed = true},
	[TIME] = {.name = "time", .label = "Time", .kind = FIELD_CLOCK},
	[ITEM] = {.name = "item", .label = "What was done", .kind = FIELD_ID},
	[MINUTES] = {.name = "minutes", .label = "How many minutes", .kind = FIELD_INT, .min = 0, .max = DAY_MINUTES},
};

/* The seconds of a session stay as they are while its minutes do. */
static int32_t seconds_sent(const struct value *minutes, int32_t old)
{
	if (!minutes->given)
		return 0;
	return minutes->number == (old + MINUTE_S / 2) / MINUTE_S ? old : (int32_t)minutes->number * MINUTE_S;
}

enum err diary_deed_keep(struct site *site, const struct request *q, struct response *r)
{
	const struct value *v = q->value;
	struct person *who;
	struct changes *acts;
	struct store_deed old;
	TRY(deed_asked(site, q, r, &who, &old));
	struct store_deed deed = old;
	deed.day = v[DAY].day;
	bool is_skipped = !diary_when(who, deed.day, &v[TIME], &old.at, &deed.at);
	deed.item = v[ITEM].given ? v[ITEM].text : old.item;
	deed.seconds = seconds_sent(&v[MINUTES], old.seconds);
	if (log_leg_of(who->pack, deed.item) != (enum leg)old.leg && !str_eq(deed.item, old.item))
		return ERR_INPUT;
	if (!diary_is_day(who, deed.day) || is_skipped || !diary_is_past(who, deed.at)) {
		struct diary_deed_view form = form_of(who, csrf_key(q, r), &deed, r->arena);
		bool is_day = diary_is_day(who, deed.day);
		form.time = v[TIME].given ? v[TIME].text : STR("");
		diary_slip(r, q, is_day ? STR("time") : STR("day"), !is_day ? SLIP_DAY : is_skipped ? SLIP_SKIPPED : SLIP_TIME);
		page_diary_deed(response_page(r, "One answer needs another look", NAV_DIARY), &form);
		return OK;
	}
	TRY(own_changes(q, r, &acts));
	act_change(acts, CHANGE_DEED_EDIT, (struct change){.deed = deed});
	response_see(r, relief_needles_noted(acts, who) ? URL("/relief/needles?back=diary") : URL("/diary?kept=done#saved"));
	return OK;
}

enum err diary_deed_ask_remove(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct store_deed deed;
	TRY(deed_asked(site, q, r, &who, &deed));
	struct diary_line line = diary_deed_line(who, &deed, r->arena);
	diary_ask(q, r, &line, deed.day);
	return OK;
}

enum { BACK };

const struct field diary_deed_remove_fields[1] = {
	[BACK] = {.name = "back", .label = "Page", .kind = FIELD_CHOICE, .choices = "today diary"},
};

/* Not looked up first, as in diary_remove. */
enum err diary_deed_remove(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	int64_t id;
	(void)site;
	TRY(diary_id(q, 2, &id));
	TRY(own_changes(q, r, &acts));
	act_change(acts, CHANGE_DEED_DELETE, (struct change){.deed = {.id = id}});
	bool today = q->value[BACK].given && str_eq(q->value[BACK].text, STR("today"));
	if (today)
		response_saved_at(r, SAVED_DELETED, URL("/"), STR("today-plan"), STR(""));
	else
		response_see(r, URL("/diary?kept=gone#saved"));
	return OK;
}
