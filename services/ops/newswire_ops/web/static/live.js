// Puts what the server tells in the place of what is shown.  Without this script the page is loaded anew by hand.
"use strict";

const stale = document.getElementById("stale");
const source = new EventSource("/ops/live");

// A section in which somebody types or is about to press stays as it is until they leave it.
function isInUse(section) {
  return section.contains(document.activeElement);
}

function put(section) {
  const shown = document.getElementById(section.id);
  if (!shown || isInUse(shown) || shown.outerHTML === section.outerHTML) return;
  for (const open of shown.querySelectorAll("details[open][id]")) {
    const same = section.querySelector(`#${CSS.escape(open.id)}`);
    if (same) same.open = true;
  }
  shown.replaceWith(section);
}

function show(html) {
  const told = new DOMParser().parseFromString(html, "text/html");
  const sections = [...told.querySelectorAll("section[id], p[id]")];
  const ids = new Set(sections.map((section) => section.id));
  if (!ids.has("done")) document.getElementById("done")?.remove();
  for (const section of sections) put(document.importNode(section, true));
}

function follows(isSo) {
  stale.hidden = isSo;
}

source.addEventListener("look", (event) => {
  show(JSON.parse(event.data));
  follows(true);
  document.title = `${document.querySelector("#first h1").innerText} - newswire`;
});
source.addEventListener("away", (event) => {
  show(JSON.parse(event.data));
  follows(false);
});
source.addEventListener("left", () => {
  source.close();
  location.assign("/ops/login");
});
source.addEventListener("error", () => follows(false));
