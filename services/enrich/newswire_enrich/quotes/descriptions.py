"""How a text describes a speaker whom it does not name: "a spokeswoman for the ministry"."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_enrich.languages.agencies import is_medium
from newswire_enrich.languages.descriptions import ENDING, NOBODY, PARTICLES, POINTING, STATED
from newswire_enrich.languages.function_words import ARTICLES, GOVERNING, ROLE_ENDS, SKIPPED, indefinite
from newswire_enrich.languages.speech_verbs import DAYS, PARTICIPLES
from newswire_enrich.quotes.prose import Prose, ProseWord
from newswire_enrich.quotes.subjects import CUT
from newswire_enrich.quotes.written_names import TELLING

MOST_WORDS = 12  # of a description; what is longer tells of more than who speaks
HEAD_WORDS = 4  # of a description, among which is what somebody is
_BEGINNING = ARTICLES - POINTING
_BEFORE_PARTS = GOVERNING | ROLE_ENDS  # before an article that stands within a phrase
_STOPS = DAYS | ENDING | PARTICIPLES | STATED
_TRAILING = _BEFORE_PARTS | ARTICLES | PARTICLES


def description(prose: Prose, start: int, verb: ProseWord, end: int) -> str | None:
    """The phrase with an article that is the subject of a verb, before it from `start` on, else behind it."""
    cuts = [start, *(cut.end() for cut in CUT.finditer(prose.text, start, verb.start))]
    ahead = prose.words_in(cuts[-1], verb.start)
    while ahead and ahead[-1].lower in SKIPPED:
        ahead = ahead[:-1]
    first = next((n for n, word in enumerate(ahead) if _begins(prose, ahead, n)), None)
    if first is not None:
        return _said(prose, ahead[first:])
    behind = () if verb.lower in TELLING else prose.words_in(verb.end, end)
    if not behind or not _begins(prose, behind, 0) or CUT.search(prose.text, verb.end, behind[0].start):
        return None
    return _said(prose, _up_to_its_end(prose, behind, end))


def _begins(prose: Prose, words: Sequence[ProseWord], place: int) -> bool:
    """Whether a word is an article that begins a phrase, and not one within: "of the"."""
    lower = words[place].lower
    is_article = lower in _BEGINNING or lower in indefinite(prose.language)
    return is_article and not (place and words[place - 1].lower in _BEFORE_PARTS)


def _up_to_its_end(prose: Prose, words: Sequence[ProseWord], end: int) -> Sequence[ProseWord]:
    """A phrase up to a mark, to when and how something was said, or to whom."""
    cut = CUT.search(prose.text, words[0].end, end)
    within = [word for word in words if not cut or word.start < cut.start()]
    stop = next((n for n in range(1, len(within)) if _ends(within, n)), len(within))
    trailing = _TRAILING | indefinite(prose.language)
    while stop > 1 and within[stop - 1].lower in trailing:
        stop -= 1
    return within[:stop]


def _ends(words: Sequence[ProseWord], place: int) -> bool:
    lower = words[place].lower
    if lower in _STOPS:
        return True
    return lower in ARTICLES and place + 1 < len(words) and is_medium(" ".join(w.lower for w in words[place + 1 :]))


def _said(prose: Prose, words: Sequence[ProseWord]) -> str | None:
    """The words as they are written; None for what nobody is, or for too many."""
    if not 2 <= len(words) <= MOST_WORDS or any(word.lower.startswith(NOBODY) for word in words[1:HEAD_WORDS]):
        return None
    return prose.text[words[0].start : words[-1].end]
