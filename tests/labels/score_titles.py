"""Score titles on pages made after habits of content management systems: `titles/pages.txt`.

    python tests/labels/score_titles.py [--half dev|judging]

A part of the file is one page: its half and its kind, what its head and its article say of its title, and behind `>`
the title that a reader sees above the text.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from newswire_enrich.extraction import extract

PAGES = Path(__file__).parent / "titles" / "pages.txt"
PARAGRAPH = "<p>The harbour board met on Monday and talked for three hours about boats, crews and the price of oil.</p>"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["dev", "judging"], default="dev")
    half = parser.parse_args().half
    right, pages = 0, 0
    for part in re.split(r"^=== ", PAGES.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, kind = part.split("\n", 1)[0].split(" ", 1)
        if name != half:
            continue
        head, *article, wanted = part.strip().split("\n")[1:]
        body = f"<article>{''.join(article)}{PARAGRAPH * 5}</article>"
        page = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
        found = extract(page.encode(), "text/html", "https://www.news.example/2025/03/04/a-story-of-the-day.html").title
        pages, right = pages + 1, right + (found == wanted.removeprefix("> "))
        if found != wanted.removeprefix("> "):
            print(f"{kind}: {found!r}, not {wanted.removeprefix('> ')!r}")
    print(f"{right} of {pages} titles right")


if __name__ == "__main__":
    main()
