"""What a cursor is bound to: a digest of what was asked, which another search does not have."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass

LENGTH = 16  # hexadecimal digits: it tells searches apart that one client asks, and keeps nothing secret


def fingerprint(*asked: object) -> str:
    """The digest of texts and of dataclasses; a field that has its default counts for nothing.

    So a release that adds a condition leaves the cursors of the searches without it as they are.
    """
    # json, not orjson: a text that is no UTF-8 is asked for too, and finds nothing
    return hashlib.sha256(json.dumps([*map(_told, asked)], default=repr).encode()).hexdigest()[:LENGTH]


def _told(asked: object) -> object:
    if not is_dataclass(asked) or isinstance(asked, type):
        return asked
    plain = type(asked)()
    given = {field.name: getattr(asked, field.name) for field in fields(asked)}
    return {name: value for name, value in sorted(given.items()) if value != getattr(plain, name)}
