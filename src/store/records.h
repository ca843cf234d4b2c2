/* records.h - what is remembered of a person. A str inside owns nothing: whoever reads gives an arena, whoever writes keeps the bytes for the call.
 */
#ifndef TRIVET_STORE_RECORDS_H
#define TRIVET_STORE_RECORDS_H

#include "base/time.h"

/* Longest texts, in bytes. */
#define STORE_NAME_MAX    128  /* a question, a rule, an item, a key */
#define STORE_VALUE_MAX   4000 /* an answer, a setting, half of an intention */
#define STORE_NOTE_MAX    2000
#define STORE_TEXT_MAX    65536 /* a plan or a reassessment as JSON, and why */
#define STORE_REQUEST_MAX 64    /* a request id, of A-Z a-z 0-9 _ - */

#define STORE_REGIONS_MAX 40 /* of one entry */

#define STORE_PAIN_MAX   10
#define STORE_PAIN_UNSET (-1) /* a number that was not given */

/* The last answer to a question, in canonical text: yes, no, unsure, a number, the id of a choice, ids of regions joined by commas. */
struct store_answer {
	str question;
	str value;
	instant at;
};

/* A danger sign that a clinician has looked at and cleared, on that day. */
struct store_cleared {
	str rule;
	day day;
	instant at;
};

/* How strong it is at one place of the body. */
struct store_region {
	int64_t entry; /* it belongs to; not looked at when it is written with its entry */
	str region;    /* id of the body map */
	int intensity; /* 0..10 */
};

/* One line of the diary. */
struct store_entry {
	int64_t id; /* given by the store, counted per person from 1, never given twice */
	day day;
	instant at;
	int pain_now;     /* 0..10 */
	int pain_worst;   /* 0..10, or STORE_PAIN_UNSET */
	int pain_average; /* 0..10, or STORE_PAIN_UNSET */
	str note;
	struct store_region *regions; /* to be written, each once; a list of entries does not read them, see store_entry_regions */
	size_t n_regions;             /* 0..STORE_REGIONS_MAX */
};

enum store_origin { STORE_FROM_SESSION, STORE_FROM_LOG, STORE_FROM_BREAK };

/* Something done for a leg of the stool. */
struct store_deed {
	int64_t id;
	day day;
	instant at;
	int leg;  /* 0 treatment, 1 practice, 2 change */
	str item; /* id of what was done */
	int32_t seconds;
	enum store_origin origin;
};

struct store_plan {
	int64_t id; /* the newest has the greatest */
	day day;
	str text; /* JSON */
	str why;  /* what made this plan follow the one before */
};

struct store_reassessment {
	int64_t id; /* the newest has the greatest */
	day day;
	str text; /* JSON */
};

struct store_setting {
	str key;
	str value;
};

/* "When it is ..., I do ITEM. If that is hard, I ..." */
struct store_intention {
	str item;
	str when_text;
	str if_hard_text;
};

#endif
