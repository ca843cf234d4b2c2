// own.mjs - what every test in the browser begins with: a trivet of its own, Chromium, and pages whose errors are kept.
// The test's first argument is the path of trivet.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { must, runTests } from "../tap.mjs";

export const trivet = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "trivet-browser-"));
const running = new Set();
let stores = 0;

// Where a server says that it listens.
export function address(child) {
	return new Promise((found, failed) => {
		let text = "";
		child.stdout.on("data", (part) => {
			const at = /http:\/\/[^ ]+/.exec((text += part));
			if (at) found(at[0]);
		});
		child.on("exit", (code) => failed(new Error(`serve ended with ${code}: ${text}`)));
	});
}

// A trivet on a store of its own: it can be stopped, and started again on the same store. `words` go on its command line.
export async function serve(...words) {
	const s = { db: join(folder, `${stores++}.db`), url: "", address: "" }; // address: the url, with its key
	s.start = async () => {
		s.child = spawn(trivet, ["serve", "--db", s.db, ...words], { stdio: ["ignore", "pipe", "inherit"] });
		running.add(s);
		s.address = await address(s.child);
		s.url = new URL(s.address).origin;
	};
	s.stop = async (signal = "SIGTERM") => {
		const end = once(s.child, "exit");
		running.delete(s);
		s.child.kill(signal);
		await end;
	};
	await s.start();
	return s;
}

export const stopAll = () => Promise.all([...running].map((s) => s.stop()));

export const launch = (...args) =>
	chromium.launch({
		executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
			"--disable-sync", ...args],
	});
export const browser = await launch();

// A page of that trivet, in a browser (this one, or another one) that came in by its address and knows nothing else yet; its errors stand in page.wrong.
export async function open(s, { within = browser, ...options } = {}) {
	const context = await within.newContext({ baseURL: s.url, viewport: { width: 1280, height: 900 }, ...options });
	await context.request.get(s.address, { maxRedirects: 0 });
	const page = await context.newPage();
	page.wrong = [];
	page.on("pageerror", (e) => page.wrong.push(String(e)));
	return page;
}

export const closePages = () => Promise.all(browser.contexts().map((context) => context.close()));

export const fine = (page) => must(page.wrong.length === 0, "errors in the page:", page.wrong);

// Asks again and again: the page's policy forbids the tool's own way, which is to evaluate text in it.
export async function until(page, truth, arg) {
	while (!(await page.evaluate(truth, arg)));
}

async function faults(builder) {
	const { violations } = await builder.analyze();
	return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
}

// What axe finds in the page, or in the part of it that is named: a line for each rule that is broken.
export async function axe(page, part) {
	const builder = new AxeBuilder({ page });
	return faults(part ? builder.include(part) : builder);
}

// The rules of axe that another colour scheme can break; the others read the same page again.
export async function axeColours(page) {
	return faults(new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]));
}

// What axe finds of text that has less than 7 to 1 on its ground.
export async function axeContrast(page) {
	return faults(new AxeBuilder({ page }).withRules(["color-contrast-enhanced"]));
}

// On the page of the danger signs: yes to the first.
export async function tellSign(page) {
	await page.locator(".sign-head").first().click();
	await page.locator(".sign-ticks label:visible").first().click();
	await page.locator("button:visible", { hasText: "Continue with my answers" }).click();
}

// Starts the session that is open: nothing of it runs before.
export async function startSession(page) {
	await page.waitForSelector("#player.ready[open]");
	await page.locator("#player [data-part=start]").click();
	await page.waitForSelector("#player:not(.ready)[open]");
}

// Runs the tests that were said; `after` each, as in tap.mjs. Whatever was started ends.
export const runAll = (after) =>
	runTests({
		after,
		last: async () => {
			await browser.close();
			await stopAll();
			rmSync(folder, { recursive: true, force: true });
		},
	});
