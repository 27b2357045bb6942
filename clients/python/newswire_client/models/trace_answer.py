from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.enriched_answer import EnrichedAnswer
  from ..models.look_answer import LookAnswer





T = TypeVar("T", bound="TraceAnswer")



@_attrs_define
class TraceAnswer:
    """ An article, its looks, and whether a search finds it.

        Attributes:
            article_id (str):
            first_seen_at (datetime.datetime | None):
            held (EnrichedAnswer | None): As the index holds it; null where it does not.
            looks (list[LookAnswer]): The newest first.
            page (None | str): Its page; null where no search finds it.
            revisions (int): Texts that it had, as the index holds them.
            searchable (bool | None): Null where that is not known here.
            source (str):
            title (None | str):
            url (str):
            why_not (None | str): Why it is not, or not known.
     """

    article_id: str
    first_seen_at: datetime.datetime | None
    held: EnrichedAnswer | None
    looks: list[LookAnswer]
    page: None | str
    revisions: int
    searchable: bool | None
    source: str
    title: None | str
    url: str
    why_not: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.enriched_answer import EnrichedAnswer # noqa: PLC0415
        from ..models.look_answer import LookAnswer # noqa: PLC0415
        article_id = self.article_id

        first_seen_at: None | str
        if isinstance(self.first_seen_at, datetime.datetime):
            first_seen_at = self.first_seen_at.isoformat()
        else:
            first_seen_at = self.first_seen_at

        held: dict[str, Any] | None
        if isinstance(self.held, EnrichedAnswer):
            held = self.held.to_dict()
        else:
            held = self.held

        looks = []
        for looks_item_data in self.looks:
            looks_item = looks_item_data.to_dict()
            looks.append(looks_item)



        page: None | str
        page = self.page

        revisions = self.revisions

        searchable: bool | None
        searchable = self.searchable

        source = self.source

        title: None | str
        title = self.title

        url = self.url

        why_not: None | str
        why_not = self.why_not


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "article_id": article_id,
            "first_seen_at": first_seen_at,
            "held": held,
            "looks": looks,
            "page": page,
            "revisions": revisions,
            "searchable": searchable,
            "source": source,
            "title": title,
            "url": url,
            "why_not": why_not,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.enriched_answer import EnrichedAnswer # noqa: PLC0415
        from ..models.look_answer import LookAnswer # noqa: PLC0415
        d = dict(src_dict)
        article_id = d.pop("article_id")

        def _parse_first_seen_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_seen_at_type_0 = datetime.datetime.fromisoformat(data)



                return first_seen_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        first_seen_at = _parse_first_seen_at(d.pop("first_seen_at"))


        def _parse_held(data: object) -> EnrichedAnswer | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                held_type_0 = EnrichedAnswer.from_dict(data)



                return held_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EnrichedAnswer | None, data)

        held = _parse_held(d.pop("held"))


        looks = []
        _looks = d.pop("looks")
        for looks_item_data in (_looks):
            looks_item = LookAnswer.from_dict(looks_item_data)



            looks.append(looks_item)


        def _parse_page(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        page = _parse_page(d.pop("page"))


        revisions = d.pop("revisions")

        def _parse_searchable(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        searchable = _parse_searchable(d.pop("searchable"))


        source = d.pop("source")

        def _parse_title(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        title = _parse_title(d.pop("title"))


        url = d.pop("url")

        def _parse_why_not(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        why_not = _parse_why_not(d.pop("why_not"))


        trace_answer = cls(
            article_id=article_id,
            first_seen_at=first_seen_at,
            held=held,
            looks=looks,
            page=page,
            revisions=revisions,
            searchable=searchable,
            source=source,
            title=title,
            url=url,
            why_not=why_not,
        )


        trace_answer.additional_properties = d
        return trace_answer

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
