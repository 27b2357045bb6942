"""The message that starts the next stage keeps the home of its article, and of no other."""

from __future__ import annotations

import pytest
from newswire_shared.accounting.ladder import next_message
from newswire_shared.contracts.events import ArticleEnriched, CaptureRef
from newswire_shared.contracts.outcomes import Onward
from newswire_shared.contracts.reasons import Lane, Stage


@pytest.mark.parametrize(("article", "home"), [("a", "2026-04"), ("another", "")])
def test_a_capture_that_becomes_another_article_s_leaves_its_home_behind(article: str, home: str) -> None:
    capture = CaptureRef(capture_id="c", article_id="a", source="desk", ref="raw", home="2026-04")
    onward = CaptureRef(capture_id="c", article_id=article, source="desk", ref="copy", home=home)
    message = next_message(capture, Lane.LIVE, Onward(Stage.INDEX, "copy", article))
    assert message == ArticleEnriched(lane=Lane.LIVE, captures=(onward,))
