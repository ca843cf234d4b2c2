/* pdf.c - where everything goes on the paper. Lengths are in points. */
#include "report/pdf/pdf.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "report/pdf/fonts.h"
#include "report/pdf/svg.h"

extern const str report_css;

#define MARGIN      34.0
#define FOOT        30.0 /* what the last lines of a page need */
#define GAP         18.0 /* between columns */
#define ROW_GAP     13.0 /* between parts */
#define PANEL_EDGES 14.0 /* above and below what is in a panel */
#define LONG_BYTES  160  /* of a text are more than a line */
#define STYLE_ROOM  (512 * 1024)

struct sheet {
	cairo_t *cr;    /* what is painted on */
	cairo_t *probe; /* the same, thrown away: to see how tall something is */
	cairo_surface_t *surface;
	const struct report *report;
	struct style_sheet style;
	double width, height;
	double y; /* how far down this page is full */
	int page;
};

/* ---- text ---- */

enum type { TYPE_KIND, TYPE_TITLE, TYPE_HEADING, TYPE_GROUP, TYPE_LEAD, TYPE_SAY, TYPE_LABEL, TYPE_BODY, TYPE_NOTE, TYPE_SMALL, TYPES };

#define INK    0x1a2b28u
#define MUTED  0x4b5f59u
#define LINE   0xd3ddd6u
#define PANEL  0xeef3efu
#define DANGER 0xa3231fu

static const struct {
	double size;
	int weight;
	uint32_t rgb;
	int lines; /* at most; 0: as many as it needs */
	const char *tag;
} types[TYPES] = {
	[TYPE_KIND] = {9, 600, MUTED, 1, "P"},     [TYPE_TITLE] = {21, 700, INK, 2, "H1"},    [TYPE_HEADING] = {11.5, 700, INK, 1, "H2"},
	[TYPE_GROUP] = {8.6, 700, MUTED, 1, "H3"}, [TYPE_LEAD] = {13, 700, INK, 2, "P"},      [TYPE_SAY] = {9, 600, INK, 0, "P"},
	[TYPE_LABEL] = {8.6, 600, INK, 0, "Lbl"},  [TYPE_BODY] = {8.6, 400, INK, 0, "LBody"}, [TYPE_NOTE] = {7.8, 400, MUTED, 0, "P"},
	[TYPE_SMALL] = {7, 400, MUTED, 0, "P"},
};

static void set_rgb(cairo_t *cr, uint32_t rgb)
{
	cairo_set_source_rgb(cr, (rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
}

static PangoLayout *layout_of(cairo_t *cr, enum type type, str text, double width)
{
	PangoLayout *layout = pango_cairo_create_layout(cr);
	PangoAttrList *attributes = pango_attr_list_new();
	pango_context_set_round_glyph_positions(pango_layout_get_context(layout), FALSE); /* paper has no pixels to round to */
	fonts_set(layout, types[type].weight);
	pango_attr_list_insert(attributes, pango_attr_size_new_absolute((int)(types[type].size * PANGO_SCALE)));
	pango_layout_set_attributes(layout, attributes);
	pango_attr_list_unref(attributes);
	pango_layout_set_text(layout, text.p, (int)text.n);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_spacing(layout, (int)(types[type].size * 0.08 * PANGO_SCALE));
	if (types[type].lines > 0) {
		pango_layout_set_height(layout, -types[type].lines);
		pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
	}
	return layout;
}

static double layout_height(PangoLayout *layout)
{
	PangoRectangle box;
	pango_layout_get_extents(layout, NULL, &box);
	return (double)box.height / PANGO_SCALE;
}

/* Where something stands: its upper left corner, and how wide it may be. */
struct spot {
	double x, y, width;
};

/* Returns the height; nothing for an empty text. */
static double put_text(cairo_t *cr, enum type type, str text, struct spot at)
{
	if (text.n == 0)
		return 0;
	PangoLayout *layout = layout_of(cr, type, text, at.width);
	double height = layout_height(layout);
	cairo_tag_begin(cr, types[type].tag, NULL);
	set_rgb(cr, types[type].rgb);
	cairo_move_to(cr, at.x, at.y);
	pango_cairo_show_layout(cr, layout);
	cairo_tag_end(cr, types[type].tag);
	g_object_unref(layout);
	return height;
}

/* The same, with the right edges in line. */
static void put_right(cairo_t *cr, enum type type, str text, struct spot at)
{
	PangoLayout *layout = layout_of(cr, type, text, at.width);
	pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
	set_rgb(cr, types[type].rgb);
	cairo_move_to(cr, at.x, at.y);
	pango_cairo_show_layout(cr, layout);
	g_object_unref(layout);
}

static void put_rule(cairo_t *cr, struct spot at)
{
	set_rgb(cr, LINE);
	cairo_new_path(cr);
	cairo_rectangle(cr, at.x, at.y, at.width, 0.6);
	cairo_fill(cr);
}

static void put_picture(const struct sheet *s, str svg, struct svg_box box)
{
	if (svg.n == 0)
		return;
	cairo_tag_begin(s->cr, "Figure", NULL);
	svg_paint(s->cr, &s->style, svg, box);
	cairo_tag_end(s->cr, "Figure");
}

static double picture_height(str svg, double width)
{
	struct svg_box box = svg_size(svg);
	return box.width > 0 ? width * box.height / box.width : 0;
}

/* ---- lines ---- */

static void put_dot(cairo_t *cr, uint32_t rgb, struct spot at, double radius)
{
	set_rgb(cr, rgb);
	cairo_new_path(cr); /* a text before it leaves its current point */
	cairo_arc(cr, at.x, at.y, radius, 0, 2 * M_PI);
	cairo_fill(cr);
}

/* One line in two columns; without a label it goes on below the text of the one before. Returns the height. */
static double put_line(cairo_t *cr, const struct report_line *l, struct spot at, double label_width)
{
	struct spot text = {at.x + label_width, at.y, at.width - label_width};
	cairo_tag_begin(cr, "LI", NULL);
	double label = put_text(cr, TYPE_LABEL, l->label, (struct spot){at.x, at.y, label_width - 8});
	text.y += put_text(cr, TYPE_BODY, l->text, text);
	text.y += put_text(cr, TYPE_NOTE, l->note, text);
	cairo_tag_end(cr, "LI");
	return fmax(label, text.y - at.y) + 2.2;
}

/* A point of a list. */
static double put_point(cairo_t *cr, const struct report_line *l, struct spot at)
{
	put_dot(cr, MUTED, (struct spot){at.x + 2, at.y + 5.6, 0}, 1.3);
	return put_line(cr, l, (struct spot){at.x + 9, at.y, at.width - 9}, 0);
}

static bool has_labels(const struct report_section *part)
{
	for (size_t i = 0; i < part->n_lines; i++)
		if (part->lines[i].label.n > 0)
			return true;
	return false;
}

static double text_width(cairo_t *cr, enum type type, str text)
{
	PangoRectangle box;
	PangoLayout *layout = layout_of(cr, type, text, 2000);
	pango_layout_get_extents(layout, NULL, &box);
	g_object_unref(layout);
	return (double)box.width / PANGO_SCALE;
}

/* As wide as the longest label needs it, but it leaves the texts what they need, or more than half. */
static double label_width_of(cairo_t *cr, const struct report_section *part, double width)
{
	double label = 0, text = 0;
	for (size_t i = 0; i < part->n_lines; i++) {
		const struct report_line *l = &part->lines[i];
		label = fmax(label, text_width(cr, TYPE_LABEL, text_cut(l->label, LONG_BYTES)));
		text = fmax(text,
			    fmax(text_width(cr, TYPE_BODY, text_cut(l->text, LONG_BYTES)), text_width(cr, TYPE_NOTE, text_cut(l->note, LONG_BYTES))));
	}
	return fmin(label + 10, fmax(fmin(width * 0.44, 170), width - text - 2));
}

static double put_any_line(cairo_t *cr, const struct report_section *part, size_t i, struct spot at, double label_width)
{
	const struct report_line *l = &part->lines[i];
	bool goes_on = i > 0 && str_eq(l->group, part->lines[i - 1].group) && has_labels(part);
	if (l->label.n > 0 || goes_on)
		return put_line(cr, l, at, label_width);
	return put_point(cr, l, at);
}

static const uint32_t leg_rgb[STOOL_LEGS] = {0xd1633f, 0x2f8a7b, 0xd99f3a};

/* The name of a group; that of a leg with its colour beside it. */
static double put_group(cairo_t *cr, str group, struct spot at)
{
	double in = 0;
	for (size_t leg = 0; leg < STOOL_LEGS; leg++) {
		if (!str_eq(group, stool_leg_name(leg)))
			continue;
		put_dot(cr, leg_rgb[leg], (struct spot){at.x + 3, at.y + 9, 0}, 3);
		in = 10;
	}
	return 3 + put_text(cr, TYPE_GROUP, group, (struct spot){at.x + in, at.y + 3, at.width - in}) + 2;
}

static bool begins_group(const struct report_section *part, size_t i)
{
	str before = i > 0 ? part->lines[i - 1].group : STR("");
	return part->lines[i].group.n > 0 && !str_eq(part->lines[i].group, before);
}

static double put_lines(cairo_t *cr, const struct report_section *part, struct spot at)
{
	double top = at.y, label_width = label_width_of(cr, part, at.width);
	if (part->n_lines == 0)
		return 0;
	cairo_tag_begin(cr, "L", NULL);
	for (size_t i = 0; i < part->n_lines; i++) {
		if (begins_group(part, i))
			at.y += put_group(cr, part->lines[i].group, at);
		at.y += put_any_line(cr, part, i, at, label_width);
	}
	cairo_tag_end(cr, "L");
	return at.y - top;
}

/* ---- pages ---- */

static double bottom_of(const struct sheet *s)
{
	return s->height - MARGIN - FOOT;
}

static double inner_width(const struct sheet *s)
{
	return s->width - 2 * MARGIN;
}

static void put_foot(struct sheet *s)
{
	char buffer[16];
	int n = snprintf(buffer, sizeof buffer, "%d", s->page);
	double y = s->height - MARGIN - FOOT + 12;
	put_rule(s->cr, (struct spot){MARGIN, y - 6, inner_width(s)});
	put_text(s->cr, TYPE_SMALL, s->report->footer, (struct spot){MARGIN, y, inner_width(s) - 60});
	put_right(s->cr, TYPE_SMALL, (str){buffer, (size_t)n}, (struct spot){s->width - MARGIN - 50, y, 50});
}

static void end_page(struct sheet *s)
{
	put_foot(s);
	cairo_show_page(s->cr);
	s->page++;
	s->y = MARGIN;
}

/* Begins a page when `height` more does not fit on this one, unless it is a fresh one. */
static void make_room(struct sheet *s, double height)
{
	if (s->y + height > bottom_of(s) && s->y > MARGIN)
		end_page(s);
}

static void outline(struct sheet *s, str title)
{
	char name[64], link[32];
	struct writer w = writer_on(name, sizeof name - 1);
	w_str(&w, title.n < sizeof name ? title : STR("..."));
	name[w.n] = '\0';
	snprintf(link, sizeof link, "page=%d pos=[%d %d]", s->page, (int)MARGIN, (int)s->y);
	cairo_pdf_surface_add_outline(s->surface, CAIRO_PDF_OUTLINE_ROOT, name, link, 0);
}

/* ---- parts that are where there is room: nothing in them is broken across pages ---- */

/* Heading, first sentence, lines, small print. Returns the height. */
static double put_part(cairo_t *cr, const struct report_section *part, struct spot at)
{
	double top = at.y;
	if (!part->is_shown)
		return 0;
	at.y += put_text(cr, TYPE_HEADING, part->title, at) + 1;
	double say = put_text(cr, TYPE_SAY, part->say, at);
	at.y += say > 0 ? say + 3 : 2;
	at.y += put_lines(cr, part, at);
	at.y += part->small.n > 0 ? 1.5 + put_text(cr, TYPE_SMALL, part->small, at) : 0;
	return at.y - top;
}

static double put_head(struct sheet *s, cairo_t *cr, struct spot at)
{
	const struct report_section *who = &s->report->part[REPORT_WHO];
	double top = at.y, tallest = 0, column = (at.width - 3 * 12) / 4;
	char buffer[16];
	struct writer made = writer_on(buffer, sizeof buffer);
	w_day(&made, s->report->made_on);
	put_right(cr, TYPE_KIND, writer_str(&made), at);
	at.y += put_text(cr, TYPE_KIND, s->report->title, (struct spot){at.x, at.y, at.width - 90});
	at.y += put_text(cr, TYPE_TITLE, who->title, at) + 1;
	at.y += put_text(cr, TYPE_SAY, who->say, at) + 7;
	for (size_t i = 0; i < who->n_lines && i < 4; i++) {
		struct spot cell = {at.x + (double)i * (column + 12), at.y, column};
		cell.y += put_text(cr, TYPE_SMALL, who->lines[i].label, cell);
		cell.y += put_text(cr, TYPE_BODY, who->lines[i].text, cell);
		tallest = fmax(tallest, cell.y - at.y);
	}
	return at.y + tallest - top;
}

static void put_panel(cairo_t *cr, struct spot at, double height, uint32_t rgb)
{
	set_rgb(cr, rgb);
	cairo_new_path(cr);
	cairo_arc(cr, at.x + at.width - 8, at.y + 8, 8, -M_PI / 2, 0);
	cairo_arc(cr, at.x + at.width - 8, at.y + height - 8, 8, 0, M_PI / 2);
	cairo_arc(cr, at.x + 8, at.y + height - 8, 8, M_PI / 2, M_PI);
	cairo_arc(cr, at.x + 8, at.y + 8, 8, M_PI, 3 * M_PI / 2);
	cairo_close_path(cr);
}

/* What is asked first: did it help? Its numbers are side by side. */
static double put_verdict(struct sheet *s, cairo_t *cr, struct spot at)
{
	const struct report_section *part = &s->report->part[REPORT_VERDICT];
	double top = at.y, tallest = 0;
	size_t n = part->n_lines < 3 ? 3 : part->n_lines;
	double column = (at.width - 12 * (double)(n - 1)) / (double)n;
	at.y += put_text(cr, TYPE_SMALL, part->title, at);
	at.y += put_text(cr, TYPE_LEAD, part->say, at) + 4;
	for (size_t i = 0; i < part->n_lines && part->lines[i].label.n > 0; i++) {
		struct spot cell = {at.x + (double)i * (column + 12), at.y, column};
		cell.y += put_text(cr, TYPE_SMALL, part->lines[i].label, cell);
		cell.y += put_text(cr, TYPE_SAY, part->lines[i].text, cell);
		cell.y += put_text(cr, TYPE_SAY, part->lines[i].note, cell);
		tallest = fmax(tallest, cell.y - at.y);
	}
	at.y += tallest + (tallest > 0 ? 4 : 0);
	if (part->n_lines > 0 && part->lines[part->n_lines - 1].label.n == 0)
		at.y += put_text(cr, TYPE_NOTE, part->lines[part->n_lines - 1].note, at) + 2;
	at.y += put_text(cr, TYPE_SMALL, part->small, at);
	return at.y - top;
}

/* Both sides of the body beside each other, then the places. */
static double put_where(struct sheet *s, cairo_t *cr, struct spot at)
{
	const struct report_section *part = &s->report->part[REPORT_WHERE];
	double top = at.y, each = fmin((at.width - 10) / 2, 118), height = picture_height(part->picture[0], each);
	if (!part->is_shown)
		return 0;
	at.y += put_text(cr, TYPE_HEADING, part->title, at) + 1;
	at.y += put_text(cr, TYPE_SAY, part->say, at) + 4;
	for (size_t i = 0; cr == s->cr && i < REPORT_PICTURES; i++)
		put_picture(s, part->picture[i], (struct svg_box){at.x + (double)i * (each + 10), at.y, each, height});
	at.y += height + 4;
	at.y += put_lines(cr, part, at);
	at.y += put_text(cr, TYPE_SMALL, part->small, at);
	return at.y - top;
}

/* The picture with its sentence beside it; what it counts is told under the trend, which counts the same. */
static double put_stool(struct sheet *s, cairo_t *cr, struct spot at)
{
	const struct report_section *part = &s->report->part[REPORT_STOOL];
	double side = fmin(80, at.width * 0.5), height = picture_height(part->picture[0], side);
	struct spot words = {at.x + side + 6, at.y, at.width - side - 6};
	words.y += put_text(cr, TYPE_SMALL, part->title, words) + 4;
	words.y += put_text(cr, TYPE_NOTE, part->say, words);
	if (cr == s->cr)
		put_picture(s, part->picture[0], (struct svg_box){at.x, at.y, side, height});
	return fmax(words.y - at.y, height);
}

static double put_trend(struct sheet *s, cairo_t *cr, struct spot at)
{
	const struct report_section *part = &s->report->part[REPORT_TREND];
	double top = at.y, height = picture_height(part->picture[0], at.width);
	if (!part->is_shown)
		return 0;
	at.y += put_text(cr, TYPE_HEADING, part->title, at) + 1;
	at.y += put_text(cr, TYPE_SAY, part->say, at) + 3;
	if (cr == s->cr)
		put_picture(s, part->picture[0], (struct svg_box){at.x, at.y, at.width, height});
	at.y += height + 2;
	for (size_t i = 0; i < part->n_lines; i++)
		at.y += put_text(cr, TYPE_NOTE, part->lines[i].text, at);
	at.y += put_text(cr, TYPE_SMALL, part->small, at);
	if (s->report->part[REPORT_STOOL].is_shown)
		at.y += put_text(cr, TYPE_SMALL, s->report->part[REPORT_STOOL].small, at);
	return at.y - top;
}

/* ---- rows of the first page: one or two parts side by side ---- */

/* Two columns, the left one `share` of the width; a column without anything in it leaves all to the other. */
struct columns {
	struct spot left, right;
};

static struct columns columns_of(struct spot at, double share, bool has_left, bool has_right)
{
	double left = !has_left ? 0 : !has_right ? at.width : (at.width - GAP) * share, gap = has_left && has_right ? GAP : 0;
	return (struct columns){{at.x, at.y, left}, {at.x + left + gap, at.y, at.width - left - gap}};
}

/* Parts of one column, one below the other. Returns the height. */
static double put_column(cairo_t *cr, const struct report_section *first, const struct report_section *second, struct spot at)
{
	double height = put_part(cr, first, at);
	height += height > 0 && second->is_shown ? ROW_GAP : 0;
	return height + put_part(cr, second, (struct spot){at.x, at.y + height, at.width});
}

/* Where it is, and what it prevents; the danger signs there, too, when none is open: then they are short. */
static double row_where(struct sheet *s, cairo_t *cr, struct spot at)
{
	static const struct report_section nothing;
	const struct report_section *part = s->report->part, *danger = s->report->tone == REPORT_CALM ? &part[REPORT_DANGER] : &nothing;
	bool has_right = part[REPORT_PREVENTS].is_shown || danger->is_shown;
	struct columns c = columns_of(at, 0.46, part[REPORT_WHERE].is_shown, has_right);
	double left = put_where(s, cr, (struct spot){c.left.x, c.left.y, fmin(c.left.width, 300)});
	return fmax(left, put_column(cr, &part[REPORT_PREVENTS], danger, c.right));
}

static double row_trend(struct sheet *s, cairo_t *cr, struct spot at)
{
	const struct report_section *part = s->report->part;
	struct columns c = columns_of(at, 0.54, part[REPORT_TREND].is_shown, part[REPORT_DONE].is_shown);
	double left = put_trend(s, cr, c.left);
	return fmax(left, put_part(cr, &part[REPORT_DONE], c.right));
}

/* Did it help, and how the stool stands: in a panel, because it is looked for first. */
static double row_verdict(struct sheet *s, cairo_t *cr, struct spot at)
{
	const struct report_section *part = s->report->part;
	struct spot inner = {at.x + 12, at.y + PANEL_EDGES / 2, at.width - 24};
	struct columns c = columns_of(inner, 0.7, part[REPORT_VERDICT].is_shown, part[REPORT_STOOL].is_shown);
	double left = part[REPORT_VERDICT].is_shown ? put_verdict(s, cr, c.left) : 0;
	return fmax(left, part[REPORT_STOOL].is_shown ? put_stool(s, cr, c.right) : 0) + PANEL_EDGES;
}

typedef double row(struct sheet *s, cairo_t *cr, struct spot at);

static void put_row(struct sheet *s, row *of)
{
	double height = of(s, s->probe, (struct spot){MARGIN, s->y, inner_width(s)});
	make_room(s, height);
	s->y += of(s, s->cr, (struct spot){MARGIN, s->y, inner_width(s)}) + ROW_GAP;
}

static void put_verdict_row(struct sheet *s)
{
	struct spot at = {MARGIN, s->y, inner_width(s)};
	if (!s->report->part[REPORT_VERDICT].is_shown && !s->report->part[REPORT_STOOL].is_shown)
		return;
	double height = row_verdict(s, s->probe, at);
	make_room(s, height);
	outline(s, s->report->part[REPORT_VERDICT].is_shown ? s->report->part[REPORT_VERDICT].title : s->report->part[REPORT_STOOL].title);
	at.y = s->y;
	put_panel(s->cr, at, height, PANEL);
	cairo_fill(s->cr);
	s->y += row_verdict(s, s->cr, at) + ROW_GAP;
}

/* ---- parts that go on over the pages ---- */

static void flow_lines(struct sheet *s, const struct report_section *part)
{
	bool is_open = false;
	double label_width = label_width_of(s->probe, part, inner_width(s));
	for (size_t i = 0; i < part->n_lines; i++) {
		struct spot at = {MARGIN, s->y, inner_width(s)};
		bool begins = begins_group(part, i);
		double height = (begins ? put_group(s->probe, part->lines[i].group, at) : 0) + put_any_line(s->probe, part, i, at, label_width);
		if (is_open && (begins || s->y + height > bottom_of(s))) {
			cairo_tag_end(s->cr, "L"); /* a list ends with its page */
			is_open = false;
		}
		make_room(s, height);
		at.y = s->y;
		if (begins)
			at.y += put_group(s->cr, part->lines[i].group, at);
		if (!is_open)
			cairo_tag_begin(s->cr, "L", NULL);
		is_open = true;
		s->y = at.y + put_any_line(s->cr, part, i, at, label_width);
	}
	if (is_open)
		cairo_tag_end(s->cr, "L");
}

static void flow_text(struct sheet *s, enum type type, str text)
{
	struct spot at = {MARGIN, s->y, inner_width(s)};
	make_room(s, put_text(s->probe, type, text, at));
	at.y = s->y;
	s->y += put_text(s->cr, type, text, at);
}

/* "[S90] Gross A et al. ...": many, and seldom read, so they are small. */
static void flow_sources(struct sheet *s, const struct report_section *part)
{
	char buffer[1024];
	for (size_t i = 0; i < part->n_lines; i++) {
		struct writer w = writer_on(buffer, sizeof buffer);
		w_char(&w, '[');
		w_str(&w, part->lines[i].label);
		w_z(&w, "] ");
		w_str(&w, part->lines[i].text);
		flow_text(s, TYPE_SMALL, w.full ? part->lines[i].text : writer_str(&w));
	}
}

static void flow_part(struct sheet *s, enum report_part which)
{
	const struct report_section *part = &s->report->part[which];
	if (!part->is_shown)
		return;
	make_room(s, 60);
	outline(s, part->title);
	flow_text(s, TYPE_HEADING, part->title);
	s->y += 1;
	flow_text(s, TYPE_SAY, part->say);
	s->y += 2;
	if (which == REPORT_SOURCES)
		flow_sources(s, part);
	else
		flow_lines(s, part);
	s->y += 1.5;
	flow_text(s, TYPE_SMALL, part->small);
	s->y += ROW_GAP;
}

/* An open danger sign comes first, and nobody overlooks it. */
static void put_danger(struct sheet *s)
{
	double top = s->y;
	int page = s->page;
	flow_part(s, REPORT_DANGER);
	set_rgb(s->cr, DANGER);
	cairo_new_path(s->cr);
	cairo_rectangle(s->cr, MARGIN - 10, page == s->page ? top : MARGIN, 3.5, s->y - ROW_GAP - (page == s->page ? top : MARGIN));
	cairo_fill(s->cr);
}

/* How much of the page its head and its rows take. */
static double first_page_height(struct sheet *s)
{
	struct spot at = {MARGIN, MARGIN, inner_width(s)};
	double danger = s->report->tone == REPORT_CALM ? 0 : put_part(s->probe, &s->report->part[REPORT_DANGER], at) + ROW_GAP;
	return danger + put_head(s, s->probe, at) + row_verdict(s, s->probe, at) + row_where(s, s->probe, at) + row_trend(s, s->probe, at) +
	       3 * ROW_GAP;
}

/* Letter is shorter than A4, and some have more to say: then all is a little smaller, as if the paper were larger. */
static void fit_paper(struct sheet *s)
{
	static const double scales[] = {1, 0.97, 0.94, 0.91, 0.88};
	double width = s->width, height = s->height;
	size_t i = 0;
	for (; i < sizeof scales / sizeof scales[0]; i++) {
		s->width = width / scales[i];
		s->height = height / scales[i];
		if (MARGIN + first_page_height(s) <= bottom_of(s)) {
			cairo_scale(s->cr, scales[i], scales[i]);
			return;
		}
	}
	s->width = width; /* it takes a page more anyway */
	s->height = height;
}

static void put_all(struct sheet *s)
{
	fit_paper(s);
	outline(s, s->report->title);
	s->y += put_head(s, s->cr, (struct spot){MARGIN, s->y, inner_width(s)}) + ROW_GAP;
	if (s->report->tone != REPORT_CALM)
		put_danger(s);
	put_verdict_row(s);
	put_row(s, row_where);
	put_row(s, row_trend);
	end_page(s);
	for (enum report_part part = REPORT_PLAN; part < REPORT_PARTS; part++)
		flow_part(s, part);
	if (s->y > MARGIN)
		end_page(s);
}

/* ---- the file ---- */

struct target {
	pdf_sink *sink;
	void *arg;
};

static cairo_status_t take(void *closure, const unsigned char *bytes, unsigned n)
{
	struct target *to = closure;
	return to->sink(to->arg, bytes, n) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* The day it was made, not the clock: the same report is the same file. */
static void describe(const struct sheet *s)
{
	char buffer[256];
	struct writer w = writer_on(buffer, sizeof buffer - 1);
	w_str(&w, s->report->title);
	buffer[w.n] = '\0';
	cairo_pdf_surface_set_metadata(s->surface, CAIRO_PDF_METADATA_TITLE, buffer);
	w.n = 0;
	w_str(&w, s->report->period);
	buffer[w.n] = '\0';
	cairo_pdf_surface_set_metadata(s->surface, CAIRO_PDF_METADATA_SUBJECT, buffer);
	w.n = 0;
	w_day(&w, s->report->made_on);
	w_z(&w, "T00:00:00");
	buffer[w.n] = '\0';
	cairo_pdf_surface_set_metadata(s->surface, CAIRO_PDF_METADATA_CREATE_DATE, buffer);
	cairo_pdf_surface_set_metadata(s->surface, CAIRO_PDF_METADATA_CREATOR, "trivet");
}

static enum err paint(struct sheet *s, struct target *to)
{
	s->surface = cairo_pdf_surface_create_for_stream(take, to, s->width, s->height);
	cairo_surface_t *away = cairo_pdf_surface_create(NULL, s->width, s->height); /* of the same kind, or letters would be measured otherwise */
	s->cr = cairo_create(s->surface);
	s->probe = cairo_create(away);
	describe(s);
	put_all(s);
	cairo_status_t status = cairo_status(s->cr);
	cairo_destroy(s->probe);
	cairo_destroy(s->cr);
	cairo_surface_finish(s->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(s->surface);
	cairo_surface_destroy(away);
	cairo_surface_destroy(s->surface);
	return status == CAIRO_STATUS_SUCCESS ? OK : status == CAIRO_STATUS_NO_MEMORY ? ERR_FULL : ERR_IO;
}

enum err pdf_write(const struct report *report, enum pdf_paper paper, pdf_sink *sink, void *arg)
{
	static const double sizes[][2] = {[PDF_A4] = {595.28, 841.89}, [PDF_LETTER] = {612, 792}};
	struct sheet s = {.report = report, .width = sizes[paper][0], .height = sizes[paper][1], .y = MARGIN, .page = 1};
	struct target to = {sink, arg};
	char *buffer = malloc(STYLE_ROOM);
	if (buffer == NULL)
		return ERR_FULL;
	struct arena a = arena_on(buffer, STYLE_ROOM);
	enum err e = style_read(report_css, &a, &s.style);
	if (e == OK)
		e = paint(&s, &to);
	free(buffer);
	return e;
}
