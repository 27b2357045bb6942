"""The archive: what was written is read again, while others write, and whatever happens to a segment."""

from __future__ import annotations

import gzip
import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from newswire_shared.archive.captures import Archive, RawCapture, Revisit
from newswire_shared.archive.stored_segments import StoredSegments
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.testing import FakeArchive, FakeObjectStore
from warcio.archiveiterator import ArchiveIterator

PAGE = "<html><p>Łódź — Ünïcode</p></html>".encode()
FETCHED = datetime(2026, 3, 4, 5, 6, 7, 890123, tzinfo=UTC)
pytest_plugins = ["object_store"]

SPAWN = multiprocessing.get_context("spawn")
FORK = multiprocessing.get_context("fork")


@pytest.fixture(params=["memory", "folder", "objects", "s3"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    """Each archive in turn, empty."""
    folder = tmp_path / "archive"
    if request.param == "memory":
        return FakeArchive()
    if request.param == "folder":
        return WarcArchive(folder)
    store = FakeObjectStore() if request.param == "objects" else request.getfixturevalue("bucket").objects()
    return WarcArchive(folder, segments=StoredSegments(folder, store))


@pytest.fixture
def warc(tmp_path: Path) -> WarcArchive:
    """An archive on a disk."""
    return WarcArchive(tmp_path / "archive")


def capture(**given: Any) -> RawCapture:
    """A fetched page."""
    fields: dict[str, Any] = {
        "url": "https://example.org/a", "final_url": "https://example.org/b", "body": PAGE, "status": 200,
        "content_type": "text/html; charset=utf-8", "fetched_at": FETCHED,
        "headers": (("Content-Type", "text/html; charset=utf-8"), ("ETag", '"x"')),
    }  # fmt: skip
    return RawCapture(**(fields | given))


def segments(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.warc.gz"))


def test_a_fetched_page_is_read_as_it_was_written(archive: Archive) -> None:
    assert archive.read_raw(archive.write_raw(capture())) == capture()


def test_a_given_file_is_read_as_it_was_written(archive: Archive) -> None:
    given = capture(url="file:files/a b.txt", final_url="file:files/a b.txt", status=0, headers=(),
                    content_type="text/plain")  # fmt: skip
    assert archive.read_raw(archive.write_raw(given)) == given


@pytest.mark.parametrize("body", [b"", b"\0\xff\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", b"WARC/1.0\r\n", gzip.compress(PAGE),
                                  os.urandom(3_000_000)], ids=["none", "http", "warc", "gzip", "large"])  # fmt: skip
def test_a_body_is_kept_byte_for_byte(archive: Archive, body: bytes) -> None:
    assert archive.read_raw(archive.write_raw(capture(body=body))).body == body


def test_what_came_with_a_capture_is_kept_in_any_script(archive: Archive) -> None:
    given = {"title": "Что сказал Пашинян: «да» 🗞", "published": "2026-01-01", "language": "ru"}
    found = archive.read_raw(archive.write_raw(capture(given=given, url="https://example.org/статья")))
    assert (found.given, found.url) == (given, "https://example.org/статья")


def test_several_values_of_one_name_stay_several(archive: Archive) -> None:
    given = {"authors": "Ann Loe\nŁukasz Ż.", "guid": "tag: a:b, 2026:1", "via": "https://example.org/feed: x"}
    assert archive.read_raw(archive.write_raw(capture(given=given))).given == given
    assert archive.read_raw(archive.write_raw(capture(given=given, status=0, headers=()))).given == given


def test_what_came_with_a_capture_is_a_record_about_it_that_any_reader_reads(warc: WarcArchive, tmp_path: Path) -> None:
    warc.write_raw(capture(given={"title": "Łódź", "authors": "Ann Loe\nBo Lind"}))
    (segment,) = segments(tmp_path)
    with segment.open("rb") as stream:
        records = [(r.rec_headers, r.content_stream().read()) for r in ArchiveIterator(stream, check_digests="raise")]
    (page, _), _, (about, body) = records
    assert (about.get_header("WARC-Type"), about.get_header("Content-Type")) == ("metadata", "application/warc-fields")
    assert about.get_header("WARC-Refers-To") == about.get_header("WARC-Concurrent-To") != ""
    assert about.get_header("WARC-Refers-To") == page.get_header("WARC-Record-ID")
    assert about.get_header("WARC-Target-URI") == "https://example.org/a"
    assert body.decode() == "title: Łódź\r\nauthors: Ann Loe\r\nauthors: Bo Lind\r\n"


def test_what_an_earlier_release_kept_among_the_headers_is_still_read(warc: WarcArchive, tmp_path: Path) -> None:
    ref = warc.write_raw(capture(url="https://example.org/статья"))
    (segment,) = segments(tmp_path)
    records = gzip.decompress(segment.read_bytes())
    older = records.replace(b"X-Newswire-Url:", "X-Newswire-title: Łódź\r\nX-Newswire-Url:".encode(), 1)
    segment.write_bytes(gzip.compress(older))
    name = ref.partition(":")[0]
    assert warc.read_raw(f"{name}:0:{segment.stat().st_size}").given == {"title": "Łódź"}


def test_headers_outside_ascii_do_not_get_in_the_way(archive: Archive) -> None:
    headers = (("X-City", "Łódź"), ("X-Folded", "a\r\n b"), ("Set-Cookie", "a"), ("Set-Cookie", "b"), ("Age", "1"))
    found = archive.read_raw(archive.write_raw(capture(headers=headers)))
    assert found.body == PAGE
    assert [name for name, _ in found.headers] == ["X-City", "X-Folded", "Set-Cookie", "Set-Cookie", "Age"]
    assert found.headers[2:] == headers[2:]


def test_what_a_server_writes_in_latin_letters_is_kept_in_names_and_values(archive: Archive) -> None:
    headers = (("X-Über", "wo es geht: Köln"), ("Age", "1"))
    assert archive.read_raw(archive.write_raw(capture(headers=headers))).headers == headers


def test_headers_of_any_length_leave_the_body_whole(archive: Archive) -> None:
    headers = tuple((f"X-Policy-{number}", "a" * 40_000) for number in range(4))
    found = archive.read_raw(archive.write_raw(capture(headers=headers)))
    assert (found.body, found.headers) == (PAGE, headers)


@pytest.mark.parametrize("header", [("Content-Encoding", "gzip"), ("content-encoding", "br"),
                                    ("Transfer-Encoding", "chunked"), ("Content-Length", "3")])  # fmt: skip
def test_a_decoded_body_is_kept_without_the_headers_of_its_transfer(archive: Archive, header: tuple[str, str]) -> None:
    found = archive.read_raw(archive.write_raw(capture(headers=(header, ("Age", "1")))))
    assert (found.body, found.headers) == (PAGE, (("Age", "1"),))


def test_an_article_is_read_as_it_was_written(archive: Archive) -> None:
    refs = [archive.write_article("https://example.org/a", b'{"n": %d}' % n) for n in range(3)]
    assert [archive.read_article(ref) for ref in refs] == [b'{"n": 0}', b'{"n": 1}', b'{"n": 2}']
    assert len(set(refs)) == 3


def test_what_is_written_is_read_while_more_is_written(archive: Archive) -> None:
    refs = []
    for number in range(15):
        refs.append(archive.write_raw(capture(body=b"%d" % number)))
        assert archive.read_raw(refs[number // 2]).body == b"%d" % (number // 2)
    assert [archive.read_raw(ref).body for ref in refs] == [b"%d" % n for n in range(15)]


@pytest.mark.parametrize("ref", [
    "", "x", "a:b:c", "a:1", ":0:1", "a:-1:5", "a:²:1", "a:0:" + "9" * 5000, "a\0b:0:1", "gone.warc.gz:0:10",
    "2026-01-01/gone.warc.gz:0:10", ".:0:10", "../escape:0:10", "/etc/passwd:0:10", "a/../../../etc/passwd:0:10",
])  # fmt: skip
def test_a_reference_to_nothing_will_never_do(archive: Archive, ref: str) -> None:
    for read in (archive.read_raw, archive.read_article):
        with pytest.raises(PermanentError):
            read(ref)


def test_a_reference_never_leaves_the_archive(warc: WarcArchive, tmp_path: Path) -> None:
    ref = warc.write_article("u", b"{}")
    name, _, rest = ref.partition(":")
    stolen = tmp_path / "outside.warc.gz"
    stolen.write_bytes((tmp_path / "archive" / name).read_bytes())
    (tmp_path / "archive" / "link").symlink_to(stolen)
    for escape in (f"../outside.warc.gz:{rest}", f"{stolen}:{rest}", f"link:{rest}"):
        with pytest.raises(PermanentError, match="outside the archive"):
            warc.read_article(escape)


def test_nothing_is_made_before_the_first_write(tmp_path: Path) -> None:
    WarcArchive(tmp_path / "archive")
    assert not (tmp_path / "archive").exists()


def test_a_segment_is_closed_when_it_is_full(tmp_path: Path) -> None:
    archive = WarcArchive(tmp_path, segment_bytes=3000)
    refs = [archive.write_raw(capture(body=os.urandom(1000))) for _ in range(9)]
    assert 3 <= len(segments(tmp_path)) <= 5
    assert len({archive.read_raw(ref).body for ref in refs}) == 9


def test_a_segment_is_a_warc_file_that_any_reader_reads(warc: WarcArchive, tmp_path: Path) -> None:
    warc.write_raw(capture(request_headers=(("User-Agent", "newswire"),)))
    warc.write_raw(capture(status=0, headers=()))
    warc.write_article("https://example.org/a", b"{}")
    (segment,) = segments(tmp_path)
    with segment.open("rb") as stream:
        found = [(r.rec_type, r.content_stream().read()) for r in ArchiveIterator(stream, check_digests="raise")]
    assert found == [("response", PAGE), ("request", b""), ("resource", PAGE), ("conversion", b"{}")]


def revisit(**given: Any) -> Revisit:
    """A later look at that page."""
    fields: dict[str, Any] = {
        "url": "https://example.org/a", "fetched_at": FETCHED, "status": 200,
        "headers": (("ETag", '"x"'), ("Set-Cookie", "id=" + os.urandom(2000).hex())),
    }  # fmt: skip
    return Revisit(**(fields | given))


def test_a_revisit_of_a_copy_that_is_not_there_is_refused(archive: Archive) -> None:
    with pytest.raises(PermanentError):
        archive.write_revisit(revisit(earlier="2026-01-01/none.warc.gz:0:10"))


def test_a_revisit_is_no_copy_that_could_be_read(archive: Archive) -> None:
    ref = archive.write_revisit(revisit(earlier=archive.write_raw(capture())))
    with pytest.raises(PermanentError):
        archive.read_raw(ref)


@pytest.mark.parametrize(("status", "profile"), [(200, "identical-payload-digest"), (304, "server-not-modified")])
def test_a_look_at_equal_bytes_is_a_revisit_that_refers_to_the_copy(
    warc: WarcArchive, tmp_path: Path, status: int, profile: str
) -> None:
    ref = warc.write_revisit(revisit(status=status, earlier=warc.write_raw(capture())))
    assert int(ref.rpartition(":")[2]) < 1000, "whatever cookies come with it"
    (segment,) = segments(tmp_path)
    with segment.open("rb") as stream:
        copy, _, again = [record.rec_headers for record in ArchiveIterator(stream, check_digests="raise")]
    assert again.get_header("WARC-Type") == "revisit"
    assert again.get_header("WARC-Profile") == f"http://netpreserve.org/warc/1.0/revisit/{profile}"
    assert again.get_header("WARC-Payload-Digest") == copy.get_header("WARC-Payload-Digest")
    assert again.get_header("WARC-Refers-To") == copy.get_header("WARC-Record-ID")
    assert again.get_header("WARC-Refers-To-Target-URI") == "https://example.org/a"
    assert again.get_header("WARC-Refers-To-Date") == copy.get_header("WARC-Date")


def test_a_304_whose_copy_is_not_known_any_more_is_a_revisit_too(warc: WarcArchive, tmp_path: Path) -> None:
    warc.write_revisit(revisit(status=304))
    (segment,) = segments(tmp_path)
    with segment.open("rb") as stream:
        (again,) = [record.rec_headers for record in ArchiveIterator(stream)]
    absent = [again.get_header(name) for name in ("WARC-Refers-To", "WARC-Payload-Digest")]
    assert (again.get_header("WARC-Type"), absent) == ("revisit", [None, None])


def test_threads_write_side_by_side(warc: WarcArchive) -> None:
    bodies = [b"%d" % n * 5000 for n in range(200)]
    with ThreadPoolExecutor(8) as threads:
        refs = list(threads.map(lambda body: warc.write_raw(capture(body=body)), bodies))
    assert [warc.read_raw(ref).body for ref in refs] == bodies


def _write_some(folder: Path, name: bytes, answers: Any) -> None:
    archive = WarcArchive(folder)
    answers.put([(archive.write_article("u", b"%s %d" % (name, n)), b"%s %d" % (name, n)) for n in range(100)])


def test_processes_write_side_by_side_each_in_segments_of_its_own(tmp_path: Path) -> None:
    answers = SPAWN.Queue()
    writers = [SPAWN.Process(target=_write_some, args=(tmp_path, name, answers)) for name in (b"one", b"two")]
    for writer in writers:
        writer.start()
    written = [pair for _ in writers for pair in answers.get(timeout=300)]
    for writer in writers:
        writer.join()
    assert len(segments(tmp_path)) == 2
    archive = WarcArchive(tmp_path)
    assert [archive.read_article(ref) for ref, _ in written] == [article for _, article in written]


def _write_one(archive: WarcArchive, answers: Any) -> None:
    answers.put(archive.write_article("u", b"the child's"))


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_process_opens_a_segment_of_its_own(warc: WarcArchive, tmp_path: Path) -> None:
    before = warc.write_article("u", b"before")
    answers = FORK.Queue()
    child = FORK.Process(target=_write_one, args=(warc, answers))
    child.start()
    childs = answers.get(timeout=300)
    child.join()
    after = warc.write_article("u", b"after")
    assert before.partition(":")[0] == after.partition(":")[0] != childs.partition(":")[0]
    assert [warc.read_article(ref) for ref in (before, childs, after)] == [b"before", b"the child's", b"after"]


def _cuts(length: int) -> Iterator[int]:
    yield from (0, 1, 9, length // 4, length // 2, 3 * length // 4, length - 9, length - 1)


def test_a_segment_cut_short_is_noticed_wherever_it_is_cut(warc: WarcArchive, tmp_path: Path) -> None:
    whole = warc.write_article("u", b"whole")
    ref = warc.write_raw(capture(body=os.urandom(2000)))
    (segment,) = segments(tmp_path)
    _, offset, length = ref.split(":")
    for cut in _cuts(int(length)):
        damaged = segment.with_name(f"cut-{cut}.warc.gz")
        damaged.write_bytes(segment.read_bytes()[: int(offset) + cut])
        with pytest.raises(PermanentError, match="cut short"):
            warc.read_raw(f"{segment.parent.name}/{damaged.name}:{offset}:{length}")
    assert warc.read_article(whole) == b"whole"


@pytest.mark.parametrize("junk", [b"junk" * 500, gzip.compress(b"junk" * 500, mtime=0), b"\0" * 2000])
def test_a_segment_that_was_changed_is_noticed(warc: WarcArchive, tmp_path: Path, junk: bytes) -> None:
    ref = warc.write_article("u", b"{}" * 1000)
    (segment,) = segments(tmp_path)
    segment.write_bytes(junk)
    with pytest.raises(PermanentError):
        warc.read_article(f"{ref.partition(':')[0]}:0:{len(junk)}")


def test_one_bit_that_was_changed_is_noticed(warc: WarcArchive, tmp_path: Path) -> None:
    ref = warc.write_article("u", os.urandom(2000))
    (segment,) = segments(tmp_path)
    changed = bytearray(segment.read_bytes())
    changed[len(changed) // 2] ^= 1
    segment.write_bytes(changed)
    with pytest.raises(PermanentError, match="was changed"):
        warc.read_article(ref)


def test_an_archive_that_cannot_be_written_may_be_later_and_starts_a_new_segment(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.touch()
    archive = WarcArchive(folder)
    with pytest.raises(TransientError, match="cannot be written"):
        archive.write_article("u", b"{}")
    folder.unlink()
    assert archive.read_article(archive.write_article("u", b"{}")) == b"{}"


def descriptor_of(path: Path) -> int:
    """The descriptor by which this process writes a file."""
    links = {int(link.name): str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if os.path.lexists(link)}
    return next(number for number, target in links.items() if target == str(path.resolve()))


def test_a_failed_write_ends_its_segment(warc: WarcArchive, tmp_path: Path) -> None:
    first = warc.write_article("u", b"one")
    os.dup2(os.open("/dev/full", os.O_WRONLY), descriptor_of(segments(tmp_path)[0]))
    with pytest.raises(TransientError, match="cannot be written"):
        warc.write_article("u", b"two")
    third = warc.write_article("u", b"three")
    assert third.partition(":")[0] != first.partition(":")[0]
    assert [warc.read_article(ref) for ref in (first, third)] == [b"one", b"three"]
