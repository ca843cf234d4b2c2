/*
 * style.h - the colours and strokes of the pictures, from the style sheet that the site has for them: as much of CSS as assets/pictures.css uses. That
 * is rules for classes and element names separated by spaces, custom properties, and @media print, which applies here; other @media, and selectors of any
 * other kind, do not.
 */
#ifndef TRIVET_REPORT_PDF_STYLE_H
#define TRIVET_REPORT_PDF_STYLE_H

#include "base/arena.h"
#include "base/err.h"

enum property {
	PROPERTY_FILL,
	PROPERTY_FILL_OPACITY,
	PROPERTY_STROKE,
	PROPERTY_STROKE_OPACITY,
	PROPERTY_STROKE_WIDTH,
	PROPERTY_DASH,
	PROPERTY_CAP,
	PROPERTY_JOIN,
	PROPERTY_FONT_SIZE,
	PROPERTY_FONT_WEIGHT,
	PROPERTY_ANCHOR,
	PROPERTY_INHERITED, /* those before it go on to what is inside */
	PROPERTY_OPACITY = PROPERTY_INHERITED,
	PROPERTY_STOP_COLOR,
	PROPERTY_STOP_OPACITY,
	PROPERTY_DISPLAY,
	PROPERTIES
};

enum { STYLE_VARIABLES_MAX = 48 /* of one element; the root has the most */, STYLE_RULES_MAX = 512 };

struct style_variable {
	str name, value;
};

/* One element on the way from the root to what is drawn. */
struct style_node {
	str tag, classes;
	const struct style_node *parent; /* NULL: the root */
	str value[PROPERTIES];           /* as it counts here, inherited or not; empty: not said */
	struct style_variable variable[STYLE_VARIABLES_MAX];
	size_t n_variables;
};

struct style_rule {
	str selector, body; /* one selector, without commas */
	int weight;         /* classes count 10, names 1 */
};

struct style_sheet {
	struct style_rule *rule;
	size_t n;
};

/* Fails: ERR_FULL. Keeps: `css`, and the arena. */
MUST_USE enum err style_read(str css, struct arena *a, struct style_sheet *ret_sheet);
/* Fills in value and variable of `node` from its parent and the rules that fit. `attributes`: what the element itself says, by property; a rule wins. */
void style_node(const struct style_sheet *sheet, struct style_node *node, const str attributes[PROPERTIES]);
/* The property of this name, PROPERTIES when it is none of them. */
enum property style_property(str name);
/* 0xRRGGBB of "#rgb", "#rrggbb", "white" or "black". False when it is none: "none", a gradient. */
bool style_colour(str value, uint32_t *ret_rgb);
/* ".26", "13.5px"; `otherwise` when it is no number. Reads on from *rest. */
double style_number(str *rest, double otherwise);

#endif
