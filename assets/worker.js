/*
 * worker.js - what the browser does while trivet does not run. Served as /sw.js, after `files`, the addresses of what pages are made of, and
 * `version`, which changes with them.
 *
 * Pages come from trivet; when it does not answer, from the cache of today. That cache is named by the day and by the answers that the pages
 * were made from (see src/web/offline.h): when either is another, it is gone. Nothing here decides what a person may do.
 */
const SHELL = "shell " + version; // files, and the pages that are nobody's
const FIGURES = "figures " + version; // pictures and poses
const OWN = "own "; // and the day, and the answers: the pages of this person

const ALWAYS = ["/", "/relief", "/plan", "/diary"]; // and the sessions that they lead to, and these:
const SESSIONS = ["desk", "floor", "bed", "car"].map((place) => `/session?place=${place}&seconds=60`);
const WORDS = ["/offline/away", "/offline/kept", "/offline/unjudged"];
const PATIENCE = 3000; // milliseconds until a kept page does

const LATER = ["/log", "/session/done", "/diary"]; // forms that can be sent later
const JUDGED = /^\/(relief|check|clear|reassess|settings\/erase)(\/|$)/; // forms after which nothing kept may be shown
const ERASE = "/settings/erase";

/* ---- pages ---- */

let era = 0; // grows when what is kept no longer counts: what was asked for before is not kept then

const today = () => {
	const now = new Date();
	return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
};

const own = async () => (await caches.keys()).filter((name) => name.startsWith(OWN));

async function forget(names) {
	era++;
	await Promise.all((names ?? (await own())).map((name) => caches.delete(name)));
}

const nameOf = (answer) => OWN + answer.headers.get("X-Trivet-Day") + " " + answer.headers.get("X-Trivet-Answers");
const isOwn = ({ pathname }) => ALWAYS.includes(pathname) || pathname === "/session";

/* Keeps a page that was asked for in `born`, and forgets those that were made from other answers. False when it is not to be kept. */
async function keep(asked, answer, born) {
	const shown = new URL(answer.url || asked);
	if (!answer.ok || !answer.headers.has("X-Trivet-Answers")) return false;
	const name = nameOf(answer);
	const others = (await own()).filter((other) => other !== name);
	if (others.length) await Promise.all(others.map((other) => caches.delete(other)));
	if (born !== era || !isOwn(shown)) return false;
	const cache = await caches.open(name);
	if (answer.redirected) await cache.put(asked, Response.redirect(shown, 302));
	await cache.put(shown, answer.redirected ? await copy(answer) : answer);
	if (born === era) return true;
	await caches.delete(name);
	return false;
}

/* The same text as an answer of its own. */
async function copy(answer, { status = 200, change = (text) => text } = {}) {
	const headers = new Headers(answer.headers);
	for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
	return new Response(change(await answer.text()), { status, headers });
}

const hex = () => [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");

/* A page that is shown a second time is another page: its forms are other deeds. */
function renew(text) {
	const id = hex();
	let forms = 0;
	return text
		.replace(/(name="rid" value=")[^"]*/g, (_, before) => `${before}${id}-${forms++}`)
		.replace("<html ", "<html data-kept ");
}

/* What was kept of it today. */
async function kept(address) {
	const url = new URL(address);
	if (url.pathname === "/") url.search = "";
	const names = (await own()).filter((name) => name.startsWith(OWN + today() + " "));
	const found = names.length === 1 && (await (await caches.open(names[0])).match(url.href));
	return found && found.status === 200 ? copy(found, { change: renew }) : found || null;
}

async function words(path, status) {
	const found = await caches.match(path, { cacheName: SHELL });
	return found ? copy(found, { status }) : Response.error();
}

async function page(event) {
	const { request } = event;
	const born = era;
	const patience = new Promise((late) => setTimeout(late, PATIENCE, null));
	await Promise.race([send().catch(() => {}), patience]); // first, so that the page shows it
	const asked = fetch(request).catch(() => null);
	const answer = await Promise.race([asked, patience]);
	if (answer) {
		if (answer.ok) event.waitUntil(keep(request.url, answer.clone(), born));
		return answer;
	}
	return (await kept(request.url)) ?? (await asked) ?? words("/offline/away", 503);
}

/* ---- what today needs, taken ahead ---- */

const addresses = (text, pattern) => [...text.matchAll(pattern)].map((found) => found[1].replaceAll("&amp;", "&"));

async function takeFigures(text) {
	const cache = await caches.open(FIGURES);
	const wanted = new Set();
	for (const still of addresses(text, /(?:src|href)="(\/figure\/[^"]*)"/g)) {
		wanted.add(still);
		if (!still.includes("arrow=yes")) continue;
		wanted.add(still.replace("/0.", "/1.").replace("yes", "no")); // as session.js does
		wanted.add(still.replace(/[^/]*\.svg/, "pose.bin")); // as figure.js does
	}
	for (const address of wanted) if (!(await cache.match(address))) await cache.add(address).catch(() => {});
}

/* Asks for a page and keeps it with its pictures; gives its text. */
async function take(path, born) {
	const answer = await fetch(path);
	const text = await answer.clone().text();
	if (await keep(new URL(path, location).href, answer, born)) await takeFigures(text);
	return text;
}

let taking; // one at a time

async function takeDay(born) {
	const first = await take("/", born);
	const whole = new URL("/offline/whole", location).href; // stands in the cache of a day that is complete
	const [name] = await own();
	if (name && (await caches.match(whole, { cacheName: name }))) return;
	await (await caches.open(SHELL)).addAll([...files, ...WORDS]);
	const texts = [first];
	for (const path of ALWAYS.slice(1)) texts.push(await take(path, born));
	const more = new Set(SESSIONS);
	for (const text of texts) for (const path of addresses(text, /href="(\/(?:session|relief)\?[^"]*)"/g)) more.add(path);
	for (const path of more) await take(path, born);
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

async function tell(client) {
	const all = await waiting();
	const refused = all.filter((form) => form.refused).length;
	for (const who of client ? [client] : await clients.matchAll()) who.postMessage({ waiting: all.length - refused, refused });
}

/* A form goes as it was filled in, with its own request id: trivet does once what it is sent twice. `at` says when that was. */
async function sendForm(form) {
	const body = new URLSearchParams(form.body);
	body.set("at", form.at);
	const answer = await fetch(form.path, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(3 * PATIENCE) });
	if (answer.type === "opaqueredirect") await forms("readwrite", (store) => store.delete(form.rid));
	else if (answer.status < 500) await forms("readwrite", (store) => store.put({ ...form, refused: true }));
	else throw answer;
}

async function sendAll() {
	const due = (await waiting()).filter((form) => !form.refused).sort((a, b) => a.at - b.at);
	for (const form of due) await sendForm(form);
	if (due.length) await tell();
}

const send = () => navigator.locks.request("send", sendAll);

/* Keeps a form that could not be sent; false when it is none of ours. */
async function keepForm(path, body, referrer) {
	const rid = new URLSearchParams(body).get("rid");
	if (!rid || !referrer.startsWith(location.origin + "/")) return false;
	await forms("readwrite", (store) => store.put({ rid, path, body, at: Math.floor(Date.now() / 1000) }));
	return true;
}

/* All that is of the person; the words of the worker may stay. */
async function erase() {
	await forget();
	await caches.delete(FIGURES);
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
		if (later && (await keepForm(pathname, await later.text(), request.referrer))) return words("/offline/kept", 200);
		return words(judged && pathname !== ERASE ? "/offline/unjudged" : "/offline/away", 503);
	}
}

/* ---- files ---- */

/* An address with a hash or a version in it never means other bytes. */
async function file(request, cacheName) {
	const found = await caches.match(request, { cacheName });
	if (found) return found;
	const answer = await fetch(request);
	if (answer.ok && cacheName === FIGURES) await (await caches.open(FIGURES)).put(request, answer.clone());
	return answer;
}

/* ---- what the browser asks ---- */

addEventListener("install", (event) => {
	skipWaiting();
	event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(WORDS)));
});

addEventListener("activate", (event) => {
	const old = async () => {
		for (const name of await caches.keys()) if (name !== SHELL && name !== FIGURES) await caches.delete(name);
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
	else if (pathname.startsWith("/a/")) event.respondWith(file(request, SHELL));
	else if (pathname.startsWith("/figure/")) event.respondWith(file(request, FIGURES));
});

/* From app.js: a page is shown ("page"), it is worth another try ("send"), or what was refused can go ("drop"). */
const acts = {
	async page() {
		await send();
		await (taking ??= takeWhole().finally(() => (taking = null)));
	},
	send,
	async drop() {
		for (const { rid, refused } of await waiting()) if (refused) await forms("readwrite", (store) => store.delete(rid));
	},
};

addEventListener("message", (event) => {
	const act = async () => {
		await acts[event.data]().catch(() => {}); // trivet does not answer: later
		await tell(event.source);
	};
	if (Object.hasOwn(acts, event.data)) event.waitUntil(act());
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
