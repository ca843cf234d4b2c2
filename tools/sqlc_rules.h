/* sqlc_rules.h - what a statement may not say, looked at word by word. */
#ifndef TRIVET_TOOLS_SQLC_RULES_H
#define TRIVET_TOOLS_SQLC_RULES_H

/* The first thing that only one database understands, as a sentence; NULL: every database understands all of it. */
const char *rules_dialect(const char *sql);
/* What reads or changes rows without naming whose they are: "entry"; NULL: every row is found by its organisation. */
const char *rules_organisation(const char *sql);

#endif
