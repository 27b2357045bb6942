"""What a person names is taken in under one run, addresses first, or nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_ingest.intake.intake import PRESSURE_EVERY, Taken, new_run
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.identity import earlier_key
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.testing import FakeClock
from unit.ingest.newsroom import Newsroom

URL = "https://example.org/news/1"
RUN = "r"


def files(folder: Path, number: int) -> None:
    for n in range(number):
        (folder / f"{n}.html").write_text("<html><p>page</p></html>")


def test_addresses_are_to_be_fetched_and_files_to_be_enriched_under_one_run(tmp_path: Path) -> None:
    room = Newsroom()
    files(tmp_path, 2)
    assert room.ingest.intake(RUN, "", {}).take([str(tmp_path), URL]) == Taken(named=3)
    found = [(fields["source"], fields["state"], fields["lane"]) for fields in room.memory.captures.values()]
    assert found == [("addresses", Stage.FETCH, Lane.LIVE), *[("files", Stage.ENRICH, Lane.BACKFILL)] * 2]
    assert room.ingest.watch(RUN).counts().accepted == 3


def test_everything_is_counted_under_the_source_that_a_person_gives(tmp_path: Path) -> None:
    room = Newsroom()
    files(tmp_path, 1)
    room.ingest.intake(RUN, "desk", {}).take([str(tmp_path), URL])
    assert {fields["source"] for fields in room.memory.captures.values()} == {"desk"}


def test_what_is_known_and_what_shares_an_address_is_counted_apart(tmp_path: Path) -> None:
    room = Newsroom()
    files(tmp_path, 3)
    addresses = {"0": "https://example.org/a", "1": "https://example.org/a"}
    assert room.ingest.intake(RUN, "", addresses).take([URL, URL, str(tmp_path)]) == Taken(named=5, known=1, sharing=1)


def test_files_with_the_names_of_an_earlier_run_are_counted_apart(tmp_path: Path) -> None:
    room = Newsroom()
    for day in ("monday", "tuesday"):
        (tmp_path / day).mkdir()
        files(tmp_path / day, 2)
    addresses = {"1": "https://example.org/one"}  # whose new state is meant
    assert room.ingest.intake("first", "", addresses).take([str(tmp_path / "monday")]) == Taken(named=2)
    room.clock.sleep(60)
    assert room.ingest.intake("then", "", addresses).take([str(tmp_path / "tuesday")]) == Taken(named=2, namesakes=1)
    assert room.ingest.intake("other", "other", addresses).take([str(tmp_path / "tuesday")]).namesakes == 0


@pytest.mark.parametrize("wrong", ["nowhere", "https://", "http://[bad"])
def test_nothing_is_taken_in_where_one_name_is_wrong(wrong: str) -> None:
    room = Newsroom()
    with pytest.raises(UsageError):
        room.ingest.intake(RUN, "", {}).take([URL, wrong])
    assert room.memory.captures == {}


class Drained(FakeClock):
    """A clock under which the pressure ends as soon as somebody waits."""

    room: Newsroom

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        self.room.pressure.why = ""


def test_files_wait_for_room_and_a_person_is_told_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    room = Newsroom(clock=(clock := Drained()))
    clock.room, room.pressure.why = room, "5000 messages wait in enrich.backfill"
    files(tmp_path, PRESSURE_EVERY + 1)
    assert room.ingest.intake(RUN, "", {}).take([str(tmp_path)]).named == PRESSURE_EVERY + 1
    assert capsys.readouterr().err == "waiting: 5000 messages wait in enrich.backfill\n"
    assert clock.monotonic_s() > 0


def test_no_two_runs_have_one_name() -> None:
    assert len({new_run() for _ in range(100)}) == 100


def test_what_the_scheme_before_knew_stays_one_article(tmp_path: Path) -> None:
    room = Newsroom()
    files(tmp_path, 1)
    known = {earlier_key(url): {"url": url, "first_seen_ms": "1"} for url in (URL, "file:files/0.html")}
    room.memory.articles |= known
    assert room.ingest.intake(RUN, "", {}).take([str(tmp_path), URL]) == Taken(named=2, known=1, namesakes=1)
    assert set(room.memory.articles) == set(known), "the file is another look at its article"
