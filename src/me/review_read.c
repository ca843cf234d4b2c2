/* review_read.c - a look back out of its stored JSON. */
#include "table/json_in.h"
#include "me/review.h"

static struct look read_look(const json_t *object)
{
	return (struct look){.pain_tenths = json_in_int(object, "pain_tenths", NOT_MEASURED),
			     .activities_tenths = json_in_int(object, "activities_tenths", NOT_MEASURED)};
}

bool review_read(const struct store_reassessment *stored, struct review *ret_review)
{
	json_t *root = json_in(stored->text, NULL);
	if (!json_is_object(root)) {
		json_decref(root);
		return false;
	}
	struct review v = {.id = stored->id,
			   .on = stored->day,
			   .worst = json_in_int(root, "worst", NOT_MEASURED),
			   .now = json_in_int(root, "pain_now", NOT_MEASURED)};
	size_t word = word_index(change_words, CHANGE_VERY_MUCH_WORSE + 1, json_in_text(root, "word"));
	v.in.then = read_look(json_object_get(root, "then"));
	v.in.now = read_look(json_object_get(root, "now"));
	v.in.word = word <= CHANGE_VERY_MUCH_WORSE ? (enum change_word)word : CHANGE_NOT_ASKED;
	v.in.something_new = json_is_true(json_object_get(root, "something_new"));
	v.in.weeks = json_in_int(root, "weeks", 0);
	v.visits = json_in_int(root, "visits", 0);
	json_decref(root);
	*ret_review = v;
	return true;
}
