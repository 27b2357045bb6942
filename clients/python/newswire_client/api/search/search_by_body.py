from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.chosen_answer import ChosenAnswer
from ...models.error_answer import ErrorAnswer
from ...models.search_answer import SearchAnswer
from ...models.search_request import SearchRequest
from typing import cast



def _get_kwargs(
    *,
    body: SearchRequest,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}


    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/search",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ChosenAnswer | SearchAnswer | ErrorAnswer | None:
    if response.status_code == 200:
        def _parse_response_200(data: object) -> ChosenAnswer | SearchAnswer:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_200_type_0 = ChosenAnswer.from_dict(data)



                return response_200_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_200_type_1 = SearchAnswer.from_dict(data)



            return response_200_type_1

        response_200 = _parse_response_200(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ChosenAnswer | SearchAnswer | ErrorAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SearchRequest,

) -> Response[ChosenAnswer | SearchAnswer | ErrorAnswer]:
    """ Search articles, asked in a body

     The same search with its parameters as JSON, for filters that are too long for an address.

    Args:
        body (SearchRequest): A search as it is asked: which articles, in which order, and how
            much of the answer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChosenAnswer | SearchAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        body=body,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient | Client,
    body: SearchRequest,

) -> ChosenAnswer | SearchAnswer | ErrorAnswer | None:
    """ Search articles, asked in a body

     The same search with its parameters as JSON, for filters that are too long for an address.

    Args:
        body (SearchRequest): A search as it is asked: which articles, in which order, and how
            much of the answer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChosenAnswer | SearchAnswer | ErrorAnswer
     """


    return sync_detailed(
        client=client,
body=body,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SearchRequest,

) -> Response[ChosenAnswer | SearchAnswer | ErrorAnswer]:
    """ Search articles, asked in a body

     The same search with its parameters as JSON, for filters that are too long for an address.

    Args:
        body (SearchRequest): A search as it is asked: which articles, in which order, and how
            much of the answer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChosenAnswer | SearchAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        body=body,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: SearchRequest,

) -> ChosenAnswer | SearchAnswer | ErrorAnswer | None:
    """ Search articles, asked in a body

     The same search with its parameters as JSON, for filters that are too long for an address.

    Args:
        body (SearchRequest): A search as it is asked: which articles, in which order, and how
            much of the answer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChosenAnswer | SearchAnswer | ErrorAnswer
     """


    return (await asyncio_detailed(
        client=client,
body=body,

    )).parsed
