from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.text_change import TextChange





T = TypeVar("T", bound="RevisionTextAnswer")



@_attrs_define
class RevisionTextAnswer:
    """ A text that an article had, and how it differs from another.

        Attributes:
            against (int | None): The number of the revision that it is compared with.
            article (str): The article's id.
            body (str): Paragraphs joined by a blank line.
            body_changes (list[TextChange] | None): Pieces of both bodies. Joined without `added` they are the other text,
                joined without `removed` this one; null without another.
            capture_id (str):
            digest (str): Equal digests are equal texts.
            fetched_at (datetime.datetime):
            number (int): Its position, from 1; the last one is shown.
            revisions (int): How many texts it had; the last one is what the article shows.
            title (str):
            title_changes (list[TextChange] | None): Pieces of both titles. Joined without `added` they are the other text,
                joined without `removed` this one; null without another.
            truncated (bool): Whether it is longer than the million characters that are given.
            why_not_compared (None | str): Why there is nothing to compare it with; null where it is.
     """

    against: int | None
    article: str
    body: str
    body_changes: list[TextChange] | None
    capture_id: str
    digest: str
    fetched_at: datetime.datetime
    number: int
    revisions: int
    title: str
    title_changes: list[TextChange] | None
    truncated: bool
    why_not_compared: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.text_change import TextChange # noqa: PLC0415
        against: int | None
        against = self.against

        article = self.article

        body = self.body

        body_changes: list[dict[str, Any]] | None
        if isinstance(self.body_changes, list):
            body_changes = []
            for body_changes_type_0_item_data in self.body_changes:
                body_changes_type_0_item = body_changes_type_0_item_data.to_dict()
                body_changes.append(body_changes_type_0_item)


        else:
            body_changes = self.body_changes

        capture_id = self.capture_id

        digest = self.digest

        fetched_at = self.fetched_at.isoformat()

        number = self.number

        revisions = self.revisions

        title = self.title

        title_changes: list[dict[str, Any]] | None
        if isinstance(self.title_changes, list):
            title_changes = []
            for title_changes_type_0_item_data in self.title_changes:
                title_changes_type_0_item = title_changes_type_0_item_data.to_dict()
                title_changes.append(title_changes_type_0_item)


        else:
            title_changes = self.title_changes

        truncated = self.truncated

        why_not_compared: None | str
        why_not_compared = self.why_not_compared


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "against": against,
            "article": article,
            "body": body,
            "body_changes": body_changes,
            "capture_id": capture_id,
            "digest": digest,
            "fetched_at": fetched_at,
            "number": number,
            "revisions": revisions,
            "title": title,
            "title_changes": title_changes,
            "truncated": truncated,
            "why_not_compared": why_not_compared,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.text_change import TextChange # noqa: PLC0415
        d = dict(src_dict)
        def _parse_against(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        against = _parse_against(d.pop("against"))


        article = d.pop("article")

        body = d.pop("body")

        def _parse_body_changes(data: object) -> list[TextChange] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                body_changes_type_0 = []
                _body_changes_type_0 = data
                for body_changes_type_0_item_data in (_body_changes_type_0):
                    body_changes_type_0_item = TextChange.from_dict(body_changes_type_0_item_data)



                    body_changes_type_0.append(body_changes_type_0_item)

                return body_changes_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[TextChange] | None, data)

        body_changes = _parse_body_changes(d.pop("body_changes"))


        capture_id = d.pop("capture_id")

        digest = d.pop("digest")

        fetched_at = datetime.datetime.fromisoformat(d.pop("fetched_at"))




        number = d.pop("number")

        revisions = d.pop("revisions")

        title = d.pop("title")

        def _parse_title_changes(data: object) -> list[TextChange] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                title_changes_type_0 = []
                _title_changes_type_0 = data
                for title_changes_type_0_item_data in (_title_changes_type_0):
                    title_changes_type_0_item = TextChange.from_dict(title_changes_type_0_item_data)



                    title_changes_type_0.append(title_changes_type_0_item)

                return title_changes_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[TextChange] | None, data)

        title_changes = _parse_title_changes(d.pop("title_changes"))


        truncated = d.pop("truncated")

        def _parse_why_not_compared(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        why_not_compared = _parse_why_not_compared(d.pop("why_not_compared"))


        revision_text_answer = cls(
            against=against,
            article=article,
            body=body,
            body_changes=body_changes,
            capture_id=capture_id,
            digest=digest,
            fetched_at=fetched_at,
            number=number,
            revisions=revisions,
            title=title,
            title_changes=title_changes,
            truncated=truncated,
            why_not_compared=why_not_compared,
        )


        revision_text_answer.additional_properties = d
        return revision_text_answer

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
