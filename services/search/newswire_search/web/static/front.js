// What came since this browser looked at the front page before: kept in the browser alone, and nothing depends on it.

const A_VISIT_MS = 30 * 60 * 1000; // whoever comes back within half an hour still reads: what was new stays marked

function lastVisit(now) {
  try {
    const kept = JSON.parse(localStorage.getItem("looked") ?? "null");
    const before = kept && now - kept.at > A_VISIT_MS ? kept.at : (kept?.before ?? null);
    localStorage.setItem("looked", JSON.stringify({ at: now, before }));
    return before;
  } catch {
    return null; // a browser that keeps nothing, or kept what it does not understand
  }
}

const before = lastVisit(Date.now());
if (before) {
  const fresh = [...document.querySelectorAll(".fresh")].filter((mark) => Date.parse(mark.dataset.seen) > before);
  for (const mark of fresh) mark.hidden = false;
  const bar = document.querySelector(".since");
  if (bar && fresh.length) {
    bar.querySelector(".since-count").textContent = fresh.length.toLocaleString(document.documentElement.lang);
    bar.querySelector(".since-link").href = `/search?seen_after=${encodeURIComponent(new Date(before).toISOString())}`;
    bar.hidden = false;
  }
}
