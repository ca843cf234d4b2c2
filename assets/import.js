// import.js - a file that is chosen goes into the box, so that it can be looked at. Without a script the box takes what is pasted.
const choose = document.querySelector("#choose");
const file = document.querySelector("#file");
const text = document.querySelector("#text");

choose.hidden = false;
file.addEventListener("change", async () => {
	const bytes = await file.files[0]?.arrayBuffer();
	if (!bytes) return;
	try {
		text.value = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		text.value = new TextDecoder("windows-1252").decode(bytes); // what older spreadsheets write
	}
});
