from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.status_answer import StatusAnswer
from typing import cast



def _get_kwargs(
    
) -> dict[str, Any]:
    

    

    

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/ops/status",
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | StatusAnswer | None:
    if response.status_code == 200:
        response_200 = StatusAnswer.from_dict(response.json())



        return response_200

    if response.status_code == 400:
        response_400 = ErrorAnswer.from_dict(response.json())



        return response_400

    if response.status_code == 401:
        response_401 = ErrorAnswer.from_dict(response.json())



        return response_401

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | StatusAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,

) -> Response[ErrorAnswer | StatusAnswer]:
    """ What is wrong, and how all goes

     The whole installation as the operator's page shows it, from one reading of Redis.

    It has the findings of every check, the worst first, the pipeline, freshness, workers of all
    machines, sources and
    hosts that fail, dead letters, and what was rejected. It costs the same whatever the number of
    sources and articles.
    The key needs the scope `read` or `operate`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | StatusAnswer]
     """


    kwargs = _get_kwargs(
        
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,

) -> ErrorAnswer | StatusAnswer | None:
    """ What is wrong, and how all goes

     The whole installation as the operator's page shows it, from one reading of Redis.

    It has the findings of every check, the worst first, the pipeline, freshness, workers of all
    machines, sources and
    hosts that fail, dead letters, and what was rejected. It costs the same whatever the number of
    sources and articles.
    The key needs the scope `read` or `operate`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | StatusAnswer
     """


    return sync_detailed(
        client=client,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,

) -> Response[ErrorAnswer | StatusAnswer]:
    """ What is wrong, and how all goes

     The whole installation as the operator's page shows it, from one reading of Redis.

    It has the findings of every check, the worst first, the pipeline, freshness, workers of all
    machines, sources and
    hosts that fail, dead letters, and what was rejected. It costs the same whatever the number of
    sources and articles.
    The key needs the scope `read` or `operate`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | StatusAnswer]
     """


    kwargs = _get_kwargs(
        
    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,

) -> ErrorAnswer | StatusAnswer | None:
    """ What is wrong, and how all goes

     The whole installation as the operator's page shows it, from one reading of Redis.

    It has the findings of every check, the worst first, the pipeline, freshness, workers of all
    machines, sources and
    hosts that fail, dead letters, and what was rejected. It costs the same whatever the number of
    sources and articles.
    The key needs the scope `read` or `operate`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | StatusAnswer
     """


    return (await asyncio_detailed(
        client=client,

    )).parsed
