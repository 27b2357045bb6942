"""Made-up articles around the days on which clocks are set, every 67 minutes for three days each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from newswire_shared.contracts.documents import ArticleDocument, Copy, StorySection

from contract.articles import document, entity

SET = {  # the day before clocks are set, and where
    "Europe/Berlin": datetime(2025, 10, 25, tzinfo=UTC),
    "America/New_York": datetime(2026, 3, 7, 4, tzinfo=UTC),
    "Australia/Lord_Howe": datetime(2026, 4, 4, tzinfo=UTC),  # by half an hour
    "America/Sao_Paulo": datetime(2018, 11, 3, tzinfo=UTC),  # at midnight
    "Pacific/Apia": datetime(2011, 12, 29, tzinfo=UTC),  # by a day
}
ZONES = (*SET, "Asia/Kolkata", "Asia/Kathmandu", "UTC")
STEP, NUMBER = timedelta(minutes=67, seconds=1, milliseconds=7), 65
SOURCES, LANGUAGES = ("alder-times", "coast-wire", "valmer-matin", "north-post"), ("en", "fr", None)
PEOPLE = (entity("p-anna", "Anna Lind"), entity("p-boris", "Boris Grey"), entity("o-bank", "Bank", "organisation"))
EARLIEST = datetime(1931, 5, 6, 7, 8, 9, tzinfo=UTC)


def moments() -> Iterator[ArticleDocument]:
    """The articles; every fifth has no date and stands by its first sight, every seventh is a copy."""
    for place, begun in enumerate(SET.values()):
        for n in range(NUMBER):
            yield _article(f"{place}-{n:02}", n, begun + n * STEP)
    yield document("old", "Old", "pier", published_at=EARLIEST, source="archive", language="en")


def _article(name: str, n: int, at: datetime) -> ArticleDocument:
    dated = {"first_seen_at": at} if n % 5 == 0 else {"published_at": at}
    body = " ".join(word for word, every in (("ferry", 2), ("pier", 3), ("keeper", 4)) if n % every == 0)
    own = document(
        name,
        f"Note {n}",
        body,
        source=SOURCES[n % 11 % 4],
        language=LANGUAGES[n % 3],
        entities=PEOPLE[: n % 5],
        **dated,
    )
    copy = Copy(duplicate_of="elsewhere", kind="reprint", similarity=1.0) if n % 7 == 0 else None
    return own.model_copy(update={"story": StorySection(id=f"s{n % 4}", copy_of=copy)})
