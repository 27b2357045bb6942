"""Given names of persons: those that are told by hand, and those that are listed from packages."""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import combining, normalize


@cache
def common_given_names() -> frozenset[str]:
    """Given names that were written down one by one, so that of each it is known whose it is."""
    lines = _data("first_names.txt").decode().splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def first_names() -> frozenset[str]:
    """Given names of persons that are nothing else: a name of several words that begins with one is a person's."""
    return common_given_names() | frozenset(name for name in _listed_names() if name[0] != "?")


@cache
def given_names() -> frozenset[str]:
    """All given names, also those that are another word or a place: enough to bear out that a person is one."""
    return first_names() | frozenset(name.lstrip("?") for name in _listed_names())


@lru_cache(10_000)
def without_accents(name: str) -> str:
    """A name in the plain letters in which lists have some: "Helder" for "Hélder"."""
    return "".join(sign for sign in normalize("NFD", name) if not combining(sign))


def _listed_names() -> list[str]:
    return gzip.decompress(_data("given_names.txt.gz")).decode().split()


def _data(name: str) -> bytes:
    return files("newswire_enrich.languages").joinpath(name).read_bytes()
