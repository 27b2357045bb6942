from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.outcome_answer import OutcomeAnswer
from typing import cast



def _get_kwargs(
    *,
    stage: str,
    fingerprint: str,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["stage"] = stage

    params["fingerprint"] = fingerprint


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/ops/dead/replay",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | OutcomeAnswer | None:
    if response.status_code == 200:
        response_200 = OutcomeAnswer.from_dict(response.json())



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

    if response.status_code == 503:
        response_503 = ErrorAnswer.from_dict(response.json())



        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | OutcomeAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    stage: str,
    fingerprint: str,

) -> Response[ErrorAnswer | OutcomeAnswer]:
    """ Replay dead letters

     Send the letters of one kind of error back to where they died, the newest hundred.

    Args:
        stage (str): As the status names it.
        fingerprint (str): As the status names it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | OutcomeAnswer]
     """


    kwargs = _get_kwargs(
        stage=stage,
fingerprint=fingerprint,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    stage: str,
    fingerprint: str,

) -> ErrorAnswer | OutcomeAnswer | None:
    """ Replay dead letters

     Send the letters of one kind of error back to where they died, the newest hundred.

    Args:
        stage (str): As the status names it.
        fingerprint (str): As the status names it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | OutcomeAnswer
     """


    return sync_detailed(
        client=client,
stage=stage,
fingerprint=fingerprint,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    stage: str,
    fingerprint: str,

) -> Response[ErrorAnswer | OutcomeAnswer]:
    """ Replay dead letters

     Send the letters of one kind of error back to where they died, the newest hundred.

    Args:
        stage (str): As the status names it.
        fingerprint (str): As the status names it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | OutcomeAnswer]
     """


    kwargs = _get_kwargs(
        stage=stage,
fingerprint=fingerprint,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    stage: str,
    fingerprint: str,

) -> ErrorAnswer | OutcomeAnswer | None:
    """ Replay dead letters

     Send the letters of one kind of error back to where they died, the newest hundred.

    Args:
        stage (str): As the status names it.
        fingerprint (str): As the status names it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | OutcomeAnswer
     """


    return (await asyncio_detailed(
        client=client,
stage=stage,
fingerprint=fingerprint,

    )).parsed
