// Names under the search box, as they are typed: a combobox by the pattern of ARIA.  Enter without a choice searches.

const SHORTEST = 2; // letters: one is the beginning of a tenth of all names
const PAUSE_MS = 150; // a person types a letter in some 200 ms: one question a word, not one a letter
const MOST = 6;

const box = document.querySelector('.search input[name="q"]');
if (box) combobox(box);

function combobox(input) {
  const list = document.createElement("ul");
  Object.assign(list, { id: "suggestions", className: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestions ?? "");
  input.closest("form").append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  let chosen = -1;
  let timer = 0;
  let asked = 0;

  const close = () => {
    clearTimeout(timer);
    asked += 1; // names that are still on their way would open again what somebody closed, or left
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (number) => {
    chosen = number;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === number)));
    const option = list.children[number];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };

  const take = (option) => {
    // The words before the name stay words; the name becomes a filter beside those that the form has.
    const form = input.closest("form");
    const filter = document.createElement("input");
    Object.assign(filter, { type: "hidden", name: "entity", value: option.dataset.entity });
    form.append(filter);
    input.value = option.dataset.before;
    form.submit();
  };

  const show = (entities, before) => {
    close();
    list.append(...entities.map((entity, number) => {
      const option = document.createElement("li");
      const name = document.createElement("bdi");
      const articles = document.createElement("span");
      name.textContent = entity.name;
      articles.className = "how";
      articles.textContent = entity.articles.toLocaleString(document.documentElement.lang);
      option.append(name, articles);
      option.id = `suggestion-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      Object.assign(option.dataset, { entity: entity.id, before });
      option.addEventListener("mousedown", (event) => {
        event.preventDefault(); // or the box would lose the focus, and the list close, before the click
        take(option);
      });
      return option;
    }));
    list.hidden = entities.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };

  const suggest = async () => {
    const number = (asked += 1);
    const [, before, typed] = /^(.*?)((?:\p{Lu}[\p{L}\p{M}'’.-]*\s+)*[\p{L}\p{M}'’.-]*)$/u.exec(input.value) ?? [];
    if (!typed || typed.trim().length < SHORTEST || before.trimEnd().endsWith(":")) return close();
    try {
      const reply = await fetch(`/v1/entities/suggest?${new URLSearchParams({ q: typed.trim(), size: MOST })}`);
      if (!reply.ok || number !== asked) return; // an older answer that comes late is no answer
      show((await reply.json()).entities, before.trim());
    } catch {
      close(); // without a network the box is a box
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE_MS);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const number = list.children.length;
    if (event.key === "ArrowDown") mark((chosen + 1) % number);
    else if (event.key === "ArrowUp") mark((chosen <= 0 ? number : chosen) - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
    else return;
    event.preventDefault();
  });
}
