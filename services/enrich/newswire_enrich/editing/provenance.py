"""The provenance of a change by a person: who made it and why, as the log has it."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_shared.accounting.signatures import signed


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who makes a change and why; `unlisted` if ids that the catalogue lacks are meant."""

    by: str
    why: str = ""
    unlisted: bool = False

    @classmethod
    def of(cls, by: str | None, why: str, unlisted: bool = False) -> Provenance:
        """By the user of this machine if nobody else is named.  Raises UsageError for what no log can show."""
        return cls(*signed(by, why), unlisted)
