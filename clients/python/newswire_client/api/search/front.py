from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.front_answer import FrontAnswer
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    language: list[str] | Unset = UNSET,
    stories: int | Unset = 12,
    articles: int | Unset = 20,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    json_language: list[str] | Unset = UNSET
    if not isinstance(language, Unset):
        json_language = language


    params["language"] = json_language

    params["stories"] = stories

    params["articles"] = articles


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/front",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | FrontAnswer | None:
    if response.status_code == 200:
        response_200 = FrontAnswer.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | FrontAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    language: list[str] | Unset = UNSET,
    stories: int | Unset = 12,
    articles: int | Unset = 20,

) -> Response[ErrorAnswer | FrontAnswer]:
    """ The front page

     The stories that lead now, each with a picture, its sites and its latest article, and what nobody
    else reported.

    No story and no article is there twice.

    Args:
        language (list[str] | Unset): ISO 639 code: stories whose earliest article has this
            language, and articles in it; repeat it for alternatives.
        stories (int | Unset): Stories at most. Default: 12.
        articles (int | Unset): Articles of no story at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | FrontAnswer]
     """


    kwargs = _get_kwargs(
        language=language,
stories=stories,
articles=articles,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient | Client,
    language: list[str] | Unset = UNSET,
    stories: int | Unset = 12,
    articles: int | Unset = 20,

) -> ErrorAnswer | FrontAnswer | None:
    """ The front page

     The stories that lead now, each with a picture, its sites and its latest article, and what nobody
    else reported.

    No story and no article is there twice.

    Args:
        language (list[str] | Unset): ISO 639 code: stories whose earliest article has this
            language, and articles in it; repeat it for alternatives.
        stories (int | Unset): Stories at most. Default: 12.
        articles (int | Unset): Articles of no story at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | FrontAnswer
     """


    return sync_detailed(
        client=client,
language=language,
stories=stories,
articles=articles,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    language: list[str] | Unset = UNSET,
    stories: int | Unset = 12,
    articles: int | Unset = 20,

) -> Response[ErrorAnswer | FrontAnswer]:
    """ The front page

     The stories that lead now, each with a picture, its sites and its latest article, and what nobody
    else reported.

    No story and no article is there twice.

    Args:
        language (list[str] | Unset): ISO 639 code: stories whose earliest article has this
            language, and articles in it; repeat it for alternatives.
        stories (int | Unset): Stories at most. Default: 12.
        articles (int | Unset): Articles of no story at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | FrontAnswer]
     """


    kwargs = _get_kwargs(
        language=language,
stories=stories,
articles=articles,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    language: list[str] | Unset = UNSET,
    stories: int | Unset = 12,
    articles: int | Unset = 20,

) -> ErrorAnswer | FrontAnswer | None:
    """ The front page

     The stories that lead now, each with a picture, its sites and its latest article, and what nobody
    else reported.

    No story and no article is there twice.

    Args:
        language (list[str] | Unset): ISO 639 code: stories whose earliest article has this
            language, and articles in it; repeat it for alternatives.
        stories (int | Unset): Stories at most. Default: 12.
        articles (int | Unset): Articles of no story at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | FrontAnswer
     """


    return (await asyncio_detailed(
        client=client,
language=language,
stories=stories,
articles=articles,

    )).parsed
