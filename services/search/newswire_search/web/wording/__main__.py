"""Bring the catalogues up to what the pages say: `python -m newswire_search.web.wording`, in a clone of the project.

A text that is new stands in each catalogue without a translation, and a test fails until it has one; what no page
says any longer is gone.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from newswire_search.web.wording.catalogues import DEFAULT, LOCALES, catalogue_file

PACKAGE = Path(__file__).parents[2]
METHODS = [("web/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"web/templates/**.html": {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}}
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "gettext": None, "ngettext": (1, 2), "written": None}


def said() -> Catalog:
    """Every text of the pages: those of templates, and in Python those that stand in `written(…)`."""
    catalogue = Catalog()
    found = extract_from_dir(PACKAGE, METHODS, OPTIONS, KEYWORDS)
    for file, _, text, comments, context in found:
        catalogue.add(text, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalogue


def updated(language: str) -> Catalog:
    """The catalogue of a language with every text of the pages, and no other."""
    file = catalogue_file(language)
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=language)
    catalogue.update(said(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def main() -> None:
    """Write the catalogue of each language."""
    for language in LOCALES:
        if language != DEFAULT:
            catalogue = updated(language)
            with catalogue_file(language).open("wb") as opened:
                write_po(opened, catalogue, include_lineno=False, sort_output=True, omit_header=True, width=100)


if __name__ == "__main__":
    main()
