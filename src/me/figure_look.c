/* figure_look.c - how the figure looks. */
#include "me/figure_look.h"

const str figure_part_keys[FIGURE_PARTS] = {
	[FIGURE_SKIN] = STR_INIT("figure_skin"),
	[FIGURE_HAIR] = STR_INIT("figure_hair"),
	[FIGURE_TOP_AND_LEGS] = STR_INIT("figure_clothes"),
	[FIGURE_BUILD] = STR_INIT("figure_build"),
};

const int figure_part_choices[FIGURE_PARTS] = {
	[FIGURE_SKIN] = FIGURE_SKINS,
	[FIGURE_HAIR] = FIGURE_HAIRS,
	[FIGURE_TOP_AND_LEGS] = FIGURE_CLOTHES,
	[FIGURE_BUILD] = BUILDS,
};

/* One digit that is a choice of this part. */
static bool read_choice(str digit, enum figure_part part, int *ret_choice)
{
	int64_t n;
	if (digit.n != 1 || !str_int(digit, &n) || n >= figure_part_choices[part])
		return false;
	*ret_choice = (int)n;
	return true;
}

struct figure_look figure_look_of(const struct store_settings *settings)
{
	struct figure_look look = {0};
	for (size_t i = 0; i < settings->n; i++)
		for (int part = 0; part < FIGURE_PARTS; part++)
			if (str_eq(settings->at[i].key, figure_part_keys[part]) &&
			    !read_choice(settings->at[i].value, (enum figure_part)part, &look.of[part]))
				look.of[part] = 0;
	return look;
}

void figure_look_style(const struct figure_look *look, struct figure_style *style)
{
	style->tones = (struct figure_tones){look->of[FIGURE_SKIN], look->of[FIGURE_HAIR], look->of[FIGURE_TOP_AND_LEGS]};
	style->build = (enum figure_build)look->of[FIGURE_BUILD];
}

void figure_look_write(struct writer *w, const struct figure_look *look)
{
	for (int part = 0; part < FIGURE_PARTS; part++)
		w_int(w, look->of[part]);
}

bool figure_look_read(str digits, struct figure_look *ret_look)
{
	struct figure_look look;
	if (digits.n != FIGURE_PARTS)
		return false;
	for (size_t part = 0; part < FIGURE_PARTS; part++)
		if (!read_choice(str_sub(digits, part, 1), (enum figure_part)part, &look.of[part]))
			return false;
	*ret_look = look;
	return true;
}
