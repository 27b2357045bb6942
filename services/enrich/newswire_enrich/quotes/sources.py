"""Sources near a phrase or a verb of reporting: an entity, a site's address, or a name in capital letters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newswire_enrich.languages.agencies import MEDIUM_NOUNS, TOP_LEVELS, is_agency, is_medium
from newswire_enrich.languages.function_words import ARTICLES, AUXILIARIES, CLAUSE_OPENERS, NOT_NAMES, indefinite
from newswire_enrich.languages.given_names import common_given_names
from newswire_enrich.languages.reporting_phrases import BODIES_BY_NOUN, UNNAMED_SOURCES
from newswire_enrich.quotes.cast import Cast, Named
from newswire_enrich.quotes.prose import Prose, ProseWord
from newswire_enrich.quotes.written_names import UNKNOWN

FILLER_WORDS = 7  # between a phrase and its source: articles and what the medium is
FILLER_CHARACTERS = 70  # ... and their characters, which end at the first mark
SITE_CHARACTERS, NAME_CHARACTERS = 50, 60  # before a verb, in which its site or its source begins
QUOTED_NAME = re.compile(r"[„“\"»«]([^„“”\"»«\n]{2,30})[“”\"«»]")  # a name in marks: short, and on one line
# The words between a reporter and the medium.
OF_A_MEDIUM = re.compile(r"(?:,? (?:of|for|from|at|with|von|der|du|de|del|della)(?: the| der| dem)?|['’]s| of) ")
SITE = re.compile(rf"(?:[\w-]+\.)+(?:{TOP_LEVELS})\b")
SITE_BEFORE = re.compile(rf"\b({SITE.pattern})(?: (?:has|had|also|first))*\s+$")
TURKISH_CASE = re.compile(r"['’]\w{1,4}$")  # the ending behind a name's apostrophe
BEFORE_MEDIA = ARTICLES | MEDIUM_NOUNS  # words that may stand before what a medium is called
OF_A_KIND = frozenset("der des von vom dem".split())  # German: before whose a report is
STOPS = re.compile(r"[.!?](?=\s|$)|[,;:\n]")  # marks that end a phrase; a full stop within an address does not


@dataclass(frozen=True, slots=True)
class NamedSource:
    """Where a source is named, and its name and id."""

    start: int
    end: int
    name: str
    id: str | None
    is_person: bool = False
    is_medium: bool = False


@dataclass(frozen=True)
class Sources:
    """Finds sources in one text."""

    prose: Prose
    cast: Cast

    def behind_phrase(self, at: int, *, media_only: bool) -> NamedSource | None:
        """The name that follows a phrase: at once, or behind an article and a few small words."""
        text = self.prose.text
        stop = STOPS.search(text, at, at + FILLER_CHARACTERS)
        end = stop.start() if stop else at + FILLER_CHARACTERS
        if quoted := self._quoted_at_once(at):
            return quoted
        words = self.prose.words_in(at, end)[:FILLER_WORDS]
        media_only = media_only or bool(words and words[0].lower in indefinite(self.prose.language))
        listed = self._next_listed(at, end)
        is_called_medium = is_of_a_kind = False
        for word in words:
            if is_of_a_kind and (word.lower not in OF_A_KIND or (quoted := self._quoted_at_once(word.start))):
                return quoted if word.lower in OF_A_KIND else None
            is_clause = word.lower == "that" and self.prose.language == "en" and word is not words[0]
            if is_clause or (word.lower in CLAUSE_OPENERS and not self.prose.is_name(word)):
                return None
            if listed and listed.start <= word.start:
                found: NamedSource | None = self.listed(listed)
                wider = self._written(word, is_certain=True)
                if wider and wider.end > listed.end and (is_medium(wider.name) or self._is_called_medium(wider.end)):
                    found = wider
            else:
                found = self._written(word, is_certain=word is words[0] or is_called_medium)
            if found and self._is_of_the_medium_behind(found):
                is_called_medium, listed = True, self._next_listed(found.end + 1, end)
                continue
            if found:
                is_called_medium = is_called_medium or self._is_called_medium(found.end)
            if found and (not media_only or is_called_medium or is_medium(found.name)):
                return replace(found, is_medium=is_called_medium or is_medium(found.name))
            is_of_a_kind = self.prose.language == "de" and self._is_of_a_kind(word)
            if listed and listed.end >= word.end and listed.start <= word.start:
                listed = self._next_listed(word.end, end)
            is_called_medium = is_called_medium or word.lower in MEDIUM_NOUNS or text[word.start : word.end] == "The"
        return self._quoted(at, end)

    def _is_of_the_medium_behind(self, found: NamedSource) -> bool:
        """Whether a name only says where the medium behind it is from: "the Norwegian newspaper Saltmere"."""
        behind = self.prose.words_in(found.end, found.end + FILLER_CHARACTERS)[:2]
        if len(behind) < 2 or behind[0].lower not in MEDIUM_NOUNS or behind[0].start != found.end + 1:
            return False
        return behind[1].start == behind[0].end + 1 and self.prose.is_name(behind[1])

    def _is_called_medium(self, end: int) -> bool:
        """Whether what a medium is follows its name: "the Saltmere Independent newspaper"."""
        behind = self.prose.words_in(end, end + 12)[:1]
        return bool(behind) and behind[0].lower in MEDIUM_NOUNS and behind[0].start == end + 1

    def _is_of_a_kind(self, word: ProseWord) -> bool:
        """Whether a German noun names a kind of sources, behind which only whose they are is a source."""
        noun = self.prose.text[word.start : word.end]
        return noun[0].isupper() and UNNAMED_SOURCES.search(noun) is not None

    def _next_listed(self, start: int, end: int) -> Named | None:
        """The first naming in a span that may be a source."""
        named = (one for one in self.cast.named_in(start, end) if self._stands_for_itself(one))
        return next((one for one in named if one.is_person or one.entity.type in ("organisation", "place")), None)

    def _stands_for_itself(self, one: Named) -> bool:
        """Whether a name owns nothing, or a medium its programme: "told the BBC's Today programme"."""
        return not self.cast.is_possessive(one) or (not one.is_person and is_medium(one.entity.name))

    def listed(self, one: Named) -> NamedSource:
        is_person = one.is_person and (one.entity.id != UNKNOWN or one.entity.name.split()[0] in common_given_names())
        owner, mark, _ = one.entity.name.partition("'s ")  # "Radio Saltmere's Breakfast" is told to the station
        if mark and is_medium(owner) and self.prose.text.startswith(owner, one.start):
            return NamedSource(one.start, one.start + len(owner), owner, None, is_person)
        return NamedSource(one.start, one.end, one.entity.name, one.speaker.id, is_person)

    def _written(self, word: ProseWord, *, is_certain: bool) -> NamedSource | None:
        """A written name that begins at a word: in German one noun behind an article is none."""
        if site := SITE.match(self.prose.text, word.start):
            return NamedSource(site.start(), site.end(), site.group(), None)
        run = self._capitals(word)
        if not run or word.lower in NOT_NAMES:
            return None
        name = self.prose.text[run[0].start : run[-1].end]
        if UNNAMED_SOURCES.search(name if self.prose.language == "de" else name.lower()):
            return None
        is_certain = is_certain or BODIES_BY_NOUN.search(name) is not None
        if self.prose.language == "de" and len(run) == 1 and not is_certain and not is_medium(name):
            return None
        owns = name[-2:] in ("'s", "’s")
        name, end = (name[:-2], run[-1].end - 2) if owns else (name, run[-1].end)
        if (owns or self.prose.text[end : end + 2] in ("'s", "’s")) and not is_medium(name):
            return None
        return NamedSource(run[0].start, end, name, None)

    def _capitals(self, first: ProseWord) -> list[ProseWord]:
        """The capitalised words in a row from one on."""
        run: list[ProseWord] = []
        for word in self.prose.words_in(first.start, first.start + FILLER_CHARACTERS):
            joined = not run or self.prose.text[run[-1].end : word.start] in (" ", "\xa0", " & ")
            is_of_a_place = len(run) == 1 and run[0].lower.endswith("er")  # German: "Saltmerer Zeitung"
            if not joined or not self.prose.is_name(word) or (self._ends_a_name(word) and not is_of_a_place):
                break
            run.append(word)
            written = self.prose.text[word.start : word.end]
            if is_agency(written) or written.endswith(("'s", "’s")):
                break
        return run

    def _ends_a_name(self, word: ProseWord) -> bool:
        """Whether a noun only says what the name before it is, as German writes with a capital too."""
        return word.lower in MEDIUM_NOUNS and self.prose.language == "de"

    def _quoted_at_once(self, at: int) -> NamedSource | None:
        """A name in quotation marks right behind a phrase, with what kind of medium it is between."""
        match = QUOTED_NAME.search(self.prose.text, at, at + FILLER_CHARACTERS)
        if match is None or any(w.lower not in BEFORE_MEDIA for w in self.prose.words_in(at, match.start())):
            return None
        if STOPS.search(self.prose.text, at, match.start()) or not self.prose.text[match.start(1)].isupper():
            return None
        listed = next((one for one in self.cast.entities if one.name == match.group(1)), None)
        return NamedSource(*match.span(1), match.group(1), listed.id if listed else None, is_medium=True)

    def _quoted(self, at: int, end: int) -> NamedSource | None:
        """A name in quotation marks: the portal "example.org"."""
        match = QUOTED_NAME.search(self.prose.text, at, end)
        if match is None or not (is_medium(match.group(1)) or len(match.group(1).split()) == 1):
            return None
        return NamedSource(*match.span(1), match.group(1), None)

    def medium_of(self, source: NamedSource) -> NamedSource | None:
        """The medium that a named reporter works for: "Ilse Marrow of the Saltmere Post"."""
        match = OF_A_MEDIUM.match(self.prose.text, source.end)
        if match is None:
            return None
        found = self.behind_phrase(match.end(), media_only=True)
        return found if found and found.start <= match.end() + 4 and is_medium(found.name) else None

    def before_verb(self, place: int, verb: ProseWord) -> NamedSource | None:
        """The source right before a verb, small words between."""
        words = self.prose.words[max(0, place - 3) : place]
        end = verb.start
        if site := SITE_BEFORE.search(self.prose.text, max(0, verb.start - SITE_CHARACTERS), verb.start):
            listed = next((one for one in self.cast.named_in(site.start(1), site.end(1))), None)
            name = site.group(1)
            return self.listed(listed) if listed else NamedSource(site.start(1), site.end(1), name, None)
        for word in reversed(words):
            # A mark between a name and its verb parts them: the subject stands elsewhere.
            if self.prose.text[word.end : end].strip(" \xa0"):
                return None
            listed = next(
                (one for one in self.cast.named_in(word.end - NAME_CHARACTERS, word.end) if one.end >= word.end), None
            )
            if listed:
                return self.listed(listed)
            run = self.cast.run_to(word.end)
            if run:
                name = self.prose.text[run[0].start : run[-1].end]
                if UNNAMED_SOURCES.search(name if self.prose.language == "de" else name.lower()):
                    return None
                bare = TURKISH_CASE.sub("", name) if self.prose.language == "tr" else name
                return NamedSource(run[0].start, run[0].start + len(bare), bare, None)
            if word.lower not in AUXILIARIES:
                return None
            end = word.start
        return None

    def behind_verb(self, verb: ProseWord) -> NamedSource | None:
        found = self.behind_phrase(verb.end, media_only=False)
        between = {word.lower for word in self.prose.words_in(verb.end, found.start)} if found else {""}
        is_agency_behind = found is not None and is_medium(found.name) and bool(between & MEDIUM_NOUNS)
        return found if between <= BEFORE_MEDIA or is_agency_behind else None

    def by_name(self, start: int, end: int, name: str) -> NamedSource:
        entity = next((e for e in self.cast.entities if e.name.casefold() == name.casefold()), None)
        return NamedSource(start, end, entity.name if entity else name, entity.id if entity else None)
