/* dates.js - a browser writes days and times in its own way (11/26/2026, 07:40 PM): below the box it stands as on the pages. Part of app.js. */
const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function asRead({ type, value, valueAsDate: day }) {
	if (type === "time") return value.slice(0, 5);
	return day ? `${days[day.getUTCDay()]} ${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}` : "";
}

for (const box of document.querySelectorAll("input[type=date], input[type=time]")) {
	const read = Object.assign(document.createElement("output"), { className: "as-read" });
	const show = () => (read.textContent = asRead(box));
	box.after(read);
	box.addEventListener("input", show);
	show();
}
