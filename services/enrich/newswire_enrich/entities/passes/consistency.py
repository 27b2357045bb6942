"""What the whole article says about its names, where a single sentence said too little.

Passes over the names of an article, each a function from texts and names to names:

- `with_known` (`known_pass.py`): what the catalogue knows is added, and decides where it can mean one thing only;
- `by_cues` (`cue_pass.py`): a title before a name, or a word such as "Ministry" within it, decides its type;
- `by_full_names`: a person's full name decides what its surname alone means;
- `by_majority`: one surface has one type throughout;
- `with_repeats`: what was found once is found wherever it stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newswire_shared.contracts.documents import EntityType

from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.catalogue.gazetteer import gazetteer_of
from newswire_enrich.entities.evidence import setting_of
from newswire_enrich.entities.passes.known_names import is_within_longer, with_known
from newswire_enrich.entities.passes.type_cues import NEARBY, by_cues
from newswire_enrich.entities.recognition.cues import is_titled
from newswire_enrich.entities.recognition.mentions import FieldText, FoundName, in_order, merged, name_at
from newswire_enrich.languages.names import COMPANY_ENDS, NOT_REPEATED

LEAST_REPEATED = 3  # letters of a surface that is looked for again
CUE_WEIGHT = 3  # votes that a title before a name counts


def by_full_names(names: Sequence[FoundName], catalogue: EntityCatalogue) -> list[FoundName]:
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
    elsewhere = setting_of((name for name in names if name.text.casefold() not in full), catalogue, "en").countries()
    return [
        name.typed(full.get(name.text.casefold(), name.type)) if not is_country(catalogue, name, elsewhere) else name
        for name in names
    ]


def is_country(catalogue: EntityCatalogue, name: FoundName, named: Mapping[str, int]) -> bool:
    """Whether a place has the name of a country to which other names of the article belong."""
    rows = [c.row for c in catalogue.candidates(name.text) if c.kind != "demonym"] if name.type == "place" else []
    return any(row.id.startswith("country:") and row.country in named for row in rows)


def by_majority(texts: Sequence[FieldText], names: Sequence[FoundName]) -> list[FoundName]:
    """Names of which each surface has the type that most of its mentions have, titled ones counting more."""
    whole = {text.field: text.text for text in texts}
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for name in names:
        votes[name.text.casefold()][name.type] += 1
        if is_titled(whole[name.field][max(0, name.start - NEARBY) : name.start]) and name.type == "person":
            votes[name.text.casefold()]["person"] += CUE_WEIGHT
    return [name.typed(votes[name.text.casefold()].most_common(1)[0][0]) for name in names]


def with_repeats(texts: Sequence[FieldText], names: Sequence[FoundName]) -> list[FoundName]:
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


def repeatable(names: Sequence[FoundName]) -> dict[str, EntityType]:
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


def passes(
    texts: Sequence[FieldText], names: Sequence[FoundName], catalogue: EntityCatalogue, language: str
) -> list[FoundName]:
    """All passes, in order."""
    found = with_known(texts, names, catalogue, language)
    found = by_majority(texts, by_full_names(by_cues(texts, found, catalogue), catalogue))
    return in_order(by_full_names(with_repeats(texts, found), catalogue))


def each_pass(
    texts: Sequence[FieldText], names: Sequence[FoundName], catalogue: EntityCatalogue
) -> Iterator[tuple[str, Sequence[FoundName]]]:
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
