/* log_words.c - the words of trivet log. */
#include "cli/log_words.h"

#include "me/forms.h"
#include "me/places.h"
#include "record/gauge.h"
#include "record/set_off.h"
#include "base/text.h"
#include "cli/names.h"

enum { MINUTE_S = 60, DAY_MINUTES = 24 * 60 };

static enum err refuse(const struct log_words *w, const char *word, const char *say)
{
	fprintf(w->rim->err, "trivet: log %s: %s\n", word, say);
	return ERR_INPUT;
}

static str word_at(const struct log_words *w, size_t i)
{
	return i < w->args->n_words ? str_of(w->args->words[i]) : STR("");
}

static bool is_none(str s)
{
	return str_eq(s, STR("none"));
}

struct store_entry log_words_nothing(const struct log_words *w)
{
	return store_entry_of(w->on, w->at);
}

enum err log_words_when(const struct log_words *w, day on, struct moment old, struct moment *ret_at)
{
	bool is_said = args_has(w->args, OPT_TIME);
	struct moment at = old;
	if (is_said || (moment_is_known(old) && moment_day(old).n != on.n)) {
		int32_t second = is_said ? w->args->time_s : moment_second(old);
		if (diary_moment(on, second, old, w->rim->zones, &at) == CIVIL_NEVER)
			return complain_line(w->rim, ERR_INPUT,
					     "--time: that time did not exist on that day, because the clocks went forward; give another one");
	}
	if (moment_is_known(at) && at.at.s > w->who->now.at.s)
		return complain_line(w->rim, ERR_INPUT, "--time: that time is in the future");
	*ret_at = at;
	return OK;
}

/* ---- an entry ---- */

/* How many words belong together. */
static size_t takes_of(str word)
{
	return str_eq(word, STR("activity")) || str_eq(word, STR("place")) ? 3 : 2;
}

static int *number_of(struct store_entry *e, str word)
{
	const struct gauge *m = gauge_named(word);
	return m != NULL ? gauge_in(m, e) : NULL;
}

static bool read_ten(str value, int *ret_number)
{
	int64_t n;
	if (!str_int(value, &n) || n < 0 || n > STORE_PAIN_MAX)
		return false;
	*ret_number = (int)n;
	return true;
}

static enum err take_number(const struct log_words *w, str word, str value, int *number)
{
	if (is_none(value)) {
		*number = STORE_PAIN_UNSET;
		return OK;
	}
	return read_ten(value, number) ? OK : refuse(w, word.p, "must be a whole number from 0 to 10, or none");
}

static enum err take_text(const struct log_words *w, str word, str value, str *text)
{
	if (value.n > STORE_NOTE_MAX)
		return refuse(w, word.p, "the text is too long; at most 2000 bytes are allowed");
	if (!text_is_clean(value))
		return refuse(w, word.p, "must be text without control characters");
	*text = is_none(value) ? STR("") : value;
	return OK;
}

static enum err take_set_off(const struct log_words *w, str value, struct store_entry *e)
{
	if (is_none(value)) {
		e->set_off = 0;
		return OK;
	}
	return set_off_read(value, &e->set_off) ? OK
						: refuse(w, "after", "must be sitting, stress, night, load, several separated by commas, or none");
}

/* By its id, a1, or its words. */
static const struct store_activity *activity_named(const struct log_words *w, str name)
{
	int64_t id = 0;
	bool is_id = str_starts(name, STR("a")) && str_int(str_sub(name, 1, name.n), &id);
	for (size_t i = 0; i < w->activities.n; i++)
		if (str_eq(w->activities.at[i].words, name) || (is_id && w->activities.at[i].id == id))
			return &w->activities.at[i];
	return NULL;
}

static enum err take_score(const struct log_words *w, str name, str value, struct store_entry *e)
{
	const struct store_activity *activity = activity_named(w, name);
	struct store_score score = {0};
	size_t kept = 0;
	if (activity == NULL)
		return refuse(w, "activity", "it is not in your list; `trivet log ask WORDS` adds one, `trivet log list` shows them");
	if (!is_none(value) && !read_ten(value, &score.score))
		return refuse(w, "activity", "needs its words or its id, and a whole number from 0 to 10");
	for (size_t i = 0; i < e->n_scores; i++)
		if (e->scores[i].activity != activity->id)
			e->scores[kept++] = e->scores[i];
	e->n_scores = kept;
	if (is_none(value))
		return OK;
	if (e->n_scores == STORE_SCORES_MAX)
		return refuse(w, "activity", "an entry takes up to three");
	score.activity = activity->id;
	e->scores[e->n_scores++] = score;
	return OK;
}

static enum err take_place(const struct log_words *w, str name, str value, struct store_entry *e)
{
	struct names names = names_of_regions(w->rim->pack);
	struct name_match m = name_match(&names, name);
	if (m.answer != NAME_FOUND)
		return complain_name(w->rim, "log place", name, &names);
	const struct region *region = &w->rim->pack->regions[m.i];
	struct store_region at = {0};
	size_t kept = 0;
	if (!is_none(value) && !read_ten(value, &at.intensity))
		return refuse(w, "place", "must be followed by a whole number from 0 to 10, or none");
	for (size_t i = 0; i < e->n_regions; i++)
		if (!str_eq(e->regions[i].region, region->id))
			e->regions[kept++] = e->regions[i];
	e->n_regions = kept;
	at.region = region->id;
	if (!is_none(value))
		e->regions[e->n_regions++] = at;
	return OK;
}

/* "pain 4 pain 5" could mean either. What may be said of several things - places, activities, deeds - is one word for each of them. */
static enum err refuse_twice(const struct log_words *w, size_t from, size_t at, size_t words)
{
	for (size_t i = from; i < at;) {
		bool same = str_eq(word_at(w, i), word_at(w, at)) && (words == 1 || str_eq(word_at(w, i + 1), word_at(w, at + 1)));
		if (same)
			return refuse(w, w->args->words[at], "it is given twice; give it once");
		i += takes_of(word_at(w, i));
	}
	return OK;
}

/* Room for all that may be said beside what is there. */
static enum err take_rooms(const struct log_words *w, struct store_entry *e)
{
	struct store_region *regions = arena_new(w->rim->arena, struct store_region, e->n_regions + WORDS_MAX);
	struct store_score *scores = arena_new(w->rim->arena, struct store_score, STORE_SCORES_MAX);
	if (regions == NULL || scores == NULL)
		return complain_line(w->rim, ERR_FULL, "not enough memory");
	if (e->n_regions > 0)
		memcpy(regions, e->regions, e->n_regions * sizeof regions[0]);
	if (e->n_scores > 0)
		memcpy(scores, e->scores, e->n_scores * sizeof scores[0]);
	e->regions = regions;
	e->scores = scores;
	return OK;
}

enum err log_words_item(const struct log_words *w, const char *name, struct store_deed *deed)
{
	size_t leg = word_index(leg_words, LEGS, str_of(name));
	deed->leg = (int)leg;
	deed->item = str_of(name);
	if (leg < LEGS)
		return OK;
	uint16_t i = done_named(w->rim, "log did", str_of(name));
	if (i == NONE)
		return ERR_INPUT;
	deed->leg = (int)w->rim->pack->items[i].leg;
	deed->item = w->rim->pack->items[i].id;
	return OK;
}

static enum err add_deed(const struct log_words *w, const char *name, struct changes *acts)
{
	struct store_deed deed = {.day = w->on, .at = w->at, .origin = STORE_FROM_LOG};
	TRY(log_words_item(w, name, &deed));
	act_tick(acts, w->who, deed);
	return OK;
}

static enum err unknown(const struct log_words *w, const char *word)
{
	return refuse(w, word,
		      "must be pain, worst, average, " BESIDE_COMMAS
		      "each with N; after WORDS; medicine, note TEXT; activity NAME N; place REGION N; did ITEM; "
		      "mark KIND; list; "
		      "edit ID; delete ID; ask WORDS; stop ID");
}

enum err log_words_entry(const struct log_words *w, size_t from, struct store_entry *entry, struct changes *acts)
{
	TRY(take_rooms(w, entry));
	for (size_t i = from; i < w->args->n_words;) {
		str word = word_at(w, i), value = word_at(w, i + 1);
		int *number = number_of(entry, word);
		bool is_score = str_eq(word, STR("activity")), is_place = str_eq(word, STR("place")), is_note = str_eq(word, STR("note"));
		bool is_medicine = str_eq(word, STR("medicine")), is_set_off = str_eq(word, STR("after")),
		     is_deed = acts != NULL && str_eq(word, STR("did"));
		size_t takes = takes_of(word);
		if (number == NULL && !is_score && !is_place && !is_note && !is_medicine && !is_set_off && !is_deed)
			return unknown(w, w->args->words[i]);
		if (i + takes > w->args->n_words)
			return refuse(w, w->args->words[i], takes == 3 ? "needs a name and a number after it" : "needs a value after it");
		TRY(refuse_twice(w, from, i, is_score || is_place || is_deed ? 2 : 1));
		if (number != NULL)
			TRY(take_number(w, word, value, number));
		else if (is_score)
			TRY(take_score(w, value, word_at(w, i + 2), entry));
		else if (is_place)
			TRY(take_place(w, value, word_at(w, i + 2), entry));
		else if (is_set_off)
			TRY(take_set_off(w, value, entry));
		else if (is_deed)
			TRY(add_deed(w, w->args->words[i + 1], acts));
		else
			TRY(take_text(w, word, value, is_note ? &entry->note : &entry->medicines));
		i += takes;
	}
	return OK;
}

/* ---- a deed, a mark ---- */

enum err log_words_deed(const struct log_words *w, size_t from, struct store_deed *deed)
{
	int64_t minutes;
	int leg = deed->leg;
	for (size_t i = from; i < w->args->n_words; i += 2) {
		str word = word_at(w, i);
		bool is_item = str_eq(word, STR("did"));
		if (i + 1 == w->args->n_words || (!is_item && !str_eq(word, STR("minutes"))))
			return refuse(w, "edit", "something done takes did ITEM, minutes N, --day and --time");
		if (is_item) {
			TRY(log_words_item(w, w->args->words[i + 1], deed));
			continue;
		}
		if (!str_int(word_at(w, i + 1), &minutes) || minutes < 0 || minutes > DAY_MINUTES)
			return refuse(w, "minutes", "must be a whole number from 0 to 1440");
		deed->seconds = (int32_t)minutes * MINUTE_S;
	}
	return deed->leg == leg ? OK : refuse(w, "did", "it belongs to another leg; delete this line and log it again");
}

enum err log_words_mark(const struct log_words *w, size_t from, struct store_mark *mark)
{
	bool has_last = false;
	for (size_t i = from; i < w->args->n_words; i += 2) {
		str word = word_at(w, i), value = word_at(w, i + 1);
		size_t kind = word_index(record_mark_words, MARK_KINDS, value);
		if (str_eq(word, STR("mark")) && kind < MARK_KINDS)
			mark->kind = (enum store_mark_kind)kind;
		else if (str_eq(word, STR("to")) && args_day(value, w->who->today, &mark->last))
			has_last = true;
		else if (str_eq(word, STR("note")) && i + 1 < w->args->n_words)
			TRY(take_text(w, word, value, &mark->note));
		else
			return refuse(w, "mark", "takes flare, ill, travel or other, then to DATE and note TEXT");
	}
	if (!has_last && mark->last.n < mark->first.n)
		mark->last = mark->first;
	if (mark->last.n < mark->first.n || mark->last.n > w->who->today.n)
		return refuse(w, "to", "the last day is before the first, or in the future");
	return OK;
}
