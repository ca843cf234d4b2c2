/*
 * host.h - the rim of a browser: everything that is asked of the browser, and nothing else. assets/pocket/worker.js answers. Time, zone, randomness, and a place
 * that outlives the browser.
 */
#ifndef TRIVET_POCKET_HOST_H
#define TRIVET_POCKET_HOST_H

#include <stdint.h>

/* Seconds since 1970. */
double host_now(void);
/* How far east of Greenwich the clocks of this place are at that second. */
int32_t host_east(double second);
void host_random(uint8_t *ret_bytes, uint32_t n);
/* Takes part in the next save: a block of a file, its length, or that it is gone. What is saved together is there as a whole or not at all. */
void host_block(const char *name, uint32_t number, const uint8_t *bytes, uint32_t n);
void host_size(const char *name, uint32_t size);
void host_gone(const char *name);

#endif
