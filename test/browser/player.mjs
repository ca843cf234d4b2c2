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
	Object.defineProperty(window, "speechSynthesis", { value: { speak: (u) => spoken.push(u.text), cancel() {}, getVoices: () => [{}] } });
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
	await page.waitForSelector("#player.ready[open]");
	await tabTo("Start without a number"); // nothing moves or speaks before
	must((await page.evaluate(() => window.spoken.length)) === 0, "silent until it is started");
	await page.keyboard.press("Enter");
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
	await page.waitForSelector("#player.ready[open]");
	await page.getByRole("button", { name: "Start without a number" }).click();
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

test("a page that was put away in the middle asks what was done, and can go on", async () => {
	const page = await begin();
	await page.clock.runFor(500);
	await page.reload();
	await page.waitForSelector("#after-unseen:visible");
	must((await page.locator("#player[open]").count()) === 0, "it does not begin again over the question");
	must((await page.locator("#after-unseen input:enabled").count()) === (await page.locator(".move").count()), "each is asked about");
	must((await kept(page)).length === 0, "nothing is taken for done");
	await page.getByRole("button", { name: "Continue with the timer" }).click();
	await page.waitForSelector("#player[open]:not(.ready)");
	await page.locator("#player [data-part=leave]").click();
	await page.reload();
	await page.waitForSelector("#player.ready[open]"); // left on purpose: it is a new one
	fine(page);
});

// A practice of one thing whose dose is 8 times 5 seconds.
async function squeeze(voices) {
	const page = await open(await serve(), { serviceWorkers: "block" });
	await page.addInitScript((n) => {
		window.spoken = [];
		window.SpeechSynthesisUtterance = function (text) {
			this.text = text;
		};
		Object.defineProperty(window, "speechSynthesis", { value: { speak: (u) => spoken.push(u.text), cancel() {}, getVoices: () => Array(n) } });
	}, voices);
	await page.clock.install();
	await page.goto("/relief");
	await page.getByRole("button", { name: "None of these" }).last().click();
	await page.waitForSelector("#player.ready[open]");
	await page.goto("/session?item=shoulder_rolls"); // 5 times, in 1 minute
	await page.waitForSelector("#player.ready[open]");
	return page;
}
const part = (page, name) => page.locator(`#player [data-part=${name}]`).innerText();

test("it counts the dose: repetitions on the ring, rounds, a rest between", async () => {
	const page = await squeeze(1);
	await page.locator("#player [data-before='5']").click();
	const { rounds, reps, rep, rest } = await page.locator(".move").first().evaluate((m) => ({ ...m.dataset }));
	must(reps === "5" && +rounds > 1, "rounds of five:", rounds, reps);
	await page.clock.runFor(200);
	must((await part(page, "left")) === "1" && (await part(page, "unit")) === "of 5", "the first of five", await part(page, "left"));
	await page.clock.runFor(+rep);
	must((await part(page, "left")) === "2", "the second");
	must((await part(page, "count")).includes("round 1 of " + rounds), await part(page, "count"));
	await page.clock.runFor(+rep * 4);
	must((await part(page, "word")) === "Rest", "a rest", await part(page, "word"));
	await page.clock.runFor(+rest);
	must((await part(page, "left")) === "1" && (await part(page, "count")).includes("round 2"), "the next round", await part(page, "count"));
	must((await page.evaluate(() => spoken)).includes("2"), "it counts aloud");
	await page.clock.runFor(61000);
	await page.waitForSelector("#after:visible");
	must(!(await page.locator("#after-before").isVisible()), "before was said already");
	await page.locator("#after button[name=pain][value='4']").click();
	await page.waitForURL(/session.end/);
	must((await page.locator(".ended-pain").innerText()).replace(/\s+/g, " ") === "5 to 4", await page.locator("main").innerText());
	await page.getByRole("button", { name: "Take it back" }).click();
	await page.waitForURL(/kept=gone/);
	await page.goto("/diary");
	must(!(await page.locator("main").innerText()).includes("Shoulder rolls"), "it is gone from the diary");
	fine(page);
});

test("a breath is led in words, and a machine without a voice says so", async () => {
	const page = await squeeze(0);
	await page.goto("/session?item=breathing");
	await page.locator("#player [data-part=start]").click();
	await page.clock.runFor(200);
	must((await part(page, "word")) === "Breathe in" && (await part(page, "left")) === "4", "in for four", await part(page, "word"));
	await page.clock.runFor(4000);
	must((await part(page, "word")) === "Breathe out", "out for six");
	must((await part(page, "voice")).includes("No voice here"), "it says that it has no voice");
	must((await page.evaluate(() => spoken.length)) === 0, "and is not asked to speak");
	await page.getByRole("button", { name: "Easier" }).click();
	const easier = await page.locator(".move").first().getAttribute("data-easier");
	must((await part(page, "say")) === easier, "easier, one tap away", await part(page, "say"));
	await page.getByRole("button", { name: "Easier" }).click();
	must((await part(page, "say")).startsWith("Breathe in for four"), "and back");
	fine(page);
});

// What the live region of the player was given, one after the other.
const listen = (page) =>
	page.evaluate(() => {
		window.read = [];
		const live = document.querySelector("#player [data-part=live]");
		new MutationObserver(() => live.textContent && read.push(live.textContent)).observe(live, { childList: true, characterData: true, subtree: true });
	});

test("who cannot see it has what the figure shows and the steps in the dialog, and nothing begins by itself", async () => {
	const page = await squeeze(1);
	const move = page.locator(".move").first();
	await page.clock.runFor(10000);
	must((await page.evaluate(() => document.activeElement.dataset.part)) === "start", "the focus is on what starts it");
	must((await page.evaluate(() => spoken.length)) === 0, "nothing was said", await page.evaluate(() => spoken));
	const dialog = await page.locator("#player").ariaSnapshot();
	const shows = await move.locator("img").first().getAttribute("alt");
	must(shows.length > 10 && dialog.includes(`img "${shows}"`), "what the figure shows", shows, dialog);
	await page.locator("#player .player-how summary").click();
	const steps = await move.locator(".move-how li").allTextContents();
	must(JSON.stringify(await page.locator("#player .player-how li").allInnerTexts()) === JSON.stringify(steps), "its steps", steps);
	must((await page.locator("#player").getAttribute("aria-describedby")) === "player-say", "the cue describes it");
	fine(page);
});

test("a cue is heard once: by the voice, or where it is muted by what reads the page; muted stays muted", async () => {
	const page = await squeeze(1);
	await listen(page);
	await page.locator("#player [data-part=start]").click();
	await page.clock.runFor(9000);
	must((await page.evaluate(() => spoken)).some((s) => s.startsWith("Shoulder rolls. ")), "the voice says it", await page.evaluate(() => spoken));
	must((await page.evaluate(() => read.length)) === 0, "and nothing else does", await page.evaluate(() => read));
	await page.getByRole("button", { name: "Voice and sound" }).click();
	await page.reload();
	await page.goto("/session?item=breathing");
	await page.waitForSelector("#player.ready[open]");
	must((await page.getByRole("button", { name: "Voice and sound" }).getAttribute("aria-pressed")) === "false", "it is remembered");
	await listen(page);
	await page.locator("#player [data-part=start]").click();
	await page.clock.runFor(9000);
	const read = await page.evaluate(() => window.read);
	must(read[0]?.startsWith("Breathing. ") || read[0]?.includes("Breathe"), "read instead", read);
	must(read.includes("Breathe out"), "the words of the breath, too", read);
	must((await page.evaluate(() => spoken.length)) === 0, "no voice");
	fine(page);
});

test("without a voice that is the first thing said, to the ear, too", async () => {
	const page = await squeeze(0);
	await listen(page);
	await page.locator("#player [data-part=start]").click();
	await page.clock.runFor(200);
	must((await page.evaluate(() => read[0])).startsWith("No voice here: a chime instead. Shoulder rolls"), await page.evaluate(() => read));
	fine(page);
});

test("at 320 x 256 name, cue and seconds come first, and nothing stands over them", async () => {
	const page = await squeeze(1);
	await page.setViewportSize({ width: 320, height: 256 });
	await page.locator("#player [data-part=start]").click();
	await page.clock.runFor(200);
	for (const name of ["name", "say", "left"]) {
		const box = await page.locator(`#player [data-part=${name}]`).evaluate((e) => {
			const { x, y, width, height, bottom } = e.getBoundingClientRect();
			const hit = document.elementFromPoint(x + width / 2, y + height / 2);
			return { bottom, high: innerHeight, free: e === hit || e.contains(hit) };
		});
		must(box.bottom <= box.high && box.free, name, box);
	}
	await page.locator("#player").evaluate((d) => (d.scrollTop = 400));
	const over = await page.locator("#player .player-top").evaluate((t) => t.getBoundingClientRect().bottom);
	must(over <= 0, "the top goes away with the rest", over);
	fine(page);
});

test("printed, an open player is the list with its steps", async () => {
	const page = await squeeze(1);
	await page.emulateMedia({ media: "print" });
	must(!(await page.locator("#player").isVisible()), "the dialog is not printed");
	must((await page.locator(".move").first().isVisible()) && (await page.locator(".move-how li").first().isVisible()), "the list and the steps are");
	fine(page);
});

test("a hold fills its bar", async () => {
	const page = await open(await serve(), { serviceWorkers: "block" });
	await page.clock.install({ time: 0 });
	await page.goto("/session");
	await page.getByRole("button", { name: "None of these" }).last().click();
	await page.waitForSelector("#player.ready[open]");
	await page.evaluate(() => Object.assign(document.querySelector(".move").dataset, { reps: 2, rounds: 1, rep: 10000, hold: 6000, rest: 0 }));
	await page.clock.pauseAt(600000); // from here on time passes only as it is told
	await page.locator("#player [data-part=start]").click();
	const held = () => page.locator("#player [data-part=held]").evaluate((bar) => new DOMMatrix(getComputedStyle(bar).transform).a);
	await page.clock.runFor(1000);
	must((await held()) === 0, "not yet held", await held());
	await page.clock.runFor(4000); // two seconds there, three of six held
	must(Math.abs((await held()) - 0.5) < 0.05, "half of the hold:", await held());
	must((await part(page, "word")) === "Hold", "hold");
	fine(page);
});

test("from the first page to a session that is ready, pictures and engine and all, it is at most 190 kB", async () => {
	const page = await open(await serve(), { serviceWorkers: "block" });
	let bytes = 0;
	page.on("requestfinished", async (request) => {
		const sizes = await request.sizes().catch(() => null);
		bytes += sizes ? sizes.responseBodySize + sizes.responseHeadersSize : 0;
	});
	await page.goto("/", { waitUntil: "networkidle" });
	await page.goto("/relief", { waitUntil: "networkidle" });
	await page.getByRole("button", { name: "None of these" }).last().click();
	await page.waitForSelector("#player.ready[open]");
	await page.waitForLoadState("networkidle");
	console.log("# " + bytes + " bytes");
	must(bytes > 50000 && bytes <= 190 * 1000, "bytes:", bytes);
});

await runAll();
