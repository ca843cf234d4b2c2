/* cmd_log.c - trivet log: the diary. */
#include "me/forms.h"
#include "exchange/import.h"
#include "me/places.h"
#include "me/relief.h"
#include "record/gauge.h"
#include "record/set_off.h"
#include "base/text.h"
#include "cli/log_words.h"

enum { LIST_DAYS = 30 };

static bool word_is(const struct args *args, size_t i, const char *word)
{
	return i < args->n_words && str_eq(str_of(args->words[i]), str_of(word));
}

/* "12", "d3", "m2", "a1": the letter is 0 for an entry. */
static bool id_at(const struct args *args, size_t i, char *ret_letter, int64_t *ret_id)
{
	str word = i < args->n_words ? str_of(args->words[i]) : STR("");
	bool has_letter = word.n > 0 && str_find(STR("dma"), word.p[0]) < 3;
	*ret_letter = '\0';
	if (has_letter)
		*ret_letter = word.p[0];
	return str_int(has_letter ? str_sub(word, 1, word.n) : word, ret_id) && *ret_id > 0;
}

static enum err complain_id(struct rim *rim)
{
	return complain_line(
		rim, ERR_INPUT,
		"log needs an id as shown by `trivet log list`: 12 for an entry, d3 for something done, m2 for a mark, a1 for an activity");
}

/* ---- list ---- */

static enum err read_diary(struct rim *rim, struct store_days days, struct diary *ret_diary)
{
	struct store *s;
	struct store_reader *r;
	struct diary d = {.days = days};
	TRY(rim->store(rim, &s, &r));
	enum err e = diary_read(r, rim->arena, &d);
	*ret_diary = d;
	return e == OK ? OK : complain_line(rim, e, "what is stored could not be read");
}

static void day_key(struct json *j, const char *key, day on)
{
	char buffer[16];
	struct writer d = writer_on(buffer, sizeof buffer);
	w_day(&d, on);
	json_kstr(j, key, writer_str(&d));
}

/* Begins a row of the list: {"id":..,"day":".." */
static void open_row(struct json *j, int64_t id, day on)
{
	json_open(j, '{');
	json_kint(j, "id", id);
	day_key(j, "day", on);
}

/* "time":"08:30","offset":"+02:00" by the clock of then; nothing where no time was given. */
static void time_keys(struct json *j, struct moment at)
{
	char buffer[16];
	struct writer w = writer_on(buffer, sizeof buffer);
	if (!moment_is_known(at))
		return;
	w_clock(&w, moment_second(at));
	json_kstr(j, "time", writer_str(&w));
	w.n = 0;
	w_zone(&w, at.zone);
	json_kstr(j, "offset", writer_str(&w));
}

static void number_key(struct json *j, const char *key, int number)
{
	if (number != STORE_PAIN_UNSET)
		json_kint(j, key, number);
}

/* "set_off":"sitting stress"; nothing when nothing was said. */
static void set_off_key(struct json *j, int set)
{
	char buffer[64];
	struct writer w = writer_on(buffer, sizeof buffer);
	set_off_write(&w, set);
	if (w.n > 0)
		json_kstr(j, "set_off", writer_str(&w));
}

static void entry_row(struct json *j, const struct person *who, const struct store_entry *e)
{
	open_row(j, e->id, e->day);
	time_keys(j, e->at);
	for (size_t i = 0; i < GAUGES; i++)
		number_key(j, gauges[i].key.p, gauge_of(&gauges[i], e));
	set_off_key(j, e->set_off);
	json_kstr(j, "medicines", e->medicines);
	json_kstr(j, "note", e->note);
	json_kopen(j, "places", '{');
	for (size_t i = 0; i < e->n_regions; i++) {
		const struct region *region = places_region(who->pack, e->regions[i].region);
		if (region != NULL)
			json_kint(j, region->id.p, e->regions[i].intensity);
	}
	json_close(j, '}');
	json_kopen(j, "activities", '[');
	for (size_t i = 0; i < e->n_scores; i++) {
		json_open(j, '{');
		json_kint(j, "id", e->scores[i].activity);
		json_kint(j, "score", e->scores[i].score);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void deed_rows(struct json *j, const struct diary *d)
{
	json_kopen(j, "deeds", '[');
	for (size_t i = 0; i < d->deeds.n; i++) {
		const struct store_deed *x = &d->deeds.at[i];
		open_row(j, x->id, x->day);
		time_keys(j, x->at);
		json_kstr(j, "leg", leg_words[x->leg]);
		json_kstr(j, "item", x->item);
		json_kint(j, "seconds", x->seconds);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void mark_rows(struct json *j, const struct diary *d)
{
	json_kopen(j, "marks", '[');
	for (size_t i = 0; i < d->marks.n; i++) {
		open_row(j, d->marks.at[i].id, d->marks.at[i].first);
		day_key(j, "to", d->marks.at[i].last);
		json_kstr(j, "mark", record_mark_words[d->marks.at[i].kind]);
		json_kstr(j, "note", d->marks.at[i].note);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_kopen(j, "activities", '[');
	for (size_t i = 0; i < d->activities.n; i++) {
		json_open(j, '{');
		json_kint(j, "id", d->activities.at[i].id);
		json_kstr(j, "words", d->activities.at[i].words);
		json_kbool(j, "asked", diary_is_asked(&d->activities.at[i]));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static enum err list_json(struct rim *rim, const struct person *who, struct store_days days)
{
	struct diary d;
	TRY(read_diary(rim, days, &d));
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kopen(&j, "entries", '[');
	for (size_t i = 0; i < d.entries.n; i++)
		entry_row(&j, who, &d.entries.at[i]);
	json_close(&j, ']');
	deed_rows(&j, &d);
	mark_rows(&j, &d);
	json_close(&j, '}');
	return print_json(rim, &w);
}

/* What others may have written does not reach the terminal as it is. */
static void print_text(struct rim *rim, const char *before, str text)
{
	str shown = import_shown(text, rim->arena);
	if (text.n > 0)
		fprintf(rim->out, "%s%.*s", before, (int)shown.n, shown.p);
}

static void print_scores(struct rim *rim, const struct diary *d, const struct store_entry *e)
{
	for (size_t i = 0; i < e->n_scores; i++) {
		const struct store_activity *activity = diary_activity(&d->activities, e->scores[i].activity);
		print_text(rim, ", ", activity != NULL ? activity->words : STR("?"));
		fprintf(rim->out, " %d", e->scores[i].score);
	}
}

static void print_set_off(struct rim *rim, int set)
{
	char buffer[96];
	struct writer w = writer_on(buffer, sizeof buffer);
	set_off_say(&w, set);
	print_text(rim, ", after ", writer_str(&w));
}

static void print_entry(struct rim *rim, const struct diary *d, const struct store_entry *e)
{
	if (e->pain_now != STORE_PAIN_UNSET)
		fprintf(rim->out, "%5lld  pain %d", (long long)e->id, e->pain_now);
	else
		fprintf(rim->out, "%5lld  no pain recorded", (long long)e->id);
	for (size_t i = GAUGE_WORST; i < GAUGES; i++)
		if (gauge_of(&gauges[i], e) != STORE_PAIN_UNSET)
			fprintf(rim->out, ", %s %d", gauges[i].word.p, gauge_of(&gauges[i], e));
	print_scores(rim, d, e);
	print_set_off(rim, e->set_off);
	print_text(rim, ", medicine ", e->medicines);
	print_text(rim, ", ", e->note);
	fputc('\n', rim->out);
}

/* How far the entries and the deeds are printed: both lists are in the order of their days. */
struct printed {
	size_t entries, deeds;
};

static void print_day(struct rim *rim, const struct diary *d, day on, struct printed *to)
{
	char buffer[32];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_day_short(&w, on);
	for (size_t i = 0; i < d->marks.n; i++) {
		const struct store_mark *m = &d->marks.at[i];
		if (m->first.n > on.n || m->last.n < on.n)
			continue;
		fprintf(rim->out, "%.*s  %3sm%lld  %.*s", (int)w.n, w.p, "", (long long)m->id, (int)record_mark_words[m->kind].n,
			record_mark_words[m->kind].p);
		print_text(rim, ": ", m->note);
		fputc('\n', rim->out);
	}
	for (; to->entries < d->entries.n && d->entries.at[to->entries].day.n == on.n; to->entries++) {
		fprintf(rim->out, "%.*s ", (int)w.n, w.p);
		print_entry(rim, d, &d->entries.at[to->entries]);
	}
	for (; to->deeds < d->deeds.n && d->deeds.at[to->deeds].day.n == on.n; to->deeds++) {
		const struct store_deed *x = &d->deeds.at[to->deeds];
		fprintf(rim->out, "%.*s  %3sd%lld  %.*s: %.*s\n", (int)w.n, w.p, "", (long long)x->id, (int)leg_words[x->leg].n, leg_words[x->leg].p,
			(int)x->item.n, x->item.p);
	}
}

static enum err list(struct rim *rim, struct store_days days)
{
	struct diary d;
	TRY(read_diary(rim, days, &d));
	struct printed printed = {0, 0};
	for (day on = d.days.first; on.n <= d.days.last.n; on = day_plus(on, 1))
		print_day(rim, &d, on, &printed);
	for (size_t i = 0; i < d.activities.n; i++) {
		if (!diary_is_asked(&d.activities.at[i]))
			continue;
		fprintf(rim->out, "asked: a%lld", (long long)d.activities.at[i].id);
		print_text(rim, " ", d.activities.at[i].words);
		fputc('\n', rim->out);
	}
	if (d.entries.n + d.deeds.n + d.marks.n == 0)
		say_line(rim, STR("No entries on these days. `trivet log pain 4` adds the first line; `trivet log list --all` shows everything."));
	return OK;
}

/* ---- edit, delete ---- */

static enum err edit_entry(const struct log_words *w, int64_t id, struct changes *acts)
{
	struct store *s;
	struct store_reader *r;
	struct store_entry e;
	TRY(w->rim->store(w->rim, &s, &r));
	TRY(store_read_begin(r));
	enum err found = store_entry_whole(r, id, w->rim->arena, &e);
	store_read_end(r);
	if (found != OK)
		return complain_line(w->rim, found, "there is no entry with this number; `trivet log list` shows them");
	TRY(log_words_entry(w, 2, &e, NULL));
	if (!store_entry_says(&e))
		return complain_line(w->rim, ERR_INPUT, "log edit: this would leave the entry empty; `trivet log delete ID` deletes it");
	e.day = args_has(w->args, OPT_DAY) ? w->args->on : e.day;
	TRY(log_words_when(w, e.day, e.at, &e.at));
	act_entry(acts, &e);
	return OK;
}

static enum err edit_deed(const struct log_words *w, int64_t id, struct changes *acts)
{
	struct store *s;
	struct store_reader *r;
	struct store_deed deed;
	TRY(w->rim->store(w->rim, &s, &r));
	enum err found = store_deed(r, id, w->rim->arena, &deed);
	if (found != OK)
		return complain_line(w->rim, found, "there is nothing done with this id; `trivet log list` shows them");
	TRY(log_words_deed(w, 2, &deed));
	deed.day = args_has(w->args, OPT_DAY) ? w->args->on : deed.day;
	TRY(log_words_when(w, deed.day, deed.at, &deed.at));
	act_change(acts, CHANGE_DEED_EDIT, (struct change){.deed = deed});
	return OK;
}

static enum err edit_mark(const struct log_words *w, int64_t id, struct changes *acts)
{
	struct store *s;
	struct store_reader *r;
	struct store_mark mark;
	TRY(w->rim->store(w->rim, &s, &r));
	enum err found = store_mark(r, id, w->rim->arena, &mark);
	if (found != OK)
		return complain_line(w->rim, found, "there is no mark with this id; `trivet log list` shows them");
	mark.first = args_has(w->args, OPT_DAY) ? w->args->on : mark.first;
	TRY(log_words_mark(w, 2, &mark));
	act_mark(acts, &mark);
	return OK;
}

static bool is_activity(str words)
{
	return !text_is_blank(words) && text_is_line(words) && words.n <= STORE_WORDS_MAX;
}

/* `words`: NULL keeps them; `until` DAY_MAX keeps asking. */
static enum err change_activity(const struct log_words *w, int64_t id, const char *words, day until, struct changes *acts)
{
	const struct store_activity *found = diary_activity(&w->activities, id);
	if (words != NULL && !is_activity(str_of(words)))
		return complain_line(w->rim, ERR_INPUT, "log edit: an activity takes words and one line of up to 400 bytes");
	if (found == NULL)
		return complain_line(w->rim, ERR_MISSING, "there is no activity with this id; `trivet log list` shows them");
	struct store_activity activity = *found;
	activity.words = words != NULL ? str_of(words) : activity.words;
	activity.until = until.n == DAY_MAX.n || until.n >= activity.since.n ? until : activity.since;
	act_activity(acts, &activity);
	return OK;
}

static enum err edit(const struct log_words *w, struct changes *acts)
{
	char letter;
	int64_t id;
	if (!id_at(w->args, 1, &letter, &id))
		return complain_id(w->rim);
	switch (letter) {
	case 'd': return edit_deed(w, id, acts);
	case 'm': return edit_mark(w, id, acts);
	case 'a':
		if (w->args->n_words != 4 || !word_is(w->args, 2, "words"))
			return complain_line(w->rim, ERR_INPUT, "log edit: an activity takes words TEXT");
		return change_activity(w, id, w->args->words[3], DAY_MAX, acts);
	}
	return edit_entry(w, id, acts);
}

static enum err delete_line(const struct log_words *w, struct changes *acts)
{
	char letter;
	int64_t id;
	if (w->args->n_words != 2 || !id_at(w->args, 1, &letter, &id))
		return complain_id(w->rim);
	if (letter == 'd')
		act_change(acts, CHANGE_DEED_DELETE, (struct change){.deed = {.id = id}});
	else if (letter == 'm')
		act_change(acts, CHANGE_MARK_DELETE, (struct change){.mark = {.id = id}});
	else if (letter == 'a')
		act_change(acts, CHANGE_ACTIVITY_DELETE, (struct change){.activity = {.id = id}});
	else
		act_change(acts, CHANGE_ENTRY_DELETE, (struct change){.entry = {.id = id}});
	return OK;
}

/* ---- add ---- */

static enum err add_mark(const struct log_words *w, struct changes *acts)
{
	struct store_mark mark = {.first = w->on, .last = w->on, .note = STR("")};
	if (w->args->n_words < 2)
		return complain_line(w->rim, ERR_INPUT, "log mark takes flare, ill, travel or other, then to DATE and note TEXT");
	TRY(log_words_mark(w, 0, &mark));
	act_mark(acts, &mark);
	return OK;
}

static enum err add_activity(const struct log_words *w, struct changes *acts)
{
	size_t asked = 0;
	str words = w->args->n_words == 2 ? str_trim(str_of(w->args->words[1])) : STR("");
	for (size_t i = 0; i < w->activities.n; i++)
		asked += diary_is_asked(&w->activities.at[i]);
	if (!is_activity(words))
		return complain_line(w->rim, ERR_INPUT, "log ask takes one line of up to 400 bytes: something that your back makes hard now");
	if (asked >= STORE_SCORES_MAX)
		return complain_line(w->rim, ERR_INPUT, "log ask: there are already three; `trivet log stop ID` ends one");
	act_activity(acts, &(struct store_activity){.words = words, .since = w->who->today, .until = DAY_MAX});
	return OK;
}

static enum err stop_activity(const struct log_words *w, struct changes *acts)
{
	char letter;
	int64_t id;
	if (w->args->n_words != 2 || !id_at(w->args, 1, &letter, &id) || letter != 'a')
		return complain_line(w->rim, ERR_INPUT, "log stop needs an activity id, such as a1");
	return change_activity(w, id, NULL, w->who->today, acts);
}

static enum err add_entry(const struct log_words *w, struct changes *acts)
{
	struct store_entry entry = log_words_nothing(w);
	TRY(log_words_entry(w, 0, &entry, acts));
	if (store_entry_says(&entry))
		act_entry(acts, &entry);
	return OK;
}

/* Two answers: how it is, and which legs had something today. */
static enum err ask(const struct log_words *w, struct changes *acts)
{
	static const char letters[LEGS] = {'t', 'p', 'c'};
	struct store_entry entry = log_words_nothing(w);
	str answer;
	int64_t pain;
	if (!ask_line(w->rim, "Pain now, 0 to 10? Enter skips: ", &answer))
		return OK;
	if (answer.n > 0 && (!str_int(answer, &pain) || pain < 0 || pain > STORE_PAIN_MAX))
		return complain_line(w->rim, ERR_INPUT, "pain must be a whole number from 0 to 10; nothing was saved");
	if (answer.n > 0) {
		entry.pain_now = (int)pain;
		act_entry(acts, &entry);
	}
	if (!ask_line(w->rim, "What did you do today? t treatment, p practice, c change, or several (tp); Enter for none: ", &answer))
		return OK;
	for (size_t l = 0; l < LEGS; l++) {
		struct store_deed deed = {.day = entry.day, .at = entry.at, .origin = STORE_FROM_LOG};
		if (str_find(answer, letters[l]) == answer.n)
			continue;
		TRY(log_words_item(w, leg_words[l].p, &deed));
		act_tick(acts, w->who, deed);
	}
	return OK;
}

static const struct {
	const char *word;
	enum err (*run)(const struct log_words *w, struct changes *acts);
} verbs[] = {{"edit", edit}, {"delete", delete_line}, {"mark", add_mark}, {"ask", add_activity}, {"stop", stop_activity}};

static enum err fill(const struct log_words *w, struct changes *acts)
{
	if (w->args->n_words == 0)
		return ask(w, acts);
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (word_is(w->args, 0, verbs[i].word))
			return verbs[i].run(w, acts);
	return add_entry(w, acts);
}

/* --from, --to and --all; else the last weeks. */
static enum err list_days(struct rim *rim, const struct args *args, const struct person *who)
{
	bool is_json = args_has(args, OPT_JSON);
	struct store_days days = store_last_days(who->today, is_json ? DIARY_DAYS : LIST_DAYS);
	if (args_has(args, OPT_TO))
		days.last = args->to;
	if (args_has(args, OPT_ALL))
		days.first = DIARY_FIRST;
	else if (args_has(args, OPT_FROM))
		days.first = args->from;
	if (days.first.n < DIARY_FIRST.n)
		days.first = DIARY_FIRST;
	if (days.last.n > who->today.n)
		days.last = who->today;
	if (days.first.n > days.last.n)
		return complain_line(rim, ERR_INPUT, "log list: --from is after --to");
	return is_json ? list_json(rim, who, days) : list(rim, days);
}

/* --day lies behind us; from it, what is new has its day and its time. */
static enum err set_when(struct log_words *w)
{
	bool changes = word_is(w->args, 0, "edit"); /* --time is then of the day of the line */
	w->on = args_has(w->args, OPT_DAY) ? w->args->on : w->who->today;
	w->at = w->on.n == w->who->today.n ? w->who->now : MOMENT_NONE;
	if (w->on.n > w->who->today.n)
		return complain_line(w->rim, ERR_INPUT, "--day: that day is in the future");
	if (w->on.n < DIARY_FIRST.n)
		return complain_line(w->rim, ERR_INPUT, "--day: the earliest day is 2000-01-01");
	return changes ? OK : log_words_when(w, w->on, w->at, &w->at);
}

/* What was done is kept already, whatever is answered now. */
static enum err needles_then(struct rim *rim, struct person *who)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
	TRY(ask_needles(rim, acts, who));
	TRY(apply(rim, acts));
	if (who->consult.triage.urgency >= DOCTOR_FIRST)
		print_check(rim, who);
	return OK;
}

enum err cmd_log(struct rim *rim, const struct args *args)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	struct person *who;
	struct store *s;
	struct store_reader *r;
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	TRY(load_person(rim, args, &who));
	struct log_words w = {.rim = rim, .args = args, .who = who};
	TRY(set_when(&w));
	if (word_is(args, 0, "list"))
		return list_days(rim, args, who);
	TRY(rim->store(rim, &s, &r));
	enum err e = store_activities(r, rim->arena, &w.activities);
	if (e != OK)
		return complain_line(rim, e, "what is stored could not be read; nothing was saved");
	*acts = acts_on(rim->arena, rim->caller, rim->request_id(rim));
	TRY(fill(&w, acts));
	size_t n = acts->n;
	bool needles = relief_needles_noted(acts, who);
	TRY(apply(rim, acts));
	if (args_has(args, OPT_JSON)) {
		fprintf(rim->out, "{\"kept\":%zu%s}\n", n, needles ? ",\"ask\":\"after_needles\"" : "");
		return OK;
	}
	say_line(rim, n > 0 ? STR("Saved.") : STR("Nothing to save."));
	if (needles)
		TRY(needles_then(rim, who));
	return say_pain_rose(rim, args, acts);
}
