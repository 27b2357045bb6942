from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.coverage_answer import CoverageAnswer
from ...models.error_answer import ErrorAnswer
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    story_id: str,
    *,
    since: None | str | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    json_since: None | str | Unset
    if isinstance(since, Unset):
        json_since = UNSET
    else:
        json_since = since
    params["since"] = json_since


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/stories/{story_id}/coverage".format(story_id=quote(str(story_id), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> CoverageAnswer | ErrorAnswer | None:
    if response.status_code == 200:
        response_200 = CoverageAnswer.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[CoverageAnswer | ErrorAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    story_id: str,
    *,
    client: AuthenticatedClient | Client,
    since: None | str | Unset = UNSET,

) -> Response[CoverageAnswer | ErrorAnswer]:
    """ How a story was told

     What each article of a story added to those before it, who was first, who copied whom, and who is
    quoted.

    Of a story that another took in, that of the other is told. With `since` the latest articles are
    looked at instead
    of the earliest, and those that are new are marked.

    Args:
        story_id (str): A story's `id`, also one from before a merge.
        since (None | str | Unset): Mark what is of this date or instant, or later.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CoverageAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        story_id=story_id,
since=since,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    story_id: str,
    *,
    client: AuthenticatedClient | Client,
    since: None | str | Unset = UNSET,

) -> CoverageAnswer | ErrorAnswer | None:
    """ How a story was told

     What each article of a story added to those before it, who was first, who copied whom, and who is
    quoted.

    Of a story that another took in, that of the other is told. With `since` the latest articles are
    looked at instead
    of the earliest, and those that are new are marked.

    Args:
        story_id (str): A story's `id`, also one from before a merge.
        since (None | str | Unset): Mark what is of this date or instant, or later.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CoverageAnswer | ErrorAnswer
     """


    return sync_detailed(
        story_id=story_id,
client=client,
since=since,

    ).parsed

async def asyncio_detailed(
    story_id: str,
    *,
    client: AuthenticatedClient | Client,
    since: None | str | Unset = UNSET,

) -> Response[CoverageAnswer | ErrorAnswer]:
    """ How a story was told

     What each article of a story added to those before it, who was first, who copied whom, and who is
    quoted.

    Of a story that another took in, that of the other is told. With `since` the latest articles are
    looked at instead
    of the earliest, and those that are new are marked.

    Args:
        story_id (str): A story's `id`, also one from before a merge.
        since (None | str | Unset): Mark what is of this date or instant, or later.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CoverageAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        story_id=story_id,
since=since,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    story_id: str,
    *,
    client: AuthenticatedClient | Client,
    since: None | str | Unset = UNSET,

) -> CoverageAnswer | ErrorAnswer | None:
    """ How a story was told

     What each article of a story added to those before it, who was first, who copied whom, and who is
    quoted.

    Of a story that another took in, that of the other is told. With `since` the latest articles are
    looked at instead
    of the earliest, and those that are new are marked.

    Args:
        story_id (str): A story's `id`, also one from before a merge.
        since (None | str | Unset): Mark what is of this date or instant, or later.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CoverageAnswer | ErrorAnswer
     """


    return (await asyncio_detailed(
        story_id=story_id,
client=client,
since=since,

    )).parsed
