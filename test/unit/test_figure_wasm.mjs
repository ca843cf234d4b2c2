// The engine in the browser writes what the native one writes, for every pose, moment and side. Prints TAP.
// Usage: node test_figure_wasm.mjs PATH-OF-figure_texts SHIPPED-figure.wasm BUILT-figure.wasm
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { must, runTests, test } from "../tap.mjs";

const [texts, wasm, built] = process.argv.slice(2);
const { exports: engine } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), { Math });
const reader = new TextDecoder();
const room = (n) => new Uint8Array(engine.memory.buffer, engine.room(), n);
const poses = [];

for await (const line of createInterface({ input: spawn(texts, { stdio: ["ignore", "pipe", "inherit"] }).stdout })) {
	const words = line.split(" ");
	if (words[0] === "pose") {
		const bytes = Buffer.from(words[2], "hex");
		room(bytes.length).set(bytes);
		poses.push({ id: words[1], opened: engine.open(bytes.length), pictures: 0, first: null });
		continue;
	}
	const pose = poses.at(-1);
	const wanted = words.slice(3).join(" ");
	const got = reader.decode(room(engine.frame(+words[0], +words[1], +words[2])));
	pose.pictures++;
	if (got === wanted || pose.first) continue;
	const at = [...wanted].findIndex((c, i) => c !== got[i]);
	pose.first = `t ${words[0]}, mirrored ${words[1]}: native ...${wanted.slice(at - 30, at + 30)} wasm ...${got.slice(at - 30, at + 30)}`;
}

for (const { id, opened, pictures, first } of poses)
	test(`${id} is the same picture in the browser`, () => must(opened && pictures === 40 && !first, { opened, pictures }, first ?? ""));
test("the shipped engine is what the sources make; if not, run make figures", () => must(readFileSync(wasm).equals(readFileSync(built))));
test("there are poses", () => must(poses.length >= 24, poses.length));

test("bytes that are no pose draw nothing", () => {
	room(3).set([1, 2, 3]);
	must(!engine.open(3) && engine.frame(0, 0, 0) === 0);
});

test("more bytes than there is room for are refused", () => must(!engine.open(1 << 30)));

await runTests();
