/* cmd_session.c - trivet session */
#include "app/forms.h"
#include "cli/cli.h"

enum err cmd_session(struct rim *rim, const struct args *args)
{
	struct person *who = arena_new(rim->arena, struct person, 1);
	struct session s;
	bool finished;
	if (who == NULL)
		return complain_line(rim, ERR_FULL, "no room");
	TRY(load_person(rim, args, who));
	session_make(rim->pack, &who->consult, &who->plan, args->place, args->seconds, &s);
	if (args_has(args, OPT_JSON)) {
		struct writer w = arena_writer(rim->arena);
		struct json j = json_on(&w);
		form_session(&j, rim->pack, &s);
		return print_json(rim, &w);
	}
	struct args list = *args;
	list.given |= ALLOW(OPT_LIST);
	return play_session(rim, &list, who, &s, &finished);
}
