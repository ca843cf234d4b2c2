// The way on is always in sight where something is asked, and help stands under the very line that calls for it. Prints TAP.
// Usage: node way_on.mjs PATH-OF-TRIVET
import { must, test } from "../tap.mjs";
import { closePages, fine, open, runAll, serve } from "./own.mjs";

const s = await serve();
const at = (width, height, options = {}) => open(s, { viewport: { width, height }, serviceWorkers: "block", ...options });

// The buttons of the bar that can be seen, where they are, and what stands over the page there.
const bar = (page) =>
	page.locator(".go-bar").evaluate((bar) => {
		const button = [...bar.querySelectorAll(".btn")].find((b) => b.checkVisibility());
		const box = button.getBoundingClientRect();
		const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
		return { text: button.textContent, top: box.top, bottom: box.bottom, height: innerHeight, free: hit === button, position: getComputedStyle(bar).position };
	});

const inSight = ({ top, bottom, height, free }) => top >= 0 && bottom <= height && free;

for (const [width, height] of [[390, 844], [320, 640], [1280, 900]])
	for (const path of ["/relief", "/check/about", "/check/now"])
		test(`${path} at ${width} x ${height}: the way on is in sight`, async () => {
			const page = await at(width, height);
			await page.goto(path);
				must(inSight(await bar(page)), "at first:", await bar(page));
			await page.evaluate(() => scrollTo(0, document.querySelector("form .go-bar").parentNode.offsetHeight / 3));
			must(inSight(await bar(page)), "further down:", await bar(page));
			if (width <= 860) must(!(await page.locator(".nav").isVisible()), "the navigation makes way");
			fine(page);
		});

test("it says that there are more lines until the last is in sight", async () => {
	const page = await at(390, 844);
	await page.goto("/relief");
	const more = page.locator(".more-below");
	must(await more.isVisible(), "more below");
	await page.locator(".sign-lines > li").last().scrollIntoViewIfNeeded();
	await page.evaluate(() => scrollBy(0, 200));
	await more.waitFor({ state: "hidden" });
});

test("at 320 x 256 the bar does not eat the page", async () => {
	const page = await at(320, 256);
	for (const path of ["/relief", "/check"]) {
		await page.goto(path);
		must((await bar(page)).position === "static", "it stands in its place:", path);
	}
});

test("a yes to an emergency opens help under that very line, and nothing else has its colour", async () => {
	const page = await at(390, 844);
	await page.goto("/relief");
	const help = page.locator(".help-now:visible");
	const red = () =>
		page.evaluate(() => {
			const probe = document.createElement("p");
			probe.style.color = "var(--danger)";
			document.body.append(probe);
			const danger = getComputedStyle(probe).color;
			probe.remove();
			return [...document.querySelectorAll("button, .btn, a")].filter((b) => b.checkVisibility() && getComputedStyle(b).backgroundColor === danger).map((b) => b.textContent.trim());
		});
	must((await help.count()) === 0 && (await red()).length === 0, "none before", await red());
	const line = page.locator(".sign").first();
	await line.locator(".sign-head").click();
	must((await help.count()) === 0, "a line that is open is no yes");
	const row = line.locator(".sign-row").filter({ has: page.locator(".now") }).first();
	await row.locator("input.unsure").check();
	must((await help.count()) === 0, "not sure is no yes");
	await row.locator("input.now").first().check();
	must((await help.count()) === 1 && (await row.locator(".help-now").isVisible()), "under the line that was ticked");
	must(JSON.stringify(await red()) === '["Get help now"]', "the only one of its colour:", await red());
	if (await row.locator(".sign-known input").count()) {
		await row.locator(".sign-known input").first().check();
		must((await help.count()) === 0, "not beside what calms it");
		await row.locator(".sign-known input").first().uncheck();
	}
	await help.getByRole("button").click();
	await page.waitForURL(/result/);
	must(await page.getByRole("heading", { name: /now|emergency|wait/i }).count(), await page.locator("main").innerText());
	fine(page);
});

test("in the check help opens under its line, too, and leads to what to do", async () => {
	const page = await open(await serve(), { viewport: { width: 390, height: 844 }, serviceWorkers: "block" });
	await page.goto("/check/now");
	await page.locator(".fold > details > summary").first().click();
	const row = page.locator(".asked").filter({ has: page.locator(".now") }).first();
	await row.locator(".now").first().check();
	must((await page.locator(".help-now:visible").count()) === 1 && (await row.locator(".help-now").isVisible()), "under its line");
	await row.getByRole("button", { name: "Get help now" }).click();
	await page.waitForURL(/result/);
	fine(page);
});

test("without a script it is the same", async () => {
	const page = await open(await serve(), { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
	await page.goto("/relief");
	const line = page.locator(".sign").first();
	await line.locator(".sign-head").click();
	await line.locator("input.now").first().check();
	must(await line.locator(".help-now").first().isVisible(), "help");
});

await runAll(closePages);
