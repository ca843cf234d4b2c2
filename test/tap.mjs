// tap.mjs - tests in JavaScript: said first, run one after the other, told as TAP.

const LIMIT_MS = 240000; // for one test: it ends what hangs, and a busy machine is slow
const tests = [];

// A test that is to run; it fails by throwing.
export const test = (name, run) => tests.push({ name, run });

// Throws unless `truth`; `why` is what to know then, in words and values.
export const must = (truth, ...why) => {
	if (!truth) throw new Error(why.map((w) => (typeof w === "string" ? w : JSON.stringify(w))).join(" "));
};

const late = () => new Promise((_, fail) => AbortSignal.timeout(LIMIT_MS).addEventListener("abort", () => fail(new Error("four minutes are over"))));

// Runs them all, `after` each, and `last` once; then the process ends, with 1 if one failed.
export async function runTests({ after = () => {}, last = () => {} } = {}) {
	let failed = 0;
	console.log(`1..${tests.length}`);
	for (const [i, { name, run }] of tests.entries()) {
		try {
			await Promise.race([run(), late()]);
			console.log(`ok ${i + 1} - ${name}`);
		} catch (e) {
			failed++;
			console.log(`not ok ${i + 1} - ${name}\n# ` + String(e.stack ?? e).slice(0, 6000).replaceAll("\n", "\n# "));
		}
		await after();
	}
	await last();
	process.exit(failed ? 1 : 0);
}
