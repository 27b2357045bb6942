"""What can be wrong with a listing or an item of it, in words for an editor.

A problem of an item reads `item TITLE: WORDS`, one of the listing `WORDS: DETAIL` or `WORDS`.  `kind_of` finds the
problem in a text, so that texts can be counted and grouped.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

NAMED = 3  # items that are named for one problem; of the others their number is enough to know its extent
LONGEST_NAME = 120  # characters of a title by which an item is named: enough to find it


class Problem(StrEnum):
    """The problems that have a name; each is left out, or costs one field, as its words say."""

    # of the whole listing
    BROKEN = "the feed is broken"
    CUT_OFF = "it is cut off"
    UNREADABLE = "it cannot be read"
    TOO_MANY = "not all items are taken"
    SAME_LINK = "most items have the same link, so no item is taken by it"
    SAME_DATE = "all items have the same date, so it tells nothing"
    NOT_A_LISTING = "this is no feed, sitemap or page of headlines"
    # of an item, which is left out
    NO_ADDRESS = "it has no link"
    GUID_ONLY = "it has no link, and its guid is said to be no permalink"
    NOT_WEB = "its link is no address of the web"
    WRONG_ADDRESS = "its link is no address that can be asked"
    TOO_LONG = "its link is too long to be an address"
    UNFILLED = "its link is a template that was not filled in"
    HOME_PAGE = "its link is the home page of the site"
    LISTING_ITSELF = "its link is the listing itself"
    OTHER_LISTING = "its link is a feed or sitemap"
    LIST_PAGE = "its link is a page of a tag, a section, an author or a search"
    LOGIN_PAGE = "its link is a page to log in"
    MEDIA_FILE = "its link is a picture, film, sound or document, not a page"
    PRIVATE_HOST = "its link is an address of a private network"
    STAGING_HOST = "its link is a host for tests"
    # of an item, which stays
    SESSION = "its link held the session of one reader, which is taken out"
    UNFILLED_TITLE = "its title is a template that was not filled in, and is dropped"
    FUTURE_DATE = "its date lies in the future, and is dropped"
    ZERO_DATE = "its date is the zero of a computer, and is dropped"

    def of(self, detail: str) -> str:
        """The problem of a listing, with what shows it."""
        return f"{self.value}: {detail}" if detail else self.value

    def of_item(self, name: str | None) -> str:
        """The problem of one item."""
        return f"item {(name or '?')[:LONGEST_NAME]}: {self.value}"


def kind_of(text: str) -> Problem | None:
    """The problem that a text states; None for one that has no name."""
    found = (problem for problem in Problem if text.startswith(problem.value) or f": {problem.value}" in text)
    return max(found, key=lambda problem: len(problem.value), default=None)


def gathered(found: Iterable[tuple[Problem, str | None]]) -> list[str]:
    """Problems of items as texts: the first items of each by name, the others as a number."""
    by_problem: dict[Problem, list[str | None]] = {}
    for problem, name in found:
        by_problem.setdefault(problem, []).append(name)
    texts = list[str]()
    for problem, names in by_problem.items():
        texts += [problem.of_item(name) for name in names[:NAMED]]
        if len(names) > NAMED:
            texts.append(f"{len(names) - NAMED} more items: {problem.value}")
    return texts
