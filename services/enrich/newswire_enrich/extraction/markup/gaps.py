"""Paragraphs that a careful text leaves out of its own column: columns cut by advertisements, marked-up sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from newswire_shared.analysis.sentences import is_ended

from newswire_enrich.extraction.text.element_text import full_text, squeezed_text
from newswire_enrich.extraction.text.shapes import letters

MOST_PARAGRAPHS = 2000  # each is looked for in the whole text
SURE_LETTERS = 30  # a shorter paragraph can stand in a text by chance
PROBE_LETTERS = 25  # of a paragraph's beginning and end: by them a text holds it even where a part is cut
FEWEST_CHARACTERS = 60  # of a missing paragraph; half of what stands between is promotion, and short
MAIN_SHARE = 0.25  # of the text found: places with less of it are boxes and captions beside the column
MOST_LINKED = 0.5  # of a paragraph; more is a teaser

_BEGINNINGS = ("h1", "h2", "h3", "h4", "time")

ElementPath = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the page: its text, and the tags and classes of what it stands in.

    `part` counts what begins another item before it: headings that are links, the first of a page, and times.
    """

    text: str
    said: str
    parent: Any
    place: ElementPath
    linked: int
    part: int


def paragraphs_of(tree: Any) -> list[Paragraph]:
    """The paragraphs of a page in their order, empty ones left out."""
    found, part = [], 0
    places: dict[Any, ElementPath] = {}
    for element in tree.iter("p", *_BEGINNINGS):
        if element.tag != "p":
            part += element.tag in ("h1", "time") or next(element.iter("a"), None) is not None
        elif (paragraph := _paragraph(element, part, places)).said:
            found.append(paragraph)
    return found


def _paragraph(element: Any, part: int, places: dict[Any, ElementPath]) -> Paragraph:
    """A paragraph; `places` are the paths of the elements that held those before it."""
    text, parent = squeezed_text(element), element.getparent()
    if parent not in places:
        places[parent] = tuple((each.tag, each.get("class")) for each in element.iterancestors())
    linked = sum(len(full_text(a)) for a in element.iter("a")) if len(element) else 0
    return Paragraph(text, letters(text), parent, places[parent], linked, part)


def completed(body: str, column: Sequence[Paragraph]) -> str:
    """The body with the whole sentences that stand in its column, between or before its own paragraphs."""
    if len(column) > MOST_PARAGRAPHS:
        return body
    text = _Text.of(body, column)
    own = [n for n, at in enumerate(text.at) if at is not None and len(column[n].said) >= SURE_LETTERS]
    missing = tuple(_missing(text, column, own)) if own else ()
    return "\n\n".join(text.with_paragraphs({n: column[n] for n in missing})) if missing else body


@dataclass(frozen=True, slots=True)
class _Text:
    """A body by its lines: what each says, and in which line each paragraph of the page begins."""

    lines: tuple[str, ...]
    said: tuple[str, ...]
    at: tuple[int | None, ...]

    @classmethod
    def of(cls, body: str, column: Sequence[Paragraph]) -> _Text:
        lines = tuple(body.split("\n\n"))
        said = tuple(letters(line) for line in lines)
        whole, ends = "".join(said), list(accumulate(map(len, said)))
        places = (whole.find(p.said) for p in column)
        return cls(lines, said, tuple(bisect_right(ends, place) if place >= 0 else None for place in places))

    def with_paragraphs(self, missing: Mapping[int, Paragraph]) -> Iterator[str]:
        """The lines with each missing paragraph in place of its pieces, or after the paragraph before it."""
        instead: dict[int, str | None] = {}
        after: dict[int, list[str]] = {}
        last = -1
        for n, at in enumerate(self.at):
            last = max(last, -1 if at is None else at)
            pieces = self._pieces(missing[n], last, n) if n in missing else []
            if pieces:
                instead |= dict.fromkeys(pieces) | {pieces[0]: missing[n].text}
                last = pieces[-1]
            elif n in missing and self._is_new(missing[n]):
                after.setdefault(last, []).append(missing[n].text)
        yield from after.get(-1, ())
        for number, line in enumerate(self.lines):
            yield from filter(None, [instead.get(number, line)])
            yield from after.get(number, ())

    def _pieces(self, paragraph: Paragraph, last: int, n: int) -> list[int]:
        """The lines before the next known paragraph that are cut from this one, its beginning first."""
        following = next((at for at in self.at[n + 1 :] if at is not None and at > last), len(self.lines))
        inside = [i for i in range(last + 1, following) if self.said[i] and self.said[i] in paragraph.said]
        whole = [i for i in range(last + 1, following) if _has_ends(self.said[i], paragraph.said)]
        begins = bool(inside) and paragraph.said.startswith(self.said[inside[0]])
        return whole[:1] or (inside if begins else [])

    def _is_new(self, paragraph: Paragraph) -> bool:
        """Whether neither the beginning nor the end of the paragraph is in the text."""
        probes = paragraph.said[:PROBE_LETTERS], paragraph.said[-PROBE_LETTERS:]
        return not any(probe in line for probe in probes for line in self.said)


def _has_ends(line: str, said: str) -> bool:
    """Whether a line begins and ends like a paragraph, and has something less between."""
    return line.startswith(said[:PROBE_LETTERS]) and line.endswith(said[-PROBE_LETTERS:])


def _missing(text: _Text, column: Sequence[Paragraph], own: Sequence[int]) -> Iterator[int]:
    """The numbers of the paragraphs that belong to the text and are not in it."""
    places = Counter[ElementPath]()
    for n in own:
        places[column[n].place] += len(column[n].text)
    main = {place for place, size in places.items() if size >= MAIN_SHARE * places.total()}
    beside = {column[n].parent for n in own}
    # Nothing is taken after the last paragraph found: comments and buyers' guides stand there (decision 13).
    for n, paragraph in enumerate(column[: own[-1]]):
        near = n > own[0] or paragraph.parent in beside
        if text.at[n] is None and near and paragraph.place in main and is_prose(paragraph):
            yield n


def is_prose(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a finished sentence, and not mostly a link."""
    text = paragraph.text
    is_sentence = len(text) >= FEWEST_CHARACTERS and not text.isupper() and is_ended(text)
    return is_sentence and paragraph.linked < MOST_LINKED * len(text)
