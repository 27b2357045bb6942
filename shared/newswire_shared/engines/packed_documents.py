"""Documents and heads as the embedded index keeps them: deflated, the body first.

So who wants the beginning of a body inflates no more than that.  What an earlier schema put into `texts` is read too;
a write puts it here.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import orjson
from pydantic import TypeAdapter

from newswire_shared.contracts.documents import ArticleDocument, Entity
from newswire_shared.contracts.heads import Head, head_json
from newswire_shared.contracts.index_schema import kept_apart, restored
from newswire_shared.engines.packing_dictionary import DICTIONARY

LEVEL = 3  # 2.44 kB an article for 0.09 ms; level 6 has 2.37 kB for 0.13 ms, Zstandard 2.43 kB for 0.05 ms
ENTITIES = TypeAdapter(tuple[Entity, ...])
MOST_BYTES_A_CHARACTER = 4  # of UTF-8
# the columns and the joins by which a statement reads a document whole, from an `articles a`
WHOLE = "d.body_bytes, d.packed, t.title, t.body, t.document"
JOINED = "left join documents d on d.id = a.id left join texts t on t.id = a.id"


def packed_document(document: ArticleDocument) -> tuple[int, bytes]:
    """The number of bytes that the body has, and body and document deflated together."""
    body = document.article.body.encode()
    rest = document.model_dump_json(exclude={**kept_apart(document), "article": {"body"}}).encode()
    return len(body), _deflated(body + rest)


def packed_head(document: ArticleDocument) -> bytes:
    """The head of a document, deflated."""
    return _deflated(head_json(document))


def whole_document(columns: Sequence[Any]) -> ArticleDocument:
    """The document of the columns `WHOLE`.  Raises TransientError for one that another release wrote."""
    stored, title, body = _parts(columns)
    return restored(stored, title, body)


def title_and_body(columns: Sequence[Any]) -> tuple[str, str]:
    """The texts of the columns `WHOLE`."""
    _, title, body = _parts(columns)
    return title, body


def entities_of(columns: Sequence[Any]) -> tuple[Entity, ...]:
    """The entities of the columns `WHOLE`, without a look at the rest."""
    stored, _, _ = _parts(columns)
    return ENTITIES.validate_python(stored["article"].get("entities", ()))


def capture_of(columns: Sequence[Any]) -> str:
    """The id of the newest capture, of the columns `WHOLE`, without a look at the rest."""
    stored, _, _ = _parts(columns)
    return str(stored["article"]["capture_id"])


def unpacked_head(packed: bytes) -> Head:
    """The head that `packed_head` packed."""
    return Head.model_validate_json(_inflater().decompress(packed))


def body_beginning(packed: bytes, body_bytes: int, characters: int) -> str:
    """Up to so many characters of a body, of the first bytes of what `packed_document` packed."""
    most = min(body_bytes, MOST_BYTES_A_CHARACTER * characters)
    return _inflater().decompress(packed, most).decode(errors="ignore")[:characters] if most else ""


def _parts(columns: Sequence[Any]) -> tuple[dict[str, Any], str, str]:
    body_bytes, packed, title, body, document = columns
    if packed is None:  # of an earlier schema
        return orjson.loads(document), title, body
    inflated = _inflater().decompress(packed)
    stored = orjson.loads(inflated[body_bytes:])
    return stored, stored["article"]["title"], inflated[:body_bytes].decode()


def _deflated(content: bytes) -> bytes:
    deflater = zlib.compressobj(LEVEL, zdict=DICTIONARY)
    return deflater.compress(content) + deflater.flush()


def _inflater() -> zlib._Decompress:
    return zlib.decompressobj(zdict=DICTIONARY)
