"""The port to a whole engine: everything that the rooms of search ask of one."""

from __future__ import annotations

from typing import Protocol

from newswire_search.entities.ports import EntityLookup
from newswire_search.quotes.ports import QuoteLookup
from newswire_search.sources.ports import SourceLookup
from newswire_search.stories.ports import NewsEngine


class WholeEngine(NewsEngine, Protocol):
    """An engine that answers for every room."""

    @property
    def entities(self) -> EntityLookup:
        """The part that knows entities."""

    @property
    def quotes(self) -> QuoteLookup:
        """The part that knows quotes."""

    @property
    def sources(self) -> SourceLookup:
        """The part that knows sources."""
