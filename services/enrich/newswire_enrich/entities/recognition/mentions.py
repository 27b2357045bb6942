"""Names as they are found in an article, before anyone asks what they mean; and the port to a model that finds them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

from newswire_shared.contracts.documents import EntityType, Field

from newswire_enrich.entities.catalogue.gazetteer import Words, words_of
from newswire_enrich.entities.recognition.cues import (
    clause_length,
    core_length,
    given_length,
    head_length,
    is_adjective,
    is_common_acronym,
    joined_length,
    tailless_length,
    type_within,
)
from newswire_enrich.entities.recognition.parts import parts
from newswire_enrich.entities.recognition.trimming import french_article_length, trimmed
from newswire_enrich.languages.names import NO_NAMES

LONG, LEAST_WORDS, MOSTLY = 4, 4, 0.8  # letters, words, and the share of them with capitals, of a headline
LONGEST = 150  # characters of what may be a name; more is a list or a table that the model took whole
MOST_SHOUTED = 3  # words in capitals that a model may take for one name; more are a headline
Finder = Literal["model", "catalogue", "document"]


class Found(NamedTuple):
    """What a recogniser finds: a span of one text and its type."""

    start: int
    end: int
    type: EntityType


class Recogniser(Protocol):
    """A model that finds names in texts; offsets are code points, half-open."""

    languages: frozenset[str]

    @property
    def version(self) -> str:
        """The model's name and version, for what it derives."""

    def load(self) -> None:
        """Be ready: load what is loaded once."""

    def recognise(self, texts: Sequence[str], language: str = "en") -> Sequence[Sequence[Found]]:
        """The names in each of some texts, in order; none in a language that is not among `languages`."""


class FoundName(NamedTuple):
    """A name in one field of an article: where it stands, what it seems to be, and who found it."""

    field: Field
    start: int
    end: int
    text: str
    type: EntityType
    by: Finder = "model"

    def typed(self, kind: EntityType) -> FoundName:
        """The same name as another type."""
        return self if kind == self.type else self._replace(type=kind)

    def overlaps(self, other: FoundName) -> bool:
        """Whether a letter is in both."""
        return self.field == other.field and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class FieldText:
    """A field of the article with its words."""

    field: Field
    text: str
    words: Words


def texts_of(title: str, body: str) -> tuple[FieldText, ...]:
    """The fields of an article, the title first."""
    fields: tuple[tuple[Field, str], ...] = (("title", title), ("body", body))
    return tuple(FieldText(field, text, words_of(text)) for field, text in fields)


def recognised(recogniser: Recogniser, texts: Sequence[FieldText], language: str) -> list[FoundName]:
    """What the model finds, trimmed, as far as it may be a name."""
    if language not in recogniser.languages:
        return []
    names = (
        name_at(text, *_within(text.text, part, language), part.type)
        for text, listed in zip(texts, recogniser.recognise([text.text for text in texts], language), strict=True)
        for found in listed
        if found.end - found.start <= LONGEST
        for part in parts_of(text.text, found)
    )
    listed = [name for name in names if is_name(name.text)]
    listed = [name for name in listed if not any(is_common_acronym(name.text, text.text) for text in texts)]
    return [name for name in listed if name.field != "title" or is_borne_out(name, texts)]


def is_name(text: str) -> bool:
    """Whether a text may be a name: it holds capitals, more than one letter, and is no headline in capitals."""
    shouted = is_shouted(text) and len(text.split()) > MOST_SHOUTED
    return text != text.lower() and len(text) > 1 and text not in NO_NAMES and not shouted


def is_borne_out(name: FoundName, texts: Sequence[FieldText]) -> bool:
    """Whether the body bears out a name in a title whose words have capitals anyway."""
    title, body = (next((text.text for text in texts if text.field == field), "") for field in ("title", "body"))
    return not is_headline(title) or not body.strip() or name.text in body or type_within(name.text) == "person"


def is_headline(title: str) -> bool:
    """Whether a title's longer words begin with capitals throughout, so that they say nothing."""
    words = [word for word in title.split() if len(word) >= LONG]
    return len(words) >= LEAST_WORDS and sum(word[0].isupper() for word in words) >= MOSTLY * len(words)


def is_shouted(text: str) -> bool:
    """Whether a text is in capitals throughout, so that they say nothing."""
    return text.isupper() and " " in text


def parts_of(text: str, found: Found) -> Iterator[Found]:
    """What a model found, or the names that it took for one, each with the type that its own words give."""
    for start, end in parts(text, found.start, found.end):
        whole = (start, end) == (found.start, found.end)
        kind = found.type if whole else type_within(text[start:end]) or found.type
        yield Found(start, end, "other" if is_adjective(text[start:end]) else kind)


def _within(text: str, found: Found, language: str) -> tuple[int, int]:
    start, end = trimmed(text, found.start, found.end)
    end = start + core_length(text[start:end])
    if found.type in ("person", "place", "organisation"):
        end = start + clause_length(text[start:end], found.type)
    if found.type in ("person", "place"):
        start += head_length(text[start:end])
    if language == "fr" and found.type in ("place", "organisation"):
        start += french_article_length(text[start:end])
    if language == "en" and found.type != "other":
        end = start + tailless_length(text[start:end])
    if found.type == "person":
        start -= given_length(text[:start])
        end += joined_length(text[end:])
    return trimmed(text, start, end)


def name_at(text: FieldText, start: int, end: int, kind: EntityType, by: Finder = "model") -> FoundName:
    """The name at a span of a field."""
    return FoundName(text.field, start, end, text.text[start:end], kind, by)


def merged(names: Iterable[FoundName], added: Iterable[FoundName]) -> list[FoundName]:
    """Names with others added: those that overlap none, and those that hold all that they overlap, in place of it."""
    kept = {(name.field, name.start): name for name in names}
    starts: dict[Field, dict[int, int]] = {"title": {}, "body": {}}  # for each letter that of the name it is in
    for name in kept.values():
        starts[name.field].update(dict.fromkeys(range(name.start, name.end), name.start))
    for name in added:
        found = {*map(starts[name.field].get, range(name.start, name.end))}
        below = {(name.field, start) for start in found if start is not None}
        if all(name.start <= kept[key].start and kept[key].end <= name.end for key in below if key in kept):
            for key in below:
                kept.pop(key, None)
            kept[name.field, name.start] = name
    return in_order(kept.values())


def in_order(names: Iterable[FoundName]) -> list[FoundName]:
    """The names as they stand in the article, the title first."""
    return sorted(names, key=lambda name: (name.field != "title", name.start))


class LineCase(NamedTuple):
    """Where a line begins, and whether it is in capitals throughout, and has several words."""

    start: int
    is_upper: bool
    has_words: bool


def line_at(text: str, at: int) -> LineCase:
    """The line that a place in a text lies in."""
    lines = _lines_of(text)
    return lines[bisect_right(lines, at, key=lambda line: line.start) - 1]


@lru_cache(maxsize=2)  # title and body: a line is asked for at each of its names, and may be all of the text
def _lines_of(text: str) -> list[LineCase]:
    found, start = list[LineCase](), 0
    for line in text.split("\n"):
        found.append(LineCase(start, line.isupper(), len(line.split(maxsplit=1)) > 1))
        start += len(line) + 1
    return found
