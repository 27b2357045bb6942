"""What is lost of an archive is named, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from newswire_ops.archive.references import ENRICHED, RAW, CopyReference
from newswire_ops.archive.verify import Inventory, VerifyArchive
from newswire_shared.archive.captures import RawCapture
from newswire_shared.archive.segments import FolderSegments, SegmentFile
from newswire_shared.archive.warc import WarcArchive

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def references(tmp_path: Path) -> list[CopyReference]:
    """An archive of two segments with the copies of two articles each."""
    found = []
    for number in range(2):
        archive = WarcArchive(tmp_path)
        for letter in "ab":
            name = f"{letter}{number}"
            url = f"https://paper.example/{name}"
            raw = archive.write_raw(RawCapture(url, url, name.encode() * 100, "text/html", NOON, 200))
            enriched = archive.write_article(url, b"{}")
            found += [CopyReference(raw, RAW, name, url, f"{name}-1", "then"),
                      CopyReference(enriched, ENRICHED, name, url, f"{name}-1", "then")]  # fmt: skip
    return found


def verified(folder: Path, references: list[CopyReference]) -> Inventory:
    inventory = Inventory()
    segments = FolderSegments(folder)
    names = [file.name for file in segments.files()]
    assert [*VerifyArchive(folder, segments, lambda: references)(inventory)] == names
    return inventory


def lost(inventory: Inventory) -> list[tuple[str, str]]:
    return [(each.copy.article_id, each.copy.copy) for each in inventory.lost]


def place(reference: CopyReference) -> tuple[str, int, int]:
    name, offset, length = reference.ref.split(":")
    return name, int(offset), int(length)


def test_a_whole_archive_is_whole(tmp_path: Path, references: list[CopyReference]) -> None:
    inventory = verified(tmp_path, references)
    assert inventory.is_whole and inventory.as_json()["segments"] == 2
    assert inventory.records == 12, "of each raw copy a response and a request"


def test_a_damaged_copy_is_named_and_those_beside_it_are_not(tmp_path: Path, references: list[CopyReference]) -> None:
    name, offset, _ = place(references[2])
    data = bytearray((tmp_path / name).read_bytes())
    data[offset + 40] ^= 0xFF
    (tmp_path / name).write_bytes(bytes(data))
    inventory = verified(tmp_path, references)
    assert lost(inventory) == [("b0", RAW)] and not inventory.is_whole
    line = inventory.lost[0].line()
    assert all(word in line for word in ("b0", "https://paper.example/b0", "b0-1", "then", "damaged"))


def test_a_missing_segment_is_named_by_all_that_lay_in_it(tmp_path: Path, references: list[CopyReference]) -> None:
    name, _, _ = place(references[0])
    (tmp_path / name).unlink()
    inventory = verified(tmp_path, references)
    assert sorted(lost(inventory)) == [("a0", ENRICHED), ("a0", RAW), ("b0", ENRICHED), ("b0", RAW)]
    assert {each.why for each in inventory.lost} == {f"the segment {name} is missing"}


def test_what_a_killed_process_began_is_no_loss_and_what_was_cut_off_is(
    tmp_path: Path, references: list[CopyReference]
) -> None:
    name, offset, _ = place(references[-1])
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[: offset + 15])
    assert verified(tmp_path, references[:-1]).is_whole
    inventory = verified(tmp_path, references)
    assert lost(inventory) == [("b1", ENRICHED)] and not inventory.is_whole


def test_a_given_file_that_is_gone_is_named(tmp_path: Path, references: list[CopyReference]) -> None:
    given = CopyReference(f"given/{5:032x}:0:10", RAW, "g", "https://paper.example/g", "g-1", "then")
    inventory = verified(tmp_path, [given, *references])
    assert lost(inventory) == [("g", RAW)] and "knows no given file" in inventory.lost[0].why


class CountedSegments(FolderSegments):
    """Counts how often its files are listed."""

    listings = 0

    def files(self) -> list[SegmentFile]:
        self.listings += 1
        return super().files()


def test_references_that_name_a_tail_are_told_apart_from_what_a_killed_process_began(
    tmp_path: Path, references: list[CopyReference]
) -> None:
    name, offset, length = place(references[-1])
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[: offset + 15])
    stored = replace(references[-1], ref=f"{name}@0:{offset}:{length}")
    inventory = verified(tmp_path, [stored])
    assert lost(inventory) == [("b1", ENRICHED)]
    assert not any(map(inventory.is_harmless, inventory.all_damages))


def test_what_lies_behind_the_end_of_its_segment_is_looked_for_once_for_all(
    tmp_path: Path, references: list[CopyReference]
) -> None:
    segments, inventory = CountedSegments(tmp_path), Inventory()
    name, offset, _ = place(references[-1])
    behind = [replace(references[-1], ref=f"{name}:{offset + 10_000 + number}:5") for number in range(20)]
    given = [CopyReference(f"given/{5:032x}:{number}:10", RAW, "g", "https://paper.example/g", "g-1", "then")
             for number in range(20)]  # fmt: skip
    assert [*VerifyArchive(tmp_path, segments, lambda: [*behind, *given, *references])(inventory)]
    assert segments.listings == 2, "once to read them, once for what came since"
    assert len(inventory.lost) == 40 and {each.why for each in inventory.lost[20:]} == {
        f"the segment {name} ends before it"
    }
