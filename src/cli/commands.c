/* commands.c - the table of commands, and what runs one. */
#include "cli/cli.h"

#include <string.h>

#include "cli/names.h"

static enum err cmd_help(struct rim *rim, const struct args *args);

const struct command commands[] = {
	{"now",
	 "",
	 "it hurts: the danger signs on one screen, then a guided minute",
	 ALLOW(OPT_SECONDS) | ALLOW(OPT_PLACE) | ALLOW(OPT_JSON) | ALLOW(OPT_LIST),
	 cmd_now,
	 {"now", "now --place bed --seconds 120"}},
	{"check",
	 "[again]",
	 "the danger signs and everything a plan needs, one question at a time",
	 ALLOW(OPT_ANSWERS) | ALLOW(OPT_JSON) | ALLOW(OPT_TODAY),
	 cmd_check,
	 {"check", "check again", "check --json"}},
	{"plan",
	 "[swap ITEM [ITEM] | add ITEM | back ITEM | days N | history | read FILE | take FILE | write [ITEM[=3x5]]...]",
	 "your three legs, why each step was chosen, what was withheld; change it, or exchange plan files",
	 ALLOW(OPT_ANSWERS) | ALLOW(OPT_JSON) | ALLOW(OPT_TODAY) | ALLOW(OPT_OUT),
	 cmd_plan,
	 {"plan", "plan swap \"chin tuck\"", "plan add massage", "plan days 3"}},
	{"practice",
	 "[ITEM]",
	 "today's exercises from your plan, timed; or just one",
	 ALLOW(OPT_JSON) | ALLOW(OPT_LIST) | ALLOW(OPT_PLACE) | ALLOW(OPT_SECONDS),
	 cmd_practice,
	 {"practice", "practice \"open book\""}},
	{"session",
	 "",
	 "a timed list for a place and a length",
	 ALLOW(OPT_ANSWERS) | ALLOW(OPT_JSON) | ALLOW(OPT_TODAY) | ALLOW(OPT_SECONDS) | ALLOW(OPT_PLACE),
	 cmd_session,
	 {"session --place desk --seconds 120"}},
	{"log",
	 "[pain N | did ITEM | mark KIND | list | edit ID WORD VALUE | delete ID | ask WORDS | stop ID]",
	 "the diary: two words are enough",
	 ALLOW(OPT_DAY) | ALLOW(OPT_TIME) | ALLOW(OPT_FROM) | ALLOW(OPT_TO) | ALLOW(OPT_ALL) | ALLOW(OPT_JSON),
	 cmd_log,
	 {"log pain 4", "log pain 5 worst 7 sleep 6 note \"long drive\" --day yesterday --time 21:30", "log did \"chin tuck\"",
	  "log list --from 2026-10-01", "log edit 12 pain 3"}},
	{"progress",
	 "",
	 "this week's stool, your pain over time, and what it went with",
	 ALLOW(OPT_WEEKS) | ALLOW(OPT_AGAINST) | ALLOW(OPT_JSON),
	 cmd_progress,
	 {"progress", "progress --weeks 26 --against sleep"}},
	{"trial",
	 "[list | begin A [B] [DAYS] | today | kept | not-kept | end | result [ID]]",
	 "what helps you: two ways, compared over some weeks",
	 ALLOW(OPT_DAY) | ALLOW(OPT_JSON),
	 cmd_trial,
	 {"trial list", "trial begin \"chin tuck\" 42", "trial result"}},
	{"breaks",
	 "[test | status | now | done | own | skip [WHY] | snooze [MIN] | pause [TIME] | until-tomorrow | resume | on | off | reload | install | "
	 "uninstall]",
	 "breaks at the desk: the reminder, and how to control it",
	 ALLOW(OPT_JSON),
	 cmd_breaks,
	 {"breaks", "breaks pause 2h", "breaks install"}},
	{"report",
	 "",
	 "what a practitioner reads in 60 seconds, as text, PDF or page",
	 ALLOW(OPT_FROM) | ALLOW(OPT_TO) | ALLOW(OPT_OUT) | ALLOW(OPT_WITH) | ALLOW(OPT_WITHOUT) | ALLOW(OPT_NAME) | ALLOW(OPT_PAPER) |
		 ALLOW(OPT_TODAY) | ALLOW(OPT_JSON),
	 cmd_report,
	 {"report", "report --out report.pdf --without notes"}},
	{"clear",
	 "[RULE DATE | RULE undo]",
	 "record the day on which a clinician examined a sign",
	 ALLOW(OPT_JSON),
	 cmd_clear,
	 {"clear", "clear rf_22 yesterday"}},
	{"figure",
	 "[ITEM [MOMENT]]",
	 "the picture of an exercise as an SVG file",
	 ALLOW(OPT_OUT) | ALLOW(OPT_JSON),
	 cmd_figure,
	 {"figure", "figure \"chin tuck\" --out chin_tuck.svg"}},
	{"export",
	 "",
	 "everything trivet remembers, as a file: JSON, a table, FHIR or a calendar",
	 ALLOW(OPT_JSON) | ALLOW(OPT_CSV) | ALLOW(OPT_SEPARATOR) | ALLOW(OPT_BOM) | ALLOW(OPT_FHIR) | ALLOW(OPT_ICS) | ALLOW(OPT_AT) |
		 ALLOW(OPT_BREAKS) | ALLOW(OPT_OUT),
	 cmd_export,
	 {"export --out all.json", "export --csv entries --out diary.csv", "export --csv entries --separator semicolon --bom --out diary.csv"}},
	{"import",
	 "FILE",
	 "bring back what export wrote, all of it or nothing; or add the entries from another program's table (CSV, JSON)",
	 ALLOW(OPT_JSON) | ALLOW(OPT_MERGE) | ALLOW(OPT_DRY_RUN) | ALLOW(OPT_DATES) | ALLOW(OPT_COLUMN) | ALLOW(OPT_SCALE) | ALLOW(OPT_ROUND) |
		 ALLOW(OPT_AS_PROPOSED),
	 cmd_import,
	 {"import diary.csv --dry-run", "import diary.csv --scale \"Mood=1-5\" --round up", "import all.json"}},
	{"questions", "", "every question trivet can ask", ALLOW(OPT_JSON), cmd_questions, {"questions --json"}},
	{"serve",
	 "",
	 "the same in the browser, for you alone",
	 ALLOW(OPT_PORT) | ALLOW(OPT_OPEN) | ALLOW(OPT_RENEW) | ALLOW(OPT_JSON),
	 cmd_serve,
	 {"serve", "serve --open"}},
	{"open", "", "open trivet in your browser; starts trivet serve if it is not running", ALLOW(OPT_PORT), cmd_open, {"open"}},
	{"backup",
	 "[every N [keep N] | never | list]",
	 "make a copy of everything trivet remembers, now or every few days",
	 ALLOW(OPT_FOLDER) | ALLOW(OPT_SEAL) | ALLOW(OPT_PASSPHRASE_FILE) | ALLOW(OPT_JSON),
	 cmd_backup,
	 {"backup every 7 --folder ~/backups", "backup --seal --folder /media/stick"}},
	{"restore",
	 "FILE",
	 "go back to a backup; the current file is kept aside",
	 ALLOW(OPT_PASSPHRASE_FILE),
	 cmd_restore,
	 {"restore trivet-2026-11-30.db"}},
	{"rescue",
	 "[FILE]",
	 "save what can still be read of a damaged file to a new one",
	 ALLOW(OPT_OUT) | ALLOW(OPT_JSON),
	 cmd_rescue,
	 {"rescue", "rescue damaged.db --out saved.db"}},
	{"migrate",
	 "",
	 "copy everything to another database: from a file to a server, or back",
	 ALLOW(OPT_FROM) | ALLOW(OPT_TO) | ALLOW(OPT_JSON),
	 cmd_migrate,
	 {"migrate --from ~/clinic.db --to postgres://trivet@db.example/trivet"}},
	{"erase", "", "delete everything trivet remembers, and the copies it made beside its file", ALLOW(OPT_YES), cmd_erase, {"erase"}},
	{"content",
	 "check DIR",
	 "check a content folder and report every mistake in one run",
	 ALLOW(OPT_JSON),
	 cmd_content,
	 {"content check ./content"}},
	{"settings",
	 "[country CODE]",
	 "your country, for the emergency number",
	 ALLOW(OPT_JSON) | ALLOW(OPT_DB),
	 cmd_settings,
	 {"settings", "settings country DE"}},
	{"clinic",
	 "load FILE | example | slots | book | hold | confirm ID | move ID | cancel ID | course | visits | import FILE | feed WHAT ID | busy import "
	 "FILE | ics ID | "
	 "mail run | "
	 "mail list | "
	 "mail again VISIT KIND | "
	 "check | clocks | serve | staff",
	 "a clinic's front desk: hours and rooms, free times, visits",
	 ALLOW(OPT_JSON) | ALLOW(OPT_NOW) | ALLOW(OPT_YES) | ALLOW(OPT_DRY_RUN) | ALLOW(OPT_SERVICE) | ALLOW(OPT_FROM) | ALLOW(OPT_DAYS) |
		 ALLOW(OPT_WITH) | ALLOW(OPT_ZONE) | ALLOW(OPT_PART) | ALLOW(OPT_FIRST) | ALLOW(OPT_COURSE) | ALLOW(OPT_EVERY) | ALLOW(OPT_AT) |
		 ALLOW(OPT_PATIENT) | ALLOW(OPT_EMAIL) | ALLOW(OPT_REQUEST) | ALLOW(OPT_MINUTES) | ALLOW(OPT_BY) | ALLOW(OPT_SECRET) |
		 ALLOW(OPT_PRACTITIONER) | ALLOW(OPT_NAME) | ALLOW(OPT_ALL) | ALLOW(OPT_OUT) | ALLOW(OPT_PORT) | ALLOW(OPT_OPEN) | ALLOW(OPT_RENEW) |
		 ALLOW(OPT_ORIGIN) | ALLOW(OPT_PASSPHRASE_FILE),
	 cmd_clinic,
	 {"clinic example --out clinic.yaml", "clinic load clinic.yaml", "clinic slots --service visit --from today --days 7",
	  "clinic book --service visit --at 2026-12-07T09:00 --patient \"A. Person\"", "clinic visits"}},
	{"where", "", "where trivet keeps its files", ALLOW(OPT_JSON), cmd_where, {"where"}},
	{"help", "[COMMAND]", "all commands, or one with its options and examples", 0, cmd_help, {"help log"}},
	{"completion",
	 "bash | zsh | fish",
	 "what the shell needs to complete commands, items, places and days",
	 0,
	 cmd_completion,
	 {"completion bash > ~/.local/share/bash-completion/completions/trivet"}},
};
const size_t commands_n = sizeof commands / sizeof commands[0];

static void print_options(struct rim *rim, uint64_t options)
{
	for (size_t o = 0; o < OPTIONS; o++)
		if (options >> o & 1)
			fprintf(rim->out, "  %-10s %-5s %s\n", option_rows[o].name, option_rows[o].value != NULL ? option_rows[o].value : "",
				option_rows[o].help);
}

static void print_help(struct rim *rim)
{
	fprintf(rim->out, "trivet - relief for upper back pain: a guided minute now, then treatment, practice and change\n\nusage: trivet COMMAND "
			  "[options]\n\n");
	for (size_t i = 0; i < commands_n; i++)
		fprintf(rim->out, "  %-11s %s\n", commands[i].name, commands[i].help);
	fprintf(rim->out, "\nEvery command also takes:\n");
	print_options(rim, ALLOW_ALWAYS);
	say_line(rim, STR("\nCommands and options may be shortened as long as they stay unambiguous. After -- nothing is an option.\n\n"
			  "It hurts now? Type: trivet now\n"
			  "trivet is not a doctor. In an emergency call your emergency number."));
}

static enum err print_command_help(struct rim *rim, const struct command *c)
{
	fprintf(rim->out, "usage: trivet %s%s%s\n\n%s\n\n", c->name, c->words[0] != '\0' ? " " : "", c->words, c->help);
	print_options(rim, c->options | ALLOW_ALWAYS);
	for (size_t i = 0; i < EXAMPLES_MAX && c->examples[i] != NULL; i++)
		fprintf(rim->out, "%s  trivet %s\n", i == 0 ? "\nExamples:\n" : "", c->examples[i]);
	return OK;
}

static enum err refuse_options(struct rim *rim, const struct command *c, uint64_t extra)
{
	fprintf(rim->err, "trivet %s does not take %s; `trivet help %s` lists what it takes\n", c->name, option_rows[__builtin_ctzll(extra)].name,
		c->name);
	return ERR_INPUT;
}

static struct name command_at(const void *of, size_t i)
{
	const struct command *list = of;
	return (struct name){str_of(list[i].name), STR("")};
}

/* The command that is meant, or NULL (told). */
static const struct command *command_named(struct rim *rim, const char *word)
{
	struct names all = {command_at, commands, commands_n, false};
	struct name_match m = name_match(&all, str_of(word));
	if (m.answer == NAME_FOUND)
		return &commands[m.i];
	complain_name(rim, "command", str_of(word), &all);
	return NULL;
}

static enum err cmd_help(struct rim *rim, const struct args *args)
{
	const struct command *c = args->n_words > 0 ? command_named(rim, args->words[0]) : NULL;
	if (args->n_words == 0)
		print_help(rim);
	else if (c == NULL)
		return ERR_INPUT;
	else
		return print_command_help(rim, c);
	return OK;
}

/* A copy, a damaged page, a reminder that opens it every hour: of a file. A server has means of its own. */
static bool needs_file(const struct command *c)
{
	return c->run == cmd_backup || c->run == cmd_restore || c->run == cmd_rescue || c->run == cmd_breaks;
}

static enum err refuse_server(struct rim *rim, const struct command *c)
{
	fprintf(rim->err, "trivet: %s: this needs a file, and %s is a server's database; docs/scale.md says what to do instead\n", c->name,
		rim->db_path);
	return ERR_INPUT;
}

enum err cli_run(struct rim *rim, const struct args *args)
{
	if (args->command == NULL) {
		print_help(rim);
		return args_has(args, OPT_HELP) ? OK : ERR_INPUT;
	}
	const struct command *c = command_named(rim, args->command);
	if (c == NULL)
		return ERR_INPUT;
	if (args_has(args, OPT_HELP))
		return print_command_help(rim, c);
	uint64_t extra = args->given & ~(c->options | ALLOW_ALWAYS);
	if (extra != 0)
		return refuse_options(rim, c, extra);
	return rim->db_is_server && needs_file(c) ? refuse_server(rim, c) : c->run(rim, args);
}
