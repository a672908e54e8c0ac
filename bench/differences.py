"""What one reading finds that another does not: `python -m bench.differences predictions --plan reader --out NEW.jsonl`
In: articles with gold. Out: the statements a plan finds in each; then, of two such files, gains and losses, verbatim.

`python -m bench.differences compare OLD.jsonl NEW.jsonl` prints for each corpus the gold statements that only one of
them has right: PolNeAR's development part, the annotated seeds, our own texts kept for development. A statement is
right when `bench.matching` pairs it with a found one, and with `--stance` when its stance is right, too.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import ours, polnear, seeds
from bench.matching import Rows, Tokens, pairs
from bench.scorers import load_scorer
from reportedly.reading import METHODS, plan_of, read_one
from reportedly.record import Plan, Text

ROLES = ("source", "cue", "content")
SHOWN = 20
"""Lines of gains and of losses that are printed of each corpus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A statement that people found; no stances where they did not say."""

    rows: Rows
    stances: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with gold; `path` where it is read from a file."""

    corpus: str
    id: str
    text: str
    gold: tuple[Gold, ...]
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The gold statements of a corpus that only the second file has right, that only the first has, and counts."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    gold: int
    right: tuple[int, int]
    found: tuple[int, int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Either command."""
    parser = argparse.ArgumentParser(prog="python -m bench.differences", description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("predictions", help="write what a plan finds")
    writing.add_argument("--plan", choices=METHODS, required=True)
    writing.add_argument("--out", type=Path, required=True)
    comparing = commands.add_parser("compare", help="print what the second file gained and lost")
    comparing.add_argument("files", nargs=2, type=Path, metavar="FILE")
    comparing.add_argument("--show", type=int, default=SHOWN, help="how many of each")
    comparing.add_argument("--stance", action="store_true", help="a statement is right only with its stance")
    given = parser.parse_args(arguments)
    found = articles(Path(os.environ.get("REPORTEDLY_SHARED") or Path(__file__).parents[2] / "shared"))
    if given.command == "predictions":
        with given.out.open("w", encoding="utf-8") as out:
            for article in found:
                out.write(json.dumps(predicted(article, plan_of(given.plan)), ensure_ascii=False) + "\n")
        return 0
    one, other = (_load(path) for path in given.files)
    for corpus, difference in compare(list(found), one, other, stance=given.stance).items():
        print("\n".join(_shown(corpus, difference, given.show)))
    return 0


def articles(shared: Path) -> Iterator[Article]:
    """The articles of all corpora that are here."""
    if (shared / "data" / "polnear.dev.jsonl.gz").exists():
        for row in polnear.rows(shared):
            gold = tuple(Gold(rows={role: one[role] for role in ROLES}) for one in row["attributions"])
            yield Article(corpus="polnear", id=row["id"], text=row["text"], gold=gold)
    for path, source in seeds.sources(shared):
        rows = json.loads(path.read_text("utf-8"))["statements"]
        gold = tuple(_seed_gold(row) for row in rows)
        yield Article(corpus="seeds", id=path.stem, text=seeds.raw_text(source), gold=gold, path=source)
    for text in ours.dev_texts():
        gold = tuple(Gold(rows=ours.gold_rows(one), stances=(one.stance,)) for one in text.statements)
        yield Article(corpus="ours", id=text.id, text=text.text, gold=gold)


def predicted(article: Article, plan: Plan) -> dict[str, Any]:
    """A line of a file of predictions; its spans count characters of the text as its gold does."""
    statements: list[tuple[Rows, str]]
    if article.path is not None:
        statements = _read_file(article.path, article.text, plan)
    elif article.corpus == "polnear":
        text = Text.of(text=article.text, language="en")
        found = read_one(text, plan).statements
        statements = [(polnear.to_polnear(text.text, one), one.stance) for one in found]
    else:
        found = ours.read_plain(article.text, plan).statements
        statements = [(ours.rows_of(one), one.stance) for one in found]
    rows = [
        {role: [[start, end, article.text[start:end]] for start, end in row[role]] for role in ROLES}
        | {"stance": stance}
        for row, stance in statements
    ]
    return {"corpus": article.corpus, "id": article.id, "statements": rows}


def compare(
    golds: Sequence[Article], one: Mapping[str, Any], other: Mapping[str, Any], *, stance: bool = False
) -> dict[str, Difference]:
    """Of each corpus, what the other file gained and lost. Raises ValueError where a file is not of these articles."""
    differences = {}
    for corpus in dict.fromkeys(article.corpus for article in golds):
        gained, lost, counts = [], [], [0] * 5
        for article in golds:
            if article.corpus != corpus:
                continue
            files = [_statements(article, file) for file in (one, other)]
            before, after = (right(article, file, stance=stance) for file in files)
            gained += [verbatim(article, k) for k in sorted(after - before)]
            lost += [verbatim(article, k) for k in sorted(before - after)]
            sizes = (len(article.gold), len(before), len(after), *map(len, files))
            counts = [total + size for total, size in zip(counts, sizes, strict=True)]
        differences[corpus] = Difference(
            gained=tuple(gained),
            lost=tuple(lost),
            gold=counts[0],
            right=(counts[1], counts[2]),
            found=(counts[3], counts[4]),
        )
    return differences


def _statements(article: Article, file: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] | None = file.get(f"{article.corpus}/{article.id}")
    if found is None:
        raise ValueError(f"{article.id} of {article.corpus} is not in the predictions: write them anew")
    if any(article.text[start:end] != words for one in found for role in ROLES for start, end, words in one[role]):
        raise ValueError(f"{article.id} of {article.corpus} has other words in the predictions: write them anew")
    return found


def right(article: Article, statements: Sequence[Mapping[str, Any]], *, stance: bool = False) -> set[int]:
    """Which gold statements of an article are among those found."""
    tokens = Tokens(article.text)
    gold = [tokens.parts(one.rows) for one in article.gold]
    found = [tokens.parts({role: [span[:2] for span in one[role]] for role in ROLES}) for one in statements]
    return {
        k
        for k, j in pairs(gold, found)
        if not stance or not article.gold[k].stances or statements[j]["stance"] in article.gold[k].stances
    }


def verbatim(article: Article, number: int) -> str:
    """A gold statement as one line: `id: source | cue | content`."""
    rows = article.gold[number].rows
    parts = (" … ".join(article.text[start:end] for start, end in rows[role]) or "–" for role in ROLES)
    return re.sub(r"\s+", " ", f"{article.id}: {' | '.join(parts)}")


def _seed_gold(row: Mapping[str, Any]) -> Gold:
    content = row["content"].get("spans") or [row["content"]]
    parts = {"source": [row["source"]], "cue": [row["cue"]], "content": content}
    rows = {
        role: [[part["start"], part["end"]] for part in places if part and part.get("start") is not None]
        for role, places in parts.items()
    }
    return Gold(rows=rows, stances=(row["stance"], *row.get("stance_alt", ())))


def _read_file(path: Path, raw: str, plan: Plan) -> list[tuple[Rows, str]]:
    """What is found in a file; spans of its clean text are taken back to the file by the scorer's alignment."""
    scorer = load_scorer(path.parents[1] / "score" / "statements.py")
    view = seeds.reading_of(path, plan)
    alignment = scorer.Alignment(raw, view.document.text)
    found: list[tuple[Rows, str]] = []
    for statement in view.statements:
        rows = {
            role: _runs(sorted(alignment.clean_words(spans)), alignment.raw)
            for role, spans in ours.rows_of(statement).items()
        }
        found.append((rows, statement.stance))
    return found


def _runs(numbers: Sequence[int], words: Sequence[tuple[str, int, int]]) -> list[list[int]]:
    """Spans of words that follow each other."""
    runs: list[list[int]] = []
    for k, number in enumerate(numbers):
        if k and numbers[k - 1] == number - 1:
            runs[-1][1] = words[number][2]
        else:
            runs.append([words[number][1], words[number][2]])
    return runs


def _load(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as lines:
        return {f"{row['corpus']}/{row['id']}": row["statements"] for row in map(json.loads, lines)}


def _shown(corpus: str, difference: Difference, most: int) -> Iterator[str]:
    (before, after), (few, many) = difference.right, difference.found
    yield f"{corpus}: {difference.gold} gold; right {before} → {after}, found {few} → {many}"
    for what, lines in (("gained", difference.gained), ("lost", difference.lost)):
        yield f"  {what}: {len(lines)}"
        yield from (f"    {line}" for line in lines[:most])
        if len(lines) > most:
            yield f"    … and {len(lines) - most} more"


if __name__ == "__main__":
    sys.exit(main())
