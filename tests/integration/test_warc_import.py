"""WARC files of others, from the command to the index: nothing lost, nothing twice, whatever is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import warc_bytes
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.identity import canonicalize
from newswire_shared.contracts.reasons import End
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.state import keys
from real_stack import LOWERED, RealStack, eventually
from warc_bytes import WRITERS, address, gz, http, response, words
from web_server import WebServer, article_pages

PAGES, KILLS = 6000, 10


def command(stack: RealStack, *words: str) -> subprocess.Popen[str]:
    """Start the command on the stack as a person would."""
    own = {"NEWSWIRE_BROKER_URL": stack.broker.url, "NEWSWIRE_DATA_DIR": str(stack.folder)}
    environment = {**os.environ, **LOWERED, **stack.environment, **own}
    newswire = Path(sys.executable).with_name("newswire")
    pipe = subprocess.PIPE
    return subprocess.Popen([newswire, "ingest", *words], env=environment, stdout=pipe, stderr=pipe, text=True)


def ingest(stack: RealStack, *words: str) -> tuple[dict[str, object], str]:
    """Run the command to its end: this run's ledger, and what it said."""
    process = command(stack, *words, "--json")
    out, said = process.communicate(timeout=600)
    assert process.returncode in (0, 1), said
    return json.loads(out), said


def run_of(stack: RealStack) -> str:
    """The run of the one import that has not ended, "" before there is one."""
    client = stack.parts.state.client
    return next((client.hget(name, "run") for name in client.scan_iter(keys.IMPORT("*"))), "")


def accepted(stack: RealStack) -> int:
    run = run_of(stack)
    return stack.counts(f"run/{run}").accepted if run else 0


def test_an_import_killed_ten_times_loses_no_page_and_takes_none_twice(stack: RealStack, tmp_path: Path) -> None:
    stack.environment["NEWSWIRE_HIGH_WATER_MESSAGES"] = "1000000"  # nobody takes them
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gz(warc_bytes.wget(range(PAGES))))
    for _ in range(KILLS):
        before = accepted(stack)
        process = command(stack, str(path))
        eventually(lambda before=before: accepted(stack) > before, "it takes in more")  # type: ignore[misc]
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert 0 < accepted(stack) < PAGES, "each was killed on its way"
    ledger, said = ingest(stack, str(path))
    assert (ledger["accepted"], ledger["in_flight"]) == (PAGES, PAGES)
    assert "was broken off: it goes on" in said and f"{PAGES} pages of WARC files" in said
    assert f"left out: {PAGES} requests" in said, "also what is left out is counted once"
    events = {json.loads(frame)["headers"]["argsrepr"] for frame in stack.parts.broker.lrange("enrich.backfill", 0, -1)}
    assert len(events) == PAGES, "an event for each"
    assert run_of(stack) == "", "an import that ended is forgotten"


def at_work(stack: RealStack) -> None:
    stack.environment["NEWSWIRE_ENRICH_MODEL"] = "none"
    stack.work("enrich", concurrency=1)
    stack.work("index")


def test_pages_of_every_writer_are_indexed_and_the_same_bytes_again_are_unchanged(
    stack: RealStack, tmp_path: Path
) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    for number, writer in enumerate(WRITERS[:4]):
        pages = range(number * 3, number * 3 + 3)
        (folder / f"{writer.__name__}.warc.gz").write_bytes(gz(writer(pages)))
    warc_bytes.wacz(folder / "crawl.wacz", {"rec.warc.gz": gz(WRITERS[4](range(12, 15)))})
    at_work(stack)
    ledger, said = ingest(stack, str(folder), "--wait")
    assert (ledger["accepted"], ledger["indexed"]) == (15, 15), said
    ledger, _ = ingest(stack, str(folder), "--wait")
    assert (ledger["accepted"], ledger["unchanged"]) == (15, 15)


def test_an_older_copy_becomes_a_revision_and_does_not_replace_what_is_newer(stack: RealStack, tmp_path: Path) -> None:
    for name, number in (("newer", 20), ("older", 3)):  # of one address: page 20's day is after page 3's
        record = response(number, http(words(number)))
        (tmp_path / f"{name}.warc").write_bytes(record.replace(address(number).encode(), address(1).encode()))
    at_work(stack)
    for name in ("newer", "older"):
        ledger, said = ingest(stack, str(tmp_path / f"{name}.warc"), "--wait")
        assert ledger["indexed"] == 1, said
    process = subprocess.run(
        [Path(sys.executable).with_name("newswire"), "search", "council", "--json"],
        env={**os.environ, "NEWSWIRE_DATA_DIR": str(stack.folder), "NEWSWIRE_BROKER_URL": stack.broker.url},
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert "plan 20" in process.stdout and "plan 3" not in process.stdout, process.stderr


def test_a_file_that_is_gone_when_its_pages_are_due_is_a_dead_letter_that_says_so(
    stack: RealStack, tmp_path: Path
) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(response(1))
    ingest(stack, str(path))
    kept = path.stat()
    path.rename(tmp_path / "elsewhere")
    at_work(stack)
    (capture,) = stack.parts.ledger.captures_of(canonicalize(address(1)).key)
    eventually(lambda: state(stack, capture.capture_id) == End.DEAD, "it is buried")
    (letter,) = stack.parts.dead_letters.ids()
    assert "is gone: put it back, then replay" in str(stack.parts.dead_letters.get(letter))
    (tmp_path / "elsewhere").rename(path)
    assert path.stat().st_mtime_ns == kept.st_mtime_ns


def state(stack: RealStack, capture_id: str) -> str:
    record = stack.parts.ledger.record(capture_id)
    return record.state if record else "unknown"


@pytest.mark.skipif(shutil.which("wget") is None and os.environ.get("CI") != "true", reason="wget is not installed")
def test_what_wget_itself_writes_is_read(stack: RealStack, tmp_path: Path) -> None:
    pages = article_pages(3)
    with WebServer(pages) as web:
        urls = [f"{web.address}{path}" for path in pages]
        argv = ["wget", "-q", "--no-proxy", "-O", os.devnull, f"--warc-file={tmp_path / 'real'}", *urls]
        subprocess.run(argv, check=True, timeout=300)
    ledger, said = ingest(stack, str(tmp_path / "real.warc.gz"))
    assert (ledger["accepted"], "for an error" in said) == (3, False), said
    archive, found = WarcArchive(SharedSettings(data_dir=stack.folder).archive_folder), {}
    for url in urls:
        (capture,) = stack.parts.ledger.captures_of(canonicalize(url).key)
        raw = archive.read_raw(capture.ref("enrich"))
        found[raw.url] = raw.body
    assert found == {f"{web.address}{path}": reply.body for path, reply in pages.items()}
