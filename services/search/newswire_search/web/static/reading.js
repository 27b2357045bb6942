// What the pages of articles can do better with scripts: all of it is there without them.

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
