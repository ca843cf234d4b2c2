/* cmd_serve.c - trivet serve and trivet open: the same in the browser, on this machine only. */
#include "cli/cli.h"

static struct serve_wish wish_of(const struct args *args)
{
	return (struct serve_wish){
		.port = args->port, .json = args_has(args, OPT_JSON), .opens = args_has(args, OPT_OPEN), .renews = args_has(args, OPT_RENEW)};
}

enum err cmd_serve(struct rim *rim, const struct args *args)
{
	struct serve_wish wish = wish_of(args);
	return rim->serve(rim, &wish);
}

/* What runs already is opened; otherwise it runs from now on. */
enum err cmd_open(struct rim *rim, const struct args *args)
{
	struct serve_wish wish = wish_of(args);
	wish.opens = true;
	enum err e = rim->open_browser(rim);
	return e == ERR_MISSING ? rim->serve(rim, &wish) : e;
}
