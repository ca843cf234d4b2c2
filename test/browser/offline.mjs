// A day on which trivet stops: what still opens, what is kept, and what is never shown. Prints TAP. Usage: node offline.mjs PATH-OF-TRIVET
import { createServer } from "node:http";
import { must, test } from "../tap.mjs";
import { axe, closePages, fine, open, runAll, serve, stopAll, tellSign, until, startSession } from "./own.mjs";

process.env.PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS = "1"; // what the worker asks for is seen, too
let served = 0;

// A trivet that is started again at the same address: a port that no other trivet looks for while this one is stopped.
const serveAtPort = () => serve("--port", 20000 + ((process.pid + 7919 * served++) % 12000));

const text = (page) => page.locator("main").innerText();

// The danger signs are answered with no: sessions are open.
async function clear(page) {
	await page.goto("/relief");
	await page.locator("button", { hasText: "None of these" }).click();
	await page.waitForURL(/\/session/);
}

// Until the browser keeps an address, or keeps it no longer.
const isKept = (page, address, truth) => page.evaluate(async ([at, wanted]) => {
	while (!!(await caches.match(at)) !== wanted) await new Promise(requestAnimationFrame);
}, [address, truth]);

// The names of the caches that hold what is kept of the person.
const ownCaches = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("own ")));

// Until none of those caches is there any more.
const areGone = (page, names) => page.evaluate(async (old) => {
	while ((await caches.keys()).some((name) => old.includes(name))) await new Promise(requestAnimationFrame);
}, names);

// The key of the seal that a page has in its memory, when it has learnt it: the worker asks in the same way.
const keyOf = (page) => page.evaluate(() => new Promise((told) => {
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = ({ data }) => told(data);
	navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data: "key", ports: [port2] }));
}));

// One visit to Today, until it has the key and the worker says that the day is whole.
async function visit(page) {
	await page.goto("/");
	must(await keyOf(page), "the page has no key");
	await isKept(page, "/offline/whole", true);
}

// A trivet, and a page of a browser that has been there once.
async function visited() {
	const s = await serveAtPort();
	const page = await open(s);
	await clear(page);
	await visit(page);
	return { s, page };
}

const entries = async (page) => {
	await page.goto("/diary");
	return page.locator("a.edit", { hasText: "pain" }).count();
};

test("after one visit, Today, relief, the plan and its sessions with their figures work without trivet", async () => {
	const { s, page } = await visited();
	const sessions = await page.locator("main a[href^='/session?']").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
	await s.stop();
	const places = ["desk", "floor", "bed", "car"].map((place) => `/session?place=${place}&seconds=60`);
	for (const path of ["/", "/plan", "/diary", "/relief", "/relief?place=floor", ...places, ...sessions]) {
		await page.goto(path, { waitUntil: "load" });
		must((await page.locator(".kept-page:visible").count()) === 1 || (await page.locator("#player[open]").count()) === 1, "not from the worker:", path, await text(page));
		must((await page.locator("nav.nav a").count()) === 5, "no page at", path, await text(page));
		const broken = await page.evaluate(() => Promise.all([...document.images].filter((i) => i.loading !== "lazy").map((i) => i.decode().then(() => "", () => i.src))));
		must(broken.every((src) => src === ""), path, broken);
	}
	must((await page.evaluate(() => getComputedStyle(document.body).fontFamily)).includes("Figtree"), "no style");
	fine(page);
});

test("a session plays, and its figure moves, without trivet", async () => {
	const { s, page } = await visited();
	await s.stop();
	await page.clock.install();
	await page.goto("/session?place=desk&seconds=60");
	await startSession(page);
	await until(page, () => document.querySelector(".player-figure svg[viewBox]"));
	await page.clock.runFor(500);
	must(await page.locator(".player-figure[data-moving]").count(), "the figure stands still");
	const stills = () => page.locator("#player img").evaluateAll((all) => Promise.all(all.map((i) => i.decode().then(() => true, () => false))));
	for (let step = 0; (await page.locator("#player[open]").count()) === 1 && step < 20; step++) {
		must((await stills()).every(Boolean), "a figure is missing in step", step);
		await page.keyboard.press("ArrowRight");
	}
	must(await page.locator("#after").isVisible(), "the question after it");
	fine(page);
});

test("the first visit costs at most 150 kB in all, what the worker takes ahead too, and it takes Today once", async () => {
	const page = await open(await serve());
	const taken = [];
	page.context().on("requestfinished", async (request) => {
		const sizes = await request.sizes().catch(() => null);
		taken.push({ path: new URL(request.url()).pathname, worker: !!request.serviceWorker(), bytes: sizes ? sizes.responseBodySize + sizes.responseHeadersSize : 0 });
	});
	const today = () => taken.filter(({ path, worker }) => worker && path === "/").length;
	await page.addInitScript(() => navigator.serviceWorker.addEventListener("message", ({ data }) => (window.told ||= data.waiting !== undefined)));
	await visit(page);
	while (!taken.some(({ path, worker }) => worker && path === "/diary")) await page.evaluate(() => 0);
	const bytes = taken.reduce((sum, one) => sum + one.bytes, 0);
	console.log("# " + bytes + " bytes");
	must(bytes > 60000 && bytes <= 150 * 1000, "bytes:", bytes, taken);
	must(today() === 1, "Today was asked for by the worker, times:", today());
	await page.goto("/");
	await until(page, () => window.told); // the worker is through with what it does after a page
	must((await page.evaluate(() => !!navigator.serviceWorker.controller)) && today() === 2, "only to show it: asked for", today());
	fine(page);
});

test("what is logged meanwhile is kept, counted, and there exactly once when trivet is back", async () => {
	const { s, page } = await visited();
	await s.stop();
	await page.goto("/");
	const form = await page.locator("form[action='/log']", { has: page.locator("button[name=pain]") }).evaluate((f) => [...new FormData(f)]);
	await page.locator("button[name=pain][value='7']").click();
	await page.waitForSelector("h1:has-text('Saved on this device')");
	await page.waitForSelector("#waiting:visible:has-text('One entry')");
	// the same form once more: one deed
	await page.evaluate((fields) => {
		const again = document.createElement("form");
		Object.assign(again, { method: "post", action: "/log" });
		for (const [name, value] of [...fields, ["pain", "7"]]) again.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
		document.body.append(again);
		again.submit();
	}, form);
	await page.waitForLoadState("load");
	await page.waitForSelector("#waiting:visible:has-text('One entry')");
	// the page shown once more is another deed
	await page.goto("/");
	await page.locator("button[name=pain][value='7']").click();
	await page.waitForSelector("#waiting:visible:has-text('2 entries')");
	await page.goto("/session?place=desk&seconds=60");
	await page.keyboard.press("Escape");
	await page.locator("#after button[name=pain][value='3']").click();
	await page.waitForSelector("#waiting:visible:has-text('3 entries')");
	await page.waitForSelector("#waiting li:nth-child(3)");
	const said = await page.locator("#waiting li").allInnerTexts();
	const waits = said.map((line) => line.replace(/^\d\d:\d\d /, "")).sort(); // made in the same minute, they have no order
	must(waits.join() === "A session, Pain 3,Pain 7,Pain 7", "what waits:", said);
	await page.goto("/");
	must((await page.locator("html[data-kept]").count()) === 1 && (await page.locator("#waiting li:visible").count()) === 3, "on the copy of Today, too");
	const faults = await axe(page);
	must(faults.length === 0, faults);
	await s.start();
	must((await entries(page)) === 3, "entries:", await text(page));
	must((await page.locator("#waiting:visible").count()) === 0, "something still waits");
	// the answer was lost on its way: it is sent once more
	const status = await page.evaluate(async (fields) => {
		const body = new URLSearchParams([...fields, ["pain", "7"]]);
		return (await fetch("/log", { method: "POST", body, redirect: "manual" })).type;
	}, form);
	must(status === "opaqueredirect", "a retry is told what the first was told:", status);
	must((await entries(page)) === 3, "twice:", await text(page));
	await page.goto("/");
	must((await page.locator(".kept-page:visible").count()) === 0, "Today comes from trivet again");
	fine(page);
});

test("an entry belongs to the time at which it was made", async () => {
	const { s, page } = await visited();
	await s.stop();
	await page.goto("/");
	await page.locator("button[name=pain][value='6']").click();
	await page.waitForSelector("#waiting:visible");
	await s.start();
	// three days pass: what waits is sealed again as it would have been then
	await page.evaluate(async () => {
		const utf8 = new TextEncoder();
		const key = Uint8Array.from((await (await fetch("/seal")).text()).match(/../g), (pair) => parseInt(pair, 16));
		const base = await crypto.subtle.importKey("raw", key, "HKDF", false, ["deriveKey"]);
		const way = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8.encode("seal") };
		const seal = await crypto.subtle.deriveKey(way, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
		const done = (asked) => new Promise((ok) => (asked.onsuccess = () => ok(asked.result)));
		const db = await done(indexedDB.open("trivet", 1));
		const store = () => db.transaction("forms", "readwrite").objectStore("forms");
		const [form] = await done(store().getAll());
		const how = { name: "AES-GCM", iv: form.sealed.slice(0, 12), additionalData: utf8.encode(form.rid) };
		const open = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, seal, form.sealed.slice(12))));
		const sealed = await crypto.subtle.encrypt(how, seal, utf8.encode(JSON.stringify({ ...open, at: open.at - 3 * 86400 })));
		await done(store().put({ ...form, sealed: new Uint8Array([...how.iv, ...new Uint8Array(sealed)]) }));
		db.close();
	});
	await page.goto("/");
	must((await page.locator("button[name=pain][aria-pressed=true]").count()) === 0, "it is not of today");
	must((await entries(page)) === 1, await text(page));
	fine(page);
});

test("a danger sign that was answered is never bypassed", async () => {
	const { s, page } = await visited();
	await page.goto("/relief?again=on");
	await tellSign(page);
	await page.waitForURL(/\/result/);
	await s.stop();
	for (const path of ["/session?place=desk&seconds=60", "/relief", "/"]) {
		await page.goto(path);
		must((await page.locator(".move, #player").count()) === 0, "a session at", path);
	}
	fine(page);
});

test("a danger sign that is answered while trivet is stopped puts the sessions away", async () => {
	const { s, page } = await visited();
	await page.goto("/relief?again=on");
	await s.stop();
	await tellSign(page);
	await page.waitForSelector("text=These answers have not been checked");
	await page.goto("/session?place=desk&seconds=60");
	must((await page.locator(".move, #player").count()) === 0 && (await text(page)).includes("not running"), await text(page));
	fine(page);
});

test("a danger sign that another browser told is known after the next page of this one", async () => {
	const { s, page } = await visited();
	const before = await ownCaches(page);
	must(before.length === 1, before);
	const other = await open(s);
	await other.goto("/relief?again=on");
	await tellSign(other);
	await other.waitForURL(/\/result/);
	await page.goto("/about");
	await areGone(page, before);
	await s.stop();
	await page.goto("/session?place=desk&seconds=60");
	must((await page.locator(".move, #player").count()) === 0, "a session");
	fine(page);
});

test("a session of yesterday is not shown", async () => {
	const { s, page } = await visited();
	// what was kept today becomes what was kept on another day
	await page.evaluate(async () => {
		for (const name of (await caches.keys()).filter((n) => n.startsWith("own "))) {
			const old = await caches.open(name.replace(/\d{4}-\d\d-\d\d/, "2020-01-01"));
			const now = await caches.open(name);
			for (const request of await now.keys()) await old.put(request, await now.match(request));
			await caches.delete(name);
		}
	});
	await s.stop();
	for (const path of ["/session?place=desk&seconds=60", "/"]) {
		await page.goto(path);
		must((await text(page)).includes("trivet is not running"), path, await text(page));
	}
	fine(page);
});

test("deleting everything empties what the browser kept", async () => {
	const { s, page } = await visited();
	const before = await ownCaches(page);
	await s.stop();
	await page.goto("/");
	await page.locator("button[name=pain][value='9']").click();
	await page.waitForSelector("#waiting:visible");
	await s.start();
	await page.goto("/settings/erase");
	await page.locator("input[name=sure]").check();
	await page.locator("button", { hasText: "Delete everything" }).click();
	await page.waitForURL(/\/settings\?gone/);
	await page.waitForSelector("text=Everything is deleted.");
	const left = await page.evaluate(async (old) => ({
		sessions: (await caches.keys()).some((name) => old.includes(name)),
		forms: await new Promise((ok) => {
			const asked = indexedDB.open("trivet", 1);
			asked.onupgradeneeded = () => asked.result.createObjectStore("forms", { keyPath: "rid" });
			asked.onsuccess = () => {
				asked.result.transaction("forms").objectStore("forms").count().onsuccess = ({ target }) => ok(target.result);
				asked.result.onversionchange = () => asked.result.close();
			};
		}),
	}), before);
	must(!left.sessions && left.forms === 0, left);
	must((await entries(page)) === 0, "the diary is empty");
	fine(page);
});

// Somebody else on the address of a trivet that has ended: `answer` says what to each request; `seen` is all that was sent there.
async function takeAddress(s, answer) {
	const seen = [];
	const server = createServer((request, response) => {
		let body = "";
		request.on("data", (part) => (body += part));
		request.on("end", () => {
			seen.push(`${request.method} ${request.url} ${body}`);
			answer(request, response);
		});
	});
	await new Promise((ok) => server.listen(new URL(s.url).port, "127.0.0.1", ok));
	return {
		seen,
		end: () => new Promise((ok) => {
			server.close(ok);
			server.closeAllConnections();
		}),
	};
}

const SECRET = "9 and a word that is nobody's business";

// A diary with a word in it, and an entry that waits to be sent; trivet has ended.
async function withSecrets() {
	const { s, page } = await visited();
	await page.goto("/diary");
	const fields = await page.locator("form[action='/diary']").first().evaluate((f) => [...new FormData(f)]);
	const status = await page.evaluate(async ([all, note]) => {
		const body = new URLSearchParams(all);
		body.set("pain", "9");
		body.set("note", note);
		return (await fetch("/diary", { method: "POST", body, redirect: "manual" })).type;
	}, [fields, SECRET]);
	must(status === "opaqueredirect", status);
	await visit(page);
	await page.goto("/diary");
	must((await text(page)).includes(SECRET), "the diary");
	await visit(page);
	await s.stop();
	await page.goto("/");
	await page.locator("button[name=pain][value='7']").click();
	await page.waitForSelector("#waiting:visible:has-text('One entry')");
	return { s, page };
}

// All that a script of this address can read without asking trivet, as text.
const readable = (page) => page.evaluate(async () => {
	let all = "";
	for (const name of (await caches.keys()).filter((one) => !one.startsWith("shell "))) { // files of the program
		const cache = await caches.open(name);
		all += name;
		for (const request of await cache.keys()) {
			const answer = await cache.match(request);
			all += request.url + JSON.stringify([...answer.headers]) + (await answer.text());
		}
	}
	const done = (asked) => new Promise((ok) => (asked.onsuccess = () => ok(asked.result)));
	for (const { name } of await indexedDB.databases()) {
		const db = await done(indexedDB.open(name));
		for (const store of db.objectStoreNames) {
			for (const form of await done(db.transaction(store).objectStore(store).getAll())) {
				all += JSON.stringify(form, (_, value) => (value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value));
			}
		}
		db.close();
	}
	return all + JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie;
});

// With the policy of our own pages, or the browser itself parts the windows.
const HEADERS = { "Content-Type": "text/html", "Cross-Origin-Opener-Policy": "same-origin" };
const THEIRS = "<!doctype html><title>theirs</title><main>theirs</main>";

test("whoever takes the address after trivet ended reads nothing of what was kept", async () => {
	const { s, page } = await withSecrets();
	const thief = await takeAddress(s, (request, response) => {
		if (request.url.startsWith("/theirs")) response.writeHead(200, HEADERS).end(THEIRS);
		else request.socket.destroy(); // the worker may think that trivet is gone
	});
	await page.goto("/theirs");
	must((await text(page)) === "theirs", await text(page));
	const all = await readable(page);
	must(all.includes("own ") && all.includes('"mark"'), "something is kept");
	for (const told of [SECRET, "name=\"pain\"", "pain=7", "shoulder", "/session", "X-Trivet-Answers"]) must(!all.includes(told), "readable:", told);
	// a page of theirs gets the worker to show what is kept: in a window that it holds, in a frame, by a request
	const shown = await page.evaluate(async (paths) => {
		const said = [];
		for (const path of paths) {
			const other = window.open(path);
			while (other.document.readyState !== "complete" || other.location.href === "about:blank") await new Promise((ok) => setTimeout(ok, 20));
			said.push(other.document.documentElement.outerHTML);
			other.close();
			said.push(await fetch(path).then((answer) => answer.text(), () => ""));
		}
		return said.join("");
	}, ["/", "/diary", "/plan"]);
	must(!shown.includes(SECRET) && !shown.includes("data-key") && shown.includes("trivet is not running"), shown.slice(0, 300));
	await thief.end();
	fine(page);
});

test("beside an open page of trivet, a page of somebody else at its address is shown nothing either", async () => {
	const { s, page } = await withSecrets();
	const theirs = await page.context().newPage();
	const thief = await takeAddress(s, (request, response) => {
		if (request.url.startsWith("/theirs")) response.writeHead(200, HEADERS).end(THEIRS);
		else request.socket.destroy();
	});
	await theirs.goto(s.url + "/theirs");
	must((await text(theirs)) === "theirs", await text(theirs));
	const shown = await theirs.evaluate(async () => {
		const other = window.open("/diary");
		while (other.document.readyState !== "complete" || other.location.href === "about:blank") await new Promise((ok) => setTimeout(ok, 20));
		return other.document.documentElement.outerHTML;
	});
	must(!shown.includes(SECRET) && !shown.includes("data-key"), shown.slice(0, 300));
	await theirs.context().pages().at(-1).close();
	await theirs.close();
	await page.goto("/diary");
	must((await text(page)).includes(SECRET), "the person's own page still opens it");
	await thief.end();
	fine(page);
});

test("what waits to be sent goes to trivet alone", async () => {
	const { s, page } = await withSecrets();
	const thief = await takeAddress(s, (request, response) => {
		if (request.url === "/seal") response.end("ab".repeat(32));
		else response.writeHead(200, HEADERS).end(THEIRS);
	});
	await page.evaluate(async () => (await navigator.serviceWorker.ready).active.postMessage({ what: "send", key: "" }));
	const other = await page.context().newPage();
	await other.goto(s.url + "/theirs"); // sends first
	must(thief.seen.some((line) => line.startsWith("GET /seal")), thief.seen);
	must(thief.seen.every((line) => line.startsWith("GET ")), thief.seen);
	await thief.end();
	await other.close();
	await s.start();
	must((await entries(page)) === 2, "and arrives there:", await text(page));
	fine(page);
});

test("a browser that was closed opens nothing without trivet, and all of it with trivet", async () => {
	const { s, page } = await withSecrets();
	await page.goto("about:blank"); // no page of trivet is open, as after a start of the browser
	const other = await page.context().newPage();
	await page.close();
	await other.goto(s.url + "/diary");
	must((await text(other)).includes("trivet is not running"), await text(other));
	await s.start();
	await other.goto(s.url + "/diary");
	must((await text(other)).includes(SECRET) && (await other.locator("a.edit", { hasText: "pain" }).count()) === 2, await text(other));
});

test("it can be installed", async () => {
	const s = await serveAtPort();
	const page = await open(s);
	await page.goto("/");
	const client = await page.context().newCDPSession(page);
	const { errors, data } = await client.send("Page.getAppManifest");
	must(errors.length === 0 && JSON.parse(data).icons.length === 3, errors, data);
	for (const icon of JSON.parse(data).icons) {
		const size = await page.evaluate(async (src) => {
			const image = Object.assign(new Image(), { src });
			await image.decode();
			return `${image.naturalWidth}x${image.naturalHeight}`;
		}, icon.src);
		must(size === icon.sizes, icon, size);
	}
	fine(page);
});

await runAll(async () => {
	await closePages();
	await stopAll();
});
