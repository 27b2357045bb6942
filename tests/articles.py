"""Made-up articles for tests, each different from the others."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from pathlib import Path

from newswire_ingest.intake.import_files import Given, ImportFiles
from newswire_shared.accounting.ledger import Acceptance
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.running.assembly import Assembly

SOURCE = "tests"


def page(number: int, order: str = "", words: str = "") -> bytes:
    """A page of its own; `order` is what the saboteur does with it."""
    body = "".join(
        f"<p>Paragraph {part} of article {number} tells how the harbour of Saltmere, on its {number}th day of repair, "
        f"got {number + part} new bollards, {part} of them painted, and who paid for them. {words}</p>"
        for part in range(1, 5)
    )
    note = f"<!-- sabotage: {order} -->" if order else ""
    return (
        f"<html><head><title>Bollards, part {number}</title>"
        f'<meta property="og:title" content="Bollards, part {number}"></head>'
        f"<body>{note}<article><h1>Bollards, part {number}</h1>{body}</article></body></html>"
    ).encode()


def take_in(
    parts: Assembly, pages: Sequence[bytes], run: str | None = None, publisher: EventPublisher | None = None
) -> list[Acceptance]:
    """Take pages in as files of one run; the run's ledger is the bucket `run/RUN`."""
    run = run or secrets.token_hex(4)
    importer = ImportFiles(parts.archive, parts.ledger, publisher or parts.publisher, SystemClock(), SOURCE, run, {})
    names = [f"{run}/{hashlib.sha256(body).hexdigest()[:12]}.html" for body in pages]
    return [importer(Given(name, name, body, "text/html")) for name, body in zip(names, pages, strict=True)]


def write_pages(folder: Path, number: int) -> Path:
    """A folder of made-up pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(number):
        (folder / f"{n:04}.html").write_bytes(page(n))
    return folder
