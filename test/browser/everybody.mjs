// Every page for everybody: text twice as large, colours that the system forces, more contrast, paper. The pages are those of src/web/routes.c. Prints TAP.
// Usage: node everybody.mjs PATH-OF-TRIVET
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { must, test } from "../tap.mjs";
import { axeContrast, closePages, launch, open, runAll, serve, trivet } from "./own.mjs";

const run = (words, input) => {
	const r = spawnSync(trivet, words, { input, encoding: "utf8" });
	must(r.status === 0, words, r.stderr);
	return r.stdout;
};

// Who has answered all, and has four weeks of a diary: a file as trivet writes it, so that no page is empty.
function record() {
	const today = new Date();
	const on = (ago) => new Date(today - ago * 864e5).toISOString().slice(0, 10);
	const at = (ago) => on(ago) + "T10:00:00+00:00";
	const answers = JSON.parse(run(["questions", "--json"])).questions.filter((q) => q.kind === "yesno").map((q) => ({ question: q.id, value: "no", at: at(3) }));
	const said = { age: "34", how_long: "over_3_months", where: "p5_l,p5_r", pain_now: "6", sits_over_4_hours: "yes", tension_between_blades: "yes", floor_ok: "yes" };
	for (const question in said) answers.push({ question, value: said[question], at: at(3) });
	const days = Array.from({ length: 28 }, (_, i) => 28 - i);
	return {
		format: "trivet diary", version: 2, identity: "0123456789abcdef0123456789abcdef",
		answers: answers.filter((a, i) => answers.findLastIndex((b) => b.question === a.question) === i), cleared: [],
		activities: [{ words: "Carrying the shopping up to the fourth floor", since: on(28) }],
		entries: days.map((ago) => ({ day: on(ago), at: at(ago), pain_now: 3 + (ago % 4), sleep: 5, note: ago === 2 ? "Donaudampfschifffahrtsgesellschaft" : "" })),
		deeds: days.filter((ago) => ago % 2).map((ago) => ({ day: on(ago), at: at(ago), leg: "practice", item: "scapular_squeeze", seconds: 240, from: "log" })),
		marks: [{ first: on(9), last: on(8), kind: "flare", note: "moved house" }],
		trials: [], breaks: [], desk_days: [], plans: [], reassessments: [], settings: [], intentions: [],
	};
}

// The pages of the table of routes; each must be tried or told why not.
const routes = [...readFileSync(new URL("../../src/web/routes.c", import.meta.url), "utf8").matchAll(/METHOD_GET, "([^"]+)"/g)].map((m) => m[1]);
// A trivet of that person, in whose browser reminders are on and a trial runs.
async function lived() {
	const s = await serve();
	await s.stop();
	run(["import", "-", "--db", s.db], JSON.stringify(record()));
	await s.start();
	const page = await open(s, { serviceWorkers: "block" });
	await page.goto("/relief");
	await page.locator(".signs-none, button[name=go][value=no]").first().click();
	await page.goto("/plan");
	await page.goto("/settings");
	await page.locator("select[name=breaks_page]").selectOption("on");
	await page.locator("form[action='/settings/breaks'] button").click();
	await page.goto("/trial");
	if (await page.locator("input[name=compare]").count()) {
		await page.locator("input[name=compare]").first().check();
		await page.locator("form[action='/trial'] button").click();
	}
	await page.context().close();
	return s;
}
const s = await lived();

// What stands behind the routes that need to know more: lines of the diary are found there.
const first = await open(s, { serviceWorkers: "block" });
await first.goto("/diary");
const lines = await first.locator("a.edit").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
const line = (form) => lines.find((href) => form.test(href)).match(/\d+/)[0];
const [entry, deed, mark] = [/diary.\d/, /deed/, /mark/].map(line);
await closePages();
const parts = { "/session/end": "?place=desk&seconds=60", "/session": "?place=desk&seconds=60", "/check/ask": "?from=diary&for=p5_l", "/relief": "?again=on", "/relief/needles": "?back=diary",
	"/settings": "?kept=1&breaks=1&figure=1", "/diary": "?more=on&kept=done", "/progress": "?period=month&against=practice" };
const ids = { "/check/:screen": ["about?edit=1", "now?edit=1", "history?edit=1"], "/diary/mark/:id": [mark], "/diary/mark/:id/delete": [mark], "/diary/deed/:id": [deed],
	"/diary/deed/:id/delete": [deed], "/diary/activities/:id": ["1"], "/diary/activities/:id/delete": ["1"], "/diary/:id": [entry], "/diary/:id/delete": [entry],
	"/reassess/:id": ["1"], "/trial/:id": ["1"], "/learn/:id": ["foam_rolling", "cause_desk"], "/item/:id": ["roller_across", "acupuncture"], "/offline/:page": ["away", "kept"] };
// No pages; and a question that only comes after an answer.
const files = ["/unsure", "/breaks/next", "/report.pdf", "/export/:file", "/figure/:item/:moment", "/seal", "/sw.js", "/manifest.webmanifest"];
const pages = routes.filter((route) => !files.includes(route)).flatMap((route) => {
	if (!route.includes(":")) return parts[route] ? [route, route + parts[route]] : [route];
	must(ids[route], "no id to try", route);
	return ids[route].map((id) => route.replace(/:\w+/, id.split("?")[0]) + (id.includes("?") ? "?" + id.split("?")[1] : ""));
});


// Each page, in two tabs; `look` gives what is wrong with it.
async function walk(options, look, list = pages) {
	const left = [...list];
	const found = [];
	const tab = async () => {
		const page = await open(s, { reducedMotion: "reduce", serviceWorkers: "block", ...options });
		for (let path = left.shift(); path; path = left.shift()) {
			const answer = await page.goto(path);
			if (answer.status() >= 400 && !path.match(/reassess|trial.1/)) found.push(`${path} is ${answer.status()}`);
			for (const fault of await look(page, path)) found.push(`${path} ${fault}`);
		}
	};
	await Promise.all([tab(), tab()]);
	must(found.length === 0, "\n" + found.join("\n"));
}

// Runs in the page: what is cut, and what sticks out at the side. All that is folded is opened.
function cut() {
	const found = [];
	const wide = document.documentElement.clientWidth;
	document.querySelectorAll("details").forEach((d) => (d.open = true));
	const seen = new Set();
	const say = (what, e) => {
		const kind = what + e.tagName + (e.className.baseVal ?? e.className);
		if (!seen.has(kind)) found.push(`${what}: ${name(e)}`);
		seen.add(kind);
	};
	const name = (e) => `${e.tagName.toLowerCase()}.${e.className.baseVal ?? e.className}: ${(e.innerText ?? "").trim().replace(/\s+/g, " ").slice(0, 40)}`;
	const right = (e) => e.getBoundingClientRect().right;
	if (document.documentElement.scrollWidth > wide) {
		const out = [...document.querySelectorAll("body *")].filter((e) => right(e) > wide + 1 && ![...e.children].some((c) => right(c) > wide + 1)).slice(0, 3);
		found.push(`is ${document.documentElement.scrollWidth} px wide: ${out.map((e) => name(e) + " in " + name(e.parentNode)).join("; ")}`);
	}
	for (const e of document.querySelectorAll("body *")) {
		if (e.closest("svg, .vh, [hidden], .more-below, input, textarea, select") || !e.checkVisibility()) continue;
		const style = getComputedStyle(e);
		const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
		const clips = (way) => /hidden|clip/.test(way);
		const scrolls = /auto|scroll/.test(style.overflowX);
		if (clips(style.overflowX) || clips(style.overflowY)) {
			const box = e.getBoundingClientRect();
			if (box.width <= 1) continue; // for the ear alone
			const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
			while (texts.nextNode()) {
				const range = document.createRange();
				range.selectNodeContents(texts.currentNode);
				const text = range.getBoundingClientRect();
				if (!text.width || texts.currentNode.parentNode.closest(".vh, svg") || !texts.currentNode.parentNode.checkVisibility({ opacityProperty: true })) continue;
				if (clips(style.overflowX) && (text.right > box.right + 1 || text.left < box.left - 1)) say("cut at the side", e);
				if (clips(style.overflowY) && (text.bottom > box.bottom + 1 || text.top < box.top - 1)) say("cut below", e);
			}
		}
		if (!own || style.display === "inline" || scrolls) continue;
		if (/BUTTON|^A$|LABEL|TH|TD|SUMMARY/.test(e.tagName) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) say("text out of its box", e);
		const range = document.createRange();
		range.selectNodeContents(e);
		const box = range.getBoundingClientRect();
		if (!e.closest("[tabindex], .scroll") && (box.right > wide + 1 || box.left < -1)) say("out at the side", e);
	}
	return found;
}

for (const [width, height] of [[390, 844], [320, 256]])
	test(`every page at ${width} x ${height} with text ${width === 390 ? "twice as large" : "as it is"}: nothing is cut, nothing scrolls sideways`, async () => {
		const within = await launch(...(width === 390 ? ["--blink-settings=defaultFontSize=32"] : []));
		try {
			await walk({ within, viewport: { width, height } }, (page) => page.evaluate(cut));
		} finally {
			await within.close();
		}
	});

test("at 320 px with text twice as large the long pages do not scroll sideways", async () => {
	const within = await launch("--blink-settings=defaultFontSize=32");
	try {
		await walk({ within, viewport: { width: 320, height: 700 } }, (page) => page.evaluate(cut), ["/result", "/report", "/plan", "/diary"]);
	} finally {
		await within.close();
	}
});

test("on paper stands what is read, and nothing that is pressed", async () => {
	const kept = { "/plan": ".plan-leg", "/result": ".verdict", "/diary": ".month", "/report": ".report" };
	await walk({ viewport: { width: 900, height: 1200 } }, async (page, path) => {
		await page.emulateMedia({ media: "print" });
		const pressed = await page.locator(".nav a:visible, .top-hurts:visible, .top-settings:visible, .btn:visible, .scale label:visible").count();
		const seen = await page.locator(kept[path]).first().isVisible();
		return [...(pressed ? [`prints ${pressed} things to press`] : []), ...(seen ? [] : [`does not print ${kept[path]}`])];
	}, Object.keys(kept));
});

// Runs in the page: states that look like any other when the system chooses the colours. Each is taken away and looked at again; a box that the browser itself draws shows it.
function states() {
	const found = [];
	const seen = new Set();
	document.querySelectorAll("details").forEach((d) => (d.open = true));
	const look = (e) =>
		[undefined, "::before", "::after"]
			.map((part) => {
				const s = getComputedStyle(e, part);
				return [s.borderWidth, s.borderStyle, s.borderColor, s.outlineWidth, s.outlineStyle, s.backgroundColor, s.color, s.textDecorationLine, s.content, s.display, s.visibility, s.fontWeight, s.opacity].join();
			})
			.join(";") + [...e.querySelectorAll("*")].map((c) => getComputedStyle(c).display + getComputedStyle(c).strokeWidth + getComputedStyle(c).fill).join();
	const whole = (e) => [e, e.closest("label"), e.nextElementSibling].filter(Boolean).map(look).join("|");
	const drawn = (e) => {
		const style = getComputedStyle(e);
		return e.tagName === "INPUT" && style.appearance !== "none" && style.opacity > 0.5 && e.offsetWidth > 4;
	};
	const say = (what, e) => {
		const kind = `${what} on ${e.tagName.toLowerCase()}.${e.className} in ${e.closest("[class]")?.parentNode.className ?? ""}`;
		if (!seen.has(kind)) found.push(`${kind} does not show: ${(e.closest("label") ?? e).innerText?.trim().slice(0, 30)}`);
		seen.add(kind);
	};
	const attributes = { "aria-current": null, "aria-pressed": "false", "aria-invalid": null, "aria-selected": "false" };
	for (const [name, off] of Object.entries(attributes))
		for (const e of document.querySelectorAll(`[${name}]:not([${name}=false])`)) {
			if (!e.checkVisibility()) continue;
			const value = e.getAttribute(name);
			const before = whole(e);
			if (off === null) e.removeAttribute(name);
			else e.setAttribute(name, off);
			if (whole(e) === before) say(name, e);
			e.setAttribute(name, value);
		}
	for (const e of document.querySelectorAll(".is-on, .done, .is-done, .chosen")) {
		if (!e.checkVisibility() || e.closest("svg")) continue;
		const name = [...e.classList].find((c) => /is-on|done|chosen/.test(c));
		const before = look(e);
		e.classList.remove(name);
		if (look(e) === before && !e.querySelector("svg")) say(name, e);
		e.classList.add(name);
	}
	for (const e of document.querySelectorAll("input[type=radio], input[type=checkbox]")) {
		if (!(e.labels[0] ?? e).checkVisibility() || drawn(e)) continue;
		const was = e.checked;
		e.checked = false;
		const off = whole(e);
		e.checked = true;
		if (whole(e) === off) say("checked", e);
		e.checked = was;
	}
	for (const e of document.querySelectorAll("button, .btn, input:not([type=hidden], [type=file]), select, textarea, .card, .notice")) {
		const style = getComputedStyle(e);
		if (!e.checkVisibility() || e.matches(".link, .scale input, .tick input") || style.opacity === "0") continue;
		if (!parseFloat(style.borderWidth) && style.outlineStyle === "none" && !drawn(e) && style.textDecorationLine === "none") say("an edge", e);
	}
	return found;
}

// What is painted without a word (bars, dots): found in colour, it must still be there when the system chooses.
function painted() {
	const all = [...document.querySelectorAll("main *, dialog *")].filter((e) => {
		const box = e.getBoundingClientRect();
		return e.checkVisibility() && !e.closest("svg, .vh") && !e.children.length && !e.textContent.trim() && !/^(INPUT|IMG|SELECT|TEXTAREA|BUTTON|HR|BR)$/.test(e.tagName) &&
			box.width * box.height >= 16 && !/rgba\(0, 0, 0, 0\)|transparent/.test(getComputedStyle(e).backgroundColor);
	});
	all.forEach((e) => (e.dataset.painted = ""));
}
function lost() {
	const ground = getComputedStyle(document.body).backgroundColor;
	return [...new Set([...document.querySelectorAll("[data-painted]")].filter((e) => {
		const style = getComputedStyle(e);
		return style.backgroundColor === ground && !parseFloat(style.borderWidth);
	}).map((e) => `a bar or dot is lost: ${e.tagName.toLowerCase()}.${e.className} in ${e.parentNode.className}`))];
}

test("every page in colours that the system forces: each state has an edge or a mark", () =>
	walk({ viewport: { width: 1280, height: 900 } }, async (page) => {
		await page.evaluate(painted);
		await page.emulateMedia({ forcedColors: "active" });
		const found = [...(await page.evaluate(lost)), ...(await page.evaluate(states))];
		await page.emulateMedia({ forcedColors: "none" });
		return found;
	}));

for (const colorScheme of ["light", "dark"])
	test(`with more contrast, ${colorScheme}: text is at least 7 to 1 on its ground`, () =>
		walk({ viewport: { width: 390, height: 844 }, colorScheme }, async (page) => {
			const tool = await page.context().newCDPSession(page);
			const features = [["prefers-contrast", "more"], ["prefers-color-scheme", colorScheme]].map(([name, value]) => ({ name, value }));
			await tool.send("Emulation.setEmulatedMedia", { features });
			return axeContrast(page);
		}, ["/", "/diary", "/plan", "/check/about?edit=1", "/learn", "/settings"]));

test("a day and a time in a box stand below it as the pages write them", async () => {
	const page = await open(s, { serviceWorkers: "block", locale: "en-US" });
	await page.goto("/diary?more=on");
	const read = (id) => page.locator(`#${id} + output`);
	await page.locator("#day").fill("2026-11-26");
	must((await read("day").innerText()) === "Thu 26 Nov 2026", await read("day").innerText());
	await page.locator("#time").fill("19:40");
	must((await read("time").innerText()) === "19:40", await read("time").innerText());
	await page.locator("#time").fill("");
	must((await read("time").innerText()) === "", "nothing of nothing");
});

test("without a script a ring that nobody wishes to move goes in steps, and what was done has the focus", async () => {
	const page = await open(s, { javaScriptEnabled: false, reducedMotion: "reduce" });
	await page.goto("/session?place=desk&seconds=60");
	const rings = page.locator(".move").first();
	must(!(await rings.locator(".ring-left:not(.ring-steps)").isVisible()) && (await rings.locator(".ring-steps").count()) === 1, "only the one in steps");
	await page.emulateMedia({ reducedMotion: "no-preference" });
	must(await rings.locator(".ring-left:not(.ring-steps)").isVisible(), "else it runs");
	await page.goto("/diary");
	await page.locator(".taps button", { hasText: "4" }).first().click();
	must(page.url().endsWith("#saved") && (await page.locator("#saved:focus").count()) === 1, "the focus is on what confirms it", page.url());
	await page.goto("/plan/file");
	await page.locator("input[type=file]").setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: Buffer.from('{"trivet_plan":1,"from":"Ada","made_on":"2026-11-22","note":"","treatment":[],"practice":[{"item":"cat_cow"}],"change":[]}') });
	await page.locator("form[action='/plan/file'] button").click();
	must((await page.locator("main").innerText()).includes("From Ada"), "a plan is chosen as a file", await page.locator("main").innerText());
});

await runAll(closePages);
