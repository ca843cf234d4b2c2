/* timeline.c - a day as SVG. Whole pixels only, so that edges are sharp. */
#include "draw/timeline.h"

enum { GUTTER = 48, HEAD = 34, COLUMN = 148, GAP = 6, LINE = 16, TENTHS = 16 /* pixels for ten minutes */, FOOT = 8, APART = 30, TEXT_LEAST = 18 };

static int32_t y_of(int32_t minutes)
{
	return HEAD + minutes * TENTHS / 10;
}

static void number(struct writer *w, const char *name, int64_t v)
{
	w_char(w, ' ');
	w_z(w, name);
	w_str(w, STR("=\""));
	w_int(w, v);
	w_char(w, '"');
}

static void line_of_text(struct writer *w, int32_t y, const char *class, str text)
{
	w_str(w, STR("<text x=\"9\""));
	number(w, "y", y);
	w_str(w, STR(" class=\""));
	w_z(w, class);
	w_str(w, STR("\">"));
	w_html(w, text);
	w_str(w, STR("</text>"));
}

static void block(struct writer *w, const struct timeline_block *b, int32_t x)
{
	static const char *const classes[] = {"work", "buffer", "away", "free"};
	int32_t y = y_of(b->from) + 1, height = y_of(b->to) - y_of(b->from) - 2;
	if (b->href.n > 0) {
		w_str(w, STR("<a tabindex=\"-1\" href=\""));
		w_html(w, b->href);
		w_str(w, STR("\">"));
	}
	w_str(w, STR("<svg"));
	number(w, "x", x);
	number(w, "y", y);
	number(w, "width", COLUMN);
	number(w, "height", height);
	w_str(w, STR(" class=\""));
	w_z(w, classes[b->kind]);
	w_str(w, STR(" tone"));
	w_int(w, b->tone);
	w_str(w, STR("\"><rect width=\"100%\" height=\"100%\" rx=\"6\"/>"));
	if (b->kind == TIMELINE_WORK)
		w_str(w, b->is_marked ? STR("<rect class=\"here\" width=\"5\" height=\"100%\"/>")
				      : STR("<rect class=\"edge\" width=\"3\" height=\"100%\"/>"));
	if (height >= TEXT_LEAST)
		line_of_text(w, 14, "t", b->title);
	if (height >= TEXT_LEAST + LINE)
		line_of_text(w, 14 + LINE, "m", b->more);
	w_str(w, STR("</svg>"));
	w_str(w, b->href.n > 0 ? STR("</a>") : STR(""));
}

static void hours(struct writer *w, const struct timeline *t, int32_t width)
{
	for (size_t i = 0; i < t->n_hours; i++) {
		int32_t y = y_of(t->hours[i].at);
		w_str(w, STR("<path class=\"hour\" d=\"M"));
		w_int(w, GUTTER - 6);
		w_char(w, ' ');
		w_int(w, y);
		w_char(w, 'H');
		w_int(w, width);
		w_str(w, STR("\"/><text class=\"clock\" x=\"0\""));
		number(w, "y", y + 5);
		w_char(w, '>');
		w_html(w, t->hours[i].label);
		w_str(w, STR("</text>"));
	}
}

void timeline_draw(struct writer *w, const struct timeline *t)
{
	int32_t width = GUTTER + (int32_t)t->n * (COLUMN + GAP), height = y_of(t->minutes) + FOOT, x = GUTTER;
	for (size_t i = 0; i < t->n; i++)
		width += t->columns[i].stands_apart ? APART : 0;
	w_str(w, STR("<svg class=\"timeline\" aria-hidden=\"true\""));
	number(w, "width", width);
	number(w, "height", height);
	w_char(w, '>');
	hours(w, t, width);
	for (size_t i = 0; i < t->n; i++) {
		x += t->columns[i].stands_apart ? APART : 0;
		w_str(w, STR("<svg"));
		number(w, "x", x);
		number(w, "width", COLUMN);
		number(w, "height", HEAD - 8);
		w_str(w, STR(" class=\"head\">"));
		line_of_text(w, 18, "name", t->columns[i].name);
		w_str(w, STR("</svg>"));
		for (size_t k = 0; k < t->columns[i].n; k++)
			block(w, &t->columns[i].blocks[k], x);
		x += COLUMN + GAP;
	}
	if (t->now >= 0 && t->now <= t->minutes) {
		w_str(w, STR("<path class=\"now\" d=\"M"));
		w_int(w, GUTTER - 6);
		w_char(w, ' ');
		w_int(w, y_of(t->now));
		w_char(w, 'H');
		w_int(w, width);
		w_str(w, STR("\"/>"));
	}
	w_str(w, STR("</svg>"));
}
