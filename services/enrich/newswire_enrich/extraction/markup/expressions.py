"""trafilatura's expressions, asked in Python: the same elements for a third of what they cost.

Most look at the tag and the attributes of one element, by regular expressions, for each of which lxml calls from XPath
back into Python.  Here an element is judged by what its markup says of all that is asked, and the verdict remembered:
a site writes the same few hundred classes on all of its pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from lxml.etree import XPath

from newswire_enrich.extraction.text.markup_names import LONGEST_REMEMBERED

MOST_REMEMBERED = 4000  # verdicts of an expression: of some hundred pages, 1 MB
_CONDITION = r"\[(?:'[^']*'|[^\[\]'])*\]"
_SHAPE = re.compile(
    r"\s*\(?\.//\*(?:\[(?P<tags>self::\w+(?: or self::\w+)*)\])?"
    rf"(?P<conditions>(?:{_CONDITION})+?)(?P<first>\)?\[1\])?\s*"
)
_TERM = re.compile(
    r"\s*(?:(?P<asks>re:test|contains|starts-with)\("
    r"(?:(?P<of>@[\w-]+(?:\|@[\w-]+)*)|translate\((?P<folded>@[\w-]+), ?'\w+', ?'(?P<small>\w+)'\)), ?"
    r"'(?P<said>[^']+)'(?P<any_case>, ?'i')?\)"
    r"|(?P<same>@[\w-]+)='(?P<value>[^']+)'"
    r"|(?P<there>@[\w-]+)"
    r"|not\((?P<other>self::\w+(?: or self::\w+)*)\))\s*(?:or\s|\Z)"
)
Markup = tuple[tuple[str, str], ...]  # the attributes of an element that are asked of, in its own order
Select = Callable[[Any], list[Any]]
_Test = Callable[[str, Mapping[str, str]], bool]  # of a tag and its attributes


@dataclass(frozen=True, slots=True)
class Selection:
    """The elements below another one, or the first alone, that an expression would select; called like one."""

    tags: tuple[str, ...]
    asked: frozenset[str]
    judged: Callable[[str, Markup], bool]
    remembered: Callable[[str, Markup], bool]
    first: bool

    def __call__(self, tree: Any) -> list[Any]:
        found = (element for element in tree.iterdescendants(*self.tags) if self._selects(element))
        return list(islice(found, 1) if self.first else found)

    def _selects(self, element: Any) -> bool:
        asked = self.asked
        markup = tuple([item for item in element.items() if item[0] in asked])
        short = not markup or max([len(said) for _, said in markup]) <= LONGEST_REMEMBERED
        return (self.remembered if short else self.judged)(element.tag, markup)


def in_python(expression: Select) -> Select:
    """What selects as an expression does; the expression itself where it asks for more than an element's own markup.

    Where one of its conditions asks for more, it is asked only where the others hold.
    """
    shape = _SHAPE.fullmatch(expression.path) if isinstance(expression, XPath) else None
    conditions = [list(_terms(each[1:-1])) for each in re.findall(_CONDITION, shape["conditions"])] if shape else []
    known = [[_test(term) for term in terms if term] for terms in conditions if None not in terms]
    if not shape or not known:
        return expression

    def judged(tag: str, markup: Markup) -> bool:
        held = dict(markup)
        return all(any(test(tag, held) for test in alternatives) for alternatives in known)

    asked = frozenset(re.findall(r"@([\w-]+)", shape["conditions"]))
    remembered, tags = lru_cache(MOST_REMEMBERED)(judged), _tags(shape["tags"] or "") or ("*",)
    selection = Selection(tags, asked, judged, remembered, first=shape["first"] is not None)
    return selection if len(known) == len(conditions) else lambda tree: expression(tree) if selection(tree) else []


def _terms(condition: str) -> Iterator[re.Match[str] | None]:
    """The alternatives of a condition; None for one that is of another kind."""
    at = 0
    while at < len(condition):
        term = _TERM.match(condition, at)
        yield term
        at = term.end() if term else len(condition)


def _tags(condition: str) -> tuple[str, ...]:
    return tuple(re.findall(r"self::(\w+)", condition))


def _test(term: re.Match[str]) -> _Test:
    if others := _tags(term["other"] or ""):
        return lambda tag, _: tag not in others
    if there := (term["there"] or "")[1:]:
        return lambda _, held: there in held
    names = [name[1:] for name in (term["of"] or term["folded"] or term["same"]).split("|")]
    search = re.compile(_pattern(term)).search
    if len(names) == 1:
        return lambda _, held: names[0] in held and search(held[names[0]]) is not None
    # Of several attributes, XPath makes a text of the one that comes first in the markup.
    return lambda _, held: search(next((said for name, said in held.items() if name in names), "")) is not None


def _pattern(term: re.Match[str]) -> str:
    """What is asked of a text as a regular expression, in the dialect of `re`, which trafilatura's own are in."""
    if term["same"]:
        return rf"\A{re.escape(term['value'])}\Z"
    if term["asks"] == "re:test":
        return f"(?{'i' if term['any_case'] else ''}:{term['said']})"
    small = term["small"] or ""
    said = "".join(f"[{letter}{letter.upper()}]" if letter in small else re.escape(letter) for letter in term["said"])
    return rf"\A{said}" if term["asks"] == "starts-with" else said
