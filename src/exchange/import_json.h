/*
 * import_json.h - a record from the JSON of exchange/export_json.h, and into a store. Reading is strict: what is not exactly the format of docs/exchange.md is
 * refused as a whole, with the position in the file. Writing is one transaction, so that a diary never has half a file in it.
 */
#ifndef TRIVET_EXCHANGE_IMPORT_JSON_H
#define TRIVET_EXCHANGE_IMPORT_JSON_H

#include "me/record.h"

/*
 * Fails: ERR_INPUT; `say` has one line: where, what is wrong, what is allowed. ERR_FULL the arena. Keeps: texts live in the arena. Ids count from 1 in the
 * order of the file. `zones`: the clocks by which the moments of version 1 are seen, which had no offset.
 */
MUST_USE enum err import_json_read(str text, zone_at *zones, struct arena *a, struct writer *say, struct record *ret_record);

/* How a file and a diary differ, thing by thing and by all that is in them. */
struct import_difference {
	size_t in_file, missing; /* things in the file; of those, not in the diary */
	size_t only_here;        /* things in the diary that the file does not have */
	struct record file;      /* with the diary's own activities before those that are new */
	const struct record *have;
	bool *is_missing[SECTIONS]; /* for each list of the file, for each thing of it */
};
MUST_USE enum err import_difference(const struct record *file, const struct record *have, struct arena *a, struct import_difference *ret_difference);

/*
 * Adds what is missing, as one change of the store. What the diary has stays as it is; where there is one of a kind (an answer, a clearing, a setting, an
 * intention, a day at the desk) and the diary has one already, that one stays. A diary with nothing in it goes on as the record that the file tells of.
 * `request` is new for each import. `ret_added`: how many things.
 * Fails: as store_apply_all; nothing was changed then.
 */
MUST_USE enum err import_json_apply(struct store *s, const struct import_difference *d, struct caller caller, str request, struct arena *a,
				    size_t *ret_added);

#endif
