"""References into files of others lead to their pages, and nowhere else, whatever a reference says."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
import warc_bytes
from newswire_shared.archive.captures import RawCapture
from newswire_shared.archive.given_files import GivenFiles, Place, is_given, reference
from newswire_shared.archive.walk import kept_articles
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.errors import PermanentError, UsageError
from warc_bytes import address, gz, http, record, response, words, zst

MEMBER = gz([response(1)])
OTHER = "f" * 32


@pytest.fixture
def archive(tmp_path: Path) -> WarcArchive:
    """An archive on a disk."""
    return WarcArchive(tmp_path / "archive")


@pytest.fixture
def table(tmp_path: Path) -> GivenFiles:
    """Its table of given files."""
    return GivenFiles(tmp_path / "archive")


def given(table: GivenFiles, folder: Path, data: bytes = MEMBER, name: str = "a.warc.gz") -> tuple[Path, str]:
    """A file that was given, and the reference to the record that it holds."""
    path = folder / name
    path.write_bytes(data)
    return path, reference(Place(table.register(path).id, 0, len(data)))


@pytest.mark.parametrize("data", [MEMBER, response(1), zst([response(1)])], ids=["gzip", "plain", "zstd"])
def test_a_page_of_another_s_file_is_read_as_a_fetched_one_is(
    archive: WarcArchive, table: GivenFiles, tmp_path: Path, data: bytes
) -> None:
    _, ref = given(table, tmp_path, data)
    found = archive.read_raw(ref)
    assert is_given(ref) and archive.read_raw(archive.write_raw(found)) == found
    assert (found.url, found.body, found.status) == (address(1), words(1), 200)
    assert found.fetched_at.isoformat() == "2024-01-02T10:00:00+00:00"


def test_nothing_of_the_file_is_copied(archive: WarcArchive, table: GivenFiles, tmp_path: Path) -> None:
    _, ref = given(table, tmp_path)
    archive.read_raw(ref)
    kept = [path for path in (tmp_path / "archive").rglob("*") if path.is_file()]
    assert [path.suffix for path in kept] == [".json"] and kept[0].stat().st_size < 500


def test_an_entry_is_found_again_by_another_process_and_is_made_once(table: GivenFiles, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.warc.gz")
    _, ref = given(table, tmp_path, name=name)
    assert given(table, tmp_path, name="b.warc.gz")[1] != ref
    again = WarcArchive(tmp_path / "archive").read_raw(ref)
    assert isinstance(again, RawCapture) and again.url == address(1)


@pytest.mark.parametrize("ref", [
    "given/../../etc/passwd:0:10", "given//etc/passwd:0:10", "given/:0:10", f"given/{OTHER}:0:10",
    f"given/{OTHER}:0:1{'0' * 9}",
    f"given/{'F' * 32}:0:10", f"given/{OTHER}.json:0:10", f"given/{OTHER}/../x:0:10", f"given/{OTHER}/{OTHER}-0:0:10",
    "given/unpacked/x:0:10", f"given/{OTHER}:0:-1", f"given/{OTHER}:²:1", f"given/{OTHER[:-1]}\n:0:1",
])  # fmt: skip
def test_a_reference_to_what_nobody_gave_leads_nowhere(archive: WarcArchive, table: GivenFiles, ref: str) -> None:
    (table.folder / "unpacked").mkdir(parents=True)
    (table.folder / "unpacked" / "x").write_bytes(b"secret")
    with pytest.raises(PermanentError, match=r"is not a reference into a given file|knows no given file"):
        archive.read_raw(ref)


def test_a_message_cannot_add_an_entry_and_a_file_that_was_not_given_is_not_read(
    archive: WarcArchive, table: GivenFiles, tmp_path: Path
) -> None:
    _, ref = given(table, tmp_path)
    secret = tmp_path / "secret.warc.gz"
    secret.write_bytes(MEMBER)
    for forged in (
        f"{secret}:0:{len(MEMBER)}",
        f"given/{secret}:0:{len(MEMBER)}",
        ref.replace("given/", "given/../given/"),
    ):
        with pytest.raises(PermanentError):
            archive.read_raw(forged)


@pytest.mark.parametrize(("offset", "length", "why"), [
    (0, 5, "nothing can be read"), (3, 60, "nothing can be read"), (0, 0, "nothing can be read"),
    (10**17, 60, "nothing can be read"), (0, 999_999_999, "larger than any"),
])  # fmt: skip
def test_a_place_where_no_record_is_says_so(
    archive: WarcArchive, table: GivenFiles, tmp_path: Path, offset: int, length: int, why: str
) -> None:
    _, ref = given(table, tmp_path)
    with pytest.raises(PermanentError, match=why):
        archive.read_raw(f"{ref.split(':')[0]}:{offset}:{length}")


@pytest.mark.parametrize(("data", "why"), [
    (response(1)[:-200], "is cut short"),
    (record("response", http(words(1)), [("WARC-Target-URI", address(1))]), "no address or no date"),
    (response(1, http(gzip.compress(words(1))[:-9], (("Content-Encoding", "gzip"),))), "cut short"),
])  # fmt: skip
def test_a_record_that_is_no_page_says_why(
    archive: WarcArchive, table: GivenFiles, tmp_path: Path, data: bytes, why: str
) -> None:
    with pytest.raises(PermanentError, match=why):
        archive.read_raw(given(table, tmp_path, data)[1])


def test_a_file_that_changed_is_never_read_for_the_one_that_was_given(
    archive: WarcArchive, table: GivenFiles, tmp_path: Path
) -> None:
    path, ref = given(table, tmp_path)
    before = path.stat()
    path.write_bytes(gz([response(2)]))
    with pytest.raises(PermanentError, match=r"a\.warc\.gz was changed since it was taken in: put it back as it was"):
        archive.read_raw(ref)
    path.write_bytes(MEMBER)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert archive.read_raw(ref).url == address(1), "put back as it was, it is read again"
    path.unlink()
    with pytest.raises(PermanentError, match=r"a\.warc\.gz is gone: put it back, then replay"):
        archive.read_raw(ref)


def test_a_file_that_was_unpacked_into_the_archive_moves_with_it(table: GivenFiles, tmp_path: Path) -> None:
    table.unpacked_folder.mkdir(parents=True)
    _, ref = given(table, table.unpacked_folder, name=OTHER)
    (tmp_path / "archive").rename(tmp_path / "moved")
    os.utime(tmp_path / "moved" / "given" / "unpacked" / OTHER, (1, 1))
    assert WarcArchive(tmp_path / "moved").read_raw(ref).url == address(1)


def test_a_file_that_cannot_be_read_is_refused_as_it_is_given(table: GivenFiles, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.warc cannot be read"):
        table.register(tmp_path / "none.warc")


def test_what_others_wrote_is_never_taken_for_an_enriched_article(
    archive: WarcArchive, table: GivenFiles, tmp_path: Path
) -> None:
    table.unpacked_folder.mkdir(parents=True)
    stranger = gz([record("conversion", b"{}", [("WARC-Target-URI", address(1)), ("WARC-Date", warc_bytes.day(1))])])
    _, ref = given(table, table.unpacked_folder, stranger, OTHER)
    with pytest.raises(PermanentError):
        archive.read_article(ref)
    assert [*kept_articles(archive.segments)] == []
