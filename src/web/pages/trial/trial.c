/* trial.c - the trial of one person. All numbers and words come from me/trials.h; nothing is decided here. */
#include "web/pages/trial/trial.h"

#include "me/reads.h"
#include "web/server/saved.h"
#include "words/trial.h"

/* ---- names ---- */

static struct trial_names names_of(const struct pack *p, const struct trial_arms *arms)
{
	return (struct trial_names){
		.first = p->items[arms->a].name, .second = trial_arm_name(p, arms, TRIAL_B, STR("")), .is_against = arms->b != NONE};
}

static str says_of(const struct trials_look *look)
{
	return trial_says[look->result.state][look->kept.arms.b == NONE ? TRIAL_SAYS_WITHOUT : TRIAL_SAYS_AGAINST];
}

static struct trial_points points_of(int32_t tenths)
{
	return (struct trial_points){.tenths = tenths < 0 ? -tenths : tenths, .is_less = (tenths < 0), .is_more = (tenths > 0)};
}

static day block_last(const struct trial *t, day today)
{
	return day_plus(today, TRIAL_BLOCK_DAYS - 1 - day_diff(today, t->begun) % TRIAL_BLOCK_DAYS);
}

bool trial_today_of(const struct person *who, struct trial_today *ret_today)
{
	struct trial_kept kept;
	if (!trials_running(who, &kept))
		return false;
	*ret_today = (struct trial_today){.names = names_of(who->pack, &kept.arms),
					  .arm = trial_arm_on(&kept.design, who->today),
					  .leave = trials_leave(who, &kept.arms),
					  .day_number = day_diff(who->today, kept.design.begun) + 1,
					  .days = kept.design.pairs * TRIAL_PAIR_DAYS,
					  .block_last = block_last(&kept.design, who->today),
					  .left_out = trials_left_out(who)};
	return true;
}

static url trial_url(struct arena *a, int64_t id, const char *end)
{
	struct writer w = arena_writer(a);
	w_z(&w, "/trial/");
	w_int(&w, id);
	w_z(&w, end);
	return (url){arena_keep(a, &w)};
}

/* ---- GET /trial ---- */

static enum err look_at(struct site *site, const struct person *who, const struct trial_kept *kept, struct arena *a,
			const struct trials_look **ret_look)
{
	struct trials_look *look = arena_new(a, struct trials_look, 1);
	if (look == NULL)
		return ERR_FULL;
	*ret_look = look;
	return reads_trial_look(site->app, who, kept, a, look);
}

static enum err load_trials(struct site *site, const struct person *who, struct arena *a, struct trials **ret_trials)
{
	*ret_trials = arena_new(a, struct trials, 1);
	if (*ret_trials == NULL)
		return ERR_FULL;
	return reads_trials(site->app, who, a, *ret_trials);
}

static enum err set_past(struct site *site, struct trial_view *v, const struct trials *all, struct arena *a)
{
	struct trial_past *past = arena_new(a, struct trial_past, all->n + 1);
	const struct trials_look *look;
	if (past == NULL)
		return ERR_FULL;
	for (size_t i = v->is_running ? 1 : 0; i < all->n; i++) {
		const struct trial_kept *kept = &all->of[i];
		TRY(look_at(site, v->who, kept, a, &look));
		past[v->n_past++] = (struct trial_past){.says = says_of(look),
							.names = names_of(v->who->pack, &kept->arms),
							.begun = kept->design.begun,
							.where = trial_url(a, kept->id, "")};
	}
	v->past = past;
	return OK;
}

static enum err set_running(struct site *site, struct trial_view *v, const struct trial_kept *kept, struct arena *a)
{
	TRY(look_at(site, v->who, kept, a, &v->look));
	const struct trials_day *last = v->look->n_days > 0 ? &v->look->days[v->look->n_days - 1] : NULL;
	v->lived = last;
	v->has_pain_today = last != NULL && last->tenths != NOT_MEASURED;
	v->names = v->today.names;
	return OK;
}

static enum err set_offers(struct trial_view *v, struct arena *a)
{
	struct trial_arms arms[TRIALS_OFFERS_MAX];
	struct trial_offer *offers = arena_new(a, struct trial_offer, TRIALS_OFFERS_MAX);
	if (offers == NULL)
		return ERR_FULL;
	v->n_offers = trials_offers(v->who, arms);
	for (size_t i = 0; i < v->n_offers; i++) {
		struct writer w = arena_writer(a);
		w_trial_arms(&w, v->who->pack, &arms[i]);
		offers[i] = (struct trial_offer){.value = arena_keep(a, &w), .names = names_of(v->who->pack, &arms[i])};
	}
	v->offers = offers;
	v->is_open = v->who->plan.refusal == PLAN_OPEN;
	return OK;
}

enum err trial_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct trials *all;
	struct trial_kept kept;
	struct arena *a = r->arena;
	TRY(own_person(site, q, r, &who));
	TRY(load_trials(site, who, a, &all));
	struct trial_view v = {.who = who, .form = csrf_key(q, r)};
	v.is_running = trial_today_of(who, &v.today);
	if (v.is_running && trials_running(who, &kept))
		TRY(set_running(site, &v, &kept, a));
	TRY(set_past(site, &v, all, a));
	TRY(set_offers(&v, a));
	page_trial(response_page(r, "What helps you", NAV_PROGRESS), &v);
	return OK;
}

/* ---- POST /trial ---- */

enum { COMPARE, PAIRS };

const struct field trial_begin_fields[2] = {
	[COMPARE] = {.name = "compare", .label = "What to compare", .kind = FIELD_ID, .needed = true},
	[PAIRS] = {.name = "pairs", .label = "How long", .kind = FIELD_CHOICE, .choices = "7 8 10", .needed = true},
};

/* Random bytes of the rim: nobody can choose them by what they draw. */
static uint64_t seed_of(const struct request *q)
{
	uint64_t seed = 0;
	for (size_t i = 0; i < sizeof seed; i++)
		seed = seed << 8 | q->random[i];
	return seed;
}

enum err trial_begin(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct trial_arms arms;
	int64_t pairs;
	TRY(own_person(site, q, r, &who));
	if (!trial_arms_read(who->pack, q->value[COMPARE].text, &arms) || !str_int(q->value[PAIRS].text, &pairs))
		return ERR_INPUT;
	TRY(own_changes(q, r, &acts));
	TRY(act_trial_begin(acts, who, arms, (int32_t)pairs, seed_of(q)));
	response_saved(r, SAVED_TRIAL_BEGUN, URL("/trial"));
	return OK;
}

/* ---- the first page ---- */

static day last_day(const struct trial *t)
{
	return t->ended.n <= trial_last(t).n ? day_plus(t->ended, -1) : trial_last(t);
}

static enum err set_over(struct site *site, const struct person *who, struct arena *a, struct trial_card *card)
{
	struct trials *all;
	const struct trials_look *look;
	TRY(load_trials(site, who, a, &all));
	if (all->n == 0 || day_diff(who->today, last_day(&all->of[0].design)) > TRIAL_CARD_DAYS)
		return OK;
	TRY(look_at(site, who, &all->of[0], a, &look));
	card->is_on = look->result.state != TRIAL_GOES_ON;
	card->says = says_of(look);
	card->names = names_of(who->pack, &all->of[0].arms);
	card->where = trial_url(a, all->of[0].id, "");
	return OK;
}

enum err trial_card_of(struct site *site, const struct person *who, struct form_key *form, struct arena *a, struct trial_card *ret_card)
{
	struct trial_kept kept;
	const struct trials_look *look;
	*ret_card = (struct trial_card){.form = form, .on = who->today};
	if (!trial_today_of(who, &ret_card->today))
		return set_over(site, who, a, ret_card);
	ret_card->is_on = ret_card->is_running = true;
	if (!trials_running(who, &kept))
		return OK;
	TRY(look_at(site, who, &kept, a, &look));
	ret_card->lived = look->n_days > 0 ? &look->days[look->n_days - 1] : NULL;
	return OK;
}

/* ---- POST /trial/day, POST /trial/end ---- */

enum { LIVED_DAY, LIVED_KEPT, LIVED_BACK };

const struct field trial_lived_fields[3] = {
	[LIVED_DAY] = {.name = "day", .label = "The day", .kind = FIELD_DAY, .needed = true},
	[LIVED_KEPT] = {.name = "kept", .label = "Did it go as drawn", .kind = FIELD_CHOICE, .choices = "yes no", .needed = true},
	[LIVED_BACK] = {.name = "back", .label = "Back to", .kind = FIELD_CHOICE, .choices = "today"},
};

enum err trial_lived(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	TRY(own_person(site, q, r, &who));
	TRY(own_changes(q, r, &acts));
	TRY(act_trial_lived(acts, who, q->value[LIVED_DAY].day, str_eq(q->value[LIVED_KEPT].text, STR("yes"))));
	bool today = q->value[LIVED_BACK].given;
	response_saved_at(r, SAVED_TRIAL_DAY, today ? URL("/") : URL("/trial"), today ? STR("trial-card") : STR("trial-now"), STR(""));
	return OK;
}

enum err trial_end_now(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	TRY(own_person(site, q, r, &who));
	TRY(own_changes(q, r, &acts));
	int64_t id = who->trial.id;
	TRY(act_trial_end(acts, who));
	response_saved(r, SAVED_TRIAL_OVER, trial_url(r->arena, id, ""));
	return OK;
}

/* ---- GET /trial/:id, POST /trial/:id/delete ---- */

/* Fails: ERR_MISSING: there is none with this number. */
static enum err find(struct site *site, const struct person *who, str segment, struct arena *a, const struct trial_kept **ret_kept)
{
	struct trials *all;
	int64_t id;
	TRY(load_trials(site, who, a, &all));
	if (!str_int(segment, &id))
		return ERR_MISSING;
	for (size_t i = 0; i < all->n; i++)
		if (all->of[i].id == id) {
			*ret_kept = &all->of[i];
			return OK;
		}
	return ERR_MISSING;
}

static enum err set_strips(struct trial_view *v, struct arena *a)
{
	struct strips_dot *dots = arena_new(a, struct strips_dot, v->look->n_days + 1);
	size_t n = 0;
	if (dots == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < v->look->n_days; i++) {
		const struct trials_day *d = &v->look->days[i];
		if (d->counts && d->tenths != NOT_MEASURED)
			dots[n++] = (struct strips_dot){.row = d->arm == TRIAL_A ? 0 : 1, .tenths = d->tenths};
	}
	v->strips =
		(struct strips){.names = {v->names.first, v->names.is_against ? v->names.second : STR("Without it")}, .dots = dots, .dot_count = n};
	for (size_t arm = 0; arm < TRIAL_ARMS; arm++)
		v->strips.mean_tenths[arm] = v->look->result.mean_tenths[arm] == NOT_MEASURED ? CHART_MISSING : v->look->result.mean_tenths[arm];
	return OK;
}

enum err trial_show_one(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	const struct trial_kept *kept;
	struct arena *a = r->arena;
	TRY(own_person(site, q, r, &who));
	TRY(find(site, who, q->segment[1], a, &kept));
	struct trial_view v = {
		.who = who, .form = csrf_key(q, r), .names = names_of(who->pack, &kept->arms), .remove = trial_url(a, kept->id, "/delete")};
	TRY(look_at(site, who, kept, a, &v.look));
	const struct trial_result *found = &v.look->result;
	if (found->state == TRIAL_GOES_ON) {
		response_see(r, URL("/trial"));
		return OK;
	}
	v.says = says_of(v.look);
	v.is_compared = found->state != TRIAL_TOO_FEW;
	v.difference = points_of(found->difference_tenths);
	v.low = points_of(found->low_tenths);
	v.high = points_of(found->high_tenths);
	TRY(set_strips(&v, a));
	page_trial_result(response_page(r, "What came of it", NAV_PROGRESS), &v);
	return OK;
}

enum err trial_remove(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	const struct trial_kept *kept;
	TRY(own_person(site, q, r, &who));
	TRY(find(site, who, q->segment[1], r->arena, &kept));
	TRY(own_changes(q, r, &acts));
	act_change(acts, CHANGE_TRIAL_DELETE, (struct change){.trial = {.id = kept->id}});
	response_saved(r, SAVED_DELETED, URL("/trial"));
	return OK;
}

/* ---- hand-written parts ---- */

void page_trial_wide(struct writer *w, const struct trial_view *v)
{
	strips_draw(w, &v->strips, CHART_WIDE, STR("wide"));
}

void page_trial_narrow(struct writer *w, const struct trial_view *v)
{
	strips_draw(w, &v->strips, CHART_NARROW, STR("narrow"));
}

void page_trial_points(struct writer *w, const struct trial_points *p)
{
	if (!p->is_less && !p->is_more) {
		w_z(w, "the same");
		return;
	}
	w_tenths(w, p->tenths);
	w_z(w, p->is_less ? " lower" : " higher");
}
