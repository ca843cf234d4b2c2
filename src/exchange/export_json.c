/* export_json.c - the record as JSON, one thing a line. */
#include "exchange/export_json.h"

#include "me/set_off.h"
#include "base/json.h"
#include "core/pack.h"
#include "store/settings.h"

/* Line ends between things, so that two exports can be compared line by line. */
static void open_list(struct json *j, const char *key)
{
	json_kopen(j, key, '[');
}

static void open_thing(struct json *j)
{
	if (j->comma)
		w_char(j->w, ',');
	j->comma = false;
	w_char(j->w, '\n');
	json_open(j, '{');
}

static void close_list(struct json *j)
{
	w_char(j->w, '\n');
	json_close(j, ']');
}

static void kday(struct json *j, const char *key, day d)
{
	char room[16];
	struct writer w = writer_on(room, sizeof room);
	w_day(&w, d);
	json_kstr(j, key, writer_str(&w));
}

/* Where no time was given there is none. */
static void kmoment(struct json *j, struct moment at)
{
	char room[40];
	struct writer w = writer_on(room, sizeof room);
	if (!moment_is_known(at))
		return;
	w_moment(&w, at);
	json_kstr(j, "at", writer_str(&w));
}

/* What goes on has no end. */
static void kend(struct json *j, const char *key, day d)
{
	if (d.n != DAY_MAX.n)
		kday(j, key, d);
}

/* What was not said is not there. */
static void kscore(struct json *j, const char *key, int score)
{
	if (score != STORE_PAIN_UNSET)
		json_kint(j, key, score);
}

static void ktext(struct json *j, const char *key, str text)
{
	if (text.n > 0)
		json_kstr(j, key, text);
}

static void answers(struct json *j, const struct record *all)
{
	open_list(j, "answers");
	for (size_t i = 0; i < all->answers.n; i++) {
		const struct store_answer *a = &all->answers.at[i];
		open_thing(j);
		json_kstr(j, "question", a->question);
		json_kstr(j, "value", a->value);
		kmoment(j, a->at);
		if (a->no_on.n != 0)
			kday(j, "no_on", a->no_on);
		json_close(j, '}');
	}
	close_list(j);
	open_list(j, "cleared");
	for (size_t i = 0; i < all->cleareds.n; i++) {
		const struct store_cleared *c = &all->cleareds.at[i];
		open_thing(j);
		json_kstr(j, "rule", c->rule);
		kday(j, "day", c->day);
		kmoment(j, c->at);
		if (c->why.n > 0) {
			kday(j, "ended", c->ended);
			json_kstr(j, "why", c->why);
		}
		json_close(j, '}');
	}
	close_list(j);
}

static size_t regions(struct json *j, const struct record *all, size_t r, int64_t entry)
{
	if (r == all->regions.n || all->regions.at[r].entry != entry)
		return r;
	json_kopen(j, "regions", '[');
	for (; r < all->regions.n && all->regions.at[r].entry == entry; r++) {
		json_open(j, '{');
		json_kstr(j, "region", all->regions.at[r].region);
		json_kint(j, "intensity", all->regions.at[r].intensity);
		json_close(j, '}');
	}
	json_close(j, ']');
	return r;
}

/* Which of the activities of this file, from 1. */
static int64_t activity_number(const struct record *all, int64_t id)
{
	size_t i = 0;
	while (i < all->activities.n && all->activities.at[i].id != id)
		i++;
	return (int64_t)i + 1;
}

static size_t scores(struct json *j, const struct record *all, size_t s, int64_t entry)
{
	if (s == all->scores.n || all->scores.at[s].entry != entry)
		return s;
	json_kopen(j, "scores", '[');
	for (; s < all->scores.n && all->scores.at[s].entry == entry; s++) {
		json_open(j, '{');
		json_kint(j, "activity", activity_number(all, all->scores.at[s].activity));
		json_kint(j, "score", all->scores.at[s].score);
		json_close(j, '}');
	}
	json_close(j, ']');
	return s;
}

static void activities(struct json *j, const struct record *all)
{
	open_list(j, "activities");
	for (size_t i = 0; i < all->activities.n; i++) {
		open_thing(j);
		json_kstr(j, "words", all->activities.at[i].words);
		kday(j, "since", all->activities.at[i].since);
		kend(j, "until", all->activities.at[i].until);
		json_close(j, '}');
	}
	close_list(j);
}

/* Nothing when nothing was said. */
static void kset_off(struct json *j, int set)
{
	char room[64];
	struct writer w = writer_on(room, sizeof room);
	set_off_write(&w, set);
	ktext(j, "set_off", writer_str(&w));
}

static void entries(struct json *j, const struct record *all)
{
	open_list(j, "entries");
	for (size_t i = 0, r = 0, s = 0; i < all->entries.n; i++) {
		const struct store_entry *e = &all->entries.at[i];
		open_thing(j);
		kday(j, "day", e->day);
		kmoment(j, e->at);
		kscore(j, "pain_now", e->pain_now);
		kscore(j, "pain_worst", e->pain_worst);
		kscore(j, "pain_average", e->pain_average);
		kscore(j, "sleep", e->sleep);
		kscore(j, "mood", e->mood);
		kset_off(j, e->set_off);
		ktext(j, "medicines", e->medicines);
		ktext(j, "note", e->note);
		r = regions(j, all, r, e->id);
		s = scores(j, all, s, e->id);
		json_close(j, '}');
	}
	close_list(j);
}

static void deeds(struct json *j, const struct record *all)
{
	open_list(j, "deeds");
	for (size_t i = 0; i < all->deeds.n; i++) {
		const struct store_deed *d = &all->deeds.at[i];
		open_thing(j);
		kday(j, "day", d->day);
		kmoment(j, d->at);
		json_kstr(j, "leg", leg_words[d->leg]);
		json_kstr(j, "item", d->item);
		json_kint(j, "seconds", d->seconds);
		json_kstr(j, "from", record_origin_words[d->origin]);
		json_close(j, '}');
	}
	close_list(j);
}

static void marks(struct json *j, const struct record *all)
{
	open_list(j, "marks");
	for (size_t i = 0; i < all->marks.n; i++) {
		const struct store_mark *m = &all->marks.at[i];
		open_thing(j);
		kday(j, "first", m->first);
		kday(j, "last", m->last);
		json_kstr(j, "kind", record_mark_words[m->kind]);
		ktext(j, "note", m->note);
		json_close(j, '}');
	}
	close_list(j);
}

static void trials(struct json *j, const struct record *all)
{
	open_list(j, "trials");
	for (size_t i = 0; i < all->trials.n; i++) {
		const struct store_trial *t = &all->trials.at[i];
		open_thing(j);
		kday(j, "begun", t->begun);
		kend(j, "ended", t->ended);
		ktext(j, "why", t->why);
		json_kstr(j, "text", t->text);
		json_kopen(j, "days", '[');
		for (size_t k = 0; k < all->trial_days[i].n; k++) {
			json_open(j, '{');
			kday(j, "day", all->trial_days[i].at[k].day);
			json_kint(j, "kept", all->trial_days[i].at[k].kept);
			json_close(j, '}');
		}
		json_close(j, ']');
		json_close(j, '}');
	}
	close_list(j);
}

static void breaks(struct json *j, const struct record *all)
{
	open_list(j, "breaks");
	for (size_t i = 0; i < all->breaks.n; i++) {
		const struct store_break *b = &all->breaks.at[i];
		open_thing(j);
		kday(j, "day", b->day);
		kmoment(j, b->at);
		json_kstr(j, "outcome", record_outcome_words[b->outcome]);
		json_kint(j, "seconds", b->seconds);
		ktext(j, "item", b->item);
		ktext(j, "why", b->why);
		json_close(j, '}');
	}
	close_list(j);
	open_list(j, "desk_days");
	for (size_t i = 0; i < all->desk_days.n; i++) {
		open_thing(j);
		kday(j, "day", all->desk_days.at[i].day);
		json_kint(j, "longest_sitting_s", all->desk_days.at[i].longest_sitting_s);
		json_kint(j, "at_desk_s", all->desk_days.at[i].at_desk_s);
		json_close(j, '}');
	}
	close_list(j);
}

static void plans(struct json *j, const struct record *all)
{
	open_list(j, "plans");
	for (size_t i = 0; i < all->plans.n; i++) {
		open_thing(j);
		kday(j, "day", all->plans.at[i].day);
		ktext(j, "why", all->plans.at[i].why);
		json_kstr(j, "text", all->plans.at[i].text);
		json_close(j, '}');
	}
	close_list(j);
	open_list(j, "reassessments");
	for (size_t i = 0; i < all->reassessments.n; i++) {
		open_thing(j);
		kday(j, "day", all->reassessments.at[i].day);
		json_kstr(j, "text", all->reassessments.at[i].text);
		json_close(j, '}');
	}
	close_list(j);
}

static void settings(struct json *j, const struct record *all)
{
	open_list(j, "settings");
	for (size_t i = 0; i < all->settings.n; i++) {
		const struct setting *known = setting_of(all->settings.at[i].key);
		if (known == NULL || known->owner == SETTING_OF_MACHINE)
			continue;
		open_thing(j);
		json_kstr(j, "key", all->settings.at[i].key);
		json_kstr(j, "value", all->settings.at[i].value);
		json_close(j, '}');
	}
	close_list(j);
	open_list(j, "intentions");
	for (size_t i = 0; i < all->intentions.n; i++) {
		open_thing(j);
		json_kstr(j, "item", all->intentions.at[i].item);
		ktext(j, "when", all->intentions.at[i].when_text);
		ktext(j, "if_hard", all->intentions.at[i].if_hard_text);
		json_close(j, '}');
	}
	close_list(j);
}

void export_json(struct writer *w, const struct record *all)
{
	struct json j = json_on(w);
	json_open(&j, '{');
	json_kstr(&j, "format", STR(EXPORT_FORMAT));
	json_kint(&j, "version", EXPORT_VERSION);
	ktext(&j, "identity", all->identity);
	answers(&j, all);
	activities(&j, all);
	entries(&j, all);
	deeds(&j, all);
	marks(&j, all);
	trials(&j, all);
	breaks(&j, all);
	plans(&j, all);
	settings(&j, all);
	json_close(&j, '}');
	w_char(w, '\n');
}
