"""Static files are known by their names alone, and kept for good under their own digest alone."""

from __future__ import annotations

from pathlib import Path

from newswire_shared.web.static_files import A_YEAR, StaticFolder


def test_a_file_is_found_by_its_name_and_by_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "a.css").write_text("a {}")
    (tmp_path / "secret").touch()
    found = StaticFolder(tmp_path / "inside").files
    assert found.get("a.css") == tmp_path / "inside" / "a.css"
    assert [found.get(name) for name in ("../secret", "", ".", "/etc/passwd")] == [None] * 4


def test_what_was_asked_for_under_another_version_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a {}")
    before = StaticFolder(tmp_path)
    assert before.headers(before.version) == {"Cache-Control": A_YEAR}
    (tmp_path / "a.css").write_text("b {}")
    after = StaticFolder(tmp_path)
    assert after.version != before.version and after.headers(before.version) == {}
