/* diary_mark.c - days that were unlike others: added, edited, deleted. A treatment is not a mark, but something done. */
#include "web/pages/diary/diary.h"

struct diary_mark_view diary_mark_form(const struct person *who, struct form_key *form, const struct store_mark *mark, struct arena *a)
{
	struct diary_mark_view v = {.form = form, .mark = *mark, .is_new = mark->id == 0, .earliest = DIARY_FIRST, .latest = who->today};
	v.action = v.is_new ? URL("/diary/mark") : diary_url("/diary/mark/", mark->id, "", a);
	v.remove = diary_url("/diary/mark/", mark->id, "/delete", a);
	return v;
}

enum { KIND, FIRST, LAST, NOTE };

const struct field diary_mark_fields[4] = {
	[KIND] = {.name = "kind", .label = "What it was", .kind = FIELD_CHOICE, .choices = "flare ill travel other", .needed = true},
	[FIRST] = {.name = "first", .label = "First day", .kind = FIELD_DAY, .needed = true},
	[LAST] = {.name = "last", .label = "Last day", .kind = FIELD_DAY},
	[NOTE] = {.name = "note", .label = "Note", .kind = FIELD_TEXT, .min = 0, .max = STORE_NOTE_MAX},
};

static struct store_mark mark_sent(const struct value *v, const struct store_mark *old)
{
	return (struct store_mark){.id = old->id,
				   .first = v[FIRST].day,
				   .last = v[LAST].given ? v[LAST].day : v[FIRST].day,
				   .kind = (enum store_mark_kind)word_index(record_mark_words, MARK_KINDS, v[KIND].text),
				   .note = diary_text(&v[NOTE], old->note)};
}

static enum diary_slip slip_of(const struct store_mark *m, const struct person *who)
{
	if (!diary_is_day(who, m->first) || !diary_is_day(who, m->last))
		return SLIP_DAY;
	if (m->last.n < m->first.n)
		return SLIP_LAST;
	return m->note.n > STORE_NOTE_MAX ? SLIP_LONG : SLIP_NONE;
}

static str slip_field(const struct store_mark *m, const struct person *who, enum diary_slip slip)
{
	bool is_last = slip == SLIP_LAST || diary_is_day(who, m->first);
	return slip == SLIP_LONG ? STR("note") : is_last ? STR("last") : STR("first");
}

static enum err keep(const struct request *q, struct response *r, const struct person *who, const struct store_mark *old)
{
	struct changes *acts;
	struct store_mark mark = mark_sent(q->value, old);
	enum diary_slip slip = slip_of(&mark, who);
	if (slip != SLIP_NONE) {
		struct diary_mark_view form = diary_mark_form(who, csrf_key(q, r), &mark, r->arena);
		diary_slip(r, q, slip_field(&mark, who, slip), slip);
		page_diary_mark_edit(response_page(r, "One answer needs another look", NAV_DIARY), &form);
		return OK;
	}
	TRY(own_changes(q, r, &acts));
	act_mark(acts, &mark);
	response_see(r, URL("/diary?kept=done#saved"));
	return OK;
}

/* The one that the address names, and whose it is. */
static enum err mark_asked(struct site *site, const struct request *q, struct response *r, struct person **ret_person, struct store_mark *ret_mark)
{
	int64_t id;
	TRY(diary_id(q, 2, &id));
	TRY(own_person(site, q, r, ret_person));
	return app_mark(site->app, q->caller, id, r->arena, ret_mark);
}

enum err diary_mark_add(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	TRY(own_person(site, q, r, &who));
	return keep(q, r, who, &(struct store_mark){.note = STR("")});
}

enum err diary_mark_keep(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct store_mark old;
	TRY(mark_asked(site, q, r, &who, &old));
	return keep(q, r, who, &old);
}

enum err diary_mark_edit(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct store_mark mark;
	TRY(mark_asked(site, q, r, &who, &mark));
	struct diary_mark_view v = diary_mark_form(who, csrf_key(q, r), &mark, r->arena);
	page_diary_mark_edit(response_page(r, "Edit a mark", NAV_DIARY), &v);
	return OK;
}

enum err diary_mark_ask_remove(struct site *site, const struct request *q, struct response *r)
{
	struct store_mark mark;
	int64_t id;
	TRY(diary_id(q, 2, &id));
	TRY(app_mark(site->app, q->caller, id, r->arena, &mark));
	struct diary_line line = diary_mark_line(&mark, r->arena);
	diary_ask(q, r, &line, mark.first);
	return OK;
}

/* Not looked up first, as in diary_remove. */
enum err diary_mark_remove(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	int64_t id;
	(void)site;
	TRY(diary_id(q, 2, &id));
	TRY(own_changes(q, r, &acts));
	act_change(acts, CHANGE_MARK_DELETE, (struct change){.mark = {.id = id}});
	response_see(r, URL("/diary?kept=gone#saved"));
	return OK;
}
