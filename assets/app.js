/* app.js - brings in the worker that lets trivet go on without its program, and shows how much waits to be sent. */
const { serviceWorker } = navigator;
const note = document.getElementById("waiting");
const say = note.querySelector("p");
const list = note.querySelector("ul");
const drop = note.querySelector("button");
const root = document.documentElement;
const AGAIN = 15000; // milliseconds between two tries

/* The key of what this browser keeps: it stays in the memory of this page. A page that was kept brings it along. Who asks while it is on its way waits for it. */
let key = root.dataset.key ? Promise.resolve(root.dataset.key) : learnKey();
root.removeAttribute("data-key");

async function learnKey() {
	const answer = await fetch("/seal").catch(() => null);
	return answer?.ok ? answer.text() : "";
}

async function ask(what) {
	const { active } = await serviceWorker.ready;
	active?.postMessage({ what, key: await key }); // deleting everything deletes the worker, too
}

let timer;

/* "07:40 Pain 4" */
function line({ path, at, pain, legs }) {
	const { pain: hurt, session, entry } = note.dataset;
	const said = [path === "/session/done" ? session : path === "/diary" ? entry : "", ...legs.map((leg) => note.dataset[leg] ?? ""), pain && hurt.replace("{n}", pain)];
	const when = new Date(1000 * at);
	const clock = [when.getHours(), when.getMinutes()].map((n) => String(n).padStart(2, "0")).join(":");
	return Object.assign(document.createElement("li"), { textContent: `${clock} ${said.filter(Boolean).join(", ")}` });
}

function show({ waiting, refused, items }) {
	const { one, many, refused: not } = note.dataset;
	list.replaceChildren(...items.map(line));
	clearTimeout(timer);
	if (waiting) timer = setTimeout(ask, AGAIN, "send");
	say.textContent = waiting === 1 ? one : waiting ? many.replace("{n}", waiting) : refused ? not.replace("{n}", refused) : "";
	drop.hidden = waiting || !refused;
	note.hidden = !waiting && !refused;
}

if (serviceWorker) {
	let mine = serviceWorker.controller;
	/* Another worker is here: it is told the key only when trivet gives it once more. */
	serviceWorker.addEventListener("controllerchange", () => {
		if (mine) {
			key = learnKey();
			ask("page");
		}
		mine = serviceWorker.controller;
	});
	serviceWorker.addEventListener("message", async ({ data, ports }) => {
		if (data === "key") ports[0].postMessage(await key);
		else if ("waiting" in data) show(data);
	});
	serviceWorker.startMessages();
	addEventListener("online", () => ask("send"));
	document.addEventListener("visibilitychange", () => document.hidden || ask("send"));
	drop.addEventListener("click", () => ask("drop"));
	serviceWorker.register("/sw.js").then(() => ask("page"), () => {}); // a private window may refuse it
}
