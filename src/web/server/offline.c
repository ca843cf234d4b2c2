/* offline.c - what a browser needs to go on while trivet does not run. */
#include "web/server/offline.h"

#include "me/relief.h"
#include "keep/vault.h"
#include "base/hash.h"
#include "base/json.h"

/* ---- for which day, from which answers ---- */

static void w_set(struct writer *w, const qset *set)
{
	w_str(w, (str){(const char *)set->w, sizeof set->w});
}

static str what_counts(const struct person *who, struct arena *a)
{
	const struct facts *f = &who->consult.facts;
	const qset *const sets[] = {&f->yes, &f->no, &f->unsure, &f->cleared};
	struct writer w = arena_writer(a);
	for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++)
		w_set(&w, sets[i]);
	for (enum chosen_part part = 0; part < CHOSEN_PARTS; part++)
		choices_write(&w, who->pack, &who->chosen, part);
	w_char(&w, relief_way(who) == RELIEF_SESSION ? 'y' : 'n');
	w_str(&w, who->pack->version);
	return arena_keep(a, &w);
}

void offline_mark(const struct site *site, const struct person *who, struct response *r)
{
	uint8_t mark[16];
	vault_derive(site->door->mark, what_counts(who, r->arena), mark, sizeof mark);
	struct writer w = arena_writer(r->arena);
	w_day(&w, who->today);
	w_char(&w, '\0');
	response_header(r, "X-Trivet-Day", arena_keep(r->arena, &w).p);
	w = arena_writer(r->arena);
	w_hex(&w, mark, 8);
	w_char(&w, '\0');
	response_header(r, "X-Trivet-Answers", arena_keep(r->arena, &w).p);
}

/* ---- the pages of the worker ---- */

enum err offline_show(struct site *site, const struct request *q, struct response *r)
{
	static const str names[OFFLINE_PAGES] = {
		[OFFLINE_AWAY] = STR_INIT("away"), [OFFLINE_KEPT] = STR_INIT("kept"), [OFFLINE_UNJUDGED] = STR_INIT("unjudged")};
	(void)site;
	for (enum offline_page page = OFFLINE_AWAY; page < OFFLINE_PAGES; page++) {
		if (!str_eq(q->segment[1], names[page]))
			continue;
		page_offline(response_page(r, "Without trivet", NAV_NONE), &(struct offline_view){page});
		return OK;
	}
	return ERR_MISSING;
}

/* ---- the worker ---- */

/* What pages are made of. Icons to install with are asked for by the system, and the worker by the browser. */
static bool is_kept(const struct asset *a)
{
	return !str_ends(a->name, STR(".png")) && !str_eq(a->name, STR("worker.js"));
}

static void w_hash(struct writer *w, uint64_t h)
{
	for (int shift = 60; shift >= 0; shift -= 4)
		w_char(w, "0123456789abcdef"[h >> shift & 15]);
}

static void w_files(struct writer *w)
{
	struct json j = json_on(w);
	json_open(&j, '[');
	for (size_t i = 0; i < asset_count; i++)
		if (is_kept(&assets[i]))
			json_str(&j, assets[i].address);
	json_close(&j, ']');
}

enum err offline_worker(struct site *site, const struct request *q, struct response *r)
{
	const struct asset *worker = asset_at(asset_url("worker.js").s);
	(void)q;
	r->w.n = 0;
	w_str(&r->w, STR("const files = "));
	w_files(&r->w);
	w_str(&r->w, STR(";\nconst version = \""));
	uint64_t h = hash_str(hash_str(HASH_BEGIN, writer_str(&r->w)), app_pack(site->app)->version);
	w_hash(&r->w, hash_end(hash_str(h, STR(TRIVET_VERSION))));
	w_str(&r->w, STR("\";\n\n"));
	if (worker != NULL)
		w_str(&r->w, worker->bytes);
	response_bytes(r, "text/javascript; charset=utf-8", writer_str(&r->w));
	response_header(r, "Cache-Control", "no-cache");
	return OK;
}

enum err offline_seal(struct site *site, const struct request *q, struct response *r)
{
	(void)q;
	response_bytes(r, "text/plain; charset=utf-8", str_of(site->door->seal));
	return OK;
}

/* ---- something to install ---- */

static const struct icon_row {
	const char *asset, *sizes, *purpose;
} icon_rows[] = {
	{"icon-192.png", "192x192", "any"},
	{"icon-512.png", "512x512", "any"},
	{"icon-maskable.png", "512x512", "maskable"},
};

static void w_icons(struct json *j)
{
	json_kopen(j, "icons", '[');
	for (size_t i = 0; i < sizeof icon_rows / sizeof icon_rows[0]; i++) {
		json_open(j, '{');
		json_kstr(j, "src", asset_url(icon_rows[i].asset).s);
		json_kstr(j, "sizes", str_of(icon_rows[i].sizes));
		json_kstr(j, "type", STR("image/png"));
		json_kstr(j, "purpose", str_of(icon_rows[i].purpose));
		json_close(j, '}');
	}
	json_close(j, ']');
}

enum err offline_manifest(struct site *site, const struct request *q, struct response *r)
{
	static const struct {
		const char *key, *value;
	} words[] = {
		{"id", "/"},
		{"name", "trivet"},
		{"short_name", "trivet"},
		{"description", "Relief for upper back pain, standing on three legs: treatment, practice and change."},
		{"lang", "en"},
		{"start_url", "/"},
		{"scope", "/"},
		{"display", "standalone"},
		{"background_color", "#f1f4ef"}, /* --bg of assets/style/tokens.css */
		{"theme_color", "#f1f4ef"},
	};
	(void)site;
	(void)q;
	r->w.n = 0;
	struct json j = json_on(&r->w);
	json_open(&j, '{');
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		json_kstr(&j, words[i].key, str_of(words[i].value));
	w_icons(&j);
	json_close(&j, '}');
	response_bytes(r, "application/manifest+json", writer_str(&r->w));
	response_header(r, "Cache-Control", "no-cache");
	return OK;
}
