"""Use case: the edges of a batch of articles are written, with what the registry knows of their targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newswire_shared.accounting.registry import UrlRegistry

from newswire_index.engine.ports import LinkStore
from newswire_index.links.edges import Linking, links_of


@dataclass(frozen=True, slots=True)
class WriteLinks:
    """Writes the edges of articles before these are written: what the index holds has its edges.

    A target that nobody knows yet is named by the key of its address alone, by which it is found once it is there.
    """

    index: LinkStore
    registry: UrlRegistry

    def __call__(self, linking: Sequence[Linking]) -> None:
        """Raises TransientError where the engine or the registry is away."""
        targets = [*dict.fromkeys(key for each in linking for key in each.targets)]
        known = self.registry.resolve(targets) if targets else {}
        self.index.write_links([links_of(each, known) for each in linking])
