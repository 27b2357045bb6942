"""Estimated frequencies of words in a language without a table, judged by the text that they stand in.

What is common in a language is short, and takes up more of any text than what the text is about (Zipf 1935); names and
numbers are seldom common.  Measured on unrelated English and German articles without their tables: the mean cosine is
.02 so, .30 and .39 with every word taken for rare, .01 with the tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from newswire_enrich.linking.frequencies import RAREST
from newswire_enrich.linking.terms import Term, is_piece, term_of

SHORTEST = 4  # letters; what is shorter is an article, a pronoun, a particle, unless it stands all in capitals
COMMON_SHARE = 0.008  # of a text's words: "and" and "of" take more, the subject of an article mostly less
FREQUENCIES = {4: 7e-5, 5: 6e-5, 6: 4.7e-5, 7: 2.8e-5, 8: 1.8e-5, 9: 1.2e-5}  # of words by their letters: the mean
LONG_WORD = 8e-6  # over seven languages with tables (fi, de, pl, hu, tr, lt, sv) without their 150 commonest words
CERTAIN = 1.0  # in every article, so it is no term
NAMED_TIMES = 2  # a capital that stands only once may be that of a sentence


def judged_by(words: Iterable[str]) -> Callable[[str], Term]:
    """The term of a word in small letters, as the words of a text let it be judged."""
    written = Counter(words)
    counts: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for word, times in written.items():
        counts[word.lower()] += times
        small[word] += times if word == word.lower() else 0
    most = COMMON_SHARE * counts.total()

    def frequency(word: str) -> float:
        if any(map(str.isdigit, word)) or is_piece(word) or (len(word) > 1 and word.upper() in written):
            return RAREST
        if len(word) < SHORTEST or (counts[word] > most and 2 * small[word] >= counts[word] > 1):
            return CERTAIN
        if not small[word] and counts[word] >= NAMED_TIMES:
            return RAREST
        return FREQUENCIES.get(len(word), LONG_WORD)

    return lambda word: term_of(word, frequency(word))
