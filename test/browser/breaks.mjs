// Breaks at the desk by the page Today: the soft sign, the break as a notification, done counted once, nothing without the switch. Prints TAP.
// Usage: node breaks.mjs PATH-OF-TRIVET
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const trivet = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "trivet-breaks-"));
const db = join(folder, "breaks.db");
const must = (truth, ...why) => {
	if (!truth) throw new Error(why.map((w) => (typeof w === "string" ? w : JSON.stringify(w))).join(" "));
};

const server = spawn(trivet, ["serve", "--db", db], { stdio: ["ignore", "pipe", "inherit"] });
const baseURL = await new Promise((found) => server.stdout.on("data", (part) => found(/http:\/\/[^ ]+/.exec(String(part))[0].replace(/\/$/, ""))));
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--disable-sync"],
});
const context = await browser.newContext({ baseURL, serviceWorkers: "block" });
await context.grantPermissions(["notifications"]);
const page = await context.newPage();
const wrong = [];
page.on("pageerror", (e) => wrong.push(String(e)));

// What is shown stands here instead of on the screen of the machine.
await page.addInitScript(() => {
	window.notes = [];
	window.Notification = class {
		static permission = "granted";
		constructor(title, options) {
			notes.push({ title, ...options });
		}
	};
});

// The clock of the server cannot be put; what trivet would say then is given in its place, and what it is told goes on to it.
const told = [];
let said = null;
await page.route("**/breaks/next", async (route) => {
	if (route.request().method() === "POST") told.push(new URLSearchParams(route.request().postData()));
	const answer = await route.fetch().catch(() => null);
	if (!answer) return route.abort();
	const json = answer.ok() ? await answer.json() : {};
	await route.fulfill({ response: answer, json: route.request().method() === "GET" && said ? { ...json, ...said, keep: false } : json });
});
const taken = () => JSON.parse(execFileSync(trivet, ["log", "list", "--json", "--db", db], { encoding: "utf8" }));
const say = (text) => page.locator('#breaks [data-part="say"]', { hasText: text }).waitFor();

let failed = 0;
let count = 0;
async function test(name, run) {
	count++;
	try {
		await run();
		must(wrong.length === 0, wrong);
		console.log(`ok ${count} - ${name}`);
	} catch (e) {
		failed = 1;
		console.log(`not ok ${count} - ${name}\n# ` + String(e.stack ?? e).replaceAll("\n", "\n# "));
	}
}

await page.clock.install();

await test("nothing of it is on the page until it is switched on", async () => {
	const asked = [];
	page.on("request", (r) => asked.push(r.url()));
	await page.goto("/");
	must((await page.locator("#breaks").count()) === 0, "no card");
	must(!asked.some((url) => url.includes("breaks")), "no script", asked);
});

await test("it is switched on in the settings", async () => {
	await page.goto("/settings#breaks");
	await page.locator("#breaks_page").selectOption("on");
	await page.locator("section:has(#breaks) summary").click();
	for (const name of ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]) await page.locator(`#breaks_hours_${name}`).fill("00:00-24:00");
	await page.locator('section:has(#breaks) button[type="submit"]').click();
	await page.locator("section:has(#breaks) [role=status]").waitFor();
	await page.goto("/relief?place=desk&seconds=60");
	await page.locator(".signs-none").click();
	await page.waitForURL(/session/);
	await page.goto("/");
	await say("The next break comes after 40 more minutes");
	must(told[0].get("event") === "begin", "it says that somebody is there", told);
	const axe = await new AxeBuilder({ page }).include("#breaks").analyze();
	must(axe.violations.length === 0, axe.violations.map((v) => v.id));
});

await test("it asks when it was told to, and shows a soft sign, then the break", async () => {
	said = { show: "sign", number: 1, wake_in_s: 130, due_in_s: 0 };
	await page.clock.runFor(2401 * 1000);
	await say("A break is coming up");
	let notes = await page.evaluate(() => window.notes);
	must(notes.length === 1 && notes[0].silent === true, "a sign without a sound", notes);
	said = { show: "break", number: 1, wake_in_s: 300, due_in_s: 0 };
	await page.clock.runFor(131 * 1000);
	await say("Time for a break");
	notes = await page.evaluate(() => window.notes);
	must(notes.length === 2 && notes[1].body.length > 10 && notes[1].tag === notes[0].tag, "the exercise, in the place of the sign", notes);
	must(await page.locator('#breaks [data-part="figure"]').isVisible(), "its figure");
	must((await page.locator('#breaks [data-part="open"]').innerText()) === "Show me, with a timer", "says where it leads");
	must(/^\/session\?place=desk/.test(await page.locator('#breaks [data-part="open"]').getAttribute("href")), "it leads to the session");
	const axe = await new AxeBuilder({ page }).include("#breaks").analyze();
	must(axe.violations.length === 0, axe.violations.map((v) => v.id));
});

await test("done counts, once", async () => {
	said = null;
	const before = told.length;
	await page.locator('#breaks [data-event="done"]').click();
	await say("The next break comes after");
	const first = told.slice(before).find((form) => form.get("event") === "done");
	must(first.get("rid") === "break-1-done", "the same id from wherever it is said:", String(first));
	const status = await page.evaluate(async (body) => (await fetch("/breaks/next", { method: "POST", body: new URLSearchParams(body) })).status, String(first));
	must(status === 200 || status === 409, "sent again", status);
	const deeds = JSON.stringify(taken()).match(new RegExp(`"${first.get("item")}"`, "g")) ?? [];
	must(deeds.length === 1, "counted", deeds.length);
});

await test("trivet gone: it says so, and tries again", async () => {
	server.kill("SIGKILL");
	await new Promise((ended) => server.on("exit", ended));
	await page.clock.runFor(2401 * 1000);
	await say("trivet does not answer");
});

console.log(`1..${count}`);
await browser.close();
rmSync(folder, { recursive: true });
process.exit(failed);
