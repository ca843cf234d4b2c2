/* post.c - claims, sends and marks. */
#include "clinic/post.h"

#include "clinic/changes.h"
#include "clinic/letter.h"
#include "clinic/mine.h"
#include "clinic/secret.h"

/* A claim that is older was left behind by a program that ended. The wait before the next try doubles: all in all 17 hours. */
enum { FORSAKEN_S = 600, FIRST_WAIT_S = 60, TRIES_MAX = 10 };

struct posting {
	const struct post *post;
	instant now;
	struct arena *arena;
	struct desk desk;
	struct store_mail mail;
	str job;
	bool has_one;
};

/* A visit that is off, or somebody who did not come, needs no reminder and no after-care. */
static bool is_pointless(const struct store_mail *m, const struct store_visit *v)
{
	bool is_follow_up = str_starts(m->kind, STR("follow-up"));
	bool waits = is_follow_up || str_starts(m->kind, STR("reminder"));
	return (waits && v->state != VISIT_BOOKED) || (is_follow_up && v->came == CAME_NOT) ||
	       (str_eq(m->kind, STR("verify")) && v->state != VISIT_HELD);
}

static enum err take_next(struct link *l, struct posting *g)
{
	struct store_visit v;
	TRY(store_mail_due(l, g->desk.organisation, g->now, g->arena, &g->mail));
	TRY(store_mail_claim(l, g->desk.organisation, &g->mail, g->now));
	TRY(store_visit(l, g->desk.organisation, g->mail.visit, g->arena, &v));
	if (is_pointless(&g->mail, &v)) {
		g->mail.state = MAIL_DROPPED;
		return store_mail_mark(l, g->desk.organisation, &g->mail, MAIL_CLAIMED, g->now);
	}
	struct letter letter;
	str secret = mine_letter_secret(&g->desk, v.id);
	enum err e = letter_write(&g->desk, g->post->pack, &v, &g->mail, &letter);
	if (e == ERR_INPUT) { /* of another trivet: it must not keep the others back */
		g->mail.state = MAIL_REFUSED;
		return store_mail_mark(l, g->desk.organisation, &g->mail, MAIL_CLAIMED, g->now);
	}
	TRY(e);
	if (secret.n > 0)
		TRY(store_link_add(l, g->desk.organisation, v.id, secret_hash(secret, g->arena)));
	g->job = letter_job(&g->desk, &g->mail, &letter);
	g->has_one = true;
	return g->job.n > 0 ? OK : ERR_FULL;
}

/* Opens the desk, and takes the next message that makes sense. */
enum err claim_run(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	struct posting *g = c->act;
	struct desk_wish wish = {g->post->organisation, g->post->zones, g->now, g->arena};
	enum err e = OK;
	g->has_one = false;
	TRY(desk_open(l, &wish, &g->desk));
	TRY(store_mail_late(l, g->desk.organisation, g->now));
	TRY(store_mail_forsaken(l, g->desk.organisation, (instant){g->now.s - FORSAKEN_S}));
	if (g->desk.clinic.mail.server.n == 0)
		return g->desk.is_test ? store_mail_send(l, g->desk.organisation, g->now) : OK;
	while (e == OK && !g->has_one)
		e = take_next(l, g);
	return e == ERR_MISSING ? OK : e; /* none is due, or another program took it: it goes on there */
}

static enum store_mail_state state_after(enum post_outcome outcome, int64_t tries)
{
	switch (outcome) {
	case POST_SENT: return MAIL_SENT;
	case POST_LATER: return tries < TRIES_MAX ? MAIL_QUEUED : MAIL_REFUSED;
	case POST_REFUSED: return MAIL_REFUSED;
	case POST_UNKNOWN: return MAIL_UNKNOWN;
	case POST_OUTCOMES: break;
	}
	return MAIL_UNKNOWN;
}

enum err mark_run(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	const struct posting *g = c->act;
	return store_mail_mark(l, g->desk.organisation, &g->mail, MAIL_CLAIMED, g->now);
}

static enum err send(struct posting *g, struct post_report *report)
{
	struct post_answer answer = {POST_REFUSED, letter_no_address};
	if (clinic_is_address(g->mail.to))
		g->post->send(g->post->ctx, g->job, g->arena, &answer);
	report->n[answer.outcome]++;
	g->mail.state = state_after(answer.outcome, g->mail.tries + 1);
	if (answer.outcome == POST_LATER)
		g->mail.due = (instant){g->now.s + ((int64_t)FIRST_WAIT_S << g->mail.tries)};
	g->mail.tries += answer.outcome != POST_SENT;
	g->mail.said = answer.said;
	return clinic_decide(g->post->store, g->post->organisation, CLINIC_MARK, g);
}

enum err post_run(const struct post *p, instant now, struct arena *a, struct post_report *ret_report)
{
	struct arena before = *a;
	struct posting g = {.post = p, .now = now, .arena = a};
	*ret_report = (struct post_report){.n = {0}};
	do {
		*a = before;
		TRY(clinic_decide(p->store, p->organisation, CLINIC_CLAIM, &g));
		ret_report->has_server = g.desk.clinic.mail.server.n > 0;
		if (g.has_one)
			TRY(send(&g, ret_report));
	} while (g.has_one && (p->is_over == NULL || !p->is_over(p->ctx)));
	return OK;
}

enum err settle_run(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct post_settling *s = c->act;
	const struct desk *d = s->desk;
	struct store_mails failed;
	(void)answer;
	TRY(store_mails_failed(l, d->organisation, d->arena, &failed));
	for (size_t i = 0; i < failed.n; i++) {
		struct store_mail m = failed.at[i];
		enum store_mail_state was = m.state;
		if (m.visit != s->visit || !str_eq(m.kind, s->kind))
			continue;
		m.state = s->sends ? MAIL_QUEUED : MAIL_DROPPED;
		m.due = d->now;
		m.tries = 0;
		m.said = STR("");
		return store_mail_mark(l, d->organisation, &m, was, d->now);
	}
	return ERR_MISSING;
}

enum err post_settle(struct store *s, struct post_settling settling)
{
	return clinic_decide(s, settling.desk->organisation, CLINIC_SETTLE, &settling);
}
