/* staff.h - who works at a clinic's desk, and signs in with a password. Until there is someone, whoever has the address that the program prints is the owner. */
#ifndef TRIVET_CLINIC_STAFF_H
#define TRIVET_CLINIC_STAFF_H

#include "clinic/front.h"
#include "store/clinic_desk.h"

enum { PASSWORD_LEAST = 10, PASSWORD_MOST = 200, STAFF_NAME_MAX = 40, SESSION_HOURS = 14, TRIES_A_DAY = 20 };

enum staff_answer {
	STAFF_FINE,
	STAFF_BAD_NAME,  /* empty, too long, or not on one line */
	STAFF_SHORT,     /* the password */
	STAFF_UNKNOWN,   /* nobody has this name */
	STAFF_LAST_OWNER /* would be no owner any more */
};

struct staff_wish {
	str name, password;
	enum store_role role; /* the first is an owner all the same */
};
/* A new one, or another password or role. Fails: as store_apply; ERR_FULL there is not enough memory for the hash. */
MUST_USE enum err staff_put(struct store *s, int64_t organisation, struct staff_wish wish, struct arena *a, enum staff_answer *ret_answer);
MUST_USE enum err staff_remove(struct store *s, int64_t organisation, str name, enum staff_answer *ret_answer);

enum signed_in { SIGNED_NOBODY_YET, SIGNED_OUT, SIGNED_IN };
/* Who shows this secret of a cookie. SIGNED_NOBODY_YET: there is no account at all. */
struct staff_look {
	str secret;
	instant now;
	enum signed_in is; /* filled in, and who, when they are */
	struct store_staff who;
};
MUST_USE enum err staff_who(struct front *f, int64_t organisation, struct staff_look *look, struct arena *a);

struct sign_in {
	str name, password;
	str from;   /* the address, for its limit */
	str secret; /* of the cookie: drawn */
	instant now;
	bool is_in;       /* filled in */
	bool is_too_many; /* tries from there today: nothing was looked at */
};
/* Fails: as store_apply. */
MUST_USE enum err staff_sign_in(struct front *f, int64_t organisation, struct sign_in *in, struct arena *a);
MUST_USE enum err staff_sign_out(struct front *f, int64_t organisation, str secret, struct arena *a);
/* What the forms of someone who is signed in repeat: 32 hexadecimal digits. */
str staff_form_key(str secret, struct arena *a);

#endif
