"""The chain of attribution: who reported it, and from whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from newswire_shared.documents import Attribution

from newswire_enrich.quotes.cast import Cast, Named
from newswire_enrich.quotes.media import AGENCIES, MEDIUM_NOUNS, is_medium
from newswire_enrich.quotes.prose import Prose, Word
from newswire_enrich.quotes.reporting_phrases import (
    BRACKET_AT_END,
    CHINESE_DATELINE,
    CHINESE_SOURCE,
    DATELINE,
    FOOTER,
    JAPANESE_SOURCE,
    LAST_LINE,
    MEDIA_ONLY,
    PHRASES,
    REPORTS,
    Relation,
)  # fmt: skip
from newswire_enrich.quotes.speech_verbs import KIN, verbs
from newswire_enrich.quotes.words import ARTICLES, INDEFINITE, NOT_NAMES, ROLE_ENDS

FILLER_WORDS = 7
FILLER_CHARACTERS = 70
QUOTED_NAME = re.compile(r"[„“\"»«]([^„“”\"»«\n]{2,30})[“”\"«»]")
OF_A_MEDIUM = re.compile(r"(?:,? (?:of|for|from|at|with|von|der|du|de|del|della)(?: the| der| dem)?|['’]s| of) ")
SITE = re.compile(
    r"(?:[\w-]+\.)+(?:am|az|ge|ru|ua|by|kz|com|org|net|info|de|at|ch|fr|it|es|pt|pl|cz|nl|be|se|no|dk|eu|uk|tv|news)\b"
)
SITE_BEFORE = re.compile(rf"\b({SITE.pattern})(?: (?:has|had|also|first))*\s+$")
CLAUSE_OPENERS = frozenset("qu' qu’ that who which whose under dass die der que qui che".split()) - ARTICLES
AUXILIARIES = frozenset("has had have also first previously earlier later hat habe haben hatte a".split())
STOPS = re.compile(r"[.!?](?=\s|$)|[,;:\n]")
GOVERNS_TOLD = 90


@dataclass(frozen=True, slots=True)
class Source:
    """Where a source is named, and its name and id."""

    start: int
    end: int
    name: str
    id: str | None
    is_person: bool = False
    is_medium: bool = False


@cache
def phrases(language: str | None) -> dict[str, tuple[tuple[Relation, re.Pattern[str]], ...]]:
    """The phrases of a language by their first word."""
    code = KIN.get(language or "", language or "en")
    found: dict[str, list[tuple[Relation, re.Pattern[str]]]] = {}
    for relation, text in PHRASES.get(code, ()):
        pattern = re.compile(rf"(?:{text})(?:\s+|(?<=['’]))", re.IGNORECASE)
        for first in _first_words(text):
            found.setdefault(first, []).append((relation, pattern))
    return {first: tuple(every) for first, every in found.items()}


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
class Sources:
    """Finds sources in one text."""

    prose: Prose
    cast: Cast

    def found(self) -> Iterator[Attribution]:
        """Every attribution, in no order; the same place may come twice."""
        yield from self._in_sentences()
        yield from self._in_datelines()
        yield from self._in_wide_scripts()

    def _in_sentences(self) -> Iterator[Attribution]:
        known = phrases(self.prose.language)
        reports = REPORTS.get(self.prose.language or "en", frozenset())
        for place, word in enumerate(self.prose.words):
            for relation, pattern in known.get(word.lower.rstrip("'’"), ()):
                match = pattern.match(self.prose.text, word.start)
                if match:
                    yield from self._follows(relation, match.end(), word)
            if word.lower in reports:
                yield from self._reporter(place, word)
            elif word.lower == "wie" and self.prose.language == "de":
                yield from self._verb_last(word, reports)

    def _verb_last(self, opener: Word, reports: frozenset[str]) -> Iterator[Attribution]:
        """The reporter in a German clause: "wie der Sender am Montag berichtete"."""
        stop = STOPS.search(self.prose.text, opener.end, opener.end + 2 * FILLER_CHARACTERS)
        words = self.prose.words_in(opener.end, stop.start() if stop else opener.end + FILLER_CHARACTERS)
        if words and words[-1].lower in reports:
            source = self.source(opener.end, media_only=False)
            if source and source.end < words[-1].start:
                yield _attribution("reports", source)

    def _follows(self, relation: Relation, at: int, trigger: Word) -> Iterator[Attribution]:
        is_original = trigger.lower in ("originally", "first")
        source = self.source(at, media_only=relation in MEDIA_ONLY and not is_original)
        if source is None or (relation == "told" and not self._is_told(trigger)):
            return
        medium = self._medium_of(source)
        if relation not in MEDIA_ONLY or is_original or source.is_medium or is_medium(source.name):
            yield _attribution(relation, source)
        if medium:
            yield _attribution(relation, medium)

    def _is_told(self, trigger: Word) -> bool:
        """Whether a short word like the German "der" stands in a sentence of saying."""
        if len(trigger.lower) > 4 or trigger.lower in ("told",):
            return True
        near = self.prose.words_in(max(0, trigger.start - GOVERNS_TOLD), trigger.start)
        return any(word.lower in verbs(self.prose.language) for word in near)

    def source(self, at: int, *, media_only: bool) -> Source | None:
        """The name that follows a phrase: at once, or behind an article and a few small words."""
        text = self.prose.text
        stop = STOPS.search(text, at, at + FILLER_CHARACTERS)
        end = stop.start() if stop else at + FILLER_CHARACTERS
        words = self.prose.words_in(at, end)[:FILLER_WORDS]
        media_only = media_only or bool(words and words[0].lower in INDEFINITE)
        listed = self._next_listed(at, end)
        is_called_medium = False
        for word in words:
            if word.lower in CLAUSE_OPENERS and not self.prose.is_name(word):
                return None
            if listed and listed.start <= word.start:
                found: Source | None = self._listed(listed)
                wider = self._written(word, is_certain=True)
                if wider and wider.end > listed.end and is_medium(wider.name):
                    found = wider
            else:
                found = self._written(word, is_certain=word is words[0] or is_called_medium)
            if found and (not media_only or is_called_medium or is_medium(found.name)):
                return replace(found, is_medium=is_called_medium or is_medium(found.name))
            if listed and listed.end >= word.end and listed.start <= word.start:
                listed = self._next_listed(word.end, end)
            is_called_medium = is_called_medium or word.lower in MEDIUM_NOUNS or text[word.start : word.end] == "The"
        return self._quoted(at, end)

    def _next_listed(self, start: int, end: int) -> Named | None:
        """The first naming in a span that may be a source."""
        named = (one for one in self.cast.named_in(start, end) if not self.cast.is_possessive(one))
        return next((one for one in named if one.is_person or one.entity.type in ("organisation", "place")), None)

    def _listed(self, one: Named) -> Source:
        return Source(one.start, one.end, one.entity.name, one.speaker.id, one.is_person)

    def _written(self, word: Word, *, is_certain: bool) -> Source | None:
        """A written name that begins at a word: in German one noun behind an article is none."""
        if site := SITE.match(self.prose.text, word.start):
            return Source(site.start(), site.end(), site.group(), None)
        run = self._capitals(word)
        if not run or word.lower in NOT_NAMES:
            return None
        name = self.prose.text[run[0].start : run[-1].end]
        if self.prose.language == "de" and len(run) == 1 and not is_certain and not is_medium(name):
            return None
        if self.prose.text[run[-1].end : run[-1].end + 2] in ("'s", "’s") or name[-2:] in ("'s", "’s"):
            return None
        return Source(run[0].start, run[-1].end, name, None)

    def _capitals(self, first: Word) -> list[Word]:
        """The capitalised words in a row from one on."""
        run: list[Word] = []
        for word in self.prose.words_in(first.start, first.start + FILLER_CHARACTERS):
            joined = not run or self.prose.text[run[-1].end : word.start] in (" ", "\xa0", " & ")
            if not joined or not self.prose.is_name(word) or word.lower in MEDIUM_NOUNS:
                break
            run.append(word)
        return run

    def _quoted(self, at: int, end: int) -> Source | None:
        """A name in quotation marks: the portal "example.org"."""
        match = QUOTED_NAME.search(self.prose.text, at, end)
        if match is None or not (is_medium(match.group(1)) or len(match.group(1).split()) == 1):
            return None
        return Source(*match.span(1), match.group(1), None)

    def _medium_of(self, source: Source) -> Source | None:
        """The medium that a named reporter works for: "Ilse Marrow of the Saltmere Post"."""
        match = OF_A_MEDIUM.match(self.prose.text, source.end)
        if match is None:
            return None
        found = self.source(match.end(), media_only=True)
        return found if found and found.start <= match.end() + 4 and is_medium(found.name) else None

    def _reporter(self, place: int, verb: Word) -> Iterator[Attribution]:
        source = self._before(place, verb) or self._behind(verb)
        if source is None:
            return
        medium = self._medium_of(source)
        for_medium = self._medium_of(Source(verb.start, verb.end, "", None))
        media = [one for one in (medium, for_medium) if one]
        if source.is_medium or is_medium(source.name) or media or self._is_said_to_report(source, verb):
            yield _attribution("reports", source)
        yield from (_attribution("reports", one) for one in media)
        yield from (_attribution("reports", one) for one in self._reporter_of(source))

    def _reporter_of(self, medium: Source) -> Iterator[Source]:
        """The person of a medium that reports: "Ilse Marrow of the Saltmere Post reports"."""
        for one in self.cast.named_in(medium.start - 40, medium.start):
            of = self._medium_of(self._listed(one)) if one.is_person else None
            if of and of.start == medium.start:
                yield self._listed(one)

    def _is_said_to_report(self, source: Source, verb: Word) -> bool:
        """Whether one who is no medium reports as one does: "as Marrow reports", "reports Marrow"."""
        before = self.prose.words_in(source.start - 6, source.start)
        if before and before[-1].lower in ("as", "wie"):
            return True
        behind = self.prose.words_in(verb.end, verb.end + 12)
        if self.prose.language != "en" or (behind and behind[0].lower in ROLE_ENDS - {"that", "on", "in"}):
            return False
        return verb.lower in ("reports", "reported") and not self._is_object(source, verb)

    def _is_object(self, source: Source, verb: Word) -> bool:
        return source.start > verb.start and self.prose.sign_before(verb.start) not in ',”"’'

    def _before(self, place: int, verb: Word) -> Source | None:
        """The source right before a verb, small words between."""
        words = self.prose.words[max(0, place - 3) : place]
        end = verb.start
        if site := SITE_BEFORE.search(self.prose.text, max(0, verb.start - 50), verb.start):
            listed = next((one for one in self.cast.named_in(site.start(1), site.end(1))), None)
            name = site.group(1)
            return self._listed(listed) if listed else Source(site.start(1), site.end(1), name, None)
        for word in reversed(words):
            if self.prose.text[word.end : end].strip(" \xa0"):
                return None
            listed = next((one for one in self.cast.named_in(word.end - 60, word.end) if one.end >= word.end), None)
            if listed:
                return self._listed(listed)
            run = next((run for run in self.cast.runs if run[-1].end == word.end), None)
            if run:
                return Source(run[0].start, run[-1].end, self.prose.text[run[0].start : run[-1].end], None)
            if word.lower not in AUXILIARIES:
                return None
            end = word.start
        return None

    def _behind(self, verb: Word) -> Source | None:
        found = self.source(verb.end, media_only=False)
        between = {word.lower for word in self.prose.words_in(verb.end, found.start)} if found else {""}
        return found if between <= ARTICLES | MEDIUM_NOUNS else None

    def _in_datelines(self) -> Iterator[Attribution]:
        """Agencies in the dateline, in a line of credit, and as the last line."""
        text = self.prose.text
        for pattern in (DATELINE, CHINESE_DATELINE, FOOTER, LAST_LINE, BRACKET_AT_END):
            match = pattern.search(text)
            if match:
                group = next(index for index, value in enumerate(match.groups(), 1) if value)
                name = match.group(group).strip()
                agency = name.casefold().removeprefix("the ") in AGENCIES
                if agency or (pattern in (FOOTER, DATELINE) and is_medium(name)) or pattern is CHINESE_DATELINE:
                    yield _attribution("credit", self._by_name(match.start(group), match.end(group), name))

    def _by_name(self, start: int, end: int, name: str) -> Source:
        entity = next((e for e in self.cast.entities if e.name.casefold() == name.casefold()), None)
        return Source(start, end, entity.name if entity else name, entity.id if entity else None)

    def _in_wide_scripts(self) -> Iterator[Attribution]:
        for language, pattern in (("ja", JAPANESE_SOURCE), ("zh", CHINESE_SOURCE)):
            if self.prose.language == language:
                for match in pattern.finditer(self.prose.text):
                    if not re.search(r"\d|人$|報道$|^これ|^それ", match.group(1)):
                        yield _attribution("according to", self._by_name(*match.span(1), match.group(1)))


def _attribution(relation: Relation, source: Source) -> Attribution:
    return Attribution(
        source=source.name, source_id=source.id, relation=relation, field="body", start=source.start, end=source.end
    )


def attributions(cast: Cast, authors: Sequence[str] = ()) -> tuple[Attribution, ...]:
    """Who reported an article and from whom, in the order of the text; one place is named once.

    An agency among the authors is a credit that stands nowhere in the body: its span is empty, at 0.
    """
    found: dict[tuple[int, int], Attribution] = {}
    for one in Sources(cast.prose, cast).found():
        found.setdefault((one.start, one.end), one)
    credited = [Attribution(source=name, source_id=None, relation="credit", field="body", start=0, end=0)
                for name in authors if name.casefold() in AGENCIES]  # fmt: skip
    return (*credited, *sorted(found.values(), key=lambda one: one.start))
