from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.entity_interval import check_entity_interval
from ...models.entity_interval import EntityInterval
from ...models.entity_page import EntityPage
from ...models.error_answer import ErrorAnswer
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    entity_id: str,
    *,
    interval: EntityInterval | Unset = 'day',

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    json_interval: str | Unset = UNSET
    if not isinstance(interval, Unset):
        json_interval = interval

    params["interval"] = json_interval


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/entities/{entity_id}".format(entity_id=quote(str(entity_id), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | EntityPage | ErrorAnswer | None:
    if response.status_code == 200:
        response_200 = EntityPage.from_dict(response.json())



        return response_200

    if response.status_code == 307:
        response_307 = cast(Any, None)
        return response_307

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | EntityPage | ErrorAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    entity_id: str,
    *,
    client: AuthenticatedClient | Client,
    interval: EntityInterval | Unset = 'day',

) -> Response[Any | EntityPage | ErrorAnswer]:
    """ One entity

     What the index holds of one entity: its names, how often it is named and when, and what stands
    beside it.

    The id of an entity that people merged into another is answered by a redirect (307) to that one.

    Args:
        entity_id (str): What a hit's entity has as `id`.
        interval (EntityInterval | Unset): What `histogram` counts by. Default: 'day'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | EntityPage | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        entity_id=entity_id,
interval=interval,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    entity_id: str,
    *,
    client: AuthenticatedClient | Client,
    interval: EntityInterval | Unset = 'day',

) -> Any | EntityPage | ErrorAnswer | None:
    """ One entity

     What the index holds of one entity: its names, how often it is named and when, and what stands
    beside it.

    The id of an entity that people merged into another is answered by a redirect (307) to that one.

    Args:
        entity_id (str): What a hit's entity has as `id`.
        interval (EntityInterval | Unset): What `histogram` counts by. Default: 'day'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | EntityPage | ErrorAnswer
     """


    return sync_detailed(
        entity_id=entity_id,
client=client,
interval=interval,

    ).parsed

async def asyncio_detailed(
    entity_id: str,
    *,
    client: AuthenticatedClient | Client,
    interval: EntityInterval | Unset = 'day',

) -> Response[Any | EntityPage | ErrorAnswer]:
    """ One entity

     What the index holds of one entity: its names, how often it is named and when, and what stands
    beside it.

    The id of an entity that people merged into another is answered by a redirect (307) to that one.

    Args:
        entity_id (str): What a hit's entity has as `id`.
        interval (EntityInterval | Unset): What `histogram` counts by. Default: 'day'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | EntityPage | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        entity_id=entity_id,
interval=interval,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    entity_id: str,
    *,
    client: AuthenticatedClient | Client,
    interval: EntityInterval | Unset = 'day',

) -> Any | EntityPage | ErrorAnswer | None:
    """ One entity

     What the index holds of one entity: its names, how often it is named and when, and what stands
    beside it.

    The id of an entity that people merged into another is answered by a redirect (307) to that one.

    Args:
        entity_id (str): What a hit's entity has as `id`.
        interval (EntityInterval | Unset): What `histogram` counts by. Default: 'day'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | EntityPage | ErrorAnswer
     """


    return (await asyncio_detailed(
        entity_id=entity_id,
client=client,
interval=interval,

    )).parsed
