"""Where things lie in the repository, for tests at any depth of it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
BESIDE = ROOT.parent / "shared"  # pages and pairs that lie beside a clone; absent where it has none
