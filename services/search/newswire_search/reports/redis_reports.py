"""Reports of readers in Redis."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, as_json
from newswire_shared.state.state_on_demand import StateOnDemand

from newswire_search.reports.ports import MOST_REPORTS, NameFault, NameReport


class RedisReports:
    """ReportBook in the state."""

    def __init__(self, state: StateOnDemand) -> None:
        self._state = state

    def add(self, report: NameReport) -> bool:
        return self._state.ask(lambda state: _add(state, report))

    def all(self) -> list[NameReport]:
        found = self._state.ask(lambda state: state.client.hvals(keys.REPORTS()))
        return sorted((_report(json.loads(text)) for text in found), key=lambda report: (report.at_ms, report.id))

    def remove(self, report_ids: Sequence[str]) -> int:
        if not report_ids:
            return 0
        return int(self._state.ask(lambda state: state.client.hdel(keys.REPORTS(), *report_ids)))


def _add(state: State, report: NameReport) -> bool:
    if state.client.hexists(keys.REPORTS(), report.id):
        return True
    if state.client.hlen(keys.REPORTS()) >= MOST_REPORTS:  # of servers that ask at once each may add one more
        return False
    kept = replace(report, at_ms=report.at_ms or state.now_ms())
    state.client.hsetnx(keys.REPORTS(), kept.id, as_json(asdict(kept)))
    return True


def _report(record: Mapping[str, Any]) -> NameReport:
    return NameReport(
        record["entity_id"], record["name"], NameFault(record["fault"]), record["text"], record["at_ms"]
    )  # fmt: skip
