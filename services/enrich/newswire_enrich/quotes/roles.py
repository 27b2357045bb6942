"""Whom a role stands for: "the deputy minister" is who was named so, "the company" the one named before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from newswire_enrich.languages.agencies import MEDIUM_NOUNS, is_medium
from newswire_enrich.languages.function_words import (
    ARTICLES,
    BODIES_OF_PERSONS,
    DEFINITE,
    POSSESSIVES,
    ROLE_ENDS,
    SPOKESMEN,
    UNNAMED,
)
from newswire_enrich.languages.genders import pronoun_of
from newswire_enrich.languages.names import BODIES_IN_GENERAL, KINDS_OF_SPEAKING_BODIES
from newswire_enrich.languages.speech_verbs import verbs
from newswire_enrich.languages.titles import IN_FULL, INITIALS, QUALIFIERS
from newswire_enrich.quotes.cast import Cast, Named, Speaker
from newswire_enrich.quotes.dashes import NORDIC
from newswire_enrich.quotes.pronouns import Antecedents
from newswire_enrich.quotes.prose import Prose, ProseWord

COMPOUND_LETTERS = 6  # of a role that ends a compound: "Verteidigungsminister" is a "Minister"
MOST_BESIDE = 500  # names beside one word that are looked over for each phrase; no article has so many
LONGEST_COMPOUND = 100  # letters of a word whose ends are looked up as roles
ROLE_WINDOW = 70  # characters beside a name whose words are taken for its role
DEFINITE_ENDING = re.compile(r"(?:en|et|n|a)$")
PHRASE_ENDS = ROLE_ENDS | ARTICLES
_QUALIFIERS = frozenset(QUALIFIERS.split("|"))


@dataclass(frozen=True, eq=False)
class Roles:
    """Finds who has a role in one text."""

    prose: Prose
    cast: Cast
    antecedents: Antecedents

    @cached_property
    def _roles(self) -> dict[str, list[Named]]:
        """For each word that stands beside a person's name, whose name it is."""
        found: dict[str, list[Named]] = {}
        for one in self.cast.named:
            if one.is_person:
                for word in self._role_words(one):
                    found.setdefault(word, []).append(one)
        return found

    def _role_words(self, one: Named) -> Iterator[str]:
        """The words of the phrase that a name belongs to: "deputy minister Otto Marrow, a lawyer from Saltmere"."""
        text = self.prose.text
        before = self.prose.words_in(max(self.prose.sentence(one.start)[0], one.start - ROLE_WINDOW), one.start)
        saying = verbs(self.prose.language)
        words = [w.lower for w in _phrase_before(text, before, one.start, saying)]
        if text[one.end : one.end + 2].strip()[:1] in (",", "("):
            reach = min(one.end + ROLE_WINDOW, self.prose.sentence(one.start)[1])
            stop = text.find(",", one.end + 2, reach)
            words += [w.lower for w in self.prose.words_in(one.end, stop if stop > 0 else reach)]
        words += [word.lower for word in self._role_before_comma(one)]
        title = text[one.start : one.end].split(".")[0].casefold()
        yield from words
        yield from (IN_FULL[word] for word in (title, *words) if word in IN_FULL)
        yield from (INITIALS[pair] for pair in pairwise(words) if pair in INITIALS)

    def _role_before_comma(self, one: Named) -> Sequence[ProseWord]:
        """The role of a phrase that ends in a comma before a name: "the mayor of Saltmere, Ilse Marrow"."""
        text, stop = self.prose.text, one.start - 2
        if text[stop : one.start] != ", ":
            return ()
        ahead = self.prose.words_in(max(self.prose.sentence(one.start)[0], stop - ROLE_WINDOW), stop)
        ahead = ahead[
            max((n + 1 for n, word in enumerate(ahead) if word.end < stop and self._parts_a_role(word)), default=0) :
        ]
        first = next((n for n, word in enumerate(ahead) if word.lower in DEFINITE), len(ahead))
        last = (n for n, word in enumerate(ahead) if n > first and word.lower in PHRASE_ENDS)
        return ahead[first + 1 : next(last, len(ahead))]

    def _parts_a_role(self, word: ProseWord) -> bool:
        """Whether a role may only begin behind a word: a verb of saying, or one before a mark."""
        return word.lower in verbs(self.prose.language) or self.prose.text[word.end] in ",;:"

    def by_role(
        self, words: Sequence[ProseWord], previous: Speaker | None, *, narrowed: bool = False
    ) -> Speaker | None:
        """The person that "the deputy minister" stands for; None for who stays unnamed: "the doctors".

        What is `narrowed` ("the owner of the café") is no epithet of whoever was named just before.
        """
        content = [word.lower for word in words if word.lower not in ARTICLES and word.end - word.start > 1]
        at = words[0].start
        if not content or any(word.startswith(UNNAMED) for word in content):
            return self._one_spokesman(content, at) if content and words[0].lower in DEFINITE else None
        body = self._bodies.get(content[-1]) or self._body_of_kind(content[-1], at)
        if body or self._is_plural(content) or self._is_body_of_a_person(words):
            return body
        person = self._person_by_role(content, at)
        if person is None and content[-1][0].isdigit():  # "the 36-year-old", in the languages that make it one word
            return self.antecedents.person(at) or previous
        if person:
            return person if self._is_told_apart(words, person) else None
        article = words[0].lower
        if narrowed or content[-1] in BODIES_IN_GENERAL:
            return None
        return self.antecedents.alone(at, pronoun_of(article, self.prose.language)) if article in DEFINITE else None

    def _is_body_of_a_person(self, words: Sequence[ProseWord]) -> bool:
        """Whether a phrase is "the Marrow campaign", which is nobody who was named."""
        return words[-1].lower in BODIES_OF_PERSONS and any(self.prose.is_name(word) for word in words[:-1])

    def _one_spokesman(self, content: Sequence[str], at: int) -> Speaker | None:
        """The one person who was named with a role that otherwise has no name: "the spokesman"."""
        roles = [word for word in content if word.startswith(SPOKESMEN)][:1]
        people = {one.speaker for word in roles for one in self._beside(word, at)}
        return people.pop() if len(people) == 1 else None

    def _is_told_apart(self, words: Sequence[ProseWord], person: Speaker) -> bool:
        """Whether what narrows a role is said of the person too: "its ambassador", "the deputy", "the Norwegian"."""
        narrowing = [word.lower for word in words[:-1] if word.lower in _QUALIFIERS or self._is_of_a_place(word)]
        narrowing += [word.lower for word in words[:1] if word.lower in POSSESSIVES]
        return all(any(one.speaker == person for one in self._roles.get(word, ())) for word in narrowing)

    def _is_of_a_place(self, word: ProseWord) -> bool:
        """Whether a word before a role is an adjective such as "Norwegian", which English writes with a capital."""
        return self.prose.language == "en" and word.lower not in ARTICLES and self.prose.is_name(word)

    def _person_by_role(self, content: Sequence[str], at: int) -> Speaker | None:
        """The person named before a place beside most of a phrase's words, the last of which counts twice."""
        named = {one.speaker for word in (content[0], content[-1]) for key in self._role_keys(word)
                 for one in self._beside(key, at)}  # fmt: skip
        scores: dict[Speaker, float] = {}
        latest: dict[Speaker, int] = {}
        for place, word in enumerate(content):
            beside = [one for key in self._role_keys(word) for one in self._beside(key, at)]
            for speaker in {one.speaker for one in beside} & named:
                # The last word is the role itself, the others only narrow it.
                scores[speaker] = scores.get(speaker, 0.0) + 1 + (place == len(content) - 1)
            latest.update({one.speaker: max(latest.get(one.speaker, 0), one.start) for one in beside})
        return max(scores, key=lambda speaker: (scores[speaker], latest[speaker]), default=None)

    def _beside(self, role: str, at: int) -> Sequence[Named]:
        """The names beside a word before a place, the latest of them."""
        names = self._roles.get(role, [])
        end = bisect_left(names, at, key=lambda one: one.start)
        return names[max(0, end - MOST_BESIDE) : end]

    def _role_keys(self, word: str) -> list[str]:
        keys = [word, *word.split("-"), *self._indefinite(word)]
        ends = (word[at:] for at in range(1, min(len(word) - COMPOUND_LETTERS, LONGEST_COMPOUND)))
        return keys + [role for role in ends if role in self._roles]

    def _indefinite(self, word: str) -> list[str]:
        """Roles that a Nordic noun with its article stands for: "bestyreren" is the "museumsbestyrer"."""
        bare = DEFINITE_ENDING.sub("", word)
        if self.prose.language not in NORDIC or bare == word or len(bare) < COMPOUND_LETTERS:
            return []
        return [role for role in self._roles if role.endswith(bare)]

    def _body_of_kind(self, noun: str, at: int) -> Speaker | None:
        """The organisation named last before a place that "the company" stands for; no medium unless it says so."""
        if not noun.endswith(KINDS_OF_SPEAKING_BODIES):
            return None
        named = self.cast.named_in(0, at)
        bodies = (one for one in reversed(named) if one.entity.type == "organisation")
        return next((one.speaker for one in bodies if is_medium(one.entity.name) == (noun in MEDIUM_NOUNS)), None)

    @cached_property
    def _bodies(self) -> dict[str, Speaker]:
        """For each word but the first of organisations' names the one that is named first."""
        found: dict[str, Speaker] = {}
        for one in self.cast.named:
            for word in one.entity.name.casefold().split()[1:] if one.entity.type == "organisation" else ():
                found.setdefault(word, one.speaker)
        return found

    def _is_plural(self, content: Sequence[str]) -> bool:
        return self.prose.language in (None, "en") and content[-1].endswith("s") and not content[-1].endswith("ss")


def _phrase_before(text: str, words: Sequence[ProseWord], end: int, saying: frozenset[str]) -> list[ProseWord]:
    """The words before a name back to the first mark, verb of saying, article or small word."""
    phrase: list[ProseWord] = []
    for word in reversed(words):
        if text[word.end : end].strip(" \xa0.") or word.lower in ROLE_ENDS or word.lower in saying:
            break
        phrase.insert(0, word)
        end = word.start
        if word.lower in ARTICLES:
            break
    return phrase
