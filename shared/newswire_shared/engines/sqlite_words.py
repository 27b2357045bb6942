"""What the embedded index keeps of a text for its full text, and how FTS5 is asked for it.

Runs of Chinese, Japanese and Korean are cut into pairs.  Behind a text stand its stems, each once: they tell that it
has a word in some form, and cost a few bytes each.  A character of the private area before a stem
says its language, so that no stem is taken for a word, nor for the stem of another language.
"""

from __future__ import annotations

from collections.abc import Iterable

from newswire_shared.analysis.runs import asked_in_pairs, in_pairs
from newswire_shared.analysis.scripts import languages_of
from newswire_shared.analysis.stems import stems, stems_of
from newswire_shared.analysis.words import spelled, words_of
from newswire_shared.contracts.index_schema import suffix

# Of what an article is found by.  0 are texts as they stand, which releases before schema 4 wrote, 1 is what `written`
# gives, and 2 the same with the facets of schema 5.  Whoever changes what `written` gives, also by another release of
# PyStemmer, raises it: what is taken out of the full text has to be what was put in.
WORDS = 2


def written(title: str, body: str, language: str | None) -> tuple[str, str]:
    """What stands in the full text for title and body."""
    return written_text(title, language), written_text(body, language)


def written_text(text: str, language: str | None) -> str:
    """What stands in the full text for one text."""
    known = suffix(language)
    found = sorted(stems({*words_of(text)}, known))
    before = f"\n{_mark(known)}" if found else ""
    return before.join([in_pairs(spelled(text)), *found])


def as_written(text: str) -> str:
    """An expression for a word, or words that follow one another; it is always a quoted string, so none is syntax."""
    asked, is_beginning = asked_in_pairs(spelled(text))
    quoted = '"' + asked.replace('"', '""') + '"'
    return f"{quoted} *" if is_beginning else quoted


def in_any_form(word: str, languages: Iterable[str]) -> str:
    """An expression for a word as it stands, or inflected in one of some languages."""
    inflected = by_stem(word, languages)
    return f"({as_written(word)} OR {inflected})" if inflected else as_written(word)


def by_stem(word: str, languages: Iterable[str]) -> str | None:
    """An expression for the stems of a word alone; None where it has none."""
    held = {*languages}
    asked = [language for language in languages_of(word) if language in held]
    forms = [f'"{_mark(language)}{stem}"' for language in asked for stem in sorted(stems_of(word, language))]
    return f"({' OR '.join(forms)})" if forms else None


def _mark(language: str) -> str:
    first, second = (ord(letter) - ord("a") for letter in language)
    return chr(0xE000 + 26 * first + second)
