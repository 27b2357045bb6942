"""The choice of the article's title among those that a page states: agreement decides, not the place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from newswire_enrich.extraction.text.shapes import letters

TAIL_CHARACTERS = 50  # of a site's name before or after a title
# A hyphen needs spaces to part, a bar or a wide colon does not.
SHORTEST_SHOWN = 10  # characters: shorter texts are buttons and sections
_TAIL = re.compile(rf"^(.+\S)(?:\s+[-–—|·•:»]\s+|\s*[|｜：]\s*)([^|｜：]{{2,{TAIL_CHARACTERS}}})$")
_LEAD = re.compile(rf"^([^|｜]{{2,{TAIL_CHARACTERS}}}?)\s*[|｜]\s*(\S.+)$")
_KICKER = re.compile(r"^[^:|]{2,60}[:|]\s+")
# Classes of what is offered beside the article.
_BESIDE = re.compile(r"breadcrumb|related|most-?read|teaser", re.IGNORECASE)
# Elements that hold no title of the page's own.
_OUTSIDE = frozenset({"head", "script", "style", "nav", "aside", "footer"})


def choose_title(
    stated: Sequence[str], heading: str | None, fed: str | None, names: frozenset[str], is_shown: Callable[[str], bool]
) -> str:
    """The title that most witnesses agree on, the first of equals; "" where there is none.

    `stated` are the titles of JSON-LD and OpenGraph in the order of trust, `heading` is the page's own, `fed`
    the feed's; `is_shown` tells whether a reader sees a text of these letters, which counts for what is stated.
    `names` of the site are cut off, and so is a kicker where another witness has the title without it.
    """
    witnesses = [(title, True) for title in stated] + [(title, False) for title in (heading, fed) if title]
    candidates = [(without_site(title, names), counts) for title, counts in witnesses]
    said = [letters(title) for title, _ in candidates]
    votes = [said.count(text) + (counts and is_shown(text)) for text, (_, counts) in zip(said, candidates, strict=True)]
    if not votes:
        return ""
    return _without_kicker(candidates[votes.index(max(votes))][0], said)


def site_names(sites: Iterable[str], url: str) -> frozenset[str]:
    """Letters and digits of the names of a site: those it states and those in its address."""
    return frozenset(name for site in (*sites, *_labels(url)) if (name := letters(site)))


def without_site(title: str, names: frozenset[str]) -> str:
    """A title without the name of its site before or after it; `names` are letters and digits only."""
    after, before = _TAIL.match(title), _LEAD.match(title)
    if after and _names_site(after[2], names):
        return after[1]
    return before[2] if before and _names_site(before[1], names) else title


def _names_site(text: str, names: frozenset[str]) -> bool:
    said = letters(text)
    return any(said == name or (len(name) > 3 and said.startswith(name)) for name in names)


def _labels(url: str) -> list[str]:
    """The labels of an address's host that can name a site, and the host itself."""
    host = (urlsplit(url).hostname or "") if "://" in url else ""
    return [host.removeprefix("www."), *(label for label in host.split(".")[:-1] if len(label) > 3)]


def _without_kicker(title: str, said: Sequence[str]) -> str:
    bare = _KICKER.sub("", title, count=1)
    return bare if bare != title and letters(bare) in said else title


class Shown:
    """The texts of a page that stand alone in an element where its title can stand."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree

    def __call__(self, said: str) -> bool:
        """Whether a text of these letters is among them."""
        return any(not is_beside(element) for element in self._elements.get(said, ()))

    @cached_property
    def _elements(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for element in self._tree.iter("h1", "h2", "h3", "span", "div", "p"):
            text = "".join(element.itertext()) if element.tag in ("h1", "h2", "h3") else element.text or ""
            if len(text) > SHORTEST_SHOWN:
                found.setdefault(letters(text), []).append(element)
        return found


def is_beside(element: Any) -> bool:
    """Whether an element belongs to navigation or to what is offered beside the article."""
    around = (element, *element.iterancestors())
    return any(each.tag in _OUTSIDE or _BESIDE.search(each.get("class") or "") for each in around)


def only_heading(tree: Any) -> str | None:
    """The only heading of the first rank, None when there are several; those of breadcrumbs do not count."""
    found = [" ".join("".join(h.itertext()).split()) for h in tree.iter("h1") if not is_crumb(h)]
    found = [text for text in found if text]
    return found[0] if len(set(found)) == 1 else None


def named(tree: Any, names: frozenset[str]) -> str:
    """What the page's title element or its first heading says without the site's name, "" where neither is."""
    texts = (" ".join("".join(e.itertext()).split()) for e in tree.xpath("//head//title | //h1"))
    return next((without_site(text, names) for text in texts if text), "")


def is_crumb(heading: Any) -> bool:
    """Whether a heading is the last step of a breadcrumb: what search engines are to show."""
    around = (heading, *list(heading.iterancestors())[:4])
    return any("breadcrumb" in " ".join(map(str, each.values())).lower() for each in around)
