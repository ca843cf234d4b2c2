/* figure_paint.c - one table of colours; classes, style sheet and attributes are all written from it. */
#include "draw/figure_paint.h"

struct colours {
	char tone[TONES][7]; /* rrggbb */
};

struct palette {
	struct colours light, dark;
};

static const char *const names[PAINTS] = {
	[PAINT_SKIN] = "skin",     [PAINT_TOP] = "top",     [PAINT_LEG] = "leg",       [PAINT_HAIR] = "hair",   [PAINT_FACE] = "face",
	[PAINT_ROLLER] = "roller", [PAINT_MAT] = "mat",     [PAINT_WOOD] = "wood",     [PAINT_WALL] = "wall",   [PAINT_PILLOW] = "pillow",
	[PAINT_BAND] = "band",     [PAINT_METAL] = "metal", [PAINT_SCREEN] = "screen", [PAINT_PAD] = "pad",     [PAINT_BAG] = "bag",
	[PAINT_CLOTH] = "cloth",   [PAINT_TUB] = "tub",     [PAINT_WATER] = "water",   [PAINT_SHEET] = "sheet", [PAINT_TUNIC] = "tunic",
	[PAINT_GLASS] = "glass",   [PAINT_LIGHT] = "light", [PAINT_MARK] = "mark",
};

/* clang-format off */
static const struct palette things[PAINTS] = {
	[PAINT_ROLLER] = {{{"7fb7a8", "5b9587", "93c5b7"}}, {{"5f9c8d", "47796d", "72ad9e"}}},
	[PAINT_MAT]    = {{{"a8bfb5", "a8bfb5", "c9d9d2"}}, {{"283831", "283831", "34463f"}}},
	[PAINT_WOOD]   = {{{"b58c60", "c39a6d", "d9b48a"}}, {{"8f6d47", "9d7a53", "b8946a"}}},
	[PAINT_WALL]   = {{{"cad7d0", "d7e2dc", "e0eae4"}}, {{"23312c", "2a3a35", "30423c"}}},
	[PAINT_PILLOW] = {{{"cfd9e4", "dfe6ee", "eef2f6"}}, {{"8795a5", "a3b0bf", "b9c4d0"}}},
	[PAINT_BAND]   = {{{"2f8a7b", "2f8a7b", "2f8a7b"}}, {{"4fa696", "4fa696", "4fa696"}}},
	[PAINT_METAL]  = {{{"7d8b88", "96a3a0", "b3bfbc"}}, {{"5c6967", "75827f", "909d9a"}}},
	[PAINT_SCREEN] = {{{"24353a", "33474d", "4b626a"}}, {{"3a4d53", "4c6168", "647b83"}}},
	[PAINT_PAD]    = {{{"a3372a", "c24a38", "d2604c"}}, {{"9c3a2d", "c4523f", "d56a55"}}},
	[PAINT_BAG]    = {{{"245e55", "2f7a6e", "3f9283"}}, {{"2f6d63", "3f8e80", "54a595"}}},
	[PAINT_CLOTH]  = {{{"c9a04a", "e3bd68", "efd08a"}}, {{"a37f35", "c29c4e", "d3b06a"}}},
	[PAINT_TUB]    = {{{"c3ced4", "dbe3e8", "f3f6f8"}}, {{"7c8990", "96a3ab", "b5c0c7"}}},
	[PAINT_WATER]  = {{{"8fc1d1", "a5d0dd", "bfe0e9"}}, {{"3f7485", "4e8698", "659cae"}}},
	[PAINT_SHEET]  = {{{"c6d3dc", "dfe8ee", "f2f6f9"}}, {{"77879a", "94a4b5", "aebccb"}}},
	[PAINT_TUNIC]  = {{{"2f6f86", "4289a2", "569db5"}}, {{"2f6a7f", "468aa1", "5c9eb4"}}},
	[PAINT_GLASS]  = {{{"7fa9b8", "b9d6df", "eef8fb"}}, {{"7fa9b8", "b9d6df", "eef8fb"}}},
	[PAINT_LIGHT]  = {{{"f2743c", "f2743c", "f2743c"}}, {{"f2743c", "f2743c", "f2743c"}}},
	[PAINT_MARK]   = {{{"9a2f45", "b04a58", "bb5f68"}}, {{"8a2840", "a3404f", "b05660"}}},
};
static const struct palette skins[FIGURE_SKINS] = {
	{{{"cf8f6b", "e9b48f", "f0bf9d"}}, {{"b87c59", "d9a37d", "e1b08b"}}},
	{{{"dda184", "f3c9ae", "f8d5be"}}, {{"c38d72", "e2b69b", "e9c3ab"}}},
	{{{"ac7448", "c9935f", "d3a06d"}}, {{"9c6a43", "bb8857", "c69564"}}},
	{{{"7a4a2e", "9a6442", "a6714d"}}, {{"744a31", "966546", "a27151"}}},
	{{{"4a2e21", "68432f", "754e38"}}, {{"553729", "754e39", "815941"}}},
};
static const struct palette faces[FIGURE_SKINS] = {
	{{{"8a4a33", "", ""}}, {{"7a3f2b", "", ""}}},
	{{{"97543c", "", ""}}, {{"864831", "", ""}}},
	{{{"6b3d20", "", ""}}, {{"5d351c", "", ""}}},
	{{{"472515", "", ""}}, {{"432414", "", ""}}},
	{{{"24120b", "", ""}}, {{"2a160d", "", ""}}},
};
static const struct palette hairs[FIGURE_HAIRS] = {
	{{{"44291f", "5b3a2e", "674336"}}, {{"36211a", "4d3127", "593b2f"}}},
	{{{"17181c", "26282e", "32353c"}}, {{"0c0d10", "1c1e22", "292c31"}}},
	{{{"a87a3a", "c99a54", "d6aa67"}}, {{"936a31", "b58846", "c39858"}}},
	{{{"8f9696", "b3b9b8", "c3c8c7"}}, {{"7d8484", "a0a7a6", "b1b7b6"}}},
};
static const struct palette tops[FIGURE_CLOTHES] = {
	{{{"cf6444", "ef8a62", "f49e7a"}}, {{"b95a3b", "e27f58", "e98f6a"}}},
	{{{"1f6a5d", "2f8a7b", "43a090"}}, {{"2b7567", "3f9786", "55ab9b"}}},
	{{{"b98424", "dba63f", "e7b95f"}}, {{"a37521", "c79638", "d6aa54"}}},
	{{{"54609c", "717fbd", "8592cb"}}, {{"5a66a2", "7784c2", "8b98d0"}}},
};
static const struct palette legs[FIGURE_CLOTHES] = {
	{{{"2b4258", "3f5b74", "4b6983"}}, {{"40607c", "5a7c9a", "6789a8"}}},
	{{{"3a3f4a", "525965", "606874"}}, {{"525a68", "6d7686", "7a8494"}}},
	{{{"3d4a3c", "556653", "637561"}}, {{"526350", "6d806a", "7b8e78"}}},
	{{{"333b45", "4a545f", "57626e"}}, {{"4c5764", "667281", "74808f"}}},
};
/* clang-format on */

#define ARROW_LIGHT "1d655a"
#define ARROW_DARK  "8ed6c7"
#define NO_LIGHT    "b3261e"
#define NO_DARK     "ff8a75"
#define GLOW        "e3241b"

static int within(int v, int n)
{
	return v < 0 || v >= n ? 0 : v;
}

static const struct palette *palette_of(struct figure_tones tones, enum paint p)
{
	if (p == PAINT_SKIN)
		return &skins[within(tones.skin, FIGURE_SKINS)];
	if (p == PAINT_FACE)
		return &faces[within(tones.skin, FIGURE_SKINS)];
	if (p == PAINT_HAIR)
		return &hairs[within(tones.hair, FIGURE_HAIRS)];
	if (p == PAINT_TOP)
		return &tops[within(tones.clothes, FIGURE_CLOTHES)];
	if (p == PAINT_LEG)
		return &legs[within(tones.clothes, FIGURE_CLOTHES)];
	return &things[p];
}

static const struct colours *colours_of(const struct brush *b, enum paint p)
{
	const struct palette *c = palette_of(b->tones, p);
	return b->colours == FIGURE_DARK ? &c->dark : &c->light;
}

static bool by_class(const struct brush *b)
{
#ifdef __wasm__ /* the page has the style sheet: the tables of colours stay out of the module */
	(void)b;
	return true;
#else
	return b->colours == FIGURE_CLASSES || b->colours == FIGURE_OWN;
#endif
}

static const char tone_class[TONES] = {'b', 'h', 't'};

void brush_open(const struct brush *b, enum paint p)
{
	w_z(b->w, "<g");
	if (by_class(b)) {
		w_z(b->w, " class=\"");
		w_z(b->w, names[p]);
		w_char(b->w, '"');
	}
	w_char(b->w, '>');
}

void brush_close(const struct brush *b)
{
	w_z(b->w, "</g>");
}

/* What a style sheet says once for all. Hair is a ring round the face when seen from the front; water lets through what is in it. */
#define SHAPE_RULES                                                                                                                                  \
	".fig .l,.fig .arrow{fill:none;stroke-linecap:round;stroke-linejoin:round}.fig .hair path{fill-rule:evenodd}"                                \
	".fig .water path,.fig .glass path,.fig .mark path{fill-opacity:.55}.fig .light path{fill-opacity:.22}"

/* What lets through what is behind it. */
static const char *see_through(enum paint p)
{
	if (p == PAINT_WATER || p == PAINT_GLASS || p == PAINT_MARK)
		return "\" fill-opacity=\".55";
	return p == PAINT_LIGHT ? "\" fill-opacity=\".22" : "";
}

void brush_name(const struct brush *b, char name)
{
	w_str(b->w, b->id);
	w_z(b->w, "fig");
	w_char(b->w, name);
}

void brush_named_path(const struct brush *b, enum paint p, enum tone t, char name)
{
	w_z(b->w, "<path");
	if (b->has_names && name != NAME_NONE) {
		w_z(b->w, " id=\"");
		brush_name(b, name);
		w_char(b->w, '"');
	}
	if (by_class(b)) {
		w_z(b->w, " class=\"");
		w_char(b->w, tone_class[t]);
	} else {
		w_z(b->w, " fill=\"#");
		w_z(b->w, colours_of(b, p)->tone[t]);
		w_z(b->w, p == PAINT_HAIR ? "\" fill-rule=\"evenodd" : see_through(p));
	}
	w_z(b->w, "\" d=\"");
}

void brush_path(const struct brush *b, enum paint p, enum tone t)
{
	brush_named_path(b, p, t, NAME_NONE);
}

/* An open line; `of_class` names it, `colour` is for pictures without a style sheet. */
static void line(const struct brush *b, const char *of_class, const char *colour, double width)
{
	if (by_class(b)) {
		w_z(b->w, "<path class=\"");
		w_z(b->w, of_class);
	} else {
		w_z(b->w, "<path fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke=\"#");
		w_z(b->w, colour);
	}
	w_z(b->w, "\" stroke-width=\"");
	w_tenths(b->w, (int64_t)(width * 10 + 0.5));
	w_z(b->w, "\" d=\"");
}

void brush_line(const struct brush *b, enum paint p, double width)
{
	line(b, "l", by_class(b) ? "" : colours_of(b, p)->tone[TONE_SHADE], width);
}

void brush_end(const struct brush *b)
{
	w_z(b->w, "\"/>");
}

void brush_arrow(const struct brush *b, double width)
{
	line(b, "arrow", b->colours == FIGURE_DARK ? ARROW_DARK : ARROW_LIGHT, width);
}

void brush_no(const struct brush *b, double width)
{
	line(b, "arrow no", b->colours == FIGURE_DARK ? NO_DARK : NO_LIGHT, width);
}

void brush_shadow(const struct brush *b)
{
	if (by_class(b))
		w_z(b->w, "<path class=\"shadow\"");
	else if (b->colours == FIGURE_DARK)
		w_z(b->w, "<path fill=\"#000\" fill-opacity=\".35\"");
	else
		w_z(b->w, "<path fill=\"#1d3b36\" fill-opacity=\".14\"");
}

void brush_glow_stops(const struct brush *b)
{
	static const char *const stops[3] = {"\" stop-opacity=\".9\"/>", "\" stop-opacity=\".5\" offset=\".5\"/>",
					     "\" stop-opacity=\"0\" offset=\"1\"/>"};
	for (int i = 0; i < 3; i++) {
		w_z(b->w, "<stop stop-color=\"#" GLOW);
		w_z(b->w, stops[i]);
	}
}

static void numbered(struct writer *w, const char *word, int n)
{
	w_z(w, word);
	w_int(w, n);
}

void brush_tone_classes(const struct brush *b)
{
	numbered(b->w, "fig skin", within(b->tones.skin, FIGURE_SKINS));
	numbered(b->w, " hair", within(b->tones.hair, FIGURE_HAIRS));
	numbered(b->w, " clothes", within(b->tones.clothes, FIGURE_CLOTHES));
}

/* Where a rule holds: `.fig.skin2 .skin .b`. `chosen` is "" for what everybody has. */
struct scope {
	const char *chosen;
	int n;
	enum paint paint;
};

static void rule(struct writer *w, struct scope s, char shape, const char *colour)
{
	w_z(w, ".fig");
	if (s.chosen[0] != 0)
		numbered(w, s.chosen, s.n);
	w_z(w, " .");
	w_z(w, names[s.paint]);
	w_z(w, " .");
	w_char(w, shape);
	w_z(w, shape == 'l' ? "{stroke:#" : "{fill:#");
	w_z(w, colour);
	w_char(w, '}');
}

static void rules(struct writer *w, struct scope s, const struct colours *c)
{
	rule(w, s, 'l', c->tone[TONE_SHADE]);
	if (s.paint == PAINT_FACE || s.paint == PAINT_BAND)
		return;
	for (int t = 0; t < TONES; t++)
		rule(w, s, tone_class[t], c->tone[t]);
}

static void tone_rules(struct writer *w, enum figure_colours mode, struct scope s, struct figure_tones tones)
{
	const struct brush b = {.w = w, .colours = mode, .tones = tones};
	rules(w, s, colours_of(&b, s.paint));
}

static void signs(struct writer *w, enum figure_colours mode)
{
	w_z(w, mode == FIGURE_DARK ? ".fig .arrow{stroke:#" ARROW_DARK "}.fig .shadow{fill:#000;fill-opacity:.35}"
				   : ".fig .arrow{stroke:#" ARROW_LIGHT "}.fig .shadow{fill:#1d3b36;fill-opacity:.14}");
}

static void no_rule(struct writer *w, enum figure_colours mode)
{
	w_z(w, mode == FIGURE_DARK ? ".fig .no{stroke:#" NO_DARK "}" : ".fig .no{stroke:#" NO_LIGHT "}");
}

static bool is_chosen(enum paint p)
{
	return p == PAINT_SKIN || p == PAINT_FACE || p == PAINT_HAIR || p == PAINT_TOP || p == PAINT_LEG;
}

static void own_rules(const struct brush *b, enum figure_colours mode)
{
	signs(b->w, mode);
	if (b->used >> BRUSH_NO & 1)
		no_rule(b->w, mode);
	for (int p = 0; p < PAINTS; p++)
		if (b->used >> p & 1)
			tone_rules(b->w, mode, (struct scope){"", 0, (enum paint)p}, b->tones);
}

void brush_own_style(const struct brush *b)
{
	w_z(b->w, "<style>" SHAPE_RULES);
	own_rules(b, FIGURE_LIGHT);
	w_z(b->w, "@media(prefers-color-scheme:dark){");
	own_rules(b, FIGURE_DARK);
	w_z(b->w, "}</style>");
}

static void sheet(struct writer *w, enum figure_colours mode)
{
	signs(w, mode);
	no_rule(w, mode);
	for (int p = 0; p < PAINTS; p++)
		if (!is_chosen((enum paint)p))
			tone_rules(w, mode, (struct scope){"", 0, (enum paint)p}, (struct figure_tones){0});
	for (int i = 0; i < FIGURE_SKINS; i++) {
		tone_rules(w, mode, (struct scope){".skin", i, PAINT_SKIN}, (struct figure_tones){.skin = i});
		tone_rules(w, mode, (struct scope){".skin", i, PAINT_FACE}, (struct figure_tones){.skin = i});
	}
	for (int i = 0; i < FIGURE_HAIRS; i++)
		tone_rules(w, mode, (struct scope){".hair", i, PAINT_HAIR}, (struct figure_tones){.hair = i});
	for (int i = 0; i < FIGURE_CLOTHES; i++) {
		tone_rules(w, mode, (struct scope){".clothes", i, PAINT_TOP}, (struct figure_tones){.clothes = i});
		tone_rules(w, mode, (struct scope){".clothes", i, PAINT_LEG}, (struct figure_tones){.clothes = i});
	}
}

void figure_css(struct writer *w)
{
	w_z(w, SHAPE_RULES);
	sheet(w, FIGURE_LIGHT);
	w_z(w, "@media(prefers-color-scheme:dark){");
	sheet(w, FIGURE_DARK);
	w_char(w, '}');
}
