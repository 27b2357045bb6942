"""Names that a person gives: a stage or a source that is none is told, with those there are."""

from __future__ import annotations

import difflib

from newswire_shared.assembly import Assembly
from newswire_shared.errors import UsageError
from newswire_shared.reasons import Stage
from newswire_shared.scripts import translated

MOST_NAMED = 20


def check_stage(stage: str | None) -> None:
    """Raises UsageError for what is no stage."""
    if stage is not None and stage not in tuple(Stage):
        raise UsageError(f"{stage} is no stage; there are {', '.join(Stage)}")


def check_source(parts: Assembly, source: str | None) -> None:
    """Raises UsageError for a source that is neither declared nor in the ledger."""
    if source is None:
        return
    with translated():
        declared = parts.state.client.hkeys(parts.state.key("sources"))
    known = sorted({*declared, *(bucket.rpartition("/")[0] for bucket in parts.ledger.buckets(0))})
    if source not in known:
        raise UsageError(f"nothing is known of the source {source}; {_those_there_are(source, known)}")


def _those_there_are(source: str, known: list[str]) -> str:
    if not known:
        return "there are no sources yet: `newswire sources add` declares one"
    if len(known) > MOST_NAMED:
        near = difflib.get_close_matches(source, known)
        return f"did you mean {', '.join(near)}?" if near else "`newswire sources list` shows those there are"
    return f"there are {', '.join(known)}"
