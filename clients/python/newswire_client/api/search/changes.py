from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.changes_answer import ChangesAnswer
from ...models.error_answer import ErrorAnswer
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    since: None | str | Unset = UNSET,
    size: int | Unset = 100,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    json_since: None | str | Unset
    if isinstance(since, Unset):
        json_since = UNSET
    else:
        json_since = since
    params["since"] = json_since

    params["size"] = size


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/changes",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ChangesAnswer | ErrorAnswer | None:
    if response.status_code == 200:
        response_200 = ChangesAnswer.from_dict(response.json())



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

    if response.status_code == 410:
        response_410 = ErrorAnswer.from_dict(response.json())



        return response_410

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ChangesAnswer | ErrorAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    since: None | str | Unset = UNSET,
    size: int | Unset = 100,

) -> Response[ChangesAnswer | ErrorAnswer]:
    """ What changed

     What was written to the index since a number, each article and each story as often as it changed, in
    order.

    To follow along, ask again with `next` as `since`. Nothing is missed: a number is given once for
    good, each greater
    than all before. About the last 100,000 changes are kept; an older `since` is answered by 410, which
    says how to
    start again. An article may become searchable a second after its change is told.

    Args:
        since (None | str | Unset): The `next` of an earlier answer; without one the answer has no
            changes, and says where to begin.
        size (int | Unset): Changes in one answer. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangesAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        since=since,
size=size,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient | Client,
    since: None | str | Unset = UNSET,
    size: int | Unset = 100,

) -> ChangesAnswer | ErrorAnswer | None:
    """ What changed

     What was written to the index since a number, each article and each story as often as it changed, in
    order.

    To follow along, ask again with `next` as `since`. Nothing is missed: a number is given once for
    good, each greater
    than all before. About the last 100,000 changes are kept; an older `since` is answered by 410, which
    says how to
    start again. An article may become searchable a second after its change is told.

    Args:
        since (None | str | Unset): The `next` of an earlier answer; without one the answer has no
            changes, and says where to begin.
        size (int | Unset): Changes in one answer. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangesAnswer | ErrorAnswer
     """


    return sync_detailed(
        client=client,
since=since,
size=size,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    since: None | str | Unset = UNSET,
    size: int | Unset = 100,

) -> Response[ChangesAnswer | ErrorAnswer]:
    """ What changed

     What was written to the index since a number, each article and each story as often as it changed, in
    order.

    To follow along, ask again with `next` as `since`. Nothing is missed: a number is given once for
    good, each greater
    than all before. About the last 100,000 changes are kept; an older `since` is answered by 410, which
    says how to
    start again. An article may become searchable a second after its change is told.

    Args:
        since (None | str | Unset): The `next` of an earlier answer; without one the answer has no
            changes, and says where to begin.
        size (int | Unset): Changes in one answer. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangesAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        since=since,
size=size,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    since: None | str | Unset = UNSET,
    size: int | Unset = 100,

) -> ChangesAnswer | ErrorAnswer | None:
    """ What changed

     What was written to the index since a number, each article and each story as often as it changed, in
    order.

    To follow along, ask again with `next` as `since`. Nothing is missed: a number is given once for
    good, each greater
    than all before. About the last 100,000 changes are kept; an older `since` is answered by 410, which
    says how to
    start again. An article may become searchable a second after its change is told.

    Args:
        since (None | str | Unset): The `next` of an earlier answer; without one the answer has no
            changes, and says where to begin.
        size (int | Unset): Changes in one answer. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangesAnswer | ErrorAnswer
     """


    return (await asyncio_detailed(
        client=client,
since=since,
size=size,

    )).parsed
