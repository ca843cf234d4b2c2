/* assets.h - the files that are baked into the program: made by tools/assetc from assets/. */
#ifndef TRIVET_WEB_SERVER_ASSETS_H
#define TRIVET_WEB_SERVER_ASSETS_H

#include "web/server/markup.h"

struct asset {
	str name;    /* app.css */
	str address; /* /a/app.0123456789ab.css */
	str type;
	str bytes;
	str gzip; /* the same as gzip; empty when that would not be smaller */
};

struct icon {
	str name;
	str inside; /* of its <svg> */
};

extern const struct asset assets[];
extern const size_t asset_count;
extern const struct icon icons[];
extern const size_t icon_count;

/* Where the browser finds it: {{asset_url("app.css")}}. A name that is not there gives /a/missing; the site tests look for it. */
url asset_url(const char *name);
/* The asset at an address, NULL when there is none. */
const struct asset *asset_at(str address);
/* {{call icon "sun"}}: the icon as <svg class="ic">, hidden from screen readers. Nothing when there is none of that name. */
void page_icon(struct writer *w, const char *name);

#endif
