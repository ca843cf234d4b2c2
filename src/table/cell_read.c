/* cell_read.c - the contents of one cell. */
#include "table/cell_read.h"

#include "base/ascii.h"
#include "table/fold.h"

enum { THOUSAND = 1000, DIGITS_MAX = 9 };

/* ---- words that are no numbers; folded ---- */

static const str none_words[] = {
	STR_INIT(""),
	STR_INIT("-"),
	STR_INIT("--"),
	STR_INIT("---"),
	STR_INIT("."),
	STR_INIT("..."),
	STR_INIT("?"),
	STR_INIT("n/a"),
	STR_INIT("na"),
	STR_INIT("n.a."),
	STR_INIT("n. a."),
	STR_INIT("#n/a"),
	STR_INIT("#nv"),
	STR_INIT("#na"),
	STR_INIT("#value!"),
	STR_INIT("#wert!"),
	STR_INIT("#div/0!"),
	STR_INIT("#ref!"),
	STR_INIT("#bezug!"),
	STR_INIT("nan"),
	STR_INIT("null"),
	STR_INIT("nil"),
	STR_INIT("undefined"),
	STR_INIT("unknown"),
	STR_INIT("skip"),
	STR_INIT("skipped"),
	STR_INIT("missing"),
	STR_INIT("not recorded"),
	STR_INIT("not logged"),
	STR_INIT("not specified"),
	STR_INIT("unspecified"),
	STR_INIT("k.a."),
	STR_INIT("k. a."),
	STR_INIT("ka"),
	STR_INIT("keine angabe"),
	STR_INIT("unbekannt"),
	STR_INIT("inconnu"),
	STR_INIT("non renseigne"),
	STR_INIT("n.c."),
	STR_INIT("nc"),
	STR_INIT("s/d"),
	STR_INIT("sin datos"),
	STR_INIT("desconocido"),
	STR_INIT("\xE2\x80\xA6"),
};
static const str nothing_words[] = {
	STR_INIT("none"),
	STR_INIT("no"),
	STR_INIT("nothing"),
	STR_INIT("no medication"),
	STR_INIT("no medicine"),
	STR_INIT("no meds"),
	STR_INIT("nein"),
	STR_INIT("keine"),
	STR_INIT("kein"),
	STR_INIT("nichts"),
	STR_INIT("keine medikamente"),
	STR_INIT("non"),
	STR_INIT("aucun"),
	STR_INIT("aucune"),
	STR_INIT("rien"),
	STR_INIT("aucun medicament"),
	STR_INIT("nada"),
	STR_INIT("ninguno"),
	STR_INIT("ninguna"),
	STR_INIT("ningun medicamento"),
	STR_INIT("0"),
	STR_INIT("false"),
};
static const str mark_words[] = {
	STR_INIT("x"),
	STR_INIT("xx"),
	STR_INIT("yes"),
	STR_INIT("y"),
	STR_INIT("true"),
	STR_INIT("yes_manual"),
	STR_INIT("yes_auto"),
	STR_INIT("done"),
	STR_INIT("on"),
	STR_INIT("present"),
	STR_INIT("ja"),
	STR_INIT("j"),
	STR_INIT("wahr"),
	STR_INIT("erledigt"),
	STR_INIT("vorhanden"),
	STR_INIT("oui"),
	STR_INIT("vrai"),
	STR_INIT("si"),
	STR_INIT("verdadero"),
	STR_INIT("vero"),
	STR_INIT("\xE2\x9C\x93"),
	STR_INIT("\xE2\x9C\x94"),
	STR_INIT("\xE2\x98\x91"),
	STR_INIT("\xE2\x9C\x85"),
};
static const str blank_words[] = {
	STR_INIT("no"),           STR_INIT("n"),    STR_INIT("false"), STR_INIT("off"),          STR_INIT("nein"),         STR_INIT("falsch"),
	STR_INIT("non"),          STR_INIT("faux"), STR_INIT("falso"), STR_INIT("\xE2\x98\x90"), STR_INIT("\xE2\x9D\x8C"), STR_INIT("\xE2\x9C\x97"),
	STR_INIT("\xE2\x9C\x98"),
};

static bool is_among(str s, const str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, words[i]))
			return true;
	return false;
}

#define AMONG(s, words) is_among((s), (words), sizeof(words) / sizeof((words)[0]))

bool cell_is_nothing(str text)
{
	char buffer[FOLD_BYTES];
	str s = fold(text, buffer);
	return AMONG(s, none_words) || AMONG(s, nothing_words);
}

/* ---- numbers ---- */

static str after_space(str s)
{
	while (s.n > 0 && s.p[0] == ' ')
		s = str_sub(s, 1, s.n);
	return s;
}

static bool cut_word(str *s, const char *word)
{
	str w = str_of(word);
	if (!str_starts(*s, w))
		return false;
	*s = str_sub(*s, w.n, s->n);
	return true;
}

/* A half or a quarter as one sign. */
static int64_t cut_fraction(str *s)
{
	static const struct {
		const char *sign;
		int64_t thousandths;
	} signs[] = {{"\xC2\xBD", 500}, {"\xC2\xBC", 250}, {"\xC2\xBE", 750}, {"1/2", 500}};
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (cut_word(s, signs[i].sign))
			return signs[i].thousandths;
	return 0;
}

/* Digits with a point or a comma: thousandths, cut at the third place. */
static bool cut_number(str *s, int64_t *ret_thousandths)
{
	size_t n = 0, places = 0;
	int64_t whole = 0, part = 0;
	for (; n < s->n && ascii_is_digit(s->p[n]) && n < DIGITS_MAX; n++)
		whole = whole * 10 + (s->p[n] - '0');
	if (n == 0 || (n < s->n && ascii_is_digit(s->p[n])))
		return false;
	*s = str_sub(*s, n, s->n);
	if (s->n > 1 && (s->p[0] == '.' || s->p[0] == ',') && ascii_is_digit(s->p[1])) {
		size_t i = 1;
		for (; i < s->n && ascii_is_digit(s->p[i]); i++, places++)
			part = places < 3 ? part * 10 + (s->p[i] - '0') : part;
		*s = str_sub(*s, i, s->n);
	}
	for (; places < 3; places++)
		part *= 10;
	str rest = after_space(*s);
	int64_t fraction = part == 0 ? cut_fraction(&rest) : 0;
	if (fraction > 0)
		*s = rest;
	*ret_thousandths = whole * THOUSAND + part + fraction;
	return true;
}

/* What may follow a number and adds nothing: its unit, or the same in words, in brackets or after a dash or a colon. */
static bool is_tail(str s)
{
	static const str units[] = {STR_INIT("points"), STR_INIT("point"), STR_INIT("pts"), STR_INIT("punkte"), STR_INIT("pkt"), STR_INIT("pkt."),
				    STR_INIT("puntos"), STR_INIT("nrs"),   STR_INIT("vas"), STR_INIT("."),      STR_INIT("cm"),  STR_INIT("!")};
	s = after_space(s);
	if (s.n == 0 || AMONG(s, units))
		return true;
	bool opens = s.p[0] == '(' || s.p[0] == '[' || s.p[0] == ':';
	bool dashed = s.p[0] == '-' || s.p[0] == '=' || s.p[0] == ',' || s.p[0] == '|';
	str rest = after_space(str_sub(s, 1, s.n));
	return (opens || dashed) && rest.n > 0 && !ascii_is_digit(rest.p[0]) && rest.p[0] != '-';
}

/* "/10", "out of 10", "%": the highest there is. */
static bool cut_of(str *s, int64_t *ret_of)
{
	static const char *const words[] = {"/", "out of ", "of ", "von ", "sur ", "de ", "su ", "van "};
	str rest = after_space(*s);
	if (cut_word(&rest, "%") || cut_word(&rest, "percent") || cut_word(&rest, "prozent") || cut_word(&rest, "mm")) {
		*s = rest;
		*ret_of = 100;
		return true;
	}
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		str at = rest;
		int64_t n;
		if (!cut_word(&at, words[i]))
			continue;
		at = after_space(at);
		if (!cut_number(&at, &n) || n < THOUSAND || n % THOUSAND != 0)
			return false;
		*s = at;
		*ret_of = n / THOUSAND;
		return true;
	}
	return false;
}

/* Stars, full and empty. */
static bool read_stars(str s, struct cell_value *ret_cell)
{
	int64_t full = 0, all = 0;
	for (; s.n > 0; s = str_sub(s, 3, s.n), all++) {
		if (!str_starts(s, STR("\xE2\x98\x85")) && !str_starts(s, STR("\xE2\x98\x86")))
			return false;
		full += str_starts(s, STR("\xE2\x98\x85"));
	}
	*ret_cell = (struct cell_value){.kind = CELL_NUMBER, .thousandths = full * THOUSAND, .of = all};
	return all > 0;
}

static bool read_number(str s, struct cell_value *ret_cell)
{
	static const char *const about[] = {"ca. ",  "ca ",      "circa ",  "about ", "approx. ", "approx ", "etwa ",
					    "env. ", "environ ", "aprox. ", "~ ",     "~",        "c. "};
	struct cell_value c = {.kind = CELL_NUMBER};
	for (size_t i = 0; i < sizeof about / sizeof about[0] && !c.is_loose; i++)
		c.is_loose = cut_word(&s, about[i]);
	bool negative = cut_word(&s, "-");
	if (!negative)
		cut_word(&s, "+");
	if (!cut_number(&s, &c.thousandths))
		return false;
	str rest = after_space(s);
	if (cut_word(&rest, "+")) {
		c.is_loose = true;
		s = rest;
	}
	cut_of(&s, &c.of);
	c.thousandths = negative ? -c.thousandths : c.thousandths;
	*ret_cell = c;
	return is_tail(s);
}

static bool read_span(str s, struct cell_value *ret_cell)
{
	static const char *const between[] = {"-", "to ", "bis ", "a ", "hasta ", "or ", "oder ", "ou ", "o "};
	struct cell_value c = {.kind = CELL_SPAN};
	if (!cut_number(&s, &c.thousandths))
		return false;
	s = after_space(s);
	bool found = false;
	for (size_t i = 0; i < sizeof between / sizeof between[0] && !found; i++)
		found = cut_word(&s, between[i]);
	s = after_space(s);
	if (!found || !cut_number(&s, &c.thousandths_to) || c.thousandths_to < c.thousandths)
		return false;
	cut_of(&s, &c.of);
	*ret_cell = c;
	return is_tail(s);
}

/* ---- hours ---- */

/* "h", "min", ... at the start: minutes of one, 0 for none. */
static int64_t cut_unit(str *s)
{
	static const struct {
		const char *word;
		int64_t minutes;
	} units[] = {{"hours", 60}, {"hour", 60},   {"hrs", 60},    {"hr", 60},     {"h", 60},     {"stunden", 60}, {"stunde", 60},
		     {"std.", 60},  {"std", 60},    {"heures", 60}, {"heure", 60},  {"horas", 60}, {"hora", 60},    {"ore", 60},
		     {"uur", 60},   {"minutes", 1}, {"minutos", 1}, {"minuten", 1}, {"minute", 1}, {"mins", 1},     {"min.", 1},
		     {"min", 1},    {"m", 1},       {"days", 1440}, {"day", 1440},  {"d", 1440}};
	str rest = after_space(*s);
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (cut_word(&rest, units[i].word) && (rest.n == 0 || !(rest.p[0] >= 'a' && rest.p[0] <= 'z'))) {
			*s = rest;
			return units[i].minutes;
		} else {
			rest = after_space(*s);
		}
	return 0;
}

/* "6:45", "6:45:10" */
static bool read_clock(str s, struct cell_value *ret_cell)
{
	str hours = str_split(&s, ':'), minutes = str_split(&s, ':');
	int64_t h, m, rest = 0;
	if (hours.n == 0 || hours.n > 3 || minutes.n != 2 || !str_int(hours, &h) || !str_int(minutes, &m) || h < 0 || m < 0 || m > 59)
		return false;
	if (s.n > 0 && (s.n < 2 || !str_int(str_sub(s, 0, 2), &rest)))
		return false;
	*ret_cell = (struct cell_value){.kind = CELL_HOURS, .minutes = h * 60 + m};
	return true;
}

static bool read_hours(str s, struct cell_value *ret_cell)
{
	struct cell_value c = {.kind = CELL_HOURS};
	int64_t n, unit = 0;
	size_t parts = 0;
	if (read_clock(s, ret_cell))
		return true;
	for (; s.n > 0; s = after_space(s), parts++) {
		if (!cut_number(&s, &n) || n > 1000000)
			return false;
		int64_t smaller = unit == 60 ? 1 : 0;
		unit = cut_unit(&s);
		if (unit == 0 && (smaller == 0 || s.n > 0))
			return false;
		c.minutes += n * (unit > 0 ? unit : smaller) / THOUSAND; /* 7h20: minutes */
		s = after_space(s);
		if (!cut_word(&s, ","))
			cut_word(&s, "and ");
	}
	*ret_cell = c;
	return parts > 0;
}

struct cell_value cell_read(str text)
{
	char buffer[FOLD_BYTES];
	struct cell_value c = {.kind = CELL_WORD};
	str s = fold(text, buffer);
	if (s.n > 1 && s.p[0] == '\'') /* keeps a spreadsheet from running it */
		s = str_sub(s, 1, s.n);
	if (AMONG(s, none_words))
		return (struct cell_value){.kind = CELL_NONE};
	if (AMONG(s, mark_words))
		return (struct cell_value){.kind = CELL_MARK};
	if (AMONG(s, blank_words))
		return (struct cell_value){.kind = CELL_BLANK};
	if (read_number(s, &c) || read_span(s, &c) || read_hours(s, &c) || read_stars(s, &c))
		return c;
	return (struct cell_value){.kind = CELL_WORD};
}
