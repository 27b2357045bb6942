"""The edges of a batch of articles, with what the registry knows of their targets, and how both are written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from newswire_shared.accounting.registry import UrlRegistry

from newswire_index.engine.compare_and_set import write_in_parts
from newswire_index.engine.ports import LinkedStore, SourceLinks, Write, WriteResult
from newswire_index.links.edges import Linking, links_of


def known_links(registry: UrlRegistry, linking: Sequence[Linking]) -> list[SourceLinks]:
    """The edges of articles as they are to be written.  Raises TransientError where the registry is away.

    A target that nobody knows yet is named by the key of its address alone, by which it is found once it is there.
    """
    targets = [*dict.fromkeys(key for each in linking for key in each.targets)]
    known = registry.resolve(targets) if targets else {}
    return [links_of(each, known) for each in linking]


def write_linked(index: LinkedStore, links: Sequence[SourceLinks], writes: Sequence[Write]) -> list[WriteResult]:
    """Write articles with their edges, in as few requests as the engine takes; edges may be written again."""
    return write_in_parts(partial(index.write_linked, links), writes)
