/* clinic_mail_read.h - the part of a clinic's file about its messages. Internal to pack/. */
#ifndef TRIVET_PACK_CLINIC_MAIL_READ_H
#define TRIVET_PACK_CLINIC_MAIL_READ_H

#include "core/clinic.h"
#include "pack/reader.h"

/* The key "mail" of the file; empty without one. */
void clinic_read_mail(struct reader *r, const struct node *top, struct clinic_mail *ret_mail);
/* Up to four whole numbers of hours, from 1 to 336; `otherwise` without the key. */
struct clinic_hours clinic_read_hours(struct reader *r, const struct node *map, const char *key, struct clinic_hours otherwise);
/* "09:00-17:00". */
void clinic_read_range(struct reader *r, const struct node *n, struct clinic_range *ret_range);

#endif
