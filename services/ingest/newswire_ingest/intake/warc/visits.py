"""Later visits of pages (`revisit` records), each resolved to the record that holds the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from newswire_shared.archive.given_files import Place
from newswire_shared.archive.records import WarcRecord

from newswire_ingest.intake.warc.containers import WarcFile

Pages = Callable[[WarcFile, int, int], Iterator[tuple[WarcRecord, Place]]]  # the pages of a file between two places


@dataclass(slots=True)
class VisitedPages:
    """The pages that a visit may refer to: those of the import's files so far.

    They are read once more, and only when the first visit is met: most files have none.
    """

    pages: Pages
    _known: dict[str, Place] = field(default_factory=dict)
    _read_to: dict[str, int] = field(default_factory=dict)

    def find(self, visit: WarcRecord, files: Sequence[WarcFile], here: int) -> Place | None:
        """Where the page of a visit lies; `here` is the visit's own place in the last of the files."""
        for file in files:
            self._read(file, here if file is files[-1] else file.end)
        return next((self._known[name] for name in _named_by(visit) if name in self._known), None)

    def _read(self, file: WarcFile, until: int) -> None:
        name = f"{file.file_id}:{file.start}"
        for record, place in self.pages(file, self._read_to.get(name, file.start), until):
            self._known.update(dict.fromkeys(_names_of(record), place))
        self._read_to[name] = max(until, self._read_to.get(name, file.start))


def _names_of(page: WarcRecord) -> Iterator[str]:
    """What a visit may call a page by."""
    yield page.get("WARC-Record-ID")
    yield f"{page.target} {page.date}"
    yield f"{page.target} {page.get('WARC-Payload-Digest')}"
    yield page.get("WARC-Payload-Digest") or page.target
    yield page.target


def _named_by(visit: WarcRecord) -> Iterator[str]:
    """What a visit calls its page by, the surest first."""
    if visit.get("WARC-Refers-To"):
        yield visit.get("WARC-Refers-To")
    earlier = WarcRecord((("WARC-Date", visit.get("WARC-Refers-To-Date")),)).date
    target = visit.get("WARC-Refers-To-Target-URI").removeprefix("<").removesuffix(">") or visit.target
    if earlier:
        yield f"{target} {earlier}"
    if visit.get("WARC-Payload-Digest"):
        yield visit.get("WARC-Payload-Digest")
    if "server-not-modified" in visit.get("WARC-Profile"):
        yield target
