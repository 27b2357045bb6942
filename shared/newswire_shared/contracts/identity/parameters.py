"""Rules of scheme 1 about the query: which parameters do not say which article is meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from newswire_shared.contracts.identity import trackers as known
from newswire_shared.contracts.identity.address import Parts
from newswire_shared.contracts.identity.escapes import normal
from newswire_shared.contracts.identity.evidence import is_number, names_article, pins_article, shows_page

IdleRule = tuple[str, Callable[[Parts, str, str], bool]]
# Five digits and more, which SocialFlow appends as a name: `sf12345=1`.
_SOCIAL_FLOW = re.compile(r"sf\d{5,}", re.ASCII)
# Random enough to be a session under a name that sessions have: a hash, or letters mixed with digits.
_RANDOM = re.compile(r"[0-9a-f]{32,}|(?=.*\d)(?=.*[a-z])[0-9a-z]{26,}", re.ASCII)
_MIXED = re.compile(r"(?=.*\d)(?=.*[a-z])[0-9a-z]{8,}", re.ASCII)
_LIVE_POST = re.compile(r"(?:page=with(?::|%3a)block-|post=asset(?::|%3a))", re.ASCII)
_ANY_ADDRESS = re.compile(r"https?(?::|%3a)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+", re.ASCII)
# Digits in a row, marks that no label has, or a length that no label has.
_LIKE_AN_IDENTIFIER = re.compile(r"\d{3}|(?!%20|%7C)[^\w.|+~:-]|.{41}", re.ASCII | re.DOTALL)
_EMPTY = re.compile(r"(?:[A-Za-z_]{1,20})?=|", re.ASCII)
_DIGIT = re.compile(r"\d", re.ASCII)


def normal_params(parts: Parts) -> Parts:
    params = tuple("=".join(map(normal, param.split("=", 1))) for param in parts.params)
    return parts if params == parts.params else parts._replace(params=params)


def without_idle(parts: Parts, rules: tuple[IdleRule, ...]) -> tuple[Parts, list[str]]:
    """The parts without the parameters that any rule calls idle, and the names of those rules."""
    found = [_idle(rules, parts, *_named(param)) for param in parts.params]
    if not any(found):
        return parts, []
    kept = tuple(param for param, rule in zip(parts.params, found, strict=True) if not rule)
    return parts._replace(params=kept), [name for name in dict.fromkeys(rule for rule, _ in rules) if name in found]


def no_empty_values(parts: Parts) -> Parts:
    """`name=` says nothing; a name without the sign, or one like a slug, may be the article's."""
    if not any(map(_EMPTY.fullmatch, parts.params)):
        return parts
    kept = tuple(param for param in parts.params if not _EMPTY.fullmatch(param))
    said_elsewhere = kept or shows_page(parts.segments) or not any(param.strip("=") for param in parts.params)
    return parts._replace(params=kept) if said_elsewhere else parts


def sorted_params(parts: Parts) -> Parts:
    # By name alone: the order of values under one name may mean something.
    params = tuple(dict.fromkeys(sorted(parts.params, key=lambda param: param.partition("=")[0])))
    return parts if params == parts.params else parts._replace(params=params)


def is_tracker(name: str, value: str) -> bool:
    """Whether a parameter is a tracker wherever it stands; the name is given in lower case."""
    return (
        name in known.TRACKERS
        or name.startswith(known.TRACKER_PREFIXES)
        or (value in ("1", ".1", "") and _SOCIAL_FLOW.fullmatch(name) is not None)
    )


def _idle(rules: tuple[IdleRule, ...], parts: Parts, name: str, value: str) -> str:
    return next((rule for rule, idle in rules if idle(parts, name, value)), "")


def _named(param: str) -> tuple[str, str]:
    name, _, value = param.partition("=")
    return name.lower(), value


def identified_beside(parts: Parts, name: str) -> bool:
    """Whether a parameter other than the known idle ones holds what may be an identifier."""
    others = [pair for pair in map(_named, parts.params) if pair[0] != name]
    return any(_DIGIT.search(value) and not _known(other, value) for other, value in others)


def _known(name: str, value: str) -> bool:
    return name in known.ALL_NAMES or is_tracker(name, value)


def named_otherwise(parts: Parts, name: str) -> bool:
    """Whether the path or another parameter names the article."""
    return names_article(parts.segments) or identified_beside(parts, name)


def _tracker(parts: Parts, name: str, value: str) -> bool:
    return is_tracker(name, value)


def _session(parts: Parts, name: str, value: str) -> bool:
    if name in known.SESSION_NAMES or name.startswith("aspsessionid"):
        return True
    if name in ("cfid", "cftoken"):  # they come in pairs; either alone may be something else
        return {"cfid", "cftoken"} <= {other for other, _ in map(_named, parts.params)}
    return _random_visit(name, value.lower()) and named_otherwise(parts, name)


def _random_visit(name: str, value: str) -> bool:
    if name in known.SESSION_LIKE_NAMES:
        return _RANDOM.fullmatch(value) is not None
    return name in known.RANDOM_SESSION_NAMES and _MIXED.fullmatch(value) is not None


def _referral(parts: Parts, name: str, value: str) -> bool:
    if name not in known.REFERRAL_NAMES:
        return False
    if is_number(value):
        return pins_article(parts.segments)
    if shows_page(parts.segments) and not _DIGIT.search(value):
        return True
    return speaks_of_readers(value) or named_otherwise(parts, name)


def _referrer(parts: Parts, name: str, value: str) -> bool:
    if name not in known.REFERRER_NAMES:
        return False
    told = speaks_of_readers(value)
    if told and named_otherwise(parts, name):
        return True
    if name.startswith("ref"):
        return _idle_ref(parts, value, told)
    # A number after from= or source= may be a place in a list.
    tame = not _LIKE_AN_IDENTIFIER.search(value) and not is_number(value)
    return (tame or bool(_spoken(value))) and pins_article(parts.segments)


def _idle_ref(parts: Parts, value: str, told: bool) -> bool:
    if told:
        return shows_page(parts.segments)
    tame = not _LIKE_AN_IDENTIFIER.search(value) and "-" not in value and not is_number(value)
    tame = tame or _ANY_ADDRESS.match(value) is not None
    return pins_article(parts.segments) or (tame and names_article(parts.segments))


def _loose(parts: Parts, name: str, value: str) -> bool:
    tame = name in known.LOOSE_NAMES and not _LIKE_AN_IDENTIFIER.search(value)
    return tame and pins_article(parts.segments)


def speaks_of_readers(value: str) -> bool:
    """Whether a value is made of nothing but words for where readers come from."""
    spoken = _spoken(value)
    rest = [word for word in _WORD.findall(value.lower()) if word not in spoken]
    return bool(spoken) and max(map(len, rest), default=0) < 3 and not _LIKE_AN_IDENTIFIER.search(value)


def _spoken(value: str) -> frozenset[str]:
    return known.REFERRER_WORDS.intersection(_WORD.findall(value.lower()))


def _amp(parts: Parts, name: str, value: str) -> bool:
    if name in ("outputtype", "output_type"):
        return value.lower().startswith("amp")
    flag = name in known.AMP_FLAGS and value.lower() in known.AMP_VALUES
    return flag and (shows_page(parts.segments) or identified_beside(parts, name))


def _view(parts: Parts, name: str, value: str) -> bool:
    value = value.lower()
    if name in known.VIEW_FLAGS:
        return value in known.FLAG_VALUES
    flag = name in known.AMBIGUOUS_FLAGS and value in known.FLAG_VALUES
    if flag or (name in known.VIEW_NAMES and value in known.VIEW_VALUES):
        return shows_page(parts.segments) or identified_beside(parts, name)
    whole = name in known.VIEW_NAMES and value in known.WHOLE_VALUES
    return whole and named_otherwise(parts, name)


def _mobile(parts: Parts, name: str, value: str) -> bool:
    """`m=1` shows a page with a name of its own on a telephone; elsewhere it is a month."""
    document = bool(parts.segments) and parts.segments[-1].endswith(".html")
    return name == "m" and value in ("0", "1") and document and pins_article(parts.segments)


def _live_post(parts: Parts, name: str, value: str) -> bool:
    """The post at which a live page is opened."""
    return name in ("page", "post") and _LIVE_POST.match(f"{name}={value.lower()}") is not None


def _first_page(parts: Parts, name: str, value: str) -> bool:
    first = value == "1" and name in known.FIRST_PAGE_NAMES
    return first and named_otherwise(parts, name)


IDLE_RULES: Final[tuple[IdleRule, ...]] = (
    ("session", _session),
    ("tracker", _tracker),
    ("referral", _referral),
    ("referrer", _referrer),
    ("page-element", _loose),
    ("amp-parameter", _amp),
    ("mobile-parameter", _mobile),
    ("view-parameter", _view),
    ("first-page", _first_page),
    ("live-post", _live_post),
)
