from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.copy_answer_kind import check_copy_answer_kind
from ..models.copy_answer_kind import CopyAnswerKind
from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="CopyAnswer")



@_attrs_define
class CopyAnswer:
    """ A near-copy of the article.

        Attributes:
            first_seen_at (datetime.datetime):
            id (str):
            kind (CopyAnswerKind):
            language (None | str):
            published_at (datetime.datetime | None):
            published_precision (None | str):
            similarity (float): 0 to 1.
            source (str):
            title (str):
            url (str):
            published_zone_assumed (bool | Unset): Whether its time of day came without a zone. Default: False.
     """

    first_seen_at: datetime.datetime
    id: str
    kind: CopyAnswerKind
    language: None | str
    published_at: datetime.datetime | None
    published_precision: None | str
    similarity: float
    source: str
    title: str
    url: str
    published_zone_assumed: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        first_seen_at = self.first_seen_at.isoformat()

        id = self.id

        kind: str = self.kind

        language: None | str
        language = self.language

        published_at: None | str
        if isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        published_precision: None | str
        published_precision = self.published_precision

        similarity = self.similarity

        source = self.source

        title = self.title

        url = self.url

        published_zone_assumed = self.published_zone_assumed


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "first_seen_at": first_seen_at,
            "id": id,
            "kind": kind,
            "language": language,
            "published_at": published_at,
            "published_precision": published_precision,
            "similarity": similarity,
            "source": source,
            "title": title,
            "url": url,
        })
        if published_zone_assumed is not UNSET:
            field_dict["published_zone_assumed"] = published_zone_assumed

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        first_seen_at = datetime.datetime.fromisoformat(d.pop("first_seen_at"))




        id = d.pop("id")

        kind = check_copy_answer_kind(d.pop("kind"))




        def _parse_language(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        language = _parse_language(d.pop("language"))


        def _parse_published_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_at_type_0 = datetime.datetime.fromisoformat(data)



                return published_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        published_at = _parse_published_at(d.pop("published_at"))


        def _parse_published_precision(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        published_precision = _parse_published_precision(d.pop("published_precision"))


        similarity = d.pop("similarity")

        source = d.pop("source")

        title = d.pop("title")

        url = d.pop("url")

        published_zone_assumed = d.pop("published_zone_assumed", UNSET)

        copy_answer = cls(
            first_seen_at=first_seen_at,
            id=id,
            kind=kind,
            language=language,
            published_at=published_at,
            published_precision=published_precision,
            similarity=similarity,
            source=source,
            title=title,
            url=url,
            published_zone_assumed=published_zone_assumed,
        )


        copy_answer.additional_properties = d
        return copy_answer

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
