"""A piece of SQL with its parameters; values are always parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import orjson

Parameter = str | int | float


@dataclass(frozen=True, slots=True)
class Sql:
    """SQL with its parameters."""

    sql: str
    parameters: tuple[Parameter, ...] = ()


def union(statements: Sequence[Sql]) -> Sql:
    """The rows of all of them."""
    return Sql(" union all ".join(s.sql for s in statements), tuple(p for s in statements for p in s.parameters))


def listed(values: Sequence[str | int]) -> str:
    """Values as `json_each` reads them."""
    return orjson.dumps(values).decode()
