/*
 * under.h - the site in a folder on someone's server: its pages refer to each other by paths that begin with one '/', and here that is the folder's. Where a page names
 * an address the type url has put it, escaped and quoted (web/markup.h), so it is found without parsing the page.
 */
#ifndef TRIVET_POCKET_UNDER_H
#define TRIVET_POCKET_UNDER_H

#include "base/writer.h"

/* Writes `page` with `folder` ("/our-clinic/trivet", "..", or empty) before every address of ours in it. */
void under_folder(struct writer *w, str page, str folder);

#endif
