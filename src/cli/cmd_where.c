/* cmd_where.c - trivet where: where the files are. */
#include "base/json.h"
#include "cli/cli.h"

enum err cmd_where(struct rim *rim, const struct args *args)
{
	const char *content = rim->content_dir != NULL ? rim->content_dir : "built in";
	if (args_has(args, OPT_JSON)) {
		struct writer w = arena_writer(rim->arena);
		struct json j = json_on(&w);
		json_open(&j, '{');
		json_kstr(&j, "database", str_of(rim->db_path));
		json_kstr(&j, "content", str_of(content));
		json_kstr(&j, "content_version", rim->pack->version);
		json_close(&j, '}');
		return print_json(rim, &w);
	}
	fprintf(rim->out, "database  %s\ncontent   %s, version %.*s\n", rim->db_path, content, (int)rim->pack->version.n, rim->pack->version.p);
	if (rim->db_is_server) {
		fputs("Everything you tell trivet is in this database. Your data goes there, and nowhere else unless you send it.\n"
		      "Copies of it are the server's job.\n",
		      rim->out);
		return OK;
	}
	fputs("Everything you tell trivet is in this one file. Nothing leaves the machine unless you send it.\n"
	      "To copy it while trivet is running: trivet backup --folder DIR. A copy of the file alone is complete if nothing was written for a "
	      "second.\n",
	      rim->out);
	return OK;
}
