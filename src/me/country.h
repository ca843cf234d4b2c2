/*
 * country.h - which country, and so which emergency number: the one that the person chose; else a proposal from the clock's place, the clinic that hands out
 * this trivet, and the language, which is said to be one; else none. Nobody is given another country's number as if it were theirs.
 */
#ifndef TRIVET_ME_COUNTRY_H
#define TRIVET_ME_COUNTRY_H

#include "me/acts.h"

/*
 * Two letters, or empty when nothing can be said. `zone_country`: of the place by whose clock the machine runs; `locale` as de_AT.UTF-8 or de-AT. The
 * place comes first: people carry their language abroad. US in a language says nothing: programs come with it.
 */
str country_guess(str zone_country, str locale);
/* The first language of an Accept-Language, with its country: "de-AT" of "de-AT,de;q=0.9". Empty when there is none. */
str country_first_language(str accept_language);
/* The entry of a code in any case, NULL when the pack has no number for it. */
const struct emergency_number *country_find(const struct pack *p, str code);
/* The country the number of this person belongs to: chosen or proposed; NULL when neither is known. */
const struct emergency_number *country_of(const struct person *who);
/* It is proposed, and the clinic that hands out this trivet is there. */
bool country_is_of_clinic(const struct person *who);
/* Chooses it. Fails: ERR_INPUT: the pack has no number for it. */
MUST_USE enum err act_country(struct changes *acts, struct person *who, str code);

#endif
