"""A sender that no mail could have is told as the settings are read."""

from __future__ import annotations

import pytest
from newswire_search.settings import SearchSettings
from newswire_shared.contracts.errors import SettingsError
from newswire_shared.contracts.settings import load


@pytest.mark.parametrize("sender", ["news@localhost", "Saltmere News <news@saltmere.example>"])
def test_a_sender_is_taken_with_and_without_a_name(monkeypatch: pytest.MonkeyPatch, sender: str) -> None:
    monkeypatch.setenv("NEWSWIRE_SEARCH_ALERT_MAIL_FROM", sender)
    assert load(SearchSettings).alert_mail_from == sender


@pytest.mark.parametrize("sender", ["news", "@saltmere.example", "news@", "news@a.example\nBcc: all@a.example"])
def test_what_is_no_sender_is_refused(monkeypatch: pytest.MonkeyPatch, sender: str) -> None:
    monkeypatch.setenv("NEWSWIRE_SEARCH_ALERT_MAIL_FROM", sender)
    with pytest.raises(SettingsError, match=r"ALERT_MAIL_FROM=.*write an address, such as news@example.org"):
        load(SearchSettings)
