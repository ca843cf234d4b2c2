/* plan_file.c - the pages of a practitioner's plan. */
#include "web/pages/plan/plan_file.h"

#include "base/json.h"
#include "me/search.h"
#include "web/pages/check/check.h"
#include "web/server/slip.h"
#include "web/server/upload.h"
#include "web/server/saved.h"

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
	case ADAPT: return "It does not fit, or you said you do not have what it needs.";
	case ASK_CLINICIAN: return "Only if a clinician who knows you says yes to exactly this.";
	case ANSWER_FIRST: return "Some questions that matter for it are still open.";
	case AVOID: return "It does not fit what you told us.";
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

/* The plan that was sent. Fails: ERR_INPUT: it is none, and `say` tells why; ERR_FULL. */
static enum err read_sent(const struct request *q, const struct person *who, str text, struct writer *say, struct plan_file *ret_file,
			  struct arena *a)
{
	bool is_sent = upload_bytes(q, &q->value[TEXT]).n > 0;
	if (text.n > 0 && text.n <= PLAN_FILE_MAX)
		return plan_file_read(who->pack, text, a, say, ret_file);
	w_z(say, !is_sent ? "Choose the file first." : text.n == 0 ? "It is not a text file." : "It is too large for a plan file.");
	return ERR_INPUT;
}

/* What is wrong with the text, or what it would do. */
static enum err look_at(const struct request *q, const struct person *who, struct arena *a, struct plan_file_view *v)
{
	char buffer[SAY_ROOM];
	struct writer say = writer_on(buffer, sizeof buffer);
	struct plan_proposal *proposal = arena_new(a, struct plan_proposal, 1);
	v->text = upload_text(q, &q->value[TEXT], a);
	enum err e = read_sent(q, who, v->text, &say, &v->file, a);
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
	TRY(look_at(q, who, r->arena, &v));
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
	char buffer[WHY_ROOM];
	struct writer why = writer_on(buffer, sizeof buffer);
	TRY(own_person(site, q, r, &who));
	TRY(look_at(q, who, r->arena, &v));
	if (!v.is_open) {
		r->status = 400;
		if (v.wrong.n > 0)
			refuse(r, q, "This cannot be read as a plan. ", v.wrong);
		page_plan_file(response_page(r, "A plan from your practitioner", NAV_PLAN), &v);
		return OK;
	}
	TRY(own_changes(q, r, &acts));
	act_take_over(acts, who, &v.file, &why);
	TRY(app_record_plan(site->app, acts, who, arena_copy(r->arena, writer_str(&why))));
	response_saved(r, SAVED_PLAN, URL("/plan"));
	return OK;
}

/* ---- writing one ---- */

enum { FROM, NOTE, ITEMS, MINUTES, DAYS, SETS, SAYS, SESSIONS, APART, FIND, WHAT };

const struct field plan_write_show_fields[1] = {
	[0] = {.name = "from", .label = "What it begins with", .kind = FIELD_CHOICE, .choices = "own"},
};

const struct field plan_write_fields[11] = {
	[FROM] = {.name = "from", .label = "Your name, or your practice", .kind = FIELD_LINE, .min = 0, .max = PLAN_FROM_MAX / 4},
	[NOTE] = {.name = "note", .label = "A message to the person", .kind = FIELD_TEXT, .min = 0, .max = PLAN_NOTE_MAX / 4},
	[ITEMS] = {.name = "item", .label = "What is in it", .kind = FIELD_MANY},
	[MINUTES] = {.name = "minutes.", .label = "Minutes", .kind = FIELD_PAIRS},
	[DAYS] = {.name = "days.", .label = "Days a week", .kind = FIELD_PAIRS},
	[SETS] = {.name = "sets.", .label = "Sets", .kind = FIELD_PAIRS},
	[SAYS] = {.name = "say.", .label = "Remark", .kind = FIELD_LINES, .min = 1, .max = PLAN_SAY_MAX / 2},
	[SESSIONS] = {.name = "sessions", .label = "Treatments", .kind = FIELD_INT, .min = 1, .max = 40},
	[APART] = {.name = "apart", .label = "Days apart", .kind = FIELD_INT, .min = 1, .max = 60},
	[FIND] = {.name = "find", .label = "Find a step", .kind = FIELD_LINE, .min = 0, .max = SEARCH_BYTES_MOST},
	[WHAT] = {.name = "go", .label = "What to do", .kind = FIELD_CHOICE, .choices = "find make"},
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

/* A row as it usually is. */
static struct plan_write_row row_of(const struct item *it, struct arena *a)
{
	return (struct plan_write_row){.item = it,
				       .minutes = it->dose.minutes.use,
				       .per_week = it->dose.per_week.use,
				       .sets = it->dose.reps.use > 0 ? it->dose.sets.use : 0,
				       .say = STR(""),
				       .id = field_name("write-", it->id, a),
				       .minutes_field = field_name("minutes.", it->id, a),
				       .days_field = field_name("days.", it->id, a),
				       .sets_field = field_name("sets.", it->id, a),
				       .say_field = field_name("say.", it->id, a)};
}

/* All that there is, nothing of it chosen. */
static enum err empty_view(const struct person *who, struct arena *a, struct plan_write_view *v)
{
	static const char *const names[LEGS] = {"Treatment", "Practice", "Change"};
	const struct pack *p = who->pack;
	v->from = v->note = STR("");
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		struct plan_write_leg *leg = &v->legs[l];
		*leg = (struct plan_write_leg){.leg = l, .name = names[l], .rows = arena_new(a, struct plan_write_row, p->n_items)};
		for (size_t i = 0; leg->rows != NULL && i < p->n_items; i++)
			if (p->items[i].leg == l)
				leg->rows[leg->n++] = row_of(&p->items[i], a);
	}
	return a->full ? ERR_FULL : OK;
}

/* What was sent, put onto it. */
static void put_sent(const struct value *sent, struct plan_write_view *v)
{
	v->from = sent[FROM].given ? sent[FROM].text : STR("");
	v->note = sent[NOTE].given ? sent[NOTE].text : STR("");
	v->sessions = sent[SESSIONS].given ? (int32_t)sent[SESSIONS].number : 0;
	v->days_apart = sent[APART].given ? (int32_t)sent[APART].number : 0;
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		for (size_t i = 0; i < v->legs[l].n; i++) {
			struct plan_write_row *row = &v->legs[l].rows[i];
			str id = row->item->id, say;
			row->is_chosen = is_ticked(sent[ITEMS].many, id);
			row->minutes = row->item->dose.minutes.most == 0 ? 0 : amount_sent(sent[MINUTES].many, id, row->minutes);
			row->per_week = row->item->dose.per_week.most == 0 ? 0 : amount_sent(sent[DAYS].many, id, row->per_week);
			row->sets = row->sets == 0 ? 0 : amount_sent(sent[SETS].many, id, row->sets);
			if (pairs_find(sent[SAYS].many, id, &say))
				row->say = str_trim(say);
			v->legs[l].n_chosen += row->is_chosen;
		}
}

/* A plan that is there already, put onto it. */
static void put_file(const struct pack *p, const struct plan_file *file, struct plan_write_view *v)
{
	v->from = file->from;
	v->note = file->note;
	v->sessions = file->lines.sessions;
	v->days_apart = file->lines.days_apart;
	for (size_t k = 0; k < file->lines.n; k++) {
		const struct plan_line *line = &file->lines.of[k];
		struct plan_write_leg *leg = &v->legs[line->leg];
		for (size_t i = 0; i < leg->n; i++) {
			if (leg->rows[i].item != &p->items[line->item])
				continue;
			leg->rows[i].is_chosen = true;
			leg->rows[i].minutes = line->minutes > 0 ? line->minutes : leg->rows[i].minutes;
			leg->rows[i].per_week = line->per_week > 0 ? line->per_week : leg->rows[i].per_week;
			leg->rows[i].sets = line->sets > 0 ? line->sets : leg->rows[i].sets;
			leg->rows[i].say = file->says[k];
			leg->n_chosen++;
		}
	}
}

static bool is_hit(const struct search *found, const struct item *it)
{
	for (size_t i = 0; i < found->n; i++)
		if (found->at[i].item == it)
			return true;
	return false;
}

/* Only what was found, and what is chosen, stays in sight; nothing that was written is lost. */
static enum err find_steps(const struct pack *p, struct arena *a, struct plan_write_view *v)
{
	struct search found;
	if (v->find.n == 0)
		return OK;
	TRY(search_pack(p, v->find, a, &found));
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		for (size_t i = 0; i < v->legs[l].n; i++) {
			struct plan_write_row *row = &v->legs[l].rows[i];
			bool hit = is_hit(&found, row->item);
			row->is_hidden = !hit && !row->is_chosen;
			v->legs[l].is_open = v->legs[l].is_open || hit;
			v->n_found += hit;
		}
	return OK;
}

static void show_write(const struct plan_write_view *v, struct response *r)
{
	page_plan_write(response_page(r, "Write a plan", NAV_PLAN), v);
}

enum err plan_write_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct plan_write_view v = {.form = csrf_key(q, r)};
	TRY(own_person(site, q, r, &who));
	TRY(empty_view(who, r->arena, &v));
	if (q->value[0].given) {
		struct plan_file own = {.from = STR(""), .note = STR(""), .lines = plan_lines_of(&who->plan)};
		for (size_t i = 0; i < PLAN_LINES_MAX; i++)
			own.says[i] = STR("");
		put_file(who->pack, &own, &v);
	}
	show_write(&v, r);
	return OK;
}

enum err plan_write_from(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	char buffer[SAY_ROOM];
	struct writer say = writer_on(buffer, sizeof buffer);
	struct plan_write_view v = {.form = csrf_key(q, r)};
	struct plan_file file;
	TRY(own_person(site, q, r, &who));
	TRY(empty_view(who, r->arena, &v));
	enum err e = read_sent(q, who, upload_text(q, &q->value[TEXT], r->arena), &say, &file, r->arena);
	if (e == OK)
		put_file(who->pack, &file, &v);
	else if (e == ERR_INPUT)
		refuse(r, q, "This cannot be read as a plan. ", writer_str(&say));
	else
		return e;
	show_write(&v, r);
	return OK;
}

/* Which leg is full, with how many. */
static enum err say_full(struct writer *say, const struct plan_write_leg *leg)
{
	w_z(say, leg->name);
	w_z(say, " has ");
	w_int(say, (int64_t)leg->n_chosen);
	w_z(say, " steps; a leg has at most four. Fewer are more likely to be done.");
	return ERR_INPUT;
}

/* The file as its own reader takes it; what it refuses is said. */
static enum err make_file(const struct person *who, const struct plan_write_view *v, struct arena *a, struct writer *say, str *ret_text)
{
	struct plan_file file = {.from = v->from, .note = v->note, .made_on = who->today}, again;
	struct writer w;
	struct json j;
	file.lines.sessions = v->legs[LEG_TREATMENT].n_chosen > 0 ? v->sessions : 0;
	file.lines.days_apart = v->legs[LEG_TREATMENT].n_chosen > 0 ? v->days_apart : 0;
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		if (v->legs[l].n_chosen > STEPS_MAX)
			return say_full(say, &v->legs[l]);
		for (size_t i = 0; i < v->legs[l].n; i++) {
			const struct plan_write_row *row = &v->legs[l].rows[i];
			if (!row->is_chosen)
				continue;
			file.says[file.lines.n] = row->say;
			file.lines.of[file.lines.n++] = (struct plan_line){.leg = l,
									   .item = pack_item(who->pack, row->item->id),
									   .minutes = row->minutes,
									   .per_week = row->per_week,
									   .sets = row->sets != row->item->dose.sets.use ? row->sets : 0};
		}
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
	char buffer[SAY_ROOM];
	struct writer say = writer_on(buffer, sizeof buffer);
	struct plan_write_view v = {.form = csrf_key(q, r)};
	str text;
	TRY(own_person(site, q, r, &who));
	TRY(empty_view(who, r->arena, &v));
	put_sent(q->value, &v);
	if (q->value[WHAT].given && str_eq(q->value[WHAT].text, STR("find"))) {
		v.find = q->value[FIND].given ? str_trim(q->value[FIND].text) : STR("");
		TRY(find_steps(who->pack, r->arena, &v));
		show_write(&v, r);
		return OK;
	}
	enum err e = make_file(who, &v, r->arena, &say, &text);
	if (e == ERR_INPUT) {
		refuse(r, q, "No file was made. ", writer_str(&say));
		show_write(&v, r);
		return OK;
	}
	TRY(e);
	response_bytes(r, "application/json", text);
	response_header(r, "Content-Disposition", "attachment; filename=\"trivet-plan.json\"");
	return OK;
}
