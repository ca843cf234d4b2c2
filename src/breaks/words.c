/* words.c - every sentence of the desk reminder. */
#include "breaks/words.h"

const char *const words_button[NOTIFY_BUTTONS] = {
	[NOTIFY_START] = "Start",
	[NOTIFY_DONE] = "Done",
	[NOTIFY_SNOOZE] = "5 more minutes",
	[NOTIFY_SKIP] = "Skip",
};

const char words_no_buttons[] = "\nIn a terminal: trivet breaks done, snooze or skip.";

const struct words_card words_show[BREAKS_SHOWS] = {
	[BREAKS_SHOW_NOTHING] = {"", ""},
	[BREAKS_SHOW_SIGN] = {"A break is near", "It comes when you pause."},
	[BREAKS_SHOW_BREAK] = {"Time for a short break", ""},
	[BREAKS_SHOW_OFFER] = {"A break has been waiting. Does it fit now?", ""},
	[BREAKS_SHOW_RUN] = {"Your break", ""},
};

const char *const words_way[DESK_DANGER + 1] = {
	[DESK_EXERCISE] = "Stand up and walk a little.",
	[DESK_STAND] = "Stand up and walk a little.",
	[DESK_ASK] = "Stand up and walk a little.\nFor an exercise, answer today's danger signs first: trivet now.",
	[DESK_DANGER] = "A danger sign is open.\nRead first what to do: trivet check.",
};

const struct words_card words_test = {"This is how a break looks", "Press a button. Nothing is saved."};

const char *const words_hold[BREAKS_HOLDS] = {
	[BREAKS_FREE] = "Breaks come when they are due.",
	[BREAKS_HELD_OFF] = "Breaks are switched off. trivet breaks on brings them back.",
	[BREAKS_HELD_QUIET] = "Breaks are quiet for now. They come back by themselves.",
	[BREAKS_HELD_HOURS] = "It is outside your hours, so no breaks come.",
	[BREAKS_HELD_INHIBITED] = "A call, a presentation or a film holds breaks back.",
	[BREAKS_HELD_DO_NOT_DISTURB] = "Do not disturb is on, so breaks wait.",
};

const char *const words_stage[BREAKS_STAGES] = {
	[BREAKS_COUNTING] = "Your time at the desk is counted.",
	[BREAKS_SIGNED] = "A break comes at your next pause.",
	[BREAKS_SHOWN] = "A break is on the screen.",
	[BREAKS_OFFERED] = "A break that was held back is on the screen.",
	[BREAKS_SNOOZED] = "The break comes back in a few minutes.",
	[BREAKS_STARTED] = "You are in your break.",
};
