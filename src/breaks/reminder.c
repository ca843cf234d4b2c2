/* reminder.c - the desk reminder: one loop around breaks_step. */
#include "breaks/reminder.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "keep/browser.h"
#include "base/text.h"
#include "breaks/keep.h"
#include "breaks/link.h"
#include "breaks/waiting.h"
#include "breaks/words.h"

enum {
	PATH_ROOM = 512,
	WAKE_ACCURACY_US = 100000,
	FIRST_RETRY_S = 1,
	LAST_RETRY_S = 300,
	WORK_MS = 20000,
	SNOOZE_S = 5 * 60, /* as the button says */
	SEEK_S = 1
};

struct reminder {
	const struct breaks_rim *rim;
	struct link link;
	struct keep keep;
	struct desk_told told; /* the exercise that is on the screen, and the settings */
	struct breaks_settings settings;
	struct breaks_step step;
	enum breaks_show shown;
	struct waiting waiting;
	sd_event_source *wake, *retry, *jump;
	int jump_fd, lock_fd;
	int32_t armed_s; /* of the idle source */
	int32_t retry_s;
	bool has_begun;
	bool is_idle;   /* the source said so, and nothing else since */
	bool seeks;     /* awake again: whoever touches a key is back, also when the source never saw them go */
	bool went_away; /* some of the desktop did */
	bool wants_reload;
	bool ends;
	bool is_old; /* trivet was renewed: who started us shall start the new one */
	char picture[PATH_ROOM];
	char trouble[STATUS_TEXT]; /* of the store, as it was said */
	bool said_no_bus;
};

static void say(struct reminder *r, const char *line, const char *why)
{
	fprintf(r->rim->err, why != NULL ? "trivet breaks: %s: %s\n" : "trivet breaks: %s\n", line, why);
	fflush(r->rim->err);
}

/* Says a trouble once, until it is another or over. */
static void trouble(struct reminder *r, const char *line)
{
	if (strncmp(r->trouble, line, sizeof r->trouble - 1) == 0)
		return;
	snprintf(r->trouble, sizeof r->trouble, "%s", line);
	if (line[0] != '\0')
		say(r, line, NULL);
}

/* --- what is told, is noted --- */

static void note(struct reminder *r, const struct breaks_event *event)
{
	waiting_add(&r->waiting, event);
}

static void note_kind(struct reminder *r, enum breaks_event_kind kind)
{
	note(r, &(struct breaks_event){.kind = kind});
}

static void told_idle(void *ctx, bool is_idle, uint64_t ms)
{
	struct reminder *r = ctx;
	r->is_idle = is_idle;
	if (is_idle) {
		note(r, &(struct breaks_event){.kind = BREAKS_IDLE, .seconds = (int32_t)(ms / r->rim->pace.second_ms)});
		return;
	}
	r->seeks = false;
	note_kind(r, BREAKS_ACTIVE);
}

static void told_session(void *ctx, enum breaks_event_kind kind)
{
	struct reminder *r = ctx;
	note_kind(r, kind);
	if (kind != BREAKS_RESUME)
		return;
	r->seeks = true;
	if (r->link.way == NULL || r->link.way == &idle_logind)
		note_kind(r, BREAKS_ACTIVE); /* nothing here could tell it */
}

static void told_inhibit(void *ctx, unsigned inhibitors, bool do_not_disturb)
{
	note(ctx, &(struct breaks_event){.kind = BREAKS_INHIBITED, .inhibitors = inhibitors});
	note_kind(ctx, do_not_disturb ? BREAKS_DO_NOT_DISTURB : BREAKS_MAY_DISTURB);
}

/* The browser ends by itself; someone has to see to that. */
static int on_browser_end(sd_event_source *source, const siginfo_t *info, void *data)
{
	(void)source;
	(void)info;
	(void)data;
	return 0;
}

/* The session of the exercise moves in the browser; without one the card says what to do. */
static void open_page(struct reminder *r)
{
	static const char *const pages[DESK_DANGER + 1] = {[DESK_EXERCISE] = "", [DESK_STAND] = "", [DESK_ASK] = "relief", [DESK_DANGER] = "result"};
	char page[STORE_NAME_MAX + 32];
	snprintf(page, sizeof page, r->told.item[0] != '\0' ? "session?item=%s" : "%s", r->told.item[0] != '\0' ? r->told.item : pages[r->told.way]);
	struct browser_server server;
	pid_t child;
	if (browser_find(r->rim->runtime_dir, &server) && browser_open(r->rim->runtime_dir, server.address, page, &child) == OK)
		sd_event_add_child(r->link.desk.event, NULL, child, WEXITED, on_browser_end, NULL);
}

static void told_pressed(void *ctx, enum notify_button b)
{
	struct reminder *r = ctx;
	switch (b) {
	case NOTIFY_START:
		open_page(r);
		note_kind(r, BREAKS_START);
		break;
	case NOTIFY_DONE: note_kind(r, BREAKS_DONE); break;
	case NOTIFY_SNOOZE: note(r, &(struct breaks_event){.kind = BREAKS_SNOOZE, .seconds = SNOOZE_S}); break;
	case NOTIFY_SKIP: note_kind(r, BREAKS_SKIP); break;
	case NOTIFY_BUTTONS: break;
	}
}

/* A server came or went: what was on the screen is no longer there. */
static void told_notify(void *ctx)
{
	struct reminder *r = ctx;
	r->shown = BREAKS_SHOW_NOTHING;
	note_kind(r, BREAKS_TICK);
}

static void told_gone(void *ctx)
{
	struct reminder *r = ctx;
	r->went_away = true;
}

/* --- the store --- */

static struct moment wall_of(struct reminder *r)
{
	return r->rim->now().wall;
}

/* With `step`: keeps. */
static enum err keep(struct reminder *r, const struct breaks_step *step, bool wants_exercise)
{
	static struct desk_told told; /* only when all went well it is what we know */
	struct keep_wish wish = {.request = r->rim->request_id(),
				 .now = wall_of(r),
				 .step = step,
				 .wants_exercise = wants_exercise,
				 .length_s = r->step.length_s,
				 .picture = r->picture[0] != '\0' ? r->picture : NULL};
	enum err e = keep_do(&r->keep, &wish, &told);
	trouble(r, e == OK ? "" : told.say);
	r->is_old = e == ERR_CONFLICT;
	if (e != OK)
		return e;
	r->settings = told.settings;
	if (wants_exercise)
		r->told = told;
	return OK;
}

/* --- the screen --- */

static bool has_exercise(enum breaks_show show)
{
	return show == BREAKS_SHOW_BREAK || show == BREAKS_SHOW_OFFER || show == BREAKS_SHOW_RUN;
}

static void show_card(struct reminder *r, enum breaks_show show)
{
	static const enum notify_button on_break[] = {NOTIFY_START, NOTIFY_DONE, NOTIFY_SNOOZE, NOTIFY_SKIP}, on_run[] = {NOTIFY_DONE};
	char buffer[DESK_TITLE_ROOM + DESK_CUE_ROOM];
	struct writer w = writer_on(buffer, sizeof buffer);
	bool has_item = has_exercise(show) && r->told.item[0] != '\0';
	w_z(&w, has_item ? r->told.title : has_exercise(show) ? words_way[r->told.way] : words_show[show].body);
	if (has_item) {
		w_char(&w, '\n');
		w_z(&w, r->told.cue);
	}
	struct notify_card card = {.title = str_of(words_show[show].title),
				   .body = writer_str(&w),
				   .weight = show == BREAKS_SHOW_SIGN ? NOTIFY_SOFT : NOTIFY_STAYS,
				   .picture = has_item && r->told.has_picture ? r->picture : NULL,
				   .buttons = show == BREAKS_SHOW_RUN ? on_run : on_break,
				   .n_buttons = show == BREAKS_SHOW_SIGN  ? 0
						: show == BREAKS_SHOW_RUN ? 1
									  : 4};
	enum err e = notify_show(&r->link.notify, &card);
	if (e != OK && r->link.notify.is_there)
		say(r, "the notification could not be shown", NULL);
}

static void show(struct reminder *r)
{
	if (r->shown == r->step.show)
		return;
	r->shown = r->step.show;
	if (r->shown != BREAKS_SHOW_NOTHING) {
		show_card(r, r->shown);
		return;
	}
	notify_hide(&r->link.notify);
	r->told = (struct desk_told){.way = DESK_STAND};
	if (r->picture[0] != '\0')
		unlink(r->picture);
}

/* --- one step --- */

static void arm_wake(struct reminder *r)
{
	uint64_t us = pace_ms(r->rim->pace, r->step.wake_up_s) * 1000;
	sd_event_source_set_time(r->wake, us);
	sd_event_source_set_enabled(r->wake, SD_EVENT_ONESHOT);
}

/* While the source says that nobody is there it stays as it is: armed again it would not see them come back. */
static void arm_idle(struct reminder *r)
{
	int32_t wanted_s = r->seeks ? SEEK_S : r->step.idle_after_s;
	if (r->link.way == NULL || r->is_idle || wanted_s == r->armed_s)
		return;
	r->armed_s = wanted_s;
	if (r->link.way->arm(&r->link.idle, pace_ms(r->rim->pace, wanted_s)) != OK)
		r->went_away = true;
}

static void fill_status(void *ctx, struct status *s);

static bool looks_the_same(const struct breaks_step *a, const struct breaks_step *b)
{
	return a->show == b->show && a->hold == b->hold && a->is_away == b->is_away && a->state.stage == b->state.stage;
}

/* What is shown was kept before: a sudden end loses nothing that the person saw. */
static void step(struct reminder *r, const struct breaks_event *event)
{
	struct breaks_step next;
	breaks_step(&r->settings, &r->step.state, event, r->rim->now(), &next);
	for (size_t i = 0; i < next.n_records; i++)
		keep_line(&r->keep, &next.records[i], r->told.item);
	/* Asked for again on every card: since the last one a danger sign may have been answered, or the day may have ended. */
	bool is_new = !looks_the_same(&r->step, &next), wants_exercise = has_exercise(next.show) && next.show != r->shown;
	r->step = next;
	if (wants_exercise)
		r->told = (struct desk_told){.way = DESK_STAND};
	if (next.is_worth_saving || wants_exercise) {
		enum err e = keep(r, &next, wants_exercise);
		(void)e; /* it was said, and the next step tries again */
	}
	show(r);
	arm_wake(r);
	arm_idle(r);
	if (is_new) {
		struct status s = {.due_in_s = 0};
		fill_status(r, &s);
		service_changed(&r->link.service, &s);
	}
}

/* Before it has begun, what is told waits: a screen that was locked meanwhile is locked. */
static void step_all(struct reminder *r)
{
	struct waiting_event buffer;
	struct breaks_event event;
	while (r->has_begun && waiting_take(&r->waiting, &buffer, &event))
		step(r, &event); /* which may note more */
}

/* --- what others ask --- */

static void asked_event(void *ctx, const struct breaks_event *event)
{
	note(ctx, event);
	step_all(ctx); /* the caller is answered when it is done */
}

static void asked_reload(void *ctx)
{
	struct reminder *r = ctx;
	enum err e = keep(r, &r->step, false);
	(void)e;
	note_kind(r, BREAKS_TICK);
}

static void copy(char *to, const char *from)
{
	text_copy_cut(to, STATUS_TEXT, str_of(from));
}

static void copy_str(char *to, str from)
{
	text_copy_cut(to, STATUS_TEXT, from);
}

static void fill_status(void *ctx, struct status *s)
{
	struct reminder *r = ctx;
	const struct breaks_step *now = &r->step;
	*s = (struct status){.away = now->is_away,
			     .do_not_disturb = now->state.do_not_disturb,
			     .buttons = r->link.notify.has_actions,
			     .due_in_s = now->due_in_s,
			     .quiet_until = now->state.quiet_until_s,
			     .inhibitors = now->state.inhibitors,
			     .longest_sitting_s = now->longest_sitting_s,
			     .at_desk_s = now->at_desk_s};
	copy_str(s->stage, breaks_stage_words[now->state.stage]);
	copy_str(s->hold, breaks_hold_words[now->hold]);
	copy(s->source, r->link.way != NULL ? r->link.way->name : "none");
	copy(s->source_says, r->link.idle.say);
	copy(s->notifications, r->link.notify.is_there ? r->link.notify.server : "none");
	copy(s->exercise, r->told.item);
	copy(s->trouble, r->trouble);
}

/* A status that is asked for is of this second, not of the last step. */
static void asked_status(void *ctx, struct status *ret_status)
{
	asked_event(ctx, &(struct breaks_event){.kind = BREAKS_TICK});
	fill_status(ctx, ret_status);
}

static const struct service_calls service_calls = {asked_event, asked_reload, asked_status};
static const struct link_told link_told = {told_idle, told_session, told_inhibit, told_pressed, told_notify, told_gone, &service_calls};

/* --- the clock --- */

static int on_wake(sd_event_source *source, uint64_t us, void *data)
{
	(void)source;
	(void)us;
	note_kind(data, BREAKS_TICK);
	return 0;
}

/* A timer that never comes, but fails when someone sets the clock. */
static void arm_jump(struct reminder *r)
{
	struct itimerspec never = {.it_value = {.tv_sec = INT32_MAX}};
	timerfd_settime(r->jump_fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, NULL);
}

static int on_jump(sd_event_source *source, int fd, uint32_t events, void *data)
{
	struct reminder *r = data;
	uint64_t times;
	(void)source;
	(void)events;
	if (read(fd, &times, sizeof times) < 0 && errno == ECANCELED)
		note_kind(r, BREAKS_CLOCK_JUMPED);
	arm_jump(r);
	return 0;
}

/* --- begin, go on, end --- */

static int on_end(sd_event_source *source, const struct signalfd_siginfo *info, void *data)
{
	struct reminder *r = data;
	(void)source;
	(void)info;
	r->ends = true;
	return 0;
}

static int on_retry(sd_event_source *source, uint64_t us, void *data)
{
	struct reminder *r = data;
	(void)source;
	(void)us;
	r->retry = sd_event_source_disable_unref(r->retry);
	return 0;
}

static void retry_later(struct reminder *r)
{
	if (r->retry != NULL)
		return;
	r->retry_s = r->retry_s == 0 ? FIRST_RETRY_S : r->retry_s * 2 > LAST_RETRY_S ? LAST_RETRY_S : r->retry_s * 2;
	sd_event_add_time_relative(r->link.desk.event, &r->retry, CLOCK_BOOTTIME, (uint64_t)r->retry_s * 1000000, WAKE_ACCURACY_US, on_retry, r);
}

/* Beside the bus, for a session that has none: two reminders on one file would count twice. */
static enum err lock(struct reminder *r)
{
	char path[PATH_ROOM];
	snprintf(path, sizeof path, "%.500s.breaks", r->rim->db);
	r->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (r->lock_fd < 0 || flock(r->lock_fd, LOCK_EX | LOCK_NB) == 0)
		return OK; /* a folder that may not be written is the store's to complain of */
	return ERR_CONFLICT;
}

/* Reads where the last run ended. Nothing is counted or shown before: it would write over what is kept. */
static enum err begin(struct reminder *r)
{
	static struct desk_told told;
	struct keep_wish wish = {.request = r->rim->request_id(), .now = wall_of(r)};
	enum err e = keep_do(&r->keep, &wish, &told);
	trouble(r, e == OK ? "" : told.say);
	if (e != OK)
		return e == ERR_CONFLICT ? ERR_BUSY : e;
	if (lock(r) != OK)
		return ERR_CONFLICT;
	r->settings = told.settings;
	if (breaks_state_read(str_of(told.state), &r->step.state) != OK)
		r->step.state = (struct breaks_state){.up_s = 0};
	r->has_begun = true;
	waiting_add_first(&r->waiting, &(struct breaks_event){.kind = BREAKS_BEGIN}); /* what was told meanwhile comes after it */
	return OK;
}

/* Opens the desktop; says in one line how it stands. */
static enum err open_desktop(struct reminder *r)
{
	r->armed_s = 0;
	r->is_idle = false;
	r->shown = BREAKS_SHOW_NOTHING;
	enum err e = link_open(&r->link);
	if (e == ERR_CONFLICT)
		return e;
	if (e != OK) {
		if (!r->said_no_bus)
			say(r, "there is no session bus; trivet waits for one", NULL);
		r->said_no_bus = true;
		retry_later(r);
		return OK;
	}
	r->said_no_bus = false;
	r->retry_s = 0;
	fprintf(r->rim->out, "trivet breaks: ready; presence by %s; notifications by %s\n",
		r->link.way != NULL ? r->link.way->name : "nothing, so time alone counts",
		r->link.notify.is_there ? r->link.notify.server : "nobody yet");
	fflush(r->rim->out);
	return OK;
}

static enum err set_up(struct reminder *r)
{
	sd_event *event = r->link.desk.event;
	r->jump_fd = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
	if (r->jump_fd < 0 || sd_event_add_io(event, &r->jump, r->jump_fd, EPOLLIN, on_jump, r) < 0)
		return ERR_IO;
	arm_jump(r);
	if (sd_event_add_signal(event, NULL, SIGTERM, on_end, r) < 0 || sd_event_add_signal(event, NULL, SIGINT, on_end, r) < 0)
		return ERR_IO;
	if (sd_event_add_time(event, &r->wake, CLOCK_BOOTTIME, UINT64_MAX, WAKE_ACCURACY_US, on_wake, r) < 0)
		return ERR_IO;
	return OK;
}

/* All that is missing now is tried, or waits for its turn. */
static enum err mend(struct reminder *r)
{
	if (r->went_away) {
		r->went_away = false;
		link_close(&r->link);
		retry_later(r);
		return OK;
	}
	if (r->retry != NULL)
		return OK;
	if (!r->has_begun) {
		enum err e = begin(r);
		if (e == ERR_CONFLICT)
			return e;
		if (e != OK)
			retry_later(r);
	}
	if (r->link.desk.user == NULL && r->retry == NULL) {
		link_close(&r->link);
		enum err e = open_desktop(r);
		if (e != OK)
			return e;
		note_kind(r, BREAKS_TICK); /* the idle source is new, and what should be on the screen is not there */
	}
	if (r->has_begun && (r->keep.is_open || r->keep.n_later > 0) && keep(r, &r->step, false) != OK)
		retry_later(r);
	return OK;
}

static enum err loop(struct reminder *r)
{
	TRY(set_up(r));
	while (!r->ends) {
		TRY(mend(r));
		step_all(r);
		if (r->is_old)
			return ERR_BUSY;
		if (sd_event_run(r->link.desk.event, UINT64_MAX) < 0)
			return ERR_IO;
	}
	if (r->has_begun) {
		note_kind(r, BREAKS_END);
		step_all(r);
	}
	return OK;
}

enum err reminder_run(const struct breaks_rim *rim)
{
	static struct reminder r; /* one for the life of the program */
	r = (struct reminder){.rim = rim,
			      .told = {.way = DESK_STAND},
			      .jump_fd = -1,
			      .lock_fd = -1,
			      .link = {.desk = {.display = rim->display, .wayland = rim->wayland, .pace = rim->pace}, .told = &link_told},
			      .keep = {.work = {.program = rim->program, .db = rim->db, .content = rim->content, .deadline_ms = WORK_MS}}};
	r.link.ctx = &r;
	if (rim->runtime_dir != NULL)
		snprintf(r.picture, sizeof r.picture, "%.400s/trivet-break.svg", rim->runtime_dir);
	enum err e = sd_event_new(&r.link.desk.event) < 0 ? ERR_IO : loop(&r);
	if (e == ERR_CONFLICT)
		say(&r, "the reminder is already running; trivet breaks status shows what it is doing", NULL);
	else if (e == ERR_IO)
		say(&r, "the reminder could not continue", strerror(errno));
	link_close(&r.link);
	if (r.picture[0] != '\0')
		unlink(r.picture);
	sd_event_source_disable_unref(r.wake);
	sd_event_source_disable_unref(r.retry);
	sd_event_source_disable_unref(r.jump);
	if (r.jump_fd >= 0)
		close(r.jump_fd);
	if (r.lock_fd >= 0)
		close(r.lock_fd);
	sd_event_unref(r.link.desk.event);
	return e;
}
