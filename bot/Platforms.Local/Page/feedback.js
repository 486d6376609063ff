// What a member thinks of an answer: thumbs, and a flag whose reason is asked. Every reply is told in words, to screen readers too.
import { element } from "./card.js";

const LONGEST = 1_000;
let nextId = 0;

// The part below an answer; nothing for a line that is no answer, and no vote on a safety card.
export function renderFeedback(card) {
  if (card.kind === "Decline") return [];
  const says = element("p", { class: "says", role: "status", tabindex: "-1" });
  const group = element("div", { class: "feedback", role: "group", "aria-label": "What do you think of this answer?" });
  if (card.kind === "Answer") group.append(...thumbs(card, says));
  group.append(flagButton(card, group, says), says);
  return [group];
}

function thumbs(card, says) {
  const buttons = [["✓", "Helpful", true], ["✗", "Not helpful", false]].map(([sign, label, isUp]) => {
    const button = element("button", { type: "button", class: "quiet", "aria-pressed": "false" }, element("span", { "aria-hidden": "true", text: `${sign} ` }), label);
    button.addEventListener("click", async () => {
      const reply = await send("api/votes", { questionId: card.questionId, isUp });
      if (reply.isKept) for (const each of buttons) each.setAttribute("aria-pressed", `${each === button}`);
      says.textContent = reply.says;
    });
    return button;
  });
  return buttons;
}

function flagButton(card, group, says) {
  const button = element("button", { type: "button", class: "quiet", "aria-expanded": "false" }, element("span", { "aria-hidden": "true", text: "⚑ " }), "Flag");
  button.addEventListener("click", () => {
    const open = group.querySelector("form");
    if (open) return close(button, open);
    const form = flagForm(card, button, says);
    says.textContent = "";
    button.setAttribute("aria-expanded", "true");
    group.append(form);
    form.querySelector("textarea").focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
  });
  return button;
}

function close(button, form) {
  form.remove();
  button.setAttribute("aria-expanded", "false");
  button.focus();
}

function flagForm(card, button, says) {
  const id = `reason-${++nextId}`;
  const reason = element("textarea", { id, rows: "3", maxlength: `${LONGEST}`, required: "", placeholder: "It leaves out …, the source says …" });
  const cancel = element("button", { type: "button", class: "quiet", text: "Cancel" });
  const form = element("form", { class: "flag" }, element("label", { for: id, text: "What is wrong with it? Moderators read this." }), reason,
    element("div", { class: "row" }, element("button", { type: "submit", text: "Send to the moderators" }), cancel));
  cancel.addEventListener("click", () => close(button, form));
  form.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close(button, form);
  });
  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (!reason.value.trim()) return reason.focus();
    const reply = await send("api/flags", { questionId: card.questionId, reason: reason.value.trim() });
    says.textContent = reply.says;
    if (!reply.isKept) return;
    close(button, form);
    button.disabled = true;
    says.focus();
  });
  return form;
}

async function send(address, body) {
  try {
    const response = await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    const { reply } = await response.json().catch(() => ({}));
    return { isKept: response.ok, says: reply ?? `The bot did not take it (status ${response.status}).` };
  } catch {
    return { isKept: false, says: "The bot cannot be reached. Please try again." };
  }
}
