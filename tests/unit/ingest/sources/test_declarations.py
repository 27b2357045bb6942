"""A source is a declaration: what is wrong with one is said, and every change leaves a record."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_ingest.sources.declarations import (
    HEADINGS,
    Overview,
    SourceEditor,
    declare,
    read_declarations,
    seconds_of,
)
from newswire_ingest.sources.names import placed
from newswire_ingest.sources.ports import FeedState, Source
from newswire_ingest.testing import FakeSources
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.events import RecordChanged
from newswire_shared.testing import Memory, RecordingPublisher

FEED = "https://www.example.org/feed.xml"
OPML = '<opml version="2.0"><body><outline text="All">{}</outline></body></opml>'


@pytest.mark.parametrize(("name", "every", "expected"), [
    (None, None, Source("example.org", FEED, 0)),
    ("desk", "15m", Source("desk", FEED, 900)),
    ("a-b_c.d9", "90s", Source("a-b_c.d9", FEED, 90)),
])  # fmt: skip
def test_a_source_has_a_name_and_an_interval(name: str | None, every: str | None, expected: Source) -> None:
    assert declare(FEED, name, every, None) == expected


@pytest.mark.parametrize(
    "address", ["", "example.org", "ftp://example.org/x", "file:files/x", "http://[bad", "x" * 9000]
)
def test_what_is_no_address_of_the_web_is_no_source(address: str) -> None:
    with pytest.raises(UsageError):
        declare(address, "desk", None, None)


@pytest.mark.parametrize("name", [" ", "Desk", "a b", "a/b", ".a", "-a", "ü", "x" * 64, "a\n"])
def test_a_name_that_others_could_not_type_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="is no name for a source"):
        declare(FEED, name, None, None)


@pytest.mark.parametrize(("every", "seconds"), [
    ("90", 90), ("90s", 90), ("15m", 900), ("1.5h", 5400), ("2 h", 7200), (" 1d ", 86400), ("0.5s", 0.5),
])  # fmt: skip
def test_a_length_of_time(every: str, seconds: float) -> None:
    assert seconds_of(every) == seconds


@pytest.mark.parametrize("every", ["", "m", "0", "0s", "-5m", "5 minutes", "1w", "1h30m", "1e3", "inf", "nan"])
def test_no_length_of_time_is_refused_with_examples(every: str) -> None:
    with pytest.raises(UsageError, match="write 90s, 15m, 2h or 1d"):
        seconds_of(every)


def declared(tmp_path: Path, text: str) -> list[Source]:
    file = tmp_path / "sources"
    file.write_text(text, "utf-8")
    found = read_declarations(file)
    return placed(((declare(**each, default_s=900), bool(each["name"])) for each in found), ())


def test_declarations_in_jsonl(tmp_path: Path) -> None:
    text = f'\ufeff{{"address": "{FEED}"}}\n\n{{"address": "{FEED}", "name": "b", "every": "2h", "language": "en"}}\n'
    assert declared(tmp_path, text) == [Source("example.org", FEED, 900), Source("b", FEED, 7200, "en")]


@pytest.mark.parametrize(("line", "says"), [
    ("{", "line 2, is no JSON"), ("[]", "line 2: an object with `address`"), ("{}", "line 2: an object"),
    ('{"address": "https://a.b/", "evry": "2h"}', "line 2: an object"),
    ('{"address": "https://a.b/", "every": 900}', "line 2: address, name, every and language are texts"),
    ('{"address": "https://a.b/", "name": 7}', "are texts"), ('{"address": null}', "are texts"),
])  # fmt: skip
def test_a_declaration_of_another_shape_is_named_by_its_line(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        declared(tmp_path, f'{{"address": "{FEED}"}}\n{line}\n')


def outline(address: str) -> str:
    return f'<outline type="rss" text="x" xmlUrl="{address}"/>'


def test_declarations_in_opml_and_feeds_of_one_host_stay_apart(tmp_path: Path) -> None:
    addresses = [f"https://example.org/{n}.xml" for n in range(3)] + ["https://other.example/x"]
    found = declared(tmp_path, OPML.format("".join(map(outline, addresses))))
    assert [(s.name, s.address) for s in found] == list(
        zip(("example.org", "example.org-2", "example.org-3", "other.example"), addresses, strict=True)
    )


def add(desk: SourceEditor, address: str, name: str | None = None, every: str = "15m") -> str:
    (source,) = desk.placed([(declare(address, name, every, None), bool(name))])
    desk.save(source)
    return source.name


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


def test_a_file_takes_nobodys_place_and_can_be_imported_twice(tmp_path: Path) -> None:
    desk, host = Desk(Source("example.org", "https://example.org/old.xml", 900)).desk, "x" * 58 + ".example"
    addresses = ["https://example.org/1.xml", "https://example.org/2.xml", f"https://{host[:55]}.example/1"]
    text = OPML.format("".join(map(outline, addresses)))
    (tmp_path / "sources").write_text(text)
    for _ in range(2):
        found = read_declarations(tmp_path / "sources")
        for source in desk.placed((declare(**each), bool(each["name"])) for each in found):
            desk.save(source)
        kept = {source.address: source.name for source in desk.store.all()}
        assert [kept[address] for address in addresses[:2]] == ["example.org-2", "example.org-3"]
        assert kept["https://example.org/old.xml"] == "example.org" and len(kept) == 4


def test_a_long_name_stays_a_name() -> None:
    name = "x" * 63
    sources = placed([(Source(name, f"https://a.example/{n}", 9), False) for n in range(11)], ())
    assert len({source.name for source in sources}) == 11 and all(len(source.name) <= 63 for source in sources)


def test_an_opml_file_cannot_read_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("https://secret.example/")
    thief = f'<!DOCTYPE o [<!ENTITY x SYSTEM "file://{secret}">]>' + OPML.format(outline("&x;") + outline(FEED))
    try:
        assert "secret" not in repr(declared(tmp_path, thief))
    except UsageError as refused:
        assert "secret.example" not in str(refused)


@pytest.mark.parametrize("text", ["<opml></opml>", "<", OPML.format(""), "<html>"])
def test_a_file_without_sources_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="holds no outline with an xmlUrl"):
        declared(tmp_path, text)


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"\xff\xfe\xff")
    for name in ("gone", "latin"):
        with pytest.raises(UsageError, match=f"{name} cannot be read"):
            list(read_declarations(tmp_path / name))


class Desk:
    """A desk over fakes."""

    def __init__(self, *sources: Source) -> None:
        self.store, self.publisher = FakeSources(Memory(), *sources), RecordingPublisher()
        self.desk = SourceEditor(self.store, self.publisher, 900)

    def records(self) -> list[tuple[str, int, object]]:
        messages = [RecordChanged.decode(message.encode()) for message in self.publisher.messages]
        return [(m.name, m.revision, m.record and m.record["paused"]) for m in messages]


def test_every_change_is_a_revision_with_its_record() -> None:
    desk = Desk()
    desk.desk.save(Source("desk", FEED, 900))
    desk.desk.set_paused("desk", True)
    desk.desk.set_paused("desk", False)
    desk.desk.save(Source("desk", FEED, 60))
    desk.desk.remove("desk")
    assert desk.records() == [
        ("desk", 1, False), ("desk", 2, True), ("desk", 3, False), ("desk", 4, False), ("desk", 5, None),
    ]  # fmt: skip
    assert desk.store.all() == []


@pytest.mark.parametrize("change", ["set_paused", "remove"])
def test_a_source_that_is_not_there_is_answered_with_those_that_are(change: str) -> None:
    desk = Desk(Source("a", FEED, 900), Source("b", FEED, 900)).desk
    with pytest.raises(UsageError, match="there is no source x; there are: a, b"):
        desk.set_paused("x", True) if change == "set_paused" else desk.remove("x")
    with pytest.raises(UsageError, match="there are: none"):
        Desk().desk.remove("x")


def test_an_overview_says_how_the_last_look_went() -> None:
    desk = Desk(Source("a", FEED, 900), Source("b", FEED, 60, paused=True))
    desk.store.states["a"] = FeedState(polled_ms=1_767_268_800_000, items=3, problem="the feed answers 404")
    first, second = desk.desk.overview()
    assert first.as_row() == ("a", FEED, "900 s", "2026-01-01 12:00:00", "3", "the feed answers 404")
    assert second.as_row() == ("b", FEED, "paused", "never", "0", "")
    assert len(first.as_row()) == len(HEADINGS)
    assert first.as_json()["feed_items"] == 3 and isinstance(first, Overview)
