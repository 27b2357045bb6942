"""Every change of a source leaves a record, no source takes another's place, and a file can be compared and applied."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from newswire_ingest.sources.declarations import declared
from newswire_ingest.sources.differences import counted, differences
from newswire_ingest.sources.editor import SourceEditor
from newswire_ingest.sources.names import placed
from newswire_ingest.sources.ports import FeedState, Source
from newswire_ingest.sources.source_files import Declaration, sources_of
from newswire_ingest.testing import FakeSources
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.events import RecordChanged
from newswire_shared.testing import Memory, RecordingPublisher

FEED = "https://www.example.org/feed.xml"


class Desk:
    """An editor over fakes."""

    def __init__(self, *sources: Source) -> None:
        self.store, self.publisher = FakeSources(Memory(), *sources), RecordingPublisher()
        self.desk = SourceEditor(self.store, self.publisher)

    def records(self) -> list[tuple[str, int, object]]:
        messages = [RecordChanged.decode(message.encode()) for message in self.publisher.messages]
        return [(m.name, m.revision, m.record and m.record["paused"]) for m in messages]

    def names(self) -> list[str]:
        return [source.name for source in self.store.all()]


def add(desk: SourceEditor, address: str, name: str | None = None, every: str = "15m") -> str:
    (source,) = desk.placed([(declared({"address": address, "name": name, "every": every}), bool(name))])
    desk.save(source)
    return source.name


def file(*entries: dict[str, Any]) -> Sequence[Declaration]:
    return [Declaration(declared(each), f"line {n}", each) for n, each in enumerate(entries, 1)]


def test_a_second_feed_of_a_host_takes_nobodys_place() -> None:
    desk = Desk().desk
    feeds = [f"https://example.org/{n}.xml" for n in range(3)]
    assert [add(desk, feed) for feed in feeds] == ["example.org", "example.org-2", "example.org-3"]
    assert [add(desk, feed, every="1h") for feed in feeds] == ["example.org", "example.org-2", "example.org-3"]
    assert {(s.address, s.interval_s) for s in desk.store.all()} == {(feed, 3600) for feed in feeds}


def test_a_name_that_is_another_sources_is_refused_and_its_own_changes_it() -> None:
    desk = Desk(Source("desk", FEED, 900)).desk
    with pytest.raises(UsageError, match=r"the source desk is https://www\.example\.org/feed\.xml already"):
        add(desk, "https://other.example/feed", "desk")
    assert desk.store.all() == [Source("desk", FEED, 900)]
    assert add(desk, FEED, "desk", "1h") == "desk"
    assert [s.interval_s for s in desk.store.all()] == [3600]
    assert add(desk, FEED, every="2h") == "desk", "it is known by its address"


def test_a_file_takes_nobodys_place_and_can_be_imported_twice() -> None:
    desk, host = Desk(Source("example.org", "https://example.org/old.xml", 900)), "x" * 58 + ".example"
    addresses = ["https://example.org/1.xml", "https://example.org/2.xml", f"https://{host[:55]}.example/1"]
    found = file(*({"address": address} for address in addresses))
    for planned in (3, 0):
        made = desk.desk.imported(found)
        assert len(made) == planned
        desk.desk.apply(made)
        kept = {source.address: source.name for source in desk.store.all()}
        assert [kept[address] for address in addresses[:2]] == ["example.org-2", "example.org-3"]
        assert kept["https://example.org/old.xml"] == "example.org" and len(kept) == 4
    assert counted(made, found) == "0 sources added or changed, 3 were there already"


def test_what_an_import_does_not_give_stays_as_it_was() -> None:
    before = Source("desk", FEED, 60, "en", paused=True, group="g", exclude=("/x/*",))
    desk = Desk(before).desk
    assert desk.imported(file({"address": FEED})) == []
    (change,) = desk.imported(file({"address": FEED, "group": "h"}))
    assert change.fields == {"group": ("g", "h")}


def test_a_long_name_stays_a_name() -> None:
    name = "x" * 63
    sources = placed([(Source(name, f"https://a.example/{n}", 9), False) for n in range(11)], ())
    assert len({source.name for source in sources}) == 11 and all(len(source.name) <= 63 for source in sources)


def test_every_change_is_a_revision_with_its_record() -> None:
    desk = Desk()
    desk.desk.save(Source("desk", FEED, 900))
    desk.desk.pause("desk")
    desk.desk.resume("desk")
    desk.desk.save(Source("desk", FEED, 60))
    desk.desk.remove("desk")
    assert desk.records() == [
        ("desk", 1, False), ("desk", 2, True), ("desk", 3, False), ("desk", 4, False), ("desk", 5, None),
    ]  # fmt: skip
    assert desk.store.all() == []


@pytest.mark.parametrize("change", ["pause", "resume", "remove"])
def test_a_source_that_is_not_there_is_answered_with_those_that_are(change: str) -> None:
    desk = Desk(Source("a", FEED, 900), Source("b", FEED, 900)).desk
    with pytest.raises(UsageError, match="there is no source x; there are: a, b"):
        getattr(desk, change)("x")
    with pytest.raises(UsageError, match="there are: none"):
        Desk().desk.remove("x")


def test_a_retired_source_is_asked_again_when_it_is_resumed() -> None:
    desk = Desk(Source("desk", FEED, 900))
    desk.store.states["desk"] = FeedState(retired="it answers 410", failures=9, failing_ms=5, fresh=3)
    desk.desk.resume("desk")
    assert desk.store.state("desk") == FeedState(fresh=3) and desk.store.claim_due(9) == ["desk"]


def test_another_address_begins_anew_and_keeps_its_habit() -> None:
    desk = Desk(Source("desk", FEED, 900))
    desk.store.states["desk"] = FeedState(
        '"1"', problem="x", failures=4, proposed="https://n.example/", habit=(1.0,), fresh=7
    )
    desk.desk.save(Source("desk", "https://n.example/", 900))
    assert desk.store.state("desk") == FeedState(habit=(1.0,), fresh=7)


def test_a_file_is_applied_by_its_difference_alone() -> None:
    known = [
        Source("a", FEED, 900),
        Source("b", "https://b.example/x", 0, revision=4),
        Source("c", "https://c.example/", 60),
    ]
    declared_now = file(
        {"name": "a", "address": FEED, "every": "15m"}, {"name": "b", "address": "https://b.example/y", "tags": ["t"]},
        {"address": "https://c.example/", "every": "2m"}, {"address": "https://d.example/f"},
    )  # fmt: skip
    planned = differences(declared_now, known)
    assert [(change.kind, change.name) for change in planned] == [
        ("change", "b"),
        ("add", "d.example"),
        ("change", "c"),
    ] or [(change.kind, change.name) for change in planned] == [("change", "b"), ("change", "c"), ("add", "d.example")]
    assert [line for change in planned[:1] for line in change.lines()] == [
        "~ b", "    address: https://b.example/x -> https://b.example/y", "    tags: none -> t",
    ]  # fmt: skip
    desk = Desk(*known)
    desk.desk.apply(planned)
    assert desk.names() == ["a", "b", "c", "d.example"] and desk.store.sources["b"].revision == 5
    assert differences(declared_now, desk.store.all()) == []


def test_only_what_shall_be_pruned_goes() -> None:
    known = [Source("a", FEED, 0), Source("b", "https://b.example/x", 0)]
    declared_now = file({"name": "a", "address": FEED})
    assert differences(declared_now, known) == []
    (gone,) = differences(declared_now, known, prune=True)
    assert (gone.kind, gone.name, next(gone.lines())) == ("remove", "b", "- b")
    assert gone.as_json()["fields"]["address"] == ["https://b.example/x", None]


def test_a_name_given_twice_is_refused_with_both_places(tmp_path: Path) -> None:
    text = f"- name: a\n  address: {FEED}\n- name: a\n  address: https://b.example/\n"
    with pytest.raises(UsageError, match="f, line 3: the name a stands at f, line 1 already"):
        differences(sources_of(text, "f").whole(), [])
