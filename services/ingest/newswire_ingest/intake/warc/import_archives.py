"""Use case: take in the pages of WARC files where they lie; nothing is copied, and a killed import goes on.

Order of effects for some pages: the copy is there already, they are accepted, their events are published, and then it
is remembered how far the file was read.  Each can be repeated: a page's slot is made of the run and of its place.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from newswire_shared.accounting.ledger import Admission, Ledger, Offer, first_message
from newswire_shared.accounting.pressure import Pressure, wait_for_room
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.archive.given_files import GivenFiles, Place, reference
from newswire_shared.archive.records import Fit, WarcRecord
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.identity import earlier_key
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.running.console.output import bar

from newswire_ingest.intake.warc.containers import UnreadableFile, WarcFile, warc_files
from newswire_ingest.intake.warc.progress import Imports, Reached
from newswire_ingest.intake.warc.scan import Fault, Scan, Scanned
from newswire_ingest.intake.warc.selection import FoundPage, LeftOut, choice_of, revisited
from newswire_ingest.intake.warc.visits import VisitedPages

TAKEN, REPAIRED, UNREADABLE, UNPACKED = "pages", "repaired", "unreadable files", "unpacked files"
BATCH = 100  # pages accepted in one exchange with Redis: its cost is small by then, and a kill repeats no more
RECORDS_A_BATCH = 10_000  # records without a page after which progress is remembered all the same


@dataclass(frozen=True, slots=True)
class ImportArchives:
    """Takes in the pages of WARC files as captures of one run, and counts their records by kind."""

    ledger: Ledger
    publisher: EventPublisher
    given: GivenFiles
    imports: Imports
    pressure: Pressure
    clock: Clock
    most_bytes: int
    source: str
    run: str
    import_id: str
    counts: Counter[str] = field(default_factory=Counter)
    _files: list[WarcFile] = field(default_factory=list)
    _visited: list[VisitedPages] = field(default_factory=list)

    def __call__(self, path: Path) -> None:
        """Take in one WARC file, or those in a WACZ; what cannot be read is counted and named, and stops nothing."""
        try:
            for file in warc_files(path, self.given):
                self._files.append(file)
                self._take(file)
        except (UnreadableFile, UsageError) as error:
            sys.stderr.write(f"left out: {error}\n")
            self.counts[UNREADABLE] += 1

    def _take(self, file: WarcFile) -> None:
        reached = self.imports.reached(self.import_id, _name(file)) or Reached(file.start)
        counts = Counter(reached.counts)
        if not reached.counts and file.was_unpacked:
            counts[UNPACKED] = 1
        if not reached.is_done:
            with bar(f"taking in {file.name}", file.end - file.start) as show:
                for place, is_done in self._batches(file, reached.place, counts):
                    show(place - file.start)
                    self.imports.note(self.import_id, _name(file), Reached(place, is_done, dict(counts)))
        self.counts.update(counts)

    def _batches(self, file: WarcFile, at: int, counts: Counter[str]) -> Iterator[tuple[int, bool]]:
        """Take in one batch after the other; after each, the place that was reached and whether it is the end."""
        offers, records = list[Offer](), 0
        for scanned in self._scanned(file, at):
            records += 1
            offers += self._offers(file, scanned, counts)
            if len(offers) >= BATCH or records >= RECORDS_A_BATCH:
                self._accept(offers, counts)
                yield scanned.end, False
                offers, records = [], 0
        self._accept(offers, counts)
        yield file.end, True

    def _scanned(self, file: WarcFile, at: int) -> Iterator[Scanned]:
        try:
            with file.path.open("rb") as stream:
                yield from Scan.of(stream, file.end, self.most_bytes).records(at)
        except OSError as error:
            raise UnreadableFile(f"{file.name} cannot be read: {error}") from error

    def _offers(self, file: WarcFile, scanned: Scanned, counts: Counter[str]) -> Iterator[Offer]:
        """The offer of a record, if it gives one; else it is counted by why not."""
        record, place = scanned.record, Place(file.file_id, scanned.offset, scanned.length)
        if record is None:
            counts[scanned.fault or Fault.DAMAGED] += 1
            return
        found = self._choice(record, place)
        if isinstance(found, Chosen):
            counts[REPAIRED] += record.fit is Fit.REPAIRED
            yield self._offer(found.page, found.ref, place)
        else:
            counts[found] += 1

    def _choice(self, record: WarcRecord, place: Place) -> Chosen | str:
        if record.kind == "revisit":
            return self._visit(record, place)
        found = choice_of(record, self.most_bytes)
        return Chosen(found, reference(place)) if isinstance(found, FoundPage) else found

    def _visit(self, visit: WarcRecord, place: Place) -> Chosen | str:
        found = revisited(visit)
        if not isinstance(found, FoundPage):
            return found
        page = self._pages_visited.find(visit, self._files, place.offset)
        return Chosen(found, reference(page, place)) if page else LeftOut.REVISIT

    @property
    def _pages_visited(self) -> VisitedPages:
        if not self._visited:
            self._visited.append(VisitedPages(self._pages))
        return self._visited[0]

    def _pages(self, file: WarcFile, start: int, end: int) -> Iterator[tuple[WarcRecord, Place]]:
        for scanned in self._scanned(file, start):
            if scanned.offset >= end:
                break
            record = scanned.record
            if record and record.kind == "response" and isinstance(choice_of(record, self.most_bytes), FoundPage):
                yield record, Place(file.file_id, scanned.offset, scanned.length)

    def _offer(self, page: FoundPage, ref: str, place: Place) -> Offer:
        return Offer(
            key=page.key, url=page.url, source=self.source, lane=Lane.BACKFILL, stage=Stage.ENRICH, ref=ref,
            slot=f"run-{self.run}-{place.file_id[:12]}-{place.offset}", run=self.run,
            earlier_key=earlier_key(page.url),
        )  # fmt: skip

    def _accept(self, offers: list[Offer], counts: Counter[str]) -> None:
        """Accept and publish; what this import accepted before it was killed is published again, and nothing twice."""
        if not offers:
            return
        wait_for_room(self.pressure, self.clock, partial(print, "waiting:", file=sys.stderr))
        acceptances = self.ledger.accept_all(offers)
        pairs = [(each, offer) for each, offer in zip(acceptances, offers, strict=True) if each.capture_id]
        self.publisher.publish_all([first_message(each, offer) for each, offer in pairs])
        counts[TAKEN] += len(pairs)
        counts[LeftOut.TAKEN_DOWN] += sum(each.admission is Admission.TAKEN_DOWN for each in acceptances)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A page to offer, and the reference that leads to it."""

    page: FoundPage
    ref: str


def _name(file: WarcFile) -> str:
    """What progress in a file is remembered by."""
    return f"{file.file_id}:{file.start}"
