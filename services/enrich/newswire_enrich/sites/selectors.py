"""CSS selectors of site rules, as they are asked of a parsed page."""

from __future__ import annotations

from functools import cache

from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.etree import XPathError


class BadSelector(ValueError):
    """What was given is no CSS selector, or one that cannot be asked of a stored page."""


@cache  # a process has a few hundred at most: those of its rules
def compiled(selector: str) -> CSSSelector:
    """A CSS selector, compiled once.  Raises BadSelector."""
    try:
        return CSSSelector(selector, translator="html")
    except (SelectorError, XPathError) as error:
        raise BadSelector(str(error)) from error
