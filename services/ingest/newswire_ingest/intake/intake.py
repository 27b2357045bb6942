"""Use case: one run of `newswire ingest`, which takes in the files and addresses that a person names."""

from __future__ import annotations

import secrets
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from newswire_shared.accounting.ledger import Ledger, Offer
from newswire_shared.accounting.pressure import Pressure, wait_for_room
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.identity import InvalidAddress, canonicalize, host_key
from newswire_shared.running.console.output import progress

from newswire_ingest.intake.import_files import ImportFiles, files_of, is_archive, read_file
from newswire_ingest.intake.warc.import_archives import TAKEN as PAGES
from newswire_ingest.intake.warc.import_archives import ImportArchives

FILES, ADDRESSES = "files", "addresses"
PRESSURE_EVERY = 100  # files: a look costs two round trips, and a hundred pages fill no queue of thousands


@dataclass(frozen=True, slots=True)
class Taken:
    """How many were named, how many of them were known already, and how many share another's address.

    `namesakes` have no address and the path of a file of an earlier run.  `records` counts the records of WARC files
    by kind.
    """

    named: int = 0
    known: int = 0
    sharing: int = 0
    namesakes: int = 0
    records: Mapping[str, int] = field(default_factory=dict)

    def with_one(self, is_new: bool) -> Taken:
        """With one more that was named, and was known already unless it is new."""
        return replace(self, named=self.named + 1, known=self.known + (not is_new))


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes in files and addresses under one run; `source` is what they are counted under, "" for the usual ones."""

    ledger: Ledger
    importer: ImportFiles
    archives: ImportArchives
    pressure: Pressure
    clock: Clock
    most_bytes: int
    source: str
    run: str

    def take(self, what: Sequence[str]) -> Taken:
        """Take in everything named; addresses first, so that they are fetched meanwhile.

        Raises UsageError, before anything is taken in, for what is neither file, folder nor address.
        """
        urls = [name for name in what if is_address(name)]
        files = [file for name in what if not is_address(name) for file in files_of(Path(name))]
        offers = [self._offer(url) for url in urls]  # all of them before the first is accepted
        taken = Taken()
        for offer in offers:
            taken = taken.with_one(self.ledger.accept(offer).is_new)
        return self._take_files(files, taken)

    def _offer(self, url: str) -> Offer:
        try:
            found = canonicalize(url)
        except InvalidAddress as error:
            raise UsageError(str(error)) from error
        return Offer(
            key=found.key, url=url, source=self.source or ADDRESSES, host=host_key(url), run=self.run,
            earlier_key=found.earlier_key,
        )  # fmt: skip

    def _take_files(self, files: Sequence[tuple[Path, str]], taken: Taken) -> Taken:
        note = partial(print, "waiting:", file=sys.stderr)
        for number, (path, relative) in enumerate(progress(files, len(files), "taking in")):
            if number % PRESSURE_EVERY == 0:
                wait_for_room(self.pressure, self.clock, note)
            if is_archive(path):
                self.archives(path)
                continue
            for given in read_file(path, relative, self.most_bytes):
                taken = taken.with_one(self.importer(given).is_new)
        looks, records = self.importer.looks, self.archives.counts
        return replace(
            taken, named=taken.named + records[PAGES], sharing=sum(looks.values()) - len(looks),
            namesakes=len(self.importer.namesakes), records=records,
        )  # fmt: skip


def check_named(what: Sequence[str]) -> None:
    """Raises UsageError for what is neither file, folder nor address, before anything is started for it."""
    for name in what:
        if not is_address(name):
            files_of(Path(name))
            continue
        try:
            canonicalize(name)
        except InvalidAddress as error:
            raise UsageError(str(error)) from error


def archives_named(what: Sequence[str]) -> list[Path]:
    """The files of an import that goes on when it is killed: all that are named if any is a WARC file, else none.

    Raises UsageError for what is neither file, folder nor address.
    """
    paths = [path for name in what if not is_address(name) for path, _ in files_of(Path(name))]
    return paths if any(map(is_archive, paths)) else []


def new_run() -> str:
    """A name for a run that no other has: names sort by time, and chance keeps those of one second apart."""
    return f"{time.strftime('%Y%m%d%H%M%S', time.gmtime())}-{secrets.token_hex(3)}"


def is_address(name: str) -> bool:
    """Whether a person means a web address."""
    return name.startswith(("http://", "https://"))
