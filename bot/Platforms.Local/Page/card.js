// Renders an answer card. Text reaches the page through textContent alone, so nothing in it can become markup.

import { renderRoutine } from "./routine-card.js";

let nextId = 0;

export function element(tag, { text, ...attributes } = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  node.append(...children);
  return node;
}

export function renderCard(card) {
  const sources = new Map(card.sources.map(source => [source.number, source]));
  const cites = references => citeButtons(references, sources);
  const isSafety = card.kind === "Safety" || card.banner !== undefined;
  const parts = [];
  if (card.notice) parts.push(element("p", { class: "notice", text: card.notice }));
  if (card.banner) parts.push(element("p", { class: `banner ${card.level.toLowerCase()}`, role: "alert", text: card.banner }));
  if (card.lead) parts.push(element("p", { class: card.sentences.length ? "lead" : "lead alone", text: card.lead }));
  if (card.routine && !isSafety) parts.push(renderRoutine(card.routine, cites));
  else if (card.sentences.length) parts.push(renderSentences(card.sentences, isSafety, cites));
  parts.push(...renderClaims(card, cites));
  if (card.referral) parts.push(renderReferral(card.referral, cites));
  if (card.sources.length) parts.push(renderSources(card));
  const article = element("article", { class: isSafety ? "card safety" : "card", "aria-label": "Answer" }, ...parts);
  article.addEventListener("keydown", closeOnEscape);
  return article;
}

// An answer reads as one paragraph; what to do in danger reads as one line after another.
function renderSentences(sentences, isSafety, cites) {
  const pieces = sentences.map(sentence => [sentence.text, ...cites(sentence.references), " "]);
  return element("div", { class: "body" }, ...(isSafety ? pieces.map(piece => element("p", {}, ...piece)) : [element("p", {}, ...pieces.flat())]));
}

// A long routine touches many claims: the first few stand open, the others are named and open with a click.
function renderClaims(card, cites) {
  const open = card.routine ? (card.routine.steps.length ? 3 : 0) : card.contested.length;
  const sections = card.contested.map(claim => renderContested(claim, cites));
  if (sections.length <= open) return sections;
  const named = card.contested.slice(open).map(claim => claim.title).join(" ");
  return [...sections.slice(0, open), element("details", { class: "claims" }, element("summary", { text: `⚖ Contested${open ? " as well" : " about those"}: ${named}` }), ...sections.slice(open))];
}

function renderContested(claim, cites) {
  const id = `contested-${++nextId}`;
  const sides = claim.sides.map(side => element("li", { class: "side" },
    element("p", { class: "position", text: side.position }),
    element("p", { class: "holders" }, side.holders, " ", ...cites(side.references))));
  return element("section", { class: "contested", "aria-labelledby": id },
    element("h3", { id }, element("span", { "aria-hidden": "true", text: "⚖ " }), `${claim.kind}: ${claim.title}`),
    element("ul", { class: "sides" }, ...sides));
}

function renderReferral(referral, cites) {
  return element("section", { class: referral.specific ? "referral specific" : "referral" },
    element("h3", { text: `${referral.heading}: ` }), element("span", { text: referral.text }), " ", ...cites(referral.references));
}

function renderSources(card) {
  const items = card.sources.map(source => element("li", {}, element("details", {},
    element("summary", { text: `[${source.number}] ${titleLine(source)}, ${source.where}` }),
    element("div", { class: "proof" }, ...source.citations.flatMap(citationLines), ...linkLine(source)))));
  const label = card.actions.find(action => action.kind === "OpenSources")?.label ?? "Sources";
  return element("details", { class: "sources" }, element("summary", { text: label }), element("ol", {}, ...items));
}

function citeButtons(references, sources) {
  return references.filter(reference => sources.has(reference.number)).map(reference => {
    const source = sources.get(reference.number);
    const button = element("button", { type: "button", class: "cite", "aria-expanded": "false", "aria-label": `Source ${source.number}, ${source.title}`, text: `${source.number}` });
    button.addEventListener("click", () => toggleProof(button, source, reference.ids));
    return button;
  });
}

function toggleProof(button, source, ids) {
  const wasOpen = button.getAttribute("aria-expanded") === "true";
  closeProof(button.closest(".card"));
  if (wasOpen) return;
  const id = `proof-${++nextId}`;
  const cited = source.citations.filter(citation => ids.includes(citation.id));
  const close = element("button", { type: "button", class: "quiet close", text: "Close" });
  close.addEventListener("click", () => { closeProof(button.closest(".card")); button.focus(); });
  button.setAttribute("aria-expanded", "true");
  button.setAttribute("aria-controls", id);
  button.closest("p, .referral").after(element("div", { id, class: "proof open", role: "group", "aria-label": `Source ${source.number}` },
    ...cited.flatMap(citationLines), element("p", { class: "from", text: `[${source.number}] ${titleLine(source)}` }), ...linkLine(source), close));
}

function closeProof(card) {
  card.querySelector(".proof.open")?.remove();
  for (const button of card.querySelectorAll(".cite[aria-expanded=true]")) {
    button.setAttribute("aria-expanded", "false");
    button.removeAttribute("aria-controls");
  }
}

function closeOnEscape(event) {
  if (event.key !== "Escape") return;
  const open = event.currentTarget.querySelector(".cite[aria-expanded=true]");
  closeProof(event.currentTarget);
  open?.focus();
}

function citationLines(citation) {
  return [element("p", { text: citation.text }), element("p", { class: "who", text: `Said by: ${citation.speaker}. Where: ${citation.where}.` })];
}

const titleLine = source => [`“${source.title}”`, source.author, source.published].filter(Boolean).join(", ");

// Only a web address becomes a link.
function linkLine(source) {
  if (!/^https?:\/\//i.test(source.url ?? "")) return [];
  return [element("p", {}, element("a", { href: source.url, rel: "noopener noreferrer", target: "_blank", text: "Open the source" }))];
}
