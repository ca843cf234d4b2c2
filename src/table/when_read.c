/* when_read.c - a day and a time in any form: split into numbers, words and signs, then read piece by piece. */
#include "table/when_read.h"

#include "base/ascii.h"
#include "table/fold.h"
#include "table/when_words.h"

const str when_order_words[ORDERS] = {STR_INIT(""), STR_INIT("dmy"), STR_INIT("mdy"), STR_INIT("ymd")};

enum { TOKENS_MAX = 32, CELL_BYTES_MAX = 100, CENTURY = 2000, SERIAL_FIRST = 36526 /* 2000-01-01 */, SERIAL_LAST = 73051 /* 2100-01-01 */ };

enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_WORD, TOKEN_SIGN };

struct token {
	enum token_kind kind;
	str text; /* folded */
	int64_t n;
	size_t digits;
	bool is_apart; /* white space is before it */
};

struct scan {
	struct token token[TOKENS_MAX + 4]; /* the last ones are TOKEN_END: a look ahead never leaves the buffer */
	size_t n, at;
	struct when *when;
	bool has_day;
};

/* ---- tokens ---- */

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Of East Asian dates: the year, the month, the day. As separators they are slashes. */
static bool is_mark(str s, str *ret_rest)
{
	static const str marks[] = {STR_INIT("\xE5\xB9\xB4"), STR_INIT("\xE6\x9C\x88"), STR_INIT("\xE6\x97\xA5")};
	for (size_t i = 0; i < 3; i++)
		if (str_starts(s, marks[i])) {
			*ret_rest = str_sub(s, marks[i].n, s.n);
			return true;
		}
	return false;
}

static bool cut(str s, struct scan *scan)
{
	bool apart = false;
	while (s.n > 0) {
		struct token t = {.is_apart = apart, .kind = TOKEN_SIGN};
		str rest;
		size_t n = 1;
		apart = s.p[0] == ' ';
		if (apart) {
			s = str_sub(s, 1, s.n);
			continue;
		}
		if (is_mark(s, &rest)) {
			t.text = STR("/");
			n = s.n - rest.n;
		} else if (ascii_is_digit(s.p[0])) {
			for (n = 0; n < s.n && ascii_is_digit(s.p[n]); n++)
				;
			t.kind = TOKEN_NUMBER;
			t.digits = n;
			if (!str_int(str_sub(s, 0, n), &t.n))
				return false;
		} else if (is_word(s.p[0])) {
			for (n = 0; n < s.n && is_word(s.p[n]) && !is_mark(str_sub(s, n, s.n), &rest); n++)
				;
			t.kind = TOKEN_WORD;
		}
		t.text = t.text.n > 0 ? t.text : str_sub(s, 0, n);
		if (scan->n == TOKENS_MAX)
			return false;
		scan->token[scan->n++] = t;
		s = str_sub(s, n, s.n);
	}
	return true;
}

static const struct token *peek(const struct scan *s, size_t ahead)
{
	size_t i = s->at + ahead;
	return &s->token[i < TOKENS_MAX + 3 ? i : TOKENS_MAX + 3];
}

static bool is_sign(const struct token *t, char c)
{
	return t->kind == TOKEN_SIGN && t->text.p[0] == c;
}

static bool is_in(const struct token *t, const struct when_word *table, int32_t *ret_value)
{
	return t->kind == TOKEN_WORD && when_word_find(table, t->text, ret_value);
}

static bool is_filler(const struct token *t)
{
	int32_t nothing;
	return is_in(t, when_fillers, &nothing);
}

static bool is_one_of(const struct token *t, const char *a, const char *b)
{
	return t->kind == TOKEN_WORD && (str_eq(t->text, str_of(a)) || str_eq(t->text, str_of(b)));
}

/* ---- times ---- */

/* "am", "p.m.", "p. m." at `ahead`: how many tokens it takes, 0 when there is none. */
static size_t half_of_day(const struct scan *s, size_t ahead, bool *ret_pm)
{
	const struct token *t = peek(s, ahead);
	if (is_one_of(t, "am", "pm")) {
		*ret_pm = t->text.p[0] == 'p';
		return 1;
	}
	if (is_one_of(t, "a", "p") && !t->is_apart && peek(s, ahead + 1)->kind == TOKEN_END) { /* 8:30a */
		*ret_pm = t->text.p[0] == 'p';
		return 1;
	}
	if (!is_one_of(t, "a", "p") || !is_sign(peek(s, ahead + 1), '.') || !is_one_of(peek(s, ahead + 2), "m", "m"))
		return 0;
	*ret_pm = t->text.p[0] == 'p';
	return is_sign(peek(s, ahead + 3), '.') ? 4 : 3;
}

static bool set_time(struct scan *s, int64_t hour, int64_t minute, int64_t second)
{
	struct when *w = s->when;
	if (w->has_time || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
		return false;
	w->has_time = true;
	w->second = (int32_t)(3600 * hour + 60 * minute);
	return true;
}

/* The rest of a time after hour and minute, `ahead` tokens from here: seconds, their fraction, am or pm. */
static bool end_time(struct scan *s, int64_t hour, int64_t minute, size_t ahead)
{
	int64_t second = 0;
	bool pm = false;
	if ((is_sign(peek(s, ahead), ':') || is_sign(peek(s, ahead), '.')) && peek(s, ahead + 1)->kind == TOKEN_NUMBER &&
	    peek(s, ahead + 1)->digits == 2) {
		second = peek(s, ahead + 1)->n;
		ahead += 2;
		if ((is_sign(peek(s, ahead), '.') || is_sign(peek(s, ahead), ',')) && peek(s, ahead + 1)->kind == TOKEN_NUMBER &&
		    !peek(s, ahead + 1)->is_apart)
			ahead += 2;
	}
	size_t half = half_of_day(s, ahead, &pm);
	if (half > 0) {
		if (hour < 1 || hour > 12)
			return false;
		hour = hour % 12 + (pm ? 12 : 0);
	}
	s->at += ahead + half;
	return set_time(s, hour, minute, second);
}

/* "8:30:15 pm", "9 PM", "8h30", "20 Uhr", "noon"; `is_done` when there is one here, right or wrong. */
static bool take_time(struct scan *s, bool *is_done)
{
	const struct token *t = peek(s, 0), *next = peek(s, 1), *third = peek(s, 2);
	int32_t second;
	bool pm;
	*is_done = true;
	if (is_in(t, when_clocks, &second)) {
		s->at++;
		return set_time(s, second / 3600, second / 60 % 60, 0);
	}
	if (t->kind == TOKEN_NUMBER && t->digits <= 2) {
		bool minutes = third->kind == TOKEN_NUMBER && third->digits == 2;
		if (is_sign(next, ':') && minutes)
			return end_time(s, t->n, third->n, 3);
		if (is_one_of(next, "h", "uhr") || is_one_of(next, "heures", "horas") || is_one_of(next, "u", "hs")) {
			minutes = minutes && third->n < 60 && !is_sign(peek(s, 3), '.') && !is_sign(peek(s, 3), '/');
			return end_time(s, t->n, minutes ? third->n : 0, minutes ? 3 : 2);
		}
		if (half_of_day(s, 1, &pm) > 0)
			return end_time(s, t->n, 0, 1);
		if (s->has_day && is_sign(next, '.') && minutes)
			return end_time(s, t->n, third->n, 3);
	}
	bool follows_t = s->at > 0 && is_one_of(&s->token[s->at - 1], "t", "t");
	if (t->kind == TOKEN_NUMBER && follows_t && (t->digits == 4 || t->digits == 6)) { /* 20261119T083000 */
		int64_t clock = t->digits == 6 ? t->n / 100 : t->n;
		s->at++;
		return set_time(s, clock / 100, clock % 100, 0);
	}
	*is_done = false;
	return true;
}

/* ---- offsets ---- */

/* "+01:00", "-0500", "+1" at `ahead`: how many tokens, 0 when there is none. */
static size_t offset_at(const struct scan *s, size_t ahead, int32_t *ret_east_s)
{
	const struct token *sign = peek(s, ahead), *n = peek(s, ahead + 1);
	if ((!is_sign(sign, '+') && !is_sign(sign, '-')) || n->kind != TOKEN_NUMBER || n->is_apart)
		return 0;
	int64_t hours = n->digits == 4 ? n->n / 100 : n->n, minutes = n->digits == 4 ? n->n % 100 : 0;
	size_t took = 2;
	if (n->digits != 4 && is_sign(peek(s, ahead + 2), ':') && peek(s, ahead + 3)->kind == TOKEN_NUMBER) {
		minutes = peek(s, ahead + 3)->n;
		took = 4;
	}
	if ((n->digits > 2 && n->digits != 4) || hours > 14 || minutes > 59)
		return 0;
	*ret_east_s = (int32_t)(hours * 3600 + minutes * 60) * (is_sign(sign, '-') ? -1 : 1);
	return took;
}

static void set_offset(struct scan *s, int32_t east_s, size_t tokens)
{
	s->when->has_offset = true;
	s->when->east_s = east_s;
	s->at += tokens;
}

/* "Z", "GMT+1", "+0100", "CET". Its name may follow an offset in brackets, and adds nothing. */
static bool take_offset(struct scan *s)
{
	int32_t east_s = 0, named_s = 0;
	if (!s->when->has_time)
		return false;
	if (s->when->has_offset && (is_sign(peek(s, 0), '(') || is_sign(peek(s, 0), '['))) {
		s->at = s->n;
		return true;
	}
	if (s->when->has_offset)
		return false;
	size_t took = offset_at(s, 0, &east_s);
	if (took == 0 && is_in(peek(s, 0), when_zones, &named_s))
		took = 1 + offset_at(s, 1, &east_s);
	s->when->is_greenwich = took == 1 && named_s == 0;
	if (took > 0)
		set_offset(s, took > 1 || is_sign(peek(s, 0), '+') || is_sign(peek(s, 0), '-') ? east_s : named_s, took);
	return took > 0;
}

/* ---- days ---- */

/* The parts of a day as they follow each other: 2 a number of one or two digits, 4 one of four, 8 all of it in one, m a month. */
static const struct day_form {
	const char *parts;
	unsigned orders;
	int year, month, day; /* which part is which; -1: none */
} day_forms[] = {
	{"8", 1u << ORDER_YEAR_FIRST, 0, 0, 0},
	{"422", 1u << ORDER_YEAR_FIRST, 0, 1, 2},
	{"4m2", 1u << ORDER_YEAR_FIRST, 0, 1, 2},
	{"2m4", 1u << ORDER_YEAR_FIRST, 2, 1, 0},
	{"2m2", 1u << ORDER_YEAR_FIRST, 2, 1, 0},
	{"m24", 1u << ORDER_YEAR_FIRST, 2, 0, 1},
	{"m22", 1u << ORDER_YEAR_FIRST, 2, 0, 1},
	{"2m", 1u << ORDER_YEAR_FIRST, -1, 1, 0},
	{"m2", 1u << ORDER_YEAR_FIRST, -1, 0, 1},
	{"224", 1u << ORDER_DAY_FIRST | 1u << ORDER_MONTH_FIRST, 2, 1, 0},
	{"222", 1u << ORDER_DAY_FIRST | 1u << ORDER_MONTH_FIRST | 1u << ORDER_YEAR_FIRST, 2, 1, 0},
};

struct day_text {
	char parts[4];
	int64_t n[3];
	size_t count;
	char sign; /* between the first two; ' ' when there is none */
};

/* What is between two parts of a day: one sign, a point and a space, filler words. False: they do not belong together. */
static bool skip_between(const struct scan *s, size_t *ahead, char *ret_sign)
{
	const struct token *t = peek(s, *ahead);
	*ret_sign = ' ';
	while (is_filler(t))
		t = peek(s, ++*ahead);
	if (is_sign(t, '-') || is_sign(t, '/') || is_sign(t, '.') || is_sign(t, ',')) {
		*ret_sign = t->text.p[0];
		t = peek(s, ++*ahead);
		if (*ret_sign == '.' && (is_sign(t, ',') || is_sign(t, '-') || is_sign(t, '/')))
			++*ahead; /* "Nov., 2026", "19.-11.-2026" */
	}
	while (is_filler(peek(s, *ahead)))
		++*ahead;
	return true;
}

/* A number that begins a time is no part of the day. */
static bool begins_time(const struct scan *s, size_t ahead)
{
	const struct token *next = peek(s, ahead + 1);
	bool pm;
	return is_sign(next, ':') || is_one_of(next, "h", "uhr") || is_one_of(next, "heures", "horas") || half_of_day(s, ahead + 1, &pm) > 0;
}

static bool part_at(const struct scan *s, size_t ahead, struct day_text *d)
{
	const struct token *t = peek(s, ahead);
	int32_t month;
	if (is_in(t, when_months, &month)) {
		d->parts[d->count] = 'm';
		d->n[d->count++] = month;
		return true;
	}
	if (t->kind != TOKEN_NUMBER || (t->digits > 2 && t->digits != 4 && t->digits != 8) || begins_time(s, ahead))
		return false;
	d->parts[d->count] = t->digits == 8 ? '8' : t->digits == 4 ? '4' : '2';
	d->n[d->count++] = t->n;
	return true;
}

static bool is_real(int64_t year, int64_t month, int64_t day_of_month, day *ret_day)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day_of_month < 1)
		return false;
	if (day_of_month > days[month - 1] + (leap && month == 2))
		return false;
	*ret_day = day_of_date((struct date){(int)year, (int)month, (int)day_of_month});
	return true;
}

bool when_day(const struct when *w, enum when_order order, day *ret_day)
{
	size_t year = order == ORDER_YEAR_FIRST ? 0 : 2, month = order == ORDER_MONTH_FIRST ? 0 : 1, day_part = 3 - year - month;
	if (order == ORDER_OPEN || (w->orders >> order & 1) == 0 || (w->lacks_year && w->part[0] == 0))
		return false;
	return is_real(w->part[year] < 100 ? CENTURY + w->part[year] : w->part[year], w->part[month], w->part[day_part], ret_day);
}

/* Leaves the orders in which it is a real day; a weekday that fits one of them tells which. */
static void settle_orders(struct when *w)
{
	unsigned real = 0, fitting = 0;
	day d;
	for (enum when_order o = ORDER_DAY_FIRST; o < ORDERS; o++)
		if (when_day(w, o, &d)) {
			real |= 1u << o;
			fitting |= day_weekday(d) == w->weekday ? 1u << o : 0;
		}
	w->orders = fitting != 0 ? fitting : real;
}

static const struct day_form *form_of(const struct day_text *d)
{
	for (size_t i = 0; i < sizeof day_forms / sizeof day_forms[0]; i++)
		if (str_eq(str_of(day_forms[i].parts), (str){d->parts, d->count}))
			return &day_forms[i];
	return NULL;
}

/* Numbers alone: the same sign between all of them tells more. */
static bool set_day(struct when *w, const struct day_text *d, const struct day_form *form)
{
	w->orders = form->orders;
	if (d->parts[0] == '8') {
		w->part[0] = d->n[0] / 10000;
		w->part[1] = d->n[0] / 100 % 100;
		w->part[2] = d->n[0] % 100;
		return true;
	}
	if (form->orders == 1u << ORDER_YEAR_FIRST) {
		w->lacks_year = form->year < 0;
		w->part[0] = w->lacks_year ? 0 : d->n[form->year];
		w->part[1] = d->n[form->month];
		w->part[2] = d->n[form->day];
		return true;
	}
	if (d->sign == ' ' || d->sign == ',')
		return false;
	for (size_t i = 0; i < 3; i++)
		w->part[i] = d->n[i];
	if (d->sign == '.')
		w->orders = 1u << ORDER_DAY_FIRST;
	else if (d->sign == '/')
		w->orders &= ~(1u << ORDER_YEAR_FIRST);
	return true;
}

static bool take_day(struct scan *s, bool *is_done)
{
	struct day_text d = {.sign = ' '}, longest = d;
	const struct day_form *form = NULL;
	size_t ahead = 0, took = 0;
	*is_done = false;
	while (d.count < 3 && part_at(s, ahead, &d)) {
		char sign;
		ahead++;
		const struct day_form *found = form_of(&d);
		if (found != NULL) {
			form = found;
			longest = d;
			took = ahead;
		}
		if (!skip_between(s, &ahead, &sign))
			break;
		d.sign = d.count == 1 ? sign : d.sign;
		bool named = str_find((str){d.parts, d.count}, 'm') < d.count && sign != '-' && sign != '/'; /* "Nov 1-7" is no day */
		bool same = d.count == 1 || sign == d.sign || named;
		if (!same)
			break;
	}
	if (form == NULL || s->has_day)
		return true;
	*is_done = true;
	s->at += took;
	s->has_day = true;
	return set_day(s->when, &longest, form);
}

/* ---- all of it ---- */

/* Between the pieces: a comma, a point, a dash, a word that says nothing. */
static bool skip_filler(struct scan *s)
{
	const struct token *t = peek(s, 0);
	bool is_nothing = is_filler(t) || is_sign(t, ',') || is_sign(t, '.') || is_sign(t, '-') || is_sign(t, '/');
	s->at += is_nothing;
	return is_nothing;
}

static bool take_all(struct scan *s)
{
	while (s->at < s->n) {
		bool is_done;
		int32_t weekday;
		if (take_offset(s))
			continue;
		if (!take_time(s, &is_done))
			return false;
		if (is_done)
			continue;
		if (!take_day(s, &is_done))
			return false;
		if (is_done)
			continue;
		if (s->has_day && s->when->lacks_year && peek(s, 0)->kind == TOKEN_NUMBER && peek(s, 0)->digits == 4) {
			s->when->part[0] = peek(s, 0)->n; /* "Thu Nov 19 08:30:00 CET 2026" */
			s->when->lacks_year = false;
			s->at++;
		} else if (is_in(peek(s, 0), when_weekdays, &weekday)) {
			s->when->weekday = weekday;
			s->at++;
		} else if (!skip_filler(s)) {
			return false;
		}
	}
	return true;
}

/* ---- numbers alone ---- */

/* Digits, with a fraction or without; the fraction in millionths. */
static bool read_plain(str s, int64_t *ret_n, size_t *ret_digits, int64_t *ret_millionths)
{
	size_t n = 0, k = 0;
	int64_t part = 0;
	while (n < s.n && ascii_is_digit(s.p[n]))
		n++;
	if (n == 0 || !str_int(str_sub(s, 0, n), ret_n))
		return false;
	if (n < s.n && (s.p[n] != '.' && s.p[n] != ','))
		return false;
	for (size_t i = n + 1; i < s.n; i++, k++) {
		if (!ascii_is_digit(s.p[i]))
			return false;
		part = k < 6 ? part * 10 + (s.p[i] - '0') : part;
	}
	if (n < s.n && k == 0)
		return false;
	for (; k < 6; k++)
		part *= 10;
	*ret_digits = n;
	*ret_millionths = part;
	return true;
}

/* To the minute: a part of a day is never exact. */
static int32_t second_of_part(int64_t millionths)
{
	int64_t minutes = (millionths * 1440 + 500000) / 1000000;
	return (int32_t)(60 * (minutes < 1440 ? minutes : 1439));
}

/* Seconds, thousandths or millionths since 1970, or days since 1899-12-30. */
static bool read_number(str s, struct when *w)
{
	int64_t n, millionths;
	size_t digits;
	if (!read_plain(s, &n, &digits, &millionths))
		return false;
	if (digits == 10 || digits == 13 || digits == 16) {
		w->is_instant = true;
		w->at = (instant){digits == 10 ? n : digits == 13 ? n / 1000 : n / 1000000};
		return true;
	}
	if (digits != 5 || n < SERIAL_FIRST || n > SERIAL_LAST)
		return false;
	struct date d = day_date((day){(int32_t)(n - 25569)}); /* 1970-01-01 */
	w->orders = 1u << ORDER_YEAR_FIRST;
	w->part[0] = d.year;
	w->part[1] = d.month;
	w->part[2] = d.day;
	w->has_time = millionths > 0;
	w->second = second_of_part(millionths);
	return true;
}

bool when_read(str text, struct when *ret_when)
{
	char buffer[FOLD_BYTES];
	struct when w = {.weekday = -1};
	struct scan s = {.when = &w};
	if (text.n == 0 || text.n > CELL_BYTES_MAX)
		return false;
	str folded = fold(text, buffer);
	if (!read_number(folded, &w)) {
		if (!cut(folded, &s) || !take_all(&s) || !s.has_day)
			return false;
		if (!w.lacks_year)
			settle_orders(&w);
		if (w.orders == 0)
			return false;
	}
	*ret_when = w;
	return true;
}

bool when_clock(str text, int32_t *ret_second)
{
	char buffer[FOLD_BYTES];
	struct when w = {.weekday = -1};
	struct scan s = {.when = &w, .has_day = true};
	int64_t n, millionths;
	size_t digits;
	if (text.n == 0 || text.n > CELL_BYTES_MAX)
		return false;
	str folded = fold(text, buffer);
	if (read_plain(folded, &n, &digits, &millionths) && n == 0 && folded.n > digits + 3) { /* 0.354: "0.35" is a point between hour and minute */
		*ret_second = second_of_part(millionths);
		return true;
	}
	if (read_plain(folded, &n, &digits, &millionths) && digits == 4 && folded.n == 4 && set_time(&s, n / 100, n % 100, 0)) {
		*ret_second = w.second;
		return true;
	}
	if (!cut(folded, &s) || !take_all(&s) || !w.has_time)
		return false;
	*ret_second = w.second;
	return true;
}

bool when_is_part_of_day(str text)
{
	char buffer[FOLD_BYTES];
	int32_t nothing;
	return when_word_find(when_parts, fold_words(text, buffer), &nothing);
}
