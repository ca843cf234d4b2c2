/* clinic_card_words.c - a row for each thing that can be wrong. */
#include "me/clinic_card_words.h"

const str card_wrong_words[CARD_WRONGS] = {
	[CARD_NAME] = STR_INIT("must be a line of at most 120 bytes, and cannot be left out"),
	[CARD_ADDRESS] = STR_INIT("must be a line of at most 120 bytes"),
	[CARD_TELEPHONE] = STR_INIT("must be a number to call, such as +1 555 0100: at most 40 digits, blanks and any of + ( ) / . -"),
	[CARD_BOOKING] = STR_INIT("must be an address of at most 500 bytes that begins with https://, without blanks and quotes"),
	[CARD_COUNTRY] = STR_INIT("must be the code of a country, two capital letters such as GB"),
	[CARD_EMERGENCY] = STR_INIT("must be the emergency number of its country, such as 112: 2 to 16 digits and blanks"),
	[CARD_KEY] = STR_INIT("there is no such key; the keys are"),
	[CARD_NO_COUNTRY] = STR_INIT("needs \"country\" beside it, the code of the country whose number it is"),
	[CARD_OTHER_NUMBER] = STR_INIT("trivet knows another number of this country; leave it out, or give "),
	[CARD_NO_NUMBER] = STR_INIT("trivet knows no emergency number of this country: name it as \"emergency\", or leave the country out"),
	[CARD_LONG] = STR_INIT("the file must be at most 16 kB"),
	[CARD_OBJECT] = STR_INIT("must be one JSON object with texts"),
};
