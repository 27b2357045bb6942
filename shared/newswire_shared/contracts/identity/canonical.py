"""The canonical form of an address, and the key that names its article.

The scheme is frozen: any change of a rule or of a table changes keys, so it begins a new one in `schemes`, and the
registry is brought up to it. When a rule is in doubt it leaves two addresses apart: a wrong split stores a duplicate,
a wrong merge loses an article.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from newswire_shared.contracts.identity.address import DEFAULT_PORTS, AddressProblem, Parts, compose, parse
from newswire_shared.contracts.identity.hosts import named_host
from newswire_shared.contracts.identity.parameters import without_idle
from newswire_shared.contracts.identity.rules import EDGES, Rule
from newswire_shared.contracts.identity.schemes import SCHEME_1, SCHEME_2, Scheme
from newswire_shared.contracts.identity.wrappers import amp_cache_target, redirector_target

SCHEME: Final = SCHEME_2
EARLIER: Final = SCHEME_1  # by which the state of the release before was written
SCHEME_VERSION: Final = SCHEME.version
KEY_LENGTH: Final = 32  # 128 bits in hex digits: no two of a billion articles meet by chance
LONGEST_ADDRESS: Final = 8192  # what servers take as a request line; longer ones are mistakes, and cost rules time
MOST_PASSES: Final = 20  # two are usual; only redirectors within redirectors need more than four
_FILE = re.compile(r"file:", re.IGNORECASE)


class InvalidAddress(ValueError):
    """The text is no address of a page or a file; the message says which, what is wrong, what to do."""

    def __init__(self, address: str, problem: str) -> None:
        shown = address if len(address) <= 200 else f"{address[:200]}…"
        super().__init__(f"{shown!r} {problem}")
        self.address = address


@dataclass(frozen=True, slots=True)
class Canonical:
    """An address with its canonical form and the names of the rules that changed it, in order."""

    address: str
    canonical: str
    rules: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key of the article, as article_key makes it."""
        return article_key(self.canonical)

    @property
    def earlier_key(self) -> str:
        """The key that the address had in the scheme before."""
        return earlier_key(self.address)


def canonicalize(address: str, scheme: Scheme = SCHEME) -> Canonical:
    """The one form that all spellings of an http(s) or file address share.

    A pure function: no network, no list that changes. `file:<source>/<path>` only loses white
    space around it. Raises InvalidAddress for everything else.
    """
    try:
        return _canonical(address, scheme)
    except AddressProblem as problem:
        raise InvalidAddress(address, str(problem)) from None


def article_key(canonical: str, scheme: Scheme = SCHEME) -> str:
    """The key of a canonical address; it differs between versions of the scheme."""
    named = f"{scheme.version}\n{canonical}".encode(errors="surrogatepass")
    return hashlib.sha256(named).hexdigest()[:KEY_LENGTH]


def key_of(address: str) -> str:
    """The key of a web address, or of a file's as it is written.  Raises InvalidAddress."""
    return article_key(address) if address.startswith("file:") else canonicalize(address).key


def key_if_any(address: str) -> str:
    """The same, "" for what is no address."""
    try:
        return key_of(address)
    except InvalidAddress:
        return ""


def earlier_key(address: str) -> str:
    """The key that an address had in the scheme before, by which the registry may still know its article.

    "" for what that scheme refuses.
    """
    if address.startswith("file:"):
        return article_key(address, EARLIER)
    try:
        return article_key(canonicalize(address, EARLIER).canonical, EARLIER)
    except InvalidAddress:
        return ""


def keys_of(canonical: str) -> tuple[str, ...]:
    """The ids that the article of a canonical address may have: by this scheme, and by the one before.

    The address may have been written by either, long ago.
    """
    try:
        return key_of(canonical), earlier_key(canonical)
    except InvalidAddress:
        return (article_key(canonical),)


def host_key(address: str) -> str:
    """The server that an http(s) address asks, as host:port, for keeping a polite pace.

    The host is in lower case and IDNA and keeps its `www.`; the port is always written out.
    """
    if _is_file(address):
        raise InvalidAddress(address, "names a file, for which no server is asked; give an http(s) address")
    try:
        parts = named_host(parse(_tidied(address, SCHEME)[0]))
    except AddressProblem as problem:
        raise InvalidAddress(address, str(problem)) from None
    return f"{parts.host}:{parts.port if parts.port is not None else DEFAULT_PORTS[parts.scheme]}"


def _canonical(address: str, scheme: Scheme) -> Canonical:
    if len(address) > LONGEST_ADDRESS:
        raise AddressProblem(f"is longer than {LONGEST_ADDRESS} characters; give the address of one page")
    if _is_file(address):
        form = _file_form(address)
        return Canonical(address, form, ("file",) if form != address else ())
    text, rules = address, list[str]()
    for _ in range(MOST_PASSES):
        before = text
        text, applied = _one_pass(text, scheme)
        rules += applied
        if text == before:  # only what no rule changes any more is canonical
            if len(text) > LONGEST_ADDRESS:  # escapes make it longer, and what is stored is read again
                raise AddressProblem(f"has more than {LONGEST_ADDRESS} characters with its escapes; give a shorter one")
            return Canonical(address, text, tuple(dict.fromkeys(rules)))
    raise AddressProblem("wraps other addresses too deeply; give the innermost one")


def _tidied(address: str, scheme: Scheme) -> tuple[str, list[str]]:
    text, applied = address, []
    for name, rule in scheme.text_rules:
        text, before = rule(text), text
        if text != before:
            applied.append(name)
    return text, applied


# Several stages ask for the links of an article, which has 200 at most, and for those by their canonical form: the last
# pass over an address is the only one over that.
@lru_cache(maxsize=1024)
def _one_pass(text: str, scheme: Scheme) -> tuple[str, tuple[str, ...]]:
    text, applied = _tidied(text, scheme)
    parts = parse(text)
    for name, unwrap in (("amp-cache", amp_cache_target), ("redirector", redirector_target)):
        target = unwrap(text, parts)
        if target is not None:
            return target, (*applied, name)
    parts, changed = _ruled(parts, scheme)
    return compose(parts), (*applied, *changed)


def _ruled(parts: Parts, scheme: Scheme) -> tuple[Parts, list[str]]:
    parts, applied = _applied(scheme.part_rules, parts)
    if not parts.params:
        return parts, applied
    parts, idle = without_idle(parts, scheme.idle_rules)
    parts, spelling = _applied(scheme.parameter_rules, parts)
    return parts, [*applied, *idle, *spelling]


def _applied(rules: tuple[Rule, ...], parts: Parts) -> tuple[Parts, list[str]]:
    applied = []
    for name, rule in rules:
        parts, before = rule(parts), parts
        if parts is not before and parts != before:
            applied.append(name)
    return parts, applied


def _is_file(address: str) -> bool:
    return _FILE.match(address.lstrip(EDGES)) is not None


def _file_form(address: str) -> str:
    path = _FILE.sub("", address.lstrip(EDGES), count=1).rstrip("\r\n")
    if not all(path.partition("/")[::2]):
        raise AddressProblem("names no file; write file:<source>/<path>")
    return f"file:{path}"
