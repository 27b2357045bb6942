"""A script carries of the functions that scripts share those alone that it uses."""

from __future__ import annotations

from newswire_shared.state.scripts import SCRIPTS, used

LIBRARY = """\
local ONE = 1
local function plain() return ONE end
local first, second = 2, 3
local function nested()
  local plain_too = plain()
  return plain_too + second
end
local function unused() return nested() end
"""


def test_what_a_script_names_is_kept_in_order_with_what_that_needs() -> None:
    assert [text.split("\n")[0] for text in used(LIBRARY, "return nested()")] == [
        "local ONE = 1",
        "local function plain() return ONE end",
        "local first, second = 2, 3",
        "local function nested()",
    ]


def test_a_definition_is_kept_whole() -> None:
    (*_, last) = used(LIBRARY, "return nested()")
    assert last.endswith("  return plain_too + second\nend\n")


def test_a_word_that_only_begins_alike_names_nothing() -> None:
    assert used(LIBRARY, "return nested_too, plainly") == []


def test_a_script_without_a_library_is_its_own_text() -> None:
    assert used("", "return 1") == []


def test_a_small_script_carries_little_of_what_is_shared() -> None:
    assert "now_ms" in SCRIPTS["tick"].text
    assert "ledger_advance" not in SCRIPTS["tick"].text
    assert "ledger_advance" in SCRIPTS["advance"].text
