/* cli.c - the table of commands, and what they share. */
#include "cli/cli.h"

#include <string.h>

#include "me/answers_json.h"
#include "me/country.h"
#include "me/forms.h"
#include "me/review.h"
#include "cli/names.h"

static enum err cmd_help(struct rim *rim, const struct args *args);

const struct command commands[] = {
	{"now",
	 "",
	 "it hurts: danger signs on one screen, then a guided minute",
	 ALLOW(OPT_SECONDS) | ALLOW(OPT_PLACE) | ALLOW(OPT_JSON) | ALLOW(OPT_LIST),
	 cmd_now,
	 {"now", "now --place bed --seconds 120"}},
	{"check",
	 "[again]",
	 "the danger signs and all that a plan needs, one question at a time",
	 ALLOW(OPT_ANSWERS) | ALLOW(OPT_JSON) | ALLOW(OPT_TODAY),
	 cmd_check,
	 {"check", "check again", "check --json"}},
	{"plan",
	 "[swap ITEM [ITEM] | add ITEM | back ITEM | days N | history | read FILE | take FILE | write [ITEM[=3x5]]...]",
	 "your three legs, with why, and what was withheld; change it, or trade plan files",
	 ALLOW(OPT_ANSWERS) | ALLOW(OPT_JSON) | ALLOW(OPT_TODAY) | ALLOW(OPT_OUT),
	 cmd_plan,
	 {"plan", "plan swap \"chin tuck\"", "plan add massage", "plan days 3"}},
	{"practice",
	 "[ITEM]",
	 "today's exercises of your plan, timed; or one of them",
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
	 "the stool of this week, your pain over time, and what it went with",
	 ALLOW(OPT_WEEKS) | ALLOW(OPT_AGAINST) | ALLOW(OPT_JSON),
	 cmd_progress,
	 {"progress", "progress --weeks 26 --against sleep"}},
	{"trial",
	 "[list | begin A [B] [DAYS] | today | kept | not-kept | end | result [ID]]",
	 "what helps you: two ways, compared for some weeks",
	 ALLOW(OPT_DAY) | ALLOW(OPT_JSON),
	 cmd_trial,
	 {"trial list", "trial begin \"chin tuck\" 42", "trial result"}},
	{"breaks",
	 "[test | status | now | done | own | skip [WHY] | snooze [MIN] | pause [TIME] | until-tomorrow | resume | on | off | reload | install | "
	 "uninstall]",
	 "breaks at the desk: the reminder, and what you say to it",
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
	 "a clinician has looked at this sign: record the day",
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
	 "all that is remembered as a file: JSON, a table, FHIR or a calendar",
	 ALLOW(OPT_JSON) | ALLOW(OPT_CSV) | ALLOW(OPT_SEPARATOR) | ALLOW(OPT_BOM) | ALLOW(OPT_FHIR) | ALLOW(OPT_ICS) | ALLOW(OPT_AT) |
		 ALLOW(OPT_BREAKS) | ALLOW(OPT_OUT),
	 cmd_export,
	 {"export --out all.json", "export --csv entries --out diary.csv", "export --csv entries --separator semicolon --bom --out diary.csv"}},
	{"import",
	 "FILE",
	 "what export wrote comes back, all of it or nothing; or the entries of another program's table (CSV, JSON)",
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
	{"open", "", "open your browser at trivet serve; starts it when it does not run", ALLOW(OPT_PORT), cmd_open, {"open"}},
	{"backup",
	 "[every N [keep N] | never | list]",
	 "a copy of all that trivet remembers, now or every few days",
	 ALLOW(OPT_FOLDER) | ALLOW(OPT_SEAL) | ALLOW(OPT_PASSPHRASE_FILE) | ALLOW(OPT_JSON),
	 cmd_backup,
	 {"backup every 7 --folder ~/backups", "backup --seal --folder /media/stick"}},
	{"restore",
	 "FILE",
	 "go back to a backup; what is there now is kept aside",
	 ALLOW(OPT_PASSPHRASE_FILE),
	 cmd_restore,
	 {"restore trivet-2026-11-30.db"}},
	{"rescue",
	 "[FILE]",
	 "a damaged file: save what can be read of it in a new one",
	 ALLOW(OPT_OUT) | ALLOW(OPT_JSON),
	 cmd_rescue,
	 {"rescue", "rescue damaged.db --out saved.db"}},
	{"migrate",
	 "",
	 "copy everything into another database: from a file to a server, or back",
	 ALLOW(OPT_FROM) | ALLOW(OPT_TO) | ALLOW(OPT_JSON),
	 cmd_migrate,
	 {"migrate --from ~/clinic.db --to postgres://trivet@db.example/trivet"}},
	{"erase", "", "delete all that trivet remembers, and the copies it made beside its file", ALLOW(OPT_YES), cmd_erase, {"erase"}},
	{"content",
	 "check DIR",
	 "check a folder of content; tells every mistake in one run",
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
	 "check | clocks | serve | staff",
	 "a clinic's desk: its hours and rooms, free times, visits",
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
	say_line(rim, STR("\nCommands and options may be shortened as long as only one begins so. After -- everything is a word.\n\n"
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
	fprintf(rim->err, "trivet: %s: this works with a file, and %s is a database of a server; docs/scale.md says what is done there instead\n",
		c->name, rim->db_path);
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

/* --- shared --- */

/* Text in lines: the first begins with `first`, the others with `rest`, which is as wide. */
static void say_block(struct rim *rim, const char *first, const char *rest, str text)
{
	size_t columns = (size_t)(rim->columns > 100 ? 100 : rim->columns), wide = strlen(first);
	size_t room = columns > wide ? columns - wide : 1;
	const char *indent = first;
	while (text.n > 0) {
		size_t n = text.n;
		if (n > room) {
			for (n = room; n > 0 && text.p[n] != ' ';)
				n--;
			if (n == 0)
				n = str_find(text, ' ');
		}
		size_t line = str_find(str_sub(text, 0, n), '\n');
		if (line < n)
			n = line;
		fprintf(rim->out, "%s%.*s\n", indent, (int)n, text.p);
		indent = rest;
		text = str_sub(text, n, text.n);
		if (text.n > 0)
			text = str_sub(text, 1, text.n);
	}
}

void say_indented(struct rim *rim, const char *indent, str text)
{
	say_block(rim, indent, indent, text);
}

void say_numbered(struct rim *rim, size_t number, str text)
{
	char first[24], rest[24];
	int n = snprintf(first, sizeof first, "  %2zu  ", number);
	snprintf(rest, sizeof rest, "%*s", n, "");
	say_block(rim, first, rest, text);
}

void say_line(struct rim *rim, str line)
{
	if (line.n == 0)
		fputc('\n', rim->out);
	say_indented(rim, "", line);
}

enum err complain_line(struct rim *rim, enum err e, const char *line)
{
	fprintf(rim->err, "trivet: %s\n", line);
	return e;
}

void complain_wrong(struct rim *rim, const char *command, const char *file, enum wrong wrong)
{
	fprintf(rim->err, "trivet: %s%s%s%s\n", command, file, file[0] != '\0' ? ": " : "", wrong_words(wrong).p);
}

static void say_count(struct rim *rim, int64_t n, const char *one, const char *many)
{
	fprintf(rim->out, "%lld %s", (long long)n, n == 1 ? one : many);
}

void say_look(struct rim *rim, const char *lead, const struct backup_look *look)
{
	fputs(lead, rim->out);
	say_count(rim, look->entries, "diary entry, ", "diary entries, ");
	say_count(rim, look->deeds, "thing done, ", "things done, ");
	say_count(rim, look->answers, "answer.\n", "answers.\n");
}

void complain_fault(struct rim *rim, const char *place, const struct store_fault *fault)
{
	str server = fault->server;
	fprintf(rim->err, "trivet: %s: %s%s%.*s\n", place, wrong_words(fault->what).p, server.n > 0 ? " " : "", (int)server.n, server.p);
}

void complain_no_backup(struct rim *rim, str folder, enum wrong wrong)
{
	fprintf(rim->err, "trivet: no backup was made in %.*s: %s\n", (int)folder.n, folder.p, wrong_words(wrong).p);
}

static enum err person_of_file(struct rim *rim, const struct args *args, struct person *ret_person)
{
	struct person *who = ret_person;
	char room[1024];
	struct writer say = writer_on(room, sizeof room - 1);
	str text;
	*who = (struct person){.pack = rim->pack,
			       .now = rim->now,
			       .caller = rim->caller,
			       .today = args_has(args, OPT_TODAY) ? args->today : moment_day(rim->now),
			       .proposed = country_guess(rim->zone_country, rim->locale)};
	person_number(who);
	who->plan_since = who->today;
	TRY(rim->read_file(rim, args->answers, &text));
	if (answers_from_json(rim->pack, text, who->today, &say, &who->answers) != OK) {
		fprintf(rim->err, "trivet: %s: %.*s\n", args->answers, (int)say.n, say.p);
		return ERR_INPUT;
	}
	person_decide(who);
	return OK;
}

enum err load_person(struct rim *rim, const struct args *args, struct person **ret_person)
{
	struct person *who = arena_new(rim->arena, struct person, 1);
	struct store *s;
	struct store_reader *r;
	if (who == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	*ret_person = who;
	if (args->answers != NULL)
		return person_of_file(rim, args, who);
	TRY(rim->store(rim, &s, &r));
	struct here here = {rim->now, rim->caller, country_guess(rim->zone_country, rim->locale)};
	if (args_has(args, OPT_TODAY) && civil_moment(args->today, moment_second(rim->now), rim->zones, &here.now) == CIVIL_NEVER)
		here.now = moment_at(instant_of(args->today, moment_second(rim->now), rim->now.zone), rim->zones);
	enum err e = person_load(r, rim->pack, here, rim->arena, who);
	return e == OK ? OK : complain_line(rim, e, "what is stored could not be read; nothing was changed");
}

enum err print_check_json(struct rim *rim, const struct person *who)
{
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	form_check(&j, who);
	return print_json(rim, &w);
}

enum err print_session(struct rim *rim, const struct session *s)
{
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	form_session(&j, rim->pack, s);
	return print_json(rim, &w);
}

enum err print_json(struct rim *rim, struct writer *w)
{
	if (w->full)
		return complain_line(rim, ERR_FULL, "the answer is too large to print");
	fwrite(w->p, 1, w->n, rim->out);
	fputc('\n', rim->out);
	return OK;
}

static bool has_entry(const struct changes *acts)
{
	for (size_t i = 0; i < acts->n; i++)
		if (acts->of[i].kind == CHANGE_ENTRY_ADD || acts->of[i].kind == CHANGE_ENTRY_EDIT)
			return true;
	return false;
}

enum err say_pain_rose(struct rim *rim, const struct args *args, const struct changes *kept)
{
	struct person *who;
	struct store_entry before;
	char room[128];
	struct writer w = writer_on(room, sizeof room);
	if (!has_entry(kept))
		return OK;
	TRY(load_person(rim, args, &who));
	if (!review_pain_rose(who, &before))
		return OK;
	w_z(&w, "Your pain rose by 2 or more since ");
	w_day_short(&w, before.day);
	w_z(&w, ". Something new? trivet check again");
	say_line(rim, writer_str(&w));
	return OK;
}

static enum err apply_one(struct rim *rim, struct changes *acts)
{
	struct store *s;
	struct store_reader *r;
	if (acts->full)
		return complain_line(rim, ERR_FULL, "too many changes at once; nothing was changed");
	if (acts->n == 0)
		return OK;
	TRY(rim->store(rim, &s, &r));
	struct change_outcome *outcomes = arena_new(rim->arena, struct change_outcome, acts->n);
	if (outcomes == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory; nothing was changed");
	enum err e = store_apply(s, acts->of, acts->n, outcomes);
	rim->changed = rim->changed || e == OK;
	if (e == OK)
		acts_learn(acts, outcomes);
	switch (e) {
	case OK: return OK;
	case ERR_INPUT: return complain_line(rim, e, "a value is not allowed; nothing was changed");
	case ERR_MISSING: return complain_line(rim, e, "there is no such entry; nothing was changed");
	case ERR_BUSY: return complain_line(rim, e, "another program is writing; nothing was changed, please try again");
	case ERR_FULL: return complain_line(rim, e, "the disk is full; nothing was changed");
	case ERR_DENIED:
		if (store_is_still(s))
			return e; /* said when it was opened */
		break;
	case ERR_CONFLICT:
	case ERR_IO: break;
	}
	enum wrong trouble = store_trouble(s);
	if (trouble == WRONG_NOTHING)
		return complain_line(rim, e, "it could not be written; nothing was changed");
	complain_wrong(rim, "", rim->db_path, trouble);
	return e;
}

enum err apply(struct rim *rim, struct changes *acts)
{
	enum err e = OK;
	for (bool is_first = true; acts != NULL && e == OK; acts = acts->next, is_first = false) {
		e = apply_one(rim, acts);
		if (e != OK && !is_first)
			fputs("trivet: the sets before it are saved; the same again adds what is missing\n", rim->err);
	}
	return e;
}

bool ask_line(struct rim *rim, const char *prompt, str *ret_answer)
{
	static char line[4096]; /* one at a time: the command line has one thread */
	fputs(prompt, rim->out);
	fflush(rim->out);
	if (fgets(line, sizeof line, rim->in) == NULL) {
		fputc('\n', rim->out);
		return false;
	}
	*ret_answer = str_trim(str_of(line));
	return true;
}
