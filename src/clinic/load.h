/* load.h - loads a clinic's file: the differences are shown first, and all of it is applied in one transaction. */
#ifndef TRIVET_CLINIC_LOAD_H
#define TRIVET_CLINIC_LOAD_H

#include "clinic/desk.h"

struct load {
	struct clinic_file file;
	struct problems *problems; /* what is wrong goes here */
	int64_t organisation;
	instant now;
	bool is_test;           /* a new clinic: its clock may be set */
	str identity, link_key; /* of a new clinic: drawn */
	bool only_shows;
	/* filled in */
	size_t changed;
	str difference; /* lines, as clinic_difference writes them */
	int64_t version;
};

/*
 * Fails: ERR_INPUT the file has mistakes, and they are told; ERR_FULL, ERR_BUSY, ERR_IO, ERR_DENIED the store. Where nothing is different, nothing is written.
 */
MUST_USE enum err load_do(struct store *s, struct load *load, struct arena *a);

#endif
