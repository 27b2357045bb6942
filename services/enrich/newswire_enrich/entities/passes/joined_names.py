"""A pass over an article's names: the pieces of one name that stand beside each other become one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newswire_shared.contracts.documents import EntityType, Field

from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.recognition.mentions import FieldText, FoundName, in_order
from newswire_enrich.languages.names import LEADING_FORMS, LEGAL_FORMS, ORGANISATION_ENDS, PARTICLES

_FORM = re.compile(rf",?\s(?:{'|'.join(sorted(map(re.escape, LEGAL_FORMS), reverse=True))})(?![\w.])")
# What makes a body of a place, but not on a line of capitals: "Otterlund Council said", no "Otterlund Gas Prices Rise".
_BODY = re.compile(
    rf"\s(?:{'|'.join(sorted(ORGANISATION_ENDS - LEGAL_FORMS - {'Energy', 'Gas', 'Oil', 'Water'}))})(?![\w-]|\s[A-Z])"
)
_LEADING_FORM = re.compile(rf"\b(?:{'|'.join(sorted(LEADING_FORMS))})\s$")
BEFORE = 8  # characters before a name in which a legal form stands
_CAPITALS = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*"
_PURPOSE = re.compile(rf"\s(?:of|for)\s(?:the\s|an?\s)?{_CAPITALS}")  # "Movement" and "for a Better Saltmere"
# "Otto" and "von Brandt", which a model parts where it does not know the particle; "e", "y" and "a" join names too.
_PARTICLE = re.compile(
    rf"\s(?:(?:{'|'.join(sorted(word for word in PARTICLES if len(word) > 1))})\s){{1,3}}{_CAPITALS}"
)
_NICKNAME = re.compile(r"\s+[“\"‘']\s?[\w .-]{2,24}?\s?[”\"’']\s+")  # between a given name and a surname
_GAP = " "


def with_joined(texts: Sequence[FieldText], names: Sequence[FoundName], catalogue: EntityCatalogue) -> list[FoundName]:
    """Names with what belongs to them behind them, and neighbours that are one name joined; in English."""
    whole: Mapping[Field, str] = {text.field: text.text for text in texts}
    kept: list[FoundName] = []
    for name in in_order(_extended(whole[name.field], name) for name in names):
        last = kept[-1] if kept and kept[-1].field == name.field else None
        if last and name.end <= last.end:
            continue  # what stood behind a name is part of it now
        kind = last and _as_one(whole[name.field], last, name, catalogue)
        if last and kind:
            kept.pop()
            name = _joined(whole[name.field], last, name, kind)
        kept.append(name)
    return kept


def _extended(text: str, name: FoundName) -> FoundName:
    form = _LEADING_FORM.search(text, max(0, name.start - BEFORE), name.start) if name.type != "organisation" else None
    if form:
        name = name._replace(start=form.start(), text=text[form.start() : name.end], type="organisation")
    pattern, kind = _rest(name)
    found = pattern.match(text, name.end) if pattern else None
    return name._replace(end=found.end(), text=text[name.start : found.end()], type=kind) if found else name


def _rest(name: FoundName) -> tuple[re.Pattern[str] | None, EntityType]:
    """What may stand behind a name and belong to it, and the type of both together."""
    if name.type == "organisation":
        return (_PURPOSE if name.text in ORGANISATION_ENDS else _FORM), name.type
    if name.type == "place":
        return _BODY, "organisation"
    return (_PARTICLE if name.type == "person" and name.by == "model" and " " not in name.text else None), name.type


def _joined(text: str, first: FoundName, second: FoundName, kind: EntityType) -> FoundName:
    return first._replace(end=second.end, text=text[first.start : second.end], type=kind, by="model")


def _as_one(text: str, first: FoundName, second: FoundName, catalogue: EntityCatalogue) -> EntityType | None:
    """The type of two neighbours that are one name, None for two names."""
    between = text[first.end : second.start]
    if {first.type, second.type} <= {"person", "place"} and "person" in (first.type, second.type):
        return "person" if _NICKNAME.fullmatch(between) else None
    is_team = between == _GAP and second.type == "organisation" and is_nickname(second.text)
    return "organisation" if is_team and _is_town(first, catalogue) and not catalogue.candidates(second.text) else None


def _is_town(name: FoundName, catalogue: EntityCatalogue) -> bool:
    """Whether a name is a place's, though a report of a match may have made a club of it."""
    return name.type == "place" or {each.row.type for each in catalogue.candidates(name.text)} == {"place"}


def is_nickname(word: str) -> bool:
    """Whether a word may be what a team is called after its place: "Otters"."""
    return word.isalpha() and word.istitle() and word.endswith("s")
