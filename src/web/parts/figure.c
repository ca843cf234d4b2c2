/* figure.c - the pictures of exercises as files, and their poses for the browser to move them. */
#include "web/parts/figure.h"

#include "me/app.h"
#include "me/poses.h"
#include "draw/figure_still.h"
#include "draw/pose_blob.h"

enum { FIELD_SIDE, FIELD_ARROW, FIELD_VERSION, FIELD_LOOK };

const struct field figure_fields[4] = {
	[FIELD_SIDE] = {"side", "Side", FIELD_CHOICE, 0, 0, false, "left right both"},
	[FIELD_ARROW] = {"arrow", "Arrow", FIELD_CHOICE, 0, 0, false, "yes no"},
	[FIELD_VERSION] = {"v", "Version", FIELD_ID, 0, 0, false, NULL},
	[FIELD_LOOK] = {"t", "Look", FIELD_ID, 0, 0, false, NULL},
};

bool figure_has(const struct pack *pack, str item)
{
	return poses_find(pack, item) != NULL;
}

static bool is_default(const struct figure_look *look)
{
	for (int part = 0; part < FIGURE_PARTS; part++)
		if (look->of[part] != 0)
			return false;
	return true;
}

static str look_text(struct arena *a, const struct figure_look *look)
{
	struct writer w = arena_writer(a);
	figure_look_write(&w, look);
	return arena_keep(a, &w);
}

url figure_url(struct arena *a, const struct pack *pack, const struct figure_look *look, str item)
{
	const struct pose *p = poses_find(pack, item);
	struct writer w = arena_writer(a);
	w_str(&w, STR("/figure/"));
	w_url(&w, item);
	w_str(&w, STR("/still.svg"));
	if (p != NULL) {
		w_str(&w, STR("?v="));
		w_str(&w, p->version);
	}
	url at = {arena_keep(a, &w)};
	return is_default(look) ? at : url_with(a, at, "t", look_text(a, look));
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

static void w_16(struct writer *w, double v)
{
	int n = (int)v;
	w_char(w, (char)(n & 255));
	w_char(w, (char)(n >> 8 & 255));
}

static void w_box(struct writer *w, const struct pose *p, const struct figure_style *style)
{
	struct figure_box box = figure_view_box(p, style);
	const double v[4] = {box.x, box.y, box.width, box.height};
	for (int i = 0; i < 4; i++)
		w_16(w, v[i]);
}

/* What assets/figure.js reads: numbers of 16 bits, the low byte first - the boxes of the right and of the left side, the loop in milliseconds -
   and then the bytes of pose_blob.h. */
static void w_pose(struct writer *w, const struct pose *p)
{
	w_box(w, p, &(struct figure_style){.mirrored = false});
	w_box(w, p, &(struct figure_style){.mirrored = true});
	w_16(w, p->loop_s * 1000);
	pose_blob_write(w, p);
}

enum err figure_show(struct site *site, const struct request *q, struct response *r)
{
	const struct pose *p = poses_find(app_pack(site->app), q->segment[1]);
	bool bytes = str_eq(q->segment[2], STR("pose.bin")), still = str_eq(q->segment[2], STR("still.svg"));
	bool no_arrow = str_eq(q->value[FIELD_ARROW].text, STR("no"));
	struct figure_style style = {.shell = FIGURE_FILE,
				     .colours = FIGURE_OWN,
				     .mirrored = str_eq(q->value[FIELD_SIDE].text, STR("left")),
				     .arrow = still ? !no_arrow : str_eq(q->value[FIELD_ARROW].text, STR("yes"))};
	struct figure_look look = {0};
	double t = 0;
	if (p == NULL || (!bytes && !still && !moment_of(q->segment[2], p, &t)))
		return ERR_MISSING;
	if (q->value[FIELD_LOOK].given && !figure_look_read(q->value[FIELD_LOOK].text, &look))
		return ERR_INPUT;
	figure_look_style(&look, &style);
	r->w.n = 0;
	if (bytes)
		w_pose(&r->w, p);
	else if (still)
		figure_still(&r->w, p, &style);
	else
		figure_svg(&r->w, p, t, &style);
	response_bytes(r, bytes ? "application/octet-stream" : "image/svg+xml", writer_str(&r->w));
	/* an address with the version of now never means another picture */
	bool is_now = str_eq(q->value[FIELD_VERSION].text, p->version);
	response_header(r, "Cache-Control", is_now ? "public, max-age=31536000, immutable" : "private, max-age=86400");
	return OK;
}
