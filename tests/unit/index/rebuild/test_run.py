"""What a person wishes to have made anew, and what is told at the end."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from newswire_index.commands.index import app
from newswire_index.composition import pressure_of
from newswire_index.engine.selection import Selection
from newswire_index.rebuild.cursor import Cursor
from newswire_index.rebuild.run import RebuildReport, RebuildRequest
from newswire_index.settings import IndexSettings
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble
from typer.testing import CliRunner


def test_both_days_belong_to_a_wish() -> None:
    wish = RebuildRequest("desk", since=datetime(2026, 3, 1), until=datetime(2026, 3, 1))
    first = int(datetime(2026, 3, 1, tzinfo=UTC).timestamp() * 1000)
    assert wish.selection == Selection("desk", first, first + 86_400_000)
    assert RebuildRequest().selection == Selection()


def test_a_person_is_told_what_was_sent_and_what_was_not() -> None:
    text = "\n".join(RebuildReport(Cursor("c", "r1", sent=3, fresh=2, refused=1), False, True).lines())
    assert "3 sent to be enriched again, as run r1, going on with one that was cut off" in text
    assert "2 are made by today's recipe already" in text and "1 were not taken" in text
    assert [*RebuildReport(Cursor("c", "r1", sent=3), True, False).lines()] == ["3 would be enriched again"]


def test_a_machine_is_told_the_same() -> None:
    found = RebuildReport(Cursor("c", "r1", sent=3, fresh=2, refused=1), False, False).as_json()
    assert found == {"run": "r1", "sent": 3, "fresh": 2, "refused": 1, "dry_run": False}


def test_what_is_stale_is_not_told_by_an_archive() -> None:
    with pytest.raises(UsageError, match="leave one of them out"):
        RebuildRequest(stale=True, from_archive=True)


def test_a_rebuild_waits_before_it_would_hold_up_intake() -> None:
    shared = load(SharedSettings, {"NEWSWIRE_BROKER_URL": "redis://127.0.0.1:1/0"})
    waits = pressure_of(assemble("index", shared), IndexSettings())
    assert waits.high_water_messages < shared.high_water_messages
    assert waits.memory_stop_percent > shared.memory_stop_percent


def test_a_day_that_is_none_is_refused() -> None:
    assert CliRunner().invoke(app, ["rebuild", "--since", "yesterday"]).exit_code == 2
