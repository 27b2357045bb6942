"""The names of sources: small letters, digits, dots, hyphens, underscores; at most 63, as hosts have in one label."""

from __future__ import annotations

import re

LONGEST_NAME = 63
_NAME = re.compile(rf"[a-z0-9][a-z0-9._-]{{0,{LONGEST_NAME - 1}}}")


def is_source_name(name: str) -> bool:
    """Whether a text may be the name of a source."""
    return _NAME.fullmatch(name) is not None
