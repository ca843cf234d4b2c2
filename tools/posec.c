/*
 * posec.c - bakes poses into the program: `posec DIR OUT.c DEPFILE` reads and checks every file of DIR/poses, and writes pose_table[] of draw/pose_table.h,
 * sorted by id. Says everything that is wrong, and then writes nothing.
 */
#include "draw/pose_version.h"
#include "main/content_files.h"
#include "pack/pose_read.h"

#include <stdio.h>
#include <stdlib.h>

enum { PROBLEM_ROOM = 64 << 10, POSES_MAX = 128 };

static char problem_room[PROBLEM_ROOM], picture_room[POSE_VERSION_ROOM];
static struct pose poses[POSES_MAX];

static void put_str(FILE *out, str s)
{
	fputs("STR_INIT(\"", out);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '"' || c == '\\' || c < 0x20 || c >= 0x7f)
			fprintf(out, "\\%03o", (unsigned)c);
		else
			fputc(c, out);
	}
	fputs("\")", out);
}

static void put_vec(FILE *out, struct vec v)
{
	fprintf(out, "{%.10g, %.10g, %.10g}", v.x, v.y, v.z);
}

static void put_pins(FILE *out, const char *name, const struct pin pins[HAND_SIDES])
{
	fprintf(out, ".%s = {", name);
	for (int s = 0; s < HAND_SIDES; s++) {
		const struct pin *p = &pins[s];
		fprintf(out, "{.kind = (enum pin_kind)%d, .on = (enum joint)%d, .at = ", (int)p->kind, (int)p->on);
		put_vec(out, p->at);
		fputs(", .tip = ", out);
		put_vec(out, p->tip);
		fprintf(out, ", .has_tip = %d, .weight = %.10g}, ", p->has_tip, p->weight);
	}
	fputs("},\n\t\t", out);
}

static void put_frame(FILE *out, const struct frame *f)
{
	const struct posture *p = &f->posture;
	fprintf(out, "\t{.t = %.10g, .label = ", f->t);
	put_str(out, f->label);
	fputs(", .posture = {\n\t\t.v = {", out);
	for (int i = 0; i < CHANNELS; i++)
		fprintf(out, "%.10g, ", p->v[i]);
	fputs("},\n\t\t", out);
	put_pins(out, "hand", p->hand);
	put_pins(out, "foot", p->foot);
	fprintf(out, ".flat_feet = %d, .anchor = {.set = %d, .joint = (enum joint)%d, .off = ", p->flat_feet, p->anchor.set, (int)p->anchor.joint);
	put_vec(out, p->anchor.off);
	fputs(", .at = ", out);
	put_vec(out, p->anchor.at);
	fputs("}}},\n", out);
}

static void put_prop(FILE *out, const struct prop *p)
{
	fprintf(out, "\t{.kind = (enum prop_kind)%d, .paint = (enum paint)%d, .on_body = %d, .joint = (enum joint)%d, .at = ", (int)p->kind,
		(int)p->paint, p->on_body, (int)p->joint);
	put_vec(out, p->at);
	fputs(", .size = ", out);
	put_vec(out, p->size);
	fputs(", .turn = ", out);
	put_vec(out, p->turn);
	fprintf(out, ",\n\t\t.axis = '%c', .len = %.10g, .r = %.10g, .u = {%.10g, %.10g}, .span = {%.10g, %.10g},\n", p->axis, p->len, p->r, p->u[0],
		p->u[1], p->span[0], p->span[1]);
	fprintf(out, "\t\t.top = %.10g, .radii = {", p->top);
	for (size_t i = 0; i < PROP_POINTS; i++)
		fprintf(out, "%.10g, ", p->radii[i]);
	fputs("},\n", out);
	fprintf(out, "\t\t.has_depth = %d, .depth = %.10g, .unfit = %d, .n_points = %zu, .points = {", p->has_depth, p->depth, p->unfit, p->n_points);
	for (size_t i = 0; i < PROP_POINTS; i++) {
		fprintf(out, "{%d, (enum joint)%d, ", p->points[i].on_body, (int)p->points[i].joint);
		put_vec(out, p->points[i].at);
		fputs("}, ", out);
	}
	fputs("}},\n", out);
}

static void put_lists(FILE *out, const struct pose *p, int n)
{
	fprintf(out, "static const struct frame frames_%d[] = {\n", n);
	for (size_t i = 0; i < p->n_frames; i++)
		put_frame(out, &p->frames[i]);
	fputs("};\n", out);
	if (p->n_props > 0) {
		fprintf(out, "static const struct prop props_%d[] = {\n", n);
		for (size_t i = 0; i < p->n_props; i++)
			put_prop(out, &p->props[i]);
		fputs("};\n", out);
	}
	if (p->n_feels > 0) {
		fprintf(out, "static const struct feel feels_%d[] = {", n);
		for (size_t i = 0; i < p->n_feels; i++) {
			fprintf(out, "{(enum joint)%d, ", (int)p->feels[i].joint);
			put_vec(out, p->feels[i].off);
			fprintf(out, ", %.10g}, ", p->feels[i].r);
		}
		fputs("};\n", out);
	}
}

/* A list with its length; nothing for an empty one, as there is no empty array in C. */
static void put_list_name(FILE *out, const char *name, size_t count, int n)
{
	if (count > 0)
		fprintf(out, ".%s = %s_%d, .n_%s = %zu, ", name, name, n, name, count);
}

static void put_pose(FILE *out, const struct pose *p, int n)
{
	const struct arrow *a = &p->arrow;
	char version[POSE_VERSION_CHARS];
	pose_version(p, picture_room, version);
	fputs("\t{.id = ", out);
	put_str(out, p->id);
	fputs(", .title = ", out);
	put_str(out, p->title);
	fputs(",\n\t\t.alt = ", out);
	put_str(out, p->alt);
	fprintf(out, ",\n\t\t.version = STR_INIT(\"%.*s\")", POSE_VERSION_CHARS, version);
	fprintf(out, ",\n\t\t.loop_s = %.10g, .view = {%.10g, %.10g, 0x%x}, .bare = %d,\n\t\t", p->loop_s, p->view.yaw, p->view.pitch,
		(unsigned)p->view.crop, p->bare);
	put_list_name(out, "props", p->n_props, n);
	put_list_name(out, "feels", p->n_feels, n);
	put_list_name(out, "frames", p->n_frames, n);
	fprintf(out, "\n\t\t.arrow = {.set = %d, .joint = (enum joint)%d, .from = %.10g, .to = %.10g, .off = ", a->set, (int)a->joint, a->from,
		a->to);
	put_vec(out, a->off);
	fprintf(out, ", .out = {%.10g, %.10g}},\n\t\t.still = {(enum still_kind)%d, %.10g, %.10g}, .eyes_closed = %d, .n_touches = %zu, .touches = {",
		a->out.x, a->out.y, (int)p->still.kind, p->still.at, p->still.beside, p->eyes_closed, p->n_touches);
	for (size_t i = 0; i < TOUCHES_MAX; i++)
		fprintf(out, "{(enum part)%d, (enum touch_kind)%d, (enum joint)%d, (enum paint)%d}, ", (int)p->touches[i].part,
			(int)p->touches[i].kind, (int)p->touches[i].joint, (int)p->touches[i].paint);
	fputs("},\n\t\t.nudge = {", out);
	for (int i = 0; i < PARTS; i++)
		fprintf(out, "%.10g, ", p->nudge[i]);
	fputs("}},\n", out);
}

static int by_id(const void *a, const void *b)
{
	return str_cmp(((const struct pose *)a)->id, ((const struct pose *)b)->id);
}

static bool write_table(const char *path, size_t n)
{
	FILE *out = fopen(path, "wb");
	if (out == NULL)
		return false;
	fputs("/* made by posec from content/poses; do not edit */\n#include \"draw/pose_table.h\"\n\n", out);
	for (size_t i = 0; i < n; i++)
		put_lists(out, &poses[i], (int)i);
	fputs("const struct pose pose_table[] = {\n", out);
	for (size_t i = 0; i < n; i++)
		put_pose(out, &poses[i], (int)i);
	fprintf(out, "};\nconst size_t pose_table_n = %zu;\n", n);
	bool fine = ferror(out) == 0;
	return fclose(out) == 0 && fine;
}

/* The arena of a pose lives as long as the program. */
static enum err read_one(const struct content_file *file, struct problems *to, struct pose *ret_pose)
{
	void *buffer = malloc(POSE_ROOM);
	struct arena a = arena_on(buffer, POSE_ROOM);
	return buffer != NULL ? pose_read(file->path, file->text, &a, to, ret_pose) : ERR_FULL;
}

static enum err bake(const struct content_list *list, const char *out)
{
	struct writer says = writer_on(problem_room, PROBLEM_ROOM);
	struct problems to = {.w = &says};
	enum err worst = list->n <= POSES_MAX ? OK : ERR_FULL;
	for (size_t i = 0; i < list->n && worst != ERR_FULL; i++) {
		enum err e = read_one(&list->of[i], &to, &poses[i]);
		worst = e != OK ? e : worst;
	}
	fwrite(says.p, 1, says.n, stderr);
	TRY(worst);
	qsort(poses, list->n, sizeof poses[0], by_id);
	for (size_t i = 1; i < list->n; i++)
		if (str_eq(poses[i - 1].id, poses[i].id)) {
			fprintf(stderr, "the pose \"%.*s\" is there twice\n", (int)poses[i].id.n, poses[i].id.p);
			return ERR_INPUT;
		}
	return write_table(out, list->n) ? OK : ERR_IO;
}

int main(int argc, char **argv)
{
	struct content_files files = {0};
	enum err e = ERR_INPUT;
	if (argc != 4)
		fputs("usage: posec DIR OUT.c DEPFILE\n", stderr);
	else if ((e = content_files_read(argv[1], &files)) != OK)
		fprintf(stderr, "posec: %s\n", files.say);
	else if ((e = content_files_depend(&files, argv[2], argv[3])) != OK || (e = bake(&files.poses, argv[2])) != OK)
		fprintf(stderr, "posec: no poses were written\n");
	content_files_free(&files);
	return err_exit_code(e);
}
