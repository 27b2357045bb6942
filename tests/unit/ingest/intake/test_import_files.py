"""Files are taken in one by one, each accounted for, whatever is in them."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from newswire_ingest.intake.import_files import Given, ImportFiles, files_of, read_file
from newswire_shared.accounting.ledger import Counts
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.events import ArticleFetched
from newswire_shared.contracts.identity import canonicalize, key_of
from newswire_shared.contracts.reasons import Lane, Reason, Stage
from newswire_shared.running.page_files import page_id, read_addresses
from newswire_shared.testing import FakeArchive, FakeLedger, Memory, RecordingPublisher

MOST = 1000
PAGE = "<html><p>Łódź</p></html>".encode()
ARTICLE = {"title": "One", "body": "A body."}
HTML, TEXT, JSON = "text/html; charset=utf-8", "text/plain; charset=utf-8", "application/json"


def write(folder: Path, name: str, body: bytes) -> Path:
    """A file, packed if its name says so."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(body) if name.endswith(".gz") else body)
    return path


def read(path: Path, relative: str = "") -> list[Given]:
    return list(read_file(path, relative or path.name, MOST))


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize(("name", "kind", "given_id"), [
    ("a.html", HTML, "a"), ("b.htm", HTML, "b"), ("c.txt", TEXT, "c"), ("d.e.html", HTML, "d.e"),
])  # fmt: skip
def test_a_page_is_one_article(tmp_path: Path, name: str, kind: str, given_id: str, packed: str) -> None:
    path = write(tmp_path, name + packed, PAGE)
    assert read(path, f"sub/{name}{packed}") == [Given(given_id, f"sub/{name}{packed}", PAGE, kind)]


@pytest.mark.parametrize("packed", ["", ".gz"])
def test_a_json_file_is_one_article_and_may_span_lines(tmp_path: Path, packed: str) -> None:
    body = json.dumps(ARTICLE, indent=1).encode()
    assert read(write(tmp_path, f"a.json{packed}", body)) == [Given(f"a.json{packed}", f"a.json{packed}", body, JSON)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_line_of_a_jsonl_file_is_an_article_named_by_its_number(tmp_path: Path, end: str) -> None:
    line = json.dumps(ARTICLE)
    found = read(write(tmp_path, "a.jsonl", f"{line}{end}{end}{line}{end}".encode()))
    assert [(g.id, g.body) for g in found] == [("a.jsonl#1", line.encode()), ("a.jsonl#3", line.encode())]


@pytest.mark.parametrize(("line", "says"), [
    (b"{", "no JSON"), (b"[" * 900, "no JSON"), (b"\xff\xfe", "no JSON"), (b"7", "an article is"),
    (b"[]", "an article is"),
    (b"{}", "an article is"), (b'{"body": 7}', "an article is"), (b'{"title": "x", "body": ""}', "an article is"),
])  # fmt: skip
def test_what_is_no_article_in_json_is_a_fault_in_words(tmp_path: Path, line: bytes, says: str) -> None:
    sound = json.dumps(ARTICLE).encode()
    faulty, fine = read(write(tmp_path, "a.jsonl", line + b"\n" + sound))
    assert faulty.fault is Reason.UNDECODABLE and says in faulty.detail
    assert fine.fault is None, "the lines after it are taken all the same"


def test_json_of_any_depth_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", b"[" * 1_000_000)
    (given,) = read_file(path, "a.json", 2_000_000)
    assert given.fault is Reason.UNDECODABLE


@pytest.mark.parametrize(("size", "fault"), [(MOST, None), (MOST + 1, Reason.TOO_LARGE)])
@pytest.mark.parametrize("name", ["a.html", "a.html.gz"])
def test_what_is_too_large_is_said_to_be(tmp_path: Path, name: str, size: int, fault: Reason | None) -> None:
    (given,) = read(write(tmp_path, name, b"x" * size))
    assert (given.fault, len(given.body)) == (fault, 0 if fault else size)


def test_a_bomb_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path, "a.html.gz", b"\0" * 50_000_000)
    (given,) = read(path)
    assert (given.fault, given.body) == (Reason.TOO_LARGE, b"")


PACKED = gzip.compress(bytes(range(256)), mtime=0)  # it stands in names of tests


@pytest.mark.parametrize(
    "damaged", [PACKED[:-9], PACKED[:100], b"junk", PACKED[:12] + b"\xff" * 20, PACKED[:-1] + b"\xff"]
)
def test_a_damaged_archive_is_undecodable(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(damaged)
    (given,) = read(path)
    assert given.fault is Reason.UNDECODABLE and given.detail


def test_a_file_that_cannot_be_opened_is_undecodable(tmp_path: Path) -> None:
    (given,) = read_file(tmp_path / "gone.html", "gone.html", MOST)
    assert given.fault is Reason.UNDECODABLE and "gone.html" in given.detail


def test_a_folder_gives_its_files_in_order_with_their_paths_in_it(tmp_path: Path) -> None:
    for name in ("b.html", "a/2.txt", "a/1.json.gz", "picture.jpg", "a/.notes", "page.html.bak", "c.jsonl"):
        write(tmp_path, name, b"x")
    (tmp_path / "folder.html").mkdir()
    assert [relative for _, relative in files_of(tmp_path)] == ["a/1.json.gz", "a/2.txt", "b.html", "c.jsonl"]


def test_a_file_gives_itself(tmp_path: Path) -> None:
    path = write(tmp_path, "sub/a.html", b"x")
    assert files_of(path) == [(path, "a.html")]


@pytest.mark.parametrize(("name", "says"), [
    ("x.pdf", "not of a known kind: .html, .htm, .txt, .json, .jsonl"), ("empty", "holds no file of a known kind"),
    ("nowhere", "neither a file nor a folder nor an http address"),
])  # fmt: skip
def test_what_gives_no_file_is_said_before_anything_is_taken_in(tmp_path: Path, name: str, says: str) -> None:
    write(tmp_path, "x.pdf", b"x")
    write(tmp_path, "empty/x.pdf", b"x")
    with pytest.raises(UsageError, match=says):
        files_of(tmp_path / name)


def test_names_that_are_no_text_stay_apart(tmp_path: Path) -> None:
    for number in (b"\xe9", b"\xea"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + number + b".html")).write_bytes(PAGE)
    found = files_of(tmp_path)
    assert [relative for _, relative in found] == ["\\xe9.html", "\\xea.html"]
    assert [given.id for path, relative in found for given in read_file(path, relative, MOST)] == ["\\xe9", "\\xea"]


@pytest.mark.parametrize(("name", "given_id"), [
    ("a.html", "a"), ("a.html.gz", "a"), ("a.txt.gz", "a"), ("a.b.html", "a.b"), ("a", "a"), ("a.json", "a.json"),
])  # fmt: skip
def test_the_id_of_a_page_is_its_name_without_its_kind(name: str, given_id: str) -> None:
    assert page_id(name) == given_id


class Desk:
    """An importer over fakes."""

    def __init__(self, run: str = "r1", source: str = "files", addresses: dict[str, str] | None = None) -> None:
        self.memory, self.archive, self.publisher = Memory(), FakeArchive(), RecordingPublisher()
        self.ledger = FakeLedger(self.memory)
        self.take = ImportFiles(
            self.archive, self.ledger, self.publisher, self.memory.clock, source, run, addresses or {}
        )

    def again(self, run: str) -> ImportFiles:
        return ImportFiles(self.archive, self.ledger, self.publisher, self.memory.clock, "files", run, {})


def page(name: str = "a", body: bytes = PAGE) -> Given:
    return Given(name, f"{name}.html", body, HTML)


def test_a_file_is_archived_accepted_and_published_behind_live_news() -> None:
    desk = Desk()
    acceptance = desk.take(page())
    (message,) = desk.publisher.messages
    assert isinstance(message, ArticleFetched) and message.lane is Lane.BACKFILL
    assert desk.publisher.queues() == ["enrich.backfill"]
    record = desk.ledger.record(acceptance.capture_id)
    assert record is not None and record.state == Stage.ENRICH
    assert record.message(Stage.ENRICH) == message, "the sweep would publish the same"
    raw = desk.archive.read_raw(message.captures[0].ref)
    assert (raw.url, raw.body, raw.content_type, raw.status) == ("file:files/a.html", PAGE, HTML, 0)


def test_a_faulty_file_is_accepted_and_rejected_with_its_reason() -> None:
    desk = Desk()
    acceptance = desk.take(Given("a", "a.html", b"", HTML, Reason.TOO_LARGE, "more than 9 bytes"))
    record = desk.ledger.record(acceptance.capture_id)
    assert record is not None and record.detail == "more than 9 bytes"
    assert desk.ledger.counts("run/r1") == Counts(accepted=1, rejected=1, reasons={Reason.TOO_LARGE: 1})
    assert desk.publisher.messages == []


def test_two_files_of_one_address_are_two_captures_of_one_article_in_one_run_or_in_two() -> None:
    desk = Desk()
    found = [desk.take(page()), desk.take(page()), desk.again("r2")(page())]
    assert all(acceptance.is_new for acceptance in found)
    assert len({a.article_id for a in found}) == 1 and len({a.capture_id for a in found}) == 3
    assert desk.ledger.counts("run/r1") == Counts(accepted=2, in_flight=2)
    assert desk.ledger.counts("run/r2") == Counts(accepted=1, in_flight=1)
    assert len(desk.publisher.messages) == 3


def test_files_of_one_name_in_two_folders_or_two_sources_are_two_articles() -> None:
    places = [
        (Desk(source=s), Given("a", path, PAGE, HTML)) for s in ("one", "two") for path in ("x/a.html", "y/a.html")
    ]
    assert len({desk.take(given).article_id for desk, given in places}) == 4


def test_nothing_is_accepted_before_its_copy_is_kept() -> None:
    desk = Desk()
    desk.archive.fault = TransientError("the disk is full")
    with pytest.raises(TransientError):
        desk.take(page())
    assert desk.memory.captures == {}


@pytest.mark.parametrize(("given", "addresses", "url"), [
    (page(), {}, "file:files/a.html"),
    (page(), {"a": "https://example.org/news/1"}, "https://example.org/news/1"),
    (page(), {"a": "no address"}, "file:files/a.html"),
    (page(), {"b": "https://example.org/news/1"}, "file:files/a.html"),
    (Given("j", "j.json", b'{"url": "https://example.org/j", "body": "x"}', JSON), {}, "https://example.org/j"),
    (Given("j", "j.json", b'{"url": 7, "body": "x"}', JSON), {}, "file:files/j.json"),
    (Given("j", "j.json", b'{"url": "https://example.org/j", "body": "x"}', JSON),
     {"j": "https://example.org/stated"}, "https://example.org/stated"),
    (Given("j", "j.json", b"{", JSON, Reason.UNDECODABLE), {}, "file:files/j.json"),
])  # fmt: skip
def test_the_address_is_the_one_given_or_the_files_own(given: Given, addresses: dict[str, str], url: str) -> None:
    desk = Desk(addresses=addresses)
    assert desk.take.address_of(given) == url
    assert desk.take(given).article_id == key_of(url)


def test_a_file_with_an_address_is_the_article_of_that_address() -> None:
    url = "https://www.example.org/news/1/?utm_source=x"
    assert Desk(addresses={"a": url}).take(page()).article_id == canonicalize("https://example.org/news/1").key


@pytest.mark.parametrize(("text", "read_as"), [
    ('{"a": "https://example.org/1"}', {"a": "https://example.org/1"}),
    ('{"a": {"url": "https://example.org/1", "more": 1}}', {"a": "https://example.org/1"}),
    ("{}", {}),
])  # fmt: skip
def test_an_addresses_file_maps_ids_to_addresses(tmp_path: Path, text: str, read_as: dict[str, str]) -> None:
    assert read_addresses(write(tmp_path, "addresses.json", text.encode())) == read_as


@pytest.mark.parametrize("text", ["", "[]", "7", '{"a": {}}', "{", '"x"'])
def test_an_addresses_file_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="does not map ids to addresses"):
        read_addresses(write(tmp_path, "addresses.json", text.encode()))
    with pytest.raises(UsageError, match="does not map ids to addresses"):
        read_addresses(tmp_path / "gone.json")


def test_no_addresses_file_gives_no_addresses() -> None:
    assert read_addresses(None) == {}


def test_a_long_jsonl_file_is_read_line_by_line_and_the_limit_holds_for_each(tmp_path: Path) -> None:
    line = json.dumps(ARTICLE).encode()
    huge = json.dumps({**ARTICLE, "body": "x" * 3000}).encode()
    path = write(tmp_path, "a.jsonl", b"\n".join([line] * 50 + [huge] + [line] * 50))
    found = list(read_file(path, "a.jsonl", 1000))
    assert len(found) == 101
    assert [g.path for g in found if g.fault] == ["a.jsonl#51"] and found[50].fault is Reason.TOO_LARGE
    assert found[51].body == line
