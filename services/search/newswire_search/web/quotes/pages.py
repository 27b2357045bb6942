"""Quotes for people: who said what about what, when, and where it was printed first; it works without scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from newswire_shared.contracts.article_facets import folded_name
from newswire_shared.contracts.documents import EntityType
from newswire_shared.contracts.errors import NewswireError

from newswire_search.entities.responses import KnownEntityAnswer
from newswire_search.formats.wording import written
from newswire_search.query.parameters import clean
from newswire_search.quotes.navigation import OF_QUOTES, quote_chips
from newswire_search.quotes.request import QuotesRequest, Wording, articles_of, quotes_address
from newswire_search.quotes.responses import QuotesAnswer
from newswire_search.web.dependencies import Injected, SearchUseCases
from newswire_search.web.errors import ErrorReply, explain
from newswire_search.web.parameters import LISTS, SINGLE, asked_of
from newswire_search.web.rendering import language_of, render

router = APIRouter(prefix="/quotes")
OWN: Final = (*SINGLE, "wording", "after")
# What is typed as a name stands for an entity; who can speak is a person or an organisation.
TYPED: Final[Mapping[str, tuple[str, tuple[EntityType, ...]]]] = {
    "who": ("speaker", ("person", "organisation")),
    "whom": ("about", ()),
}
MOST_MEANT = 8  # entities that a name may mean: as many as are read before a longer name is typed
WORDINGS: Final[Mapping[Wording, str]] = {
    "any": written("All"), "direct": written("Their own words"), "indirect": written("Paraphrased"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeantEntity:
    """An entity that a typed name may mean, and the search for it."""

    entity: KnownEntityAnswer
    leads_to: str


@router.get("")
def quotes(request: Request, use_cases: Injected) -> Response:
    """Quotes, or why there are none; a name that was typed leads to the entity, or to the choice between several."""
    asked, fault = asked_of(request, QuotesRequest, OWN, (*LISTS, *OF_QUOTES))
    typed = {name: text for name in TYPED if (text := clean(request.query_params.get(name, "").strip())[:200])}
    try:
        for name, text in typed.items():
            field, types = TYPED[name]
            others = [(each, typed[each]) for each in typed if each != name]
            meant = _meant(use_cases, asked, field, text, types, others)
            if len(meant) == 1:
                return RedirectResponse(meant[0].leads_to, 303)
            return _page(request, use_cases, asked, None, fault, typed=text, meant=meant)
        answer = None if fault else use_cases.search_quotes(asked)
    except NewswireError as error:
        return _page(request, use_cases, asked, None, explain(error))
    return _page(request, use_cases, asked, answer, fault)


def _meant(
    use_cases: SearchUseCases, asked: QuotesRequest, field: str, text: str, types: Sequence[EntityType],
    others: Sequence[tuple[str, str]],
) -> list[MeantEntity]:  # fmt: skip
    """The entities that a name may mean: one alone where it is called just so, and no other.

    `others` are names that were typed too, which are looked up next.
    """
    found = use_cases.suggest_entities(text, types, MOST_MEANT).entities
    exact = [each for each in found if folded_name(each.name) == folded_name(text)]
    known: tuple[str, ...] = getattr(asked, field)
    onward = urlencode(others)

    def address_of(entity_id: str) -> str:
        address = quotes_address(asked.changed(**{field: tuple(dict.fromkeys((*known, entity_id)))}))
        return f"{address}&{onward}" if onward else address

    return [MeantEntity(each, address_of(each.id)) for each in (exact if len(exact) == 1 else found)]


def _page(
    request: Request,
    use_cases: SearchUseCases,
    asked: QuotesRequest,
    answer: QuotesAnswer | None,
    fault: ErrorReply | None,
    typed: str = "",
    meant: Sequence[MeantEntity] = (),
) -> HTMLResponse:
    ids = [*asked.speaker, *asked.about]
    names = use_cases.search_articles.names(ids) if ids and not fault else {}
    return render(
        request, "quotes/quotes.html", fault.status if fault else 200, fault.headers if fault else None,
        asked=asked, answer=answer, fault=fault, typed=typed, meant=meant,
        chips=quote_chips(asked, names, language_of(request)),
        wordings=[(label, quotes_address(asked.changed(wording=value)), asked.wording == value)
                  for value, label in WORDINGS.items()],
        choice=articles_of(asked), first_page=quotes_address(asked.changed()) if asked.after else None,
        next_page=quotes_address(asked.changed(after=answer.after)) if answer and answer.after else None,
        query=quotes_address(asked.changed()).removeprefix("/quotes"),
    )  # fmt: skip
