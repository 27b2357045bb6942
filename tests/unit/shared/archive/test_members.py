"""What a damage costs: its own records, and none beside it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from newswire_shared.archive.captures import RawCapture
from newswire_shared.archive.copies import kept_copies
from newswire_shared.archive.members import Damage, Member, members
from newswire_shared.archive.segments import FolderSegments
from newswire_shared.archive.walk import kept_articles
from newswire_shared.archive.warc import WarcArchive

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def raw(name: str, **given: str) -> RawCapture:
    url = f"https://paper.example/{name}"
    return RawCapture(url, url, name.encode() * 500, "text/html", NOON, 200, given=given)


def filled(folder: Path) -> tuple[Path, dict[str, str]]:
    """A segment with a raw copy and an article of each of three names; their references."""
    archive = WarcArchive(folder)
    refs = {}
    for name in ("one", "two", "three"):
        refs[f"raw {name}"] = archive.write_raw(raw(name, source="desk"))
        refs[name] = archive.write_article(f"https://paper.example/{name}", name.encode() * 200)
    (segment,) = FolderSegments(folder).files()
    return folder / segment.name, refs


def all_members(folder: Path) -> list[Member | Damage]:
    segments = FolderSegments(folder)
    (file,) = segments.files()
    return [*members(segments, file)]


def place(ref: str) -> tuple[int, int]:
    _, offset, length = ref.split(":")
    return int(offset), int(length)


def changed(segment: Path, at: int, by: bytes, until: int | None = None) -> None:
    data = segment.read_bytes()
    segment.write_bytes(data[:at] + by + data[at + len(by) if until is None else until :])


def names(folder: Path) -> list[str]:
    return [kept.article.decode()[:3] for kept in kept_articles(FolderSegments(folder))]


@pytest.mark.parametrize("within", [0, 3, 25, -6], ids=["its first byte", "its flags", "its middle", "its checksum"])
def test_a_flipped_byte_costs_its_record_alone(tmp_path: Path, within: int) -> None:
    segment, refs = filled(tmp_path)
    offset, length = place(refs["two"])
    at = offset + within % length
    changed(segment, at, bytes([segment.read_bytes()[at] ^ 0xFF]))
    told: list[Damage] = []
    assert [kept.article[:3] for kept in kept_articles(FolderSegments(tmp_path), on_damage=told.append)] == [
        b"one",
        b"thr",
    ]
    assert [(each.offset, each.length) for each in told] == [(offset, length)]
    assert [copy.url[-3:] for copy in kept_copies(FolderSegments(tmp_path))] == ["one", "two", "ree"]


def test_what_is_damaged_late_says_of_which_address_it_was(tmp_path: Path) -> None:
    segment, refs = filled(tmp_path)
    offset, length = place(refs["two"])
    changed(segment, offset + length - 6, b"\x00")
    (damage,) = [found for found in all_members(tmp_path) if isinstance(found, Damage)]
    assert damage.url == "https://paper.example/two" and "of https://paper.example/two" in damage.described()


def test_a_segment_from_which_a_stretch_is_missing_is_read_before_and_after(tmp_path: Path) -> None:
    segment, refs = filled(tmp_path)
    first, last = place(refs["raw two"])[0] + 30, place(refs["two"])[0] + 30
    changed(segment, first, b"", until=last)
    assert names(tmp_path) == ["one", "thr"]


def test_a_segment_that_ends_in_the_middle_is_read_up_to_there(tmp_path: Path) -> None:
    segment, refs = filled(tmp_path)
    segment.write_bytes(segment.read_bytes()[: place(refs["three"])[0] + 20])
    found = all_members(tmp_path)
    assert isinstance(found[-1], Damage) and found[-1].why == "it ends in the middle of a record"
    assert names(tmp_path) == ["one", "two"]


def test_noise_that_looks_like_a_member_is_none(tmp_path: Path) -> None:
    segment, refs = filled(tmp_path)
    offset, length = place(refs["two"])
    changed(segment, offset, b"\x1f\x8b\x08\x00" * (length // 4))
    assert names(tmp_path) == ["one", "thr"]


def test_every_record_is_met_once_and_in_order(tmp_path: Path) -> None:
    filled(tmp_path)
    found = all_members(tmp_path)
    assert all(isinstance(each, Member) for each in found)
    assert [each.offset for each in found][1:] == [each.end for each in found][:-1]


def test_a_raw_copy_is_met_with_what_came_with_it_and_a_reference_that_reads_it(tmp_path: Path) -> None:
    _, refs = filled(tmp_path)
    found = [*kept_copies(FolderSegments(tmp_path))]
    assert [copy.ref for copy in found] == [refs[f"raw {name}"] for name in ("one", "two", "three")]
    assert {copy.given["source"] for copy in found} == {"desk"} and {copy.fetched_at for copy in found} == {NOON}
    assert [*kept_copies(FolderSegments(tmp_path), found[0].ref)] == found[1:]
    copy = WarcArchive(tmp_path).read_raw(found[1].ref)
    assert (copy.body, copy.given) == (raw("two").body, {"source": "desk"})
