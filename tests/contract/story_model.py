"""What becomes of stories and copies, said once more in dictionaries: by it the scripts are judged.

A story is a number: that of its first article, or one of its own where an editor began it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Copied = tuple[str, int, str]  # the original, percent, kind


@dataclass
class StoryModel:
    """Articles by name, in the order of their arrival; who is earlier decides nothing but originals."""

    times: dict[str, int]
    numbers: dict[str, int] = field(default_factory=dict)
    home: dict[str, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    alias: dict[int, int] = field(default_factory=dict)
    marks: set[tuple[int, str]] = field(default_factory=set)  # of stories: locked, pinned
    apart: dict[int, set[int]] = field(default_factory=dict)
    follows: dict[int, str] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    copies: dict[str, Copied] = field(default_factory=dict)
    last: int = 0

    def __post_init__(self) -> None:
        for name in self.times:
            self.home[name] = self.numbers[name] = self._new(name)

    def _new(self, name: str) -> int:
        self.last += 1
        self.names[self.last] = name
        return self.last

    def members(self, story: int) -> list[str]:
        return sorted((n for n, home in self.home.items() if home == story), key=lambda n: (self.times[n], n))

    def alive(self, story: int) -> int:
        """The story that is left of one: what took it in, or where the article of its name went."""
        while story in self.alias or not self.members(story):
            story = self.alias[story] if story in self.alias else self.home[self.names[story]]
        return story

    def are_apart(self, a: int, b: int) -> bool:
        return any(self.alive(held) == y for x, y in ((a, b), (b, a)) for held in self.apart.get(x, ()))

    def _bears_its_name(self, name: str) -> bool:
        return self.numbers[name] not in self.alias and not self.members(self.numbers[name])

    def merge(self, a: int, b: int) -> int:
        """One story of two: the one that an editor made, else the one that was first."""
        low, high = sorted((a, b), key=lambda story: ((story, "pinned") not in self.marks, story))
        for name in self.members(high):
            self.home[name] = low
        if self.home.get(self.names[high]) != low:
            self.alias[high] = low
        if high in self.follows:
            self.follows.setdefault(low, self.follows[high])
        self._forget(high, low)
        return low

    def _forget(self, high: int, low: int) -> None:
        self.follows.pop(high, None)
        self.marks -= {(high, "locked"), (high, "pinned")}
        if held := self.apart.pop(high, None):
            self.apart.setdefault(low, set()).update(held)

    def join(self, name: str, onto: str | None, *, may_leave: bool) -> None:
        """A decision, which an editor's word stands above."""
        own, goal = self.home[name], self.home[onto] if onto else None
        if name in self.held or (own, "locked") in self.marks or own == goal:
            return
        may_join = goal is not None and (goal, "locked") not in self.marks and not self.are_apart(own, goal)
        if may_leave and len(self.members(own)) > 1:
            if may_join and goal is not None:
                self.home[name] = goal
            elif goal is None and self._bears_its_name(name):
                self.home[name] = self.numbers[name]
        elif may_join and goal is not None and not {(own, "pinned"), (goal, "pinned")} <= self.marks:
            self.merge(own, goal)

    def follow(self, name: str, story: str) -> None:
        """What an article alone follows is said once."""
        number = self.numbers[name]
        if self.home[name] == number and len(self.members(number)) == 1:
            self.follows.setdefault(number, story)

    def edit_merge(self, one: str, other: str) -> None:
        a, b = self.home[one], self.home[other]
        for x, y in ((a, b), (b, a)):
            self.apart[x] = {held for held in self.apart.get(x, ()) if self.alive(held) != y}
        if a != b:
            self.merge(a, b)

    def _alone(self, name: str) -> int:
        if len(self.members(self.home[name])) > 1:
            self.home[name] = 0  # nowhere, for a moment
            self.home[name] = self.numbers[name] if self._bears_its_name(name) else self._begun(name)
        return self.home[name]

    def _begun(self, name: str) -> int:
        return self._new(f"{name}~{self.last + 1}")

    def move(self, name: str, onto: str | None) -> None:
        """An editor puts an article somewhere, or alone, and there it stays."""
        self.held.add(name)
        goal = self.home[onto] if onto else None
        if goal == self.home[name]:
            return
        story = self._alone(name)
        if goal is not None:
            self.marks.add((goal, "pinned"))
            self.marks.discard((story, "pinned"))
            self.merge(story, goal)

    def split(self, of: str, names: list[str]) -> bool:
        rest = self.home[of]
        if not names or {*self.members(rest)} <= {*names} or any(self.home[name] != rest for name in names):
            return False
        own = self._alone(names[0])
        for name in names:
            self.home[name] = own
        for x, y in ((own, rest), (rest, own)):
            self.apart.setdefault(x, set()).add(y)
        return True

    def copy(self, name: str, near: list[tuple[str, int]], kinds: tuple[str, str]) -> None:
        """Of what an article is like, the likest that is earlier is its original; else later ones copy it."""
        free = [(other, percent) for other, percent in near if other != name and other not in self.copies]
        earlier = [(other, percent) for other, percent in free if self._order(other) < self._order(name)]
        if earlier:
            original, percent = min(earlier, key=lambda each: (-each[1], self._order(each[0])))
            known = self.copies.get(name)
            if not known or self._order(original) < self._order(known[0]):
                self._reroot(name, (original, percent, kinds[0]))
        elif name not in self.copies:
            for other, percent in free:
                self._reroot(other, (name, percent, kinds[1]))

    def _order(self, name: str) -> tuple[int, str]:
        return self.times[name], name

    def _reroot(self, name: str, copied: Copied) -> None:
        for other, (original, percent, kind) in self.copies.items():
            if original == name:
                self.copies[other] = (copied[0], percent, kind)
        self.copies[name] = copied
