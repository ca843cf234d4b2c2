/* record.c - all that is remembered. */
#include "app/record.h"

#include <string.h>

#include "base/hash.h"

const str record_origin_words[STORE_FROM_BREAK + 1] = {STR_INIT("session"), STR_INIT("log"), STR_INIT("break")};
const str record_mark_words[STORE_MARK_OTHER + 1] = {STR_INIT("flare"), STR_INIT("ill"), STR_INIT("travel"), STR_INIT("other")};
const str record_outcome_words[STORE_BREAK_MISSED + 1] = {STR_INIT("taken"), STR_INIT("own"), STR_INIT("skipped"), STR_INIT("snoozed"),
							  STR_INIT("missed")};

static const struct store_days ever = {{-719162}, {2932896}}; /* DAY_MIN, DAY_MAX */

static enum err read_trials(struct store_reader *r, struct arena *a, struct record *all)
{
	TRY(store_trials(r, STORE_PERSON, a, &all->trials));
	struct store_trial_days *days = arena_new(a, struct store_trial_days, all->trials.n + 1);
	if (days == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < all->trials.n; i++)
		TRY(store_trial_days(r, STORE_PERSON, all->trials.at[i].id, a, &days[i]));
	all->trial_days = days;
	return OK;
}

static enum err read_short(struct store_reader *r, struct arena *a, struct record *all)
{
	TRY(store_identity(r, STORE_PERSON, a, &all->identity));
	TRY(store_answers(r, STORE_PERSON, a, &all->answers));
	TRY(store_cleareds(r, STORE_PERSON, a, &all->cleareds));
	TRY(store_activities(r, STORE_PERSON, a, &all->activities));
	TRY(read_trials(r, a, all));
	TRY(store_settings(r, STORE_PERSON, a, &all->settings));
	return store_intentions(r, STORE_PERSON, a, &all->intentions);
}

static enum err read_all(struct store_reader *r, struct arena *a, struct record *all)
{
	TRY(read_short(r, a, all));
	TRY(store_entries(r, STORE_PERSON, ever, a, &all->entries));
	TRY(store_entry_regions(r, STORE_PERSON, ever, a, &all->regions));
	TRY(store_scores(r, STORE_PERSON, ever, a, &all->scores));
	TRY(store_deeds(r, STORE_PERSON, ever, a, &all->deeds));
	TRY(store_marks(r, STORE_PERSON, ever, a, &all->marks));
	TRY(store_breaks(r, STORE_PERSON, ever, a, &all->breaks));
	TRY(store_desk_days(r, STORE_PERSON, ever, a, &all->desk_days));
	TRY(store_plans(r, STORE_PERSON, a, &all->plans));
	return store_reassessments(r, STORE_PERSON, a, &all->reassessments);
}

static size_t rows_of(const struct record *all)
{
	size_t n = all->answers.n + all->cleareds.n + all->entries.n + all->regions.n + all->scores.n + all->activities.n + all->deeds.n +
		   all->marks.n + all->trials.n + all->breaks.n + all->desk_days.n + all->plans.n + all->reassessments.n + all->settings.n +
		   all->intentions.n;
	for (size_t i = 0; i < all->trials.n; i++)
		n += all->trial_days[i].n;
	return n;
}

/* Two roads to one number: an index that lost rows must not make a short diary look whole. */
static enum err count_again(struct store_reader *r, const struct record *all)
{
	int64_t n = 0;
	TRY(store_rows(r, STORE_PERSON, &n));
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

/* ---- one by one ---- */

enum err record_open(struct store_reader *r, struct arena *a, struct record_stream *stream, struct record *ret_record)
{
	struct record all = {.stream = stream};
	*stream = (struct record_stream){.reader = r};
	TRY(store_read_begin(r));
	stream->failed = read_short(r, a, &all);
	stream->arena = arena_on(a->p + a->n, a->cap - a->n);
	if (stream->failed == OK)
		*ret_record = all;
	return stream->failed;
}

enum err record_close(struct record_stream *stream)
{
	store_read_end(stream->reader);
	return stream->failed;
}

struct record_walk record_each(const struct record *of, enum store_kind kind)
{
	if (of->stream != NULL && of->stream->failed == OK)
		of->stream->failed = store_walk_begin(of->stream->reader, STORE_PERSON, kind);
	return (struct record_walk){.of = of, .kind = kind};
}

static bool next_read(struct record_walk *walk, void *ret_thing)
{
	struct record_stream *stream = walk->of->stream;
	if (stream->failed != OK)
		return false;
	stream->arena.n = 0;
	enum err e = store_walk_next(stream->reader, STORE_PERSON, walk->kind, &stream->arena, ret_thing);
	if (e == OK)
		return true;
	if (e != ERR_MISSING)
		stream->failed = e;
	store_walk_end(stream->reader, walk->kind);
	return false;
}

static void next_entry(struct record_walk *walk, struct store_entry *ret_entry)
{
	const struct record *all = walk->of;
	size_t r = walk->r, s = walk->s;
	struct store_entry e = all->entries.at[walk->i];
	while (walk->r < all->regions.n && all->regions.at[walk->r].entry == e.id)
		walk->r++;
	while (walk->s < all->scores.n && all->scores.at[walk->s].entry == e.id)
		walk->s++;
	e.n_regions = walk->r - r;
	e.n_scores = walk->s - s;
	e.regions = e.n_regions > 0 ? (struct store_region *)(uintptr_t)&all->regions.at[r] : NULL;
	e.scores = e.n_scores > 0 ? (struct store_score *)(uintptr_t)&all->scores.at[s] : NULL;
	*ret_entry = e;
}

/* The list of a kind: where it is, how many things of which size. */
static size_t list_of(const struct record *all, enum store_kind kind, const void **ret_at, size_t *ret_size)
{
#define LIST_OF(list) (*ret_at = (list).at, *ret_size = sizeof *(list).at, (list).n)
	switch (kind) {
	case STORE_ENTRIES: return LIST_OF(all->entries);
	case STORE_DEEDS: return LIST_OF(all->deeds);
	case STORE_MARKS: return LIST_OF(all->marks);
	case STORE_TRIALS: return LIST_OF(all->trials);
	case STORE_BREAKS: return LIST_OF(all->breaks);
	case STORE_DESK_DAYS: return LIST_OF(all->desk_days);
	case STORE_PLANS: return LIST_OF(all->plans);
	case STORE_REASSESSMENTS: return LIST_OF(all->reassessments);
	case STORE_KINDS: break;
	}
	return 0;
#undef LIST_OF
}

bool record_next(struct record_walk *walk, void *ret_thing)
{
	const void *at = NULL;
	size_t size = 0;
	if (walk->of->stream != NULL)
		return next_read(walk, ret_thing);
	if (walk->i >= list_of(walk->of, walk->kind, &at, &size))
		return false;
	if (walk->kind == STORE_ENTRIES)
		next_entry(walk, ret_thing);
	else
		memcpy(ret_thing, (const char *)at + walk->i * size, size);
	walk->i++;
	return true;
}

enum err app_record(struct app *app, struct arena *a, struct record *ret_record)
{
	struct store_reader *r = app_reader(app);
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
