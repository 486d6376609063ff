// The desk with a script: find a statement by its words, and see a correction as members would read it. Without one the desk works all the same.
const SHOWN = 8;
const PAUSE = 400;
const form = document.querySelector("form.correct");

if (form) {
  for (const field of form.querySelectorAll("fieldset")) addPicker(field);
  let timer;
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(preview, PAUSE); });
}

function addPicker(field) {
  const cites = field.querySelector("input");
  const text = field.querySelector("textarea");
  const search = node("input", { type: "search", placeholder: "Find a statement by its words", "aria-label": `Find a statement for: ${field.querySelector("label").firstChild.textContent.trim()}`, autocomplete: "off" });
  const found = node("ul", { class: "found" });
  search.addEventListener("input", event => {
    event.stopPropagation();
    found.replaceChildren(...matches(search.value).map(option => choice(option, cites, text, search, found)));
  });
  search.addEventListener("keydown", event => {
    if (event.key === "Enter") event.preventDefault();
    if (event.key === "Enter") found.querySelector("button")?.click();
    if (event.key === "Escape") clear(search, found);
  });
  field.append(search, found);
}

function matches(words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  return [...document.querySelectorAll("#statements option")].filter(option => {
    const text = `${option.value} ${option.textContent}`.toLowerCase();
    return wanted.every(word => text.includes(word));
  }).slice(0, SHOWN);
}

function choice(option, cites, text, search, found) {
  const button = node("button", { type: "button" });
  button.append(node("code", {}, option.value), ` ${option.textContent}`);
  button.addEventListener("click", () => {
    const ids = cites.value.split(/[\s,]+/).filter(Boolean);
    if (!ids.includes(option.value)) cites.value = [...ids, option.value].join(" ");
    if (!text.value.trim()) text.value = option.textContent;
    clear(search, found);
    text.focus();
    form.dispatchEvent(new Event("input"));
  });
  const item = node("li", {});
  item.append(button);
  return item;
}

function clear(search, found) {
  search.value = "";
  found.replaceChildren();
}

async function preview() {
  const place = document.getElementById("preview");
  const fields = new URLSearchParams(new FormData(form));
  try {
    const response = await fetch(form.action.replace(/correct$/, "preview"), { method: "POST", body: fields });
    if (!response.ok) return;
    const { problems, text } = await response.json();
    place.hidden = false;
    place.classList.toggle("unsound", problems.length > 0);
    place.replaceChildren(node("h2", {}, problems.length > 0 ? "Not yet" : "Preview"), ...(problems.length > 0 ? problems.map(problem => node("p", {}, problem)) : [node("p", { class: "text" }, text ?? "")]));
  } catch {
    // The button "Preview" still works, and says what is wrong.
  }
}

function node(tag, attributes, text) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
