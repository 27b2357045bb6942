"""Rules of single sites: which rule holds for a page, by its address and the day it was fetched."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


class _Declared(BaseModel):
    """A part of a rule; what is not known is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)  # a day in quotes is a slip, and is refused


class ElementSelection(_Declared):
    """Elements by a CSS selector, and of each its text, or one attribute of it."""

    select: str = Field(min_length=1)
    attribute: str = ""


def _chosen(given: object) -> object:
    """A selector alone chooses the text."""
    return {"select": given} if isinstance(given, str) else given


Chosen = Annotated[ElementSelection | None, BeforeValidator(_chosen)]


class SiteRule(_Declared):
    """Where a site keeps the parts of an article, in a period of its design; both days belong to it.

    `body` chooses paragraphs.  What a rule does not give, or does not find, is found the general way.
    """

    name: str = ""
    hosts: tuple[str, ...] = ()
    start: date | None = Field(None, alias="from")
    until: date | None = None
    remove: Chosen = None
    body: Chosen = None
    title: Chosen = None
    authors: Chosen = None
    published: Chosen = None

    @property
    def choices(self) -> dict[str, ElementSelection]:
        """The selections that the rule gives, by the part of the article."""
        found = {part: getattr(self, part) for part in PARTS}
        return {part: choice for part, choice in found.items() if choice}

    @property
    def version(self) -> str:
        """The name with a digest of all that the rule declares."""
        return f"{self.name}-{hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:8]}"

    def first_and_last(self) -> tuple[date, date]:
        """The period; an end that is not given is that of the calendar."""
        return self.start or date.min, self.until or date.max


PARTS = ("remove", "body", "title", "authors", "published")


class SiteRules:
    """The rules there are, by host; a host's rules hold for its subdomains that have none of their own."""

    def __init__(self, rules: Iterable[SiteRule] = ()) -> None:
        self._rules = tuple(rules)
        self._by_host = defaultdict[str, list[SiteRule]](list)
        for rule in sorted(self._rules, key=SiteRule.first_and_last):  # so that the latest is found first below
            for host in rule.hosts:
                self._by_host[host].append(rule)

    @property
    def version(self) -> str:
        """A digest of all rules, "" where there are none."""
        words = " ".join(sorted(rule.version for rule in self._rules))
        return hashlib.sha256(words.encode()).hexdigest()[:8] if words else ""

    def rule_for(self, address: str, day: date | None) -> SiteRule | None:
        """The rule for a page that was fetched on a day; of a page without a day, the latest rule of its host."""
        for host in _hosts(address):
            for rule in reversed(self._by_host.get(host, ())):
                first, last = rule.first_and_last()
                if day is None or first <= day <= last:
                    return rule
        return None


NO_RULES = SiteRules()


def _hosts(address: str) -> Iterator[str]:
    """The host of an address and its parents, the nearest first."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return
    while host:
        yield host
        host = host.partition(".")[2]
