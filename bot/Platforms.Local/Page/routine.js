// The routine page: the form, the routine that comes back on the stream of messages, and what can be done with it.
import { element, renderCard } from "./card.js";
import { checkIn, Player } from "./player.js";

const GOALS = { release: "Let go", stretch: "Stretch", strengthen: "Strengthen", reset: "Rest and reset", check: "Check myself", any: "A bit of everything" };
const PRESETS = [5, 10, 15, 20, 30];
const PATIENCE = 45_000;
const at = id => document.getElementById(id);
const [form, minutes, words, experience, trouble, result] = ["request", "minutes", "words", "experience", "trouble", "result"].map(at);
let current = sessionStorage.getItem("routine");
let questionId = sessionStorage.getItem("routine-question");
let waiting;
let choices;

async function start() {
  choices = await (await fetch("api/routines/choices")).json();
  at("goals").append(...choices.goals.map(goal => choice("radio", "goal", goal, GOALS[goal] ?? goal, goal === "release")));
  at("cannot").append(...choices.limits.filter(limit => !limit.needsSomebody).map(limit => choice("checkbox", "limit", limit.id, capital(limit.label))));
  at("careful").append(...choices.limits.filter(limit => limit.needsSomebody).map(limit => choice("checkbox", "limit", limit.id, capital(limit.label))));
  at("presets").append(...PRESETS.map(preset => {
    const button = element("button", { type: "button", class: "quiet", "aria-label": `${preset} minutes`, text: String(preset) });
    button.addEventListener("click", () => { minutes.value = String(preset); });
    return button;
  }));
  listen();
}

function choice(type, name, value, text, checked = false) {
  const input = element("input", { type, name, value });
  input.checked = checked;
  return element("label", { class: "choice" }, input, element("span", { text }));
}

form.addEventListener("submit", event => {
  event.preventDefault();
  ask({
    goal: form.elements.goal.value,
    minutes: minutes.value.trim(),
    limits: [...form.querySelectorAll("input[name=limit]:checked")].map(box => box.value).concat(words.value.trim() || []),
    experience: experience.value,
  });
});

async function ask(request) {
  current = crypto.randomUUID();
  sessionStorage.setItem("routine", current);
  trouble.textContent = "";
  result.hidden = false;
  at("actions").replaceChildren();
  at("card").replaceChildren(element("p", { class: "waiting", text: "Putting it together" }));
  result.scrollIntoView({ behavior: "smooth", block: "start" });
  clearTimeout(waiting);
  waiting = setTimeout(() => say("No routine came. Please try again."), PATIENCE);
  try {
    const response = await fetch("api/routines", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ ask: current, request }) });
    const reply = await response.json().catch(() => ({}));
    if (!response.ok) return say(reply.reply ?? `The bot did not take the request (status ${response.status}).`);
    questionId = reply.questionId;
    sessionStorage.setItem("routine-question", questionId);
  } catch {
    say("The bot cannot be reached. Is it still running?");
  }
}

function say(text) {
  clearTimeout(waiting);
  result.hidden = true;
  trouble.textContent = text;
}

function show(card) {
  clearTimeout(waiting);
  const routine = card.routine;
  if (routine?.problems.length) {
    say(routine.problems.join(" "));
    return minutes.focus();
  }
  result.hidden = false;
  at("card").replaceChildren(renderCard(card));
  const actions = [];
  if (routine?.steps.length) {
    actions.push(action("Start", () => new Player(at("player"), routine, dialog => checkIn(dialog, choices.checkIn, questionId)).open(), "strong"));
    actions.push(action("Print", () => window.print()));
  }
  if (routine?.nearest) actions.push(action(`Build the nearest: ${routine.nearest.label}`, () => nearest(routine.nearest), "strong"));
  at("actions").replaceChildren(...actions);
  result.focus({ preventScroll: true });
}

// The same limits and words as before, with the goal and time that can be met.
function nearest({ goal, minutes: time }) {
  minutes.value = String(time);
  form.elements.goal.value = goal;
  form.requestSubmit();
}

function action(text, act, kind = "quiet") {
  const button = element("button", { type: "button", class: kind, text });
  button.addEventListener("click", act);
  return button;
}

function listen() {
  const stream = new EventSource("api/messages");
  stream.addEventListener("message", event => {
    const message = JSON.parse(event.data);
    if (message.ask === current) show(message.card);
  });
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) say("Your session has ended. Please reload the page.");
  });
}

const capital = text => text[0].toUpperCase() + text.slice(1);

start().catch(() => say("The bot cannot be reached. Is it still running?"));
