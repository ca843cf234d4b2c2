/* stat.c - the few statistics that a trial of one person needs. */
#include "core/stat.h"

enum { LEFT_LEAST = 3 }; /* days that are left of n: below that there is no interval */

static const double interval_tail = 0.025; /* on each side: 95 % */
static const double alike_most = 0.9;      /* days more alike than this are not believed: the interval would have no end */

/* ---- numbers ---- */

/* Newton from above: falls until it stands still. The root of C would be a call, which core has none of. */
double stat_root(double v)
{
	if (v <= 0)
		return 0;
	double root = v > 1 ? v : 1;
	for (double next = (root + v / root) / 2; next < root; next = (root + v / root) / 2)
		root = next;
	return root;
}

/* Halves the angle until the series ends soon. */
static double arc_tangent(double v)
{
	int32_t halved = 0;
	for (; v > 0.05; halved++)
		v = v / (1 + stat_root(1 + v * v));
	double sum = 0, power = v;
	for (int32_t k = 1; k < 20; k += 2, power *= -v * v)
		sum += power / k;
	for (; halved > 0; halved--)
		sum *= 2;
	return sum;
}

static double pi(void)
{
	return 4 * arc_tangent(1);
}

/* The chance of t between 0 and `t`: with t = root(df) tan(u) it is the integral of cos(u)^(df - 1), which has a finite sum. */
static double t_chance(int32_t df, double t)
{
	double cosine = 1 / stat_root(1 + t * t / df), sine = t / stat_root(df) * cosine;
	bool is_odd = df % 2 == 1;
	double part = is_odd ? cosine * sine : sine, sum = is_odd ? arc_tangent(t / stat_root(df)) : sine;
	/* the terms of the integral of an even (odd) power of the cosine, each out of the one before */
	if (is_odd && df > 1)
		sum += part;
	for (int32_t k = is_odd ? 3 : 2; k < df - 1; k += 2) {
		part *= cosine * cosine * (k - 1) / k;
		sum += part;
	}
	return is_odd ? sum / pi() : sum / 2;
}

double stat_t_quantile(int32_t df, double tail)
{
	double low = 0, high = 1;
	if (df > STAT_DF_MAX)
		df = STAT_DF_MAX;
	while (0.5 - t_chance(df, high) > tail)
		high *= 2;
	for (int32_t step = 0; step < 100; step++) {
		double middle = (low + high) / 2;
		if (0.5 - t_chance(df, middle) > tail)
			low = middle;
		else
			high = middle;
	}
	return (low + high) / 2;
}

static struct stat_interval interval_of(double difference, double standard_error, int32_t df)
{
	double half = stat_t_quantile(df, interval_tail) * standard_error;
	return (struct stat_interval){
		.difference = difference, .low = difference - half, .high = difference + half, .standard_error = standard_error, .df = df};
}

/* ---- pairs that were drawn ---- */

static double mean_of(const double *v, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += v[i];
	return sum / (double)n;
}

bool stat_pairs(const double *differences, size_t n, struct stat_interval *ret_interval)
{
	if (n < 2)
		return false;
	double mean = mean_of(differences, n), squares = 0;
	for (size_t i = 0; i < n; i++)
		squares += (differences[i] - mean) * (differences[i] - mean);
	*ret_interval = interval_of(mean, stat_root(squares / (double)(n - 1) / (double)n), (int32_t)n - 1);
	return true;
}

static double size_of(double v)
{
	return v < 0 ? -v : v;
}

double stat_flips(const double *differences, size_t n)
{
	static const double same = 1e-9; /* sums in another order differ in their last bits */
	double seen = size_of(mean_of(differences, n) * (double)n);
	uint32_t all = (uint32_t)1 << n, as_far = 0;
	for (uint32_t draw = 0; draw < all; draw++) {
		double sum = 0;
		for (size_t i = 0; i < n; i++)
			sum += (draw >> i & 1) != 0 ? -differences[i] : differences[i];
		as_far += size_of(sum) >= seen - same;
	}
	return (double)as_far / all;
}

/* ---- days that nobody drew ---- */

struct moments {
	double mean_x, mean_y, xx, yy, xy; /* sums of squares and products about the means */
};

static struct moments moments_of(const struct stat_point *p, size_t n)
{
	struct moments m = {0};
	for (size_t i = 0; i < n; i++) {
		m.mean_x += p[i].x / (double)n;
		m.mean_y += p[i].y / (double)n;
	}
	for (size_t i = 0; i < n; i++) {
		double x = p[i].x - m.mean_x, y = p[i].y - m.mean_y;
		m.xx += x * x;
		m.yy += y * y;
		m.xy += x * y;
	}
	return m;
}

/* The mean product of neighbouring days against the mean square of all days. */
static double lag1_of(const struct stat_point *p, size_t n, double (*value)(const struct stat_point *p, const void *means), const void *means)
{
	double product = 0, square = 0;
	size_t neighbours = 0;
	for (size_t i = 0; i < n; i++) {
		double v = value(&p[i], means);
		square += v * v;
		if (i + 1 < n && p[i + 1].day - p[i].day == 1) {
			product += v * value(&p[i + 1], means);
			neighbours++;
		}
	}
	return neighbours == 0 || square == 0 ? 0 : product / (double)neighbours / (square / (double)n);
}

static double x_about(const struct stat_point *p, const void *means)
{
	return p->x - ((const struct moments *)means)->mean_x;
}

static double y_about(const struct stat_point *p, const void *means)
{
	return p->y - ((const struct moments *)means)->mean_y;
}

double stat_lag1(const struct stat_point *points, size_t n)
{
	if (n == 0)
		return 0;
	struct moments m = moments_of(points, n);
	double lag1 = lag1_of(points, n, y_about, &m);
	return lag1 > 1 ? 1 : lag1 < -1 ? -1 : lag1;
}

double stat_correlation(const struct stat_point *points, size_t n)
{
	struct moments m = moments_of(points, n);
	return m.xx == 0 || m.yy == 0 ? 0 : m.xy / stat_root(m.xx) / stat_root(m.yy);
}

/* How many are smaller, and half of the others that are equal. */
static double rank_of(const struct stat_point *p, size_t n, size_t of, bool by_x)
{
	double rank = 1;
	for (size_t i = 0; i < n; i++) {
		double v = by_x ? p[i].x : p[i].y, mine = by_x ? p[of].x : p[of].y;
		rank += v < mine ? 1 : v == mine && i != of ? 0.5 : 0;
	}
	return rank;
}

double stat_rank_correlation(const struct stat_point *points, size_t n)
{
	struct stat_point ranks[STAT_POINTS_MAX];
	for (size_t i = 0; i < n; i++)
		ranks[i] = (struct stat_point){.day = points[i].day, .x = rank_of(points, n, i, true), .y = rank_of(points, n, i, false)};
	return stat_correlation(ranks, n);
}

struct groups {
	double mean[2]; /* of y, where x is 0 and where it is not */
	size_t n[2];
};

static double y_about_group(const struct stat_point *p, const void *means)
{
	return p->y - ((const struct groups *)means)->mean[p->x != 0];
}

static struct groups groups_of(const struct stat_point *p, size_t n)
{
	struct groups g = {0};
	for (size_t i = 0; i < n; i++) {
		g.mean[p[i].x != 0] += p[i].y;
		g.n[p[i].x != 0]++;
	}
	for (size_t k = 0; k < 2; k++)
		g.mean[k] = g.n[k] == 0 ? 0 : g.mean[k] / (double)g.n[k];
	return g;
}

/* An estimate from few days is too small by (1 + 4 lag1) / n (Kendall); below zero it would make the interval narrower, which is not believed. */
static double lag1_believed(double lag1, size_t n)
{
	double v = lag1 + (1 + 4 * lag1) / (double)n;
	return v < 0 ? 0 : v > alike_most ? alike_most : v;
}

bool stat_difference(const struct stat_point *points, size_t n, struct stat_interval *ret_interval)
{
	struct groups g = groups_of(points, n);
	if (g.n[0] < 2 || g.n[1] < 2)
		return false;
	struct moments m = moments_of(points, n);
	double squares = 0;
	for (size_t i = 0; i < n; i++)
		squares += y_about_group(&points[i], &g) * y_about_group(&points[i], &g);
	double alike = lag1_believed(lag1_of(points, n, x_about, &m), n) * lag1_believed(lag1_of(points, n, y_about_group, &g), n);
	double left = (double)n * (1 - alike) / (1 + alike);
	if (left < LEFT_LEAST)
		return false;
	double variance = squares / (double)(n - 2) * (1 / (double)g.n[0] + 1 / (double)g.n[1]) * (1 + alike) / (1 - alike);
	*ret_interval = interval_of(g.mean[1] - g.mean[0], stat_root(variance), (int32_t)left - 2 < 1 ? 1 : (int32_t)left - 2);
	return true;
}
