"""A byline in its parts: each name by itself, without times, places and labels, pictures and who only edited.

Bylines have a grammar of their own: marks and joining words part names, and much that is no name stands behind one
with no mark between: a role, a time, a place, a medium.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from newswire_enrich.languages.agencies import is_agency
from newswire_enrich.languages.function_words import NAME_JOINERS
from newswire_enrich.languages.given_names import first_names
from newswire_enrich.languages.names import PARTICLES
from newswire_enrich.languages.page_labels import any_of

LONGEST_STAMP = 60  # characters from the day to the "by" of "Posted on 3 May in Harbour by Ann Loe"
ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@)\S*")
NO_PERSON = re.compile(rf"\b{any_of('desks', 'markup')}\b", re.IGNORECASE)
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for the aside that says that one took the pictures
# Each begins where its run of spaces or letters does: tried at every place of a run, it would take the run's square.
_SPLIT = re.compile(rf"(?<!\s)\s*(?:[,;|/·•、]|\band\b|&|\n)(?:\s*(?:and|{NAME_JOINERS}|&)\s)?\s*")
_JOINED = re.compile(rf"(?<!\s)\s+(?:{NAME_JOINERS}|with|mit|avec|con|med|met)\s+", re.IGNORECASE)
_DASH = re.compile(r"(?<!\s)\s+[-–—]\s+")
_BY = re.compile(rf"^{any_of('written', 'markup')}(?:\s*[:：]\s*|\s+)", re.IGNORECASE)
_CREDITS = rf"(?:{any_of('credited', 'text')}\s*(?:\[\w\]|/\s*\w+)?\s*[:：]|{any_of('other_hands', 'markup')}\b)"
_PICTURED = re.compile(rf"^(?:{_CREDITS}|(?:fotos?|photos?|bilder|illustrations?|grafik)\s)", re.IGNORECASE)
_CREDITS_BEHIND = re.compile(rf"(?<!\s)\s+(?={_CREDITS})", re.IGNORECASE)
_CREDITED_ASIDE = re.compile(rf"[(\[]\s*{any_of('credited', 'text')}\s*[)\]]", re.IGNORECASE)
# What is said of the author: "Ann Loe is a writer", and where and for whom: "Ann Loe in Saltmere".
_SAYS = re.compile(r"(?<!\s)\s+(?:is|was|ist|war|est|es|è|é|är|jest|writes|covers|reports|schreibt|berichtet)\s.*")
_WHERE = re.compile(
    r"(?:^(?i:for|from|special to)|(?<!\s)\s+(?:in|à|aus|at|on|of the|[Ff]or|from|für|pour|para))(?:\s.*)?$"
)
_OFFICE_BEHIND = re.compile(r"\s*(?:기자|特派員|記者|记者)$")  # where no comma parts an office from the name
_ASIDE = re.compile(r"(?<!\s)\s*[(\[（【][^)\]）】]*[)\]）】]?")
_DAY = (
    r"[^\W\d_]{3,12}\.? \d{1,2},? (?:19|20)\d\d\b|\d{1,2}\.? (?:de |of )?[^\W\d_]{3,12}\.?,? (?:de )?(?:19|20)\d\d\b"
    r"|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b|\d{1,2}[:h]\d\d\b"
)
# When it was published, however it is written: with it a byline ends, or its "by" is yet to come.
_STAMP = (
    rf"\b(?:{any_of('stamped', 'markup')}\b(?! (?:by|par|por)\b|\s*[:：] ?[^\W\d_])"
    rf"|{_DAY}|\d+[ -]min\b|(?=\d){any_of('ago', 'text')})"
)
_STAMPED = re.compile(rf"(?<![\s,·•|–—-])[\s,·•|–—-]*{_STAMP}.*", re.IGNORECASE)
_STAMPED_BEFORE = re.compile(
    rf"^{_STAMP}.{{0,{LONGEST_STAMP}}}?(?=\b(?:by|von|par|por|av|di|door)(?:\s|$))", re.IGNORECASE | re.MULTILINE
)
# American papers print a name in capitals and what its bearer is in small letters: "ANN LOE Associated Press".
_CAPITALS = re.compile(
    r"((?:^|\b[Aa][Nn][Dd]\s|,\s)(?:[A-Z][A-Z.'’-]+\s+){1,3}[A-Z][A-Z'’-]+\s+)(?=(?:The\s)?[A-Z][a-z]{2,})",
    re.MULTILINE,
)
_INLINE = re.compile(r"</?(?:a|abbr|b|em|font|i|small|span|strong|sup|u)\b[^<>]{0,300}>", re.IGNORECASE)
_WIDE = str.maketrans("\uff1c\uff1e", "<>")
_TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)  # of any other element, which parts lines


def parts_of(text: str) -> list[str]:
    """What the marks of a byline part, each without "by"; pictures, edits and times are left out."""
    plain = ADDRESS.sub("", _ASIDE.sub(_without_aside, without_markup(text))).strip()
    by = _BY.sub("", _STAMPED.sub("", without_stamp_before(plain)).strip())
    bare = _SAYS.sub("", _CAPITALS.sub(r"\1, ", by))
    credits = (part for part in _CREDITS_BEHIND.split(bare) if not _PICTURED.match(part))
    pieces = (piece for part in credits for piece in _SPLIT.split(part) if not _PICTURED.match(piece))
    return [_plain(name) for piece in pieces for name in _unjoined(piece) if _PICTURE not in name]


def without_stamp_before(line: str) -> str:
    """A line that goes on with "by" behind a day, from that word on."""
    return _STAMPED_BEFORE.sub("", line)


def without_markup(text: str) -> str:
    """A text of metadata without the elements that some pages write into it, whether their marks are escaped or not."""
    bare = html.unescape(text).translate(_WIDE)
    return _TAG.sub("\n", _INLINE.sub(" ", bare)) if "<" in bare else bare


def without_role(name: str) -> str:
    """A name without the role that follows it unparted, "Ann Loe Senior Reporter": it is told by its given name."""
    words = name.split()
    if len(words) < 3 or words[0].title() not in first_names() or not NO_PERSON.search(" ".join(words[2:])):
        return name
    end = next(n for n, word in enumerate(words[1:], 1) if word.lower() not in PARTICLES and len(word.strip(".")) > 1)
    return " ".join(words[: end + 1])


def _without_aside(match: re.Match[str]) -> str:
    return _PICTURE if _CREDITED_ASIDE.search(match[0]) else ""


def _unjoined(text: str) -> Iterator[str]:
    """Two full names around a conjunction or a dash are two, and so are a name and an agency.

    "Ortega y Gasset" is one.
    """
    for part in _undashed(text):
        joined = _JOINED.split(part)
        yield from (
            joined if all(len(each.split()) > 1 or is_agency(each, in_byline=True) for each in joined) else [part]
        )


def _undashed(text: str) -> list[str]:
    parts = _DASH.split(text)
    return parts if len(parts[0].split()) > 1 else [text]


def _plain(text: str) -> str:
    bare = " ".join(_BY.sub("", text.strip()).split()).strip("-–—:.*\u200b ") if text else ""
    return _OFFICE_BEHIND.sub("", _WHERE.sub("", bare))
