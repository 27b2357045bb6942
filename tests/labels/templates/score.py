"""Score `newswire link` on what `make.py` made; see the README.

For each kind: of the pairs of reports on one event how many share a story, and how many reports share one with another
event's.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

DEVELOPMENT = ("earthquake", "earnings")


def counts(gold: dict[str, str], stories: dict[str, str]) -> dict[str, Counter[str]]:
    """By kind and language: pairs, those that are together, reports, and those that are with another event's."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    events: dict[str, list[str]] = defaultdict(list)
    members: dict[str, set[str]] = defaultdict(set)
    for article, event in gold.items():
        events[event].append(article)
        members[stories.get(article, article)].add(event)
    for event, articles in events.items():
        counted = found[event.rpartition(" ")[0]]
        counted["pairs"] += len(articles) - 1
        counted["together"] += len(articles) - len({stories.get(article, article) for article in articles})
        counted["reports"] += len(articles)
        counted["mixed"] += sum(len(members[stories.get(article, article)]) > 1 for article in articles)
    return found


def main() -> None:
    """Read the arguments and print a line for each kind and language."""
    parser = argparse.ArgumentParser(description="Score stories of reports made from templates.")
    parser.add_argument("gold", type=Path, help="gold.json of make.py")
    parser.add_argument("linked", type=Path, help="output of `newswire link`")
    parser.add_argument("--half", choices=("dev", "judging", "all"), default="dev")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.linked.read_text(encoding="utf-8").splitlines()]
    gold: dict[str, str] = json.loads(args.gold.read_text(encoding="utf-8"))
    for name, counted in counts(gold, {row["id"]: row["story"] for row in rows}).items():
        half = "dev" if name.split()[0] in DEVELOPMENT else "judging"
        if args.half in (half, "all"):
            print(
                f"{name:<16}{counted['together']:>3} of {counted['pairs']} pairs together, "
                f"{counted['mixed']:>3} of {counted['reports']} reports with another event"
            )


if __name__ == "__main__":
    main()
