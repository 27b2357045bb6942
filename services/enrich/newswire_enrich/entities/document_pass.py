"""What the whole article says about its names, where a single sentence said too little.

Passes over the names of an article, each a function from texts and names to names:

- `with_known`: what the catalogue knows is added, and decides where it can mean one thing only;
- `by_cues`: a title before a name, or a word such as "Ministry" within it, decides its type;
- `by_full_names`: a person's full name decides what its surname alone means;
- `by_majority`: one surface has one type throughout;
- `with_repeats`: what was found once is found wherever it stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from newswire_shared.documents import EntityType

from newswire_enrich.entities.catalogue import Candidate, EntityCatalogue
from newswire_enrich.entities.cues import first_names, is_titled, is_where, title_length, type_within
from newswire_enrich.entities.evidence import surroundings
from newswire_enrich.entities.gazetteer import gazetteer_of
from newswire_enrich.entities.mentions import Name, Text, in_order, merged, name_at
from newswire_enrich.entities.words import COMPANY_ENDS, NOT_REPEATED

NEARBY = 40
LEAST_REPEATED = 3  # letters of a surface that is looked for again
CUE_WEIGHT = 3
SHORT = 4  # letters of a name that may be any word in a line of capitals


def with_known(
    texts: Sequence[Text], names: Sequence[Name], catalogue: EntityCatalogue, language: str = "en"
) -> list[Name]:
    """Names with those of the catalogue added, and typed by it where all that a name may mean is of one type."""
    gazetteer = catalogue.gazetteer(language)
    added = [
        name_at(text, start, end, kind, "catalogue")
        for text in texts
        for start, end in gazetteer.find_in(text.words)
        if (kind := known_type(catalogue, text.text[start:end], language))
        and not is_within_longer(text, start, end, language)
        and not is_shouted(text, start, end)
    ]
    single = [part for name in names for part in _peoples(name, catalogue, language)]
    return [_as_known(name, catalogue, language) for name in merged(single, added)]


def _peoples(name: Name, catalogue: EntityCatalogue, language: str) -> list[Name]:
    """A name as it is, or its two parts of which the second is a people: "Russian-Turkish", "Kosovo Serbs"."""
    first, mark, second = name.text.replace(" ", "-", 1).partition("-")
    if not mark or catalogue.candidates(name.text, language):
        return [name]
    known = [catalogue.candidates(part, language) for part in (first, second)]
    if not (known[0] and known[1] and (known[1][0].kind == "demonym" or (mark in name.text and _is_land(known)))):
        return [name]
    at = name.start + len(first)
    kinds = [found[0].row.type if found[0].kind != "demonym" else "other" for found in known]
    return [replace(name, end=at, text=first, type=kinds[0]), replace(name, start=at + 1, text=second, type=kinds[1])]


def _is_land(known: Sequence[Sequence[Candidate]]) -> bool:
    """Whether each of some names is a country's: "U.S.-Mexico"."""
    return all(found[0].row.id.startswith("country:") for found in known)


def known_type(catalogue: EntityCatalogue, name: str, language: str = "en") -> EntityType | None:
    """The type of all that a name may mean by the catalogue; None for an unknown name, or of several types."""
    found = [candidate for candidate in catalogue.candidates(name, language) if not candidate.doubtful]
    if found and found[0].kind == "demonym":
        return "other"
    types = {candidate.row.type for candidate in found}
    return types.pop() if len(types) == 1 else None


def _as_known(name: Name, catalogue: EntityCatalogue, language: str) -> Name:
    if name.type == "person" and " " not in name.text:
        return name  # a surname is many a place's
    kind = known_type(catalogue, name.text, language)
    return name.typed(kind) if kind else name


def is_within_longer(text: Text, start: int, end: int, language: str = "en") -> bool:
    """Whether a span is joined to what stands before or after it, so that it may be part of another name.

    Where a hyphen joins case endings to names, as in Armenian, small letters after it are no part of one.
    """
    before, after = text.text[max(0, start - 1) : start], text.text[end : end + 2]
    joined = after[1:2].isalpha() and not (language != "en" and after[1:2].islower())
    return before in ("-", "@", "#", "/") or (after[:1] in ("-", "@") and joined)


def is_shouted(text: Text, start: int, end: int) -> bool:
    """Whether a short span in capitals stands on a line of capitals, where it may be any word: "WHO IS THIS FOR US"."""
    if end - start > SHORT or not text.text[start:end].isupper():
        return False
    line = text.text[text.text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
    return line.isupper() and len(line.split()) > 1


def by_cues(texts: Sequence[Text], names: Sequence[Name], catalogue: EntityCatalogue) -> list[Name]:
    """Names typed by a title before them or a word within them; the title itself is no part of the name."""
    whole = {text.field: text.text for text in texts}
    typed = [_by_cues(name) for name in names]
    return [_where(whole[name.field], name, catalogue) for name in typed]


def _where(text: str, name: Name, catalogue: EntityCatalogue) -> Name:
    """A name after "in" or "from" that the catalogue has for places alone is a place."""
    if name.type not in ("person", "organisation") or not is_where(text[max(0, name.start - NEARBY) : name.start]):
        return name
    types = {candidate.row.type for candidate in catalogue.candidates(name.text)}
    return name.typed("place") if types == {"place"} else name


def _by_cues(name: Name) -> Name:
    if name.type == "person" and (led := title_length(name.text)):
        name = replace(name, start=name.start + led, text=name.text[led:])
    within = type_within(name.text)
    return name.typed(within) if within and name.by != "catalogue" and not is_person_name(name) else name


def is_person_name(name: Name) -> bool:
    """Whether a model's person begins with a given name, whatever the surname looks like: "Justin Rose"."""
    return name.type == "person" and name.text.split()[0] in first_names()


def by_full_names(names: Sequence[Name], catalogue: EntityCatalogue) -> list[Name]:
    """Names of which each lone surname is a person and each company's short name a company, as the full name says.

    A country of which the article says more stays one: "Holland" beside "Tom Holland".
    """
    full: dict[str, EntityType] = {}
    for name in names:
        words = name.text.split()
        if name.type == "organisation" and len(words) > 1 and words[-1] in COMPANY_ENDS:
            full.update(dict.fromkeys((words[0].casefold(), " ".join(words[:-1]).casefold()), "organisation"))
    for name in names:
        if name.type == "person" and " " in name.text:
            full[name.text.split()[-1].casefold()] = "person"
    elsewhere = surroundings((name for name in names if name.text.casefold() not in full), catalogue, "en").countries()
    return [
        name.typed(full.get(name.text.casefold(), name.type)) if not is_country(catalogue, name, elsewhere) else name
        for name in names
    ]


def is_country(catalogue: EntityCatalogue, name: Name, named: Mapping[str, int]) -> bool:
    """Whether a place has the name of a country to which other names of the article belong."""
    rows = [c.row for c in catalogue.candidates(name.text) if c.kind != "demonym"] if name.type == "place" else []
    return any(row.id.startswith("country:") and row.country in named for row in rows)


def by_majority(texts: Sequence[Text], names: Sequence[Name]) -> list[Name]:
    """Names of which each surface has the type that most of its mentions have, titled ones counting more."""
    whole = {text.field: text.text for text in texts}
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for name in names:
        votes[name.text.casefold()][name.type] += 1
        if is_titled(whole[name.field][max(0, name.start - NEARBY) : name.start]) and name.type == "person":
            votes[name.text.casefold()]["person"] += CUE_WEIGHT
    return [name.typed(votes[name.text.casefold()].most_common(1)[0][0]) for name in names]


def with_repeats(texts: Sequence[Text], names: Sequence[Name]) -> list[Name]:
    """Names with every further place where one of them stands, if no name was found there."""
    types = repeatable(names)
    gazetteer = gazetteer_of(types)
    folded_types = {surface.casefold(): kind for surface, kind in types.items()}
    added = [
        name_at(text, start, end, folded_types[text.text[start:end].casefold()], "document")
        for text in texts
        for start, end in gazetteer.find_in(text.words)
        if text.text[start:end].casefold() in folded_types and not is_within_longer(text, start, end)
    ]
    return merged(names, added)


def repeatable(names: Sequence[Name]) -> dict[str, EntityType]:
    """The surfaces that are looked for elsewhere, with their types: those of names, and the surnames of persons."""
    found: dict[str, EntityType] = {name.text: name.type for name in names if is_repeatable(name.text)}
    for name in names:
        surname = name.text.split()[-1]
        if name.type == "person" and surname != name.text and is_repeatable(surname):
            found.setdefault(surname, "person")
    return found


def is_repeatable(text: str) -> bool:
    """Whether a name is long enough, and looks enough like one, to be looked for elsewhere."""
    return (
        len(text) >= LEAST_REPEATED and text[0].isupper() and "\n" not in text and text.casefold() not in NOT_REPEATED
    )


def passes(texts: Sequence[Text], names: Sequence[Name], catalogue: EntityCatalogue, language: str) -> list[Name]:
    """All passes, in order."""
    found = with_known(texts, names, catalogue, language)
    found = by_majority(texts, by_full_names(by_cues(texts, found, catalogue), catalogue))
    return in_order(by_full_names(with_repeats(texts, found), catalogue))


def each_pass(
    texts: Sequence[Text], names: Sequence[Name], catalogue: EntityCatalogue
) -> Iterator[tuple[str, Sequence[Name]]]:
    """The names after each pass, for those who measure."""
    yield "model", names
    names = with_known(texts, names, catalogue)
    yield "+ catalogue", names
    names = by_cues(texts, names, catalogue)
    yield "+ titles and suffixes", names
    names = by_full_names(names, catalogue)
    yield "+ full names", names
    names = by_majority(texts, names)
    yield "+ majority", names
    names = by_full_names(with_repeats(texts, names), catalogue)
    yield "+ repeats", names
