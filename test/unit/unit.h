/* unit.h - what every unit test includes. */
#ifndef TRIVET_TEST_UNIT_H
#define TRIVET_TEST_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "people.h"

#define assert_str(actual, expected)                                                                                                                 \
	do {                                                                                                                                         \
		str assert_a = (actual), assert_e = (expected);                                                                                      \
		if (!str_eq(assert_a, assert_e))                                                                                                     \
			fail_msg("\"%.*s\" is not \"%.*s\"", (int)assert_a.n, assert_a.p, (int)assert_e.n, assert_e.p);                              \
	} while (0)

#endif
