/* cmd_rescue.c - trivet rescue: saves what can still be read of a damaged file to a new one. */
#include "cli/cli.h"

#include "keep/rescue.h"
#include "base/json.h"

static enum err print_rescued(struct rim *rim, const struct backup_report *done, bool is_whole)
{
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kstr(&j, "file", str_of(done->path));
	json_kbool(&j, "whole", is_whole);
	json_kint(&j, "entries", done->look.entries);
	json_kint(&j, "deeds", done->look.deeds);
	json_kint(&j, "answers", done->look.answers);
	json_kint(&j, "plans", done->look.plans);
	json_close(&j, '}');
	return print_json(rim, &w);
}

enum err cmd_rescue(struct rim *rim, const struct args *args)
{
	struct backup_report done = {0};
	bool is_whole = false;
	if (args->n_words > 1)
		return complain_line(rim, ERR_INPUT, "rescue takes one file; without one, trivet's own file");
	const char *file = args->n_words == 1 ? args->words[0] : rim->db_path;
	enum err e = rescue_from(file, args_has(args, OPT_OUT) ? args->out : NULL, rim->zones, &done, &is_whole);
	if (e != OK) {
		complain_wrong(rim, "rescue: ", e == ERR_CONFLICT && args_has(args, OPT_OUT) ? args->out : file, done.wrong);
		return e;
	}
	if (args_has(args, OPT_JSON))
		return print_rescued(rim, &done, is_whole);
	say_look(rim, "Saved: ", &done.look);
	say_line(rim, is_whole ? STR("That is all there was.") : STR("Part of the file could not be read, and is missing from the new file."));
	fprintf(rim->out, "It is in %s; %s was not changed.\nTo continue with it: trivet restore %s\n", done.path, file, done.path);
	return OK;
}
