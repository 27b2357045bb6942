"""What a person wishes to have made anew, and what is told at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from newswire_index.commands.index import app
from newswire_index.composition import IndexService
from newswire_index.composition.ports import pressure_of
from newswire_index.engine.ports import Write
from newswire_index.engine.selection import Selection
from newswire_index.rebuild.captures import indexed_captures
from newswire_index.rebuild.cursor import Cursor, choice_of
from newswire_index.rebuild.run import RebuildReport, RebuildRequest
from newswire_index.settings import IndexSettings
from newswire_index.testing import InMemoryCursors, InMemoryIndex, RecordedChanges
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble
from newswire_shared.testing import Memory, RecordingPublisher
from typer.testing import CliRunner
from unit.index.samples import Linked, article, ports


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
    assert found == {"run": "r1", "sent": 3, "fresh": 2, "refused": 1, "damages": 0, "retold": {}, "dry_run": False}


def test_what_is_stale_is_not_told_by_an_archive() -> None:
    with pytest.raises(UsageError, match="leave one of them out"):
        RebuildRequest(stale=True, from_archive=True)


@dataclass
class Stand:
    """The service over an index of some articles and a stack in memory."""

    recipe: str = ""
    index: InMemoryIndex = field(default_factory=InMemoryIndex)
    cursors: InMemoryCursors = field(default_factory=InMemoryCursors)
    publisher: RecordingPublisher = field(default_factory=RecordingPublisher)
    memory: Memory = field(default_factory=Memory)

    def __post_init__(self) -> None:
        made = (article(name, versions={"recipe": name}) for name in ("r1", "r2", "r3"))
        self.index.write([Write(ArticleDocument(article=each, revisions=()), None) for each in made])

    def run(self, request: RebuildRequest, restart: bool = False, dry_run: bool = False) -> RebuildReport:
        known = ports(
            self.memory, Linked(), RecordedChanges(), cursors=self.cursors, publisher=self.publisher,
            declared_recipe=lambda: self.recipe,
        )  # fmt: skip
        service = IndexService(self.index, lambda: known, self.memory.clock)
        return service.rebuild(print)(request, restart=restart, dry_run=dry_run)


def test_what_is_asked_for_is_sent_as_a_run_of_its_own() -> None:
    stand = Stand()
    first, second = stand.run(RebuildRequest()), stand.run(RebuildRequest())
    assert (first.cursor.sent, second.cursor.sent, len(stand.publisher.published)) == (3, 3, 6)
    assert first.cursor.run != second.cursor.run and not second.resumed
    assert stand.cursors.cursors == {}


def test_a_dry_run_counts_and_sends_nothing() -> None:
    stand = Stand("r2")
    report = stand.run(RebuildRequest(stale=True), dry_run=True)
    assert (report.cursor.sent, report.cursor.fresh, report.dry_run) == (2, 1, True)
    assert (stand.publisher.published, stand.cursors.cursors) == ([], {})


def test_what_is_stale_is_not_known_before_a_worker_declared_its_recipe() -> None:
    with pytest.raises(UsageError, match="before an enrich worker of this release has started"):
        Stand().run(RebuildRequest(stale=True))


def test_one_that_was_cut_off_goes_on_unless_it_shall_begin_anew() -> None:
    stand = Stand()
    choice = choice_of(Selection(), "", False)
    start = Cursor(choice, "cut-off")
    capture = next(indexed_captures(stand.index, Selection(), "", 0))
    stand.cursors.keep(start.after(capture, "sent"))
    resumed = stand.run(RebuildRequest())
    assert (resumed.cursor.run, resumed.cursor.sent, resumed.resumed) == ("cut-off", 3, True)
    assert len(stand.publisher.published) == 2
    stand.cursors.keep(start.after(capture, "sent"))
    anew = stand.run(RebuildRequest(), restart=True)
    assert (anew.cursor.run != "cut-off", anew.cursor.sent, anew.resumed) == (True, 3, False)


def test_a_rebuild_waits_before_it_would_hold_up_intake() -> None:
    shared = load(SharedSettings, {"NEWSWIRE_BROKER_URL": "redis://127.0.0.1:1/0"})
    waits = pressure_of(assemble("index", shared), IndexSettings())
    assert waits.high_water_messages < shared.high_water_messages
    assert waits.memory_stop_percent > shared.memory_stop_percent


def test_a_day_that_is_none_is_refused() -> None:
    assert CliRunner().invoke(app, ["rebuild", "--since", "yesterday"]).exit_code == 2
