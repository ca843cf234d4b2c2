/* svg.h - paints the SVG that draw/ writes with cairo: shapes, paths, text, gradients, a mask. It is not for other SVG. */
#ifndef TRIVET_REPORT_PDF_SVG_H
#define TRIVET_REPORT_PDF_SVG_H

#include <cairo.h>

#include "report/pdf/style.h"

struct svg_box {
	double x, y, width, height;
};

/* The viewBox. All 0 when there is none. */
struct svg_box svg_size(str svg);
/* As large as fits into `buffer`, in its middle. What it does not know it leaves out. */
void svg_paint(cairo_t *cr, const struct style_sheet *sheet, str svg, struct svg_box buffer);

#endif
