"""Known holes of the packages in use, by pip-audit where it and a register of holes can be had.

Exit status 1 if a package has a known hole, else 0: where nothing can be asked, that is said, and is no fault of the
packages.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

PROBE_S = 4  # for a question about one package, each register: CI waits eight seconds where none can be reached
PATIENCE_S = 60  # for a register that answered: a look-up takes a tenth of a second
ASKED = ("pypi", "osv")  # the registers that pip-audit knows, in the order of trust
PROBED = "celery==5.0.0"  # a release that both registers have known for years


def main() -> int:
    """Print what is known of the packages of this environment."""
    if importlib.util.find_spec("pip_audit") is None:
        return _unknown("pip-audit is not installed: pip install pip-audit")
    for register in filter(_answers, ASKED):
        found = _asked(register, ["--local", "--skip-editable"], PATIENCE_S)
        if found is not None:
            return _told(found, register)
    return _unknown("no register of known holes can be reached from here")


def _answers(register: str) -> bool:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as probed:
        Path(probed.name).write_text(PROBED + "\n")
        words = ["--requirement", probed.name, "--no-deps", "--disable-pip"]
        return _asked(register, words, PROBE_S) is not None


def _asked(register: str, words: Sequence[str], patience_s: float) -> list[dict[str, object]] | None:
    """What a register knows of each package; None where it cannot be asked."""
    argv = [sys.executable, "-m", "pip_audit", *words, "--progress-spinner", "off",
            "--format", "json", "--vulnerability-service", register]  # fmt: skip
    try:
        done = subprocess.run(argv, capture_output=True, text=True, timeout=patience_s, check=False)
        found: list[dict[str, object]] = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None
    return found if any("vulns" in each for each in found) else None


def _told(found: list[dict[str, object]], register: str) -> int:
    holes = [f"  {each['name']} {each['version']}: {_names(each)}" for each in found if each.get("vulns")]
    skipped = sum("vulns" not in each for each in found)
    print(f"{len(found) - skipped} packages were asked about ({register}), {skipped} are not known there")
    print("\n".join(["known holes:", *holes]) if holes else "no known hole")
    return 1 if holes else 0


def _names(each: dict[str, object]) -> str:
    holes = each["vulns"]
    assert isinstance(holes, list)
    return ", ".join(
        f"{hole['id']} (mended in {', '.join(hole['fix_versions']) or 'no release yet'})" for hole in holes
    )


def _unknown(why: str) -> int:
    print(f"whether a package has a known hole was not found out: {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
