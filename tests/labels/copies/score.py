"""Score `newswire link` on what `make.py` made; see the README.

A copy counts as found when its `duplicate_of` is its original or another copy of that.  Any `duplicate_of` at an
original or a look-alike is a false positive.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

Gold = dict[str, dict[str, str | None]]


def family(article: str, gold: Gold) -> str:
    """The id of the original that an article copies, or its own."""
    return gold[article]["copy_of"] or article


def half(article: str, gold: Gold) -> str:
    """`judging` where the SHA-1 of the family's id begins with an odd hex digit, else `dev`."""
    digit = hashlib.sha1(family(article, gold).encode()).hexdigest()[0]
    return "judging" if int(digit, 16) % 2 else "dev"


def verdict(article: str, named: str | None, gold: Gold) -> str:
    """What is to be said of one answer: found, missed, false, wrong family, or alone and rightly so."""
    is_copy = gold[article]["copy_of"] is not None
    if named is None:
        return "missed" if is_copy else "alone"
    if not is_copy:
        return "false"
    return "found" if named in gold and family(named, gold) == family(article, gold) else "wrong family"


def print_report(verdicts: dict[str, str], gold: Gold) -> None:
    """Print the counts by kind, then precision and recall over all."""
    by_kind = Counter((str(gold[article]["kind"]), verdict) for article, verdict in verdicts.items())
    for kind in sorted({kind for kind, _ in by_kind}):
        counts = {verdict: n for (k, verdict), n in sorted(by_kind.items()) if k == kind}
        print(f"{kind:<20}{sum(counts.values()):>5}  " + ", ".join(f"{name} {n}" for name, n in counts.items()))
    total = Counter(verdicts.values())
    named = total["found"] + total["wrong family"] + total["false"]
    copies = total["found"] + total["wrong family"] + total["missed"]
    precision, recall = total["found"] / max(1, named), total["found"] / max(1, copies)
    print(f"precision {precision:.4f} ({total['found']}/{named})  recall {recall:.4f} ({total['found']}/{copies})")


def main() -> None:
    """Read the arguments and score."""
    parser = argparse.ArgumentParser(description="Score near-copies.")
    parser.add_argument("gold", type=Path, help="gold.json of make.py")
    parser.add_argument("linked", type=Path, help="output of `newswire link`")
    parser.add_argument("--half", choices=("dev", "judging", "all"), default="dev")
    parser.add_argument("--wrong", action="store_true", help="name what is wrong; only of the development half")
    args = parser.parse_args()
    gold: Gold = json.loads(args.gold.read_text(encoding="utf-8"))
    rows = [json.loads(line) for line in args.linked.read_text(encoding="utf-8").splitlines()]
    named = {row["id"]: row.get("duplicate_of") for row in rows}
    verdicts = {a: verdict(a, named.get(a), gold) for a in gold if args.half in ("all", half(a, gold))}
    print_report(verdicts, gold)
    for article, said in verdicts.items() if args.wrong else ():
        if said not in ("found", "alone") and half(article, gold) == "dev":
            print(f"{article} {gold[article]['kind']}: {said}, {named.get(article)} for {gold[article]['copy_of']}")


if __name__ == "__main__":
    main()
