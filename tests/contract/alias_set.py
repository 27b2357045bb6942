"""Made-up articles in which entities have several names, and what a search for each of the names should find.

Most of the acronyms are words, of this language or another, which stand as such in other articles.
"""

from __future__ import annotations

from collections.abc import Iterator

from newswire_shared.contracts.documents import ArticleDocument, EntityType

from contract.speaking_articles import named, speaking

# id, type, and names, the first of them the shown one; "UN", "US", "IT", "WHO", "OR", "DES" … are words elsewhere
NAMED: tuple[tuple[str, EntityType, tuple[str, ...]], ...] = (
    ("org:un", "organisation", ("Union of Northports", "UN", "Nordhafenbund", "Union des ports du Nord")),
    ("org:who", "organisation", ("Wharf and Harbour Office", "WHO", "Bureau des quais")),
    ("org:it", "organisation", ("Inland Tramways", "IT", "Binnenbahn")),
    ("org:us", "organisation", ("Union of Sailors", "US", "Syndicat des marins")),
    ("org:des", "organisation", ("Department of Eastern Shores", "DES", "Ostküstenamt")),
    ("org:est", "organisation", ("Eastern Shore Trust", "EST", "Fiducie de l'Est")),
    ("org:war", "organisation", ("Western Alder Railway", "WAR", "Westbahn Alder")),
    ("org:hat", "organisation", ("Harbour Authority of Tamsin", "HAT", "Autorité de Tamsin")),
    ("org:son", "organisation", ("Society of Navigators", "SON", "Gesellschaft der Lotsen")),
    ("org:bnkr", "organisation", ("Coastal Bunker Company", "CBC", "Küstenbunker")),
    ("org:fish", "organisation", ("Fishers' League", "FL", "Ligue des pêcheurs")),
    ("org:port", "organisation", ("Port Alder Council", "PAC", "Stadtrat von Port Alder")),
    ("person:orin", "person", ("Orin Vasstrand", "Oriin Vaastrand", "Орин Вастранд")),
    ("person:mael", "person", ("Maël Korrigan", "Korrigan the Elder", "Maelis Korrigane")),
    ("person:tova", "person", ("Tova Elmsgård", "Tove Elmsgaard", "Countess Elmsgård")),
    ("place:tamsin", "place", ("Tamsin Bay", "Baie de Tamsin", "Tamsinbucht")),
    ("place:kell", "place", ("Kellmouth", "Kellmünde", "Embouchure-de-Kell")),
    ("place:vest", "place", ("Vestral Islands", "Îles Vestrales", "Vestralinseln")),
    ("event:regatta", "event", ("Alder Regatta", "Régate d'Alder", "Alderregatta")),
    ("event:fair", "event", ("Herring Fair", "Foire au hareng", "Heringsmarkt")),
)  # fmt: skip
FOREIGN = (
    ("fr", "C'est un bateau qui des ports de l'est est revenu, et un autre suit."),
    ("fr", "Un marin a vu un phare; un quai des brumes est fermé."),
    ("fr", "Le son du port est un bruit que des gens aiment."),
    ("en", "Those who came told us it was their hat, and it pleased us."),
    ("de", "Es war ein Hafen, und wer hat das Schiff gesehen? Er war es, des Weges kundig."),
    ("en", "Nobody knows who it was that let us in."),
)
FILLERS = (
    "The vote about {} was put off until the tide turns.",
    "Nobody expected that {} would open the lighthouse.",
    "A letter to {} was read in the evening.",
)


def articles() -> Iterator[ArticleDocument]:
    """Three articles for each name of each entity, and those in which the acronyms are words."""
    for entity_id, kind, names in NAMED:
        for place, name in enumerate(names):
            for number, filler in enumerate(FILLERS[: 2 if place > 1 else 3]):
                body = filler.format(name)
                entities = (named(entity_id, names[0], *names[1:], kind=kind, body=body),)
                yield speaking(
                    f"{entity_id.partition(':')[2]}-{place}-{number}", body, title="Notes", entities=entities
                )
    for number, (language, body) in enumerate(FOREIGN):
        yield speaking(f"foreign-{number}", body, title="Notes", language=language)


def pairs() -> list[tuple[str, str]]:
    """Each name with the beginning of the ids of the articles that are meant."""
    return [(name, entity_id.partition(":")[2]) for entity_id, _, names in NAMED for name in names]
