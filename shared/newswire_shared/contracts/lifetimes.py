"""The one table of what lives how long: printed by `newswire index retain`, and shown in docs/runbook.md.

python -m newswire_shared.contracts.lifetimes prints the table of that page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

HEADINGS = ("what", "where", "lives", "by")
RETAIN, ARCHIVE = "`newswire index retain --older-than`", "`newswire archive retain --older-than`"


@dataclass(frozen=True, slots=True)
class Lifetime:
    """What lives how long, and by what that is decided: a setting, a command, or nothing but the code ("")."""

    what: str
    where: str
    lives: str
    by: str = ""

    def row(self, values: Mapping[str, str]) -> tuple[str, str, str, str]:
        """For a person; the value of a setting stands beside its name, if it is known here."""
        return self.what, self.where, self.lives, f"{self.by}={values[self.by]}" if self.by in values else self.by


LIFETIMES = (
    Lifetime("articles", "index", "until they are retired, by when they were first seen", RETAIN),
    Lifetime("stories", "index", "as long as one of their articles"),
    Lifetime("what people made, take-downs and retention among it", "index `people`", "for good"),
    Lifetime("raw and enriched copies", "archive", "until nothing refers to their segment and it is old", ARCHIVE),
    Lifetime("that an address is known", "Redis and files of the registry", "for good"),
    Lifetime("the record of a capture", "Redis", "days after its end", "NEWSWIRE_RECORD_DAYS"),
    Lifetime("the ledger by hour", "Redis", "30 days after the last change"),
    Lifetime("dead letters", "Redis", "until replayed or dropped"),
    Lifetime("what linking remembers", "Redis", "seconds after it was seen", "NEWSWIRE_ENRICH_ARTICLE_REMEMBERED_S"),
    Lifetime("lines of sites", "Redis", "this many of a site, 30 days", "NEWSWIRE_ENRICH_SITE_LINES_KEPT"),
    Lifetime("the stream of changes", "Redis", "this many entries", "NEWSWIRE_INDEX_CHANGES_KEPT"),
    Lifetime("how far a rebuild, an import, a restoration is", "Redis", "30 days after its last step"),
)


def as_markdown() -> str:
    """The table of the runbook."""
    rows = [HEADINGS, ("---",) * len(HEADINGS)]
    rows += [(each.what, each.where, each.lives, _marked(each.by)) for each in LIFETIMES]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _marked(by: str) -> str:
    return f"`{by}`" if by.startswith("NEWSWIRE_") else by or "-"


if __name__ == "__main__":
    print(as_markdown(), end="")
