// Every page for everybody: text twice as large, colours that the system forces, more contrast, paper. The pages are those of src/web/routes.c. Prints TAP.
// Usage: node everybody.mjs PATH-OF-TRIVET
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { must, test } from "../tap.mjs";
import { axe, closePages, launch, open, runAll, serve, trivet } from "./own.mjs";

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
const ids = { "/check/:screen": ["about?edit=1", "now?edit=1", "history?edit=1&detail=1"], "/diary/mark/:id": [mark], "/diary/mark/:id/delete": [mark], "/diary/deed/:id": [deed],
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
	const name = (e) => `${e.tagName.toLowerCase()}.${e.className.baseVal ?? e.className}: ${(e.innerText ?? "").trim().slice(0, 50)}`;
	const right = (e) => e.getBoundingClientRect().right;
	if (document.documentElement.scrollWidth > wide) {
		const out = [...document.querySelectorAll("body *")].filter((e) => right(e) > wide + 1 && ![...e.children].some((c) => right(c) > wide + 1)).slice(0, 3);
		found.push(`is ${document.documentElement.scrollWidth} px wide: ${out.map((e) => name(e) + " in " + name(e.parentNode)).join("; ")}`);
	}
	for (const e of document.querySelectorAll("body *")) {
		if (e.closest("svg, .vh, [hidden], input, textarea, select") || !e.checkVisibility()) continue;
		const style = getComputedStyle(e);
		const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
		const clips = (way) => /hidden|clip/.test(way);
		const scrolls = /auto|scroll/.test(style.overflowX);
		if (clips(style.overflowX) || clips(style.overflowY)) {
			const box = e.getBoundingClientRect();
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

await runAll(closePages);
