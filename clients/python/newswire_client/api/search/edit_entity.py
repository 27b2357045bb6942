from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.entity_change import EntityChange
from ...models.entity_edit_answer import EntityEditAnswer
from ...models.error_answer import ErrorAnswer
from typing import cast



def _get_kwargs(
    entity_id: str,
    *,
    body: EntityChange,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}


    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/entities/{entity_id}/edits".format(entity_id=quote(str(entity_id), safe=""),),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> EntityEditAnswer | ErrorAnswer | None:
    if response.status_code == 200:
        response_200 = EntityEditAnswer.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[EntityEditAnswer | ErrorAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    entity_id: str,
    *,
    client: AuthenticatedClient,
    body: EntityChange,

) -> Response[EntityEditAnswer | ErrorAnswer]:
    """ Edit an entity

     Rename an entity, give it a further name, make it one with another, or leave it out; with a key that
    operates.

    It holds from the next article on. `newswire entities retag` brings it to stored ones, `newswire
    entities log` shows
    it, and `newswire entities undo` takes it back.

    Args:
        entity_id (str): What a hit's entity has as `id`.
        body (EntityChange): What is to become of an entity.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EntityEditAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        entity_id=entity_id,
body=body,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    entity_id: str,
    *,
    client: AuthenticatedClient,
    body: EntityChange,

) -> EntityEditAnswer | ErrorAnswer | None:
    """ Edit an entity

     Rename an entity, give it a further name, make it one with another, or leave it out; with a key that
    operates.

    It holds from the next article on. `newswire entities retag` brings it to stored ones, `newswire
    entities log` shows
    it, and `newswire entities undo` takes it back.

    Args:
        entity_id (str): What a hit's entity has as `id`.
        body (EntityChange): What is to become of an entity.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EntityEditAnswer | ErrorAnswer
     """


    return sync_detailed(
        entity_id=entity_id,
client=client,
body=body,

    ).parsed

async def asyncio_detailed(
    entity_id: str,
    *,
    client: AuthenticatedClient,
    body: EntityChange,

) -> Response[EntityEditAnswer | ErrorAnswer]:
    """ Edit an entity

     Rename an entity, give it a further name, make it one with another, or leave it out; with a key that
    operates.

    It holds from the next article on. `newswire entities retag` brings it to stored ones, `newswire
    entities log` shows
    it, and `newswire entities undo` takes it back.

    Args:
        entity_id (str): What a hit's entity has as `id`.
        body (EntityChange): What is to become of an entity.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EntityEditAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        entity_id=entity_id,
body=body,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    entity_id: str,
    *,
    client: AuthenticatedClient,
    body: EntityChange,

) -> EntityEditAnswer | ErrorAnswer | None:
    """ Edit an entity

     Rename an entity, give it a further name, make it one with another, or leave it out; with a key that
    operates.

    It holds from the next article on. `newswire entities retag` brings it to stored ones, `newswire
    entities log` shows
    it, and `newswire entities undo` takes it back.

    Args:
        entity_id (str): What a hit's entity has as `id`.
        body (EntityChange): What is to become of an entity.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EntityEditAnswer | ErrorAnswer
     """


    return (await asyncio_detailed(
        entity_id=entity_id,
client=client,
body=body,

    )).parsed
