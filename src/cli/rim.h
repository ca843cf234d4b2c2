/* rim.h - the world as the command line sees it. main/ fills it in with the real one, tests with another. */
#ifndef TRIVET_CLI_RIM_H
#define TRIVET_CLI_RIM_H

#include <stdio.h>

#include "me/person.h"
#include "base/zone_rules.h"
#include "pack/clinic_read.h"
#include "pack/read.h"

struct args;
struct copy_report;
struct post_answer;

struct serve_wish {
	int port;           /* 0: 8765 or the next free one */
	bool json;          /* say the address as JSON */
	bool opens;         /* the browser, too */
	const char *origin; /* of a proxy before it; NULL: there is none */
	bool signs_in;      /* its people have accounts: the address needs no key */
	bool clinic;        /* the pages of a clinic */
	int64_t ahead_s;    /* its clock is so far ahead of the real one, to try things */
	bool renews;        /* the key: the old one no longer opens anything */
};

/* Keys that are no character. KEY_STOPPED: the program was stopped and goes on again. */
enum key { KEY_NONE = 0, KEY_LEFT = 256, KEY_RIGHT, KEY_ESCAPE, KEY_STOPPED, KEY_END };

struct rim {
	const struct pack *pack;
	struct moment now;
	struct caller caller;          /* who types: the one person of the file */
	zone_at *zones;                /* of this machine */
	const struct zone_rules *zone; /* of this machine; NULL when they are not known */
	str zone_country, locale;      /* what they say of where this is: two letters, and de_AT.UTF-8; empty when they do not */
	FILE *in, *out, *err;
	bool in_is_terminal, out_is_terminal, utf8;
	int columns;
	bool db_is_server;                            /* db_path is the address of a database, as it may be shown, and no file */
	const char *beside;                           /* files of ours are beside this path: db_path, or one of this machine */
	const char *db_path, *data_dir, *content_dir; /* content_dir: NULL for the pack that is built in */
	struct arena *arena;                          /* of this command */
	bool left_out;                                /* the command was done, but for a part that it named: exit 1 */
	bool changed;                                 /* the command changed what is remembered */
	/* Opens the store when it is first needed, and a reader if wanted (ret_reader is not NULL); both are closed by main. Fails: what to tell is on `err` already. */
	enum err (*store)(struct rim *rim, struct store **ret_store, struct store_reader **ret_reader);
	enum err (*read_file)(struct rim *rim, const char *path, str *ret_text);
	/* Writes a file that only its owner may read: whole or not at all. Fails: what to tell is on `err` already. */
	enum err (*write_file)(struct rim *rim, const char *path, str text);
	/* A zone of the zone database of this machine. */
	clinic_zone *zone_table;
	/*
	 * When a calendar (iCalendar) says busy in a stretch of time, lines of two instants in seconds; what has no zone of its own is taken for `zone`. Fails:
	 * ERR_MISSING trivet-calendar is not there; ERR_INPUT it is no calendar; ERR_FULL, ERR_IO, ERR_BUSY.
	 */
	enum err (*busy_times)(struct rim *rim, str calendar, str zone, instant from, instant to, struct writer *ret_lines);
	/* The same, each with the title of its event after the two instants. */
	enum err (*events)(struct rim *rim, str calendar, str zone, instant from, instant to, struct writer *ret_lines);
	enum err (*check_content)(struct rim *rim, const char *dir, struct problems *to, struct pack *ret_pack);
	/* Waits for a key, but not past a moment of clock_ms: a character or one of enum key. Only between key_begin and key_end. */
	void (*key_begin)(struct rim *rim);
	int (*key_wait)(struct rim *rim, int64_t until_ms);
	void (*key_end)(struct rim *rim);
	/* Milliseconds of a clock that only goes forward. */
	int64_t (*clock_ms)(struct rim *rim);
	/* Makes the folders above `beside` where they are not there. Fails: told on `err` already. */
	enum err (*make_folders)(struct rim *rim);
	/* Asks one line on the terminal that is not shown; lives until the next call. False at the end of the input. */
	bool (*ask_secret)(struct rim *rim, const char *prompt, str *ret_line);
	/* 22 letters that no one can guess, for a request id. */
	str (*request_id)(struct rim *rim);
	/* 64 random bits, to draw lots from. */
	uint64_t (*seed)(struct rim *rim);
	/* Becomes the desk reminder, with the same words. Returns only when it cannot. */
	enum err (*breaks)(struct rim *rim, const struct args *args);
	/* Lets trivet-report make the PDF of a report (form_report) on "a4" or "letter". Fails: ERR_MISSING: it is not there; ERR_FULL, ERR_IO, ERR_BUSY. */
	enum err (*make_pdf)(struct rim *rim, const char *paper, str report, struct writer *ret_pdf);
	/* `send` of struct post (clinic/post.h). */
	void (*send_letter)(void *ctx, str job, struct arena *a, struct post_answer *ret_answer);
	enum err (*serve)(struct rim *rim, const struct serve_wish *wish);
	/* Copies one database into another (store/copy.h), each a path or an address. Fails: ret_report says why. */
	enum err (*migrate)(struct rim *rim, const char *from, const char *to, struct copy_report *ret_report);
	/* An address as it may be shown, a path as it is; lives on rim->arena. */
	str (*shown)(struct rim *rim, const char *place);
	/* Opens the browser at the server that serves this database. Fails: ERR_MISSING none runs. */
	enum err (*open_browser)(struct rim *rim);
};

#endif
