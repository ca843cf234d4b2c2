/* report.c - the report for a practitioner. */
#include "web/pages/report/report.h"

#include "base/json.h"
#include "web/server/slip.h"
#include "report/report_period.h"

enum { FIRST, LAST, NAME, QUESTION, PAPER, CHOSEN, PART };

const struct field report_fields[7] = {
	[FIRST] = {.name = "first", .label = "First day", .kind = FIELD_DAY},
	[LAST] = {.name = "last", .label = "Last day", .kind = FIELD_DAY},
	[NAME] = {.name = "name", .label = "Name", .kind = FIELD_LINE, .min = 0, .max = REPORT_NAME_MAX},
	[QUESTION] = {.name = "question", .label = "Your question", .kind = FIELD_LINE, .min = 0, .max = REPORT_QUESTION_MAX},
	[PAPER] = {.name = "paper", .label = "Paper", .kind = FIELD_CHOICE, .choices = "a4 letter"},
	[CHOSEN] = {.name = "chosen", .label = "Parts were chosen", .kind = FIELD_CHECK},
	[PART] = {.name = "part", .label = "Parts", .kind = FIELD_MANY},
};

void page_report_article(struct writer *w, const struct report *report)
{
	report_html(w, report);
}

/* ---- what was chosen ---- */

/* Fails: ERR_INPUT: something that is not on the page. */
static enum err read_parts(struct pairs chosen, uint32_t *ret_parts)
{
	*ret_parts = 0;
	for (size_t i = 0; i < chosen.n; i++) {
		size_t part = word_index(report_part_words, REPORT_PARTS, chosen.p[i].value);
		if (part == REPORT_PARTS || part == REPORT_WHO)
			return ERR_INPUT;
		*ret_parts |= REPORT_BIT(part);
	}
	return OK;
}

static enum err read_wish(const struct value *sent, struct report_view *v)
{
	struct report_wish *wish = &v->wish;
	*wish = report_usual(v->who);
	struct store_days days = {sent[FIRST].given ? sent[FIRST].day : wish->days.first, sent[LAST].given ? sent[LAST].day : wish->days.last};
	v->shown = days;
	v->wrong_days = !report_days_allowed(v->who, days);
	v->letter = sent[PAPER].given && str_eq(sent[PAPER].text, STR("letter"));
	wish->name = sent[NAME].given ? sent[NAME].text : STR("");
	wish->question = sent[QUESTION].given ? sent[QUESTION].text : STR("");
	if (!v->wrong_days)
		wish->days = days;
	return sent[CHOSEN].given && sent[CHOSEN].number == 1 ? read_parts(sent[PART].many, &wish->parts) : OK;
}

static enum err view_of(struct site *site, const struct request *q, struct response *r, struct report_view **ret_view)
{
	struct person *who;
	struct report_view *v = arena_new(r->arena, struct report_view, 1);
	struct report *report = arena_new(r->arena, struct report, 1);
	if (v == NULL || report == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	v->who = who;
	v->report = report;
	v->has_pdf = !keeping_in_browser(q->keeping); /* no program is beside a browser */
	TRY(read_wish(q->value, v));
	TRY(app_report(site->app, who, &v->wish, r->arena, report));
	for (enum report_part part = REPORT_VERDICT; part < REPORT_PARTS; part++)
		v->choices[v->n_choices++] =
			(struct report_choice){report_part_words[part], report->part[part].title, (v->wish.parts >> part & 1) != 0};
	*ret_view = v;
	return OK;
}

/* ---- GET /report ---- */

static enum err show(const struct request *q, struct response *r, const struct report_view *v)
{
	if (v->wrong_days) {
		r->status = 400;
		response_slip(r, q, STR("first"),
			      STR("Those days cannot be used: choose 1 to 366 days that end today or earlier, the first before the last. The report "
				  "below has the usual ones."));
	}
	page_report(response_page(r, "Report", NAV_PROGRESS), v);
	return OK;
}

enum err report_show(struct site *site, const struct request *q, struct response *r)
{
	struct report_view *v;
	TRY(view_of(site, q, r, &v));
	return show(q, r, v);
}

/* ---- GET /report.pdf ---- */

static void pdf_made(struct response *r, enum err e)
{
	if (e == OK) {
		response_bytes(r, "application/pdf", writer_str(&r->w));
		response_header(r, "Content-Disposition", "inline; filename=\"upper-back-report.pdf\"");
		return;
	}
	r->status = e == ERR_BUSY ? 503 : 500;
	page_report_missing(response_page(r, "The PDF could not be made", NAV_PROGRESS), NULL);
}

enum err report_pdf(struct site *site, const struct request *q, struct response *r)
{
	struct report_view *v;
	struct pdf_wish *pdf = arena_new(r->arena, struct pdf_wish, 1);
	TRY(view_of(site, q, r, &v));
	if (pdf == NULL)
		return ERR_FULL;
	if (v->wrong_days)
		return show(q, r, v);
	struct writer w = arena_writer(r->arena);
	struct json j = json_on(&w);
	form_report(&j, v->report);
	*pdf = (struct pdf_wish){.input = arena_keep(r->arena, &w), .paper = v->letter ? "letter" : "a4", .done = pdf_made};
	r->pdf = pdf;
	return OK;
}
