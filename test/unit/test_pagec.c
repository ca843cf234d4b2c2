/*
 * test_pagec.c - the template compiler, end to end: templates go through the program itself, and what it makes through the C compiler.
 *
 *     test_pagec PAGEC CC SRC
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test_pagec_view.h"

static const char *pagec, *cc, *src;
static char folder[] = "/tmp/test_pagec_XXXXXX";

#define PAGE "{{page sample struct sample_view *v include \"test_pagec_view.h\"}}\n"

/* Runs a program and collects what it complains about. Returns its exit status. */
static int run(const char *const *argv, char *ret_said, size_t cap)
{
	int pipes[2];
	size_t n = 0;
	assert_int_equal(pipe(pipes), 0);
	pid_t child = fork();
	if (child == 0) {
		dup2(pipes[1], 2);
		close(pipes[0]);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	close(pipes[1]);
	ssize_t got = 1;
	while (got > 0) {
		got = read(pipes[0], ret_said + n, cap - 1 - n);
		n += got > 0 ? (size_t)got : 0;
	}
	ret_said[n] = '\0';
	close(pipes[0]);
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static char said[20000];

/* Compiles the template; with a second step what came out of it too. */
static int compile_page(const char *text)
{
	char in[100], out[100];
	snprintf(in, sizeof in, "%s/sample.html", folder);
	snprintf(out, sizeof out, "%s/sample.c", folder);
	FILE *f = fopen(in, "wb");
	assert_non_null(f);
	fputs(PAGE, f);
	fputs(text, f);
	fclose(f);
	unlink(out);
	return run((const char *const[]){pagec, in, out, NULL}, said, sizeof said);
}

static int compile_c(void)
{
	char out[100], include[300], here[300];
	snprintf(out, sizeof out, "%s/sample.c", folder);
	snprintf(include, sizeof include, "-I%s", src);
	snprintf(here, sizeof here, "-I%s/../test/unit", src);
	return run((const char *const[]){cc, "-std=c17", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", include, here, out, NULL}, said,
		   sizeof said);
}

static void test_refused_by_pagec(void **state)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
		{"<script>var a = {{v->name}};</script>", ":2: "},
		{"<script>{{v->name}}</script>", ":2: a value inside <script>"},
		{"<p>\n<script>let a</script></p>", ":3: inline script"},
		{"<style>p { color: {{v->name}} }</style>", ":2: <style>"},
		{"<p onclick=\"go({{v->name}})\">", ":2: onclick="},
		{"<p style=\"color:{{v->name}}\">", ":2: style="},
		{"<iframe srcdoc=\"{{v->name}}\">", ":2: srcdoc="},
		{"<p\nclass={{v->name}}>", ":3: a value in an unquoted attribute"},
		{"<p class=a>", ":2: an attribute's value must stand in quotes"},
		{"<p {{v->name}}>", "outside an attribute"},
		{"<{{v->name}}>", "begins no tag"},
		{"<p class=\"a\"id=\"b\">", "white space is missing"},
		{"<a href=\"/item/{{v->name}}\">x</a>", "a URL is one value"},
		{"<a href=\"{{v->where}}{{v->where}}\">x</a>", "a URL is one value"},
		{"<p><b></p></b>", "</p> where </b> is due (opened in line 2)"},
		{"<p>\n<b>\n", ":3: <b> is never closed"},
		{"</p>", "closes nothing"},
		{"<p>{{if v->n}}</p>{{end}}", "opened outside this branch"},
		{"{{if v->n}}<p>{{end}}", "<p> (line 2) is still open at the end of the branch"},
		{"{{if v->n}}<p>{{else}}</p>{{end}}", "still open"},
		{"<p {{if v->n}}class=\"a{{end}}\">", "ends in another place"},
		{"<p {{if v->n}}class={{end}}\"a\">", "ends in another place"},
		{"{{if v->n}}\n", ":2: this branch has no {{end}}"},
		{"{{end}}", "belongs to no"},
		{"{{each s in v->step, 2}}{{else}}{{end}}", "{{else}} belongs to no {{if}}"},
		{"{{if v->n}}{{else}}{{else}}{{end}}", "{{else}} belongs to no {{if}}"},
		{"{{each s of v->step}}{{end}}", "write {{each NAME in ARRAY, COUNT}}"},
		{"<p title=\"{{call other v}}\">", "only where text may stand"},
		{"<title>{{call other v}}</title>", "only where text may stand"},
		{"<textarea><b></b></textarea>", "which holds text only"},
		{"{{v->name", "{{ without }}"},
		{"{{ }}", "nothing between"},
		{"<p class=\"a", "the file ends inside <p>"},
		{"<!-- never", "has no end"},
		{"a < b", "write &lt;"},
		{PAGE, "stands once"},
		{"{{if v->n}}{{rest}}{{end}}", "outside branches"},
		{"<p>{{rest}}{{rest}}</p>", "stands once"},
		{"<p {{rest}}></p>", "between tags"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		print_message("# row %zu\n", i);
		assert_int_equal(compile_page(rows[i].text), 1);
		if (strstr(said, rows[i].says) == NULL)
			fail_msg("it said: %s", said);
	}
}

/* What pagec lets through but the type of the value forbids. The C compiler names the template and its line. */
static void test_refused_by_type(void **state)
{
	static const char *const texts[] = {
		"<a\nhref=\"{{v->name}}\">x</a>",
		"<p>\n<img src=\"{{v->word}}\"></p>",
		"<p>\n<button formaction=\"{{v->name}}\">x</button></p>",
		"<p\ntitle=\"{{v->markup}}\">x</p>",
		"<p\ntitle=\"{{v->where}}\">x</p>",
		"<p>\n{{v->where}}</p>",
		"<p>\n{{v->when}}</p>",
		"<p>\n{{v->yes}}</p>",
		"<p>\n{{*v}}</p>",
		"<textarea>\n{{v->markup}}</textarea>",
	};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		print_message("# row %zu\n", i);
		assert_int_equal(compile_page(texts[i]), 0);
		assert_int_not_equal(compile_c(), 0);
		assert_non_null(strstr(said, "sample.html:3"));
	}
}

static void test_accepted(void **state)
{
	static const char *const texts[] = {
		"",
		"<!doctype html><p>a<br>b<img src=\"{{v->where}}\" alt=\"\"></p>",
		"<p{{if v->n}} class=\"a\"{{else}} class=\"b\"{{end}}>x</p>",
		"<option value=\"1\"{{if v->n}} selected{{end}}>x</option>",
		"<p class=\"a{{if v->n}} b{{end}}\">x</p>",
		"<a href=\"{{if v->n}}{{v->where}}{{else}}/b{{end}}\">x</a>",
		"<a href=\"{{v->where}}#here\">x</a>",
		"{{if v->n}}a{{else if v->yes}}b{{else}}c{{end}}",
		"<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>",
		"<script type=\"module\" src=\"{{v->where}}\"></script>",
		"{{each s in v->step, v->n}}<p>{{s_i}}</p>{{end}}",
		"<time datetime=\"{{v->when}}\">{{call day_short v->when}}</time>",
		"<main>{{v->name}}{{rest}}{{v->name}}</main>",
		"what?\?= is this?",
	};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		print_message("# row %zu\n", i);
		assert_int_equal(compile_page(texts[i]), 0);
		if (compile_c() != 0)
			fail_msg("it said: %s", said);
	}
}

/* A refused template leaves nothing that a build could take for its result. */
static void test_refused_leaves_nothing(void **state)
{
	char out[100];
	(void)state;
	snprintf(out, sizeof out, "%s/sample.c", folder);
	assert_int_equal(compile_page("<p>"), 1);
	assert_int_equal(access(out, F_OK), -1);
}

/* test_pagec_page.html, compiled by the build. */
static void test_written(void **state)
{
	static const struct sample_step steps[] = {{STR_INIT("one")}, {STR_INIT("<two>")}};
	struct sample_view v = {.name = STR("A&B \"<i>'"), .word = "w<", .n = -3, .step = steps, .step_n = 2, .when = {20783}};
	char buffer[2000];
	struct writer w = writer_on(buffer, sizeof buffer);
	(void)state;
	v.where = URL("/a?b=1&c=2");
	v.markup = html_trusted(STR("<em>x</em>"));
	v.big = UINT64_MAX;
	page_sample(&w, &v);
	assert_false(w.full);
	w_char(&w, '\0');
	assert_string_equal(
		buffer,
		"<p title=\"A&amp;B &quot;&lt;i&gt;&#39;\" class=\"a\">A&amp;B &quot;&lt;i&gt;&#39; w&lt; -3 18446744073709551615 <em>x</em></p>\n"
		"<a href=\"/a?b=1&amp;c=2\">two\nwords</a>\n"
		"<ul>\n<li>0 one</li>\n<li>1 &lt;two&gt;</li>\n</ul>\n"
		"no\n"
		"<pre>\n  kept   as it is\n</pre>\n"
		"what?\?= \"quoted\" \\ 26 November 2026\n");
}

/* The fast escape of pages writes what the plain one of base/ writes: every byte at every place of texts up to 40 bytes. */
static void test_escape_is_exact(void **state)
{
	char text[40], fast[400], plain[400];
	(void)state;
	for (size_t n = 0; n <= sizeof text; n++)
		for (size_t at = 0; at < n; at++)
			for (int byte = 0; byte < 256; byte++) {
				struct writer a = writer_on(fast, sizeof fast), b = writer_on(plain, sizeof plain);
				memset(text, 'x', sizeof text);
				text[at] = (char)byte;
				text[n - 1] = text[n - 1] == 'x' ? '<' : text[n - 1];
				page_put_str(&a, (str){text, n});
				w_html(&b, (str){text, n});
				assert_true(str_eq(writer_str(&a), writer_str(&b)));
			}
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) != NULL ? 0 : -1;
}

static int remove_folder(void **state)
{
	char name[100];
	(void)state;
	snprintf(name, sizeof name, "%s/sample.html", folder);
	unlink(name);
	snprintf(name, sizeof name, "%s/sample.c", folder);
	unlink(name);
	return rmdir(folder);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused_by_pagec), cmocka_unit_test(test_refused_by_type),        cmocka_unit_test(test_accepted),
		cmocka_unit_test(test_written),          cmocka_unit_test(test_refused_leaves_nothing), cmocka_unit_test(test_escape_is_exact),
	};
	if (argc != 4)
		return 2;
	pagec = argv[1];
	cc = argv[2];
	src = argv[3];
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
