"""What each pass over an article's names adds, and what the stage costs.

    python -m benchmarks.entities GOLD.jsonl.xz [GOLD.jsonl.xz …]

GOLD holds `{"id", "text", "entities": [{"start", "end", "type"}]}` a line.  Counted is the exact span with its type,
persons, organisations and places, a leading "the" and a trailing "'s" aside.
"""
