/* figure.c - the pictures of exercises as files. */
#include "web/figure.h"

#include "draw/figure.h"
#include "draw/pose_table.h"

enum { FIELD_SIDE, FIELD_ARROW };

const struct field figure_fields[2] = {
	[FIELD_SIDE] = {"side", "Side", FIELD_CHOICE, 0, 0, false, "left right both"},
	[FIELD_ARROW] = {"arrow", "Arrow", FIELD_CHOICE, 0, 0, false, "yes no"},
};

static const struct pose *find(str item)
{
	return pose_find(pose_table, pose_table_n, item);
}

bool figure_has(str item)
{
	return find(item) != NULL;
}

url figure_url(struct arena *a, str item, int moment)
{
	struct writer w = arena_writer(a);
	w_str(&w, STR("/figure/"));
	w_url(&w, item);
	w_char(&w, '/');
	w_int(&w, moment);
	w_str(&w, STR(".svg"));
	return (url){arena_keep(a, &w)};
}

/* "0.svg" and so on. */
static bool moment_of(str name, const struct pose *p, double *ret_t)
{
	int64_t i;
	if (!str_ends(name, STR(".svg")) || !str_int(str_sub(name, 0, name.n - 4), &i) || i < 0)
		return false;
	*ret_t = p->frames[(size_t)i < p->n_frames ? (size_t)i : p->n_frames - 1].t;
	return true;
}

enum err figure_show(struct site *site, const struct request *q, struct response *r)
{
	const struct pose *p = find(q->segment[1]);
	struct figure_style style = {.shell = FIGURE_FILE, .colours = FIGURE_OWN, .mirrored = str_eq(q->value[FIELD_SIDE].text, STR("left")),
	                             .arrow = str_eq(q->value[FIELD_ARROW].text, STR("yes"))};
	double t;
	(void)site;
	if (p == NULL || !moment_of(q->segment[2], p, &t))
		return ERR_MISSING;
	r->w.n = 0;
	figure_svg(&r->w, p, t, &style);
	response_bytes(r, "image/svg+xml", writer_str(&r->w));
	response_header(r, "Cache-Control", "private, max-age=86400");
	return OK;
}
