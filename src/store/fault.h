/* fault.h - a backend in front of another one that fails when told to, so that every failure can be tested. */
#ifndef TRIVET_STORE_FAULT_H
#define TRIVET_STORE_FAULT_H

#include "store/backend.h"

#include <stdatomic.h>

enum fault_when {
	FAULT_BEFORE, /* the call is not made and reported as failed */
	FAULT_AFTER   /* the call is made, and reported as failed: its answer was lost */
};

struct fault {
	atomic_long left; /* calls until the one that fails; 0 or less: none does */
	atomic_bool fired;
	enum fault_when when;
};

struct fault_backend {
	struct backend ops;
	const struct backend *inner;
	struct fault *fault;
};

/* A backend that does what `inner` does, until `fault` is armed. Keeps both. */
struct fault_backend fault_backend(const struct backend *inner, struct fault *fault);
/* The nth call from now, n = 1 is the next, fails with ERR_IO. Needs: no call is under way. */
void fault_arm(struct fault *f, long n, enum fault_when when);
/* No call fails any more. True when one did since fault_arm. */
bool fault_disarm(struct fault *f);

#endif
