/* item.js - the button over the first picture of an exercise lets it move. Where no script runs it stays hidden. */
import { mount } from "./figure.js";

const button = document.querySelector(".picture button");
let figure;

button.hidden = false;
button.addEventListener("click", () => {
	const on = button.ariaPressed === "false";
	button.ariaPressed = on;
	if (on) {
		figure ??= mount(button.parentNode, { asked: true });
		figure.play();
	} else figure.pause();
});
