"""Declarations of sources: what a person wrote, checked and made a Source, and a Source written down again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from reprlib import repr as shown
from typing import Any
from urllib.parse import urlsplit

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.identity import InvalidAddress, canonicalize, host_key
from newswire_shared.contracts.source_names import is_source_name

from newswire_ingest.sources.ports import Source
from newswire_ingest.sources.rules import fault

KINDS = ("feed", "listing")
FIELDS = ("name", "address", "every", "language", "kind", "group", "tags", "include", "exclude", "paused")
BY_HABIT = "auto"  # an interval that newswire finds by the source's habits
MANY = frozenset({"tags", "include", "exclude"})
LONGEST_WORD = 100  # characters of a group, a tag or a pattern: they are cells of a table
SHOWN_FIELDS = 10  # of those that are unknown: a file of another kind has thousands
LONGEST_S = 366 * 86400.0  # between two looks: what is looked at more seldom is no source of news
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_EVERY = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd]?)")
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


def declared(found: Mapping[str, Any]) -> Source:
    """The source of a declaration's fields.  Raises UsageError with what is wrong with it."""
    _require_known(found)
    address = _word(found, "address")
    name = _word(found, "name") or named_by(address)
    _require_address(address)
    if not is_source_name(name):
        raise UsageError(f"{name!r} is no name for a source: small letters, digits, dots, hyphens; at most 63")
    return Source(
        name=name,
        address=address,
        interval_s=_interval(found.get("every")),
        language=_language(_word(found, "language")),
        paused=_truth(found, "paused"),
        kind=_kind(_word(found, "kind")),
        group=_word(found, "group"),
        tags=_words(found, "tags"),
        include=_patterns(found, "include"),
        exclude=_patterns(found, "exclude"),
    )


def written(source: Source) -> dict[str, Any]:
    """The fields of a source's declaration, without those that have their default."""
    fields = {
        "name": source.name,
        "address": source.address,
        "every": every_of(source.interval_s),
        "language": source.language,
        "kind": "" if source.kind == "feed" else source.kind,
        "group": source.group,
        "tags": [*source.tags],
        "include": [*source.include],
        "exclude": [*source.exclude],
        "paused": source.paused,
    }
    return {name: value for name, value in fields.items() if value}


def named_by(address: str) -> str:
    """The name that a source gets where a person gives none: its host."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError as error:
        raise UsageError(f"{address} is no address: {error}") from error


def seconds_of(every: str) -> float:
    """Seconds of 90s, 15m, 2h, 1d, and 0 of auto.  Raises UsageError for anything else."""
    if every.strip().lower() == BY_HABIT:
        return 0.0
    match = _EVERY.fullmatch(every.strip())
    if match is None or float(match[1]) <= 0:
        raise UsageError(
            f"{shown(every)} is no length of time: write 90s, 15m, 2h or 1d, or {BY_HABIT} for the source's habits"
        )
    return _bounded(float(match[1]) * _SECONDS[match[2]])


def _bounded(seconds: float) -> float:
    if seconds > LONGEST_S:
        raise UsageError("every is at most a year")
    return seconds


def every_of(interval_s: float) -> str:
    """An interval as a person writes it."""
    if not interval_s:
        return BY_HABIT
    unit, length = next(
        (u, s) for u, s in (("d", 86400), ("h", 3600), ("m", 60), ("s", 1)) if interval_s % s == 0 or s == 1
    )
    return f"{interval_s / length:g}{unit}"


def _require_known(found: Mapping[str, Any]) -> None:
    unknown = [str(name) for name in found if name not in FIELDS]
    if unknown:
        named = ", ".join(name[:LONGEST_WORD] for name in unknown[:SHOWN_FIELDS])
        raise UsageError(f"{named}: no field of a source; the fields are {', '.join(FIELDS)}")
    if not found.get("address"):
        raise UsageError("`address` is missing")


def _require_address(address: str) -> None:
    try:
        canonicalize(address)
        host_key(address)  # a file can be canonical and not be polled
    except InvalidAddress as error:
        raise UsageError(str(error)) from error


def _word(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UsageError(f'{name} is a text, not {shown(value)}: put it in quotes, as "{shown(value)}"')
    if name != "address" and (len(value) > LONGEST_WORD or not value.isprintable()):
        raise UsageError(f"{name} is one line of at most {LONGEST_WORD} characters")
    return value.strip()


def _words(found: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = found.get(name)
    listed = [value] if isinstance(value, str) else [] if value is None else value
    if not isinstance(listed, list | tuple):
        raise UsageError(f"{name} is a list of texts, not {shown(value)}")
    return tuple(dict.fromkeys(word for each in listed if (word := _word({name: each}, name))))


def _patterns(found: Mapping[str, Any], name: str) -> tuple[str, ...]:
    patterns = _words(found, name)
    for pattern in patterns:
        if why := fault(pattern):
            raise UsageError(f"{name}: {pattern!r} is no rule for addresses: {why}")
    return patterns


def _truth(found: Mapping[str, Any], name: str) -> bool:
    value = found.get(name)
    if not isinstance(value, bool | None):
        raise UsageError(f"{name} is true or false, not {value!r}")
    return bool(value)


def _kind(kind: str) -> str:
    if kind not in ("", *KINDS):
        raise UsageError(
            f"{kind!r} is no kind of source: feed (also for sitemaps) or listing (a page that lists articles)"
        )
    return kind or KINDS[0]


def _language(language: str) -> str | None:
    if language and not _LANGUAGE.fullmatch(language):
        raise UsageError(f"{language!r} is no code of a language: write en, de or pt-BR")
    return language or None


def _interval(every: object) -> float:
    if isinstance(every, int | float) and not isinstance(every, bool) and every > 0:
        return _bounded(float(every))  # YAML reads a bare number as one
    if not isinstance(every, str | None):
        raise UsageError(f'every is a length of time, like "15m", not {shown(every)}')
    return seconds_of(every) if every else 0.0
