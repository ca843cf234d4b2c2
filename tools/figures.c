/*
 * figures.c - every pose in pictures: `figures SHEET.html POSE.yaml...` writes one page with the still of each pose beside its steps, to look at;
 * `figures -o DIR POSE.yaml...` writes DIR/ID-N.svg, a file for each frame, and the still as ID.svg; `figures -g GOLDEN POSE.yaml...` writes one line for each frame, with a
 * hash of its picture, so that no figure changes unseen.
 */
#include "base/hash.h"
#include "core/pack.h"
#include "draw/figure_still.h"
#include "pack/default.h"
#include "pack/pose_read.h"

#include <stdio.h>
#include <string.h>

enum { FILE_ROOM = 64 << 10, PICTURE_ROOM = 128 << 10, PROBLEM_ROOM = 64 << 10 };

static char file_room[FILE_ROOM], picture_room[PICTURE_ROOM], problem_room[PROBLEM_ROOM], path_room[4096];
static char pose_room[POSE_ROOM];

static bool slurp(const char *path, str *ret_text)
{
	FILE *f = fopen(path, "rb");
	if (f == NULL)
		return false;
	size_t n = fread(file_room, 1, FILE_ROOM, f);
	bool fine = ferror(f) == 0 && n < FILE_ROOM;
	fclose(f);
	*ret_text = (str){file_room, n};
	return fine;
}

static str picture(const struct pose *p, double t, const struct figure_style *style)
{
	struct writer w = writer_on(picture_room, PICTURE_ROOM);
	figure_svg(&w, p, t, style);
	return w.full ? STR("") : writer_str(&w);
}

static str still(const struct pose *p, const struct figure_style *style)
{
	struct writer w = writer_on(picture_room, PICTURE_ROOM);
	figure_still(&w, p, style);
	return w.full ? STR("") : writer_str(&w);
}

/* All pictures are in one page: each has its own names. */
static str name_of(char buffer[48], const struct pose *p, size_t i)
{
	int n = snprintf(buffer, 48, "%.*s%zu-", (int)(p->id.n < 32 ? p->id.n : 32), p->id.p, i);
	for (int k = 0; k < n; k++)
		if (buffer[k] == '_')
			buffer[k] = '-';
	return str_of(buffer);
}

static void sheet_steps(FILE *out, const struct pose *p)
{
	for (size_t i = 0; i < pack_default.n_items; i++) {
		const struct item *it = &pack_default.items[i];
		if (!str_eq(it->figure.n > 0 ? it->figure : it->id, p->id))
			continue;
		fprintf(out, "<h3>%.*s</h3><ol>", (int)it->name.n, it->name.p);
		const struct texts *words = it->steps.n > 0 ? &it->steps : &it->happens;
		for (size_t k = 0; k < words->n; k++)
			fprintf(out, "<li>%.*s</li>", (int)words->p[k].n, words->p[k].p);
		fputs("</ol>", out);
	}
}

/* The still beside the steps of what it stands for, and every moment. */
static void sheet_pose(FILE *out, const struct pose *p)
{
	char buffer[48];
	struct figure_style style = {.shell = FIGURE_INLINE, .colours = FIGURE_LIGHT, .arrow = true, .id = name_of(buffer, p, 99)};
	str s = still(p, &style);
	fprintf(out, "<section><figure class=\"still\">%.*s</figure><div><h2>%.*s</h2><p>%.*s</p>", (int)s.n, s.p, (int)p->id.n, p->id.p,
		(int)p->alt.n, p->alt.p);
	sheet_steps(out, p);
	fputs("</div><div class=\"moments\">", out);
	for (size_t i = 0; i + 1 < p->n_frames; i++) {
		if (p->frames[i].label.n == 0)
			continue;
		style.id = name_of(buffer, p, i);
		s = picture(p, p->frames[i].t, &style);
		fprintf(out, "<figure>%.*s<figcaption>%.*s</figcaption></figure>\n", (int)s.n, s.p, (int)p->frames[i].label.n, p->frames[i].label.p);
	}
	fputs("</div></section>\n", out);
}

static bool file_write(str s)
{
	FILE *out = fopen(path_room, "wb");
	if (out == NULL)
		return false;
	bool fine = fwrite(s.p, 1, s.n, out) == s.n;
	return fclose(out) == 0 && fine && s.n > 0;
}

static bool files_pose(const char *dir, const struct pose *p)
{
	snprintf(path_room, sizeof path_room, "%s/%.*s.svg", dir, (int)p->id.n, p->id.p);
	if (!file_write(still(p, &(struct figure_style){.shell = FIGURE_FILE, .colours = FIGURE_OWN, .arrow = true})))
		return false;
	for (size_t i = 0; i + 1 < p->n_frames; i++) {
		struct figure_style style = {.shell = FIGURE_FILE, .colours = FIGURE_OWN, .arrow = i == 0};
		str s = picture(p, p->frames[i].t, &style);
		snprintf(path_room, sizeof path_room, "%s/%.*s-%zu.svg", dir, (int)p->id.n, p->id.p, i);
		if (!file_write(s))
			return false;
	}
	return true;
}

static void golden_pose(FILE *out, const struct pose *p)
{
	str shown = still(p, &(struct figure_style){.shell = FIGURE_FILE, .colours = FIGURE_OWN, .arrow = true});
	fprintf(out, "%.*s still %016llx\n", (int)p->id.n, p->id.p, (unsigned long long)hash_bytes(HASH_BEGIN, shown.p, shown.n));
	for (size_t i = 0; i + 1 < p->n_frames; i++) {
		struct figure_style style = {.shell = FIGURE_FILE, .colours = FIGURE_OWN, .arrow = i == 0};
		str svg = picture(p, p->frames[i].t, &style);
		fprintf(out, "%.*s %zu %016llx\n", (int)p->id.n, p->id.p, i, (unsigned long long)hash_bytes(HASH_BEGIN, svg.p, svg.n));
	}
}

static void sheet_head(FILE *out)
{
	fputs("<!doctype html><meta charset=\"utf-8\"><title>Figures</title><style>body{margin:16px;background:#f1f4ef;font:14px/1.4 sans-serif}"
	      "section{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:16px;margin-bottom:40px}h2,h3,p,ol{margin:0 0 6px}"
	      "figure{margin:0}svg{display:block;width:100%;background:#e4ece7;border-radius:14px}.moments{grid-column:1/3;display:grid;"
	      "grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:12px}</style>\n",
	      out);
}

int main(int argc, char **argv)
{
	bool files = argc > 3 && strcmp(argv[1], "-o") == 0, golden = argc > 3 && strcmp(argv[1], "-g") == 0;
	const char *page = golden ? argv[2] : argv[1];
	if (argc < 3) {
		fputs("usage: figures SHEET.html POSE.yaml... | figures -o DIR POSE.yaml... | figures -g GOLDEN POSE.yaml...\n", stderr);
		return 2;
	}
	FILE *out = files ? NULL : fopen(page, "wb");
	if (!files && out == NULL) {
		perror(page);
		return 8;
	}
	if (out != NULL && !golden)
		sheet_head(out);
	int exit_code = 0;
	for (int i = files || golden ? 3 : 2; i < argc; i++) {
		struct arena a = arena_on(pose_room, POSE_ROOM);
		struct writer says = writer_on(problem_room, PROBLEM_ROOM);
		struct problems to = {.w = &says};
		struct pose p;
		str text;
		if (!slurp(argv[i], &text)) {
			perror(argv[i]);
			exit_code = 8;
		} else if (pose_read(str_of(argv[i]), text, &a, &to, &p) != OK) {
			fwrite(says.p, 1, says.n, stderr);
			exit_code = 2;
		} else if (files) {
			exit_code = files_pose(argv[2], &p) ? exit_code : 8;
		} else if (golden) {
			golden_pose(out, &p);
		} else {
			sheet_pose(out, &p);
		}
	}
	if (out != NULL && fclose(out) != 0)
		exit_code = 8;
	return exit_code;
}
