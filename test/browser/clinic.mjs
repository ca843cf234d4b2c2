// The desk of a clinic and its patients in a real browser. Prints TAP. Usage: node clinic.mjs PATH-OF-TRIVET
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must, test } from "../tap.mjs";
import { address, axe, axeColours, browser, closePages, fine, open as openPage, runAll, trivet, until } from "./own.mjs";

const folder = mkdtempSync(join(tmpdir(), "trivet-clinic-"));
const NOW = "2026-11-30T08:05:00Z"; // Monday, five past nine in Berlin
const running = new Set();
let clinics = 0;

const clinic = (db, ...words) => execFileSync(trivet, ["clinic", ...words, "--db", db, "--now", NOW], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

// The clinic of the example, with these visits of today; served on a port of its own.
async function serve(visits = [], { change = (text) => text, words = [], before = () => {} } = {}) {
	const s = { db: join(folder, `${clinics++}.db`) };
	const file = s.db.replace(".db", ".yaml");
	writeFileSync(file, change(clinic(s.db, "example").replace("lead_minutes: 120", "lead_minutes: 0")));
	clinic(s.db, "load", file, "--yes");
	s.run = (...w) => clinic(s.db, ...w);
	for (const [at, name] of visits) s.run("book", "--service", "visit", "--at", at, "--patient", name, "--by", "desk");
	before(s.run);
	s.child = spawn(trivet, ["clinic", "serve", "--db", s.db, "--now", NOW, ...words], { stdio: ["ignore", "pipe", "inherit"] });
	running.add(s.child);
	s.address = await address(s.child);
	s.url = new URL(s.address).origin;
	return s;
}

// A page that counts keys, with everything that goes wrong in it kept.
async function open(s, options) {
	const page = await openPage(s, options);
	page.on("console", (m) => m.type() === "error" && !/status of 4(00|03|09|29)/.test(m.text()) && page.wrong.push(m.text()));
	page.on("request", (r) => r.url().startsWith(s.url) || r.url().startsWith("data:") || page.wrong.push("foreign request " + r.url()));
	page.keys = 0;
	page.press = async (key) => {
		page.keys++;
		await page.keyboard.press(key);
	};
	page.type = async (text) => {
		for (const letter of text) await page.press(letter === " " ? "Space" : letter);
	};
	page.enter = async () => {
		await Promise.all([page.waitForNavigation(), page.press("Enter")]);
	};
	return page;
}

const booked = (s) => JSON.parse(s.run("visits", "--from", "2026-11-30", "--days", "60", "--json")).visits;

async function clean(page, what) {
	const found = [...(await axe(page)), ...(await axeColours(page))];
	must(found.length === 0, `axe on ${what}:`, found);
}

test("a phone booking takes at most 20 keys: a name, one of three times, Enter", async () => {
	const s = await serve([["2026-11-30T10:30", "Anna Berg"]]);
	const page = await open(s);
	await page.goto("/desk");
	const begun = performance.now();
	await until(page, () => document.activeElement?.id === "q");
	await page.type("ann");
	await page.enter();
	must((await page.locator(".desk-when-list input[type=radio]").count()) === 3, "three times are proposed");
	await until(page, () => document.activeElement?.name === "at");
	await page.press("ArrowDown");
	await page.enter();
	await page.waitForURL(/did=on/);
	must(page.keys <= 20, "keys:", page.keys);
	must(performance.now() - begun < 15000, "seconds:", (performance.now() - begun) / 1000);
	must(/Booked: Anna Berg/.test(await page.locator("#saved").textContent()), "it says so:", await page.locator("main").textContent());
	must(booked(s).length === 2, "two visits of hers");
	fine(page);
});

test("somebody new is booked by name and number in one box, and found by the end of the number afterwards", async () => {
	const s = await serve();
	const page = await open(s);
	await page.goto("/desk");
	await page.locator("#q").fill("Dora Eck 0171 2345678");
	await page.enter();
	must((await page.locator("#name").inputValue()) === "Dora Eck" && (await page.locator("#phone").inputValue()) === "0171 2345678", "both are taken apart");
	await page.enter();
	await page.goto("/desk");
	await page.locator("#q").fill("5678");
	await page.enter();
	must(/Dora Eck/.test(await page.locator(".desk-who-list").textContent()), "she is found");
	fine(page);
});

test("who came, who is late, and undo", async () => {
	const s = await serve([["2026-11-30T10:30", "Anna Berg"], ["2026-11-30T13:15", "Emil Fuchs"]]);
	const page = await open(s);
	await page.goto("/desk");
	await page.locator("li", { hasText: "Anna Berg" }).locator("button", { hasText: "Here" }).click();
	must(/here since 09:0/.test(await page.locator("li.is-here").textContent()), "she is here");
	await page.locator("button", { hasText: "Undo" }).click();
	must((await page.locator("li.is-here").count()) === 0, "and was not");
	fine(page);
});

test("a visit is moved by two taps, and moved back", async () => {
	const s = await serve([["2026-11-30T10:30", "Anna Berg"]]);
	const page = await open(s);
	await page.goto("/desk");
	await page.locator("a", { hasText: "Move" }).click();
	await page.locator(".desk-times button", { hasText: "14:00" }).first().click();
	must(/14:00/.test(await page.locator("#saved").textContent()), "it says so");
	must(booked(s)[0].start.includes("T14:00"), "it is there");
	await page.locator("button", { hasText: "Undo" }).click();
	must(booked(s)[0].start.includes("T10:30"), "it is back");
	await page.locator(".desk-whom a", { hasText: "Anna Berg" }).click();
	await page.locator("button", { hasText: "Cancel this visit" }).click();
	must(booked(s).length === 0, "cancelled");
	await page.locator("button", { hasText: "Undo" }).click();
	must(booked(s)[0].start.includes("T10:30"), "not cancelled");
	fine(page);
});

test("squeezing in needs a reason, ignores hours and grid, and never a person or a table", async () => {
	const s = await serve([["2026-11-30T10:30", "Anna Berg"]]);
	const page = await open(s);
	const squeeze = async (time, reason) => {
		await page.goto("/desk/book?q=Zoe");
		await page.locator("summary").click();
		await page.locator("#stime").fill(time);
		await page.locator("#swith").selectOption("ana");
		await page.locator("#reason").fill(reason);
		await page.locator("button", { hasText: "Squeeze it in" }).click();
	};
	await squeeze("12:10", "");
	must(/why/.test(await page.locator("[role=alert]").textContent()), "without a reason it is not done");
	await squeeze("10:40", "pain is strong");
	must(/taken/.test(await page.locator("[role=alert]").textContent()), "somebody has that time");
	await squeeze("12:10", "pain is strong");
	must(/squeezed in: pain is strong/.test(await page.locator(".desk-list").textContent()), "it is marked");
	fine(page);
});

test("a closure drops nothing: its visits are listed, and gone from the list once they are moved", async () => {
	const s = await serve([["2026-12-01T10:30", "Anna Berg"], ["2026-12-04T09:00", "Emil Fuchs"]]);
	const page = await open(s);
	await page.goto("/desk/closed");
	await page.locator("#who").selectOption({ label: "Ana" });
	await page.locator("#from").fill("2026-12-01");
	await page.locator("#reason").fill("ill");
	await page.locator("button", { hasText: /^Close$/ }).click();
	const listed = () => page.locator("#moves + p + ul").allTextContents();
	must(/Anna Berg/.test(await listed()) && !/Emil Fuchs/.test(await listed()), "hers is listed, and no other", await listed());
	must(booked(s).length === 2, "nothing was dropped");
	const refused = (() => {
		try {
			s.run("book", "--service", "visit", "--at", "2026-12-01T14:00", "--patient", "Late", "--with", "ana");
		} catch (e) {
			return e.status;
		}
	})();
	must(refused === 3, "nobody is booked there any more", refused);
	await page.locator("#moves + p + ul a", { hasText: "Move" }).click();
	await page.locator("a", { hasText: "Later" }).click();
	await page.locator("a", { hasText: "Later" }).click();
	await page.locator(".desk-times button").first().click();
	await page.goto("/desk/closed");
	must((await page.locator("#moves").count()) === 0, "none is left");
	await clean(page, "/desk/closed");
	await page.locator("button", { hasText: "Open again" }).click();
	s.run("book", "--service", "visit", "--at", "2026-12-01T14:00", "--patient", "Late", "--with", "ana");
	fine(page);
});

test("who walks in begins at the next free moment, and is here", async () => {
	const s = await serve();
	const page = await open(s);
	await page.goto("/desk");
	await page.locator("#q").fill("Walter Inn");
	await page.locator("button", { hasText: "Walk-in" }).click();
	await page.locator("button", { hasText: "Begin" }).click();
	must(/walk-in/.test(await page.locator("li.is-here").textContent()), "here, and marked");
	fine(page);
});

test("with accounts nothing of the desk opens without a name and its password, and guessing ends", async () => {
	const password = join(folder, "password");
	writeFileSync(password, "three legs stand\n");
	const s = await serve([["2026-11-30T10:30", "Anna Berg"]], { words: ["--port", "7349"], before: (run) => run("staff", "owner", "Ida", "--passphrase-file", password) });
	const page = await open(s);
	for (const path of ["/desk", "/desk/week", "/desk/sheet", "/desk/book?q=anna", "/desk/visit/10"]) {
		await page.goto(path);
		must(new URL(page.url()).pathname === "/sign-in" && !/Anna/.test(await page.content()), "closed:", path);
	}
	await clean(page, "/sign-in");
	const signIn = async (word) => {
		await page.locator("#name").fill("Ida");
		await page.locator("#password").fill(word);
		await page.locator("main button").click();
	};
	await signIn("three legs fall");
	must(/do not match/.test(await page.locator("[role=alert]").textContent()), "a wrong one is refused");
	await page.goto("/desk/week");
	await signIn("three legs stand");
	must(new URL(page.url()).pathname === "/desk/week", "the page that was asked for");
	const [cookie] = (await page.context().cookies()).filter((c) => c.name === "trivet_desk_7349");
	must(cookie.httpOnly && cookie.sameSite === "Lax", "the cookie is for the browser alone");
	await page.goto("/desk");
	must(/Anna Berg/.test(await page.content()), "the desk");
	await page.locator("button", { hasText: "Sign out" }).click();
	await page.context().addCookies([cookie]);
	await page.goto("/desk");
	must(new URL(page.url()).pathname === "/sign-in", "the cookie of who signed out opens nothing");
	for (let i = 0; i < 20; i++) await signIn("three legs fall");
	await signIn("three legs stand");
	must(/Too many attempts/.test(await page.locator("[role=alert]").textContent()), "enough for today");
	fine(page);
});

// Through the first two steps with nothing to tell.
async function toTimes(page, service = "Treatment") {
	await page.goto("/book");
	await page.locator(".visit-what a", { hasText: service }).click();
	await page.locator("button", { hasText: "Continue with my answers" }).click();
}

for (const javaScriptEnabled of [true, false])
	test(`a patient books in three steps without an account, ${javaScriptEnabled ? "with" : "without"} JavaScript, at 320 pixels, and every page is at most 30 kB on the way`, async () => {
		const s = await serve();
		const context = await browser.newContext({ baseURL: s.url, viewport: { width: 320, height: 640 }, javaScriptEnabled });
		const page = await context.newPage();
		let answer;
		page.on("response", (r) => {
			if (r.request().isNavigationRequest() && r.status() === 200) answer = r;
		});
		const look = async (what) => {
			await page.waitForLoadState("load");
			await answer.finished();
			const bytes = (await answer.request().sizes()).responseBodySize;
			must(bytes > 300 && bytes <= 30000, "bytes of", what, bytes);
			if (!javaScriptEnabled) return;
			must((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, "wider than the window:", what);
			await clean(page, what);
		};
		await page.goto("/book");
		await look("what");
		await page.locator(".visit-what a", { hasText: "Treatment" }).click();
		await look("before the times");
		await page.locator("button", { hasText: "Continue with my answers" }).click();
		await look("when");
		await page.locator(".desk-times button").last().click(); // far enough ahead to be moved by oneself
		await look("who");
		await page.locator("#name").fill("Paula Neu");
		await page.locator("#email").fill("paula@example.org");
		await page.locator("button", { hasText: "Hold this time" }).click();
		await look("the visit");
		must(/holding this time for you for an hour/.test(await page.textContent("main")), "it is held");
		const link = page.url();
		const all = JSON.parse(s.run("visits", "--days", "60", "--json")).visits;
		must(all.length === 1 && all[0].state === "held", "and only held:", all);
		const [mail] = JSON.parse(s.run("mail", "list", "--json")).mails.filter((m) => m.kind === "verify");
		must(mail.to === "paula@example.org" && /^[0-9]{6}$/.test(mail.code), "a code was sent", mail);
		const code = async (text) => {
			await page.locator("#code").fill(text);
			await page.locator("button", { hasText: "It is mine" }).click();
		};
		await code(mail.code === "000000" ? "000001" : "000000");
		must(/not the code/.test(await page.locator("[role=alert]").textContent()), "another code is refused");
		await code(mail.code);
		must(/It is booked/.test(await page.textContent("main")), "booked");
		must(JSON.parse(s.run("visits", "--days", "60", "--json")).visits[0].state === "booked", "in the diary, too");

		const before = s.run("visits", "--days", "60", "--json");
		await page.goto(link);
		must(s.run("visits", "--days", "60", "--json") === before, "opening the link changes nothing");
		must((await page.goto(link.replace(/.(\?|$)/, (x) => (x[0] === "A" ? "B" : "A") + x.slice(1)))).status() === 404, "another secret shows nothing");
		await page.goto(link);
		await page.locator("a", { hasText: "Another time" }).click();
		await page.locator("a", { hasText: "Later" }).click();
		await page.locator("a", { hasText: "Later" }).click();
		await look("another time");
		if (await page.locator(".desk-times button").count()) {
			await page.locator(".desk-times button").first().click();
			must(s.run("visits", "--days", "60", "--json") !== before, "moved");
		}
		await context.close();
	});

test("a danger sign shows where to get help, what forbids a treatment another one, what limits it becomes a note; nothing of it is stored before", async () => {
	const s = await serve();
	const context = await browser.newContext({ baseURL: s.url, viewport: { width: 360, height: 800 } });
	const page = await context.newPage();
	const holds = () => JSON.parse(s.run("visits", "--days", "60", "--json")).visits.length;
	await page.goto("/book/safe?service=visit");
	await page.locator(".sign-head").first().click();
	await page.locator(".sign-ticks label:visible").first().click();
	await page.locator("button:visible", { hasText: "Continue with my answers" }).click();
	must(/Get help now|A doctor first/.test(await page.locator("h1").textContent()), "it stops");
	must(/Nothing was booked/.test(await page.textContent("main")) && holds() === 0, "and stores nothing");
	await clean(page, "help");
	await page.goto("/book/safe?service=visit");
	await page.locator(".sign-head").first().click();
	await page.locator("button:visible", { hasText: "Continue with my answers" }).click();
	must(/opened a line and chose no answer/.test(await page.textContent("main")), "not knowing is not no");
	const ids = await page.locator("input[name=condition]").evaluateAll((all) => all.map((x) => x.value));
	must(ids.length > 3, "conditions are asked", ids);
	let avoided = 0, noted = 0;
	for (const id of ids) {
		await page.goto("/book/safe?service=visit");
		await page.locator(`input[name=condition][value="${id}"]`).check();
		await page.locator("button:visible", { hasText: "Continue with my answers" }).click();
		const h1 = await page.locator("h1").textContent();
		avoided += /not for you now/.test(h1);
		if ((await page.locator(".notice", { hasText: "will ask about" }).count()) === 0 || noted++) continue;
		await page.locator(".desk-times button").first().click();
		await page.locator("#name").fill("Nora Note");
		await page.locator("#email").fill("nora@example.org");
		await page.locator("button", { hasText: "Hold this time" }).click();
		const desk = await open(s);
		await desk.goto(`/desk/visit/${JSON.parse(s.run("visits", "--days", "60", "--json")).visits[0].visit}`);
		must(/Ask before treating/.test(await desk.textContent("main")), "the practitioner is told");
		await desk.locator("button", { hasText: "Book it" }).click();
		must(/Booked: Nora Note/.test(await desk.textContent("main")) && JSON.parse(s.run("visits", "--days", "60", "--json")).visits[0].state === "booked", "the desk says yes");
		await desk.context().close();
	}
	must(avoided > 0 && noted > 0, "some forbid it, some limit it:", avoided, noted);
	await context.close();
});

test("the calendar of a practitioner by a secret address: hers alone, no names, and the address before it opens nothing", async () => {
	const s = await serve([["2026-11-30T10:30", "Anna Berg"], ["2026-11-30T13:15", "Emil Fuchs"]]);
	const get = async (path) => {
		const answer = await fetch(s.url + path);
		return { status: answer.status, text: await answer.text() };
	};
	const first = JSON.parse(s.run("feed", "practitioner", "ana", "--json")).path;
	const { status, text } = await get(first);
	must(status === 200 && text.split("BEGIN:VEVENT").length === 2 && text.includes("DTSTART:20261130T093000Z"), text);
	must(!/Berg|Treatment|example/.test(text), "nothing but when:", text);
	const second = JSON.parse(s.run("feed", "practitioner", "ana", "--json")).path;
	must((await get(first)).status === 404 && (await get(second)).status === 200 && (await get("/feed/x.ics")).status === 404, "one address at a time");
});

test("hostile requests change nothing: other people's ids, times off the grid, crossed and replayed forms, long names, no key", async () => {
	const s = await serve([["2026-11-30T10:30", "Anna Berg"]]);
	const state = () => s.run("visits", "--days", "90", "--all", "--json");
	const page = await open(s);
	await page.goto("/desk/book?q=zoe");
	const csrf = await page.locator("input[name=csrf]").first().inputValue();
	const cookie = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
	let n = 0;
	const post = async (path, fields, headers = {}) =>
		(await fetch(s.url + path, { method: "POST", redirect: "manual", body: new URLSearchParams({ csrf, rid: `hostile-${n++}`, ...fields }),
			headers: { Origin: s.url, Cookie: cookie, ...headers } })).status;
	const before = state();
	const book = { service: "visit", known: "0", name: "Zoe" };
	for (const [path, fields, headers] of [
		["/desk/book", { ...book, at: "2026-11-30T10:37+01:00 ana" }],
		["/desk/book", { ...book, at: "2026-11-30T10:30+01:00 ana" }],
		["/desk/book", { ...book, at: "2026-11-30T03:00+01:00 ana" }],
		["/desk/book", { ...book, at: "2026-11-30T10:30 nobody" }],
		["/desk/book", { ...book, at: "yesterday ana" }],
		["/desk/book", { ...book, service: "none", at: "2026-11-30T16:00+01:00 ana" }],
		["/desk/book", { ...book, known: "1", at: "2026-11-30T16:00+01:00 ana" }],
		["/desk/book", { ...book, name: "x".repeat(100000), at: "2026-11-30T16:00+01:00 ana" }],
		["/desk/book", { ...book, name: "a\u202eb", at: "2026-11-30T16:00+01:00 ana" }],
		["/desk/book", { ...book, at: "2026-11-30T16:00+01:00 ana" }, { Cookie: "" }],
		["/desk/book", { ...book, at: "2026-11-30T16:00+01:00 ana" }, { Origin: "https://elsewhere.example" }],
		["/desk/book", { ...book, at: "2026-11-30T16:00+01:00 ana", csrf: "0".repeat(32) }],
		["/desk/visit/999/cancel", {}], ["/desk/visit/x/cancel", {}], ["/desk/visit/10/cancel", {}, { Cookie: "" }],
		["/desk/visit/999/move", { at: "2026-11-30T16:00", with: "ana" }],
		["/my/10/AAAAAAAAAAAAAAAAAAAAAA/cancel", {}], ["/my/10/x/move", { at: "2026-11-30T16:00" }],
		["/book/hold", { service: "visit", at: "2026-11-30T16:00+01:00 ana", name: "Eve", email: "eve@example.org" }],
	]) {
		await post(path, fields, headers);
		must(state() === before, "changed by", path, fields, headers);
	}
	const same = { ...book, at: "2026-11-30T16:00+01:00 ana", rid: "twice" };
	must((await post("/desk/book", same)) === 303 && (await post("/desk/book", same)) === 303, "the same form again gets the same answer");
	must((await post("/desk/book", { ...same, at: "2026-11-30T15:00+01:00 ana" })) === 409, "with something else in it, it is refused");
	must(booked(s).length === 2, "booked once");
	fine(page);
});

test("nobody fills the diary: so many holds a day from one address", async () => {
	const s = await serve();
	const context = await browser.newContext({ baseURL: s.url });
	const page = await context.newPage();
	let held = 0;
	for (let i = 0; i < 22; i++) {
		await toTimes(page, "Cupping");
		await page.locator(".desk-times button").first().click();
		await page.locator("#name").fill(`Bot ${i}`);
		await page.locator("#email").fill(`bot${i}@example.org`);
		await page.locator("button", { hasText: "Hold this time" }).click();
		held += /holding this time for you/.test(await page.textContent("main"));
	}
	must(held === 20, "held:", held);
	await context.close();
});

test("every page of the desk is whole at 320 pixels, in both colours, for a screen reader", async () => {
	const s = await serve([["2026-11-30T10:30", "Anna Berg"], ["2026-11-30T13:15", "Emil Fuchs"]]);
	const id = booked(s)[0].visit;
	for (const options of [{ viewport: { width: 320, height: 640 } }, { colorScheme: "dark" }]) {
		const page = await open(s, options);
		for (const path of ["/desk", "/desk/week", "/desk/sheet", "/desk/closed", "/desk/book?q=anna", "/desk/book?walk_in=on", `/desk/visit/${id}`, `/desk/visit/${id}/move`]) {
			const answer = await page.goto(path);
			must(answer.status() === 200, path, answer.status());
			must((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, "wider than the window:", path);
			await clean(page, path);
		}
		fine(page);
		await page.context().close();
	}
});

await runAll(async () => {
	await closePages();
	for (const child of running) child.kill("SIGTERM");
	running.clear();
});
