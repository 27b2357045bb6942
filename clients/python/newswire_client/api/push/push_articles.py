from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.batch_answer import BatchAnswer
from ...models.error_answer import ErrorAnswer
from ...models.push_answer import PushAnswer
from ...models.push_articles_lane import check_push_articles_lane
from ...models.push_articles_lane import PushArticlesLane
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: Any,
    lane: PushArticlesLane | Unset = 'live',
    idempotency_key: None | str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key



    

    params: dict[str, Any] = {}

    json_lane: str | Unset = UNSET
    if not isinstance(lane, Unset):
        json_lane = lane

    params["lane"] = json_lane


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/articles",
        "params": params,
    }

    
    _kwargs["json"] = body

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> BatchAnswer | BatchAnswer | PushAnswer | ErrorAnswer | None:
    if response.status_code == 202:
        def _parse_response_202(data: object) -> BatchAnswer | PushAnswer:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_202_type_0 = PushAnswer.from_dict(data)



                return response_202_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_202_type_1 = BatchAnswer.from_dict(data)



            return response_202_type_1

        response_202 = _parse_response_202(response.json())

        return response_202

    if response.status_code == 207:
        response_207 = BatchAnswer.from_dict(response.json())



        return response_207

    if response.status_code == 400:
        response_400 = ErrorAnswer.from_dict(response.json())



        return response_400

    if response.status_code == 401:
        response_401 = ErrorAnswer.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = ErrorAnswer.from_dict(response.json())



        return response_403

    if response.status_code == 408:
        response_408 = ErrorAnswer.from_dict(response.json())



        return response_408

    if response.status_code == 410:
        response_410 = ErrorAnswer.from_dict(response.json())



        return response_410

    if response.status_code == 413:
        response_413 = ErrorAnswer.from_dict(response.json())



        return response_413

    if response.status_code == 415:
        response_415 = ErrorAnswer.from_dict(response.json())



        return response_415

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[BatchAnswer | BatchAnswer | PushAnswer | ErrorAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: Any,
    lane: PushArticlesLane | Unset = 'live',
    idempotency_key: None | str | Unset = UNSET,

) -> Response[BatchAnswer | BatchAnswer | PushAnswer | ErrorAnswer]:
    """ Push articles

     Take in one article (`application/json`) or many, one a line (`application/x-ndjson`).

    202 says of every article that it is written to the archive, accepted in the ledger and queued: a
    process that is
    killed loses none of it. Push again what was not answered; what was taken already is `known`, and
    counts once.
    A batch of which some lines were not taken is answered 207, with the status of each line; one of
    which nothing was
    read has a plain error.

    Args:
        lane (PushArticlesLane | Unset): `backfill` for what is no news. Default: 'live'.
        idempotency_key (None | str | Unset): The same article with the same key is accepted once.
            In a batch it holds for each line that has no `idempotency_key`. Without one, the same
            content is accepted once.
        body (Any): A page (`url` and `html`), or a finished text (`title`, `body`, and `url` or
            `id`).

            A field that is unknown may be null or missing; those of other names are kept with the
            copy, and not used.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BatchAnswer | BatchAnswer | PushAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        body=body,
lane=lane,
idempotency_key=idempotency_key,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: Any,
    lane: PushArticlesLane | Unset = 'live',
    idempotency_key: None | str | Unset = UNSET,

) -> BatchAnswer | BatchAnswer | PushAnswer | ErrorAnswer | None:
    """ Push articles

     Take in one article (`application/json`) or many, one a line (`application/x-ndjson`).

    202 says of every article that it is written to the archive, accepted in the ledger and queued: a
    process that is
    killed loses none of it. Push again what was not answered; what was taken already is `known`, and
    counts once.
    A batch of which some lines were not taken is answered 207, with the status of each line; one of
    which nothing was
    read has a plain error.

    Args:
        lane (PushArticlesLane | Unset): `backfill` for what is no news. Default: 'live'.
        idempotency_key (None | str | Unset): The same article with the same key is accepted once.
            In a batch it holds for each line that has no `idempotency_key`. Without one, the same
            content is accepted once.
        body (Any): A page (`url` and `html`), or a finished text (`title`, `body`, and `url` or
            `id`).

            A field that is unknown may be null or missing; those of other names are kept with the
            copy, and not used.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BatchAnswer | BatchAnswer | PushAnswer | ErrorAnswer
     """


    return sync_detailed(
        client=client,
body=body,
lane=lane,
idempotency_key=idempotency_key,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: Any,
    lane: PushArticlesLane | Unset = 'live',
    idempotency_key: None | str | Unset = UNSET,

) -> Response[BatchAnswer | BatchAnswer | PushAnswer | ErrorAnswer]:
    """ Push articles

     Take in one article (`application/json`) or many, one a line (`application/x-ndjson`).

    202 says of every article that it is written to the archive, accepted in the ledger and queued: a
    process that is
    killed loses none of it. Push again what was not answered; what was taken already is `known`, and
    counts once.
    A batch of which some lines were not taken is answered 207, with the status of each line; one of
    which nothing was
    read has a plain error.

    Args:
        lane (PushArticlesLane | Unset): `backfill` for what is no news. Default: 'live'.
        idempotency_key (None | str | Unset): The same article with the same key is accepted once.
            In a batch it holds for each line that has no `idempotency_key`. Without one, the same
            content is accepted once.
        body (Any): A page (`url` and `html`), or a finished text (`title`, `body`, and `url` or
            `id`).

            A field that is unknown may be null or missing; those of other names are kept with the
            copy, and not used.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BatchAnswer | BatchAnswer | PushAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        body=body,
lane=lane,
idempotency_key=idempotency_key,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: Any,
    lane: PushArticlesLane | Unset = 'live',
    idempotency_key: None | str | Unset = UNSET,

) -> BatchAnswer | BatchAnswer | PushAnswer | ErrorAnswer | None:
    """ Push articles

     Take in one article (`application/json`) or many, one a line (`application/x-ndjson`).

    202 says of every article that it is written to the archive, accepted in the ledger and queued: a
    process that is
    killed loses none of it. Push again what was not answered; what was taken already is `known`, and
    counts once.
    A batch of which some lines were not taken is answered 207, with the status of each line; one of
    which nothing was
    read has a plain error.

    Args:
        lane (PushArticlesLane | Unset): `backfill` for what is no news. Default: 'live'.
        idempotency_key (None | str | Unset): The same article with the same key is accepted once.
            In a batch it holds for each line that has no `idempotency_key`. Without one, the same
            content is accepted once.
        body (Any): A page (`url` and `html`), or a finished text (`title`, `body`, and `url` or
            `id`).

            A field that is unknown may be null or missing; those of other names are kept with the
            copy, and not used.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BatchAnswer | BatchAnswer | PushAnswer | ErrorAnswer
     """


    return (await asyncio_detailed(
        client=client,
body=body,
lane=lane,
idempotency_key=idempotency_key,

    )).parsed
