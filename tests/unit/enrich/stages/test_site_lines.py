"""What a site prints under its articles goes; what an article says stays, also where it stands twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_enrich.draft import Draft
from newswire_enrich.page import Page
from newswire_enrich.sites.memory import MemoryRule, ProcessSiteMemory
from newswire_enrich.stages.fingerprint import Fingerprint
from newswire_enrich.stages.site_lines import LONGEST_CHARACTERS, SiteLines, digest_of, removable
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import End
from newswire_shared.testing import FakeUrlRegistry, Memory
from unit.enrich.samples import draft

BIO = "Oda Finch writes about harbours for the Saltmere Courier and keeps two boats."
SITE = "https://news.example.org/saltmere"


def text(number: int, *more: str) -> str:
    """A body of its own, with more lines at its end."""
    own = [
        f"On day {number} of the repair the harbour got {part + number} new bollards, "
        f"and the board paid {part * number + 1} thousand for them."
        for part in range(1, 5)
    ]
    return "\n\n".join([*own, *more])


def read(stage: SiteLines, number: int, *more: str, site: str = SITE) -> Page:
    """What the stage makes of one article."""
    return stage.cleaned(Page("Bollards", text(number, *more)), f"{site}/{number}", f"article-{number}")


def learned(*more: str, articles: int = 2) -> SiteLines:
    """A stage that has seen as many articles with these lines as are needed."""
    stage = SiteLines(ProcessSiteMemory(MemoryRule(articles=articles)))
    for number in range(1, articles + 1):
        assert read(stage, number, *more).body == text(number, *more)
    return stage


def test_a_line_of_many_articles_is_taken_out_and_kept_as_junk() -> None:
    page = read(learned(BIO), 9, BIO)
    assert (page.body, page.junk) == (text(9), (BIO,))


def test_case_and_marks_make_no_other_line() -> None:
    assert read(learned(BIO), 9, f"• {BIO.upper()}!").body == text(9)


def test_subdomains_are_one_site_and_other_sites_are_not() -> None:
    stage = learned(BIO)
    assert read(stage, 8, BIO, site="https://sport.example.org").body == text(8)
    assert read(stage, 9, BIO, site="https://news.example.net").body == text(9, BIO)


def test_an_article_without_an_address_of_the_web_is_left_alone() -> None:
    stage = learned(BIO)
    page = Page("Bollards", text(9, BIO))
    assert stage.cleaned(page, "file:files/9.html", "article-9") is page


@pytest.mark.parametrize("line", ["Background", "SALTMERE, Alder Coast", "* * *", "Ankara"])
def test_short_headings_and_datelines_are_every_article_s_own(line: str) -> None:
    assert read(learned(line), 9, line).body == text(9, line)


@pytest.mark.parametrize("line", ["続きを読むには会員登録が必要です", "Подписаться на рассылку"])
def test_a_line_is_measured_by_what_it_says_in_any_script(line: str) -> None:
    assert read(learned(line), 9, line).body == text(9)


def test_long_paragraphs_are_never_taken_out() -> None:
    long = "Standing words " * 30
    assert len(long) > LONGEST_CHARACTERS
    assert read(learned(long), 9, long, *text(7).split("\n\n"), *text(8).split("\n\n")).body.count(long) == 1


def test_copies_on_one_site_lose_nothing() -> None:
    stage = SiteLines(ProcessSiteMemory(MemoryRule(articles=1)))
    body = text(1, "A short line that only this text has, in each copy.", "Standing words " * 30)
    for number in range(6):
        assert stage.cleaned(Page("Copy", body), f"{SITE}/{number}", f"copy-{number}").body == body


def test_the_lead_stays_where_other_articles_begin_the_same() -> None:
    lead = "The ferry between Saltmere and the outer islands will go on sailing for two more years, the board says."
    stage = SiteLines(ProcessSiteMemory(MemoryRule(articles=1)))
    for number in (1, 2):
        page = Page("Ferry", f"{lead}\n\n{text(number)}")
        assert stage.cleaned(page, f"{SITE}/{number}", f"article-{number}") is page


def staged(stage: SiteLines, number: int, *more: str) -> Draft:
    """A draft after the stage."""
    start = draft(url=f"{SITE}/{number}")
    return stage(replace(start, page=replace(start.page, body=text(number, *more))))


def test_a_draft_says_by_which_version_it_lost_lines() -> None:
    stage = learned(BIO)
    assert staged(stage, 9, BIO).versions == {"site": "1"}
    assert staged(stage, 9, BIO).page.body == text(9)
    assert staged(stage, 8).versions == {}


def test_what_is_learned_later_makes_no_revision_of_a_page_that_did_not_change() -> None:
    memory = Memory()
    registry, stage = FakeUrlRegistry(memory), SiteLines(ProcessSiteMemory(MemoryRule(articles=1)))
    first = replace(draft(url=f"{SITE}/1"), page=Page("Bollards", text(1, BIO)))
    noted = Fingerprint()(first)
    assert isinstance(noted, Draft) and stage(noted).page.body == text(1, BIO)
    registry.note_all({first.article_id: {"digest": noted.digest, "digest_of": first.capture_id}})
    assert staged(stage, 2, BIO).page.body == text(2)
    again = replace(first, capture_id="recheck", known=registry.find(first.article_id))
    assert Fingerprint()(again) == Ended(End.UNCHANGED)


LINES = st.lists(st.text("ab ", min_size=0, max_size=500), min_size=1, max_size=12)


@given(LINES, st.sets(st.integers(0, 11)))
def test_never_more_than_a_third_goes_and_never_the_lead(lines: list[str], numbers: set[int]) -> None:
    gone = removable(lines, frozenset(lines[n] for n in numbers if n < len(lines)))
    lost = sum(len(line) for line in lines if line in gone)
    assert 3 * lost <= sum(map(len, lines))
    assert gone <= {*lines} and all(len(line) <= LONGEST_CHARACTERS for line in gone)
    long = [line for line in lines if len(line) >= 100]
    assert not long or long[0] not in gone


@given(st.text())
def test_a_digest_is_sixteen_digits_or_none(line: str) -> None:
    assert len(digest_of(line)) in (0, 16)
    assert digest_of(line) == digest_of(f"  {line}…")
