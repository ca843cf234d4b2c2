/* clinic_card_words.h - what can be wrong with the file of the clinic that hands out this trivet. */
#ifndef TRIVET_ME_CLINIC_CARD_WORDS_H
#define TRIVET_ME_CLINIC_CARD_WORDS_H

#include "base/str.h"

enum card_wrong {
	CARD_NAME,
	CARD_ADDRESS,
	CARD_TELEPHONE,
	CARD_BOOKING,
	CARD_COUNTRY,
	CARD_EMERGENCY,
	CARD_KEY,          /* the keys follow */
	CARD_NO_COUNTRY,   /* beside a number */
	CARD_OTHER_NUMBER, /* the number follows */
	CARD_NO_NUMBER,    /* beside a country */
	CARD_LONG,
	CARD_OBJECT,
	CARD_WRONGS
};

extern const str card_wrong_words[CARD_WRONGS];

#endif
