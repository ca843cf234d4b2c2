/* session.js - plays the list of the page. What it plays stands in data-* of the list, what it says in data-* of the <dialog>. */
const byId = (id) => document.getElementById(id);
const player = byId("player");
const words = player.dataset;
const moves = [...document.querySelectorAll(".move")];
const bars = player.querySelectorAll(".player-bars i");
const part = Object.fromEntries([...player.querySelectorAll("[data-part]")].map((e) => [e.dataset.part, e]));
const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

let at = 0; // the step
/* Of the step, in milliseconds. */
let total, left;
let last; // when it was counted
let runs = false;
let said; // of the step
let sound, lock;
let told; // of the count
/* Moves, where that can be. */
let figure;
/* A page that did not tick for so long was frozen. */
const GAP = 3000;
/* All of the step so far. */
let seen;
/* When it was started, and how it was then. */
let begun;
/* Not skipped, and seen; ran to its end while nobody could see, all of it or in part. */
const done = new Set();
const maybe = new Set();

const ticks = [...document.querySelectorAll("#after-unseen [name=step]")];

let quiet = false; // until it is said otherwise, also the next time
let slept = false; // the browser put the page away in the middle of this very session
try {
	quiet = localStorage.quiet === "1";
	slept = sessionStorage.runs === location.search;
} catch {} // not here

function note(runs) {
	try {
		sessionStorage.runs = runs ? location.search : "";
	} catch {}
}

/* ---- heard ---- */

const hush = () => window.speechSynthesis?.cancel();
/* A browser may have the interface and no voice at all. */
const voices = () => window.speechSynthesis?.getVoices().length;

/* Heard once: from the voice of the browser, or from what reads the page to somebody, never from both. */
function speak(text) {
	const voiced = !quiet && voices();
	part.voice.textContent = quiet || voiced ? "" : words.voiceless;
	part.live.textContent = voiced ? "" : text;
	if (!voiced) return;
	const speech = new SpeechSynthesisUtterance(text);
	speech.rate = 0.92;
	speechSynthesis.speak(speech);
}

function say(text) {
	hush();
	speak(text);
}

function chime(hertz) {
	if (quiet || !window.AudioContext) return;
	sound ??= new AudioContext();
	sound.resume();
	const tone = new OscillatorNode(sound, { frequency: hertz });
	const { gain } = tone.connect(new GainNode(sound, { gain: 0 }));
	const now = sound.currentTime;
	gain.linearRampToValueAtTime(0.16, now + 0.03);
	gain.exponentialRampToValueAtTime(0.001, now + 1.1);
	tone.start();
	tone.stop(now + 1.2);
}

async function wake(on) {
	try {
		await lock?.release();
		lock = on && (await navigator.wakeLock?.request("screen"));
	} catch {}
}

/* ---- seen ---- */

const clock = (s) => (s < 100 ? s : Math.floor(s / 60) + ":" + String(s % 60).padStart(2, "0"));

/* Where the count of the step is (struct session_pace in src/core/session.h), and where in its loop the figure is then. */
function count() {
	const { rounds, reps, rep, hold, rest, in: into, out } = moves[at].dataset;
	let past = total - left + (runs && performance.now() - last);
	if (into) {
		const breath = +into + +out;
		past %= breath;
		const word = past < into ? "in" : "out";
		return { word, n: Math.ceil((word === "in" ? into - past : breath - past) / 1000), phase: past / breath };
	}
	if (!reps) return {};
	const round = Math.min(rounds - 1, Math.floor(past / (reps * rep + +rest)));
	past -= round * (reps * rep + +rest);
	const n = Math.min(Math.floor(past / rep), reps - 1) + 1;
	if (past > reps * rep) return { word: "rest", n, round, phase: 0 };
	past %= rep;
	const way = (rep - hold) / 2;
	const held = (past - way) / hold;
	if (!+hold) return { n, round, phase: past / rep };
	if (held < 0) return { n, round, phase: (0.42 * past) / way };
	return held < 1 ? { word: "hold", held, n, round, phase: 0.45 } : { n, round, phase: 0.7 + (0.3 * (past - way - hold)) / way };
}

/* Each count, and each word, once; over what is being said already it is not said. */
function tell({ word, n, round }) {
	const of = moves[at].dataset.in ? word : [round, n, word].join();
	if (!n || told === of) return;
	told = of;
	if (quiet || !voices()) {
		chime(word === "hold" || word === "out" ? 440 : 330);
		if (word) part.live.textContent = words[word];
	} else if (!speechSynthesis.speaking) speak(words[word] ?? `${n}`);
}

function paint() {
	const seconds = Math.max(0, Math.ceil(left / 1000));
	const { reps, rounds } = moves[at].dataset;
	const { word, n, round, held } = count();
	part.count.textContent = fill(rounds > 1 ? words.round : words.step, { i: at + 1, n: moves.length, r: round + 1, m: rounds });
	part.clock.textContent = n ? Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0") : "";
	part.word.textContent = words[word] ?? "";
	part.held.style.transform = `scaleX(${held ?? 0})`;
	part.left.textContent = n ?? clock(seconds);
	part.unit.textContent = n ? (reps ? fill(words.of, { n: reps }) : "") : seconds < 100 ? words.seconds : words.minutes;
	part.ring.style.strokeDashoffset = 100 * (1 - left / total);
	bars.forEach((bar, i) => (bar.style.transform = `scaleX(${i < at ? 1 : i > at ? 0 : 1 - left / total})`));
}

const title = ({ dataset }) => [dataset.name, dataset.side].filter(Boolean).join(", ");
const intro = () => title(moves[at]) + ". " + moves[at].dataset.say;

function load(step) {
	const move = moves[step];
	const next = moves[step + 1];
	at = step;
	total = left = 1000 * move.dataset.seconds;
	said = new Set();
	told = "";
	seen = true;
	for (const name of ["name", "side", "say"]) part[name].textContent = move.dataset[name];
	for (const name of ["easier", "harder"]) part[name].hidden = !move.dataset[name];
	part.stop.textContent = move.querySelector(".move-stop").textContent;
	part.adapt.innerHTML = move.querySelector(".move-adapt")?.innerHTML ?? "";
	part.steps.innerHTML = move.querySelector(".move-how ol").innerHTML;
	part.figure.alt = move.querySelector("img").alt;
	part.figure.src = move.querySelector("img").src;
	figure?.show(part.figure.src);
	part.next.textContent = next ? title(next) : words.last;
	part.after.textContent = next ? next.dataset.length : "";
	part.preview.hidden = !next;
	part.preview.src = (next ?? move).querySelector("img").src;
	paint();
}

/* ---- the time ---- */

function once(name, due) {
	if (!due || said.has(name)) return;
	said.add(name);
	if (name === "check") part.say.textContent = words.check;
	say(words[name]);
}

/* Counted by the clock: in a hidden page that ticks seldom, the session is no longer. What ran while nobody could see is not taken for done. */
function tick() {
	const now = performance.now();
	const before = at;
	if (!runs) return;
	const blind = document.hidden || now - last > GAP;
	left -= now - last;
	last = now;
	seen &&= !blind;
	while (left <= 0) {
		const over = left;
		(seen ? done : maybe).add(at);
		if (at === moves.length - 1) return end();
		load(at + 1);
		left += over;
		seen = !blind;
	}
	if (at !== before) {
		chime(660);
		say(fill(words.next, { name: intro() }));
	}
	once("half", total >= 30000 && left <= total / 2);
	once("check", total - left >= 1000 * moves[at].dataset.check);
	once("count", left <= 3000 && !moves[at].dataset.reps);
	tell(count());
	paint();
}

function run(on) {
	runs = on;
	last = performance.now();
	part.play.ariaLabel = on ? words.pause : words.play;
	player.classList.toggle("paused", !on);
	wake(on);
	if (on) figure?.play();
	else {
		figure?.pause();
		hush();
	}
}

function go(step) {
	load(Math.max(step, 0));
	last = performance.now();
	say(intro());
}

/* ---- begin and end ---- */

/* `before`: how it was, 0 to 10; nothing where it was not said. */
function begin(before) {
	if (!player.open) player.showModal();
	if (before) byId("before").value = before;
	begun ??= Date.now();
	note(true);
	player.classList.remove("ready");
	part.play.focus({ preventScroll: true });
	player.scrollTop = 0;
	run(true);
	chime(528);
	say(quiet || voices() ? intro() : words.voiceless + " " + intro());
}

function end() {
	run(false);
	at = moves.length;
	player.close();
	chime(528);
	say(words.end);
}

/* What ran to its end unseen: only who was there knows. */
function ask() {
	for (const tick of ticks) {
		tick.parentNode.hidden = tick.disabled = done.has(+tick.value) || !maybe.has(+tick.value);
		tick.checked &&= !tick.disabled;
	}
	byId("after-unseen").hidden = ticks.every((tick) => tick.disabled);
	byId("after-plain").hidden = !done.size && !ticks.some((tick) => tick.checked);
}

/* The page below: how is it now? */
function closed() {
	const over = at === moves.length;
	const early = byId("after-early");
	if (runs) run(false);
	note(false);
	const ago = byId("after-ago");
	ago.disabled = !begun;
	ago.value = Math.round((Date.now() - begun) / 1000);
	byId("after-before").hidden = byId("before").value !== "";
	document.querySelectorAll("[name=step]").forEach((input) => (input.disabled = !done.has(+input.value)));
	ask();
	byId("moves").hidden = early.hidden = byId("go-on").hidden = over;
	early.hidden ||= slept;
	early.textContent = fill(done.size ? early.dataset.some : early.dataset.none, { n: done.size, all: moves.length });
	byId("after").scrollIntoView({ block: "center" });
	byId("after-title").focus({ preventScroll: true });
}

/* In the place of the cue, where it is seen; a second tap brings that back. */
function more(way) {
	const { dataset } = moves[at];
	const text = part.say.textContent === dataset[way] ? dataset.say : dataset[way];
	say((part.say.textContent = text));
}

const acts = {
	leave: () => player.close(),
	play: () => (player.matches(".ready") ? begin() : run(!runs)),
	start: () => begin(),
	easier: () => more("easier"),
	harder: () => more("harder"),
	back: () => go(total - left > 3000 ? at : at - 1),
	skip: () => (at < moves.length - 1 ? go(at + 1) : end()),
	sound() {
		quiet = !quiet;
		part.sound.ariaPressed = !quiet;
		if (quiet) hush();
		try {
			localStorage.quiet = +quiet;
		} catch {}
	},
};
const keys = { " ": "play", ArrowLeft: "back", ArrowRight: "skip", m: "sound", M: "sound" };

for (const name in acts) part[name].addEventListener("click", acts[name]);
player.addEventListener("keydown", (event) => {
	const own = event.key === " " && event.target.closest("button, summary"); // its click does it
	if (!keys[event.key] || own || event.ctrlKey || event.metaKey) return;
	event.preventDefault();
	acts[keys[event.key]]();
});
player.addEventListener("close", closed);
byId("go-on").addEventListener("click", () => begin());
player.querySelectorAll("[data-before]").forEach((tap) => tap.addEventListener("click", () => begin(tap.dataset.before)));
ticks.forEach((tick) => tick.addEventListener("change", ask));
document.addEventListener("visibilitychange", () => runs && !document.hidden && wake(true));
document.querySelectorAll(".moves svg").forEach((ring) => ring.pauseAnimations());
part.sound.ariaPressed = !quiet;
setInterval(tick, 100);
load(0);
import("./figure.js").then(({ mount }) => (figure = mount(part.figure.parentNode, { playing: runs, phase: () => count().phase, tight: true })), () => {}); // without it the pictures stand still
voices(); // some browsers load them only now
if (slept) {
	moves.forEach((_, i) => maybe.add(i));
	closed();
} else player.showModal();
