/* plan_file.c - the pages of a practitioner's plan. */
#include "web/plan_file.h"

#include "base/json.h"
#include "web/check.h"
#include "web/slip.h"
#include "web/upload.h"

enum { SAY_ROOM = 512, WORDS_SHOWN = 6 };

/* ---- reading one ---- */

enum { TEXT };

const struct field plan_file_fields[1] = {
	[TEXT] = {.name = "plan", .label = "The plan file", .kind = FIELD_RAW, .min = 1, .max = PLAN_FILE_MAX},
};

static const char *why_left_out(const struct plan_left_out *x)
{
	switch (x->verdict) {
	case GO:
	case ADAPT: return "There is no room for it, or you said you do not have what it needs.";
	case ASK_CLINICIAN: return "Not without a clinician who knows you and says yes to this very thing.";
	case ANSWER_FIRST: return "Some questions that matter for it are open.";
	case AVOID: return "It does not go with what you told us.";
	case VERDICTS: break;
	}
	return "";
}

static enum err put_left_out(const struct pack *p, const struct plan_proposal *proposal, struct arena *a, struct plan_file_view *v)
{
	struct file_left_out *list = arena_new(a, struct file_left_out, proposal->n_left_out + 1);
	if (list == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < proposal->n_left_out; i++) {
		const struct plan_left_out *x = &proposal->left_out[i];
		struct allowed allowed = {.verdict = x->verdict, .behind = x->behind};
		str *words = arena_new(a, str, WORDS_SHOWN);
		list[i] = (struct file_left_out){.item = &p->items[x->item], .why = why_left_out(x), .words = words};
		list[i].n_words = words == NULL ? 0 : allow_words(p, list[i].item, &allowed, words, WORDS_SHOWN);
	}
	v->left_out = list;
	v->n_left_out = proposal->n_left_out;
	return OK;
}

/* Why it is no plan: said at the box where it came in. */
static void refuse(struct response *r, const struct request *q, const char *what, str why)
{
	struct writer w = arena_writer(r->arena);
	w_z(&w, what);
	w_str(&w, why);
	response_slip(r, q, str_eq(q->path, STR("/plan/write")) ? STR("item") : STR("file"), arena_keep(r->arena, &w));
}

/* What is wrong with the text, or what it would do. */
static enum err look_at(const struct person *who, str text, struct arena *a, struct plan_file_view *v)
{
	char room[SAY_ROOM];
	struct writer say = writer_on(room, sizeof room);
	struct plan_proposal *proposal = arena_new(a, struct plan_proposal, 1);
	v->text = text;
	if (text.n == 0 || text.n > PLAN_FILE_MAX) {
		v->wrong = text.n == 0 ? STR("Choose the file, or paste all of it into the box.") : STR("It is too large for a plan file.");
		return OK;
	}
	enum err e = plan_file_read(who->pack, text, a, &say, &v->file);
	if (e == ERR_INPUT) {
		v->wrong = arena_copy(a, writer_str(&say));
		return OK;
	}
	if (e != OK || proposal == NULL)
		return ERR_FULL;
	v->is_plan = true;
	v->is_open = who->plan.refusal == PLAN_OPEN;
	if (!v->is_open)
		return OK;
	plan_propose(who, &v->file, proposal);
	plan_history_lines(who->pack, &proposal->differences, a, &v->changes);
	return put_left_out(who->pack, proposal, a, v);
}

enum err plan_file_show(struct site *site, const struct request *q, struct response *r)
{
	(void)site;
	struct plan_file_view v = {.form = csrf_key(q, r)};
	page_plan_file(response_page(r, "A plan from your practitioner", NAV_PLAN), &v);
	return OK;
}

enum err plan_file_look(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct plan_file_view v = {.form = csrf_key(q, r)};
	TRY(own_person(site, q, r, &who));
	TRY(look_at(who, upload_text(q, &q->value[TEXT], r->arena), r->arena, &v));
	if (v.wrong.n > 0)
		refuse(r, q, "This cannot be read as a plan. ", v.wrong);
	page_plan_file(response_page(r, "A plan from your practitioner", NAV_PLAN), &v);
	return OK;
}

enum err plan_file_take(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct plan_file_view v = {.form = csrf_key(q, r)};
	char room[WHY_ROOM];
	struct writer why = writer_on(room, sizeof room);
	TRY(own_person(site, q, r, &who));
	TRY(look_at(who, upload_text(q, &q->value[TEXT], r->arena), r->arena, &v));
	if (!v.is_open) {
		r->status = 400;
		if (v.wrong.n > 0)
			refuse(r, q, "This cannot be read as a plan. ", v.wrong);
		page_plan_file(response_page(r, "A plan from your practitioner", NAV_PLAN), &v);
		return OK;
	}
	TRY(own_changes(q, r, &acts));
	act_take_over(acts, who, &v.file, &why);
	TRY(check_record_plan(site, acts, who, arena_copy(r->arena, writer_str(&why))));
	response_see(r, URL("/plan"));
	return OK;
}

/* ---- writing one ---- */

enum { FROM, NOTE, ITEMS, MINUTES, DAYS };

const struct field plan_write_fields[5] = {
	[FROM] = {.name = "from", .label = "Your name, or your practice", .kind = FIELD_LINE, .min = 0, .max = PLAN_FROM_MAX / 4},
	[NOTE] = {.name = "note", .label = "A word to the person", .kind = FIELD_TEXT, .min = 0, .max = PLAN_NOTE_MAX / 4},
	[ITEMS] = {.name = "item", .label = "What is in it", .kind = FIELD_MANY},
	[MINUTES] = {.name = "minutes.", .label = "Minutes", .kind = FIELD_PAIRS},
	[DAYS] = {.name = "days.", .label = "Days a week", .kind = FIELD_PAIRS},
};

static str field_name(const char *prefix, str id, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, prefix);
	w_str(&w, id);
	return arena_keep(a, &w);
}

/* What was sent for an item; `usual` when nothing was, or it is no number. Its range is held by the reader of the file. */
static int32_t amount_sent(struct pairs sent, str id, int32_t usual)
{
	str text;
	int64_t n;
	return pairs_find(sent, id, &text) && str_int(text, &n) && n > 0 && n < 1000 ? (int32_t)n : usual;
}

static bool is_ticked(struct pairs ticked, str id)
{
	for (size_t i = 0; i < ticked.n; i++)
		if (str_eq(ticked.p[i].value, id))
			return true;
	return false;
}

/* The rows of a leg: as they were sent, or at first as the plan of this trivet has them. */
static enum err put_rows(const struct person *who, enum leg leg, const struct value *sent, struct arena *a, struct plan_write_leg *to)
{
	static const char *const names[LEGS] = {"Treatment", "Practice", "Change"};
	const struct pack *p = who->pack;
	struct plan_write_row *rows = arena_new(a, struct plan_write_row, p->n_items);
	if (rows == NULL)
		return ERR_FULL;
	*to = (struct plan_write_leg){.name = names[leg], .rows = rows};
	for (uint16_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		const struct step *own = plan_step(&who->plan, i);
		if (it->leg != leg)
			continue;
		struct plan_write_row *row = &rows[to->n++];
		*row = (struct plan_write_row){.item = it,
					       .is_chosen = sent == NULL ? own != NULL : is_ticked(sent[ITEMS].many, it->id),
					       .minutes = it->dose.minutes.use,
					       .per_week = it->dose.per_week.use};
		if (sent != NULL) {
			row->minutes = it->dose.minutes.most == 0 ? 0 : amount_sent(sent[MINUTES].many, it->id, row->minutes);
			row->per_week = it->dose.per_week.most == 0 ? 0 : amount_sent(sent[DAYS].many, it->id, row->per_week);
		}
		row->id = field_name("write-", it->id, a);
		row->minutes_field = field_name("minutes.", it->id, a);
		row->days_field = field_name("days.", it->id, a);
	}
	return a->full ? ERR_FULL : OK;
}

static enum err write_view(const struct person *who, const struct value *sent, struct arena *a, struct plan_write_view *v)
{
	v->from = sent != NULL && sent[FROM].given ? sent[FROM].text : STR("");
	v->note = sent != NULL && sent[NOTE].given ? sent[NOTE].text : STR("");
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		TRY(put_rows(who, l, sent, a, &v->legs[l]));
	return OK;
}

enum err plan_write_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct plan_write_view v = {.form = csrf_key(q, r)};
	TRY(own_person(site, q, r, &who));
	TRY(write_view(who, NULL, r->arena, &v));
	page_plan_write(response_page(r, "Write a plan", NAV_PLAN), &v);
	return OK;
}

/* The file as its own reader takes it; what it refuses is said. */
static enum err make_file(const struct person *who, const struct plan_write_view *v, struct arena *a, struct writer *say, str *ret_text)
{
	struct plan_file file = {.from = v->from, .note = v->note, .made_on = who->today}, again;
	struct writer w;
	struct json j;
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		for (size_t i = 0, n = 0; i < v->legs[l].n; i++) {
			const struct plan_write_row *row = &v->legs[l].rows[i];
			if (!row->is_chosen)
				continue;
			if (n++ == STEPS_MAX) {
				w_z(say, "A leg has at most four steps. Fewer are more likely to be done.");
				return ERR_INPUT;
			}
			file.lines.of[file.lines.n++] = (struct plan_line){
				.leg = l, .item = pack_item(who->pack, row->item->id), .minutes = row->minutes, .per_week = row->per_week};
		}
	w = arena_writer(a);
	j = json_on(&w);
	plan_file_write(&j, who->pack, &file);
	w_char(&w, '\n');
	*ret_text = arena_keep(a, &w);
	return plan_file_read(who->pack, *ret_text, a, say, &again);
}

enum err plan_write_make(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	char room[SAY_ROOM];
	struct writer say = writer_on(room, sizeof room);
	struct plan_write_view v = {.form = csrf_key(q, r)};
	str text;
	TRY(own_person(site, q, r, &who));
	TRY(write_view(who, q->value, r->arena, &v));
	enum err e = make_file(who, &v, r->arena, &say, &text);
	if (e == ERR_INPUT) {
		refuse(r, q, "No file was made. ", writer_str(&say));
		page_plan_write(response_page(r, "Write a plan", NAV_PLAN), &v);
		return OK;
	}
	TRY(e);
	response_bytes(r, "application/json", text);
	response_header(r, "Content-Disposition", "attachment; filename=\"trivet-plan.json\"");
	return OK;
}
