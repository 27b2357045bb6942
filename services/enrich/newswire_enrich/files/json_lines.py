"""Files of one JSON object a line: the articles that `tag` and `link` read, edits, records, and all results."""

from __future__ import annotations

import gzip
import json
import lzma
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, TextIO

import orjson
from newswire_shared.contracts.errors import UsageError

UNREADABLE = (OSError, EOFError, zlib.error, lzma.LZMAError, UnicodeDecodeError)
SHAPES: dict[str, tuple[Any, str]] = {
    **dict.fromkeys(("title", "body", "text", "url", "source", "lang", "language"), (str | None, "a text")),
    "published": (str | None, "a text in ISO 8601"),
    "links": (list | None, "a list of addresses"),
    "entities": (list | None, "a list of objects"),
}
LARGEST_ID = 10**18 - 1  # what every reader of JSON can hold


def read_objects(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a .jsonl, .jsonl.gz or .jsonl.xz file.  Raises UsageError naming file and line.

    A field of a wrong shape is left out, with a word on standard error; the article stays.
    """
    for number, found in numbered_objects(path, "id"):
        if not isinstance(found["id"], str | int) or (isinstance(found["id"], int) and abs(found["id"]) > LARGEST_ID):
            raise UsageError(f"{path}, line {number}: `id` must be a text or a number of at most 18 digits")
        wrong = {name: wanted for name, (shape, wanted) in SHAPES.items() if not isinstance(found.get(name), shape)}
        if "entities" not in wrong and not all(isinstance(entity, dict) for entity in found.get("entities") or ()):
            wrong["entities"] = SHAPES["entities"][1]
        for name, wanted in wrong.items():
            sys.stderr.write(f"newswire: {path}, line {number}: `{name}` is left out, it is not {wanted}\n")
        yield {name: value for name, value in found.items() if name not in wrong}


def numbered_objects(path: Path, needs: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The same with the numbers of their lines; `needs` names what each has.  The path `-` is standard input."""
    opener: Any = {".xz": lzma.open, ".gz": gzip.open}.get(path.suffix, open)
    try:
        with nullcontext(sys.stdin) if str(path) == "-" else opener(path, "rt", encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield number, _object(path, number, line, needs)
    except UNREADABLE as error:
        raise UsageError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _object(path: Path, number: int, line: str, needs: str) -> dict[str, Any]:
    try:
        found = _parsed(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}, line {number}, is no JSON: {error}") from error
    if not isinstance(found, dict) or needs not in found:
        raise UsageError(f"{path}, line {number}: an object with `{needs}` is wanted")
    return found


def _parsed(line: str) -> Any:
    """The object of a line, without halves of surrogate pairs, which JSON can smuggle in and no encoding can write."""
    found = json.loads(line)
    if "\\ud" not in line.lower():  # surrogates are written as escapes only; nearly no line has any
        return found
    whole = json.dumps(found, ensure_ascii=False).encode("utf-16", "surrogatepass")
    return json.loads(whole.decode("utf-16", "replace"))


@contextmanager
def output(path: Path | None) -> Iterator[TextIO]:
    """A file to write to, or standard output.  Raises UsageError where the file cannot be written."""
    if path is None:
        yield sys.stdout
        return
    try:
        with path.open("w", encoding="utf-8") as stream:
            yield stream
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error}") from error


def write_objects(objects: Iterable[object], path: Path | None) -> None:
    """Write one JSON object a line."""
    with output(path) as stream:
        for item in objects:
            stream.write(orjson.dumps(item).decode() + "\n")
