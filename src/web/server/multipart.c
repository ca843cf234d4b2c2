/* multipart.c - the body of a form that carries a file. */
#include "web/server/multipart.h"

#include "base/ascii.h"
#include "base/text.h"

enum { BOUNDARY_MAX = 70 /* RFC 2046 */, HEAD_LINES_MAX = 8, PARTS_MAX = 2048 /* a table with many columns has a few boxes for each */ };

bool multipart_is(str content_type)
{
	return ascii_begins(str_trim(str_split(&content_type, ';')), STR("multipart/form-data")) && content_type.n > 0;
}

/* NAME="..." or NAME=... among what follows semicolons. Browsers write a quote in a name as %22. */
static bool parameter(str rest, str name, str *ret_value)
{
	while (rest.n > 0) {
		rest = str_trim(rest);
		size_t equals = str_find(rest, '=');
		str key = str_trim(str_sub(rest, 0, equals));
		rest = str_sub(rest, equals + 1, rest.n);
		str value;
		if (rest.n > 0 && rest.p[0] == '"') {
			rest = str_sub(rest, 1, rest.n);
			if (str_find(rest, '"') == rest.n)
				return false;
			value = str_split(&rest, '"');
			str_split(&rest, ';');
		} else {
			value = str_trim(str_split(&rest, ';'));
		}
		if (ascii_is(key, name)) {
			*ret_value = value;
			return true;
		}
	}
	return false;
}

/* Cuts a line with its CRLF. */
static bool cut_line(str *rest, str *ret_line)
{
	size_t end = str_find_str(*rest, STR("\r\n"));
	if (end == rest->n)
		return false;
	*ret_line = str_sub(*rest, 0, end);
	*rest = str_sub(*rest, end + 2, rest->n);
	return true;
}

struct part {
	str name, body;
	bool is_file;
};

/* The lines above a part: its name, and whether it is a file. */
static bool read_head(str *rest, struct part *part)
{
	bool has_name = false;
	str line, nothing;
	for (size_t i = 0; i < HEAD_LINES_MAX && cut_line(rest, &line); i++) {
		if (line.n == 0)
			return has_name;
		if (!ascii_begins(line, STR("content-disposition:")))
			continue;
		str_split(&line, ':');
		if (has_name || !str_eq(str_trim(str_split(&line, ';')), STR("form-data")) || !parameter(line, STR("name"), &part->name))
			return false;
		has_name = true;
		part->is_file = parameter(line, STR("filename"), &nothing);
	}
	return false;
}

/* A part up to the next boundary, which is cut off with it. */
static bool read_part(str *rest, str mark, struct part *part)
{
	if (!read_head(rest, part))
		return false;
	size_t end = str_find_str(*rest, mark);
	if (end == rest->n)
		return false;
	part->body = str_sub(*rest, 0, end);
	*rest = str_sub(*rest, end + mark.n, rest->n);
	return true;
}

int multipart_read(str body, str content_type, struct arena *a, struct pairs *ret_texts, struct pairs *ret_files)
{
	char buffer[BOUNDARY_MAX + 4];
	struct writer w = writer_on(buffer, sizeof buffer);
	struct pair *texts = arena_new(a, struct pair, PARTS_MAX), *files = arena_new(a, struct pair, PARTS_MAX);
	size_t n_texts = 0, n_files = 0;
	str boundary, line;
	if (texts == NULL || files == NULL)
		return 507;
	str_split(&content_type, ';');
	if (!parameter(content_type, STR("boundary"), &boundary) || boundary.n == 0 || boundary.n > BOUNDARY_MAX)
		return 400;
	w_str(&w, STR("\r\n--"));
	w_str(&w, boundary);
	str mark = writer_str(&w), first = str_sub(mark, 2, mark.n);
	if (!str_starts(body, first))
		return 400;
	body = str_sub(body, first.n, body.n);
	while (!str_starts(body, STR("--"))) {
		struct part part = {0};
		if (n_texts + n_files == PARTS_MAX || !cut_line(&body, &line) || line.n > 0 || !read_part(&body, mark, &part))
			return 400;
		if (!text_is_utf8(part.name) || (!part.is_file && !text_is_utf8(part.body)))
			return 400;
		if (part.is_file)
			files[n_files++] = (struct pair){part.name, part.body};
		else
			texts[n_texts++] = (struct pair){part.name, part.body};
	}
	*ret_texts = (struct pairs){texts, n_texts};
	*ret_files = (struct pairs){files, n_files};
	return 200;
}
