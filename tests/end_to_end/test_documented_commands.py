"""The commands of the documents do what they say: each page is followed in a shell, before a stack that runs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import warm_command
from articles import page as made_page
from articles import take_in
from documents import Block, blocks, documents, followed_elsewhere
from end_to_end.conftest import Person
from newswire_shared.accounting.dead_letters import DeadLetter, letter_of
from newswire_shared.contracts.events import Message
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import ENRICH, Route
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.embedded.broker import free_port
from patience import PATIENCE_S, until
from tree import ROOT
from web_server import Reply, WebServer

FOLLOWED = [page for page in documents() if not followed_elsewhere(page) and any(not b.reason for b in blocks(page))]
STEP = re.compile(r"^\$ ", re.M)
REFUSED = ("newswire: ", '{"type":"urn:newswire:error:')  # as what a page shows begins where it is wrong on purpose
HEAD = """\
set -eE -o pipefail
curl() { command curl --silent --show-error --fail-with-body "$@"; }
trap 'echo "line $at: $BASH_COMMAND ended $?" >&2' ERR
trap 'kill $(jobs -p) 2> /dev/null || true' EXIT
"""
IN_ANOTHER_TERMINAL = (
    "python3 -m http.server {port} --bind 127.0.0.1 > /dev/null 2>&1 &\n"
    "until curl -s http://127.0.0.1:{port}/ > /dev/null; do sleep 0.1; done; cd .."
)
SHOWN = ".venv/bin/newswire sources show practice"
ONCE_FETCHED = (  # as the page says: its host rests between requests
    "until .venv/bin/newswire trace http://127.0.0.1:8200/missing.html | grep --quiet gone; do sleep 1; done; "
)
FERRY = "<h1>{title}</h1><article><p>{text}</p></article>"
BEHIND = (
    "Its wheel was rebuilt by a carpenter of Thornbeck, and the bakery has ordered the first twenty sacks of flour. "
    * 4
)
TEXT = "The night ferry to Valletta will sail for two more years, the harbour board of Saltmere said on Monday. " * 4
GIVEN = {
    "strike": ("Ferry strike ends", TEXT), "stays": ("Night ferry stays", TEXT + "Nobody spoke against it."),
    "mill": ("Old mill turns again", BEHIND), "flour": ("Mill grinds flour", BEHIND + "It will do so every Saturday."),
    "tides": ("Almanac of tides", "The almanac of tides for next year is printed in Dunmoor, with eleven tables. " * 3),
    "short": ("Short", "Too short."),
}  # fmt: skip
ARTICLE = {"url": "https://example.org/news/pushed", "title": "A mill is pushed", "body": BEHIND}
PUSH = (
    "curl --silent {pages}/v1/articles --header 'Authorization: Bearer {key}' --header 'Content-Type: application/json'"
    " --data '{article}'"
)
FILES = {  # which a page takes for granted
    "old-mill.html": FERRY.format(title="Old mill", text=BEHIND),
    "articles.jsonl": "".join(
        json.dumps({"url": f"https://example.org/{n}", "title": f"Mill {n}", "body": BEHIND + f"Part {n}. " * 9}) + "\n"
        for n in (1, 2)
    ),
}
FEED = (
    '<rss version="2.0"><channel><title>Practice</title><link>{site}/</link><item><title>Night ferry stays</title>'
    "<link>{site}/news/1</link></item></channel></rss>"
)
# the settings that the pages tell to set, and a pace for a site of our own
SETTINGS = {
    "NEWSWIRE_ENRICH_MODEL": "none", "NEWSWIRE_INGEST_ALLOW_NETWORKS": '["127.0.0.0/8"]',
    "NEWSWIRE_INGEST_HOST_DELAY_S": "0.02", "NEWSWIRE_SEARCH_ALERT_SMTP_HOST": "127.0.0.1",
    "NEWSWIRE_SEARCH_ALERT_NETWORKS": '["127.0.0.0/8"]',
}  # fmt: skip


def test_a_page_that_another_test_follows_is_named_there() -> None:
    for page in documents():
        if where := followed_elsewhere(page):
            assert page.name in (ROOT / where).read_text("utf-8")


def test_what_is_not_run_says_why() -> None:
    reasons = [block.reason for page in documents() for block in blocks(page) if block.reason]
    assert all(len(reason.split()) >= 3 for reason in reasons)
    named = {name for reason in reasons for name in re.findall(r"tests/\S+\.py", reason)}
    assert [name for name in named if not (ROOT / name).is_file()] == []


@dataclass(frozen=True, slots=True)
class Desk:
    """A stack that runs, the command before it, and what stands for what pages make up."""

    folder: Path
    environment: Mapping[str, str]
    stands_for: Mapping[str, str]

    def shell(self, folder: Path, script: str) -> str:
        """What a shell prints; it has to end well."""
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        assert done.returncode == 0, f"{done.stderr}\n{done.stdout}"
        return done.stdout

    def ids(self, words: str, name: str = "id") -> list[str]:
        """The ids of what a command lists."""
        listed = self.shell(self.folder, f"newswire {words} --json").splitlines()
        return [json.loads(line)[name] for line in listed]

    def follow(self, page: Path) -> None:
        """Run all blocks of a page that are to be run, one after another in one shell."""
        folder = self.folder / str(page.relative_to(ROOT)).replace("/", "-")
        folder.mkdir()
        beside = {".venv": self.folder / "venv", ".newswire": self.folder / "data", "tests": ROOT / "tests"}
        for name, place in beside.items():
            (folder / name).symlink_to(place)
        for name, text in FILES.items():
            (folder / name).write_text(text)
        own = {**self.stands_for, "example-cms": f"cms-of-{page.stem.lower()}"}  # a key is made once
        self.shell(folder, HEAD + "".join(self.script(block, own) for block in blocks(page) if not block.reason))

    def script(self, block: Block, stands_for: Mapping[str, str]) -> str:
        """A block as it is run: with what there is in the place of what it makes up."""
        text = block.text
        for shown, meant in stands_for.items():
            text = text.replace(shown, meant)
        return f"at={block.line}\n" + (_of_terminal(text) if STEP.search(text) else text) + "\n"


def _of_terminal(text: str) -> str:
    """The commands of a block that shows what a terminal does, without what it answers."""
    made = []
    for step in STEP.split(text)[1:]:
        command, _, answer = step.partition("\n")
        made.append(f"if {command}; then false; fi" if answer.startswith(REFUSED) else command)
    return "\n".join(made)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "venv" / "bin").mkdir(parents=True)
    (folder / "venv" / "bin" / "python").symlink_to(sys.executable)
    person = Person(folder / "data", SETTINGS)
    with (
        person.stack("--port", str(free_port())) as address,
        site() as web,
        warm_command.at_hand(folder / "venv" / "bin" / "newswire"),
    ):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSWIRE_")}
        path = os.pathsep.join([str(folder / "venv" / "bin"), kept["PATH"]])
        own = {"NEWSWIRE_DATA_DIR": str(person.folder), "PATH": path}
        found = Desk(folder, {**kept, **SETTINGS, **own}, {})
        settings = SharedSettings(data_dir=person.folder, broker_url=address.broker_url)
        yield replace(found, stands_for=prepared(found, assemble("test", settings), web, address.http_url))


@contextmanager
def site() -> Iterator[str]:
    """A site of a few pages, at the address that is yielded."""
    replies: dict[str, Reply] = {}
    with WebServer(replies) as web:
        address = web.address
        pages = {f"/news/{n}": FERRY.format(title=f"Night ferry {n}", text=TEXT + f"Part {n}. " * 9) for n in (1, 2)}
        web.replies.update({path: Reply(text.encode()) for path, text in pages.items()})
        web.replies["/feed.xml"] = Reply(FEED.format(site=address).encode(), content_type="application/rss+xml")
        web.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /members/\n", content_type="text/plain")
        yield address


def prepared(desk: Desk, parts: Assembly, web: str, pages: str) -> dict[str, str]:
    """Take in a little of everything that pages speak of; what stands for what they make up."""
    (given := desk.folder / "given").mkdir()
    for name, (title, text) in GIVEN.items():
        (given / f"{name}.html").write_text(FERRY.format(title=title, text=text))
    desk.shell(desk.folder, f"newswire ingest {given} --source example --wait; newswire ingest {web}/news/1 --wait")
    (desk.folder / "data" / "registry").mkdir(exist_ok=True)  # there from the first hour on
    first, *_, last = letters(parts)
    port = free_port()
    alert, removed = (desk.shell(desk.folder, f"newswire alerts add {name} strike").split()[0] for name in "ab")
    key = desk.shell(desk.folder, "newswire keys add desk --scope read --scope push --scope alert").split()[0]
    (rejected,) = desk.ids("rejected", "capture_id")
    until(lambda: len(desk.ids("stories list")) == 2, "what was taken in makes two stories")
    story, other = desk.ids("stories list")
    article = desk.ids(f"search '' --story {story}")[-1]
    (taken_down,) = desk.ids("search almanac")
    pushed = json.loads(desk.shell(desk.folder, PUSH.format(pages=pages, key=key, article=json.dumps(ARTICLE))))
    number = json.loads(desk.shell(desk.folder, f"curl --silent {pages}/v1/changes"))["next"]
    return {
        "http://127.0.0.1:8080": pages, "since=1795793678414-0": f"since={number}",
        "https://saltmere.example/news/ferry-48213": f"{web}/news/1", "https://example.org/news/1": f"{web}/news/1",
        "newswire robots https://example.org/members/1":
            f"if newswire robots {web}/members/1; then false; fi",
        "sources add example.org": f"sources add {web}",
        "Bearer KEY": f"Bearer {key}", "KEY=nw_3f1c52a0b7de_mXn…": f"KEY={key}", "person:ingrid-vaal": "geo:2562305",
        "https://desk.example/hooks/newswire": f"{web}/hooks", "captures/8c1f…": f"captures/{pushed['capture_id']}",
        "FOLDER": str(given), "extract tests/fixtures/pages": f"extract {given}",
        "1a2043fa26fb": rejected, "c26efe9a": first.id, "dead show ID": f"dead show {last.id}",
        "log ID": f"log {alert}", "test ID": f"test {alert}", "remove ID": f"remove {removed}",
        "https://example.org/a": "file:example/mill.html", "0f3c…32 hexadecimal digits": taken_down,
        "3f7c0a91d2": story, "STORY OTHER": f"{story} {other}", "STORY ARTICLE": f"{story} {article}",
        "ARTICLE STORY": f"{article} {story}", "lock STORY": f"lock {story}", SHOWN: ONCE_FETCHED + SHOWN,
        "python3 -m http.server 8200 --bind 127.0.0.1": IN_ANOTHER_TERMINAL.format(port=port), ":8200": f":{port}",
        "newswire index restore --snapshot backup             #":
            "if newswire index restore --snapshot backup; then false; fi #",  # for it is not empty
        "redis://default:PASSWORD@HOST:6379/0": (parts.settings.broker_url or "").replace("//:", "//default:"),
        '"moving the cluster"': '"moving the cluster"; newswire resume index',  # or nothing would move from then on
        "elsewhere newswire up": "elsewhere true",  # what stays in the foreground
    }  # fmt: skip


class Nowhere:
    """Publishes nothing."""

    def publish_all(self, messages: Sequence[Message]) -> None:
        """Forget them."""

    def publish(self, message: Message, route: Route | None = None) -> None:
        """Forget it."""


def letters(parts: Assembly) -> list[DeadLetter]:
    """Captures that died in enrich: one, two of the fingerprint that the runbook shows, and one more."""
    made = []
    for number, acceptance in enumerate(take_in(parts, [made_page(n) for n in range(4)], publisher=Nowhere())):
        record = parts.ledger.record(acceptance.capture_id)
        assert record is not None
        message = record.message(Stage.ENRICH)
        letter = letter_of(ENRICH, message, message.captures[0], ValueError("it could not be read"))
        made.append(replace(letter, fingerprint="6d4d8c93" if number in (1, 2) else f"0000000{number}"))
        parts.dead_letters.bury(made[-1])
    return made


@pytest.mark.parametrize("document", FOLLOWED, ids=lambda document: str(document.relative_to(ROOT)))
def test_the_commands_of_a_page_do_what_it_says(desk: Desk, document: Path) -> None:
    desk.follow(document)
