from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.alert_answer import AlertAnswer
from ...models.alert_change import AlertChange
from ...models.error_answer import ErrorAnswer
from typing import cast



def _get_kwargs(
    alert_id: str,
    *,
    body: AlertChange,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}


    

    

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/alerts/{alert_id}".format(alert_id=quote(str(alert_id), safe=""),),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> AlertAnswer | ErrorAnswer | None:
    if response.status_code == 200:
        response_200 = AlertAnswer.from_dict(response.json())



        return response_200

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[AlertAnswer | ErrorAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    alert_id: str,
    *,
    client: AuthenticatedClient,
    body: AlertChange,

) -> Response[AlertAnswer | ErrorAnswer]:
    """ Change an alert

     Change what is given; the rest stays, also the secret, and what it has told of is not told again.

    Args:
        alert_id (str): An alert's `id`.
        body (AlertChange): What is to be changed of an alert; what is left out stays.  An empty
            `webhook` or `mail` takes it away.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AlertAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        alert_id=alert_id,
body=body,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    alert_id: str,
    *,
    client: AuthenticatedClient,
    body: AlertChange,

) -> AlertAnswer | ErrorAnswer | None:
    """ Change an alert

     Change what is given; the rest stays, also the secret, and what it has told of is not told again.

    Args:
        alert_id (str): An alert's `id`.
        body (AlertChange): What is to be changed of an alert; what is left out stays.  An empty
            `webhook` or `mail` takes it away.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AlertAnswer | ErrorAnswer
     """


    return sync_detailed(
        alert_id=alert_id,
client=client,
body=body,

    ).parsed

async def asyncio_detailed(
    alert_id: str,
    *,
    client: AuthenticatedClient,
    body: AlertChange,

) -> Response[AlertAnswer | ErrorAnswer]:
    """ Change an alert

     Change what is given; the rest stays, also the secret, and what it has told of is not told again.

    Args:
        alert_id (str): An alert's `id`.
        body (AlertChange): What is to be changed of an alert; what is left out stays.  An empty
            `webhook` or `mail` takes it away.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AlertAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        alert_id=alert_id,
body=body,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    alert_id: str,
    *,
    client: AuthenticatedClient,
    body: AlertChange,

) -> AlertAnswer | ErrorAnswer | None:
    """ Change an alert

     Change what is given; the rest stays, also the secret, and what it has told of is not told again.

    Args:
        alert_id (str): An alert's `id`.
        body (AlertChange): What is to be changed of an alert; what is left out stays.  An empty
            `webhook` or `mail` takes it away.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AlertAnswer | ErrorAnswer
     """


    return (await asyncio_detailed(
        alert_id=alert_id,
client=client,
body=body,

    )).parsed
