/* figure_path.c - circles, capsules, ellipses, hulls and tubes. */
#include "draw/figure_path.h"

#define UNITS_PER_METRE 260
/* How far the light tones move to the left for each step up. */
#define LIGHT_LEFT 0.55
#define PI         3.14159265358979323846

struct camera camera_of(double yaw_deg, double pitch_deg, double mirror)
{
	double cy = cos(yaw_deg * VEC_DEGREE), sy = sin(yaw_deg * VEC_DEGREE);
	double cp = cos(pitch_deg * VEC_DEGREE), sp = sin(pitch_deg * VEC_DEGREE);
	struct camera c = {.right = {cy, 0, -sy}, .to_viewer = {sy * cp, sp, cy * cp}, .scale = UNITS_PER_METRE, .mirror = mirror};
	c.up = vec_cross(c.to_viewer, c.right);
	return c;
}

struct point camera_point(const struct camera *c, struct vec v)
{
	return (struct point){c->mirror * c->scale * vec_dot(v, c->right), -c->scale * vec_dot(v, c->up)};
}

double camera_depth(const struct camera *c, struct vec v)
{
	return vec_dot(v, c->to_viewer);
}

/* ---- numbers: tenths, without what SVG lets leave out ---- */

static int64_t tenths(double v)
{
	return (int64_t)(v * 10 + (v < 0 ? -0.5 : 0.5));
}

static void write_tenths(struct writer *w, int64_t n)
{
	if (n < 0)
		w_char(w, '-');
	uint64_t u = (uint64_t)(n < 0 ? -n : n);
	if (u >= 10 || u == 0)
		w_padded(w, u / 10, 1);
	if (u % 10 != 0) {
		w_char(w, '.');
		w_padded(w, u % 10, 1);
	}
}

void path_number(struct writer *w, double v)
{
	write_tenths(w, tenths(v));
}

/* A number that follows another: a minus sign parts the two as well as a blank does. */
static void next_tenths(struct writer *w, int64_t n)
{
	if (n >= 0)
		w_char(w, ' ');
	write_tenths(w, n);
}

/* ---- the pen: writes each point from where it is, counted in tenths so that rounding does not add up ---- */

struct pen {
	struct writer *w;
	int64_t x, y;           /* where it is */
	int64_t from_x, from_y; /* where the outline began, and where it is after closing */
	bool down;              /* something was drawn: the next move can be relative too */
};

static struct pen pen_on(struct writer *w)
{
	return (struct pen){.w = w};
}

/* The way to p as two numbers, in the middle of a command (`first` is what stands before them). */
static void pen_pair(const struct pen *pen, char first, struct point p)
{
	int64_t dx = tenths(p.x) - pen->x, dy = tenths(p.y) - pen->y;
	if (first != ' ' || dx >= 0)
		w_char(pen->w, first);
	write_tenths(pen->w, dx);
	next_tenths(pen->w, dy);
}

static void pen_at(struct pen *pen, struct point p)
{
	pen->x = tenths(p.x);
	pen->y = tenths(p.y);
}

static void pen_move(struct pen *pen, struct point p)
{
	pen_pair(pen, pen->down ? 'm' : 'M', p);
	pen_at(pen, p);
	pen->from_x = pen->x;
	pen->from_y = pen->y;
	pen->down = true;
}

static void pen_line(struct pen *pen, struct point p)
{
	pen_pair(pen, 'l', p);
	pen_at(pen, p);
}

static void pen_bow(struct pen *pen, struct point by, struct point p)
{
	pen_pair(pen, 'q', by);
	pen_pair(pen, ' ', p);
	pen_at(pen, p);
}

static void pen_curve(struct pen *pen, struct point a, struct point b, struct point p)
{
	pen_pair(pen, 'c', a);
	pen_pair(pen, ' ', b);
	pen_pair(pen, ' ', p);
	pen_at(pen, p);
}

struct oval {
	double rx, ry, deg;
	bool large; /* more than half of it */
};

static void pen_arc(struct pen *pen, const struct oval *o, struct point p)
{
	w_char(pen->w, 'a');
	path_number(pen->w, o->rx);
	next_tenths(pen->w, tenths(o->ry));
	next_tenths(pen->w, tenths(o->deg));
	w_str(pen->w, o->large ? STR(" 1 1") : STR(" 0 1"));
	pen_pair(pen, ' ', p);
	pen_at(pen, p);
}

static void pen_close(struct pen *pen)
{
	w_char(pen->w, 'z');
	pen->x = pen->from_x;
	pen->y = pen->from_y;
}

/* ---- closed shapes ---- */

static struct point on_circle(struct point c, double r, double angle)
{
	return (struct point){c.x + r * cos(angle), c.y + r * sin(angle)};
}

/* The whole of it round `m`, in two arcs. */
static void ellipse(struct pen *pen, struct point m, const struct oval *o)
{
	double angle = o->deg * VEC_DEGREE;
	struct point a = on_circle(m, -o->rx, angle);
	pen_move(pen, a);
	pen_arc(pen, o, on_circle(m, o->rx, angle));
	pen_arc(pen, o, a);
	pen_close(pen);
}

static void capsule(struct pen *pen, struct point a, double ra, struct point b, double rb)
{
	double dx = b.x - a.x, dy = b.y - a.y, len = sqrt(dx * dx + dy * dy);
	if (len <= fabs(ra - rb) + 0.05) {
		double r = ra > rb ? ra : rb;
		ellipse(pen, ra > rb ? a : b, &(struct oval){r, r, 0, true});
		return;
	}
	double dir = atan2(dy, dx), half = acos((ra - rb) / len);
	pen_move(pen, on_circle(a, ra, dir + half));
	pen_arc(pen, &(struct oval){ra, ra, 0, half < PI / 2}, on_circle(a, ra, dir - half));
	pen_line(pen, on_circle(b, rb, dir - half));
	pen_arc(pen, &(struct oval){rb, rb, 0, half > PI / 2}, on_circle(b, rb, dir + half));
	pen_close(pen);
}

void path_capsule(struct writer *w, struct point a, double ra, struct point b, double rb)
{
	struct pen pen = pen_on(w);
	capsule(&pen, a, ra, b, rb);
}

/* A point moved towards the light by so many units. */
static struct point lit(struct point p, double by)
{
	return (struct point){p.x - by * LIGHT_LEFT, p.y - by};
}

void path_balls(struct writer *w, const struct camera *c, const struct ball *balls, size_t n, struct inset in)
{
	struct pen pen = pen_on(w);
	for (size_t i = 0; i + 1 < n; i++) {
		double ra = balls[i].r * c->scale, rb = balls[i + 1].r * c->scale;
		struct point a = lit(camera_point(c, balls[i].at), in.light * ra), b = lit(camera_point(c, balls[i + 1].at), in.light * rb);
		capsule(&pen, a, in.keep * ra, b, in.keep * rb);
	}
}

void path_ellipsoid(struct writer *w, const struct camera *c, const struct ball *middle, const struct mat *turn, struct vec radii, struct inset in)
{
	/* the outline of an ellipsoid is the ellipse of the matrix A A', A being its three half axes in the picture */
	const struct vec axes[3] = {vec_scale(turn->x, radii.x), vec_scale(turn->y, radii.y), vec_scale(turn->z, radii.z)};
	double xx = 0, xy = 0, yy = 0;
	for (int i = 0; i < 3; i++) {
		struct point p = camera_point(c, vec_scale(axes[i], in.keep * middle->r));
		xx += p.x * p.x;
		xy += p.x * p.y;
		yy += p.y * p.y;
	}
	double half = (xx + yy) / 2, root = sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
	double big = sqrt(half + root), small = sqrt(half - root > 0.01 ? half - root : 0.01);
	double angle = atan2(2 * xy, xx - yy) / 2;
	struct pen pen = pen_on(w);
	ellipse(&pen, lit(camera_point(c, middle->at), in.light * small), &(struct oval){big, small, angle / VEC_DEGREE, true});
}

/* Twice the area; above 0 when it winds as circles do here. */
static double area(const struct point *p, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		struct point q = p[i + 1 < n ? i + 1 : 0];
		sum += p[i].x * q.y - q.x * p[i].y;
	}
	return sum;
}

void path_polygon(struct writer *w, const struct point *p, size_t n)
{
	bool turned = area(p, n) < 0;
	struct pen pen = pen_on(w);
	if (n == 0)
		return;
	pen_move(&pen, p[turned ? n - 1 : 0]);
	for (size_t i = 1; i < n; i++)
		pen_line(&pen, p[turned ? n - 1 - i : i]);
	pen_close(&pen);
}

static double turn_of(struct point o, struct point a, struct point b)
{
	return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

static void sort_points(struct point *p, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct point v = p[i];
		size_t k = i;
		for (; k > 0 && (p[k - 1].x > v.x || (p[k - 1].x == v.x && p[k - 1].y > v.y)); k--)
			p[k] = p[k - 1];
		p[k] = v;
	}
}

void path_hull(struct writer *w, const struct point *points, size_t n)
{
	struct point p[PATH_HULL_MAX], hull[2 * PATH_HULL_MAX];
	size_t h = 0;
	if (n > PATH_HULL_MAX)
		n = PATH_HULL_MAX;
	for (size_t i = 0; i < n; i++)
		p[i] = points[i];
	sort_points(p, n);
	for (size_t i = 0; i < n; i++) {
		while (h >= 2 && turn_of(hull[h - 2], hull[h - 1], p[i]) <= 0)
			h--;
		hull[h++] = p[i];
	}
	size_t lower = h + 1;
	for (size_t i = n - 1; i-- > 0;) {
		while (h >= lower && turn_of(hull[h - 2], hull[h - 1], p[i]) <= 0)
			h--;
		hull[h++] = p[i];
	}
	path_polygon(w, hull, h - 1);
}

/* The pieces of a Catmull-Rom line after its first point. */
static void smooth(struct pen *pen, const struct point *p, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		struct point p0 = p[i > 0 ? i - 1 : 0], p1 = p[i], p2 = p[i + 1], p3 = p[i + 2 < n ? i + 2 : n - 1];
		struct point a = {p1.x + (p2.x - p0.x) / 6, p1.y + (p2.y - p0.y) / 6}, b = {p2.x - (p3.x - p1.x) / 6, p2.y - (p3.y - p1.y) / 6};
		pen_curve(pen, a, b, p2);
	}
}

void path_line(struct writer *w, const struct point *p, size_t n)
{
	struct pen pen = pen_on(w);
	if (n == 0)
		return;
	pen_move(&pen, p[0]);
	smooth(&pen, p, n);
}

void path_corner(struct writer *w, const struct point p[3])
{
	struct pen pen = pen_on(w);
	pen_move(&pen, p[0]);
	pen_line(&pen, p[1]);
	pen_line(&pen, p[2]);
}

void path_bow(struct writer *w, const struct point p[3])
{
	struct pen pen = pen_on(w);
	pen_move(&pen, p[0]);
	pen_bow(&pen, (struct point){2 * p[1].x - (p[0].x + p[2].x) / 2, 2 * p[1].y - (p[0].y + p[2].y) / 2}, p[2]);
}

/* Rounds the open end of a tube from `a` to `b`, bulging along `out`. */
static void tube_end(struct pen *pen, struct point a, struct point b, struct point out)
{
	double len = sqrt(out.x * out.x + out.y * out.y), width = sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
	double by = len > 0 ? width * 0.16 / len : 0;
	pen_bow(pen, (struct point){(a.x + b.x) / 2 + out.x * by, (a.y + b.y) / 2 + out.y * by}, b);
}

static struct point minus(struct point a, struct point b)
{
	return (struct point){a.x - b.x, a.y - b.y};
}

/* The two points of a section where the outline passes. */
static void section_edges(const struct camera *c, const struct section *s, struct point along, struct inset in, struct point ret[2])
{
	double len = sqrt(along.x * along.x + along.y * along.y);
	struct point n = len > 0 ? (struct point){-along.y / len, along.x / len} : (struct point){1, 0};
	struct point a = camera_point(c, vec_scale(s->right, s->half_width)), b = camera_point(c, vec_scale(s->ahead, s->half_depth));
	double da = a.x * n.x + a.y * n.y, db = b.x * n.x + b.y * n.y;
	double e = sqrt(da * da + db * db);
	struct point m = camera_point(c, s->at);
	m = (struct point){m.x - in.light * e * 0.45, m.y - in.light * e * 0.8};
	ret[0] = (struct point){m.x + n.x * e * in.keep, m.y + n.y * e * in.keep};
	ret[1] = (struct point){m.x - n.x * e * in.keep, m.y - n.y * e * in.keep};
}

void path_tube(struct writer *w, const struct camera *c, const struct section *s, size_t n, struct inset in)
{
	struct point mid[PATH_TUBE_MAX], up[PATH_TUBE_MAX], down[PATH_TUBE_MAX], all[2 * PATH_TUBE_MAX];
	if (n < 2)
		return;
	if (n > PATH_TUBE_MAX)
		n = PATH_TUBE_MAX;
	for (size_t i = 0; i < n; i++)
		mid[i] = camera_point(c, s[i].at);
	for (size_t i = 0; i < n; i++) {
		struct point edge[2];
		section_edges(c, &s[i], minus(mid[i + 1 < n ? i + 1 : n - 1], mid[i > 0 ? i - 1 : 0]), in, edge);
		all[i] = edge[0];
		all[2 * n - 1 - i] = edge[1];
	}
	bool turned = area(all, 2 * n) < 0;
	for (size_t i = 0; i < n; i++) {
		up[i] = turned ? all[2 * n - 1 - i] : all[i];
		down[i] = turned ? all[n - 1 - i] : all[n + i];
	}
	struct pen pen = pen_on(w);
	pen_move(&pen, up[0]);
	smooth(&pen, up, n);
	tube_end(&pen, up[n - 1], down[0], minus(mid[n - 1], mid[n - 2]));
	smooth(&pen, down, n);
	tube_end(&pen, down[n - 1], up[0], minus(mid[0], mid[1]));
	pen_close(&pen);
}
