/* cmd_figure.c - trivet figure ITEM: the picture of an exercise as an SVG file. */
#include "cli/cli.h"

#include "me/poses.h"
#include "base/json.h"
#include "cli/names.h"
#include "draw/figure_still.h"

enum { FIGURE_ROOM = 128 << 10, STILL = -1 };

static enum err list(struct rim *rim)
{
	size_t n;
	const struct pose *poses = poses_of(rim->pack, &n);
	for (size_t i = 0; i < n; i++)
		fprintf(rim->out, "%-22.*s %zu moments  %.*s\n", (int)poses[i].id.n, poses[i].id.p, poses[i].n_frames - 1, (int)poses[i].title.n,
			poses[i].title.p);
	return OK;
}

static enum err list_json(struct rim *rim)
{
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kopen(&j, "figures", '[');
	size_t n;
	const struct pose *poses = poses_of(rim->pack, &n);
	for (size_t i = 0; i < n; i++) {
		json_open(&j, '{');
		json_kstr(&j, "item", poses[i].id);
		json_kstr(&j, "title", poses[i].title);
		json_kstr(&j, "alt", poses[i].alt);
		json_kint(&j, "moments", (int64_t)poses[i].n_frames - 1);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	return print_json(rim, &w);
}

static enum err write_out(struct rim *rim, const struct args *args, str svg)
{
	if (args->out != NULL)
		return rim->write_file(rim, args->out, svg);
	fwrite(svg.p, 1, svg.n, rim->out); /* what does not arrive is told at the end, as everywhere */
	return OK;
}

enum err cmd_figure(struct rim *rim, const struct args *args)
{
	int64_t moment = STILL;
	if (args->n_words == 0)
		return args_has(args, OPT_JSON) ? list_json(rim) : list(rim);
	uint16_t item = item_named(rim, "figure", str_of(args->words[0]));
	if (item == NONE)
		return ERR_INPUT;
	const struct pose *p = poses_find(rim->pack, rim->pack->items[item].id);
	if (p == NULL)
		return complain_line(rim, ERR_INPUT, "figure: there is no figure of this; `trivet figure` lists those that exist");
	bool is_number = args->n_words < 2 || (str_int(str_of(args->words[1]), &moment) && moment >= 0);
	if (args->n_words > 2 || !is_number || moment >= (int64_t)p->n_frames)
		return complain_line(rim, ERR_INPUT,
				     "figure: the name may be followed by the number of a moment; `trivet figure` shows how many there are");
	char *buffer = arena_take(rim->arena, FIGURE_ROOM, 1);
	if (buffer == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	struct writer w = writer_on(buffer, FIGURE_ROOM);
	struct figure_style style = {.shell = FIGURE_FILE, .colours = FIGURE_OWN, .arrow = true};
	if (moment == STILL)
		figure_still(&w, p, &style);
	else
		figure_svg(&w, p, p->frames[moment].t, &style);
	return w.full ? complain_line(rim, ERR_FULL, "not enough memory") : write_out(rim, args, writer_str(&w));
}
