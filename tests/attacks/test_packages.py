"""Archives that a stranger packed, and references into the archive that a forged message names."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

from attacks.attack import Attack, Trial, attacks
from newswire_ingest.intake.warc.containers import UnreadableFile, warc_files
from newswire_ingest.intake.warc.scan import Scan
from newswire_shared.archive.given_files import GivenFiles
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.errors import NewswireError, PermanentError, TransientError

MOST = 1_000_000
HEAD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %s\r\n"
NOUGHT = b"\0" * 50_000_000
RECORDS = (
    Attack(
        "a record of 50 MB of zeros in 50 kB", gzip.compress(HEAD % b"50000000" + b"\r\n" + NOUGHT, 1), memory_mb=200
    ),
    Attack("a record of 2^62 bytes", HEAD % b"4611686018427387904" + b"\r\nx"),
    Attack("a record of a negative length", HEAD % b"-1" + b"\r\nx"),
    Attack("a record whose length has 10,000 digits", HEAD % (b"9" * 10_000) + b"\r\nx"),
    Attack("a record with 100,000 headers", HEAD % b"1" + b"X: y\r\n" * 100_000 + b"\r\nx", cpu_s=10),
    Attack("100,000 beginnings of gzip records", b"\x1f\x8b\x08" * 100_000, cpu_s=30),
)


@attacks(RECORDS)
def test_a_warc_file_is_read_within_bounds(attack: Attack, trial: Trial, tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(attack.sent)
    assert trial(lambda: _records(file)) == 0


def _records(file: Path) -> int:
    with file.open("rb") as stream:
        found = Scan.of(stream, file.stat().st_size, MOST).records(0)
        return sum(1 for each in found if each.record is not None and each.record.end - each.record.start > MOST)


NAMES = tuple(Attack(f"a member called {name}", name) for name in (
    "../../outside.warc.gz", "/tmp/outside.warc.gz", "..\\..\\outside.warc.gz", "a\0b.warc.gz", "a" * 60_000 + ".warc.gz",
))  # fmt: skip


@attacks(NAMES)
def test_a_member_of_a_zip_file_stays_in_the_archive(attack: Attack, trial: Trial, tmp_path: Path) -> None:
    file, archive = tmp_path / "in" / "a.wacz", tmp_path / "in" / "archive"
    file.parent.mkdir()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as members:
        members.writestr(attack.sent, b"WARC/1.0\r\n\r\n" * 9)
    trial(lambda: _unpacked(file, archive))
    assert {path.name for path in tmp_path.iterdir()} == {"in"}
    assert not Path("/tmp/outside.warc.gz").exists()


def _unpacked(file: Path, archive: Path) -> str:
    try:
        return str([found.name for found in warc_files(file, GivenFiles(archive))])
    except (UnreadableFile, NewswireError) as error:
        return str(error)


BOMBS = (
    Attack("a WACZ whose member unpacks a thousand times", {"a.warc": NOUGHT * 3}, cpu_s=10),
    Attack(
        "a WACZ with 20,000 members that are none", dict.fromkeys((f"{n}.txt" for n in range(20_000)), b""), cpu_s=20
    ),
)


@attacks(BOMBS)
def test_a_bomb_leaves_the_disk_alone(attack: Attack, trial: Trial, tmp_path: Path) -> None:
    file, archive = tmp_path / "a.wacz", tmp_path / "archive"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as members:
        for name, body in attack.sent.items():
            members.writestr(name, body)
    trial(lambda: _unpacked(file, archive))
    written = sum(path.stat().st_size for path in archive.rglob("*") if path.is_file())
    assert written <= 200 * file.stat().st_size + 64 * 1024 * 1024, f"{written} bytes of {file.stat().st_size}"


REFERENCES = tuple(Attack(f"a reference {what}", ref) for what, ref in {
    "that leads upwards": "../../../../etc/passwd:0:100",
    "that is absolute": "/etc/passwd:0:100",
    "by a device": "/dev/zero:0:100",
    "of 2^59 bytes": "2026-01-01/a.warc.gz:0:576460752303423488",
    "at 2^59": "2026-01-01/a.warc.gz:576460752303423488:1",
    "at a negative place": "2026-01-01/a.warc.gz:-5:10",
    "with a NUL": "a\0b:0:1",
    "of 100 kB": "a" * 100_000 + ":0:1",
    "to a folder": "2026-01-01:0:10",
    "with digits of another script": "2026-01-01/a.warc.gz:\u0661:1",
    "into a given file that is none": "given/" + "0" * 32 + ":0:99",
    "into a given file by a path": "given/../../../etc/passwd:0:99",
}.items())  # fmt: skip


@attacks(REFERENCES)
def test_a_forged_reference_opens_nothing(attack: Attack, trial: Trial, tmp_path: Path) -> None:
    (tmp_path / "2026-01-01").mkdir()
    (tmp_path / "2026-01-01" / "a.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\n\r\n"))
    assert trial(lambda: _read(tmp_path, attack.sent)) == "refused"


def _read(folder: Path, ref: str) -> str:
    try:
        WarcArchive(folder).read_raw(ref)
    except PermanentError:
        return "refused"
    except TransientError as error:
        return f"tried again: {error}"[:200]
    return "read"
