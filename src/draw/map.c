/* map.c - the body map. Only the right half is recorded; x counts from the midline, and the other half is its mirror image. */
#include "draw/map.h"
#include "draw/num.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* ---- the regions ---- */

static const struct point skull_base[] = {{2, 76}, {14, 75}, {25, 77}, {26.5, 88}, {25.5, 99}, {14, 102}, {2, 102}};
static const struct point neck_back[] = {{2, 105}, {14, 105}, {26, 103}, {29, 112}, {33, 120}, {26, 129}, {14, 134}, {2, 134}};
static const struct point neck_angle[] = {{17, 139},  {28, 133}, {37, 124}, {50, 130}, {76, 139},
					  {103, 147}, {97, 155}, {70, 156}, {46, 156}, {17, 157}};
static const struct point blade_corner[] = {{43, 159}, {56, 158}, {70, 159}, {71, 172}, {69, 184}, {57, 187}, {44, 187}, {42, 173}};
static const struct point between_upper[] = {{16, 160}, {28, 159}, {39, 159}, {39, 174}, {40, 190}, {28, 191}, {16, 191}};
static const struct point between_middle[] = {{16, 195}, {34, 195}, {54, 191}, {55, 206}, {60, 224}, {52, 237}, {34, 238}, {16, 237}};
static const struct point blade_surface[] = {{75, 159}, {90, 158}, {105, 161}, {108, 173}, {99, 195}, {85, 217},
					     {72, 237}, {64, 223}, {59, 206},  {58, 192},  {68, 190}, {74, 182}};
static const struct point below_blade[] = {{16, 241}, {36, 242}, {56, 239}, {68, 244}, {80, 236},
					   {94, 233}, {93, 262}, {88, 286}, {62, 289}, {16, 290}};
static const struct point lower_thorax[] = {{16, 294}, {50, 293}, {86, 291}, {82, 316}, {80, 335}, {48, 338}, {16, 337}};
static const struct point shoulder_back[] = {{109, 151}, {124, 162}, {134, 186}, {138, 216}, {140, 248}, {128, 256},
					     {114, 252}, {108, 232}, {104, 212}, {108, 190}, {113, 170}};
static const struct point neck_front[] = {{2, 108}, {14, 107}, {25, 105}, {29, 113}, {40, 124}, {30, 132}, {16, 137}, {2, 139}};
static const struct point collar_bone[] = {{19, 143},  {40, 135},  {74, 141},  {105, 146}, {124, 162}, {134, 188}, {137, 214},
					   {124, 222}, {112, 213}, {105, 190}, {98, 172},  {84, 160},  {56, 155},  {30, 152}};
static const struct point upper_chest[] = {{16, 155}, {30, 156}, {56, 159}, {80, 164}, {93, 177},
					   {99, 200}, {95, 218}, {80, 227}, {56, 231}, {16, 229}};
static const struct point chest_side[] = {{70, 234}, {84, 230}, {95, 226}, {95, 250}, {91, 282}, {80, 285}, {70, 284}, {68, 258}};
static const struct point low_ribs[] = {{20, 234}, {42, 235}, {64, 235}, {65, 260}, {67, 288}, {88, 289}, {84, 316},
					{81, 336}, {58, 338}, {41, 336}, {39, 316}, {32, 288}, {23, 258}};

/* Regions on the midline: from its upper to its lower end along the right side. */
static const struct point spine_upper[] = {{6, 137}, {13, 142}, {13, 160}, {13, 175}, {6, 179}};
static const struct point spine_middle[] = {{6, 183}, {13, 187}, {13, 212}, {13, 237}, {6, 241}};
static const struct point spine_lower[] = {{6, 245}, {13, 249}, {13, 290}, {13, 333}, {6, 338}};
static const struct point breastbone[] = {{6, 143}, {13, 148}, {13, 188}, {13, 225}, {6, 233}};
static const struct point upper_belly[] = {{5, 237}, {16, 246}, {27, 286}, {35, 318}, {36, 333}, {18, 338}};

enum hand_side { LEFT, RIGHT, MIDDLE };

struct region {
	str id;
	enum map_view view;
	enum hand_side side;
	const struct point *half;
	size_t n;
	struct point number; /* where its number stands, on the right half */
};

#define PAIR(name, view, half, x, y)                                                                                                                 \
	{STR_INIT(name "_l"), view, LEFT, half, COUNT(half), {x, y}},                                                                                \
	{                                                                                                                                            \
		STR_INIT(name "_r"), view, RIGHT, half, COUNT(half),                                                                                 \
		{                                                                                                                                    \
			x, y                                                                                                                         \
		}                                                                                                                                    \
	}
#define SINGLE(name, view, half, y)                                                                                                                  \
	{                                                                                                                                            \
		STR_INIT(name), view, MIDDLE, half, COUNT(half),                                                                                     \
		{                                                                                                                                    \
			0, y                                                                                                                         \
		}                                                                                                                                    \
	}

static const struct region regions[MAP_REGIONS] = {
	PAIR("p1", MAP_BACK, skull_base, 14, 88),          PAIR("p2", MAP_BACK, neck_back, 15, 118),
	PAIR("p3", MAP_BACK, neck_angle, 38, 141),         PAIR("p4", MAP_BACK, blade_corner, 57, 173),
	PAIR("p5", MAP_BACK, between_upper, 28, 175),      PAIR("p6", MAP_BACK, between_middle, 36, 216),
	PAIR("p7", MAP_BACK, blade_surface, 84, 184),      PAIR("p8", MAP_BACK, below_blade, 52, 264),
	PAIR("p9", MAP_BACK, lower_thorax, 50, 315),       SINGLE("p10_upper", MAP_BACK, spine_upper, 158),
	SINGLE("p10_middle", MAP_BACK, spine_middle, 212), SINGLE("p10_lower", MAP_BACK, spine_lower, 291),
	PAIR("p11", MAP_BACK, shoulder_back, 122, 205),    PAIR("a1", MAP_FRONT, neck_front, 17, 121),
	PAIR("a2", MAP_FRONT, collar_bone, 116, 184),      PAIR("a3", MAP_FRONT, upper_chest, 56, 194),
	PAIR("a4", MAP_FRONT, chest_side, 82, 258),        SINGLE("a5", MAP_FRONT, breastbone, 188),
	SINGLE("a6", MAP_FRONT, upper_belly, 306),         PAIR("a7", MAP_FRONT, low_ribs, 60, 314),
};

str map_region_id(size_t region)
{
	return regions[region].id;
}

enum map_view map_region_view(size_t region)
{
	return regions[region].view;
}

size_t map_region_of(str id)
{
	size_t i = 0;
	while (i < MAP_REGIONS && !str_eq(regions[i].id, id))
		i++;
	return i;
}

/* The person's right is on the right of the picture seen from behind, on its left seen from the front. */
static bool drawn_on_left(const struct region *r)
{
	return r->view == MAP_BACK ? r->side == LEFT : r->side == RIGHT;
}

static struct point mirrored(struct point p)
{
	return (struct point){-p.x, p.y};
}

struct map_outline map_region_outline(size_t region)
{
	const struct region *r = &regions[region];
	struct map_outline o = {.n = r->n};
	for (size_t i = 0; i < r->n; i++)
		o.p[i] = drawn_on_left(r) ? mirrored(r->half[i]) : r->half[i];
	if (r->side == MIDDLE)
		for (size_t i = r->n; i-- > 0;)
			o.p[o.n++] = mirrored(r->half[i]);
	return o;
}

/* ---- the body ---- */

/* From the neck over the shoulder down the outside of the arm; then from the inside of the arm up to the armpit and down the side. */
static const struct point outside_back[] = {{0, 74},    {27, 76},   {27.5, 97}, {31, 111},  {42, 123},  {74, 135},
					    {106, 143}, {128, 159}, {138, 186}, {143, 232}, {147, 280}, {147, 380}};
static const struct point outside_front[] = {{0, 86},    {24, 88},   {25, 102},  {30, 113},  {42, 123},  {74, 135},
					     {106, 143}, {128, 159}, {138, 186}, {143, 232}, {147, 280}, {147, 380}};
static const struct point inside[] = {{114, 380}, {111, 300}, {106, 250}, {99, 222}, {97, 256}, {91, 304}, {85, 346}, {88, 380}};

#define HALF_MAX 16

/* Mirrors a line and turns its direction round, to go on where the right half ends. */
static void w_mirrored_curve(struct writer *w, const struct point *p, size_t n)
{
	struct point back[HALF_MAX];
	for (size_t i = 0; i < n; i++)
		back[i] = mirrored(p[n - 1 - i]);
	w_char(w, 'L');
	w_point(w, back[0]);
	w_curve(w, back, n);
}

static void draw_body(struct writer *w, const struct point *outside, size_t n)
{
	w_z(w, "<path class=\"skin\" d=\"M");
	w_point(w, outside[0]);
	w_curve(w, outside, n);
	w_char(w, 'L');
	w_point(w, inside[0]);
	w_curve(w, inside, COUNT(inside));
	w_mirrored_curve(w, inside, COUNT(inside));
	w_mirrored_curve(w, outside, n);
	w_z(w, "Z\"/>");
}

/* Ears, hair and bun from behind; the edges of the shoulder blades; the spine. */
static const char back_details[] = "<path class=\"bone\" d=\"M56 157C60 178 59 207 71 238C84 222 98 200 108 178M58 163C78 157 96 157 112 162"
				   "M-56 157C-60 178-59 207-71 238C-84 222-98 200-108 178M-58 163C-78 157-96 157-112 162\"/>"
				   "<path class=\"bone\" d=\"M0 106V345\"/>"
				   "<ellipse class=\"skin\" cy=\"56\" rx=\"30\" ry=\"38\"/>"
				   "<path class=\"skin\" d=\"M-32 48c-10-3-9 19 1 19zM32 48c10-3 9 19-1 19z\"/>"
				   "<path class=\"ear\" d=\"M-35 53q-2 5 2 9M35 53q2 5-2 9\"/>"
				   "<path class=\"hair\" d=\"M-32 52C-36 4 36 4 32 52C31 68 20 73 12 71C8 75-8 75-12 71C-20 73-31 68-32 52Z\"/>"
				   "<path class=\"strand\" d=\"M-27 50C-27 40-22 33-16 30M-21 62C-23 56-22 50-19 46M27 50C27 40 22 33 16 30M21 62C23 "
				   "56 22 50 19 46M-8 68C-9 62-8 57-6 53M8 68C9 62 8 57 6 53\"/>"
				   "<circle class=\"hair-dark\" cy=\"32\" r=\"18\"/><circle class=\"hair\" cx=\"-1\" cy=\"30\" r=\"16\"/>"
				   "<path class=\"strand\" d=\"M-12 31C-11 20 5 17 10 25M-6 35C-5 27 4 26 6 32\"/>";

/* Bun, hair and face; the shade under the chin; the collar bones and the edge of the ribs. */
static const char front_details[] =
	"<path class=\"shade\" d=\"M-24 86H24C24 92 24 97 24.6 101C14 111-14 111-24.6 101C-24 97-24 92-24 86Z\"/>"
	"<path class=\"bone\" d=\"M11 144C30 133 62 148 100 149M-11 144C-30 133-62 148-100 149\"/>"
	"<path class=\"bone\" d=\"M12 238C24 252 34 284 44 322M-12 238C-24 252-34 284-44 322\"/>"
	"<circle class=\"hair-dark\" cy=\"16\" r=\"16\"/><path class=\"hair\" d=\"M-33 60C-38 4 38 4 33 60Z\"/>"
	"<path class=\"skin\" d=\"M-30 54c-8-2-7 16 2 17zM30 54c8-2 7 16-2 17z\"/>"
	"<path class=\"skin\" d=\"M-30 56C-30 80-16 99 0 99S30 80 30 56C30 30-30 30-30 56Z\"/>"
	"<path class=\"hair\" d=\"M-31 58C-33 26-14 20 0 20S33 26 31 58C29 44 22 36 6 32C-4 40-27 42-31 58Z\"/>"
	"<path class=\"face\" d=\"M-18 61q5 4 10 0M8 61q5 4 10 0M-6 82q6 4 12 0\"/><path class=\"bone\" d=\"M1 64q3 6-1 8\"/>";

static void open_view(struct writer *w)
{
	w_z(w, " viewBox=\"-150 -4 300 376\"");
}

/* ID-back-fade: lets the trunk end softly below the last regions. */
static void w_fade_id(struct writer *w, enum map_view view, str id)
{
	w_str(w, id);
	w_z(w, view == MAP_BACK ? "-back-fade" : "-front-fade");
}

static void draw_figure(struct writer *w, enum map_view view, str id)
{
	w_z(w, "<defs><linearGradient id=\"");
	w_fade_id(w, view, id);
	w_z(w, "-tone\" x2=\"0\" y2=\"1\"><stop class=\"keep\" offset=\".89\"/><stop class=\"lose\" offset=\".99\"/></linearGradient><mask id=\"");
	w_fade_id(w, view, id);
	w_z(w, "\"><rect x=\"-150\" y=\"-4\" width=\"300\" height=\"376\" fill=\"url(#");
	w_fade_id(w, view, id);
	w_z(w, "-tone)\"/></mask></defs><g mask=\"url(#");
	w_fade_id(w, view, id);
	w_z(w, ")\">");
	switch (view) {
	case MAP_BACK:
		draw_body(w, outside_back, COUNT(outside_back));
		w_z(w, back_details);
		break;
	case MAP_FRONT:
		draw_body(w, outside_front, COUNT(outside_front));
		w_z(w, front_details);
		break;
	}
	w_z(w, "</g>");
}

static void draw_outline(struct writer *w, size_t region)
{
	struct map_outline o = map_region_outline(region);
	w_z(w, " d=\"");
	w_loop(w, o.p, o.n);
	w_z(w, "\"/>");
}

/* Every region has a picture of its own, laid over the others, because only an HTML label can tick a checkbox without a script. */
static void draw_choice(struct writer *w, size_t region, str id)
{
	w_z(w, "<label class=\"");
	w_str(w, map_region_id(region));
	w_z(w, "\" for=\"");
	w_str(w, id);
	w_char(w, '-');
	w_str(w, map_region_id(region));
	w_z(w, "\"><svg");
	open_view(w);
	w_z(w, " focusable=\"false\"><path");
	draw_outline(w, region);
	w_z(w, "</svg></label>");
}

void map_pick(struct writer *w, enum map_view view, str id)
{
	w_z(w, "<div class=\"bmap\" aria-hidden=\"true\"><svg");
	open_view(w);
	w_z(w, " focusable=\"false\">");
	draw_figure(w, view, id);
	w_z(w, "</svg>");
	for (size_t i = 0; i < MAP_REGIONS; i++)
		if (map_region_view(i) == view)
			draw_choice(w, i, id);
	w_z(w, "</div>");
}

/* Tinted by its intensity and numbered: colour alone would not do. */
static void draw_pain(struct writer *w, size_t region, int intensity)
{
	const struct region *r = &regions[region];
	w_z(w, "<path class=\"region ");
	w_str(w, r->id);
	if (intensity == MAP_MARKED) {
		w_z(w, " marked");
	} else {
		intensity = intensity < 0 ? 0 : intensity > 10 ? 10 : intensity;
		w_z(w, " pain-");
		w_int(w, intensity);
	}
	w_char(w, '"');
	draw_outline(w, region);
	if (intensity <= 0)
		return;
	struct point at = drawn_on_left(r) ? mirrored(r->number) : r->number;
	w_z(w, "<text");
	w_attr(w, "x", at.x);
	w_attr(w, "y", at.y + 4.5);
	w_char(w, '>');
	w_int(w, intensity);
	w_z(w, "</text>");
}

void map_show(struct writer *w, enum map_view view, const struct map_pain *pain, str words, str id)
{
	w_z(w, "<svg class=\"bmap bmap-pain\"");
	open_view(w);
	w_z(w, " role=\"img\" aria-labelledby=\"");
	w_str(w, id);
	w_z(w, "-words\"><title id=\"");
	w_str(w, id);
	w_z(w, "-words\">");
	w_html(w, words);
	w_z(w, "</title>");
	draw_figure(w, view, id);
	for (size_t i = 0; i < MAP_REGIONS; i++)
		if (map_region_view(i) == view)
			draw_pain(w, i, pain->intensity[i]);
	w_z(w, "</svg>");
}
