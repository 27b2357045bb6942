"""Use case: take in files and folders; longer work than a task may do, so it runs in the command.

Order of effects for a file: archived, accepted, then its event is published.
"""

from __future__ import annotations

import json
import os
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newswire_shared.accounting.ledger import Acceptance, Ledger, Offer, first_message
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.archive.captures import SOURCE, Archive, RawCapture
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.identity import InvalidAddress, canonicalize, earlier_key, key_of
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.running.page_files import page_id

from newswire_ingest.bounded_files import bounded_lines, opened, read_bounded
from newswire_ingest.intake.warc.containers import SUFFIXES as ARCHIVE_SUFFIXES

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".htm": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/json",
}
NAMED_BY_PATH = "file:"  # how the address begins that is made of a path
PAGE_SUFFIXES = tuple(suffix + end for suffix in TYPES for end in ("", ".gz"))
KINDS = f"{', '.join(TYPES)} (also with .gz), {', '.join(ARCHIVE_SUFFIXES)}"


@dataclass(frozen=True, slots=True)
class Given:
    """One article to take in: the text of a file, or one object of a JSON file; `fault` is why it cannot be."""

    id: str
    path: str
    body: bytes
    content_type: str
    fault: Reason | None = None
    detail: str = ""


def is_readable(path: Path) -> bool:
    """Whether a file's name is of a kind that can be taken in."""
    return path.name.endswith((*PAGE_SUFFIXES, *ARCHIVE_SUFFIXES))


def is_archive(path: Path) -> bool:
    """Whether a file's name is that of a WARC file, or of a WACZ."""
    return path.name.endswith(ARCHIVE_SUFFIXES)


def files_of(argument: Path) -> list[tuple[Path, str]]:
    """The files of an argument with their paths relative to it.  Raises UsageError if there are none."""
    if argument.is_file():
        if not is_readable(argument):
            raise UsageError(f"{argument} is not of a known kind: {KINDS}")
        return [(argument, shown(Path(argument.name)))]
    if not argument.is_dir():
        raise UsageError(f"{argument} is neither a file nor a folder nor an http address")
    found = [(path, shown(path.relative_to(argument))) for path in sorted(argument.rglob("*"))]
    files = [(path, relative) for path, relative in found if path.is_file() and is_readable(path)]
    if not files:
        raise UsageError(f"{argument} holds no file of a known kind: {KINDS}")
    return files


def shown(path: Path) -> str:
    """A path as text; bytes of a name that are not UTF-8 are written as escapes, so that names stay apart."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def read_file(path: Path, relative: str, most_bytes: int) -> Iterator[Given]:
    """The articles of a file: one of a page, one an object of a JSON file, one a line of a JSONL file."""
    suffix = "." + path.name.removesuffix(".gz").rpartition(".")[2]
    name = page_id(relative.rpartition("/")[2])
    try:
        if suffix == ".jsonl":
            yield from _lines(path, relative, most_bytes)
        else:
            yield _whole(name, relative, TYPES[suffix], read_bounded(path, most_bytes), most_bytes)
    except (OSError, EOFError, zlib.error) as error:
        yield Given(name, relative, b"", TYPES[suffix], Reason.UNDECODABLE, str(error))


def _whole(name: str, place: str, kind: str, body: bytes | None, most_bytes: int) -> Given:
    if body is None:
        return Given(name, place, b"", kind, Reason.TOO_LARGE, f"more than {most_bytes} bytes")
    fault = json_fault(body) if kind == TYPES[".json"] else ""
    return Given(place if fault or kind == TYPES[".json"] else name, place, body, kind,
                 Reason.UNDECODABLE if fault else None, fault)  # fmt: skip


def _lines(path: Path, relative: str, most_bytes: int) -> Iterator[Given]:
    """The articles of a JSONL file, however long it is; the limit holds for each line."""
    with opened(path) as stream:
        for number, line in enumerate(bounded_lines(stream, most_bytes), 1):
            if line is None or line.strip():
                place = f"{relative}#{number}"
                yield _whole(place, place, TYPES[".json"], line, most_bytes)


def json_fault(line: bytes) -> str:
    """What is wrong with an article given as JSON, "" if nothing is."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"this is no JSON: {error}"
    if not isinstance(found, dict) or not isinstance(found.get("body") or found.get("text"), str):
        return "an article is a JSON object with at least title and body"
    return ""


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """Takes in what is given as captures of one run."""

    archive: Archive
    ledger: Ledger
    publisher: EventPublisher
    clock: Clock
    source: str
    run: str
    addresses: Mapping[str, str]
    looks: Counter[str] = field(default_factory=Counter)
    namesakes: set[str] = field(default_factory=set)

    def __call__(self, given: Given) -> Acceptance:
        """Archive, accept and publish one article; a faulty one is accepted and rejected with its reason.

        What is given twice under one address in a run is two captures of one article.  So is what has the path of a
        file of an earlier run and no address: it is noted as a namesake, for it may be another folder's.
        """
        url = self.address_of(given)
        self.looks[url] += 1
        # The copy comes first: a run that is killed in between leaves a copy without a capture, and no capture
        # without its copy.
        ref = "" if given.fault else self.archive.write_raw(self._raw(given, url))
        offer = Offer(
            key=key_of(url), url=url, source=self.source, lane=Lane.BACKFILL, slot=self._slot(url),
            stage=Stage.ENRICH, ref=ref, run=self.run, earlier_key=earlier_key(url),
        )  # fmt: skip
        acceptance = self.ledger.accept(offer)
        if acceptance.is_new and given.fault:
            self.ledger.advance(acceptance.capture_id, End.REJECTED, {"detail": given.detail}, given.fault)
        elif acceptance.is_new:
            self.publisher.publish(first_message(acceptance, offer))
        if acceptance.is_new and url.startswith(NAMED_BY_PATH) and self._is_known(acceptance):
            self.namesakes.add(url)
        return acceptance

    def _is_known(self, acceptance: Acceptance) -> bool:
        """Whether an earlier run has taken in the article."""
        record = self.ledger.record(acceptance.capture_id)
        return record is not None and self.looks[record.url] == 1 and record.first_seen_ms < record.accepted_ms

    def _slot(self, url: str) -> str:
        again = f"-{self.looks[url]}" if self.looks[url] > 1 else ""
        return f"run-{self.run}{again}"

    def address_of(self, given: Given) -> str:
        """The address given for an article, the one in its JSON, or one made of its path."""
        stated = self.addresses.get(given.id) or _json_url(given)
        if stated:
            try:
                canonicalize(stated)
            except InvalidAddress:  # the article is worth as much without its address
                pass
            else:
                return stated
        return f"{NAMED_BY_PATH}{self.source}/{given.path}"

    def _raw(self, given: Given, url: str) -> RawCapture:
        return RawCapture(
            url=url, final_url=url, body=given.body, content_type=given.content_type, fetched_at=self.clock.now(),
            given={SOURCE: self.source},
        )  # fmt: skip


def _json_url(given: Given) -> str:
    if given.fault or given.content_type != TYPES[".json"]:
        return ""
    found = json.loads(given.body).get("url")
    return found if isinstance(found, str) else ""
