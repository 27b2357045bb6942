"""How many articles a noun finds that stands in them in another form, and what words and stems cost, on both engines.

    python -m benchmarks.inflections [--others | --cost 5000]

Each noun stands in four made articles in its one form and is asked for by its other, then by its own without marks;
recall is the share of the four among the first ten.  `--cost` makes articles and says bytes of each and processor time
of a search.  Elasticsearch takes part where the tests' server can run (or TEST_ELASTICSEARCH_URL names one).
"""

from __future__ import annotations

import argparse
import contextlib
import tempfile
import time
import unicodedata
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import elasticsearch_server
from elasticsearch import Elasticsearch
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.ports import Index, Write
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.query.article_query import Query
from newswire_search.stories.ports import NewsEngine
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.index_schema import articles_alias, people_alias, stories_alias, versioned

from benchmarks.made_articles import MadeArticles

EACH, FIRST = 4, 10
NOUNS = {
    "en": "harbour/harbours city/cities house/houses church/churches library/libraries witness/witnesses "
    "bridge/bridges "
    "ferry/ferries election/elections village/villages box/boxes journey/journeys factory/factories "
    "minister/ministers lawyer/lawyers match/matches café/cafés storm/storms company/companies tax/taxes "
    "potato/potatoes engine/engines knife/knives bus/buses protest/protests",
    "fr": "élection/élections journal/journaux cheval/chevaux rivière/rivières école/écoles bateau/bateaux "
    "hôpital/hôpitaux café/cafés marché/marchés région/régions animal/animaux forêt/forêts député/députés "
    "gâteau/gâteaux maison/maisons général/généraux tempête/tempêtes usine/usines château/châteaux blessé/blessés "
    "évêque/évêques pont/ponts grève/grèves lycée/lycées incendie/incendies",
    "de": "Haus/Häuser Brücke/Brücken Stadt/Städte Wald/Wälder Fluss/Flüsse Schüler/Schülern Straße/Straßen Baum/Bäume "
    "Gericht/Gerichte Wahl/Wahlen Kind/Kinder Mann/Männer Bürger/Bürgern Zug/Züge Gebäude/Gebäuden Arzt/Ärzte "
    "Hafen/Häfen Dorf/Dörfer Gesetz/Gesetze Unfall/Unfälle Tür/Türen Schiff/Schiffe Prüfung/Prüfungen Buch/Bücher "
    "Küste/Küsten",
    "es": "elección/elecciones canción/canciones ciudad/ciudades árbol/árboles región/regiones ladrón/ladrones "
    "tren/trenes avión/aviones montaña/montañas mujer/mujeres camión/camiones huelga/huelgas jardín/jardines "
    "autobús/autobuses español/españoles puente/puentes reunión/reuniones país/países juez/jueces lápiz/lápices "
    "niño/niños fábrica/fábricas policía/policías hospital/hospitales volcán/volcanes",
}  # fmt: skip
# chosen after the stemmers were, and never tuned for
OTHERS = {
    "en": "school/schools ambulance/ambulances treaty/treaties glass/glasses wolf/wolves airport/airports "
    "crisis/crises "
    "baby/babies hero/heroes judge/judges valley/valleys beach/beaches farmer/farmers virus/viruses "
    "island/islands tunnel/tunnels mayor/mayors battery/batteries fiancé/fiancés strike/strikes",
    "fr": "séance/séances tribunal/tribunaux réseau/réseaux ouvrière/ouvrières canal/canaux musée/musées île/îles "
    "étudiant/étudiants vœu/vœux travail/travaux bureau/bureaux voiture/voitures côte/côtes métal/métaux "
    "élève/élèves enquête/enquêtes prix/prix route/routes soldat/soldats légume/légumes",
    "de": "Tochter/Töchter Vertrag/Verträge Fabrik/Fabriken Apfel/Äpfel Lehrerin/Lehrerinnen Gast/Gäste Sohn/Söhne "
    "Rätsel/Rätseln Kraftwerk/Kraftwerke Universität/Universitäten Nacht/Nächte Flughafen/Flughäfen "
    "Ergebnis/Ergebnisse Händler/Händlern Insel/Inseln Turm/Türme Kirche/Kirchen Vogel/Vögel Zeugnis/Zeugnisse "
    "Gruß/Grüße",
    "es": "actor/actores millón/millones luz/luces flor/flores alcalde/alcaldes pez/peces corazón/corazones "
    "inglés/ingleses profesor/profesores vez/veces túnel/túneles isla/islas universidad/universidades "
    "examen/exámenes joven/jóvenes río/ríos barco/barcos ley/leyes crisis/crisis almacén/almacenes",
}  # fmt: skip
Nouns = dict[str, str]
FILLER = "mira tolo vanu seki ruba pelo dasi nuro keti lomu fasa wiro gule bota zami"
SEARCHES = ("harbour", "council bridge", "energy strike ferry", "storm")
ROUNDS = 25
ALIASES = (articles_alias, stories_alias, people_alias)


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine and what it has used: bytes, and seconds of a processor."""

    name: str
    index: Index
    search: NewsEngine
    size: Callable[[], float]
    seconds: Callable[[], float]


@contextlib.contextmanager
def sqlite() -> Iterator[Engine]:
    """An empty file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "index.sqlite"
        index = SqliteIndex(file)
        index.install()
        beside = (file, Path(f"{file}-wal"))
        yield Engine(
            "SQLite", index, SqliteEngine(file),
            lambda: sum(each.stat().st_size for each in beside if each.exists()), time.process_time,
        )  # fmt: skip


@contextlib.contextmanager
def elasticsearch(address: str) -> Iterator[Engine]:
    """An empty index on a server."""
    prefix = f"inflections-{uuid.uuid4().hex}"
    name = versioned(articles_alias(prefix))
    with Elasticsearch(address, request_timeout=300) as client:

        def size() -> float:
            client.indices.forcemerge(index=name, max_num_segments=1)
            return float(client.indices.stats(index=name)["_all"]["primaries"]["store"]["size_in_bytes"])

        def seconds() -> float:
            nodes = client.nodes.stats(metric="process")["nodes"].values()
            return float(sum(node["process"]["cpu"]["total_in_millis"] for node in nodes)) / 1000

        index = ElasticsearchIndex(address, prefix)
        index.install()
        yield Engine("Elasticsearch", index, ElasticsearchEngine(address, prefix), size, seconds)
        client.indices.delete(index=[versioned(alias(prefix)) for alias in ALIASES])
        client.indices.delete_index_template(name=f"{prefix}-*")


def texts(sets: Nouns) -> Iterator[tuple[str, str, str, str]]:
    """The articles: id, language, title and body."""
    filler = FILLER.split()
    for language, nouns in sets.items():
        for number, pair in enumerate(nouns.split()):
            form = pair.split("/")[number % 2]  # half of them in the singular
            for place in range(EACH):
                around = [filler[(number * 7 + place * 3 + at) % len(filler)] for at in range(40)]
                around[place * 9] = form
                title = f"{filler[number % len(filler)]} {filler[place]}".capitalize()
                yield f"{language}-{number}-{place}", language, title, " ".join(around)


def store(index: Index, documents: list[ArticleDocument]) -> None:
    """Write documents, 200 at a time."""
    for at in range(0, len(documents), 200):
        index.write([Write(document, None) for document in documents[at : at + 200]])
    index.refresh()


def bare(word: str) -> str:
    """A word as people type it who leave marks out."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).replace("ß", "ss")


def recall(engine: Engine, language: str, number: int, text: str) -> float:
    """The share of a noun's articles among the first that a text finds."""
    found = {hit.head.article_id for hit in engine.search.search(Query(text, size=FIRST, facets=())).hits}
    return len(found & {f"{language}-{number}-{place}" for place in range(EACH)}) / EACH


def report_recall(engine: Engine, sets: Nouns) -> None:
    """Print what nouns find, by language."""
    made = MadeArticles(1).document(0)
    documents = []
    for article_id, language, title, body in texts(sets):
        own = {
            "article_id": article_id,
            "language": language,
            "title": title,
            "body": body,
            "entities": (),
            "quotes": (),
        }
        documents.append(made.model_copy(update={"article": made.article.model_copy(update=own)}))
    store(engine.index, documents)
    for language, nouns in sets.items():
        pairs = [pair.split("/") for pair in nouns.split()]
        inflected = [(pair[1 - n % 2], recall(engine, language, n, pair[1 - n % 2])) for n, pair in enumerate(pairs)]
        written = [(n, pair[n % 2]) for n, pair in enumerate(pairs) if bare(pair[n % 2]) != pair[n % 2]]
        marked = [(form, recall(engine, language, n, bare(form))) for n, form in written]
        missed = " ".join(other for other, share in inflected + marked if share < 1)
        shares = f"other form {_mean(inflected):.2f}  without marks {_mean(marked):.2f}"
        print(f"{engine.name:14} {language}  {shares}  {missed}")


def _mean(found: list[tuple[str, float]]) -> float:
    return sum(share for _, share in found) / len(found) if found else 1.0


def report_cost(engine: Engine, number: int) -> None:
    """Print bytes of an article and processor time of writing one and of a search."""
    documents = [*MadeArticles(number)]
    before = engine.seconds()
    store(engine.index, documents)
    written = engine.seconds() - before
    size = engine.size() / number
    for text in SEARCHES:
        engine.search.search(Query(text))
    before, searches = engine.seconds(), [text for text in SEARCHES for _ in range(ROUNDS)]
    for text in searches:
        engine.search.search(Query(text))
    spent = (engine.seconds() - before) / len(searches)
    print(
        f"{engine.name:14} {size / 1000:.1f} kB and {written / number * 1000:.1f} ms of the engine an article, "
        f"{spent * 1000:.1f} ms a search"
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cost", type=int, help="this many made articles for bytes and processor time")
    parser.add_argument("--others", action="store_true", help="the second set of nouns")
    asked = parser.parse_args()
    with contextlib.ExitStack() as stack:
        kinds: list[Callable[[], contextlib.AbstractContextManager[Engine]]] = [sqlite]
        if elasticsearch_server.missing() is None:
            address = stack.enter_context(elasticsearch_server.running())
            kinds.append(lambda: elasticsearch(address))
        for opened in kinds:
            with opened() as engine:
                if asked.cost:
                    report_cost(engine, asked.cost)
                else:
                    report_recall(engine, OTHERS if asked.others else NOUNS)


if __name__ == "__main__":
    main()
