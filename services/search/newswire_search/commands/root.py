"""The use cases that a command asks, and the exit status of one that fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from newswire_shared.contracts.errors import NewswireError, UsageError

if TYPE_CHECKING:
    from newswire_search.composition import Search


def search_of(context: typer.Context) -> Search:
    """The use cases that the caller of the command gave with its context, as tests do, else those of the settings."""
    # Imported late: engines need not be there for `--help`, nor for an option that is wrong.
    from newswire_search.composition import Search

    return context.find_object(Search) or Search.open()


@contextmanager
def reporting_errors(command: str) -> Iterator[None]:
    """Print an expected error and exit: status 2 for wrong use, else 1."""
    try:
        yield
    except NewswireError as error:
        typer.echo(f"newswire {command}: {error}", err=True)
        raise typer.Exit(2 if isinstance(error, UsageError) else 1) from None
