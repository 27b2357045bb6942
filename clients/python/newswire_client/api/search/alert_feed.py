from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.alert_feed_form import AlertFeedForm
from ...models.alert_feed_form import check_alert_feed_form
from ...models.error_answer import ErrorAnswer
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    alert_id: str,
    form: AlertFeedForm,
    *,
    size: int | Unset = 50,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["size"] = size


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/alerts/{alert_id}/feed.{form}".format(alert_id=quote(str(alert_id), safe=""),form=quote(str(form), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | ErrorAnswer | None:
    if response.status_code == 200:
        response_200 = response.json()
        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

    if response.status_code == 400:
        response_400 = ErrorAnswer.from_dict(response.json())



        return response_400

    if response.status_code == 401:
        response_401 = ErrorAnswer.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = ErrorAnswer.from_dict(response.json())



        return response_403

    if response.status_code == 404:
        response_404 = ErrorAnswer.from_dict(response.json())



        return response_404

    if response.status_code == 422:
        response_422 = ErrorAnswer.from_dict(response.json())



        return response_422

    if response.status_code == 429:
        response_429 = ErrorAnswer.from_dict(response.json())



        return response_429

    if response.status_code == 503:
        response_503 = ErrorAnswer.from_dict(response.json())



        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | ErrorAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    alert_id: str,
    form: AlertFeedForm,
    *,
    client: AuthenticatedClient | Client,
    size: int | Unset = 50,

) -> Response[Any | ErrorAnswer]:
    """ What an alert told of, as a feed

     The articles that an alert told of, the newest first. It needs no key: its address is one.

    Send the `ETag` of the last answer as `If-None-Match`: 304 says that nothing changed.

    Args:
        alert_id (str): An alert's `id`.
        form (AlertFeedForm): RSS 2.0, Atom or JSON Feed 1.1.
        size (int | Unset): Entries, the newest. Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        alert_id=alert_id,
form=form,
size=size,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    alert_id: str,
    form: AlertFeedForm,
    *,
    client: AuthenticatedClient | Client,
    size: int | Unset = 50,

) -> Any | ErrorAnswer | None:
    """ What an alert told of, as a feed

     The articles that an alert told of, the newest first. It needs no key: its address is one.

    Send the `ETag` of the last answer as `If-None-Match`: 304 says that nothing changed.

    Args:
        alert_id (str): An alert's `id`.
        form (AlertFeedForm): RSS 2.0, Atom or JSON Feed 1.1.
        size (int | Unset): Entries, the newest. Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorAnswer
     """


    return sync_detailed(
        alert_id=alert_id,
form=form,
client=client,
size=size,

    ).parsed

async def asyncio_detailed(
    alert_id: str,
    form: AlertFeedForm,
    *,
    client: AuthenticatedClient | Client,
    size: int | Unset = 50,

) -> Response[Any | ErrorAnswer]:
    """ What an alert told of, as a feed

     The articles that an alert told of, the newest first. It needs no key: its address is one.

    Send the `ETag` of the last answer as `If-None-Match`: 304 says that nothing changed.

    Args:
        alert_id (str): An alert's `id`.
        form (AlertFeedForm): RSS 2.0, Atom or JSON Feed 1.1.
        size (int | Unset): Entries, the newest. Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        alert_id=alert_id,
form=form,
size=size,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    alert_id: str,
    form: AlertFeedForm,
    *,
    client: AuthenticatedClient | Client,
    size: int | Unset = 50,

) -> Any | ErrorAnswer | None:
    """ What an alert told of, as a feed

     The articles that an alert told of, the newest first. It needs no key: its address is one.

    Send the `ETag` of the last answer as `If-None-Match`: 304 says that nothing changed.

    Args:
        alert_id (str): An alert's `id`.
        form (AlertFeedForm): RSS 2.0, Atom or JSON Feed 1.1.
        size (int | Unset): Entries, the newest. Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorAnswer
     """


    return (await asyncio_detailed(
        alert_id=alert_id,
form=form,
client=client,
size=size,

    )).parsed
