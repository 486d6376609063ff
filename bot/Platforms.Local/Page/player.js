// Steps through a routine: countdown, side change, pause, skip, an awake screen, sound only where it is wanted; then the check-in.
import { element } from "./card.js";
import { instructions, picture } from "./routine-card.js";

const TICK = 200;
const NOTHING = () => [];

export class Player {
  #dialog; #phases; #index = 0; #left = 0; #until = 0; #timer; #wake; #sound; #parts; #finished; #isOver = false;

  constructor(dialog, routine, finished) {
    this.#dialog = dialog;
    this.#finished = finished;
    this.#phases = routine.steps.flatMap((step, number) => step.phases.map(phase => ({ ...phase, step, number, of: routine.steps.length })));
  }

  open() {
    this.#index = 0;
    this.#build();
    this.#dialog.showModal();
    this.#dialog.addEventListener("close", this.#stop, { once: true });
    document.addEventListener("visibilitychange", this.#stayAwake);
    this.#stayAwake();
    this.#show();
    this.#run();
  }

  #build() {
    const part = (tag, attributes) => element(tag, attributes);
    this.#parts = {
      title: part("h2", { id: "player-title" }), where: part("p", { class: "where" }), phase: part("p", { class: "phase", role: "status" }),
      left: part("p", { class: "left", role: "timer", "aria-live": "off" }), bar: part("progress", { "aria-label": "Time of this part" }), body: part("div", { class: "body", tabindex: "0" }),
      back: this.#button("Back", () => this.#go(this.#index - 1)), pause: this.#button("Pause", () => this.#toggle(), "strong"), skip: this.#button("Skip", () => this.#go(this.#index + 1)),
      sound: this.#button("Sound: off", () => this.#toggleSound()), end: this.#button("End", () => this.#dialog.close()), awake: part("p", { class: "small" }),
    };
    const { title, where, phase, left, bar, body, back, pause, skip, sound, end, awake } = this.#parts;
    sound.setAttribute("aria-pressed", "false");
    this.#dialog.replaceChildren(element("div", { class: "playing" },
      element("div", {}, where, title), element("div", { class: "clock" }, phase, left, bar), body,
      element("div", { class: "controls" }, back, pause, skip, end, sound, awake)));
    sound.style.gridColumn = "1 / -1";
  }

  #button(text, act, kind = "quiet") {
    const button = element("button", { type: "button", class: kind, text });
    button.addEventListener("click", act);
    return button;
  }

  // A new part begins; the time that a sleeping tab overslept is taken off it.
  #show(overslept = 0) {
    const now = this.#phases[this.#index];
    const { title, where, phase, bar, body, back } = this.#parts;
    this.#left = now.seconds * 1000 - overslept;
    title.textContent = now.step.title;
    where.textContent = `Exercise ${now.number + 1} of ${now.of}`;
    phase.textContent = now.label;
    phase.classList.toggle("side", now.kind === "change-side");
    bar.max = now.seconds;
    back.disabled = this.#index === 0;
    if (body.dataset.step !== String(now.number)) {
      body.dataset.step = String(now.number);
      body.replaceChildren(...picture(now.step), instructions(now.step, NOTHING), element("p", { class: "dose", text: `Dose: ${now.step.dose.text}` }),
        ...(now.step.stop ? [element("p", { text: `When to stop: ${now.step.stop.text}` })] : []));
      body.scrollTop = 0;
    }
    this.#draw();
  }

  #draw() {
    const seconds = Math.max(0, Math.ceil(this.#left / 1000));
    this.#parts.left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    this.#parts.bar.value = this.#phases[this.#index].seconds - seconds;
  }

  #run() {
    this.#until = performance.now() + this.#left;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#tick(), TICK);
    this.#parts.pause.textContent = "Pause";
  }

  #tick() {
    this.#left = this.#until - performance.now();
    while (this.#left <= 0) {
      if (this.#index + 1 >= this.#phases.length) return this.#finish();
      this.#index++;
      this.#beep();
      this.#show(-this.#left);
      this.#until = performance.now() + this.#left;
    }
    this.#draw();
  }

  #toggle() {
    if (!this.#timer) return this.#run();
    this.#left = this.#until - performance.now();
    this.#pause();
  }

  #pause() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#parts.pause.textContent = "Go on";
  }

  #go(index) {
    if (index >= this.#phases.length) return this.#finish();
    const running = this.#timer !== undefined;
    this.#index = Math.max(0, index);
    this.#show();
    if (running) this.#run();
  }

  #finish() {
    this.#quiet();
    this.#finished(this.#dialog);
  }

  #stop = () => {
    this.#quiet();
    this.#sound?.close();
    this.#sound = undefined;
  };

  #quiet() {
    this.#isOver = true;
    clearInterval(this.#timer);
    this.#timer = undefined;
    document.removeEventListener("visibilitychange", this.#stayAwake);
    this.#wake?.release().catch(() => {});
    this.#wake = undefined;
  }

  // The lock is lost whenever the page is hidden, so it is asked for again when it is seen.
  #stayAwake = async () => {
    if (document.visibilityState !== "visible") return;
    try {
      const lock = await navigator.wakeLock.request("screen");
      if (this.#isOver) return void lock.release();
      this.#wake = lock;
      this.#parts.awake.textContent = "The screen stays awake.";
    } catch {
      this.#parts.awake.textContent = "This browser may let the screen go dark.";
    }
  };

  #toggleSound() {
    const on = this.#parts.sound.getAttribute("aria-pressed") !== "true";
    this.#parts.sound.setAttribute("aria-pressed", String(on));
    this.#parts.sound.textContent = on ? "Sound: on" : "Sound: off";
    if (on) this.#sound ??= new AudioContext();
    if (on) this.#beep();
  }

  #beep() {
    if (this.#parts.sound.getAttribute("aria-pressed") !== "true" || !this.#sound) return;
    const [tone, volume, now] = [this.#sound.createOscillator(), this.#sound.createGain(), this.#sound.currentTime];
    tone.frequency.value = 528;
    volume.gain.setValueAtTime(.12, now);
    volume.gain.exponentialRampToValueAtTime(.001, now + .5);
    tone.connect(volume).connect(this.#sound.destination);
    tone.start(now);
    tone.stop(now + .5);
  }
}

// The check-in stays on the page unless the member ticks the box.
export function checkIn(dialog, replies, routineId) {
  const words = element("p", { role: "status" });
  const consent = element("input", { type: "checkbox", id: "consent" });
  const done = element("button", { type: "button", class: "strong", text: "Done" });
  done.addEventListener("click", () => dialog.close());
  const choices = Object.entries({ easier: "Easier", same: "The same", worse: "Worse" }).map(([feeling, text]) => {
    const button = element("button", { type: "button", class: "quiet", "aria-pressed": "false", text });
    button.addEventListener("click", async () => {
      for (const other of choices) other.setAttribute("aria-pressed", String(other === button));
      words.className = feeling === "worse" ? "worse" : "fine";
      words.textContent = replies[feeling];
      if (consent.checked) await keep(routineId, feeling, words);
    });
    return button;
  });
  dialog.replaceChildren(element("div", { class: "check-in" },
    element("h2", { id: "player-title", text: "That was it. How does it feel now?" }), element("div", { class: "choices" }, ...choices), words,
    element("p", { class: "consent" }, consent, element("label", { for: "consent", text: "Keep my answer beside this routine, so that this community can learn which routines help. Without the tick nothing is sent or kept. You can skip this altogether." })),
    element("div", {}, done)));
  consent.addEventListener("change", () => {
    const chosen = choices.findIndex(button => button.getAttribute("aria-pressed") === "true");
    if (consent.checked && chosen >= 0) keep(routineId, ["easier", "same", "worse"][chosen], words);
  });
  choices[0].focus();
}

async function keep(routine, feeling, words) {
  try {
    const response = await fetch("api/check-ins", {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ routine, feeling: feeling[0].toUpperCase() + feeling.slice(1), consent: true }),
    });
    if (!response.ok) throw new Error();
    words.textContent += " Your answer is kept.";
  } catch {
    words.textContent += " Your answer could not be kept, and that does not matter.";
  }
}
