// A diary from a file in the browser: chosen, looked at, accepted, brought again; hostile cells do nothing; the diary's pages by axe. Prints TAP.
// Usage: node import.mjs PATH-OF-TRIVET
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must, test } from "../tap.mjs";
import { axe, fine, open, runAll, serve, trivet } from "./own.mjs";

const s = await serve();
const page = await open(s, { serviceWorkers: "block" });
page.on("dialog", (d) => page.wrong.push("a dialog: " + d.message()));

const rows = [
	"Date;Pain (0-10);Note;activity:carry <img src=x onerror=alert(1)>",
	"2026-01-01;4;\"=cmd|' /C calc'!A0\";7",
	"2026-01-02;5;<script>alert(1)</script>;",
	"2026-01-03;6;\u202egnihtyna\u2066;3",
	"2026-01-04;4;\"a \"\"quote\"\" and; more\";",
	"2026-01-05;<b>11</b>;x;",
	"\u202e2026-01-06;4;x;",
];
async function choose(text, encoding = "utf8") {
	const buffer = Buffer.from(text.replaceAll("\n", "\r\n"), encoding);
	await page.goto("/diary/import");
	await page.locator("#file").setInputFiles({ name: "diary.csv", mimeType: "text/csv", buffer });
}
const look = () => page.getByRole("button", { name: "Check it" }).click();
const lines = () => page.locator(".diary-line").count();
const days = "/diary?until=2026-02-01";

test("a file is chosen, looked at, accepted, and not doubled", async () => {
	await choose(rows.join("\n"));
	await look();
	await page.getByRole("heading", { name: "Check before you add it" }).waitFor();
	const said = await page.locator("article").innerText();
	must(said.includes("3 entries are new.") && said.includes("3 rows cannot be read"), said);
	must(said.includes("These become your activities") && said.includes("carry <img src=x onerror=alert(1)>"), said);
	must(!/[\u202a-\u202e\u2066-\u2069]/.test(await page.locator("table").last().innerText()), "what turns the writing is not shown");
	must((await page.locator("article script:not([src]), article img, article b b").count()) === 0, "nothing of a cell is a tag");
	await page.getByRole("button", { name: "Add these 3 entries" }).click();
	await page.getByText("3 entries were added.").waitFor();
	await page.goto(days);
	must((await lines()) === 3, "three lines", await lines());
	const diary = await page.locator("main").innerText();
	for (const text of ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", 'a "quote" and; more', "carry <img src=x onerror=alert(1)>: 7"])
		must(diary.includes(text), "as text:", text, diary);
	await choose(rows.join("\n"));
	await look();
	await page.getByText("There is nothing new in it.").waitFor();
	must((await page.getByRole("button", { name: /^Add/ }).count()) === 0, "nothing to add");
	await page.goto(days);
	must((await lines()) === 3, "not doubled", await lines());
	fine(page);
});

test("a quote that is never closed, and what an older spreadsheet writes", async () => {
	await page.goto("/diary/import");
	await page.locator("#text").fill('day,pain,note\n2026-01-07,4,"open');
	await look();
	await page.getByText("Line 2: A quote opens on this line and never closes. Nothing was saved.").waitFor();
	await choose("day,pain,note\n2026-01-08,4,R\u00fccken", "latin1");
	await look();
	await page.locator("li", { hasText: "R\u00fccken" }).first().waitFor();
	fine(page);
});

const other = ["Date;Score;Mood;Weather", "20.11.2026;4,5;good;rain", "21.11.2026;3;meh;sun"].join("\n");

test("what a file does not say is asked, a column is changed, then all of it comes in", async () => {
	await choose(other);
	await look();
	await page.getByText("2 rows wait for your answers below.").waitFor();
	must((await page.getByRole("button", { name: /^Add/ }).count()) === 0, "nothing is added before it is answered");
	await page.getByRole("group", { name: /Score/ }).getByLabel("Pain at that moment").check();
	await page.getByLabel(/^good, proposed 8/).selectOption("8");
	await page.getByLabel(/^meh, proposed 5/).selectOption("6");
	await page.locator("li", { hasText: "Weather" }).locator("summary").click();
	await page.getByLabel("What Weather becomes").selectOption({ label: "Note, with the column's name" });
	await page.getByRole("button", { name: "Check again with these answers" }).click();
	await page.getByText("1 row waits for your answer below.").waitFor(); // 4,5, now that it is a pain
	await page.getByLabel("To the nearest, a half up").check();
	await page.getByRole("button", { name: "Check again with these answers" }).click();
	await page.getByText("20 November 2026, no time: pain 5, mood 8 Weather: rain").waitFor();
	await page.getByText("21 November 2026, no time: pain 3, mood 6 Weather: sun").waitFor();
	await page.getByRole("button", { name: "Add these 2 entries" }).click();
	await page.getByText("2 entries were added.").waitFor();
	fine(page);
});

test("a look with questions and refused rows, narrow and wide, light and dark", async () => {
	for (const colorScheme of ["light", "dark"])
		for (const width of [320, 1280]) {
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 900 });
			await choose(`${other}\n22.11.2026;77;good;fog\n31.11.2026;1;good;fog`);
			await look();
			await page.getByRole("heading", { name: "Check before you add it" }).waitFor();
			for (const summary of await page.locator("summary").all()) await summary.click();
			must((await axe(page)).length === 0, width, colorScheme, await axe(page));
			must(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling:", width);
			if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/look_${width}_${colorScheme}.png`, fullPage: true });
		}
	fine(page);
});

test("the pages of the diary, narrow and wide, light and dark", async () => {
	execFileSync(trivet, ["log", "mark", "travel", "note", "by train", "--day", "2026-01-09", "--db", s.db]);
	await page.goto(days);
	const [mark, entry] = await page.locator("a.edit").evaluateAll((all) => all.slice(0, 2).map((a) => a.getAttribute("href")));
	for (const colorScheme of ["light", "dark"])
		for (const width of [320, 1280]) {
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 900 });
			for (const path of [days, "/diary", "/diary/import", "/diary/activities", entry, mark]) {
				await page.goto(path);
				must((await axe(page)).length === 0, path, width, colorScheme, await axe(page));
				must(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling:", path, width);
				if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${path.replaceAll(/\W/g, "_")}_${width}_${colorScheme}.png`, fullPage: true });
			}
		}
	fine(page);
});

test("a backup is restored by the file chooser, with and without a script", async () => {
	const folder = mkdtempSync(join(tmpdir(), "trivet-restore-"));
	const run = (...words) => execFileSync(trivet, [...words, "--db", s.db], { encoding: "utf8" });
	try {
		run("backup", "--folder", folder);
		const backup = join(folder, readdirSync(folder)[0]);
		const before = run("log", "list", "--json");
		for (const javaScriptEnabled of [true, false]) {
			const own = await open(s, { serviceWorkers: "block", javaScriptEnabled, viewport: { width: 320, height: 800 } });
			run("log", "pain", "9");
			await own.goto("/settings");
			await own.getByRole("link", { name: "Restore a backup" }).click();
			await own.getByLabel("The backup").setInputFiles({ name: "x.db", mimeType: "application/octet-stream", buffer: Buffer.from("no backup") });
			await own.getByRole("button", { name: "See what is in it" }).click();
			await own.getByText("This file is not a trivet file.").waitFor();
			await own.getByLabel("The backup").setInputFiles(backup);
			await own.getByRole("button", { name: "See what is in it" }).click();
			await own.getByRole("heading", { name: "In the backup" }).waitFor();
			if (javaScriptEnabled) must((await axe(own)).length === 0, await axe(own));
			must(run("log", "list", "--json") !== before, "nothing is restored before the yes");
			await own.getByRole("button", { name: "Restore this backup" }).click();
			await own.getByText("The backup is restored.").waitFor();
			must(run("log", "list", "--json") === before, "the diary of the backup");
			fine(own);
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
});

await runAll();
