"""The Lua scripts: each is one atomic step of the state in Redis.

A script lies in the room of the class that calls it, so a service keeps its own; the functions that scripts share are
those of `LIBRARIES` here.  Redis makes every function of a text anew at each call, so a script carries those alone that
it uses: all of them cost more than most scripts do.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

SHARED = "newswire_shared.state"
LIBRARIES = ("packing_library", "record_library", "library")  # each uses those before it
_BEGINNING = re.compile(r"^(?=local )", re.M)  # of a definition: what belongs to it is indented
_DEFINITION = re.compile(r"local (?:function )?([\w, ]+)")
_COMMENT = re.compile(r"^--.*\n|^\n", re.M)
_WORD = re.compile(r"[A-Za-z_]\w*")


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
    *libraries, own = ((resources.files(package) / "lua" / f"{name}.lua").read_text("utf-8") for package, name in parts)
    return Script(parts[-1][1], "".join([*used(_COMMENT.sub("", "".join(libraries)), own), own]))


def used(library: str, script: str) -> list[str]:
    """The definitions of a library that a script uses, and those that they use, in their order."""
    wanted, kept = {*_WORD.findall(script)}, list[str]()
    for names, text in reversed([*_definitions(library)]):  # each uses only what stands before it
        if names & wanted:
            wanted |= {*_WORD.findall(text)}
            kept.insert(0, text)
    return kept


def _definitions(library: str) -> Iterator[tuple[set[str], str]]:
    """The definitions of a library, in order: the names that each gives, and its text."""
    for text in _BEGINNING.split(library):
        if defined := _DEFINITION.match(text):
            yield {*_WORD.findall(defined[1])}, text


SCRIPTS = ScriptFolder(SHARED)
STORY_LIBRARIES = (*SCRIPTS.libraries, (SHARED, "story_library"))
STORY_SCRIPTS = ScriptFolder(SHARED, STORY_LIBRARIES)
