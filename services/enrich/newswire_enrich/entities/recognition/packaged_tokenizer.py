"""The tokenizer that a packaged model has with it, over a language without rules of its own.

spaCy builds the rules of a language as its module is imported, makes a tokenizer by them, and then replaces them by
those of the package.  For French it compiles one pattern of 1.4 MB, for two seconds in every process that tags.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from os.path import commonprefix
from pathlib import Path
from typing import Any

# What else the modules of these languages define is how numbers and stop words look, which no tagger of names reads.
BARE = frozenset({"en", "fr"})
RULES = ("prefixes", "suffixes", "infixes", "tokenizer_exceptions")  # of spaCy's own that need not be made
_ESCAPED = re.compile(r"\\[\[\]()]")  # brackets that open and close nothing
_GROUP = re.compile(r"\([^()]*\)")
_REPEATS = ("+", "*", "?", "{")


def class_of(language: str) -> Any:
    """The class that spaCy has for models of a language, without its rules where the package's take their place."""
    from spacy.language import BaseDefaults, Language  # as in the recogniser: most commands never need it
    from spacy.util import get_lang_class

    if language not in BARE:
        return get_lang_class(language)
    defaults = type("NoRules", (BaseDefaults,), dict.fromkeys(RULES))
    return type(language, (Language,), {"lang": language, "Defaults": defaults})


def give_tokenizer(model: Any, folder: Path) -> None:
    """Give a model the tokenizer of its package; it parts texts as the packaged one."""
    import srsly  # comes with spaCy

    rules = srsly.msgpack_loads((folder / "tokenizer").read_bytes())
    if isinstance(rules.get("token_match"), str):
        rules["token_match"] = factored(rules["token_match"])
    model.tokenizer.from_bytes(srsly.msgpack_dumps(rules))


def factored(pattern: str) -> str:
    """The same language as `(?flags)(?:one)|(?:another)…`, in which what several begin or end with is written once.

    An alternative of French has one class of all small letters or two, of 2,000 characters each, and they are the
    same in all 266; a pattern of another form stays as it is.
    """
    flags, mark, rest = pattern.partition("(?:")
    parts = rest.removesuffix(")").split(")|(?:")
    return flags + _union(parts) if mark and all(map(_is_whole, parts)) else pattern


def _union(parts: Sequence[str]) -> str:
    by_end: dict[str, list[str]] = {}
    for part in parts:
        head, mark, end = part.rpartition("[")  # at its last class of characters
        is_apart = bool(mark) and _is_whole(head)
        by_end.setdefault(mark + end if is_apart else part, []).append(head if is_apart else "")
    return "|".join(_begun_once(heads) + end if len(heads) > 1 else heads[0] + end for end, heads in by_end.items())


def _begun_once(heads: Sequence[str]) -> str:
    """One of several beginnings; what all of them begin with, up to a class of characters, is written once."""
    before, mark, _ = commonprefix(heads).rpartition("]")  # noqa: RUF071  # letter by letter is meant
    start = before + mark
    rests = [head.removeprefix(start) for head in heads]
    is_apart = bool(start) and _is_whole(start) and not any(rest.startswith(_REPEATS) for rest in rests)
    return f"{start}(?:{_union(rests)})" if is_apart else f"(?:{_union(heads)})"


def _is_whole(part: str) -> bool:
    """Whether what opens in a part of a pattern is closed in it, and it branches inside groups alone."""
    is_closed = all(part.count(a) == part.count(b) for a, b in ("()", "[]"))
    return is_closed and not _ESCAPED.search(part) and "|" not in _GROUP.sub("", part)
