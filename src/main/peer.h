/* peer.h - whose program is at the other end of a connection on this machine, according to the kernel. */
#ifndef TRIVET_MAIN_PEER_H
#define TRIVET_MAIN_PEER_H

#include <stdbool.h>

/*
 * True when the kernel says that the other end of this TCP connection belongs to another account than this program, and not to root. Where it does not say
 * (another system, no sock_diag, an account that this container does not know) it is false, and the key alone decides.
 */
bool peer_is_foreign(void *ctx, int socket);

#endif
