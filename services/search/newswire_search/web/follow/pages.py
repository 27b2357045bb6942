"""The page of what a reader follows, and the forms of saved searches and of alerts; all work without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from newswire_shared.contracts.errors import NewswireError, UsageError

from newswire_search.alerts.alert import Mailed
from newswire_search.alerts.desk import AlertDesk
from newswire_search.alerts.request import AlertChange, NewAlert
from newswire_search.alerts.responses import (
    AlertAnswer,
    AlertTestAnswer,
    NewAlertAnswer,
    alerts_answer,
    new_alert_answer,
    test_answer,
)
from newswire_search.articles.chips import in_words
from newswire_search.articles.feed import follow_address
from newswire_search.articles.request import ArticleChoice, SearchRequest, address
from newswire_search.query.parameters import checked, clean
from newswire_search.web.dependencies import Injected, SearchUseCases
from newswire_search.web.errors import ErrorReply, explain
from newswire_search.web.filter_names import filter_names
from newswire_search.web.follow.access import AlertsAccess, access_of, forget_key, keep_key
from newswire_search.web.follow.choices import choice_from, choice_of, query_of
from newswire_search.web.follow.saved import LONGEST_NAME, SavedSearch, keep, saved_of
from newswire_search.web.forms import Fields, OwnForm, field_of
from newswire_search.web.parameters import LISTS, SINGLE, asked_of
from newswire_search.web.rendering import language_of, render

router = APIRouter(prefix="/follow")
ALERTS, SAVED = "/follow#alerts", "/follow#saved"
Action = Literal["pause", "resume", "remove", "test"]


@dataclass(frozen=True, slots=True)
class ShownSearch:
    """A saved search with what it says and how many articles came since it was opened, None where that is unknown."""

    saved: SavedSearch
    labels: Sequence[str]
    new: int | None
    new_at: str


@dataclass(frozen=True, slots=True)
class AlertRow:
    """An alert with what its search says."""

    alert: AlertAnswer
    labels: Sequence[str]
    leads_to: str


@router.get("")
def follow(request: Request, use_cases: Injected) -> HTMLResponse:
    """What is followed, and the forms that follow one search more where the address has one."""
    choice, fault = asked_of(request, ArticleChoice, SINGLE, LISTS)
    return _page(request, use_cases, access_of(request, use_cases), choice=choice, fault=fault)


@router.get("/searches/{search_id}")
def open_search(request: Request, search_id: str) -> Response:
    """Lead to the newest articles of a saved search, and note that they were looked at."""
    searches = saved_of(request)
    found = next((each for each in searches if each.id == search_id), None)
    if found is None:
        return RedirectResponse(SAVED, 303)
    reply = RedirectResponse(address(_as_search(choice_from(found.query))), 303)
    looked = SavedSearch(found.name, found.query, _now_s())
    keep(reply, request, [looked if each is found else each for each in searches])
    return reply


@router.post("/searches")
def save_search(request: Request, form: OwnForm, use_cases: Injected) -> Response:
    """Save a search under a name; one that is saved already gets the name."""
    reply = RedirectResponse(SAVED, 303)
    try:
        choice = choice_of(form)
        saved = SavedSearch(_name(request, form, choice, use_cases)[:LONGEST_NAME], query_of(choice), _now_s())
        keep(reply, request, [*(each for each in saved_of(request) if each.id != saved.id), saved])
    except UsageError as error:
        return _page(request, use_cases, access_of(request, use_cases), fault=explain(error))
    return reply


@router.post("/searches/{search_id}/remove")
def remove_search(request: Request, search_id: str, form: OwnForm) -> Response:
    """Forget a saved search."""
    reply = RedirectResponse(SAVED, 303)
    keep(reply, request, [each for each in saved_of(request) if each.id != search_id])
    return reply


@router.post("/key")
def enter(request: Request, form: OwnForm, use_cases: Injected) -> Response:
    """Take a key, which the browser keeps until it is closed."""
    key = field_of(form, "key")
    access = access_of(request, use_cases, key)
    if access.desk is None:
        return _page(request, use_cases, access, choice=_choice_or_none(form), status=200 if access.is_away else 403)
    choice = _choice_or_none(form)
    reply = RedirectResponse(follow_address(choice) if choice else ALERTS, 303)
    keep_key(reply, request, key)
    return reply


@router.post("/leave")
def leave(form: OwnForm) -> Response:
    """Let the browser forget the key."""
    reply = RedirectResponse("/follow", 303)
    forget_key(reply)
    return reply


@router.post("/alerts")
def add_alert(request: Request, form: OwnForm, use_cases: Injected) -> Response:
    """Make an alert; the page that answers shows its secret, and no other does."""
    access = access_of(request, use_cases)
    desk = _desk(access)
    choice: ArticleChoice | None = None
    try:
        choice = choice_of(form)
        made = desk.edit.add(_new_alert(request, form, choice, use_cases))
        told = new_alert_answer(desk.show.one(made.id), _site(request))
    except UsageError as error:
        return _page(request, use_cases, access, choice=choice, fault=explain(error), typed=dict(form))
    return _page(request, use_cases, access, made=told, status=201)


@router.post("/alerts/{alert_id}/{action}")
def act(request: Request, alert_id: str, action: Action, form: OwnForm, use_cases: Injected) -> Response:
    """Stop an alert, let it go on, try it, or remove it."""
    access = access_of(request, use_cases)
    desk = _desk(access)
    if action == "test":
        return _page(request, use_cases, access, tested=test_answer(desk.send_test(alert_id)))
    if action == "remove":
        desk.edit.remove(alert_id)
    else:
        desk.edit.change(alert_id, AlertChange(enabled=action == "resume"))
    return RedirectResponse(ALERTS, 303)


def _page(
    request: Request,
    use_cases: SearchUseCases,
    access: AlertsAccess,
    *,
    choice: ArticleChoice | None = None,
    fault: ErrorReply | None = None,
    made: NewAlertAnswer | None = None,
    tested: AlertTestAnswer | None = None,
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> HTMLResponse:
    is_one = choice is not None and bool(query_of(choice))
    rows, away = _alert_rows(request, use_cases, access)
    return render(
        request, "follow/follow.html", fault.status if fault else status, fault.headers if fault else None,
        choice=_as_search(choice) if is_one and choice else None, fault=fault, made=made, tested=tested,
        name_of_choice=", ".join(_labels(request, use_cases, choice)) if is_one and choice else "", typed=typed or {},
        saved=[_shown(request, use_cases, each) for each in saved_of(request)], access=access, alerts=rows, away=away,
    )  # fmt: skip


def _alert_rows(
    request: Request, use_cases: SearchUseCases, access: AlertsAccess
) -> tuple[list[AlertRow], ErrorReply | None]:
    if access.desk is None:
        return [], None
    try:
        told = alerts_answer(access.desk.show.all(), access.desk.show.followed(), _site(request)).alerts
    except NewswireError as error:
        return [], explain(error)
    return [_row(request, use_cases, each) for each in told], None


def _row(request: Request, use_cases: SearchUseCases, alert: AlertAnswer) -> AlertRow:
    try:
        choice = checked(ArticleChoice, alert.search)
    except UsageError:  # made by a later release
        return AlertRow(alert, [*map(str, alert.search.values())], "/search")
    return AlertRow(alert, _labels(request, use_cases, choice), address(_as_search(choice)))


def _shown(request: Request, use_cases: SearchUseCases, saved: SavedSearch) -> ShownSearch:
    choice = choice_from(saved.query)
    looked = datetime.fromtimestamp(saved.looked_s, UTC).isoformat()
    since = _as_search(choice).changed(seen_after=choice.seen_after or looked)
    return ShownSearch(saved, _labels(request, use_cases, choice), _counted(use_cases, since), address(since))


def _counted(use_cases: SearchUseCases, asked: SearchRequest) -> int | None:
    try:
        return use_cases.search_articles(asked.changed(size=1, facets=())).total
    except NewswireError:
        return None


def _labels(request: Request, use_cases: SearchUseCases, choice: ArticleChoice) -> list[str]:
    """What a search asks for, in words; by ids where the engine cannot be asked for names."""
    asked = _as_search(choice)
    try:
        names = filter_names(use_cases, asked)
    except NewswireError:
        names = {}
    return in_words(asked, names, language_of(request))


def _as_search(choice: ArticleChoice) -> SearchRequest:
    return SearchRequest(**choice.model_dump(), sort="newest" if choice.q else None)


def _name(request: Request, form: Fields, choice: ArticleChoice, use_cases: SearchUseCases) -> str:
    return clean(field_of(form, "name")) or ", ".join(_labels(request, use_cases, choice)) or "All articles"


def _new_alert(request: Request, form: Fields, choice: ArticleChoice, use_cases: SearchUseCases) -> NewAlert:
    given = {
        "name": _name(request, form, choice, use_cases)[:LONGEST_NAME], "search": choice,
        "once_a_story": not field_of(form, "every_article"), "webhook": field_of(form, "webhook") or None,
        "mail": field_of(form, "mail") or None, "mailed": field_of(form, "mailed") or Mailed.IMMEDIATELY,
    }  # fmt: skip
    return checked(NewAlert, given)


def _choice_or_none(form: Fields) -> ArticleChoice | None:
    try:
        choice = choice_of(form)
    except UsageError:
        return None
    return choice if query_of(choice) else None


def _desk(access: AlertsAccess) -> AlertDesk:
    if access.desk is None:
        raise HTTPException(503 if access.is_away else 403, "enter a key that opens alerts first, on the page /follow")
    return access.desk


def _site(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _now_s() -> int:
    return int(datetime.now(UTC).timestamp())
