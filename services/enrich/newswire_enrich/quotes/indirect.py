"""Indirect statements: the clause that a verb of saying reports, in the writer's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newswire_shared.contracts.documents import Quote, Span

from newswire_enrich.languages.agencies import is_medium
from newswire_enrich.languages.function_words import ARTICLES, HE_OR_SHE
from newswire_enrich.languages.reporting_phrases import ACCORDING
from newswire_enrich.languages.speech_verbs import DAYS, NO_CLAUSE, PASSIVE, PLAIN, REPORTING, THAT, TOLD, known, verbs
from newswire_enrich.quotes.cast import Cast, Speaker
from newswire_enrich.quotes.descriptions import description
from newswire_enrich.quotes.prose import Prose, ProseWord
from newswire_enrich.quotes.speakers import Speakers, speakers_of
from newswire_enrich.quotes.wording import worded

SHORTEST_WORDS = 3  # of a clause: two are "said so"
THAT_WITHIN = 11  # words behind the verb in which its "that" may stand, behind a listener and a day
SUBJECT_WORDS = 7  # between the comma and the verb: a name with its office
LONGEST_SENTENCE = 5000  # characters; the longest of news have some hundreds
TAIL_WORDS = 9  # behind a verb whose statement stands before it: the speaker and what he is


FAR_FROM_THAT = NO_CLAUSE | DAYS | ARTICLES  # behind a verb whose "that" may stand further on
UNNAMED_SUBJECTS = ARTICLES | HE_OR_SHE | {"they", "officials", "police", "authorities"}


@dataclass(frozen=True, slots=True)
class IndirectStatement:
    """A reported clause and who made it."""

    start: int
    end: int
    speaker: Speaker | None
    described: str | None = None


@dataclass(frozen=True)
class Statements:
    """Finds indirect statements in one text."""

    prose: Prose
    cast: Cast
    speakers: Speakers
    taken: Sequence[tuple[int, int]]

    def found(self) -> Iterator[IndirectStatement]:
        """One statement a sentence at most, in sentences that hold no direct quote."""
        previous: Speaker | None = None
        for start, end in self._sentences():
            after = bisect_left(self.taken, (end, 0))
            if after and self.taken[after - 1][1] > start:
                continue  # the last quote that begins before this sentence's end is not over at its start
            one = self._in(start, end, previous)
            if one is not None and len(self.prose.text[one.start : one.end].split()) >= SHORTEST_WORDS:
                previous = one.speaker or previous
                yield one

    def _sentences(self) -> Iterator[tuple[int, int]]:
        """The sentences; a very long one in parts, for each verb looks over all of its sentence."""
        for start, end in self.prose.sentences():
            yield from ((at, min(end, at + LONGEST_SENTENCE)) for at in range(start, end, LONGEST_SENTENCE))

    def _in(self, start: int, end: int, previous: Speaker | None) -> IndirectStatement | None:
        words = self.prose.words_in(start, end)
        for place, word in enumerate(words):
            if word.lower not in self._reporting or not self._reports(words, place):
                continue
            # Behind the verb first: what stands before it is then mostly its subject.
            clause = self._behind(words, place, end)
            if clause is not None:
                speaker = self.speakers.subjects.before(start, word, previous)
                return IndirectStatement(*clause, speaker, self._described(speaker, start, word, word.end))
            comma = self._ahead(words, place, start)
            if comma is not None:
                speaker = self.speakers.subjects.around(comma, word, end, previous)
                return IndirectStatement(start, comma, speaker, self._described(speaker, comma, word, end))
        return None

    def _described(self, speaker: Speaker | None, start: int, verb: ProseWord, end: int) -> str | None:
        return None if speaker else description(self.prose, start, verb, end)

    @cached_property
    def _reporting(self) -> frozenset[str]:
        return REPORTING if self.prose.language in ("en", None) else verbs(self.prose.language)

    def _reports(self, words: Sequence[ProseWord], place: int) -> bool:
        if not self.speakers.is_saying(words, place):
            return False
        return not (place and words[place - 1].lower in PASSIVE)

    def _behind(self, words: Sequence[ProseWord], place: int, end: int) -> tuple[int, int] | None:
        """The clause behind a verb and its "that"; in English also right behind the plainest verbs."""
        if not place:
            return None
        that = THAT.get(known(self.prose.language) or "en", frozenset())
        if self._is_inverted(words, place):
            return None
        next_word = words[place + 1].lower if place + 1 < len(words) else ""
        far = next_word in that or next_word in FAR_FROM_THAT or words[place].lower in TOLD
        reach = THAT_WITHIN if far else 2  # else it stands right behind the verb
        for word in words[place + 1 : place + reach]:
            if self.prose.text[words[place].end : word.start].count(",") > (self.prose.language not in ("en", None)):
                break
            if word.lower in that:
                return self._clause(word.end, end)
        if self.prose.language not in ("en", None):
            return None
        rest = self._rest(words, place)
        return self._clause(rest[0].start, end) if rest else None

    def _is_inverted(self, words: Sequence[ProseWord], place: int) -> bool:
        """Whether a verb's subject follows it: "The bridge is shut, said Marrow, who …"."""
        behind = words[place + 1 : place + 2]
        comma = self.prose.sign_before(words[place].start) == ","
        return bool(comma and behind and self.prose.is_name(behind[0]) and behind[0].lower not in ARTICLES)

    def _rest(self, words: Sequence[ProseWord], place: int) -> Sequence[ProseWord]:
        """The words of a clause without "that": behind the verb, whom it was told, and the day."""
        verb, rest = words[place], words[place + 1 :]
        if verb.lower not in PLAIN or self._is_cut(verb, rest):
            return ()
        if verb.lower in ("told", "tells"):
            rest = self._behind_listener(rest)
        while rest and rest[0].lower in DAYS:
            rest = rest[1:]
        starts = rest and rest[0].lower not in NO_CLAUSE
        return rest if starts and len(rest) >= SHORTEST_WORDS and not self._is_cut(verb, rest) else ()

    def _is_cut(self, verb: ProseWord, rest: Sequence[ProseWord]) -> bool:
        return not rest or bool(re.search(r"[,:;.]", self.prose.text[verb.end : rest[0].start]))

    def _behind_listener(self, rest: Sequence[ProseWord]) -> Sequence[ProseWord]:
        """The words behind the one who was told."""
        listed = self.cast.named_in(rest[0].start, rest[min(2, len(rest) - 1)].end)
        if listed:
            return [word for word in rest if word.start >= listed[0].end]
        skipped = 2 if rest[0].lower in ARTICLES else 1
        return rest[skipped:]

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        text = self.prose.text
        end = self._without_report(start, end)
        start += len(text[start:end]) - len(text[start:end].lstrip(" ,\xa0"))
        return start, start + len(text[start:end].rstrip().rstrip(".!?…"))

    def _without_report(self, start: int, end: int) -> int:
        """Where a clause ends before who reported it: "…, the Saltmere Post reported", "…, according to Marrow"."""
        comma = self.prose.text.rfind(", ", start, end)
        words = self.prose.words_in(comma, end) if comma > 0 else ()
        if not 2 <= len(words) <= TAIL_WORDS:
            return end
        verb = next((word for word in words if word.lower in self._reporting), None)
        reports = verb and is_medium(self.prose.text[words[0].start : verb.start])
        return comma if words[0].lower in ACCORDING or reports else end

    def _ahead(self, words: Sequence[ProseWord], place: int, start: int) -> int | None:
        """Where a statement ends that its own tag follows: "The bridge is shut, Marrow said."; None if none does."""
        tail = words[place + 1 :]
        comma = self.prose.text.rfind(",", start, words[place].start)
        if comma < 0 or len(tail) > TAIL_WORDS or len(self.prose.words_in(start, comma)) < SHORTEST_WORDS:
            return None
        subject = self.prose.words_in(comma, words[place].start)
        if subject and self._is_apposition_end(comma, words[place]):
            return None
        if not subject and not (
            tail and (self.cast.named_in(tail[0].start, tail[-1].end) or tail[0].lower in ARTICLES)
        ):
            return None
        return (
            comma
            if len(subject) <= SUBJECT_WORDS and not (subject and subject[0].lower in ("who", "which", "and"))
            else None
        )

    def _is_apposition_end(self, comma: int, verb: ProseWord) -> bool:
        """Whether what stands between the comma and the verb names nobody."""
        words = self.prose.words_in(comma, verb.start)
        named = self.cast.named_in(comma, verb.start) or self.cast.written(words[0].start, words[-1].end, last=True)
        return not named and words[0].lower not in UNNAMED_SUBJECTS


def indirect_quotes(cast: Cast, taken: Sequence[Quote]) -> tuple[Quote, ...]:
    """The indirect statements of a body, in order, in sentences without any of the direct quotes `taken`."""
    spans = sorted((span.start, span.end) for quote in taken for span in quote.spans)
    speakers = speakers_of(cast)
    return tuple(_quote(cast.prose.text, one) for one in Statements(cast.prose, cast, speakers, spans).found())


def _quote(text: str, one: IndirectStatement) -> Quote:
    name, entity = one.speaker or (None, None)
    span = Span(field="body", start=one.start, end=one.end)
    return Quote(
        speaker=name,
        speaker_id=entity,
        kind="indirect",
        described=one.described,
        text=worded(text, [(one.start, one.end)]),
        spans=(span,),
    )
