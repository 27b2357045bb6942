from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.revision_text_answer import RevisionTextAnswer
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    article_id: str,
    number: int,
    *,
    against: int | None | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    json_against: int | None | Unset
    if isinstance(against, Unset):
        json_against = UNSET
    else:
        json_against = against
    params["against"] = json_against


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/articles/{article_id}/revisions/{number}".format(article_id=quote(str(article_id), safe=""),number=quote(str(number), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | RevisionTextAnswer | None:
    if response.status_code == 200:
        response_200 = RevisionTextAnswer.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | RevisionTextAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    article_id: str,
    number: int,
    *,
    client: AuthenticatedClient | Client,
    against: int | None | Unset = UNSET,

) -> Response[ErrorAnswer | RevisionTextAnswer]:
    """ A text that an article had

     One revision with its text, and how it differs from the one before or from another, by paragraphs
    and words.

    The index has the newest text alone. Where this server does not reach the archive, an earlier one is
    not found, and
    the message says that only the newest is at hand.

    Args:
        article_id (str): A hit's `id`.
        number (int): Its position among `revisions` of the article, from 1.
        against (int | None | Unset): The revision to compare it with. Default: the one before.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | RevisionTextAnswer]
     """


    kwargs = _get_kwargs(
        article_id=article_id,
number=number,
against=against,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    article_id: str,
    number: int,
    *,
    client: AuthenticatedClient | Client,
    against: int | None | Unset = UNSET,

) -> ErrorAnswer | RevisionTextAnswer | None:
    """ A text that an article had

     One revision with its text, and how it differs from the one before or from another, by paragraphs
    and words.

    The index has the newest text alone. Where this server does not reach the archive, an earlier one is
    not found, and
    the message says that only the newest is at hand.

    Args:
        article_id (str): A hit's `id`.
        number (int): Its position among `revisions` of the article, from 1.
        against (int | None | Unset): The revision to compare it with. Default: the one before.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | RevisionTextAnswer
     """


    return sync_detailed(
        article_id=article_id,
number=number,
client=client,
against=against,

    ).parsed

async def asyncio_detailed(
    article_id: str,
    number: int,
    *,
    client: AuthenticatedClient | Client,
    against: int | None | Unset = UNSET,

) -> Response[ErrorAnswer | RevisionTextAnswer]:
    """ A text that an article had

     One revision with its text, and how it differs from the one before or from another, by paragraphs
    and words.

    The index has the newest text alone. Where this server does not reach the archive, an earlier one is
    not found, and
    the message says that only the newest is at hand.

    Args:
        article_id (str): A hit's `id`.
        number (int): Its position among `revisions` of the article, from 1.
        against (int | None | Unset): The revision to compare it with. Default: the one before.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | RevisionTextAnswer]
     """


    kwargs = _get_kwargs(
        article_id=article_id,
number=number,
against=against,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    article_id: str,
    number: int,
    *,
    client: AuthenticatedClient | Client,
    against: int | None | Unset = UNSET,

) -> ErrorAnswer | RevisionTextAnswer | None:
    """ A text that an article had

     One revision with its text, and how it differs from the one before or from another, by paragraphs
    and words.

    The index has the newest text alone. Where this server does not reach the archive, an earlier one is
    not found, and
    the message says that only the newest is at hand.

    Args:
        article_id (str): A hit's `id`.
        number (int): Its position among `revisions` of the article, from 1.
        against (int | None | Unset): The revision to compare it with. Default: the one before.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | RevisionTextAnswer
     """


    return (await asyncio_detailed(
        article_id=article_id,
number=number,
client=client,
against=against,

    )).parsed
