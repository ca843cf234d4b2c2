/* cmd_plan.c - trivet plan: the three legs, why each step, and what was withheld. */
#include "me/forms.h"
#include "me/review.h"
#include "me/plan_file.h"
#include "cli/cli.h"
#include "cli/cmd_plan_change.h"
#include "core/plan_week.h"

enum { WORDS_SHOWN = 6, NAMES_SHOWN = 6 };

static const char *const label_notes[LABELS] = {"strong evidence", "moderate evidence", "limited evidence", "very limited evidence",
						"traditional use"};
static const char *const leg_titles[LEGS] = {"TREATMENT  what a practitioner does", "PRACTICE  your work at home", "CHANGE  what caused it"};
static const char *const withheld_titles[VERDICTS] = {"", "", "ask a clinician first", "opens when more is answered: trivet check",
						      "leave out for now"};

static void print_names(struct rim *rim, const char *lead, const qset *facts)
{
	int shown = 0;
	for
		qset_each(i, facts)
		{
			const struct fact *f = &rim->pack->facts[i];
			if (shown++ == NAMES_SHOWN)
				break;
			fprintf(rim->out, "%s%.*s", shown == 1 ? lead : "; ", (int)(f->brief.n > 0 ? f->brief.n : f->id.n),
				f->brief.n > 0 ? f->brief.p : f->id.p);
		}
	if (shown > 0)
		fputc('\n', rim->out);
}

static void print_step(struct rim *rim, const struct person *who, const struct step *s)
{
	const struct item *it = &rim->pack->items[s->item];
	str said = plan_file_said(who->plan_says, it->id);
	struct allowed a = {.verdict = s->verdict, .behind = s->behind};
	str words[WORDS_SHOWN];
	size_t n = allow_words(rim->pack, it, &a, words, WORDS_SHOWN);
	fprintf(rim->out, "\n  %.*s", (int)it->name.n, it->name.p);
	if (s->minutes > 0)
		fprintf(rim->out, s->minutes == 1 ? ", %d minute" : ", %d minutes", s->minutes);
	if (s->minutes > 0 && s->per_day > 1)
		fprintf(rim->out, " %d times a day", s->per_day);
	if (s->per_week > 0)
		fprintf(rim->out, s->per_week == 1 ? ", %d day a week" : ", %d days a week", s->per_week);
	if (s->reps > 0)
		fprintf(rim->out, ", %d times", s->reps);
	if (s->sets > 1)
		fprintf(rim->out, ", %d rounds", s->sets);
	fputc('\n', rim->out);
	say_indented(rim, "    ", it->what);
	if (said.n > 0)
		say_indented(rim, "    ", said);
	print_names(rim, "    Why: ", &s->because);
	for (size_t i = 0; i < n; i++)
		say_indented(rim, "    * ", words[i]);
	if (it->honest.n > 0)
		fprintf(rim->out, "    %s: %.*s", label_notes[it->label], (int)it->honest.n, it->honest.p);
	else
		fprintf(rim->out, "    %s", label_notes[it->label]);
	for (size_t i = 0; i < it->support.sources.n; i++)
		fprintf(rim->out, "%s%.*s", i == 0 ? " [" : " ", (int)it->support.sources.p[i].n, it->support.sources.p[i].p);
	fputs(it->support.sources.n > 0 ? "]\n" : "\n", rim->out);
}

/* Those that one verdict keeps back. What only waits for answers has one reason for all. */
static void print_withheld_for(struct rim *rim, const struct plan *plan, enum verdict v)
{
	bool any = false;
	for (size_t i = 0; i < plan->n_withheld; i++) {
		const struct step *s = &plan->withheld[i];
		const struct item *it = &rim->pack->items[s->item];
		if (s->verdict != v)
			continue;
		if (!any)
			fprintf(rim->out, "\nWITHHELD  %s\n", withheld_titles[v]);
		any = true;
		fprintf(rim->out, "  %.*s", (int)it->name.n, it->name.p);
		if (v == ANSWER_FIRST)
			fputc('\n', rim->out);
		else
			print_names(rim, " - because: ", &s->behind);
	}
}

/* "Mon  10 minutes: Row with a bag 4, Open book 6". Warmth is not counted. */
static void print_week(struct rim *rim, const struct person *who)
{
	static const char *const names[WEEK_DAYS] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	struct plan_week week;
	plan_week_of(rim->pack, &who->consult, &who->plan, &week);
	fputs("\nYOUR WEEK  move the days as suits you\n\n", rim->out);
	for (size_t d = 0; d < WEEK_DAYS; d++) {
		const struct plan_week_day *of = &week.days[d];
		struct writer w = arena_writer(rim->arena);
		w_z(&w, names[d]);
		if (of->n == 0)
			w_z(&w, "  free");
		else {
			w_z(&w, "  ");
			w_int(&w, of->minutes);
			w_z(&w, of->minutes == 1 ? " minute: " : " minutes: ");
		}
		for (size_t i = 0; i < of->n; i++) {
			w_z(&w, i > 0 ? ", " : "");
			w_str(&w, rim->pack->items[of->steps[i].item].name);
			w_char(&w, ' ');
			w_int(&w, of->steps[i].minutes);
			w_z(&w, of->steps[i].is_warmth ? " (if you like, not counted)" : "");
		}
		say_indented(rim, "  ", arena_keep(rim->arena, &w));
	}
}

static void print_next(struct rim *rim, const struct plan *plan)
{
	for (size_t i = 0; i < plan->n_next; i++) {
		const struct item *it = &rim->pack->items[plan->next[i].item];
		if (i == 0)
			fputs("\n  Next, when these have become a habit:\n", rim->out);
		fprintf(rim->out, "    %.*s", (int)it->name.n, it->name.p);
		print_names(rim, " - because: ", &plan->next[i].because);
	}
}

static void print_plan(struct rim *rim, const struct person *who)
{
	char buffer[64];
	struct writer w = writer_on(buffer, sizeof buffer);
	if (who->plan_from.n > 0)
		fprintf(rim->out, "By %.*s\n", (int)who->plan_from.n, who->plan_from.p);
	if (who->plan_note.n > 0)
		say_indented(rim, "  ", who->plan_note);
	for (size_t l = 0; l < LEGS; l++) {
		fprintf(rim->out, "%s%s\n", l > 0 ? "\n" : "", leg_titles[l]);
		for (size_t i = 0; i < who->plan.legs[l].n; i++)
			print_step(rim, who, &who->plan.legs[l].steps[i]);
		if (l == LEG_TREATMENT) {
			fputc('\n', rim->out);
			say_indented(rim, "  ", rim->pack->course.say);
		}
		if (l == LEG_CHANGE) {
			print_next(rim, &who->plan);
			fputc('\n', rim->out);
			say_indented(rim, "  ", pack_statement(rim->pack, STR("common_advice")));
		}
	}
	print_week(rim, who);
	for (enum verdict v = ASK_CLINICIAN; v < VERDICTS; v++)
		print_withheld_for(rim, &who->plan, v);
	print_cleared(rim, who);
	w_day_long(&w, review_next(who));
	fprintf(rim->out, "\nLook back on %.*s. The numbers in brackets are sources: trivet serve, Learn.\n", (int)w.n, w.p);
}

/* What waits, and for what. */
static enum err print_waiting(struct rim *rim, const struct person *who)
{
	struct plan_waits *waiting = arena_new(rim->arena, struct plan_waits, 1);
	if (waiting == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	person_waits(who, waiting);
	if (!waiting->is_on)
		return OK;
	say_line(rim, waiting->needles ? STR("\nOne question is open since the needles or cups: trivet practice asks it. Until then these wait:")
				       : STR("\nYour plan waits until the danger signs are answered again: trivet check. Until then these wait:"));
	for (size_t i = 0; i < waiting->n; i++)
		say_indented(rim, "  ", rim->pack->items[waiting->items[i]].name);
	return OK;
}

enum err cmd_plan(struct rim *rim, const struct args *args)
{
	struct person *who;
	TRY(load_person(rim, args, &who));
	if (args->n_words > 0)
		return args->answers != NULL ? complain_line(rim, ERR_INPUT, "plan: an answers file has no plan to change")
					     : plan_change(rim, args, who);
	enum err e = OK;
	/* a plan that was shown is one that was begun: its days count from here, here as on its page */
	if (args->answers == NULL && !args_has(args, OPT_TODAY) && !who->has_plan && who->plan.refusal == PLAN_OPEN)
		e = plan_keep_first(rim, who);
	if (e != OK && e != ERR_DENIED) /* from a file that may only be read it is only shown */
		return e;
	if (args_has(args, OPT_JSON)) {
		struct writer w = arena_writer(rim->arena);
		struct json j = json_on(&w);
		form_plan_now(&j, who);
		return print_json(rim, &w);
	}
	if (who->plan.refusal != PLAN_OPEN) {
		print_check(rim, who);
		if (who->plan.refusal == REFUSED_UNANSWERED && !who->has_plan)
			say_line(rim, STR("A plan needs the danger signs answered: trivet check"));
	} else {
		print_plan(rim, who);
	}
	return args->answers != NULL ? OK : print_waiting(rim, who);
}
