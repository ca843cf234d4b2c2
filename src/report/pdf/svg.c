/* svg.c - one pass over the text, an element at a time, with its context on a small stack. */
#include "report/pdf/svg.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "base/text.h"
#include "report/pdf/fonts.h"

enum { DEPTH_MAX = 16, ATTRIBUTES_MAX = 24, GRADIENTS_MAX = 8, RUNS_MAX = 4, TEXT_MAX = 256 };

struct attribute {
	str name, value;
};

struct gradient {
	str id;
	cairo_pattern_t *paint; /* over a box of one by one */
};

/* A text and the smaller ones inside it: "70" and "%". */
struct run {
	str text;
	double size;
};

struct painter {
	cairo_t *cr;
	const struct style_sheet *sheet;
	str rest;
	struct style_node node[DEPTH_MAX];
	bool is_group[DEPTH_MAX]; /* painted aside, laid down at its end */
	str mask[DEPTH_MAX];      /* the gradient that it fades with, or empty */
	size_t depth;
	struct attribute attribute[ATTRIBUTES_MAX]; /* of the element at hand */
	size_t n_attributes;
	struct gradient gradient[GRADIENTS_MAX];
	size_t n_gradients;
	str mask_id, mask_paint;
	struct run run[RUNS_MAX];
	size_t n_runs;
	double text_x, text_y;
	size_t silent; /* > 0: inside of what is not painted: title, desc, defs */
};

/* ---- attributes ---- */

static str attribute(const struct painter *p, const char *name)
{
	for (size_t i = 0; i < p->n_attributes; i++)
		if (str_eq(p->attribute[i].name, str_of(name)))
			return p->attribute[i].value;
	return STR("");
}

static double number(const struct painter *p, const char *name, double otherwise)
{
	str v = attribute(p, name);
	return style_number(&v, otherwise);
}

/* "url(#ID)" -> "ID" */
static str reference(str value)
{
	return str_starts(value, STR("url(#")) && value.n > 6 ? str_sub(value, 5, value.n - 6) : STR("");
}

static void read_attributes(struct painter *p, str tag)
{
	p->n_attributes = 0;
	while (tag.n > 0 && p->n_attributes < ATTRIBUTES_MAX) {
		str name = str_trim(str_split(&tag, '='));
		if (tag.n == 0 || tag.p[0] != '"')
			return;
		tag = str_sub(tag, 1, tag.n);
		p->attribute[p->n_attributes++] = (struct attribute){name, str_split(&tag, '"')};
	}
}

/* ---- colours ---- */

static double opacity_of(const struct style_node *node, enum property p)
{
	str v = node->value[p];
	return style_number(&v, 1);
}

static const struct gradient *gradient_of(const struct painter *p, str id)
{
	for (size_t i = 0; i < p->n_gradients; i++)
		if (str_eq(p->gradient[i].id, id))
			return &p->gradient[i];
	return NULL;
}

/* A gradient is laid over the box of the shape. */
static void set_gradient(cairo_t *cr, const struct gradient *g)
{
	double x0, y0, x1, y1;
	cairo_matrix_t m;
	cairo_path_extents(cr, &x0, &y0, &x1, &y1);
	cairo_matrix_init(&m, fmax(x1 - x0, 1e-6), 0, 0, fmax(y1 - y0, 1e-6), x0, y0);
	cairo_matrix_invert(&m);
	cairo_pattern_set_matrix(g->paint, &m);
	cairo_set_source(cr, g->paint);
}

static bool set_colour(const struct painter *p, str value, double alpha)
{
	uint32_t rgb;
	const struct gradient *g = gradient_of(p, reference(value));
	if (g != NULL) {
		set_gradient(p->cr, g);
		return true;
	}
	if (!style_colour(value, &rgb))
		return false;
	cairo_set_source_rgba(p->cr, (rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0, alpha);
	return true;
}

static void set_line(cairo_t *cr, const struct style_node *node)
{
	str width = node->value[PROPERTY_STROKE_WIDTH], dash = node->value[PROPERTY_DASH];
	cairo_set_line_width(cr, style_number(&width, 1));
	cairo_set_line_cap(cr, str_eq(node->value[PROPERTY_CAP], STR("round")) ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
	cairo_set_line_join(cr, str_eq(node->value[PROPERTY_JOIN], STR("round")) ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
	double lengths[2];
	lengths[0] = style_number(&dash, 0);
	lengths[1] = style_number(&dash, lengths[0]);
	cairo_set_dash(cr, lengths, lengths[0] > 0 ? 2 : 0, 0);
}

/* Fills and strokes the path that is there. */
static void paint_shape(struct painter *p)
{
	const struct style_node *node = &p->node[p->depth];
	double opacity = opacity_of(node, PROPERTY_OPACITY);
	str fill = node->value[PROPERTY_FILL].n > 0 ? node->value[PROPERTY_FILL] : STR("black");
	if (set_colour(p, fill, opacity * opacity_of(node, PROPERTY_FILL_OPACITY)))
		cairo_fill_preserve(p->cr);
	if (set_colour(p, node->value[PROPERTY_STROKE], opacity * opacity_of(node, PROPERTY_STROKE_OPACITY))) {
		set_line(p->cr, node);
		cairo_stroke_preserve(p->cr);
	}
	cairo_new_path(p->cr);
}

/* ---- paths ---- */

/* Where the pen is, and the control points that a smooth curve goes on from. */
struct pen {
	cairo_t *cr;
	str rest;
	double x, y, start_x, start_y;
	double cubic_x, cubic_y, quad_x, quad_y;
};

static double coordinate(struct pen *pen, double origin)
{
	return origin + style_number(&pen->rest, 0);
}

static bool has_number(const struct pen *pen)
{
	str rest = pen->rest;
	return style_number(&rest, NAN) == style_number(&rest, NAN) || rest.n != pen->rest.n;
}

static void curve(struct pen *pen, double ax, double ay, double bx, double by)
{
	cairo_curve_to(pen->cr, ax, ay, bx, by, pen->x, pen->y);
	pen->cubic_x = bx;
	pen->cubic_y = by;
}

static void quad(struct pen *pen, double fx, double fy, double qx, double qy)
{
	curve(pen, fx + 2.0 / 3 * (qx - fx), fy + 2.0 / 3 * (qy - fy), pen->x + 2.0 / 3 * (qx - pen->x), pen->y + 2.0 / 3 * (qy - pen->y));
	pen->quad_x = qx;
	pen->quad_y = qy;
}

static void to(struct pen *pen, double ox, double oy)
{
	pen->x = coordinate(pen, ox);
	pen->y = coordinate(pen, oy);
}

/* One go of a command; relative ones count from (ox, oy). */
static void pen_step(struct pen *pen, char command, double ox, double oy)
{
	double fx = pen->x, fy = pen->y, a, b, c, d;
	switch (command) {
	case 'M':
		to(pen, ox, oy);
		cairo_move_to(pen->cr, pen->x, pen->y);
		pen->start_x = pen->x;
		pen->start_y = pen->y;
		break;
	case 'L': to(pen, ox, oy); break;
	case 'H': pen->x = coordinate(pen, ox); break;
	case 'V': pen->y = coordinate(pen, oy); break;
	case 'C':
	case 'S':
		a = command == 'C' ? coordinate(pen, ox) : 2 * fx - pen->cubic_x;
		b = command == 'C' ? coordinate(pen, oy) : 2 * fy - pen->cubic_y;
		c = coordinate(pen, ox);
		d = coordinate(pen, oy);
		to(pen, ox, oy);
		curve(pen, a, b, c, d);
		return;
	case 'Q':
	case 'T':
		a = command == 'Q' ? coordinate(pen, ox) : 2 * fx - pen->quad_x;
		b = command == 'Q' ? coordinate(pen, oy) : 2 * fy - pen->quad_y;
		to(pen, ox, oy);
		quad(pen, fx, fy, a, b);
		return;
	default: break;
	}
	if (command != 'M')
		cairo_line_to(pen->cr, pen->x, pen->y);
	pen->cubic_x = pen->quad_x = pen->x;
	pen->cubic_y = pen->quad_y = pen->y;
}

static void trace_path(cairo_t *cr, str d)
{
	struct pen pen = {.cr = cr, .rest = d};
	while (pen.rest.n > 0) {
		char letter = pen.rest.p[0];
		bool is_relative = letter >= 'a' && letter <= 'z';
		char command = is_relative ? (char)(letter - 'a' + 'A') : letter;
		pen.rest = str_sub(pen.rest, 1, pen.rest.n);
		if (command == 'Z') {
			cairo_close_path(cr);
			pen.x = pen.start_x;
			pen.y = pen.start_y;
			continue;
		}
		while (has_number(&pen)) {
			pen_step(&pen, command, is_relative ? pen.x : 0, is_relative ? pen.y : 0);
			command = command == 'M' ? 'L' : command; /* more pairs after a move are lines */
		}
	}
}

/* ---- shapes ---- */

static void trace_ellipse(const struct painter *p, double rx, double ry)
{
	cairo_matrix_t m;
	if (rx <= 0 || ry <= 0)
		return;
	cairo_get_matrix(p->cr, &m);
	cairo_translate(p->cr, number(p, "cx", 0), number(p, "cy", 0));
	cairo_scale(p->cr, rx, ry);
	cairo_new_sub_path(p->cr);
	cairo_arc(p->cr, 0, 0, 1, 0, 2 * M_PI);
	cairo_close_path(p->cr);
	cairo_set_matrix(p->cr, &m);
}

static void trace_rect(const struct painter *p)
{
	double x = number(p, "x", 0), y = number(p, "y", 0), w = number(p, "width", 0), h = number(p, "height", 0);
	double r = fmin(number(p, "rx", 0), fmin(w, h) / 2);
	if (w <= 0 || h <= 0)
		return;
	cairo_new_sub_path(p->cr);
	cairo_arc(p->cr, x + w - r, y + r, r, -M_PI / 2, 0);
	cairo_arc(p->cr, x + w - r, y + h - r, r, 0, M_PI / 2);
	cairo_arc(p->cr, x + r, y + h - r, r, M_PI / 2, M_PI);
	cairo_arc(p->cr, x + r, y + r, r, M_PI, 3 * M_PI / 2);
	cairo_close_path(p->cr);
}

static void shape(struct painter *p, str tag)
{
	if (str_eq(tag, STR("path")))
		trace_path(p->cr, attribute(p, "d"));
	else if (str_eq(tag, STR("ellipse")))
		trace_ellipse(p, number(p, "rx", 0), number(p, "ry", 0));
	else if (str_eq(tag, STR("circle")))
		trace_ellipse(p, number(p, "r", 0), number(p, "r", 0));
	else if (str_eq(tag, STR("rect")))
		trace_rect(p);
	else
		return;
	paint_shape(p);
}

/* ---- text ---- */

static void run_text(const struct run *run, struct writer *w)
{
	static const struct {
		str entity;
		char letter;
	} entities[] = {
		{STR_INIT("&amp;"), '&'}, {STR_INIT("&lt;"), '<'}, {STR_INIT("&gt;"), '>'}, {STR_INIT("&quot;"), '"'}, {STR_INIT("&#39;"), '\''}};
	for (str rest = run->text; rest.n > 0;) {
		size_t i = 0;
		while (i < sizeof entities / sizeof entities[0] && !str_starts(rest, entities[i].entity))
			i++;
		bool is_entity = i < sizeof entities / sizeof entities[0];
		uint32_t code;
		size_t n = is_entity ? entities[i].entity.n : text_letter(rest, 0, &code);
		w_str(w, is_entity ? (str){&entities[i].letter, 1}
				   : str_sub(rest, 0, n)); /* a letter as a whole: what does not fit leaves no half of one */
		rest = str_sub(rest, n, rest.n);
	}
}

static int weight_of(const struct style_node *node)
{
	str v = node->value[PROPERTY_FONT_WEIGHT];
	return (int)style_number(&v, 400);
}

static void paint_text(struct painter *p)
{
	const struct style_node *node = &p->node[p->depth];
	char buffer[TEXT_MAX];
	struct writer w = writer_on(buffer, sizeof buffer);
	PangoLayout *layout = pango_cairo_create_layout(p->cr);
	PangoAttrList *sizes = pango_attr_list_new();
	for (size_t i = 0; i < p->n_runs; i++) {
		PangoAttribute *size = pango_attr_size_new_absolute((int)(p->run[i].size * PANGO_SCALE));
		size->start_index = (guint)w.n;
		run_text(&p->run[i], &w);
		size->end_index = (guint)w.n;
		pango_attr_list_insert(sizes, size);
	}
	fonts_set(layout, weight_of(node));
	pango_layout_set_attributes(layout, sizes);
	pango_attr_list_unref(sizes);
	pango_layout_set_text(layout, buffer, (int)w.n);
	PangoRectangle box;
	pango_layout_get_extents(layout, NULL, &box);
	double width = (double)box.width / PANGO_SCALE, base = (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
	str anchor = node->value[PROPERTY_ANCHOR];
	double back = str_eq(anchor, STR("middle")) ? width / 2 : str_eq(anchor, STR("end")) ? width : 0;
	if (set_colour(p, node->value[PROPERTY_FILL].n > 0 ? node->value[PROPERTY_FILL] : STR("black"), opacity_of(node, PROPERTY_OPACITY))) {
		cairo_move_to(p->cr, p->text_x - back, p->text_y - base);
		pango_cairo_show_layout(p->cr, layout);
	}
	cairo_new_path(p->cr);
	g_object_unref(layout);
}

/* ---- gradients ---- */

static void begin_gradient(struct painter *p, str tag)
{
	if (p->n_gradients == GRADIENTS_MAX)
		return;
	bool is_linear = str_eq(tag, STR("linearGradient"));
	p->gradient[p->n_gradients++] = (struct gradient){
		.id = attribute(p, "id"),
		.paint = is_linear ? cairo_pattern_create_linear(number(p, "x1", 0), number(p, "y1", 0), number(p, "x2", 1), number(p, "y2", 0))
				   : cairo_pattern_create_radial(.5, .5, 0, .5, .5, .5),
	};
}

static void add_stop(struct painter *p)
{
	const struct style_node *node = &p->node[p->depth];
	uint32_t rgb = 0;
	if (p->n_gradients == 0)
		return;
	(void)style_colour(node->value[PROPERTY_STOP_COLOR], &rgb);
	cairo_pattern_add_color_stop_rgba(p->gradient[p->n_gradients - 1].paint, number(p, "offset", 0), (rgb >> 16) / 255.0,
					  (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0, opacity_of(node, PROPERTY_STOP_OPACITY));
}

/* ---- elements ---- */

static void transform(struct painter *p)
{
	str rest = attribute(p, "transform");
	while (rest.n > 0) {
		str name = str_trim(str_split(&rest, '(')), values = str_split(&rest, ')');
		double a = style_number(&values, 0), b = style_number(&values, 0);
		if (str_eq(name, STR("translate")))
			cairo_translate(p->cr, a, b);
		else if (str_eq(name, STR("rotate")))
			cairo_rotate(p->cr, a * M_PI / 180);
		else if (str_eq(name, STR("scale")))
			cairo_scale(p->cr, a, b != 0 ? b : a);
	}
}

/* The mask of the map is one rectangle over all, filled with a gradient: that is remembered. */
static void begin_mask(struct painter *p, str tag)
{
	if (str_eq(tag, STR("mask")))
		p->mask_id = attribute(p, "id");
	else if (p->silent > 0 && str_eq(tag, STR("rect")) && p->mask_id.n > 0)
		p->mask_paint = reference(attribute(p, "fill"));
}

static void begin_group(struct painter *p)
{
	const struct style_node *node = &p->node[p->depth];
	str mask = reference(attribute(p, "mask"));
	bool has_mask = mask.n > 0 && str_eq(mask, p->mask_id);
	p->mask[p->depth] = has_mask ? p->mask_paint : STR("");
	p->is_group[p->depth] = has_mask || opacity_of(node, PROPERTY_OPACITY) < 1;
	if (p->is_group[p->depth])
		cairo_push_group(p->cr);
}

static void end_group(struct painter *p)
{
	double x0, y0, x1, y1;
	const struct gradient *g = gradient_of(p, p->mask[p->depth]);
	if (!p->is_group[p->depth])
		return;
	cairo_pop_group_to_source(p->cr);
	if (g == NULL) {
		cairo_paint_with_alpha(p->cr, opacity_of(&p->node[p->depth], PROPERTY_OPACITY));
		return;
	}
	cairo_matrix_t m;
	cairo_clip_extents(p->cr, &x0, &y0, &x1, &y1);
	cairo_matrix_init(&m, x1 - x0, 0, 0, y1 - y0, x0, y0);
	cairo_matrix_invert(&m);
	cairo_pattern_set_matrix(g->paint, &m);
	cairo_mask(p->cr, g->paint);
}

static bool is_silent(str tag)
{
	return str_eq(tag, STR("title")) || str_eq(tag, STR("desc")) || str_eq(tag, STR("defs"));
}

static void begin_element(struct painter *p, str tag)
{
	str said[PROPERTIES] = {{0}};
	struct style_node *node = &p->node[++p->depth];
	for (size_t i = 0; i < p->n_attributes; i++) {
		enum property property = style_property(p->attribute[i].name);
		if (property < PROPERTIES)
			said[property] = p->attribute[i].value;
	}
	*node = (struct style_node){.tag = tag, .classes = attribute(p, "class"), .parent = &p->node[p->depth - 1]};
	style_node(p->sheet, node, said);
	p->is_group[p->depth] = false;
	p->silent += is_silent(tag) || str_eq(node->value[PROPERTY_DISPLAY], STR("none"));
	cairo_save(p->cr);
	transform(p);
	begin_mask(p, tag);
	if (str_ends(tag, STR("Gradient")))
		begin_gradient(p, tag);
	else if (str_eq(tag, STR("stop")))
		add_stop(p);
	if (p->silent > 0)
		return;
	if (str_eq(tag, STR("g")))
		begin_group(p);
	shape(p, tag);
	if (str_eq(tag, STR("text"))) {
		p->n_runs = 0;
		p->text_x = number(p, "x", 0);
		p->text_y = number(p, "y", 0);
	}
}

static void end_element(struct painter *p)
{
	const struct style_node *node = &p->node[p->depth];
	if (p->silent == 0 && str_eq(node->tag, STR("text")))
		paint_text(p);
	end_group(p);
	cairo_restore(p->cr);
	p->silent -= is_silent(node->tag) || str_eq(node->value[PROPERTY_DISPLAY], STR("none"));
	p->depth--;
}

static void letters(struct painter *p, str text)
{
	const struct style_node *node = &p->node[p->depth];
	bool is_text = str_eq(node->tag, STR("text")) || str_eq(node->tag, STR("tspan"));
	if (!is_text || text.n == 0 || p->silent > 0 || p->n_runs == RUNS_MAX)
		return;
	str size = node->value[PROPERTY_FONT_SIZE];
	p->run[p->n_runs++] = (struct run){text, style_number(&size, 16)};
}

/* The next tag with what is before it. False at the end. */
static bool next_tag(struct painter *p)
{
	letters(p, str_split(&p->rest, '<'));
	if (p->rest.n == 0)
		return false;
	str tag = str_split(&p->rest, '>');
	if (tag.n > 0 && tag.p[0] == '/') {
		if (p->depth > 0)
			end_element(p);
		return true;
	}
	bool is_closed = str_ends(tag, STR("/"));
	tag = is_closed ? str_sub(tag, 0, tag.n - 1) : tag;
	str name = str_split(&tag, ' ');
	if (p->depth + 1 == DEPTH_MAX)
		return false;
	read_attributes(p, tag);
	begin_element(p, name);
	if (is_closed)
		end_element(p);
	return true;
}

struct svg_box svg_size(str svg)
{
	str mark = STR("viewBox=\"");
	size_t at = str_find_str(svg, mark);
	str rest = at < svg.n ? str_sub(svg, at + mark.n, svg.n) : STR("");
	struct svg_box box;
	box.x = style_number(&rest, 0);
	box.y = style_number(&rest, 0);
	box.width = style_number(&rest, 0);
	box.height = style_number(&rest, 0);
	return box;
}

void svg_paint(cairo_t *cr, const struct style_sheet *sheet, str svg, struct svg_box buffer)
{
	static struct painter p; /* too large for a stack; the program has one thread */
	struct svg_box box = svg_size(svg);
	if (box.width <= 0 || box.height <= 0)
		return;
	double scale = fmin(buffer.width / box.width, buffer.height / box.height);
	p = (struct painter){.cr = cr, .sheet = sheet, .rest = svg};
	style_node(sheet, &p.node[0], (str[PROPERTIES]){{0}});
	cairo_save(cr);
	cairo_translate(cr, buffer.x + (buffer.width - scale * box.width) / 2, buffer.y + (buffer.height - scale * box.height) / 2);
	cairo_scale(cr, scale, scale);
	cairo_translate(cr, -box.x, -box.y);
	cairo_rectangle(cr, box.x, box.y, box.width, box.height);
	cairo_clip(cr);
	while (next_tag(&p))
		;
	while (p.depth > 0)
		end_element(&p);
	cairo_restore(cr);
	for (size_t i = 0; i < p.n_gradients; i++)
		cairo_pattern_destroy(p.gradient[i].paint);
}
