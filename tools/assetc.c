/*
 * assetc.c - bakes files into the program.
 *
 *     assetc [-d FOLDER] OUT.c NAME=FILE[,FILE...]... icon:NAME=FILE...
 *
 * With -d the bytes become files of that folder, and the program holds their addresses only.
 * An asset is served as /a/NAME.HASH.EXT, where the hash is that of its bytes: a changed file has a new address, so browsers may keep it
 * permanently. Several files make one asset, one after the other. In .css and .js, "./NAME" becomes "./NAME.HASH.EXT" for the asset NAME, which
 * must be before it on the command line; spaces before a line, and comments that begin one, are left out. Text is also stored as gzip.
 * An icon is the inside of an .svg file, without its comments.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/hash.h"
#include "base/writer.h"

#define ASSETS_MAX 64
#define FILE_MAX   (1 << 20)

struct asset {
	str name;
	char address[128];
	size_t n, gzip_n; /* bytes; gzip_n is 0 when it is not stored that way */
};

struct assetc {
	FILE *out;
	const char *folder; /* NULL: the bytes go into the program */
	struct asset asset[ASSETS_MAX];
	size_t n;
};

static const struct kind {
	const char *end, *type;
	bool text;
} kinds[] = {
	{".css", "text/css; charset=utf-8", true},
	{".js", "text/javascript; charset=utf-8", true},
	{".svg", "image/svg+xml", true},
	{".woff2", "font/woff2", false},
	{".wasm", "application/wasm", true},
	{".png", "image/png", false},
	{".webmanifest", "application/manifest+json", true},
};

static _Noreturn void fail(str where, const char *what)
{
	fprintf(stderr, "assetc: %.*s: %s\n", (int)where.n, where.p, what);
	exit(1);
}

static void *buffer(size_t n)
{
	void *p = malloc(n);
	if (p == NULL)
		fail(STR("memory"), "there is none left");
	return p;
}

static void read_file(str path, struct writer *w)
{
	char name[512];
	if (path.n >= sizeof name)
		fail(path, "the name is too long");
	memcpy(name, path.p, path.n);
	name[path.n] = '\0';
	FILE *f = fopen(name, "rb");
	if (f == NULL)
		fail(path, "cannot be opened");
	w->n += fread(w->p + w->n, 1, w->cap - w->n, f);
	if (ferror(f) || w->n == w->cap)
		fail(path, "cannot be read, or is larger than 1 MB");
	fclose(f);
}

static const struct kind *kind_of(str name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_ends(name, str_of(kinds[i].end)))
			return &kinds[i];
	fail(name, "what is a file with this end?");
}

static const struct asset *find(const struct assetc *c, str name)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(c->asset[i].name, name))
			return &c->asset[i];
	fail(name, "is referred to before it is listed");
}

static void resolve(const struct assetc *c, str text, struct writer *w)
{
	static const str mark = STR_INIT("\"./");
	for (;;) {
		size_t at = str_find_str(text, mark);
		w_str(w, str_sub(text, 0, at));
		if (at == text.n)
			return;
		text = str_sub(text, at + mark.n, text.n);
		str name = str_split(&text, '"');
		w_str(w, mark);
		w_z(w, find(c, name)->address + sizeof "/a/" - 1); /* all are beside each other, wherever that is */
		w_char(w, '"');
	}
}

/* Without what only those who write it need. */
static void strip(str text, struct writer *w)
{
	bool in_comment = false;
	while (text.n > 0) {
		str line = str_trim(str_split(&text, '\n'));
		if (in_comment || str_starts(line, STR("/*"))) {
			size_t end = str_find_str(line, STR("*/"));
			in_comment = end == line.n;
			line = str_trim(str_sub(line, end + 2, line.n));
		}
		if (line.n == 0 || str_starts(line, STR("//")))
			continue;
		w_str(w, line);
		w_char(w, '\n');
	}
}

static void put_bytes(FILE *out, const char *suffix, size_t i, str s)
{
	fprintf(out, "static const char asset_%zu%s[] = {", i, suffix);
	for (size_t k = 0; k < s.n; k++)
		fprintf(out, "%s%d,", k % 32 == 0 ? "\n\t" : "", (int)(signed char)s.p[k]);
	fputs("\n};\n", out);
}

/* gzip -9 with the time of the file left out, so that the same file gives the same bytes. */
static void squeeze(str s, struct writer *w)
{
	z_stream z = {0};
	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		fail(STR("zlib"), "cannot start");
	z.next_in = (Bytef *)(uintptr_t)s.p;
	z.avail_in = (uInt)s.n;
	z.next_out = (Bytef *)w->p;
	z.avail_out = (uInt)w->cap;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		fail(STR("zlib"), "there is no room");
	w->n = z.total_out;
	deflateEnd(&z);
}

static void put_file(const char *folder, const char *address, str s)
{
	char path[1024];
	snprintf(path, sizeof path, "%s/%s", folder, address + sizeof "/a/" - 1);
	FILE *f = fopen(path, "wb");
	if (f == NULL || fwrite(s.p, 1, s.n, f) != s.n || fclose(f) != 0)
		fail(str_of(path), "cannot be written");
}

static void add_asset(struct assetc *c, str name, str files)
{
	struct writer raw = writer_on(buffer(FILE_MAX), FILE_MAX), done = writer_on(buffer(2 * FILE_MAX), 2 * FILE_MAX);
	struct writer bare = writer_on(buffer(FILE_MAX), FILE_MAX), small = writer_on(buffer(FILE_MAX), FILE_MAX);
	const struct kind *kind = kind_of(name);
	struct asset *a = &c->asset[c->n];
	if (c->n == ASSETS_MAX)
		fail(name, "there are too many assets");
	while (files.n > 0)
		read_file(str_split(&files, ','), &raw);
	if (str_ends(name, STR(".css")) || str_ends(name, STR(".js"))) {
		strip(writer_str(&raw), &bare);
		resolve(c, writer_str(&bare), &done);
	} else {
		w_str(&done, writer_str(&raw));
	}
	a->name = name;
	str base = str_sub(name, 0, name.n - strlen(kind->end));
	snprintf(a->address, sizeof a->address, "/a/%.*s.%012llx%s", (int)base.n, base.p,
		 (unsigned long long)(hash_end(hash_str(HASH_BEGIN, writer_str(&done))) & 0xffffffffffffu), kind->end);
	if (c->folder != NULL) {
		put_file(c->folder, a->address, writer_str(&done));
		done.n = 0;
	} else if (kind->text) {
		squeeze(writer_str(&done), &small);
	}
	a->n = done.n;
	a->gzip_n = small.n;
	put_bytes(c->out, "", c->n, done.n > 0 ? writer_str(&done) : STR("\0"));
	put_bytes(c->out, "_gzip", c->n, small.n > 0 ? writer_str(&small) : STR("\0"));
	c->n++;
	free(raw.p);
	free(bare.p);
	free(done.p);
	free(small.p);
}

static void put_assets(const struct assetc *c)
{
	fputs("\nconst struct asset assets[] = {\n", c->out);
	for (size_t i = 0; i < c->n; i++) {
		const struct asset *a = &c->asset[i];
		fprintf(c->out, "\t{STR_INIT(\"%.*s\"), STR_INIT(\"%s\"), STR_INIT(\"%s\"), {asset_%zu, %zu}, {asset_%zu_gzip, %zu}},\n",
			(int)a->name.n, a->name.p, a->address, kind_of(a->name)->type, i, a->n, i, a->gzip_n);
	}
	fprintf(c->out, "};\nconst size_t asset_count = %zu;\n", c->n);
}

static void put_icon(struct assetc *c, str name, str file)
{
	struct writer raw = writer_on(buffer(FILE_MAX), FILE_MAX);
	read_file(file, &raw);
	str all = writer_str(&raw);
	str inside = str_sub(all, str_find_str(all, STR("<svg")), all.n);
	inside = str_sub(inside, str_find(inside, '>') + 1, inside.n);
	inside = str_trim(str_sub(inside, 0, str_find_str(inside, STR("</svg>"))));
	if (inside.n == 0)
		fail(file, "holds no picture");
	fprintf(c->out, "\t{STR_INIT(\"%.*s\"), STR_INIT(\"", (int)name.n, name.p);
	for (size_t i = 0; i < inside.n; i++)
		if (inside.p[i] == '"')
			fputs("\\\"", c->out);
		else if (inside.p[i] != '\n' && !(inside.p[i] == ' ' && inside.p[i + 1] == ' ') && !(inside.p[i] == ' ' && inside.p[i + 1] == '<'))
			fputc(inside.p[i], c->out);
	fputs("\")},\n", c->out);
	free(raw.p);
}

/* Splits NAME=FILES; true when it has the wanted kind. */
static bool is_wanted(str arg, bool icon, str *ret_name, str *ret_files)
{
	str prefix = STR("icon:");
	if (str_starts(arg, prefix) != icon)
		return false;
	if (icon)
		arg = str_sub(arg, prefix.n, arg.n);
	*ret_name = str_split(&arg, '=');
	*ret_files = arg;
	return true;
}

int main(int argc, char **argv)
{
	static struct assetc c;
	str name, files;
	if (argc > 3 && str_eq(str_of(argv[1]), STR("-d"))) {
		c.folder = argv[2];
		argc -= 2;
		argv += 2;
	}
	if (argc < 3)
		fail(STR("usage"), "assetc [-d FOLDER] OUT.c NAME=FILE[,FILE...]... icon:NAME=FILE...");
	c.out = fopen(argv[1], "wb");
	if (c.out == NULL)
		fail(str_of(argv[1]), "cannot be written");
	fputs("/* Made by assetc from assets/. */\n#include \"web/server/assets.h\"\n\n", c.out);
	for (int i = 2; i < argc; i++)
		if (is_wanted(str_of(argv[i]), false, &name, &files))
			add_asset(&c, name, files);
	put_assets(&c);
	size_t icons = 0;
	fputs("\nconst struct icon icons[] = {\n", c.out);
	for (int i = 2; i < argc; i++)
		if (is_wanted(str_of(argv[i]), true, &name, &files)) {
			put_icon(&c, name, files);
			icons++;
		}
	fprintf(c.out, "};\nconst size_t icon_count = %zu;\n", icons);
	return fclose(c.out) == 0 ? 0 : 1;
}
