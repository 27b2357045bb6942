from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.linked_by_answer import LinkedByAnswer
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    article_id: str,
    *,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["size"] = size

    json_after: None | str | Unset
    if isinstance(after, Unset):
        json_after = UNSET
    else:
        json_after = after
    params["after"] = json_after


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/articles/{article_id}/linked-by".format(article_id=quote(str(article_id), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | LinkedByAnswer | None:
    if response.status_code == 200:
        response_200 = LinkedByAnswer.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | LinkedByAnswer]:
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
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,

) -> Response[ErrorAnswer | LinkedByAnswer]:
    """ What links to an article

     The articles that link to one, the newest first, a page at a time.

    To read on, repeat the request with `after` from the answer.

    Args:
        article_id (str): A hit's `id`.
        size (int | Unset): Articles in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: the articles that follow.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | LinkedByAnswer]
     """


    kwargs = _get_kwargs(
        article_id=article_id,
size=size,
after=after,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    article_id: str,
    *,
    client: AuthenticatedClient | Client,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,

) -> ErrorAnswer | LinkedByAnswer | None:
    """ What links to an article

     The articles that link to one, the newest first, a page at a time.

    To read on, repeat the request with `after` from the answer.

    Args:
        article_id (str): A hit's `id`.
        size (int | Unset): Articles in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: the articles that follow.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | LinkedByAnswer
     """


    return sync_detailed(
        article_id=article_id,
client=client,
size=size,
after=after,

    ).parsed

async def asyncio_detailed(
    article_id: str,
    *,
    client: AuthenticatedClient | Client,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,

) -> Response[ErrorAnswer | LinkedByAnswer]:
    """ What links to an article

     The articles that link to one, the newest first, a page at a time.

    To read on, repeat the request with `after` from the answer.

    Args:
        article_id (str): A hit's `id`.
        size (int | Unset): Articles in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: the articles that follow.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | LinkedByAnswer]
     """


    kwargs = _get_kwargs(
        article_id=article_id,
size=size,
after=after,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    article_id: str,
    *,
    client: AuthenticatedClient | Client,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,

) -> ErrorAnswer | LinkedByAnswer | None:
    """ What links to an article

     The articles that link to one, the newest first, a page at a time.

    To read on, repeat the request with `after` from the answer.

    Args:
        article_id (str): A hit's `id`.
        size (int | Unset): Articles in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: the articles that follow.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | LinkedByAnswer
     """


    return (await asyncio_detailed(
        article_id=article_id,
client=client,
size=size,
after=after,

    )).parsed
