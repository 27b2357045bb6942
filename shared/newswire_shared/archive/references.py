"""References into the archive: `FILE:OFFSET:LENGTH`, in an object store `FILE@TAIL:OFFSET:LENGTH`.

TAIL is where the piece of the segment begins that was put into the store with the record.  It lies there until the
whole segment does; whoever reads the segment itself leaves it out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newswire_shared.contracts.errors import PermanentError

# of one record, packed and unpacked: far above any page that ingest takes, and no worker is filled by a reference
MOST_RECORD = 256 * 1024 * 1024
# No segment has a longer name or more bytes: what a forged message asks for is neither read nor tried again.
_REFERENCE = re.compile(r"([^:\0]{1,200}?)(?:@(\d{1,12}))?:(\d{1,12}):(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reference:
    """One record: in which segment, from which byte of it, how long."""

    name: str
    offset: int
    length: int
    tail: int | None = None

    @classmethod
    def of(cls, text: str) -> Reference:
        """The reference that a text is.  Raises PermanentError where it is none."""
        found = _REFERENCE.fullmatch(text)
        if found is None or int(found[4]) > MOST_RECORD:
            raise PermanentError(f"{text[:300]!r} is not an archive reference (FILE:OFFSET:LENGTH)")
        tail = None if found[2] is None else int(found[2])
        return cls(found[1], int(found[3]), int(found[4]), tail)

    @property
    def place(self) -> tuple[str, int]:
        """What references that lead to one record share, whether they name its tail or not."""
        return self.name, self.offset

    def __str__(self) -> str:
        piece = "" if self.tail is None else f"@{self.tail}"
        return f"{self.name}{piece}:{self.offset}:{self.length}"
