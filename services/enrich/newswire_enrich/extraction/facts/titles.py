"""The choice of the article's title among those that a page states: agreement decides, not the place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from newswire_enrich.extraction.text.element_text import full_text, squeezed_text
from newswire_enrich.extraction.text.markup_names import says
from newswire_enrich.extraction.text.shapes import letters

TAIL_CHARACTERS = 50  # of a site's name before or after a title
# A hyphen needs spaces to part, a bar or a wide colon does not.
SHORTEST_SHOWN = 10  # characters: shorter texts are buttons and sections
SHORTEST_CUT = 50  # signs: who ends a short title in three dots means them
MOST_PARTS = 4  # elements within a heading each of which may be a line of its own; more are words in styles
MOST_FOLDED = 3  # letters that one becomes in small: "ΐ"
TOLD_LETTERS = 3  # of a word that can tell a site's name; shorter ones are in many
_TAIL = re.compile(rf"^(.+\S)(?:\s+[-–—|·•:»]\s+|\s*[|｜：]\s*)([^|｜：]{{2,{TAIL_CHARACTERS}}})$")
_LEAD = re.compile(rf"^([^|｜]{{2,{TAIL_CHARACTERS}}}?)\s*[|｜]\s*(\S.+)$")
_SECTION = re.compile(rf"^(.{{2,{TAIL_CHARACTERS}}}?)\s+[-–—|·•:»]\s+(\S.+)$")
_BARRED = re.compile(rf"(?<=\S{{2}})\s+[|｜]\s+[^|｜]{{2,{TAIL_CHARACTERS}}}$")
_KICKER = re.compile(r"^[^:|]{2,60}[:|]\s+")
# Classes of what is offered beside the article.
_SAYS_BESIDE = says(r"breadcrumb|related|most-?read|teaser")
# Classes within a headline of what is none of it, as content management systems of several countries name it: the line
# above, a badge, and what only screen readers say; then the line below.
_ASIDE = re.compile(
    r"kicker|eyebrow|overline|top-?line|roof-?line|dachzeile|spitzmarke|volanta|cintillo|occhiello"
    r"|ante-?t[ií]tulo|sur-?titre|super-?title|pre-?title"
    r"|(?:^|[\s_-])(?:badge|label|premium)(?:$|[\s_-])"
    r"|visually-?hidden|sr-only|screen-?reader",
    re.IGNORECASE,
)
_BELOW = re.compile(r"sub-?title|sub-?line|sub-?head|unterzeile|sous-?titre", re.IGNORECASE)
# Elements that hold no title of the page's own.
_OUTSIDE = frozenset({"head", "script", "style", "nav", "aside", "footer"})
_OPENERS = frozenset(" \"'‘’“”„«»‹›(-–—/")  # behind which a capital goes on
_CUT = ("…", "...")
_SOFT = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")  # marks of where a line may break, which nobody reads

_TRUST = ("headline", "heading", "social", "fed")  # equals are taken in this order
_SPELLING = ("headline", "social", "heading", "fed")  # what agrees is written as metadata has it: no styles, no breaks


@dataclass(frozen=True, slots=True)
class Titles:
    """What each witness calls an article: JSON-LD, the page's own heading, OpenGraph, the feed."""

    headline: str | None = None
    heading: str | None = None
    social: str | None = None
    fed: str | None = None


def choose_title(said: Titles, names: frozenset[str], is_shown: Callable[[str], bool]) -> str:
    """The title that most witnesses agree on, the first of equals; "" where there is none.

    `is_shown` tells whether a reader sees a text of these letters, which counts for what is stated, as the heading's
    own place does where JSON-LD states none: what is made for social networks is no title of the page.  `names` of the
    site are cut off, and so is a kicker where another witness has the title without it.
    """
    found = {field: title for field in _TRUST if (title := getattr(said, field))}
    whole = {field: _uncut(title, found.values()) for field, title in found.items()}
    titles = {field: _without_tail(without_site(title, names), found.values(), names) for field, title in whole.items()}
    letters_of = {field: letters(title) for field, title in titles.items()}
    votes = {field: [*letters_of.values()].count(text) for field, text in letters_of.items()}
    for field in votes.keys() & {"headline", "social"}:
        votes[field] += is_shown(letters_of[field])
    if "heading" in votes and not said.headline:
        votes["heading"] += 1
    if not votes:
        return ""
    chosen = letters_of[max(votes, key=lambda field: votes[field])]
    written = next(titles[field] for field in _SPELLING if letters_of.get(field) == chosen)
    return _without_kicker(written, [*letters_of.values()])


def _uncut(title: str, others: Iterable[str]) -> str:
    """A title as another witness goes on with it, where it was cut: search engines ask for 110 signs at most."""
    if len(title) < SHORTEST_CUT or not title.endswith(_CUT):
        return title
    said = letters(title)
    return next((other for other in others if len(other) > len(title) and letters(other).startswith(said)), title)


def _without_tail(title: str, others: Iterable[str], names: frozenset[str]) -> str:
    """A title without an end that another witness lacks: words of the site's names, or anything behind a bar."""
    match = _TAIL.match(title)
    if match is None or not any(other == match[1] for other in others):
        return title
    if _BARRED.search(title):  # an author, a section or a series
        return match[1]
    words = [word for part in match[2].split() if len(word := letters(part)) >= TOLD_LETTERS]
    return match[1] if words and all(any(word in name for name in names) for word in words) else title


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
    return [host.removeprefix("www."), *(label for label in host.split(".")[:-1] if len(label) > 1)]


def _without_kicker(title: str, said: Sequence[str]) -> str:
    bare = _KICKER.sub("", title, count=1)
    return bare if bare != title and letters(bare) in said else title


class Shown:
    """The texts of a page that stand alone in an element where its title can stand."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree

    def __call__(self, said: str) -> bool:
        """Whether a text of these letters is among them."""
        long = (each for each in self._texts if MOST_FOLDED * len(each[0]) >= len(said))
        return any(letters(text) == said and not is_beside(element) for text, element in long)

    @cached_property
    def _texts(self) -> list[tuple[str, Any]]:
        elements = self._tree.iter("h1", "h2", "h3", "span", "div", "p")
        texts = ((full_text(e) if e.tag[0] == "h" else e.text or "", e) for e in elements)
        return [(text, element) for text, element in texts if len(text) > SHORTEST_SHOWN]


def is_beside(element: Any) -> bool:
    """Whether an element belongs to navigation or to what is offered beside the article."""
    around = (element, *element.iterancestors())
    return any(each.tag in _OUTSIDE or _SAYS_BESIDE(each.get("class")) for each in around)


def page_heading(tree: Any, stated: Sequence[str], names: frozenset[str]) -> str | None:
    """The page's own heading of the first rank, None where nobody can tell which; those of breadcrumbs do not count.

    Of several it is the one that says a `stated` title, else the first that one of those or the title element repeats,
    for that names the section too, else the one that is marked as the headline; the name of the site is none.
    """
    said = [letters(title) for title in stated if title]
    headings = [h for h in tree.iter("h1") if not is_crumb(h) and not _leads_home(h)]
    texts = {h: text for h in headings if (text := _heading_text(h, said)) and letters(text) not in names}
    if len({letters(text) for text in texts.values()}) <= 1:
        return next(iter(texts.values()), None)
    whole = "".join((*said, letters(_title_element(tree))))
    same = (text for text in texts.values() if letters(text) in said)
    marked = (text for h, text in texts.items() if "headline" in (h.get("itemprop") or ""))
    repeated = (text for text in texts.values() if len(text) >= SHORTEST_SHOWN and letters(text) in whole)
    return next(chain(same, repeated, marked), None)


def _leads_home(heading: Any) -> bool:
    """Whether a heading is a link to the site's front, and so its name."""
    links = [link for link in heading.iter("a") if (link.get("href") or "").strip() in ("/", "./", "../")]
    return any(letters(full_text(link)) == letters(full_text(heading)) for link in links)


def _heading_text(heading: Any, stated: Sequence[str]) -> str:
    """The text of a heading, without the lines beside it that some write into it and no title has.

    Where the rest ends with a colon, that was the line above and its class only says how it looks.  A part without a
    telling class is one where a `stated` title is the rest.
    """
    whole = _joined(heading.itertext())
    parts = [part for part in heading.iterdescendants() if isinstance(part.tag, str)]
    if not parts or letters(whole) in stated:
        return whole
    aside = [n for n, part in enumerate(parts) if _is_aside(part, whole)]
    bare = _without(heading, aside) if aside else whole
    if letters(bare) not in stated:
        rests = (_without(heading, [n]) for n in range(len(parts)) if len(parts) <= MOST_PARTS)
        bare = next((rest for rest in rests if letters(rest) in stated), bare)
    return bare if len(bare) >= SHORTEST_SHOWN and not bare.endswith(":") else whole


def _is_aside(part: Any, whole: str) -> bool:
    """Whether a part of a heading is a line of its own; one without letters only separates what is read as one."""
    said, name = _joined(part.itertext()), part.get("class") or ""
    return bool(letters(said)) and bool(_ASIDE.search(name) or (_BELOW.search(name) and whole.endswith(said)))


def _without(heading: Any, dropped: Sequence[int]) -> str:
    """The text of a heading without some of the elements within it."""
    copy = deepcopy(heading)
    copied = [part for part in copy.iterdescendants() if isinstance(part.tag, str)]
    for n in dropped:
        if copied[n].getparent() is not None:
            copied[n].drop_tree()
    return _joined(copy.itertext())


def _joined(texts: Iterable[str]) -> str:
    """Texts of elements in one, apart where styles alone part them: "Storm" and "Ferry stays in port"."""
    joined = ""
    for text in texts:
        joined += f" {text}" if joined and text[:1].isupper() and joined[-1] not in _OPENERS else text
    return " ".join(joined.translate(_SOFT).split())


def _title_element(tree: Any) -> str:
    return " ".join("".join(tree.xpath("string(//head//title)")).split())


def named(tree: Any, names: frozenset[str], section: str | None = None) -> str:
    """What the page's title element or its first heading says without the names of site and section, "" for neither.

    The site's name may be none that is known: what a bar parts from the end of a title element is one all the same.
    """
    title = without_site(_title_element(tree), names)
    lead = _SECTION.match(title)
    if lead and section and letters(lead[1]) == letters(section):
        return lead[2]
    if title:
        bare = _BARRED.sub("", title)
        # What is too short for a title in front of a bar is a section.
        return bare if bare == title or len(bare) >= SHORTEST_SHOWN else _LEAD.sub(r"\2", title)
    texts = map(squeezed_text, tree.iter("h1"))
    return next((without_site(text, names) for text in texts if text), "")


def is_crumb(heading: Any) -> bool:
    """Whether a heading is the last step of a breadcrumb: what search engines are to show."""
    around = (heading, *list(heading.iterancestors())[:4])
    return any("breadcrumb" in " ".join(map(str, each.values())).lower() for each in around)
