from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.suggest_entities_type_item import check_suggest_entities_type_item
from ...models.suggest_entities_type_item import SuggestEntitiesTypeItem
from ...models.suggestions_answer import SuggestionsAnswer
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    q: str | Unset = '',
    type_: list[SuggestEntitiesTypeItem] | Unset = UNSET,
    size: int | Unset = 10,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["q"] = q

    json_type_: list[str] | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = []
        for type_item_data in type_:
            type_item: str = type_item_data
            json_type_.append(type_item)


    params["type"] = json_type_

    params["size"] = size


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/entities/suggest",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | SuggestionsAnswer | None:
    if response.status_code == 200:
        response_200 = SuggestionsAnswer.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | SuggestionsAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    type_: list[SuggestEntitiesTypeItem] | Unset = UNSET,
    size: int | Unset = 10,

) -> Response[ErrorAnswer | SuggestionsAnswer]:
    """ Entities by the beginning of a name

     Entities of which a name, or another word of one and what follows it, begins as `q` does.

    Case, punctuation and what Latin letters bear make no difference. Names are those that articles in
    the index have:
    also aliases. Those most often called so come first.

    Args:
        q (str | Unset): The beginning of any word of a name, as it is typed. Default: ''.
        type_ (list[SuggestEntitiesTypeItem] | Unset): Type of entity; repeat it for alternatives.
        size (int | Unset): Entities in the answer. Default: 10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | SuggestionsAnswer]
     """


    kwargs = _get_kwargs(
        q=q,
type_=type_,
size=size,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    type_: list[SuggestEntitiesTypeItem] | Unset = UNSET,
    size: int | Unset = 10,

) -> ErrorAnswer | SuggestionsAnswer | None:
    """ Entities by the beginning of a name

     Entities of which a name, or another word of one and what follows it, begins as `q` does.

    Case, punctuation and what Latin letters bear make no difference. Names are those that articles in
    the index have:
    also aliases. Those most often called so come first.

    Args:
        q (str | Unset): The beginning of any word of a name, as it is typed. Default: ''.
        type_ (list[SuggestEntitiesTypeItem] | Unset): Type of entity; repeat it for alternatives.
        size (int | Unset): Entities in the answer. Default: 10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | SuggestionsAnswer
     """


    return sync_detailed(
        client=client,
q=q,
type_=type_,
size=size,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    type_: list[SuggestEntitiesTypeItem] | Unset = UNSET,
    size: int | Unset = 10,

) -> Response[ErrorAnswer | SuggestionsAnswer]:
    """ Entities by the beginning of a name

     Entities of which a name, or another word of one and what follows it, begins as `q` does.

    Case, punctuation and what Latin letters bear make no difference. Names are those that articles in
    the index have:
    also aliases. Those most often called so come first.

    Args:
        q (str | Unset): The beginning of any word of a name, as it is typed. Default: ''.
        type_ (list[SuggestEntitiesTypeItem] | Unset): Type of entity; repeat it for alternatives.
        size (int | Unset): Entities in the answer. Default: 10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | SuggestionsAnswer]
     """


    kwargs = _get_kwargs(
        q=q,
type_=type_,
size=size,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    type_: list[SuggestEntitiesTypeItem] | Unset = UNSET,
    size: int | Unset = 10,

) -> ErrorAnswer | SuggestionsAnswer | None:
    """ Entities by the beginning of a name

     Entities of which a name, or another word of one and what follows it, begins as `q` does.

    Case, punctuation and what Latin letters bear make no difference. Names are those that articles in
    the index have:
    also aliases. Those most often called so come first.

    Args:
        q (str | Unset): The beginning of any word of a name, as it is typed. Default: ''.
        type_ (list[SuggestEntitiesTypeItem] | Unset): Type of entity; repeat it for alternatives.
        size (int | Unset): Entities in the answer. Default: 10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | SuggestionsAnswer
     """


    return (await asyncio_detailed(
        client=client,
q=q,
type_=type_,
size=size,

    )).parsed
