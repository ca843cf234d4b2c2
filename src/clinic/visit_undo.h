/* visit_undo.h - someone's last action at the desk can be undone, as long as nothing else has happened to its visits. For use inside clinic/. */
#ifndef TRIVET_CLINIC_VISIT_UNDO_H
#define TRIVET_CLINIC_VISIT_UNDO_H

#include "clinic/visit_act.h"

/* A new act begins: the one before cannot be undone any more. Does nothing for anyone not at the desk. */
MUST_USE enum err undo_begin(struct act *a);
/* How a visit was before this act and what it took then, and how it is now. */
MUST_USE enum err undo_note(struct act *a, const struct store_visit *was, const struct store_visit *is, const struct store_parts *had);
/* Undoes the last act. Refuses when there is none, when something else happened since, or when someone has the time meanwhile. */
MUST_USE enum err undo_do(struct act *a, int64_t *ret_visit);

#endif
