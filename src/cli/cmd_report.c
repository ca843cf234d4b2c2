/* cmd_report.c - trivet report: what a practitioner reads in 60 seconds, on the terminal or as a file. */
#include "cli/cli.h"

#include "base/text.h"

#include <string.h>

#include "report/report_html.h"
#include "base/json.h"
#include "cli/report_text.h"
#include "report/report_period.h"

enum { FILE_COLUMNS = 90, PDF_BYTES_MAX = 4 << 20 };

/* ---- what goes in ---- */

/* "map,notes": bits of the parts. "map" is what people call the places. Fails: ERR_INPUT, told. */
static enum err read_parts(struct rim *rim, const char *list, uint32_t *ret_parts)
{
	str rest = str_of(list);
	*ret_parts = 0;
	while (rest.n > 0) {
		str word = str_trim(str_split(&rest, ','));
		size_t part = str_eq(word, STR("map")) ? REPORT_WHERE : word_index(report_part_words, REPORT_PARTS, word);
		if (part == REPORT_PARTS || part == REPORT_WHO)
			return complain_line(
				rim, ERR_INPUT,
				"report: the parts are map, prevents, trend, stool, done, verdict, danger, plan, withheld, ask, medicines, "
				"notes and sources");
		*ret_parts |= REPORT_BIT(part);
	}
	return OK;
}

static enum err read_wish(struct rim *rim, const struct args *args, const struct person *who, struct report_wish *wish)
{
	uint32_t with, without;
	*wish = report_usual(who);
	TRY(read_parts(rim, args->with, &with));
	TRY(read_parts(rim, args->without, &without));
	wish->parts = (wish->parts | with) & ~without;
	wish->name = str_trim(str_of(args->name));
	if (args_has(args, OPT_TO))
		wish->days = (struct store_days){.first = wish->days.first, .last = args->to};
	if (args_has(args, OPT_FROM))
		wish->days.first = args->from;
	else if (args_has(args, OPT_TO) && wish->days.first.n > args->to.n)
		wish->days = store_last_days(args->to, REPORT_DAYS_USUAL);
	if (!text_is_utf8(wish->name) || wish->name.n > REPORT_NAME_MAX)
		return complain_line(rim, ERR_INPUT, "report: --name takes up to 80 bytes of text");
	if (!report_days_allowed(who, wish->days))
		return complain_line(rim, ERR_INPUT, "report takes 1 to 366 days that end today or earlier, the first before the last");
	return OK;
}

/* ---- what comes out ---- */

static enum err put(struct rim *rim, const struct args *args, str bytes)
{
	if (args->out != NULL)
		return rim->write_file(rim, args->out, bytes); /* whole or not at all, and for this person's eyes */
	fwrite(bytes.p, 1, bytes.n, rim->out);                 /* what does not arrive is told at the end, as everywhere */
	return OK;
}

static enum err put_pdf(struct rim *rim, const struct args *args, str json)
{
	char *buffer = arena_take(rim->arena, PDF_BYTES_MAX, 1);
	if (buffer == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	struct writer pdf = writer_on(buffer, PDF_BYTES_MAX);
	enum err e = rim->make_pdf(rim, args->paper != NULL ? args->paper : "a4", json, &pdf);
	if (e == ERR_MISSING)
		return complain_line(rim, e,
				     "report: the PDF needs the program trivet-report beside trivet; --out FILE.html can be printed without it");
	if (e != OK)
		return complain_line(rim, e, "report: trivet-report could not make the PDF; --out FILE.html can be printed without it");
	return put(rim, args, writer_str(&pdf));
}

static str report_json(struct rim *rim, const struct report *report)
{
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	form_report(&j, report);
	w_char(&w, '\n');
	return arena_keep(rim->arena, &w);
}

static str report_page(struct rim *rim, const struct report *report)
{
	struct writer w = arena_writer(rim->arena);
	report_html_file(&w, report);
	return arena_keep(rim->arena, &w);
}

static str report_plain(struct rim *rim, const struct args *args, const struct report *report)
{
	struct text_page page = {.width = args->out != NULL ? FILE_COLUMNS : rim->columns,
				 .letters = args->out != NULL || rim->utf8 ? TEXT_UTF8 : TEXT_ASCII};
	struct writer w = arena_writer(rim->arena);
	report_text(&w, page, report);
	return arena_keep(rim->arena, &w);
}

static bool out_ends(const struct args *args, str end)
{
	return args->out != NULL && str_ends(str_of(args->out), end);
}

static enum err check_out(struct rim *rim, const struct args *args)
{
	str paper = str_of(args->paper);
	bool is_known = out_ends(args, STR(".pdf")) || out_ends(args, STR(".html")) || out_ends(args, STR(".txt")) || out_ends(args, STR(".json"));
	if (args->out != NULL && !is_known)
		return complain_line(rim, ERR_INPUT, "report: --out needs a file name that ends in .pdf, .html, .txt or .json");
	if (args->paper != NULL && !str_eq(paper, STR("a4")) && !str_eq(paper, STR("letter")))
		return complain_line(rim, ERR_INPUT, "report: --paper needs a4 or letter");
	return OK;
}

enum err cmd_report(struct rim *rim, const struct args *args)
{
	struct person *who;
	struct store *s;
	struct store_reader *r;
	struct report_wish wish;
	struct report *report = arena_new(rim->arena, struct report, 1);
	if (args->n_words > 0)
		return complain_line(rim, ERR_INPUT, "report takes only options; `trivet report --help` lists them");
	TRY(check_out(rim, args));
	TRY(load_person(rim, args, &who));
	TRY(rim->store(rim, &s, &r));
	TRY(read_wish(rim, args, who, &wish));
	enum err e = report != NULL ? report_make(r, who, &wish, rim->arena, report) : ERR_FULL;
	if (e != OK)
		return complain_line(rim, e, "report: what is stored could not be read; nothing was changed");
	if (out_ends(args, STR(".pdf")))
		return put_pdf(rim, args, report_json(rim, report));
	if (out_ends(args, STR(".html")))
		return put(rim, args, report_page(rim, report));
	bool is_json = args_has(args, OPT_JSON) || out_ends(args, STR(".json"));
	return put(rim, args, is_json ? report_json(rim, report) : report_plain(rim, args, report));
}
