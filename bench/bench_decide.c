/*
 * bench_decide.c - how many decisions a second: danger signs, causes and a plan for each of a few hundred people, on the whole shipped pack.
 *
 *   bench_decide            prints decisions_per_second, and the same from raw answers
 *   bench_decide N          makes exactly N decisions and prints nothing about time: under
 *                           valgrind --tool=callgrind --toggle-collect=decide ... N
 *                           the instructions counted, divided by N, are the cost of one
 */
#include "people.h"
#include "core/known.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PEOPLE = 512, ROUNDS = 400, REPEATS = 5 };

static struct answers answers[PEOPLE];
static struct consult known[PEOPLE]; /* facts and wishes before the decision */
static struct consult consult;
static struct plan plan;

/* Every kind of visitor: mostly well and complete, some half done, some in danger, some who have much. */
static void gather(void)
{
	static const struct crowd crowds[] = {{.yes = 8, .looked_at = 100},
					      {.yes = 15, .unsure = 2, .looked_at = 100},
					      {.yes = 8, .unsure = 1, .unanswered = 20, .looked_at = 50},
					      {.yes = 8, .unsure = 1, .danger = 60}};
	struct dice d = dice_of(12);
	for (size_t i = 0; i < PEOPLE; i++) {
		answers[i] = people_random(&pack_default, &d, &crowds[i % (sizeof crowds / sizeof crowds[0])]);
		known_from(&pack_default, &answers[i], people_today, &known[i].facts);
		known[i].wishes = wishes_from(&pack_default, &answers[i]);
	}
}

__attribute__((noinline)) static void decide(size_t person)
{
	consult.facts = known[person].facts;
	consult.wishes = known[person].wishes;
	consult_decide(&pack_default, &consult);
	plan_make(&pack_default, &consult, people_today, &plan);
}

__attribute__((noinline)) static void decide_from_answers(size_t person)
{
	consult_make(&pack_default, &answers[person], people_today, &consult);
	plan_make(&pack_default, &consult, people_today, &plan);
}

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The best of a few runs: what else the machine does can only slow it down. */
static double per_second(void (*one)(size_t))
{
	double best = 0;
	for (int repeat = 0; repeat < REPEATS; repeat++) {
		double start = seconds();
		for (size_t i = 0; i < (size_t)PEOPLE * ROUNDS; i++)
			one(i % PEOPLE);
		double rate = PEOPLE * ROUNDS / (seconds() - start);
		best = rate > best ? rate : best;
	}
	return best;
}

int main(int argc, char **argv)
{
	gather();
	if (argc > 1) {
		size_t n = (size_t)strtoul(argv[1], NULL, 10);
		for (size_t i = 0; i < n; i++)
			decide(i % PEOPLE);
		printf("decisions %zu\n", n);
		return 0;
	}
	size_t open = 0;
	for (size_t i = 0; i < PEOPLE; i++) {
		decide(i);
		open += plan.refusal == PLAN_OPEN;
	}
	printf("people %d, of them with a plan %zu\n", PEOPLE, open);
	printf("decisions_per_second %.0f\n", per_second(decide));
	printf("decisions_from_answers_per_second %.0f\n", per_second(decide_from_answers));
	return 0;
}
