from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.added_name import AddedName
  from ..models.article_reference import ArticleReference
  from ..models.copy import Copy
  from ..models.story_quote import StoryQuote





T = TypeVar("T", bound="AddedAnswer")



@_attrs_define
class AddedAnswer:
    """ What one article added to what was told before it: nothing that is a near-copy adds anything.

        Attributes:
            article (ArticleReference): An article beside another: a copy of it, or at the other end of a link.
            copy_of (Copy | None): The article that it is a near-copy of.
            figures (list[str]): With what they count, at most 4.
            is_new (bool): Whether it is of `since` or later; false where that was not asked.
            names (list[AddedName]): Named here first, the most salient first, at most 6.
            quotes (list[StoryQuote]): Said here first, at most 3.
            sentences (list[str]): Those that say most that is new, at most 2; of the first its first.
            share_new (float): The share of its sentences that say something new, 0 to 1.
            site (str): Where it was printed.
            words (int): The words of its text.
     """

    article: ArticleReference
    copy_of: Copy | None
    figures: list[str]
    is_new: bool
    names: list[AddedName]
    quotes: list[StoryQuote]
    sentences: list[str]
    share_new: float
    site: str
    words: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.added_name import AddedName # noqa: PLC0415
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        from ..models.copy import Copy # noqa: PLC0415
        from ..models.story_quote import StoryQuote # noqa: PLC0415
        article = self.article.to_dict()

        copy_of: dict[str, Any] | None
        if isinstance(self.copy_of, Copy):
            copy_of = self.copy_of.to_dict()
        else:
            copy_of = self.copy_of

        figures = self.figures



        is_new = self.is_new

        names = []
        for names_item_data in self.names:
            names_item = names_item_data.to_dict()
            names.append(names_item)



        quotes = []
        for quotes_item_data in self.quotes:
            quotes_item = quotes_item_data.to_dict()
            quotes.append(quotes_item)



        sentences = self.sentences



        share_new = self.share_new

        site = self.site

        words = self.words


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "article": article,
            "copy_of": copy_of,
            "figures": figures,
            "is_new": is_new,
            "names": names,
            "quotes": quotes,
            "sentences": sentences,
            "share_new": share_new,
            "site": site,
            "words": words,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.added_name import AddedName # noqa: PLC0415
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        from ..models.copy import Copy # noqa: PLC0415
        from ..models.story_quote import StoryQuote # noqa: PLC0415
        d = dict(src_dict)
        article = ArticleReference.from_dict(d.pop("article"))




        def _parse_copy_of(data: object) -> Copy | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                copy_of_type_0 = Copy.from_dict(data)



                return copy_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Copy | None, data)

        copy_of = _parse_copy_of(d.pop("copy_of"))


        figures = cast(list[str], d.pop("figures"))


        is_new = d.pop("is_new")

        names = []
        _names = d.pop("names")
        for names_item_data in (_names):
            names_item = AddedName.from_dict(names_item_data)



            names.append(names_item)


        quotes = []
        _quotes = d.pop("quotes")
        for quotes_item_data in (_quotes):
            quotes_item = StoryQuote.from_dict(quotes_item_data)



            quotes.append(quotes_item)


        sentences = cast(list[str], d.pop("sentences"))


        share_new = d.pop("share_new")

        site = d.pop("site")

        words = d.pop("words")

        added_answer = cls(
            article=article,
            copy_of=copy_of,
            figures=figures,
            is_new=is_new,
            names=names,
            quotes=quotes,
            sentences=sentences,
            share_new=share_new,
            site=site,
            words=words,
        )


        added_answer.additional_properties = d
        return added_answer

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
