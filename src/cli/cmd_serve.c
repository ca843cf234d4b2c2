/* cmd_serve.c - trivet serve: the same in the browser, on this machine only. */
#include "cli/cli.h"

enum err cmd_serve(struct rim *rim, const struct args *args)
{
	return rim->serve(rim, &(struct serve_wish){.port = args->port, .json = args_has(args, OPT_JSON)});
}
