"""The table of what lives how long names settings that there are, all of them, and stands in the runbook as it is."""

from __future__ import annotations

import re

from newswire_ops.configuration.service_settings import kinds
from newswire_shared.contracts.lifetimes import LIFETIMES, as_markdown
from newswire_shared.contracts.settings import names_of
from tree import ROOT

NAMED = {each.by for each in LIFETIMES if each.by.startswith("NEWSWIRE_")}
KEEPS = re.compile(r"_(KEPT|REMEMBERED_S|RECORD_DAYS)$")  # how settings end by which something lives


def test_every_setting_by_which_something_lives_is_named_and_there() -> None:
    known = {name for kind in kinds() for name in names_of(kind)}
    assert {name for name in known if KEEPS.search(name)} == NAMED <= known


def test_the_runbook_shows_it() -> None:
    assert as_markdown() in (ROOT / "docs" / "runbook.md").read_text("utf-8")


def test_a_row_has_the_value_where_it_is_known() -> None:
    row = next(each for each in LIFETIMES if each.by == "NEWSWIRE_RECORD_DAYS")
    assert row.row({"NEWSWIRE_RECORD_DAYS": "7"})[3] == "NEWSWIRE_RECORD_DAYS=7" and row.row({})[3] == row.by
