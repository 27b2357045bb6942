"""Quotes: who said what, printed where first, and where again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from newswire_search.quotes.request import QuotesRequest
from newswire_search.quotes.responses import QuoteAnswer
from newswire_search.quotes.search_quotes import SearchQuotes
from newswire_shared.contracts.documents import ArticleDocument, Entity

from contract.articles import NOON, store
from contract.engines import Engines, opened
from contract.speaking_articles import named, speaking

HOUR = timedelta(hours=1)
PIER = "“We will rebuild the pier before winter,” Anna Lind said of Port Alder. The bank was silent."
REPRINT = 'Ms Lind: "We will rebuild the Pier, before winter". Port Alder waits.'
BANK_SAYS = "Harbour Bank said: “No loan was ever asked for.” Anna Lind left the room. “The ferry stays,” she said."
FR = "« Le bac partira à l'aube », a dit Anna Lind."
SHORT = "“Nobody asked us about the pier,” said a docker."

FERRY, LOAN, BAC, DOCKER = "The ferry stays", "No loan was ever asked for.", "Le bac partira à l'aube", SHORT[1:31]
FIRST = "We will rebuild the pier before winter"


def people(body: str) -> dict[str, Entity]:
    return {
        "anna": named("person:anna", "Anna Lind", "Ms Lind", body=body),
        "bank": named("org:bank", "Harbour Bank", kind="organisation", body=body),
        "port": named("place:port", "Port Alder", kind="place", body=body),
    }


def article(name: str, hours: int, body: str, said: list[tuple[str, str | None]], **fields: object) -> ArticleDocument:
    who = people(body)
    return speaking(
        name, body, [(text, who[key] if key else None) for text, key in said],
        entities=tuple(each for each in who.values() if each.mentions), published_at=NOON + hours * HOUR, **fields,
    )  # fmt: skip


ARTICLES = (
    article("pier", 1, PIER, [("We will rebuild the pier before winter", "anna")], source="alder-times"),
    article("reprint", 2, REPRINT, [("We will rebuild the Pier, before winter", "anna")], source="coast-wire"),
    article(
        "bank",
        3,
        BANK_SAYS,
        [("No loan was ever asked for.", "bank"), ("The ferry stays", "anna")],
        source="coast-wire",
    ),
    article("fr", 4, FR, [("Le bac partira à l'aube", "anna")], language="fr", source="valmer-matin"),
    article("docker", 5, SHORT, [("Nobody asked us about the pier", None)], source="coast-wire"),
    article("none", 6, "Nobody said anything of a pier.", []),
)


@pytest.fixture(scope="module")
def filled(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with these articles, which nobody changes."""
    folder = tmp_path_factory.mktemp(f"{request.module.__name__}-{kind}")
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as found:
        store(found.index, *ARTICLES)
        yield found


def asked(engines: Engines, **values: object) -> tuple[QuoteAnswer, ...]:
    request = QuotesRequest.model_validate(values)
    return SearchQuotes(engines.search, engines.search.quotes)(request).quotes


def texts(engines: Engines, **values: object) -> list[str]:
    return [quote.text for quote in asked(engines, **values)]


def test_every_quote_is_there_once_the_newest_first(filled: Engines) -> None:
    assert texts(filled) == [DOCKER, BAC, LOAN, FERRY, FIRST]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"speaker": ["person:anna"]}, [BAC, FERRY, FIRST]),
        ({"speaker": ["org:bank"]}, [LOAN]),
        ({"speaker": ["org:bank", "person:anna"], "language": ["en"]}, [LOAN, FERRY, FIRST]),
        ({"speaker": ["nobody"]}, []),
        ({"q": "pier"}, [DOCKER, FIRST]),
        ({"q": "piers"}, [DOCKER, FIRST]),
        ({"q": "silent"}, []),
        ({"q": '"the pier"', "speaker": ["person:anna"]}, [FIRST]),
        ({"q": "pier -bank"}, [DOCKER, FIRST]),
        ({"q": "-pier"}, [BAC, LOAN, FERRY]),
        ({"q": "l'aube"}, [BAC]),
        ({"about": ["place:port"]}, [FIRST]),
        ({"about": ["org:bank"]}, []),
        ({"about": ["person:anna"]}, []),
        ({"since": "2026-03-01T16:00:00Z"}, [DOCKER, BAC]),
        ({"until": "2026-03-01T14:00:00Z"}, [FIRST]),
        ({"source": ["coast-wire"], "speaker": ["person:anna"]}, [FERRY, "We will rebuild the Pier, before winter"]),
        ({"entity": ["place:port"]}, [FIRST]),
    ],
)
def test_quotes_are_chosen_by_speaker_words_and_articles(
    filled: Engines, values: dict[str, object], expected: list[str]
) -> None:
    assert texts(filled, **values) == expected


def test_a_reprint_is_folded_into_the_first_print(filled: Engines) -> None:
    [quote] = asked(filled, q="rebuild")
    assert (quote.article.id, quote.first_print.id, quote.prints) == ("pier", "pier", 2)
    assert [each.id for each in quote.reprints] == ["reprint"]
    assert (quote.speaker, quote.speaker_id, quote.kind) == ("Anna Lind", "person:anna", "direct")
    assert [PIER[span.start : span.end] for span in quote.spans] == [FIRST]


def test_the_first_print_is_told_also_where_the_filters_leave_it_out(filled: Engines) -> None:
    [quote] = asked(filled, q="rebuild", source=["coast-wire"])
    assert (quote.article.id, quote.first_print.id, quote.prints) == ("reprint", "pier", 2)


def test_the_same_words_are_about_what_stands_around_them(engines: Engines) -> None:
    here = "“It opens in May,” Anna Lind said. Port Alder is small."
    there = "“It opens in May,” Anna Lind said in Port Alder."
    store(
        engines.index,
        article("here", 1, here, [("It opens in May", "anna")]),
        article("there", 2, there, [("It opens in May", "anna")]),
    )
    [quote] = asked(engines, about=["place:port"])
    assert (quote.article.id, quote.first_print.id) == ("there", "here")


@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_give_each_quote_once_also_within_one_article(engines: Engines, size: int) -> None:
    body = " ".join(f"“Number {n} of this article is mine,” said Anna Lind." for n in range(5))
    said: list[tuple[str, str | None]] = [(f"Number {n} of this article is mine", "anna") for n in range(5)]
    store(engines.index, *ARTICLES, article("many", 7, body, said), article("again", 8, body, said))
    met, after = list[str](), None
    search = SearchQuotes(engines.search, engines.search.quotes)
    while True:
        answer = search(QuotesRequest(size=size, after=after))
        assert len(answer.quotes) <= size
        met += [quote.text for quote in answer.quotes]
        if (after := answer.after) is None:
            break
    assert met == [*(text for text, _ in said), DOCKER, BAC, LOAN, FERRY, FIRST]


def test_quotes_go_with_their_article(engines: Engines) -> None:
    store(engines.index, *ARTICLES)
    engines.index.delete(["pier"])
    engines.index.refresh()
    [quote] = asked(engines, q="rebuild")
    assert (quote.article.id, quote.first_print.id, quote.prints, quote.reprints) == ("reprint", "reprint", 1, ())
