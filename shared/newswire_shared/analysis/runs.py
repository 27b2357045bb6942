"""Runs of Chinese, Japanese and Korean, which no blank parts into words: each two neighbours are one.

In 東京都 the pairs are 東京 and 京都, and 都 alone ends the run, so each character begins exactly one.  A text that is
looked for may begin and end within a run: its last character begins no pair that is known.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

_IN_RUNS = (
    "\u3005-\u3007\u3031-\u3035\u303b"  # marks of repetition and numbers that stand among Han
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"  # Hiragana, Katakana
    "\u3105-\u312f\u31a0-\u31bf"  # Bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # Han
    "\u1100-\u11ff\uac00-\ud7a3"  # Hangul
)
_RUN = re.compile(f"[{_IN_RUNS}]+")
_LAST_RUN = re.compile(rf"[{_IN_RUNS}]+\s*\Z")
_PIECE = re.compile(f"[{_IN_RUNS}]|[^{_IN_RUNS}]+")
_CHARACTER = re.compile(f"[{_IN_RUNS}]")


def has_run(text: str) -> bool:
    """Whether anything in it is written without blanks."""
    return not text.isascii() and _CHARACTER.search(text) is not None


def pieces(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
    """Each character of its runs, and what stands between them; of a part of the text where bounds are given."""
    return _PIECE.finditer(text, start, end)


def in_pairs(text: str) -> str:
    """A text with its runs cut into pairs, as it is written into an index."""
    return _RUN.sub(lambda run: f" {' '.join(_pairs(run.group()))} ", text) if has_run(text) else text


def asked_in_pairs(text: str) -> tuple[str, bool]:
    """A text as it is looked for among pairs, and whether its last word is only the beginning of one."""
    cut = in_pairs(text).rstrip()
    last = _LAST_RUN.search(text)
    if last is None:
        return cut, False
    return (cut, True) if len(last.group().rstrip()) == 1 else (cut[:-2], False)  # without the character that ends it


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))]
