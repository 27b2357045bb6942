"""The byline that a page shows: near its heading, by marks of elements or behind the word that says "by"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from newswire_enrich.extraction.facts.author_marks import is_marked, until_text
from newswire_enrich.extraction.facts.authors import agency_in, is_body, persons
from newswire_enrich.extraction.facts.below_heading import elements_below, heading_of, texts_below
from newswire_enrich.extraction.facts.byline_parts import without_stamp_before
from newswire_enrich.extraction.text.shapes import letters
from newswire_enrich.languages.names import PARTICLES
from newswire_enrich.languages.page_labels import any_of

MOST_WORDS = 5  # of a name, with its particles
FEWEST_WORDS = 2  # of a name in a script that has capitals: one word is as often a place or a section
WIDE_NAME = 12  # letters of a name in a script without capitals
LONGEST_LINE = 200  # characters of a byline with the roles of several persons; a longer text is about them
TEXTS_BELOW, TIME_STEPS = 12, 3  # texts right below a heading, and between a name and its time: buttons
LONGEST_MARKUP = 2000  # characters of a short element with the blanks of its markup
CONTAINER_STEPS = 5  # from one author's mark up to the element that holds all of them
MOST_BYLINE_LINES = 3  # at the head of a text, among which its byline stands
PARAGRAPH_CHARACTERS = 80  # a longer line is the first paragraph
_BY = re.compile(
    rf"^{any_of('written', 'markup')}(?:\s*[:：]\s*(?P<named>\S.*)?|\s+(?P<named_too>\S.*)|)$", re.IGNORECASE
)
_SPACE = re.compile(r"\s([,;:.])")  # before a mark that follows an element
_TIME = re.compile(r"\b(?:[01]?\d|2[0-3])[:.h][0-5]\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d\b")
_INNER = re.compile(r"[-.'’·]")  # within a name
_LINK = re.compile(r"^(?:,|,?\s*(?:&|and|und|et|y|e|og|och|en))$")  # between two names that are elements of their own
# Words of buttons and of notes that stand beside a name.
_NO_NAME = re.compile(
    r"\b(?:twitter|facebook|instagram|linkedin|whatsapp|e-?mail|rss|follow|view|more|see|all|posts?|articles?|profile|page"
    r"|photo|image|getty|imago|subscribe|share|print|read|min|minutes?|updated|published|comments?|scholar|pubmed"
    r"|reporting|coverage)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A byline as it is printed, the persons whom it names, and the agency."""

    line: str
    names: tuple[str, ...] = ()
    agency: str | None = None


UNSIGNED = Signature("")


def shown_signature(tree: Any, title: str, sites: frozenset[str], subjects: frozenset[str]) -> Signature:
    """The first line near the heading of that title which names a person or an agency, else one marked elsewhere.

    `subjects` are letters of the page's section and tags: what stands unmarked and is one of them has no author's name.
    """
    return _naming(_signatures(tree, heading_of(tree, title), sites, subjects))


def _signatures(tree: Any, start: Any, sites: frozenset[str], subjects: frozenset[str]) -> Iterator[Signature]:
    """Bylines from the surest on, each kind looked for only where those before it gave none."""
    yield from _grouped(until_text(elements_below(tree, start)), sites)
    texts = texts_below(tree, start)
    yield from _spoken(texts, sites)
    marked = (e for e in tree.xpath("//*[@rel='author' or @itemprop='author']") if is_marked(e))
    yield from _grouped(marked, sites)
    yield from _beside_time([text for text in texts if letters(text) not in subjects], sites)


def _naming(found: Iterable[Signature]) -> Signature:
    """The first byline that names a person, else the first that names an agency."""
    first = UNSIGNED
    for each in found:
        if each.names:
            return each
        first = each if first is UNSIGNED else first
    return first


def byline_before(body: str) -> str:
    """The line of names that stands alone before the first paragraph of a text, "" where none does."""
    lines = body.split("\n\n")
    before = takewhile(lambda line: len(line) < PARAGRAPH_CHARACTERS, lines[:MOST_BYLINE_LINES])
    return next((line for line in before if _names_only(line)), "")


def _grouped(elements: Iterable[Any], sites: frozenset[str]) -> Iterator[Signature]:
    """What marked elements say, those that one short element holds taken together."""
    rest = iter(elements)
    for element in rest:
        if found := _signature(_texts(element), sites):
            around, parent = _container(element), element.getparent()
            beside = (e for e in rest if around in e.iterancestors() or e.getparent() is parent)
            others = [more for e in beside if (more := _signature(_texts(e), sites))]
            yield _together([found, *others])
            return


def _container(element: Any) -> Any:
    """The highest element around an author's that still holds no more than a byline."""
    around = takewhile(_texts, islice(element.iterancestors(), CONTAINER_STEPS))
    return [element, *around][-1]


def _together(found: list[Signature]) -> Signature:
    names = tuple(dict.fromkeys(name for each in found for name in each.names))
    lines = dict.fromkeys(each.line for each in found if each is found[0] or not {*each.names} <= {*found[0].names})
    return Signature(", ".join(lines), names, next((each.agency for each in found if each.agency), None))


def _texts(element: Any) -> list[str]:
    """The texts of a short element, each of its own; none of a longer one."""
    texts: list[str] = []
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > LONGEST_MARKUP or "{" in text:
            return []
        texts += [bare] if (bare := " ".join(text.split())) else []
    return texts if sum(map(len, texts)) <= LONGEST_LINE else []


def _beside_time(texts: list[str], sites: frozenset[str]) -> Iterator[Signature]:
    """The name that is a text by itself right below a heading, with the time of publication beside it.

    Who is named in a longer text too is someone whom the article is about, and so is who stands behind a colon.
    """
    told = " ".join(text for text in texts if len(text) > PARAGRAPH_CHARACTERS)
    for index, text in enumerate(texts[:TEXTS_BELOW]):
        around = texts[max(0, index - TIME_STEPS) : index + TIME_STEPS + 1]
        is_labelled = index > 0 and texts[index - 1].endswith(":")
        is_timed = not is_labelled and any(map(_TIME.search, around))
        found = _signature([text], sites, is_signed=False) if is_timed else None
        if found and letters(text) == letters("".join(found.names)) and text.rpartition(" ")[2] not in told:
            yield found


def _spoken(texts: list[str], sites: frozenset[str]) -> Iterator[Signature]:
    """The lines near a heading that begin with "by", in whatever language, and go on with nothing but names."""
    for index, text in enumerate(texts):
        if len(text) <= PARAGRAPH_CHARACTERS and (match := _spoken_by(text)):
            named, after = match["named"] or match["named_too"] or "", texts[index + 1 : index + 1 + 2 * MOST_WORDS]
            line = [*filter(None, [named]), *_linked(after, is_joined=not named)]
            if found := _signature(line, sites, is_signed=False):
                yield found


def _spoken_by(text: str) -> re.Match[str] | None:
    """A line with "by" at its beginning, behind a day, or behind the last of its bars."""
    return _BY.match(without_stamp_before(text)) or _BY.match(text.rpartition("|")[2].strip())


def _linked(texts: list[str], is_joined: bool) -> Iterator[str]:
    """The first of some texts where something before it calls for it, and those that a comma or "and" joins on."""
    for text in texts:
        if not (is_joined or _LINK.match(text)):
            return
        yield text
        is_joined = bool(_LINK.match(text))


def _signature(texts: list[str], sites: frozenset[str], is_signed: bool = True) -> Signature | None:
    line = "\n".join(texts)
    names = tuple(name for name in persons([line], sites) if _reads_like_name(name, is_signed)) if line else ()
    agency = agency_in([line]) if line else None
    return Signature(_SPACE.sub(r"\1", " ".join(texts)), names, agency) if names or agency else None


def _names_only(line: str) -> bool:
    names = persons([line], frozenset())
    return bool(names) and all(_reads_like_name(name, False) for name in names) and _is_all(line, names)


def _is_all(line: str, names: tuple[str, ...]) -> bool:
    return len(letters("".join(names))) >= len(letters(line)) / 2


def _reads_like_name(name: str, is_signed: bool) -> bool:
    """Whether a text reads like a person's name; where its script has no capitals, a mark has to say so."""
    words = name.split()
    if (
        _NO_NAME.search(name)
        or (not is_signed and is_body(name))
        or not all(map(str.isalpha, _INNER.sub("", name).replace(" ", "")))
    ):
        return False
    if name.lower() == name.upper():
        return is_signed and len(letters(name)) <= WIDE_NAME
    is_written = words[-1][0].isupper() and all(w[0].isupper() or w in PARTICLES for w in words)
    return FEWEST_WORDS <= len(words) <= MOST_WORDS and is_written
