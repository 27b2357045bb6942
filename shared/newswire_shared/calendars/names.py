"""Names of months and weekdays in the languages of news, as `names.json` lists them.

They are those of the Unicode CLDR (Unicode License v3) as Babel has them, which loads all that it knows of a language
and keeps it: for the months of fifty, a quarter of a second and 50 MB in each process that reads pages.
`python -m newswire_shared.calendars` writes the table anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import orjson

# Whether a name stands in a date ("format") or alone, then its width ("wide", "abbreviated"): names in their order.
Forms = Mapping[str, Mapping[str, Sequence[str]]]

FILE = files(__package__).joinpath("names.json")


def month_names(language: str) -> Forms:
    """The names of months, January first.  Raises KeyError for a language that is not in the table."""
    return _names()[language]["months"]


def weekday_names(language: str) -> Forms:
    """The names of weekdays, Monday first.  Raises KeyError for a language that is not in the table."""
    return _names()[language]["days"]


@cache
def _names() -> dict[str, dict[str, Forms]]:
    return orjson.loads(FILE.read_bytes())  # type: ignore[no-any-return]
