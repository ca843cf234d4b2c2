/* own.h - what every person's page needs: the person, and a list for what the page changes. */
#ifndef TRIVET_WEB_PARTS_OWN_H
#define TRIVET_WEB_PARTS_OWN_H

#include "me/app.h"
#include "me/country.h"
#include "web/server/web.h"

static inline struct moment own_moment(const struct request *q)
{
	return (struct moment){.at = q->now, .zone = q->zone};
}
/* Where the person probably is: by the clock, else where the clinic is, else by the language of the browser, else by that of the machine. */
static inline str own_country(const struct site *site, const struct request *q)
{
	if (site->zone_country.n == 0 && site->card != NULL && site->card->emergency.country.n > 0)
		return site->card->emergency.country;
	str browser = country_guess(site->zone_country, country_first_language(q->language));
	return browser.n > 0 ? browser : country_guess(STR(""), site->locale);
}

static inline struct here own_here(const struct site *site, const struct request *q)
{
	return (struct here){own_moment(q), q->caller, own_country(site, q), site->card};
}

/*
 * The field of a form that was filled in while trivet did not run, and is sent later: seconds since 1970. Its place in the table is the handler's.
 */
#define OWN_AT_FIELD                                                                                                                                 \
	{                                                                                                                                            \
		.name = "at", .label = "When it was", .kind = FIELD_INT, .min = 0, .max = 253402300799                                               \
	}

/* own_person, but decided for the moment in a value of OWN_AT_FIELD when one is given and it is past. */
MUST_USE enum err own_person_at(struct site *site, const struct request *q, const struct value *at, struct response *r, struct person **ret_person);
/* The person as stored, decided for today. A page then says from what it was made, see web/server/offline.h. Fails: ERR_FULL, ERR_BUSY, ERR_IO. Keeps: lives in the arena of the answer. */
MUST_USE enum err own_person(struct site *site, const struct request *q, struct response *r, struct person **ret_person);
/* An empty list of changes under the form's request id; they must be durable before the answer goes out. Fails: ERR_FULL. */
MUST_USE enum err own_changes(const struct request *q, struct response *r, struct changes **ret_changes);

#endif
