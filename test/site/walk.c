/* walk.c - a person who goes through the site. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

static struct page page_of(const struct response *r)
{
	struct page p = {.status = r->status, .body = r->body, .where = STR("")};
	for (size_t i = 0; i < r->header_n; i++)
		if (strcmp(r->header[i].name, "Location") == 0)
			p.where = str_of(r->header[i].value);
	return p;
}

struct page walk_get(const char *target)
{
	return page_of(own_site_get(target));
}

struct page walk_post(const char *target, const char *fields)
{
	return page_of(own_site_post(target, fields));
}

struct page walk_follow(const char *target, char *ret_target)
{
	snprintf(ret_target, WALK_TARGET, "%s", target);
	struct page p = walk_get(ret_target);
	for (int i = 0; i < 5 && p.status == 303; i++) {
		snprintf(ret_target, WALK_TARGET, "%.*s", (int)p.where.n, p.where.p);
		p = walk_get(ret_target);
	}
	assert_int_equal(p.status, 200);
	return p;
}

void walk_answers(const char *answers)
{
	char word[128];
	for (str rest = str_of(answers); rest.n > 0;) {
		str one = str_split(&rest, ' ');
		snprintf(word, sizeof word, "%.*s", (int)one.n, one.p);
		char *equals = strchr(word, '=');
		assert_non_null(equals);
		*equals = '\0';
		own_site_put(word, equals + 1);
	}
}

void walk_healthy(const char *answers)
{
	own_site_put_healthy();
	walk_answers("how_long=six_weeks_to_3_months where=p5_l,p5_r pain_now=4 pain_average=4 minutes_a_day=10 confidence_0_10=8");
	walk_answers(answers);
}

bool page_says(const struct page *p, const char *text)
{
	return str_find_str(p->body, str_of(text)) < p->body.n;
}

size_t page_times(const struct page *p, const char *text)
{
	size_t n = 0;
	str rest = p->body, part = str_of(text);
	for (size_t at; (at = str_find_str(rest, part)) < rest.n; n++)
		rest = str_sub(rest, at + part.n, rest.n);
	return n;
}
