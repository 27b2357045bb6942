from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.match import Match
from ...models.stream_copies import StreamCopies
from ...models.stream_kind_item import StreamKindItem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[StreamKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: StreamCopies | Unset = StreamCopies.SHOW,
    match: Match | Unset = UNSET,
    last_event_id_query: None | str | Unset = UNSET,
    last_event_id_header: None | str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(last_event_id_header, Unset):
        headers["last-event-id"] = last_event_id_header



    

    params: dict[str, Any] = {}

    params["q"] = q

    json_since: None | str | Unset
    if isinstance(since, Unset):
        json_since = UNSET
    else:
        json_since = since
    params["since"] = json_since

    json_until: None | str | Unset
    if isinstance(until, Unset):
        json_until = UNSET
    else:
        json_until = until
    params["until"] = json_until

    json_source: list[str] | Unset = UNSET
    if not isinstance(source, Unset):
        json_source = source


    params["source"] = json_source

    json_language: list[str] | Unset = UNSET
    if not isinstance(language, Unset):
        json_language = language


    params["language"] = json_language

    json_entity: list[str] | Unset = UNSET
    if not isinstance(entity, Unset):
        json_entity = entity


    params["entity"] = json_entity

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = []
        for kind_item_data in kind:
            kind_item = kind_item_data.value
            json_kind.append(kind_item)


    params["kind"] = json_kind

    json_story: list[str] | Unset = UNSET
    if not isinstance(story, Unset):
        json_story = story


    params["story"] = json_story

    json_copies: str | Unset = UNSET
    if not isinstance(copies, Unset):
        json_copies = copies.value

    params["copies"] = json_copies

    json_match: str | Unset = UNSET
    if not isinstance(match, Unset):
        json_match = match.value

    params["match"] = json_match

    json_last_event_id_query: None | str | Unset
    if isinstance(last_event_id_query, Unset):
        json_last_event_id_query = UNSET
    else:
        json_last_event_id_query = last_event_id_query
    params["last_event_id"] = json_last_event_id_query


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/stream",
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | str | None:
    if response.status_code == 200:
        response_200 = response.text
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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | str]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[StreamKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: StreamCopies | Unset = StreamCopies.SHOW,
    match: Match | Unset = UNSET,
    last_event_id_query: None | str | Unset = UNSET,
    last_event_id_header: None | str | Unset = UNSET,

) -> Response[ErrorAnswer | str]:
    """ What changes, as it does

     Server-sent events: `article` for each article that the parameters choose, as a search shows it,
    once searches
    find it; `gone` for what was taken down or ceased; `story` for stories, where nothing is chosen.

    The id of an event is the number of its change: an EventSource that comes back goes on where it was.
    Where the
    server has to stop it ends the stream, and the client comes back.

    Args:
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. A text with only excluded terms matches
            everything without them. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[StreamKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (StreamCopies | Unset): `hide` leaves out every article that is a near-copy of
            another. Default: StreamCopies.SHOW.
        match (Match | Unset): How many of the plain words of a text must occur.
        last_event_id_query (None | str | Unset): The number of the last event that was heard;
            without one the stream begins with what comes now. The header goes before it.
        last_event_id_header (None | str | Unset): The number of the last event that was heard;
            without one the stream begins with what comes now.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | str]
     """


    kwargs = _get_kwargs(
        q=q,
since=since,
until=until,
source=source,
language=language,
entity=entity,
kind=kind,
story=story,
copies=copies,
match=match,
last_event_id_query=last_event_id_query,
last_event_id_header=last_event_id_header,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[StreamKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: StreamCopies | Unset = StreamCopies.SHOW,
    match: Match | Unset = UNSET,
    last_event_id_query: None | str | Unset = UNSET,
    last_event_id_header: None | str | Unset = UNSET,

) -> ErrorAnswer | str | None:
    """ What changes, as it does

     Server-sent events: `article` for each article that the parameters choose, as a search shows it,
    once searches
    find it; `gone` for what was taken down or ceased; `story` for stories, where nothing is chosen.

    The id of an event is the number of its change: an EventSource that comes back goes on where it was.
    Where the
    server has to stop it ends the stream, and the client comes back.

    Args:
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. A text with only excluded terms matches
            everything without them. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[StreamKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (StreamCopies | Unset): `hide` leaves out every article that is a near-copy of
            another. Default: StreamCopies.SHOW.
        match (Match | Unset): How many of the plain words of a text must occur.
        last_event_id_query (None | str | Unset): The number of the last event that was heard;
            without one the stream begins with what comes now. The header goes before it.
        last_event_id_header (None | str | Unset): The number of the last event that was heard;
            without one the stream begins with what comes now.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | str
     """


    return sync_detailed(
        client=client,
q=q,
since=since,
until=until,
source=source,
language=language,
entity=entity,
kind=kind,
story=story,
copies=copies,
match=match,
last_event_id_query=last_event_id_query,
last_event_id_header=last_event_id_header,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[StreamKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: StreamCopies | Unset = StreamCopies.SHOW,
    match: Match | Unset = UNSET,
    last_event_id_query: None | str | Unset = UNSET,
    last_event_id_header: None | str | Unset = UNSET,

) -> Response[ErrorAnswer | str]:
    """ What changes, as it does

     Server-sent events: `article` for each article that the parameters choose, as a search shows it,
    once searches
    find it; `gone` for what was taken down or ceased; `story` for stories, where nothing is chosen.

    The id of an event is the number of its change: an EventSource that comes back goes on where it was.
    Where the
    server has to stop it ends the stream, and the client comes back.

    Args:
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. A text with only excluded terms matches
            everything without them. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[StreamKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (StreamCopies | Unset): `hide` leaves out every article that is a near-copy of
            another. Default: StreamCopies.SHOW.
        match (Match | Unset): How many of the plain words of a text must occur.
        last_event_id_query (None | str | Unset): The number of the last event that was heard;
            without one the stream begins with what comes now. The header goes before it.
        last_event_id_header (None | str | Unset): The number of the last event that was heard;
            without one the stream begins with what comes now.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | str]
     """


    kwargs = _get_kwargs(
        q=q,
since=since,
until=until,
source=source,
language=language,
entity=entity,
kind=kind,
story=story,
copies=copies,
match=match,
last_event_id_query=last_event_id_query,
last_event_id_header=last_event_id_header,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[StreamKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: StreamCopies | Unset = StreamCopies.SHOW,
    match: Match | Unset = UNSET,
    last_event_id_query: None | str | Unset = UNSET,
    last_event_id_header: None | str | Unset = UNSET,

) -> ErrorAnswer | str | None:
    """ What changes, as it does

     Server-sent events: `article` for each article that the parameters choose, as a search shows it,
    once searches
    find it; `gone` for what was taken down or ceased; `story` for stories, where nothing is chosen.

    The id of an event is the number of its change: an EventSource that comes back goes on where it was.
    Where the
    server has to stop it ends the stream, and the client comes back.

    Args:
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. A text with only excluded terms matches
            everything without them. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[StreamKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (StreamCopies | Unset): `hide` leaves out every article that is a near-copy of
            another. Default: StreamCopies.SHOW.
        match (Match | Unset): How many of the plain words of a text must occur.
        last_event_id_query (None | str | Unset): The number of the last event that was heard;
            without one the stream begins with what comes now. The header goes before it.
        last_event_id_header (None | str | Unset): The number of the last event that was heard;
            without one the stream begins with what comes now.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | str
     """


    return (await asyncio_detailed(
        client=client,
q=q,
since=since,
until=until,
source=source,
language=language,
entity=entity,
kind=kind,
story=story,
copies=copies,
match=match,
last_event_id_query=last_event_id_query,
last_event_id_header=last_event_id_header,

    )).parsed
