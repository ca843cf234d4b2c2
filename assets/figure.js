/* figure.js - lets the picture of an exercise move. The engine is that of src/draw, as WebAssembly; a pose is a file of a kilobyte. */
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const reader = new TextDecoder();
let engine; // one for all figures of the page
let held; // the pose that is in it

const start = () => (engine ??= WebAssembly.instantiateStreaming(fetch(new URL("./figure.wasm", import.meta.url)), { Math }).then((made) => made.instance.exports));

/* The pose of /figure/ITEM/still.svg?side=left&t=2130; src/web/parts/figure.c tells what its bytes are. */
async function read(src) {
	const url = new URL(src, location);
	const left = url.searchParams.get("side") === "left";
	const [skin, hair, clothes, build] = url.searchParams.get("t") ?? "0000";
	url.pathname = url.pathname.replace(/[^/]*$/, "pose.bin");
	const answer = await fetch(url);
	if (!answer.ok) throw answer;
	const bytes = await answer.arrayBuffer();
	const head = [...new Int16Array(bytes, 0, 9)];
	const tones = `fig skin${skin} hair${hair} clothes${clothes}`;
	return { left, build, tones, box: head.splice(left ? 4 : 0, 4).join(" "), loop: head[4], body: new Uint8Array(bytes, 18) };
}

/* Moves the pictures inside an element, which stay where this cannot be. Needs: the first <img> in it is a /figure/. `asked` is for who asked
   to see it move: otherwise nothing does where motion is to be reduced. `phase` tells where in the loop it is now, or nothing: then it goes at its own pace.
   `tight` leaves out what is empty beside it, so that it is large on a narrow screen. */
export function mount(element, { playing = true, asked = false, phase, tight } = {}) {
	const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
	const img = element.querySelector("img");
	let wasm, pose, calls, seen, last;
	let runs = 0; // counts the loops of step, so that there is one
	let t = 0;
	const watch = new IntersectionObserver(([{ isIntersecting }]) => (seen = isIntersecting));

	function draw() {
		const at = wasm.room();
		const room = new Uint8Array(wasm.memory.buffer);
		if (held !== pose) {
			room.set(pose.body, at);
			wasm.open((held = pose).body.length);
		}
		svg.innerHTML = reader.decode(room.subarray(at, at + wasm.frame(t, pose.left, pose.build)));
		element.dataset.moving = "";
	}

	/* The box of the pose, as wide as the figure gets. */
	function narrow() {
		const [x, y, width, height] = pose.box.split(" ").map(Number);
		const sides = [];
		for (t of [0.25, 0.5, 0.75, 0]) {
			draw();
			const drawn = svg.getBBox();
			sides.push(drawn.x, drawn.x + drawn.width);
		}
		const from = Math.max(x, Math.min(...sides) - 4);
		return [from, y, Math.min(x + width, Math.max(...sides) + 4) - from, height].join(" ");
	}

	function step(mine, now) {
		if (mine !== runs) return;
		t = phase?.() ?? (t + Math.min(now - last, 100) / pose.loop) % 1;
		last = now;
		if (seen) draw();
		requestAnimationFrame((next) => step(mine, next));
	}

	function go() {
		runs++;
		if (!pose || !playing || (calm.matches && !asked)) return;
		if (tight) svg.setAttribute("viewBox", (pose.narrow ??= narrow()));
		last = performance.now();
		draw();
		step(runs, last);
	}

	const figure = {
		play() {
			playing = true;
			go();
		},
		pause() {
			playing = false;
			go();
		},
		/* 0..1 of the loop. */
		seek(to) {
			t = to;
			if (pose) draw();
		},
		/* Another picture: what its <img> has as src. */
		async show(src) {
			const mine = (calls = {});
			pose = null;
			go();
			delete element.dataset.moving;
			svg.ariaLabel = img.alt || null;
			try {
				const got = await Promise.all([start(), read(src)]);
				if (mine !== calls) return;
				[wasm, pose] = got;
				t = 0;
				svg.setAttribute("class", pose.tones);
				svg.setAttribute("viewBox", pose.box);
				go();
			} catch {} // the pictures stay
		},
		destroy() {
			figure.pause();
			calls = pose = null;
			calm.removeEventListener("change", go);
			watch.disconnect();
			svg.remove();
			delete element.dataset.moving;
		},
	};

	svg.setAttribute("class", "fig"); // unseen until it is drawn
	svg.setAttribute("role", img.alt ? "img" : "presentation");
	svg.ariaLabel = img.alt || null;
	element.append(svg);
	watch.observe(svg);
	calm.addEventListener("change", go);
	figure.show(img.src);
	return figure;
}
