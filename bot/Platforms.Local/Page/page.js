// The page: sends questions, shows what the stream of messages brings, and says in words when something does not work.
import { element, renderCard } from "./card.js";
import { renderFeedback } from "./feedback.js";

const PATIENCE = 45_000;
const PAUSE = 2_000;
const MOST_FAILURES = 5;
const talk = document.getElementById("talk");
const welcome = document.getElementById("welcome");
const form = document.getElementById("ask");
const question = document.getElementById("question");
const newTopic = document.getElementById("new-topic");
const trouble = document.getElementById("trouble");
const news = document.getElementById("news");
const title = document.title;
const turns = new Map();
let topic = sessionStorage.getItem("topic") ?? startTopic();
let isReady = false;
let failures = 0;

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
  const card = renderCard(message.card);
  card.append(...renderFeedback(message.card));
  turn.node.append(card);
  if (message.card.notice) tellChange(turn, message);
  if (isReady && turn === [...turns.values()].at(-1)) turn.node.scrollIntoView({ block: "start" });
}

// An answer that moderators changed is told once, wherever the member has scrolled to meanwhile.
function tellChange(turn, message) {
  const key = `told ${message.ask} ${message.card.lead ?? ""}`;
  if (sessionStorage.getItem(key)) return;
  sessionStorage.setItem(key, "1");
  const show = element("button", { type: "button", class: "quiet", text: "Show it" });
  const done = element("button", { type: "button", class: "quiet", text: "Close" });
  show.addEventListener("click", () => {
    clearNews();
    const card = turn.node.querySelector(".card");
    card.setAttribute("tabindex", "-1");
    card.focus({ preventScroll: true });
    turn.node.scrollIntoView({ block: "start" });
  });
  done.addEventListener("click", () => { clearNews(); question.focus(); });
  news.replaceChildren(element("p", { text: `Moderators have changed the answer to “${shorten(message.asked)}”.` }), show, done);
  document.title = `Changed answer · ${title}`;
}

function clearNews() {
  news.replaceChildren();
  document.title = title;
}

const shorten = text => text.length > 80 ? `${text.slice(0, 79)}…` : text;

function listen() {
  const stream = new EventSource("api/messages");
  stream.addEventListener("message", event => showMessage(JSON.parse(event.data)));
  stream.addEventListener("ready", () => {
    trouble.textContent = "";
    failures = 0;
    if (isReady) return;
    isReady = true;
    tidy();
    talk.setAttribute("aria-live", "polite");
    if (turns.size > 0) talk.lastElementChild.scrollIntoView({ block: "end" });
  });
  stream.addEventListener("error", () => {
    const isClosed = stream.readyState === EventSource.CLOSED;
    const isOver = isClosed && ++failures >= MOST_FAILURES;
    trouble.textContent = isOver ? "Your session has ended. Please reload the page." : "The connection to the bot is lost. Trying again…";
    // An error page instead of a stream (a host that is starting or overloaded) closes the source for good; another one may get through.
    if (isClosed && !isOver) setTimeout(listen, failures * PAUSE);
  });
}

listen();
