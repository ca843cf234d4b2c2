// The figure moves where it can, stands still where it should, and is missed by nobody where it cannot be. Prints TAP. Usage: node figure.mjs PATH-OF-TRIVET
import { execFileSync } from "node:child_process";
import { must, test } from "../tap.mjs";
import { closePages, fine, open as openPage, runAll, serve, trivet, until, startSession } from "./own.mjs";

const s = await serve();

async function open(path, { block, ...options } = {}) {
	const page = await openPage(s, { serviceWorkers: "block", ...options });
	if (block) await page.route(block, (route) => route.abort());
	await page.goto(path);
	return page;
}

// The session of the first page: the danger signs are answered once, for all tests.
async function session(options) {
	const page = await open("/relief", options);
	const none = page.locator(".signs-none");
	if (await none.count()) await none.first().click();
	else await page.goto("/session?place=desk&seconds=60");
	await startSession(page);
	return page;
}

const drawn = (page) => page.evaluate(() => document.querySelector(".player-figure svg")?.innerHTML ?? "");
const changes = async (page) => {
	const was = await drawn(page);
	await until(page, (was) => document.querySelector(".player-figure svg").innerHTML !== was, was);
};
// Twenty pictures of the browser later.
const later = (page) => page.evaluate(() => new Promise((done) => (function wait(n) {
	if (n) requestAnimationFrame(() => wait(n - 1));
	else done();
})(20)));

test("in a session it moves, stops with the session, and follows it to the next step", async () => {
	const page = await session();
	await page.waitForSelector(".player-figure[data-moving]");
	await changes(page);
	must(!(await page.locator(".player-figure img").first().isVisible()), "the still is gone");
	await page.keyboard.press(" ");
	const was = await drawn(page);
	await later(page);
	must(was === (await drawn(page)), "it stands while the session does");
	await page.keyboard.press(" ");
	await changes(page);
	const box = await page.locator(".player-figure svg").getAttribute("viewBox");
	await page.keyboard.press("ArrowRight");
	await until(page, (box) => document.querySelector(".player-figure[data-moving] svg")?.getAttribute("viewBox") !== box, box);
	fine(page);
});

test("where motion is to be reduced the still is there", async () => {
	const page = await session({ reducedMotion: "reduce" });
	await later(page);
	must((await drawn(page)) === "", "nothing moves");
	must(await page.locator(".player-figure img").isVisible(), "the still");
	must((await page.locator(".player-figure img").getAttribute("src")).includes("/still.svg"), "of the target");
});

for (const block of ["**/*.wasm", "**/figure.*.js", "**/pose.bin*"])
	test(`without ${block} the pictures stay and the session goes on`, async () => {
		const page = await session({ block });
		await later(page);
		must(await page.locator(".player-figure img").first().isVisible(), "the still");
		await page.keyboard.press("ArrowRight");
		must((await page.locator("#player [data-part=count]").innerText()).startsWith("2"), "the next step");
		fine(page);
	});

test("on the page of an exercise it moves when asked to, with its words for screen readers", async () => {
	for (const reducedMotion of ["no-preference", "reduce"]) {
		const page = await open("/item/shoulder_rolls", { reducedMotion });
		const button = page.getByRole("button", { name: "Show the movement" });
		await button.click();
		await page.waitForSelector(".picture[data-moving] svg[role=img]");
		const svg = page.locator(".picture svg.fig");
		must((await svg.getAttribute("aria-label")) === (await page.locator(".picture img").first().getAttribute("alt")), "its words");
		const was = await svg.innerHTML();
		await until(page, (was) => document.querySelector(".picture svg.fig").innerHTML !== was, was);
		await button.click();
		must((await button.getAttribute("aria-pressed")) === "false", "stopped");
		const stands = await svg.innerHTML();
		await later(page);
		must(stands === (await svg.innerHTML()), "it stands");
		fine(page);
	}
});

test("without a script there is no button", async () => {
	const page = await open("/item/shoulder_rolls", { javaScriptEnabled: false });
	must(await page.locator(".picture img").first().isVisible(), "the picture");
	must(!(await page.locator(".picture button").isVisible()), "the button");
});

// What it costs is measured by bench/bench_figure.mjs.
test("every figure is drawn at every moment, and what moves is drawn differently", async () => {
	const page = await open("/item/shoulder_rolls", { reducedMotion: "reduce" });
	const source = await page.locator("script[src*='/item.']").getAttribute("src");
	const module = await page.evaluate((src) => fetch(src).then((r) => r.text()), source);
	const address = new URL(/"([^"]*\/figure[^"]+\.js)"/.exec(module)[1], new URL(source, page.url())).pathname;
	const items = execFileSync(trivet, ["figure"]).toString().trim().split("\n").map((line) => line.split(" ")[0]);
	const drawn = await page.evaluate(async ([address, items]) => {
		const { mount } = await import(address);
		const place = document.querySelector(".picture");
		const figure = mount(place, { playing: false });
		const found = [];
		for (const item of items) {
			await figure.show(`/figure/${item}/0.svg`);
			const frames = new Set();
			let empty = 0;
			for (let i = 0; i < 41; i++) {
				figure.seek(i / 41);
				const fig = place.querySelector(".fig");
				const { width, height } = fig.getBoundingClientRect();
				empty += width === 0 || height === 0;
				frames.add(fig.innerHTML);
			}
			found.push({ item, empty, frames: frames.size });
		}
		return found;
	}, [address, items]);
	must(items.length >= 24 && drawn.every(({ empty }) => empty === 0), drawn.filter(({ empty }) => empty > 0));
	must(drawn.filter(({ frames }) => frames > 20).length >= 16, drawn);
});

await runAll(closePages);
