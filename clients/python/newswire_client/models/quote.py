from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.quote_kind import check_quote_kind
from ..models.quote_kind import QuoteKind
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.span import Span





T = TypeVar("T", bound="Quote")



@_attrs_define
class Quote:
    """ A quote of a speaker; several spans are one interrupted quote.

    Where the text does not name the speaker, `described` is what it calls them: "a spokeswoman for the ministry".  It
    is written only where it is known: workers of the release before refuse a field that they do not know.

        Attributes:
            kind (QuoteKind):
            spans (list[Span]):
            speaker (None | str):
            speaker_id (None | str):
            text (str):
            described (None | str | Unset):
     """

    kind: QuoteKind
    spans: list[Span]
    speaker: None | str
    speaker_id: None | str
    text: str
    described: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.span import Span # noqa: PLC0415
        kind: str = self.kind

        spans = []
        for spans_item_data in self.spans:
            spans_item = spans_item_data.to_dict()
            spans.append(spans_item)



        speaker: None | str
        speaker = self.speaker

        speaker_id: None | str
        speaker_id = self.speaker_id

        text = self.text

        described: None | str | Unset
        if isinstance(self.described, Unset):
            described = UNSET
        else:
            described = self.described


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "kind": kind,
            "spans": spans,
            "speaker": speaker,
            "speaker_id": speaker_id,
            "text": text,
        })
        if described is not UNSET:
            field_dict["described"] = described

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.span import Span # noqa: PLC0415
        d = dict(src_dict)
        kind = check_quote_kind(d.pop("kind"))




        spans = []
        _spans = d.pop("spans")
        for spans_item_data in (_spans):
            spans_item = Span.from_dict(spans_item_data)



            spans.append(spans_item)


        def _parse_speaker(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        speaker = _parse_speaker(d.pop("speaker"))


        def _parse_speaker_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        speaker_id = _parse_speaker_id(d.pop("speaker_id"))


        text = d.pop("text")

        def _parse_described(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        described = _parse_described(d.pop("described", UNSET))


        quote = cls(
            kind=kind,
            spans=spans,
            speaker=speaker,
            speaker_id=speaker_id,
            text=text,
            described=described,
        )

        return quote

