from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.outcome_answer import OutcomeAnswer
from ...models.stage import check_stage
from ...models.stage import Stage
from typing import cast



def _get_kwargs(
    stage: Stage,

) -> dict[str, Any]:
    

    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/ops/stages/{stage}/resume".format(stage=quote(str(stage), safe=""),),
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
    stage: Stage,
    *,
    client: AuthenticatedClient,

) -> Response[ErrorAnswer | OutcomeAnswer]:
    """ Let a stage go on

     Let a paused stage go on, within about ten seconds.

    Args:
        stage (Stage): Where a capture is while it is in flight, in order.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | OutcomeAnswer]
     """


    kwargs = _get_kwargs(
        stage=stage,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    stage: Stage,
    *,
    client: AuthenticatedClient,

) -> ErrorAnswer | OutcomeAnswer | None:
    """ Let a stage go on

     Let a paused stage go on, within about ten seconds.

    Args:
        stage (Stage): Where a capture is while it is in flight, in order.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | OutcomeAnswer
     """


    return sync_detailed(
        stage=stage,
client=client,

    ).parsed

async def asyncio_detailed(
    stage: Stage,
    *,
    client: AuthenticatedClient,

) -> Response[ErrorAnswer | OutcomeAnswer]:
    """ Let a stage go on

     Let a paused stage go on, within about ten seconds.

    Args:
        stage (Stage): Where a capture is while it is in flight, in order.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | OutcomeAnswer]
     """


    kwargs = _get_kwargs(
        stage=stage,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    stage: Stage,
    *,
    client: AuthenticatedClient,

) -> ErrorAnswer | OutcomeAnswer | None:
    """ Let a stage go on

     Let a paused stage go on, within about ten seconds.

    Args:
        stage (Stage): Where a capture is while it is in flight, in order.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | OutcomeAnswer
     """


    return (await asyncio_detailed(
        stage=stage,
client=client,

    )).parsed
