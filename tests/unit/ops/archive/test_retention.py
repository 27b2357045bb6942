"""Old segments go, and none that something refers to: over a folder, and over an object store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from newswire_ops.archive.references import ENRICHED, RAW, CopyReference, references_in_flight, references_of_dead
from newswire_ops.archive.retention import IN_WORK, INDEXED, Retention
from newswire_shared.accounting.dead_letters import DeadLetter
from newswire_shared.accounting.ledger import Offer
from newswire_shared.archive.stored_segments import StoredSegments
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.testing import FakeClock, FakeDeadLetters, FakeLedger, FakeObjectStore, Memory

DAY = timedelta(days=1)


@pytest.fixture(params=["folder", "tails", "whole"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> WarcArchive:
    """An archive with a record a segment."""
    if request.param == "folder":
        return WarcArchive(tmp_path, segment_bytes=1)
    return WarcArchive(tmp_path, segments=StoredSegments(tmp_path, FakeObjectStore(), segment_bytes=1))


@pytest.fixture
def refs(archive: WarcArchive, request: pytest.FixtureRequest) -> list[str]:
    """Five records, none of which a process writes any more."""
    found = [archive.write_article("u", b"%d" % number) for number in range(5)]
    archive.segments.close()
    return found


def pointing(*refs: str) -> list[CopyReference]:
    return [CopyReference(ref, RAW, "a", "u", "c", "") for ref in refs]


def retention(
    archive: WarcArchive,
    indexed: Iterable[CopyReference] = (),
    in_work: Iterable[CopyReference] = (),
    days: float = 100,
) -> Retention:
    return Retention(
        archive.segments, lambda: indexed, lambda: in_work, FakeClock(datetime.now(UTC) + timedelta(days=days))
    )


def left(archive: WarcArchive, refs: list[str]) -> list[int]:
    """Which of the records can still be read."""
    found = []
    for number, ref in enumerate(refs):
        try:
            archive.read_article(ref)
        except PermanentError:
            continue
        found.append(number)
    return found


def test_what_nothing_refers_to_goes_and_all_else_stays(archive: WarcArchive, refs: list[str]) -> None:
    retain = retention(archive, pointing(refs[1], "given/x:0:1", ""), pointing(refs[3]))
    chosen = retain.chosen(90 * DAY)
    assert [fate.stays_for for fate in chosen] == _in_order(refs, ["", INDEXED, "", IN_WORK, ""])
    assert len([*retain.delete(chosen)]) == 3
    assert left(archive, refs) == [1, 3]


def _in_order(refs: list[str], verdicts: list[str]) -> list[str]:
    """Names of segments of one second do not sort as they were written."""
    return [fate for _, fate in sorted(zip(refs, verdicts, strict=True))]


def test_what_is_indexed_goes_when_somebody_says_so_and_what_is_in_work_never(
    archive: WarcArchive, refs: list[str]
) -> None:
    retain = retention(archive, pointing(refs[1]), pointing(refs[3]))
    assert [*retain.delete(retain.chosen(90 * DAY, though_indexed=True))]
    assert left(archive, refs) == [3]


def test_what_is_younger_stays(archive: WarcArchive, refs: list[str]) -> None:
    assert retention(archive, days=89).chosen(90 * DAY) == []
    assert len(retention(archive, days=91).chosen(90 * DAY)) == 5


def test_what_comes_into_work_after_the_choice_stays(archive: WarcArchive, refs: list[str]) -> None:
    chosen = retention(archive).chosen(DAY)
    assert len([*retention(archive, in_work=pointing(refs[2])).delete(chosen)]) == 4
    assert left(archive, refs) == [2]


def test_a_segment_that_a_process_writes_is_not_deleted_from_under_it(tmp_path: Path) -> None:
    archive = WarcArchive(tmp_path)
    refs = [archive.write_article("u", b"0")]
    retain = retention(archive)
    (done,) = retain.delete(retain.chosen(DAY))
    assert "a process writes it" in done.why
    refs.append(archive.write_article("u", b"1"))
    assert left(archive, refs) == [0, 1]


def test_what_is_in_flight_or_dead_is_in_work() -> None:
    memory = Memory()
    ledger, letters = FakeLedger(memory), FakeDeadLetters(memory)
    for name, stage in (("raw", Stage.ENRICH), ("enriched", Stage.INDEX), ("dead", Stage.ENRICH)):
        offer = Offer(name, f"https://a.example/{name}", "s", Lane.LIVE, stage=stage, slot="1", ref=f"{name}:0:1")
        accepted = ledger.accept(offer)
        if name == "enriched":
            ledger.advance(accepted.capture_id, Stage.INDEX, {"ref:enrich": "of the enriched:0:1"})
        if name == "dead":
            letters.bury(DeadLetter("1", "task", stage, accepted.capture_id, "a", "s", "{}", "error", "kind", "", ""))
    assert {each.ref for each in references_of_dead(letters, ledger)} == {"dead:0:1"}
    found = {(each.ref, each.copy) for each in references_in_flight(ledger)}
    assert found == {("raw:0:1", RAW), ("enriched:0:1", ENRICHED), ("of the enriched:0:1", RAW)}, "the article names it"
