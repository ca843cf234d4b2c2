/* cmd_session.c - trivet session */
#include "me/forms.h"
#include "me/trials.h"
#include "cli/cli.h"

enum err cmd_session(struct rim *rim, const struct args *args)
{
	struct person *who;
	struct session s;
	bool finished;
	TRY(load_person_asked(rim, args, &who));
	trials_session(who, args->place, args->seconds, &s);
	if (args_has(args, OPT_JSON))
		return print_session(rim, &s);
	struct args list = *args;
	list.given |= ALLOW(OPT_LIST);
	return play_session(rim, &list, who, &s, &finished);
}
