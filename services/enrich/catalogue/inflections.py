"""Forms that names take in a sentence, for languages that bend names and are read most here.

Only names of one word are bent, by the regular endings; a form that does not exist does no harm, as no text has it.
"""

from __future__ import annotations

SHORTEST_BENT = 4  # letters; of shorter names the forms are other words
RUSSIAN = (
    ("ия", ("ии", "ию", "ией")), ("ея", ("еи", "ею", "еей")), ("я", ("и", "е", "ю", "ей")),
    ("а", ("ы", "и", "е", "у", "ой")), ("й", ("я", "ю", "ем", "е")), ("ь", ("я", "и", "ю", "ем", "ью", "е")),
    ("и", ()), ("о", ()), ("у", ()), ("е", ()), ("", ("а", "у", "ом", "е")),
)  # fmt: skip
UKRAINIAN = (
    ("ія", ("ії", "ію", "ією")), ("я", ("і", "ю", "ею")), ("а", ("и", "і", "у", "ою")),
    ("й", ("я", "ю", "єм")), ("ь", ("я", "і", "ю", "ем", "ю")), ("и", ()), ("о", ()), ("у", ()), ("е", ()),
    ("", ("а", "у", "ом", "ові", "і")),
)  # fmt: skip
ARMENIAN = (
    ("ա", ("այի", "ան", "այում", "այից")), ("իա", ("իայի", "իան", "իայում", "իայից")),
    ("", ("ի", "ը", "ն", "ին", "ում", "ից", "ով")),
)  # fmt: skip
ENDINGS = {"ru": RUSSIAN, "be": RUSSIAN, "uk": UKRAINIAN, "hy": ARMENIAN}


def inflected(name: str, language: str) -> list[str]:
    """A name and the forms that its language bends it to."""
    if len(name) < SHORTEST_BENT or not name.isalpha() or name.isupper():
        return [name]
    for ending, others in ENDINGS.get(language, ()):
        if name.endswith(ending):
            stem = name[: len(name) - len(ending)]
            return [name, *(stem + other for other in others)]
    return [name]
