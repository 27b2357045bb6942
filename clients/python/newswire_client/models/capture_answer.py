from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.capture_answer_state import CaptureAnswerState
from ..models.capture_answer_state import check_capture_answer_state
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.capture_answer_times import CaptureAnswerTimes





T = TypeVar("T", bound="CaptureAnswer")



@_attrs_define
class CaptureAnswer:
    """ Where a capture stands.

        Attributes:
            accepted_at (datetime.datetime):
            article (None | str): Where the article is, once it is indexed.
            article_id (str):
            capture_id (str):
            detail (None | str): The same for a person.
            reason (None | str): Why it was rejected, or died: one word or two.
            source (str):
            state (CaptureAnswerState): The stage it is in (`fetch`, `enrich`, `index`), or how it ended.
            times (CaptureAnswerTimes): When it entered each stage, and when it ended.
            url (str):
     """

    accepted_at: datetime.datetime
    article: None | str
    article_id: str
    capture_id: str
    detail: None | str
    reason: None | str
    source: str
    state: CaptureAnswerState
    times: CaptureAnswerTimes
    url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.capture_answer_times import CaptureAnswerTimes # noqa: PLC0415
        accepted_at = self.accepted_at.isoformat()

        article: None | str
        article = self.article

        article_id = self.article_id

        capture_id = self.capture_id

        detail: None | str
        detail = self.detail

        reason: None | str
        reason = self.reason

        source = self.source

        state: str = self.state

        times = self.times.to_dict()

        url = self.url


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "accepted_at": accepted_at,
            "article": article,
            "article_id": article_id,
            "capture_id": capture_id,
            "detail": detail,
            "reason": reason,
            "source": source,
            "state": state,
            "times": times,
            "url": url,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.capture_answer_times import CaptureAnswerTimes # noqa: PLC0415
        d = dict(src_dict)
        accepted_at = datetime.datetime.fromisoformat(d.pop("accepted_at"))




        def _parse_article(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        article = _parse_article(d.pop("article"))


        article_id = d.pop("article_id")

        capture_id = d.pop("capture_id")

        def _parse_detail(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        detail = _parse_detail(d.pop("detail"))


        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))


        source = d.pop("source")

        state = check_capture_answer_state(d.pop("state"))




        times = CaptureAnswerTimes.from_dict(d.pop("times"))




        url = d.pop("url")

        capture_answer = cls(
            accepted_at=accepted_at,
            article=article,
            article_id=article_id,
            capture_id=capture_id,
            detail=detail,
            reason=reason,
            source=source,
            state=state,
            times=times,
            url=url,
        )


        capture_answer.additional_properties = d
        return capture_answer

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
