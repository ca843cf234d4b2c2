/* import_mapping.h - the map of a table in work. */
#ifndef TRIVET_EXCHANGE_IMPORT_MAPPING_H
#define TRIVET_EXCHANGE_IMPORT_MAPPING_H

#include "exchange/import.h"
#include "exchange/import_content.h"
#include "table/head_read.h"

struct mapping {
	const struct import_wish *wish;
	const struct table *t;
	struct import *in;
	struct arena *a;
	struct head *head;       /* of each column */
	struct content *content; /* likewise */
	bool *chosen;            /* the person said what it becomes */
	bool has_thousandths;    /* a column of them: the program that writes so writes 2, 0 and -1 for done, not done and not known */
	bool *scaled;            /* the person said on which scale it is */
};

#endif
