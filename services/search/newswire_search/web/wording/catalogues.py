"""Catalogues: what is written on the pages, in each language that they are written in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Final

from babel import Locale, negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from newswire_search.formats.dates import ENGLISH

FOLDER: Final = Path(__file__).parent
DEFAULT: Final = "en"
LOCALES: Final[Mapping[str, Locale]] = MappingProxyType({"en": ENGLISH, "fr": Locale("fr")})


def catalogue_file(language: str) -> Path:
    """Where the catalogue of a language lies; English has none, it is what the templates say."""
    return FOLDER / f"{language}.po"


@cache
def translations(language: str) -> NullTranslations:
    """The texts of a language; what its catalogue lacks stays English."""
    if language == DEFAULT:
        return NullTranslations()
    # Compiled here, so that there is one file a language, which people edit, and none that can be older than it.
    compiled = BytesIO()
    with catalogue_file(language).open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def preferred(accepted: str | None) -> str:
    """The language of the pages for a header `Accept-Language`."""
    ranges = (_range(part) for part in (accepted or "").split(",")[:20])  # a browser sends a handful
    asked = [tag for tag, weight in sorted(ranges, key=lambda pair: -pair[1]) if weight > 0]
    return negotiate_locale(asked, list(LOCALES), sep="-") or DEFAULT


def _range(part: str) -> tuple[str, float]:
    tag, _, weight = part.strip().partition(";q=")
    try:
        return tag, float(weight or 1)
    except ValueError:
        return tag, 0.0
