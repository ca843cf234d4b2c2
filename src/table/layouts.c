/* layouts.c - files from other programs, recognised by the names of their columns. */
#include "table/layouts.h"

#include "table/fold.h"

static const struct layout layouts[] = {
	{.program = "trivet", .needs = {"day", "pain now"}, .is_own = true},
	{.program = "Daylio", .needs = {"weekday", "mood", "activities"}, .columns = {{"scales", HEAD_NAMED, {0}}}},
	{.program = "Bearable", .needs = {"time of day", "category", "rating amount"}, .pain = {0, 4}},
	{.program = "Visible", .needs = {"observation date", "tracker name", "observation value"}, .pain = {0, 3}},
	{.program = "Track & Graph", .needs = {"featurename", "timestamp", "value"}},
	{.program = "drip", .needs = {"date", "temperature value", "bleeding value"}},
	{.program = "Migraine Buddy", .needs = {"started", "lasted", "pain level"}},
	{.program = "Garmin Connect",
	 .needs = {"sleep score 4 weeks", "score"},
	 .columns = {{"score", HEAD_SLEEP, {0, 100}}, {"quality", HEAD_BESIDE, {0}}}},
	{.program = "Garmin Connect",
	 .needs = {"score", "body battery", "bedtime"},
	 .columns = {{"score", HEAD_SLEEP, {0, 100}}, {"quality", HEAD_BESIDE, {0}}}},
	{.program = "Fitbit", .needs = {"sleep log entry id", "overall score"}, .columns = {{"overall score", HEAD_SLEEP, {0, 100}}}},
	{.program = "Fitbit", .needs = {"start time", "minutes asleep", "time in bed"}},
	{.program = "Oura", .needs = {"date", "sleep score", "readiness score"}, .columns = {{"sleep score", HEAD_SLEEP, {0, 100}}}},
	{.program = "Sleep Cycle",
	 .needs = {"start", "end", "sleep quality"},
	 .columns = {{"sleep quality", HEAD_SLEEP, {0, 100}}, {"notes", HEAD_NAMED, {0}}, {"sleep notes", HEAD_NAMED, {0}}}},
	{.program = "Sleep as Android",
	 .needs = {"id", "tz", "from"},
	 .columns = {{"from", HEAD_START, {0}},
		     {"to", HEAD_BESIDE, {0}},
		     {"rating", HEAD_SLEEP, {0, 5}},
		     {"hours", HEAD_HOURS, {0}},
		     {"id", HEAD_BESIDE, {0}}}},
	{.program = "Withings", .needs = {"from", "to", "light"}, .columns = {{"from", HEAD_START, {0}}, {"to", HEAD_BESIDE, {0}}}},
	{.program = "Health Auto Export", .needs = {"date time", "sleep analysis total"}},
	{.program = "Google Forms", .needs = {"zeitstempel"}},
	{.program = "Google Forms", .needs = {"horodateur"}},
	{.program = "Google Forms", .needs = {"marca temporal"}},
};

/* Its words without what is in round brackets. */
static str key_of(str name, char buffer[FOLD_BYTES])
{
	str words = fold_words(str_sub(name, 0, str_find(name, '(')), buffer);
	return words.n > 0 ? words : fold_words(name, buffer);
}

static bool has_column(const str *names, size_t n, const char *needed)
{
	char buffer[FOLD_BYTES];
	for (size_t i = 0; i < n; i++)
		if (str_eq(key_of(names[i], buffer), str_of(needed)))
			return true;
	return false;
}

static bool is_layout(const struct layout *l, const str *names, size_t n)
{
	for (size_t i = 0; i < LAYOUT_NEEDS && l->needs[i] != NULL; i++)
		if (!has_column(names, n, l->needs[i]))
			return false;
	return true;
}

const struct layout *layout_of(const str *names, size_t n)
{
	for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++)
		if (is_layout(&layouts[i], names, n))
			return &layouts[i];
	return NULL;
}

const struct layout_column *layout_column(const struct layout *l, str name)
{
	char buffer[FOLD_BYTES];
	str key = key_of(name, buffer);
	for (size_t i = 0; l != NULL && i < LAYOUT_COLUMNS && l->columns[i].name != NULL; i++)
		if (str_eq(key, str_of(l->columns[i].name)))
			return &l->columns[i];
	return NULL;
}
