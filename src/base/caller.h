/* caller.h - who asks. An argument like time: it comes from the rim and is passed on, and restricts reads and changes to what is the caller's. */
#ifndef TRIVET_BASE_CALLER_H
#define TRIVET_BASE_CALLER_H

#include "base/time.h"

/* What someone may do. */
enum role {
	ROLE_NOBODY, /* has not shown who they are: sees no record */
	ROLE_SELF,   /* the person whose record it is */
	ROLE_STAFF,  /* works for the organisation, at its desk */
	ROLE_OWNER,  /* answers for the organisation */
	ROLES
};

struct caller {
	int64_t organisation; /* 1, 2, ...: everything belongs to one */
	int64_t person;       /* whose record it is about, counted in each organisation from 1 */
	enum role role;
	zone_at *zones; /* of the place where they are; NULL where no time is told */
};

/* A personal file is organisation 1, and its one person is person 1. */
static inline struct caller caller_self(zone_at *zones)
{
	return (struct caller){.organisation = 1, .person = 1, .role = ROLE_SELF, .zones = zones};
}

/* The desk of a clinic, for whoever asks there: the faces look before who may. It has no record of its own. */
static inline struct caller caller_desk(int64_t organisation)
{
	return (struct caller){.organisation = organisation, .role = ROLE_STAFF};
}
struct clinic_card;

/* Now, here, and who asks: read once at the rim, then passed on. */
struct here {
	struct moment now;
	struct caller caller;
	str country;                    /* where that probably is, two letters; empty when nothing says so */
	const struct clinic_card *card; /* of the clinic that hands out this trivet (me/clinic_card.h), or NULL */
};

#endif
