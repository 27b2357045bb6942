"""The heads of articles in the embedded index, and as much of their bodies as fragments are cut from."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from newswire_shared.contracts.heads import Head, head_of
from newswire_shared.engines.packed_documents import body_beginning, unpacked_head, whole_document

from newswire_search.engine.sqlite import statements
from newswire_search.engine.sqlite.sql import listed
from newswire_search.query.highlight import LONGEST_MARKED

# Bytes of a deflated body, from its beginning: words deflate to about a half, so these hold `LONGEST_MARKED` characters
# of most scripts; of others the fragments are cut from fewer.
MOST_PACKED = 8_192


def heads_of(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[int, Head]:
    """The heads of articles by their rows; where an earlier release wrote the document, that is read whole."""
    packed = connection.execute(statements.HEADS, (listed(rows),)).fetchall()
    found = {row: unpacked_head(head) for row, head in packed}
    if missing := [row for row in rows if row not in found]:
        documents = connection.execute(statements.WITHOUT_HEAD, (listed(missing),)).fetchall()
        found |= {row: head_of(whole_document(columns)) for row, *columns in documents}
    return found


def beginning_of(connection: sqlite3.Connection, row: int) -> str:
    """The beginning of an article's body; of one of megabytes no more than that is read."""
    found = connection.execute(statements.PACKED_BODY, (row,)).fetchone()
    if found is None:
        return str(connection.execute(statements.OLD_BODY, (LONGEST_MARKED, row)).fetchone()[0])
    body_bytes, length = found
    with connection.blobopen("documents", "packed", row, readonly=True) as blob:
        return body_beginning(blob.read(min(length, MOST_PACKED)), body_bytes, LONGEST_MARKED)
