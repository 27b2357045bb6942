"""What the doctor is told of enrichment."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_enrich.checks import site_rules
from newswire_shared.running.checks import Finding, Verdict

RULE = 'hosts = ["paper.example"]\n[[rule]]\nbody = "article p"\n'


def found(folder: Path | None, text: str | None, monkeypatch: pytest.MonkeyPatch) -> Finding:
    if folder is None:
        monkeypatch.delenv("NEWSWIRE_ENRICH_SITE_RULES_DIR", raising=False)
    else:
        monkeypatch.setenv("NEWSWIRE_ENRICH_SITE_RULES_DIR", str(folder))
        (folder / "paper.toml").write_text(text or "", "utf-8")
    return site_rules()


def test_rules_of_sites_that_can_be_read_are_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(None, None, monkeypatch).verdict is Verdict.FINE
    assert found(tmp_path, RULE, monkeypatch) == Finding("site rules", Verdict.FINE, f"those of {tmp_path}")


def test_a_rule_that_cannot_be_read_is_wrong_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = found(tmp_path, RULE.replace("body", "bdy"), monkeypatch)
    assert finding.verdict is Verdict.WRONG
    assert "paper.toml, rule 1: bdy is no key here: did you mean body?" in finding.found
