/* chart_events.c - events. Above the plot, from the bottom up: treatments, the ribbons of the marks, the flags of changed plans; look backs
 * are on the axis. */
#include "draw/chart_events.h"

#include <math.h>

#define TREATED_UP   11.0 /* of the circles' middle, above the plot */
#define RIBBON_UP    25.0
#define RIBBON_ROOM  14.0
#define RIBBON_LEAST 8.0 /* a single day is seen, too */
#define FLAG_ROOM    16.0

static const char *const kind_class[CHART_MARK_KINDS] = {
	[CHART_FLARE] = "flare", [CHART_ILL] = "ill", [CHART_TRAVEL] = "travel", [CHART_OTHER] = "other"};
static const char *const kind_name[CHART_MARK_KINDS] = {
	[CHART_FLARE] = "Flare", [CHART_ILL] = "Ill", [CHART_TRAVEL] = "Travel", [CHART_OTHER] = "Another mark"};
static const char *const kind_count[CHART_MARK_KINDS] = {
	[CHART_FLARE] = " Flares: ", [CHART_ILL] = " Times ill: ", [CHART_TRAVEL] = " Travels: ", [CHART_OTHER] = " Other marks: "};

/* ---- what is there ---- */

static bool mark_shown(const struct chart *c, const struct chart_mark *m)
{
	return m->first.n <= c->last.n && m->last.n >= c->first.n;
}

static int marks_of(const struct chart *c, enum chart_mark_kind kind)
{
	int n = 0;
	for (size_t i = 0; i < c->mark_count; i++)
		n += c->marks[i].kind == kind && mark_shown(c, &c->marks[i]);
	return n;
}

static int days_shown(const struct chart *c, struct chart_days days)
{
	int n = 0;
	for (size_t i = 0; i < days.n; i++)
		n += days.at[i].n >= c->first.n && days.at[i].n <= c->last.n;
	return n;
}

static struct chart_days treatments_of(const struct chart *c)
{
	return (struct chart_days){c->treatments, c->treatment_count};
}

static bool has_marks(const struct chart *c)
{
	bool any = false;
	for (int k = 0; k < CHART_MARK_KINDS; k++)
		any = any || marks_of(c, (enum chart_mark_kind)k) > 0;
	return any;
}

double chart_events_height(const struct chart *c)
{
	return (has_marks(c) ? RIBBON_ROOM : 0) + (days_shown(c, c->plans) > 0 ? FLAG_ROOM : 0);
}

/* ---- marks: from their first to their last day ---- */

struct stretch {
	double from, to;
};

static struct stretch stretch_of(const struct plot *p, const struct chart_mark *m)
{
	struct stretch s = {fmax(p->left, plot_left(p, m->first)), fmin(p->right, plot_left(p, day_plus(m->last, 1)))};
	double lacks = RIBBON_LEAST - (s.to - s.from);
	if (lacks > 0)
		s = (struct stretch){s.from - lacks / 2, s.to + lacks / 2};
	return s;
}

void chart_events_ground(struct writer *w, const struct plot *p)
{
	const struct chart *c = p->chart;
	for (size_t i = 0; i < c->mark_count; i++) {
		if (!mark_shown(c, &c->marks[i]))
			continue;
		struct stretch s = stretch_of(p, &c->marks[i]);
		w_z(w, "<path class=\"ground ");
		w_z(w, kind_class[c->marks[i].kind]);
		w_z(w, "\" d=\"M");
		w_point(w, (struct point){s.from, p->top});
		w_char(w, 'H');
		w_num(w, s.to);
		w_char(w, 'V');
		w_num(w, p->bottom);
		w_char(w, 'H');
		w_num(w, s.from);
		w_z(w, "Z\"/>");
	}
}

/* A line whose strokes say which kind it is. */
static void w_ribbon(struct writer *w, enum chart_mark_kind kind, struct stretch s, double y)
{
	w_z(w, "<path class=\"ribbon ");
	w_z(w, kind_class[kind]);
	w_z(w, "\" d=\"M");
	w_point(w, (struct point){s.from, y});
	w_char(w, 'H');
	w_num(w, s.to);
	w_z(w, "\"/>");
}

static void draw_ribbons(struct writer *w, const struct plot *p)
{
	const struct chart *c = p->chart;
	for (size_t i = 0; i < c->mark_count; i++)
		if (mark_shown(c, &c->marks[i]))
			w_ribbon(w, c->marks[i].kind, stretch_of(p, &c->marks[i]), p->top - RIBBON_UP);
}

/* ---- single days ---- */

static void draw_treatments(struct writer *w, const struct plot *p)
{
	const struct chart *c = p->chart;
	w_z(w, "<g class=\"treated\">");
	for (size_t i = 0; i < c->treatment_count; i++) {
		if (!plot_shows(p, c->treatments[i]))
			continue;
		double x = fmin(plot_x(p, c->treatments[i]), p->right);
		if (c->span == 0) { /* in a long range the lines would be a fence */
			w_z(w, "<path d=\"M");
			w_point(w, (struct point){x, p->top - 4});
			w_char(w, 'V');
			w_num(w, p->bottom);
			w_z(w, "\"/>");
		}
		w_z(w, "<circle");
		w_attr(w, "cx", x);
		w_attr(w, "cy", p->top - TREATED_UP);
		w_z(w, c->span == 0 ? " r=\"5\"/>" : " r=\"3\"/>");
	}
	w_z(w, "</g>");
}

/* A pole with a pennant, over the ribbons when there are any. */
static void draw_plans(struct writer *w, const struct plot *p)
{
	const struct chart *c = p->chart;
	double top = p->top - TREATED_UP - 8 - chart_events_height(c);
	if (days_shown(c, c->plans) == 0)
		return;
	w_z(w, "<g class=\"plans\">");
	for (size_t i = 0; i < c->plans.n; i++) {
		if (!plot_shows(p, c->plans.at[i]))
			continue;
		double x = plot_left(p, c->plans.at[i]);
		w_z(w, "<path class=\"pole\" d=\"M");
		w_point(w, (struct point){x, top});
		w_char(w, 'V');
		w_num(w, p->bottom);
		w_z(w, "\"/><path class=\"pennant\" d=\"M");
		w_point(w, (struct point){x, top});
		w_z(w, "l11 4.5-11 4.5z\"/>");
	}
	w_z(w, "</g>");
}

static void draw_looks(struct writer *w, const struct plot *p)
{
	const struct chart *c = p->chart;
	if (days_shown(c, c->looks) == 0)
		return;
	w_z(w, "<g class=\"looked\">");
	for (size_t i = 0; i < c->looks.n; i++) {
		if (!plot_shows(p, c->looks.at[i]))
			continue;
		w_z(w, "<path d=\"M");
		w_point(w, (struct point){fmin(plot_x(p, c->looks.at[i]), p->right), p->bottom - 6});
		w_z(w, "l6 6-6 6-6-6z\"/>");
	}
	w_z(w, "</g>");
}

void chart_events_signs(struct writer *w, const struct plot *p)
{
	draw_treatments(w, p);
	draw_ribbons(w, p);
	draw_plans(w, p);
	draw_looks(w, p);
}

/* ---- in words ---- */

void chart_events_describe(struct writer *w, const struct chart *c)
{
	if (c->span == 0) { /* else there is a sign for a whole week */
		w_z(w, "Treatments: ");
		w_int(w, days_shown(c, treatments_of(c)));
		w_char(w, '.');
	}
	for (int k = 0; k < CHART_MARK_KINDS; k++) {
		int n = marks_of(c, (enum chart_mark_kind)k);
		if (n == 0)
			continue;
		w_z(w, kind_count[k]);
		w_int(w, n);
		w_char(w, '.');
	}
	if (days_shown(c, c->plans) > 0) {
		w_z(w, " Changes of the plan: ");
		w_int(w, days_shown(c, c->plans));
		w_char(w, '.');
	}
	if (days_shown(c, c->looks) > 0) {
		w_z(w, " Looks back: ");
		w_int(w, days_shown(c, c->looks));
		w_char(w, '.');
	}
}

#define SIGN "<li><svg class=\"chart chart-sign\" viewBox=\"0 0 22 14\" aria-hidden=\"true\">"

void chart_events_key(struct writer *w, const struct chart *c)
{
	if (days_shown(c, treatments_of(c)) > 0)
		w_z(w, SIGN "<g class=\"treated\"><circle cx=\"11\" cy=\"7\" r=\"5\"/></g></svg>Treatment</li>");
	for (int k = 0; k < CHART_MARK_KINDS; k++) {
		if (marks_of(c, (enum chart_mark_kind)k) == 0)
			continue;
		w_z(w, SIGN);
		w_ribbon(w, (enum chart_mark_kind)k, (struct stretch){1, 21}, 7);
		w_z(w, "</svg>");
		w_z(w, kind_name[k]);
		w_z(w, "</li>");
	}
	if (days_shown(c, c->plans) > 0)
		w_z(w, SIGN "<g class=\"plans\"><path class=\"pole\" d=\"M7 1V13\"/><path class=\"pennant\" d=\"M7 1l11 4.5-11 4.5z\"/></g></svg>"
			    "The plan changed</li>");
	if (days_shown(c, c->looks) > 0)
		w_z(w, SIGN "<g class=\"looked\"><path d=\"M11 1l6 6-6 6-6-6z\"/></g></svg>Look back</li>");
}
