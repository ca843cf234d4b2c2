/* files.c - files in memory, as SQLite needs them, and which of their blocks have to be saved. */
#include "pocket/files.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "pocket/host.h"
#include "store/sqlite/place.h"

enum { FILES = 16, SHARED = 8, REGION = 32768, LOCKS = SQLITE_SHM_NLOCK };

/* What connections to one file share beside it: SQLite's index of the log. */
struct shared {
	uint8_t *region[SHARED];
	unsigned char readers[LOCKS];
	bool writer[LOCKS];
};

struct file {
	char name[FILE_NAME]; /* empty: none */
	uint64_t number;
	uint8_t *bytes;
	size_t size, cap;
	uint8_t *changed; /* one for each block of cap */
	bool is_resized;
	bool is_gone; /* and the host is not told yet */
	unsigned users;
	int lock; /* the strongest that is held; others may share the weak one */
	unsigned sharing;
	struct shared shared;
};

static struct file files[FILES];
static uint64_t numbers;

static struct file *find(const char *name)
{
	for (size_t i = 0; i < FILES; i++)
		if (files[i].name[0] != '\0' && !files[i].is_gone && strcmp(files[i].name, name) == 0)
			return &files[i];
	return NULL;
}

static struct file *make(const char *name)
{
	if (strlen(name) >= FILE_NAME)
		return NULL;
	struct file *f = NULL;
	for (size_t i = 0; i < FILES; i++) {
		bool comes_back = files[i].is_gone && strcmp(files[i].name, name) == 0;
		if (comes_back || (f == NULL && files[i].name[0] == '\0'))
			f = &files[i];
		if (comes_back)
			break;
	}
	if (f == NULL)
		return NULL;
	*f = (struct file){.number = ++numbers, .is_resized = true};
	memcpy(f->name, name, strlen(name) + 1);
	return f;
}

static bool grow(struct file *f, size_t size)
{
	if (size <= f->cap)
		return true;
	size_t cap = f->cap < FILE_BLOCK ? FILE_BLOCK : f->cap;
	while (cap < size)
		cap *= 2;
	uint8_t *bytes = realloc(f->bytes, cap), *changed = NULL;
	if (bytes != NULL) {
		f->bytes = bytes;
		memset(bytes + f->cap, 0, cap - f->cap);
		changed = realloc(f->changed, cap / FILE_BLOCK);
	}
	if (changed == NULL)
		return false;
	memset(changed + f->cap / FILE_BLOCK, 0, (cap - f->cap) / FILE_BLOCK);
	f->changed = changed;
	f->cap = cap;
	return true;
}

static void resize(struct file *f, size_t size)
{
	if (size < f->size)
		memset(f->bytes + size, 0, f->size - size); /* what was there is nowhere any more */
	f->is_resized = f->is_resized || f->size != size;
	f->size = size;
}

static bool put(struct file *f, const void *bytes, size_t n, size_t at)
{
	if (!grow(f, at + n))
		return false;
	memcpy(f->bytes + at, bytes, n);
	for (size_t block = at / FILE_BLOCK; block * FILE_BLOCK < at + n; block++)
		f->changed[block] = 1;
	if (at + n > f->size)
		resize(f, at + n);
	return true;
}

static void forget(struct file *f)
{
	free(f->bytes);
	free(f->changed);
	for (size_t i = 0; i < SHARED; i++)
		free(f->shared.region[i]);
	f->bytes = f->changed = NULL;
	f->size = f->cap = 0;
	f->shared = (struct shared){0};
	f->is_gone = true;
}

static void remove_file(struct file *f)
{
	resize(f, 0);
	forget(f);
}

/* ---- in and out ---- */

uint8_t *files_load(const char *name, size_t size)
{
	struct file *f = make(name);
	if (f == NULL || !grow(f, size == 0 ? 1 : size))
		return NULL;
	f->size = size;
	f->is_resized = false;
	return f->bytes;
}

uint8_t *files_small(const char *name, size_t size, bool *ret_is_new)
{
	struct file *f = find(name);
	*ret_is_new = f == NULL || f->size != size;
	if (!*ret_is_new)
		return f->bytes;
	if (f == NULL)
		f = make(name);
	if (f == NULL || !grow(f, size))
		return NULL;
	resize(f, size);
	memset(f->changed, 1, (size + FILE_BLOCK - 1) / FILE_BLOCK);
	return f->bytes;
}

static bool hand_over(struct file *f)
{
	bool any = false;
	if (f->is_gone) {
		host_gone(f->name);
		f->name[0] = '\0';
		f->is_gone = false;
		return true;
	}
	for (size_t block = 0, at = 0; at < f->size; block++, at += FILE_BLOCK) {
		if (!f->changed[block])
			continue;
		host_block(f->name, (uint32_t)block, f->bytes + at, FILE_BLOCK);
		any = true;
	}
	if (f->changed != NULL)
		memset(f->changed, 0, f->cap / FILE_BLOCK);
	any = any || f->is_resized;
	if (f->is_resized)
		host_size(f->name, (uint32_t)f->size);
	f->is_resized = false;
	return any;
}

bool files_hand_over(void)
{
	bool any = false;
	for (size_t i = 0; i < FILES; i++)
		if (files[i].name[0] != '\0')
			any = hand_over(&files[i]) || any;
	return any;
}

void files_delete(const char *begin)
{
	for (size_t i = 0; i < FILES; i++)
		if (files[i].name[0] != '\0' && !files[i].is_gone && strncmp(files[i].name, begin, strlen(begin)) == 0)
			remove_file(&files[i]);
}

/* ---- what the store asks beside SQLite ---- */

enum err place_make(const char *path)
{
	if (find(path) != NULL)
		return ERR_CONFLICT;
	return make(path) != NULL ? OK : ERR_FULL;
}

enum err place_sync(const char *path)
{
	(void)path;
	return OK; /* it is saved with the request, or nothing is */
}

void place_remove(const char *path)
{
	struct file *f = find(path);
	if (f != NULL)
		remove_file(f);
}

bool place_is_there(const char *path)
{
	return find(path) != NULL;
}

static struct file *find_end(const char *path, const char *end)
{
	char name[FILE_NAME];
	size_t n = strlen(path), m = strlen(end);
	if (n + m >= sizeof name)
		return NULL;
	memcpy(name, path, n);
	memcpy(name + n, end, m + 1);
	return find(name);
}

int64_t place_size(const char *path, const char *end)
{
	const struct file *f = find_end(path, end);
	return f != NULL ? (int64_t)f->size : 0;
}

struct place_file place_which(const char *path, const char *end)
{
	const struct file *f = find_end(path, end);
	return f != NULL ? (struct place_file){1, f->number} : (struct place_file){0};
}

enum place_narrowed place_narrow(const char *path, const char *end)
{
	(void)path, (void)end;
	return PLACE_WAS_NARROW; /* a browser gives each origin its own */
}

/* ---- what SQLite asks ---- */

struct handle {
	sqlite3_file base;
	struct file *file;
	int lock;
	bool deletes; /* when it is closed */
};

static struct file *file_of(sqlite3_file *h)
{
	return ((struct handle *)h)->file;
}

static int do_unlock(sqlite3_file *h, int level)
{
	struct handle *own = (struct handle *)h;
	struct file *f = own->file;
	if (own->lock > SQLITE_LOCK_SHARED && level <= SQLITE_LOCK_SHARED)
		f->lock = SQLITE_LOCK_SHARED;
	if (own->lock >= SQLITE_LOCK_SHARED && level == SQLITE_LOCK_NONE && --f->sharing == 0)
		f->lock = SQLITE_LOCK_NONE;
	own->lock = level;
	return SQLITE_OK;
}

static int do_close(sqlite3_file *h)
{
	struct handle *own = (struct handle *)h;
	do_unlock(h, SQLITE_LOCK_NONE);
	own->file->users--;
	if (own->deletes)
		remove_file(own->file);
	return SQLITE_OK;
}

static int do_read(sqlite3_file *h, void *to, int n, sqlite3_int64 at)
{
	const struct file *f = file_of(h);
	size_t from = (size_t)at, wanted = (size_t)n, here = from < f->size ? f->size - from : 0;
	here = here < wanted ? here : wanted;
	if (here > 0)
		memcpy(to, f->bytes + from, here);
	memset((uint8_t *)to + here, 0, wanted - here);
	return here == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int do_write(sqlite3_file *h, const void *bytes, int n, sqlite3_int64 at)
{
	return put(file_of(h), bytes, (size_t)n, (size_t)at) ? SQLITE_OK : SQLITE_FULL;
}

static int do_truncate(sqlite3_file *h, sqlite3_int64 size)
{
	if (!grow(file_of(h), (size_t)size))
		return SQLITE_FULL;
	resize(file_of(h), (size_t)size);
	return SQLITE_OK;
}

static int do_sync(sqlite3_file *h, int flags)
{
	(void)h, (void)flags;
	return SQLITE_OK;
}

static int do_size(sqlite3_file *h, sqlite3_int64 *ret_size)
{
	*ret_size = (sqlite3_int64)file_of(h)->size;
	return SQLITE_OK;
}

/* Shared by many readers; reserved and more by one of them. */
static int do_lock(sqlite3_file *h, int level)
{
	struct handle *own = (struct handle *)h;
	struct file *f = own->file;
	if (own->lock >= level)
		return SQLITE_OK;
	if (level == SQLITE_LOCK_SHARED) {
		if (f->lock > SQLITE_LOCK_RESERVED)
			return SQLITE_BUSY;
		f->sharing++;
		f->lock = f->lock < SQLITE_LOCK_SHARED ? SQLITE_LOCK_SHARED : f->lock;
	} else {
		if ((f->lock > SQLITE_LOCK_SHARED && own->lock <= SQLITE_LOCK_SHARED) || (level == SQLITE_LOCK_EXCLUSIVE && f->sharing > 1))
			return SQLITE_BUSY;
		f->lock = level;
	}
	own->lock = level;
	return SQLITE_OK;
}

static int do_is_reserved(sqlite3_file *h, int *ret_is)
{
	*ret_is = file_of(h)->lock >= SQLITE_LOCK_RESERVED;
	return SQLITE_OK;
}

static int do_control(sqlite3_file *h, int what, void *arg)
{
	if (what == SQLITE_FCNTL_HAS_MOVED) {
		*(int *)arg = file_of(h)->is_gone;
		return SQLITE_OK;
	}
	return SQLITE_NOTFOUND;
}

static int do_sector(sqlite3_file *h)
{
	(void)h;
	return FILE_BLOCK;
}

static int do_kind(sqlite3_file *h)
{
	(void)h;
	return SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_SAFE_APPEND | SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN;
}

static int shm_map(sqlite3_file *h, int region, int size, int extend, void volatile **ret_at)
{
	struct shared *s = &file_of(h)->shared;
	*ret_at = NULL;
	if (region >= SHARED || size > REGION)
		return SQLITE_NOMEM;
	if (s->region[region] == NULL && extend)
		s->region[region] = calloc(1, REGION);
	*ret_at = s->region[region];
	return *ret_at == NULL && extend ? SQLITE_NOMEM : SQLITE_OK;
}

static int shm_lock(sqlite3_file *h, int first, int n, int flags)
{
	struct shared *s = &file_of(h)->shared;
	bool alone = (flags & SQLITE_SHM_EXCLUSIVE) != 0, unlocks = (flags & SQLITE_SHM_UNLOCK) != 0;
	for (int i = first; i < first + n && !unlocks; i++)
		if (s->writer[i] || (alone && s->readers[i] > 0))
			return SQLITE_BUSY;
	for (int i = first; i < first + n; i++) {
		if (alone)
			s->writer[i] = !unlocks;
		else
			s->readers[i] = (unsigned char)(s->readers[i] + (unlocks ? -1 : 1));
	}
	return SQLITE_OK;
}

static void shm_barrier(sqlite3_file *h)
{
	(void)h;
}

static int shm_unmap(sqlite3_file *h, int deletes)
{
	struct shared *s = &file_of(h)->shared;
	for (size_t i = 0; deletes && i < SHARED; i++) {
		free(s->region[i]);
		s->region[i] = NULL;
	}
	return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = do_close,
	.xRead = do_read,
	.xWrite = do_write,
	.xTruncate = do_truncate,
	.xSync = do_sync,
	.xFileSize = do_size,
	.xLock = do_lock,
	.xUnlock = do_unlock,
	.xCheckReservedLock = do_is_reserved,
	.xFileControl = do_control,
	.xSectorSize = do_sector,
	.xDeviceCharacteristics = do_kind,
	.xShmMap = shm_map,
	.xShmLock = shm_lock,
	.xShmBarrier = shm_barrier,
	.xShmUnmap = shm_unmap,
};

static int fs_open(sqlite3_vfs *fs, const char *name, sqlite3_file *h, int flags, int *ret_flags)
{
	struct handle *own = (struct handle *)h;
	struct file *f = name != NULL ? find(name) : NULL;
	(void)fs;
	*own = (struct handle){0};
	if (f == NULL && name != NULL && (flags & SQLITE_OPEN_CREATE) != 0)
		f = make(name);
	if (f == NULL)
		return SQLITE_CANTOPEN;
	*own = (struct handle){.base = {&methods}, .file = f, .deletes = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0};
	f->users++;
	if (ret_flags != NULL)
		*ret_flags = flags;
	return SQLITE_OK;
}

static int fs_delete(sqlite3_vfs *fs, const char *name, int sync)
{
	struct file *f = find(name);
	(void)fs, (void)sync;
	if (f == NULL)
		return SQLITE_IOERR_DELETE_NOENT;
	remove_file(f);
	return SQLITE_OK;
}

static int fs_access(sqlite3_vfs *fs, const char *name, int flags, int *ret_is)
{
	(void)fs, (void)flags;
	*ret_is = find(name) != NULL;
	return SQLITE_OK;
}

static int fs_full_name(sqlite3_vfs *fs, const char *name, int n, char *ret_name)
{
	(void)fs;
	if (strlen(name) >= (size_t)n)
		return SQLITE_CANTOPEN;
	memcpy(ret_name, name, strlen(name) + 1);
	return SQLITE_OK;
}

static int fs_random(sqlite3_vfs *fs, int n, char *ret_bytes)
{
	(void)fs;
	host_random((uint8_t *)ret_bytes, (uint32_t)n);
	return n;
}

static int fs_sleep(sqlite3_vfs *fs, int us)
{
	(void)fs;
	return us; /* nobody else is there who could be waited for */
}

static int fs_now(sqlite3_vfs *fs, sqlite3_int64 *ret_ms)
{
	(void)fs;
	*ret_ms = (sqlite3_int64)(host_now() * 1000) + 210866760000000; /* since noon in Greenwich, 24 November 4714 BC */
	return SQLITE_OK;
}

static int fs_error(sqlite3_vfs *fs, int n, char *ret_text)
{
	(void)fs, (void)n, (void)ret_text;
	return 0;
}

/* SQLite is built for a system that it does not know, and asks for it here. */
int sqlite3_os_init(void);
int sqlite3_os_end(void);

int sqlite3_os_init(void)
{
	static sqlite3_vfs fs = {
		.iVersion = 2,
		.szOsFile = sizeof(struct handle),
		.mxPathname = FILE_NAME,
		.zName = "pocket",
		.xOpen = fs_open,
		.xDelete = fs_delete,
		.xAccess = fs_access,
		.xFullPathname = fs_full_name,
		.xRandomness = fs_random,
		.xSleep = fs_sleep,
		.xGetLastError = fs_error,
		.xCurrentTimeInt64 = fs_now,
	};
	return sqlite3_vfs_register(&fs, 1);
}

int sqlite3_os_end(void)
{
	return SQLITE_OK;
}
