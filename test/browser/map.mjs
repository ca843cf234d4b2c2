// The body map in a real browser at 320 px: every place can be touched, by finger and by key, and says the same as its list. Prints TAP.
// Usage: node map.mjs PATH-OF-TRIVET
import { must, test } from "../tap.mjs";
import { axe, closePages, fine, open as openPage, runAll, serve } from "./own.mjs";

const TARGET = 24; // pixels, each way
const s = await serve();

async function open(path, options = {}) {
	const page = await openPage(s, { viewport: { width: 320, height: 800 }, reducedMotion: "reduce", ...options });
	page.on("console", (m) => m.type() === "error" && page.wrong.push(m.text()));
	await page.goto(path);
	return page;
}

async function openDiary(options) {
	const page = await open("/diary", options);
	await page.locator("summary", { hasText: "Another day" }).click();
	await page.locator("summary", { hasText: "Where it hurts" }).click();
	return page;
}

const ticked = (page) => page.locator(".where input[type=checkbox]:checked").evaluateAll((boxes) => boxes.map((b) => b.value).sort());

// For each region a square of TARGET pixels that belongs to it alone, by its centre; null where there is none.
const squares = (page) =>
	page.evaluate((side) => {
		const found = {};
		for (const label of document.querySelectorAll(".bmap label")) {
			label.scrollIntoView({ block: "center" });
			const path = label.querySelector("path");
			const box = path.getBoundingClientRect();
			const mine = (x, y) => document.elementFromPoint(x, y) === path;
			const whole = (x, y) => {
				for (let i = 0; i <= 4; i++)
					for (let k = 0; k <= 4; k++) if (!mine(x + (side * i) / 4, y + (side * k) / 4)) return false;
				return true;
			};
			found[label.className] = null;
			for (let y = box.top; y + side <= box.bottom && !found[label.className]; y += 0.5)
				for (let x = box.left; x + side <= box.right; x += 0.5)
					if (whole(x, y)) {
						found[label.className] = true;
						break;
					}
		}
		return found;
	}, TARGET);

for (const [name, go] of [
	["the diary", openDiary],
	["the check", (options) => open("/check/where", options)],
])
	test(`in ${name} every place is ${TARGET} px or more at 320 px`, async () => {
		const page = await go();
		const found = await squares(page);
		must(Object.keys(found).length === 35, "places:", Object.keys(found).length);
		const small = Object.keys(found).filter((id) => !found[id]);
		must(small.length === 0, "too small:", small);
		const outside = await page.evaluate(() =>
			[...document.querySelectorAll(".bmap")].map((m) => {
				const [map, card] = [m, m.closest(".card") ?? document.body].map((e) => e.getBoundingClientRect());
				return Math.max(card.left - map.left, map.right - card.right);
			}),
		);
		must(Math.max(...outside) < 1, "the map leaves its card by", outside);
		fine(page);
	});

// A point inside a path that belongs to it.
const inside = (label) =>
	label.evaluate((l) => {
		l.scrollIntoView({ block: "center" });
		const path = l.querySelector("path");
		const box = path.getBoundingClientRect();
		for (let part = 2; part < 40; part++)
			for (let i = 1; i < part; i++)
				for (let k = 1; k < part; k++) {
					const at = { x: box.left + (box.width * i) / part, y: box.top + (box.height * k) / part };
					if (document.elementFromPoint(at.x, at.y) === path) return at;
				}
		return null;
	});

test("a touch on each place ticks its own box and no other, and the next one takes it back", async () => {
	const page = await openDiary({ hasTouch: true, javaScriptEnabled: true });
	for (const label of await page.locator(".bmap label").all()) {
		const id = await label.getAttribute("class");
		for (const after of [[id], []]) {
			const at = await inside(label);
			must(at, "nowhere to touch", id);
			await page.touchscreen.tap(at.x, at.y);
			must(JSON.stringify(await ticked(page)) === JSON.stringify(after), id, await ticked(page));
		}
	}
	fine(page);
});

test("by key: the list ticks, the picture shows it and where the focus is, and the strength is kept", async () => {
	const page = await openDiary();
	await page.locator("summary", { hasText: "Choose from a list" }).focus();
	await page.keyboard.press("Enter");
	const strong = page.locator("[name='strong.p1_l']");
	must(!(await strong.isVisible()), "no strength before it is chosen");
	await page.keyboard.press("Tab");
	const width = (id) => page.locator(`.bmap label.${id} path`).evaluate((p) => parseFloat(getComputedStyle(p).strokeWidth));
	must((await width("p1_l")) > (await width("p1_r")), "the focus is in the picture");
	await page.keyboard.press("Space");
	must(JSON.stringify(await ticked(page)) === '["p1_l"]', await ticked(page));
	await page.keyboard.press("Tab");
	must(await strong.evaluate((box) => box === document.activeElement), "its strength comes next");
	await page.keyboard.type("7");
	await page.locator("#pain").selectOption("4");
	await page.locator(".where").locator("xpath=ancestor::form").locator("button[type=submit]").click();
	await page.waitForLoadState();
	must((await page.locator(".diary-places").innerText()) === "Base of the skull, left: 7", await page.locator("main").innerText());
	fine(page);
});

test("without JavaScript the breastbone asks about the heart, and no leads back", async () => {
	const page = await openDiary({ javaScriptEnabled: false });
	await page.locator("summary", { hasText: "Choose from a list" }).click();
	await page.locator("label.place", { hasText: "Breastbone" }).click();
	await page.locator("#pain").selectOption("3");
	await page.locator(".where").locator("xpath=ancestor::form").locator("button[type=submit]").click();
	must(new URL(page.url()).pathname === "/check/ask", page.url());
	must((await page.locator(".asked").count()) === 1 && (await page.locator("input[name^='q.rf_01']").count()) === 5, "one row, as a whole");
	must((await page.locator("main").innerText()).includes("call your emergency number"), "whom to call");
	await page.locator(".go-none").click();
	must(new URL(page.url()).pathname === "/diary", page.url());
});

test("the figure looks as chosen", async () => {
	const page = await open("/settings");
	await page.locator(".figure-choice", { hasText: "Dark brown" }).click();
	await page.locator("form[action='/settings/figure'] button").click();
	await page.waitForLoadState();
	must((await page.locator("#figure ~ form [role=status]").innerText()) === "Saved.", await page.locator("main").innerText());
	const src = await page.locator(".figure-choice img").last().evaluate((img) => ((img.loading = "eager"), img.decode().then(() => img.src)));
	must(new URL(src).searchParams.get("t") === "4001", src);
	must((await page.request.get(src).then((r) => r.text())).includes("skin4"), "the picture");
	fine(page);
});

for (const colorScheme of ["light", "dark"])
	test(`maps, questions and choices at 320 px, ${colorScheme}: axe finds nothing, nothing overflows`, async () => {
		for (const path of ["/diary", "/diary/1", "/check/where", "/check/ask?for=p10_middle", "/progress", "/settings"]) {
			const page = await open(path, { colorScheme });
			await page.evaluate(() => document.querySelectorAll("main details").forEach((d) => (d.open = true)));
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			must(wide <= 320, path, "is", String(wide), "wide");
			const faults = await axe(page);
			must(faults.length === 0, path, faults);
			fine(page);
			await page.context().close();
		}
	});

await runAll(closePages);
