// Renders the exercises of a routine card. The card itself (lead, marks, pointer, sources) is card.js.
import { element } from "./card.js";

export function renderRoutine(routine, cites) {
  const parts = [];
  if (routine.steps.length) parts.push(element("ol", { class: "steps" }, ...routine.steps.map(step => renderStep(step, cites))));
  if (routine.notes.length) parts.push(element("div", { class: "notes" }, ...routine.notes.map(note => line(note, cites))));
  return element("div", { class: "routine" }, ...parts);
}

function renderStep(step, cites) {
  const parts = [
    element("h3", {}, element("span", { text: `${step.number}. ${step.title}` }), element("span", { class: "time", text: step.time })),
    ...picture(step),
    line(step.purpose, cites),
    labelled("Position", `${step.position}${step.equipment.length ? `. You need: ${step.equipment.join("; ")}` : ""}.`),
    instructions(step, cites),
    labelled("Dose", step.dose.text, "dose", ...cites(step.dose.references)),
    ...step.easier.map(easier => labelled("Easier", easier.text, "", ...cites(easier.references))),
  ];
  if (step.feel) parts.push(labelled("What to feel", step.feel.text, "", ...cites(step.feel.references)));
  if (step.stop) parts.push(labelled("When to stop", step.stop.text, "", ...cites(step.stop.references)));
  parts.push(...step.cautions.map(caution => labelled("Note", caution.text, "", ...cites(caution.references))));
  if (step.contested.length) parts.push(element("p", { class: "mark", text: `⚖ Contested, see below: ${step.contested.join(" ")}` }));
  parts.push(element("p", { class: "soft", text: `Described by ${step.describedBy}.` }));
  return element("li", { class: "step" }, ...parts);
}

export function picture(step) {
  return step.picture ? [element("img", { src: `pictures/${step.picture.id}.svg`, alt: step.picture.alt, width: "480", height: "300" })] : [];
}

export function instructions(step, cites) {
  return element("ol", { class: "how" }, ...step.instructions.map(instruction => element("li", {}, line(instruction, cites))));
}

export const line = (sentence, cites) => element("p", {}, sentence.text, " ", ...cites(sentence.references));

const labelled = (label, text, kind = "", ...after) => element("p", kind ? { class: kind } : {}, element("span", { class: "label", text: `${label}: ` }), text, " ", ...after);
