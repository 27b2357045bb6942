"""Use cases: a reader reports what is wrong with an entity, and the operator looks and settles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newswire_shared.contracts.errors import TransientError
from newswire_shared.web.callers import network_of

from newswire_search.access.ports import RateLimit, RateLimits
from newswire_search.articles.ports import SearchEngine
from newswire_search.errors import NotFoundError, TooManyError
from newswire_search.reports.ports import NameReport, ReportBook
from newswire_search.reports.request import NewReport

A_MINUTE = RateLimit(5)  # from one address: nobody finds more in that time, and no script fills the book at once
FULL_S = 3600  # until the operator looked, or not: an hour is as good a guess as any


@dataclass(frozen=True, slots=True)
class ReportName:
    """Keeps a report of a reader for the operator."""

    engine: SearchEngine
    book: ReportBook
    limits: RateLimits

    def __call__(self, entity_id: str, asked: NewReport, address: str) -> NameReport:
        """The report as it is kept; `address` is where it comes from.

        Raises NotFoundError where no article names the entity, TooManyError where many came from the address, and
        TransientError where no more are taken of anybody.
        """
        left = self.limits.count(f"report-{network_of(address)}", A_MINUTE)
        if not left.is_allowed:
            raise TooManyError("many reports came from your address just now", retry_after_s=left.retry_after_s)
        named = self.engine.names((entity_id,)).get(entity_id)
        if named is None:
            raise NotFoundError(f"no article in the index names an entity {entity_id!r}")
        report = NameReport(entity_id, named.name, asked.fault, asked.text.strip())
        if not self.book.add(report):
            raise TransientError("so many reports wait for the operator that none is taken", retry_after_s=FULL_S)
        return report


@dataclass(frozen=True, slots=True)
class SettleReports:
    """Shows reports to the operator, and forgets those that are settled."""

    book: ReportBook

    def waiting(self) -> list[NameReport]:
        """Every report, the oldest first."""
        return self.book.all()

    def settle(self, report_ids: Sequence[str]) -> int:
        """Forget reports.  Raises NotFoundError for one that is not there, and forgets none then."""
        known = {report.id for report in self.book.all()}
        if missing := [each for each in report_ids if each not in known]:
            raise NotFoundError(f"there is no report {missing[0]}: `newswire entities reports` lists them")
        return self.book.remove(report_ids)
