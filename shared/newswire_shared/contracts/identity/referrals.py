"""Rules about the query since scheme 2, which come beside those of scheme 1.

A parameter goes if its name is a maker's, or if the rest of the address names the article so surely that the value
cannot.  The answers lean towards staying.
"""

from __future__ import annotations

import re
from typing import Final

from newswire_shared.contracts.identity import referral_names as names
from newswire_shared.contracts.identity.address import Parts
from newswire_shared.contracts.identity.evidence import is_number, names_article, pins_article, shows_page
from newswire_shared.contracts.identity.parameters import (
    IdleRule,
    named_otherwise,
    speaks_of_readers,
)

_DIGIT = re.compile(r"\d", re.ASCII)
_WORDS = re.compile(r"[^a-z]+", re.ASCII)
_UNIX_TIME = re.compile(r"1\d{9}(?:\d{3})?", re.ASCII)  # of 2001 to 2033, in seconds or milliseconds
_PLAIN_WORDS = re.compile(r"[A-Za-z][A-Za-z_.%20/|~-]{0,39}", re.ASCII)  # %20 is a space: no other digit stands
_TOKEN = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[\w.-]{8,}", re.ASCII | re.DOTALL)
_JSON_TOKEN = re.compile(r"eyJ[\w-]{17,}[\w.=%-]*", re.ASCII)  # every object in JSON begins so in base64
# Ids of pages as the publishing system Arc and MSN make them.
_PAGE_ID = re.compile(r"[A-Z0-9]{26}|(?:ar|vi|ss)-(?:AA|BB)[0-9A-Za-z]{5,8}", re.ASCII)
_CODE = re.compile(r"(?=.*[A-Za-z]{2})[\w.~%-]+", re.ASCII | re.DOTALL)
_NUMBER_IN_PATH = re.compile(r"\d{5,}", re.ASCII)
# A reader's code of Substack, whose articles have the path /p/slug.
_READER_CODE = re.compile(r"[0-9a-z]{2,8}", re.ASCII)


def no_makers_parameters(parts: Parts) -> Parts:
    """Before the other rules about parameters: what a tracker adds must not be evidence of an article for them."""
    kept = tuple(param for param in parts.params if not _is_makers(param))
    return parts if len(kept) == len(parts.params) else parts._replace(params=kept)


def is_sure_in_route(param: str) -> bool:
    """Whether a parameter of a route in the fragment is a tracker, which only few names say there."""
    name = _name(param)
    return name.startswith(names.ROUTE_PREFIXES) or name in names.ROUTE_NAMES


def is_pinned(parts: Parts) -> bool:
    """Whether the path holds what no two articles of a site share."""
    return pins_article(parts.segments) or any(map(_PAGE_ID.fullmatch, parts.segments[-2:]))


def _name(param: str) -> str:
    return param.partition("=")[0].lower()


def _is_makers(param: str) -> bool:
    name = _name(param)
    return name in names.MAKERS_NAMES or name.startswith(names.MAKERS_PREFIXES) or param == "gad=1"  # Google's


def _referral(parts: Parts, name: str, value: str) -> bool:
    """As in scheme 1, with more names; a value with digits under an unsure name may be an identifier."""
    if name not in names.REFERRALS:
        return False
    if is_number(value):
        return is_pinned(parts)
    if (shows_page(parts.segments) and not _DIGIT.search(value)) or speaks_of_readers(value):
        return True
    return is_pinned(parts) if name in names.UNSURE_NAMES else named_otherwise(parts, name)


def _reader(parts: Parts, name: str, value: str) -> bool:
    """Where readers come from: a word for it, a code of a campaign, or any word on a page that is pinned."""
    if name in names.CHANNEL_NAMES and speaks_of_readers(value):
        return named_otherwise(parts, name)
    word = name in ("ref", "from", "source") and value.isalpha()
    code = name in names.CODE_NAMES and _CODE.fullmatch(value) is not None
    network = names.NETWORKS.intersection(_WORDS.split(value.lower())) and not _DIGIT.search(value)
    if code and network and name != "ref":  # which may hold the slug of an article
        return named_otherwise(parts, name)
    if name == "via" and value.startswith(("@", "%40")):  # the account that shared it
        return names_article(parts.segments)
    return (word or code or (name == "source" and "---" in value)) and is_pinned(parts)  # Medium joins by dashes


def _companion(parts: Parts, name: str, value: str) -> bool:
    """What stands beside a parameter of the same make."""
    given = {_name(param) for param in parts.params} - {name}
    if not any(name in makes and first in given for first, makes in names.COMPANIONS):
        return False
    return is_pinned(parts) or (names_article(parts.segments) if name in names.ON_ANY_ARTICLE else "storyid" in given)


def _place(parts: Parts, name: str, value: str) -> bool:
    plain = _PLAIN_WORDS.fullmatch(value) is not None or (name == "seen" and is_number(value))
    return name in names.PLACE_NAMES and plain and is_pinned(parts)


def _token(parts: Parts, name: str, value: str) -> bool:
    if name not in names.TOKEN_NAMES:
        return False
    if _JSON_TOKEN.fullmatch(value):
        return names_article(parts.segments)
    return _TOKEN.fullmatch(value) is not None and is_pinned(parts)


def _time(parts: Parts, name: str, value: str) -> bool:
    if _UNIX_TIME.fullmatch(value) is None:
        return False
    return (name in names.CACHE_NAMES and names_article(parts.segments)) or (
        name in names.TIME_NAMES and is_pinned(parts)
    )


def _letter(parts: Parts, name: str, value: str) -> bool:
    """What Substack adds to /p/slug: the code of the reader, the way of sharing, the ids of the article itself."""
    if len(parts.segments) != 2 or parts.segments[0] != "p" or not names_article(parts.segments):
        return False
    if name in names.LETTER_IDS:
        return {_name(param) for param in parts.params} >= names.LETTER_IDS
    code = name == "r" and _READER_CODE.fullmatch(value) is not None and not is_number(value)
    return code or (name == "s" and value in ("r", "w"))


def _switch(parts: Parts, name: str, value: str) -> bool:
    if name not in names.SWITCH_NAMES:
        return False
    return shows_page(parts.segments) if value.lower() in names.SWITCHED_ON else value == "1" and is_pinned(parts)


def _repeat(parts: Parts, name: str, value: str) -> bool:
    """The number of the path once more; a name without a value repeats nothing either."""
    if name not in names.REPEATS:
        return False
    numbers = (number for segment in parts.segments[-2:] for number in _NUMBER_IN_PATH.findall(segment))
    return value in numbers if value else shows_page(parts.segments)


def _view(parts: Parts, name: str, value: str) -> bool:
    """Another look of one page."""
    value = value.lower()
    if name in names.PAGES_OF_ONE or (name, value) in names.PINNED_VIEWS:
        return is_pinned(parts)
    if name in names.COMMENT_NAMES or (name, value) in names.VIEWS:
        return named_otherwise(parts, name)
    return name in names.SCALE_NAMES and value in names.SCALES and names_article(parts.segments)


REFERRAL: Final[IdleRule] = ("referral", _referral)  # takes the place of scheme 1's
MORE_RULES: Final[tuple[IdleRule, ...]] = (
    ("referrer", _reader),
    ("referral", _companion),
    ("page-element", _place),
    ("token", _token),
    ("time", _time),
    ("letter", _letter),
    ("view-parameter", _switch),
    ("repeated-number", _repeat),
    ("view-parameter", _view),
)
