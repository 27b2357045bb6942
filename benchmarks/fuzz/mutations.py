"""Damage to bytes, by chance: bits, cuts, repeats, nesting, other charsets, pieces of other inputs, made-up JSON."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence

CHARSETS = ("utf-16", "utf-16-be", "utf-32", "cp1251", "cp1252", "shift_jis", "euc-kr", "gb18030", "koi8-r", "cp437")
MOST_FLIPS = 200
MOST_NESTED = 20_000  # elements or brackets within each other, beyond any recursion
LONGEST = 400_000  # bytes of an input; longer ones only take longer
MOST_ROUNDS = 3  # mutations one after the other
DEEPEST = 4  # levels of made-up JSON
# What readers take for the end, the beginning or the meaning of something.
TOKENS = (
    b"<div ", b"</p>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</script>", b"&#0;", b"&#xD800;",
    b"&amp;amp;", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r\n\r\n", b"\\ud800", b"\\u0000",
    b"9999-12-31T23:59:59+14:00", b"0001-01-01T00:00:00-14:00", b"1e999", b"-1", b"99999999999999999999", b"NaN",
    b"null", b'"', b"'", b"{", b"}", b"[", b"]", b"<item>", b"<link>", b"http://[::1", b"%", b"%00", b"%ff", b"*$",
    b"https://user:pw@example.org:99999/", b"User-agent: *\n", "\u202e\u2028\u0301İß\U0001f600".encode(),
    b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
TEXTS = (
    "", "a", "\u202eRTL", "\U0001f600", "2026-03-02", "9999-12-31T23:59:59+14:00", "U.S. " * 40, "\x00", "\ud800",
    "https://www.example.org/a?b=c#d", "file:///etc/passwd", "“The pier is shut,” said Ilse Marrow.",
)  # fmt: skip

NESTING = (b"<div>", b"<table><tr><td>", b"<span>", b"<ul><li>", b"<b><i>", b"<p>", b"<svg>", b"[", b'{"a":', b"(")

Mutation = Callable[[bytes, random.Random, Sequence[bytes]], bytes]


def flipped(source: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    found = bytearray(source or b"x")
    for _flip in range(chance.randint(1, MOST_FLIPS)):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def cut(source: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    begin, end = sorted((chance.randint(0, len(source)), chance.randint(0, len(source))))
    return source[:end] if chance.random() < 0.5 else source[begin:end]


def spliced(source: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """A piece of another input within this one."""
    at, other = chance.randint(0, len(source)), chance.choice(others)
    begin = chance.randint(0, len(other))
    return source[:at] + other[begin : begin + chance.randint(1, 5000)] + source[at:]


def marked(source: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    """Words that mean something to readers, at places where nobody expects them."""
    found = source
    for _token in range(chance.randint(1, 12)):
        at, token = chance.randint(0, len(found)), chance.choice(TOKENS) * chance.choice((1, 1, 1, 2, 50))
        found = found[:at] + token + found[at + chance.choice((0, 0, 4)) :]
    return found


def nested(source: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    tag = chance.choice(NESTING)
    at = chance.randint(0, len(source))
    return source[:at] + tag * chance.randint(1, MOST_NESTED) + source[at:]


def repeated(source: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    begin, end = sorted((chance.randint(0, len(source)), chance.randint(0, len(source))))
    return source[:end] + source[begin : min(end, begin + 5000)] * chance.randint(1, 100) + source[end:]


def recoded(source: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    return source.decode("utf-8", "replace").encode(chance.choice(CHARSETS), "replace")


def shuffled(source: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    """The pieces between brackets, commas or lines in another order."""
    mark = chance.choice((b"<", b",", b"\n", b" "))
    pieces = source.split(mark)
    begin = chance.randrange(len(pieces))
    middle = pieces[begin : begin + 200]
    chance.shuffle(middle)
    return mark.join([*pieces[:begin], *middle, *pieces[begin + 200 :]])


def refilled(source: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    """A JSON object with some of its fields made up; made-up JSON where it is none."""
    try:
        found = json.loads(source)
    except (ValueError, RecursionError):
        return json.dumps(made_up(chance, 0)).encode()
    if isinstance(found, dict) and found:
        for name in chance.sample([*found], chance.randint(1, len(found))):
            found[name] = made_up(chance, 0)
    return json.dumps(found).encode()


def made_up(chance: random.Random, depth: int) -> object:
    """Any value of JSON."""
    kind = chance.randrange(8 if depth < DEEPEST else 6)
    if kind == 6:
        return [made_up(chance, depth + 1) for _ in range(chance.randrange(4))]
    if kind == 7:
        return {chance.choice(TEXTS): made_up(chance, depth + 1) for _ in range(chance.randrange(4))}
    numbers = chance.randint(-(2**70), 2**70), chance.random() * 1e300
    return (chance.choice(TEXTS), chance.choice(TEXTS), *numbers, None, True)[kind]


MUTATIONS: tuple[Mutation, ...] = (flipped, cut, spliced, marked, nested, repeated, recoded, shuffled)


def damaged(seeds: Sequence[bytes], chance: random.Random, *, is_json: bool) -> bytes:
    """One of the seeds, damaged up to three times over; now and then it is left whole."""
    source = chance.choice(seeds)
    for _ in range(chance.randint(0, MOST_ROUNDS)):
        mutation = refilled if is_json and chance.random() < 0.6 else chance.choice(MUTATIONS)
        source = mutation(source, chance, seeds)[:LONGEST]
    return source
