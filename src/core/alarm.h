/*
 * alarm.h - which single yes is an emergency: what a page offers help for while the form is still being filled in. It decides nothing; the answers are
 * judged by triage.h once the form is sent.
 */
#ifndef TRIVET_CORE_ALARM_H
#define TRIVET_CORE_ALARM_H

#include "core/pack.h"

/*
 * A yes to this question is an emergency by itself; of what is asked after a tick of its row, together with that tick. What lets a sign rest is not looked at:
 * whoever says that says it beside.
 */
bool alarm_is_now(const struct pack *p, uint16_t question);

#endif
