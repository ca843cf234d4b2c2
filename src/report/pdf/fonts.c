/* fonts.c - the fonts of the report. */
#include "report/pdf/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

extern const str report_font;

#define FAMILIES "Figtree Light, Liberation Sans, DejaVu Sans, sans-serif" /* as the font names itself: all its weights have the name of the first */

/* fontconfig takes files only, so the font is one, in memory. It stays open: letters are read when they are needed. */
enum err fonts_open(void)
{
	char path[32];
	int fd = memfd_create("font", MFD_CLOEXEC);
	if (fd < 0)
		return ERR_IO;
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	bool is_there =
		write(fd, report_font.p, report_font.n) == (ssize_t)report_font.n && FcConfigAppFontAddFile(NULL, (const FcChar8 *)path) == FcTrue;
	if (is_there)
		return OK;
	close(fd);
	return ERR_IO;
}

void fonts_close(void)
{
	pango_cairo_font_map_set_default(NULL);
	cairo_debug_reset_static_data();
	FcFini();
}

void fonts_set(PangoLayout *layout, int weight)
{
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family_static(font, FAMILIES);
	pango_font_description_set_weight(font, (PangoWeight)weight);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
}
