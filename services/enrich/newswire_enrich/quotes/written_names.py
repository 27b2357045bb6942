"""Names of people that no recogniser has read: capitals beside verbs of saying, and where they recur."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from newswire_shared.contracts.documents import Entity, Mention

from newswire_enrich.languages.agencies import is_agency
from newswire_enrich.languages.function_words import (
    ARTICLES,
    GOVERNING,
    HE_OR_SHE,
    NOT_DECLINED,
    NOT_NAMES,
    ROLE_ENDS,
    THEY,
)
from newswire_enrich.languages.given_names import common_given_names, first_names, without_accents
from newswire_enrich.languages.names import OWNERS, PARTICLES
from newswire_enrich.languages.reporting_phrases import UNNAMED_SOURCES
from newswire_enrich.languages.speech_verbs import verbs
from newswire_enrich.languages.titles import FORMS_OF_ADDRESS
from newswire_enrich.quotes.dashes import NORDIC
from newswire_enrich.quotes.prose import Prose, ProseWord

UNKNOWN = ""  # the id of who is known by a written name only
LONGEST_NAME = 3  # words; of more, the first are a title
AFFIXES = re.compile(r"^[a-z]{1,2}(?=[A-Z])|['’]s$")  # Zulu and Xhosa join a small prefix to a name, English a genitive
# In brackets or between commas, short, and a verb behind it.
APPOSITION = re.compile(r" ?(?:\([^)\n]{1,80}\)|,[^,.\n]{1,80},) (\w+)")
# A German adjective in a case, behind which a noun stands: in "-te" also verbs end.
DECLINED = re.compile(r"[a-zäöüß]{3,}(?:[^t]en|es|em|[^t]er|[^t]e)")
AHEAD, BEHIND = 60, 20  # characters beside a name in which its verb begins; before it a role may stand between
SMALL_WORDS = re.compile(r" (?:[^\W\d_A-ZÀ-ÖØ-ÞА-Я][\w-]* )+")
ROLE_WORDS = 4  # of a role between a verb and a name: "заявила министр здравоохранения области Ольга Крылова"
TELLING = frozenset({"told", "tells"})  # English: behind these stands who was told
ROMANCE = frozenset("es pt it fr ca gl ro".split())  # languages in which bodies have an article and persons none
LISTED = frozenset("es pt it fr ca gl ro nl sv no nb nn da fi pl cs sk hu".split())  # whose given names are well listed
CYRILLIC = frozenset("ru uk be bg".split())  # of these no list has the given names
# The endings of most Russian surnames.
SURNAME = re.compile(r"(?:[оеё]в|[иы]н|ский|цкий|[оеё]ва|[иы]на|ская|цкая|енко|чук|юк|дзе|швили|ян)(?<!украина)$")
PATRONYMIC = re.compile(r"(?:вич|вна|чна|ич|івна)$")
PREFIXES = frozenset({"zu", "xh"})  # languages that join prefixes to names


@lru_cache(maxsize=1)
def written_people(prose: Prose) -> tuple[Entity, ...]:
    """Who speaks in a text without entities: entities with the id `UNKNOWN`, under their fullest name."""
    runs: dict[str, list[list[ProseWord]]] = defaultdict(list)
    for run in name_runs(prose):
        runs[_bare(prose.text[run[-1].start : run[-1].end])].append(run)
    saying = verbs(prose.language)
    speaking = {
        surname: _full_name(prose, surname, same)
        for surname, same in runs.items()
        if not _is_body(prose, surname, same)
        if any(_has_given_name(prose, run) for run in same)
        or ((len(same[0]) > 1 or _recurs(prose, same)) and any(_speaks(prose, run, saying) for run in same))
    }
    mentions: dict[str, list[Mention]] = defaultdict(list)
    capitalised = (word for word in prose.words if prose.language in PREFIXES or prose.text[word.start].isupper())
    for word in capitalised if speaking else ():
        surname = _surname_in(prose, word, speaking)
        if surname:
            mentions[surname].append(_mention(prose, word, surname, speaking[surname]))
    return tuple(
        Entity(id=UNKNOWN, name=name, type="person", salience=0, confidence=0, mentions=tuple(mentions[surname]))
        for surname, name in speaking.items()
    )


def _is_body(prose: Prose, surname: str, same: list[list[ProseWord]]) -> bool:
    """Whether a word that speaks is a medium or a kind of sources: one word in capitals, or "Medien"."""
    if any(len(run) > 1 for run in same):
        return False
    return surname.isupper() or UNNAMED_SOURCES.search(surname) is not None or any(_has_article(prose, r) for r in same)


def _has_article(prose: Prose, run: list[ProseWord]) -> bool:
    """Whether an article stands before a single name, as before bodies: "la Plataforma"."""
    before = prose.words_in(run[0].start - 6, run[0].start)[-1:]
    return prose.language in ROMANCE and bool(before) and before[0].lower in ARTICLES


def _has_given_name(prose: Prose, run: list[ProseWord]) -> bool:
    """Whether a name has a given name before its last word; a well-known one where the lists know few."""
    if prose.language in CYRILLIC:
        return len(run) > 1 and SURNAME.search(run[-1].lower) is not None
    known = first_names() if prose.language in LISTED else common_given_names()
    given = [prose.text[word.start : word.end].split("-")[0] for word in run[:-1]]
    return any(name in known or without_accents(name) in known for name in given)


def _recurs(prose: Prose, same: list[list[ProseWord]]) -> bool:
    """Whether a name stands in several places, and not only where every word has a capital."""
    return len(same) > 1 and any(len(run) > 1 or prose.sentence(run[0].start)[0] != run[0].start for run in same)


@lru_cache(maxsize=1)
def name_runs(prose: Prose) -> tuple[list[ProseWord], ...]:
    """The runs of capitalised words of a text; those of the last text are kept."""
    return tuple(_runs(prose))


def _runs(prose: Prose) -> Iterator[list[ProseWord]]:
    """Runs of capitalised words, at most three long; in German none behind an article, where it is a noun."""
    run: list[ProseWord] = []
    before: ProseWord | None = None
    text, prefixed = prose.text, prose.language in PREFIXES
    for word in (*prose.words, ProseWord(len(prose.text), len(prose.text), "")):
        if not run and not prefixed and text[word.start : word.start + 1].islower():
            before = word
            continue  # most words: neither in a name nor its beginning
        joined = bool(run) and _is_joined(prose, run[-1], word)
        joined = joined and not (_is_agency(prose, run[-1]) or _is_agency(prose, word))
        named = word.end > word.start and _is_name(prose, word, before)
        if (named and (joined or not run)) or (joined and word.lower in PARTICLES and not _is_full(prose, run)):
            run.append(word)
        else:
            yield from _trimmed(run)
            run = [word] if named else []
        before = word
    yield from _trimmed(run)


def _is_full(prose: Prose, run: list[ProseWord]) -> bool:
    """Whether a name is complete, so that "van" says whose he is: "Henk Mulder van Rijkswaterstaat"."""
    words = [prose.text[word.start : word.end] for word in run]
    return (
        prose.language in ("nl", "de")
        and len(words) > 1
        and words[0] in first_names()
        and words[-1] not in first_names()
    )


def _is_agency(prose: Prose, word: ProseWord) -> bool:
    """Whether a word is an agency by its capitals, which is no part of a person's name: "powiedział PAP Jan Kowal"."""
    name = prose.text[word.start : word.end]
    return name.isupper() and is_agency(name)


def _is_joined(prose: Prose, a: ProseWord, b: ProseWord) -> bool:
    """Whether two words may be of one name: side by side, or behind the full stop of an initial or a title."""
    between = prose.text[a.end : b.start]
    return between in (" ", "\xa0") or (between in (". ", ".") and a.end - a.start <= 2)


def _is_name(prose: Prose, word: ProseWord, before: ProseWord | None) -> bool:
    capital = prose.text[word.start].isupper() or (
        prose.language in PREFIXES and prose.text[word.start + 1 : word.start + 2].isupper()
    )
    is_given = word.lower == "per" and prose.language in NORDIC  # a small word elsewhere
    if not capital or (word.lower in NOT_NAMES and not is_given):
        return False
    if before is None or prose.language != "de" or prose.text[word.start : word.end] in common_given_names():
        return True
    adjective = DECLINED.fullmatch(prose.text, before.start, before.end) and before.lower not in NOT_DECLINED
    return before.lower not in ARTICLES and not adjective


def _trimmed(run: list[ProseWord]) -> Iterator[list[ProseWord]]:
    while run and run[-1].lower in PARTICLES:
        run = run[:-1]
    if run:
        yield run[-LONGEST_NAME:]


def _bare(word: str) -> str:
    """A name without its genitive and without the small prefix of Zulu and Xhosa."""
    return AFFIXES.sub("", word)


def _surname_in(prose: Prose, word: ProseWord, known: Mapping[str, str]) -> str | None:
    """The known surname that a word is, in the genitive or not."""
    text = prose.text[word.start : word.end]
    if text.islower():
        return None
    bare = _bare(text)
    return next((one for one in (bare, bare.removesuffix("s")) if one in known), None)


def _mention(prose: Prose, word: ProseWord, surname: str, name: str) -> Mention:
    """The place of a surname, with the rest of its name if it stands before it."""
    at = prose.text.index(surname, word.start)
    start = at + len(surname) - len(name)
    start = start if start >= 0 and prose.text.startswith(name, start) else at
    return Mention(field="body", start=start, end=at + len(surname), text=prose.text[start : at + len(surname)])


def _speaks(prose: Prose, run: list[ProseWord], speaking: frozenset[str]) -> bool:
    """Whether a verb of saying stands right before or behind a name, or behind its apposition."""
    ahead = prose.words_in(run[0].start - AHEAD, run[0].start)
    if _is_in_apposition(prose, run, ahead) or _is_behind_a_role(prose, run, ahead, speaking):
        return True
    if ahead and ahead[-1].lower in FORMS_OF_ADDRESS:
        run, ahead = [ahead[-1], *run], ahead[:-1]
    if any(word.lower in OWNERS for word in ahead[-2:]):
        return False
    behind = prose.words_in(run[-1].end, run[-1].end + BEHIND)[:2]
    inverted = len(behind) > 1 and behind[1].lower in HE_OR_SHE | THEY  # "zum Hafen sagte er": his is the verb
    after = (
        behind
        and not inverted
        and behind[0].lower in speaking
        and not prose.text[run[-1].end : behind[0].start].strip(" ")
    )
    before = (
        ahead and _is_verb_ahead(prose, ahead[-1], speaking) and not prose.text[ahead[-1].end : run[0].start].strip(" ")
    )
    # One noun before an apposition is no name in German: "Auch Debatten, das Format zu zeigen, hält er".
    apposition = APPOSITION.match(prose.text, run[-1].end) if prose.language != "de" or len(run) > 1 else None
    return bool(after or before or (apposition and apposition.group(1).lower() in speaking))


def _is_behind_a_role(
    prose: Prose, run: list[ProseWord], ahead: tuple[ProseWord, ...], speaking: frozenset[str]
) -> bool:
    """Whether a role in small letters stands between a verb of saying and a name: "sier driftssjef Tor Hauge"."""
    if len(run) < 2 or not ahead or prose.language == "de" or ahead[-1].lower in GOVERNING | ROLE_ENDS | ARTICLES:
        return False
    verb = next((word for word in reversed(ahead[-ROLE_WORDS - 1 : -1]) if word.lower in speaking - TELLING), None)
    role = prose.text[verb.end : run[0].start] if verb else ""
    return SMALL_WORDS.fullmatch(role) is not None


def _is_in_apposition(prose: Prose, run: list[ProseWord], ahead: tuple[ProseWord, ...]) -> bool:
    """Whether a person's name stands between commas behind a role: "the chairman of the club, Svend Juhl, says"."""
    text = prose.text
    if len(run) < 2 or not ahead or text[run[-1].end : run[-1].end + 2] != ", " or prose.language == "de":
        return False
    is_behind = text[ahead[-1].end : run[0].start] == ", " and not prose.is_name(ahead[-1])
    return is_behind and (prose.language in CYRILLIC or text[run[0].start : run[0].end].split("-")[0] in first_names())


def _is_verb_ahead(prose: Prose, word: ProseWord, speaking: frozenset[str]) -> bool:
    """Whether the subject of a word before a name follows it: not of "told", and of the German "so" behind a mark."""
    return word.lower in speaking - TELLING and (word.lower != "so" or prose.sign_before(word.start) in ',“”"»«')


def _full_name(prose: Prose, surname: str, runs: list[list[ProseWord]]) -> str:
    """The name that stands most often before a surname, those with a given name first."""
    full = Counter(_name(prose, run, surname) for run in runs if len(run) > 1)
    known = {name: times for name, times in full.items() if name.split()[0].split("-")[0] in common_given_names()}
    return max(known or full, key=lambda name: full[name], default=surname)


def _name(prose: Prose, run: list[ProseWord], surname: str) -> str:
    """A name from its given name on; in German the first of three words is otherwise mostly a title."""
    words = [prose.text[word.start : word.end] for word in run[:-1]]
    known = first_names() if prose.language in LISTED else common_given_names()
    given = next((n for n, word in enumerate(words) if word.split("-")[0] in known), None)
    if given is None and len(words) == 2 and prose.language in CYRILLIC and not PATRONYMIC.search(words[1]):
        given = 1  # "Шахматист Артём Белов"
    start = given if given is not None else len(words) - 1 if prose.language == "de" else 0
    return " ".join((*words[start:], surname))
