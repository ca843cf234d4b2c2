/* routes.c - a clinic on one screen. */
#include "web/pages/clinic/routes.h"

#include "web/pages/clinic/book.h"
#include "web/pages/clinic/closed.h"
#include "web/pages/clinic/day.h"
#include "web/pages/clinic/enter.h"
#include "web/pages/clinic/visit.h"
#include "web/pages/clinic/visitor.h"

static const struct route rows[] = {
	{METHOD_GET, "/", clinic_home, FIELDS_NONE},
	{METHOD_GET, "/desk", clinic_day_show, FIELDS(clinic_day_fields)},
	{METHOD_GET, "/desk/week", clinic_week_show, FIELDS(clinic_day_fields)},
	{METHOD_GET, "/desk/sheet", clinic_sheet_show, FIELDS(clinic_day_fields)},
	{METHOD_POST, "/desk/sign-out", clinic_sign_out, FIELDS_NONE},
	{METHOD_POST, "/desk/undo", clinic_undo, FIELDS(clinic_undo_fields)},
	{METHOD_GET, "/desk/book", clinic_book_show, FIELDS(clinic_book_show_fields)},
	{METHOD_POST, "/desk/book", clinic_book_keep, FIELDS(clinic_book_keep_fields)},
	{METHOD_GET, "/desk/closed", clinic_closed_show, FIELDS(clinic_closed_show_fields)},
	{METHOD_POST, "/desk/closed", clinic_closed_add, FIELDS(clinic_closed_fields)},
	{METHOD_POST, "/desk/closed/:id/lift", clinic_closed_lift, FIELDS_NONE},
	{METHOD_GET, "/desk/visit/:id", clinic_visit_show, FIELDS_NONE},
	{METHOD_POST, "/desk/visit/:id/came", clinic_visit_came, FIELDS(clinic_came_fields)},
	{METHOD_POST, "/desk/visit/:id/confirm", clinic_visit_confirm, FIELDS_NONE},
	{METHOD_POST, "/desk/visit/:id/cancel", clinic_visit_cancel, FIELDS_NONE},
	{METHOD_GET, "/desk/visit/:id/move", clinic_move_show, FIELDS(clinic_move_show_fields)},
	{METHOD_POST, "/desk/visit/:id/move", clinic_move_keep, FIELDS(clinic_move_fields)},
	{METHOD_POST, "/desk/squeeze/:id", clinic_squeeze, FIELDS(clinic_squeeze_fields)},
};

static const struct route open_rows[] = {
	{METHOD_GET, "/book", visitor_what, FIELDS_NONE},
	{METHOD_GET, "/book/safe", visitor_safe, FIELDS(visitor_safe_fields)},
	{METHOD_POST, "/book/when", visitor_when, FIELDS(visitor_when_fields)},
	{METHOD_POST, "/book/who", visitor_who, FIELDS(visitor_who_fields)},
	{METHOD_POST, "/book/hold", visitor_hold, FIELDS(visitor_hold_fields)},
	{METHOD_GET, "/my/:id/:secret", visitor_mine, FIELDS(visitor_mine_fields)},
	{METHOD_POST, "/my/:id/:secret/confirm", visitor_confirm, FIELDS(visitor_confirm_fields)},
	{METHOD_POST, "/my/:id/:secret/cancel", visitor_cancel, FIELDS_NONE},
	{METHOD_GET, "/my/:id/:secret/visit.ics", visitor_ics, FIELDS_NONE},
	{METHOD_GET, "/feed/:secret", visitor_feed, FIELDS_NONE},
	{METHOD_GET, "/my/:id/:secret/move", visitor_move_show, FIELDS(visitor_move_show_fields)},
	{METHOD_POST, "/my/:id/:secret/move", visitor_move, FIELDS(visitor_move_fields)},
	{METHOD_GET, "/sign-in", clinic_sign_in_show, FIELDS(clinic_sign_in_show_fields)},
	{METHOD_POST, "/sign-in", clinic_sign_in, FIELDS(clinic_sign_in_fields)},
};

const struct routes clinic_open_routes = {.row = open_rows, .n = sizeof open_rows / sizeof open_rows[0]};
const struct routes clinic_routes = {.row = rows, .n = sizeof rows / sizeof rows[0]};
