"""Short forms by which an article goes on to call what it also calls by a longer name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from newswire_enrich.entities.catalogue.names import folded
from newswire_enrich.entities.recognition.mentions import FoundName
from newswire_enrich.languages.names import COMPANY_ENDS, LEGAL_FORMS, SMALL_WORDS

_JUNIOR = re.compile(r",?\s+(?:Jr|Sr|II|III|IV)\.?$")  # a generation is no part of the surname
LEAST_ACRONYM = 2  # letters; one is an initial


def longer_names(names: Sequence[FoundName]) -> dict[tuple[str, str], str]:
    """For each shorter name (type and folded text) the longer one that the article means by it."""
    return {**_of_type(names, "person", _short_persons), **_of_type(names, "organisation", _short_organisations)}


def _of_type(
    names: Sequence[FoundName], kind: str, shorter: Callable[[str], Iterable[str]]
) -> Mapping[tuple[str, str], str]:
    texts = list(dict.fromkeys(name.text for name in names if name.type == kind))
    given = {folded(text) for text in texts}
    found: dict[tuple[str, str], str] = {}
    for text in sorted(texts, key=lambda t: -len(t.split())):  # a longer form explains a shorter, never another way
        for short in map(folded, shorter(text)):
            if short in given and short != folded(text):
                found.setdefault((kind, short), text)
    return {key: _followed(found, kind, text) for key, text in found.items()}


def _followed(found: Mapping[tuple[str, str], str], kind: str, text: str) -> str:
    """The longest name at the end of a chain; chains end, each step has more words or letters than the one before."""
    longer = found.get((kind, folded(text)))
    return _followed(found, kind, longer) if longer and len(longer) > len(text) else text


def _short_persons(name: str) -> Iterable[str]:
    """What a full name may be shortened to: its ends, its first name, its first and last."""
    words = _JUNIOR.sub("", name).split()
    if len(words) < 2:
        return
    yield from (" ".join(words[at:]) for at in range(1, len(words)))
    yield words[0]
    yield f"{words[0]} {words[-1]}"
    yield " ".join(words)


def _short_organisations(name: str) -> Iterable[str]:
    """What an organisation's name may be shortened to: its initials, its beginning, its end, without "Ltd"."""
    words = name.split()
    if len(words) < 2:
        return
    yield bare_organisation(name)
    yield from initials(words)
    if words[-1] in COMPANY_ENDS:
        yield words[0]
    yield from (" ".join(words[at:]) for at in range(1, len(words) - 1))


def initials(words: Sequence[str]) -> Iterable[str]:
    """The acronyms of a name, with and without its small words."""
    for taken in (words, [word for word in words if word.casefold() not in SMALL_WORDS]):
        letters = "".join(part[0] for word in taken for part in word.split("-") if part).upper()
        if len(letters) >= LEAST_ACRONYM:
            yield letters


def bare_organisation(name: str) -> str:
    """An organisation's name without the legal form at its end."""
    words = name.rstrip(",").split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words).rstrip(",")
