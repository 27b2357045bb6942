from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.related_answer import RelatedAnswer
from ...models.related_type_item import check_related_type_item
from ...models.related_type_item import RelatedTypeItem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    article_id: str,
    *,
    size: int | Unset = 10,
    type_: list[RelatedTypeItem] | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["size"] = size

    json_type_: list[str] | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = []
        for type_item_data in type_:
            type_item: str = type_item_data
            json_type_.append(type_item)


    params["type"] = json_type_


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/articles/{article_id}/related".format(article_id=quote(str(article_id), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | RelatedAnswer | None:
    if response.status_code == 200:
        response_200 = RelatedAnswer.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | RelatedAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    article_id: str,
    *,
    client: AuthenticatedClient | Client,
    size: int | Unset = 10,
    type_: list[RelatedTypeItem] | Unset = UNSET,

) -> Response[ErrorAnswer | RelatedAnswer]:
    """ What is around an article

     The articles around one: copies, its story and those before and after it, what linking found, links
    both ways.

    Each comes with its type, a score and the reason in words. One article may be there by several
    types.

    Args:
        article_id (str): A hit's `id`.
        size (int | Unset): Articles of each type. Default: 10.
        type_ (list[RelatedTypeItem] | Unset): Types of relation, all by default; repeat it for
            several.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | RelatedAnswer]
     """


    kwargs = _get_kwargs(
        article_id=article_id,
size=size,
type_=type_,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    article_id: str,
    *,
    client: AuthenticatedClient | Client,
    size: int | Unset = 10,
    type_: list[RelatedTypeItem] | Unset = UNSET,

) -> ErrorAnswer | RelatedAnswer | None:
    """ What is around an article

     The articles around one: copies, its story and those before and after it, what linking found, links
    both ways.

    Each comes with its type, a score and the reason in words. One article may be there by several
    types.

    Args:
        article_id (str): A hit's `id`.
        size (int | Unset): Articles of each type. Default: 10.
        type_ (list[RelatedTypeItem] | Unset): Types of relation, all by default; repeat it for
            several.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | RelatedAnswer
     """


    return sync_detailed(
        article_id=article_id,
client=client,
size=size,
type_=type_,

    ).parsed

async def asyncio_detailed(
    article_id: str,
    *,
    client: AuthenticatedClient | Client,
    size: int | Unset = 10,
    type_: list[RelatedTypeItem] | Unset = UNSET,

) -> Response[ErrorAnswer | RelatedAnswer]:
    """ What is around an article

     The articles around one: copies, its story and those before and after it, what linking found, links
    both ways.

    Each comes with its type, a score and the reason in words. One article may be there by several
    types.

    Args:
        article_id (str): A hit's `id`.
        size (int | Unset): Articles of each type. Default: 10.
        type_ (list[RelatedTypeItem] | Unset): Types of relation, all by default; repeat it for
            several.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | RelatedAnswer]
     """


    kwargs = _get_kwargs(
        article_id=article_id,
size=size,
type_=type_,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    article_id: str,
    *,
    client: AuthenticatedClient | Client,
    size: int | Unset = 10,
    type_: list[RelatedTypeItem] | Unset = UNSET,

) -> ErrorAnswer | RelatedAnswer | None:
    """ What is around an article

     The articles around one: copies, its story and those before and after it, what linking found, links
    both ways.

    Each comes with its type, a score and the reason in words. One article may be there by several
    types.

    Args:
        article_id (str): A hit's `id`.
        size (int | Unset): Articles of each type. Default: 10.
        type_ (list[RelatedTypeItem] | Unset): Types of relation, all by default; repeat it for
            several.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | RelatedAnswer
     """


    return (await asyncio_detailed(
        article_id=article_id,
client=client,
size=size,
type_=type_,

    )).parsed
