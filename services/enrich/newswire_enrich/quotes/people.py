"""People of a text that no recogniser has read: capitalised names beside verbs of saying, and where they recur."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newswire_shared.documents import Entity, Mention

from newswire_enrich.quotes.prose import Prose, Word
from newswire_enrich.quotes.speech_verbs import verbs
from newswire_enrich.quotes.words import ARTICLES, NAME_LINKS, NOT_NAMES

UNKNOWN = ""
LONGEST_NAME = 3
APPOSITION = re.compile(r" ?(?:\([^)\n]{1,80}\)|,[^,.\n]{1,80},) (\w+)")
FORMS_OF_ADDRESS = frozenset("mr mrs ms m mme mlle dr prof herr frau herrn sr sra señor señora dott dhr mevr".split())
OWNERS = frozenset("of de du des d' d’ di del della von vom za od".split())
PREFIXES = frozenset({"zu", "xh"})


def written_people(prose: Prose) -> tuple[Entity, ...]:
    """Who speaks in a text without entities: entities with the id `UNKNOWN`, under their fullest name."""
    runs = list(name_runs(prose))
    speaking = verbs(prose.language)
    beside = {run[-1].end for run in runs if _speaks(prose, run, speaking)}
    counts = Counter(_surname(prose, run) for run in runs)
    surnames = {
        _surname(prose, run)
        for run in runs
        if run[-1].end in beside and (len(run) > 1 or counts[_surname(prose, run)] > 1)
    }
    return tuple(_person(prose, surname, runs) for surname in sorted(surnames))


def name_runs(prose: Prose) -> Iterator[list[Word]]:
    """Runs of capitalised words, at most three long; in German none behind an article, where it is a noun."""
    run: list[Word] = []
    before = ""
    for word in (*prose.words, Word(len(prose.text), len(prose.text), "")):
        joined = bool(run) and _is_joined(prose, run[-1], word)
        named = word.end > word.start and _is_name(prose, word, before)
        if (named and (joined or not run)) or (joined and word.lower in NAME_LINKS):
            run.append(word)
        else:
            yield from _trimmed(run)
            run = [word] if named else []
        before = word.lower
    yield from _trimmed(run)


def _is_joined(prose: Prose, a: Word, b: Word) -> bool:
    """Whether two words may be of one name: side by side, or behind the full stop of an initial or a title."""
    between = prose.text[a.end : b.start]
    return between in (" ", "\xa0") or (between in (". ", ".") and a.end - a.start <= 2)


def _is_name(prose: Prose, word: Word, before: str) -> bool:
    if word.lower in NOT_NAMES:
        return False
    capital = prose.is_name(word) or (prose.language in PREFIXES and prose.text[word.start + 1].isupper())
    return capital and (prose.language != "de" or before not in ARTICLES)


def _trimmed(run: list[Word]) -> Iterator[list[Word]]:
    while run and run[-1].lower in NAME_LINKS:
        run = run[:-1]
    if run:
        yield run[-LONGEST_NAME:]


def _surname(prose: Prose, run: list[Word]) -> str:
    last = prose.text[run[-1].start : run[-1].end]
    return re.sub(r"^[a-z]{1,2}(?=[A-Z])|['’]s$", "", last)


def _speaks(prose: Prose, run: list[Word], speaking: frozenset[str]) -> bool:
    """Whether a verb of saying stands right before or behind a name, or behind its apposition."""
    behind, ahead = prose.words_in(run[-1].end, run[-1].end + 20)[:1], prose.words_in(run[0].start - 30, run[0].start)
    if ahead and ahead[-1].lower in FORMS_OF_ADDRESS:
        run, ahead = [ahead[-1], *run], ahead[:-1]
    if any(word.lower in OWNERS for word in ahead[-2:]):
        return False
    after = behind and behind[0].lower in speaking and not prose.text[run[-1].end : behind[0].start].strip(" ")
    before = ahead and ahead[-1].lower in speaking and not prose.text[ahead[-1].end : run[0].start].strip(" ")
    apposition = APPOSITION.match(prose.text, run[-1].end)
    return bool(after or before or (apposition and apposition.group(1).lower() in speaking))


def _person(prose: Prose, surname: str, runs: list[list[Word]]) -> Entity:
    own = [run for run in runs if _surname(prose, run) == surname]
    full = Counter(_name(prose, run, surname) for run in own if len(run) > 1)
    name = full.most_common(1)[0][0] if full else surname
    return Entity(
        id=UNKNOWN, name=name, type="person", salience=0, confidence=0, mentions=tuple(_mentions(prose, name, surname))
    )


def _mentions(prose: Prose, name: str, surname: str) -> Iterator[Mention]:
    """Wherever the surname stands, with the rest of the name before it."""
    for word in prose.words:
        at = prose.text.find(surname, word.start, word.end)
        if at >= 0 and prose.text[at + len(surname) : word.end] in ("", "s", "'s", "’s") and at - word.start <= 2:
            start = at + len(surname) - len(name)
            start = start if prose.text.startswith(name, max(start, 0)) else at
            yield Mention(field="body", start=start, end=at + len(surname), text=prose.text[start : at + len(surname)])


def _name(prose: Prose, run: list[Word], surname: str) -> str:
    """A full name; of three German words the first is mostly a title."""
    words = run[-2:] if prose.language == "de" else run
    return " ".join((*(prose.text[word.start : word.end] for word in words[:-1]), surname))
