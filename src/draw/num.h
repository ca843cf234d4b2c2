/* num.h - numbers, points and smooth curves as SVG text. A number has at most one decimal: a tenth of a unit is less than a screen shows. */
#ifndef TRIVET_DRAW_NUM_H
#define TRIVET_DRAW_NUM_H

#include "base/writer.h"
#include "draw/vec.h"

/* v rounded to one decimal: 4.25 -> "4.3", 4 -> "4", never "-0". What is not finite is written as 0, what is beyond +-1e9 as +-1e9. */
void w_num(struct writer *w, double v);
/* "x y". */
void w_point(struct writer *w, struct point p);
/* ` name="v"`. */
void w_attr(struct writer *w, const char *name, double v);
/* Path text of a smooth curve through p[0] .. p[n-1]: "C" segments; the pen is on p[0] already. */
void w_curve(struct writer *w, const struct point *p, size_t n);
/* Path text of a smooth closed curve through all points: "M", "C" segments, "Z". Needs: n >= 3. */
void w_loop(struct writer *w, const struct point *p, size_t n);

#endif
