from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="RejectedAnswer")



@_attrs_define
class RejectedAnswer:
    """ A capture that was rejected.

        Attributes:
            article_id (str):
            capture_id (str):
            copy (None | str): Where the archive has what was had of it; null for nothing.
            detail (None | str): What happened, for a person.
            lane (str): `live` or `backfill`.
            may_be_overruled (bool): Whether a person may have it taken in though it was rejected.
            may_come_back (bool): Whether another try may come to something else.
            reason (str):
            rejected_at (datetime.datetime):
            slot (str): Which look at the article it was.
            source (str):
            url (str):
     """

    article_id: str
    capture_id: str
    copy: None | str
    detail: None | str
    lane: str
    may_be_overruled: bool
    may_come_back: bool
    reason: str
    rejected_at: datetime.datetime
    slot: str
    source: str
    url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        article_id = self.article_id

        capture_id = self.capture_id

        copy: None | str
        copy = self.copy

        detail: None | str
        detail = self.detail

        lane = self.lane

        may_be_overruled = self.may_be_overruled

        may_come_back = self.may_come_back

        reason = self.reason

        rejected_at = self.rejected_at.isoformat()

        slot = self.slot

        source = self.source

        url = self.url


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "article_id": article_id,
            "capture_id": capture_id,
            "copy": copy,
            "detail": detail,
            "lane": lane,
            "may_be_overruled": may_be_overruled,
            "may_come_back": may_come_back,
            "reason": reason,
            "rejected_at": rejected_at,
            "slot": slot,
            "source": source,
            "url": url,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        article_id = d.pop("article_id")

        capture_id = d.pop("capture_id")

        def _parse_copy(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        copy = _parse_copy(d.pop("copy"))


        def _parse_detail(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        detail = _parse_detail(d.pop("detail"))


        lane = d.pop("lane")

        may_be_overruled = d.pop("may_be_overruled")

        may_come_back = d.pop("may_come_back")

        reason = d.pop("reason")

        rejected_at = datetime.datetime.fromisoformat(d.pop("rejected_at"))




        slot = d.pop("slot")

        source = d.pop("source")

        url = d.pop("url")

        rejected_answer = cls(
            article_id=article_id,
            capture_id=capture_id,
            copy=copy,
            detail=detail,
            lane=lane,
            may_be_overruled=may_be_overruled,
            may_come_back=may_come_back,
            reason=reason,
            rejected_at=rejected_at,
            slot=slot,
            source=source,
            url=url,
        )


        rejected_answer.additional_properties = d
        return rejected_answer

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
