/* test_door.h - the keys of the site in tests, and what a browser that came in shows. */
#ifndef TRIVET_TEST_SITE_TEST_DOOR_H
#define TRIVET_TEST_SITE_TEST_DOOR_H

#include "keep/door.h"

#define TEST_KEY  "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
#define TEST_PASS "00112233445566778899aabbccddeeff"
#define TEST_FORM "0123456789abcdef0123456789abcdef"

static const struct door test_door = {.key = TEST_KEY, .pass = TEST_PASS, .form = TEST_FORM, .seal = TEST_KEY TEST_PASS, .mark = {1, 2, 3}};

#endif
