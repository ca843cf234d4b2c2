/*
 * worker.js - what the browser does while trivet does not run. Served as /sw.js, after `files`, the addresses of what pages are made of, and
 * `version`, which changes with them.
 *
 * Pages come from trivet; when it does not answer, from the cache of today. That cache is named by the day and by the answers that the pages
 * were made from (see src/web/server/offline.h): when either is another, it is gone. Nothing here decides what a person may do.
 *
 * What is kept of the person is sealed. The key stays in the memory of open pages: whoever takes the address after trivet has ended finds nothing to read
 * (docs/decisions/033-sealed-in-the-browser.md).
 */
const SHELL = "shell " + version; // files, and the pages that are nobody's
const OWN = "own "; // and the mark of the key, the day, and the answers: the pages of this person, with their figures

const ALWAYS = ["/", "/relief", "/plan", "/diary"]; // and the sessions that they lead to, and these:
const SESSIONS = ["desk", "floor", "bed", "car"].map((place) => `/session?place=${place}&seconds=60`);
const PLAYS = /\/(session|figure|item|breaks)\./; // files that only something to do needs
const WORDS = ["/offline/away", "/offline/kept", "/offline/unjudged"];
const PATIENCE = 3000; // milliseconds until a kept page does

const LATER = ["/log", "/session/done", "/diary"]; // forms that can be sent later
const JUDGED = /^\/(relief|check|unsure|clear|reassess|settings\/erase|settings\/restore\/put)(\/|$)/; // forms after which nothing kept may be shown
const ERASE = "/settings/erase";

/* ---- the seal ---- */

const utf8 = new TextEncoder();
const digits = (buffer) => [...new Uint8Array(buffer)].map((n) => n.toString(16).padStart(2, "0")).join("");

const rings = new Map();

/* What hangs on a key of 64 hex digits: sealing, and names that tell nothing. `where` belongs to a seal: moved to another place or day, it does not open. */
async function ringOf(key) {
	if (!/^[0-9a-f]{64}$/.test(key)) return null;
	if (rings.has(key)) return rings.get(key);
	const { subtle } = crypto;
	const base = await subtle.importKey("raw", Uint8Array.from(key.match(/../g), (pair) => parseInt(pair, 16)), "HKDF", false, ["deriveKey"]);
	const derive = (info, algorithm, uses) =>
		subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8.encode(info) }, base, algorithm, false, uses);
	const seals = await derive("seal", { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]);
	const names = await derive("name", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]);
	const way = (iv, where) => ({ name: "AES-GCM", iv, additionalData: utf8.encode(where) });
	const ring = {
		name: async (text) => digits(await subtle.sign("HMAC", names, utf8.encode(text))).slice(0, 32),
		async close(bytes, where) {
			const iv = crypto.getRandomValues(new Uint8Array(12));
			return new Uint8Array(await new Blob([iv, await subtle.encrypt(way(iv, where), seals, bytes)]).arrayBuffer());
		},
		open: (sealed, where) => subtle.decrypt(way(sealed.slice(0, 12), where), seals, sealed.slice(12)),
	};
	ring.mark = await ring.name("mark");
	rings.set(key, ring);
	return ring;
}

/* The key that trivet gives now. Whoever gives the one that something was sealed with is trivet: nobody else knows it. */
async function givenRing() {
	const answer = await fetch("/seal", { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
	return answer?.ok ? ringOf(await answer.text()) : null;
}

const known = new Map(); // the id of an open page, and the key that it told

/* The key that an open page has in its memory; empty when it has none. */
async function keyOf(page) {
	if (known.has(page.id)) return known.get(page.id);
	const { port1, port2 } = new MessageChannel();
	const told = new Promise((ok) => {
		port1.onmessage = ({ data }) => ok(String(data));
		setTimeout(ok, PATIENCE, "");
	});
	page.postMessage("key", [port2]);
	const key = await told;
	if (key) known.set(page.id, key);
	return key;
}

/* The key that every open page of this address has; null when one of them has none, or another: then somebody may be there who must not see what is kept. */
async function everyonesKey() {
	const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
	const keys = new Set(await Promise.all(pages.filter((page) => page.lifecycleState !== "frozen").map(keyOf)));
	const [key] = keys;
	return keys.size === 1 && key ? key : null;
}

/* ---- pages ---- */

let era = 0; // grows when what is kept no longer counts: what was asked for before is not kept then

const today = () => {
	const now = new Date();
	return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
};

const own = async () => (await caches.keys()).filter((name) => name.startsWith(OWN));

const drop = (names) => Promise.all(names.map((name) => caches.delete(name)));

async function forget() {
	era++;
	await drop(await own());
}

const isOwn = ({ pathname }) => ALWAYS.includes(pathname) || pathname === "/session";

const place = async (ring, address) => "/kept/" + (await ring.name(address));

/* Seals an answer: a line about it, and what it holds. */
async function put(ring, name, address, answer) {
	const headers = [...answer.headers].filter(([key]) => !/^content-(encoding|length)$/i.test(key));
	const line = JSON.stringify({ status: answer.status, headers }) + "\n";
	const bytes = await new Blob([utf8.encode(line), await answer.arrayBuffer()]).arrayBuffer();
	await (await caches.open(name)).put(await place(ring, address), new Response(await ring.close(bytes, `${name} ${address}`)));
}

/* What was sealed today at an address; null when there is nothing, or not everyone may see it. */
async function find(address) {
	const names = (await own()).filter((name) => name.split(" ")[2] === today());
	const key = names.length === 1 ? await everyonesKey() : null;
	const ring = key && (await ringOf(key));
	const sealed = ring && (await (await caches.open(names[0])).match(await place(ring, address)));
	const bytes = sealed && (await ring.open(await sealed.arrayBuffer(), `${names[0]} ${address}`).catch(() => null));
	if (!bytes) return null;
	const all = new Uint8Array(bytes);
	const end = all.indexOf(10);
	return { key, ...JSON.parse(new TextDecoder().decode(all.subarray(0, end))), body: all.subarray(end + 1) };
}

/* Keeps a page that was asked for in `born`, and forgets those that were made from other answers. The name of its cache; empty when it is not to be kept. */
async function keep(asked, answer, born, ring) {
	const shown = new URL(answer.url || asked);
	if (!answer.ok || !answer.headers.has("X-Trivet-Answers")) return "";
	const ends = ` ${answer.headers.get("X-Trivet-Day")} ${answer.headers.get("X-Trivet-Answers")}`;
	await drop((await own()).filter((name) => !name.endsWith(ends)));
	ring ??= await givenRing();
	if (!ring || born !== era) return "";
	const name = OWN + ring.mark + ends;
	await drop((await own()).filter((other) => other !== name));
	if (!isOwn(shown)) return "";
	if (answer.redirected) await put(ring, name, asked, Response.redirect(shown, 302));
	await put(ring, name, shown.href, answer);
	if (born === era) return name;
	await caches.delete(name);
	return "";
}

const hex = () => digits(crypto.getRandomValues(new Uint8Array(16)));

/* A page that is shown a second time is another page: its forms are other deeds. It brings the key along, for the next one. */
function renew(text, key) {
	const id = hex();
	let forms = 0;
	return text
		.replace(/(name="rid" value=")[^"]*/g, (_, before) => `${before}${id}-${forms++}`)
		.replace("<html ", `<html data-kept data-key="${key}" `);
}

/* What was kept of it today. */
async function kept(address) {
	const url = new URL(address);
	if (url.pathname === "/") url.search = "";
	const plain = new URL(url.pathname, url).href; // the danger signs stand once, without what is wished after them
	const found = (await find(url.href)) ?? (url.pathname === "/relief" ? await find(plain) : null);
	if (!found) return null;
	const { status, headers, body, key } = found;
	return new Response(status === 200 ? renew(new TextDecoder().decode(body), key) : null, { status, headers });
}

/* A page that is nobody's. Behind it there may be pages that were kept: it brings the key along, too. */
async function words(path, status) {
	const found = await caches.match(path, { cacheName: SHELL });
	if (!found) return Response.error();
	const key = await everyonesKey();
	const headers = new Headers(found.headers);
	for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
	const text = await found.text();
	return new Response(key ? text.replace("<html ", `<html data-key="${key}" `) : text, { status, headers });
}

let shown = Promise.resolve(""); // where Today was kept when it was shown last

async function page(event) {
	const { request } = event;
	const born = era;
	const patience = new Promise((late) => setTimeout(late, PATIENCE, null));
	await Promise.race([send().catch(() => {}), patience]); // first, so that the page shows it
	const asked = fetch(request).catch(() => null);
	const answer = await Promise.race([asked, patience]);
	if (answer) {
		if (answer.ok) {
			const name = keep(request.url, answer.clone(), born).catch(() => "");
			if (new URL(request.url).pathname === "/") shown = name;
			event.waitUntil(name);
		}
		return answer;
	}
	return (await kept(request.url)) ?? (await asked) ?? words("/offline/away", 503);
}

/* ---- what today needs, taken ahead ---- */

const addresses = (text, pattern) => [...text.matchAll(pattern)].map((found) => found[1].replaceAll("&amp;", "&"));

async function takeFigures(ring, name, text) {
	const wanted = new Set();
	for (const still of addresses(text, /(?:src|href)="(\/figure\/[^"]*)"/g)) {
		wanted.add(still);
		if (!still.includes("arrow=yes")) continue;
		wanted.add(still.replace(/[^/]*\.svg/, "pose.bin")); // as figure.js does
	}
	const cache = await caches.open(name);
	for (const path of wanted) {
		const { href } = new URL(path, location);
		if (await cache.match(await place(ring, href))) continue;
		const answer = await fetch(href).catch(() => null);
		if (answer?.ok) await put(ring, name, href, answer);
	}
}

/* Asks for a page and keeps it with its pictures; gives its text. */
async function take(path, born, ring) {
	const answer = await fetch(path);
	const text = await answer.clone().text();
	const name = await keep(new URL(path, location).href, answer, born, ring);
	if (name) await takeFigures(ring, name, text);
	return text;
}

let taking; // one at a time

/* Files that are not there yet: what stands in the shell never changes. */
async function takeFiles(wanted) {
	const shell = await caches.open(SHELL);
	const here = new Set((await shell.keys()).map((request) => new URL(request.url).pathname));
	await shell.addAll(wanted.filter((file) => !here.has(file)));
}

/* Where something may be done now, with all that plays it; else the danger signs stand before every session, and they are there once. */
async function takeSessions(texts, born, ring) {
	await takeFiles(files);
	const more = new Set(SESSIONS);
	for (const text of texts) for (const path of addresses(text, /href="(\/(?:session|relief)\?[^"]*)"/g)) more.add(path);
	for (const path of more) await take(path, born, ring);
}

async function takeDay(born) {
	const whole = new URL("/offline/whole", location).href; // stands in the cache of a day that is complete
	const isWhole = async (name) => name && (await caches.match(whole, { cacheName: name }));
	const seen = await shown;
	shown = Promise.resolve("");
	if (seen && (await own()).includes(seen) && (await isWhole(seen))) return; // it was just kept as it was shown
	const ring = await givenRing();
	if (!ring) return;
	const texts = [await take("/", born, ring)];
	const [name] = await own();
	if (await isWhole(name)) return;
	await takeFiles([...files.filter((file) => !PLAYS.test(file)), ...WORDS]);
	for (const path of ALWAYS.slice(1)) texts.push(await take(path, born, ring));
	if (!texts[ALWAYS.indexOf("/relief")].includes('class="signs')) await takeSessions(texts, born, ring);
	if (born === era && name) await (await caches.open(name)).put(whole, new Response());
}

/* What counted at its beginning may no longer count at its end, as after an answer to a danger sign: then once more. */
async function takeWhole() {
	let born;
	do await takeDay((born = era));
	while (born !== era);
}

/* ---- forms ---- */

const done = (asked) => new Promise((ok, failed) => {
	asked.onsuccess = () => ok(asked.result);
	asked.onerror = () => failed(asked.error);
});

/* Runs one thing on the forms that wait; each stands under its request id, so that one that is sent twice waits once. */
async function forms(mode, act) {
	const opening = indexedDB.open("trivet", 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore("forms", { keyPath: "rid" });
	const db = await done(opening);
	try {
		return await done(act(db.transaction("forms", mode).objectStore("forms")));
	} finally {
		db.close();
	}
}

const waiting = () => forms("readonly", (store) => store.getAll());
const lost = new Set(); // request ids of forms that were sealed with another key

const isRefused = (form) => form.refused || lost.has(form.rid);

/* What waits and when it was said, for a page that has the key of its seal. */
async function whatWaits(client, all) {
	const ring = all.length && (await ringOf(await keyOf(client)));
	const own = ring ? all.filter((form) => form.mark === ring.mark) : [];
	const open = await Promise.all(own.map((form) => read(ring, form).catch(() => null)));
	const say = ({ path, body, at }) => {
		const fields = new URLSearchParams(body);
		return { path, at, pain: fields.get("pain") ?? "", legs: fields.getAll("leg") };
	};
	return open.filter(Boolean).map(say).sort((a, b) => a.at - b.at);
}

async function tell(client) {
	const all = await waiting();
	const refused = all.filter(isRefused).length;
	const due = all.filter((form) => !isRefused(form));
	for (const who of client ? [client] : await clients.matchAll()) who.postMessage({ waiting: due.length, refused, items: await whatWaits(who, due) });
}

/* A form goes as it was filled in, with its own request id: trivet does once what it is sent twice. `at` says when that was. */
async function sendForm({ path, body, at, form }) {
	const fields = new URLSearchParams(body);
	fields.set("at", at);
	const answer = await fetch(path, { method: "POST", body: fields, redirect: "manual", signal: AbortSignal.timeout(3 * PATIENCE) });
	if (answer.type === "opaqueredirect") await forms("readwrite", (store) => store.delete(form.rid));
	else if (answer.status < 500) await forms("readwrite", (store) => store.put({ ...form, refused: true }));
	else throw answer;
}

const read = async (ring, form) => ({ ...JSON.parse(new TextDecoder().decode(await ring.open(form.sealed, form.rid))), form });

/* Nothing goes to whoever happens to answer: only to the one that gives the key of the seal. */
async function sendAll() {
	const due = (await waiting()).filter((form) => !form.refused);
	const ring = due.length ? await givenRing() : null;
	if (!ring) return;
	for (const form of due) if (form.mark === ring.mark) lost.delete(form.rid); else lost.add(form.rid);
	const open = await Promise.all(due.filter((form) => form.mark === ring.mark).map((form) => read(ring, form)));
	for (const one of open.sort((a, b) => a.at - b.at)) await sendForm(one);
	await tell();
}

const send = () => navigator.locks.request("send", sendAll);

/* Keeps a form that could not be sent, sealed with the key of the page that it stands on; false when it is none of ours. */
async function keepForm(client, path, body) {
	const rid = new URLSearchParams(body).get("rid");
	const ring = rid && client && (await ringOf(await keyOf(client)));
	if (!ring) return false;
	const sealed = await ring.close(utf8.encode(JSON.stringify({ path, body, at: Math.floor(Date.now() / 1000) })), rid);
	await forms("readwrite", (store) => store.put({ rid, mark: ring.mark, sealed }));
	return true;
}

/* All that is of the person; the words of the worker may stay. */
async function erase() {
	await forget();
	await done(indexedDB.deleteDatabase("trivet"));
}

async function form(event) {
	const { request } = event;
	const { pathname } = new URL(request.url);
	const later = LATER.includes(pathname) && request.clone();
	const judged = JUDGED.test(pathname);
	if (judged) await forget();
	try {
		const answer = await fetch(request);
		if (pathname === ERASE && answer.type === "opaqueredirect") event.waitUntil(erase()); // Clear-Site-Data did, and may have ended us
		else if (judged) await forget(); // and what came in meanwhile
		return answer;
	} catch {
		if (later && (await keepForm(await clients.get(event.clientId), pathname, await later.text()))) return words("/offline/kept", 200);
		return words(judged && pathname !== ERASE ? "/offline/unjudged" : "/offline/away", 503);
	}
}

/* ---- files ---- */

/* An address with a hash in it never means other bytes. */
const file = async (request) => (await caches.match(request, { cacheName: SHELL })) ?? fetch(request);

async function figure(request) {
	const answer = await fetch(request).catch(() => null);
	if (answer) return answer;
	const found = await find(request.url);
	return found ? new Response(found.body, found) : Response.error();
}

/* ---- what the browser asks ---- */

addEventListener("install", (event) => {
	skipWaiting();
	event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(WORDS)));
});

addEventListener("activate", (event) => {
	const old = async () => {
		for (const name of await caches.keys()) if (name !== SHELL) await caches.delete(name);
		await clients.claim();
	};
	event.waitUntil(old());
});

addEventListener("fetch", (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (origin !== location.origin) return;
	if (request.method === "POST" && request.mode === "navigate") event.respondWith(form(event));
	else if (request.method !== "GET") return;
	else if (request.mode === "navigate") event.respondWith(page(event));
	else if (pathname.startsWith("/a/")) event.respondWith(file(request));
	else if (pathname.startsWith("/figure/")) event.respondWith(figure(request));
});

/* From app.js: a page is shown ("page"), it is worth another try ("send"), or what was refused can go ("drop"). A page tells its key. */
const acts = {
	async page() {
		await send();
		await (taking ??= takeWhole().finally(() => (taking = null)));
	},
	send,
	async drop() {
		for (const one of await waiting()) if (isRefused(one)) await forms("readwrite", (store) => store.delete(one.rid));
	},
};

addEventListener("message", (event) => {
	const { what, key } = event.data;
	if (key) known.set(event.source.id, key);
	const act = async () => {
		await acts[what]().catch(() => {}); // trivet does not answer: later
		await tell(event.source);
	};
	if (Object.hasOwn(acts, what)) event.waitUntil(act());
});

/* ---- breaks ---- */

/* A button of the notification is told to the page that reminds; the notification itself leads to the exercise, in a window of its own. */
async function answer({ action, notification }) {
	notification.close();
	const pages = await clients.matchAll({ type: "window" });
	if (!action) await clients.openWindow(notification.data.open);
	else for (const page of pages) if (new URL(page.url).pathname === "/") page.postMessage({ rest: action });
}

addEventListener("notificationclick", (event) => event.waitUntil(answer(event)));
