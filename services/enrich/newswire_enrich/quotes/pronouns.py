"""Whom a pronoun stands for: the person or the body of the nearest sentence before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from newswire_enrich.languages.genders import GENDERED, HE, SHE, WOMEN, is_woman_by_name
from newswire_enrich.languages.names import OWNERS
from newswire_enrich.languages.speech_verbs import verbs
from newswire_enrich.quotes.cast import Cast, Named, Speaker

SENTENCES_BACK = 8  # in which "she" looks for her name; further back somebody else has come up
SENTENCES_BACK_OF_BODIES = 3  # ... and "they" theirs, which any group that comes up takes over
SENTENCES_BACK_OF_EPITHETS = 2  # ... and "the Scot" his; further back it is a role that nobody has by name
SUBJECT_CHARACTERS = 40  # of a sentence, in which its subject begins: behind "On Monday the " and the like
ADDRESS = re.compile(r"(\w+)\.? $")  # the word right before a name
ADDRESS_CHARACTERS = 15  # the longest form of address, a word of owning and their spaces


@dataclass(frozen=True, eq=False)
class Antecedents:
    """Finds antecedents in one text."""

    cast: Cast

    def person(self, at: int, pronoun: str = "") -> Speaker | None:
        """Whom "he" or "she" stands for: who spoke, else who came first, in the nearest sentence before."""
        for start, end in self._back(at, SENTENCES_BACK):
            people = self._people(start, end, pronoun)
            if people:
                return next((one.speaker for one in people if self._speaks(one)), people[0].speaker)
        return None

    def alone(self, at: int, pronoun: str = "") -> Speaker | None:
        """The one person whom this sentence or the one before names: who an epithet is of, "the Scot"."""
        for start, end in self._back(at, SENTENCES_BACK_OF_EPITHETS):
            people = {one.speaker for one in self._people(start, end, pronoun)}
            if people:
                one = people.pop()
                return one if not people and " " in one.name else None
        return None

    def body(self, at: int) -> Speaker | None:
        """The organisation that "it" stands for: the subject of the sentence before."""
        for start, end in self._back(at, SENTENCES_BACK_OF_BODIES):
            for one in self.cast.named_in(start, min(end, start + SUBJECT_CHARACTERS)):
                is_body = one.entity.type == "organisation" and not self.cast.is_possessive(one)
                return one.speaker if is_body else None
            if start < self.cast.prose.sentence(at)[0]:
                return None
        return None

    def group(self, at: int, previous: Speaker | None) -> Speaker | None:
        """Whom "they" stands for: who spoke last if nobody else is named since, else the nearest organisation."""
        for start, end in self._back(at, SENTENCES_BACK_OF_BODIES):
            people = {one.speaker for one in self._people(start, end)}
            if people:
                return previous if people == {previous} else None
            if body := next((o for o in self.cast.named_in(start, end) if o.entity.type == "organisation"), None):
                return body.speaker
        return previous

    def _back(self, at: int, sentences: int) -> Iterator[tuple[int, int]]:
        """What stands before a place in its sentence, then the sentences before, the nearest first."""
        start, end = self.cast.prose.sentence(at)[0], at
        for _ in range(sentences):
            yield start, end
            if start <= 0:
                return
            start, end = self.cast.prose.sentence(start - 1)[0], start

    def _people(self, start: int, end: int, pronoun: str = "") -> list[Named]:
        """The persons of a sentence; those that only own something are left out where another is named."""
        named = self.cast.named_in(start, end)
        people = [o for o in named if o.is_person and not self.cast.is_possessive(o) and self._may_be(o, pronoun)]
        return [one for one in people if not self._owns(one)] or people

    def _owns(self, one: Named) -> bool:
        """Whether a name only owns what stands before it: "the invitation of Ilse Marrow"."""
        before = self.cast.prose.words_in(one.start - ADDRESS_CHARACTERS, one.start)
        words = [word.lower for word in before if word.lower not in GENDERED]
        return bool(words) and words[-1] in OWNERS

    def _may_be(self, one: Named, pronoun: str) -> bool:
        """Whether a pronoun may stand for a person, as far as a form of address or the given name says."""
        if pronoun not in HE | SHE or not one.entity.name:
            return True
        woman = self._addressed.get(one.speaker)
        woman = is_woman_by_name(one.entity.name) if woman is None else woman
        return woman is None or woman == (pronoun in SHE)

    @cached_property
    def _addressed(self) -> dict[Speaker, bool]:
        """Of persons with a form of address somewhere in the text, whether it is a woman's."""
        found: dict[Speaker, bool] = {}
        for one in self.cast.named:
            match = ADDRESS.search(self.cast.prose.text, max(0, one.start - ADDRESS_CHARACTERS), one.start)
            word = match.group(1).lower() if match else ""
            if word in GENDERED:
                found.setdefault(one.speaker, word in WOMEN)
        return found

    def _speaks(self, one: Named) -> bool:
        saying, prose = verbs(self.cast.prose.language), self.cast.prose
        ahead = [word for word in prose.words_in(one.start - 16, one.start) if word.lower not in GENDERED]
        near = [*prose.words_in(one.end, one.end + 20)[:2], *ahead[-1:]]
        return any(word.lower in saying for word in near)
