"""Contracts of import-linter that its own kinds cannot state: whole packages minus what is named by a pattern.

A module is an adapter if its name, or that of a room around it, begins with a technology: `redis_frontier`,
`engine.sqlite.words`.  Patterns are matched against whole module names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

Chain = tuple[str, ...]


def modules_of(graph: ImportGraph, packages: Iterable[str]) -> set[str]:
    """Every module of some packages."""
    return {name for name in graph.modules if name.partition(".")[0] in set(packages)}


def matching(modules: Iterable[str], patterns: Iterable[str]) -> set[str]:
    """Those of some modules that a pattern matches whole."""
    compiled = [re.compile(pattern) for pattern in patterns]
    return {name for name in modules if any(pattern.fullmatch(name) for pattern in compiled)}


def room_of(module: str) -> tuple[str, ...]:
    """The service and the room in it that a module lies in."""
    return tuple(module.split(".")[:2])


class NotReached(Contract):
    """No module of some packages, but those excepted, reaches any of the forbidden ones, however indirectly."""

    packages: set[str] = fields.SetField(subfield=fields.StringField())  # type: ignore[assignment]
    excepted: set[str] = fields.SetField(subfield=fields.StringField())  # type: ignore[assignment]
    forbidden: set[str] = fields.SetField(subfield=fields.StringField())  # type: ignore[assignment]

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every module that reaches what it may not, with one chain of imports for each."""
        ours = modules_of(graph, self.packages)
        held = ours - matching(ours, self.excepted)
        chains = sorted(self._chains(graph, held))
        return ContractCheck(kept=not chains, metadata={"chains": chains})

    def _chains(self, graph: ImportGraph, held: set[str]) -> Iterator[Chain]:
        for forbidden in self.forbidden & graph.modules:
            for module in held & graph.find_downstream_modules(forbidden):
                yield graph.find_shortest_chain(importer=module, imported=forbidden) or (module, forbidden)

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line for each module, the longest way round."""
        for chain in check.metadata["chains"]:
            output.print_error("  -> ".join(chain), bold=False)


class OnlyFrom(Contract):
    """Some modules are imported by certain others only, and by modules of their own kind in their own room."""

    packages: set[str] = fields.SetField(subfield=fields.StringField())  # type: ignore[assignment]
    guarded: set[str] = fields.SetField(subfield=fields.StringField())  # type: ignore[assignment]
    importers: set[str] = fields.SetField(subfield=fields.StringField())  # type: ignore[assignment]

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every import of a guarded module from elsewhere."""
        ours = modules_of(graph, self.packages)
        guarded, allowed = matching(ours, self.guarded), matching(ours, self.importers)
        found = sorted(
            (importer, module)
            for module in guarded
            for importer in (graph.find_modules_that_directly_import(module) & ours) - allowed
            if not (importer in guarded and room_of(importer) == room_of(module))
        )
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line for each import."""
        for importer, module in check.metadata["found"]:
            output.print_error(f"{importer} imports {module}", bold=False)
