/* cmd_plan_change.h - trivet plan with a word after it. */
#ifndef TRIVET_CLI_CMD_PLAN_CHANGE_H
#define TRIVET_CLI_CMD_PLAN_CHANGE_H

#include "cli/cli.h"

/* Needs: at least one word. */
MUST_USE enum err plan_change(struct rim *rim, const struct args *args, struct person *who);

/* Saves the plan as the person's first one. Tells what failed. */
MUST_USE enum err plan_keep_first(struct rim *rim, struct person *who);

#endif
