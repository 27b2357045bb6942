"""The progress of a migration, as the indices of the version that it makes keep it in their `_meta`.

So it lives and ends with what was copied: where an index is deleted, or put back from a snapshot, its progress is too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from newswire_shared.contracts.index_schema import Partition

NAME = "migration"  # of the entry in `_meta`


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a version was made of version `source`.

    `generation` counts the migrations of an alias, there and back.  `copied` has for each index that is copied, by its
    id, the sequence number up to which all is.  `is_switching` says that writes may be refused for it just now.

    Of what was put in place, `switched_at` is when, and `began` has the numbers of its own indices then, so that a way
    back copies what was written since; where they are missing, all is copied.  `done` says that all this is noted.
    """

    source: int
    generation: int
    copied: Mapping[str, int] = field(default_factory=dict)
    partition: Partition = "none"
    switched_at: datetime | None = None
    began: Mapping[str, int] = field(default_factory=dict)
    is_switching: bool = False
    done: bool = False

    def as_meta(self) -> dict[str, Any]:
        """As JSON; `read_progress` is its inverse."""
        return {
            "source": self.source, "generation": self.generation, "copied": dict(self.copied), "done": self.done,
            "is_switching": self.is_switching, "partition": self.partition, "began": dict(self.began),
            "switched_at": self.switched_at.isoformat() if self.switched_at else None,
        }  # fmt: skip


def read_progress(meta: Mapping[str, Any]) -> Progress | None:
    """The progress that a `_meta` tells; None where the index was made by no migration."""
    if NAME not in meta:
        return None
    told = meta[NAME]
    switched_at = datetime.fromisoformat(told["switched_at"]) if told["switched_at"] else None
    return Progress(
        told["source"], told["generation"], told["copied"], cast("Partition", told["partition"]), switched_at,
        told["began"], told["is_switching"], told["done"],
    )  # fmt: skip
