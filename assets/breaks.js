/*
 * breaks.js - breaks at the desk, for those without the desktop program. trivet decides when (src/core/breaks.h); this tells it what the browser sees of
 * the person, shows what it answers, in the card and as a notification, and asks again when it was told to. It works while the page is open.
 */
const card = document.getElementById("breaks");
const part = (name) => card.querySelector(`[data-part="${name}"]`);
const form = part("form");
const token = form.querySelector('[name="csrf"]').value;
const why = form.querySelector("select");
const TAG = "trivet-break"; // one notification at a time
const AGAIN = 60; // seconds until the next try when trivet does not answer

let now = {}; // what trivet said last
let timer;

/* ---- asking and telling ---- */

const hex = () => [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");

async function ask(path, options) {
	try {
		const answer = await fetch(path, { ...options, signal: AbortSignal.timeout(10000) });
		if (answer.ok) await show(await answer.json());
		else if (answer.status === 409) await look(); // another tab has told it already
		else throw answer;
	} catch {
		part("say").textContent = card.dataset.lost;
		wait(AGAIN);
	}
}

const look = () => ask(new URL("../breaks/next", import.meta.url));

/* A break is done once, however often and from wherever it is said. */
const idOf = (event) => (event === "done" && now.show !== "nothing" ? `break-${now.number}-done` : hex());

function tell(event, { seconds = 0, reason = "" } = {}) {
	const body = new URLSearchParams({ csrf: token, rid: idOf(event), event, seconds, why: reason, item: event === "done" ? now.item : "" });
	return ask(new URL("../breaks/next", import.meta.url), { method: "POST", body });
}

function wait(seconds) {
	clearTimeout(timer);
	timer = setTimeout(look, 1000 * seconds);
}

/* ---- showing ---- */

const minutes = (text, seconds) => text.replace("{n}", Math.ceil(seconds / 60));

function sayNext() {
	const { next, soon, snoozed } = card.dataset;
	if (now.hold !== "free") return card.dataset[now.hold];
	if (now.due_in_s < 90) return soon;
	return minutes(now.stage === "snoozed" ? snoozed : next, now.due_in_s);
}

const cue = () => (now.way === "exercise" ? now.say : card.dataset[now.way]);

function showCard() {
	const asks = now.show !== "nothing";
	const figure = part("figure");
	part("say").textContent = asks ? card.dataset[now.show] : sayNext();
	part("now").hidden = !asks;
	part("name").textContent = now.name;
	part("name").hidden = !now.name;
	part("cue").textContent = cue();
	part("words").replaceChildren(...now.words.map((word) => Object.assign(document.createElement("li"), { textContent: word })));
	Object.assign(part("open"), { href: now.open, textContent: card.dataset[now.way + "Open"] });
	figure.hidden = !now.figure;
	if (now.figure && figure.getAttribute("src") !== now.figure) Object.assign(figure, { src: now.figure, alt: now.what });
	form.hidden = false;
	for (const some of form.querySelectorAll("[data-for]")) some.hidden = !some.dataset.for.split(" ").includes(now.show);
	for (const some of form.querySelectorAll("[data-hold]")) some.hidden = !some.dataset.hold.split(" ").includes(now.hold);
}

const worker = async () => (navigator.serviceWorker?.controller ? navigator.serviceWorker.ready : null);

async function notify() {
	const title = card.dataset[now.show];
	const sign = now.show === "sign";
	const buttons = [...form.querySelectorAll('[data-event="done"], [data-event="snooze"]')].slice(0, 2);
	const options = {
		tag: TAG, body: sign ? "" : [now.name, cue()].filter(Boolean).join(": "), silent: sign, renotify: !sign, data: { open: now.open },
	};
	const registration = await worker();
	if (registration) {
		const actions = sign ? [] : buttons.map((button) => ({ action: `${button.dataset.event} ${button.dataset.seconds ?? 0}`, title: button.textContent.trim() }));
		await registration.showNotification(title, { ...options, actions });
	} else {
		new Notification(title, options).onclick = () => open(now.open, "_blank");
	}
}

async function unnotify() {
	const registration = await worker();
	for (const note of (await registration?.getNotifications({ tag: TAG })) ?? []) note.close();
}

async function show(next) {
	const { show: before, number } = now;
	now = next;
	showCard();
	wait(next.wake_in_s);
	if (next.keep) await tell("tick");
	else if (before === next.show && number === next.number) return;
	else if (["sign", "break", "offer"].includes(next.show) && window.Notification?.permission === "granted") await notify().catch(() => {});
	else if (before) await unnotify();
}

/* ---- what the person does ---- */

form.addEventListener("click", ({ target }) => {
	const button = target.closest("[data-event]");
	if (!button) return;
	tell(button.dataset.event, { seconds: button.dataset.seconds, reason: button.dataset.event === "skip" ? why.value : "" });
	why.value = "";
});

navigator.serviceWorker?.addEventListener("message", ({ data }) => {
	if (typeof data.rest !== "string") return;
	const [event, seconds] = data.rest.split(" ");
	tell(event, { seconds });
});

/* Where the browser can tell that nobody is there, and may. */
async function watch() {
	const detector = new IdleDetector();
	let { userState, screenState } = detector;
	detector.addEventListener("change", () => {
		if (detector.screenState !== screenState) tell(detector.screenState === "locked" ? "lock" : "unlock");
		else if (detector.userState !== userState) tell(detector.userState === "idle" ? "idle" : "active", { seconds: detector.userState === "idle" ? 60 : 0 });
		({ userState, screenState } = detector);
	});
	await detector.start({ threshold: 60000 });
	({ userState, screenState } = detector);
	part("blind").hidden = true;
}

const allow = part("allow");
part("blind").hidden = false;
allow.hidden = window.Notification?.permission !== "default";
allow.querySelector("button").addEventListener("click", async () => {
	if (window.IdleDetector) IdleDetector.requestPermission().then((may) => may === "granted" && watch()).catch(() => {});
	allow.hidden = (await Notification.requestPermission()) !== "default";
});
if (window.IdleDetector) {
	const may = await navigator.permissions.query({ name: "idle-detection" }).catch(() => null);
	if (may?.state === "granted") watch().catch(() => {});
}

await tell("begin");
