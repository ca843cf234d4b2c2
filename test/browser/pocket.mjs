// pocket.mjs - trivet in a browser alone: the folder of `make pocket` on a plain file server (nginx, by the example that we ship), beside other pages.
// Arguments: the path of trivet, and the folder. Without the folder nothing is tested.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { must, runTests, test } from "../tap.mjs";

const trivet = process.argv[2];
const built = process.argv[3] && resolve(process.argv[3]);
if (!built || !existsSync(join(built, "sw.js"))) {
	console.log("1..0 # SKIP there is no folder: make pocket");
	process.exit(0);
}
const { browser, closePages, fine, launch, open: openNative, serve, startSession, stopAll, until } = await import("./own.mjs");

const room = mkdtempSync(join(tmpdir(), "trivet-pocket-"));
const example = readFileSync(join(import.meta.dirname, "../../packaging/pocket/nginx.conf"), "utf8");
const UNDER = "/our-clinic/trivet/";
let hosts = 0;

/* ---- a host ---- */

const freePort = () => new Promise((ok) => {
	const probe = createServer().listen(0, "127.0.0.1", () => {
		const { port } = probe.address();
		probe.close(() => ok(port));
	});
});

// A folder on a server of its own: it can be stopped and started again. `under`: where the folder stands.
async function host(under = UNDER, folder = built) {
	const at = join(room, `host-${hosts++}`);
	const port = await freePort();
	mkdirSync(at);
	const place = under === "/" ? `location / {\n\troot ${folder};` : `location ${under} {\n\talias ${folder}/;`;
	const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${at};`).join("\n");
	writeFileSync(join(at, "conf"), `daemon off; master_process off; pid ${at}/pid; error_log ${at}/log;\nevents {}\nhttp { access_log off; ${temp}
		server { listen 127.0.0.1:${port}; absolute_redirect off;\n${example.replace(/location \S+ \{\s+alias \S+;/, place)}\n} }`);
	const h = { url: `http://127.0.0.1:${port}${under}` };
	h.start = async () => {
		h.child = spawn("/usr/sbin/nginx", ["-e", join(at, "log"), "-c", join(at, "conf")], { stdio: "inherit" });
		let answer;
		while (!answer && h.child.exitCode === null) answer = await fetch(h.url).catch(() => null);
		must(answer?.ok, "the host does not start:", readFileSync(join(at, "log"), "utf8").slice(0, 400));
	};
	h.stop = async () => {
		if (!h.child) return;
		const end = once(h.child, "exit");
		h.child.kill("SIGTERM");
		h.child = null;
		await end;
	};
	await h.start();
	return h;
}

const here = await host();
const all = [here];

/* ---- pages ---- */

// A page of a browser that knows nothing yet; what it asks of others stands in page.outside, its errors in page.wrong.
async function open(h = here, { within = browser, ...options } = {}) {
	const context = await within.newContext({ viewport: { width: 360, height: 740 }, acceptDownloads: true, ...options });
	return look(await context.newPage(), h);
}

function look(page, h) {
	page.wrong = [];
	page.outside = [];
	page.on("pageerror", (e) => page.wrong.push(String(e)));
	page.context().on("request", (r) => r.url().startsWith(h.url) || /^(data|blob|chrome)/.test(r.url()) || page.outside.push(r.url()));
	page.to = (path) => page.goto(h.url + path);
	return page;
}

// On its own page: the worker runs, and what stands here is this person's.
async function begin(h = here, options) {
	const page = await open(h, options);
	await page.to("");
	await own(page);
	return page;
}

const own = (page) => until(page, () => !("still" in document.documentElement.dataset));

const ends = (page) => {
	fine(page);
	must(page.outside.length === 0, "asked elsewhere:", page.outside);
};

async function say(page, pain) {
	await page.to("");
	await page.locator(`.taps button[value="${pain}"]`).first().click();
	await page.waitForSelector("#saved");
}

async function note(page, text) {
	await page.to("diary");
	for (const fold of await page.locator("details:not([open]) > summary").all()) if (await fold.isVisible()) await fold.click();
	await page.locator("#note").fill(text);
	await page.locator("form:has(#note) button[type=submit]").last().click();
	await page.waitForLoadState();
}

const text = async (page, path) => {
	await page.to(path);
	return page.locator("main").innerText();
};

/* ---- the way in ---- */

test("three taps from nothing to the moving timer, and all under a folder of somebody's", async () => {
	const page = await open();
	await page.to("");
	must((await page.locator("h1").first().innerText()).length > 0);
	await page.locator(".top-hurts").click();
	await page.waitForURL(/\/relief/);
	await page.locator(".signs-none").click(); // waits for the worker by itself
	await page.waitForURL(/\/session/);
	await startSession(page);
	await until(page, () => /0:1\d/.test(document.querySelector("#player").innerText));
	ends(page);
});

test("the first page is small, and the module is not too large", async () => {
	const page = await open();
	const answers = [];
	page.on("response", (r) => /\.wasm|sw\.js|icon/.test(r.url()) || answers.push(r.body().then((bytes) => gzipSync(bytes).length)));
	await page.to("");
	await page.waitForLoadState("load");
	const first = (await Promise.all(answers.slice())).reduce((n, more) => n + more, 0);
	must(first > 30000 && first <= 100000, "the first page has bytes:", first);
	const module = readdirSync(built).find((name) => name.endsWith(".wasm"));
	const packed = gzipSync(readFileSync(join(built, module)), { level: 9 }).length;
	must(packed <= 800000, "the module has bytes:", packed);
});

test("check, plan, diary, progress: the same pages as anywhere", async () => {
	const page = await begin();
	for (const path of ["check", "diary", "progress", "learn", "settings", "report", "export", "trial", "about"]) {
		const answer = await page.to(path);
		must(answer.ok() && answer.fromServiceWorker(), path, answer.status());
		must((await page.locator("h1").count()) > 0, path);
		for (const href of await page.locator("a[href]").evaluateAll((as) => as.map((a) => a.href)))
			must(href.startsWith(here.url) || /^(tel|mailto|https:)/.test(href), path, "leads out of its folder:", href);
	}
	ends(page);
});

test("an emergency sign ends at the emergency number, not at an exercise", async () => {
	const page = await begin();
	await page.to("relief");
	await page.locator(".sign-head").first().click();
	await page.locator(".sign-ticks label:visible").first().click();
	await page.locator("button:visible", { hasText: "Continue with my answers" }).click();
	await page.waitForURL(/result/);
	await page.to("session?place=desk&seconds=60");
	must((await page.locator("#player").count()) === 0, "an exercise past a danger sign");
	ends(page);
});

/* ---- what is remembered ---- */

test("what is said is there in another tab, and both may write", async () => {
	const page = await begin();
	const second = look(await page.context().newPage(), here);
	await say(page, 4);
	await note(second, "from the second tab");
	await note(page, "from the first tab");
	const diary = await text(second, "diary");
	for (const words of ["from the second tab", "from the first tab"]) must(diary.includes(words), words, "is not in", diary.slice(0, 600));
	ends(page);
});

test("without the host it goes on, also what it was never asked before", async () => {
	const h = await host();
	all.push(h);
	const page = await begin(h);
	await h.stop();
	await note(page, "the host is gone");
	must((await text(page, "diary")).includes("the host is gone"));
	for (const path of ["learn", "plan", "progress", "settings", "relief", "item/shoulder_rolls"]) must((await page.to(path)).ok(), path);
	must((await page.locator("img[src*='figure']").first().evaluate((img) => img.complete && img.naturalWidth > 0)) === true, "a picture is missing");
	ends(page);
});

test("everything leaves as a file and comes back in another browser, once", async () => {
	const page = await begin();
	await note(page, "to be taken along");
	await page.to("settings");
	const [download] = await Promise.all([page.waitForEvent("download"), page.locator("a[download]", { hasText: "Save a copy" }).click()]);
	const file = join(room, "copy.json");
	await download.saveAs(file);
	must(JSON.parse(readFileSync(file, "utf8")) && readFileSync(file, "utf8").includes("to be taken along"));
	const other = await begin();
	const bring = async () => {
		await other.to("diary/import");
		await other.locator("#file").setInputFiles(file);
		await other.locator("#import button[type=submit]").click();
		await other.waitForLoadState();
	};
	await bring();
	await other.locator("button", { hasText: /^Add/ }).click();
	await other.waitForSelector("#saved");
	must((await text(other, "diary")).includes("to be taken along"));
	await bring();
	must((await other.locator("main").innerText()).includes("are already here"), "it would be added twice");
	ends(other);
});

test("a native trivet reads it, and what it writes comes back", async () => {
	const page = await begin();
	await note(page, "first in the pocket");
	await page.to("export");
	const [download] = await Promise.all([page.waitForEvent("download"), page.locator("a[href$='diary.json']").click()]);
	const file = join(room, "pocket.json");
	await download.saveAs(file);
	const db = join(room, "native.db");
	const run = async (...words) => {
		const child = spawn(trivet, ["--db", db, ...words], { stdio: ["ignore", "pipe", "pipe"] });
		let said = "";
		child.stdout.on("data", (part) => (said += part));
		child.stderr.on("data", (part) => (said += part));
		const [code] = await once(child, "exit");
		must(code === 0, words.join(" "), "ended with", code, said);
		return said;
	};
	await run("import", file);
	const native = join(room, "native.json");
	await run("export", "--out", native);
	const [mine, theirs] = [file, native].map((path) => JSON.parse(readFileSync(path, "utf8")));
	for (const kind of Object.keys(mine).filter((key) => Array.isArray(mine[key])))
		must(JSON.stringify(mine[kind].map(({ id, ...rest }) => rest)) === JSON.stringify(theirs[kind].map(({ id, ...rest }) => rest)), kind, mine[kind], theirs[kind]);
});

test("all of it can be deleted, and then the disk does not have it", async () => {
	const page = await begin();
	await note(page, "nobody may find this");
	await page.to("settings/erase");
	await page.locator("input[name=sure]").check();
	await page.locator("button.danger").click();
	await page.waitForLoadState();
	must(!(await text(page, "diary")).includes("nobody may find this"));
	const found = await page.evaluate(async () => {
		const [{ name }] = await indexedDB.databases();
		const done = (asked) => new Promise((ok) => (asked.onsuccess = () => ok(asked.result)));
		const db = await done(indexedDB.open(name));
		const blocks = await done(db.transaction("blocks").objectStore("blocks").getAll());
		db.close();
		return { n: blocks.length, has: blocks.some((bytes) => new TextDecoder("latin1").decode(bytes).includes("nobody may find this")) };
	});
	must(found.n > 0 && !found.has, found);
	ends(page);
});

/* ---- what can happen ---- */

// Chromium as a process that can be killed, on a folder of its own.
async function start(profile) {
	const child = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium",
		["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"],
		{ stdio: ["ignore", "ignore", "pipe"], detached: true });
	const address = await new Promise((found) => {
		let said = "";
		child.stderr.on("data", (part) => {
			const at = /DevTools listening on (\S+)/.exec((said += part));
			if (at) found(at[1]);
		});
	});
	const connected = await chromium.connectOverCDP(address);
	const [context] = connected.contexts();
	const kill = async () => {
		const end = once(child, "exit");
		process.kill(-child.pid, "SIGKILL");
		await end;
	};
	return { page: look(await context.newPage(), here), kill };
}

test("a browser that is killed has all that it said was saved", async () => {
	const profile = join(room, "profile");
	const said = [];
	for (let round = 0; round < 2; round++) {
		const { page, kill } = await start(profile);
		try {
			await page.to("");
			await own(page);
			const diary = await text(page, "diary");
			for (const words of said) must(diary.includes(words), words, "was lost");
			const words = `round ${round} was saved`;
			await note(page, words);
			said.push(words);
			await page.to("diary");
			await page.evaluate(() => document.querySelector("form:has(#note)").submit()).catch(() => {}); // and one more, in the middle of which it ends
		} finally {
			await kill();
		}
	}
	const { page, kill } = await start(profile);
	try {
		await page.to("");
		const diary = await text(page, "diary");
		for (const words of said) must(diary.includes(words), words, "was lost");
	} finally {
		await kill();
	}
});

test("a full disk: it says that nothing was saved, and keeps what was there", async () => {
	const folder = join(room, "full");
	cpSync(built, folder, { recursive: true });
	const worker = readFileSync(join(folder, "sw.js"), "utf8");
	const full = `let full = false;
		addEventListener("message", ({ data }) => typeof data === "boolean" && (full = data));
		const { put } = IDBObjectStore.prototype;
		let puts = 0;
		IDBObjectStore.prototype.put = function (...what) { if (full && puts++ > 1) throw new DOMException("full", "QuotaExceededError"); return put.apply(this, what); };`;
	writeFileSync(join(folder, "sw.js"), full + worker);
	const h = await host(UNDER, folder);
	all.push(h);
	const page = await begin(h);
	const fill = (is) => page.evaluate((yes) => navigator.serviceWorker.controller.postMessage(yes), is);
	await note(page, "before it was full");
	await page.to("");
	await fill(true);
	await page.locator('.taps button[value="7"]').first().click();
	await page.waitForLoadState();
	const words = await page.locator("main").innerText();
	must(/The answer or the disk is full. Nothing was changed/.test(words), words);
	await fill(false);
	const diary = await text(page, "diary");
	must(diary.includes("before it was full"));
	must((await page.locator("main").innerText()).includes("7, at") === false);
	await note(page, "after it was full");
	must((await text(page, "diary")).includes("after it was full"));
});

test("a browser that has forgotten everything begins again, and takes a copy", async () => {
	const page = await begin();
	await note(page, "it will forget this");
	const tools = await page.context().newCDPSession(page);
	await tools.send("Storage.clearDataForOrigin", { origin: new URL(here.url).origin, storageTypes: "indexeddb" });
	must(!(await text(page, "diary")).includes("it will forget this"));
	await page.to("settings");
	must(await page.locator("a", { hasText: "Import a copy" }).isVisible());
	await note(page, "and goes on");
	must((await text(page, "diary")).includes("and goes on"));
	ends(page);
});

test("a new build is taken up at the next start, with the data", async () => {
	const folder = join(room, "site");
	cpSync(built, folder, { recursive: true });
	const h = await host(UNDER, folder);
	all.push(h);
	const page = await begin(h);
	await note(page, "of the older build");
	const worker = readFileSync(join(folder, "sw.js"), "utf8");
	writeFileSync(join(folder, "sw.js"), worker.replace(/const version = "\w+"/, 'const version = "newer"'));
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
	await until(page, async () => (await navigator.serviceWorker.getRegistration()).waiting);
	const shells = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("trivet ")).sort().join());
	await page.locator(".nav a").nth(1).click(); // in the middle nothing changes
	must((await shells()).split(",").length === 2, await shells());
	await page.goto("about:blank");
	await page.goto(h.url, { waitUntil: "commit" }); // it is asked for once more, by itself
	while (!(await page.evaluate(async () => (await caches.keys()).join() === "trivet newer").catch(() => false)));
	must((await text(page, "diary")).includes("of the older build"));
});

test("at the root of a host, too", async () => {
	const h = await host("/");
	all.push(h);
	const page = await begin(h);
	await say(page, 3);
	ends(page);
});

/* ---- the clinic that hands it out ---- */

// The worker ends, as a browser ends it after half a minute.
async function endWorker(page, h) {
	const tools = await browser.newBrowserCDPSession();
	await page.goto("about:blank");
	const { targetInfos } = await tools.send("Target.getTargets");
	for (const { targetId, type, url } of targetInfos) if (type === "service_worker" && url.startsWith(h.url)) await tools.send("Target.closeTarget", { targetId }).catch(() => {});
}

test("the clinic that hands it out stands on its pages; what it edits is shown from the next start on", async () => {
	const folder = join(room, "clinic");
	cpSync(built, folder, { recursive: true });
	const card = (more) => writeFileSync(join(folder, "clinic.json"), JSON.stringify({ name: "Mill Lane", booking: "https://mill.example/book", ...more }));
	card({ country: "JP", emergency: "119" });
	const h = await host(UNDER, folder);
	all.push(h);
	const page = await begin(h);
	await page.to("about");
	must((await page.locator("a[href='https://mill.example/book']").count()) === 1, await text(page, "about"));
	await page.to("relief");
	await page.locator(".sign-head").first().click();
	await page.locator(".sign-ticks label:visible").first().click();
	await page.locator("button:visible", { hasText: "Continue with my answers" }).click();
	await page.waitForURL(/result/);
	must((await page.locator("main").innerText()).includes("119 is the number where Mill Lane is"), await page.locator("main").innerText());
	const says = async (words) => {
		do await endWorker(page, h);
		while (!(await text(page, "about")).includes(words));
	};
	card({ name: "Mill Lane and Daughter" });
	await says("Mill Lane and Daughter");
	card({ telephone: "call us" });
	await says('cannot be used, so nothing of it is shown: "telephone": must be a number to call');
	rmSync(join(folder, "clinic.json"));
	while ((await text(page, "about")).includes("hands it out")) await endWorker(page, h);
	ends(page);
});

test("a folder is not built with a clinic.json that is wrong, and says its number without JavaScript", async () => {
	const at = join(room, "build");
	mkdirSync(join(at, "site"), { recursive: true });
	const make = (card) => {
		writeFileSync(join(at, "clinic.json"), card);
		return spawnSync(join(built, "../src/pocket/pocketc"), ["site", "trivet.wasm", "clinic.json"], { cwd: at, encoding: "utf8" });
	};
	const wrong = make('{"name":"Mill Lane","country":"DE","emergency":"110"}');
	must(wrong.status === 1 && wrong.stderr === 'pocketc: clinic.json: "emergency": trivet knows another number of this country; leave it out, or give 112\n', wrong);
	must(!existsSync(join(at, "site/index.html")), "pages were made all the same");
	const right = make('{"name":"Mill Lane","country":"DE"}');
	must(right.status === 0, right.stderr);
	must(readFileSync(join(at, "site/relief/index.html"), "utf8").includes("Call your emergency number now: 112."));
	must(readFileSync(join(at, "site/about/index.html"), "utf8").includes("<b>Mill Lane</b>"));
	must(readFileSync(join(at, "site/clinic.json"), "utf8") === '{"name":"Mill Lane","country":"DE"}');
});

/* ---- where it cannot run ---- */

test("without JavaScript the danger signs, the number to call and the first minute are there", async () => {
	const page = await open(here, { javaScriptEnabled: false });
	await page.to("");
	must((await page.locator("main").innerText()).includes("Without JavaScript"));
	await page.to("relief");
	const signs = await page.locator("main").innerText();
	must(signs.includes("Chest pain") && signs.includes("Call your emergency number now"), signs.slice(0, 500));
	must((await page.locator("button[type=submit]:visible").count()) === 0, "a form that nobody can send");
	await page.locator("a", { hasText: "the first minute" }).last().click();
	must((await page.locator(".move").count()) > 1);
	must((await page.locator(".move img").first().evaluate((img) => img.naturalWidth)) > 0);
	must((await page.to("learn")).ok());
	must(page.outside.length === 0, page.outside);
});

test("without WebAssembly or a worker it says what to do", async () => {
	for (const missing of ["delete window.WebAssembly", "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })"]) {
		const page = await open();
		await page.addInitScript(missing);
		await page.to("relief");
		await until(page, () => /cannot run trivet/.test(document.querySelector("main").innerText));
		must((await page.locator("main").innerText()).includes("Chest pain"));
	}
});

test("every address of the folder's own pages is there", async () => {
	const pages = readdirSync(built, { recursive: true }).filter((name) => basename(name) === "index.html");
	must(pages.length > 60, pages.length);
	for (const name of pages) {
		const html = readFileSync(join(built, name), "utf8");
		const at = new URL(name, here.url);
		for (const [, address] of html.matchAll(/ (?:href|src)="([^"#]+)/g)) {
			if (/^(https|tel|mailto|data):/.test(address)) continue;
			const path = decodeURIComponent(new URL(address, at).pathname.slice(new URL(here.url).pathname.length));
			if (!/^(a|figure|relief|learn|item|about|sources|first-minute)(\/|$)|webmanifest/.test(path)) continue; // asked of the worker
			must(existsSync(join(built, path)), name, "names", address);
		}
	}
});

await runTests({
	after: closePages,
	last: async () => {
		await browser.close();
		await stopAll();
		for (const h of all) await h.stop();
		rmSync(room, { recursive: true, force: true });
	},
});
