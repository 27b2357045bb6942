"""The records of sound files are those that another reader finds, at the same places."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given
from hypothesis import strategies as st
from newswire_ingest.intake.warc.heads import Heads
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


class Counted:
    """A file whose bytes are counted as they are looked at."""

    def __init__(self, data: bytes) -> None:
        self.data, self.read = data, 0

    def __getitem__(self, place: slice, /) -> bytes:
        found = self.data[place]
        self.read += len(found)
        return found


LOOKALIKES = {
    "versions": b"WARC/1.0\n" * 20_000,
    "versions with a type": b"WARC/1.0\nWARC-Type: a\n" * 10_000,
    "versions in headers": b"a: WARC/1.0\r\n" * 15_000,
    "heads without a type": b"WARC/1.0\r\n\r\n" * 15_000,
}


@pytest.mark.parametrize("name", LOOKALIKES)
def test_what_only_looks_like_heads_is_looked_at_a_few_times(name: str) -> None:
    file = Counted(LOOKALIKES[name])
    heads = Heads(file)
    places = [found.start() for found in re.finditer(rb"WARC/", file.data)]
    assert not any(heads.begin_at(at) for at in places)
    assert file.read < 5000 * len(places) + 2 * len(file.data)  # not 64 kB for each of them


def test_a_head_is_found_behind_any_number_of_lookalikes(tmp_path: Path) -> None:
    sound = b"".join(WRITERS[0](range(3)))
    path = tmp_path / "a"
    for lookalikes in LOOKALIKES.values():
        path.write_bytes(b"x" + lookalikes + b"\r\n\r\n" + sound)
        assert [each.record.kind for each in scanned(path) if each.record and each.record.target][-1:] != []
        assert [each.end for each in scanned(path)][-1] >= path.stat().st_size - 4


@pytest.mark.parametrize("cut", [1, 40, 300])
def test_a_head_is_one_wherever_the_search_for_it_begins(cut: int) -> None:
    head = b"WARC/1.1\r\nContent-Length: 0\r\nwarc-type: metadata\r\n\r\n"
    file = b"WARC/1.0\n" * cut + head + b"WARC/1.0\n" * cut + head
    heads = Heads(Counted(file))
    found = [at.start() for at in re.finditer(rb"WARC/", file) if heads.begin_at(at.start())]
    assert found == [at.start() for at in re.finditer(rb"WARC/", file) if at.start() <= file.rindex(b"WARC/1.1")]
