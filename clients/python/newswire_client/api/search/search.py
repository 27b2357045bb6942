from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.chosen_answer import ChosenAnswer
from ...models.error_answer import ErrorAnswer
from ...models.match import check_match
from ...models.match import Match
from ...models.search_answer import SearchAnswer
from ...models.search_copies import check_search_copies
from ...models.search_copies import SearchCopies
from ...models.search_every_item import check_search_every_item
from ...models.search_every_item import SearchEveryItem
from ...models.search_has_item import check_search_has_item
from ...models.search_has_item import SearchHasItem
from ...models.search_kind_item import check_search_kind_item
from ...models.search_kind_item import SearchKindItem
from ...models.search_names import check_search_names
from ...models.search_names import SearchNames
from ...models.sort import check_sort
from ...models.sort import Sort
from ...types import UNSET, Unset
from typing import cast
from typing import Literal, cast



def _get_kwargs(
    *,
    facets: list[str] | Unset = UNSET,
    facet_size: int | Unset = 10,
    site: list[str] | Unset = UNSET,
    author: list[str] | Unset = UNSET,
    section: list[str] | Unset = UNSET,
    tag: list[str] | Unset = UNSET,
    person: list[str] | Unset = UNSET,
    organisation: list[str] | Unset = UNSET,
    place: list[str] | Unset = UNSET,
    quoted: list[str] | Unset = UNSET,
    attributed_to: list[str] | Unset = UNSET,
    has: list[SearchHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[SearchEveryItem] | Unset = UNSET,
    seen_after: None | str | Unset = UNSET,
    seen_before: None | str | Unset = UNSET,
    links_to: None | str | Unset = UNSET,
    linked_by: None | str | Unset = UNSET,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[SearchKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: SearchCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    sort: None | Sort | str | Unset = UNSET,
    group: Literal['story'] | None | Unset = UNSET,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,
    names: SearchNames | Unset = 'on',
    fields: list[str] | Unset = UNSET,
    entities: int | Literal['all'] | Unset = 5,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    json_facets: list[str] | Unset = UNSET
    if not isinstance(facets, Unset):
        json_facets = facets


    params["facets"] = json_facets

    params["facet_size"] = facet_size

    json_site: list[str] | Unset = UNSET
    if not isinstance(site, Unset):
        json_site = site


    params["site"] = json_site

    json_author: list[str] | Unset = UNSET
    if not isinstance(author, Unset):
        json_author = author


    params["author"] = json_author

    json_section: list[str] | Unset = UNSET
    if not isinstance(section, Unset):
        json_section = section


    params["section"] = json_section

    json_tag: list[str] | Unset = UNSET
    if not isinstance(tag, Unset):
        json_tag = tag


    params["tag"] = json_tag

    json_person: list[str] | Unset = UNSET
    if not isinstance(person, Unset):
        json_person = person


    params["person"] = json_person

    json_organisation: list[str] | Unset = UNSET
    if not isinstance(organisation, Unset):
        json_organisation = organisation


    params["organisation"] = json_organisation

    json_place: list[str] | Unset = UNSET
    if not isinstance(place, Unset):
        json_place = place


    params["place"] = json_place

    json_quoted: list[str] | Unset = UNSET
    if not isinstance(quoted, Unset):
        json_quoted = quoted


    params["quoted"] = json_quoted

    json_attributed_to: list[str] | Unset = UNSET
    if not isinstance(attributed_to, Unset):
        json_attributed_to = attributed_to


    params["attributed_to"] = json_attributed_to

    json_has: list[str] | Unset = UNSET
    if not isinstance(has, Unset):
        json_has = []
        for has_item_data in has:
            has_item: str = has_item_data
            json_has.append(has_item)


    params["has"] = json_has

    json_exclude: list[str] | Unset = UNSET
    if not isinstance(exclude, Unset):
        json_exclude = exclude


    params["exclude"] = json_exclude

    json_every: list[str] | Unset = UNSET
    if not isinstance(every, Unset):
        json_every = []
        for every_item_data in every:
            every_item: str = every_item_data
            json_every.append(every_item)


    params["every"] = json_every

    json_seen_after: None | str | Unset
    if isinstance(seen_after, Unset):
        json_seen_after = UNSET
    else:
        json_seen_after = seen_after
    params["seen_after"] = json_seen_after

    json_seen_before: None | str | Unset
    if isinstance(seen_before, Unset):
        json_seen_before = UNSET
    else:
        json_seen_before = seen_before
    params["seen_before"] = json_seen_before

    json_links_to: None | str | Unset
    if isinstance(links_to, Unset):
        json_links_to = UNSET
    else:
        json_links_to = links_to
    params["links_to"] = json_links_to

    json_linked_by: None | str | Unset
    if isinstance(linked_by, Unset):
        json_linked_by = UNSET
    else:
        json_linked_by = linked_by
    params["linked_by"] = json_linked_by

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
            kind_item: str = kind_item_data
            json_kind.append(kind_item)


    params["kind"] = json_kind

    json_story: list[str] | Unset = UNSET
    if not isinstance(story, Unset):
        json_story = story


    params["story"] = json_story

    json_copies: str | Unset = UNSET
    if not isinstance(copies, Unset):
        json_copies = copies

    params["copies"] = json_copies

    json_match: str | Unset = UNSET
    if not isinstance(match, Unset):
        json_match = match

    params["match"] = json_match

    json_sort: None | str | Unset
    if isinstance(sort, Unset):
        json_sort = UNSET
    elif isinstance(sort, str):
        json_sort = sort
    else:
        json_sort = sort
    params["sort"] = json_sort

    json_group: Literal['story'] | None | Unset
    if isinstance(group, Unset):
        json_group = UNSET
    else:
        json_group = group
    params["group"] = json_group

    params["size"] = size

    json_after: None | str | Unset
    if isinstance(after, Unset):
        json_after = UNSET
    else:
        json_after = after
    params["after"] = json_after

    json_names: str | Unset = UNSET
    if not isinstance(names, Unset):
        json_names = names

    params["names"] = json_names

    json_fields: list[str] | Unset = UNSET
    if not isinstance(fields, Unset):
        json_fields = fields


    params["fields"] = json_fields

    json_entities: int | Literal['all'] | Unset
    if isinstance(entities, Unset):
        json_entities = UNSET
    else:
        json_entities = entities
    params["entities"] = json_entities


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/search",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ChosenAnswer | SearchAnswer | ErrorAnswer | None:
    if response.status_code == 200:
        def _parse_response_200(data: object) -> ChosenAnswer | SearchAnswer:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_200_type_0 = SearchAnswer.from_dict(data)



                return response_200_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_200_type_1 = ChosenAnswer.from_dict(data)



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
    facets: list[str] | Unset = UNSET,
    facet_size: int | Unset = 10,
    site: list[str] | Unset = UNSET,
    author: list[str] | Unset = UNSET,
    section: list[str] | Unset = UNSET,
    tag: list[str] | Unset = UNSET,
    person: list[str] | Unset = UNSET,
    organisation: list[str] | Unset = UNSET,
    place: list[str] | Unset = UNSET,
    quoted: list[str] | Unset = UNSET,
    attributed_to: list[str] | Unset = UNSET,
    has: list[SearchHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[SearchEveryItem] | Unset = UNSET,
    seen_after: None | str | Unset = UNSET,
    seen_before: None | str | Unset = UNSET,
    links_to: None | str | Unset = UNSET,
    linked_by: None | str | Unset = UNSET,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[SearchKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: SearchCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    sort: None | Sort | str | Unset = UNSET,
    group: Literal['story'] | None | Unset = UNSET,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,
    names: SearchNames | Unset = 'on',
    fields: list[str] | Unset = UNSET,
    entities: int | Literal['all'] | Unset = 5,

) -> Response[ChosenAnswer | SearchAnswer | ErrorAnswer]:
    """ Search articles

     Find articles by words, phrases and filters, a page at a time.

    To read on, repeat the request with `after` from the answer, while `more` says that there is more.
    To follow
    along, ask with `sort=first_seen`, and with `after` again and again: no article comes twice. One
    that took longer
    from its first sight into the index than another has its place before it, so ask from an older
    `after` now and
    then, and leave out the ids that you know, if you must not miss any.

    With `group=story` a story has one hit, and the answer tells how many of its articles match, of
    which sources.

    Args:
        facets (list[str] | Unset): The facets to count, parted by commas or repeated: source,
            language, kind, person, organisation, place, event, other, author, section, tag, speaker,
            attributed, site, has. `true`: source, language, kind, person, organisation, place;
            `false`: none. `/v1/facets` counts them apart from hits.
        facet_size (int | Unset): Values in one facet, the most frequent first. Default: 10.
        site (list[str] | Unset): Host or domain, `news.example` also of `www.news.example`;
            repeat it for alternatives.
        author (list[str] | Unset): A whole name, however it is written; repeat it for
            alternatives.
        section (list[str] | Unset): Section of the site; repeat it for alternatives.
        tag (list[str] | Unset): Tag that the site gives; repeat it for alternatives.
        person (list[str] | Unset): Person that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        organisation (list[str] | Unset): Organisation that is named; repeat it for alternatives.
            Its id is an entity's `id`.
        place (list[str] | Unset): Place that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        quoted (list[str] | Unset): Who is quoted; repeat it for alternatives. Its id is an
            entity's `id`.
        attributed_to (list[str] | Unset): Whom the article names as its source: an entity's `id`,
            or a name; repeat it for alternatives.
        has (list[SearchHasItem] | Unset): What the article has; repeat it for alternatives.
        exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would
            find, as in `source:news.example`; repeat it for more. The names: site, author, section,
            tag, person, organisation, place, quoted, attributed_to, has, source, language, kind,
            entity, story.
        every (list[SearchEveryItem] | Unset): Filters of which all values must be there, not one
            of them.
        seen_after (None | str | Unset): First seen at or after this date or instant.
        seen_before (None | str | Unset): First seen before this instant, or on or before this
            date (its whole day counts).
        links_to (None | str | Unset): Id or address of an article, or any address: the articles
            that link to it.
        linked_by (None | str | Unset): Id of an article: the articles that it links to.
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning; `ferry NEAR/5
            strike` has at most five words between the two. `title:` looks in titles alone; `site:`,
            `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`, `source:`, `lang:`,
            `kind:`, `has:`, `before:` and `after:` narrow the search, and with a minus exclude. A
            text with only excluded terms matches everything without them. The answer's `understood`
            says how it was read. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[SearchKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (SearchCopies | Unset): `hide` leaves out every article that is a near-copy of
            another, `only` every one that is none. Default: 'show'.
        match (Match | Unset): How many of the plain words of a text must occur.
        sort (None | Sort | str | Unset):
        group (Literal['story'] | None | Unset): `story`: one hit a story, the first of its
            articles that match in the order of `sort`; `group` of the hit tells what else was found
            of it. An article that belongs to no story stands for itself. The cursor goes on from
            story to story; `total` counts stories, facets count articles.
        size (int | Unset): Hits in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: what comes next.
        names (SearchNames | Unset): `on`: where `q`, or a word of it in capitals, is a name of an
            entity, articles that name that in other words are found too; the answer's
            `understood.entities` says so. `off`: words are only words. Default: 'on'.
        fields (list[str] | Unset): Members of a hit, parted by commas, to have those and its `id`
            alone. Default: all.
        entities (int | Literal['all'] | Unset): Entities in one hit, the most salient first, or
            `all`. Default: 5.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChosenAnswer | SearchAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        facets=facets,
facet_size=facet_size,
site=site,
author=author,
section=section,
tag=tag,
person=person,
organisation=organisation,
place=place,
quoted=quoted,
attributed_to=attributed_to,
has=has,
exclude=exclude,
every=every,
seen_after=seen_after,
seen_before=seen_before,
links_to=links_to,
linked_by=linked_by,
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
sort=sort,
group=group,
size=size,
after=after,
names=names,
fields=fields,
entities=entities,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient | Client,
    facets: list[str] | Unset = UNSET,
    facet_size: int | Unset = 10,
    site: list[str] | Unset = UNSET,
    author: list[str] | Unset = UNSET,
    section: list[str] | Unset = UNSET,
    tag: list[str] | Unset = UNSET,
    person: list[str] | Unset = UNSET,
    organisation: list[str] | Unset = UNSET,
    place: list[str] | Unset = UNSET,
    quoted: list[str] | Unset = UNSET,
    attributed_to: list[str] | Unset = UNSET,
    has: list[SearchHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[SearchEveryItem] | Unset = UNSET,
    seen_after: None | str | Unset = UNSET,
    seen_before: None | str | Unset = UNSET,
    links_to: None | str | Unset = UNSET,
    linked_by: None | str | Unset = UNSET,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[SearchKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: SearchCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    sort: None | Sort | str | Unset = UNSET,
    group: Literal['story'] | None | Unset = UNSET,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,
    names: SearchNames | Unset = 'on',
    fields: list[str] | Unset = UNSET,
    entities: int | Literal['all'] | Unset = 5,

) -> ChosenAnswer | SearchAnswer | ErrorAnswer | None:
    """ Search articles

     Find articles by words, phrases and filters, a page at a time.

    To read on, repeat the request with `after` from the answer, while `more` says that there is more.
    To follow
    along, ask with `sort=first_seen`, and with `after` again and again: no article comes twice. One
    that took longer
    from its first sight into the index than another has its place before it, so ask from an older
    `after` now and
    then, and leave out the ids that you know, if you must not miss any.

    With `group=story` a story has one hit, and the answer tells how many of its articles match, of
    which sources.

    Args:
        facets (list[str] | Unset): The facets to count, parted by commas or repeated: source,
            language, kind, person, organisation, place, event, other, author, section, tag, speaker,
            attributed, site, has. `true`: source, language, kind, person, organisation, place;
            `false`: none. `/v1/facets` counts them apart from hits.
        facet_size (int | Unset): Values in one facet, the most frequent first. Default: 10.
        site (list[str] | Unset): Host or domain, `news.example` also of `www.news.example`;
            repeat it for alternatives.
        author (list[str] | Unset): A whole name, however it is written; repeat it for
            alternatives.
        section (list[str] | Unset): Section of the site; repeat it for alternatives.
        tag (list[str] | Unset): Tag that the site gives; repeat it for alternatives.
        person (list[str] | Unset): Person that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        organisation (list[str] | Unset): Organisation that is named; repeat it for alternatives.
            Its id is an entity's `id`.
        place (list[str] | Unset): Place that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        quoted (list[str] | Unset): Who is quoted; repeat it for alternatives. Its id is an
            entity's `id`.
        attributed_to (list[str] | Unset): Whom the article names as its source: an entity's `id`,
            or a name; repeat it for alternatives.
        has (list[SearchHasItem] | Unset): What the article has; repeat it for alternatives.
        exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would
            find, as in `source:news.example`; repeat it for more. The names: site, author, section,
            tag, person, organisation, place, quoted, attributed_to, has, source, language, kind,
            entity, story.
        every (list[SearchEveryItem] | Unset): Filters of which all values must be there, not one
            of them.
        seen_after (None | str | Unset): First seen at or after this date or instant.
        seen_before (None | str | Unset): First seen before this instant, or on or before this
            date (its whole day counts).
        links_to (None | str | Unset): Id or address of an article, or any address: the articles
            that link to it.
        linked_by (None | str | Unset): Id of an article: the articles that it links to.
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning; `ferry NEAR/5
            strike` has at most five words between the two. `title:` looks in titles alone; `site:`,
            `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`, `source:`, `lang:`,
            `kind:`, `has:`, `before:` and `after:` narrow the search, and with a minus exclude. A
            text with only excluded terms matches everything without them. The answer's `understood`
            says how it was read. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[SearchKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (SearchCopies | Unset): `hide` leaves out every article that is a near-copy of
            another, `only` every one that is none. Default: 'show'.
        match (Match | Unset): How many of the plain words of a text must occur.
        sort (None | Sort | str | Unset):
        group (Literal['story'] | None | Unset): `story`: one hit a story, the first of its
            articles that match in the order of `sort`; `group` of the hit tells what else was found
            of it. An article that belongs to no story stands for itself. The cursor goes on from
            story to story; `total` counts stories, facets count articles.
        size (int | Unset): Hits in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: what comes next.
        names (SearchNames | Unset): `on`: where `q`, or a word of it in capitals, is a name of an
            entity, articles that name that in other words are found too; the answer's
            `understood.entities` says so. `off`: words are only words. Default: 'on'.
        fields (list[str] | Unset): Members of a hit, parted by commas, to have those and its `id`
            alone. Default: all.
        entities (int | Literal['all'] | Unset): Entities in one hit, the most salient first, or
            `all`. Default: 5.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChosenAnswer | SearchAnswer | ErrorAnswer
     """


    return sync_detailed(
        client=client,
facets=facets,
facet_size=facet_size,
site=site,
author=author,
section=section,
tag=tag,
person=person,
organisation=organisation,
place=place,
quoted=quoted,
attributed_to=attributed_to,
has=has,
exclude=exclude,
every=every,
seen_after=seen_after,
seen_before=seen_before,
links_to=links_to,
linked_by=linked_by,
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
sort=sort,
group=group,
size=size,
after=after,
names=names,
fields=fields,
entities=entities,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    facets: list[str] | Unset = UNSET,
    facet_size: int | Unset = 10,
    site: list[str] | Unset = UNSET,
    author: list[str] | Unset = UNSET,
    section: list[str] | Unset = UNSET,
    tag: list[str] | Unset = UNSET,
    person: list[str] | Unset = UNSET,
    organisation: list[str] | Unset = UNSET,
    place: list[str] | Unset = UNSET,
    quoted: list[str] | Unset = UNSET,
    attributed_to: list[str] | Unset = UNSET,
    has: list[SearchHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[SearchEveryItem] | Unset = UNSET,
    seen_after: None | str | Unset = UNSET,
    seen_before: None | str | Unset = UNSET,
    links_to: None | str | Unset = UNSET,
    linked_by: None | str | Unset = UNSET,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[SearchKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: SearchCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    sort: None | Sort | str | Unset = UNSET,
    group: Literal['story'] | None | Unset = UNSET,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,
    names: SearchNames | Unset = 'on',
    fields: list[str] | Unset = UNSET,
    entities: int | Literal['all'] | Unset = 5,

) -> Response[ChosenAnswer | SearchAnswer | ErrorAnswer]:
    """ Search articles

     Find articles by words, phrases and filters, a page at a time.

    To read on, repeat the request with `after` from the answer, while `more` says that there is more.
    To follow
    along, ask with `sort=first_seen`, and with `after` again and again: no article comes twice. One
    that took longer
    from its first sight into the index than another has its place before it, so ask from an older
    `after` now and
    then, and leave out the ids that you know, if you must not miss any.

    With `group=story` a story has one hit, and the answer tells how many of its articles match, of
    which sources.

    Args:
        facets (list[str] | Unset): The facets to count, parted by commas or repeated: source,
            language, kind, person, organisation, place, event, other, author, section, tag, speaker,
            attributed, site, has. `true`: source, language, kind, person, organisation, place;
            `false`: none. `/v1/facets` counts them apart from hits.
        facet_size (int | Unset): Values in one facet, the most frequent first. Default: 10.
        site (list[str] | Unset): Host or domain, `news.example` also of `www.news.example`;
            repeat it for alternatives.
        author (list[str] | Unset): A whole name, however it is written; repeat it for
            alternatives.
        section (list[str] | Unset): Section of the site; repeat it for alternatives.
        tag (list[str] | Unset): Tag that the site gives; repeat it for alternatives.
        person (list[str] | Unset): Person that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        organisation (list[str] | Unset): Organisation that is named; repeat it for alternatives.
            Its id is an entity's `id`.
        place (list[str] | Unset): Place that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        quoted (list[str] | Unset): Who is quoted; repeat it for alternatives. Its id is an
            entity's `id`.
        attributed_to (list[str] | Unset): Whom the article names as its source: an entity's `id`,
            or a name; repeat it for alternatives.
        has (list[SearchHasItem] | Unset): What the article has; repeat it for alternatives.
        exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would
            find, as in `source:news.example`; repeat it for more. The names: site, author, section,
            tag, person, organisation, place, quoted, attributed_to, has, source, language, kind,
            entity, story.
        every (list[SearchEveryItem] | Unset): Filters of which all values must be there, not one
            of them.
        seen_after (None | str | Unset): First seen at or after this date or instant.
        seen_before (None | str | Unset): First seen before this instant, or on or before this
            date (its whole day counts).
        links_to (None | str | Unset): Id or address of an article, or any address: the articles
            that link to it.
        linked_by (None | str | Unset): Id of an article: the articles that it links to.
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning; `ferry NEAR/5
            strike` has at most five words between the two. `title:` looks in titles alone; `site:`,
            `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`, `source:`, `lang:`,
            `kind:`, `has:`, `before:` and `after:` narrow the search, and with a minus exclude. A
            text with only excluded terms matches everything without them. The answer's `understood`
            says how it was read. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[SearchKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (SearchCopies | Unset): `hide` leaves out every article that is a near-copy of
            another, `only` every one that is none. Default: 'show'.
        match (Match | Unset): How many of the plain words of a text must occur.
        sort (None | Sort | str | Unset):
        group (Literal['story'] | None | Unset): `story`: one hit a story, the first of its
            articles that match in the order of `sort`; `group` of the hit tells what else was found
            of it. An article that belongs to no story stands for itself. The cursor goes on from
            story to story; `total` counts stories, facets count articles.
        size (int | Unset): Hits in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: what comes next.
        names (SearchNames | Unset): `on`: where `q`, or a word of it in capitals, is a name of an
            entity, articles that name that in other words are found too; the answer's
            `understood.entities` says so. `off`: words are only words. Default: 'on'.
        fields (list[str] | Unset): Members of a hit, parted by commas, to have those and its `id`
            alone. Default: all.
        entities (int | Literal['all'] | Unset): Entities in one hit, the most salient first, or
            `all`. Default: 5.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChosenAnswer | SearchAnswer | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        facets=facets,
facet_size=facet_size,
site=site,
author=author,
section=section,
tag=tag,
person=person,
organisation=organisation,
place=place,
quoted=quoted,
attributed_to=attributed_to,
has=has,
exclude=exclude,
every=every,
seen_after=seen_after,
seen_before=seen_before,
links_to=links_to,
linked_by=linked_by,
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
sort=sort,
group=group,
size=size,
after=after,
names=names,
fields=fields,
entities=entities,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    facets: list[str] | Unset = UNSET,
    facet_size: int | Unset = 10,
    site: list[str] | Unset = UNSET,
    author: list[str] | Unset = UNSET,
    section: list[str] | Unset = UNSET,
    tag: list[str] | Unset = UNSET,
    person: list[str] | Unset = UNSET,
    organisation: list[str] | Unset = UNSET,
    place: list[str] | Unset = UNSET,
    quoted: list[str] | Unset = UNSET,
    attributed_to: list[str] | Unset = UNSET,
    has: list[SearchHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[SearchEveryItem] | Unset = UNSET,
    seen_after: None | str | Unset = UNSET,
    seen_before: None | str | Unset = UNSET,
    links_to: None | str | Unset = UNSET,
    linked_by: None | str | Unset = UNSET,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[SearchKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: SearchCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    sort: None | Sort | str | Unset = UNSET,
    group: Literal['story'] | None | Unset = UNSET,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,
    names: SearchNames | Unset = 'on',
    fields: list[str] | Unset = UNSET,
    entities: int | Literal['all'] | Unset = 5,

) -> ChosenAnswer | SearchAnswer | ErrorAnswer | None:
    """ Search articles

     Find articles by words, phrases and filters, a page at a time.

    To read on, repeat the request with `after` from the answer, while `more` says that there is more.
    To follow
    along, ask with `sort=first_seen`, and with `after` again and again: no article comes twice. One
    that took longer
    from its first sight into the index than another has its place before it, so ask from an older
    `after` now and
    then, and leave out the ids that you know, if you must not miss any.

    With `group=story` a story has one hit, and the answer tells how many of its articles match, of
    which sources.

    Args:
        facets (list[str] | Unset): The facets to count, parted by commas or repeated: source,
            language, kind, person, organisation, place, event, other, author, section, tag, speaker,
            attributed, site, has. `true`: source, language, kind, person, organisation, place;
            `false`: none. `/v1/facets` counts them apart from hits.
        facet_size (int | Unset): Values in one facet, the most frequent first. Default: 10.
        site (list[str] | Unset): Host or domain, `news.example` also of `www.news.example`;
            repeat it for alternatives.
        author (list[str] | Unset): A whole name, however it is written; repeat it for
            alternatives.
        section (list[str] | Unset): Section of the site; repeat it for alternatives.
        tag (list[str] | Unset): Tag that the site gives; repeat it for alternatives.
        person (list[str] | Unset): Person that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        organisation (list[str] | Unset): Organisation that is named; repeat it for alternatives.
            Its id is an entity's `id`.
        place (list[str] | Unset): Place that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        quoted (list[str] | Unset): Who is quoted; repeat it for alternatives. Its id is an
            entity's `id`.
        attributed_to (list[str] | Unset): Whom the article names as its source: an entity's `id`,
            or a name; repeat it for alternatives.
        has (list[SearchHasItem] | Unset): What the article has; repeat it for alternatives.
        exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would
            find, as in `source:news.example`; repeat it for more. The names: site, author, section,
            tag, person, organisation, place, quoted, attributed_to, has, source, language, kind,
            entity, story.
        every (list[SearchEveryItem] | Unset): Filters of which all values must be there, not one
            of them.
        seen_after (None | str | Unset): First seen at or after this date or instant.
        seen_before (None | str | Unset): First seen before this instant, or on or before this
            date (its whole day counts).
        links_to (None | str | Unset): Id or address of an article, or any address: the articles
            that link to it.
        linked_by (None | str | Unset): Id of an article: the articles that it links to.
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning; `ferry NEAR/5
            strike` has at most five words between the two. `title:` looks in titles alone; `site:`,
            `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`, `source:`, `lang:`,
            `kind:`, `has:`, `before:` and `after:` narrow the search, and with a minus exclude. A
            text with only excluded terms matches everything without them. The answer's `understood`
            says how it was read. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[SearchKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (SearchCopies | Unset): `hide` leaves out every article that is a near-copy of
            another, `only` every one that is none. Default: 'show'.
        match (Match | Unset): How many of the plain words of a text must occur.
        sort (None | Sort | str | Unset):
        group (Literal['story'] | None | Unset): `story`: one hit a story, the first of its
            articles that match in the order of `sort`; `group` of the hit tells what else was found
            of it. An article that belongs to no story stands for itself. The cursor goes on from
            story to story; `total` counts stories, facets count articles.
        size (int | Unset): Hits in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: what comes next.
        names (SearchNames | Unset): `on`: where `q`, or a word of it in capitals, is a name of an
            entity, articles that name that in other words are found too; the answer's
            `understood.entities` says so. `off`: words are only words. Default: 'on'.
        fields (list[str] | Unset): Members of a hit, parted by commas, to have those and its `id`
            alone. Default: all.
        entities (int | Literal['all'] | Unset): Entities in one hit, the most salient first, or
            `all`. Default: 5.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChosenAnswer | SearchAnswer | ErrorAnswer
     """


    return (await asyncio_detailed(
        client=client,
facets=facets,
facet_size=facet_size,
site=site,
author=author,
section=section,
tag=tag,
person=person,
organisation=organisation,
place=place,
quoted=quoted,
attributed_to=attributed_to,
has=has,
exclude=exclude,
every=every,
seen_after=seen_after,
seen_before=seen_before,
links_to=links_to,
linked_by=linked_by,
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
sort=sort,
group=group,
size=size,
after=after,
names=names,
fields=fields,
entities=entities,

    )).parsed
