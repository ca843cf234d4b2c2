/* record.c - all that is remembered. */
#include "me/record.h"

#include "base/hash.h"

const struct shape *const record_shapes[SECTIONS] = {
	[SECTION_ANSWERS] = &shape_answer,
	[SECTION_CLEARED] = &shape_cleared,
	[SECTION_ACTIVITIES] = &shape_activity,
	[SECTION_ENTRIES] = &shape_entry,
	[SECTION_DEEDS] = &shape_deed,
	[SECTION_MARKS] = &shape_mark,
	[SECTION_TRIALS] = &shape_trial,
	[SECTION_BREAKS] = &shape_break,
	[SECTION_DESK_DAYS] = &shape_desk_day,
	[SECTION_PLANS] = &shape_plan,
	[SECTION_REASSESSMENTS] = &shape_reassessment,
	[SECTION_SETTINGS] = &shape_setting,
	[SECTION_INTENTIONS] = &shape_intention,
};

/* Each is a pointer and a count. */
static const size_t list_at[SECTIONS] = {
	[SECTION_ANSWERS] = offsetof(struct record, answers),
	[SECTION_CLEARED] = offsetof(struct record, cleareds),
	[SECTION_ACTIVITIES] = offsetof(struct record, activities),
	[SECTION_ENTRIES] = offsetof(struct record, entries),
	[SECTION_DEEDS] = offsetof(struct record, deeds),
	[SECTION_MARKS] = offsetof(struct record, marks),
	[SECTION_TRIALS] = offsetof(struct record, trials),
	[SECTION_BREAKS] = offsetof(struct record, breaks),
	[SECTION_DESK_DAYS] = offsetof(struct record, desk_days),
	[SECTION_PLANS] = offsetof(struct record, plans),
	[SECTION_REASSESSMENTS] = offsetof(struct record, reassessments),
	[SECTION_SETTINGS] = offsetof(struct record, settings),
	[SECTION_INTENTIONS] = offsetof(struct record, intentions),
};

struct record_list record_list(const struct record *all, enum record_section section)
{
	struct record_list list;
	memcpy(&list, (const char *)all + list_at[section], sizeof list);
	return list;
}

void record_set_list(struct record *all, enum record_section section, struct record_list list)
{
	memcpy((char *)all + list_at[section], &list, sizeof list);
}

static const struct store_days ever = {{-719162}, {2932896}}; /* DAY_MIN, DAY_MAX */

static enum err read_trials(struct store_reader *r, struct arena *a, struct record *all)
{
	TRY(store_trials(r, a, &all->trials));
	struct store_trial_days *days = arena_new(a, struct store_trial_days, all->trials.n + 1);
	if (days == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < all->trials.n; i++)
		TRY(store_trial_days(r, all->trials.at[i].id, a, &days[i]));
	all->trial_days = days;
	return OK;
}

static enum err read_all(struct store_reader *r, struct arena *a, struct record *all)
{
	TRY(store_identity(r, a, &all->identity));
	TRY(store_answers(r, a, &all->answers));
	TRY(store_cleareds(r, a, &all->cleareds));
	TRY(store_entries(r, ever, a, &all->entries));
	TRY(store_entry_regions(r, ever, a, &all->regions));
	TRY(store_scores(r, ever, a, &all->scores));
	TRY(store_activities(r, a, &all->activities));
	TRY(store_deeds(r, ever, a, &all->deeds));
	TRY(store_marks(r, ever, a, &all->marks));
	TRY(read_trials(r, a, all));
	TRY(store_breaks(r, ever, a, &all->breaks));
	TRY(store_desk_days(r, ever, a, &all->desk_days));
	TRY(store_plans(r, a, &all->plans));
	TRY(store_reassessments(r, a, &all->reassessments));
	TRY(store_settings(r, a, &all->settings));
	return store_intentions(r, a, &all->intentions);
}

static size_t rows_of(const struct record *all)
{
	size_t n = all->regions.n + all->scores.n;
	for (enum record_section section = 0; section < SECTIONS; section++)
		n += record_list(all, section).n;
	for (size_t i = 0; i < all->trials.n; i++)
		n += all->trial_days[i].n;
	return n;
}

/* Two roads to one number: an index that lost rows must not make a short diary look whole. */
static enum err count_again(struct store_reader *r, const struct record *all)
{
	int64_t n = 0;
	TRY(store_rows(r, &n));
	return n >= 0 && (size_t)n == rows_of(all) ? OK : ERR_IO;
}

enum err record_read(struct store_reader *r, struct arena *a, struct record *ret_record)
{
	struct record all = {0};
	TRY(store_read_begin(r));
	enum err e = read_all(r, a, &all);
	if (e == OK)
		e = count_again(r, &all);
	store_read_end(r);
	if (e == OK)
		*ret_record = all;
	return e;
}

enum err app_record(struct app *app, struct caller caller, struct arena *a, struct record *ret_record)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = record_read(r, a, ret_record);
	app_reader_back(app, r);
	return e;
}

void record_reviews(const struct record *all, struct reviews *ret_reviews)
{
	const struct store_reassessments *list = &all->reassessments;
	ret_reviews->n = 0;
	for (size_t i = list->n > REVIEWS_MAX ? list->n - REVIEWS_MAX : 0; i < list->n; i++)
		if (review_read(&list->at[i], &ret_reviews->of[ret_reviews->n]))
			ret_reviews->n++;
}

/* ---- names ---- */

struct record_name record_name(const char *kind, int64_t number, str identity)
{
	static const char digits[] = "0123456789abcdef";
	uint64_t half[2] = {HASH_BEGIN, 0x9AE16A3B2F90404Fu}; /* two hashes with different beginnings make the 128 bits */
	struct record_name name;
	size_t n = 0;
	for (size_t k = 0; k < 2; k++) {
		half[k] = hash_bytes(half[k], kind, str_of(kind).n + 1);
		half[k] = hash_bytes(half[k], &number, sizeof number);
		half[k] = hash_end(hash_bytes(half[k], identity.p, identity.n));
	}
	half[0] = (half[0] & ~(uint64_t)0xF000) | 0x8000;                 /* version 8: made in a way of one's own */
	half[1] = (half[1] & ~((uint64_t)3 << 62)) | ((uint64_t)2 << 62); /* variant */
	for (size_t i = 0; i < 32; i++) {
		if (i == 8 || i == 12 || i == 16 || i == 20)
			name.text[n++] = '-';
		name.text[n++] = digits[half[i / 16] >> (60 - 4 * (i % 16)) & 15];
	}
	name.text[n] = '\0';
	return name;
}

int64_t record_number(struct record_count *count, day on, int64_t at)
{
	bool again = count->has_begun && count->on.n == on.n && count->at == at;
	*count = (struct record_count){on, at, again ? count->nth + 1 : 0, true};
	int64_t of[3] = {on.n, at, count->nth};
	return (int64_t)hash_end(hash_bytes(HASH_BEGIN, of, sizeof of));
}

int64_t record_number_of(str id)
{
	return (int64_t)hash_end(hash_str(HASH_BEGIN, id));
}
