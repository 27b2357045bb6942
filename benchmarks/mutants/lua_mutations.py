"""Small bugs in Lua: comparisons, and/or, numbers, signs, `tonumber` dropped, conditions negated, calls dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from benchmarks.mutants.mutation import Mutation

TOKEN = re.compile(
    r"""(?P<told>--[^\n]*|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")
      | (?P<word>[A-Za-z_][\w.]*) | (?P<number>\d+(?:\.\d+)?) | (?P<sign><=|>=|==|~=|\.\.|[<>+*/-])""",
    re.VERBOSE,
)
OTHER = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "~=", "~=": "==", "+": "-", "-": "+", "*": "+", "/": "*",
    "and": "or", "or": "and", "true": "false", "false": "true", "not": "", "tonumber": "tostring",
    "math.max": "math.min", "math.min": "math.max", "'NX'": "'XX'", "'HSETNX'": "'HSET'",
}  # fmt: skip
CONDITION = re.compile(r"\b(?:if|elseif|while) (?P<test>[^\n]+?) (?:then|do)\b")
CALL = re.compile(r"^[ \t]*(?P<call>(?:redis\.call|[a-z]\w*)\([^\n]*\))[ \t]*$", re.MULTILINE)
OPERAND = re.compile(r"(?!\b(?:or|and|return)$)(?:\b\w+|[)\]\"'])$")
RESULT = re.compile(r"\breturn (?P<value>[^\n]+?)(?= end\b|$)", re.MULTILINE)


def mutations(file: PurePosixPath, source: str) -> Iterator[Mutation]:
    """Every small bug of a script, in no particular order."""
    told = [match.span() for match in re.finditer(r"--[^\n]*", source)]

    def is_code(at: int) -> bool:
        return not any(start <= at < end for start, end in told)

    for match in TOKEN.finditer(source):
        instead = _instead(match, source)
        if instead is not None and is_code(match.start()):
            yield Mutation(file, *match.span(), instead)
    for pattern, group, form in ((CONDITION, "test", "not ({})"), (CALL, "call", "do end"), (RESULT, "value", "nil")):
        for match in filter(lambda found: is_code(found.start()), pattern.finditer(source)):
            if match[group] not in ("nil", "end") and _is_whole(match[group]):
                yield Mutation(file, *match.span(group), form.format(match[group]))


def _instead(match: re.Match[str], source: str) -> str | None:
    """What stands in the place of a token, if it is one that a bug changes."""
    if match["number"]:
        return f"{float(match['number']) + 1:g}"
    if match[0] == "tonumber" and _is_reckoned_with(match, source):
        return None  # arithmetic makes numbers of texts by itself
    if match[0] == "-" and not OPERAND.search(source[: match.start()].rstrip()):
        return ""  # it belongs to a number
    return OTHER.get(match[0])


def _is_reckoned_with(match: re.Match[str], source: str) -> bool:
    """Whether a sign of arithmetic stands before or after a call, or it is the first of a choice between numbers."""
    depth, at = 0, match.end()
    for at in range(match.end(), len(source)):
        depth += {"(": 1, ")": -1}.get(source[at], 0)
        if depth == 0:
            break
    before, after = source[: match.start()].rstrip(), source[at + 1 :].lstrip(" ")
    return before.endswith(("+", "-", "*", "/", "math.max(", "math.min(")) or after.startswith(("+", "* ", "- ", "/"))


def _is_whole(value: str) -> bool:
    """Whether all that is opened in a piece of source is closed in it."""
    pairs = (("(", ")"), ("{", "}"), ("[", "]"))
    return "function" not in value and all(value.count(one) == value.count(other) for one, other in pairs)
