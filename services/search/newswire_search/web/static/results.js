// The results page, better with scripts: a bar offers what arrives while it stands, and nothing moves by itself under a
// reader's eyes.
const arrived = document.querySelector(".arrived");
if (arrived && "EventSource" in window) {
  const seen = new Set([...document.querySelectorAll('.hit h2 a[href^="/articles/"]')].map((link) => link.pathname));
  const opened = Date.now();
  let stream = null;
  let count = 0;
  const tell = (event) => {
    const { id, article } = JSON.parse(event.data);
    const path = `/articles/${encodeURIComponent(id)}`;
    // An article that is written again, because it was edited or linked, is no new one.
    if (!article || seen.has(path) || Date.parse(article.first_seen_at) < opened - 60_000) return;
    seen.add(path);
    count += 1;
    arrived.querySelector(".arrived-count").textContent = count.toLocaleString(document.documentElement.lang);
    arrived.hidden = false;
  };
  const listen = () => {
    if (document.hidden) {
      stream?.close(); // a page that nobody sees takes no place in line
      stream = null;
    } else if (!stream) {
      stream = new EventSource(arrived.dataset.stream);
      stream.addEventListener("article", tell);
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
