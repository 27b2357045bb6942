"""Parts come back in order, a run that was cut off goes on, and the epoch begins at the end alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from newswire_ops.restoration.restoration import PartReport, Restoration
from newswire_shared.accounting.restoration import (
    DocumentPage,
    PartProgress,
    Phase,
    Restorer,
    Resumption,
    Survivors,
    read_progress,
)
from newswire_shared.contracts.documents import ArticleDocument, StoredRecord, StoryDocument
from newswire_shared.testing import FakeEpoch, Memory


class Nothing:
    """An index that holds nothing."""

    def records(self, kind: str) -> list[StoredRecord]:
        return []

    def count(self, since_ms: int | None = None) -> int:
        return 0

    def pages(self, place: str = "", since_ms: int | None = None) -> Iterator[DocumentPage]:
        return iter(())

    def article(self, article_id: str) -> ArticleDocument | None:
        return None

    def stories(self, story_ids: Sequence[str]) -> Mapping[str, StoryDocument]:
        return {}


@dataclass
class Part:
    """A part of three steps; it is cut off before the step `breaks`."""

    name: str
    log: list[str]
    breaks: int = 9
    dry: list[bool] = field(default_factory=list)

    def __call__(self, survivors: Survivors, resumption: Resumption) -> Iterator[PartProgress]:
        progress = resumption.begun
        for step in range(int(progress.place or 0) + 1, 4):
            if step == self.breaks:
                self.breaks = 9
                raise ConnectionError("cut off")
            self.log.append(f"{self.name} {step}")
            self.dry.append(resumption.dry_run)
            progress = progress.after(str(step), 1, 1)
            yield progress


@dataclass
class Stand:
    memory: Memory = field(default_factory=Memory)
    log: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.late, self.early = Part("late", self.log), Part("early", self.log)
        parts = (Restorer("late", Phase.UNFINISHED, self.late), Restorer("early", Phase.PEOPLE, self.early))
        self.epoch = FakeEpoch(self.memory)
        self.restoration = Restoration(parts, Nothing(), self.epoch)

    def run(self, *, dry_run: bool = False, restart: bool = False) -> list[PartReport]:
        found = self.restoration(dry_run=dry_run, restart=restart, say=lambda _: None)
        return [report for report in found if report.is_over]


def test_parts_come_back_in_order_and_then_the_epoch_begins() -> None:
    stand = Stand()
    reports = stand.run()
    assert stand.log == ["early 1", "early 2", "early 3", "late 1", "late 2", "late 3"]
    assert [(report.name, report.progress.back) for report in reports] == [("early", 3), ("late", 3)]
    assert stand.epoch.state().restored and stand.epoch.places() == {}


def test_a_run_that_was_cut_off_goes_on_where_it_was() -> None:
    stand = Stand()
    stand.late.breaks = 2
    with pytest.raises(ConnectionError):
        stand.run()
    assert not stand.epoch.state().has_begun, "intake waits on"
    del stand.log[:]
    reports = stand.run()
    assert stand.log == ["late 2", "late 3"]
    assert [(report.name, report.progress.back) for report in reports] == [("early", 3), ("late", 3)]
    assert stand.epoch.state().has_begun


def test_it_can_begin_anew() -> None:
    stand = Stand()
    stand.late.breaks = 2
    with pytest.raises(ConnectionError):
        stand.run()
    del stand.log[:]
    stand.run(restart=True)
    assert stand.log[:2] == ["early 1", "early 2"]


def test_a_dry_run_changes_nothing() -> None:
    stand = Stand()
    assert [report.progress.back for report in stand.run(dry_run=True)] == [3, 3]
    assert {*stand.early.dry, *stand.late.dry} == {True}
    assert not stand.epoch.state().has_begun and stand.epoch.places() == {}


def test_a_report_says_what_came_back_and_what_cannot() -> None:
    progress = PartProgress(total=5).after("", 5, 3, ["one is broken", "another"])
    report = PartReport("keys", progress, True)
    assert report.line(False) == "keys: 3 came back, 2 cannot"
    assert report.line(True) == "keys: 3 would come back, 2 cannot"
    assert report.as_json() == {"part": "keys", "met": 5, "back": 3, "lost": 2, "notes": ["one is broken", "another"]}
    assert read_progress(progress.written()) == progress and read_progress("") == PartProgress()
