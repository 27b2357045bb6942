"""A capture that says nothing new ends; one that is only delivered again does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_enrich.draft import Draft
from newswire_enrich.stages.fingerprint import Fingerprint, digest_of
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import End
from newswire_shared.testing import FakeUrlRegistry, Memory
from unit.enrich.samples import PAGE, draft, remembered

DIGEST = digest_of(PAGE.title, PAGE.body)


def fingerprinted(known: dict[str, str] | None, start: Draft | None = None) -> Draft | Ended:
    start = start or draft()
    memory = Memory() if known is None else remembered(start.article_id, **known)
    found = Fingerprint()(replace(start, known=FakeUrlRegistry(memory).find(start.article_id)))
    return replace(found, known=None) if isinstance(found, Draft) else found


@pytest.mark.parametrize(
    "known",
    [
        None,
        {},
        {"digest": "another", "digest_of": "capture-0"},
        {"digest": DIGEST, "digest_of": "capture-1"},
    ],
    ids=["never seen", "never indexed", "another text", "delivered again"],
)
def test_what_is_new_or_delivered_again_goes_on_with_its_digest(known: dict[str, str] | None) -> None:
    assert fingerprinted(known) == replace(draft(), digest=DIGEST)


def test_another_look_at_the_indexed_text_is_unchanged() -> None:
    assert fingerprinted({"digest": DIGEST, "digest_of": "capture-0"}) == Ended(End.UNCHANGED)


def test_a_copy_that_is_enriched_anew_goes_on_whatever_is_known() -> None:
    again = replace(draft(), is_rebuild=True)
    assert fingerprinted({"digest": DIGEST, "digest_of": "capture-0"}, again) == replace(again, digest=DIGEST)


def test_a_text_that_went_back_to_an_earlier_one_goes_on() -> None:
    registry_knows_the_edit = {"digest": digest_of(PAGE.title, "edited"), "digest_of": "capture-0"}
    assert isinstance(fingerprinted(registry_knows_the_edit), Draft)


@pytest.mark.parametrize(
    ("title", "body", "is_same"),
    [
        (PAGE.title, PAGE.body, True),
        (f" {PAGE.title}\n", PAGE.body.replace(" ", "  "), True),
        (PAGE.title, PAGE.body + " More.", False),
        (PAGE.title, PAGE.body.replace(",", ";"), False),
        (PAGE.title.upper(), PAGE.body, False),
        (f"{PAGE.title} {PAGE.body}", "", False),
    ],
)
def test_any_word_or_mark_tells_a_revision_and_white_space_does_not(title: str, body: str, is_same: bool) -> None:
    assert (digest_of(title, body) == DIGEST) is is_same
