/* acts.c - what a person can do. */
#include "me/acts.h"

struct changes acts_on(struct arena *a, struct caller caller, str request)
{
	return (struct changes){.arena = a, .caller = caller, .request = request};
}

void acts_asked(struct changes *first, uint64_t asked)
{
	for (struct changes *c = first; c != NULL; c = c->next) {
		c->asked = asked;
		for (size_t i = 0; i < c->n; i++)
			c->of[i].asked = asked;
	}
}

void act_change(struct changes *acts, enum change_kind kind, struct change c)
{
	if (acts->n == CHANGES_ROOM) {
		acts->full = true;
		return;
	}
	c.kind = kind;
	c.caller = acts->caller;
	c.request = acts->request;
	c.asked = acts->asked;
	acts->of[acts->n++] = c;
}

void acts_learn(struct changes *done, const struct change_outcome *outcomes)
{
	if (done->n == 0 || done->of[0].kind != CHANGE_ACTIVITY_ADD)
		return;
	for (struct changes *c = done->next; c != NULL; c = c->next)
		for (size_t i = 0; i < c->n; i++)
			for (size_t k = 0; c->of[i].kind == CHANGE_ENTRY_ADD && k < c->of[i].entry.n_scores; k++) {
				int64_t *activity = &c->of[i].entry.scores[k].activity;
				*activity = *activity < 0 ? outcomes[-1 - *activity].id : *activity;
			}
}

void act_entry(struct changes *acts, const struct store_entry *entry)
{
	act_change(acts, entry->id > 0 ? CHANGE_ENTRY_EDIT : CHANGE_ENTRY_ADD, (struct change){.entry = *entry});
}

void act_mark(struct changes *acts, const struct store_mark *mark)
{
	act_change(acts, mark->id > 0 ? CHANGE_MARK_EDIT : CHANGE_MARK_ADD, (struct change){.mark = *mark});
}

void act_activity(struct changes *acts, const struct store_activity *activity)
{
	act_change(acts, activity->id > 0 ? CHANGE_ACTIVITY_EDIT : CHANGE_ACTIVITY_ADD, (struct change){.activity = *activity});
}

void act_deed(struct changes *acts, const struct store_deed *deed)
{
	act_change(acts, CHANGE_DEED_ADD, (struct change){.deed = *deed});
}

static int32_t practice_s(const struct person *who)
{
	struct session s;
	qset none = {{0}};
	session_of_plan(&(struct decided){who->pack, &who->consult, &who->plan}, &none, SESSION_ANYWHERE, &s);
	return s.seconds;
}

void act_tick(struct changes *acts, const struct person *who, struct store_deed deed)
{
	uint16_t item = pack_item(who->pack, deed.item);
	if (deed.leg == LEG_PRACTICE && deed.seconds == 0)
		deed.seconds = item != NONE ? session_dose_s(who->pack, &who->plan, item) : practice_s(who);
	act_deed(acts, &deed);
}

void act_session_done(struct changes *acts, const struct person *who, const struct session *s)
{
	for (size_t i = 0; i < s->n; i++) {
		int32_t seconds = 0;
		bool seen = false;
		for (size_t k = 0; k < s->n; k++) {
			if (s->steps[k].item == s->steps[i].item)
				seconds += s->steps[k].seconds;
			seen = seen || (k < i && s->steps[k].item == s->steps[i].item);
		}
		if (seen)
			continue;
		act_deed(acts, &(struct store_deed){.day = who->today,
						    .at = who->now,
						    .leg = LEG_PRACTICE,
						    .item = who->pack->items[s->steps[i].item].id,
						    .seconds = seconds,
						    .origin = STORE_FROM_SESSION});
	}
}

void act_setting(struct changes *acts, str key, str value)
{
	act_change(acts, CHANGE_SETTING_PUT, (struct change){.setting = {.key = key, .value = value}});
}

void act_erase(struct changes *acts)
{
	act_change(acts, CHANGE_ERASE, (struct change){0});
	acts->clears_beside = true;
}
