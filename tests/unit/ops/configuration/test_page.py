"""The committed page of settings and topology is the one that the code makes."""

from __future__ import annotations

import pytest
from newswire_ops.configuration.page import default_of, page
from newswire_ops.configuration.service_settings import kinds
from newswire_shared.contracts.settings import names_of
from newswire_shared.contracts.topology import GROUPS, QUEUE_NAMES, ROUTES
from newswire_shared.state.keys import table
from pydantic.fields import FieldInfo
from tree import ROOT

COMMITTED = ROOT / "docs" / "configuration.md"


def test_the_committed_page_is_the_one_that_the_code_makes() -> None:
    made = page()
    again = "run: .venv/bin/python -m newswire_ops.configuration.page > docs/configuration.md"
    assert COMMITTED.read_text("utf-8") == made, again


def test_every_kind_of_key_is_on_it() -> None:
    assert [key.pattern for key in table() if f"| `{key.pattern}` |" not in page()] == []


def test_every_setting_queue_task_and_group_is_on_it() -> None:
    names = [name for kind in kinds() for name in names_of(kind)]
    places = [*QUEUE_NAMES, *(route.task for route in ROUTES), *(group.name for group in GROUPS)]
    made = page()
    assert [name for name in (*names, *places) if f"`{name}`" not in made] == []


@pytest.mark.parametrize(
    ("default", "shown"),
    [(None, "unset"), (False, "`false`"), ((1.5, 2.0), "`[1.5, 2.0]`"), ((), "`[]`"), (7.0, "`7.0`"), ("a", "`a`")],
)
def test_a_default_is_written_as_a_person_would(default: object, shown: str) -> None:
    assert default_of(FieldInfo(default=default)) == shown
