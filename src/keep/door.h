/*
 * door.h - who may come in. One secret of 32 bytes stands for the person; everything that opens something is derived from it, each for one purpose, so that
 * none tells another. Why: docs/decisions/027-the-door.md.
 */
#ifndef TRIVET_KEEP_DOOR_H
#define TRIVET_KEEP_DOOR_H

#include <stdbool.h>

#include "base/writer.h"

enum { DOOR_SECRET = 32, DOOR_WORD = 32, DOOR_SEAL = 64 };

struct door {
	char key[DOOR_WORD + 1];   /* in the address that is printed and opened */
	char pass[DOOR_WORD + 1];  /* the cookie of a browser that came in by it */
	char form[DOOR_WORD + 1];  /* every form of ours repeats it */
	char open[DOOR_WORD + 1];  /* the same for those that anyone may open */
	char seal[DOOR_SEAL + 1];  /* what a browser seals with what it saves */
	uint8_t mark[DOOR_SECRET]; /* keys the marks that a page carries, so that nobody can guess answers and compare */
};

struct door door_of(const uint8_t secret[DOOR_SECRET]);
/* In the time of the whole, so that a guess learns nothing from a near miss. */
bool door_same(str a, str b);

/* Bytes as two hex digits each. */
void w_hex(struct writer *w, const uint8_t *p, size_t n);
/* Reads exactly n bytes from hex digits, nothing else. */
bool hex_read(str s, uint8_t *ret_bytes, size_t n);

/* The address of a running server, with its key: "http://127.0.0.1:8765/?key=..." */
void door_address(struct writer *w, uint16_t port, const struct door *door);

#endif
