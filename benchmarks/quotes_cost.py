"""Processor time of quotes, attribution and dates, a text after the other, as the stages ask for them.

    python benchmarks/quotes_cost.py ARTICLES.jsonl        the lines of `newswire extract`, or any with `body`

Prints milliseconds for 800 words of a text without entities (the costlier case: its people are found here).
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path

from newswire_enrich.dates.dateline import dateline
from newswire_enrich.dates.mentioned import dates
from newswire_enrich.languages.detection import detect
from newswire_enrich.quotes import quotes
from newswire_enrich.quotes.attribution import attributions
from newswire_enrich.quotes.cast import Cast
from newswire_enrich.quotes.prose import prose_of

REPEATS = 10  # after one round that loads and compiles what is kept
WORDS = 800  # a long news article, the unit of decision 15


def enrich(body: str, language: str | None) -> None:
    """What the three stages do."""
    quotes(Cast(prose_of(body, language), ()))
    attributions(Cast(prose_of(body, language), ()))
    dates("body", body, language, date(2026, 3, 2))
    dateline(body, language)


def main() -> None:
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    bodies = [body for line in lines if (body := json.loads(line).get("body"))]
    texts = [(body, detect(body[:600])) for body in bodies]
    for body, language in texts:
        enrich(body, language)
    started = time.process_time()
    for _ in range(REPEATS):
        for body, language in texts:
            enrich(body, language)
    spent_ms = (time.process_time() - started) * 1000 / REPEATS
    words = sum(len(body.split()) for body, _ in texts)
    print(f"{len(texts)} texts, {words} words: {spent_ms / words * WORDS:.2f} ms of processor time for {WORDS} words")


if __name__ == "__main__":
    main()
