"""Labelled reports of one template are told apart by their signatures alone."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from newswire_enrich.linking.near_copies import CopyRules, share_a_template
from newswire_enrich.linking.signature import sign

LABELS = Path(__file__).parents[3] / "labels" / "templates"


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_reports_of_one_site_on_two_earthquakes_have_one_template(language: str, tmp_path: Path) -> None:
    subprocess.run([sys.executable, LABELS / "make.py", tmp_path], check=True)
    gold = json.loads((tmp_path / "gold.json").read_text(encoding="utf-8"))
    rows = map(json.loads, (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    quakes = [row for row in rows if gold[row["id"]].startswith(f"earthquake {language}")]
    for one, other in combinations(quakes, 2):
        a, b = (sign(row["title"], row["body"], language) for row in (one, other))
        assert share_a_template(a, b, CopyRules()) is (one["source"] == other["source"])
