/* share.js - hands the plan that is written to another app of the device, where the browser can hand over files. Elsewhere the button stays hidden. */
const button = document.querySelector("[data-share]");
const { form } = button;
const kinds = [["json", "application/json"], ["txt", "text/plain"]]; // some browsers hand over texts, but no JSON
const parcel = (text, [end, type]) => ({ files: [new File([text], `trivet-plan.${end}`, { type })] });
const kind = kinds.find((k) => navigator.canShare?.(parcel("{}", k)));

async function share() {
	const body = new URLSearchParams(new FormData(form));
	body.set("go", "make");
	const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
	const isFile = answer?.ok && answer.headers.get("Content-Type")?.startsWith("application/json");
	if (!isFile) form.requestSubmit(form.querySelector("[value=make]")); // the page that follows says why
	else await navigator.share(parcel(await answer.text(), kind)).catch(() => {}); // or the person thought better of it
}

if (kind) {
	button.hidden = false;
	button.addEventListener("click", share);
}
