"""The pages of WARC files become captures where they lie, whoever wrote the file and whatever is wrong with it."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import warc_bytes
import zstandard
from newswire_ingest.composition import Ingest
from newswire_ingest.intake.warc.import_archives import REPAIRED, TAKEN, UNPACKED, UNREADABLE
from newswire_ingest.intake.warc.scan import Fault
from newswire_ingest.intake.warc.selection import Flaw, LeftOut
from newswire_ingest.intake.warc.summary import record_lines
from newswire_shared.archive.captures import RawCapture
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.events import CaptureMessage, Message
from newswire_shared.contracts.identity import canonicalize
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.testing import RecordingPublisher
from unit.ingest.newsroom import Newsroom
from warc_bytes import WRITERS, address, day, gz, http, record, response, words, zst

RUN = "r"
Counts = dict[str, int]


class Desk:
    """Ingest over an archive on a disk, every other port in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.room = folder, Newsroom()
        shared = self.room.ingest.shared.model_copy(update={"archive_dir": folder / "archive"})
        self.ingest: Ingest = replace(self.room.ingest, shared=shared)
        self.archive = WarcArchive(folder / "archive")

    def take(self, *paths: Path, run: str = RUN, import_id: str = "") -> Counts:
        """Take in files, and answer what their records were."""
        taken = self.ingest.intake(run, "", {}, import_id).take([*map(str, paths)])
        assert taken.named == taken.records[TAKEN]
        return {kind: number for kind, number in taken.records.items() if number}

    def given(self, data: bytes, name: str = "a.warc") -> Counts:
        """Take in a file of some bytes."""
        path = self.folder / name
        path.write_bytes(data)
        return self.take(path)

    def refs(self) -> list[str]:
        messages = self.room.publisher.messages
        return [each.captures[0].ref for each in messages if isinstance(each, CaptureMessage)]

    def pages(self) -> list[RawCapture]:
        """What the events lead to, in order."""
        return [*map(self.archive.read_raw, self.refs())]

    def bodies(self) -> list[bytes]:
        return [page.body for page in self.pages()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


PACKINGS: dict[str, Callable[[Sequence[bytes]], bytes]] = {
    "a.warc": b"".join, "a.warc.gz": gz, "a.warc.zst": zst,
    "b.warc.gz": lambda records: gzip.compress(b"".join(records)),
    "b.warc.zst": lambda records: zstandard.compress(b"".join(records)),
    "c.warc.zst": lambda records: zst(records, warc_bytes.dictionary_for(records)),
}  # fmt: skip


@pytest.mark.parametrize("name", PACKINGS)
@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.__name__)
def test_the_pages_of_every_writer_are_read_as_they_were_fetched(
    desk: Desk, writer: Callable[[Sequence[int]], list[bytes]], name: str
) -> None:
    counts = desk.given(PACKINGS[name](writer(range(5))), name)
    assert counts[TAKEN] == 5 and not set(counts) & {*Fault, *Flaw, UNREADABLE}
    assert counts.get(UNPACKED, 0) == name.startswith("b")
    for number, page in enumerate(desk.pages()):
        assert (page.url, page.final_url, page.body) == (address(number), address(number), words(number))
        assert (page.status, page.content_type) == (200, warc_bytes.HTML)
        assert page.fetched_at.isoformat()[:19] == day(number)[:19]
        assert not {name.lower() for name, _ in page.headers} & {"content-encoding", "transfer-encoding"}


def test_every_record_is_counted_by_its_kind(desk: Desk) -> None:
    records = [each for writer in WRITERS for each in writer(range(2))]
    counts = desk.given(gz(records), "a.warc.gz")
    assert sum(counts.values()) == len(records)
    assert counts == {
        TAKEN: 10, LeftOut.WARCINFO: 5, LeftOut.REQUEST: 4, LeftOut.METADATA: 2, LeftOut.RESOURCE: 3,
        LeftOut.NOT_HTTP: 1, LeftOut.STATUS: 2, LeftOut.TYPE: 2,
    }  # fmt: skip
    assert "  left out: 4 requests" in [*record_lines(counts)]


def test_pages_are_accepted_behind_live_news_under_their_own_addresses(desk: Desk) -> None:
    desk.given(gz(warc_bytes.wget(range(3))), "a.warc.gz")
    found = [*desk.room.memory.captures.values()]
    assert {(each["source"], each["lane"], each["state"]) for each in found} == {("files", Lane.BACKFILL, Stage.ENRICH)}
    assert {each["article"] for each in found} == {canonicalize(address(number)).key for number in range(3)}
    assert desk.room.publisher.queues() == ["enrich.backfill"] * 3
    assert desk.ingest.watch(RUN).counts().accepted == 3


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wacz_is_read_in_place_where_its_members_are_stored_and_unpacked_where_not(
    desk: Desk, compression: int
) -> None:
    records = warc_bytes.browsertrix(range(4))
    files = {"rec-0.warc.gz": gz(records[:9]), "rec-1.warc": b"".join(records[9:])}
    counts = desk.take(warc_bytes.wacz(desk.folder / "crawl.wacz", files, compression))
    assert counts[TAKEN] == 4 and counts.get(UNPACKED, 0) == (2 if compression else 0)
    assert desk.bodies() == [words(number) for number in range(4)]
    assert desk.refs()[0].count(":") == 2 and (desk.folder / "archive" / "given").is_dir()


def test_a_wacz_that_is_none_is_named_and_stops_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    (desk.folder / "a.wacz").write_bytes(b"PK no zip")
    (desk.folder / "b.warc").write_bytes(response(1))
    assert desk.take(desk.folder / "a.wacz", desk.folder / "b.warc") == {UNREADABLE: 1, TAKEN: 1}
    assert "a.wacz is no WACZ" in capsys.readouterr().err


TYPE = ("Content-Type", warc_bytes.HTML)
GZIP = ("Content-Encoding", "gzip")


def plain(*records: bytes) -> bytes:
    return b"".join(records)


def packed(*records: bytes) -> bytes:
    return gz(records)


JUNK = b"junk \x1f\x8b\x08 WARC/1 junk" * 20
DAMAGED = bytearray(gz([response(1)]))
DAMAGED[len(DAMAGED) // 2] ^= 0xFF


@pytest.mark.parametrize(("data", "expected"), [
    (plain(response(0), JUNK, response(2)), {Fault.GARBAGE: 1}),
    (packed(response(0)) + JUNK + packed(response(2)), {Fault.GARBAGE: 1}),
    (packed(response(0), JUNK, response(2)), {Fault.GARBAGE: 1}),
    (packed(response(0)) + DAMAGED + packed(response(2)), {Fault.DAMAGED: 1}),
    (packed(response(0)) + packed(response(1))[:90] + packed(response(2)), {Fault.DAMAGED: 1}),
    (zst([response(0)]) + zst([response(1)])[:-30] + zst([response(2)]), {Fault.DAMAGED: 1}),
    (plain(response(0), response(1)[:400], response(2)), {Fault.CUT_SHORT: 1}),
    (plain(response(0), response(2), response(1)[:-90]), {Fault.CUT_SHORT: 1}),
    (packed(response(0), response(2)) + packed(response(1))[:-20], {Fault.CUT_SHORT: 1}),
    (packed(response(0), response(1)[:400], response(2)), {Fault.CUT_SHORT: 1}),
    (zst([response(0), response(2)]) + zst([response(1)])[:-9], {Fault.CUT_SHORT: 1}),
    (packed(response(0), response(1) + response(1), response(2)), {Fault.SHARED: 1}),
    (plain(response(0), b"\0" * 700, b"\r\n" * 9, response(2)), {}),
    (packed(response(0)) + b"\0" * 700 + packed(response(2)), {}),
])  # fmt: skip
def test_what_is_damaged_costs_its_own_record_only(desk: Desk, data: bytes, expected: Counts) -> None:
    assert desk.given(data) == {TAKEN: 2} | expected
    assert desk.bodies() == [words(0), words(2)]


@pytest.mark.parametrize("join", [plain, packed])
@pytest.mark.parametrize("length", [0, 30, 900, 999_999_999])
def test_a_wrong_length_does_not_shorten_a_page_whose_end_is_known(
    desk: Desk, join: Callable[..., bytes], length: int
) -> None:
    assert desk.given(join(response(0), response(1, length=length), response(2))) == {TAKEN: 3, REPAIRED: 1}
    assert desk.bodies() == [words(0), words(1), words(2)]


@pytest.mark.parametrize("join", [plain, packed])
@pytest.mark.parametrize("form", [
    {"eol": "\n"}, {"version": "WARC/0.17"}, {"version": "WARC/0.18"}, {"version": "WARC/1.1"},
    {"block": http(words(1), eol="\n")}, {"block": http(words(1), status="")}, {"block": words(1)},
    {"block": http(words(1), status="HTTP/1.1 200")}, {"block": http(words(1), status="HTTP/2 200 ")},
    {"block": http(words(1), (TYPE, ("X-Folded", "a\r\n  b"), ("Bad line", "")))},
    {"block": http(words(1), (TYPE, ("Content-Length", "7")))},
    {"headers": (("warc-identified-payload-type", "text/html"),), "block": http(words(1), ())},
])  # fmt: skip
def test_every_form_is_read(desk: Desk, join: Callable[..., bytes], form: dict[str, object]) -> None:
    assert desk.given(join(response(0), response(1, **form), response(2)))[TAKEN] == 3  # type: ignore[arg-type]
    assert desk.bodies() == [words(0), words(1), words(2)]


def named(target: str = address(1), date: str = day(1), *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [("WARC-Target-URI", target), ("WARC-Date", date), *more]


BOMB = http(gzip.compress(bytes(50_000_000)), (TYPE, GZIP))


@pytest.mark.parametrize(("data", "why"), [
    (record("response", http(words(1)), named("https://")), Flaw.ADDRESS),
    (record("response", http(words(1)), named(date="yesterday")), Flaw.DATE),
    (record("response", http(words(1)), []), LeftOut.NOT_HTTP),
    (record("response", http(words(1), status="HTTP/1.1 404 Not Found"), named()), LeftOut.STATUS),
    (record("response", http(words(1), status="HTTP/1.1 206 Partial Content"), named()), LeftOut.STATUS),
    (record("response", http(b" \n"), named()), LeftOut.EMPTY),
    (record("response", http(words(1), (("Content-Type", "application/pdf"),)), named()), LeftOut.TYPE),
    (record("response", http(b"\x89PNG\0", ()), named()), LeftOut.TYPE),
    (record("response", http(b"User-agent: *", (("Content-Type", "text/plain"),)),
            named("https://news.example/robots.txt")), LeftOut.ROBOTS_TXT),
    (record("response", http(words(1)), named(address(1), day(1), ("WARC-Truncated", "length"))), LeftOut.TRUNCATED),
    (record("response", http(words(1)), named(address(1), day(1), ("WARC-Segment-Number", "1"))), LeftOut.PART),
    (record("continuation", words(1), named()), LeftOut.PART),
    (record("conversion", words(1), named()), LeftOut.CONVERSION),
    (record("screenshot", words(1), named()), LeftOut.OTHER),
    (record("response", http(gzip.compress(words(1))[:-20], (TYPE, GZIP)), named()), Flaw.UNDECODABLE),
    (record("response", http(words(1), (TYPE, ("Content-Encoding", "lzma"))), named()), Flaw.UNDECODABLE),
    (record("response", BOMB, named()), Flaw.TOO_LARGE),
    (record("response", http(b"x" * 11_000_000), named()), Fault.TOO_LARGE),
])  # fmt: skip
def test_what_is_no_page_is_left_out_by_its_reason(desk: Desk, data: bytes, why: str) -> None:
    for number, join in enumerate((plain, packed)):
        assert desk.given(join(response(0), data, response(2)), f"{number}.warc") == {TAKEN: 2, why: 1}
    assert desk.ingest.watch(RUN).counts().accepted == 4, "what is left out is no capture"


def revisit(number: int, of: int, *more: tuple[str, str], url: str = "", block: bytes = b"") -> bytes:
    """A later visit of a page."""
    profile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    return record("revisit", block, named(url or address(of), day(number), ("WARC-Profile", profile), *more))


@pytest.mark.parametrize("more", [
    (("WARC-Refers-To", warc_bytes.record_id(1)),),
    (("WARC-Refers-To-Target-URI", address(1)), ("WARC-Refers-To-Date", day(1))),
    (("WARC-Payload-Digest", warc_bytes.sha1(words(1))),),
])  # fmt: skip
def test_a_later_visit_is_the_earlier_page_at_its_own_time(desk: Desk, more: tuple[tuple[str, str], ...]) -> None:
    earlier = response(1, headers=(("WARC-Payload-Digest", warc_bytes.sha1(words(1))),))
    (desk.folder / "1.warc.gz").write_bytes(packed(response(0), earlier))
    (desk.folder / "2.warc.gz").write_bytes(packed(response(2), revisit(9, 1, *more)))
    assert desk.take(desk.folder / "1.warc.gz", desk.folder / "2.warc.gz") == {TAKEN: 4}
    visit = desk.pages()[-1]
    assert (visit.url, visit.body, visit.fetched_at.day) == (address(1), words(1), 10)
    assert len(desk.refs()[-1]) < 200


@pytest.mark.parametrize(("visit", "why"), [
    (revisit(9, 1, ("WARC-Refers-To", warc_bytes.record_id(7))), LeftOut.REVISIT),
    (revisit(9, 1), LeftOut.REVISIT),
    (revisit(9, 1, block=http(b"", status="HTTP/1.1 404 Not Found")), LeftOut.STATUS),
])  # fmt: skip
def test_a_later_visit_of_what_is_not_there_is_counted(desk: Desk, visit: bytes, why: str) -> None:
    assert desk.given(plain(response(1), visit, response(2))) == {TAKEN: 2, why: 1}


def test_the_same_file_is_taken_in_again_by_another_run_and_once_by_one(desk: Desk) -> None:
    path = desk.folder / "a.warc.gz"
    path.write_bytes(gz(warc_bytes.wget(range(3))))
    desk.take(path)
    desk.take(path, import_id="as if nothing were remembered")
    assert desk.ingest.watch(RUN).counts().accepted == 3
    desk.take(path, run="r2")
    assert desk.ingest.watch("r2").counts().accepted == 3
    assert len(desk.room.memory.captures) == 6


class Killed(BaseException):
    """The end of a process."""


class Mortal(RecordingPublisher):
    """A publisher whose process is killed after some batches."""

    def __init__(self, inner: RecordingPublisher, batches: int) -> None:
        super().__init__()
        self.inner, self.batches = inner, batches

    def publish_all(self, messages: Sequence[Message]) -> None:
        self.batches -= 1
        if self.batches < 0:
            raise Killed
        self.inner.publish_all(messages)


def test_an_import_that_is_killed_goes_on_and_counts_every_record_once(desk: Desk) -> None:
    path = desk.folder / "a.warc.gz"
    path.write_bytes(gz(warc_bytes.wget(range(350))))
    begun = desk.ingest.begun([str(path)], "")
    for batches in (0, 1, 0, 1):
        intake = desk.ingest.intake(begun.run, "", {}, begun.import_id)
        archives = replace(intake.archives, publisher=Mortal(desk.room.publisher, batches))
        with pytest.raises(Killed):
            replace(intake, archives=archives).take([str(path)])
        again = desk.ingest.begun([str(path)], "")
        assert (again.run, again.goes_on) == (begun.run, True)
    counts = desk.take(path, run=begun.run, import_id=begun.import_id)
    assert counts == {TAKEN: 350, LeftOut.REQUEST: 350, LeftOut.WARCINFO: 1, LeftOut.RESOURCE: 1}
    assert desk.ingest.watch(begun.run).counts().accepted == len(desk.room.memory.captures) == 350
    accepted = {fields["ref:enrich"] for fields in desk.room.memory.captures.values()}
    assert accepted == {*desk.refs()}, "what was accepted before a kill is published after it"
    desk.ingest.imports.end(begun.import_id)
    assert not desk.ingest.begun([str(path)], "").goes_on


def test_a_file_that_changed_is_another_import(desk: Desk) -> None:
    path = desk.folder / "a.warc"
    path.write_bytes(response(1))
    first = desk.ingest.begun([str(path)], "")
    path.write_bytes(response(1) + response(2))
    assert not desk.ingest.begun([str(path)], "").goes_on
    assert desk.ingest.begun([str(path)], "desk").import_id != first.import_id
    assert desk.ingest.begun([address(1)], "").import_id == "", "addresses are no import that goes on"


def test_pages_that_were_taken_down_stay_out(desk: Desk) -> None:
    desk.room.memory.articles[canonicalize(address(1)).key] = {"taken_down": "1"}
    assert desk.given(plain(response(0), response(1))) == {TAKEN: 1, LeftOut.TAKEN_DOWN: 1}


def test_a_folder_gives_its_warc_files_beside_its_pages(desk: Desk) -> None:
    folder = desk.folder / "in"
    folder.mkdir()
    (folder / "a.html").write_bytes(words(9))
    (folder / "b.warc.gz").write_bytes(packed(response(1)))
    taken = desk.ingest.intake(RUN, "", {}).take([str(folder)])
    assert (taken.named, taken.records[TAKEN]) == (2, 1)
