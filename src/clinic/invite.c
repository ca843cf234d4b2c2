/* invite.c - writes one event. */
#include "clinic/invite.h"

enum { LINE_BYTES = 75 };

/* A line, folded before its 76th byte and never inside a letter. */
static void line(struct writer *w, str name, str value)
{
	size_t room = LINE_BYTES - name.n;
	w_str(w, name);
	while (value.n > room) {
		size_t n = room;
		while (n > 1 && ((unsigned char)value.p[n] & 0xc0) == 0x80)
			n--;
		w_str(w, str_sub(value, 0, n));
		w_str(w, STR("\r\n "));
		value = str_sub(value, n, value.n);
		room = LINE_BYTES - 1;
	}
	w_str(w, value);
	w_str(w, STR("\r\n"));
}

/* What is text in a value: \ ; , and line ends are escaped. */
static str escaped(struct arena *a, str text)
{
	struct writer w = arena_writer(a);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\\' || text.p[i] == ';' || text.p[i] == ',')
			w_char(&w, '\\');
		w_char(&w, text.p[i] == '\n' ? ' ' : text.p[i]);
	}
	return arena_keep(a, &w);
}

/* In the value of a parameter there are no quotes and no controls. */
static str quoted(struct arena *a, str text)
{
	struct writer w = arena_writer(a);
	w_char(&w, '"');
	for (size_t i = 0; i < text.n; i++)
		w_char(&w, text.p[i] == '"' || (unsigned char)text.p[i] < ' ' ? '\'' : text.p[i]);
	w_char(&w, '"');
	return arena_keep(a, &w);
}

static str utc(struct arena *a, instant at)
{
	struct zone z = {0};
	struct date d = day_date(instant_day(at, z));
	int32_t s = instant_second(at, z);
	struct writer w = arena_writer(a);
	w_padded(&w, (uint64_t)d.year, 4);
	w_padded(&w, (uint64_t)d.month, 2);
	w_padded(&w, (uint64_t)d.day, 2);
	w_char(&w, 'T');
	w_padded(&w, (uint64_t)(s / 3600), 2);
	w_padded(&w, (uint64_t)(s / 60 % 60), 2);
	w_padded(&w, (uint64_t)(s % 60), 2);
	w_char(&w, 'Z');
	return arena_keep(a, &w);
}

static str uid(const struct desk *d, int64_t id)
{
	struct writer w = arena_writer(d->arena);
	w_int(&w, id);
	w_char(&w, '-');
	w_str(&w, d->identity);
	w_str(&w, STR("@trivet"));
	return arena_keep(d->arena, &w);
}

static str number(struct arena *a, int64_t n)
{
	struct writer w = arena_writer(a);
	w_int(&w, n);
	return arena_keep(a, &w);
}

static str joined(struct arena *a, str x, str y, str z)
{
	struct writer w = arena_writer(a);
	w_str(&w, x);
	w_str(&w, y);
	w_str(&w, z);
	return arena_keep(a, &w);
}

static void calendar_begin(struct writer *w, str method)
{
	line(w, STR("BEGIN:"), STR("VCALENDAR"));
	line(w, STR("VERSION:"), STR("2.0"));
	line(w, STR("PRODID:"), STR("-//trivet//clinic//EN"));
	line(w, STR("CALSCALE:"), STR("GREGORIAN"));
	if (method.n > 0)
		line(w, STR("METHOD:"), method);
}

static void event(struct writer *w, const struct desk *d, const struct store_visit *v, str email)
{
	bool gone = v->state == VISIT_CANCELLED;
	uint16_t place = desk_place(d, v->place);
	str name = d->clinic.name.n > 0 ? d->clinic.name : STR("Clinic");
	line(w, STR("BEGIN:"), STR("VEVENT"));
	line(w, STR("UID:"), uid(d, v->id));
	line(w, STR("SEQUENCE:"), number(d->arena, v->version));
	line(w, STR("DTSTAMP:"), utc(d->arena, v->at));
	line(w, STR("DTSTART:"), utc(d->arena, v->from));
	line(w, STR("DTEND:"), utc(d->arena, v->to));
	line(w, STR("SUMMARY:"), STR("Appointment"));
	line(w, STR("STATUS:"), gone ? STR("CANCELLED") : v->state == VISIT_HELD ? STR("TENTATIVE") : STR("CONFIRMED"));
	line(w, STR("ORGANIZER;CN="),
	     d->clinic.mail.from.n > 0 ? joined(d->arena, quoted(d->arena, name), STR(":mailto:"), d->clinic.mail.from)
				       : joined(d->arena, quoted(d->arena, name), STR(":"), STR("invalid:nomail")));
	if (email.n > 0)
		line(w, STR("ATTENDEE;CN="), joined(d->arena, quoted(d->arena, v->patient_name), STR(":mailto:"), email));
	if (place != CLINIC_NONE && d->clinic.n_places > 1)
		line(w, STR("LOCATION:"), escaped(d->arena, d->clinic.places[place].name));
	line(w, STR("CLASS:"), STR("PRIVATE"));
	line(w, STR("TRANSP:"), gone ? STR("TRANSPARENT") : STR("OPAQUE"));
	line(w, STR("END:"), STR("VEVENT"));
}

void invite_write(struct writer *w, const struct desk *d, const struct store_visit *v, str email)
{
	calendar_begin(w, v->state == VISIT_CANCELLED ? STR("CANCEL") : STR("REQUEST"));
	event(w, d, v, email);
	line(w, STR("END:"), STR("VCALENDAR"));
}

void invite_write_all(struct writer *w, const struct desk *d, const struct store_visits *visits)
{
	calendar_begin(w, STR(""));
	for (size_t i = 0; i < visits->n; i++) {
		struct arena before = *d->arena;
		event(w, d, &visits->at[i], STR(""));
		*d->arena = before; /* what an event needs is over with it */
	}
	line(w, STR("END:"), STR("VCALENDAR"));
}
