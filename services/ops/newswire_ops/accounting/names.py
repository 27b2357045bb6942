"""Names that a person gives: a stage or a source that does not exist is refused, with those that do."""

from __future__ import annotations

import difflib

from newswire_shared.accounting.ledger import Ledger
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.reasons import Reason, Stage

from newswire_ops.ports import DeclaredSources

MOST_NAMED = 20  # names that are still read at a glance; of more, only similar ones help


def stage_named(name: str) -> Stage:
    """The stage of that name.  Raises UsageError for what is none."""
    try:
        return Stage(name)
    except ValueError:
        raise UsageError(f"{name} is no stage; there are {', '.join(Stage)}") from None


def check_stage(stage: str | None) -> None:
    """Raises UsageError for what is no stage."""
    if stage is not None:
        stage_named(stage)


def reason_named(name: str) -> Reason:
    """The reason of that name.  Raises UsageError for what is none."""
    try:
        return Reason(name)
    except ValueError:
        near = difflib.get_close_matches(name, [*Reason], n=1, cutoff=0.5)
        hint = f"did you mean {str(near[0])!r}?" if near else f"there are {', '.join(Reason)}"
        raise UsageError(f"{name!r} is no reason; {hint}") from None


def check_source(ledger: Ledger, declared: DeclaredSources, source: str | None) -> None:
    """Raises UsageError for a source that is neither declared nor in the ledger."""
    if source is None:
        return
    # files have sources that nobody declares, and a declared one may not have accepted anything yet
    known = sorted({*declared.names(), *(bucket.rpartition("/")[0] for bucket in ledger.buckets(0))})
    if source not in known:
        raise UsageError(f"nothing is known of the source {source}; {_those_there_are(source, known)}")


def _those_there_are(source: str, known: list[str]) -> str:
    if not known:
        return "there are no sources yet: `newswire sources add` declares one"
    if len(known) > MOST_NAMED:
        near = difflib.get_close_matches(source, known)
        return f"did you mean {', '.join(near)}?" if near else "`newswire sources list` shows those there are"
    return f"there are {', '.join(known)}"
