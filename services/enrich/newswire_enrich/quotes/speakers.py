"""Speakers of quotations: the verb of saying beside each, that verb's subject, and whom it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from newswire_enrich.languages.agencies import is_medium
from newswire_enrich.languages.function_words import BEFORE_HEARERS, GERMAN_SUBJUNCTIVE, GOVERNING, HE_OR_SHE, SKIPPED
from newswire_enrich.languages.reporting_phrases import ACCORDING
from newswire_enrich.languages.speech_verbs import (
    ALSO_NOUNS,
    IMPERSONAL,
    PARTICIPLES,
    VERB_LAST,
    is_like_a_verb,
    verbs,
)
from newswire_enrich.languages.uncapitalised import MANNERS
from newswire_enrich.quotes.cast import Cast, Speaker
from newswire_enrich.quotes.descriptions import description
from newswire_enrich.quotes.marks import Stretch
from newswire_enrich.quotes.pronouns import Antecedents
from newswire_enrich.quotes.prose import Prose, ProseWord
from newswire_enrich.quotes.roles import Roles
from newswire_enrich.quotes.subjects import CIRCUMSTANTIAL, CUT, PRONOUNS, Subjects
from newswire_enrich.quotes.uncapitalised import uncapitalised_tag
from newswire_enrich.quotes.wide import is_wide, wide_tag
from newswire_enrich.quotes.written_names import ROLE_WORDS

SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")  # an end of a sentence, or of a line
ADDING = frozenset("et e ed y und og och en i и та".split())  # at the head of "Et d'ajouter:", of who spoke before
NEAR_WORDS = 30  # behind a quotation in which its verb stands
MOST_CUTS = 2  # marks between a quotation and its verb: an apposition has two
TAG_CHARACTERS = 220  # of a tag; a longer clause belongs to the story
LEAD_CHARACTERS = 1000  # before a quotation in a text without full stops, so that time does not grow with its square
CLOSING = 4  # characters between a full stop and the next sentence, a closing mark with its spaces among them
ENDS_FOR_TAG = ",!?…—–-，！？"  # marks at a quotation's end behind which its sentence goes on


class Tag(NamedTuple):
    """How a quotation is attributed: beside it or only in its sentence, and to whom (None: to nobody by name).

    Where it is nobody by name, `described` is what the text calls who speaks.
    """

    speaker: Speaker | None
    beside: bool
    end: int
    described: str | None = None


@dataclass(frozen=True, slots=True)
class Speakers:
    """Finds tags in one text."""

    prose: Prose
    cast: Cast
    subjects: Subjects

    def tag(self, one: Stretch, limit: int, previous: Speaker | None) -> Tag | None:
        """The tag of a quotation that the next one follows at `limit`; None where no verb of saying governs it."""
        if is_wide(self.prose.text, one):
            found = wide_tag(self.prose.text, one, self.prose.sentence(one.start)[0], self.cast, previous)
            return Tag(found[0], True, found[1]) if found else None
        if self.prose.language in MANNERS:
            start = self.prose.sentence(one.start)[0]
            by_place = uncapitalised_tag(self.prose.text, one, start, self.cast, previous)
            return Tag(by_place[0], True, by_place[1]) if by_place else None
        # A tag right behind goes before one ahead, which may govern the quotation before; a far one comes last.
        after = self._after(one, limit, previous)
        is_reporter = after is not None and after.speaker is not None and is_medium(after.speaker.name)
        if after is not None and after.beside and not is_reporter:
            return after
        before = self._before(one, previous)
        return before if before and (before.speaker or not is_reporter) else after or before

    def _after(self, one: Stretch, limit: int, previous: Speaker | None) -> Tag | None:
        text = self.prose.text
        end = min(limit, self._tag_end(one.end))
        words = self.prose.words_in(one.end, end)[:NEAR_WORDS]
        last, following = text[one.spans[-1][1] - 1], text[one.end : one.end + 2].strip()[:1]
        closes = last in ENDS_FOR_TAG or following in (",", "–", "—")
        if last == "." and not closes and not following.islower():
            return None
        for place, word in enumerate(words):
            clitic = self._clitic(word)
            if place == 0 and word.lower in PARTICIPLES:
                continue  # "…," adding that: the quote's own verb stands elsewhere
            if word.lower in verbs(self.prose.language) or clitic or (place == 0 and closes and self._is_verb(words)):
                speaker = self._subject_of(word, place, words, end, previous)
                if place == 0 and (word is words[-1] or self.prose.language in VERB_LAST) and not clitic:
                    named = word is not words[-1] and speaker
                    speaker = (
                        named or self.subjects.ahead(self._governing_sentence(one), one.start, previous) or speaker
                    )
                described = None if speaker else description(self.prose, one.end, word, end)
                return Tag(speaker, (closes or place == 0) and self._is_near(one.end, word), end, described)
            if word.lower in ACCORDING:
                return Tag(self._according(word.end, end), closes, end)
        return None

    def _is_verb(self, words: Sequence[ProseWord]) -> bool:
        """Whether a word that no table knows is a verb by its form and a person behind it: "…, smiler han"."""
        first, behind = words[0], words[1:2]
        if self.prose.is_name(first) or not behind or not is_like_a_verb(first.lower, self.prose.language):
            return False
        if behind[0].lower in HE_OR_SHE:
            return True
        people = [one for one in self.cast.named_in(behind[0].start, words[-1].end) if one.is_person][:1]
        role = [word for one in people for word in words[1:] if word.start < one.start]
        plain = not any(self.prose.is_name(word) or word.lower in GOVERNING for word in role)
        return bool(people) and plain and len(role) <= ROLE_WORDS and not self._parts(first.end, people[0].start)

    def _parts(self, start: int, end: int) -> bool:
        return CUT.search(self.prose.text, start, end) is not None

    def _according(self, start: int, end: int) -> Speaker | None:
        """Who is named behind "according to"."""
        known = self.cast.subject(start, end, nearest_last=False)
        words = self.prose.words_in(start, end)
        return known or (self.cast.written(words[0].start, end, last=False) if words else None)

    def _tag_end(self, at: int) -> int:
        """Where the clause behind a quotation ends: with its sentence, or where a tag is too long."""
        longest = at + TAG_CHARACTERS
        found = SENTENCE_END.search(self.prose.text, at, longest + 1)
        while found and found.group() == "." and self.prose.sentence(at)[1] > found.end() + CLOSING:
            found = SENTENCE_END.search(self.prose.text, found.end(), longest + 1)
        return found.start() if found else longest

    def _is_near(self, at: int, word: ProseWord) -> bool:
        return len(CUT.findall(self.prose.text[at + 1 : word.start])) <= MOST_CUTS

    def _clitic(self, word: ProseWord) -> str | None:
        """The pronoun that French joins to its verb: "confie-t-elle"."""
        head, _, rest = word.lower.partition("-")
        return rest.rpartition("-")[2] if rest and head in verbs(self.prose.language) else None

    def _subject_of(
        self, verb: ProseWord, place: int, words: tuple[ProseWord, ...], end: int, previous: Speaker | None
    ) -> Speaker | None:
        if clitic := self._clitic(verb):
            return self.subjects.antecedents.person(verb.start, clitic) or previous if clitic in HE_OR_SHE else None
        if verb.lower in IMPERSONAL:
            return None
        if all(word.lower in SKIPPED for word in words[:place]):
            return self.subjects.behind(verb.end, end, previous)
        return self.subjects.before(words[0].start, verb, previous)

    def _before(self, one: Stretch, previous: Speaker | None) -> Tag | None:
        """The tag that stands before a quotation, in its sentence."""
        text = self.prose.text
        start = self._governing_sentence(one)
        words = self.prose.words_in(start, one.start)
        colon = self.prose.sign_before(one.start, over_lines=True) in (":", "：")
        saying = [word for place, word in enumerate(words) if self.is_saying(words, place)]
        if not saying:
            follows = next((word for word in words if word.lower in ACCORDING), None)
            if follows:
                cut = CUT.search(text, follows.end, one.start)
                return Tag(self._according(follows.end, cut.start() if cut else one.start), False, one.end)
            if self.prose.language == "de" and any(word.lower in GERMAN_SUBJUNCTIVE for word in words):
                return Tag(previous, False, one.end)
            if colon and words and words[0].lower in ADDING and not self.cast.named_in(start, one.start):
                return Tag(previous, True, one.end)
            return Tag(self.subjects.first(start, one.start, previous), True, one.end) if colon and words else None
        verb = saying[-1]
        speaker = self._governor(start, verb, one, previous)
        beside = colon or self.prose.sign_before(one.start) == "," or verb is words[-1]
        described = None if speaker else description(self.prose, start, verb, one.start)
        return Tag(speaker, beside, one.end, described)

    def is_saying(self, words: Sequence[ProseWord], place: int) -> bool:
        """Whether a word is a verb of saying, and not a noun of the same form: "all states"."""
        if words[place].lower not in verbs(self.prose.language):
            return False
        follows = words[place + 1].lower if place + 1 < len(words) else "that"
        return words[place].lower not in ALSO_NOUNS or follows == "that"

    def _governing_sentence(self, one: Stretch) -> int:
        """Where the sentence begins that leads to a quotation; the one before where it ends in a colon.

        Of a sentence without an end only what stands near.
        """
        start = self.prose.sentence(one.start)[0]
        led = start == one.start and self.prose.sign_before(start, over_lines=True) == ":"
        first = self.prose.sentence(self.prose.text.rindex(":", 0, start))[0] if led else start
        return max(first, one.start - LEAD_CHARACTERS)

    def _governor(self, start: int, verb: ProseWord, one: Stretch, previous: Speaker | None) -> Speaker | None:
        if verb.lower in IMPERSONAL:
            return None
        ahead = self.prose.words_in(start, verb.start)
        if self.prose.language in VERB_LAST:
            return self.subjects.ahead(start, verb.start, previous)
        if self.prose.language not in ("en", None) or not ahead:
            behind = self.prose.words_in(verb.end, one.start)
            # "explicó a Radio Saltmere que", "respondió en un comunicado que"
            is_told = bool(behind) and behind[0].lower in BEFORE_HEARERS | CIRCUMSTANTIAL
            if behind and not is_told and (behind[0].lower in PRONOUNS or not self.cast.named_in(start, verb.start)):
                found = self.subjects.behind(verb.end, one.start, previous)
                if found:
                    return found
        return self.subjects.before(start, verb, previous)


@lru_cache(maxsize=1)  # direct and indirect quotes ask in turn: what both look up is looked up once
def speakers_of(cast: Cast) -> Speakers:
    """Who speaks in a text with this cast."""
    antecedents = Antecedents(cast)
    return Speakers(cast.prose, cast, Subjects(cast.prose, cast, antecedents, Roles(cast.prose, cast, antecedents)))
