/*
 * inhibit.h - what asks not to be disturbed: programs that keep the screen awake (a film, a call, a presentation), and the person, by "do not disturb". Read where
 * the desktop lets it be read.
 */
#ifndef TRIVET_BREAKS_INHIBIT_H
#define TRIVET_BREAKS_INHIBIT_H

#include "breaks/desktop.h"
#include "core/breaks.h"

/* Of the enum breaks_inhibitor, and "do not disturb". Told when either changed. */
typedef void inhibit_told(void *ctx, unsigned inhibitors, bool do_not_disturb);

enum { INHIBIT_MATCHES = 8 };

struct inhibit {
	const struct desktop *desk;
	inhibit_told *told;
	void *ctx;
	sd_bus_slot *matches[INHIBIT_MATCHES];
	size_t n_matches;
	unsigned inhibitors;
	bool do_not_disturb;
	bool reads_logind, reads_gnome, reads_power, reads_kde_quiet, reads_xfce_quiet; /* what is there to be read */
};

/* Reads all once, and tells when something holds. */
void inhibit_open(struct inhibit *in, const struct desktop *desk, inhibit_told *told, void *ctx);
void inhibit_close(struct inhibit *in);
/* What a program gives as its reason, as a bit of enum breaks_inhibitor: 0 for music, which is no reason to sit on. */
unsigned inhibit_kind(str reason);

#endif
