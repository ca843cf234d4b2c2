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

await runAll();
