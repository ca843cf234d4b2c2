/*
 * export_json.h - the whole record as one JSON file, in the form that docs/exchange.md describes. The same record is always the same bytes. Nothing of it
 * is lost: exchange/import_json.h reads it back. Ids are not part of it; references are to a position in the file.
 */
#ifndef TRIVET_EXCHANGE_EXPORT_JSON_H
#define TRIVET_EXCHANGE_EXPORT_JSON_H

#include "me/record.h"

#define EXPORT_FORMAT  "trivet diary"
#define EXPORT_VERSION 2

void export_json(struct writer *w, const struct record *all);

#endif
