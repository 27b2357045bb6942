"""The upgrade of stored fields from any older schema to today's: pure, and the same fields for the same document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.index_schema import (
    Partition,
    from_fields,
    home_of,
    story_fields,
    story_from_fields,
    to_fields,
)

from newswire_index.engine.versions import Collection

Fields = dict[str, Any]


def upgrade_article(fields: Fields) -> Fields:
    """The fields of an article as this release writes them.

    Raises TransientError, KeyError or ValueError where this release cannot read them.
    """
    return to_fields(from_fields(fields))


def upgrade_story(fields: Fields) -> Fields:
    """The fields of a story as this release writes them.  Raises as `upgrade_article`."""
    return story_fields(story_from_fields(fields))


UPGRADES: Mapping[Collection, Callable[[Fields], Fields]] = {"articles": upgrade_article, "stories": upgrade_story}


def home_in(partition: Partition, fields: Fields) -> str:
    """The home of a document by its upgraded fields."""
    return home_of(partition, from_ms(fields["first_seen_at"])) if partition != "none" else ""
