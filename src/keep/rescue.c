/* rescue.c - the new file is made under another name, and gets its own when it is whole. */
#include "keep/rescue.h"

#include <stdio.h>

#include "keep/draft.h"

enum { NUMBER_TRIES = 1000 };

static enum err fail(struct backup_report *r, enum err e, enum wrong wrong)
{
	r->path[0] = '\0';
	r->wrong = wrong;
	return e;
}

/* FILE.rescued, FILE.rescued.2 and so on. */
static bool name_of(const char *file, int number, char *buffer)
{
	int n = number == 1 ? snprintf(buffer, BACKUP_PATH, "%s.rescued", file) : snprintf(buffer, BACKUP_PATH, "%s.rescued.%d", file, number);
	return n > 0 && n < BACKUP_PATH;
}

static enum err name_it(struct draft *d, const char *file, const char *out, struct backup_report *report)
{
	enum err e = ERR_CONFLICT;
	for (int i = 1; i < NUMBER_TRIES && e == ERR_CONFLICT; i++) {
		int n = out != NULL ? snprintf(report->path, BACKUP_PATH, "%s", out) : 0;
		if (out != NULL ? n >= BACKUP_PATH : !name_of(file, i, report->path))
			return fail(report, ERR_INPUT, WRONG_OUT_NAME_LONG);
		e = draft_keep_new(d, report->path, &report->wrong);
		if (e == ERR_CONFLICT && out != NULL)
			return fail(report, e, WRONG_OUT_TAKEN);
	}
	if (e != OK)
		report->path[0] = '\0';
	return e;
}

enum err rescue_from(const char *file, const char *out, zone_at *zones, struct backup_report *ret_report, bool *ret_whole)
{
	char folder[DRAFT_PATH];
	struct store_fault fault;
	struct backup_rescued saved;
	struct draft d;
	if (file_folder(out != NULL ? out : file, folder) != OK)
		return fail(ret_report, ERR_INPUT, WRONG_FOLDER_NAME_LONG);
	draft_sweep(folder);
	TRY(draft_begin(folder, &d, &ret_report->wrong));
	enum err e = backup_rescue(file, d.path, zones, &fault, &saved);
	if (e == OK)
		e = name_it(&d, file, out, ret_report);
	else
		fail(ret_report, e, fault.what);
	draft_end(&d);
	if (e != OK)
		return e;
	ret_report->look = saved.look;
	*ret_whole = saved.is_whole;
	return OK;
}
