"""The records of sound files are those that another reader finds, at the same places."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given
from hypothesis import strategies as st
from newswire_ingest.intake.warc.scan import Scan, Scanned, is_packed_together
from warc_bytes import WRITERS, gz, zst

Pack = Callable[[Sequence[bytes]], bytes]


def scanned(path: Path, at: int = 0) -> list[Scanned]:
    with path.open("rb") as stream:
        return [*Scan.of(stream, path.stat().st_size, 1_000_000).records(at)]


@pytest.mark.parametrize("pack", [b"".join, gz, zst], ids=["plain", "gzip", "zstd"])
@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.__name__)
def test_another_reader_finds_the_same_records(
    tmp_path: Path, writer: Callable[[Sequence[int]], list[bytes]], pack: Pack
) -> None:
    path = tmp_path / "a"
    path.write_bytes(pack(writer(range(40))))
    found = [(each.offset, each.record.kind if each.record else "", each.record.target if each.record else "")
             for each in scanned(path)]  # fmt: skip
    others = [
        (each.stream_pos, str(each.record_type), (each.headers.get("WARC-Target-URI") or "").strip("<>"))
        for each in ArchiveIterator(io.BytesIO(path.read_bytes()), parse_http=False)
    ]
    assert found == others


@pytest.mark.parametrize("pack", [b"".join, gz, zst], ids=["plain", "gzip", "zstd"])
def test_a_scan_goes_on_from_the_end_of_any_record(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "a"
    path.write_bytes(pack(WRITERS[1](range(30))))
    whole = scanned(path)
    assert [each.end for each in whole][:-1] <= [each.offset for each in whole][1:]
    for number in (0, 1, 17, len(whole) - 1):
        assert scanned(path, whole[number].end) == whole[number + 1 :]


def test_files_that_nothing_is_in_hold_nothing(tmp_path: Path) -> None:
    for data in (b"", b"\r\n\r\n", b"\0" * 5000):
        path = tmp_path / "a"
        path.write_bytes(data)
        assert scanned(path) == []
        with path.open("rb") as stream:
            assert not is_packed_together(stream, len(data))


SOUND = [b"".join(WRITERS[0](range(3))), gz(WRITERS[1](range(3))), zst(WRITERS[2](range(3)))]


@given(st.sampled_from(SOUND), st.data())
def test_whatever_is_changed_the_scan_comes_to_the_end_and_never_goes_back(
    tmp_path_factory: pytest.TempPathFactory, sound: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(sound)))
    changed = sound[:at] + data.draw(st.binary(max_size=40)) + sound[at + data.draw(st.integers(0, 90)) :]
    path = tmp_path_factory.mktemp("scan") / "a"
    path.write_bytes(changed)
    found = scanned(path)
    assert all(one.end <= two.offset for one, two in itertools.pairwise(found))
    assert all(each.length > 0 and (each.record is None) == (each.fault is not None) for each in found)
    assert not found or found[-1].end <= len(changed)
    sound_before = [each for each in found if each.end < at and each.fault is None]
    assert len(sound_before) >= sum(each.end < at for each in _scanned_bytes(sound, path)) - 1


def _scanned_bytes(data: bytes, path: Path) -> list[Scanned]:
    path.write_bytes(data)
    return scanned(path)
