"""Files of sources: YAML, JSON lines and OPML in, YAML and OPML out; what is wrong is said with its line."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from lxml import etree
from newswire_shared.contracts.errors import UsageError

from newswire_ingest.listings.elements import attributes
from newswire_ingest.listings.markup import paired
from newswire_ingest.sources.declarations import LONGEST_WORD, declared, every_of, written
from newswire_ingest.sources.ports import Source

SHOWN_FAULTS = 10  # of a file: they are mended together, and a file of another kind is wrong in every line
MOST_VALUES = 1000  # of one source, with its aliases written out: a few hundred tags and rules are many
RECORD = frozenset({"interval_s", "revision"})  # of the record of a source, as the index has it


@dataclass(frozen=True, slots=True)
class Declaration:
    """A source as a file declares it, where, and the fields that it gives."""

    source: Source
    place: str
    given: Mapping[str, Any]

    @property
    def is_named(self) -> bool:
        return bool(self.given.get("name"))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What a file declares, and what is wrong in it, each with its line."""

    declarations: list[Declaration]
    faults: list[str]

    @property
    def told(self) -> str:
        """What is wrong, as far as it is shown."""
        more = f"\n… and {len(self.faults) - SHOWN_FAULTS} more" if len(self.faults) > SHOWN_FAULTS else ""
        return "\n".join(self.faults[:SHOWN_FAULTS]) + more

    def whole(self) -> list[Declaration]:
        """All of it.  Raises UsageError if anything is wrong."""
        if self.faults:
            raise UsageError(self.told)
        return self.declarations


def read_sources(file: Path) -> SourceFile:
    """The sources that a file declares.  Raises UsageError for one that cannot be read at all."""
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}") from error
    return sources_of(text, str(file))


def sources_of(text: str, name: str) -> SourceFile:
    """The same of a text, by its form."""
    found = SourceFile([], [])
    for line, fields in _fields(text, name):
        place = f"{name}, line {line}"
        try:
            found.declarations.append(Declaration(declared(fields), place, fields))
        except UsageError as error:
            found.faults.append(f"{place}: {error}")
    return found


def is_opml(text: str) -> bool:
    """Whether a text is an OPML file."""
    return "<opml" in text[:1000].lower()


def _fields(text: str, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The fields of each declaration, with its line."""
    start = text.lstrip()
    if start.startswith("<"):
        return _of_opml(text, name)
    if start.startswith("{"):
        return _of_json_lines(text, name)
    return _of_yaml(text, name)


def _of_json_lines(text: str, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                found = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise UsageError(f"{name}, line {number}, is no JSON: {error}") from error
            if not _is_dropped(found):
                yield number, _object(found, f"{name}, line {number}")


def _is_dropped(found: Any) -> bool:
    """Whether a line is the record of a source that was removed."""
    return isinstance(found, dict) and found.get("record", found) is None


def _object(found: Any, place: str) -> Mapping[str, Any]:
    """The fields of a declaration, or of a source's record in the index."""
    if not isinstance(found, dict):
        raise UsageError(f"{place}: an object with `address` and other fields of a source is wanted")
    inner = found.get("record")
    record: dict[str, Any] = inner if isinstance(inner, dict) else found
    return _of_record(record) if RECORD & {*record} else found


def _of_record(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A record as a declaration; one of the release before lacks the newer fields."""
    kept = {name: value for name, value in record.items() if name not in RECORD and not name.startswith("feed_")}
    return kept | {"every": every_of(float(record.get("interval_s") or 0))}


def _of_yaml(text: str, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The items of a list, which may stand under `sources`."""
    loader = yaml.SafeLoader(text)
    try:
        root = loader.get_single_node()
        for node in _items(root, name):
            _refuse_costly(node, name)
            _refuse_twice(node, name)
            yield (
                node.start_mark.line + 1,
                _object(loader.construct_document(node), f"{name}, line {node.start_mark.line + 1}"),
            )
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(f"{name}, line {line}, is no YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:  # of numbers, dates and depth
        raise UsageError(f"{name} is no YAML: {error}") from error
    finally:
        loader.dispose()


def _items(root: Any, name: str) -> list[Any]:
    """Nothing at all is no list: an export that failed leaves an empty file, and `apply --prune` would remove all."""
    if root is None:
        raise UsageError(f"{name} is empty: write `sources: []` where no source shall be there")
    if isinstance(root, yaml.MappingNode):
        keys = {key.value: value for key, value in root.value}
        if {*keys} == {"sources"}:
            root = keys["sources"]
    if isinstance(root, yaml.ScalarNode) and not root.value:
        return []
    if not isinstance(root, yaml.SequenceNode):
        line = root.start_mark.line + 1
        raise UsageError(f"{name}, line {line}: a list of sources is wanted, under `sources:`, each with `address`")
    return list(root.value)


def _refuse_twice(node: Any, name: str) -> None:
    """YAML would take the last of two fields of one name and say nothing."""
    seen = set[str]()
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        place = f"{name}, line {key.start_mark.line + 1}"
        if not isinstance(key, yaml.ScalarNode):
            raise UsageError(f"{place}: the name of a field is a word")
        if key.value in seen:
            raise UsageError(f"{place}: `{key.value[:LONGEST_WORD]}` stands there twice")
        seen.add(key.value)


def _refuse_costly(node: Any, name: str) -> None:
    """A few lines of aliases that name each other would be written out to more than any memory holds."""
    if _written_out(node, {}) > MOST_VALUES:
        raise UsageError(f"{name}, line {node.start_mark.line + 1}: a source has at most {MOST_VALUES} values")


def _written_out(node: Any, known: dict[int, float]) -> float:
    """The number of values of a node with its aliases written out, without an end where it holds itself."""
    if id(node) not in known:
        known[id(node)] = math.inf
        parts = node.value if isinstance(node, yaml.CollectionNode) else ()
        inner = (each for part in parts for each in (part if isinstance(part, tuple) else (part,)))
        known[id(node)] = 1 + sum(_written_out(each, known) for each in inner)
    return known[id(node)]


def _of_opml(text: str, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    # The file may be a stranger's: it names no other file and no address to be read with it.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, encoding="utf-8")
    try:
        root = etree.fromstring(paired(text).encode(), parser)
    except etree.LxmlError as error:
        raise UsageError(f"{name} is no OPML: {error}") from error
    outlines = [] if root is None else [o for o in root.iter("{*}outline") if _address(o)]
    if not outlines:
        raise UsageError(f"{name} holds no outline with an xmlUrl")
    for outline in outlines:
        fields = {"address": _address(outline), "language": outline.get("language"), "group": _folders(outline),
                  "tags": _categories(outline)}  # fmt: skip
        yield outline.sourceline, fields


def _address(outline: Any) -> str:
    """Readers differ in how they spell the attribute."""
    return next((value.strip() for value in attributes(outline, "xmlurl")), "")


def _folders(outline: Any) -> str:
    """The folders that a feed lies in, from the outermost on."""
    above = reversed([*outline.iterancestors("{*}outline")])
    return "/".join(name for each in above if (name := (each.get("text") or each.get("title") or "").strip()))


def _categories(outline: Any) -> list[str]:
    return [tag for each in (outline.get("category") or "").split(",") if (tag := each.strip().strip("/"))]


def as_yaml(sources: Iterable[Source]) -> str:
    """Sources as the file that `apply` reads."""
    return yaml.safe_dump({"sources": [written(s) for s in sources]}, sort_keys=False, allow_unicode=True, width=120)


def as_json_lines(sources: Iterable[Source]) -> str:
    """Sources as JSON, one a line."""
    return "".join(json.dumps(written(source), ensure_ascii=False) + "\n" for source in sources)


def as_opml(sources: Iterable[Source]) -> str:
    """Sources as OPML, with a folder for each group; pauses, rules and intervals have no place in it."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Sources of newswire"
    folders = {"": etree.SubElement(root, "body")}
    for source in sources:
        attributes = {"type": "rss", "text": source.name, "title": source.name, "xmlUrl": source.address,
                      "language": source.language or "", "category": ",".join(source.tags)}  # fmt: skip
        place = _folder(folders, source.group)
        etree.SubElement(place, "outline", {name: value for name, value in attributes.items() if value})
    text: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="utf-8")
    return text.decode()


def _folder(folders: dict[str, Any], group: str) -> Any:
    if group not in folders:
        above, _, name = group.rpartition("/")
        folders[group] = etree.SubElement(_folder(folders, above), "outline", text=name or group)
    return folders[group]
