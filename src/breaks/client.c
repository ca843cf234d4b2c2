/* client.c - `trivet breaks WORD`: one row a word. */
#include "breaks/client.h"

#include <string.h>

#include "base/text.h"
#include "breaks/service.h"
#include "breaks/words.h"

enum takes { TAKES_NOTHING, TAKES_WORD, TAKES_MINUTES };

struct row {
	const char *word, *method;
	enum takes takes;
	uint32_t minutes; /* when none are given; 0: they have to be */
	const char *usage, *done;
};

static const struct row rows[] = {
	{"now", "Now", TAKES_NOTHING, 0, "now", "Your break begins."},
	{"done", "Done", TAKES_NOTHING, 0, "done", "Saved."},
	{"own", "Own", TAKES_NOTHING, 0, "own", "Saved. The time starts again."},
	{"skip", "Skip", TAKES_WORD, 0, "skip, or skip and one word why", "Skipped."},
	{"snooze", "Snooze", TAKES_MINUTES, 5, "snooze, or snooze and 1 to 30 minutes", "It comes back in a few minutes."},
	{"pause", "Pause", TAKES_MINUTES, 60, "pause, or pause and a time such as 45m or 2h, up to 24h", "Quiet. Breaks come back by themselves."},
	{"until-tomorrow", "PauseUntilTomorrow", TAKES_NOTHING, 0, "until-tomorrow", "Quiet until tomorrow morning."},
	{"resume", "Resume", TAKES_NOTHING, 0, "resume", "Breaks are back."},
	{"on", "On", TAKES_NOTHING, 0, "on", "Breaks are on."},
	{"off", "Off", TAKES_NOTHING, 0, "off", "Breaks are off until you switch them on."},
	{"reload", "Reload", TAKES_NOTHING, 0, "reload", "The settings were read."},
	{"status", "Status", TAKES_NOTHING, 0, "status", ""},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

static const struct row *row_of(str word)
{
	for (size_t i = 0; i < ROWS; i++)
		if (str_eq(str_of(rows[i].word), word))
			return &rows[i];
	return NULL;
}

bool client_knows(str word)
{
	return row_of(word) != NULL;
}

static enum err refuse(const struct breaks_rim *rim, const struct row *row)
{
	fprintf(rim->err, "trivet breaks takes %s\n", row->usage);
	return ERR_INPUT;
}

/* The call with its argument. Fails: ERR_INPUT. */
static enum err call_of(sd_bus *bus, const struct row *row, const struct client_wish *wish, sd_bus_message **ret_call)
{
	char why[SERVICE_WHY_ROOM] = "";
	uint32_t minutes = row->minutes;
	sd_bus_message *m = NULL;
	str word = wish->n_words > 1 ? wish->words[1] : STR("");
	if (row->takes == TAKES_NOTHING && word.n > 0)
		return ERR_INPUT;
	if (row->takes == TAKES_WORD && (word.n >= sizeof why || !text_is_line(word)))
		return ERR_INPUT;
	if (row->takes == TAKES_MINUTES && word.n > 0)
		TRY(service_minutes(word, &minutes));
	int r = sd_bus_message_new_method_call(bus, &m, SERVICE_NAME, SERVICE_PATH, SERVICE_NAME, row->method);
	if (r >= 0)
		r = sd_bus_message_set_auto_start(m, false);
	switch (row->takes) {
	case TAKES_NOTHING: break;
	case TAKES_WORD:
		memcpy(why, word.p, word.n);
		r = r < 0 ? r : sd_bus_message_append(m, "s", why);
		break;
	case TAKES_MINUTES: r = r < 0 ? r : sd_bus_message_append(m, "u", minutes); break;
	}
	*ret_call = m;
	return r < 0 ? ERR_IO : OK;
}

static void print_text(const struct breaks_rim *rim, const struct status *s)
{
	for (size_t i = 0; i < BREAKS_STAGES; i++)
		if (str_eq(breaks_stage_words[i], str_of(s->stage)))
			fprintf(rim->out, "%s\n", words_stage[i]);
	for (size_t i = 0; i < BREAKS_HOLDS; i++)
		if (str_eq(breaks_hold_words[i], str_of(s->hold)))
			fprintf(rim->out, "%s\n", words_hold[i]);
	if (s->due_in_s > 0)
		fprintf(rim->out, "next break     after %lld more minutes at the desk\n", (long long)(s->due_in_s + 59) / 60);
	fprintf(rim->out, "presence       %s%s%s\n", s->source, s->source_says[0] != '\0' ? ": " : "", s->source_says);
	fprintf(rim->out, "notifications  %s%s\n", s->notifications, s->buttons ? "" : ", without buttons");
	fprintf(rim->out, "today          %lld minutes at the desk, at most %lld without a pause\n", (long long)s->at_desk_s / 60,
		(long long)s->longest_sitting_s / 60);
	if (s->trouble[0] != '\0')
		fprintf(rim->out, "trouble        %s\n", s->trouble);
}

static enum err print_status(const struct breaks_rim *rim, sd_bus_message *reply, bool as_json)
{
	static char buffer[8192];
	struct writer w = writer_on(buffer, sizeof buffer);
	struct json j = json_on(&w);
	struct status s;
	if (status_read(reply, &s) < 0)
		return ERR_IO;
	if (!as_json) {
		print_text(rim, &s);
		return OK;
	}
	status_json(&j, &s);
	fwrite(w.p, 1, w.n, rim->out);
	fputc('\n', rim->out);
	return w.full ? ERR_FULL : OK;
}

static enum err complain(const struct breaks_rim *rim, const sd_bus_error *error)
{
	bool is_absent = sd_bus_error_has_name(error, SD_BUS_ERROR_SERVICE_UNKNOWN) || sd_bus_error_has_name(error, SD_BUS_ERROR_NAME_HAS_NO_OWNER);
	bool is_input = sd_bus_error_has_name(error, SERVICE_NAME ".Error.Input");
	fprintf(rim->err, "trivet breaks: %s\n",
		is_absent                ? "the reminder is not running; trivet breaks starts it"
		: error->message != NULL ? error->message
					 : "no answer");
	return is_absent ? ERR_MISSING : is_input ? ERR_INPUT : ERR_IO;
}

static enum err ask(const struct breaks_rim *rim, sd_bus *bus, const struct row *row, const struct client_wish *wish)
{
	sd_bus_error error = SD_BUS_ERROR_NULL;
	sd_bus_message *m = NULL, *reply = NULL;
	enum err e = call_of(bus, row, wish, &m);
	if (e == ERR_INPUT) {
		e = refuse(rim, row);
		goto err0;
	}
	if (e != OK || sd_bus_call(bus, m, 0, &error, &reply) < 0)
		e = complain(rim, &error);
	else if (strcmp(row->word, "status") == 0)
		e = print_status(rim, reply, wish->json);
	else
		fprintf(rim->out, "%s\n", wish->json ? "{\"done\":true}" : row->done);
err0:
	sd_bus_message_unref(m);
	sd_bus_message_unref(reply);
	sd_bus_error_free(&error);
	return e;
}

enum err client_run(const struct breaks_rim *rim, const struct client_wish *wish)
{
	const struct row *row = row_of(wish->words[0]);
	sd_bus *bus = NULL;
	if (row == NULL)
		return ERR_INPUT;
	if (sd_bus_open_user(&bus) < 0) {
		fputs("trivet breaks: there is no session bus, so the reminder cannot be asked\n", rim->err);
		return ERR_MISSING;
	}
	enum err e = ask(rim, bus, row, wish);
	sd_bus_flush_close_unref(bus);
	return e;
}
