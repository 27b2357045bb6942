"""A bug put into the functions of a module that is imported already: importing everything anew takes seconds."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from types import CodeType, FunctionType

CACHE = type(cache(lambda: None))


def patch(path: str, source: str, changed: str) -> None:
    """Give every living function of a module the code that it has in a changed source."""
    codes = dict(_pairs(_compiled(source, path), _compiled(changed, path)))
    for function in [each for each in gc.get_objects() if type(each) is FunctionType]:
        if function.__code__.co_filename == path:
            with suppress(ValueError):  # it closes over other variables now
                function.__code__ = codes.get(function.__code__, function.__code__)


def forget() -> None:
    """Let our functions forget what they answered before the bug."""
    for each in [each for each in gc.get_objects() if type(each) is CACHE]:
        if each.__module__.startswith("newswire_"):
            each.cache_clear()


def _compiled(source: str, path: str) -> CodeType:
    """As an import compiles it, without what this module has from the future."""
    return compile(source, path, "exec", dont_inherit=True)


def _pairs(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """What each piece of code is in the other source."""
    yield old, new
    before, after = _inner(old), _inner(new)
    if [code.co_name for code in before] == [code.co_name for code in after]:
        for one, other in zip(before, after, strict=True):
            yield from _pairs(one, other)


def _inner(code: CodeType) -> list[CodeType]:
    return [each for each in code.co_consts if isinstance(each, CodeType)]
