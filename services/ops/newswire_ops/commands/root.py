"""The composition root as commands reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from newswire_ops.composition import Operator


def operator_of(context: typer.Context) -> Operator:
    """The operator that a test handed in as the context's object, else that of this process."""
    from newswire_ops.composition import Operator  # loads Celery, which `--help` can do without

    operator = context.find_object(Operator)
    return Operator.open() if operator is None else operator
