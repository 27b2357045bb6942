"""A title that stands for a person: "the deputy FM", after an article has said whose title it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newswire_enrich.entities.recognition.mentions import FieldText, FoundName
from newswire_enrich.languages.titles import BRITISH_SPELLINGS, HEADS, QUALIFIERS

_HEAD = "|".join(HEADS)
# Up to four words narrow an office.
_PHRASE = rf"(?:(?:{QUALIFIERS})[\s-]+){{0,4}}(?:{_HEAD})(?:[\s-]general|\sof\sstate)?"
_BEFORE = re.compile(rf"\b({_PHRASE})\s+$", re.IGNORECASE)  # the office right before a name
_LAST = (*HEADS, "general", "state")  # the ends of all phrases: most texts before names have none, and are not searched
# Behind a comma, and ended by one: "Otto Brandt, the deputy minister, said".
_AFTER = re.compile(
    rf"^,\s+(?:the\s+|an?\s+)?(?:[A-Z][\w'’.-]*\s+){{0,4}}({_PHRASE})(?=[,.;:)]|\s+(?:of|and|who|at|in|for)\b)",
    re.IGNORECASE,
)
# The office alone, but for a nation: "the Armenian FM"; with "of" it is somebody else's.
_STANDING = re.compile(rf"[Tt](?<!\w.)he\s+(?:[A-Z][\w'’.-]*\s+){{0,2}}?((?i:{_PHRASE}))(?![\w-]|\s+[A-Z]|\s+of\b)")
WINDOW = 80  # characters before and behind a name in which its office stands


@dataclass(frozen=True, slots=True)
class Role:
    """A title in comparable words: its head, and what narrows it."""

    head: str
    narrowed: frozenset[str]

    def may_be(self, fuller: Role) -> bool:
        """Whether this title may be short for a fuller one."""
        return self.head == fuller.head and self.narrowed <= fuller.narrowed


def role_of(phrase: str) -> Role:
    """The title that a phrase is."""
    words = [BRITISH_SPELLINGS.get(word, word) for word in re.split(r"[\s-]+", phrase.lower())]
    expanded = " ".join(HEADS.get(word, word) for word in words).split()
    heads = {each.split()[-1] for each in HEADS.values()}
    at = max(index for index, word in enumerate(expanded) if word in heads)
    return Role(expanded[at], frozenset(expanded[:at]))


def roles_of(texts: Sequence[FieldText], names: Iterable[FoundName]) -> dict[str, list[Role]]:
    """For each person's name the titles that stand right before or after it."""
    whole = {text.field: text.text for text in texts}
    found: dict[str, list[Role]] = {}
    for name in names:
        if name.type == "person":
            text = whole[name.field]
            before = _office_before(text[max(0, name.start - WINDOW) : name.start])
            after = _AFTER.match(text[name.end : name.end + WINDOW])
            found.setdefault(name.text, []).extend(role_of(m[1]) for m in (before, after) if m)
    return found


def _office_before(text: str) -> re.Match[str] | None:
    return _BEFORE.search(text) if text.rstrip().casefold().endswith(_LAST) else None


def standing_roles(texts: Sequence[FieldText], roles: Mapping[str, Sequence[Role]]) -> Iterator[tuple[FoundName, str]]:
    """The titles that stand alone, each as a name with the key of the one person it can mean.

    `roles` gives the titles of each person by any key that tells persons apart.
    """
    held = {key: theirs for key, theirs in roles.items() if theirs}
    for text in texts if held else ():
        for match in _STANDING.finditer(text.text):
            role = role_of(match[1])
            persons = [key for key, theirs in held.items() if any(role.may_be(fuller) for fuller in theirs)]
            if len(persons) == 1:
                yield FoundName(text.field, match.start(1), match.end(1), match[1], "person", "document"), persons[0]
