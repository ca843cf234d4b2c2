/* cmd_erase.c - trivet erase: deletes everything. */
#include "cli/cli.h"

#include "me/backup_wish.h"
#include "keep/beside.h"
#include "store/clinic.h"

static void say_beside(struct rim *rim, const struct beside *beside)
{
	for (size_t i = 0; i < beside->n; i++)
		fprintf(rim->out, "  %.*s\n", (int)beside->path[i].n, beside->path[i].p);
}

static void say_out_of_reach(struct rim *rim, const struct backup_wish *wish)
{
	say_line(
		rim,
		STR("trivet cannot reach the following, which you may want to delete yourself: files that you exported or printed, copies that other "
		    "programs made on "
		    "this machine, and backups."));
	if (wish->folder.n > 0)
		fprintf(rim->out, "Backups are in %.*s\n", (int)wish->folder.n, wish->folder.p);
}

/* In doubt there is one: nothing is called deleted that may be there. */
static bool may_hold_clinic(struct store_reader *r)
{
	int64_t version;
	return store_clinic_version(store_reader_link(r), STORE_ORGANISATION, &version) != ERR_MISSING;
}

static void say_deleted(struct rim *rim, bool holds_clinic)
{
	say_line(rim, holds_clinic ? STR("Your record is deleted. The clinic's records are still in this file.") : STR("Everything is deleted."));
}

static enum err make_sure(struct rim *rim, const struct args *args)
{
	str said;
	if (args_has(args, OPT_YES))
		return OK;
	if (!rim->in_is_terminal)
		return complain_line(rim, ERR_INPUT, "erase: nothing was deleted; without a terminal, --yes is needed");
	if (ask_line(rim, "This cannot be undone. Type delete to delete everything: ", &said) && str_eq(said, STR("delete")))
		return OK;
	return complain_line(rim, ERR_INPUT, "erase: nothing was deleted");
}

enum err cmd_erase(struct rim *rim, const struct args *args)
{
	struct store *s;
	struct store_reader *r;
	struct backup_wish wish;
	struct beside *beside = arena_new(rim->arena, struct beside, 1);
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	if (args->n_words > 0)
		return complain_line(rim, ERR_INPUT, "erase takes no words; it deletes everything trivet remembers");
	if (beside == NULL || acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	TRY(rim->store(rim, &s, &r));
	if (backup_wish_load(r, rim->arena, &wish) != OK)
		return complain_line(rim, ERR_IO, "what is stored could not be read; nothing was deleted");
	beside_find(rim->db_path, rim->arena, beside);
	say_line(rim, STR("This deletes your answers, your plan, your diary, your look backs and your settings."));
	if (beside->n > 0)
		say_line(rim, STR("And these copies that trivet made beside its file:"));
	say_beside(rim, beside);
	bool holds_clinic = may_hold_clinic(r);
	if (holds_clinic)
		say_line(
			rim,
			STR("This file also contains a clinic. Its patients, visits and messages are not deleted: to delete them, delete the file."));
	say_out_of_reach(rim, &wish);
	TRY(make_sure(rim, args));
	*acts = acts_on(rim->arena, rim->caller, rim->request_id(rim));
	act_erase(acts);
	TRY(apply(rim, acts));
	if (beside_delete(rim->db_path)) {
		say_deleted(rim, holds_clinic);
		return OK;
	}
	beside_find(rim->db_path, rim->arena, beside);
	say_deleted(rim, holds_clinic);
	say_line(rim, STR("These copies could not be deleted. Delete them yourself:"));
	say_beside(rim, beside);
	return complain_line(rim, ERR_DENIED, "erase: some copies could not be deleted");
}
