"""Writes `names.json` anew, of the Babel that is installed: `python -m newswire_shared.calendars`."""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale, localedata

from newswire_shared.calendars.names import FILE

LANGUAGES = (
    "ar", "ar_SY", "az", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "he",
    "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "lt", "lv", "mk", "ms", "nb", "nl", "pl", "pt", "ro",
    "ru", "sk", "sl", "sq", "sr", "sv", "th", "tr", "uk", "ur", "uz", "vi", "zh",
)  # fmt: skip
WIDTHS = ("abbreviated", "wide")


def table() -> str:
    """The file's text: a line for each language."""
    lines = (f"{json.dumps(code)}: {json.dumps(_names(code), ensure_ascii=False)}" for code in LANGUAGES)
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _names(code: str) -> dict[str, dict[str, dict[str, list[str]]]]:
    localedata._cache.clear()  # Babel writes what a language adds into what all have: German would know "yanvar"
    locale = Locale.parse(code)
    kinds = {"months": locale.months, "days": locale.days}
    return {
        kind: {form: {width: [names[width][n] for n in sorted(names[width])] for width in WIDTHS}
               for form, names in sorted(forms.items())}
        for kind, forms in kinds.items()
    }  # fmt: skip


if __name__ == "__main__":
    Path(str(FILE)).write_text(table(), "utf-8")
