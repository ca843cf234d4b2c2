/* diary_line.c - one line of the diary, whatever it is, and what its pages share. */
#include "web/pages/diary/diary.h"

#include "record/set_off.h"

#include "web/server/slip.h"

enum { MINUTE_S = 60 };

url diary_url(const char *before, int64_t id, const char *rest, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, before);
	w_int(&w, id);
	w_z(&w, rest);
	return (url){arena_keep(a, &w)};
}

enum err diary_id(const struct request *q, size_t segment, int64_t *ret_id)
{
	return str_int(q->segment[segment], ret_id) && *ret_id > 0 ? OK : ERR_MISSING;
}

bool diary_is_day(const struct person *who, day on)
{
	return on.n >= DIARY_FIRST.n && on.n <= who->today.n;
}

bool diary_when(const struct person *who, day on, const struct value *time, const struct moment *kept, struct moment *ret_at)
{
	if (!time->given) {
		*ret_at = kept == NULL && on.n == who->today.n ? who->now : MOMENT_NONE;
		return true;
	}
	return diary_moment(on, (int32_t)time->number, kept != NULL ? *kept : MOMENT_NONE, who->caller.zones, ret_at) != CIVIL_NEVER;
}

str diary_text(const struct value *v, str kept)
{
	str sent = v->given ? v->text : STR("");
	return str_eq(sent, str_trim(kept)) ? kept : sent;
}

bool diary_is_past(const struct person *who, struct moment at)
{
	return !moment_is_known(at) || at.at.s < who->now.at.s + MINUTE_S;
}

/* The places of an entry, by their names. */
static void put_places(const struct person *who, const struct store_entry *e, struct diary_line *line, struct arena *a)
{
	struct diary_place *places = arena_new(a, struct diary_place, e->n_regions + 1);
	for (size_t i = 0; places != NULL && i < e->n_regions; i++) {
		const struct region *region = places_region(who->pack, e->regions[i].region);
		if (region != NULL)
			places[line->n_places++] = (struct diary_place){region->name, e->regions[i].intensity};
	}
	line->places = places;
}

static void put_scores(const struct store_activities *activities, const struct store_entry *e, struct diary_line *line, struct arena *a)
{
	struct diary_score *scores = arena_new(a, struct diary_score, e->n_scores + 1);
	for (size_t i = 0; scores != NULL && i < e->n_scores; i++) {
		const struct store_activity *activity = diary_activity(activities, e->scores[i].activity);
		if (activity != NULL)
			scores[line->n_scores++] = (struct diary_score){activity->words, e->scores[i].score};
	}
	line->scores = scores;
}

struct diary_line diary_entry_line(const struct person *who, const struct store_entry *e, const struct store_activities *activities, struct arena *a)
{
	struct diary_line line = {.entry = e, .name = STR(""), .at = log_clock(e->at, a), .edit = diary_url("/diary/", e->id, "", a)};
	struct writer w = arena_writer(a);
	set_off_say(&w, e->set_off);
	line.after = arena_keep(a, &w);
	put_places(who, e, &line, a);
	put_scores(activities, e, &line, a);
	return line;
}

struct diary_line diary_deed_line(const struct person *who, const struct store_deed *d, struct arena *a)
{
	uint16_t item = pack_item(who->pack, d->item);
	return (struct diary_line){.deed = d,
				   .name = item != NONE ? who->pack->items[item].name : STR(""),
				   .at = log_clock(d->at, a),
				   .edit = diary_url("/diary/deed/", d->id, "", a)};
}

struct diary_line diary_mark_line(const struct store_mark *m, struct arena *a)
{
	return (struct diary_line){.mark = m, .name = STR(""), .at = STR(""), .edit = diary_url("/diary/mark/", m->id, "", a)};
}

/* The address of the question is that of the answer. */
void diary_ask(const struct request *q, struct response *r, const struct diary_line *line, day on)
{
	struct diary_remove_view v = {.form = csrf_key(q, r), .line = *line, .on = on, .keep = line->edit, .action = (url){q->path}};
	page_diary_remove(response_page(r, "Delete", NAV_DIARY), &v);
}

void diary_slip(struct response *r, const struct request *q, str field, enum diary_slip slip)
{
	static const str says[] = {
		[SLIP_DAY] = STR_INIT("Choose today or an earlier day, from 2000 on. Nothing else is lost."),
		[SLIP_TIME] = STR_INIT("Choose a time that has passed. Nothing else is lost."),
		[SLIP_SKIPPED] = STR_INIT("That time did not exist, because the clocks went forward. Choose another. Nothing else is lost."),
		[SLIP_NOTHING] = STR_INIT("Enter how it was, or what was done."),
		[SLIP_STRENGTH] = STR_INIT("Enter how strong it is here, a whole number from 0 to 10, or leave the box empty. Nothing else is lost."),
		[SLIP_SCORE] = STR_INIT("Enter how well it went, a whole number from 0 to 10, for at most three activities. Nothing else is lost."),
		[SLIP_LONG] = STR_INIT("Shorten the text to 2000 letters, fewer if many have accents. Nothing else is lost."),
		[SLIP_LAST] = STR_INIT("The last day cannot be before the first. Nothing else is lost."),
		[SLIP_FULL] = STR_INIT("The diary already asks about three. Stop asking about one of them first. Nothing else is lost."),
	};
	response_slip(r, q, field, says[slip]);
}
