from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.new_alert import NewAlert
from ...models.new_alert_answer import NewAlertAnswer
from typing import cast



def _get_kwargs(
    *,
    body: NewAlert,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}


    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/alerts",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | NewAlertAnswer | None:
    if response.status_code == 201:
        response_201 = NewAlertAnswer.from_dict(response.json())



        return response_201

    if response.status_code == 400:
        response_400 = ErrorAnswer.from_dict(response.json())



        return response_400

    if response.status_code == 401:
        response_401 = ErrorAnswer.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = ErrorAnswer.from_dict(response.json())



        return response_403

    if response.status_code == 408:
        response_408 = ErrorAnswer.from_dict(response.json())



        return response_408

    if response.status_code == 413:
        response_413 = ErrorAnswer.from_dict(response.json())



        return response_413

    if response.status_code == 422:
        response_422 = ErrorAnswer.from_dict(response.json())



        return response_422

    if response.status_code == 503:
        response_503 = ErrorAnswer.from_dict(response.json())



        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | NewAlertAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: NewAlert,

) -> Response[ErrorAnswer | NewAlertAnswer]:
    """ Make an alert

     A saved search, of which you are told as articles become searchable: by a webhook, by mail, by its
    feed.

    Webhooks are signed by Standard Webhooks, with the `secret` of this answer, which is not shown
    again. A webhook that
    is not answered by 2xx within ten seconds is tried again for a day, with growing waits and the same
    `webhook-id`;
    410 disables the alert. It begins with what is indexed from now on.

    Args:
        body (NewAlert): An alert to be made.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | NewAlertAnswer]
     """


    kwargs = _get_kwargs(
        body=body,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: NewAlert,

) -> ErrorAnswer | NewAlertAnswer | None:
    """ Make an alert

     A saved search, of which you are told as articles become searchable: by a webhook, by mail, by its
    feed.

    Webhooks are signed by Standard Webhooks, with the `secret` of this answer, which is not shown
    again. A webhook that
    is not answered by 2xx within ten seconds is tried again for a day, with growing waits and the same
    `webhook-id`;
    410 disables the alert. It begins with what is indexed from now on.

    Args:
        body (NewAlert): An alert to be made.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | NewAlertAnswer
     """


    return sync_detailed(
        client=client,
body=body,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: NewAlert,

) -> Response[ErrorAnswer | NewAlertAnswer]:
    """ Make an alert

     A saved search, of which you are told as articles become searchable: by a webhook, by mail, by its
    feed.

    Webhooks are signed by Standard Webhooks, with the `secret` of this answer, which is not shown
    again. A webhook that
    is not answered by 2xx within ten seconds is tried again for a day, with growing waits and the same
    `webhook-id`;
    410 disables the alert. It begins with what is indexed from now on.

    Args:
        body (NewAlert): An alert to be made.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | NewAlertAnswer]
     """


    kwargs = _get_kwargs(
        body=body,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: NewAlert,

) -> ErrorAnswer | NewAlertAnswer | None:
    """ Make an alert

     A saved search, of which you are told as articles become searchable: by a webhook, by mail, by its
    feed.

    Webhooks are signed by Standard Webhooks, with the `secret` of this answer, which is not shown
    again. A webhook that
    is not answered by 2xx within ten seconds is tried again for a day, with growing waits and the same
    `webhook-id`;
    410 disables the alert. It begins with what is indexed from now on.

    Args:
        body (NewAlert): An alert to be made.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | NewAlertAnswer
     """


    return (await asyncio_detailed(
        client=client,
body=body,

    )).parsed
