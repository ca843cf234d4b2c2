/* letter.c - the words of each message, and how they are put together. */
#include "clinic/letter.h"

#include "base/json.h"
#include "clinic/day_names.h"
#include "clinic/invite.h"
#include "clinic/mine.h"

enum { LINES_MAX = 10, ICS_BYTES = 4096 };

/* What stands in a line as {0}, {1}, ... */
enum value { WHEN, WHO, WHERE, LINK, CODE, CLINIC, UNTIL, AFTER, WARN, SITE, VALUES };

struct words {
	str kind; /* how it begins: "reminder" of "reminder-24h" */
	bool invites;
	str subject;
	str lines[LINES_MAX]; /* one with a value that is empty is left out */
};

/* clang-format off */
static const struct words all[] = {
	{STR_INIT("confirmation"), true, STR_INIT("Your appointment on {0}"), {
		STR_INIT("Hello,"), STR_INIT(""),
		STR_INIT("Your appointment is booked."), STR_INIT(""),
		STR_INIT("When: {0}"), STR_INIT("With: {1}"), STR_INIT("Where: {2}"), STR_INIT(""),
		STR_INIT("To move or cancel it, open this page:\r\n{3}\r\n")}},
	{STR_INIT("change"), true, STR_INIT("Your appointment is now on {0}"), {
		STR_INIT("Hello,"), STR_INIT(""),
		STR_INIT("Your appointment has a new time."), STR_INIT(""),
		STR_INIT("When: {0}"), STR_INIT("With: {1}"), STR_INIT("Where: {2}"), STR_INIT(""),
		STR_INIT("If it does not suit you, choose another time or cancel it here:\r\n{3}\r\n")}},
	{STR_INIT("cancellation"), true, STR_INIT("Your appointment on {0} is cancelled"), {
		STR_INIT("Hello,"), STR_INIT(""),
		STR_INIT("Your appointment on {0} is cancelled."), STR_INIT(""),
		STR_INIT("You can book another one here:\r\n{9}/book\r\n")}},
	{STR_INIT("verify"), false, STR_INIT("Please confirm your appointment"), {
		STR_INIT("Hello,"), STR_INIT(""),
		STR_INIT("Somebody, probably you, asked for this appointment:"), STR_INIT(""),
		STR_INIT("When: {0}"), STR_INIT("With: {1}"), STR_INIT(""),
		STR_INIT("It is kept for you until {6}. To confirm it, type this code on the page where you booked: {4}\r\n"),
		STR_INIT("Or open this page and press the button there:\r\n{3}\r\n"),
		STR_INIT("If it was not you, do nothing: the time becomes free again by itself.\r\n")}},
	{STR_INIT("reminder"), false, STR_INIT("Reminder: your appointment on {0}"), {
		STR_INIT("Hello,"), STR_INIT(""),
		STR_INIT("This is a reminder of your appointment."), STR_INIT(""),
		STR_INIT("When: {0}"), STR_INIT("With: {1}"), STR_INIT("Where: {2}"), STR_INIT(""),
		STR_INIT("If you cannot come, please say so here:\r\n{3}\r\n")}},
	{STR_INIT("follow-up"), false, STR_INIT("After your appointment"), {
		STR_INIT("Hello,"), STR_INIT(""),
		STR_INIT("This is what to know after your treatment.\r\n"),
		STR_INIT("{7}"),
		STR_INIT("{8}\r\n")}},
};
/* clang-format on */

const str letter_no_address = STR_INIT("this is no email address");

/* A text with its values. False when one of them is empty. */
static bool fill(struct writer *w, str text, const str values[VALUES])
{
	bool has_all = true;
	for (size_t i = 0; i < text.n; i++) {
		bool is_value = text.p[i] == '{' && i + 2 < text.n && text.p[i + 2] == '}';
		if (!is_value) {
			w_char(w, text.p[i]);
			continue;
		}
		str value = values[text.p[i + 1] - '0'];
		has_all = has_all && value.n > 0;
		w_str(w, value);
		i += 2;
	}
	return has_all;
}

static const struct words *words_of(str kind)
{
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		if (str_starts(kind, all[i].kind))
			return &all[i];
	return NULL;
}

/* "7 December 2026, 09:00" by the clocks of a place. */
static str when_text(const struct desk *d, int64_t place, instant at)
{
	struct zone zone = zone_table_at(desk_zone(d, place), at);
	struct writer w = arena_writer(d->arena);
	w_day_long(&w, instant_day(at, zone));
	w_str(&w, STR(", "));
	w_clock(&w, instant_second(at, zone));
	return arena_keep(d->arena, &w);
}

static str link_text(const struct desk *d, int64_t visit)
{
	str secret = mine_letter_secret(d, visit);
	if (d->clinic.mail.site.n == 0 || secret.n == 0)
		return STR("");
	struct writer w = arena_writer(d->arena);
	w_str(&w, d->clinic.mail.site);
	w_str(&w, STR("/my/"));
	w_int(&w, visit);
	w_char(&w, '/');
	w_str(&w, secret);
	return arena_keep(d->arena, &w);
}

/* The after-care of the treatment that a visit was, a line each. */
static str after_text(const struct desk *d, const struct item *it)
{
	struct writer w = arena_writer(d->arena);
	for (size_t i = 0; i < it->after.n; i++) {
		w_str(&w, STR("- "));
		w_str(&w, it->after.p[i]);
		w_str(&w, STR("\r\n"));
	}
	return arena_keep(d->arena, &w);
}

static void take_values(const struct desk *d, const struct pack *p, const struct store_visit *v, str values[VALUES])
{
	uint16_t place = desk_place(d, v->place), service = clinic_service_named(&d->clinic, v->service);
	values[WHEN] = when_text(d, v->place, v->from);
	values[WHO] = v->practitioner != 0 ? day_name_of(d, v->practitioner) : STR("");
	values[WHERE] = place != CLINIC_NONE && d->clinic.n_places > 1 ? d->clinic.places[place].name : d->clinic.name;
	values[LINK] = link_text(d, v->id);
	values[CODE] = mine_code(d, v->id);
	values[CLINIC] = d->clinic.name;
	values[UNTIL] = v->state == VISIT_HELD ? when_text(d, v->place, v->until) : STR("");
	values[SITE] = d->clinic.mail.site;
	uint16_t item = service != CLINIC_NONE ? pack_item(p, d->clinic.services[service].item) : NONE;
	const struct item *it = item != NONE ? &p->items[item] : NULL;
	values[AFTER] = it != NULL ? after_text(d, it) : STR("");
	values[WARN] = it != NULL ? it->warn : STR("");
}

static str calendar_of(const struct desk *d, const struct store_visit *v, str email)
{
	char *room = arena_take(d->arena, ICS_BYTES, 1);
	if (room == NULL)
		return STR("");
	struct writer w = writer_on(room, ICS_BYTES);
	invite_write(&w, d, v, email);
	return writer_str(&w);
}

enum err letter_write(const struct desk *d, const struct pack *p, const struct store_visit *v, const struct store_mail *m, struct letter *ret_letter)
{
	const struct words *words = words_of(m->kind);
	str values[VALUES];
	if (words == NULL)
		return ERR_INPUT;
	take_values(d, p, v, values);
	struct writer w = arena_writer(d->arena);
	fill(&w, words->subject, values);
	struct letter letter = {.subject = arena_keep(d->arena, &w)};
	w = arena_writer(d->arena);
	for (size_t i = 0; i < LINES_MAX && words->lines[i].p != NULL; i++) {
		struct writer before = w;
		if (!fill(&w, words->lines[i], values))
			w = before;
		else
			w_str(&w, STR("\r\n"));
	}
	w_str(&w, d->clinic.name);
	w_str(&w, STR("\r\n"));
	letter.text = arena_keep(d->arena, &w);
	if (words->invites) {
		letter.calendar = calendar_of(d, v, m->to);
		letter.method = v->state == VISIT_CANCELLED ? STR("CANCEL") : STR("REQUEST");
	}
	*ret_letter = letter;
	return d->arena->full ? ERR_FULL : OK;
}

/* The same for every try of one message, so that a server that got it twice can see it. */
static str message_id(const struct desk *d, const struct store_mail *m)
{
	struct writer w = arena_writer(d->arena);
	w_int(&w, m->visit);
	w_char(&w, '.');
	w_int(&w, m->version);
	w_char(&w, '.');
	w_str(&w, m->kind);
	w_char(&w, '.');
	w_str(&w, d->identity);
	w_str(&w, STR("@trivet"));
	return arena_keep(d->arena, &w);
}

str letter_job(const struct desk *d, const struct store_mail *m, const struct letter *letter)
{
	const struct clinic_mail *mail = &d->clinic.mail;
	const struct {
		const char *key;
		str value;
	} parts[] = {
		{"server", mail->server},
		{"user", mail->user},
		{"password_file", mail->password_file},
		{"ca_file", mail->ca_file},
		{"from", mail->from},
		{"name", d->clinic.name},
		{"to", m->to},
		{"id", message_id(d, m)},
		{"subject", letter->subject},
		{"text", letter->text},
		{"calendar", letter->calendar},
		{"method", letter->method},
	};
	struct writer w = arena_writer(d->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		json_kstr(&j, parts[i].key, parts[i].value);
	json_close(&j, '}');
	return arena_keep(d->arena, &w);
}
