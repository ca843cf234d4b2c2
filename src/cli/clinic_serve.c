/* clinic_serve.c - trivet clinic serve: the desk in the browser, on this machine only. */
#include "cli/clinic.h"

enum err clinic_serve(struct clinic_call *c)
{
	struct serve_wish wish = {.clinic = true,
				  .port = c->args->port,
				  .json = args_has(c->args, OPT_JSON),
				  .opens = args_has(c->args, OPT_OPEN),
				  .renews = args_has(c->args, OPT_RENEW)};
	TRY(clinic_desk(c));
	wish.ahead_s = c->now.s - c->rim->now.at.s;
	return c->rim->serve(c->rim, &wish);
}
