/* words.c - the words of what is one of a few. */
#include "record/records.h"

const str record_mark_words[STORE_MARK_OTHER + 1] = {STR_INIT("flare"), STR_INIT("ill"), STR_INIT("travel"), STR_INIT("other")};
const str record_origin_words[STORE_FROM_BREAK + 1] = {STR_INIT("session"), STR_INIT("log"), STR_INIT("break")};
const str record_outcome_words[STORE_BREAK_MISSED + 1] = {STR_INIT("taken"), STR_INIT("own"), STR_INIT("skipped"), STR_INIT("snoozed"),
							  STR_INIT("missed")};
