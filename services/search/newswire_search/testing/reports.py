"""Reports in memory, for tests of what keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newswire_search.reports.ports import MOST_REPORTS, NameReport


@dataclass
class FakeReports:
    """A ReportBook over a mapping; a report is made a millisecond after the one before."""

    kept: dict[str, NameReport] = field(default_factory=dict)
    now_ms: int = 1_790_000_000_000

    def add(self, report: NameReport) -> bool:
        """Keep a report."""
        if report.id not in self.kept and len(self.kept) >= MOST_REPORTS:
            return False
        self.now_ms += 1
        self.kept.setdefault(report.id, replace(report, at_ms=report.at_ms or self.now_ms))
        return True

    def all(self) -> list[NameReport]:
        """Every report, the oldest first."""
        return sorted(self.kept.values(), key=lambda report: (report.at_ms, report.id))

    def remove(self, report_ids: Sequence[str]) -> int:
        """Forget reports."""
        return sum(self.kept.pop(each, None) is not None for each in dict.fromkeys(report_ids))
