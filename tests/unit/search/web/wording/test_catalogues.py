"""The catalogues: they have every text of the pages in their language, and the pages have no text beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from newswire_search.web.wording.__main__ import PACKAGE, said
from newswire_search.web.wording.catalogues import DEFAULT, LOCALES, catalogue_file

OTHERS = [language for language in LOCALES if language != DEFAULT]
TEMPLATES = sorted((PACKAGE / "web" / "templates").rglob("*.html"))
FIELD = re.compile(r"%\(\w+\)s")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
TRANSLATED = re.compile(r"\{%-? *trans\b.*?endtrans *-?%\}", re.DOTALL)
CODE = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
MARKED = re.compile(r"<(code|kbd)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^<>]*>", re.DOTALL)
ADDRESS = re.compile(r"https?://|\S+@")
SPOKEN = re.compile(r'(?:aria-label|title|placeholder|alt)="([^"{]*[A-Za-z]{2}[^"{]*)"')
WORD = re.compile(r"[A-Za-z]{2,}")
NAMES = {"API", "UTC", "JSON", "CSV", "RSS", "Atom", "Feed", "curl", "news.example"}  # the same in all languages


def messages(language: str) -> Iterator[Message]:
    with catalogue_file(language).open("rb") as file:
        yield from (message for message in read_po(file, locale=language) if message.id)


def forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (str(text),)


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_every_text_and_no_other(language: str) -> None:
    kept = {forms(message.id) for message in messages(language)}
    known = {forms(message.id) for message in said() if message.id}
    missing, left = sorted(known - kept), sorted(kept - known)
    assert (missing, left) == ([], []), "run python -m newswire_search.web.wording"


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated_with_all_that_stands_in_it(language: str) -> None:
    every = [*messages(language)]
    assert [message.id for message in every if message.fuzzy or not all(forms(message.string))] == []
    # a singular may do without its number: "one article"
    strange = [
        m.id for m in every if set(FIELD.findall("".join(forms(m.string)))) - set(FIELD.findall("".join(forms(m.id))))
    ]
    lost = [m.id for m in every if set(FIELD.findall(forms(m.id)[-1])) - set(FIELD.findall(forms(m.string)[-1]))]
    assert (strange, lost) == ([], [])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_text_of_a_template_stands_outside_of_the_catalogues(template: Path) -> None:
    text = TRANSLATED.sub(" ", COMMENT.sub("", template.read_text("utf-8")))
    plain = TAG.sub(" ", MARKED.sub(" ", CODE.sub("", text)))
    spoken = [said for said in SPOKEN.findall(CODE.sub("{", text)) if said not in NAMES and not ADDRESS.match(said)]
    assert ([word for word in WORD.findall(plain) if word not in NAMES], spoken) == ([], [])
