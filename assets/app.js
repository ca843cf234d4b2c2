/* app.js - brings in the worker that lets trivet go on without its program, and shows how much waits to be sent. */
const { serviceWorker } = navigator;
const note = document.getElementById("waiting");
const say = note.querySelector("p");
const drop = note.querySelector("button");
const AGAIN = 15000; // milliseconds between two tries

async function ask(what) {
	const { active } = await serviceWorker.ready;
	active.postMessage(what);
}

let timer;

function show({ waiting, refused }) {
	const { one, many, refused: not } = note.dataset;
	clearTimeout(timer);
	if (waiting) timer = setTimeout(ask, AGAIN, "send");
	say.textContent = waiting === 1 ? one : waiting ? many.replace("{n}", waiting) : refused ? not.replace("{n}", refused) : "";
	drop.hidden = waiting || !refused;
	note.hidden = !waiting && !refused;
}

if (serviceWorker) {
	serviceWorker.addEventListener("message", ({ data }) => "waiting" in data && show(data));
	serviceWorker.startMessages();
	addEventListener("online", () => ask("send"));
	document.addEventListener("visibilitychange", () => document.hidden || ask("send"));
	drop.addEventListener("click", () => ask("drop"));
	serviceWorker.register("/sw.js").then(() => ask("page"), () => {}); // a private window may refuse it
}
