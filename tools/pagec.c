/*
 * pagec.c - compiles a page template into a C function.
 *
 *     pagec IN.html OUT.c
 *
 * A template is HTML with a few words in double braces:
 *
 *     {{page today struct today_view *v include "web/pages/today/today.h"}}   the first thing in the file; the header declares page_today
 *     {{EXPR}}                      the value of a C expression; its type and its place decide how it is written
 *     {{if EXPR}} {{else if EXPR}} {{else}} {{end}}
 *     {{each s in EXPR, COUNT}} {{end}}        s points at each element in turn, s_i is its index
 *     {{call NAME ARGS}}            page_NAME(w, ARGS): another template or a hand-written page function
 *     {{rest}}                      what follows becomes a second function, page_NAME_rest: a frame, with room between the two
 *
 * The place of every value is known: text, quoted attribute, or an attribute that holds a URL. Each place has one _Generic
 * selection (web/server/markup.h), so a plain text in href, or markup in an attribute, does not compile. A value where no escaping is safe
 * (script, style, handlers, unquoted) stops the build here, and so do inline script and style themselves, which our
 * Content-Security-Policy would not run. Tags must balance, also within each branch. Runs of white space shrink to one character.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum place { TEXT, TAG, ATTRIBUTE_NAME, BEFORE_VALUE, VALUE };
enum value_kind { PLAIN_VALUE, URL_VALUE };

/* Where in the HTML we are: what must be the same at both ends of a branch. */
struct spot {
	enum place place;
	char quote;
	enum value_kind kind;
	size_t depth; /* open tags */
};

struct tag {
	str name;
	int line;
};

struct block {
	bool loops;
	bool has_else;
	int line;
	struct spot spot; /* at its start */
	bool gap;
};

#define TAGS_MAX    64
#define BLOCKS_MAX  32
#define LITERAL_MAX 2000 /* C17 promises no longer string literals than 4095 */

struct pagec {
	const char *file;
	str in;
	size_t at;
	int line;
	FILE *out;
	struct spot spot;
	bool gap;     /* in a tag: white space is before what comes next, so that an attribute may begin */
	bool started; /* in a value: something is before what comes next */
	bool spaced;  /* the last byte written was white space */
	str name;     /* of the tag that is being read */
	bool closing, self_closing;
	struct tag tags[TAGS_MAX];
	struct block blocks[BLOCKS_MAX];
	size_t block_n;
	str page, view, view_name; /* of the first line: "today", "struct today_view *v", "v" */
	bool has_rest;
	char literal[LITERAL_MAX];
	size_t literal_n;
};

static _Noreturn void fail(const struct pagec *p, int line, const char *format, ...) __attribute__((format(printf, 3, 4)));

static _Noreturn void fail(const struct pagec *p, int line, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fprintf(stderr, "%s:%d: ", p->file, line);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

#define TEXT_OF(s) (int)(s).n, (s).p /* for %.*s */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_one_of(str name, const char *const *list)
{
	for (; *list != NULL; list++)
		if (str_eq(name, str_of(*list)))
			return true;
	return false;
}

static bool is_void_element(str name)
{
	static const char *const list[] = {"area",  "base", "br",   "col",    "embed", "hr",  "img",
					   "input", "link", "meta", "source", "track", "wbr", NULL};
	return is_one_of(name, list);
}

/* Elements whose content is text without tags. */
static bool holds_text_only(str name)
{
	static const char *const list[] = {"script", "title", "textarea", NULL};
	return is_one_of(name, list);
}

static bool keeps_space(str name)
{
	static const char *const list[] = {"pre", "textarea", NULL};
	return is_one_of(name, list);
}

static bool is_url_attribute(str name)
{
	static const char *const list[] = {"href", "src",  "action", "formaction",  "poster",     "cite",
					   "data", "ping", "srcset", "imagesrcset", "xlink:href", NULL};
	return is_one_of(name, list);
}

static str open_tag(const struct pagec *p)
{
	return p->spot.depth > 0 ? p->tags[p->spot.depth - 1].name : STR("");
}

/* ---- output ---- */

static void put_quoted(FILE *out, str s)
{
	fputc('"', out);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '\n')
			fputs(i + 1 < s.n ? "\\n\"\n\t\t       \"" : "\\n", out);
		else if (c == '"' || c == '\\' || c == '?') /* ?? would start a trigraph */
			fprintf(out, "\\%c", c);
		else
			fputc(c, out);
	}
	fputc('"', out);
}

static void flush(struct pagec *p)
{
	if (p->literal_n == 0)
		return;
	fputs("\tPAGE_LITERAL(w, ", p->out);
	put_quoted(p->out, (str){p->literal, p->literal_n});
	fputs(");\n", p->out);
	p->literal_n = 0;
}

static void put(struct pagec *p, char c)
{
	if (p->literal_n == LITERAL_MAX)
		flush(p);
	p->literal[p->literal_n++] = c;
	p->spaced = is_space(c);
}

/* A line of code whose mistakes the C compiler shall report at the template's line. */
static void put_code(struct pagec *p, int line, const char *format, ...) __attribute__((format(printf, 3, 4)));

static void put_code(struct pagec *p, int line, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	flush(p);
	fprintf(p->out, "#line %d ", line);
	put_quoted(p->out, str_of(p->file));
	fputc('\n', p->out);
	vfprintf(p->out, format, args);
	fputc('\n', p->out);
	p->spaced = false;
	va_end(args);
}

/* ---- input ---- */

static char peek(const struct pagec *p, size_t ahead)
{
	return p->at + ahead < p->in.n ? p->in.p[p->at + ahead] : '\0';
}

static bool at_text(const struct pagec *p, str s)
{
	return str_starts(str_sub(p->in, p->at, s.n), s);
}

static void skip(struct pagec *p, size_t n)
{
	for (; n > 0; n--)
		if (p->in.p[p->at++] == '\n')
			p->line++;
}

static bool is_name_char(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '_' || c == ':';
}

static str take_name(struct pagec *p)
{
	size_t from = p->at;
	while (is_name_char(peek(p, 0)))
		put(p, p->in.p[p->at++]);
	return str_sub(p->in, from, p->at - from);
}

static void take_space(struct pagec *p)
{
	bool line_end = false;
	size_t n = 0;
	while (is_space(peek(p, n)))
		line_end |= peek(p, n++) == '\n';
	if (!p->spaced)
		put(p, line_end && p->spot.place == TEXT ? '\n' : ' ');
	skip(p, n);
}

/* ---- HTML ---- */

static void begin_tag(struct pagec *p)
{
	put(p, '<');
	p->at++;
	p->closing = peek(p, 0) == '/';
	p->self_closing = false;
	if (p->closing) {
		put(p, '/');
		p->at++;
	}
	p->name = take_name(p);
	if (p->name.n == 0)
		fail(p, p->line, "'<' that begins no tag: write &lt;");
	if (str_eq(p->name, STR("style")))
		fail(p, p->line, "<style>: styles live in assets/, inline ones are refused by our Content-Security-Policy");
	if (!p->closing && holds_text_only(open_tag(p)))
		fail(p, p->line, "<%.*s> inside <%.*s>, which holds text only", TEXT_OF(p->name), TEXT_OF(open_tag(p)));
	p->spot.place = TAG;
	p->gap = false;
}

static void close_tag(struct pagec *p)
{
	size_t base = p->block_n > 0 ? p->blocks[p->block_n - 1].spot.depth : 0;
	if (p->spot.depth == 0)
		fail(p, p->line, "</%.*s> closes nothing", TEXT_OF(p->name));
	const struct tag *t = &p->tags[p->spot.depth - 1];
	if (!str_eq(t->name, p->name))
		fail(p, p->line, "</%.*s> where </%.*s> is due (opened in line %d)", TEXT_OF(p->name), TEXT_OF(t->name), t->line);
	if (p->spot.depth == base)
		fail(p, p->line, "</%.*s> closes a tag that was opened outside this branch (line %d)", TEXT_OF(p->name), t->line);
	p->spot.depth--;
}

static void end_tag(struct pagec *p)
{
	put(p, '>');
	p->at++;
	p->spot.place = TEXT;
	if (p->closing) {
		close_tag(p);
	} else if (!p->self_closing && !is_void_element(p->name)) {
		if (p->spot.depth == TAGS_MAX)
			fail(p, p->line, "more than %d tags open", TAGS_MAX);
		p->tags[p->spot.depth++] = (struct tag){p->name, p->line};
	}
}

static void take_comment(struct pagec *p)
{
	int line = p->line;
	while (p->at < p->in.n && !at_text(p, STR("-->")))
		skip(p, 1);
	if (p->at == p->in.n)
		fail(p, line, "this comment has no end");
	skip(p, 3);
}

static void take_text(struct pagec *p)
{
	char c = peek(p, 0);
	if (at_text(p, STR("<!--"))) {
		take_comment(p);
	} else if (at_text(p, STR("<!"))) {
		while (p->at < p->in.n && peek(p, 0) != '>')
			put(p, p->in.p[p->at++]);
	} else if (c == '<') {
		begin_tag(p);
	} else if (is_space(c) && !keeps_space(open_tag(p))) {
		take_space(p);
	} else if (str_eq(open_tag(p), STR("script"))) {
		fail(p, p->line, "inline script: modules live in assets/, inline ones are refused by our Content-Security-Policy");
	} else {
		put(p, c);
		skip(p, 1);
	}
}

/* Between the attributes of a tag. */
static void take_tag(struct pagec *p)
{
	char c = peek(p, 0);
	if (is_space(c)) {
		take_space(p);
		p->gap = true;
	} else if (c == '>') {
		end_tag(p);
	} else if (c == '/' && peek(p, 1) == '>') {
		put(p, c);
		p->at++;
		p->self_closing = true;
	} else if (is_name_char(c)) {
		if (!p->gap)
			fail(p, p->line, "white space is missing before an attribute of <%.*s>", TEXT_OF(p->name));
		p->spot.place = ATTRIBUTE_NAME;
	} else {
		fail(p, p->line, "'%c' inside <%.*s>", c, TEXT_OF(p->name));
	}
}

static void take_attribute_name(struct pagec *p)
{
	str name = take_name(p);
	p->spot.place = TAG;
	p->gap = false;
	if (peek(p, 0) != '=')
		return;
	if (str_starts(name, STR("on")))
		fail(p, p->line, "%.*s=: handlers live in modules, inline ones are refused by our Content-Security-Policy", TEXT_OF(name));
	if (str_eq(name, STR("style")) || str_eq(name, STR("srcdoc")))
		fail(p, p->line, "%.*s= is refused by our Content-Security-Policy: use a class", TEXT_OF(name));
	p->spot.kind = is_url_attribute(name) ? URL_VALUE : PLAIN_VALUE;
	p->spot.place = BEFORE_VALUE;
	put(p, '=');
	p->at++;
}

static void take_value_start(struct pagec *p)
{
	char c = peek(p, 0);
	if (c != '"' && c != '\'')
		fail(p, p->line, "an attribute's value must stand in quotes");
	put(p, c);
	p->at++;
	p->spot.quote = c;
	p->spot.place = VALUE;
	p->started = false;
}

static void take_value(struct pagec *p)
{
	char c = peek(p, 0);
	put(p, c);
	skip(p, 1);
	p->started = true;
	if (c == p->spot.quote) {
		p->spot = (struct spot){.place = TAG, .depth = p->spot.depth};
		p->gap = false;
	}
}

/* ---- words in braces ---- */

static void write_value(struct pagec *p, int line, str expr)
{
	const char *how = "PAGE_TEXT";
	if (str_eq(open_tag(p), STR("script")) && p->spot.place == TEXT)
		fail(p, line, "a value inside <script>: no escaping is safe there; give it in a data- attribute");
	switch (p->spot.place) {
	case TEXT: how = holds_text_only(open_tag(p)) ? "PAGE_ATTR" : "PAGE_TEXT"; break;
	case VALUE: how = p->spot.kind == URL_VALUE ? "PAGE_URL" : "PAGE_ATTR"; break;
	case TAG:
	case ATTRIBUTE_NAME: fail(p, line, "a value inside <%.*s>, outside an attribute", TEXT_OF(p->name));
	case BEFORE_VALUE: fail(p, line, "a value in an unquoted attribute: put it in quotes");
	}
	if (p->spot.place == VALUE && p->spot.kind == URL_VALUE && p->started)
		fail(p, line, "a URL is one value: make it whole with url_join");
	put_code(p, line, "\t%s(w, (%.*s));", how, TEXT_OF(expr));
	p->started = true;
}

static bool is_same_spot(const struct spot *a, const struct spot *b)
{
	return a->place == b->place && a->quote == b->quote && a->kind == b->kind && a->depth == b->depth;
}

static void end_branch(struct pagec *p, int line, const struct block *b)
{
	const struct spot *s = &p->spot;
	if (s->depth > b->spot.depth)
		fail(p, line, "<%.*s> (line %d) is still open at the end of the branch", TEXT_OF(open_tag(p)), p->tags[s->depth - 1].line);
	if (!is_same_spot(s, &b->spot))
		fail(p, line, "this branch ends in another place of the HTML than it began (line %d)", b->line);
}

static void open_block(struct pagec *p, int line, bool loops)
{
	if (p->spot.place == BEFORE_VALUE)
		fail(p, line, "a branch in an unquoted attribute: put it in quotes");
	if (p->block_n == BLOCKS_MAX)
		fail(p, line, "more than %d branches inside each other", BLOCKS_MAX);
	p->blocks[p->block_n++] = (struct block){.loops = loops, .line = line, .spot = p->spot, .gap = p->gap};
}

static struct block *innermost(struct pagec *p, int line, const char *word)
{
	if (p->block_n == 0)
		fail(p, line, "{{%s}} belongs to no {{if}} or {{each}}", word);
	return &p->blocks[p->block_n - 1];
}

static void write_else(struct pagec *p, int line, str rest)
{
	struct block *b = innermost(p, line, "else");
	if (b->loops || b->has_else)
		fail(p, line, "{{else}} belongs to no {{if}}");
	end_branch(p, line, b);
	p->gap = b->gap;
	if (rest.n == 0) {
		b->has_else = true;
		put_code(p, line, "\t} else {");
	} else if (str_starts(rest, STR("if "))) {
		put_code(p, line, "\t} else if (%.*s) {", TEXT_OF(str_sub(rest, 3, rest.n)));
	} else {
		fail(p, line, "after else stands nothing, or if and a condition");
	}
}

static void write_end(struct pagec *p, int line)
{
	end_branch(p, line, innermost(p, line, "end"));
	p->block_n--;
	p->gap = false;
	p->started = true;
	put_code(p, line, "\t}");
}

static void write_each(struct pagec *p, int line, str rest)
{
	size_t comma = rest.n;
	while (comma > 0 && rest.p[comma - 1] != ',')
		comma--;
	str name = str_split(&(str){rest.p, rest.n}, ' ');
	str array = str_sub(rest, name.n, comma > 0 ? comma - 1 - name.n : 0);
	str count = str_trim(str_sub(rest, comma, rest.n));
	if (comma <= name.n || !str_starts(array, STR(" in ")) || count.n == 0)
		fail(p, line, "write {{each NAME in ARRAY, COUNT}}");
	array = str_trim(str_sub(array, 4, array.n));
	open_block(p, line, true);
	put_code(p, line, "\tfor (size_t %.*s_i = 0; %.*s_i < (size_t)(%.*s); %.*s_i++) {", TEXT_OF(name), TEXT_OF(name), TEXT_OF(count),
		 TEXT_OF(name));
	put_code(p, line, "\tconst __typeof__((%.*s)[0]) *%.*s = &(%.*s)[%.*s_i];", TEXT_OF(array), TEXT_OF(name), TEXT_OF(array), TEXT_OF(name));
	put_code(p, line, "\t(void)%.*s;", TEXT_OF(name));
}

static void write_call(struct pagec *p, int line, str rest)
{
	str name = str_split(&rest, ' ');
	if (p->spot.place != TEXT || holds_text_only(open_tag(p)))
		fail(p, line, "{{call}} writes markup: only where text may stand");
	put_code(p, line, "\tpage_%.*s(w%s%.*s);", TEXT_OF(name), str_is_blank(rest) ? "" : ", ", TEXT_OF(str_trim(rest)));
}

static void open_function(struct pagec *p, int line, const char *end)
{
	put_code(p, line, "void page_%.*s%s(struct writer *w, const %.*s)\n{\n\t(void)w;\n\t(void)%.*s;", TEXT_OF(p->page), end, TEXT_OF(p->view),
		 TEXT_OF(p->view_name));
}

static void write_rest(struct pagec *p, int line)
{
	if (p->has_rest || p->block_n > 0 || p->spot.place != TEXT || holds_text_only(open_tag(p)))
		fail(p, line, "{{rest}} stands once, between tags and outside branches");
	p->has_rest = true;
	put_code(p, line, "}\n");
	open_function(p, line, "_rest");
}

static void write_page(struct pagec *p, int line, str rest)
{
	p->page = str_split(&rest, ' ');
	size_t at = str_find_str(rest, STR(" include "));
	p->view = str_trim(str_sub(rest, 0, at));
	str header = str_trim(str_sub(rest, at + 9, rest.n));
	size_t star = p->view.n;
	while (star > 0 && is_name_char(p->view.p[star - 1]))
		star--;
	p->view_name = str_sub(p->view, star, p->view.n);
	if (p->page.n == 0 || star == 0 || p->view_name.n == 0 || header.n < 3 || header.p[0] != '"')
		fail(p, line, "write {{page NAME struct VIEW *v include \"web/NAME.h\"}}");
	fprintf(p->out, "#include \"web/server/markup.h\"\n#include %.*s\n\n", TEXT_OF(header));
	open_function(p, line, "");
}

static bool begins_line(const struct pagec *p)
{
	size_t at = p->at;
	while (at > 0 && (p->in.p[at - 1] == ' ' || p->in.p[at - 1] == '\t'))
		at--;
	return at == 0 || p->in.p[at - 1] == '\n';
}

/* A word that is alone on its line takes the line end with it: the one before it was written already. */
static void skip_line_end(struct pagec *p)
{
	size_t n = 0;
	while (peek(p, n) == ' ' || peek(p, n) == '\t')
		n++;
	if (p->spot.place != TEXT || peek(p, n) != '\n' || keeps_space(open_tag(p)))
		return;
	skip(p, n + 1);
	p->spaced = true;
}

static void take_braces(struct pagec *p)
{
	int line = p->line;
	size_t n = str_find_str(str_sub(p->in, p->at, p->in.n), STR("}}"));
	if (p->at + n == p->in.n)
		fail(p, line, "{{ without }}");
	bool alone = begins_line(p);
	str all = str_trim(str_sub(p->in, p->at + 2, n - 2));
	str rest = all;
	str word = str_split(&rest, ' ');
	rest = str_trim(rest);
	skip(p, n + 2);
	if (p->spot.place == ATTRIBUTE_NAME)
		p->spot.place = TAG;
	if (str_eq(word, STR("if"))) {
		open_block(p, line, false);
		put_code(p, line, "\tif (%.*s) {", TEXT_OF(rest));
	} else if (str_eq(word, STR("each"))) {
		write_each(p, line, rest);
	} else if (str_eq(word, STR("else"))) {
		write_else(p, line, rest);
	} else if (str_eq(word, STR("end"))) {
		write_end(p, line);
	} else if (str_eq(word, STR("call"))) {
		write_call(p, line, rest);
		return;
	} else if (str_eq(all, STR("rest"))) {
		write_rest(p, line);
	} else if (str_eq(word, STR("page"))) {
		fail(p, line, "{{page}} stands once, at the very beginning");
	} else if (all.n == 0) {
		fail(p, line, "nothing between {{ and }}");
	} else {
		write_value(p, line, all);
		return;
	}
	if (alone)
		skip_line_end(p);
}

static void take_first(struct pagec *p)
{
	size_t n = str_find_str(p->in, STR("}}"));
	if (!at_text(p, STR("{{page ")) || n == p->in.n)
		fail(p, 1, "a template begins with {{page NAME struct VIEW *v include \"web/NAME.h\"}}");
	write_page(p, 1, str_trim(str_sub(p->in, 7, n - 7)));
	skip(p, n + 2);
	skip_line_end(p);
}

static void take_one(struct pagec *p)
{
	if (at_text(p, STR("{{"))) {
		take_braces(p);
		return;
	}
	switch (p->spot.place) {
	case TEXT: take_text(p); return;
	case TAG: take_tag(p); return;
	case ATTRIBUTE_NAME: take_attribute_name(p); return;
	case BEFORE_VALUE: take_value_start(p); return;
	case VALUE: take_value(p); return;
	}
}

static void compile(struct pagec *p)
{
	fputs("/* Made by pagec from a template; change that. */\n", p->out);
	take_first(p);
	while (p->at < p->in.n)
		take_one(p);
	if (p->block_n > 0)
		fail(p, p->blocks[p->block_n - 1].line, "this branch has no {{end}}");
	if (p->spot.place != TEXT)
		fail(p, p->line, "the file ends inside <%.*s>", TEXT_OF(p->name));
	if (p->spot.depth > 0)
		fail(p, p->tags[p->spot.depth - 1].line, "<%.*s> is never closed", TEXT_OF(open_tag(p)));
	flush(p);
	fputs("}\n", p->out);
}

int main(int argc, char **argv)
{
	static char buffer[1 << 20];
	static struct pagec p;
	if (argc != 3) {
		fputs("usage: pagec IN.html OUT.c\n", stderr);
		return 2;
	}
	FILE *in = fopen(argv[1], "rb");
	size_t n = in != NULL ? fread(buffer, 1, sizeof buffer, in) : 0;
	if (in == NULL || ferror(in) || n == sizeof buffer) {
		fprintf(stderr, "%s: cannot be read, or is larger than 1 MB\n", argv[1]);
		return 1;
	}
	fclose(in);
	char *made = NULL;
	size_t made_n = 0;
	p = (struct pagec){.file = argv[1], .in = {buffer, n}, .line = 1, .out = open_memstream(&made, &made_n)};
	if (p.out == NULL)
		return 1;
	compile(&p);
	fclose(p.out);
	FILE *out = fopen(argv[2], "wb"); /* only now, so that a template that is refused leaves nothing */
	if (out == NULL || fwrite(made, 1, made_n, out) != made_n || fclose(out) != 0) {
		fprintf(stderr, "%s: cannot be written\n", argv[2]);
		return 1;
	}
	free(made);
	return 0;
}
