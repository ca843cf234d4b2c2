/* routes.c - a clinic on one screen. */
#include "web/pages/clinic/routes.h"

#include "web/pages/clinic/book.h"
#include "web/pages/clinic/closed.h"
#include "web/pages/clinic/day.h"
#include "web/pages/clinic/enter.h"
#include "web/pages/clinic/outbox.h"
#include "web/pages/clinic/visit.h"
#include "web/pages/clinic/visitor.h"

enum { ANYONE = ROUTE_ANYONE, DESK = 1u << ROLE_STAFF | 1u << ROLE_OWNER };

static const struct route rows[] = {
	{METHOD_GET, "/", DESK, clinic_home, FIELDS_NONE},
	{METHOD_GET, "/desk", DESK, clinic_day_show, FIELDS(clinic_day_fields)},
	{METHOD_GET, "/desk/week", DESK, clinic_week_show, FIELDS(clinic_day_fields)},
	{METHOD_GET, "/desk/sheet", DESK, clinic_sheet_show, FIELDS(clinic_day_fields)},
	{METHOD_POST, "/desk/sign-out", DESK, clinic_sign_out, FIELDS_NONE},
	{METHOD_POST, "/desk/undo", DESK, clinic_undo, FIELDS(clinic_undo_fields)},
	{METHOD_GET, "/desk/book", DESK, clinic_book_show, FIELDS(clinic_book_show_fields)},
	{METHOD_POST, "/desk/book", DESK, clinic_book_keep, FIELDS(clinic_book_keep_fields)},
	{METHOD_GET, "/desk/closed", DESK, clinic_closed_show, FIELDS(clinic_closed_show_fields)},
	{METHOD_POST, "/desk/closed", DESK, clinic_closed_add, FIELDS(clinic_closed_fields)},
	{METHOD_POST, "/desk/closed/:id/lift", DESK, clinic_closed_lift, FIELDS_NONE},
	{METHOD_GET, "/desk/messages", DESK, clinic_outbox_show, FIELDS(clinic_outbox_show_fields)},
	{METHOD_POST, "/desk/messages/:id/:kind", DESK, clinic_outbox_settle, FIELDS(clinic_outbox_fields)},
	{METHOD_GET, "/desk/visit/:id", DESK, clinic_visit_show, FIELDS_NONE},
	{METHOD_POST, "/desk/visit/:id/came", DESK, clinic_visit_came, FIELDS(clinic_came_fields)},
	{METHOD_POST, "/desk/visit/:id/confirm", DESK, clinic_visit_confirm, FIELDS_NONE},
	{METHOD_POST, "/desk/visit/:id/cancel", DESK, clinic_visit_cancel, FIELDS_NONE},
	{METHOD_GET, "/desk/visit/:id/move", DESK, clinic_move_show, FIELDS(clinic_move_show_fields)},
	{METHOD_POST, "/desk/visit/:id/move", DESK, clinic_move_keep, FIELDS(clinic_move_fields)},
	{METHOD_POST, "/desk/squeeze/:id", DESK, clinic_squeeze, FIELDS(clinic_squeeze_fields)},
	{METHOD_GET, "/book", ANYONE, visitor_what, FIELDS_NONE},
	{METHOD_GET, "/book/safe", ANYONE, visitor_safe, FIELDS(visitor_safe_fields)},
	{METHOD_POST, "/book/when", ANYONE, visitor_when, FIELDS(visitor_when_fields)},
	{METHOD_POST, "/book/who", ANYONE, visitor_who, FIELDS(visitor_who_fields)},
	{METHOD_POST, "/book/hold", ANYONE, visitor_hold, FIELDS(visitor_hold_fields)},
	{METHOD_GET, "/my/:id/:secret", ANYONE, visitor_mine, FIELDS(visitor_mine_fields)},
	{METHOD_POST, "/my/:id/:secret/confirm", ANYONE, visitor_confirm, FIELDS(visitor_confirm_fields)},
	{METHOD_POST, "/my/:id/:secret/cancel", ANYONE, visitor_cancel, FIELDS_NONE},
	{METHOD_GET, "/my/:id/:secret/visit.ics", ANYONE, visitor_ics, FIELDS_NONE},
	{METHOD_GET, "/feed/:secret", ANYONE, visitor_feed, FIELDS_NONE},
	{METHOD_GET, "/my/:id/:secret/move", ANYONE, visitor_move_show, FIELDS(visitor_move_show_fields)},
	{METHOD_POST, "/my/:id/:secret/move", ANYONE, visitor_move, FIELDS(visitor_move_fields)},
	{METHOD_GET, "/sign-in", ANYONE, clinic_sign_in_show, FIELDS(clinic_sign_in_show_fields)},
	{METHOD_POST, "/sign-in", ANYONE, clinic_sign_in, FIELDS(clinic_sign_in_fields)},
};

const struct routes clinic_routes = {.row = rows, .n = sizeof rows / sizeof rows[0]};
