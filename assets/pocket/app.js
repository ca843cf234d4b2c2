/*
 * app.js - brings in the worker that is the server here. A page that stands in the folder for all (data-still) becomes the person's own as soon as the worker runs; what is
 * pressed before waits for it.
 */
const root = new URL("../", import.meta.url);
const page = document.documentElement;
const isStill = "still" in page.dataset;
const note = document.getElementById("begins");
const STILL = /^(relief|learn|item|about|sources|first-minute)?(\/|$)/; // pages that stand in the folder
const { serviceWorker } = navigator;

function say(what) {
	if (!note) return;
	note.hidden = false;
	note.querySelector("p").textContent = note.dataset[what];
}

/* Under a worker; the first one takes over by itself. */
const controlled = () => new Promise((ok) => {
	if (serviceWorker.controller) ok();
	else serviceWorker.addEventListener("controllerchange", ok, { once: true });
});

/*
 * The page gets what only this person's has: the hidden fields of its forms. Where it says something else, as the time of the day, it is put in place whole; where that
 * would need a script, it is asked for once more.
 */
function become(live) {
	const [mine, theirs] = [document, live].map((from) => from.querySelector("main"));
	note?.remove();
	live.getElementById("begins")?.remove();
	for (const words of mine.querySelectorAll("noscript")) words.remove();
	const plain = (main) => main.textContent.replace(/\s+/g, " ");
	const [own, fresh] = [mine, theirs].map((main) => [...main.querySelectorAll("input[type=hidden]")]);
	delete page.dataset.still;
	if (own.length === fresh.length && plain(mine) === plain(theirs)) own.forEach((field, i) => (field.value = fresh[i].value));
	else if (theirs.querySelector("script")) location.reload();
	else mine.replaceWith(theirs);
}

async function goLive() {
	await controlled();
	if (location.href.startsWith(new URL("first-minute", root).href)) return location.replace(root); // stands there for whoever has no script to ask about danger signs
	const answer = await fetch(location.href);
	const live = new DOMParser().parseFromString(await answer.text(), "text/html");
	if ("still" in live.documentElement.dataset) throw Error("the module did not start");
	if (answer.ok) become(live);
}

/* Presses what was pressed, when it can be answered. */
function hold(live) {
	const wait = async (event, then) => {
		if (!isStill || !("still" in page.dataset)) return;
		event.preventDefault();
		say("wait");
		await live;
		then();
	};
	addEventListener("submit", (event) => wait(event, () => event.target.requestSubmit(event.submitter)), true);
	addEventListener("click", (event) => {
		const link = event.target.closest?.("a[href]");
		if (!link || !link.href.startsWith(root.href) || STILL.test(link.href.slice(root.href.length).replace(/[?#].*/, ""))) return;
		wait(event, () => link.click());
	});
}

/* Browsers fetch a link that says "download" past the worker, from the host: so it is asked for here. */
async function download(event) {
	const link = event.target.closest?.("a[download]");
	if (!link?.href.startsWith(root.href)) return;
	event.preventDefault();
	const answer = await fetch(link.href);
	if (!answer.ok) return location.assign(link.href);
	const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"))?.[1] ?? link.pathname.replace(/.*\//, "");
	const url = URL.createObjectURL(await answer.blob());
	Object.assign(document.createElement("a"), { href: url, download: name }).click();
	setTimeout(() => URL.revokeObjectURL(url), 60000);
}

addEventListener("click", download);

/* Asked when something was just saved: then a person knows what there is to keep. */
async function askToKeep() {
	if (location.hash !== "#saved" || localStorage.getItem("asked") || (await navigator.storage?.persisted?.())) return;
	localStorage.setItem("asked", "yes");
	await navigator.storage?.persist?.();
}

async function begin() {
	const registration = await serviceWorker.register(new URL("sw.js", root));
	if (!document.referrer.startsWith(root.href) && registration.waiting) {
		serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
		registration.waiting.postMessage("begin");
	}
	await askToKeep();
}

for (const button of document.querySelectorAll("button[data-keep]")) {
	button.hidden = !navigator.storage?.persist;
	button.addEventListener("click", async () => {
		await navigator.storage.persist();
		location.reload();
	});
}

if (!serviceWorker || typeof WebAssembly !== "object") say("cannot");
else {
	const live = isStill ? goLive() : Promise.resolve();
	if (isStill) hold(live);
	Promise.all([begin(), live]).catch(() => isStill && say("cannot"));
}
