// What the pages can do better with scripts: none of them needs this file.

// Times are shown in the browser's own zone, which only the browser knows: a cookie tells it to the server.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) {
  const cookie = `zone=${encodeURIComponent(zone)}`;
  const isKept = () => document.cookie.split("; ").includes(cookie);
  if (!isKept()) {
    document.cookie = `${cookie}; path=/; max-age=31536000; samesite=lax`;
    if (isKept()) location.reload(); // this page was made without it; where no cookie is kept, it stays in UTC
  }
}

// A text to take along is copied by a button.
const DONE_MS = 2000;
for (const text of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break; // only where the page came over https, or from this machine
  const { copy, copied } = text.dataset;
  const taken = text.textContent.trim();
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(taken);
    button.textContent = copied;
    setTimeout(() => { button.textContent = copy; }, DONE_MS);
  });
  text.append(button);
}

// A picture that was still being fetched came empty.  Asked for once more it is mostly there.
const EMPTY_WIDTH = 3; // of no-picture.svg; a picture is never so small
const AGAIN_MS = 3000;
addEventListener("load", () => setTimeout(() => {
  for (const picture of document.querySelectorAll("img.picture, img.icon")) {
    if (!picture.complete || picture.naturalWidth !== EMPTY_WIDTH) continue;
    // What is empty still leaves its place free: a grey box would promise something.
    picture.addEventListener("load", () => picture.classList.toggle("missing", picture.naturalWidth === EMPTY_WIDTH));
    picture.src += "&again";
  }
}, AGAIN_MS));
