// bench_pocket.mjs FOLDER: what trivet in a browser alone costs. Bytes as gzip; and, behind a line of 1.6 Mbit/s and 150 ms as a slow phone has it, with a page slowed four times: until the
// first page can be read, from nothing to the moving timer in three taps, and until the page of a later start, which asks the worker only.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "../test/browser/node_modules/playwright-core/index.mjs";

const [folder] = process.argv.slice(2);
const BYTES_PER_MS = 200;
const LATENCY_MS = 150;
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".woff2": "font/woff2",
	".png": "image/png", ".webmanifest": "application/manifest+json" };

/* One line for all: each piece waits until those before it have gone. */
let free = 0;
const line = (bytes) => new Promise((gone) => {
	free = Math.max(free, performance.now()) + bytes / BYTES_PER_MS;
	setTimeout(gone, free - performance.now());
});

const packed = new Map();
const pack = (path) => packed.get(path) ?? packed.set(path, /\.(woff2|png)$/.test(path) ? readFileSync(path) : gzipSync(readFileSync(path), { level: 9 })).get(path);

const server = createServer(async (request, answer) => {
	let path = join(folder, decodeURIComponent(new URL(request.url, "http://h").pathname));
	if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
	await new Promise((late) => setTimeout(late, LATENCY_MS));
	if (!existsSync(path)) return answer.writeHead(404).end();
	const bytes = pack(path);
	answer.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "text/plain", "Cache-Control": "no-cache", ...(/\.(woff2|png)$/.test(path) ? {} : { "Content-Encoding": "gzip" }) });
	for (let at = 0; at < bytes.length; at += 4096) {
		await line(Math.min(4096, bytes.length - at));
		answer.write(bytes.subarray(at, at + 4096));
	}
	answer.end();
}).listen(0, "127.0.0.1");
await new Promise((ok) => server.once("listening", ok));
const url = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
const readable = [], timer = [], later = [];

for (let round = 0; round < 3; round++) {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	const page = await context.newPage();
	await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: 4 });
	const began = performance.now();
	await page.goto(url, { waitUntil: "commit" });
	await page.waitForSelector(".top-hurts");
	readable.push(await page.evaluate(() => new Promise((ok) => {
		const look = () => {
			const [paint] = performance.getEntriesByName("first-contentful-paint");
			paint ? ok(paint.startTime) : setTimeout(look, 10);
		};
		look();
	})));
	await page.locator(".top-hurts").click();
	await page.waitForURL(/relief/, { waitUntil: "commit" });
	await page.locator(".signs-none").click();
	await page.waitForURL(/session/, { timeout: 60000, waitUntil: "commit" });
	await page.waitForSelector("#player.ready[open]", { timeout: 60000 });
	await page.locator("#player [data-part=start]").click();
	await page.waitForSelector("#player:not(.ready)[open]");
	timer.push(performance.now() - began);
	// A later start: the worker was ended meanwhile, as a browser does after half a minute.
	const tools = await browser.newBrowserCDPSession();
	await page.goto("about:blank");
	const { targetInfos } = await tools.send("Target.getTargets");
	for (const { targetId, type, url: at } of targetInfos) if (type === "service_worker" && at.startsWith(url)) await tools.send("Target.closeTarget", { targetId }).catch(() => {});
	await page.goto(url, { waitUntil: "commit" });
	later.push(await page.evaluate(() => performance.getEntriesByType("navigation")[0].responseStart));
	await context.close();
}
await browser.close();
server.close();

const size = (path) => pack(join(folder, path)).length;
const module = readdirSync(folder).find((name) => name.endsWith(".wasm"));
const html = readFileSync(join(folder, "index.html"), "utf8");
const first = ["index.html", ...new Set([...html.matchAll(/ (?:href|src)="\.\/(a\/[^"]+\.(?:css|js|woff2|svg))"/g)].map(([, path]) => path))];
console.log(`pocket_module_kb ${Math.ceil(size(module) / 1000)}`);
console.log(`pocket_first_page_kb ${Math.ceil(first.reduce((n, path) => n + size(path), 0) / 1000)}`);
console.log(`pocket_readable_ms ${Math.round(median(readable))}`);
console.log(`pocket_three_taps_ms ${Math.round(median(timer))}`);
console.log(`pocket_later_start_ms ${Math.round(median(later))}`);
