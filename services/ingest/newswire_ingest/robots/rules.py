"""The rules of a robots.txt for one product token, by RFC 9309."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from newswire_ingest.robots.patterns import RobotsPattern, path_of, pattern_of

ROBOTS_BYTES = 512_000  # RFC 9309 wants at least 500 KiB to be read
EVERYONE = "*"
_ENDS = re.compile(r"\r\n|\r|\n")  # and no other: str.splitlines knows ten
_MARK = re.compile(rb"\xef(\xbb\xbf?)?")  # also one that an editor broke
_WIDE = {  # UTF-32's mark begins with UTF-16's
    codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32", codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}  # fmt: skip
_STRAY = re.compile("[\udc80-\udcff]")  # what surrogateescape makes of a byte that is no UTF-8
# Slips that large crawlers forgive are forgiven where that forbids more; what allows has to be written as it should.
_LINE = re.compile(
    r"(?P<agent>user[- ]?agent\s*[:\s])"
    r"|(?P<disallow>(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)\s*[:\s])"
    r"|(?P<allow>allow\s*:)"
    r"|(?P<delay>crawl[- ]?delay\s*[:\s])"
    r"|(?P<sitemap>(?:sitemaps?|site-map)\s*:)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?>[A-Za-z_-]+)(?!\w)|\*(?=\s|$)")  # a version or a remark may follow, but no more of a name
_SECONDS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:s|sec|seconds)?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class RobotsRule:
    """A line that allows or disallows what its pattern matches; `line` is its number, `written` the whole of it."""

    line: int
    written: str
    allows: bool
    pattern: RobotsPattern


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """What a text says to one product token.

    `group` is the name by which the rules were found, "*" for those for everyone and "" for none; `rules` are those of
    all its groups, with the one that decides first wherever several match.
    """

    group: str = ""
    rules: tuple[RobotsRule, ...] = ()
    delay_s: float = 0
    sitemaps: tuple[str, ...] = ()

    def allows(self, url: str) -> bool:
        """Whether an address may be fetched."""
        rule = self.deciding(url)
        return rule is None or rule.allows

    def deciding(self, url: str) -> RobotsRule | None:
        """The rule that decides for an address, None where none matches: then it may be fetched."""
        asked = path_of(url)
        if asked.exact == "/robots.txt":
            return None
        return next((rule for rule in self.rules if rule.pattern.matches(asked)), None)


def text_of(body: bytes) -> str:
    """The text of a robots.txt as it was served, as far as it is read, without a line that the limit cuts."""
    wide = next((codec for mark, codec in _WIDE.items() if body.startswith(mark)), "") or _unmarked(body)
    if wide:
        return _whole_lines(body[:ROBOTS_BYTES].decode(wide, "replace"), is_cut=len(body) > ROBOTS_BYTES)
    mark = _MARK.match(body)
    text = body[mark.end() if mark else 0 : ROBOTS_BYTES].decode("utf-8", "surrogateescape")
    escaped = _STRAY.sub(lambda stray: f"%{ord(stray[0]) - 0xDC00:02X}", text)
    return _whole_lines(escaped, is_cut=len(body) > ROBOTS_BYTES)


def _unmarked(body: bytes) -> str:
    """The codec of a text of two bytes a letter that does not say so: one of the first two is zero."""
    first, second = body[:1] == b"\0", body[1:2] == b"\0"
    return "" if first is second else "utf-16-be" if first else "utf-16-le"


def _whole_lines(text: str, *, is_cut: bool) -> str:
    return text[: max(text.rfind("\n"), text.rfind("\r")) + 1] if is_cut else text


def read_rules(text: str, token: str) -> RobotsRules:
    """The rules for a product token: those of all groups that name it, or else of all for everyone."""
    reading = _Reading((token.lower(), EVERYONE))
    for kind, value, line, written in _lines(text):
        reading.take(kind, value, line, written)
    group = next((name for name in reading.names if name in reading.rules), "")
    rules = sorted(reading.rules.get(group, ()), key=lambda rule: (-rule.pattern.octets, not rule.allows))
    return RobotsRules(group, tuple(rules), reading.delays.get(group, 0), tuple(reading.sitemaps))


def _lines(text: str) -> Iterator[tuple[str, str, int, str]]:
    """Kind, value, number and whole of each line that means something."""
    for number, written in enumerate(_ENDS.split(text), 1):
        said = written.partition("#")[0].strip()
        found = _LINE.match(said)
        if found and found.lastgroup:
            yield found.lastgroup, said[found.end() :].strip(), number, written.strip()


@dataclass(slots=True)
class _Reading:
    """What was read so far for the names that count.

    Agents add up until a rule: any other line between them parts nothing.  A crawl-delay is no rule, and still means
    the agents right before it only.
    """

    names: tuple[str, ...]
    rules: dict[str, list[RobotsRule]] = field(default_factory=dict)
    delays: dict[str, float] = field(default_factory=dict)
    sitemaps: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    asking: list[str] = field(default_factory=list)
    last: str = ""
    is_named: bool = False

    def take(self, kind: str, value: str, line: int, written: str) -> None:
        """Take in a line."""
        if kind == "sitemap":
            self.sitemaps += [value] if value else []
            return
        if kind == "agent":
            self._name(value)
        elif kind == "delay":
            self._delay(value)
        else:
            self._rule(line, written, value, allows=kind == "allow")
        self.last = kind

    def _name(self, value: str) -> None:
        found = _NAME.match(value)
        name = found[0].lower() if found else ""
        if not self.is_named:
            self.agents = []
        if self.last != "agent":
            self.asking = []
        self.is_named = True
        if name not in self.names:
            return
        self.rules.setdefault(name, [])
        for named in (self.agents, self.asking):  # once each: a rule is kept for every name that stands before it
            named += [] if name in named else [name]

    def _delay(self, value: str) -> None:
        found = _SECONDS.fullmatch(value)
        for name in self.asking if found else ():
            self.delays[name] = max(self.delays.get(name, 0), float(found[1].replace(",", ".")) if found else 0)

    def _rule(self, line: int, written: str, value: str, *, allows: bool) -> None:
        self.is_named = False
        pattern = pattern_of(value)
        for name in self.agents if pattern else ():
            if name in self.rules and pattern:
                self.rules[name].append(RobotsRule(line, written, allows, pattern))
