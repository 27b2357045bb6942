"""The chips of a results page: every filter in force and what of the text was understood, each with the way without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newswire_search.articles.filters import BY_VALUE, CONDITIONS
from newswire_search.articles.navigation import FROM, TO, Chip, single_chips, toggled, value_chips
from newswire_search.articles.request import SearchRequest
from newswire_search.articles.responses import Hindrance
from newswire_search.formats import labels
from newswire_search.formats.language import IN_ENGLISH, Language
from newswire_search.formats.wording import written
from newswire_search.query.condition import Condition
from newswire_search.query.parser import parse
from newswire_search.query.pieces import pieces
from newswire_search.query.terms import SearchTerms
from newswire_search.query.terms import written as typed

ENTITIES = ("entity", "person", "organisation", "place", "quoted", "attributed_to")
STORIES = ("story",)
NOT = written("Not {}")
PERIOD = {"since": FROM, "until": TO}
OTHERS = {
    "links_to": written("Links to {}"), "linked_by": written("Linked by {}"), "seen_after": written("Seen from {}"),
    "seen_before": written("Seen to {}"),
}  # fmt: skip
COPIES = {"hide": written("No near-copies"), "only": written("Near-copies alone")}


def chips(asked: SearchRequest, names: Mapping[str, str], language: Language = IN_ENGLISH) -> list[Chip[SearchRequest]]:
    """Every filter in force; each leads to the search without it.  `names` are those of entities and stories by id."""
    return [*_Chips(asked, names, language).all()]


def in_words(asked: SearchRequest, names: Mapping[str, str], language: Language = IN_ENGLISH) -> list[str]:
    """What a search asks for: its text, and its filters as they stand above its results."""
    filters = [chip.label for chip in chips(asked, names, language) if chip.name != "q"]
    return [asked.q, *filters] if asked.q else filters


def named_by_id(asked: SearchRequest, fields: Sequence[str]) -> list[str]:
    """The values of filters whose values are ids: `ENTITIES`, or `STORIES`."""
    excluded = [text.partition(":")[2] for text in asked.exclude if text.partition(":")[0] in fields]
    return [value for field in fields for value in getattr(asked, field)] + excluded


def without(asked: SearchRequest, part: Hindrance) -> SearchRequest:
    """The search without a part that hinders it."""
    if part.name == "q":
        return asked.changed(q=next((each.rest for each in pieces(asked.q) if each.typed == part.part), asked.q))
    given = getattr(asked, part.name)
    return toggled(asked, part.name, part.part) if isinstance(given, tuple) else asked.changed(**{part.name: None})


def labelled(shown: Iterable[Chip[SearchRequest]], part: Hindrance) -> str:
    """What a person reads of a part that hinders a search: its chip, or the word as it was typed."""
    return next((chip.label for chip in shown if (chip.name, chip.value) == (part.name, part.part)), part.part)


@dataclass(frozen=True, slots=True)
class _Chips:
    asked: SearchRequest
    names: Mapping[str, str]
    language: Language

    def all(self) -> Iterator[Chip[SearchRequest]]:
        yield from self._read()
        yield from single_chips(self.asked, PERIOD, self.language)
        yield from value_chips(self.asked, (*BY_VALUE, *CONDITIONS), self._labelled)
        yield from value_chips(self.asked, ("exclude",), self._excluded)
        yield from single_chips(self.asked, OTHERS, self.language)
        if self.asked.copies in COPIES:
            label = self.language.say(COPIES[self.asked.copies])
            yield Chip("copies", self.asked.copies, label, self.asked.changed(copies="show"))

    def _read(self) -> Iterator[Chip[SearchRequest]]:
        """What of the text was understood as more than plain words: phrases, alternatives, operators, exclusions."""
        for piece in pieces(self.asked.q):
            terms = parse(piece.typed)
            if not terms.words and (label := ", ".join(self._understood(terms))):
                yield Chip("q", piece.typed, label, self.asked.changed(q=piece.rest))

    def _understood(self, terms: SearchTerms) -> Iterator[str]:
        yield from (self._not(typed(node)) for node in terms.excluded)
        yield from map(typed, terms.required)
        yield from map(self._condition, terms.conditions)
        if terms.since:
            yield self._say(FROM, f"{terms.since:%Y-%m-%d}")
        if terms.until:
            yield self._say(TO, f"{terms.until:%Y-%m-%d}")

    def _condition(self, condition: Condition) -> str:
        values = " / ".join(self._label(condition.field, value) for value in condition.values)
        name = labels.OPERATORS.get(condition.field)
        label = f"{self.language.say(name)}: {values}" if name else values
        return self._not(label, condition.field) if condition.excluded else label

    def _excluded(self, _: str, text: str) -> str:
        field, _, value = text.partition(":")
        return self._not(self._labelled(field, value), field)

    def _labelled(self, field: str, value: str) -> str:
        """The label of a filter, with the field where that is not plain from the value."""
        label = self._label(field, value)
        return f"{self.language.say(labels.FILTERS[field])}: {label}" if field in labels.FILTERS else label

    def _label(self, field: str, value: str) -> str:
        match field:
            case "language":
                return labels.language_name(value, self.language.locale)
            case "kind":
                return self.language.say(labels.KINDS.get(value, value))
            case "story" | "entity" | "person" | "organisation" | "place" | "quoted" | "attributed_to":
                return labels.entity_name(value, self.names.get(value, value), self.language.locale)
        return value

    def _not(self, label: str, field: str = "") -> str:
        has_field = field in labels.FILTERS or field in labels.OPERATORS
        return self._say(NOT, f"{label[:1].lower()}{label[1:]}" if has_field else label)

    def _say(self, text: str, value: str) -> str:
        return self.language.say(text).replace("{}", value)  # no format: a value may have braces of its own
