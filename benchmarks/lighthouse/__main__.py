"""Judge the pages of a newswire that runs: `python -m benchmarks.lighthouse --site ADDRESS [PATH…]`, `make lighthouse`.

Exit status 1: a page has less than 95 of 100 in speed, access, good practice or being found.  One audit is left out:
pages tell search engines not to list them (`noindex`), since the news on them are others'.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

FOLDER = Path(__file__).parent
NPM = ("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
OPTIONS = ("--quiet", "--output=json", "--preset=desktop", "--skip-audits=is-crawlable",
           "--chrome-flags=--headless --no-sandbox --disable-gpu")  # fmt: skip
LEAST = 95


def main() -> int:
    """Print a row a page; the status of the process."""
    parser = argparse.ArgumentParser(prog="lighthouse", description=__doc__)
    parser.add_argument("--site", default="http://127.0.0.1:8080", help="where newswire answers")
    parser.add_argument("paths", nargs="*", help="pages; by default one of each kind")
    given = parser.parse_args()
    if not (FOLDER / "node_modules").exists():
        subprocess.run(NPM, cwd=FOLDER, check=True)
    rows = [(path, scores(given.site + path)) for path in given.paths or usual(given.site)]
    print(f"{'page':<60} {' '.join(f'{name:>14}' for name in rows[0][1])}")
    for path, found in rows:
        print(f"{path[:60]:<60} {' '.join(f'{score:>14}' for score in found.values())}")
    return int(any(score < LEAST for _, found in rows for score in found.values()))


def usual(site: str) -> Iterator[str]:
    """A page of each kind, as far as there are articles for it."""
    yield from ("/", "/search", "/stories", "/entities", "/quotes", "/sources", "/help")
    with urlopen(f"{site}/v1/search?size=1&sort=newest") as reply:
        hits: list[dict[str, Any]] = json.load(reply)["hits"]
    for hit in hits:
        yield f"/articles/{hit['id']}"
        if hit["story"]:
            yield f"/stories/{hit['story']['id']}"


def scores(address: str) -> dict[str, int]:
    """What Lighthouse gives a page in each category, of 100."""
    chrome = shutil.which("chromium") or shutil.which("google-chrome") or ""
    with TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = ("npx", "--no-install", "lighthouse", address, f"--output-path={told}", *OPTIONS)
        environment = {**os.environ, "CHROME_PATH": chrome}
        subprocess.run(command, cwd=FOLDER, env=environment, check=True, capture_output=True)
        categories = json.loads(told.read_text("utf-8"))["categories"]
    return {name: round(100 * each["score"]) for name, each in categories.items()}


if __name__ == "__main__":
    sys.exit(main())
