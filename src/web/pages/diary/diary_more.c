/* diary_more.c - what can be added to today with one tap: what may have set it off, the night, the mood. */
#include "web/pages/diary/diary.h"

#include "record/set_off.h"

void diary_set_offs(int set, struct diary_set_off ret_set_offs[STORE_SET_OFFS])
{
	static const str says[STORE_SET_OFFS] = {STR_INIT("Long sitting"), STR_INIT("Stress"), STR_INIT("A bad night"), STR_INIT("A heavy load")};
	for (int i = 0; i < STORE_SET_OFFS; i++)
		ret_set_offs[i] = (struct diary_set_off){.word = set_off_words[i], .says = says[i], .is_on = (set >> i & 1) != 0};
}

/* The last entry of today, or one that says nothing yet. */
static enum err entry_of(struct app *app, const struct person *who, struct arena *a, struct store_entry *ret_entry)
{
	enum err e = app_entry_last(app, who->caller, who->today, a, ret_entry);
	if (e == ERR_MISSING)
		*ret_entry = diary_no_entry(who);
	return e == ERR_MISSING ? OK : e;
}

enum err diary_more_of(struct app *app, const struct person *who, struct form_key *form, struct arena *a, struct diary_more *ret_more)
{
	struct store_entry entry;
	TRY(entry_of(app, who, a, &entry));
	*ret_more = (struct diary_more){.form = form, .entry = entry};
	diary_set_offs(entry.set_off, ret_more->set_offs);
	return OK;
}

enum { SET_OFF, BESIDE };

/* clang-format off */
#define TAPPED(id, member, word, name_, ...) {.name = word, .label = name_, .kind = FIELD_INT, .min = 0, .max = STORE_PAIN_MAX},
const struct field diary_more_fields[DIARY_MORE_FIELDS] = {
	[SET_OFF] = {.name = "set_off", .label = "What may have set it off", .kind = FIELD_CHOICE, .choices = "sitting stress night load"},
	GAUGE_ROWS(GAUGE_SKIP, TAPPED)
};
/* clang-format on */

/* A second tap on the same number takes it back. */
static void tap(const struct value *v, int *number)
{
	if (v->given)
		*number = *number == (int)v->number ? STORE_PAIN_UNSET : (int)v->number;
}

enum err diary_more_keep(struct site *site, const struct request *q, struct response *r)
{
	const struct value *v = q->value;
	struct person *who;
	struct changes *acts;
	struct store_entry entry;
	int tapped = 0;
	TRY(own_person(site, q, r, &who));
	TRY(entry_of(site->app, who, r->arena, &entry));
	if (v[SET_OFF].given && !set_off_read(v[SET_OFF].text, &tapped))
		return ERR_INPUT;
	entry.set_off ^= tapped;
	bool is_given = v[SET_OFF].given;
	for (size_t i = 0; i < BESIDES; i++) {
		tap(&v[BESIDE + i], gauge_in(beside_of(i), &entry));
		is_given = is_given || v[BESIDE + i].given;
	}
	if (!is_given)
		return ERR_INPUT;
	TRY(own_changes(q, r, &acts));
	/* what was taken back may have been all that the entry said */
	if (store_entry_says(&entry))
		act_entry(acts, &entry);
	else if (entry.id > 0)
		act_change(acts, CHANGE_ENTRY_DELETE, (struct change){.entry = {.id = entry.id}});
	response_see(r, URL("/diary?kept=more#today"));
	return OK;
}
