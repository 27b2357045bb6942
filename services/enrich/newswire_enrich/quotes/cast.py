"""The people and bodies of an article: whom a name, a pronoun or a role stands for at a place in its text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newswire_shared.contracts.documents import Entity

from newswire_enrich.languages.agencies import MEDIUM_NOUNS
from newswire_enrich.languages.function_words import (
    ARTICLES,
    BODIES_OF_PERSONS,
    DUMMIES,
    GOVERNING,
    ROLE_ENDS,
    SKIPPED,
)
from newswire_enrich.languages.genders import GENDERED
from newswire_enrich.languages.speech_verbs import verbs
from newswire_enrich.languages.titles import FORMS_OF_ADDRESS, IN_FULL
from newswire_enrich.quotes.prose import Prose, ProseWord
from newswire_enrich.quotes.written_names import UNKNOWN, name_runs, written_people

BODY_NOUN = 16  # characters before a name in which a noun for its body begins: "gouvernement Marrow"
TAGGED = frozenset({"en", "fr"})  # languages in which a model finds persons; in others the catalogue knows some
_TITLES = "|".join(sorted(word.capitalize() for word in FORMS_OF_ADDRESS | {*IN_FULL}))
TITLE_BEFORE = re.compile(rf"\b(?:{_TITLES})\.? $")
# The genitive of a German noun for a person: "die Stiftung des Dichters Otto Brandt" is no Brandt.
GERMAN_OWNER = re.compile(r"(?:ers|enten|isten|ors|chefs|manns)$")
POSSESSIVE = re.compile(r"['’‘]s\b|['’](?=\s)")  # the genitive, straight, curly and turned


BESIDE_A_SUBJECT = SKIPPED | ARTICLES | DUMMIES | GENDERED  # words that say nothing of whose or where it is
BETWEEN = SKIPPED | ARTICLES | MEDIUM_NOUNS  # words that may stand between a body's name and its verb


class Speaker(NamedTuple):
    """Who speaks: a name, and the id of the entity if it is one."""

    name: str
    id: str | None


class Named(NamedTuple):
    """A place where an entity is named."""

    start: int
    end: int
    entity: Entity
    is_person: bool

    @property
    def speaker(self) -> Speaker:
        return Speaker(self.entity.name, None if self.entity.id == UNKNOWN else self.entity.id)


@dataclass(frozen=True, eq=False)
class Cast:
    """Who is in a text, by the mentions of its entities; the offsets are those of its body."""

    prose: Prose
    entities: Sequence[Entity]

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Every naming outside quotations, in order; of two that overlap the longer."""
        every = [*_namings(self.entities), *self._written()]
        taken = {one.start for one in every}
        every += [one for one in self._surnames() if one.start not in taken]
        found: list[Named] = []
        # At one place the longer first, so that "Ilse Marrow" stays and the "Ilse" within it goes.
        for one in sorted(every, key=lambda n: (n.start, -n.end)):
            if (not found or one.start >= found[-1].end) and self.prose.stretch_over(one.start) is None:
                titled = TITLE_BEFORE.search(self.prose.text, max(0, one.start - 9), one.start)
                found.append(one._replace(is_person=True) if titled else one)
        return tuple(found)

    def _written(self) -> Iterator[Named]:
        """Persons by written names alone, beside those of the entities where no model finds persons."""
        people = [one for one in _namings(self.entities) if one.is_person]
        if people and self.prose.language in TAGGED:
            return
        taken = {place for one in people for place in range(one.start, one.end)}
        for one in _namings(written_people(self.prose)):
            if one.start not in taken and one.end - 1 not in taken:
                yield one

    def _surnames(self) -> Iterator[Named]:
        """Where a lone surname stands that one person of the article has, though no mention covers it."""
        by_form: dict[str, list[Entity]] = {}
        for entity in self.entities:
            if entity.type == "person" and " " in entity.name:
                surname = entity.name.split()[-1].lower()
                for form in (surname, f"{surname}'s", f"{surname}’s"):
                    by_form.setdefault(form, []).append(entity)
        for word in self.prose.words if by_form else ():
            owners = by_form.get(word.lower, ())
            if len(owners) == 1 and self.prose.is_name(word):
                yield Named(word.start, word.start + len(owners[0].name.split()[-1]), owners[0], True)

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.named]

    def named_in(self, start: int, end: int) -> tuple[Named, ...]:
        """The namings that begin in a span, outside quotations."""
        return self.named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def is_possessive(self, one: Named) -> bool:
        """Whether a name only owns what follows, or a body goes by it: "Marrow's lawyer", "the Marrow campaign"."""
        behind = self.prose.text[one.end : one.end + 1]
        if one.is_person and self._is_of_a_body(one):
            return True
        if self.prose.language == "tr":  # an apostrophe parts a name from the ending of any case but the subject's
            return behind in ("'", "’")
        return POSSESSIVE.match(self.prose.text, one.end) is not None or (self.prose.language == "de" and behind == "s")

    def _is_of_a_body(self, one: Named) -> bool:
        behind = self.prose.words_in(one.end, one.end + 2)
        before = [w for w in self.prose.words_in(one.start - BODY_NOUN, one.start) if w.end == one.start - 1]
        return any(word.lower in BODIES_OF_PERSONS for word in (*behind, *before))

    def subject(self, start: int, end: int, *, nearest_last: bool) -> Speaker | None:
        """The naming of a span nearest to its verb: a person, else a body or a place that is all of the subject."""
        named = [one for one in self.named_in(start, end) if not self.is_possessive(one)]
        found = [one for one in named if not self.is_governed(one, start)]
        # A person before a body: "the ministry's Otto Brandt said" is Brandt's.
        for one in found[::-1] if nearest_last else found:
            if one.is_person:
                return one.speaker
        for one in found[::-1] if nearest_last else found:
            if one.entity.type in ("organisation", "place") and self._is_whole(one, start, end, nearest_last):
                return one.speaker
        return None

    def is_governed(self, one: Named, start: int) -> bool:
        """Whether a name in a phrase only says whose or where its subject is: "a spokesman for Ilse Marrow"."""
        before = [w for w in self.prose.words_in(start, one.start) if w.lower not in BESIDE_A_SUBJECT]
        if self.prose.language == "de" and len(before) > 1 and GERMAN_OWNER.search(before[-1].lower):
            return any(word.lower == "des" for word in self.prose.words_in(start, one.start))
        return len(before) > 1 and before[-1].lower in GOVERNING

    def _is_whole(self, one: Named, start: int, end: int, nearest_last: bool) -> bool:
        """Whether nothing but small words stands between a name and its verb: not "the Saltmere councillor said"."""
        between = self.prose.words_in(one.end, end) if nearest_last else self.prose.words_in(start, one.start)
        if nearest_last and between and between[0].lower in ROLE_ENDS:
            return True
        return all(word.lower in BETWEEN for word in between)

    def written(self, start: int, end: int, *, last: bool) -> Speaker | None:
        """The name that no entity covers, where one begins or (`last`) ends a span; in its fullest form in the text."""
        run = self._run_to.get(end) if last else self._run_from.get(start)
        if run and start <= run[0].start and run[-1].end <= end and not self._is_noun(run):
            return self._full(run)
        return None

    def _is_noun(self, run: Sequence[ProseWord]) -> bool:
        """Whether one capital may only be a noun's, as in German away from a verb of saying."""
        if self.prose.language != "de" or len(run) > 1:
            return False
        beside = (
            *self.prose.words_in(run[0].start - 14, run[0].start)[-1:],
            *self.prose.words_in(run[0].end, run[0].end + 3),
        )
        return not any(word.lower in verbs("de") for word in beside)

    def called(self, name: str) -> Speaker:
        """The person of a written name's last word, else the name as it is written."""
        surname = name.split()[-1].casefold()
        return self._by_name_word.get(surname) or Speaker(name, None)

    @cached_property
    def _by_name_word(self) -> dict[str, Speaker]:
        """For each word of persons' names the person who is named first."""
        found: dict[str, Speaker] = {}
        for one in self.named:
            for word in one.entity.name.casefold().split() if one.is_person else ():
                found.setdefault(word, one.speaker)
        return found

    @cached_property
    def runs(self) -> tuple[list[ProseWord], ...]:
        """Every run of capitalised words outside quotations."""
        return name_runs(self.prose)

    @cached_property
    def _run_from(self) -> dict[int, list[ProseWord]]:
        return {run[0].start: run for run in self.runs}

    @cached_property
    def _run_to(self) -> dict[int, list[ProseWord]]:
        return {run[-1].end: run for run in self.runs}

    def run_to(self, end: int) -> list[ProseWord] | None:
        """The run of capitalised words that ends at a place."""
        return self._run_to.get(end)

    def _full(self, run: list[ProseWord]) -> Speaker | None:
        """A written name as an entity, or at its longest; None for a common word that only begins a sentence."""
        surname = run[-1].lower
        if surname not in self._full_names:
            self._full_names[surname] = self._full_name(surname)
        return self._full_names[surname]

    @cached_property
    def _full_names(self) -> dict[str, Speaker | None]:
        """What was found for surnames that were asked for: each is asked for wherever it stands."""
        return {}

    def _full_name(self, surname: str) -> Speaker | None:
        if surname in self._persons:
            return self._persons[surname]
        same = self._runs_by_surname[surname]
        longest = max(same, key=len)
        begins = all(len(other) == 1 and self.prose.sentence(other[0].start)[0] == other[0].start for other in same)
        return None if begins else Speaker(" ".join(self.prose.text[w.start : w.end] for w in longest), None)

    @cached_property
    def _persons(self) -> dict[str, Speaker]:
        """For each word of persons' names the first person of the entities that has it."""
        found: dict[str, Speaker] = {}
        for entity in self.entities:
            for word in entity.name.lower().split() if entity.type == "person" else ():
                found.setdefault(word, Speaker(entity.name, entity.id))
        return found

    @cached_property
    def _runs_by_surname(self) -> dict[str, list[list[ProseWord]]]:
        found: dict[str, list[list[ProseWord]]] = {}
        for run in self.runs:
            found.setdefault(run[-1].lower, []).append(run)
        return found


def _namings(entities: Iterable[Entity]) -> Iterator[Named]:
    for entity in entities:
        for m in entity.mentions:
            if m.field == "body" and m.kind != "demonym" and (m.kind == "role" or not m.text.islower()):
                yield Named(m.start, m.end, entity, entity.type == "person" or m.kind == "role")
