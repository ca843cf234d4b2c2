/* import_order.h - in which order the days of a table are written. */
#ifndef TRIVET_EXCHANGE_IMPORT_ORDER_H
#define TRIVET_EXCHANGE_IMPORT_ORDER_H

#include "exchange/import_mapping.h"

/* In which of these orders the days of a column lie closest together, and not in the future. */
enum when_order import_likely_order(const struct import_wish *wish, const struct import *in, size_t column, unsigned orders);
/* What the whole column says: the orders that every cell with more than one of them allows. */
void order_find(struct mapping *m);

#endif
