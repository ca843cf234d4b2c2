/*
 * visitor.h - booking without an account: what, when and with whom, who they are; the danger signs and what limits the treatment come before the times. Nothing about a
 * person is stored before a time is held.
 */
#ifndef TRIVET_WEB_PAGES_CLINIC_VISITOR_H
#define TRIVET_WEB_PAGES_CLINIC_VISITOR_H

#include "web/pages/clinic/day.h"
#include "web/pages/clinic/visit.h"
#include "web/pages/relief/relief.h"

struct visitor_service {
	const struct clinic_service *of;
	int32_t minutes;
	url where;
};
struct visitor_what_view {
	str clinic;
	const struct visitor_service *services;
	size_t n;
};
void page_visitor_what(struct writer *w, const struct visitor_what_view *v);

struct visitor_condition {
	str id, brief;
	bool yes;
};
struct visitor_safe_view {
	struct form_key *form;
	const struct clinic_service *service;
	struct relief_list list;
	const struct visitor_condition *conditions;
	size_t n_conditions;
	bool missing;
};
void page_visitor_safe(struct writer *w, const struct visitor_safe_view *v);

/* Not now: an emergency, or a doctor first. */
struct visitor_stop_view {
	bool is_emergency;
	str say, tell, number;
	url call;
};
void page_visitor_stop(struct writer *w, const struct visitor_stop_view *v);

/* Not this treatment: why, and what else there is. */
struct visitor_instead_view {
	const struct clinic_service *service;
	const str *words;
	size_t n_words;
	const struct visitor_service *services;
	size_t n;
};
void page_visitor_instead(struct writer *w, const struct visitor_instead_view *v);

struct visitor_day {
	day on;
	const struct clinic_time *at; /* `text` has the time and, after a space, with whom */
	size_t n;
};
/* What goes along from page to page. */
struct visitor_carry {
	str service;
	const str *ask; /* facts that the practitioner has to ask about */
	size_t n_ask;
};
struct visitor_when_view {
	struct form_key *form;
	const struct clinic_service *service;
	struct visitor_carry carry;
	const struct clinic_choice *people;
	size_t n_people;
	str with;
	const struct visitor_day *days;
	size_t n;
	day first, later;
	str why;
};
void page_visitor_when(struct writer *w, const struct visitor_when_view *v);

struct visitor_who_view {
	struct form_key *form;
	const struct clinic_service *service;
	struct visitor_carry carry;
	str at, when, with;
	str name, email, phone;
	str why;
};
void page_visitor_who(struct writer *w, const struct visitor_who_view *v);
void page_visitor_carry(struct writer *w, const struct visitor_carry *v);

struct visitor_mine_view {
	struct form_key *form;
	struct day_visit visit;
	day on;
	str range, clinic, price;
	url confirm, cancel, move, ics;
	bool is_by_letter; /* so no code is needed */
	bool is_held, is_gone, is_cancelled, is_past, is_new, can_cancel, can_move;
	str why;
};
void page_visitor_mine(struct writer *w, const struct visitor_mine_view *v);

struct visitor_move_view {
	struct form_key *form;
	struct day_visit visit;
	str was;
	day on;
	url action, before, after, back;
	bool has_before;
	const struct clinic_time *at;
	size_t n;
	str why;
};
void page_visitor_move(struct writer *w, const struct visitor_move_view *v);

enum err visitor_what(struct site *site, const struct request *q, struct response *r);
enum err visitor_safe(struct site *site, const struct request *q, struct response *r);
enum err visitor_when(struct site *site, const struct request *q, struct response *r);
enum err visitor_who(struct site *site, const struct request *q, struct response *r);
enum err visitor_hold(struct site *site, const struct request *q, struct response *r);
extern const struct field visitor_safe_fields[1];
extern const struct field visitor_when_fields[10];
extern const struct field visitor_who_fields[3];
extern const struct field visitor_hold_fields[6];

/* The visit behind a link. */
enum err visitor_mine(struct site *site, const struct request *q, struct response *r);
enum err visitor_confirm(struct site *site, const struct request *q, struct response *r);
enum err visitor_cancel(struct site *site, const struct request *q, struct response *r);
/* GET /feed/SECRET.ics */
enum err visitor_feed(struct site *site, const struct request *q, struct response *r);
enum err visitor_ics(struct site *site, const struct request *q, struct response *r);
enum err visitor_move_show(struct site *site, const struct request *q, struct response *r);
enum err visitor_move(struct site *site, const struct request *q, struct response *r);
extern const struct field visitor_mine_fields[2];
extern const struct field visitor_confirm_fields[1];
extern const struct field visitor_move_show_fields[1];
extern const struct field visitor_move_fields[1];

#endif
