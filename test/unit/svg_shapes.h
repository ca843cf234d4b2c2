/* svg_shapes.h - what a picture of the figure covers: paths as figure_path.c writes them, as polygons. */
#ifndef TRIVET_TEST_SVG_SHAPES_H
#define TRIVET_TEST_SVG_SHAPES_H

#include "base/str.h"
#include "draw/vec.h"

/* True when the filled path holds the point: by winding, or every second time where the path crosses itself. */
bool svg_path_holds(str d, struct point p, bool by_winding);
/* The points of an open path, one for each command. Fills up to `cap`. */
size_t svg_path_line(str d, struct point *ret, size_t cap);
/* The value of an attribute of the first element in `svg`, or empty. */
str svg_attribute(str svg, const char *name);

#endif
