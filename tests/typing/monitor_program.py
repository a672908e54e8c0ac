"""A program as a user would write it: read one article, keep a few, ask, count. Checked by mypy, and run."""
# ruff: noqa: T201

from __future__ import annotations

import json
import sys
from pathlib import Path

import polars

import reportedly

ARTICLE = """Harbour of Lisk shut as pilots strike

LISK — The harbour of Lisk was shut on Sunday by a strike of pilots, its director, Ana Ferro, said.

“We count about 40 ships at anchor,” Ferro told reporters. The Orm Line declined to comment.
"""


def who_says_what(view: reportedly.ReadingView) -> list[str]:
    lines: list[str] = []
    for statement in view.statements:
        source: str = statement.source.text or "somebody"
        for span in statement.content:
            assert view.document.text[span.start : span.end] == span.text
        lines.append(f"{source} {statement.stance}: {statement.words}")
    return lines


def main(folder: Path) -> None:
    view: reportedly.ReadingView = reportedly.read(ARTICLE, published="2031-05-05", outlet="Lisk Times")
    print(*who_says_what(view), sep="\n")
    print(json.dumps(view.to_dict())[:20])

    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    with reportedly.open(folder / "my.db") as archive:
        added: reportedly.Added = reportedly.add(archive, [folder / "article.txt"], published="2031-05-05")
        print(added.articles, [issue.reason for issue in added.failed])
        story: reportedly.StoryView = archive.story(as_of="2031-05-06")
        print(story.story.headline, [claim.status for claim in story.claims], sorted(story.to_dict()))
        table: bytes = reportedly.export(archive, "csv", table="claims", as_of="2031-05-06")
        assert table.startswith(b"story,id,label")
        claim = story.claims[0]
        decided: reportedly.Decided = reportedly.rule(
            archive, "hedges", claim.supports[0], claim.id, by="ana", reason="only a director says so"
        )
        ruling: reportedly.Ruled = decided.ruling
        print(ruling.kind, ruling.by, ruling.state, [kept.id for kept in archive.rulings()] == [ruling.id])
        why: reportedly.Evidence = archive.why(claim.id, as_of="2031-05-06")
        for quote in why.spans():
            assert archive.text(quote.text_id).text[quote.start : quote.end] == quote.text
        frames: reportedly.StoryFrames[polars.DataFrame] = reportedly.analyse(archive, frames="polars")
        stances: polars.DataFrame = frames.statements(as_of="2031-05-06").group_by("stance").len().sort("stance")
        print(dict(stances.iter_rows()), reportedly.analyse(archive).claims().shape)
        try:
            archive.story("sto_none")
        except reportedly.ReportedlyError as error:
            print(error)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
