// How much there is to read, and how high a page is: the check and the plan, as a healthy desk worker has them. Prints TAP. Usage: node words.mjs PATH-OF-TRIVET
import { must, test } from "../tap.mjs";
import { closePages, fine, open, runAll, serve } from "./own.mjs";

// docs/decisions/040 says why it is not the 600 that were wished: what is left are the names of danger signs.
const CHECK = { words: 1280, screens: 12, taps: 40 };
const PLAN = { words: 260, screens: 4 };
const READ_A_MINUTE = 230;
const TAP_SECONDS = 2;

const phone = { viewport: { width: 390, height: 844 }, serviceWorkers: "block" };

// The words that the main part of the page shows: not those in folds that are closed, nor those for a screen reader alone. A number is no word.
const words = (page) =>
	page.evaluate(() => {
		const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
		let n = 0;
		for (let text = walker.nextNode(); text; text = walker.nextNode()) {
			const seen = text.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !text.parentElement.closest(".vh, progress, script, style");
			if (seen) n += text.data.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
		}
		return n;
	});

const said = [/^More than three months/, "Sitting more than four hours a day", "Worse with sitting", "Tension between the shoulder blades", "down to the floor is fine"];

// One screen as a healthy desk worker fills it in. Returns the taps.
async function fillIn(page) {
	let taps = 1;
	for (const box of await page.locator("input[type=number]:visible").all()) {
		await box.fill((await box.getAttribute("name")).endsWith("age") ? "34" : "10");
		taps++;
	}
	for (const label of said)
		if (await page.locator("label:visible", { hasText: label }).count()) {
			await page.locator("label:visible", { hasText: label }).first().click();
			taps++;
		}
	if (await page.locator("details.places").count()) {
		await page.locator("details.places summary").click();
		await page.locator("label.place:visible", { hasText: "etween the blades" }).first().click();
		await page.locator("label:has(input[name='q.pain_now'][value='4'])").click();
		taps += 3;
	}
	await page.locator("form.ticks .go-ticked:visible, form.ticks .go-none:visible, form.ones .go-bar button").first().click();
	await page.waitForLoadState();
	return taps;
}

async function check(page) {
	const sum = { words: 0, screens: 0, taps: 0, titles: [] };
	await page.goto("/check");
	while (page.url().includes("/check/")) {
		must(sum.screens < 20, "the check does not end", page.url());
		sum.words += await words(page);
		sum.screens++;
		sum.titles.push(await page.locator("h1").innerText());
		sum.taps += await fillIn(page);
	}
	return sum;
}

test("the check of a healthy desk worker: where it hurts first, few words, an honest time", async () => {
	const page = await open(await serve(), phone);
	await page.goto("/check");
	must((await page.locator(".bmap").count()) > 0 && (await page.locator("input[name='q.pain_now']").count()) === 12, "the map and the scale come first");
	const minutes = Number(/About (\d+) minutes/.exec(await page.locator("main").innerText())[1]);
	const sum = await check(page);
	console.log(`# check: ${sum.words} words, ${sum.screens} screens, ${sum.taps} taps`);
	must(page.url().endsWith("/result"), page.url());
	must(sum.words <= CHECK.words && sum.screens <= CHECK.screens && sum.taps <= CHECK.taps, sum);
	const needed = sum.words / READ_A_MINUTE + (sum.taps * TAP_SECONDS) / 60;
	must(Math.abs(minutes - needed) <= 2, "it says", minutes, "minutes, and takes", needed);
	fine(page);
});

test("a line opens what it names, and its own not sure", async () => {
	const page = await open(await serve(), { ...phone, javaScriptEnabled: false });
	await page.goto("/check/today");
	const line = page.locator(".fold", { hasText: "Shocks down the spine" });
	must((await line.locator("input[type=checkbox]:visible").count()) === 0, "folded");
	await line.locator("summary").first().click();
	must((await line.locator(".tick:visible").count()) === 7, "six ticks and not sure");
	await page.goto("/check/health");
	const skin = page.locator(".fold", { hasText: "shingles" });
	await skin.locator("summary").first().click();
	const row = skin.locator(".asked", { hasText: "Shingles now" });
	await row.locator(".tick-more summary").click();
	must(await row.locator(".not-sure").isVisible(), "not sure about this one");
	must((await skin.locator(".not-sure:visible").count()) === 1, "and about no other");
});

test("the plan at first: four phone screens at most, and few words", async () => {
	const page = await open(await serve(), phone);
	await check(page);
	await page.goto("/plan");
	const high = await page.evaluate(() => document.documentElement.scrollHeight);
	const read = await words(page);
	console.log(`# plan: ${read} words, ${high} px`);
	must(high <= PLAN.screens * phone.viewport.height && read <= PLAN.words, { high, read });
	must(!/\bS\d+\b|\bRF-|Evidence row|confidence (low|medium|high)/.test(await page.locator("main").innerText()), "sources and rows are behind a fold");
	must((await page.locator(".plan-step:visible").count()) >= 4, "exercises, a change and a first visit");
	must((await page.locator("main input[type=checkbox]").count()) === 0, "nothing of it is a tick for today");
	fine(page);
});

test("a swap is chosen at its card, which stays where it was and says what changed", async () => {
	for (const javaScriptEnabled of [true, false]) {
		const page = await open(await serve(), { ...phone, javaScriptEnabled });
		await check(page);
		await page.goto("/plan");
		const card = page.locator(".plan-leg.practice .plan-step").nth(1);
		const before = await card.locator("summary b").first().innerText();
		await card.locator("summary").first().click();
		await card.getByRole("link", { name: /^Swap/ }).click();
		const sheet = page.locator(".swap-sheet");
		must((await sheet.locator("form").count()) === 3 && (await sheet.locator("img").count()) === 3, "three, with pictures");
		const at = await sheet.evaluate((e) => [...document.querySelectorAll(".plan-leg.practice .plan-step")].indexOf(e.closest(".plan-step")));
		must(at === 1 && (await sheet.isVisible()), "at the card");
		const wanted = await sheet.locator("b").nth(1).innerText();
		await sheet.locator("button").nth(1).click();
		await page.waitForURL(/swapped=/);
		const now = page.locator(".plan-leg.practice .plan-step").nth(1);
		must((await now.locator("summary b").first().innerText()) === wanted, "in its place");
		must((await now.locator(".swapped").innerText()).includes(`${wanted} is here now, instead of ${before}.`), "said there");
		must(await page.evaluate(() => document.activeElement.closest(".swapped") !== null), "and the focus is there");
		const box = await now.locator(".swapped").boundingBox();
		must(box.y >= 0 && box.y < phone.viewport.height, "in sight", box);
		fine(page);
	}
});

test("a practitioner's plan comes by a file chooser, and their word stays with the plan", async () => {
	const page = await open(await serve(), { ...phone, javaScriptEnabled: false });
	await check(page);
	await page.goto("/plan/file");
	must((await page.locator("textarea:visible").count()) === 0, "nothing to paste");
	const plan = { trivet_plan: 1, made_on: "2026-11-22", from: "The practice", note: "Slowly at first.", practice: [{ item: "cat_cow", say: "Small and easy" }] };
	await page.locator("input[type=file]").setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(plan)) });
	await page.getByRole("button", { name: "See what would change" }).click();
	await page.getByRole("button", { name: "Adopt it" }).click();
	await page.waitForURL(/\/plan\?saved=/);
	const shown = await page.locator("main").innerText();
	for (const word of ["Saved: this is your plan now.", "The practice", "Slowly at first.", "Cat and cow", "Small and easy"]) must(shown.includes(word), word, shown);
	await page.goto("/plan/write");
	must((await page.locator("input:checked").count()) === 0, "a new one is empty");
	fine(page);
});

test("a plan is shared where the browser can hand over files, and nothing offers it elsewhere", async () => {
	const s = await serve();
	const plain = await open(s, phone);
	await plain.goto("/plan/write");
	must((await plain.locator("[data-share]:visible").count()) === 0, "no button that does nothing");
	const page = await open(s, phone);
	await page.addInitScript(() => {
		// Chromium has no such sheet on this system: it takes texts, as it does on a phone, and remembers them.
		navigator.canShare = ({ files }) => files.every((f) => f.type === "text/plain");
		navigator.share = async ({ files }) => document.documentElement.setAttribute("data-shared", `${files[0].name} ${await files[0].text()}`);
	});
	await page.goto("/plan/write");
	await page.getByRole("button", { name: "Share it" }).click();
	await page.getByText("No file was made.").waitFor(); // nothing is ticked: the page says it
	await page.locator("summary", { hasText: "Practice" }).click();
	await page.locator("#write-wall_angel").check();
	await page.getByRole("button", { name: "Share it" }).click();
	await page.locator("[data-shared]").waitFor();
	const shared = await page.locator("html").getAttribute("data-shared");
	must(shared.startsWith("trivet-plan.txt {") && JSON.parse(shared.slice(16)).practice[0].item === "wall_angel", shared);
	await check(page);
	await page.goto("/plan/file");
	await page.locator("#plan-file").setInputFiles({ name: "trivet-plan.txt", mimeType: "text/plain", buffer: Buffer.from(shared.slice(16)) });
	await page.getByRole("button", { name: "See what would change" }).click();
	await page.getByRole("button", { name: "Adopt it" }).waitFor();
	fine(page);
});

test("a tile of Learn on a phone gives its words the whole width", async () => {
	const s = await serve();
	for (const width of [320, 390, 430]) {
		const page = await open(s, { ...phone, viewport: { width, height: 844 } });
		await page.goto("/learn");
		const narrow = await page.locator(".tile:has(img)").evaluateAll((tiles) =>
			tiles.filter((t) => t.querySelector(".tile-words > p:not(.eyebrow)").offsetWidth < 0.85 * t.offsetWidth).length);
		must(narrow === 0, width, narrow);
		must(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling", width);
	}
});

await runAll(closePages);
