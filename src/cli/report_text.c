/* report_text.c - the report as plain text. */
#include "cli/report_text.h"

#include "base/text.h"

enum { INDENT = 4, WIDTH_MOST = 100 };

static void spaces(struct writer *w, size_t n)
{
	while (n-- > 0)
		w_char(w, ' ');
}

/* Columns of the first `n` bytes: the bytes that go on with a letter take none. */
static size_t columns(str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

/* A control character of a note must not reach a terminal. */
static void w_plain(struct writer *w, str s)
{
	for (size_t i = 0; i < s.n; i++)
		w_char(w, (unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f ? ' ' : s.p[i]);
}

/* Words with line breaks where they run out; each line begins with `indent` spaces. */
static void w_wrapped(struct writer *w, struct text_page page, size_t indent, str text)
{
	size_t width = (size_t)(page.width > WIDTH_MOST ? WIDTH_MOST : page.width), used = 0;
	while (text.n > 0) {
		size_t n = 0;
		while (n < text.n && text.p[n] != ' ' && text.p[n] != '\n')
			n++;
		str word = str_sub(text, 0, n);
		if (used > 0 && used + 1 + columns(word) > width) {
			w_char(w, '\n');
			used = 0;
		}
		if (used == 0)
			spaces(w, indent);
		else if (word.n > 0)
			w_char(w, ' ');
		used = (used == 0 ? indent : used + (word.n > 0)) + columns(word);
		w_plain(w, word);
		text = str_sub(text, n + 1, text.n);
	}
	if (used > 0)
		w_char(w, '\n');
}

static void line(struct writer *w, struct text_page page, const struct report_line *l)
{
	char buffer[4096];
	struct writer text = writer_on(buffer, sizeof buffer);
	w_str(&text, l->label);
	w_z(&text, l->label.n > 0 && l->text.n > 0 ? ": " : "");
	w_str(&text, text_cut(l->text, 3000));
	w_wrapped(w, page, l->label.n + l->text.n > 0 ? 2 : INDENT, text.full ? l->text : writer_str(&text));
	w_wrapped(w, page, INDENT, l->note);
}

static void lines(struct writer *w, struct text_page page, const struct report_section *s)
{
	str group = STR("");
	for (size_t i = 0; i < s->n_lines; i++) {
		if (!str_eq(s->lines[i].group, group)) {
			group = s->lines[i].group;
			if (group.n > 0)
				w_char(w, '\n');
			w_wrapped(w, page, 0, group);
		}
		line(w, page, &s->lines[i]);
	}
}

static void w_capitals(struct writer *w, str s)
{
	for (size_t i = 0; i < s.n; i++)
		w_char(w, s.p[i] >= 'a' && s.p[i] <= 'z' ? (char)(s.p[i] - 'a' + 'A') : s.p[i]);
	w_char(w, '\n');
}

static void picture(struct writer *w, struct text_page page, enum report_part part, const struct report *report)
{
	if (report->part[part].picture[0].n == 0)
		return;
	if (part == REPORT_TREND)
		text_pain(w, page, &report->chart);
	if (part == REPORT_STOOL)
		text_stool(w, page, report->legs);
}

static void section(struct writer *w, struct text_page page, enum report_part part, const struct report *report)
{
	const struct report_section *s = &report->part[part];
	if (!s->is_shown)
		return;
	w_char(w, '\n');
	if (part == REPORT_WHO)
		w_wrapped(w, page, 0, s->title); /* a name is not written in capitals */
	else
		w_capitals(w, s->title);
	w_wrapped(w, page, 0, s->say);
	picture(w, page, part, report);
	lines(w, page, s);
	w_wrapped(w, page, 0, s->small);
}

void report_text(struct writer *w, struct text_page page, const struct report *report)
{
	w_capitals(w, report->title);
	for (enum report_part part = REPORT_WHO; part < REPORT_PARTS; part++)
		section(w, page, part, report);
	w_char(w, '\n');
	w_wrapped(w, page, 0, report->footer);
}
