/* rescue.c - saves what can still be read of a damaged file to a new one. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/sqlite/backup.h"
#include "store/sqlite/pages.h"
#include "store/sqlite/sqlite_link.h"

enum {
	TRIES_MAX = 100000, /* for one table: what is damaged all over ends some time */
	IDS_MAX = 1 << 22,  /* when the id that was given last cannot be read */
	DAY_FIRST = -719162,
	DAY_LAST = 2932896,
	LETTERS = 128, /* ids and keys are ASCII: their first two letters are a number below LETTERS * LETTERS */
	IMAGE_MAX = 1 << 30
};

/* Parents before their children. */
enum keys { KEYS_ID, KEYS_ID_OF_CLINIC, KEYS_DAY, KEYS_TEXT };
static const struct table {
	const char *name;
	const struct query *copy, *copy_8; /* from SQLITE_ORGANISED on, and before it */
	enum keys keys;
	int since; /* version of the schema */
} tables[] = {
	{"answer", &SQL_RESCUE_ANSWER, &SQL_RESCUE_8_ANSWER, KEYS_TEXT, 1},
	{"cleared", &SQL_RESCUE_CLEARED, &SQL_RESCUE_8_CLEARED, KEYS_TEXT, 1},
	{"setting", &SQL_RESCUE_SETTING, &SQL_RESCUE_8_SETTING, KEYS_TEXT, 1},
	{"intention", &SQL_RESCUE_INTENTION, &SQL_RESCUE_8_INTENTION, KEYS_TEXT, 1},
	{"entry", &SQL_RESCUE_ENTRY, &SQL_RESCUE_8_ENTRY, KEYS_ID, 1},
	{"entry_region", &SQL_RESCUE_ENTRY_REGION, &SQL_RESCUE_8_ENTRY_REGION, KEYS_ID, 2},
	{"activity", &SQL_RESCUE_ACTIVITY, &SQL_RESCUE_8_ACTIVITY, KEYS_ID, 3},
	{"entry_score", &SQL_RESCUE_ENTRY_SCORE, &SQL_RESCUE_8_ENTRY_SCORE, KEYS_ID, 3},
	{"deed", &SQL_RESCUE_DEED, &SQL_RESCUE_8_DEED, KEYS_ID, 1},
	{"plan", &SQL_RESCUE_PLAN, &SQL_RESCUE_8_PLAN, KEYS_ID, 1},
	{"reassessment", &SQL_RESCUE_REASSESSMENT, &SQL_RESCUE_8_REASSESSMENT, KEYS_ID, 1},
	{"mark", &SQL_RESCUE_MARK, &SQL_RESCUE_8_MARK, KEYS_ID, 3},
	{"trial", &SQL_RESCUE_TRIAL, &SQL_RESCUE_8_TRIAL, KEYS_ID, 3},
	{"trial_day", &SQL_RESCUE_TRIAL_DAY, &SQL_RESCUE_8_TRIAL_DAY, KEYS_ID, 3},
	{"desk_break", &SQL_RESCUE_DESK_BREAK, &SQL_RESCUE_8_DESK_BREAK, KEYS_ID, 3},
	{"desk_day", &SQL_RESCUE_DESK_DAY, &SQL_RESCUE_8_DESK_DAY, KEYS_DAY, 3},
	{"clinic", &SQL_RESCUE_CLINIC, &SQL_RESCUE_CLINIC, KEYS_ID_OF_CLINIC, 10},
	{"clinic_file", &SQL_RESCUE_CLINIC_FILE, &SQL_RESCUE_CLINIC_FILE, KEYS_ID_OF_CLINIC, 10},
	{"resource", &SQL_RESCUE_RESOURCE, &SQL_RESCUE_RESOURCE, KEYS_ID_OF_CLINIC, 10},
	{"patient", &SQL_RESCUE_PATIENT, &SQL_RESCUE_PATIENT, KEYS_ID_OF_CLINIC, 10},
	{"visit", &SQL_RESCUE_VISIT, &SQL_RESCUE_VISIT, KEYS_ID_OF_CLINIC, 10},
	{"visit_part", &SQL_RESCUE_VISIT_PART, &SQL_RESCUE_VISIT_PART, KEYS_ID_OF_CLINIC, 10},
	{"occupied", &SQL_RESCUE_OCCUPIED, &SQL_RESCUE_OCCUPIED, KEYS_ID_OF_CLINIC, 10},
	{"busy", &SQL_RESCUE_BUSY, &SQL_RESCUE_BUSY, KEYS_ID_OF_CLINIC, 10},
	{"visit_request", &SQL_RESCUE_VISIT_REQUEST, &SQL_RESCUE_VISIT_REQUEST, KEYS_TEXT, 10},
	{"visit_link", &SQL_RESCUE_VISIT_LINK, &SQL_RESCUE_VISIT_LINK, KEYS_ID_OF_CLINIC, 10},
	{"mail", &SQL_RESCUE_MAIL, &SQL_RESCUE_MAIL, KEYS_ID_OF_CLINIC, 10},
	{"patient_key", &SQL_RESCUE_PATIENT_KEY, &SQL_RESCUE_PATIENT_KEY, KEYS_ID_OF_CLINIC, 13},
	{"staff", &SQL_RESCUE_STAFF, &SQL_RESCUE_STAFF, KEYS_TEXT, 13},
	{"feed", &SQL_RESCUE_FEED, &SQL_RESCUE_FEED, KEYS_ID_OF_CLINIC, 13},
	{"closure", &SQL_RESCUE_CLOSURE, &SQL_RESCUE_CLOSURE, KEYS_ID_OF_CLINIC, 13},
};

struct rescue {
	struct sqlite_link *l;
	int64_t version; /* of the damaged file */
	const struct table *table;
	int64_t last_id;
	int tries;
	bool is_whole; /* nothing had to be left out */
};

/* ---- a range of keys ---- */

static const struct query *copy_of(const struct rescue *r)
{
	return r->version < SQLITE_ORGANISED ? r->table->copy_8 : r->table->copy;
}

static enum err copy_numbers(const struct rescue *r, int64_t first, int64_t last)
{
	return link_do(&r->l->link, copy_of(r), &(struct sql_rescue_entry){first, last});
}

static enum err copy_texts(const struct rescue *r, int64_t first, int64_t last)
{
	char from[2] = {(char)(first / LETTERS), (char)(first % LETTERS)}, to[2] = {(char)((last + 1) / LETTERS), (char)((last + 1) % LETTERS)};
	struct sql_rescue_answer range = {{from, 2}, {to, 2}};
	if ((last + 1) / LETTERS == LETTERS)
		to[0] = to[1] = LETTERS - 1;
	return link_do(&r->l->link, copy_of(r), &range);
}

/* Halves what cannot be read, until it is one key. Fails: the new file cannot be written. */
static enum err copy_range(struct rescue *r, int64_t first, int64_t last)
{
	enum err e = r->table->keys == KEYS_TEXT ? copy_texts(r, first, last) : copy_numbers(r, first, last);
	if (e == OK || e == ERR_FULL || e == ERR_BUSY || e == ERR_DENIED)
		return e;
	if (first == last || ++r->tries > TRIES_MAX) {
		r->is_whole = false;
		return OK;
	}
	int64_t middle = first + (last - first) / 2;
	TRY(copy_range(r, first, middle));
	return copy_range(r, middle + 1, last);
}

static enum err copy_table(struct rescue *r, const struct table *t, int64_t last_id)
{
	r->table = t;
	r->tries = 0;
	switch (t->keys) {
	case KEYS_ID: return copy_range(r, 0, last_id);
	case KEYS_ID_OF_CLINIC: return copy_range(r, 0, IDS_MAX); /* a clinic counts its own */
	case KEYS_DAY: return copy_range(r, DAY_FIRST, DAY_LAST);
	case KEYS_TEXT: break;
	}
	return copy_range(r, 0, LETTERS * LETTERS - 1);
}

static bool run(struct sqlite_link *l, const struct query *script)
{
	return sqlite3_exec(l->db, script->sql.p, NULL, NULL, NULL) == SQLITE_OK;
}

static enum err copy_all(struct rescue *r)
{
	struct sql_rescue_last_id_row last = {0};
	bool knows_last = sql_rescue_last_id(&r->l->link, &last) == OK && last.n >= 0 && last.n < IDS_MAX;
	r->is_whole = knows_last;
	r->last_id = knows_last ? last.n : IDS_MAX;
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (tables[i].since <= r->version)
			TRY(copy_table(r, &tables[i], r->last_id));
	if (r->version >= 4)
		run(r->l, &SQL_RESCUE_IDENTITY); /* else it has a new one: it is another record then */
	return sql_rescue_ids(&r->l->link, &(struct sql_rescue_ids){knows_last ? last.n : 0});
}

/* ---- the image of what is there ---- */

static void put_number(unsigned char *at, uint32_t n)
{
	for (int i = 0; i < 4; i++)
		at[i] = (unsigned char)(n >> (24 - 8 * i));
}

/* A file that was cut short says how long it was; SQLite believes it and reads nothing (sqlite.org/fileformat.html, 1.3). */
static void mend_head(struct backup_image *image)
{
	uint32_t page = (uint32_t)(image->bytes[16] << 8 | image->bytes[17]);
	page = page == 1 ? 65536 : page;
	if (page < 512)
		return;
	put_number(image->bytes + 28, (uint32_t)(image->n / page));
	memcpy(image->bytes + 92, image->bytes + 24, 4);
	sqlite_image_alone(image->bytes);
}

/* Byte by byte, without SQLite; what is in a log beside it is not seen. */
static enum err read_raw(const char *path, struct store_fault *ret_fault, struct backup_image *ret_image)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size < 512 || st.st_size > IMAGE_MAX) {
		if (fd >= 0)
			close(fd);
		return sqlite_refuse(ret_fault, ERR_INPUT, WRONG_RESCUE_NOTHING);
	}
	size_t size = (size_t)st.st_size, n = 0;
	unsigned char *bytes = sqlite3_malloc64(size);
	for (ssize_t got = 1; bytes != NULL && n < size && got > 0; n += got > 0 ? (size_t)got : 0)
		got = pread(fd, bytes + n, size - n, (off_t)n);
	close(fd);
	if (bytes == NULL)
		return sqlite_refuse_no_memory(ret_fault);
	memset(bytes + n, 0, size - n); /* a disk that gives no more */
	*ret_image = (struct backup_image){bytes, size};
	return OK;
}

/* The image as the database `old` of the link; its bytes stay the caller's. */
static bool attach(struct sqlite_link *l, const struct backup_image *image)
{
	sqlite3_int64 n = (sqlite3_int64)image->n;
	return run(l, &SQL_RESCUE_ATTACH) && sqlite3_deserialize(l->db, "old", image->bytes, n, n, SQLITE_DESERIALIZE_READONLY) == SQLITE_OK;
}

static enum err version_of(const struct backup_image *image, int64_t *ret_version, struct store_fault *ret_fault)
{
	struct sqlite_link *l;
	TRY(sqlite_connect_memory(ret_fault, &l));
	sqlite3_int64 n = (sqlite3_int64)image->n;
	enum err e = sqlite3_deserialize(l->db, "main", image->bytes, n, n, SQLITE_DESERIALIZE_READONLY) == SQLITE_OK ? OK : ERR_IO;
	e = e == OK ? sqlite_identify(l, sqlite_backend_current(NULL).steps_n, ret_version, ret_fault) : sqlite_refuse_damaged(ret_fault);
	if (e == OK && *ret_version == 0)
		e = sqlite_refuse(ret_fault, ERR_INPUT, WRONG_FILE_EMPTY);
	sqlite_close(&l->link);
	return e;
}

/* ---- pages that nothing leads to ---- */

/* What a name or a shape of ours never is: longer than its buffer. */
static bool copy_word(char *to, size_t size, str word)
{
	if (word.n == 0 || word.n >= size)
		return false;
	memcpy(to, word.p, word.n);
	to[word.n] = '\0';
	return true;
}

static void read_trees(struct sqlite_link *l, struct trees *trees)
{
	struct sql_rescue_trees_row row;
	enum err e = sql_rescue_trees(&l->link);
	while (e == OK && trees->n < TREES_MAX && sql_rescue_trees_next(&l->link, &row) == OK) {
		struct tree *t = &trees->at[trees->n];
		t->root = (uint32_t)row.root;
		if (copy_word(t->name, sizeof t->name, row.name) && copy_word(t->shape, sizeof t->shape, row.shape))
			trees->n++;
	}
	sql_rescue_trees_stop(&l->link);
}

/* The image is read again: what SQLite remembers of its pages goes. */
static bool attach_again(struct sqlite_link *l, const struct backup_image *image)
{
	return run(l, &SQL_RESCUE_DETACH) && attach(l, image);
}

/* Reads one page as if it were the whole table: it takes the place of the root for that long. */
static enum err copy_stray(struct rescue *r, const struct backup_image *image, const struct table *t, uint32_t root, uint32_t page)
{
	size_t size = pages_size(image);
	unsigned char *at = pages_at(image, root), *aside = sqlite3_malloc64(size);
	enum err e = ERR_FULL;
	if (aside != NULL && at != NULL) {
		memcpy(aside, at, size);
		memcpy(at, pages_at(image, page), size);
		e = attach_again(r->l, image) ? copy_table(r, t, r->last_id) : OK;
		memcpy(at, aside, size);
	}
	sqlite3_free(aside);
	return e;
}

/* Parents before their children here, too. */
static enum err copy_strays(struct rescue *r, const struct backup_image *image)
{
	struct trees trees = {0};
	struct strays strays;
	read_trees(r->l, &trees);
	TRY(pages_find_strays(image, &trees, &strays));
	enum err e = OK;
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		for (size_t k = 0; k < strays.n && e == OK; k++)
			if (strcmp(trees.at[strays.at[k].tree].name, tables[i].name) == 0)
				e = copy_stray(r, image, &tables[i], trees.at[strays.at[k].tree].root, strays.at[k].page);
	sqlite3_free(strays.at);
	return e == OK && !attach_again(r->l, image) ? ERR_IO : e;
}

/* ---- the new file ---- */

/* The sums are those of the newest schema. The damaged file may only be read, and a step would begin to write in all that is attached. */
static enum err sum(struct sqlite_link *l, const struct sqlite_backend *b)
{
	if (!run(l, &SQL_RESCUE_DETACH))
		return sqlite_meaning(l->db);
	TRY(sqlite_run_steps(l, b, b->steps_n));
	return run(l, &SQL_RESCUE_SUMS) ? OK : sqlite_meaning(l->db);
}

/*
 * A file with the same tables as the damaged one, with what could be read. Each range is a transaction of its own: after one that met damage, SQLite takes all that
 * follows in its transaction for damaged, too. Nobody waits for the disk here; whoever gives the file its name does.
 */
static enum err fill(struct rescue *r, const struct backup_image *image, struct store_fault *ret_fault)
{
	const struct sqlite_backend b = sqlite_backend_current(NULL);
	struct sqlite_link *l = r->l;
	errno = 0;
	enum err e = sqlite_run_steps(l, &b, (int)r->version);
	if (e == OK)
		e = attach(l, image) ? OK : ERR_IO;
	if (e == OK)
		e = copy_all(r);
	if (e == OK && !r->is_whole && r->version >= SQLITE_ORGANISED)
		e = copy_strays(r, image);
	if (e == OK && r->version >= SQLITE_ORGANISED)
		e = sum(l, &b);
	return e == OK ? OK : sqlite_refuse_as(l, e, ret_fault);
}

enum err backup_rescue(const char *from, const char *to, zone_at *zones, struct store_fault *ret_fault, struct backup_rescued *ret_rescued)
{
	struct backup_image image;
	struct rescue r = {0};
	bool misses_log = false;
	if (sqlite_take(from, ret_fault, &image) != OK) {
		if (ret_fault->e == ERR_MISSING)
			return ERR_MISSING;
		TRY(read_raw(from, ret_fault, &image));
		misses_log = sqlite_log_size(from) > 0;
		mend_head(&image);
	}
	enum err e = version_of(&image, &r.version, ret_fault);
	if (e == OK)
		e = sqlite_connect(to, LINK_WRITE, ret_fault, &r.l);
	if (e == OK) {
		e = fill(&r, &image, ret_fault);
		sqlite_close(&r.l->link);
	}
	backup_image_free(&image);
	if (e == OK)
		e = backup_update(to, zones, ret_fault);
	if (e == OK)
		e = backup_look(to, ret_fault, &ret_rescued->look);
	ret_rescued->is_whole = r.is_whole && !misses_log;
	return e;
}
