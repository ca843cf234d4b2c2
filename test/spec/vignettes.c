/*
 * vignettes.c - cases in plain words, each with what trivet must make of it.
 *
 *   vignettes FOLDER        reads the .txt files of it, reports in TAP
 *
 * A case begins with a few sentences about the person. Lines of the form "key: value" follow; indented lines go on with the one before.
 *
 *   answers: age 34, where p5_l p5_r, rf_20 yes, all else no       what was answered; "all else no" or "nothing else"; "rf_20 left open"
 *   relief page: all no                                            the lines of the page before the first session, and nothing else
 *   cleared: rf_45 on 2026-11-20, rf_05 on 2026-11-27              a clinician has looked; today is 2026-11-26
 *   urgency: self_care                                             the class
 *   ceiling: emergency                                             what it would be if all that is not answered were yes
 *   fired: rf_22, rf_44                                            all rules that fired, and no other
 *   plan: open                                                     open, refused_danger or refused_unanswered
 *   treatment has: acupuncture                                     likewise practice, change: steps that must be there
 *   one of: acupuncture, dry_cupping                               steps of which one must be there at least
 *   never: roller_across                                           in no leg and in no session, and not by itself
 *   not chosen: roller_across                                      in no leg and in no session
 *   allowed: heat_pad                                              go or adapt, whether chosen or not
 *   verdicts: roller_across avoid, acupuncture ask_clinician       the verdict on an item
 *   because: roller_across osteoporosis_or_osteopenia              this fact stands behind the verdict
 *   causes: desk, stress                                           the first causes, in this order
 *   flare: yes                                                     it is a plan for a flare
 *   exercises: 1 to 2                                              how many, without heat
 *   minutes: 2 to 5                                                of practice on a day, without heat
 *   sessions: 60                                                   this many seconds at each place give exactly that
 *   no session: 60                                                 at no place
 *   only first minute: yes                                         sessions hold first-minute items only
 *   asks next: rf_01                                               the first open question
 */
#include "people.h"
#include "text_file.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CASES_MAX = 256, NAME_ROOM = 256, SAY_ROOM = 4096 };

static const struct pack *const p = &pack_default;

/* One case while it is run. */
struct run {
	struct answers answers;
	struct consult consult;
	struct plan plan;
	bool is_decided;
	size_t checks;
	int line;
	char say[SAY_ROOM]; /* what went wrong, empty when nothing did */
	size_t said;
};

__attribute__((format(printf, 2, 3))) static void wrong(struct run *r, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	char text[512];
	vsnprintf(text, sizeof text, format, list);
	va_end(list);
	int n = snprintf(r->say + r->said, SAY_ROOM - r->said, "#   line %d: %s\n", r->line, text);
	r->said += n > 0 && (size_t)n < SAY_ROOM - r->said ? (size_t)n : 0;
}

#define TEXT(s) (int)(s).n, (s).p

/* --- what was answered --- */

static void answer_one(struct run *r, str text)
{
	char buffer[256];
	struct writer w = writer_on(buffer, sizeof buffer);
	str id = text_word(&text);
	uint16_t q = pack_question(p, id);
	if (q != NONE && str_eq(text, STR("left open"))) {
		people_forget(&r->answers, q);
		return;
	}
	while (text.n > 0) { /* "p5_l p5_r" is p5_l,p5_r */
		if (w.n > 0)
			w_char(&w, ',');
		w_str(&w, text_word(&text));
	}
	if (q == NONE || answers_put(p, &r->answers, q, writer_str(&w)) != OK)
		wrong(r, "\"%.*s\" cannot be answered with \"%.*s\"", TEXT(id), TEXT(writer_str(&w)));
}

static void set_answers(struct run *r, str value)
{
	str rest = value;
	r->answers = str_ends(value, STR("all else no")) ? people_clean(p) : people_blank();
	people_forget(&r->answers, p->known.q_minutes);
	people_forget(&r->answers, p->known.q_confidence);
	while (rest.n > 0) {
		str one = str_trim(str_split(&rest, ','));
		if (!str_eq(one, STR("all else no")) && !str_eq(one, STR("nothing else")))
			answer_one(r, one);
	}
}

static void set_relief_page(struct run *r, str value)
{
	r->answers = people_blank();
	for (size_t i = 0; i < p->n_questions; i++)
		if (p->questions[i].fact != NONE && qset_has(&p->relief.asked, p->questions[i].fact))
			r->answers.of[i] = (struct answer){.kind = ANSWER_NO};
	for (str rest = value; rest.n > 0;) {
		str one = str_trim(str_split(&rest, ','));
		if (!str_eq(one, STR("all no")) && !str_eq(one, STR("all else no")))
			answer_one(r, one);
	}
}

static void set_cleared(struct run *r, str value)
{
	while (value.n > 0) {
		str one = str_trim(str_split(&value, ','));
		str id = text_word(&one), on = text_word(&one);
		uint16_t rule = pack_rule(p, id);
		day d;
		if (rule == NONE || !str_eq(on, STR("on")) || !day_parse(one, &d) || answers_clear(p, &r->answers, rule, d) != OK)
			wrong(r, "%.*s cannot be cleared", TEXT(id));
	}
}

/* --- what must come of it --- */

static void check_word(struct run *r, str is, str expected)
{
	if (!str_eq(is, expected))
		wrong(r, "it is %.*s, not %.*s", TEXT(is), TEXT(expected));
}

static uint16_t item_of(struct run *r, str id)
{
	uint16_t i = pack_item(p, id);
	if (i == NONE)
		wrong(r, "there is no item %.*s", TEXT(id));
	return i;
}

static bool leg_has(const struct leg_plan *leg, uint16_t item)
{
	for (size_t i = 0; i < leg->n; i++)
		if (leg->steps[i].item == item)
			return true;
	return false;
}

static void check_leg(struct run *r, enum leg leg, str value)
{
	while (value.n > 0) {
		str id = str_trim(str_split(&value, ','));
		uint16_t i = item_of(r, id);
		if (i != NONE && !leg_has(&r->plan.legs[leg], i)) {
			wrong(r, "%.*s is not among the steps:", TEXT(id));
			for (size_t k = 0; k < r->plan.legs[leg].n; k++)
				wrong(r, "   %.*s", TEXT(p->items[r->plan.legs[leg].steps[k].item].id));
		}
	}
}

static void check_one_of(struct run *r, str value)
{
	bool any = false;
	for (str rest = value; rest.n > 0;) {
		uint16_t i = item_of(r, str_trim(str_split(&rest, ',')));
		any = any || (i != NONE && plan_step(&r->plan, i) != NULL);
	}
	if (!any)
		wrong(r, "none of %.*s is a step", TEXT(value));
}

static bool has_item(const struct session *s, uint16_t item)
{
	for (size_t k = 0; k < s->n; k++)
		if (s->steps[k].item == item)
			return true;
	return false;
}

static bool in_any_session(const struct run *r, uint16_t item)
{
	static const qset no_rest;
	static const int32_t lengths[] = {20, 60, 120, 300, 600, 1800};
	struct session s;
	for (enum place place = PLACE_DESK; place < PLACES; place++)
		for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
			session_make(&(struct decided){p, &r->consult, &r->plan}, place, lengths[i], &s);
			if (has_item(&s, item))
				return true;
		}
	session_of_plan(&(struct decided){p, &r->consult, &r->plan}, &no_rest, SESSION_ANYWHERE, &s);
	return has_item(&s, item);
}

static void check_not_chosen(struct run *r, str value)
{
	while (value.n > 0) {
		str id = str_trim(str_split(&value, ','));
		uint16_t i = item_of(r, id);
		if (i != NONE && (plan_step(&r->plan, i) != NULL || in_any_session(r, i)))
			wrong(r, "%.*s is chosen", TEXT(id));
	}
}

static void check_never(struct run *r, str value)
{
	check_not_chosen(r, value);
	while (value.n > 0) {
		uint16_t i = item_of(r, str_trim(str_split(&value, ',')));
		struct session s = {.n = 0};
		if (i != NONE)
			session_of_item(&(struct decided){p, &r->consult, &r->plan}, i, 60, &s);
		if (s.n > 0)
			wrong(r, "%.*s is offered by itself", TEXT(p->items[i].id));
	}
}

static void check_verdicts(struct run *r, str value)
{
	while (value.n > 0) {
		str one = str_trim(str_split(&value, ','));
		str id = text_word(&one);
		uint16_t i = item_of(r, id);
		if (i == NONE)
			continue;
		str is = verdict_words[allow_item(&p->items[i], &r->consult.facts).verdict];
		if (!str_eq(is, one))
			wrong(r, "%.*s is %.*s, not %.*s", TEXT(id), TEXT(is), TEXT(one));
	}
}

static void check_allowed(struct run *r, str value)
{
	while (value.n > 0) {
		str id = str_trim(str_split(&value, ','));
		uint16_t i = item_of(r, id);
		if (i != NONE && !allow_now(allow_item(&p->items[i], &r->consult.facts).verdict))
			wrong(r, "%.*s is not allowed", TEXT(id));
	}
}

static void check_because(struct run *r, str value)
{
	str id = text_word(&value);
	uint16_t i = item_of(r, id), fact = pack_fact(p, value);
	if (fact == NONE)
		wrong(r, "there is no fact %.*s", TEXT(value));
	if (i == NONE || fact == NONE)
		return;
	struct allowed a = allow_item(&p->items[i], &r->consult.facts);
	str words[8];
	if (!qset_has(&a.behind, fact))
		wrong(r, "%.*s does not stand behind the verdict on %.*s", TEXT(value), TEXT(id));
	else if (allow_words(p, &p->items[i], &a, words, 8) == 0)
		wrong(r, "the person is not told why");
}

static void check_fired(struct run *r, str value)
{
	size_t n = 0;
	for (str rest = str_eq(value, STR("nothing")) ? STR("") : value; rest.n > 0; n++) {
		str id = str_trim(str_split(&rest, ','));
		bool fired = false;
		for (size_t i = 0; i < r->consult.triage.n_fired; i++)
			fired = fired || str_eq(p->rules[r->consult.triage.fired[i].rule].id, id);
		if (!fired)
			wrong(r, "%.*s did not fire", TEXT(id));
	}
	if (n != r->consult.triage.n_fired)
		wrong(r, "%zu rules fired, not %zu", r->consult.triage.n_fired, n);
}

static void check_causes(struct run *r, str value)
{
	for (size_t i = 0; value.n > 0; i++) {
		str id = str_trim(str_split(&value, ','));
		if (i >= r->consult.causes.n || !str_eq(p->causes[r->consult.causes.of[i].cause].id, id))
			wrong(r, "cause %zu is not %.*s", i + 1, TEXT(id));
	}
}

/* "2 to 5" */
static void check_range(struct run *r, int32_t is, str value)
{
	int64_t least, most;
	str from = text_word(&value), to = text_word(&value);
	if (!str_int(from, &least) || !str_eq(to, STR("to")) || !str_int(value, &most))
		wrong(r, "a range is written as 2 to 5");
	else if (is < least || is > most)
		wrong(r, "it is %d", is);
}

static int32_t exercises(const struct plan *plan, bool minutes)
{
	int32_t n = 0;
	for (size_t i = 0; i < plan->legs[LEG_PRACTICE].n; i++)
		if (p->items[plan->legs[LEG_PRACTICE].steps[i].item].kind != ITEM_HEAT)
			n += minutes ? plan->legs[LEG_PRACTICE].steps[i].minutes : 1;
	return n;
}

static void check_sessions(struct run *r, str value, bool wanted)
{
	int64_t seconds;
	if (!str_int(value, &seconds) || seconds < SESSION_LEAST_S || seconds > SESSION_MOST_S) {
		wrong(r, "a session has a number of seconds");
		return;
	}
	for (enum place place = PLACE_DESK; place < PLACES; place++) {
		struct session s;
		session_make(&(struct decided){p, &r->consult, &r->plan}, place, (int32_t)seconds, &s);
		if (s.seconds != (wanted ? seconds : 0))
			wrong(r, "the session for %.*s has %d seconds", TEXT(place_words[place]), s.seconds);
	}
}

static void check_first_minute(struct run *r)
{
	for (uint16_t i = 0; i < p->n_items; i++)
		if (!p->items[i].first_minute && in_any_session(r, i))
			wrong(r, "%.*s is offered", TEXT(p->items[i].id));
}

static void check_asks(struct run *r, str value)
{
	uint16_t q;
	size_t n = triage_ask(p, &r->consult.facts, &r->consult.triage, &q, 1);
	check_word(r, n == 0 ? STR("nothing") : p->questions[q].id, value);
}

/* --- the lines of a case --- */

static const str refusal_words[] = {STR_INIT("open"), STR_INIT("refused_unanswered"), STR_INIT("refused_danger")};

enum key {
	KEY_ANSWERS,
	KEY_RELIEF_PAGE,
	KEY_CLEARED,
	KEY_URGENCY, /* what is set comes before, what is checked from here on */
	KEY_CEILING,
	KEY_FIRED,
	KEY_PLAN,
	KEY_TREATMENT,
	KEY_PRACTICE,
	KEY_CHANGE,
	KEY_ONE_OF,
	KEY_NEVER,
	KEY_NOT_CHOSEN,
	KEY_ALLOWED,
	KEY_VERDICTS,
	KEY_BECAUSE,
	KEY_CAUSES,
	KEY_FLARE,
	KEY_EXERCISES,
	KEY_MINUTES,
	KEY_SESSIONS,
	KEY_NO_SESSION,
	KEY_FIRST_MINUTE,
	KEY_ASKS,
	KEYS
};

static const str key_words[KEYS] = {STR_INIT("answers"),
				    STR_INIT("relief page"),
				    STR_INIT("cleared"),
				    STR_INIT("urgency"),
				    STR_INIT("ceiling"),
				    STR_INIT("fired"),
				    STR_INIT("plan"),
				    STR_INIT("treatment has"),
				    STR_INIT("practice has"),
				    STR_INIT("change has"),
				    STR_INIT("one of"),
				    STR_INIT("never"),
				    STR_INIT("not chosen"),
				    STR_INIT("allowed"),
				    STR_INIT("verdicts"),
				    STR_INIT("because"),
				    STR_INIT("causes"),
				    STR_INIT("flare"),
				    STR_INIT("exercises"),
				    STR_INIT("minutes"),
				    STR_INIT("sessions"),
				    STR_INIT("no session"),
				    STR_INIT("only first minute"),
				    STR_INIT("asks next")};

static void obey(struct run *r, enum key key, str value)
{
	if (key >= KEY_URGENCY && !r->is_decided) {
		people_decide(p, &r->answers, &r->consult, &r->plan);
		r->is_decided = true;
	}
	r->checks += key >= KEY_URGENCY;
	switch (key) {
	case KEY_ANSWERS: set_answers(r, value); break;
	case KEY_RELIEF_PAGE: set_relief_page(r, value); break;
	case KEY_CLEARED: set_cleared(r, value); break;
	case KEY_URGENCY: check_word(r, urgency_words[r->consult.triage.urgency], value); break;
	case KEY_CEILING: check_word(r, urgency_words[r->consult.triage.ceiling], value); break;
	case KEY_FIRED: check_fired(r, value); break;
	case KEY_PLAN: check_word(r, refusal_words[r->plan.refusal], value); break;
	case KEY_TREATMENT: check_leg(r, LEG_TREATMENT, value); break;
	case KEY_PRACTICE: check_leg(r, LEG_PRACTICE, value); break;
	case KEY_CHANGE: check_leg(r, LEG_CHANGE, value); break;
	case KEY_ONE_OF: check_one_of(r, value); break;
	case KEY_NEVER: check_never(r, value); break;
	case KEY_NOT_CHOSEN: check_not_chosen(r, value); break;
	case KEY_ALLOWED: check_allowed(r, value); break;
	case KEY_VERDICTS: check_verdicts(r, value); break;
	case KEY_BECAUSE: check_because(r, value); break;
	case KEY_CAUSES: check_causes(r, value); break;
	case KEY_FLARE: check_word(r, r->plan.flare ? STR("yes") : STR("no"), value); break;
	case KEY_EXERCISES: check_range(r, exercises(&r->plan, false), value); break;
	case KEY_MINUTES: check_range(r, exercises(&r->plan, true), value); break;
	case KEY_SESSIONS: check_sessions(r, value, true); break;
	case KEY_NO_SESSION: check_sessions(r, value, false); break;
	case KEY_FIRST_MINUTE: check_first_minute(r); break;
	case KEY_ASKS: check_asks(r, value); break;
	case KEYS: break;
	}
}

static bool is_continued(str text)
{
	return text.n > 0 && (text.p[0] == ' ' || text.p[0] == '\t');
}

/* The sentences up to the first line with a key are for people. After it each line must be one. */
static void run_case(struct run *r, str text)
{
	bool told = false;
	for (int next = 1; text.n > 0;) {
		char buffer[2048];
		struct writer w = writer_on(buffer, sizeof buffer);
		str line = str_split(&text, '\n');
		r->line = next++;
		w_str(&w, str_trim(line));
		for (; is_continued(text); next++) {
			w_char(&w, ' ');
			w_str(&w, str_trim(str_split(&text, '\n')));
		}
		str value = writer_str(&w);
		str word = str_split(&value, ':');
		size_t key = word_index(key_words, KEYS, word);
		if (key < KEYS)
			obey(r, (enum key)key, str_trim(value));
		else if (told && !str_is_blank(line))
			wrong(r, "unknown key \"%.*s\"", TEXT(word));
		told = told || key < KEYS;
	}
	if (r->checks < 2)
		wrong(r, "a case must check something");
}

static int by_name(const void *a, const void *b)
{
	return strcmp(a, b);
}

static size_t list_cases(const char *folder, char (*names)[NAME_ROOM])
{
	size_t n = 0;
	DIR *d = opendir(folder);
	for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;)
		if (str_ends(str_of(e->d_name), STR(".txt")) && n < CASES_MAX)
			snprintf(names[n++], NAME_ROOM, "%s", e->d_name);
	if (d != NULL)
		closedir(d);
	qsort(names, n, NAME_ROOM, by_name);
	return n;
}

/* Prints how a case went. Returns 1 when it failed. */
static size_t report_case(const struct run *r, size_t number, str name)
{
	printf("%sok %zu - %.*s\n%s", r->said > 0 ? "not " : "", number, TEXT(name), r->say);
	return r->said > 0;
}

/* Several cases in one file, a space line between them; the first line of each tells who it is. */
static size_t split_cases(str text, str *ret_cases)
{
	size_t n = 0;
	for (size_t at; (text = str_trim(text)).n > 0 && n < CASES_MAX; text = str_sub(text, at, text.n)) {
		at = str_find_str(text, STR("\n\n"));
		ret_cases[n++] = str_sub(text, 0, at);
	}
	return n;
}

/* vignettes CASES FOLDER: each file of the first is a case, and each paragraph of ordinary.txt and both_sides.txt in the second. */
int main(int argc, char **argv)
{
	static char names[CASES_MAX][NAME_ROOM], buffer[TEXT_FILE_MOST], ordinary_room[TEXT_FILE_MOST], sides_room[TEXT_FILE_MOST];
	static struct run run;
	static str others[2 * CASES_MAX];
	if (argc != 3)
		return 2;
	size_t n = list_cases(argv[1], names), failed = 0;
	size_t n_others = split_cases(text_file(argv[2], "ordinary.txt", ordinary_room), others);
	n_others += split_cases(text_file(argv[2], "both_sides.txt", sides_room), others + n_others);
	printf("1..%zu\n", n + n_others);
	for (size_t i = 0; i < n + n_others; i++) {
		str text = i < n ? text_file(argv[1], names[i], buffer) : others[i - n], first = text;
		memset(&run, 0, sizeof run);
		run_case(&run, text);
		failed += report_case(&run, i + 1, i < n ? str_of(names[i]) : str_split(&first, '\n'));
	}
	return n > 0 && n_others > 0 && failed == 0 ? 0 : 1;
}
