/* trial.c - a row for each state of a trial. */
#include "words/trial.h"

const str trial_says[TRIAL_STATES][TRIAL_SAYS] = {
	[TRIAL_GOES_ON] = {STR_INIT("Not enough days yet"), STR_INIT("Not enough days yet")},
	[TRIAL_TOO_FEW] = {STR_INIT("Too few days were recorded to compare"), STR_INIT("Too few days were recorded to compare")},
	[TRIAL_NO_CLEAR_DIFFERENCE] = {STR_INIT("No clear difference"), STR_INIT("No clear difference")},
	[TRIAL_A_A_LITTLE] = {STR_INIT("It probably helps a little"), STR_INIT("The first probably helps a little more")},
	[TRIAL_A_CLEARLY] = {STR_INIT("It probably helps clearly"), STR_INIT("The first probably helps clearly more")},
	[TRIAL_B_A_LITTLE] = {STR_INIT("The days without it were probably a little better"), STR_INIT("The second probably helps a little more")},
	[TRIAL_B_CLEARLY] = {STR_INIT("The days without it were probably clearly better"), STR_INIT("The second probably helps clearly more")},
};
