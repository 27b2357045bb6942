"""The Lua scripts: each is one atomic step of the state in Redis.

A script lies in the room of the class that calls it, so a service keeps its own; the functions that scripts share are
those of `LIBRARIES` here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

SHARED = "newswire_shared.state"
LIBRARIES = ("packing_library", "record_library", "library")  # each uses those before it


@dataclass(frozen=True)
class Script:
    """A script's name, and its text with the functions that it shares before it."""

    name: str
    text: str

    @cached_property
    def sha(self) -> str:
        """What Redis calls it."""
        return hashlib.sha1(self.text.encode(), usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class ScriptFolder:
    """The folder `lua` of a package; `libraries` are the packages and names of what its scripts share, in order."""

    package: str
    libraries: tuple[tuple[str, str], ...] = tuple((SHARED, name) for name in LIBRARIES)

    def __getitem__(self, name: str) -> Script:
        """One script.  Raises FileNotFoundError where there is none of that name."""
        return _script((*self.libraries, (self.package, name)))


@cache  # of each script one text and one digest a process: a call asks for them every time
def _script(parts: tuple[tuple[str, str], ...]) -> Script:
    texts = ((resources.files(package) / "lua" / f"{name}.lua").read_text("utf-8") for package, name in parts)
    return Script(parts[-1][1], "".join(texts))


SCRIPTS = ScriptFolder(SHARED)
STORY_LIBRARIES = (*SCRIPTS.libraries, (SHARED, "story_library"))
STORY_SCRIPTS = ScriptFolder(SHARED, STORY_LIBRARIES)
