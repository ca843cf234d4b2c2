// The path of a person in a real browser, and what every page must be. Prints TAP. Usage: node walk.mjs PATH-OF-TRIVET
import { must, test } from "../tap.mjs";
import { axe, closePages, fine, open as openPage, runAll, serve, tellSign } from "./own.mjs";

// A page whose messages of error and foreign requests are failures too, with a count of taps and bytes.
async function open(s, options) {
	const page = await openPage(s, options);
	page.bytes = 0;
	page.on("console", (m) => m.type() === "error" && page.wrong.push(m.text()));
	page.on("request", (r) => r.url().startsWith(s.url) || r.url().startsWith("data:") || page.wrong.push("foreign request " + r.url()));
	page.on("response", async (r) => {
		const sizes = await r.request().sizes().catch(() => null);
		page.bytes += sizes ? sizes.responseBodySize + sizes.responseHeadersSize : 0;
	});
	page.taps = 0;
	page.tap = async (where) => {
		page.taps++;
		await (typeof where === "string" ? page.locator(where).first() : where).click();
	};
	return page;
}

// Through the check as a healthy desk worker. Returns screens and taps.
async function check(page) {
	let screens = 0;
	await page.goto("/check");
	for (; page.url().includes("/check/"); screens++) {
		must(screens < 20, "the check does not end");
		if (await page.locator("input[type=number]").count()) {
			for (const box of await page.locator("input[type=number]:visible").all()) {
				await box.fill((await box.getAttribute("name")).endsWith("age") ? "34" : "10");
				page.taps++;
			}
		}
		for (const label of [/^More than three months/, "Sitting more than four hours a day", "Worse with sitting", "Tension between the shoulder blades"])
			if (await page.locator("label:visible", { hasText: label }).count()) await page.tap(page.locator("label:visible", { hasText: label }));
		if (await page.locator("details.places").count()) {
			await page.locator("details.places summary").click();
			await page.tap(page.locator("label.place:visible", { hasText: "etween the blades" }).first());
		}
		const floor = page.locator("label:visible", { hasText: "down to the floor is fine" });
		if (await floor.count()) await page.tap(floor);
		await page.tap("form.ticks .go-ticked:visible, form.ticks .go-none:visible, .check button[type=submit]:visible");
		await page.waitForLoadState();
	}
	return screens;
}

test("from the first page to a moving timer in three taps, then the pain, then the stool", async () => {
	const s = await serve();
	const page = await open(s);
	await page.clock.install();
	await page.goto("/");
	const before = await page.locator("svg.stool title").textContent();
	await page.tap("text=Start now");
	must((await page.locator(".sign-lines > li").count()) <= 10, "at most nine lines and the conditions");
	await page.tap(".signs-none");
	await page.waitForSelector("#player.ready[open]");
	await page.tap("#player [data-before='4']"); // how it is: one tap, and it starts
	must(page.taps <= 3, "taps:", page.taps);
	const left = () => page.locator("#player [data-part=clock]").innerText();
	const first = await left();
	await page.clock.runFor(3000);
	must(first !== (await left()), "the timer moves by itself");
	await page.keyboard.press(" ");
	must((await page.getByRole("button", { name: "Continue", exact: true }).count()) === 1, "space pauses");
	await page.keyboard.press(" ");
	must((await page.getByRole("button", { name: "Pause", exact: true }).count()) === 1, "space goes on");
	await page.clock.runFor(60000);
	await page.waitForSelector("#after:visible");
	await page.locator("#after button[name=pain][value='3']").click();
	await page.waitForURL(/session.end/);
	must((await page.locator(".ended-pain").innerText()).replace(/\s+/g, " ") === "4 to 3", await page.locator("main").innerText());
	const diary = await page.goto("/diary").then(() => page.content());
	must(diary.includes("3"), "the pain is in the diary");
	const after = await page.goto("/").then(() => page.locator("svg.stool title").textContent());
	must(before !== after && /[Pp]ractice [1-9]/.test(after), "the stool moved:", before, after);
	fine(page);
});

test("a danger sign shows the number and no exercise, on every page", async () => {
	const s = await serve();
	const page = await open(s);
	await page.goto("/relief");
	await tellSign(page);
	await page.waitForLoadState();
	must(page.url().endsWith("/result"), page.url());
	must((await page.locator("a[href^='tel:']").count()) > 0, "a number to touch");
	for (const path of ["/", "/plan", "/session?place=desk&seconds=60", "/relief"]) {
		await page.goto(path);
		must((await page.locator("#player").count()) === 0, "a session at", path);
		must((await page.locator("a[href^='/session']").count()) === 0, "a way to a session at", path);
	}
	fine(page);
});

test("a healthy desk worker is through the check in 12 screens and 40 taps, and has a plan on three legs", async () => {
	const s = await serve();
	const page = await open(s);
	const screens = await check(page);
	must(screens <= 12 && page.taps <= 40, { screens, taps: page.taps });
	must(page.url().endsWith("/result"), page.url());
	const result = await page.locator("main").innerText();
	await page.goto("/plan");
	must((await page.locator("#leg-practice").count()) === 1, result);
	for (const leg of ["treatment", "practice", "change"]) must((await page.locator(`#leg-${leg}`).count()) === 1, "no leg", leg, page.url());
	await page.goto("/session?place=desk&seconds=60");
	await page.waitForSelector("#player[open]");
	must((await page.locator(".move").count()) >= 2, "steps");
	fine(page);
});

test("two taps log the day and move the stool", async () => {
	const s = await serve();
	const page = await open(s);
	await page.goto("/diary");
	await page.tap("button[name=pain][value='4']");
	await page.waitForLoadState();
	await page.goto("/diary");
	await page.tap(page.locator("main button", { hasText: "Treatment" }));
	await page.waitForLoadState();
	must(page.taps === 2);
	await page.goto("/");
	const words = await page.locator("svg.stool title").textContent();
	must(words.includes("Treatment 100"), words);
	fine(page);
});

test("without JavaScript the same path is open", async () => {
	const s = await serve();
	const page = await open(s, { javaScriptEnabled: false });
	await page.goto("/");
	await page.locator("text=Start now").click();
	await page.locator(".signs-none").click();
	must(page.url().includes("/session"), page.url());
	must((await page.locator(".move:visible").count()) >= 2, "the list");
	await page.locator("#before").selectOption("6");
	await page.locator("#after button[name=pain][value='5']").click();
	must((await page.locator(".ended-pain").innerText()).replace(/\s+/g, " ") === "6 to 5", page.url());
});

// Every page: narrow in light colours, wide in dark ones. The person has a plan, a trial that runs, and reminders on the first page.
const pages = ["/", "/relief", "/relief?again=on", "/session?place=desk&seconds=60", "/session?practice=on", "/session/end", "/check", "/check/again", "/result", "/plan", "/plan?swap=seated_extension", "/plan/history",
	"/plan/file", "/plan/write", "/diary", "/diary?more=on", "/diary/activities", "/diary/import", "/trial", "/progress", "/look-back", "/look-back?step=3&average=4&now=3",
	"/progress?period=month&against=practice", "/report", "/settings", "/settings/erase", "/export", "/learn", "/learn/foam_rolling",
	"/item/roller_across", "/item/acupuncture", "/sources", "/about", "/nowhere"];

// What is shown of a text, or of a file that was chosen, before it is taken over.
const pasted = [
	{ path: "/plan/file", box: "file", text: '{"trivet_plan":1,"from":"","made_on":"2026-11-22","note":"Slowly","treatment":[],"practice":[{"item":"cat_cow"}],"change":[]}' },
	{ path: "/plan/file", box: "file", text: "no plan" },
	{ path: "/diary/import", box: "text", text: "day,pain\n2026-01-02,4\n2026-01-03,11\n" },
];

async function paste(page, { path, box, text }) {
	if (box === "file") await page.locator("input[type=file]").setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: Buffer.from(text) });
	else await page.locator(`textarea[name=${box}]`).fill(text);
	await page.locator(`form[action='${path}'] button[type=submit]`).click();
	await page.waitForLoadState();
}

async function live(page) {
	await check(page);
	await page.goto("/diary");
	await page.locator("button[name=pain][value='4']").click();
	await page.goto("/settings");
	await page.locator("select[name=breaks_page]").selectOption("on");
	await page.locator("form[action='/settings/breaks'] button").click();
	await page.goto("/trial");
	await page.locator("input[name=compare]").first().check();
	await page.locator("form[action='/trial'] button").click();
	await page.waitForLoadState();
}

async function faultsAt(page, where, width) {
	const found = [];
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	if (wide > width) found.push(`${where} is ${wide} px wide`);
	for (const fault of await axe(page)) found.push(`${where} ${fault}`);
	return found;
}

// Two tabs share the list: there are two cores, and axe takes most of the time.
for (const [half, width, colorScheme] of [[0, 320, "light"], [1, 320, "light"], [0, 1280, "dark"], [1, 1280, "dark"]])
	test(`every page at ${width} px, ${colorScheme}, ${half + 1} of 2: axe finds nothing, nothing overflows`, async () => {
		const s = await serve();
		const options = { colorScheme, viewport: { width, height: 800 }, reducedMotion: "reduce" };
		const tabs = [await open(s, options), await open(s, options)];
		await live(tabs[0]);
		const left = [...pages.map((path) => ({ path })), ...pasted].filter((_, i) => i % 2 === half);
		const found = [];
		await Promise.all(
			tabs.map(async (page) => {
				for (let next = left.shift(); next; next = left.shift()) {
					await page.goto(next.path);
					if (next.text) await paste(page, next);
					found.push(...(await faultsAt(page, next.path, width)));
				}
			}),
		);
		must(found.length === 0, found.join("\n"));
		for (const page of tabs) must(page.wrong.filter((w) => !/40[04]/.test(w)).length === 0, page.wrong);
	});

test("the first visit costs at most 100 kB in all, and nothing shifts", async () => {
	const s = await serve();
	for (const width of [320, 1280]) {
		const page = await open(s, { viewport: { width, height: 800 } });
		await page.addInitScript(() => {
			window.shift = 0;
			new PerformanceObserver((list) => list.getEntries().forEach((e) => (window.shift += e.value))).observe({ type: "layout-shift", buffered: true });
		});
		await page.goto("/", { waitUntil: "networkidle" });
		must(page.bytes > 10000 && page.bytes <= 100 * 1024, "bytes:", page.bytes);
		must((await page.evaluate(() => window.shift)) === 0, "layout shift:", await page.evaluate(() => window.shift));
		fine(page);
	}
});

await runAll(closePages);
