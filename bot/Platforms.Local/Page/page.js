// The page: sends questions, shows what the stream of messages brings, and says in words when something does not work.
import { element, renderCard } from "./card.js";

const PATIENCE = 45_000;
const talk = document.getElementById("talk");
const welcome = document.getElementById("welcome");
const form = document.getElementById("ask");
const question = document.getElementById("question");
const newTopic = document.getElementById("new-topic");
const trouble = document.getElementById("trouble");
const turns = new Map();
let topic = sessionStorage.getItem("topic") ?? startTopic();
let isReady = false;

function startTopic() {
  const id = crypto.randomUUID();
  sessionStorage.setItem("topic", id);
  return id;
}

form.addEventListener("submit", event => {
  event.preventDefault();
  const text = question.value.trim();
  if (!text) return question.focus();
  question.value = "";
  ask(crypto.randomUUID(), topic, text);
});

question.addEventListener("keydown", event => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

for (const example of welcome.querySelectorAll("button"))
  example.addEventListener("click", () => ask(crypto.randomUUID(), topic, example.textContent));

newTopic.addEventListener("click", () => {
  topic = startTopic();
  tidy();
  talk.lastElementChild?.scrollIntoView({ block: "end" });
  question.focus();
});

async function ask(id, topicOfTurn, text) {
  const turn = turnOf(id, Number.MAX_SAFE_INTEGER, topicOfTurn, text);
  showWaiting(turn);
  turn.node.scrollIntoView({ block: "start" });
  try {
    const response = await fetch("api/questions", {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ ask: id, topic: topicOfTurn, text }),
    });
    if (response.ok) return;
    const { reply } = await response.json().catch(() => ({}));
    showProblem(turn, reply ?? `The bot did not take the question (status ${response.status}).`, response.status === 422 ? null : () => ask(id, topicOfTurn, text));
  } catch {
    showProblem(turn, "The bot cannot be reached. Is it still running?", () => ask(id, topicOfTurn, text));
  }
}

function turnOf(id, order, topicOfTurn, asked) {
  let turn = turns.get(id);
  if (!turn) {
    turn = { id, order, topic: topicOfTurn, node: element("li", { class: "turn" }, element("h2", { class: "asked" }, element("span", { class: "unseen", text: "You asked: " }), asked)) };
    turns.set(id, turn);
    place(turn);
  } else if (turn.order !== order && order !== Number.MAX_SAFE_INTEGER) {
    turn.order = order;
  }
  return turn;
}

function place(turn) {
  const later = [...turns.values()].filter(other => other.order > turn.order).sort((a, b) => a.order - b.order)[0];
  talk.insertBefore(turn.node, later?.node ?? null);
  tidy();
}

// Dividers and the welcome follow from the turns that are there.
function tidy() {
  for (const divider of talk.querySelectorAll(".divider")) divider.remove();
  let before = null;
  for (const turn of [...turns.values()].sort((a, b) => a.order - b.order)) {
    if (before && before !== turn.topic) talk.insertBefore(divider(), turn.node);
    before = turn.topic;
  }
  if (before && before !== topic) talk.append(divider());
  welcome.hidden = !isReady || turns.size > 0;
  newTopic.hidden = turns.size === 0;
}

const divider = () => element("li", { class: "divider", text: "New topic: nothing is carried over" });

function showWaiting(turn) {
  settle(turn);
  turn.node.append(element("p", { class: "waiting", text: "Looking through the sources" }));
  turn.timer = setTimeout(() => showProblem(turn, "No answer came. It may still arrive; you can also ask again."), PATIENCE);
}

function showProblem(turn, words, again) {
  settle(turn);
  const parts = [element("p", { class: "lead alone", text: words })];
  if (again) {
    const button = element("button", { type: "button", class: "quiet", text: "Try again" });
    button.addEventListener("click", again);
    parts.push(element("p", {}, button));
  }
  turn.node.append(element("article", { class: "card problem", "aria-label": "Problem" }, ...parts));
}

function settle(turn) {
  clearTimeout(turn.timer);
  for (const old of turn.node.querySelectorAll(".waiting, .card")) old.remove();
}

function showMessage(message) {
  const turn = turnOf(message.ask, message.order, message.topic, message.asked);
  settle(turn);
  turn.node.append(renderCard(message.card));
  if (isReady && turn === [...turns.values()].at(-1)) turn.node.scrollIntoView({ block: "start" });
}

function listen() {
  const stream = new EventSource("api/messages");
  stream.addEventListener("message", event => showMessage(JSON.parse(event.data)));
  stream.addEventListener("ready", () => {
    trouble.textContent = "";
    if (isReady) return;
    isReady = true;
    tidy();
    talk.setAttribute("aria-live", "polite");
    if (turns.size > 0) talk.lastElementChild.scrollIntoView({ block: "end" });
  });
  stream.addEventListener("error", () => {
    trouble.textContent = stream.readyState === EventSource.CLOSED
      ? "Your session has ended. Please reload the page."
      : "The connection to the bot is lost. Trying again…";
  });
}

listen();
