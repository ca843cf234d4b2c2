// A whole session with the keyboard alone, with reduced motion and a recorded voice, and trivet gone in the middle. Prints TAP.
// Usage: node player.mjs PATH-OF-TRIVET
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const folder = mkdtempSync(join(tmpdir(), "trivet-player-"));
const must = (truth, ...why) => {
	if (!truth) throw new Error(why.map((w) => (typeof w === "string" ? w : JSON.stringify(w))).join(" "));
};

const trivet = spawn(process.argv[2], ["serve", "--db", join(folder, "player.db")], { stdio: ["ignore", "pipe", "inherit"] });
const baseURL = await new Promise((found) => trivet.stdout.on("data", (part) => found(/http:\/\/[^ ]+/.exec(String(part))[0].replace(/\/$/, ""))));
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--disable-sync"],
});
const context = await browser.newContext({ baseURL, reducedMotion: "reduce", serviceWorkers: "block" });
const page = await context.newPage();
const wrong = [];
page.on("pageerror", (e) => wrong.push(String(e)));
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

let failed = 0;
console.log("1..1");
try {
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
	trivet.kill("SIGKILL"); // in the middle: the session must go on
	await page.clock.runFor(61000);
	await page.waitForSelector("#after:visible");
	const spoken = await page.evaluate(() => window.spoken);
	const names = await page.locator(".move").evaluateAll((all) => all.map((m) => m.dataset.name));
	for (const name of names) must(spoken.some((s) => s.includes(name)), "not said:", name, spoken);
	must(spoken.some((s) => s.startsWith("Next:")) && spoken.includes("Three. Two. One."), "next and the last seconds:", spoken);
	must(await page.evaluate(() => document.activeElement?.id === "after-title"), "the focus is on what follows");
	must(wrong.length === 0, wrong);
	console.log("ok 1 - a whole session by keyboard, with reduced motion and a voice, with trivet killed in the middle");
} catch (e) {
	failed = 1;
	console.log("not ok 1 - a whole session by keyboard\n# " + String(e.stack ?? e).replaceAll("\n", "\n# "));
}
await browser.close();
rmSync(folder, { recursive: true });
process.exit(failed);
