"""Formats for programs: JSON Lines, Parquet, JSON-LD (schema.org), GraphML."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from taqarub.errors import MissingExtra
from taqarub.record.queries import DONE
from taqarub.relations.sentence import country_name
from taqarub.surfaces.export.predecessors import dyads
from taqarub.surfaces.export.rows import Row
from taqarub.surfaces.export.snapshot import Snapshot, flat

if TYPE_CHECKING:
    import pyarrow

_BATCH = 5000
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_EDGE = (("event_id", "string"), ("type", "string"), ("mode", "string"), ("quad", "string"), ("score", "double"),
         ("date", "string"), ("reports", "int"), ("sources", "int"))  # fmt: skip


class JsonLines:
    """One event a line, with all its reports."""

    def parts(self, events: Iterable[Row], _: Snapshot) -> Iterator[Row]:
        """The events as they are."""
        return iter(events)

    def write(self, path: Path, parts: Iterable[Row], _: Snapshot) -> None:
        """The file."""
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(json.dumps(part, ensure_ascii=False) + "\n" for part in parts)

    def read(self, path: Path, _: Snapshot) -> Iterator[Row]:
        """The events. Raises ValueError for a line that is no JSON."""
        with path.open(encoding="utf-8") as stream:
            yield from map(json.loads, stream)


class Parquet:
    """One event a row, its lists and reports as nested columns; the snapshot is in the schema's metadata."""

    def __init__(self) -> None:
        from importlib.util import find_spec

        if find_spec("pyarrow") is None:
            hint = "pip install 'taqarub[tables]'"
            raise MissingExtra("EXT04", "Parquet and data frames are not installed", got="pyarrow", hint=hint)

    def parts(self, events: Iterable[Row], _: Snapshot) -> Iterator[Row]:
        """The events as they are."""
        return iter(events)

    def write(self, path: Path, parts: Iterable[Row], snapshot: Snapshot) -> None:
        """The file, in row groups of 5,000 events."""
        import pyarrow as pa
        from pyarrow import parquet

        schema = arrow_schema().with_metadata(flat(snapshot.as_dict()))
        with parquet.ParquetWriter(path, schema, compression="zstd") as out:
            for batch in batches(parts, _BATCH):
                out.write_table(pa.Table.from_pylist(batch, schema=schema))

    def read(self, path: Path, snapshot: Snapshot) -> Iterator[Row]:
        """The events. Raises ValueError when the metadata is not the snapshot's."""
        from pyarrow import parquet

        with parquet.ParquetFile(path) as file:
            metadata = file.schema_arrow.metadata or {}
            kept = {key.decode(): value.decode() for key, value in metadata.items()}
            if kept != flat(snapshot.as_dict()):
                raise ValueError("the metadata is not the snapshot's")
            for batch in file.iter_batches():
                yield from batch.to_pylist()


class JsonLd:
    """One document: a schema.org Dataset whose events have agents, recipients and the articles that report them."""

    def parts(self, events: Iterable[Row], _: Snapshot) -> Iterator[Row]:
        """One node an event."""
        return map(_node, events)

    def write(self, path: Path, parts: Iterable[Row], snapshot: Snapshot) -> None:
        """The document."""
        document = {
            "@context": {"@vocab": "https://schema.org/", "plover": "urn:plover:"},
            **_dataset(snapshot),
            "hasPart": list(parts),
        }
        path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")

    def read(self, path: Path, snapshot: Snapshot) -> Iterator[Row]:
        """The nodes. Raises ValueError when the document says another snapshot."""
        document = json.loads(path.read_text("utf-8"))
        if any(document.get(key) != value for key, value in _dataset(snapshot).items()):
            raise ValueError("the dataset is not the snapshot's")
        yield from document["hasPart"]


class GraphMl:
    """States as nodes and what happened between them as directed edges; the snapshot is data of the graph."""

    def parts(self, events: Iterable[Row], _: Snapshot) -> Iterator[Row]:
        """One edge a source and target."""
        return (edge for event in events for edge in _edges(event))

    def write(self, path: Path, parts: Iterable[Row], snapshot: Snapshot) -> None:
        """The document."""
        edges, meta = list(parts), flat(snapshot.as_dict())
        root = ElementTree.Element("graphml", xmlns=_GRAPHML)
        keys = [("node", "name", "string"), ("node", "name_ar", "string"), *(("edge", *one) for one in _EDGE)]
        for whose, name, kind in (*(("graph", name, "string") for name in meta), *keys):
            id_ = f"{whose}_{name}"
            ElementTree.SubElement(root, "key", {"id": id_, "for": whose, "attr.name": name, "attr.type": kind})
        graph = ElementTree.SubElement(root, "graph", id="taqarub", edgedefault="directed")
        _data(graph, "graph", meta)
        for code in sorted({edge[end] for edge in edges for end in ("source", "target")}):
            node = ElementTree.SubElement(graph, "node", id=code)
            _data(node, "node", {"name": country_name(code, "en"), "name_ar": country_name(code, "ar")})
        for edge in edges:
            element = ElementTree.SubElement(graph, "edge", source=edge["source"], target=edge["target"])
            _data(element, "edge", {name: edge[name] for name, _ in _EDGE})
        ElementTree.indent(root, " ")
        ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)

    def read(self, path: Path, snapshot: Snapshot) -> Iterator[Row]:
        """The edges. Raises ValueError when the graph is not the snapshot's or an edge lacks a node."""
        graph = ElementTree.parse(path).getroot().find(f"{{{_GRAPHML}}}graph")
        if graph is None or _values(graph, "graph") != flat(snapshot.as_dict()):
            raise ValueError("the graph is not the snapshot's")
        nodes = {node.get("id") for node in graph.iter(f"{{{_GRAPHML}}}node")}
        for edge in graph.iter(f"{{{_GRAPHML}}}edge"):
            ends = {"source": edge.get("source"), "target": edge.get("target")}
            if not set(ends.values()) <= nodes:
                raise ValueError("an edge leads nowhere")
            values = _values(edge, "edge")
            yield ends | {name: values.get(name, "") for name, _ in _EDGE}


def arrow_schema() -> "pyarrow.Schema":
    """The columns of an event in Arrow and Parquet."""
    import pyarrow as pa

    party = pa.struct([(key, pa.string()) for key in ("name", "name_ar", "country", "sector", "office", "text")])
    text = [(key, pa.string()) for key in ("name", "text", "country")]
    place = pa.struct([*text, ("lat", pa.float64()), ("lon", pa.float64())])
    report_keys = ("article_id", "mention_id", "outlet", "published", "title", "article_url", "status", "attribution")
    report = pa.struct(
        [*((key, pa.string()) for key in (*report_keys, "quote")), ("char_start", pa.int64()), ("char_end", pa.int64())]
    )
    kinds = {
        "score": pa.float64(), "confidence": pa.float64(), "n_reports": pa.int64(), "n_sources": pa.int64(),
        "contexts": pa.list_(pa.string()), "actors": pa.list_(party), "recipients": pa.list_(party), "place": place,
        "reports": pa.list_(report),
    }  # fmt: skip
    names = (
        "event_id type act status quad score mode contexts date date_from date_to date_precision act_date actors "
        "recipients place confidence n_reports n_sources reports review version"
    )
    return pa.schema([(name, kinds.get(name, pa.string())) for name in names.split()])


def batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Rows in lists of at most `size`."""
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _dataset(snapshot: Snapshot) -> Row:
    meta = snapshot.as_dict()
    return {
        "@type": "Dataset",
        "name": meta["title"],
        "datePublished": meta["snapshot_date"],
        "identifier": meta["digest"],
        "license": meta["licence"],
        "citation": meta["cite"],
        "creditText": meta["cite"],
        "measurementTechnique": f"{meta['coder']}, {meta['codebook']}",
        "size": f"{snapshot.events} events, {snapshot.reports} reports, {snapshot.sources} sources",
    }


def _node(event: Row) -> Row:
    place = event["place"]
    node = {
        "@id": f"urn:taqarub:event:{event['event_id']}",
        "@type": "Action",
        "additionalType": f"plover:{event['type']}",
        **{f"plover:{key}": event[key] for key in ("mode", "act", "status", "quad", "score", "contexts")},
        "startTime": event["date_from"],
        "endTime": event["date_to"],
        "plover:date": event["date"],
        "agent": [_agent(party) for party in event["actors"]],
        "recipient": [_agent(party) for party in event["recipients"]],
        "location": {"@type": "Place", "name": place["name"] or place["text"], "addressCountry": place["country"]}
        if place
        else None,
        "subjectOf": [_article(report) for report in event["reports"]],
    }
    return {key: value for key, value in node.items() if value not in (None, [])}


def _agent(party: Mapping[str, Any]) -> Row:
    found = {
        "@type": "Organization",
        "name": party["name"] or party["text"],
        "alternateName": party["name_ar"],
        "identifier": party["country"],
        "plover:sector": party["sector"],
        "jobTitle": party["office"],
    }
    return {key: value for key, value in found.items() if value}


def _article(report: Mapping[str, Any]) -> Row:
    found = {
        "@type": "NewsArticle",
        "@id": report["article_url"],
        "identifier": report["article_id"],
        "publisher": report["outlet"],
        "datePublished": report["published"],
        "citation": report["quote"],
    }
    return {key: value for key, value in found.items() if value}


def _edges(event: Row) -> Iterator[Row]:
    if event["status"] not in DONE:
        return
    values = {**event, "reports": event["n_reports"], "sources": event["n_sources"]}
    shown = {name: "" if values[name] is None else str(values[name]) for name, _ in _EDGE}
    for source, target in dyads(event):
        yield {"source": source["country"], "target": target["country"], **shown}


def _data(parent: ElementTree.Element, whose: str, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        if value:
            ElementTree.SubElement(parent, "data", key=f"{whose}_{name}").text = value


def _values(element: ElementTree.Element, whose: str) -> dict[str, str]:
    found: Sequence[ElementTree.Element] = element.findall(f"{{{_GRAPHML}}}data")
    return {(one.get("key") or "").removeprefix(f"{whose}_"): one.text or "" for one in found}
