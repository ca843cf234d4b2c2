/* fonts.h - the fonts of the report: the site's, which are built into the program, and the system's for whatever they lack. */
#ifndef TRIVET_REPORT_PDF_FONTS_H
#define TRIVET_REPORT_PDF_FONTS_H

#include <pango/pango.h>

#include "base/err.h"
#include "base/str.h"

/* Once, before the first text. Fails: ERR_IO; then the fonts of the system stand in. */
MUST_USE enum err fonts_open(void);
/* After the last text: gives back what the font libraries keep. */
void fonts_close(void);
/* `weight`: 300 to 900. The size is the caller's. */
void fonts_set(PangoLayout *layout, int weight);

#endif
