/* figure_look.h - how the exercise figure looks: what the person chose, stored as settings. */
#ifndef TRIVET_ME_FIGURE_LOOK_H
#define TRIVET_ME_FIGURE_LOOK_H

#include "draw/figure.h"
#include "store/store.h"

enum figure_part { FIGURE_SKIN, FIGURE_HAIR, FIGURE_TOP_AND_LEGS, FIGURE_BUILD, FIGURE_PARTS };

extern const str figure_part_keys[FIGURE_PARTS];    /* the settings */
extern const int figure_part_choices[FIGURE_PARTS]; /* how many there are of each */

/* The number of each choice; 0 is what everyone begins with. */
struct figure_look {
	int of[FIGURE_PARTS];
};

/* What was chosen. A setting that is none of the choices counts as not chosen. */
struct figure_look figure_look_of(const struct store_settings *settings);
/* Gives the style the tones and the build. */
void figure_look_style(const struct figure_look *look, struct figure_style *style);
/* One digit for each part: "2130". */
void figure_look_write(struct writer *w, const struct figure_look *look);
/* False for anything that figure_look_write does not write. */
bool figure_look_read(str digits, struct figure_look *ret_look);

#endif
