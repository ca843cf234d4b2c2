/* peer.c - asks sock_diag(7) for the account of the socket at the other end. */
#include "main/peer.h"

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { UNKNOWN_ACCOUNT = 65534 /* what an account that has no number here is called */ };

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

struct ask {
	struct nlmsghdr head;
	struct inet_diag_req_v2 of;
};

struct told {
	struct nlmsghdr head;
	union {
		struct inet_diag_msg of;
		struct nlmsgerr fault;
	};
	char rest[512];
};

static void put_address(const union address *a, uint32_t *ret_ip, uint16_t *ret_port)
{
	if (a->any.sa_family == AF_INET6) {
		memcpy(ret_ip, &a->v6.sin6_addr, sizeof a->v6.sin6_addr);
		*ret_port = a->v6.sin6_port;
		return;
	}
	memcpy(ret_ip, &a->v4.sin_addr, sizeof a->v4.sin_addr);
	*ret_port = a->v4.sin_port;
}

/* The other end is a socket, too: its own address is our peer. */
static bool make_ask(int socket, struct ask *ret_ask)
{
	union address ours, theirs;
	socklen_t ours_n = sizeof ours, theirs_n = sizeof theirs;
	if (getsockname(socket, &ours.any, &ours_n) != 0 || getpeername(socket, &theirs.any, &theirs_n) != 0)
		return false;
	*ret_ask = (struct ask){.head = {.nlmsg_len = sizeof *ret_ask, .nlmsg_type = SOCK_DIAG_BY_FAMILY, .nlmsg_flags = NLM_F_REQUEST},
				.of = {.sdiag_family = (uint8_t)ours.any.sa_family, .sdiag_protocol = IPPROTO_TCP, .idiag_states = ~0u}};
	struct inet_diag_sockid *id = &ret_ask->of.id;
	put_address(&theirs, id->idiag_src, &id->idiag_sport);
	put_address(&ours, id->idiag_dst, &id->idiag_dport);
	id->idiag_cookie[0] = id->idiag_cookie[1] = INET_DIAG_NOCOOKIE;
	return true;
}

static bool ask_kernel(const struct ask *ask, struct told *ret_told)
{
	int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
	if (fd < 0)
		return false;
	ssize_t n = send(fd, ask, sizeof *ask, 0) == (ssize_t)sizeof *ask ? recv(fd, ret_told, sizeof *ret_told, 0) : -1;
	close(fd);
	return n >= (ssize_t)(offsetof(struct told, of) + sizeof ret_told->fault);
}

bool peer_is_foreign(void *ctx, int socket)
{
	struct ask ask;
	struct told told;
	(void)ctx;
	if (!make_ask(socket, &ask) || !ask_kernel(&ask, &told) || told.head.nlmsg_type != SOCK_DIAG_BY_FAMILY)
		return false;
	/* A socket that its program has closed belongs to nobody, which looks like root. Root's own is still open while it waits for us. */
	if (told.of.idiag_uid == 0 && told.of.idiag_state != TCP_ESTABLISHED)
		return true;
	return told.of.idiag_uid != geteuid() && told.of.idiag_uid != 0 && told.of.idiag_uid != UNKNOWN_ACCOUNT;
}
