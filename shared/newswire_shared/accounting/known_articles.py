"""All that the registry knows, for whoever compares it with the index or makes the index anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from newswire_shared.accounting.registry import KnownArticle

TAKEN_DOWN = "taken_down"  # the fact by which an article is kept away for good


class KnownArticles(Protocol):
    """Reads the registry for many articles at once.  Raises TransientError where the state is away."""

    def of(self, article_ids: Sequence[str]) -> Mapping[str, KnownArticle]:
        """What is known of each of these, by the id asked for; what was never seen is absent.

        An article that was found to be another's is answered with that other one.
        """

    def walk(self) -> Iterator[Mapping[str, KnownArticle]]:
        """Every article that a look began at, in parts; one may come twice, and what moves meanwhile may be missing."""


def is_taken_down(known: KnownArticle | None) -> bool:
    """Whether the registry keeps an article away."""
    return known is not None and TAKEN_DOWN in known.kept
