/*
 * worker.js - the server of the pocket: a request of the page goes into the module, its answer comes out. Nothing is decided here. Served as sw.js in the folder, after `files`, the
 * paths in it that never change, `engine`, the one of the module, and `version`, which changes with them.
 *
 * An answer that says "saved" is held back until the blocks that changed are on the disk, all together (IndexedDB; why not files: docs/decisions/051-in-the-pocket.md).
 * One request at a time, over all tabs and over two versions of this worker: Web Locks.
 */
const SHELL = "trivet " + version;
const root = new URL(registration.scope);
const folder = root.pathname.replace(/\/$/, "");
const BLOCK = 4096;
const PATIENCE = 8000; // milliseconds for whoever has the turn; then it is taken away: they may be a worker that the browser has stopped in the middle
const STALE = 1; // a module that must not be asked again

const utf8 = new TextEncoder();
const plain = new TextDecoder();

/* ---- what outlives the browser ---- */

const done = (asked) => new Promise((ok, failed) => {
	asked.onsuccess = () => ok(asked.result);
	asked.onerror = () => failed(asked.error);
});

let opened;

async function openDisk() {
	const opening = indexedDB.open(`trivet ${folder}/`, 1);
	opening.onupgradeneeded = () => {
		opening.result.createObjectStore("blocks"); // [file, number]: 4096 bytes
		opening.result.createObjectStore("files"); // file: its size
		opening.result.createObjectStore("saved"); // "times": grows with each save, so that whoever has older bytes in memory sees it
	};
	const disk = await done(opening);
	disk.onversionchange = disk.onclose = () => {
		disk.close();
		opened = null;
	};
	return disk;
}

const disk = () => (opened ??= openDisk().catch((failed) => {
	opened = null;
	throw failed;
}));

const times = async () => (await done((await disk()).transaction("saved").objectStore("saved").get("times"))) ?? 0;

/* Files as they were saved: whole, because each save is. */
async function read() {
	const all = (await disk()).transaction(["blocks", "files"]);
	const [blocks, files] = [all.objectStore("blocks"), all.objectStore("files")];
	const [keys, bytes, names, sizes] = await Promise.all([blocks.getAllKeys(), blocks.getAll(), files.getAllKeys(), files.getAll()].map(done));
	return names.map((name, i) => ({ name, size: sizes[i], blocks: keys.flatMap(([of, number], k) => (of === name ? [{ number, bytes: bytes[k] }] : [])) }));
}

/* All of it, or nothing; true when it is on the disk. */
async function save(changes, number) {
	let all;
	try {
		all = (await disk()).transaction(["blocks", "files", "saved"], "readwrite", { durability: "strict" });
		const [blocks, files, saved] = ["blocks", "files", "saved"].map((name) => all.objectStore(name));
		if (((await done(saved.get("times"))) ?? 0) !== number - 1) return false; // somebody else had the turn meanwhile
		for (const { name, number: at, bytes, size } of changes) {
			if (bytes) blocks.put(bytes, [name, at]);
			else {
				const first = size === undefined ? 0 : Math.ceil(size / BLOCK);
				blocks.delete(IDBKeyRange.bound([name, first], [name, Infinity]));
				if (size === undefined) files.delete(name);
				else files.put(size, name);
			}
		}
		saved.put(number, "times");
		await new Promise((ok, failed) => {
			all.oncomplete = ok;
			all.onabort = all.onerror = () => failed(all.error);
		});
		return true;
	} catch {
		if (!all?.error) try { all?.abort(); } catch {} // what was put before the failure must not stay
		return false; // the disk is full, or the browser forbids it
	}
}

/* ---- the module ---- */

let code; // compiled once
let server; // with what was saved `times` times in its memory

async function compile() {
	const file = await caches.match(new URL(engine, root), { cacheName: SHELL });
	return WebAssembly.compileStreaming(file ?? fetch(new URL(engine, root)));
}

/* Its world: time, zone, randomness, and what has to be saved. */
function makeHost(memory, changes) {
	const view = (at, n) => new Uint8Array(memory().buffer, at, n);
	const name = (at) => {
		const bytes = view(at, 64);
		return plain.decode(bytes.slice(0, bytes.indexOf(0)));
	};
	return {
		host_now: () => Date.now() / 1000,
		host_east: (second) => -60 * new Date(1000 * second).getTimezoneOffset(),
		host_random: (at, n) => crypto.getRandomValues(view(at, n)),
		host_block: (at, number, bytes, n) => changes.push({ name: name(at), number, bytes: view(bytes, n).slice() }),
		host_size: (at, size) => changes.push({ name: name(at), size }),
		host_gone: (at) => changes.push({ name: name(at) }),
	};
}

const CLINIC = new URL("clinic.json", root);

/* The file of the clinic that hands out this folder, where there is one: the clinic may edit it at any time, and what it says then is shown from the next start on. */
async function fetchClinic() {
	const [shell, answer] = await Promise.all([caches.open(SHELL), fetch(CLINIC, { cache: "no-cache" })]);
	const isPage = /html/.test(answer.headers.get("Content-Type")); // some hosts answer so for what is not there
	if (answer.ok && !isPage) await shell.put(CLINIC, answer);
	else if (isPage || answer.status === 404 || answer.status === 410) await shell.delete(CLINIC);
}

async function clinic() {
	const kept = await caches.match(CLINIC, { cacheName: SHELL });
	fetchClinic().catch(() => {}); // without the host it stays as it was
	return kept ? kept.text() : "";
}

async function start(number) {
	const changes = [];
	code ??= compile();
	const [files, card, module] = await Promise.all([read(), clinic(), code.catch((failed) => {
		code = null;
		throw failed;
	})]);
	let api = null;
	const made = await WebAssembly.instantiate(module, { env: makeHost(() => api.memory, changes) });
	api = made.exports;
	api._initialize();
	const put = (bytes) => {
		const at = api.pocket_room(bytes.length);
		new Uint8Array(api.memory.buffer, at, bytes.length).set(bytes);
		return bytes.length;
	};
	for (const { name, size, blocks } of files) {
		const at = api.pocket_load(put(utf8.encode(name)), size);
		if (!at) throw Error("memory");
		for (const { number: nth, bytes } of blocks) new Uint8Array(api.memory.buffer, at + nth * BLOCK, BLOCK).set(bytes);
	}
	const failed = api.pocket_open(put(utf8.encode(`${folder}\n${navigator.language}\n${card}`)));
	if (failed) throw Error(plain.decode(new Uint8Array(api.memory.buffer, api.pocket_body(), api.pocket_body_n())));
	return { api, put, changes, times: number };
}

function answerOf({ api }) {
	const bytes = (at, n) => new Uint8Array(api.memory.buffer, at, n).slice();
	const [status, ...lines] = plain.decode(bytes(api.pocket_head(), api.pocket_head_n())).trimEnd().split("\n");
	const headers = lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]);
	const body = Number(status) === 303 ? null : bytes(api.pocket_body(), api.pocket_body_n());
	return new Response(body, { status: Number(status), headers });
}

/* One request, when it is its turn. */
async function ask(head, body) {
	const number = await times();
	if (server?.times !== number) server = null; // another worker has saved meanwhile
	server ??= await start(number);
	const { api, put, changes } = server;
	const bytes = new Uint8Array(await new Blob([utf8.encode(head), body]).arrayBuffer());
	changes.length = 0;
	let saved = true;
	if (api.pocket_ask(put(bytes))) {
		saved = await save(changes, number + 1);
		server.times = number + 1;
	}
	const state = api.pocket_answer(saved ? 1 : 0);
	const answer = answerOf(server);
	if (state === STALE) server = null;
	return answer;
}

/* One after the other, over all tabs and workers. */
async function turn(act) {
	const name = `trivet ${folder}/`;
	try {
		return await navigator.locks.request(name, { signal: AbortSignal.timeout(PATIENCE) }, act);
	} catch (failed) {
		if (failed.name !== "TimeoutError") throw failed;
		return navigator.locks.request(name, { steal: true }, act);
	}
}

/* What of a request the site looks at: web/server/request.h. */
async function headOf(request, path, length) {
	const from = request.referrer.startsWith("http") ? new URL(request.referrer).origin : "";
	const lines = [`${request.method} ${path}`, `persisted: ${(await navigator.storage?.persisted?.()) ? "yes" : "no"}`];
	if (from) lines.push(`sec-fetch-site: ${from === root.origin ? "same-origin" : "cross-site"}`, `sec-fetch-mode: ${request.mode}`);
	lines.push(`accept-language: ${navigator.languages.join(",")}`);
	if (request.method === "POST") lines.push(`content-type: ${request.headers.get("content-type") ?? ""}`, `content-length: ${length}`);
	return lines.map((line) => line.replace(/[\r\n]/g, " ")).join("\n") + "\n\n";
}

/* The page of a path; where the module cannot run, the one that stands in the folder for all. */
async function page(request, path) {
	const still = request.method === "GET" ? request.clone() : null;
	try {
		const body = request.method === "POST" ? await request.arrayBuffer() : new ArrayBuffer(0);
		const head = await headOf(request, path, body.byteLength);
		return await turn(() => ask(head, body));
	} catch (failed) {
		server = null;
		if (still) return fetch(still);
		throw failed;
	}
}

/* ---- what the browser asks ---- */

/* An address with a hash in it never means other bytes. */
const file = async (request) => (await caches.match(request, { cacheName: SHELL, ignoreSearch: true })) ?? fetch(request);

const pathOf = ({ pathname, search }) => (pathname.slice(folder.length).replace(/index\.html$/, "").replace(/(.)\/$/, "$1") || "/") + search;

addEventListener("install", (event) => {
	const take = async () => {
		const shell = await caches.open(SHELL);
		await Promise.all([shell.addAll([engine, ...files].map((path) => new URL(path, root))), fetchClinic().catch(() => {})]);
	};
	event.waitUntil(take());
});

addEventListener("activate", (event) => {
	const begin = async () => {
		for (const name of await caches.keys()) if (name.startsWith("trivet ") && name !== SHELL) await caches.delete(name);
		await clients.claim();
	};
	event.waitUntil(begin());
});

addEventListener("fetch", (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (!url.href.startsWith(root.href)) return;
	const path = pathOf(url);
	if (request.method === "GET" && files.includes(url.pathname.slice(folder.length + 1))) event.respondWith(file(request));
	else event.respondWith(page(request, path));
});

/* A start with a newer version waiting, and no other tab that still needs this one: it is taken up now. */
addEventListener("message", (event) => {
	const take = async () => {
		const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
		if (all.filter(({ url }) => url.startsWith(root.href)).length === 1) await skipWaiting();
	};
	if (event.data === "begin") event.waitUntil(take());
});

/* ---- breaks ---- */

/* A button of the notification is told to the page that reminds; the notification itself leads to the exercise, in a window of its own. */
async function pressed({ action, notification }) {
	notification.close();
	const pages = await clients.matchAll({ type: "window" });
	if (!action) await clients.openWindow(notification.data.open);
	else for (const one of pages) if (one.url.startsWith(root.href)) one.postMessage({ rest: action });
}

addEventListener("notificationclick", (event) => event.waitUntil(pressed(event)));
