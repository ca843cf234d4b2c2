/* book_with.c - how to book with the clinic that hands out this trivet. */
#include "web/parts/book_with.h"

struct book_with book_with_of(const struct clinic_card *card, struct arena *a)
{
	struct book_with v = {.card = card, .book = {STR("")}, .call = {STR("")}};
	if (card == NULL)
		return v;
	v.book = url_https(a, card->booking);
	v.call = url_tel(a, card->telephone);
	return v;
}
