// Breaks at the desk by the page Today: the soft sign, the break as a notification, done counted once, nothing without the switch. Prints TAP.
// Usage: node breaks.mjs PATH-OF-TRIVET
import { execFileSync } from "node:child_process";
import { must, test } from "../tap.mjs";
import { axe, fine, open, runAll, serve, trivet } from "./own.mjs";

const s = await serve();
const page = await open(s, { serviceWorkers: "block" });
await page.context().grantPermissions(["notifications"]);

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
const taken = () => JSON.parse(execFileSync(trivet, ["log", "list", "--json", "--db", s.db], { encoding: "utf8" }));
const say = (text) => page.locator('#breaks [data-part="say"]', { hasText: text }).waitFor();

await page.clock.install();

test("nothing of it is on the page until it is switched on", async () => {
	const asked = [];
	page.on("request", (r) => asked.push(r.url()));
	await page.goto("/");
	must((await page.locator("#breaks").count()) === 0, "no card");
	must(!asked.some((url) => url.includes("breaks")), "no script", asked);
	fine(page);
});

test("it is switched on in the settings", async () => {
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
	const faults = await axe(page, "#breaks");
	must(faults.length === 0, faults);
	fine(page);
});

test("it asks when it was told to, and shows a soft sign, then the break", async () => {
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
	const faults = await axe(page, "#breaks");
	must(faults.length === 0, faults);
	fine(page);
});

test("done counts, once", async () => {
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
	fine(page);
});

test("trivet gone: it says so, and tries again", async () => {
	await s.stop("SIGKILL");
	await page.clock.runFor(2401 * 1000);
	await say("trivet is not answering");
	fine(page);
});

await runAll();
