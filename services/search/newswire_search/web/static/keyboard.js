// Keys: `/` searches, `j` and `k` go along the headlines, `o` opens one, `?` tells of them.  Whoever steers by voice or
// hits keys by accident turns them off in the dialog, which is kept in the browser.

const HEADLINES = "main :is(h2, h3) a[href], main .said .where:first-of-type a[href]";
const TYPED_INTO = "input, textarea, select, [contenteditable]";
const dialog = document.getElementById("keys");
const isOn = document.getElementById("keys-on");

function kept(value) {
  try {
    if (value !== undefined) localStorage.setItem("keys", value);
    return localStorage.getItem("keys");
  } catch {
    return null; // a browser that keeps nothing
  }
}

function headlines() {
  return [...document.querySelectorAll(HEADLINES)].filter((link) => link.checkVisibility());
}

// The next headline of where one is, be that a headline or anything between two; of nowhere, the first one.
function step(forward) {
  const at = document.activeElement;
  const links = headlines();
  const isAhead = (link) =>
    at === document.body ? forward : at.compareDocumentPosition(link) &
      (forward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING);
  const ahead = links.filter((link) => link !== at && isAhead(link));
  const next = forward ? ahead[0] : ahead.at(-1);
  next?.focus();
  next?.scrollIntoView({ block: "center" });
}

const actions = {
  "/": () => document.getElementById("q")?.select(),
  j: () => step(true),
  k: () => step(false),
  o: () => headlines().includes(document.activeElement) && document.activeElement.click(),
  "?": () => dialog.showModal(),
};

document.addEventListener("keydown", (event) => {
  const isTyped = event.target.closest?.(TYPED_INTO) || event.ctrlKey || event.metaKey || event.altKey;
  const action = actions[event.key];
  if (!action || isTyped || dialog.open || (kept() === "off" && event.key !== "?")) return;
  event.preventDefault(); // the sign would be typed into the box that it leads to
  action();
});

isOn.checked = kept() !== "off";
isOn.addEventListener("change", () => kept(isOn.checked ? "on" : "off"));
const button = document.getElementById("show-keys");
button.hidden = false;
button.addEventListener("click", () => dialog.showModal());
document.getElementById("hide-keys").addEventListener("click", () => dialog.close());
