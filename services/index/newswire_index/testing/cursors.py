"""Cursors of rebuilds in a dictionary, for tests of what keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field

from newswire_index.rebuild.cursor import Cursor


@dataclass
class InMemoryCursors:
    """Cursors that live as long as their test."""

    cursors: dict[str, Cursor] = field(default_factory=dict)

    def find(self, choice: str) -> Cursor | None:
        """The cursor that was kept last."""
        return self.cursors.get(choice)

    def keep(self, cursor: Cursor) -> None:
        """Keep a cursor in the place of the earlier one."""
        self.cursors[cursor.choice] = cursor

    def forget(self, choice: str) -> None:
        """Forget a cursor; harmless where there is none."""
        self.cursors.pop(choice, None)
