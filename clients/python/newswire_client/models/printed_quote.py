from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.printed_quote_kind import check_printed_quote_kind
from ..models.printed_quote_kind import PrintedQuoteKind
from typing import cast

if TYPE_CHECKING:
  from ..models.article_reference import ArticleReference





T = TypeVar("T", bound="PrintedQuote")



@_attrs_define
class PrintedQuote:
    """ Something that somebody said, with the article that printed it first.

        Attributes:
            article (ArticleReference): An article beside another: a copy of it, or at the other end of a link.
            kind (PrintedQuoteKind):
            parts (list[str]): The same in the pieces that the writer parted it into, as the article has them; mostly one.
            prints (int): How many of the story's articles print it.
            speaker (None | str):
            speaker_id (None | str):
            text (str):
     """

    article: ArticleReference
    kind: PrintedQuoteKind
    parts: list[str]
    prints: int
    speaker: None | str
    speaker_id: None | str
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        article = self.article.to_dict()

        kind: str = self.kind

        parts = self.parts



        prints = self.prints

        speaker: None | str
        speaker = self.speaker

        speaker_id: None | str
        speaker_id = self.speaker_id

        text = self.text


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "article": article,
            "kind": kind,
            "parts": parts,
            "prints": prints,
            "speaker": speaker,
            "speaker_id": speaker_id,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        d = dict(src_dict)
        article = ArticleReference.from_dict(d.pop("article"))




        kind = check_printed_quote_kind(d.pop("kind"))




        parts = cast(list[str], d.pop("parts"))


        prints = d.pop("prints")

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

        printed_quote = cls(
            article=article,
            kind=kind,
            parts=parts,
            prints=prints,
            speaker=speaker,
            speaker_id=speaker_id,
            text=text,
        )


        printed_quote.additional_properties = d
        return printed_quote

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
