/* report_html.c - the report as HTML. */
#include "report/report_html.h"

static void element(struct writer *w, const char *open, str text, const char *close)
{
	if (text.n == 0)
		return;
	w_z(w, open);
	w_html(w, text);
	w_z(w, close);
}

/* ---- lines ---- */

/* What is open while lines are written. */
enum listing { LISTING_NONE, LISTING_ROWS, LISTING_POINTS };

static enum listing close_listing(struct writer *w, enum listing open)
{
	switch (open) {
	case LISTING_NONE: break;
	case LISTING_ROWS: w_z(w, "</div></dl>"); break;
	case LISTING_POINTS: w_z(w, "</ul>"); break;
	}
	return LISTING_NONE;
}

static void text_and_note(struct writer *w, const struct report_line *l)
{
	w_html(w, l->text);
	if (l->text.n > 0 && l->note.n > 0)
		w_char(w, ' ');
	element(w, "<span class=\"note\">", l->note, "</span>");
}

static enum listing named(struct writer *w, const struct report_line *l, enum listing open)
{
	if (open == LISTING_ROWS) {
		w_z(w, "</div>");
	} else {
		close_listing(w, open);
		w_z(w, "<dl>");
	}
	element(w, "<div><dt>", l->label, "</dt><dd>");
	text_and_note(w, l);
	w_z(w, "</dd>");
	return LISTING_ROWS;
}

/* A line without a name goes on with the one before it, or is a point of a list. */
static enum listing unnamed(struct writer *w, const struct report_line *l, enum listing open)
{
	if (open == LISTING_ROWS) {
		w_z(w, "<dd>");
		text_and_note(w, l);
		w_z(w, "</dd>");
		return LISTING_ROWS;
	}
	w_z(w, open == LISTING_NONE ? "<ul><li>" : "<li>");
	text_and_note(w, l);
	w_z(w, "</li>");
	return LISTING_POINTS;
}

static void lines(struct writer *w, const struct report_section *s)
{
	enum listing open = LISTING_NONE;
	str group = STR("");
	for (size_t i = 0; i < s->n_lines; i++) {
		const struct report_line *l = &s->lines[i];
		if (!str_eq(l->group, group)) {
			open = close_listing(w, open);
			group = l->group;
			element(w, "<h3>", group, "</h3>");
		}
		open = l->label.n > 0 ? named(w, l, open) : unnamed(w, l, open);
	}
	close_listing(w, open);
}

/* ---- parts ---- */

static void pictures(struct writer *w, const struct report_section *s)
{
	if (s->picture[0].n == 0)
		return;
	w_z(w, "<div class=\"r-pictures\">");
	for (size_t i = 0; i < REPORT_PICTURES; i++)
		w_str(w, s->picture[i]);
	w_z(w, "</div>");
}

static void part_name(struct writer *w, enum report_part part)
{
	w_z(w, "r-");
	w_str(w, report_part_words[part]);
}

static void section(struct writer *w, enum report_part part, const struct report *report)
{
	const struct report_section *s = &report->part[part];
	if (!s->is_shown)
		return;
	w_z(w, "<section class=\"r-part ");
	part_name(w, part);
	if (part == REPORT_DANGER && report->tone != REPORT_CALM)
		w_z(w, " r-open");
	w_z(w, "\" aria-labelledby=\"");
	part_name(w, part);
	w_z(w, "\"><h2 id=\"");
	part_name(w, part);
	element(w, "\">", s->title, "</h2>");
	element(w, "<p class=\"r-say\">", s->say, "</p>");
	w_z(w, "<div class=\"r-body\">");
	pictures(w, s);
	lines(w, s);
	w_z(w, "</div>");
	element(w, "<p class=\"r-small\">", s->small, "</p>");
	w_z(w, "</section>");
}

static void head(struct writer *w, const struct report *report)
{
	const struct report_section *who = &report->part[REPORT_WHO];
	w_z(w, "<header class=\"r-head\">");
	element(w, "<p class=\"r-kind\">", report->title, "</p>");
	element(w, "<h1>", who->title, "</h1>");
	element(w, "<p class=\"r-say\">", who->say, "</p>");
	lines(w, who);
	w_z(w, "</header>");
}

void report_html(struct writer *w, const struct report *report)
{
	w_z(w, "<article class=\"report\"><div class=\"r-page\">");
	head(w, report);
	if (report->tone != REPORT_CALM) /* what is urgent is read first */
		section(w, REPORT_DANGER, report);
	for (enum report_part part = REPORT_VERDICT; part < REPORT_DANGER; part++)
		section(w, part, report);
	if (report->tone == REPORT_CALM)
		section(w, REPORT_DANGER, report);
	w_z(w, "</div><div class=\"r-page\">");
	for (enum report_part part = REPORT_PLAN; part < REPORT_PARTS; part++)
		section(w, part, report);
	element(w, "</div><footer class=\"r-foot\"><p>", report->footer, "</p></footer></article>");
}

/* ---- a file of its own ---- */

/* assets/report_file.css, report.css and pictures.css. */
extern const str report_file_style;

void report_html_file(struct writer *w, const struct report *report)
{
	w_z(w, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
	w_html(w, report->title);
	w_z(w, "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>");
	w_str(w, report_file_style);
	w_z(w, "</style></head><body><main>");
	report_html(w, report);
	w_z(w, "</main></body></html>\n");
}
