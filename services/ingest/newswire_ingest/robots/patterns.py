"""How the paths of rules and of addresses are compared, by RFC 9309."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

STRUCTURE = "/?"  # as characters they divide an address, as escapes they do not
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")  # of RFC 3986: with or without escape the same
_WORD = re.compile(r"%[0-9A-Fa-f]{2}|.", re.DOTALL)
_PLAIN = re.compile(r"[A-Za-z0-9._~/?-]*")
_STEPS = frozenset({".", ".."})


@dataclass(frozen=True, slots=True)
class Spellings:
    """A path with its query, spelled as RFC 9309 compares it, which is twice.

    In `exact` an escaped slash or question mark is another than a plain one.  In `loose` it is the same after the first
    plain question mark, where neither divides anything: the RFC's own example has `?baz=https://foo.bar` both ways.
    """

    exact: str
    loose: str

    @classmethod
    def of(cls, exact: str) -> Spellings:
        """Both spellings, made of the exact one."""
        path, mark, query = exact.partition("?")
        return cls(exact, path + mark + query.replace("%2F", "/").replace("%3F", "?"))


def path_of(url: str) -> Spellings:
    """What is asked for of an address: path and query, with steps such as `/../` taken, as a client takes them."""
    place = url.partition("://")[2].partition("#")[0]
    begins = re.search(r"[/?]", place)
    path, mark, query = _spelled(place[begins.start() :] if begins else "/").partition("?")
    return Spellings.of(_stepped(path or "/") + mark + query)


def _spelled(text: str) -> str:
    """Plain letters without an escape, all others but `/` and `?` with one."""
    return text if _PLAIN.fullmatch(text) else _WORD.sub(lambda word: _letter(word[0]), text)


def _letter(word: str) -> str:
    if len(word) == 1:
        return word if word in STRUCTURE else quote(word, safe="", errors="surrogatepass")
    plain = chr(int(word[1:], 16))
    return plain if _UNRESERVED.fullmatch(plain) else word.upper()


def _stepped(path: str) -> str:
    steps, taken = path.split("/")[1:], list[str]()
    if not _STEPS & {*steps}:
        return path
    for step in steps:
        if step == "..":
            del taken[-1:]
        elif step != ".":
            taken.append(step)
    return "/".join(["", *taken, *([""] if steps[-1] in _STEPS else [])])


@dataclass(frozen=True, slots=True)
class RobotsPattern:
    """The path of a rule: what stands between its stars, in both spellings, and whether an address must end with it.

    `octets` is how long it is as it was written: of two rules that match the longer decides.
    """

    exact: tuple[str, ...]
    loose: tuple[str, ...]
    is_whole: bool
    octets: int

    def matches(self, asked: Spellings) -> bool:
        """Whether what is asked for begins as the pattern does."""
        if self._fits(self.exact, asked.exact):
            return True
        return (self.loose, asked.loose) != (self.exact, asked.exact) and self._fits(self.loose, asked.loose)

    def _fits(self, parts: tuple[str, ...], path: str) -> bool:
        if not path.startswith(parts[0]):
            return False
        at = len(parts[0])
        for part in parts[1:-1]:  # the first place of each leaves most to the others
            found = path.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        if len(parts) == 1:
            return not self.is_whole or at == len(path)
        return path.endswith(parts[-1], at) if self.is_whole else parts[-1] in path[at:]


def pattern_of(written: str) -> RobotsPattern | None:
    """The pattern of a rule, None for what is no path."""
    if not written.startswith(("/", "*")):
        return None
    spellings = Spellings.of("*".join(_spelled(part) for part in written.removesuffix("$").split("*")))
    exact = tuple(spellings.exact.split("*"))
    loose = exact if spellings.loose == spellings.exact else tuple(spellings.loose.split("*"))
    return RobotsPattern(exact, loose, written.endswith("$"), _octets(written))


def _octets(written: str) -> int:
    """The length of a rule as it would be sent; ASCII that is written without an escape counts as it stands."""
    if written.isascii() and "%" not in written:
        return len(written)
    return sum(1 if word.isascii() and len(word) == 1 else len(_letter(word)) for word in _WORD.findall(written))
