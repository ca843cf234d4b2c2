/* trials_read.c - a trial out of its stored JSON. */
#include "table/json_in.h"
#include "me/trials.h"

static bool read_seed(str text, uint64_t *ret_seed)
{
	uint64_t seed = 0;
	for (size_t i = 0; i < text.n; i++) {
		size_t digit = str_find(STR("0123456789abcdef"), text.p[i]);
		if (digit == 16)
			return false;
		seed = seed << 4 | digit;
	}
	*ret_seed = seed;
	return text.n == TRIAL_SEED_DIGITS;
}

/* Blocks of another length would be drawn otherwise: such a trial is not read as if it were one of ours. */
static bool read_design(const struct pack *p, const json_t *root, struct trial_kept *kept)
{
	str b = json_in_text(root, "b");
	if (!json_in_has_int(root, "block_days", TRIAL_BLOCK_DAYS, TRIAL_BLOCK_DAYS) ||
	    !json_in_has_int(root, "washout_days", TRIAL_WASHOUT_DAYS, TRIAL_WASHOUT_DAYS) ||
	    !json_in_has_int(root, "pairs", TRIAL_PAIRS_LEAST, TRIAL_PAIRS_MOST))
		return false;
	kept->design.pairs = (int32_t)json_integer_value(json_object_get(root, "pairs"));
	kept->arms = (struct trial_arms){.a = pack_item(p, json_in_text(root, "a")), .b = b.n == 0 ? NONE : pack_item(p, b)};
	return kept->arms.a != NONE && (b.n == 0 || kept->arms.b != NONE) && read_seed(json_in_text(root, "seed"), &kept->design.seed);
}

bool trial_read_kept(const struct pack *p, const struct store_trial *stored, struct trial_kept *ret_kept)
{
	json_t *root = json_in(stored->text, NULL);
	struct trial_kept kept = {.id = stored->id, .design = {.begun = stored->begun, .ended = stored->ended}};
	size_t why = word_index(trial_end_words, TRIAL_ENDS, stored->why);
	bool is_read = json_is_object(root) && read_design(p, root, &kept);
	json_decref(root);
	if (stored->ended.n != DAY_MAX.n)
		kept.end = why == TRIAL_NOT_ENDED || why == TRIAL_ENDS ? TRIAL_ENDED_BY_WISH : (enum trial_end)why;
	if (is_read)
		*ret_kept = kept;
	return is_read;
}
