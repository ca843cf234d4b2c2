/* cmd_trial.c - trivet trial: compare two ways on yourself. */
#include "me/trials.h"
#include "base/json.h"
#include "cli/cli.h"
#include "cli/names.h"
#include "words/trial.h"

static const char usage[] = "trial takes list, begin A [B] [42|48|60], today, kept, not-kept, end or result [ID]; A and B as in `trivet trial list`";

static bool word_is(const struct args *args, size_t i, const char *word)
{
	return i < args->n_words && str_eq(str_of(args->words[i]), str_of(word));
}

static enum err reader_of(struct rim *rim, struct store_reader **ret_reader)
{
	struct store *s;
	return rim->store(rim, &s, ret_reader);
}

static enum err look_at(struct rim *rim, const struct person *who, const struct trial_kept *kept, struct trials_look *ret_look)
{
	struct store_reader *r;
	TRY(reader_of(rim, &r));
	enum err e = trials_look(r, who, kept, rim->arena, ret_look);
	return e == OK ? OK : complain_line(rim, e, "what is stored could not be read; nothing was changed");
}

static enum err load(struct rim *rim, const struct person *who, struct trials **ret_trials)
{
	struct store_reader *r;
	struct trials *all = arena_new(rim->arena, struct trials, 1);
	if (all == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	TRY(reader_of(rim, &r));
	*ret_trials = all;
	enum err e = trials_load(r, who, rim->arena, all);
	return e == OK ? OK : complain_line(rim, e, "what is stored could not be read; nothing was changed");
}

/* ---- words ---- */

static str says_of(const struct trials_look *look)
{
	return trial_says[look->result.state][look->kept.arms.b == NONE ? TRIAL_SAYS_WITHOUT : TRIAL_SAYS_AGAINST];
}

static void say_arms(struct rim *rim, const char *before, const struct trial_arms *arms)
{
	str a = trial_arm_name(rim->pack, arms, TRIAL_A, STR("")), b = trial_arm_name(rim->pack, arms, TRIAL_B, STR("days without it"));
	fprintf(rim->out, "%s%.*s, or %.*s\n", before, (int)a.n, a.p, (int)b.n, b.p);
}

static void say_way(struct rim *rim, const struct person *who, const struct trial_kept *kept)
{
	bool is_a = trial_arm_on(&kept->design, who->today) == TRIAL_A;
	str a = trial_arm_name(rim->pack, &kept->arms, TRIAL_A, STR("")), b = trial_arm_name(rim->pack, &kept->arms, TRIAL_B, STR(""));
	if (kept->arms.b == NONE)
		fprintf(rim->out, is_a ? "Today with: %.*s\n" : "Today without: %.*s\n", (int)a.n, a.p);
	else
		fprintf(rim->out, "Today: %.*s. Leave out: %.*s\n", (int)(is_a ? a : b).n, (is_a ? a : b).p, (int)(is_a ? b : a).n, (is_a ? b : a).p);
}

static void say_end(struct rim *rim, enum trial_end end)
{
	switch (end) {
	case TRIAL_NOT_ENDED:
	case TRIAL_ENDS: return;
	case TRIAL_ENDED_BY_WISH: say_line(rim, STR("You ended it early. That is fine; it just tells less.")); return;
	case TRIAL_ENDED_BY_DANGER: say_line(rim, STR("It was stopped because of an answer about danger signs: trivet check")); return;
	case TRIAL_ENDED_BY_PLAN: say_line(rim, STR("It was stopped because your answers no longer fit it: trivet plan")); return;
	}
}

static str points(struct rim *rim, int32_t tenths)
{
	struct writer w = arena_writer(rim->arena);
	if (tenths == 0)
		return STR("the same");
	w_tenths(&w, tenths < 0 ? -tenths : tenths);
	w_z(&w, tenths < 0 ? " lower" : " higher");
	return arena_keep(rim->arena, &w);
}

static void say_found(struct rim *rim, const struct trials_look *look)
{
	const struct trial_result *r = &look->result;
	str a = trial_arm_name(rim->pack, &look->kept.arms, TRIAL_A, STR("")), difference = points(rim, r->difference_tenths);
	str low = points(rim, r->low_tenths), high = points(rim, r->high_tenths);
	fprintf(rim->out, "%.*s: on these days pain was %.*s; most likely between %.*s and %.*s (95 percent interval).\n", (int)a.n, a.p,
		(int)difference.n, difference.p, (int)low.n, low.p, (int)high.n, high.p);
	fprintf(rim->out, "By chance alone: %d of 1000 trials. Days that count: %d and %d.\n", (int)r->by_chance_permille, (int)r->counted[TRIAL_A],
		(int)r->counted[TRIAL_B]);
}

static void say_result(struct rim *rim, const struct trials_look *look)
{
	const struct trial_result *r = &look->result;
	say_arms(rim, "", &look->kept.arms);
	if (r->state == TRIAL_GOES_ON) {
		fprintf(rim->out, "Not enough days yet: about %d more.\n", (int)r->days_more);
		return;
	}
	say_line(rim, says_of(look));
	if (r->state != TRIAL_TOO_FEW)
		say_found(rim, look);
	say_end(rim, look->kept.end);
	if (look->not_kept > 0)
		fprintf(rim->out, "Days that did not go as drawn: %d. They count as drawn.\n", (int)look->not_kept);
	say_line(rim, STR("This is about you and these weeks. You knew which way each day went, and what you expect can change what you feel."));
}

/* ---- list ---- */

static enum err list_json(struct rim *rim, const struct person *who, const struct trials *all)
{
	struct trial_arms offers[TRIALS_OFFERS_MAX];
	struct trials_look *looks = arena_new(rim->arena, struct trials_look, all->n + 1);
	if (looks == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	for (size_t i = 0; i < all->n; i++)
		TRY(look_at(rim, who, &all->of[i], &looks[i]));
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kopen(&j, "offers", '[');
	for (size_t i = 0, n = trials_offers(who, offers); i < n; i++) {
		json_open(&j, '{');
		json_kstr(&j, "a", rim->pack->items[offers[i].a].id);
		json_kstr(&j, "b", offers[i].b == NONE ? STR("") : rim->pack->items[offers[i].b].id);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_kopen(&j, "trials", '[');
	for (size_t i = 0; i < all->n; i++)
		form_trial(&j, rim->pack, &looks[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	return print_json(rim, &w);
}

static enum err list(struct rim *rim, const struct args *args, const struct person *who)
{
	struct trials *all;
	struct trial_arms offers[TRIALS_OFFERS_MAX];
	struct trial_kept kept;
	TRY(load(rim, who, &all));
	if (args_has(args, OPT_JSON))
		return list_json(rim, who, all);
	if (trials_running(who, &kept))
		say_arms(rim, "Now: ", &kept.arms);
	size_t n = trials_offers(who, offers);
	say_line(rim, n == 0 ? STR("Nothing in your plan can be compared day by day now: trivet plan") : STR("What could be compared now:"));
	for (size_t i = 0; i < n; i++) {
		str a = rim->pack->items[offers[i].a].id, b = offers[i].b == NONE ? STR("") : rim->pack->items[offers[i].b].id;
		fprintf(rim->out, "  trivet trial begin %.*s%s%.*s\n", (int)a.n, a.p, b.n > 0 ? " " : "", (int)b.n, b.p);
		say_arms(rim, "    ", &offers[i]);
	}
	for (size_t i = 0; i < all->n; i++) {
		struct trials_look look;
		TRY(look_at(rim, who, &all->of[i], &look));
		fprintf(rim->out, "trial %lld: %.*s\n", (long long)all->of[i].id, (int)says_of(&look).n, says_of(&look).p);
		say_arms(rim, "    ", &all->of[i].arms);
	}
	return OK;
}

/* ---- begin, live, end ---- */

/* The number of pairs behind a number of days, 0 when a trial cannot be so long. */
static int32_t pairs_of_days(int64_t days)
{
	for (size_t i = 0; i < TRIALS_LENGTHS; i++)
		if (days == trials_lengths[i] * TRIAL_PAIR_DAYS)
			return trials_lengths[i];
	return 0;
}

static enum err begin(struct rim *rim, struct changes *acts, const struct args *args, struct person *who)
{
	struct trial_arms arms = {.b = NONE};
	int64_t days = TRIAL_PAIRS_USUAL * TRIAL_PAIR_DAYS;
	size_t n = args->n_words;
	if (n > 2 && str_int(str_of(args->words[n - 1]), &days))
		n--;
	if (n < 2 || n > 3 || pairs_of_days(days) == 0)
		return complain_line(rim, ERR_INPUT, usage);
	arms.a = item_named(rim, "trial begin", str_of(args->words[1]));
	if (n == 3 && arms.a != NONE)
		arms.b = item_named(rim, "trial begin", str_of(args->words[2]));
	if (arms.a == NONE || (n == 3 && arms.b == NONE))
		return ERR_INPUT;
	switch (act_trial_begin(acts, who, arms, pairs_of_days(days), rim->seed(rim))) {
	case OK: return OK;
	case ERR_CONFLICT: return complain_line(rim, ERR_CONFLICT, "trial: one is already running; `trivet trial end` ends it");
	case ERR_DENIED: return complain_line(rim, ERR_DENIED, "trial: your plan does not allow this now; `trivet trial list` shows what it allows");
	case ERR_FULL: return complain_line(rim, ERR_FULL, "not enough memory");
	case ERR_INPUT:
	case ERR_MISSING:
	case ERR_BUSY:
	case ERR_IO: break;
	}
	return complain_line(rim, ERR_INPUT, "trial: two different things are needed, or one alone");
}

static enum err lived(struct rim *rim, struct changes *acts, const struct args *args, const struct person *who)
{
	day on = args_has(args, OPT_DAY) ? args->on : who->today;
	if (act_trial_lived(acts, who, on, word_is(args, 0, "kept")) != OK)
		return complain_line(rim, ERR_MISSING, "trial: none is running, or that day is not one of its days so far");
	return OK;
}

static enum err change(struct rim *rim, struct changes *acts, const struct args *args, struct person *who)
{
	if (word_is(args, 0, "begin"))
		return begin(rim, acts, args, who);
	if ((word_is(args, 0, "kept") || word_is(args, 0, "not-kept")) && args->n_words == 1)
		return lived(rim, acts, args, who);
	if (word_is(args, 0, "end") && args->n_words == 1)
		return act_trial_end(acts, who) == OK ? OK : complain_line(rim, ERR_MISSING, "trial: none is running");
	return complain_line(rim, ERR_INPUT, usage);
}

/* ---- today, result ---- */

static enum err show(struct rim *rim, const struct args *args, const struct person *who, const struct trial_kept *kept)
{
	struct trials_look look;
	TRY(look_at(rim, who, kept, &look));
	if (!args_has(args, OPT_JSON)) {
		say_result(rim, &look);
		return OK;
	}
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	form_trial(&j, rim->pack, &look);
	return print_json(rim, &w);
}

static enum err today(struct rim *rim, const struct args *args, const struct person *who)
{
	struct trial_kept kept;
	if (!trials_running(who, &kept))
		return complain_line(rim, ERR_MISSING, "trial: none is running; `trivet trial list` shows what could be compared");
	if (args_has(args, OPT_JSON))
		return show(rim, args, who, &kept);
	switch (trials_leave(who, &kept.arms)) {
	case TRIAL_GO: say_way(rim, who, &kept); break;
	case TRIAL_WAIT: say_line(rim, STR("Some questions need an answer first: trivet check")); break;
	case TRIAL_STOP_PLAN:
	case TRIAL_STOP_DANGER: say_line(rim, STR("It has stopped: your answers since then do not fit it. trivet check")); break;
	}
	return show(rim, args, who, &kept);
}

static enum err result(struct rim *rim, const struct args *args, const struct person *who)
{
	struct trials *all;
	int64_t id = 0;
	if (args->n_words > 2 || (args->n_words == 2 && !str_int(str_of(args->words[1]), &id)))
		return complain_line(rim, ERR_INPUT, usage);
	TRY(load(rim, who, &all));
	for (size_t i = 0; i < all->n; i++)
		if (args->n_words < 2 || all->of[i].id == id)
			return show(rim, args, who, &all->of[i]);
	return complain_line(rim, ERR_MISSING, "trial: there is none with this number; `trivet trial list` shows them");
}

enum err cmd_trial(struct rim *rim, const struct args *args)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	struct person *who;
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	TRY(load_person(rim, args, &who));
	if (args_has(args, OPT_DAY) && !word_is(args, 0, "kept") && !word_is(args, 0, "not-kept"))
		return complain_line(rim, ERR_INPUT, "--day is only for trial kept and not-kept");
	if (args->n_words == 0 || (word_is(args, 0, "list") && args->n_words == 1))
		return list(rim, args, who);
	if (word_is(args, 0, "today") && args->n_words == 1)
		return today(rim, args, who);
	if (word_is(args, 0, "result"))
		return result(rim, args, who);
	*acts = acts_on(rim->arena, rim->caller, rim->request_id(rim));
	TRY(change(rim, acts, args, who));
	TRY(apply(rim, acts));
	TRY(load_person(rim, args, &who));
	if (word_is(args, 0, "begin"))
		return today(rim, args, who);
	if (args_has(args, OPT_JSON))
		fprintf(rim->out, "{\"kept\":%zu}\n", acts->n);
	else
		say_line(rim, STR("Saved."));
	return OK;
}
