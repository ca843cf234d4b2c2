// check.mjs - what trivet exports, read by programs of others: npm fhir validates, npm ical.js and libical read the calendar. Prints TAP.
// Usage: check.mjs PATH-OF-TRIVET PATH-OF-CALENDAR-READER
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fhir from "fhir";
import ICAL from "ical.js";
import { must, runTests, test } from "../tap.mjs";

const [trivet, reader] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "trivet-exchange-"));
const db = join(folder, "t.db");
const run = (words, zone = "UTC") => execFileSync(trivet, [...words, "--db", db], { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, TZ: zone } });
const is = (got, wanted, what) => must(JSON.stringify(got) === JSON.stringify(wanted), `${what}:`, [got], "is not", [wanted]);

const now = Math.floor(Date.now() / 1000);
const daysAgo = (n) => new Date((now - n * 86400) * 1000).toISOString().slice(0, 10);

/* Somebody whose plan is open, and who has used all that can be kept. */
function person() {
	const questions = JSON.parse(run(["questions", "--json"])).questions;
	const answers = questions.filter((q) => q.kind === "yesno").map((q) => ({ question: q.id, value: "no", at: now }));
	const more = { age: "34", how_long: "over_3_months", where: "p5_l,p5_r", pain_now: "4", pain_average: "5", stiffness: "unsure" };
	for (const [question, value] of Object.entries(more)) {
		const had = answers.find((a) => a.question === question);
		if (had) had.value = value;
		else answers.push({ question, value, at: now });
	}
	const plan = { day: daysAgo(20), why: "first", text: "{}" };
	return {
		format: "trivet diary", version: 1,
		answers,
		cleared: [{ rule: "rf_20", day: daysAgo(3), at: now - 3 * 86400 }],
		activities: [{ words: "carry the child; up, and \"down\"", since: daysAgo(20) }],
		entries: [
			{ day: daysAgo(10), at: now - 10 * 86400, pain_now: 6, pain_worst: 8, pain_average: 7, sleep: 3, mood: 5, medicines: "one of the white ones",
				note: "=1+1\nzwei ÄÖÜ 🦴", regions: [{ region: "p5_l", intensity: 7 }, { region: "p5_r", intensity: 2 }], scores: [{ activity: 1, score: 4 }] },
			{ day: daysAgo(1), at: now - 86400, pain_now: 3 },
		],
		deeds: [
			{ day: daysAgo(9), at: now - 9 * 86400, leg: "treatment", item: "acupuncture", seconds: 0, from: "log" },
			{ day: daysAgo(1), at: now - 86400, leg: "practice", item: "shoulder_rolls", seconds: 60, from: "session" },
		],
		marks: [{ first: daysAgo(8), last: daysAgo(7), kind: "flare", note: "after the move" }],
		trials: [], breaks: [], desk_days: [], plans: [plan, { ...plan, day: daysAgo(2), why: "a new answer" }],
		reassessments: [{ day: daysAgo(2), text: JSON.stringify({ then: { pain_tenths: 70, activities_tenths: null }, now: { pain_tenths: 40, activities_tenths: null }, word: "much_better", weeks: 3 }) }],
		settings: [{ key: "country", value: "DE" }], intentions: [],
	};
}

test("everything goes in and comes out again", () => {
	writeFileSync(join(folder, "in.json"), JSON.stringify(person()));
	run(["import", join(folder, "in.json")]);
	const out = JSON.parse(run(["export"]));
	is(out.entries.length, 2, "entries");
	is(out.entries[0].scores, [{ activity: 1, score: 4 }], "scores");
});

test("the bundle is FHIR R4, says fhir", () => {
	const bundle = JSON.parse(run(["export", "--fhir"]));
	const result = new fhir.Fhir().validate(bundle, { errorOnUnexpected: true });
	const bad = result.messages.filter((m) => m.severity === "error" || (m.severity === "warning" && !/72514-3/.test(m.message)));
	is([result.valid, bad], [true, []], "messages"); // the package knows no LOINC codes
	const count = (type) => bundle.entry.filter((e) => e.resource.resourceType === type).length;
	for (const type of ["Patient", "QuestionnaireResponse", "Observation", "CarePlan", "Goal", "Procedure"]) must(count(type) > 0, `no ${type}`);
	is(Object.keys(bundle.entry[0].resource), ["resourceType", "id"], "an identity was made up");
	const urls = bundle.entry.map((e) => e.fullUrl);
	is(new Set(urls).size, urls.length, "fullUrls are each there once");
	for (const [, url] of JSON.stringify(bundle).matchAll(/"reference":"([^"]*)"/g)) must(urls.includes(url), `${url} is nowhere`);
	is(JSON.parse(run(["export", "--fhir"])).entry.map((e) => e.fullUrl), urls, "the names stay the same");
});

test("the validator can find a fault", () => {
	const bundle = JSON.parse(run(["export", "--fhir"]));
	bundle.entry.find((e) => e.resource.resourceType === "Observation").resource.status = "hoped";
	is(new fhir.Fhir().validate(bundle, { errorOnUnexpected: true }).valid, false, "valid");
});

function events(text) {
	for (const line of text.split("\r\n")) must(Buffer.byteLength(line) <= 75, "too long:", line);
	must(!/(^|[^\r])\n/.test(text), "a bare line end");
	const calendar = new ICAL.Component(ICAL.parse(text));
	for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
	return calendar.getAllSubcomponents("vevent").map((e) => new ICAL.Event(e));
}

test("a record is the same one on the next machine, and two records are two", () => {
	const at = (file, words) => execFileSync(trivet, [...words, "--db", join(folder, file)], { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, TZ: "UTC" } });
	const names = (file) => JSON.parse(at(file, ["export", "--fhir"])).entry.map((e) => e.fullUrl).sort();
	const patient = (file) => JSON.parse(at(file, ["export", "--fhir"])).entry.find((e) => e.resource.resourceType === "Patient").resource.id;
	run(["log", "pain", "2"]);
	run(["log", "delete", JSON.parse(run(["log", "list", "--json"])).entries.at(-1).id.toString()]); // ids have a gap here
	run(["log", "pain", "3", "--day", daysAgo(4)]);
	writeFileSync(join(folder, "moved.json"), run(["export"]));
	at("moved.db", ["import", join(folder, "moved.json")]);
	is(names("moved.db"), names("t.db"), "names on the next machine");
	is(new Set(names("t.db")).size, names("t.db").length, "each once");
	at("other.db", ["log", "pain", "3"]);
	must(patient("other.db") !== patient("t.db"), "two records have one name");
	const before = patient("other.db");
	is(patient("other.db"), before, "the same a second time");
	at("other.db", ["import", join(folder, "moved.json"), "--merge"]);
	is(patient("other.db"), before, "what was there stays who it was");
});

test("ical.js reads the calendar", () => {
	const text = run(["export", "--ics"]);
	const all = events(text);
	is(all.map((e) => e.summary).sort(), ["Look back at the plan", "Next treatment: from today on", "Practice", "Treatment"], "summaries");
	is(all.every((e) => e.startDate.isDate), true, "whole days");
	is(all.map((e) => e.uid), events(run(["export", "--ics"])).map((e) => e.uid), "UIDs stay the same");
	is(all.find((e) => e.summary === "Practice").description.includes("\n"), true, "lines of the description");
});

test("breaks stand in the hours at the desk", () => {
	const text = run(["export", "--ics", "--breaks"], "Europe/Berlin");
	const breaks = events(text).filter((e) => e.summary === "Stand up and move");
	const clock = (e) => e.startDate.hour * 60 + e.startDate.minute;
	is([breaks.length, Math.min(...breaks.map(clock)), Math.max(...breaks.map(clock))], [14, 8 * 60 + 40, 17 * 60 + 46], "every 40 minutes from 8 to 18");
	is(new Set(breaks.map((e) => e.uid)).size, 14, "UIDs");
	for (const e of breaks) is(e.component.getFirstPropertyValue("rrule").toString(), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "days");
	writeFileSync(join(folder, "b.ics"), text);
	is(execFileSync(reader, [join(folder, "b.ics"), "Stand up and move"], { encoding: "utf8" }).trim().split("\n").length > 250, true, "libical");
});

/* The time of day stays by the clock when the clock is turned: both readers expand a year, and the local hour never moves. */
for (const zone of ["Europe/Berlin", "America/New_York", "Australia/Sydney", "America/Nuuk", "Africa/Cairo", "Asia/Gaza", "Asia/Kolkata", "Europe/Dublin", "UTC"]) {
	test(`${zone}: practice stays at half past six`, () => {
		const text = run(["export", "--ics", "--at", "18:30"], zone).replace(/;UNTIL=\w+/, ";UNTIL=" + (new Date().getUTCFullYear() + 2) + "0101T000000Z");
		writeFileSync(join(folder, "c.ics"), text);
		const local = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
		const practice = events(text).find((e) => e.summary === "Practice");
		const times = [];
		for (const it = practice.iterator(), next = () => it.next(); ; ) {
			const t = next();
			if (!t || times.length === 400) break;
			times.push(t.toUnixTime());
		}
		must(times.length >= 250, "days:", times.length);
		for (const t of times) is(local.format(t * 1000), "18:30", new Date(t * 1000).toISOString());
		const other = execFileSync(reader, [join(folder, "c.ics"), "Practice"], { encoding: "utf8" }).trim().split("\n").map(Number);
		is(other.slice(0, 250), times.slice(0, 250), "libical");
	});
}

await runTests({ last: () => rmSync(folder, { recursive: true }) });
