/** A small frontend: it searches, shows an article with its names marked, and says what was wrong. */
import { mentioned, newswire, type Article, type SearchAnswer, type Problem } from "../src/client.js";

const site = new URLSearchParams(location.search).get("site") ?? location.origin;
const api = newswire(site);
const form = document.querySelector("form") as HTMLFormElement;
const hits = document.querySelector("#hits") as HTMLOListElement;
const shown = document.querySelector("#article") as HTMLElement;
const status = document.querySelector("#status") as HTMLElement;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const given = new FormData(form);
  search(String(given.get("q")), String(given.get("since"))).catch(silent);
});

async function search(q: string, since: string): Promise<void> {
  const { data, error } = await api.GET("/v1/search", { params: { query: { q, since } } });
  hits.replaceChildren();
  if (!data) return complain(error);
  status.textContent = `${data.total} found; the index is of ${data.freshness.newest_indexed_at ?? "no time"}`;
  // without `fields` hits have all their members
  for (const hit of (data as SearchAnswer).hits) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.textContent = hit.title;
    button.addEventListener("click", () => void show(hit.id).catch(silent));
    item.append(button);
    hits.append(item);
  }
}

async function show(id: string): Promise<void> {
  const { data, error } = await api.GET("/v1/articles/{article_id}", {
    params: { path: { article_id: id }, query: { offsets: "utf16" } },
  });
  if (!data) return complain(error);
  const title = document.createElement("h2");
  title.textContent = data.title;
  const body = document.createElement("p");
  body.append(...marked(data));
  shown.replaceChildren(title, body);
}

/** The body, in which each place that names somebody is marked. */
function marked(article: Article): Node[] {
  const places = article.entities.flatMap((entity) => entity.mentions.filter((m) => m.field === "body"));
  places.sort((one, other) => one.start - other.start);
  const nodes: Node[] = [];
  let end = 0;
  for (const place of places) {
    if (place.start < end) continue;
    const mark = document.createElement("mark");
    mark.textContent = mentioned(article, place);
    nodes.push(document.createTextNode(article.body.slice(end, place.start)), mark);
    end = place.end;
  }
  return [...nodes, document.createTextNode(article.body.slice(end))];
}

function complain(problem: Problem | undefined): void {
  status.textContent = problem ? problem.detail : "newswire did not say what is wrong";
}

/** Without an answer: it is away, or does not have this page's origin in NEWSWIRE_SEARCH_ORIGINS. */
function silent(): void {
  status.textContent = "newswire does not answer this page";
}
