/*
 * libpq.h - PostgreSQL's own client library, loaded when a PostgreSQL database is first named. It brings 24 libraries and 5 ms at each start,
 * a cost that a diary in a file does not pay. For use inside store/postgres/.
 */
#ifndef TRIVET_STORE_POSTGRES_LIBPQ_H
#define TRIVET_STORE_POSTGRES_LIBPQ_H

#include <libpq-fe.h>
#include <stdbool.h>

/* The functions that we call, by the names they have there. */
#define LIBPQ(X)                                                                                                                                     \
	X(PQconnectdbParams)                                                                                                                         \
	X(PQstatus)                                                                                                                                  \
	X(PQerrorMessage)                                                                                                                            \
	X(PQreset)                                                                                                                                   \
	X(PQfinish)                                                                                                                                  \
	X(PQexec)                                                                                                                                    \
	X(PQprepare)                                                                                                                                 \
	X(PQexecPrepared)                                                                                                                            \
	X(PQexecParams)                                                                                                                              \
	X(PQtransactionStatus)                                                                                                                       \
	X(PQresultStatus)                                                                                                                            \
	X(PQresultErrorField)                                                                                                                        \
	X(PQcmdStatus)                                                                                                                               \
	X(PQcmdTuples)                                                                                                                               \
	X(PQntuples)                                                                                                                                 \
	X(PQnfields)                                                                                                                                 \
	X(PQgetvalue)                                                                                                                                \
	X(PQgetlength)                                                                                                                               \
	X(PQclear)                                                                                                                                   \
	X(PQsetNoticeProcessor)

#define LIBPQ_FIELD(name) __typeof__(&name) name;
struct libpq {
	LIBPQ(LIBPQ_FIELD)
};
#undef LIBPQ_FIELD

/* NULL: it is not installed. From any thread; once loaded it stays. */
const struct libpq *libpq_load(void);

#endif
