// A day on which trivet stops: what still opens, what is kept, and what is never shown. Prints TAP. Usage: node offline.mjs PATH-OF-TRIVET
import { must, test } from "../tap.mjs";
import { axe, closePages, fine, open, runAll, serve, stopAll, tellSign, until } from "./own.mjs";

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

// One visit to Today, until the worker says that the day is whole.
async function visit(page) {
	await page.goto("/");
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
	await page.waitForSelector("#player[open]");
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

test("what is logged meanwhile is kept, counted, and there exactly once when trivet is back", async () => {
	const { s, page } = await visited();
	await s.stop();
	await page.goto("/");
	const form = await page.locator("form[action='/log']", { has: page.locator("button[name=pain]") }).evaluate((f) => [...new FormData(f)]);
	await page.locator("button[name=pain][value='7']").click();
	await page.waitForSelector("h1:has-text('Kept on this device')");
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
	// three days pass
	await page.evaluate(() => new Promise((ok) => {
		indexedDB.open("trivet", 1).onsuccess = ({ target: { result } }) => {
			const store = result.transaction("forms", "readwrite").objectStore("forms");
			store.getAll().onsuccess = ({ target: { result: [form] } }) => (store.put({ ...form, at: form.at - 3 * 86400 }).onsuccess = () => {
				result.close();
				ok();
			});
		};
	}));
	await s.start();
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
	await page.waitForSelector("text=Nobody has looked at these answers");
	await page.goto("/session?place=desk&seconds=60");
	must((await page.locator(".move, #player").count()) === 0 && (await text(page)).includes("not running"), await text(page));
	fine(page);
});

test("a danger sign that another browser told is known after the next page of this one", async () => {
	const { s, page } = await visited();
	const other = await open(s);
	await other.goto("/relief?again=on");
	await tellSign(other);
	await other.waitForURL(/\/result/);
	await page.goto("/about");
	await isKept(page, "/session?place=desk&seconds=60", false);
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
	const left = await page.evaluate(async () => ({
		sessions: (await caches.match("/session?place=desk&seconds=60"))?.status === 200, // a redirect to the danger signs is of now
		forms: await new Promise((ok) => {
			const asked = indexedDB.open("trivet", 1);
			asked.onupgradeneeded = () => asked.result.createObjectStore("forms", { keyPath: "rid" });
			asked.onsuccess = () => {
				asked.result.transaction("forms").objectStore("forms").count().onsuccess = ({ target }) => ok(target.result);
				asked.result.onversionchange = () => asked.result.close();
			};
		}),
	}));
	must(!left.sessions && left.forms === 0, left);
	must((await entries(page)) === 0, "the diary is empty");
	fine(page);
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
