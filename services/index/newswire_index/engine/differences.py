"""The differences between what an index is and what this release wants, each with what mends it: pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

INSTALL = "newswire index install"
MIGRATE = "newswire index migrate"
NEWER = "start workers of that release, or a newer one"


@dataclass(frozen=True, slots=True)
class Schema:
    """An index or a template as it is, or as this release wants it; `version` is that of its fields.

    Fields have their types and analyzers, the other parts (analyzers, settings) their definitions, each as one text.
    """

    version: int
    fields: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    release: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is otherwise: of which alias, where, in which part, what is found and wanted, and what mends it."""

    alias: str
    where: str
    part: str
    found: str
    wanted: str
    mend: str

    def line(self) -> str:
        """For a person."""
        return f"{self.where}: {self.part} is {self.found}, wanted {self.wanted}: {self.mend}"


Place = tuple[str, str]  # an alias, and the name of what is behind it, or of its template


def differences(place: Place, found: Schema | None, wanted: Schema) -> list[Difference]:
    """What is otherwise in one index or template; nothing where a newer release made it, but for that."""
    if found is None:
        return [Difference(*place, "all of it", "missing", f"schema {wanted.version}", f"`{INSTALL}`")]
    if found.version > wanted.version:
        made = f"{found.version} of release {found.release or 'unknown'}"
        return [Difference(*place, "the schema", made, f"{wanted.version}", NEWER)]
    return [*_of_schema(place, found, wanted), *_of_fields(place, found, wanted), *_of_parts(place, found, wanted)]


def _of_schema(place: Place, found: Schema, wanted: Schema) -> Iterator[Difference]:
    if found.version < wanted.version:
        yield Difference(*place, "the schema", str(found.version), str(wanted.version), f"`{INSTALL}`")


def _of_fields(place: Place, found: Schema, wanted: Schema) -> Iterator[Difference]:
    for name, kind in wanted.fields.items():
        if name not in found.fields:
            yield Difference(*place, f"field {name}", "missing", kind, f"`{INSTALL}`")
        elif found.fields[name] != kind:
            yield Difference(*place, f"field {name}", found.fields[name], kind, f"`{MIGRATE}`")
    for name in sorted({*found.fields} - {*wanted.fields}):
        yield Difference(*place, f"field {name}", found.fields[name], "none", f"`{MIGRATE}`")


def _of_parts(place: Place, found: Schema, wanted: Schema) -> Iterator[Difference]:
    for name in sorted({*found.parts, *wanted.parts}):
        if found.parts.get(name) != wanted.parts.get(name):
            told = found.parts.get(name, "missing"), wanted.parts.get(name, "none")
            yield Difference(*place, name, *told, f"`{MIGRATE}`")
