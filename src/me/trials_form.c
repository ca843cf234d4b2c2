/* trials_form.c - the design of a trial as JSON, and the stable form of a trial. */
#include "me/trials.h"

#include "base/json.h"

/* ---- the design ---- */

/* A seed has 64 bits, more than a number of JSON holds everywhere: it is written in hex digits. */
static void w_seed(struct writer *w, uint64_t seed)
{
	for (int32_t shift = 60; shift >= 0; shift -= 4)
		w_char(w, "0123456789abcdef"[seed >> shift & 15]);
}

static void json_arms(struct json *j, const struct pack *p, const struct trial_arms *arms)
{
	json_kstr(j, "a", p->items[arms->a].id);
	json_kstr(j, "b", arms->b == NONE ? STR("") : p->items[arms->b].id);
}

static void json_design(struct json *j, const struct trial *t)
{
	char buffer[TRIAL_SEED_DIGITS];
	struct writer seed = writer_on(buffer, sizeof buffer);
	w_seed(&seed, t->seed);
	json_kint(j, "pairs", t->pairs);
	json_kint(j, "block_days", TRIAL_BLOCK_DAYS);
	json_kint(j, "washout_days", TRIAL_WASHOUT_DAYS);
	json_kstr(j, "seed", writer_str(&seed));
}

void w_trial_kept(struct writer *w, const struct pack *p, const struct trial_kept *kept)
{
	struct json j = json_on(w);
	json_open(&j, '{');
	json_arms(&j, p, &kept->arms);
	json_design(&j, &kept->design);
	json_close(&j, '}');
}

/* ---- the stable form ---- */

static void json_kday(struct json *j, const char *key, day d)
{
	char buffer[16];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_day(&w, d);
	json_kstr(j, key, writer_str(&w));
}

static void json_measured(struct json *j, const char *key, int32_t tenths)
{
	json_key(j, key);
	if (tenths == NOT_MEASURED)
		json_null(j);
	else
		json_int(j, tenths);
}

static const str arm_words[TRIAL_ARMS] = {STR_INIT("a"), STR_INIT("b")};

static void json_result(struct json *j, const struct trial_result *r)
{
	json_kstr(j, "state", trial_state_words[r->state]);
	json_kint(j, "days_more", r->days_more);
	json_kint(j, "days_a", r->counted[TRIAL_A]);
	json_kint(j, "days_b", r->counted[TRIAL_B]);
	json_kint(j, "pairs_complete", r->pairs);
	if (r->state == TRIAL_GOES_ON || r->state == TRIAL_TOO_FEW)
		return;
	json_measured(j, "mean_a_tenths", r->mean_tenths[TRIAL_A]);
	json_measured(j, "mean_b_tenths", r->mean_tenths[TRIAL_B]);
	json_kint(j, "difference_tenths", r->difference_tenths);
	json_kint(j, "low_tenths", r->low_tenths);
	json_kint(j, "high_tenths", r->high_tenths);
	json_kint(j, "by_chance_permille", r->by_chance_permille);
}

static void json_days(struct json *j, const struct trials_look *look)
{
	json_kopen(j, "days", '[');
	for (size_t i = 0; i < look->n_days; i++) {
		const struct trials_day *d = &look->days[i];
		json_open(j, '{');
		json_kday(j, "day", d->day);
		json_kstr(j, "arm", arm_words[d->arm]);
		json_kbool(j, "counts", d->counts);
		json_measured(j, "pain_tenths", d->tenths);
		if (d->is_said)
			json_kbool(j, "kept", d->is_kept);
		json_close(j, '}');
	}
	json_close(j, ']');
}

void form_trial(struct json *j, const struct pack *p, const struct trials_look *look)
{
	json_open(j, '{');
	json_kint(j, "id", look->kept.id);
	json_arms(j, p, &look->kept.arms);
	json_kday(j, "begun", look->kept.design.begun);
	json_kday(j, "last", trial_last(&look->kept.design));
	json_design(j, &look->kept.design);
	json_kstr(j, "ended", trial_end_words[look->kept.end]);
	json_kint(j, "days_not_kept", look->not_kept);
	json_kopen(j, "result", '{');
	json_result(j, &look->result);
	json_close(j, '}');
	json_days(j, look);
	json_close(j, '}');
}
