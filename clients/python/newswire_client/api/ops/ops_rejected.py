from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.reason import check_reason
from ...models.reason import Reason
from ...models.rejected_list_answer import RejectedListAnswer
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    reason: None | Reason | Unset = UNSET,
    source: None | str | Unset = UNSET,
    since: None | str | Unset = UNSET,
    size: int | Unset = 100,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    json_reason: None | str | Unset
    if isinstance(reason, Unset):
        json_reason = UNSET
    elif isinstance(reason, str):
        json_reason = reason
    else:
        json_reason = reason
    params["reason"] = json_reason

    json_source: None | str | Unset
    if isinstance(source, Unset):
        json_source = UNSET
    else:
        json_source = source
    params["source"] = json_source

    json_since: None | str | Unset
    if isinstance(since, Unset):
        json_since = UNSET
    else:
        json_since = since
    params["since"] = json_since

    params["size"] = size


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/ops/rejected",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | RejectedListAnswer | None:
    if response.status_code == 200:
        response_200 = RejectedListAnswer.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | RejectedListAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    reason: None | Reason | Unset = UNSET,
    source: None | str | Unset = UNSET,
    since: None | str | Unset = UNSET,
    size: int | Unset = 100,

) -> Response[ErrorAnswer | RejectedListAnswer]:
    """ What was rejected

     Captures that were rejected, as far as their records are kept: a week, and the newest 50,000.

    Args:
        reason (None | Reason | Unset): Only for this reason.
        source (None | str | Unset): Only of this source.
        since (None | str | Unset): How far to look back: 30m, 24h, 7d. Without it as far as they
            are kept.
        size (int | Unset): Captures in the answer. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | RejectedListAnswer]
     """


    kwargs = _get_kwargs(
        reason=reason,
source=source,
since=since,
size=size,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    reason: None | Reason | Unset = UNSET,
    source: None | str | Unset = UNSET,
    since: None | str | Unset = UNSET,
    size: int | Unset = 100,

) -> ErrorAnswer | RejectedListAnswer | None:
    """ What was rejected

     Captures that were rejected, as far as their records are kept: a week, and the newest 50,000.

    Args:
        reason (None | Reason | Unset): Only for this reason.
        source (None | str | Unset): Only of this source.
        since (None | str | Unset): How far to look back: 30m, 24h, 7d. Without it as far as they
            are kept.
        size (int | Unset): Captures in the answer. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | RejectedListAnswer
     """


    return sync_detailed(
        client=client,
reason=reason,
source=source,
since=since,
size=size,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    reason: None | Reason | Unset = UNSET,
    source: None | str | Unset = UNSET,
    since: None | str | Unset = UNSET,
    size: int | Unset = 100,

) -> Response[ErrorAnswer | RejectedListAnswer]:
    """ What was rejected

     Captures that were rejected, as far as their records are kept: a week, and the newest 50,000.

    Args:
        reason (None | Reason | Unset): Only for this reason.
        source (None | str | Unset): Only of this source.
        since (None | str | Unset): How far to look back: 30m, 24h, 7d. Without it as far as they
            are kept.
        size (int | Unset): Captures in the answer. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | RejectedListAnswer]
     """


    kwargs = _get_kwargs(
        reason=reason,
source=source,
since=since,
size=size,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    reason: None | Reason | Unset = UNSET,
    source: None | str | Unset = UNSET,
    since: None | str | Unset = UNSET,
    size: int | Unset = 100,

) -> ErrorAnswer | RejectedListAnswer | None:
    """ What was rejected

     Captures that were rejected, as far as their records are kept: a week, and the newest 50,000.

    Args:
        reason (None | Reason | Unset): Only for this reason.
        source (None | str | Unset): Only of this source.
        since (None | str | Unset): How far to look back: 30m, 24h, 7d. Without it as far as they
            are kept.
        size (int | Unset): Captures in the answer. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | RejectedListAnswer
     """


    return (await asyncio_detailed(
        client=client,
reason=reason,
source=source,
since=since,
size=size,

    )).parsed
