// What the dearest frame of a moving figure costs in the browser, drawn and laid out. Usage: node bench_figure.mjs PATH-OF-TRIVET
import { execFileSync } from "node:child_process";
import { browser, open, serve, stopAll, trivet } from "../test/browser/own.mjs";

const page = await open(await serve(), { reducedMotion: "reduce" });
await page.goto("/relief");
await page.locator(".signs-none").first().click();
await page.goto("/item/shoulder_rolls");
const source = await page.locator("script[src*='/item.']").getAttribute("src");
const module = await page.evaluate((src) => fetch(src).then((r) => r.text()), source);
const address = new URL(/"([^"]*\/figure[^"]+\.js)"/.exec(module)[1], new URL(source, page.url())).pathname;
const items = execFileSync(trivet, ["figure"]).toString().trim().split("\n").map((line) => line.split(" ")[0]);
const dearest = await page.evaluate(async ([address, items]) => {
	const { mount } = await import(address);
	const place = document.querySelector(".picture");
	const figure = mount(place, { playing: false });
	const fastest = []; // of each pose: what else the machine does at this moment is not what is measured
	for (const item of items) {
		await figure.show(`/figure/${item}/0.svg`);
		const times = [];
		for (let i = 0; i < 41; i++) {
			const from = performance.now();
			figure.seek(i / 41);
			place.querySelector(".fig").getBoundingClientRect();
			times.push(performance.now() - from);
		}
		fastest.push([Math.min(...times), item]);
	}
	return fastest.sort((a, b) => b[0] - a[0])[0];
}, [address, items]);
console.log(`figure_frame_ms ${dearest[0].toFixed(1)} ${dearest[1]}`);
await browser.close();
await stopAll();
