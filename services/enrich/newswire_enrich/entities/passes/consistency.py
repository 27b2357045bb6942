"""Consistency over the document: the whole article settles its names, where a single sentence said too little.

Passes over the names of an article, each a function from texts and names to names:

- `with_known` (`known_names.py`): what the catalogue knows is added, and decides where it can mean one thing only;
- `by_cues` (`type_cues.py`): a title before a name, or a word such as "Ministry" within it, decides its type;
- `by_full_names`: a person's full name decides what its surname alone means;
- `by_majority`: one surface has one type throughout;
- `with_repeats`: what was found once is found wherever it stands;
- `by_surroundings` (`surroundings.py`): what stands as ships and towns do is one, and no person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newswire_shared.contracts.documents import EntityType

from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.catalogue.gazetteer import gazetteer_of
from newswire_enrich.entities.evidence import setting_of
from newswire_enrich.entities.passes.companies import as_companies
from newswire_enrich.entities.passes.joined_names import with_joined
from newswire_enrich.entities.passes.known_names import is_within_longer, with_known
from newswire_enrich.entities.passes.matches import as_clubs
from newswire_enrich.entities.passes.surroundings import by_surroundings
from newswire_enrich.entities.passes.type_cues import NEARBY, by_cues
from newswire_enrich.entities.recognition.cues import is_titled
from newswire_enrich.entities.recognition.mentions import FieldText, FoundName, in_order, merged, name_at
from newswire_enrich.languages.names import COMPANY_ENDS, FAMILY_NAME_FIRST, LEADING_FORMS, NOT_REPEATED, SAINTS

LEAST_REPEATED = 3  # letters of a surface that is looked for again; two letters are an ending or an acronym elsewhere
CUE_WEIGHT = 3  # votes of a title before a name: one outweighs two mentions that the model read otherwise


def by_full_names(names: Sequence[FoundName], catalogue: EntityCatalogue, language: str) -> list[FoundName]:
    """Names of which each lone surname is a person and each company's short name a company, as the full name says.

    A country of which the article says more stays one: "Holland" beside "Tom Holland".
    """
    full = _short_companies(names)
    full |= {surname.casefold(): "person" for name in names if (surname := surname_of(name, language))}
    others = (name for name in names if name.text.casefold() not in full)
    elsewhere = setting_of(others, catalogue, language).countries()
    return [
        name
        if is_country(catalogue, name, elsewhere, language)
        else name.typed(full.get(name.text.casefold(), name.type))
        for name in names
    ]


def _short_companies(names: Sequence[FoundName]) -> dict[str, EntityType]:
    """What companies may be called for short, in small letters; the ends of their names are English everywhere."""
    words = [name.text.split() for name in names if name.type == "organisation"]
    companies = [each for each in words if len(each) > 1 and each[-1] in COMPANY_ENDS]
    led = [each[-1] for each in words if len(each) > 1 and each[0] in LEADING_FORMS]
    shorts = [short for each in companies for short in (each[0], " ".join(each[:-1]))]
    return {short.casefold(): "organisation" for short in (*shorts, *led)}


def surname_of(name: FoundName, language: str) -> str:
    """The word by which an article goes on to call a person of a full name, "" where that is uncertain.

    It is the last word, as in English.  Where the language writes it first, that holds only for the names that the
    catalogue spells.
    """
    words = name.text.split()
    is_full = name.type == "person" and len(words) > 1
    is_last = language not in FAMILY_NAME_FIRST or name.by == "catalogue"
    led = " ".join(words[-2:]) if len(words) > 2 and words[-2] in SAINTS else ""
    return (led or words[-1]) if is_full and is_last else ""


def is_country(catalogue: EntityCatalogue, name: FoundName, named: Mapping[str, int], language: str) -> bool:
    """Whether a place has the name of a country to which other names of the article belong."""
    known = catalogue.candidates(name.text, language) if name.type == "place" else []
    rows = [candidate.row for candidate in known if candidate.kind != "demonym"]
    return any(row.id.startswith("country:") and row.country in named for row in rows)


def by_majority(texts: Sequence[FieldText], names: Sequence[FoundName]) -> list[FoundName]:
    """Names of which each surface has the type that most of its mentions have, titled ones counting more."""
    whole = {text.field: text.text for text in texts}
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for name in names:
        votes[name.text.casefold()][name.type] += 1
        if name.type == "person" and is_titled(whole[name.field][max(0, name.start - NEARBY) : name.start]):
            votes[name.text.casefold()]["person"] += CUE_WEIGHT
    types = {surface: max(counted, key=lambda kind: counted[kind]) for surface, counted in votes.items()}
    return [name.typed(types[name.text.casefold()]) for name in names]


def with_repeats(texts: Sequence[FieldText], names: Sequence[FoundName], language: str) -> list[FoundName]:
    """Names with every further place where one of them stands, if no name was found there."""
    types = repeatable(names, language)
    gazetteer = gazetteer_of(types)
    folded_types = {surface.casefold(): kind for surface, kind in types.items()}
    added = [
        name_at(text, start, end, folded_types[text.text[start:end].casefold()], "document")
        for text in texts
        for start, end in gazetteer.find_in(text.words)
        if text.text[start:end].casefold() in folded_types and not is_within_longer(text, start, end)
    ]
    return merged(names, added)


def repeatable(names: Sequence[FoundName], language: str) -> dict[str, EntityType]:
    """The surfaces that are looked for elsewhere, with their types: those of names, and the surnames of persons."""
    found: dict[str, EntityType] = {name.text: name.type for name in names if is_repeatable(name.text)}
    for name in names:
        surname = surname_of(name, language)
        if surname and is_repeatable(surname):
            found.setdefault(surname, "person")
    return found


def is_repeatable(text: str) -> bool:
    """Whether a name is long enough, and looks enough like one, to be looked for elsewhere."""
    return (
        len(text) >= LEAST_REPEATED and text[0].isupper() and "\n" not in text and text.casefold() not in NOT_REPEATED
    )


def each_pass(
    texts: Sequence[FieldText], names: Sequence[FoundName], catalogue: EntityCatalogue, language: str = "en"
) -> Iterator[tuple[str, list[FoundName]]]:
    """The names after each pass, in the order in which the passes need each other.

    Types have to be settled before surnames are looked for again, and what is found then is settled once more.
    """
    found = with_known(texts, names, catalogue, language)
    yield "+ catalogue", found
    found = with_joined(texts, found, catalogue) if language == "en" else found
    yield "+ joined", found
    found = by_cues(texts, found, catalogue)
    yield "+ titles and suffixes", found
    found = as_companies(texts, found, catalogue, language)
    yield "+ companies", found
    found = by_full_names(found, catalogue, language)
    yield "+ full names", found
    found = by_majority(texts, found)
    yield "+ majority", found
    found = in_order(by_full_names(with_repeats(texts, found, language), catalogue, language))
    yield "+ repeats", found
    found = by_surroundings(texts, found, catalogue, language)
    yield "+ surroundings", found
    yield "+ matches", as_clubs(texts, found, catalogue, language)


def passes(
    texts: Sequence[FieldText], names: Sequence[FoundName], catalogue: EntityCatalogue, language: str
) -> list[FoundName]:
    """The names after all passes."""
    *_, (_, found) = each_pass(texts, names, catalogue, language)
    return found
