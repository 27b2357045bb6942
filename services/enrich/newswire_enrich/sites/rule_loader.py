"""The loader of site rules: a folder of TOML files, checked before anything relies on them."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from newswire_shared.contracts.errors import SettingsError
from pydantic import ValidationError

from newswire_enrich.sites.rules import NO_RULES, SiteRule, SiteRules
from newswire_enrich.sites.selectors import BadSelector, compiled

KEYS = ("from", "until", "remove", "body", "title", "authors", "published")
CHOICE_KEYS = ("select", "attribute")
FILE_KEYS = ("hosts", "rule")


def read_rules(folder: Path | None) -> SiteRules:
    """The rules of a folder's .toml files.  Raises SettingsError naming file, rule, key and what is wrong."""
    if folder is None:
        return NO_RULES
    if not folder.is_dir():
        raise SettingsError(f"{folder} is no folder of site rules: make it, or unset NEWSWIRE_ENRICH_SITE_RULES_DIR")
    # sorted: the version and the messages are the same on every machine
    placed = [(path, rule) for path in sorted(folder.glob("*.toml")) for rule in _rules_of(path)]
    _refuse_overlaps(placed)
    return SiteRules(rule for _, rule in placed)


def _rules_of(path: Path) -> Iterator[SiteRule]:
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} is no TOML file: {error}") from error
    _refuse_unknown(f"{path}", found, FILE_KEYS)
    hosts, listed = found.get("hosts"), found.get("rule")
    if not isinstance(hosts, list) or not hosts or not all(_is_host(host) for host in hosts):
        raise SettingsError(f'{path}, hosts: a list of host names is wanted, such as ["paper.example"]: {hosts!r}')
    if not isinstance(listed, list) or not listed or not all(isinstance(each, dict) for each in listed):
        raise SettingsError(f"{path}: a rule is wanted, under a line [[rule]]")
    for number, given in enumerate(listed, 1):
        yield _rule(f"{path}, rule {number}", given, path.stem if number == 1 else f"{path.stem}.{number}", hosts)


def _is_host(host: object) -> bool:
    return isinstance(host, str) and bool(host) and host == host.lower() and not {*"/: "} & {*host}


def _rule(place: str, given: Mapping[str, Any], name: str, hosts: Sequence[str]) -> SiteRule:
    _refuse_unknown(place, given, KEYS)
    for key, value in given.items():
        if isinstance(value, dict):
            _refuse_unknown(f"{place}, {key}", value, CHOICE_KEYS)
    try:
        rule = SiteRule.model_validate({**given, "name": name, "hosts": tuple(hosts)})
    except ValidationError as error:
        fault = error.errors()[0]
        raise SettingsError(f"{place}, {'.'.join(map(str, fault['loc']))}: {_wanted(fault)}") from None
    _refuse_what_cannot_be(place, rule)
    return rule


def _wanted(fault: Mapping[str, Any]) -> str:
    is_day = fault["loc"][0] in ("from", "until")
    wanted = "a day without quotes, such as 2026-01-31" if is_day else 'a selector, or {select = "…", attribute = "…"}'
    return f"{wanted} is wanted, not {fault.get('input')!r}"


def _refuse_unknown(place: str, given: Mapping[str, Any], known: Sequence[str]) -> None:
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)  # keys are short: one letter amiss is a lot
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise SettingsError(f"{place}: {key} is no key here: {hint}")


def _refuse_what_cannot_be(place: str, rule: SiteRule) -> None:
    """An empty rule, a period that ends before it begins, selectors that are none."""
    first, last = rule.first_and_last()
    if first > last:
        raise SettingsError(f"{place}: it ends on {last}, before it begins on {first}: exchange from and until")
    if not rule.choices:
        raise SettingsError(f"{place} says nothing: give one of {', '.join(KEYS[2:])}")
    for part, choice in rule.choices.items():
        try:
            compiled(choice.select)
        except BadSelector as error:
            raise SettingsError(f"{place}, {part}: {choice.select!r} is no CSS selector: {error}") from error


def _refuse_overlaps(placed: Sequence[tuple[Path, SiteRule]]) -> None:
    """Two rules that would hold for one host on one day."""
    hosts = {host for _, rule in placed for host in rule.hosts}
    for host in sorted(hosts):
        own = sorted((rule.first_and_last(), str(path)) for path, rule in placed if host in rule.hosts)
        for ((_, ends), earlier), ((begins, _), later) in pairwise(own):
            if begins <= ends:
                where = earlier if earlier == later else f"{earlier} and {later}"
                raise SettingsError(f"{where}: two rules hold for {host} on {begins}: let the earlier one end before")
