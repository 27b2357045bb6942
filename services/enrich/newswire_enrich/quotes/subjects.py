"""Subjects of verbs of saying: a name, a pronoun or a role, before the verb or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newswire_enrich.languages.function_words import (
    ARTICLES,
    BEFORE_HEARERS,
    DEFINITE,
    DUMMIES,
    GOVERNING,
    HE_OR_SHE,
    IT,
    NOT_NAMES,
    SKIPPED,
    THEY,
    WE,
    WHO,
    indefinite,
)
from newswire_enrich.languages.speech_verbs import PARTICIPLES, verbs
from newswire_enrich.quotes.cast import Cast, Speaker
from newswire_enrich.quotes.pronouns import Antecedents
from newswire_enrich.quotes.prose import Prose, ProseWord
from newswire_enrich.quotes.roles import PHRASE_ENDS, Roles

THIRD_PERSONS = HE_OR_SHE | THEY | IT
PRONOUNS = THIRD_PERSONS | WE
ROLE_WORDS = 6  # of a phrase that stands for a person, counted from its end, where the role is
WITHOUT_SUBJECTS = frozenset("es pt it ca gl ro pl cs sk hr sr".split())  # languages whose verbs need no pronoun
# Words behind a verb at which a circumstance begins, and no subject: "confesó entre risas", "opowiadał w rozmowie".
CIRCUMSTANTIAL = GOVERNING | frozenset(
    "en entre tras al durante ao aos após em no na dopo durante al nel alla po przy".split()
)
OF_THE = frozenset("du d' d’ del della dell' dell’ dello dei degli delle do da dos das".split())  # in one word
NARROWING = GOVERNING - {"i"}  # which is an article in Italian
CUT = re.compile(r"(?<!-)[,;:()—–]|\s-\s")  # marks that part a clause, and a hyphen between spaces, which is a dash


@dataclass(frozen=True, slots=True, eq=False)
class Subjects:
    """Finds subjects in one text; `previous` is who spoke last."""

    prose: Prose
    cast: Cast
    antecedents: Antecedents
    roles: Roles

    def around(self, start: int, verb: ProseWord, end: int, previous: Speaker | None) -> Speaker | None:
        """The subject of a verb in the clause from `start` to `end`, before it or behind it."""
        if self.prose.words_in(start, verb.start):
            return self.before(start, verb, previous)
        return self.behind(verb.end, end, previous)

    def behind(self, start: int, end: int, previous: Speaker | None) -> Speaker | None:
        """The subject that follows its verb: "said Marrow, who …", "explicó a Radio Saltmere el gerente"."""
        start = self._past_hearer(start, end)
        words = [word for word in self.prose.words_in(start, end) if word.lower not in DUMMIES]
        if not words:
            return self._left_out(start) or previous or self.antecedents.person(start)
        cut = CUT.search(self.prose.text, words[0].end, end)
        if words[0].lower in CIRCUMSTANTIAL and (left_out := self._left_out(start)):
            return left_out
        named = self._behind_a_role(start, cut, end) if cut else None
        return named or self._phrase(start, cut.start() if cut else end, previous, last=False)

    def _past_hearer(self, start: int, end: int) -> int:
        """Where a clause goes on behind whom something was told, if with an article: there its subject is."""
        words = self.prose.words_in(start, end)
        if not words or words[0].lower not in BEFORE_HEARERS:
            return start
        after = next((n for n, word in enumerate(words) if n and self.prose.is_name(word)), len(words))
        while after < len(words) and (self.prose.is_name(words[after]) or words[after].lower in GOVERNING - DEFINITE):
            after += 1
        is_subject = after < len(words) and words[after].lower in DEFINITE
        return (
            words[after].start if is_subject and not CUT.search(self.prose.text, start, words[after].start) else start
        )

    def _left_out(self, at: int) -> Speaker | None:
        """Who says what a verb without a subject reports: the person of the sentence before, where verbs need none."""
        start = self.prose.sentence(at)[0]
        if self.prose.language not in WITHOUT_SUBJECTS or self.cast.named_in(at, self.prose.sentence(at)[1]):
            return None
        before = self.prose.sentence(start - 1)[0] if start else 0
        people = {one.speaker for one in self.cast.named_in(before, start) if one.is_person}
        return people.pop() if len(people) == 1 else None

    def _behind_a_role(self, start: int, cut: re.Match[str], end: int) -> Speaker | None:
        """The person alone between commas behind a role: "said the mayor of Saltmere, Ilse Marrow, on Monday"."""
        named = self.cast.named_in(cut.end(), cut.end() + 2)
        if cut.group() != "," or not named or not named[0].is_person or self.cast.is_possessive(named[0]):
            return None
        role = self.prose.words_in(start, cut.start())
        following = self.prose.text[named[0].end : named[0].end + 1] if named[0].end < end else "."
        has_person = any(one.is_person for one in self.cast.named_in(start, cut.start()))
        is_role = role[0].lower in ARTICLES or not self.prose.is_name(role[0])
        return named[0].speaker if is_role and not has_person and following in (",", ".", " ") else None

    def before(self, start: int, verb: ProseWord, previous: Speaker | None) -> Speaker | None:
        """The subject that stands before its verb, in a sentence or a clause that begins at `start`."""
        cuts = [start, *(cut.end() for cut in CUT.finditer(self.prose.text, start, verb.start))]
        for index in range(len(cuts) - 1, -1, -1):
            stop = verb.start if index == len(cuts) - 1 else cuts[index + 1] - 1
            words = [w for w in self.prose.words_in(cuts[index], stop) if w.lower not in SKIPPED]
            if words and words[0].lower in WHO:
                continue
            if words or index == 0:
                if index < len(cuts) - 1 or verb.lower in PARTICIPLES:
                    return self.first(start, verb.start, previous)
                named = self._in_apposition(cuts, index, self.prose.words_in(cuts[index], stop))
                return named or self._phrase(cuts[index], stop, previous, last=True)
        return self.first(start, verb.start, previous)

    def _in_apposition(self, cuts: Sequence[int], index: int, words: Sequence[ProseWord]) -> Speaker | None:
        """The person who alone stands before a description: "Otto Brandt, a pilot from Saltmere said"."""
        if index == 0 or not words or words[0].lower not in indefinite(self.prose.language):
            return None
        people = [one for one in self.cast.named_in(cuts[index - 1], cuts[index]) if one.is_person]
        if len(people) != 1 or cuts[index] - people[0].end > 2:
            return None
        alone = all(word.lower in NOT_NAMES for word in self.prose.words_in(cuts[index - 1], people[0].start))
        return people[0].speaker if alone else None

    def ahead(self, start: int, end: int, previous: Speaker | None) -> Speaker | None:
        """The subject of a verb that ends its sentence: the last person before a comma, else the first of all."""
        people = [one for one in self.cast.named_in(start, end) if one.is_person and not self.cast.is_possessive(one)]
        before_comma = [one for one in people if self.prose.text[one.end : one.end + 1] == ","]
        return before_comma[-1].speaker if before_comma else self.first(start, end, previous)

    def first(self, start: int, end: int, previous: Speaker | None) -> Speaker | None:
        """The sentence's own subject: its first person, else the pronoun it begins with, else its first name."""
        for one in self.cast.named_in(start, end):
            if one.is_person and not self.cast.is_possessive(one) and not self.cast.is_governed(one, start):
                return one.speaker
        found = self._phrase(start, end, previous, last=False)
        pronoun = next((w for w in self.prose.words_in(start, end) if w.lower in HE_OR_SHE), None)
        return found or (self.pronoun(pronoun, previous) if pronoun else None)

    def teller(self, end: int, sentence_end: int) -> Speaker | None:
        """The person whom the sentence behind a paragraph of quotation names with a verb of saying."""
        start, stop = self.prose.sentence(sentence_end) if sentence_end < len(self.prose.text) else (end, end)
        tells = any(word.lower in verbs(self.prose.language) for word in self.prose.words_in(start, stop))
        people = [one for one in self.cast.named_in(start, stop) if one.is_person and not self.cast.is_possessive(one)]
        return people[0].speaker if tells and people else None

    def _phrase(self, start: int, stop: int, previous: Speaker | None, *, last: bool) -> Speaker | None:
        """Whom a phrase names: a name, a pronoun, or a role."""
        words = self.prose.words_in(start, stop)
        near = words[-4:] if last else words[:2]  # where a pronoun is the subject, small words beside it
        people = [one for one in self.cast.named_in(start, stop) if one.is_person and not self.cast.is_possessive(one)]
        pronoun = next((w for w in (reversed(near) if last else near) if w.lower in PRONOUNS), None)
        if pronoun and not (people and last and people[-1].start > pronoun.start) and not (people and not last):
            return self.pronoun(pronoun, previous)
        if not people and words and words[0].lower in THIRD_PERSONS:
            return self.pronoun(words[0], previous)
        if not people and words and words[0].lower in indefinite(self.prose.language):
            return None
        known = self.cast.subject(start, stop, nearest_last=last) if people else None
        return known or self._unlisted(words, previous, last)

    def _unlisted(self, words: tuple[ProseWord, ...], previous: Speaker | None, last: bool) -> Speaker | None:
        """Whom a phrase without a known person names: a body, a name that no entity covers, or a role."""
        words = tuple(word for word in words if word.lower not in SKIPPED)
        if not words:
            return None
        head = _head(self.prose, words, last)
        known = self.cast.subject(words[0].start, words[-1].end, nearest_last=last)
        if known or (last and head != words and head[-1].end < words[-1].start):
            return known or self.roles.by_role(head[-ROLE_WORDS:], previous, narrowed=True)
        written = (
            None if last and len(head) < len(words) else self.cast.written(head[0].start, words[-1].end, last=last)
        )
        narrowed = not last and any(word.lower in NARROWING for word in words[len(head) : len(head) + 1])
        return written or self.roles.by_role(head[-ROLE_WORDS:], previous, narrowed=narrowed)

    def pronoun(self, word: ProseWord, previous: Speaker | None) -> Speaker | None:
        if word.lower in WE:
            return None
        if word.lower in IT:
            return self.antecedents.body(word.start)
        if word.lower in THEY:
            return self.antecedents.group(word.start, previous)
        return self.antecedents.person(word.start, word.lower) or previous


def _head(prose: Prose, words: tuple[ProseWord, ...], last: bool) -> tuple[ProseWord, ...]:
    """A phrase from its article up to what only describes it: "the mayor" of "yesterday the mayor of Saltmere"."""
    first = next((place for place, word in enumerate(words) if word.lower in ARTICLES), 0) if last else 0
    stop = next((n for n in range(first + 1, len(words)) if _describes(prose, words[n - 1], words[n])), len(words))
    return words[first:stop]


def _describes(prose: Prose, before: ProseWord, word: ProseWord) -> bool:
    """Whether a word begins what only describes; "del" within a name does not: "Confederación del Sil"."""
    return word.lower in PHRASE_ENDS or (word.lower in OF_THE and not prose.is_name(before))
