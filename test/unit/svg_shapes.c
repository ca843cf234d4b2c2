/* svg_shapes.c - M m l q c a z, as polygons of short pieces. */
#include "svg_shapes.h"

#include <stdlib.h>
#include <string.h>

enum { PIECES = 12, POINTS_MAX = 4096 };

struct shape {
	struct point p[POINTS_MAX];
	size_t n, first; /* first: of the outline that is open */
	struct point probe;
	int winding, crossings;
};

struct reading {
	const char *p, *end;
	struct point at;
};

static double number(struct reading *r)
{
	char *after;
	double v = strtod(r->p, &after);
	r->p = after > r->p ? after : r->end;
	return v;
}

static struct point pair(struct reading *r)
{
	double x = number(r), y = number(r);
	return (struct point){r->at.x + x, r->at.y + y};
}

static void add(struct shape *s, struct point p)
{
	if (s->n < POINTS_MAX)
		s->p[s->n++] = p;
}

/* Counts what the outline that ends here does with the probe. */
static void close_outline(struct shape *s)
{
	for (size_t i = s->first; i < s->n; i++) {
		struct point a = s->p[i], b = s->p[i + 1 < s->n ? i + 1 : s->first];
		if ((a.y <= s->probe.y) == (b.y <= s->probe.y))
			continue;
		double x = a.x + (s->probe.y - a.y) / (b.y - a.y) * (b.x - a.x);
		if (x > s->probe.x) {
			s->winding += a.y < b.y ? 1 : -1;
			s->crossings++;
		}
	}
	s->first = s->n;
}

static void bow(struct shape *s, struct point a, struct point by, struct point b)
{
	for (int i = 1; i <= PIECES; i++) {
		double t = (double)i / PIECES, u = 1 - t;
		add(s, (struct point){u * u * a.x + 2 * u * t * by.x + t * t * b.x, u * u * a.y + 2 * u * t * by.y + t * t * b.y});
	}
}

static void curve(struct shape *s, struct point a, const struct point c[2], struct point b)
{
	for (int i = 1; i <= PIECES; i++) {
		double t = (double)i / PIECES, u = 1 - t, k[4] = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
		add(s,
		    (struct point){k[0] * a.x + k[1] * c[0].x + k[2] * c[1].x + k[3] * b.x, k[0] * a.y + k[1] * c[0].y + k[2] * c[1].y + k[3] * b.y});
	}
}

/* In the plane where the oval is a circle of radius 1; sweeps the way that figure_path.c does. */
static void arc(struct shape *s, struct reading *r)
{
	double rx = number(r), ry = number(r), deg = number(r);
	bool large = number(r) != 0;
	number(r);
	struct point from = r->at, to = pair(r);
	double c = cos(deg * VEC_DEGREE), n = sin(deg * VEC_DEGREE);
	struct point a = {(c * from.x + n * from.y) / rx, (c * from.y - n * from.x) / ry},
		     b = {(c * to.x + n * to.y) / rx, (c * to.y - n * to.x) / ry};
	double dx = b.x - a.x, dy = b.y - a.y, half2 = (dx * dx + dy * dy) / 4, up = half2 < 1 && half2 > 1e-9 ? sqrt((1 - half2) / (4 * half2)) : 0;
	if (large)
		up = -up;
	struct point m = {(a.x + b.x) / 2 - dy * up, (a.y + b.y) / 2 + dx * up};
	double begin = atan2(a.y - m.y, a.x - m.x), way = atan2(b.y - m.y, b.x - m.x) - begin;
	if (way <= 0)
		way += 360 * VEC_DEGREE;
	for (int i = 1; i <= PIECES; i++) {
		double angle = begin + way * i / PIECES, x = (m.x + cos(angle)) * rx, y = (m.y + sin(angle)) * ry;
		add(s, (struct point){c * x - n * y, n * x + c * y});
	}
	r->at = to;
}

static void command(struct shape *s, struct reading *r, char c, struct point *from)
{
	struct point a, b[2];
	switch (c) {
	case 'M': r->at = (struct point){0, 0}; /* fallthrough */
	case 'm':
		r->at = *from = pair(r);
		s->first = s->n;
		add(s, r->at);
		break;
	case 'l':
		r->at = pair(r);
		add(s, r->at);
		break;
	case 'q':
		a = pair(r);
		b[0] = pair(r);
		bow(s, r->at, a, b[0]);
		r->at = b[0];
		break;
	case 'c':
		b[0] = pair(r);
		b[1] = pair(r);
		a = pair(r);
		curve(s, r->at, b, a);
		r->at = a;
		break;
	case 'a': arc(s, r); break;
	case 'z':
		close_outline(s);
		r->at = *from;
		break;
	default: break;
	}
}

static void read_path(str d, struct shape *s)
{
	struct reading r = {d.p, d.p + d.n, {0, 0}};
	struct point from = {0, 0};
	while (r.p < r.end)
		command(s, &r, *r.p++, &from);
}

bool svg_path_holds(str d, struct point p, bool by_winding)
{
	static struct shape s;
	s.n = s.first = 0;
	s.winding = s.crossings = 0;
	s.probe = p;
	read_path(d, &s);
	return by_winding ? s.winding != 0 : s.crossings % 2 != 0;
}

size_t svg_path_line(str d, struct point *ret, size_t cap)
{
	static struct shape s;
	s.n = s.first = 0;
	read_path(d, &s);
	for (size_t i = 0; i < s.n && i < cap; i++)
		ret[i] = s.p[i];
	return s.n < cap ? s.n : cap;
}

str svg_attribute(str svg, const char *name)
{
	str element = str_sub(svg, 0, str_find(svg, '>'));
	for (size_t at = 0; at < element.n; at++) {
		str rest = str_sub(element, at, element.n), want = str_of(name);
		if (element.p[at] != ' ' || !str_starts(str_sub(rest, 1, rest.n), want) || !str_starts(str_sub(rest, 1 + want.n, rest.n), STR("=\"")))
			continue;
		rest = str_sub(rest, want.n + 3, rest.n);
		return str_sub(rest, 0, str_find(rest, '"'));
	}
	return STR("");
}
