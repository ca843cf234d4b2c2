/* review_read.c - a look back out of its stored JSON. */
#include <jansson.h>

#include "app/review.h"

static int32_t read_int(const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);
	return json_is_integer(v) && json_integer_value(v) >= 0 && json_integer_value(v) <= INT32_MAX ? (int32_t)json_integer_value(v) : NOT_MEASURED;
}

static struct look read_look(const json_t *object)
{
	return (struct look){.pain_tenths = read_int(object, "pain_tenths"), .activities_tenths = read_int(object, "activities_tenths")};
}

bool review_read(const struct store_reassessment *stored, struct review *ret_review)
{
	json_error_t error;
	json_t *root = json_loadb(stored->text.p, stored->text.n, JSON_REJECT_DUPLICATES, &error);
	if (!json_is_object(root)) {
		json_decref(root);
		return false;
	}
	struct review v = {.id = stored->id, .on = stored->day, .worst = read_int(root, "worst"), .now = read_int(root, "pain_now")};
	size_t word = word_index(change_words, CHANGE_VERY_MUCH_WORSE + 1, str_of(json_string_value(json_object_get(root, "word"))));
	int32_t weeks = read_int(root, "weeks"), visits = read_int(root, "visits");
	v.in.then = read_look(json_object_get(root, "then"));
	v.in.now = read_look(json_object_get(root, "now"));
	v.in.word = word <= CHANGE_VERY_MUCH_WORSE ? (enum change_word)word : CHANGE_NOT_ASKED;
	v.in.something_new = json_is_true(json_object_get(root, "something_new"));
	v.in.weeks = weeks == NOT_MEASURED ? 0 : weeks;
	v.visits = visits == NOT_MEASURED ? 0 : visits;
	json_decref(root);
	*ret_review = v;
	return true;
}
