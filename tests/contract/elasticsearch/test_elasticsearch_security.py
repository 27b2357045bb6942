"""An Elasticsearch with TLS and users: the roles that newswire ships are enough and no more; errors say what to do."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.ports import SourceLinks, WriteFate
from newswire_index.engine.selection import Selection
from newswire_search.articles.ports import Query
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.query.link_query import LinkQuery
from newswire_search.query.story_query import StoryQuery
from newswire_shared.contracts.documents import CeasedStory, StoredRecord
from newswire_shared.contracts.errors import EngineAway, UsageError
from newswire_shared.contracts.links import LinkEdge
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.contracts.tracebacks import traceback_of
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess
from newswire_shared.engines.elasticsearch_client import ElasticsearchClient
from pydantic import SecretStr
from secure_elasticsearch import PASSWORD, Authority, SecureServer, running

from contract.articles import document, store
from contract.elasticsearch.test_elasticsearch import written

pytestmark = pytest.mark.xdist_group("secure")  # the server is started once
PREFIX, INDEX = "newswire", "newswire-articles-v1"
INDEXER, SEARCH, OPERATOR = "newswire-indexer", "newswire-search", "newswire-operator"
EDGE = LinkEdge("a", "b", "https://saltmere.example/b", 0)


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecureServer]:
    """A server on which the indexer has installed and written."""
    with running(tmp_path_factory.mktemp("secure")) as server:
        index = ElasticsearchIndex(server.access(INDEXER), PREFIX)
        index.install()
        store(index, document("a", "Night ferry"))
        yield server


def asked(secure: SecureServer, user: str, call: Callable[[Any], object]) -> str:
    """What a user is told who asks the client for something; "" where it is done."""
    try:
        with ElasticsearchClient(secure.access(user)).calling() as client:
            call(client)
    except EngineAway as error:
        return str(error)
    return ""


def test_the_indexer_does_all_that_index_workers_do(secure: SecureServer) -> None:
    index = ElasticsearchIndex(secure.access(INDEXER), PREFIX)
    index.install()
    [outcome] = written(index, "b")
    assert outcome.fate in (WriteFate.DONE, WriteFate.CONFLICT)
    assert index.write_stories([CeasedStory(id="s", version=1)])[0].fate is WriteFate.DONE
    index.write_record(StoredRecord(kind="source", name="n", revision=1, record={}))
    index.write_links([SourceLinks("a", 1, (EDGE,)), SourceLinks("x", 1, (replace(EDGE, source="x"),))])
    index.remove_links(["x"])
    index.refresh()
    assert set(index.read(["a", "nobody"])) == {"a"} and set(index.read_stories(["s"])) == {"s"}
    assert index.count(Selection()) >= len(index.walk(Selection(), None, 10)) > 0
    assert [record.name for record in index.records("source")] == ["n"]
    assert len(index.status()) == 4


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.indices.delete(index=INDEX),
        lambda client: client.indices.close(index=INDEX),
        lambda client: client.indices.put_settings(index=INDEX, settings={"index.blocks.write": True}),
        lambda client: client.indices.create(index="somebody-elses"),
        lambda client: client.search(index=".security"),
        lambda client: client.cluster.put_settings(persistent={"cluster.max_shards_per_node": 1}),
    ],
    ids=["delete", "close", "settings", "others", "security", "cluster"],
)
def test_the_indexer_deletes_no_index_and_touches_nothing_else(
    secure: SecureServer, call: Callable[[Any], object]
) -> None:
    told = asked(secure, INDEXER, call)
    assert "does not let the user newswire-indexer do this" in told and "deploy/elasticsearch/roles.yml" in told
    assert asked(secure, OPERATOR, lambda client: client.count(index=INDEX)) == ""


def test_search_searches(secure: SecureServer) -> None:
    engine = ElasticsearchEngine(secure.access(SEARCH), PREFIX)
    engine.ping()
    assert [hit.head.article_id for hit in engine.search(Query("ferry")).hits] == ["a"]
    assert set(engine.heads(["a"])) == {"a"} and engine.copy_counts(["a"]) == {} and engine.names(["p"]) == {}
    assert engine.links.linking(LinkQuery(("nobody",), 1)).count == 0 == engine.stories.find(StoryQuery()).total
    assert engine.stories.resolve(["s"]) == {"s": "s"}


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.index(index=INDEX, id="a", document={"source": "x"}),
        lambda client: client.delete(index=INDEX, id="a"),
        lambda client: client.indices.delete(index=INDEX),
        lambda client: client.indices.refresh(index=INDEX),
        lambda client: client.indices.put_mapping(index=INDEX, properties={"x": {"type": "keyword"}}),
    ],
    ids=["write", "remove", "delete", "refresh", "mapping"],
)
def test_search_writes_nothing(secure: SecureServer, call: Callable[[Any], object]) -> None:
    assert "does not let the user newswire-search do this" in asked(secure, SEARCH, call)


def test_search_s_user_is_no_indexer_and_what_it_should_write_waits(secure: SecureServer) -> None:
    index = ElasticsearchIndex(secure.access(SEARCH), PREFIX)
    links = [SourceLinks("a", 1, (EDGE,))]
    for call in (index.install, lambda: written(index, "c"), lambda: index.write_links(links)):
        with pytest.raises(EngineAway, match="newswire-search"):
            call()


def test_the_operator_makes_and_deletes_indices_and_looks_at_snapshots(secure: SecureServer) -> None:
    def all_of_it(client: Any) -> None:
        client.indices.create(index="newswire-articles-v9")
        client.indices.update_aliases(actions=[{"add": {"index": "newswire-articles-v9", "alias": "newswire-next"}}])
        client.indices.put_settings(index="newswire-articles-v9", settings={"index.blocks.write": True})
        client.indices.delete(index="newswire-articles-v9")
        client.snapshot.get_repository()

    assert asked(secure, OPERATOR, all_of_it) == ""
    assert "newswire-operator" in asked(secure, OPERATOR, lambda client: client.indices.create(index="others"))


# What is wrong with the way there


def told(access: ElasticsearchAccess) -> str:
    with pytest.raises(EngineAway) as error:
        ElasticsearchEngine(access, PREFIX).ping()
    text = str(error.value)
    assert f"127.0.0.1:{access.address.rpartition(':')[2]}" in text
    assert PASSWORD not in f"{text} {traceback_of(error.value)}"
    return text


def test_who_is_not_known_is_told_and_no_password_is(secure: SecureServer) -> None:
    wrong = told(secure.access(SEARCH, "wrong-word"))
    assert "refuses the user newswire-search" in wrong and "NEWSWIRE_ELASTICSEARCH_PASSWORD" in wrong
    assert "wrong-word" not in wrong
    assert "serves no strangers: set NEWSWIRE_ELASTICSEARCH_USER" in told(
        ElasticsearchAccess(secure.address, secure.ca)
    )
    in_address = secure.address.replace("https://", f"https://nobody:{PASSWORD}@")
    assert "refuses the user nobody" in told(ElasticsearchAccess(in_address, secure.ca))


def test_an_address_with_user_and_password_works_as_before(secure: SecureServer) -> None:
    address = secure.address.replace("https://", f"https://{SEARCH}:{PASSWORD}@")
    ElasticsearchEngine(ElasticsearchAccess(address, secure.ca), PREFIX).ping()


def test_a_certificate_is_checked_by_its_authority_or_its_fingerprint(secure: SecureServer, tmp_path: Path) -> None:
    known = secure.access(SEARCH)
    other = Authority.made("Another authority").write(tmp_path / "ca.crt")
    for access in (replace(known, ca=other), replace(known, ca=None)):
        assert "NEWSWIRE_ELASTICSEARCH_CA" in told(access)
    ElasticsearchEngine(replace(known, ca=None, fingerprint=secure.fingerprint), PREFIX).ping()
    wrong = told(replace(known, ca=None, fingerprint="ab" * 32))
    assert "NEWSWIRE_ELASTICSEARCH_FINGERPRINT" in wrong


def test_plain_http_to_a_server_that_speaks_tls_is_told(secure: SecureServer) -> None:
    plain = replace(secure.access(SEARCH), address=secure.server.address, ca=None)
    assert "if it speaks TLS, write https:// into NEWSWIRE_ELASTICSEARCH_URL" in told(plain)


class Answering(BaseHTTPRequestHandler):
    """Says nothing worth hearing, and keeps who asked."""

    asked_by: str | None = None

    def do_POST(self) -> None:
        Answering.asked_by = self.headers["Authorization"]
        self.send_error(401)

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def listening(certificate: Path | None = None) -> Iterator[str]:
    """A server on loopback, which speaks TLS with a certificate that lies in a folder."""
    server = HTTPServer(("127.0.0.1", 0), Answering)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate / "server.crt", certificate / "server.key")
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_an_expired_certificate_is_told(tmp_path: Path) -> None:
    authority = Authority.made("Saltmere authority")
    authority.sign(tmp_path, ends=datetime.now(UTC) - timedelta(hours=1))
    with listening(tmp_path) as address:
        text = told(ElasticsearchAccess(address, authority.write(tmp_path / "ca.crt")))
    assert "its certificate has expired: give the server a new one" in text


def test_tls_to_a_server_that_speaks_none_is_told(tmp_path: Path) -> None:
    with listening() as address:
        text = told(ElasticsearchAccess(address.replace("http:", "https:")))
    assert "it speaks no TLS here: write http://" in text


def test_an_api_key_is_sent_as_such_and_named_without_its_text() -> None:
    with listening() as address:
        text = told(ElasticsearchAccess(address, api_key=SecretStr("c2FsdG1lcmU6a2V5")))
    assert Answering.asked_by == "ApiKey c2FsdG1lcmU6a2V5"
    assert "refuses the API key" in text and "c2FsdG1lcmU6a2V5" not in text


# What is wrong with the settings


URL = "https://elastic.example:9200"
OWN = "NEWSWIRE_ELASTICSEARCH_"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"USER": "u"}, "belong together"),
        ({"PASSWORD": "hidden-word"}, "belong together"),
        ({"USER": "u", "PASSWORD": "hidden-word", "API_KEY": "hidden-key"}, "in one of them alone"),
        ({"URL": "https://u:hidden-word@elastic.example:9200", "API_KEY": "hidden-key"}, "in one of them alone"),
        ({"FINGERPRINT": "ab"}, "64 hexadecimal digits"),
        ({"CA": "/nowhere/ca.crt"}, "'/nowhere/ca.crt' No such file"),
        ({"CA": __file__}, "holds no certificate"),
        ({"CA": __file__, "FINGERPRINT": "ab" * 32}, "one of them is enough"),
        ({"URL": "http://elastic.example:9200", "FINGERPRINT": "ab" * 32}, "write https://"),
    ],
)
def test_settings_that_do_not_go_together_are_told_without_what_is_secret(given: dict[str, str], said: str) -> None:
    settings = load(SharedSettings, {f"{OWN}URL": URL} | {f"{OWN}{name}": value for name, value in given.items()})
    with pytest.raises(UsageError, match=said) as error:
        ElasticsearchAccess.of(settings)
    assert "hidden" not in f"{error.value} {settings!r}"


def test_nothing_that_is_secret_is_printed() -> None:
    access = ElasticsearchAccess("https://u:hidden-word@elastic.example:9200", password=SecretStr("hidden-word"))
    assert "hidden" not in f"{access} {access!r} {ElasticsearchClient(replace(access, password=None)).access}"
