/*
 * clinic.h - what the store remembers about a clinic. Everything belongs to an organisation.
 *
 * These are functions on a link: of a reader (store_reader_link), or inside the transaction of the writer (a command, store/command.h), where what is
 * read and what is written belong together. Lists and texts are in the arena of who asks. Fails, all of them: ERR_FULL the arena; ERR_BUSY, ERR_IO the database.
 */
#ifndef TRIVET_STORE_CLINIC_H
#define TRIVET_STORE_CLINIC_H

#include "store/store.h"

struct link;

#define STORE_ORGANISATION 1            /* of a file that is one clinic's own */
#define STORE_FOREVER      253402300799 /* the `until` of what does not expire */

/* The numbers are kept in the store. The first four are enum resource_kind and one. */
enum store_resource_kind { STORE_PRACTITIONER = 1, STORE_ASSISTANT, STORE_ROOM, STORE_EQUIPMENT, STORE_PLACE = 0, STORE_PATIENT = 5 };
enum store_visit_state { VISIT_HELD = 1, VISIT_BOOKED = 2, VISIT_CANCELLED = 3 };
/* The numbers are kept in the store. */
enum store_came { CAME_NOT_YET = 0, CAME_HERE = 1, CAME_NOT = 2 };
enum store_source { SOURCE_COMMAND = 0, SOURCE_DESK = 1, SOURCE_PATIENT = 2, SOURCE_WALK_IN = 3, SOURCE_IMPORT = 4 };
/* The numbers are kept in the store. MAIL_CLAIMED: on its way. MAIL_UNKNOWN: it may have arrived or not. */
enum store_mail_state { MAIL_QUEUED = 1, MAIL_SENT = 2, MAIL_DROPPED = 3, MAIL_CLAIMED = 4, MAIL_UNKNOWN = 5, MAIL_REFUSED = 6, MAIL_STATES };

struct store_clinic {
	int64_t version; /* of the file */
	bool is_test;    /* its clock may be set */
	str identity;
	str file;
	str link_key; /* of a new clinic: drawn */
};

struct store_resource {
	int64_t number;
	int kind;
	str id;
};
STORE_LIST(store_resources, struct store_resource);

struct store_patient {
	int64_t number;
	str name, email, phone; /* the last two: empty when they are not known */
};
STORE_LIST(store_patients, struct store_patient);
STORE_LIST(store_hashes, str);

struct store_part {
	int64_t resource, from_s, to_s, visit, place;
};
STORE_LIST(store_parts, struct store_part);

struct store_count {
	day on;
	int64_t practitioner, n;
};
STORE_LIST(store_counts, struct store_count);

struct store_visit {
	int64_t id, version;
	enum store_visit_state state;
	instant until; /* of a hold; STORE_FOREVER when it is booked, 0 when it is cancelled */
	str service;
	int64_t practitioner, place, room; /* numbers of resources; room: 0 without one */
	int64_t patient;
	str patient_name;
	day day;        /* civil, as it was agreed on */
	int32_t second; /* of that day */
	struct zone east;
	str zone;
	instant from, to;
	int64_t course;
	instant at; /* of the last change */
	enum store_came came;
	instant came_at; /* when that was noted */
	enum store_source source;
	str reason; /* why it was squeezed in; empty: it was not */
	str note;   /* for the practitioner */
};
STORE_LIST(store_visits, struct store_visit);

struct store_grain {
	int64_t resource, grain, visit;
	instant until; /* 0: given up */
};
STORE_LIST(store_grains, struct store_grain);

struct store_mail {
	int64_t visit, version;
	str kind, channel, to;
	instant due, last; /* last: it is never sent after this */
	enum store_mail_state state;
	int64_t tries; /* that failed */
	str said;      /* by the mail server, of the last one */
};
STORE_LIST(store_mails, struct store_mail);

/* Fails: ERR_MISSING no clinic was loaded. */
MUST_USE enum err store_clinic(struct link *l, int64_t organisation, struct arena *a, struct store_clinic *ret_clinic);
MUST_USE enum err store_clinic_version(struct link *l, int64_t organisation, int64_t *ret_version);
/* A new version; the first one makes the clinic. */
MUST_USE enum err store_clinic_load(struct link *l, int64_t organisation, const struct store_clinic *clinic, instant now);
/* `n` ids that were never given before; *ret_first is the first of them. */
MUST_USE enum err store_clinic_ids(struct link *l, int64_t organisation, int64_t n, int64_t *ret_first);

/* All but the patients. */
MUST_USE enum err store_resources(struct link *l, int64_t organisation, struct arena *a, struct store_resources *ret_resources);
MUST_USE enum err store_resource_add(struct link *l, int64_t organisation, const struct store_resource *resource);

/* All of this name, in the order in which they came. */
MUST_USE enum err store_patients_named(struct link *l, int64_t organisation, str name, struct arena *a, struct store_patients *ret_patients);
MUST_USE enum err store_patient(struct link *l, int64_t organisation, int64_t number, struct arena *a, struct store_patient *ret_patient);
MUST_USE enum err store_patient_add(struct link *l, int64_t organisation, const struct store_patient *patient);
MUST_USE enum err store_patient_phone(struct link *l, int64_t organisation, int64_t number, str phone);
/* By these keys they are found. */
MUST_USE enum err store_patient_keys(struct link *l, int64_t organisation, int64_t number, const str *keys, size_t n, struct arena *a);
/* Those with a key that begins so, in the order of their names. */
MUST_USE enum err store_patients_with(struct link *l, int64_t organisation, str key, size_t most, struct arena *a,
				      struct store_patients *ret_patients);
MUST_USE enum err store_patient_email(struct link *l, int64_t organisation, int64_t number, str email);
MUST_USE enum err store_patient_visits(struct link *l, int64_t organisation, int64_t number, instant now, int64_t *ret_n);

/* What is taken, holds that have expired by `now` left out. */
MUST_USE enum err store_parts(struct link *l, int64_t organisation, struct store_stretch in, instant now, struct arena *a,
			      struct store_parts *ret_parts);
MUST_USE enum err store_parts_of(struct link *l, int64_t organisation, int64_t visit, struct arena *a, struct store_parts *ret_parts);
MUST_USE enum err store_parts_all(struct link *l, int64_t organisation, instant now, struct arena *a, struct store_parts *ret_parts);
/* In place of those that the visit has; none: it takes nothing any more. */
MUST_USE enum err store_parts_put(struct link *l, int64_t organisation, int64_t visit, const struct store_parts *parts, instant until,
				  struct arena *a);
MUST_USE enum err store_busy(struct link *l, int64_t organisation, struct store_stretch in, struct arena *a, struct store_parts *ret_busy);
MUST_USE enum err store_visit_counts(struct link *l, int64_t organisation, struct store_days days, instant now, struct arena *a,
				     struct store_counts *ret_counts);

/* That begin in this stretch, in the order of their starts, whatever their state. */
MUST_USE enum err store_visits(struct link *l, int64_t organisation, struct store_stretch in, struct arena *a, struct store_visits *ret_visits);
/* Fails: ERR_MISSING. */
MUST_USE enum err store_visit(struct link *l, int64_t organisation, int64_t id, struct arena *a, struct store_visit *ret_visit);
MUST_USE enum err store_visits_of_course(struct link *l, int64_t organisation, int64_t course, struct arena *a, struct store_visits *ret_visits);
/* The newest first. */
MUST_USE enum err store_visits_of_patient(struct link *l, int64_t organisation, int64_t patient, struct arena *a, struct store_visits *ret_visits);
MUST_USE enum err store_visit_add(struct link *l, int64_t organisation, const struct store_visit *visit);
/* Another time, practitioner or room. */
MUST_USE enum err store_visit_move(struct link *l, int64_t organisation, const struct store_visit *visit);
MUST_USE enum err store_visit_came(struct link *l, int64_t organisation, const struct store_visit *visit);
MUST_USE enum err store_visit_reason(struct link *l, int64_t organisation, const struct store_visit *visit);
/* Another state. */
MUST_USE enum err store_visit_state(struct link *l, int64_t organisation, const struct store_visit *visit);

/*
 * The guard: all that one act takes, keeps and gives up, as one list in the order of resource and grain. Each grain is written where it is free, ours, or held
 * by a hold that has expired; what is given up is deleted. Fails: ERR_CONFLICT someone else has one of them; the caller undoes all.
 */
MUST_USE enum err store_occupy(struct link *l, int64_t organisation, const struct store_grains *list, instant now, struct arena *a);
MUST_USE enum err store_occupied(struct link *l, int64_t organisation, instant now, struct arena *a, struct store_grains *ret_grains);

/* What a request did before. Fails: ERR_MISSING nothing. */
MUST_USE enum err store_request(struct link *l, int64_t organisation, str request, uint64_t *ret_asked, int64_t *ret_visit);
MUST_USE enum err store_request_add(struct link *l, int64_t organisation, str request, uint64_t asked, int64_t visit, instant now);
MUST_USE enum err store_link_add(struct link *l, int64_t organisation, int64_t visit, str hash);
MUST_USE enum err store_links(struct link *l, int64_t organisation, int64_t visit, struct arena *a, struct store_hashes *ret_hashes);

MUST_USE enum err store_mail_add(struct link *l, int64_t organisation, const struct store_mail *mail, instant now);
/* What still waits for a visit is not sent any more. */
MUST_USE enum err store_mail_drop(struct link *l, int64_t organisation, int64_t visit, instant now);
/* Drops what comes too late. */
MUST_USE enum err store_mail_late(struct link *l, int64_t organisation, instant now);
/* What was claimed before this instant: MAIL_UNKNOWN. */
MUST_USE enum err store_mail_forsaken(struct link *l, int64_t organisation, instant before);
/* Marks what is due as sent. */
MUST_USE enum err store_mail_send(struct link *l, int64_t organisation, instant now);
/* The first that is due. Fails: ERR_MISSING none is. */
MUST_USE enum err store_mail_due(struct link *l, int64_t organisation, instant now, struct arena *a, struct store_mail *ret_mail);
/* MAIL_CLAIMED. Fails: ERR_MISSING somebody else has claimed it, or it was dropped. */
MUST_USE enum err store_mail_claim(struct link *l, int64_t organisation, const struct store_mail *mail, instant now);
/* Its state, due, tries and said, if its state is `was`. */
MUST_USE enum err store_mail_mark(struct link *l, int64_t organisation, const struct store_mail *mail, enum store_mail_state was, instant now);
/* Those that the desk has to know of: MAIL_UNKNOWN and MAIL_REFUSED. */
MUST_USE enum err store_mails_failed(struct link *l, int64_t organisation, struct arena *a, struct store_mails *ret_mails);
MUST_USE enum err store_mails(struct link *l, int64_t organisation, struct arena *a, struct store_mails *ret_mails);

/* The connection of a reader. */
struct link *store_reader_link(struct store_reader *r);

#endif
