/* figure_paint.h - the colours of the figure, in the three ways a picture can carry them. */
#ifndef TRIVET_DRAW_FIGURE_PAINT_H
#define TRIVET_DRAW_FIGURE_PAINT_H

#include "base/writer.h"
#include "draw/pose.h"

#define FIGURE_SKINS   5
#define FIGURE_HAIRS   4
#define FIGURE_CLOTHES 4

enum figure_colours {
	FIGURE_CLASSES, /* classes only: the page has figure_css */
	FIGURE_OWN,     /* classes and a <style> of its own that follows light and dark */
	FIGURE_LIGHT,   /* colours in every path, for printing and converters */
	FIGURE_DARK
};

/* What the person chose. Zero is the default in each. */
struct figure_tones {
	int skin;    /* 0 .. FIGURE_SKINS - 1 */
	int hair;    /* 0 .. FIGURE_HAIRS - 1 */
	int clothes; /* 0 .. FIGURE_CLOTHES - 1 */
};

/* Each shape is painted dark, then its middle, then its lit side. */
enum tone { TONE_SHADE, TONE_BASE, TONE_LIGHT, TONES };

#define BRUSH_NO PAINTS

/* Names of what is used again in a picture: one letter each. */
enum { NAME_NONE, NAME_GLOW = 'g', NAME_CLIP = 'c', NAME_TORSO = 't', NAME_NECK = 'n', NAME_SLEEVE_R = 'r', NAME_SLEEVE_L = 'l' };

struct brush {
	struct writer *w;
	enum figure_colours colours;
	struct figure_tones tones;
	uint32_t used;  /* bit by paint, and BRUSH_NO for brush_no(): what brush_own_style writes rules for */
	str id;         /* before every name */
	bool has_names; /* shapes get one, so that a clip can use them */
};

/* `<g class="...">` .. `</g>`: all that is painted between them is of this stuff. */
void brush_open(const struct brush *b, enum paint p);
void brush_close(const struct brush *b);
/* `<path ... d="` .. `"/>`. */
void brush_path(const struct brush *b, enum paint p, enum tone t);
/* The same with a name, where the brush has names. */
void brush_named_path(const struct brush *b, enum paint p, enum tone t, char name);
/* The name as it stands in id="" and after #. */
void brush_name(const struct brush *b, char name);
void brush_line(const struct brush *b, enum paint p, double width);
void brush_end(const struct brush *b);
/* The colour of the arrow, of the glow and of the ground shadow as attributes, or as a class. */
void brush_arrow(const struct brush *b, double width);
/* The colour of a cross at what is not to be done. */
void brush_no(const struct brush *b, double width);
void brush_shadow(const struct brush *b);
void brush_glow_stops(const struct brush *b);
/* The names of the chosen tones, for class="": "fig skin0 hair0 clothes0". */
void brush_tone_classes(const struct brush *b);
/* The rules of the default colours and the chosen tones only, light and dark. */
void brush_own_style(const struct brush *b);

/* The style sheet for pages: all tones, light, and dark by prefers-color-scheme. */
void figure_css(struct writer *w);

#endif
