// A whole session with the keyboard alone, with reduced motion and a recorded voice, and trivet gone in the middle. Prints TAP.
// Usage: node player.mjs PATH-OF-TRIVET
import { must, test } from "../tap.mjs";
import { fine, open, runAll, serve } from "./own.mjs";

const s = await serve();
const page = await open(s, { reducedMotion: "reduce", serviceWorkers: "block" });
await page.addInitScript(() => {
	window.spoken = [];
	window.SpeechSynthesisUtterance = function (text) {
		this.text = text;
	};
	Object.defineProperty(window, "speechSynthesis", { value: { speak: (u) => spoken.push(u.text), cancel() {} } });
});

// Tab until the thing that has this text has the focus.
async function tabTo(text) {
	for (let i = 0; i < 60; i++) {
		await page.keyboard.press("Tab");
		if (await page.evaluate((t) => document.activeElement?.textContent.trim() === t, text)) return;
	}
	throw new Error("no focus on " + text);
}

test("a whole session by keyboard, with reduced motion and a voice, with trivet killed in the middle", async () => {
	await page.clock.install();
	await page.goto("/");
	await tabTo("Start now");
	await page.keyboard.press("Enter");
	await page.waitForURL(/relief/);
	await tabTo("None of these");
	await page.keyboard.press("Enter");
	await page.waitForSelector("#player[open]");
	must((await page.locator("#player img[data-part=figure]:visible, #player .player-figure svg:visible").count()) >= 1, "a picture");
	must((await page.locator(".player-figure[data-moving]").count()) === 0, "reduced motion: the figure stands still");
	const left = () => page.locator("#player [data-part=left]").innerText();
	await page.keyboard.press("Space");
	const still = await left();
	await page.clock.runFor(3000);
	must((await left()) === still, "paused");
	await page.keyboard.press("Space");
	await s.stop("SIGKILL"); // in the middle: the session must go on
	await page.clock.runFor(61000);
	await page.waitForSelector("#after:visible");
	const spoken = await page.evaluate(() => window.spoken);
	const names = await page.locator(".move").evaluateAll((all) => all.map((m) => m.dataset.name));
	for (const name of names) must(spoken.some((s) => s.includes(name)), "not said:", name, spoken);
	must(spoken.some((s) => s.startsWith("Next:")) && spoken.includes("Three. Two. One."), "next and the last seconds:", spoken);
	must(await page.evaluate(() => document.activeElement?.id === "after-title"), "the focus is on what follows");
	fine(page);
});

// A session that has just begun, of somebody who has answered, in a browser whose clock stands still.
async function begin() {
	const page = await open(await serve(), { serviceWorkers: "block" });
	await page.clock.install();
	await page.goto("/relief");
	await page.getByRole("button", { name: "None of these" }).last().click();
	await page.waitForSelector("#player[open]");
	return page;
}

// What the page below would keep.
const kept = (page) =>
	page.locator("input[name=step]:enabled").evaluateAll((all) => all.filter((i) => i.type === "hidden" || i.checked).map((i) => i.value));

test("what ran out in a frozen page is not offered as done: it asks", async () => {
	const page = await begin();
	await page.clock.runFor(500);
	await page.clock.fastForward(120000); // no tick between: a locked phone
	await page.clock.runFor(500);
	await page.waitForSelector("#after-unseen:visible");
	must((await kept(page)).length === 0, "nothing is taken for done", await kept(page));
	must(!(await page.locator("#after-plain").isVisible()), "nothing to keep without a number");
	const boxes = page.locator("#after-unseen input:enabled");
	must((await boxes.count()) === (await page.locator(".move").count()), "each of them is asked about");
	must((await page.locator("#after-unseen :checked").count()) === 0, "no answer is given before");
	await boxes.first().check();
	must((await kept(page)).length === 1, "what was ticked is kept");
	must(await page.locator("#after-plain").isVisible(), "and can be kept without a number");
	fine(page);
});

test("what ran in a hidden page is asked about, what was seen is done", async () => {
	const page = await begin();
	const first = await page.locator(".move").first().evaluate((m) => 1000 * m.dataset.seconds);
	await page.clock.runFor(first + 500);
	await page.evaluate(() => {
		Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
		document.dispatchEvent(new Event("visibilitychange"));
	});
	await page.clock.runFor(1000);
	await page.evaluate(() => {
		delete document.hidden;
		document.dispatchEvent(new Event("visibilitychange"));
	});
	await page.clock.runFor(60000);
	await page.waitForSelector("#after-unseen:visible");
	const moves = await page.locator(".move").count();
	must((await page.locator("#after-unseen input:enabled").count()) === 1, "one was out of sight");
	must((await kept(page)).length === moves - 1, "the others are done");
	fine(page);
});

await runAll();
