/* breaks.c - breaks at the desk in the browser. */
#include "web/pages/breaks/breaks.h"

#include "base/json.h"
#include "web/parts/figure.h"

/* A browser has no clock that goes on while the machine sleeps but the one on the wall. */
static struct breaks_now now_of(const struct request *q)
{
	return (struct breaks_now){.wall = own_moment(q), .up_s = q->now.s};
}

enum err breaks_view_of(struct site *site, const struct request *q, struct form_key *form, struct arena *a, struct breaks_view *ret_view)
{
	struct desk desk;
	TRY(app_desk(site->app, q->caller, DESK_FACE_PAGE, a, &desk));
	*ret_view = (struct breaks_view){.is_on = desk.settings.page, .form = form, .settings = desk.settings};
	return OK;
}

/* ---- the answer ---- */

static const str way_words[] = {
	[DESK_EXERCISE] = STR_INIT("exercise"), [DESK_STAND] = STR_INIT("stand"), [DESK_ASK] = STR_INIT("ask"), [DESK_DANGER] = STR_INIT("danger")};

/* A long break is a session of several, a short one a single exercise. */
static url open_of(const struct desk_offer *offer, const struct breaks_step *step, struct arena *a)
{
	char digits[12];
	struct writer w = writer_on(digits, sizeof digits);
	bool is_short = offer->way == DESK_EXERCISE && step->kind == BREAKS_SHORT;
	w_int(&w, is_short ? offer->seconds : step->length_s);
	switch (offer->way) {
	case DESK_EXERCISE:
		return is_short ? url_with(a, url_with(a, URL("/session?place=desk"), "item", offer->item->id), "seconds", writer_str(&w))
				: url_with(a, URL("/session?place=desk"), "seconds", writer_str(&w));
	case DESK_STAND: return URL("/plan");
	case DESK_ASK: return URL("/relief?place=desk&seconds=120");
	case DESK_DANGER: break;
	}
	return URL("/result");
}

static void write_offer(struct json *j, const struct person *who, const struct desk_offer *offer, struct arena *a)
{
	const struct item *it = offer->item;
	json_kstr(j, "way", way_words[offer->way]);
	json_kstr(j, "item", it == NULL ? STR("") : it->id);
	json_kstr(j, "name", it == NULL ? STR("") : it->name);
	json_kstr(j, "say", it == NULL ? STR("") : it->session.say);
	json_kstr(j, "what", it == NULL ? STR("") : it->what);
	json_kint(j, "seconds", offer->seconds);
	json_kstr(j, "figure", it == NULL || !figure_has(who->pack, it->id) ? STR("") : figure_url(a, who->pack, &who->look, it->id).s);
	json_kopen(j, "words", '[');
	for (size_t i = 0; i < offer->n_words; i++)
		json_str(j, offer->words[i]);
	if (it != NULL)
		json_str(j, it->stop);
	json_close(j, ']');
}

static enum err answer(struct site *site, const struct person *who, const struct breaks_step *step, const struct request *q, struct response *r)
{
	struct desk_offer offer;
	TRY(app_desk_next(site->app, who, r->arena, &offer));
	url open = open_of(&offer, step, r->arena);
	r->w.n = 0;
	struct json j = json_on(&r->w);
	json_open(&j, '{');
	json_kstr(&j, "show", breaks_show_words[step->show]);
	json_kstr(&j, "stage", breaks_stage_words[step->state.stage]);
	json_kstr(&j, "kind", breaks_kind_words[step->kind]);
	json_kstr(&j, "hold", breaks_hold_words[step->hold]);
	json_kint(&j, "number", step->state.number);
	json_kint(&j, "length_s", step->length_s);
	json_kint(&j, "due_in_s", step->due_in_s);
	json_kint(&j, "wake_in_s", step->wake_up_s - q->now.s);
	json_kint(&j, "idle_after_s", step->idle_after_s);
	json_kbool(&j, "keep", step->is_worth_saving);
	write_offer(&j, who, &offer, r->arena);
	json_kstr(&j, "open", open.s);
	json_close(&j, '}');
	response_bytes(r, "application/json", writer_str(&r->w));
	return OK;
}

/* ---- GET /breaks/next ---- */

enum err breaks_next(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct desk desk;
	struct breaks_step step;
	struct breaks_event event = {.kind = BREAKS_TICK};
	TRY(own_person(site, q, r, &who));
	TRY(app_desk(site->app, q->caller, DESK_FACE_PAGE, r->arena, &desk));
	breaks_step(&desk.settings.breaks, &desk.state, &event, now_of(q), &step);
	return answer(site, who, &step, q, r);
}

/* ---- POST /breaks/next ---- */

enum { WHY_MOST = 24, SECONDS_MOST = 86400 };

#define EVENTS "tick begin idle active lock unlock start done own snooze skip quiet tomorrow loud"

static const struct {
	str word;
	enum breaks_event_kind kind;
} events[] = {
	{STR_INIT("tick"), BREAKS_TICK},
	{STR_INIT("begin"), BREAKS_BEGIN},
	{STR_INIT("idle"), BREAKS_IDLE},
	{STR_INIT("active"), BREAKS_ACTIVE},
	{STR_INIT("lock"), BREAKS_LOCK},
	{STR_INIT("unlock"), BREAKS_UNLOCK},
	{STR_INIT("start"), BREAKS_START},
	{STR_INIT("done"), BREAKS_DONE},
	{STR_INIT("own"), BREAKS_OWN},
	{STR_INIT("snooze"), BREAKS_SNOOZE},
	{STR_INIT("skip"), BREAKS_SKIP},
	{STR_INIT("quiet"), BREAKS_QUIET},
	{STR_INIT("tomorrow"), BREAKS_QUIET_TOMORROW},
	{STR_INIT("loud"), BREAKS_LOUD},
};

const struct field breaks_tell_fields[BREAKS_TELL_ROWS] = {
	[BREAKS_TELL_EVENT] = {.name = "event", .label = "What happened", .kind = FIELD_CHOICE, .choices = EVENTS, .needed = true},
	[BREAKS_TELL_SECONDS] = {.name = "seconds", .label = "Seconds", .kind = FIELD_INT, .min = 0, .max = SECONDS_MOST},
	[BREAKS_TELL_WHY] = {.name = "why", .label = "Why", .kind = FIELD_LINE, .min = 0, .max = WHY_MOST},
	[BREAKS_TELL_ITEM] = {.name = "item", .label = "Exercise", .kind = FIELD_ID},
};

static struct breaks_event event_of(const struct request *q)
{
	struct breaks_event event = {.seconds = (int32_t)q->value[BREAKS_TELL_SECONDS].number, .why = q->value[BREAKS_TELL_WHY].text};
	for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
		if (str_eq(events[i].word, q->value[BREAKS_TELL_EVENT].text))
			event.kind = events[i].kind;
	return event;
}

enum err breaks_tell(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct desk desk;
	struct breaks_step step;
	struct breaks_event event = event_of(q);
	str item = q->value[BREAKS_TELL_ITEM].text;
	TRY(own_person(site, q, r, &who));
	uint16_t known = pack_item(who->pack, item);
	if (item.n > 0 && (known == NONE || who->pack->items[known].leg != LEG_PRACTICE))
		return ERR_INPUT;
	TRY(app_desk(site->app, q->caller, DESK_FACE_PAGE, r->arena, &desk));
	TRY(own_changes(q, r, &acts));
	breaks_step(&desk.settings.breaks, &desk.state, &event, now_of(q), &step);
	act_break_step(acts, who, DESK_FACE_PAGE, &step, item);
	step.is_worth_saving = false; /* it is being saved */
	return answer(site, who, &step, q, r);
}

/* ---- the settings ---- */

#define ROW(which, key) [which] = {.name = key, .label = key, .kind = FIELD_LINE, .min = 0, .max = DESK_VALUE_MAX}

const struct field breaks_form_fields[DESK_SETTINGS] = {
	ROW(DESK_EVERY, "breaks_every"),
	ROW(DESK_LENGTH, "breaks_length"),
	ROW(DESK_LONG_LENGTH, "breaks_long_length"),
	ROW(DESK_LONG_EVERY, "breaks_long_every"),
	ROW(DESK_WAIT, "breaks_wait"),
	ROW(DESK_SNOOZE, "breaks_snooze"),
	ROW(DESK_SNOOZE_LONG, "breaks_snooze_long"),
	ROW(DESK_MONDAY, "breaks_hours_mon"),
	ROW(DESK_MONDAY + 1, "breaks_hours_tue"),
	ROW(DESK_MONDAY + 2, "breaks_hours_wed"),
	ROW(DESK_MONDAY + 3, "breaks_hours_thu"),
	ROW(DESK_MONDAY + 4, "breaks_hours_fri"),
	ROW(DESK_MONDAY + 5, "breaks_hours_sat"),
	ROW(DESK_SUNDAY, "breaks_hours_sun"),
	ROW(DESK_FIXED, "breaks_fixed"),
	ROW(DESK_VIDEO, "breaks_video"),
	ROW(DESK_INHIBITORS, "breaks_inhibitors"),
	ROW(DESK_DO_NOT_DISTURB, "breaks_do_not_disturb"),
	ROW(DESK_PAGE, "breaks_page"),
};

enum err breaks_form_of(struct site *site, const struct request *q, struct form_key *form, struct arena *a, struct breaks_form *ret_form)
{
	struct desk desk;
	TRY(app_desk(site->app, q->caller, DESK_FACE_PAGE, a, &desk));
	*ret_form = (struct breaks_form){.form = form, .has_program = !keeping_in_browser(q->keeping)};
	for (enum desk_setting which = DESK_EVERY; which < DESK_SETTINGS; which++) {
		struct writer w = arena_writer(a);
		desk_setting_write(&w, &desk.settings, which);
		ret_form->rows[which] = (struct breaks_row){.key = desk_setting_keys[which],
							    .name = desk_setting_names[which],
							    .value = arena_keep(a, &w),
							    .allowed = desk_setting_allowed[which],
							    .is_told = which >= DESK_MONDAY && which <= DESK_SUNDAY};
	}
	return OK;
}

/* The settings are judged together, from those that everyone begins with: nothing depends on what was there before. */
enum err breaks_form_read(struct breaks_form *form, const struct request *q, struct desk_settings *ret_settings)
{
	struct desk_settings settings = {.breaks = breaks_settings_default()};
	for (enum desk_setting which = DESK_EVERY; which < DESK_SETTINGS; which++) {
		form->rows[which].value = q->value[which].text;
		form->rows[which].is_wrong = desk_setting_put(&settings, which, q->value[which].text) != OK;
		form->is_wrong = form->is_wrong || form->rows[which].is_wrong;
	}
	if (form->is_wrong)
		return ERR_INPUT;
	*ret_settings = settings;
	return OK;
}

str breaks_row_say(const struct breaks_row *row, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, "This could not be read. Nothing was changed. Allowed: ");
	w_str(&w, row->allowed);
	w_char(&w, '.');
	return arena_keep(a, &w);
}

/* ---- the weeks ---- */

enum err breaks_weeks_of(struct site *site, const struct person *who, struct arena *a, struct breaks_weeks *ret_weeks)
{
	struct desk_week all[DESK_WEEKS];
	struct desk_week *weeks = arena_new(a, struct desk_week, DESK_WEEKS);
	size_t n = 0;
	if (weeks == NULL)
		return ERR_FULL;
	TRY(app_desk_weeks(site->app, who->caller, who->today, a, all));
	for (size_t i = DESK_WEEKS; i > 0; i--)
		if (all[i - 1].offered > 0 || all[i - 1].own > 0 || all[i - 1].days > 0)
			weeks[n++] = all[i - 1];
	*ret_weeks = (struct breaks_weeks){.weeks = weeks, .n = n};
	return OK;
}
