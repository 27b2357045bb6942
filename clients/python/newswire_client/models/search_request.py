from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.match import check_match
from ..models.match import Match
from ..models.search_request_copies import check_search_request_copies
from ..models.search_request_copies import SearchRequestCopies
from ..models.search_request_every_item import check_search_request_every_item
from ..models.search_request_every_item import SearchRequestEveryItem
from ..models.search_request_has_item import check_search_request_has_item
from ..models.search_request_has_item import SearchRequestHasItem
from ..models.search_request_kind_item import check_search_request_kind_item
from ..models.search_request_kind_item import SearchRequestKindItem
from ..models.search_request_names import check_search_request_names
from ..models.search_request_names import SearchRequestNames
from ..models.sort import check_sort
from ..models.sort import Sort
from ..types import UNSET, Unset
from typing import cast
from typing import Literal, cast






T = TypeVar("T", bound="SearchRequest")



@_attrs_define
class SearchRequest:
    """ A search as it is asked: which articles, in which order, and how much of the answer.

        Attributes:
            after (None | str | Unset): `after` of an earlier answer: what comes next.
            attributed_to (list[str] | Unset): Whom the article names as its source: an entity's `id`, or a name; repeat it
                for alternatives.
            author (list[str] | Unset): A whole name, however it is written; repeat it for alternatives.
            copies (SearchRequestCopies | Unset): `hide` leaves out every article that is a near-copy of another, `only`
                every one that is none. Default: 'show'.
            entities (int | Literal['all'] | Unset): Entities in one hit, the most salient first, or `all`. Default: 5.
            entity (list[str] | Unset): Entity id; repeated, all must be in the article.
            every (list[SearchRequestEveryItem] | Unset): Filters of which all values must be there, not one of them.
            exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would find, as in
                `source:news.example`; repeat it for more. The names: site, author, section, tag, person, organisation, place,
                quoted, attributed_to, has, source, language, kind, entity, story.
            facet_size (int | Unset): Values in one facet, the most frequent first. Default: 10.
            facets (list[str] | Unset): The facets to count, parted by commas or repeated: source, language, kind, person,
                organisation, place, event, other, author, section, tag, speaker, attributed, site, has. `true`: source,
                language, kind, person, organisation, place; `false`: none. `/v1/facets` counts them apart from hits.
            fields (list[str] | Unset): Members of a hit, parted by commas, to have those and its `id` alone. Default: all.
            group (Literal['story'] | None | Unset): `story`: one hit a story, the first of its articles that match in the
                order of `sort`; `group` of the hit tells what else was found of it. An article that belongs to no story stands
                for itself. The cursor goes on from story to story; `total` counts stories, facets count articles.
            has (list[SearchRequestHasItem] | Unset): What the article has; repeat it for alternatives.
            kind (list[SearchRequestKindItem] | Unset): Kind of article; repeat it for alternatives.
            language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
            linked_by (None | str | Unset): Id of an article: the articles that it links to.
            links_to (None | str | Unset): Id or address of an article, or any address: the articles that link to it.
            match (Match | Unset): How many of the plain words of a text must occur.
            names (SearchRequestNames | Unset): `on`: where `q`, or a word of it in capitals, is a name of an entity,
                articles that name that in other words are found too; the answer's `understood.entities` says so. `off`: words
                are only words. Default: 'on'.
            organisation (list[str] | Unset): Organisation that is named; repeat it for alternatives. Its id is an entity's
                `id`.
            person (list[str] | Unset): Person that is named; repeat it for alternatives. Its id is an entity's `id`.
            place (list[str] | Unset): Place that is named; repeat it for alternatives. Its id is an entity's `id`.
            q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or `NOT word` for what must
                not occur, `OR` in capitals between alternatives, and parentheses: `(ferry OR boat) -football`. `word*` is a
                word's beginning; `ferry NEAR/5 strike` has at most five words between the two. `title:` looks in titles alone;
                `site:`, `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`, `source:`, `lang:`, `kind:`, `has:`,
                `before:` and `after:` narrow the search, and with a minus exclude. A text with only excluded terms matches
                everything without them. The answer's `understood` says how it was read. Without letter or digit: everything.
                Default: ''.
            quoted (list[str] | Unset): Who is quoted; repeat it for alternatives. Its id is an entity's `id`.
            section (list[str] | Unset): Section of the site; repeat it for alternatives.
            seen_after (None | str | Unset): First seen at or after this date or instant.
            seen_before (None | str | Unset): First seen before this instant, or on or before this date (its whole day
                counts).
            since (None | str | Unset): Published at or after this date or instant.
            site (list[str] | Unset): Host or domain, `news.example` also of `www.news.example`; repeat it for alternatives.
            size (int | Unset): Hits in one answer. Default: 20.
            sort (None | Sort | str | Unset): `newest` and `oldest` go by publication, `first_seen` by first sight (oldest
                first, to follow along with `after`, which is never null then). Default: `relevance`, or `newest` where `q`
                seeks nothing.
            source (list[str] | Unset): Source; repeat it for alternatives.
            story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it for alternatives.
            tag (list[str] | Unset): Tag that the site gives; repeat it for alternatives.
            until (None | str | Unset): Published before this instant, or on or before this date (its whole day counts).
     """

    after: None | str | Unset = UNSET
    attributed_to: list[str] | Unset = UNSET
    author: list[str] | Unset = UNSET
    copies: SearchRequestCopies | Unset = 'show'
    entities: int | Literal['all'] | Unset = 5
    entity: list[str] | Unset = UNSET
    every: list[SearchRequestEveryItem] | Unset = UNSET
    exclude: list[str] | Unset = UNSET
    facet_size: int | Unset = 10
    facets: list[str] | Unset = UNSET
    fields: list[str] | Unset = UNSET
    group: Literal['story'] | None | Unset = UNSET
    has: list[SearchRequestHasItem] | Unset = UNSET
    kind: list[SearchRequestKindItem] | Unset = UNSET
    language: list[str] | Unset = UNSET
    linked_by: None | str | Unset = UNSET
    links_to: None | str | Unset = UNSET
    match: Match | Unset = UNSET
    names: SearchRequestNames | Unset = 'on'
    organisation: list[str] | Unset = UNSET
    person: list[str] | Unset = UNSET
    place: list[str] | Unset = UNSET
    q: str | Unset = ''
    quoted: list[str] | Unset = UNSET
    section: list[str] | Unset = UNSET
    seen_after: None | str | Unset = UNSET
    seen_before: None | str | Unset = UNSET
    since: None | str | Unset = UNSET
    site: list[str] | Unset = UNSET
    size: int | Unset = 20
    sort: None | Sort | str | Unset = UNSET
    source: list[str] | Unset = UNSET
    story: list[str] | Unset = UNSET
    tag: list[str] | Unset = UNSET
    until: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        after: None | str | Unset
        if isinstance(self.after, Unset):
            after = UNSET
        else:
            after = self.after

        attributed_to: list[str] | Unset = UNSET
        if not isinstance(self.attributed_to, Unset):
            attributed_to = self.attributed_to



        author: list[str] | Unset = UNSET
        if not isinstance(self.author, Unset):
            author = self.author



        copies: str | Unset = UNSET
        if not isinstance(self.copies, Unset):
            copies = self.copies


        entities: int | Literal['all'] | Unset
        if isinstance(self.entities, Unset):
            entities = UNSET
        else:
            entities = self.entities

        entity: list[str] | Unset = UNSET
        if not isinstance(self.entity, Unset):
            entity = self.entity



        every: list[str] | Unset = UNSET
        if not isinstance(self.every, Unset):
            every = []
            for every_item_data in self.every:
                every_item: str = every_item_data
                every.append(every_item)



        exclude: list[str] | Unset = UNSET
        if not isinstance(self.exclude, Unset):
            exclude = self.exclude



        facet_size = self.facet_size

        facets: list[str] | Unset = UNSET
        if not isinstance(self.facets, Unset):
            facets = self.facets



        fields: list[str] | Unset = UNSET
        if not isinstance(self.fields, Unset):
            fields = self.fields



        group: Literal['story'] | None | Unset
        if isinstance(self.group, Unset):
            group = UNSET
        else:
            group = self.group

        has: list[str] | Unset = UNSET
        if not isinstance(self.has, Unset):
            has = []
            for has_item_data in self.has:
                has_item: str = has_item_data
                has.append(has_item)



        kind: list[str] | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = []
            for kind_item_data in self.kind:
                kind_item: str = kind_item_data
                kind.append(kind_item)



        language: list[str] | Unset = UNSET
        if not isinstance(self.language, Unset):
            language = self.language



        linked_by: None | str | Unset
        if isinstance(self.linked_by, Unset):
            linked_by = UNSET
        else:
            linked_by = self.linked_by

        links_to: None | str | Unset
        if isinstance(self.links_to, Unset):
            links_to = UNSET
        else:
            links_to = self.links_to

        match: str | Unset = UNSET
        if not isinstance(self.match, Unset):
            match = self.match


        names: str | Unset = UNSET
        if not isinstance(self.names, Unset):
            names = self.names


        organisation: list[str] | Unset = UNSET
        if not isinstance(self.organisation, Unset):
            organisation = self.organisation



        person: list[str] | Unset = UNSET
        if not isinstance(self.person, Unset):
            person = self.person



        place: list[str] | Unset = UNSET
        if not isinstance(self.place, Unset):
            place = self.place



        q = self.q

        quoted: list[str] | Unset = UNSET
        if not isinstance(self.quoted, Unset):
            quoted = self.quoted



        section: list[str] | Unset = UNSET
        if not isinstance(self.section, Unset):
            section = self.section



        seen_after: None | str | Unset
        if isinstance(self.seen_after, Unset):
            seen_after = UNSET
        else:
            seen_after = self.seen_after

        seen_before: None | str | Unset
        if isinstance(self.seen_before, Unset):
            seen_before = UNSET
        else:
            seen_before = self.seen_before

        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        else:
            since = self.since

        site: list[str] | Unset = UNSET
        if not isinstance(self.site, Unset):
            site = self.site



        size = self.size

        sort: None | str | Unset
        if isinstance(self.sort, Unset):
            sort = UNSET
        elif isinstance(self.sort, str):
            sort = self.sort
        else:
            sort = self.sort

        source: list[str] | Unset = UNSET
        if not isinstance(self.source, Unset):
            source = self.source



        story: list[str] | Unset = UNSET
        if not isinstance(self.story, Unset):
            story = self.story



        tag: list[str] | Unset = UNSET
        if not isinstance(self.tag, Unset):
            tag = self.tag



        until: None | str | Unset
        if isinstance(self.until, Unset):
            until = UNSET
        else:
            until = self.until


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if after is not UNSET:
            field_dict["after"] = after
        if attributed_to is not UNSET:
            field_dict["attributed_to"] = attributed_to
        if author is not UNSET:
            field_dict["author"] = author
        if copies is not UNSET:
            field_dict["copies"] = copies
        if entities is not UNSET:
            field_dict["entities"] = entities
        if entity is not UNSET:
            field_dict["entity"] = entity
        if every is not UNSET:
            field_dict["every"] = every
        if exclude is not UNSET:
            field_dict["exclude"] = exclude
        if facet_size is not UNSET:
            field_dict["facet_size"] = facet_size
        if facets is not UNSET:
            field_dict["facets"] = facets
        if fields is not UNSET:
            field_dict["fields"] = fields
        if group is not UNSET:
            field_dict["group"] = group
        if has is not UNSET:
            field_dict["has"] = has
        if kind is not UNSET:
            field_dict["kind"] = kind
        if language is not UNSET:
            field_dict["language"] = language
        if linked_by is not UNSET:
            field_dict["linked_by"] = linked_by
        if links_to is not UNSET:
            field_dict["links_to"] = links_to
        if match is not UNSET:
            field_dict["match"] = match
        if names is not UNSET:
            field_dict["names"] = names
        if organisation is not UNSET:
            field_dict["organisation"] = organisation
        if person is not UNSET:
            field_dict["person"] = person
        if place is not UNSET:
            field_dict["place"] = place
        if q is not UNSET:
            field_dict["q"] = q
        if quoted is not UNSET:
            field_dict["quoted"] = quoted
        if section is not UNSET:
            field_dict["section"] = section
        if seen_after is not UNSET:
            field_dict["seen_after"] = seen_after
        if seen_before is not UNSET:
            field_dict["seen_before"] = seen_before
        if since is not UNSET:
            field_dict["since"] = since
        if site is not UNSET:
            field_dict["site"] = site
        if size is not UNSET:
            field_dict["size"] = size
        if sort is not UNSET:
            field_dict["sort"] = sort
        if source is not UNSET:
            field_dict["source"] = source
        if story is not UNSET:
            field_dict["story"] = story
        if tag is not UNSET:
            field_dict["tag"] = tag
        if until is not UNSET:
            field_dict["until"] = until

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_after(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        after = _parse_after(d.pop("after", UNSET))


        attributed_to = cast(list[str], d.pop("attributed_to", UNSET))


        author = cast(list[str], d.pop("author", UNSET))


        _copies = d.pop("copies", UNSET)
        copies: SearchRequestCopies | Unset
        if isinstance(_copies,  Unset):
            copies = UNSET
        else:
            copies = check_search_request_copies(_copies)




        def _parse_entities(data: object) -> int | Literal['all'] | Unset:
            if isinstance(data, Unset):
                return data
            entities_type_1 = cast(Literal['all'] , data)
            if entities_type_1 != 'all':
                raise ValueError(f"entities_type_1 must match const 'all', got '{entities_type_1}'")
            return entities_type_1
            return cast(int | Literal['all'] | Unset, data)

        entities = _parse_entities(d.pop("entities", UNSET))


        entity = cast(list[str], d.pop("entity", UNSET))


        _every = d.pop("every", UNSET)
        every: list[SearchRequestEveryItem] | Unset = UNSET
        if _every is not UNSET:
            every = []
            for every_item_data in _every:
                every_item = check_search_request_every_item(every_item_data)



                every.append(every_item)


        exclude = cast(list[str], d.pop("exclude", UNSET))


        facet_size = d.pop("facet_size", UNSET)

        facets = cast(list[str], d.pop("facets", UNSET))


        fields = cast(list[str], d.pop("fields", UNSET))


        def _parse_group(data: object) -> Literal['story'] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            group_type_0 = cast(Literal['story'] , data)
            if group_type_0 != 'story':
                raise ValueError(f"group_type_0 must match const 'story', got '{group_type_0}'")
            return group_type_0
            return cast(Literal['story'] | None | Unset, data)

        group = _parse_group(d.pop("group", UNSET))


        _has = d.pop("has", UNSET)
        has: list[SearchRequestHasItem] | Unset = UNSET
        if _has is not UNSET:
            has = []
            for has_item_data in _has:
                has_item = check_search_request_has_item(has_item_data)



                has.append(has_item)


        _kind = d.pop("kind", UNSET)
        kind: list[SearchRequestKindItem] | Unset = UNSET
        if _kind is not UNSET:
            kind = []
            for kind_item_data in _kind:
                kind_item = check_search_request_kind_item(kind_item_data)



                kind.append(kind_item)


        language = cast(list[str], d.pop("language", UNSET))


        def _parse_linked_by(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        linked_by = _parse_linked_by(d.pop("linked_by", UNSET))


        def _parse_links_to(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        links_to = _parse_links_to(d.pop("links_to", UNSET))


        _match = d.pop("match", UNSET)
        match: Match | Unset
        if isinstance(_match,  Unset):
            match = UNSET
        else:
            match = check_match(_match)




        _names = d.pop("names", UNSET)
        names: SearchRequestNames | Unset
        if isinstance(_names,  Unset):
            names = UNSET
        else:
            names = check_search_request_names(_names)




        organisation = cast(list[str], d.pop("organisation", UNSET))


        person = cast(list[str], d.pop("person", UNSET))


        place = cast(list[str], d.pop("place", UNSET))


        q = d.pop("q", UNSET)

        quoted = cast(list[str], d.pop("quoted", UNSET))


        section = cast(list[str], d.pop("section", UNSET))


        def _parse_seen_after(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        seen_after = _parse_seen_after(d.pop("seen_after", UNSET))


        def _parse_seen_before(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        seen_before = _parse_seen_before(d.pop("seen_before", UNSET))


        def _parse_since(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        since = _parse_since(d.pop("since", UNSET))


        site = cast(list[str], d.pop("site", UNSET))


        size = d.pop("size", UNSET)

        def _parse_sort(data: object) -> None | Sort | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sort_type_0_type_0 = check_sort(data)



                return sort_type_0_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Sort | str | Unset, data)

        sort = _parse_sort(d.pop("sort", UNSET))


        source = cast(list[str], d.pop("source", UNSET))


        story = cast(list[str], d.pop("story", UNSET))


        tag = cast(list[str], d.pop("tag", UNSET))


        def _parse_until(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        until = _parse_until(d.pop("until", UNSET))


        search_request = cls(
            after=after,
            attributed_to=attributed_to,
            author=author,
            copies=copies,
            entities=entities,
            entity=entity,
            every=every,
            exclude=exclude,
            facet_size=facet_size,
            facets=facets,
            fields=fields,
            group=group,
            has=has,
            kind=kind,
            language=language,
            linked_by=linked_by,
            links_to=links_to,
            match=match,
            names=names,
            organisation=organisation,
            person=person,
            place=place,
            q=q,
            quoted=quoted,
            section=section,
            seen_after=seen_after,
            seen_before=seen_before,
            since=since,
            site=site,
            size=size,
            sort=sort,
            source=source,
            story=story,
            tag=tag,
            until=until,
        )

        return search_request

