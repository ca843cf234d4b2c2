/* own_line.c - a small line from score to score. */
#include "draw/own_line.h"

#include "draw/num.h"

#define WIDTH  160.0
#define HEIGHT 40.0
#define EDGE   5.0
#define TOP    100.0 /* tenths */

static struct point point_of(const struct chart_day *said, day first, int32_t days)
{
	double x = days > 0 ? (double)day_diff(said->day, first) / days : 1;
	return (struct point){EDGE + x * (WIDTH - 2 * EDGE), HEIGHT - EDGE - said->tenths / TOP * (HEIGHT - 2 * EDGE)};
}

void own_line_draw(struct writer *w, const struct chart_day *said, size_t n, day first, day last)
{
	int32_t days = day_diff(last, first);
	w_z(w, "<svg class=\"own-line\" viewBox=\"0 0 160 40\" aria-hidden=\"true\"><path class=\"ground\" d=\"M5 35H155\"/>");
	if (n > 0) {
		w_z(w, "<path class=\"line\" d=\"");
		for (size_t i = 0; i < n; i++) {
			w_char(w, i == 0 ? 'M' : 'L');
			w_point(w, point_of(&said[i], first, days));
		}
		struct point end = point_of(&said[n - 1], first, days);
		w_z(w, "\"/><circle class=\"end\" r=\"4\" cx=\"");
		w_num(w, end.x);
		w_z(w, "\" cy=\"");
		w_num(w, end.y);
		w_z(w, "\"/>");
	}
	w_z(w, "</svg>");
}
