"""A rule of a site: when it holds, what it replaces, and what is said of a wrong one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from newswire_enrich.extraction import extract
from newswire_enrich.page import Page
from newswire_enrich.sites.rule_loader import read_rules
from newswire_enrich.sites.rules import NO_RULES, SiteRules
from newswire_enrich.stages.extract import Extract
from newswire_shared.contracts.errors import SettingsError
from unit.enrich.samples import LEAD, draft, raw

SITE = "https://gazette.example/news/1"
MARKUP = f"""<html lang="en"><head><title>Gazette</title><meta property="og:title" content="Stated title"></head><body>
<article><h1>Stated title</h1><p>{LEAD}</p><p>{LEAD.replace("Monday", "Tuesday")}</p></article>
<div class="own">First <i>own</i>
paragraph.<!-- unseen --><br/>Second<script>no()</script> one. <a href="/more">More</a></div>
<div class="own"><span class="own">Inner</span> third.</div><ul><li class="item">an item</li></ul>
<b class="by">By Oda Finch and Piet Marrow</b><i class="when" data-at="2026-03-01T09:00:00+01:00">yesterday</i>
</body></html>"""


def rules(folder: Path, *texts: str, hosts: str = '["gazette.example"]', name: str = "gazette") -> SiteRules:
    """The rules of one file."""
    body = "".join(f"[[rule]]\n{text}\n" for text in texts)
    (folder / f"{name}.toml").write_text(f"hosts = {hosts}\n{body}", "utf-8")
    return read_rules(folder)


def page(ruled: SiteRules, fetched: str | None = None, url: str = SITE) -> Page:
    given = {"fetched": fetched} if fetched else {}
    return extract(MARKUP.encode(), "text/html", url, given, ruled)


def test_a_rule_replaces_what_it_gives_and_nothing_else(tmp_path: Path) -> None:
    plain, ruled = page(NO_RULES), page(rules(tmp_path, 'title = ".by"'))
    assert ruled.title == "By Oda Finch and Piet Marrow"
    assert (ruled.body, ruled.published, ruled.links) == (plain.body, plain.published, plain.links)
    assert ruled.version.endswith(f"+{plain.version}")


def test_a_body_is_the_chosen_paragraphs_with_their_breaks_items_and_links(tmp_path: Path) -> None:
    found = page(rules(tmp_path, 'body = ".own, .item"'))
    assert found.body == "First own paragraph.\n\nSecond one. More\n\nInner third.\n\n- an item"
    assert found.links == ("https://gazette.example/more",)
    assert found.kind == "brief"


def test_names_are_parted_and_dates_are_read_from_attributes(tmp_path: Path) -> None:
    found = page(rules(tmp_path, 'authors = ".by"\npublished = {select = ".when", attribute = "data-at"}'))
    assert found.authors == ("Oda Finch", "Piet Marrow")
    assert (found.published, found.published_from) == ("2026-03-01T09:00:00+01:00", "text")


def test_what_is_removed_is_removed_for_the_general_way_too(tmp_path: Path) -> None:
    assert "Tuesday" in page(NO_RULES).body
    found = page(rules(tmp_path, 'remove = "article p + p"'))
    assert "Tuesday" not in found.body and "Monday" in found.body


def test_a_rule_that_finds_nothing_falls_back_and_says_so(tmp_path: Path) -> None:
    plain = page(NO_RULES)
    found = page(rules(tmp_path, 'body = ".gone"\ntitle = ".gone"\npublished = ".by"\nauthors = ".by"'))
    assert (found.title, found.body, found.published) == (plain.title, plain.body, plain.published)
    assert found.version.startswith("rule:gazette-") and "(no body, no title, no published)+" in found.version


def test_a_version_changes_with_its_rule(tmp_path: Path) -> None:
    one = rules(tmp_path, 'title = ".by"')
    other = rules(tmp_path, 'title = ".when"')
    assert page(one).version != page(other).version
    assert one.version != other.version and one.version and not NO_RULES.version


@pytest.mark.parametrize(
    ("fetched", "title"),
    [
        ("2024-12-31T23:59:59+00:00", "Stated title"),
        ("2025-01-01T00:30:00+00:00", "By Oda Finch and Piet Marrow"),
        ("2025-06-30T23:00:00+00:00", "By Oda Finch and Piet Marrow"),
        ("2025-07-01T00:00:00+00:00", "yesterday"),
        ("2025-07-01T01:00:00+02:00", "By Oda Finch and Piet Marrow"),
        (None, "yesterday"),
    ],
)
def test_the_day_of_the_fetch_decides_and_no_day_is_the_latest(tmp_path: Path, fetched: str | None, title: str) -> None:
    both = rules(tmp_path, 'from = 2025-07-01\ntitle = ".when"', 'from = 2025-01-01\nuntil = 2025-06-30\ntitle = ".by"')
    assert page(both, fetched).title == title


@pytest.mark.parametrize(
    ("address", "holds"),
    [
        ("https://gazette.example/a", "gazette"),
        ("http://WWW.gazette.example:8080/a", "gazette"),
        ("https://sport.gazette.example/a", "sport"),
        ("https://old.sport.gazette.example/a", "sport"),
        ("https://notgazette.example/a", None),
        ("https://example/a", None),
        ("file:files/a.html", None),
        ("https://[broken/a", None),
        ("", None),
    ],
)
def test_a_host_s_rule_holds_for_its_subdomains_that_have_none(tmp_path: Path, address: str, holds: str | None) -> None:
    rules(tmp_path, 'title = "h1"')
    both = rules(tmp_path, 'title = "h1"', hosts='["sport.gazette.example"]', name="sport")
    found = both.rule_for(address, date(2026, 3, 2))
    assert (found.name if found else None) == holds


def test_the_stage_goes_by_the_address_that_answered_and_its_day(tmp_path: Path) -> None:
    ruled = rules(tmp_path, 'until = 2026-03-01\ntitle = ".when"', 'from = 2026-03-02\ntitle = ".by"')
    start = draft(raw=raw(MARKUP.encode(), final_url=SITE))  # fetched on 2 March
    found = Extract(500_000_000, 10, ruled)(start)
    assert found.page.title == "By Oda Finch and Piet Marrow"  # type: ignore[union-attr]
    assert found.versions["extract"].startswith("rule:gazette.2-")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hosts = [", "gazette.toml is no TOML file"),
        ('host = ["a.example"]', "gazette.toml: host is no key here: did you mean hosts?"),
        ("[[rule]]\ntitle = 'h1'", 'hosts: a list of host names is wanted, such as ["paper.example"]'),
        ("hosts = ['https://a.example/']\n[[rule]]\ntitle = 'h1'", "hosts: a list of host names is wanted"),
        ("hosts = ['a.example']", "a rule is wanted, under a line [[rule]]"),
        ("hosts = ['a.example']\nrule = 3", "a rule is wanted, under a line [[rule]]"),
        ("hosts = ['a.example']\n[[rule]]\ntitel = 'h1'", "rule 1: titel is no key here: did you mean title?"),
        ("hosts = ['a.example']\n[[rule]]\nzzz = 'h1'", "rule 1: zzz is no key here: there are from, until"),
        ("hosts = ['a.example']\n[[rule]]\ntitle = {selekt = 'h1'}", "rule 1, title: selekt is no key here: did you"),
        ("hosts = ['a.example']\n[[rule]]\ntitle = 3", "rule 1, title: a selector, or {select"),
        ("hosts = ['a.example']\n[[rule]]\ntitle = {attribute = 'x'}", "rule 1, title.select: a selector, or"),
        ("hosts = ['a.example']\n[[rule]]\ntitle = ''", "rule 1, title.select: a selector, or"),
        ("hosts = ['a.example']\n[[rule]]\ntitle = 'h1['", "rule 1, title: 'h1[' is no CSS selector"),
        ("hosts = ['a.example']\n[[rule]]\nbody = 'p:frob(2)'", "rule 1, body: 'p:frob(2)' is no CSS selector"),
        ("hosts = ['a.example']\n[[rule]]\nfrom = '2026-01-01'\ntitle='h1'", "rule 1, from: a day without quotes"),
        ("hosts = ['a.example']\n[[rule]]\nfrom = 2026-01-01", "rule 1 says nothing: give one of remove, body"),
        (
            "hosts = ['a.example']\n[[rule]]\nfrom = 2026-01-02\nuntil = 2026-01-01\ntitle = 'h1'",
            "rule 1: it ends on 2026-01-01, before it begins on 2026-01-02",
        ),
        (
            "hosts = ['a.example']\n[[rule]]\nuntil = 2026-01-02\nbody='p'\n[[rule]]\nfrom = 2026-01-02\nbody='p'",
            "two rules hold for a.example on 2026-01-02: let the earlier one end before",
        ),
    ],
)
def test_what_is_wrong_is_said_with_file_rule_key_and_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "gazette.toml").write_text(text, "utf-8")
    with pytest.raises(SettingsError) as caught:
        read_rules(tmp_path)
    assert said in str(caught.value) and str(tmp_path / "gazette.toml") in str(caught.value)


def test_two_files_about_one_host_are_told_apart(tmp_path: Path) -> None:
    rules(tmp_path, 'title = "h1"')
    with pytest.raises(SettingsError, match=r"again.toml and .*gazette.toml: two rules hold for gazette.example"):
        rules(tmp_path, 'title = "h1"', name="again")


def test_a_folder_that_is_not_there_is_named_and_none_is_no_rule(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is no folder of site rules"):
        read_rules(tmp_path / "none")
    assert read_rules(None) is NO_RULES
    assert read_rules(tmp_path).rule_for(SITE, None) is None


def test_a_page_with_nothing_in_it_needs_no_rule(tmp_path: Path) -> None:
    ruled = rules(tmp_path, 'title = "h1"')
    assert extract(b"<!-- nothing -->", "text/html", SITE, None, ruled).kind == "stub"
