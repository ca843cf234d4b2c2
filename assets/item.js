/* item.js - the button over a picture lets it move. Where no script runs it stays hidden. One that `plays` moves by itself, unless less motion is wished. */
import { mount } from "./figure.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");

for (const button of document.querySelectorAll(".picture button")) {
	let figure;
	const turn = (on) => {
		button.ariaPressed = on;
		if (on) {
			figure ??= mount(button.parentNode, { asked: true });
			figure.play();
		} else figure.pause();
	};
	button.hidden = false;
	button.addEventListener("click", () => turn(button.ariaPressed === "false"));
	if ("plays" in button.dataset && !calm.matches) turn(true);
}
