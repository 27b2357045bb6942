"""Copies are told from quotations, and from articles that share a template."""

from __future__ import annotations

import pytest
from newswire_enrich.linking.near_copies import CopyRules, kind_of, share_a_template, similarity_of
from newswire_enrich.linking.signature import sign
from unit.enrich.stories import FERRY, LIGHTHOUSE, market_report, quake_report, release, weather_report

RULES = CopyRules()
PARAGRAPHS = FERRY.split("\n\n")
HARBOUR = (
    "A spokeswoman for the pilots at Norrholm said on Friday that nobody had asked them what the fog means for the "
    "night crossing, and that the union will take the matter up with the ministry in the capital next week."
)


def similarity(one: str, other: str) -> float | None:
    return similarity_of(sign("", one), sign("", other), RULES)


@pytest.mark.parametrize(
    ("copy", "kind"),
    [
        (FERRY, "reprint"),
        (FERRY.upper().replace(",", " -"), "reprint"),
        (f"NORRHOLM (Coast Wire) - {FERRY}", "reprint"),
        ("\n\n".join(PARAGRAPHS[:2]), "excerpt"),
        ("\n\n".join(PARAGRAPHS[1:]), "excerpt"),
        (f"{FERRY}\n\n{HARBOUR}\n\n{HARBOUR.replace('Friday', 'Sunday').replace('pilots', 'captains')}", "update"),
        (FERRY.replace("two more years", "three more years").replace("quietly", "without a word"), "reprint"),
    ],
    ids=["same", "case and marks", "dateline", "head", "tail", "extended", "edited"],
)
def test_a_copy_is_found_and_named_by_what_was_done_to_it(copy: str, kind: str) -> None:
    found = similarity(copy, FERRY)
    assert found is not None and found >= RULES.alike
    assert kind_of(sign("", copy), sign("", FERRY), found, RULES) == kind


def test_many_small_changes_make_an_edit() -> None:
    words = FERRY.split(" ")
    changed = " ".join(f"{word} indeed" if place % 21 == 20 else word for place, word in enumerate(words))
    found = similarity(changed, FERRY)
    assert found is not None
    assert kind_of(sign("", changed), sign("", FERRY), found, RULES) == "edit"


def test_the_original_of_an_excerpt_is_an_update_if_it_comes_later() -> None:
    excerpt = "\n\n".join(PARAGRAPHS[:2])
    found = similarity(FERRY, excerpt)
    assert found is not None
    assert kind_of(sign("", FERRY), sign("", excerpt), found, RULES) == "update"


def test_a_quotation_is_no_copy() -> None:
    quoting = f"{LIGHTHOUSE}\n\nAs was reported, {PARAGRAPHS[1]}"
    assert similarity(quoting, FERRY) is None


@pytest.mark.parametrize("report", [weather_report, market_report, quake_report, release])
def test_two_articles_of_one_template_are_no_copies(report: object) -> None:
    assert callable(report)
    assert similarity(report(0), report(1)) is None
    assert similarity(report(1), report(1)) == 1.0


def test_an_update_of_an_article_that_was_made_from_a_template_is_a_copy() -> None:
    found = similarity(quake_report(0, "first reports of cracked walls but none of injuries"), quake_report(0))
    assert found is not None and found < 1


def test_what_has_no_body_is_no_copy() -> None:
    assert similarity_of(sign("Ferry sails on", ""), sign("Ferry sails on", ""), RULES) is None


def test_reports_of_one_template_are_told_by_the_names_and_numbers_that_they_do_not_share() -> None:
    one, other = sign("", quake_report(0)), sign("", quake_report(1))
    assert share_a_template(one, other, RULES) and not share_a_template(one, one, RULES)


def test_who_takes_over_sentences_with_their_names_uses_no_template() -> None:
    shared = "\n\n".join((LIGHTHOUSE, PARAGRAPHS[0], PARAGRAPHS[1]))
    assert not share_a_template(sign("", shared), sign("", FERRY), RULES)
    assert not share_a_template(sign("", LIGHTHOUSE), sign("", FERRY), RULES)


def test_german_nouns_are_no_names_though_they_have_capitals() -> None:
    form = (
        "Ein Erdbeben der Stärke {0} ist bei {1} gemessen worden, wie der Erdbebendienst sagte. Der Herd lag in "
        "einer Tiefe von {2} Kilometern. Das Beben war auch in {3} zu spüren. Berichte über Schäden lagen "
        "zunächst nicht vor. Diese Meldung wurde von einem Programm aus den Daten des Dienstes erstellt."
    )  # fmt: skip
    one, other = form.format("4,8", "Karsundby", 12, "Verrinau"), form.format("6,1", "Altavelde", 77, "Tolvikstein")
    assert share_a_template(sign("", one, "de"), sign("", other, "de"), RULES)
