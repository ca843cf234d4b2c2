/* check.h - the check: what is asked, page by page, by exception. Every answer is kept as it comes, so it can be left and taken up again. */
#ifndef TRIVET_WEB_PAGES_CHECK_CHECK_H
#define TRIVET_WEB_PAGES_CHECK_CHECK_H

#include "web/pages/check/check_view.h"

extern const struct field check_screen_fields[6], check_answer_fields[8];
extern const struct field check_ask_fields[8], check_ask_answer_fields[10];
extern const struct field check_again_fields[7], check_again_answer_fields[9];

enum err check_open(struct site *site, const struct request *q, struct response *r);         /* GET /check */
enum err check_show(struct site *site, const struct request *q, struct response *r);         /* GET /check/:screen */
enum err check_answer(struct site *site, const struct request *q, struct response *r);       /* POST /check/:screen */
enum err check_again(struct site *site, const struct request *q, struct response *r);        /* GET /check/again */
enum err check_again_answer(struct site *site, const struct request *q, struct response *r); /* POST /check/again */
enum err check_ask(struct site *site, const struct request *q, struct response *r);          /* GET /check/ask */
enum err check_ask_answer(struct site *site, const struct request *q, struct response *r);   /* POST /check/ask */

/* The plan is kept when nothing is left to ask. Fails: ERR_FULL, ERR_BUSY, ERR_IO. */
MUST_USE enum err check_keep_plan(struct site *site, struct changes *acts, struct person *who);

#endif
