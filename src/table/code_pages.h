/* code_pages.h - the single-byte code pages that spreadsheets still write. */
#ifndef TRIVET_TABLE_CODE_PAGES_H
#define TRIVET_TABLE_CODE_PAGES_H

#include <stdint.h>

enum code_page { CODE_PAGE_1252 /* Windows */, CODE_PAGE_MAC /* Macintosh, Roman */, CODE_PAGE_850 /* MS-DOS */, CODE_PAGES };

/* The code point of byte 128 + i; 0: the page has no letter there. */
extern const uint16_t code_pages[CODE_PAGES][128];

#endif
