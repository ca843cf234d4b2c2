/*
 * fhir.h - a person's record as one FHIR R4 Bundle (type collection), for clinicians' programs. docs/exchange.md says what is where.
 *
 * Nothing is made up: the Patient has no name, because trivet knows none, and where no code is sure the code is a text. Every fullUrl is a urn:uuid that
 * stays the same from one export to the next.
 */
#ifndef TRIVET_EXCHANGE_FHIR_H
#define TRIVET_EXCHANGE_FHIR_H

#include "me/record.h"

void fhir_write(struct writer *w, const struct person *who, const struct record *all);

#endif
