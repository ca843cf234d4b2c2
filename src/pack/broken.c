/* broken.c - tells a broken law. */
#include "pack/broken.h"

void prove_broken(struct problems *to, const char *text, str a, str b)
{
	problem_at(to, problem_place(to, a), text, a, b);
}
