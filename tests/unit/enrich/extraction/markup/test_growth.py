"""Pages of one kind of thing many times over take time by their length, and not by its square."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growth import STEEP, exponent
from newswire_enrich.extraction import extract

SENTENCE = "The harbour board of Saltmere met on Monday and said that the pier is shut until the spring."
LINK = '<a href="/news/2026/the-pier-of-saltmere-{0}">The pier of Saltmere is shut for week {0}</a>'
SMALL, LARGE = 20_000, 80_000


def repeated(form: str) -> Callable[[int], str]:
    return lambda size: "".join(form.format(number) for number in range(size // len(form)))


PARTS = {
    "paragraphs of a class that says they are shared": repeated('<p class="share">{0} ' + SENTENCE + "</p>"),
    "forms that ask for an address": repeated('<form>Your address, {0}: <input type="email"> please</form>'),
    "fields for an address": repeated('<input type="email">{0}'),
    "links in one paragraph": repeated(LINK + " and "),
    "links and breaks in one line": repeated(LINK + " some more words <br>"),
}
AROUND = {"links in one paragraph": "<p>{}</p>"}


@pytest.mark.parametrize("name", PARTS)
def test_a_page_takes_time_by_its_length(name: str) -> None:
    def work(size: int) -> object:
        body = AROUND.get(name, "<div>{}</div>").format(PARTS[name](size))
        text = f"<html><body><main><h1>Pier stays shut</h1><p>{SENTENCE}</p>{body}</main></body></html>"
        return extract(text.encode(), "text/html", "https://www.example.org/news/2026/the-pier-of-saltmere-stays-shut")

    assert exponent(work, SMALL, LARGE) < STEEP
