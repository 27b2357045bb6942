from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="FreshnessAnswer")



@_attrs_define
class FreshnessAnswer:
    """ How fresh an answer is.  What is unknown is null.

        Attributes:
            newest_indexed_at (datetime.datetime | None): When the newest article of the index, the one that was first seen
                last, was written to it. If it stays, nothing new comes in.
            release (str): The release that answered.
            searchable_after_s (float | None): Seconds after which a search sees what was written: what is searched is no
                older than that.
     """

    newest_indexed_at: datetime.datetime | None
    release: str
    searchable_after_s: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        newest_indexed_at: None | str
        if isinstance(self.newest_indexed_at, datetime.datetime):
            newest_indexed_at = self.newest_indexed_at.isoformat()
        else:
            newest_indexed_at = self.newest_indexed_at

        release = self.release

        searchable_after_s: float | None
        searchable_after_s = self.searchable_after_s


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "newest_indexed_at": newest_indexed_at,
            "release": release,
            "searchable_after_s": searchable_after_s,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_newest_indexed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                newest_indexed_at_type_0 = datetime.datetime.fromisoformat(data)



                return newest_indexed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        newest_indexed_at = _parse_newest_indexed_at(d.pop("newest_indexed_at"))


        release = d.pop("release")

        def _parse_searchable_after_s(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        searchable_after_s = _parse_searchable_after_s(d.pop("searchable_after_s"))


        freshness_answer = cls(
            newest_indexed_at=newest_indexed_at,
            release=release,
            searchable_after_s=searchable_after_s,
        )


        freshness_answer.additional_properties = d
        return freshness_answer

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
