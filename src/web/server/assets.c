/* assets.c - finds what is baked in. A dozen rows: a walk is the shortest way. */
#include "web/server/assets.h"

url asset_url(const char *name)
{
	str wanted = str_of(name);
	for (size_t i = 0; i < asset_count; i++)
		if (str_eq(assets[i].name, wanted))
			return (url){assets[i].address};
	return URL("/a/missing");
}

const struct asset *asset_at(str address)
{
	for (size_t i = 0; i < asset_count; i++)
		if (str_eq(assets[i].address, address))
			return &assets[i];
	return NULL;
}

void page_icon(struct writer *w, const char *name)
{
	str wanted = str_of(name);
	for (size_t i = 0; i < icon_count; i++) {
		if (!str_eq(icons[i].name, wanted))
			continue;
		w_str(w, STR("<svg class=\"ic\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">"));
		w_str(w, icons[i].inside);
		w_str(w, STR("</svg>"));
		return;
	}
}
