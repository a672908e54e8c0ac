"""The formats that a story can be exported in: one table for command line, pages and Python.
In: the name of a format. Out: how it is called, what it is, and what writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from reportedly.desk.exports import (
    citations,
    delimited,
    entities,
    feed,
    lines,
    markdown,
    parquet,
    provenance,
    single_page,
    spreadsheet,
    stix,
    timeline,
    webannotation,
)
from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.tables import table
from reportedly.errors import NotFoundError, SettingError

Use = Literal["to read", "tables", "for other programs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format."""

    name: str
    title: str
    """What it is, in a line."""
    media: str
    """Its media type (RFC 6838)."""
    suffix: str
    """The end of a file's name, without the dot."""
    write: Callable[[Bundle], bytes]
    use: Use = "for other programs"
    """What people do with it; lists are in parts by it."""
    text: bool = True
    """Whether it is text in UTF-8, which a terminal can show."""
    tabular: bool = False
    """Whether it is made of one table, or of all where none is named: see `Bundle.table`."""

    def file_name(self, bundle: Bundle) -> str:
        """A name for the file that says which story it is, as known on which day: `sto_3ygq-2026-03-20.xlsx`."""
        table = f"-{bundle.table}" if bundle.table and self.tabular else ""
        return f"{bundle.view.story.id}-{bundle.day}{table}.{self.suffix}"


_ALL = (
    Format(name="html", title="the brief as one page that needs no network", media="text/html",
           suffix="html", write=single_page.write, use="to read"),
    Format(name="markdown", title="the brief as Markdown with front matter", media="text/markdown",
           suffix="md", write=markdown.write, use="to read"),
    Format(name="csv", title="one table as CSV; the statements, where no other is named", media="text/csv",
           suffix="csv", write=delimited.write, use="tables", tabular=True),
    Format(name="csv-zip", title="all tables as CSV in a ZIP file", media="application/zip",
           suffix="csv.zip", write=delimited.write_all, use="tables", text=False),
    Format(name="xlsx", title="a workbook for spreadsheets, a sheet for each table",
           media="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           suffix="xlsx", write=spreadsheet.write, use="tables", text=False),
    Format(name="jsonl", title="all tables, or the one that is named, as JSON, one row on each line",
           media="application/jsonl", suffix="jsonl", write=lines.write, use="tables", tabular=True),
    Format(name="parquet", title="one table as Parquet; the statements, where no other is named",
           media="application/vnd.apache.parquet",
           suffix="parquet", write=parquet.write, use="tables", text=False, tabular=True),
    Format(name="parquet-zip", title="all tables as Parquet in a ZIP file", media="application/zip",
           suffix="parquet.zip", write=parquet.write_all, use="tables", text=False),
    Format(name="webannotation", title="statements as W3C Web Annotations", media="application/ld+json",
           suffix="anno.jsonld", write=webannotation.write),
    Format(name="ftm", title="parties and what they say as FollowTheMoney statement rows", media="text/csv",
           suffix="ftm.csv", write=entities.write),
    Format(name="timeline", title="changes for TimelineJS", media="application/json",
           suffix="timeline.json", write=timeline.write),
    Format(name="stix", title="a STIX 2.1 bundle: report, notes, opinions", media="application/stix+json",
           suffix="stix.json", write=stix.write),
    Format(name="prov", title="where everything comes from, as PROV-O in JSON-LD", media="application/ld+json",
           suffix="prov.jsonld", write=provenance.write),
    Format(name="csl", title="the articles as citations, in CSL-JSON", media="application/vnd.citationstyles.csl+json",
           suffix="csl.json", write=citations.write),
    Format(name="atom", title="changes as an Atom feed", media=feed.MEDIA, suffix="atom", write=feed.write),
)  # fmt: skip

FORMATS: Mapping[str, Format] = {each.name: each for each in _ALL}
"""All formats by name, in the order in which they are listed."""


def format_named(name: str) -> Format:
    """The format with this name. Raises NotFoundError, which names those that there are."""
    if name not in FORMATS:
        raise NotFoundError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[name]


def export(name: str, bundle: Bundle) -> bytes:
    """A story in a format.

    Raises NotFoundError for a format or table that there is not; SettingError for a table with a format that has none,
    and where a format needs an extra that is not installed.
    """
    found = format_named(name)
    if bundle.table is not None:
        table(bundle.table)
        if not found.tabular:
            takes = ", ".join(each.name for each in FORMATS.values() if each.tabular)
            raise SettingError(f"{name} is not made of one table; these are: {takes}")
    return found.write(bundle)
