"""The archive can be read in order, also while it grows and where a segment is cut short."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_shared.archive.segments import FolderSegments
from newswire_shared.archive.walk import archive_bytes, kept_articles
from newswire_shared.archive.warc import WarcArchive
from unit.enrich.samples import raw


def filled(folder: Path, *words: str, segment_bytes: int = 1_000_000) -> dict[str, str]:
    """An archive with a page and an article for each word; the references of the articles."""
    archive = WarcArchive(folder, segment_bytes=segment_bytes)
    refs = {}
    for word in words:
        archive.write_raw(raw(word.encode() * 50))
        refs[word] = archive.write_article(f"https://a.example/{word}", word.encode())
        archive.write_raw(raw(word.encode(), status=200))
    return refs


@pytest.mark.parametrize("segment_bytes", [1, 1_000_000], ids=["many segments", "one segment"])
def test_every_article_is_met_once_with_a_reference_that_reads_it(tmp_path: Path, segment_bytes: int) -> None:
    refs = filled(tmp_path, "one", "two", "three", segment_bytes=segment_bytes)
    found = {kept.article.decode(): kept.ref for kept in kept_articles(FolderSegments(tmp_path))}
    assert found == refs
    assert all(WarcArchive(tmp_path).read_article(ref).decode() == word for word, ref in found.items())


@pytest.mark.parametrize("segment_bytes", [1, 1_000_000], ids=["many segments", "one segment"])
def test_a_walk_goes_on_after_any_reference(tmp_path: Path, segment_bytes: int) -> None:
    filled(tmp_path, *"abcd", segment_bytes=segment_bytes)
    listed = [*kept_articles(FolderSegments(tmp_path))]
    for number, kept in enumerate(listed):
        assert [*kept_articles(FolderSegments(tmp_path), kept.ref)] == listed[number + 1 :]
    done = [kept.done_bytes for kept in listed]
    assert done == sorted(done) and 0 < done[-1] <= archive_bytes(FolderSegments(tmp_path))


def test_a_segment_that_is_cut_short_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    filled(tmp_path, "one", "two")
    (segment,) = tmp_path.glob("*/*.warc.gz")
    last = [*kept_articles(FolderSegments(tmp_path))][-1]
    offset = int(last.ref.split(":")[1])
    segment.write_bytes(segment.read_bytes()[: offset + 20])
    assert [kept.article for kept in kept_articles(FolderSegments(tmp_path))] == [b"one"]


def test_an_archive_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert [*kept_articles(FolderSegments(tmp_path / "none"))] == []
    assert archive_bytes(FolderSegments(tmp_path / "none")) == 0
