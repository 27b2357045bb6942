// What the pages of articles can do better with scripts: all of it is there without them.

// A citation is copied by a button.
for (const text of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break; // only where the page came over https, or from this machine
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text.dataset.copy;
  const cited = text.textContent.trim();
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(cited);
    button.textContent = text.dataset.copied;
    setTimeout(() => { button.textContent = text.dataset.copy; }, 2000);
  });
  text.append(button);
}

// A picture that cannot be had leaves no grey field.
for (const picture of document.querySelectorAll("img.picture, img.icon")) {
  if (picture.complete && !picture.naturalWidth) picture.remove();
  else picture.addEventListener("error", () => picture.remove());
}

// The way to an article's trace is shown to whoever may see it, which only the operator's pages know.
for (const reasons of document.querySelectorAll("details.reasons")) {
  const trace = reasons.querySelector("[data-trace]");
  if (!trace) continue;
  reasons.addEventListener("toggle", async () => {
    const reply = await fetch(trace.dataset.trace, { method: "HEAD", redirect: "manual" });
    trace.hidden = !reply.ok;
  }, { once: true });
}
