from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.attempt_answer_outcome import AttemptAnswerOutcome
from ..models.attempt_answer_outcome import check_attempt_answer_outcome
from typing import cast
import datetime






T = TypeVar("T", bound="AttemptAnswer")



@_attrs_define
class AttemptAnswer:
    """ One attempt to deliver.

        Attributes:
            again_after_s (float | None):
            article (str): Empty where a mail tells of several.
            articles (int): Of how many articles it tells.
            at (datetime.datetime):
            attempt (int):
            delivery (str): The `webhook-id`, the same however often it is tried.
            detail (None | str):
            outcome (AttemptAnswerOutcome): `failed` is tried again; `dropped` cannot be delivered: the alert or the article
                is no more.
            status (int | None): Of HTTP or SMTP.
            took_ms (int):
            way (str):
     """

    again_after_s: float | None
    article: str
    articles: int
    at: datetime.datetime
    attempt: int
    delivery: str
    detail: None | str
    outcome: AttemptAnswerOutcome
    status: int | None
    took_ms: int
    way: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        again_after_s: float | None
        again_after_s = self.again_after_s

        article = self.article

        articles = self.articles

        at = self.at.isoformat()

        attempt = self.attempt

        delivery = self.delivery

        detail: None | str
        detail = self.detail

        outcome: str = self.outcome

        status: int | None
        status = self.status

        took_ms = self.took_ms

        way = self.way


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "again_after_s": again_after_s,
            "article": article,
            "articles": articles,
            "at": at,
            "attempt": attempt,
            "delivery": delivery,
            "detail": detail,
            "outcome": outcome,
            "status": status,
            "took_ms": took_ms,
            "way": way,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_again_after_s(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        again_after_s = _parse_again_after_s(d.pop("again_after_s"))


        article = d.pop("article")

        articles = d.pop("articles")

        at = datetime.datetime.fromisoformat(d.pop("at"))




        attempt = d.pop("attempt")

        delivery = d.pop("delivery")

        def _parse_detail(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        detail = _parse_detail(d.pop("detail"))


        outcome = check_attempt_answer_outcome(d.pop("outcome"))




        def _parse_status(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        status = _parse_status(d.pop("status"))


        took_ms = d.pop("took_ms")

        way = d.pop("way")

        attempt_answer = cls(
            again_after_s=again_after_s,
            article=article,
            articles=articles,
            at=at,
            attempt=attempt,
            delivery=delivery,
            detail=detail,
            outcome=outcome,
            status=status,
            took_ms=took_ms,
            way=way,
        )


        attempt_answer.additional_properties = d
        return attempt_answer

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
