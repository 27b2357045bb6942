from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.article_answer import ArticleAnswer
from ...models.error_answer import ErrorAnswer
from ...models.offset_unit import check_offset_unit
from ...models.offset_unit import OffsetUnit
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    article_id: str,
    *,
    offsets: OffsetUnit | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    json_offsets: str | Unset = UNSET
    if not isinstance(offsets, Unset):
        json_offsets = offsets

    params["offsets"] = json_offsets


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/articles/{article_id}".format(article_id=quote(str(article_id), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ArticleAnswer | ErrorAnswer | None:
    if response.status_code == 200:
        response_200 = ArticleAnswer.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ArticleAnswer | ErrorAnswer]:
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
    offsets: OffsetUnit | Unset = UNSET,

) -> Response[ArticleAnswer | ErrorAnswer]:
    """ One article

     Everything about one article.

    That is its text, entities with offsets, quotes, attribution, revisions, story, copies, and links
    both ways.

    Args:
        article_id (str): A hit's `id`.
        offsets (OffsetUnit | Unset): What offsets count.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ArticleAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        article_id=article_id,
offsets=offsets,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    article_id: str,
    *,
    client: AuthenticatedClient | Client,
    offsets: OffsetUnit | Unset = UNSET,

) -> ArticleAnswer | ErrorAnswer | None:
    """ One article

     Everything about one article.

    That is its text, entities with offsets, quotes, attribution, revisions, story, copies, and links
    both ways.

    Args:
        article_id (str): A hit's `id`.
        offsets (OffsetUnit | Unset): What offsets count.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ArticleAnswer | ErrorAnswer
     """


    return sync_detailed(
        article_id=article_id,
client=client,
offsets=offsets,

    ).parsed

async def asyncio_detailed(
    article_id: str,
    *,
    client: AuthenticatedClient | Client,
    offsets: OffsetUnit | Unset = UNSET,

) -> Response[ArticleAnswer | ErrorAnswer]:
    """ One article

     Everything about one article.

    That is its text, entities with offsets, quotes, attribution, revisions, story, copies, and links
    both ways.

    Args:
        article_id (str): A hit's `id`.
        offsets (OffsetUnit | Unset): What offsets count.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ArticleAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        article_id=article_id,
offsets=offsets,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    article_id: str,
    *,
    client: AuthenticatedClient | Client,
    offsets: OffsetUnit | Unset = UNSET,

) -> ArticleAnswer | ErrorAnswer | None:
    """ One article

     Everything about one article.

    That is its text, entities with offsets, quotes, attribution, revisions, story, copies, and links
    both ways.

    Args:
        article_id (str): A hit's `id`.
        offsets (OffsetUnit | Unset): What offsets count.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ArticleAnswer | ErrorAnswer
     """


    return (await asyncio_detailed(
        article_id=article_id,
client=client,
offsets=offsets,

    )).parsed
