from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.actions_answer import ActionsAnswer
from ...models.error_answer import ErrorAnswer
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    size: int | Unset = 100,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["size"] = size


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/ops/actions",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ActionsAnswer | ErrorAnswer | None:
    if response.status_code == 200:
        response_200 = ActionsAnswer.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ActionsAnswer | ErrorAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    size: int | Unset = 100,

) -> Response[ActionsAnswer | ErrorAnswer]:
    """ Who did what

     What was done on the operator's page and over this API, the newest first; about a thousand are kept.

    Args:
        size (int | Unset): Actions in the answer. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ActionsAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        size=size,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    size: int | Unset = 100,

) -> ActionsAnswer | ErrorAnswer | None:
    """ Who did what

     What was done on the operator's page and over this API, the newest first; about a thousand are kept.

    Args:
        size (int | Unset): Actions in the answer. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ActionsAnswer | ErrorAnswer
     """


    return sync_detailed(
        client=client,
size=size,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    size: int | Unset = 100,

) -> Response[ActionsAnswer | ErrorAnswer]:
    """ Who did what

     What was done on the operator's page and over this API, the newest first; about a thousand are kept.

    Args:
        size (int | Unset): Actions in the answer. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ActionsAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        size=size,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    size: int | Unset = 100,

) -> ActionsAnswer | ErrorAnswer | None:
    """ Who did what

     What was done on the operator's page and over this API, the newest first; about a thousand are kept.

    Args:
        size (int | Unset): Actions in the answer. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ActionsAnswer | ErrorAnswer
     """


    return (await asyncio_detailed(
        client=client,
size=size,

    )).parsed
