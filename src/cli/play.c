/* play.c - a session in the terminal: the name, the cue, and a bar that empties as the seconds pass. */
#include "me/forms.h"
#include "words/length.h"
#include "cli/cli.h"

enum { BAR = 24, KEY_PAUSE = ' ', KEY_NEXT = 'n', KEY_BACK = 'b', KEY_LEAVE = 'q', SECOND_MS = 1000, WORDS_SHOWN = 4, LENGTH_ROOM = 64 };

static const char *side_note(enum side side)
{
	switch (side) {
	case SIDE_LEFT: return ", left side";
	case SIDE_RIGHT: return ", right side";
	case SIDE_BOTH:
	case SIDES: break;
	}
	return "";
}

static void print_step(struct rim *rim, const struct session *s, size_t i)
{
	const struct session_step *st = &s->steps[i];
	const struct item *it = &rim->pack->items[st->item];
	struct allowed a = {.verdict = st->verdict, .behind = st->behind};
	str words[WORDS_SHOWN];
	size_t n = allow_words(rim->pack, it, &a, words, WORDS_SHOWN);
	char buffer[LENGTH_ROOM];
	struct writer length = writer_on(buffer, sizeof buffer);
	w_length(&length, st->seconds);
	fprintf(rim->out, "\n%zu of %zu  %.*s%s, %.*s\n", i + 1, s->n, (int)it->name.n, it->name.p, side_note(st->side), (int)length.n, buffer);
	say_indented(rim, "        ", it->session.say);
	for (size_t k = 0; k < n; k++)
		say_indented(rim, "        * ", words[k]);
}

/* What of the plan is not played, before it begins. */
static void print_others(struct rim *rim, const struct session *s)
{
	for (size_t i = 0; i < s->n_others; i++) {
		const struct item *it = &rim->pack->items[s->others[i].item];
		char buffer[LENGTH_ROOM];
		struct writer places = writer_on(buffer, sizeof buffer);
		w_places(&places, it->session.places);
		if (s->others[i].rests)
			fprintf(rim->out,
				"%.*s rests today: you have done it on as many days as your plan asks for, or today is a trial day without it.\n",
				(int)it->name.n, it->name.p);
		else
			fprintf(rim->out, "%.*s cannot be done here. Do it %.*s.\n", (int)it->name.n, it->name.p, (int)places.n, buffer);
	}
}

static void print_bar(struct rim *rim, int32_t left, int32_t total, bool paused)
{
	int full = (int)(BAR * left / total);
	fputs("\r        ", rim->out);
	for (int i = 0; i < BAR; i++)
		fputs(i < full ? (rim->utf8 ? "\xE2\x96\x88" : "#") : (rim->utf8 ? "\xE2\x96\x91" : "-"), rim->out);
	fprintf(rim->out, " %3d s %s", left, paused ? "(pause) " : "        ");
	fflush(rim->out);
}

/* Plays one step by the clock; a pause stops it. Returns where to go from it: +1 next, -1 back, 0 leave. */
static int play_step(struct rim *rim, const struct session_step *st)
{
	bool paused = false;
	int64_t left_ms = (int64_t)st->seconds * SECOND_MS, since = rim->clock_ms(rim);
	while (left_ms > 0) {
		int32_t left = (int32_t)((left_ms + SECOND_MS - 1) / SECOND_MS);
		print_bar(rim, left, st->seconds, paused);
		int key = rim->key_wait(rim, since + (paused ? SECOND_MS : left_ms - (int64_t)(left - 1) * SECOND_MS));
		int64_t now = rim->clock_ms(rim);
		if (!paused && key != KEY_STOPPED)
			left_ms -= now - since;
		since = now;
		switch (key) {
		case KEY_PAUSE: paused = !paused; break;
		case KEY_STOPPED: paused = true; break;
		case KEY_NEXT:
		case KEY_RIGHT: return 1;
		case KEY_BACK:
		case KEY_LEFT: return -1;
		case KEY_LEAVE:
		case KEY_ESCAPE:
		case KEY_END: return 0;
		default: break;
		}
	}
	print_bar(rim, 0, st->seconds, false);
	return 1;
}

static bool play(struct rim *rim, const struct session *s)
{
	bool stayed = true;
	fputs("\nSpace pauses, n or right skips ahead, b or left goes back, q leaves. Stop if it turns sharp, spreads, or you feel dizzy.\n",
	      rim->out);
	rim->key_begin(rim);
	for (size_t i = 0; stayed && i < s->n;) {
		print_step(rim, s, i);
		int go = play_step(rim, &s->steps[i]);
		fputc('\n', rim->out);
		stayed = go != 0;
		i = go > 0 ? i + 1 : i > 0 ? i - 1 : 0;
	}
	rim->key_end(rim);
	return stayed;
}

enum err play_session(struct rim *rim, const struct args *args, const struct person *who, const struct session *s, bool *ret_finished)
{
	*ret_finished = false;
	if (s->refusal != PLAN_OPEN) {
		print_check(rim, who);
		return OK;
	}
	print_others(rim, s);
	if (s->n == 0) {
		say_line(rim, STR("Nothing that you may do now fits this place. Try another: --place desk, floor, bed or car."));
		return OK;
	}
	if (args_has(args, OPT_LIST) || !rim->out_is_terminal || !rim->in_is_terminal) {
		for (size_t i = 0; i < s->n; i++)
			print_step(rim, s, i);
		return OK;
	}
	*ret_finished = play(rim, s);
	return OK;
}
