"""The words that people read for the codes that programs use."""

from __future__ import annotations

from typing import Final

# In the order of the panels beside the results.
FACETS: Final = {
    "source": "Sources",
    "language": "Languages",
    "kind": "Kinds",
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
}
# Of filters whose values do not say by themselves what they are of.
FILTERS: Final = {
    "author": "By",
    "section": "Section",
    "tag": "Tag",
    "quoted": "Quoted",
    "attributed_to": "According to",
    "has": "Has",
}
# In the order of the groups beside an article.
ENTITY_TYPES: Final = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "event": "Events",
    "other": "Other",
}
ORDERS: Final = {
    "relevance": "Relevance",
    "newest": "Newest",
    "oldest": "Oldest",
    "first_seen": "Arrival",
}
KINDS: Final = {
    "article": "Article",
    "brief": "Brief",
    "live": "Live coverage",
    "gallery": "Gallery",
    "video": "Video",
}
DATE_ORIGINS: Final = {
    "jsonld": "from the page's structured data",
    "meta": "from the page's metadata",
    "feed": "from the source's feed",
    "text": "from the text of the page",
    "url": "from its address",
    "none": "origin not known",
}
COPIES: Final = {
    "reprint": "Reprint",
    "edit": "Edited copy",
    "update": "Updated copy",
    "excerpt": "Excerpt",
}
RELATIONS: Final = {
    "told": "got it first-hand",
    "reports": "reported it",
    "according to": "is the source that the text names",
    "credit": "is credited",
    "citing": "is quoted as a source",
}
LANGUAGES: Final = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean",
    "ku": "Kurdish", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def language_name(code: str) -> str:
    """A language in English, or its code."""
    return LANGUAGES.get(code, code)


def direction(code: str | None) -> str:
    """The value of the attribute `dir`; an unknown language is left to the browser."""
    if code is None:
        return "auto"
    return "rtl" if code.lower().partition("-")[0] in RIGHT_TO_LEFT else "ltr"
