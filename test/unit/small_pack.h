/* small_pack.h - the smallest pack that is right, as three content files: what the tests of pack/ plant their mistakes in. */
#ifndef TRIVET_TEST_SMALL_PACK_H
#define TRIVET_TEST_SMALL_PACK_H

#include "pack/read.h"

enum { SMALL_TEXT_ROOM = 1 << 15 };
enum { SMALL_FACTS, SMALL_ITEMS, SMALL_WORDS, SMALL_FILES };

extern const struct content_file small_pack[SMALL_FILES];

/* What reading gave; the pack and the problems stand until the next reading. */
struct reading {
	enum err err;
	size_t problems;
	str said;
	struct pack pack;
};

struct reading read_files(const struct content_file *files, size_t n);

struct mistake {
	const char *instead_of, *with, *said;
};

/*
 * Copies the small pack to `ret_files` with `with` in the place of the first `instead_of`. Keeps: the changed text in `buffer`, of SMALL_TEXT_ROOM
 * bytes. Returns the index of the file, SMALL_FILES when none has these words.
 */
size_t plant(const struct mistake *m, char *buffer, struct content_file *ret_files);

#endif
