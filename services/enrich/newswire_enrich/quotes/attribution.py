"""The chain of attribution: who reported it, and from whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from newswire_shared.contracts.documents import Attribution

from newswire_enrich.languages.agencies import MEDIUM_NOUNS, is_agency, is_medium
from newswire_enrich.languages.function_words import DEFINITE, HE_OR_SHE, ROLE_ENDS
from newswire_enrich.languages.reporting_patterns import NO_SOURCE, PATTERNS
from newswire_enrich.languages.reporting_phrases import (
    BODIES_ONLY,
    BRACKET_AT_END,
    CHINESE_DATELINE,
    DATELINE,
    FOOTER,
    LAST_LINE,
    MEDIA_ONLY,
    PAPERS,
    PHRASES,
    POSTPOSITIONS,
    REPORTS,
    TOLD_MEDIA,
    UNNAMED_TELLERS,
    AttributionRelation,
)
from newswire_enrich.languages.speech_verbs import KIN, verbs
from newswire_enrich.quotes.cast import Cast
from newswire_enrich.quotes.prose import Prose, ProseWord
from newswire_enrich.quotes.sources import FILLER_CHARACTERS, STOPS, NamedSource, Sources

REPORTER_CHARACTERS = 40  # before a medium in which its reporter is named: a name, "of" and an article
TELLER = 60  # characters before "told" in which who told it stands: "a person familiar with the matter"
SHOUTED = 3  # characters behind a phrase in which a name begins that stands right there
PAPER = 40  # characters before "obtained by" in which the paper is named, and who wrote it
GOVERNS_TOLD = 90  # characters before a word like the German "der" in which a verb of saying makes it a "told to"
CITING = 25  # characters behind "wrote" in which "citing" stands, a day between
LAST_CHARACTERS = 120  # in which a line of credit at the end stands


BEFORE_TOLD = MEDIUM_NOUNS | HE_OR_SHE  # words between a verb that tells and the medium that is told
SOURCES_BY_NOUN = PAPERS | BODIES_ONLY | MEDIUM_NOUNS | ROLE_ENDS  # behind "citing X" these leave X a source
BEFORE_DER = ROLE_ENDS | DEFINITE | {"laut"}  # German: behind these "der" is an article, "in dem Post"


@cache
def phrases(language: str | None) -> dict[str, tuple[tuple[AttributionRelation, re.Pattern[str]], ...]]:
    """The phrases of a language by their first word."""
    code = KIN.get(language or "", language or "en")
    found: dict[str, list[tuple[AttributionRelation, re.Pattern[str]]]] = {}
    for relation, text in PHRASES.get(code, ()):
        pattern = re.compile(rf"(?:{text})(?:\s+|(?<=['’]))", re.IGNORECASE)
        for first in _first_words(text):
            found.setdefault(first, []).append((relation, pattern))
    return {first: tuple(every) for first, every in found.items()}


@cache
def triggers(language: str | None) -> frozenset[str]:
    """The words of a language at which an attribution may begin."""
    first, behind = phrases(language).keys(), POSTPOSITIONS.get(language or "", "")
    elided = {f"{word}{mark}" for word in first for mark in "'’"}  # "d'après" begins with a word of its own
    reports, told = REPORTS.get(language or "en", frozenset()), TOLD_MEDIA.get(language or "", frozenset())
    return frozenset({*first, *elided, *reports, *told, behind, *(("wie",) if language == "de" else ())})


def _first_words(text: str) -> set[str]:
    """The first words that a phrase's pattern can begin with."""
    head = text
    if text.startswith("(?:"):
        head = text[3 : text.index(")")]
        rest = text[text.index(")") + 1 :]
        if rest.startswith("?"):
            return {option.split()[0].lower() for option in head.split("|")} | _first_words(rest[1:])
    return {re.split(r"[ (?\[]", option)[0].lower() for option in head.split("|")} - {""}


@dataclass(frozen=True)
class Chain:
    """Finds attributions in one text."""

    prose: Prose
    cast: Cast
    sources: Sources

    def found(self) -> Iterator[Attribution]:
        """Every attribution, in no order; the same place may come twice."""
        yield from self._in_sentences()
        yield from self._in_datelines()
        yield from self._by_patterns()

    def _in_sentences(self) -> Iterator[Attribution]:
        language = self.prose.language or ""
        known, reports = phrases(self.prose.language), REPORTS.get(language or "en", frozenset())
        told, behind = TOLD_MEDIA.get(language, frozenset()), POSTPOSITIONS.get(language)
        beginning = triggers(self.prose.language)
        for place, word in enumerate(self.prose.words):
            if word.lower not in beginning:
                continue
            for relation, pattern in known.get(word.lower.rstrip("'’"), ()):
                match = pattern.match(self.prose.text, word.start)
                if match:
                    yield from self._follows(relation, match.end(), word)
            if word.lower in told:
                yield from self._told_at_once(word)
            if word.lower in reports:
                yield from self._reporter(place, word)
            elif word.lower == behind:
                source = self.sources.before_verb(place, word)
                yield from (_attribution("according to", one) for one in (source,) if one)
            elif word.lower == "wie":
                yield from self._verb_last(word, reports)

    def _told_at_once(self, verb: ProseWord) -> Iterator[Attribution]:
        """The medium right behind a verb, as Slavic languages say "told"."""
        source = self.sources.behind_phrase(verb.end, media_only=True)
        between = self.prose.words_in(verb.end, source.start) if source else ()
        if source and all(w.lower in BEFORE_TOLD or self.prose.is_name(w) for w in between):
            yield _attribution("told", source)

    def _verb_last(self, opener: ProseWord, reports: frozenset[str]) -> Iterator[Attribution]:
        """The reporter in a German clause: "wie der Sender am Montag berichtete"."""
        stop = STOPS.search(self.prose.text, opener.end, opener.end + 2 * FILLER_CHARACTERS)
        words = self.prose.words_in(opener.end, stop.start() if stop else opener.end + FILLER_CHARACTERS)
        if words and words[-1].lower in reports:
            source = self.sources.behind_phrase(opener.end, media_only=False)
            if source and source.end < words[-1].start:
                yield _attribution("reports", source)

    def _follows(self, relation: AttributionRelation, at: int, trigger: ProseWord) -> Iterator[Attribution]:
        is_open = (
            relation not in MEDIA_ONLY or trigger.lower in ("originally", "first") or self._is_for_a_medium(trigger)
        )
        is_open = is_open or self._is_shouted(trigger, at)
        source = self.sources.behind_phrase(at, media_only=not is_open)
        if source is None or (relation == "told" and not (self._is_told(trigger) or self._tells(source))):
            return
        if self._is_of_what_follows(relation, source):
            return
        medium = self.sources.medium_of(source)
        is_person = source.is_person and (trigger.lower in BODIES_ONLY or relation in MEDIA_ONLY)
        if (is_open and not is_person) or source.is_medium or is_medium(source.name):
            yield _attribution(relation, source)
        if medium:
            yield _attribution(relation, medium)

    def _is_of_what_follows(self, relation: AttributionRelation, source: NamedSource) -> bool:
        """Whether a name is a place in which something appeared, or only says whose: "citing Saltmere violence"."""
        if relation == "credit":
            return any(one.entity.type == "place" for one in self.cast.named_in(source.start, source.end))
        behind = self.prose.words_in(source.end, source.end + CITING)[:1]
        is_noun = relation == "citing" and self.prose.language == "en" and not is_medium(source.name)
        if not is_noun or not behind or behind[0].start != source.end + 1:
            return False
        noun = behind[0].lower
        return not self.prose.is_name(behind[0]) and noun.rstrip("s") not in SOURCES_BY_NOUN

    def _is_for_a_medium(self, trigger: ProseWord) -> bool:
        """Whether only a medium is spoken to so: by one without a name, or about what it got hold of."""
        if trigger.lower == "told" and self.prose.language == "en":
            before = self.prose.words_in(
                max(self.prose.sentence(trigger.start)[0], trigger.start - TELLER), trigger.start
            )
            return any(word.lower.startswith(UNNAMED_TELLERS) for word in before)
        if trigger.lower == "interview" and self.prose.language == "en":  # "in an interview with", and no person
            return [word.lower for word in self.prose.words_in(trigger.start - 7, trigger.start)] == ["in", "an"]
        if trigger.lower in ("obtained", "seen", "reviewed", "viewed"):
            before = self.prose.words_in(trigger.start - PAPER, trigger.start)
            return any(word.lower.rstrip("s") in PAPERS for word in before)
        return False

    def _is_shouted(self, trigger: ProseWord, at: int) -> bool:
        """Whether a name all in capitals follows a phrase that is said of those who ask: "gegenüber SALTMERE"."""
        words = self.prose.words_in(at, at + SHOUTED)[:1]
        name = self.prose.text[words[0].start : words[0].end] if words else ""
        return trigger.lower == "gegenüber" and name.isupper() and len(name) > 2 and not self.cast.named_in(at, at + 1)

    def _is_told(self, trigger: ProseWord) -> bool:
        """Whether a short word like the German "der" stands in a sentence of saying."""
        # Longer phrases say it by themselves; "der", "à" and "al" are articles and prepositions everywhere.
        if len(trigger.lower) > 4 or trigger.lower in ("told", "over"):
            return True
        near = self.prose.words_in(max(0, trigger.start - GOVERNS_TOLD), trigger.start)
        if near and self.prose.language == "de" and near[-1].lower in BEFORE_DER:
            return False
        return any(word.lower in verbs(self.prose.language) for word in near)

    def _tells(self, source: NamedSource) -> bool:
        """Whether a German clause ends with its verb right behind a medium: "wie sie dem Sender sagte"."""
        behind = self.prose.words_in(source.end, source.end + 2)
        if self.prose.language != "de" or not any(word.lower in verbs("de") for word in behind):
            return False
        before = self.prose.words_in(self.prose.sentence(source.start)[0], source.start)
        return (source.is_medium or is_medium(source.name)) and any(word.lower == "wie" for word in before)

    def _reporter(self, place: int, verb: ProseWord) -> Iterator[Attribution]:
        source = self.sources.before_verb(place, verb) or self.sources.behind_verb(verb)
        if source is None:
            return
        medium = self.sources.medium_of(source)
        for_medium = self.sources.medium_of(NamedSource(verb.start, verb.end, "", None))
        media = [one for one in (medium, for_medium) if one]
        is_chain = self._is_citing(verb) or self._is_said_to_report(source, verb)
        if source.is_medium or is_medium(source.name) or media or is_chain:
            yield _attribution("reports", source)
        yield from (_attribution("reports", one) for one in media)
        yield from (_attribution("reports", one) for one in self._reporter_of(source))

    def _reporter_of(self, medium: NamedSource) -> Iterator[NamedSource]:
        """The person of a medium that reports: "Ilse Marrow of the Saltmere Post reports"."""
        for one in self.cast.named_in(medium.start - REPORTER_CHARACTERS, medium.start):
            of = self.sources.medium_of(self.sources.listed(one)) if one.is_person else None
            if of and of.start == medium.start:
                yield self.sources.listed(one)

    def _is_citing(self, verb: ProseWord) -> bool:
        """Whether who writes names the source: "Saltmere Today wrote on Monday, citing the Harbour Board"."""
        behind = self.prose.words_in(verb.end, verb.end + CITING)
        return self.prose.language == "en" and any(word.lower in ("citing", "quoting") for word in behind)

    def _is_said_to_report(self, source: NamedSource, verb: ProseWord) -> bool:
        """Whether one who is no medium reports as one does: "as Marrow reports", "reports Marrow"."""
        before = self.prose.words_in(source.start - 6, source.start)
        if before and before[-1].lower in ("as", "wie"):
            return True
        behind = self.prose.words_in(verb.end, verb.end + 12)
        if self.prose.language != "en" or (behind and behind[0].lower in ROLE_ENDS - {"that", "on", "in"}):
            return False
        return verb.lower in ("reports", "reported") and not self._is_object(source, verb)

    def _is_object(self, source: NamedSource, verb: ProseWord) -> bool:
        return source.start > verb.start and self.prose.sign_before(verb.start) not in ',”"’'

    def _in_datelines(self) -> Iterator[Attribution]:
        """Agencies in the dateline, in a line of credit, and as the last line."""
        text = self.prose.text.rstrip()
        last = max(0, len(text) - LAST_CHARACTERS)
        # Only datelines are looked for at the beginning: a bracket there is a dateline's, at the end a credit.
        for pattern in (DATELINE, CHINESE_DATELINE, FOOTER, LAST_LINE, BRACKET_AT_END):
            match = pattern.search(text, 0 if pattern in (DATELINE, CHINESE_DATELINE) else last)
            if match:
                group = next(index for index, value in enumerate(match.groups(), 1) if value)
                name = match.group(group).strip()
                if (
                    is_agency(name)
                    or (pattern in (FOOTER, DATELINE) and is_medium(name))
                    or pattern is CHINESE_DATELINE
                ):
                    yield _attribution("credit", self.sources.by_name(match.start(group), match.end(group), name))

    def _by_patterns(self) -> Iterator[Attribution]:
        """Sources that patterns find whose first group is the name."""
        for relation, pattern in PATTERNS.get(self.prose.language or "", ()):
            for match in pattern.finditer(self.prose.text):
                if not NO_SOURCE.search(match.group(1)):
                    yield _attribution(relation, self.sources.by_name(*match.span(1), match.group(1)))


def _attribution(relation: AttributionRelation, source: NamedSource) -> Attribution:
    return Attribution(
        source=source.name, source_id=source.id, relation=relation, field="body", start=source.start, end=source.end
    )


def attributions(cast: Cast, authors: Sequence[str] = ()) -> tuple[Attribution, ...]:
    """Who reported an article and from whom, in the order of the text; one place is named once.

    An agency among the authors is a credit that stands nowhere in the body: its span is empty, at 0.
    """
    found: dict[tuple[int, int], Attribution] = {}
    for one in Chain(cast.prose, cast, Sources(cast.prose, cast)).found():
        found.setdefault((one.start, one.end), one)
    credited = [Attribution(source=name, source_id=None, relation="credit", field="body", start=0, end=0)
                for name in authors if is_agency(name)]  # fmt: skip
    return (*credited, *sorted(found.values(), key=lambda one: one.start))
