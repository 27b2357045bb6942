"""Make the pages of headlines that the labels are of: made up, of ten layouts in ten languages, and some by hand.

    PYTHONPATH=tests python -m labels.listings.make_pages

Writes `pages/ID.html` and `labels.json`, {ID: {"url", "headlines": {address: title}, "optional": {address: title}}}.
The same call gives the same pages.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from labels.listings.by_hand import PAGES
from labels.listings.layouts import ADDRESSES, LAYOUTS, Site
from labels.listings.sentences import WORDS

HERE = Path(__file__).parent
ROUNDS = 4  # pages of each layout, each in another language and with other addresses


def main() -> None:
    """Write pages and labels."""
    folder, labels = HERE / "pages", {}
    folder.mkdir(exist_ok=True)
    for number in range(ROUNDS * len(LAYOUTS)):
        layout = LAYOUTS[number % len(LAYOUTS)]
        language = list(WORDS)[(number + number // len(LAYOUTS) * 3) % len(WORDS)]
        address = ADDRESSES[(number * 5 + number // len(LAYOUTS)) % len(ADDRESSES)]
        site = Site(f"www.paper{number}.example", language, address, random.Random(number))
        name = f"{layout.__name__}-{language}-{address.__name__}"
        (folder / f"{name}.html").write_text(layout(site), "utf-8")
        labels[name] = {"url": f"https://{site.host}/", "headlines": site.headlines, "optional": site.optional}
    for name, (url, text, headlines) in PAGES.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
        labels[name] = {"url": url, "headlines": headlines, "optional": {}}
    (HERE / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
