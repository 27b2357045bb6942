"""Alerts for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from newswire_search.alerts.request import AlertChange, NewAlert
from newswire_search.alerts.responses import (
    AlertAnswer,
    AlertLogAnswer,
    AlertsAnswer,
    AlertTestAnswer,
    NewAlertAnswer,
    alert_answer,
    alerts_answer,
    attempt_answer,
    new_alert_answer,
    test_answer,
)
from newswire_search.articles.feed import feed_of, search_of
from newswire_search.web.alerts.access import MAY, Desk
from newswire_search.web.bodies import BoundedRoute
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented
from newswire_search.web.feeds.api import ANSWERS, Form, feed_answer

AlertId = Annotated[str, Path(description="An alert's `id`.", examples=["3f7c0a91d2"], max_length=200)]
FeedSize = Annotated[int, Query(ge=1, le=100, description="Entries, the newest.")]

router = APIRouter(tags=["alerts"])
held = APIRouter(dependencies=[*MAY], route_class=BoundedRoute)


def _site(request: Request) -> str:
    return str(request.base_url).rstrip("/")


@held.post("/alerts", summary="Make an alert", status_code=201, responses=documented(400, 401, 403, 408, 413, 422, 503))
def add_alert(asked: NewAlert, desk: Desk, request: Request) -> NewAlertAnswer:
    """A saved search, of which you are told as articles become searchable: by a webhook, by mail, by its feed.

    Webhooks are signed by Standard Webhooks, with the `secret` of this answer, which is not shown again. A webhook that
    is not answered by 2xx within ten seconds is tried again for a day, with growing waits and the same `webhook-id`;
    410 disables the alert. It begins with what is indexed from now on.
    """
    return new_alert_answer(desk.show.one(desk.edit.add(asked).id), _site(request))


@held.get("/alerts", summary="All alerts", responses=documented(401, 403, 422, 503))
def alerts(desk: Desk, request: Request) -> AlertsAnswer:
    """Every alert with how its deliveries go, the oldest first."""
    return alerts_answer(desk.show.all(), desk.show.followed(), _site(request))


@held.get("/alerts/{alert_id}", summary="One alert", responses=documented(401, 403, 404, 422, 503))
def alert(alert_id: AlertId, desk: Desk, request: Request) -> AlertAnswer:
    """An alert with how its deliveries go."""
    return alert_answer(desk.show.one(alert_id), _site(request))


@held.patch(
    "/alerts/{alert_id}", summary="Change an alert", responses=documented(400, 401, 403, 404, 408, 413, 422, 503)
)
def change_alert(alert_id: AlertId, asked: AlertChange, desk: Desk, request: Request) -> AlertAnswer:
    """Change what is given; the rest stays, also the secret, and what it has told of is not told again."""
    return alert_answer(desk.show.one(desk.edit.change(alert_id, asked).id), _site(request))


@held.delete(
    "/alerts/{alert_id}", summary="Remove an alert", status_code=204, responses=documented(401, 403, 404, 422, 503)
)
def remove_alert(alert_id: AlertId, desk: Desk) -> None:
    """Forget an alert, with its log, and what was still to be delivered."""
    desk.edit.remove(alert_id)


@held.post("/alerts/{alert_id}/test", summary="Try an alert", responses=documented(401, 403, 404, 422, 503))
def test_alert(alert_id: AlertId, desk: Desk) -> AlertTestAnswer:
    """Send a message of the type `alert.test` to each address at once, and say what became of it."""
    return test_answer(desk.send_test(alert_id))


@held.get("/alerts/{alert_id}/log", summary="The deliveries of an alert", responses=documented(401, 403, 404, 422, 503))
def alert_log(alert_id: AlertId, desk: Desk) -> AlertLogAnswer:
    """The last hundred attempts to deliver, the newest first."""
    return AlertLogAnswer(attempts=tuple(map(attempt_answer, desk.show.log(alert_id))))


@router.get(
    "/alerts/{alert_id}/feed.{form}", summary="What an alert told of, as a feed", response_class=Response,
    responses={**ANSWERS, **documented(404, 422, 503, is_json=False)},
)  # fmt: skip
def alert_feed(
    alert_id: AlertId,
    form: Annotated[Form, Path(description="RSS 2.0, Atom or JSON Feed 1.1.")],
    request: Request,
    desk: Desk,
    use_cases: Injected,
    size: FeedSize = 50,
) -> Response:
    """The articles that an alert told of, the newest first. It needs no key: its address is one.

    Send the `ETag` of the last answer as `If-None-Match`: 304 says that nothing changed.
    """
    alert, found = desk.show.found(alert_id, size)
    name = f"{use_cases.settings.title}: {alert.name}"
    return feed_answer(
        request, form, feed_of(name, _site(request), str(request.url), search_of(alert.search, size), found)
    )


router.include_router(held)
