"""Which of the rows that match come first: by BM25 over the rarer words of a query.
In: a query, an index of FTS5, rows that match. Out: the rows, best first.

FTS5's bm25() counts all rows of each phrase anew. Of a word that is nearly everywhere that takes longest and tells
least: its weight, the logarithm of how rare it is, is about nothing. Words in more than COMMON rows are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from reportedly.archive.asking import Query

COMMON = 20_000
"""Rows of an index."""


def best_first(
    connection: Connection,
    index: str,
    columns: Sequence[str],
    weights: Sequence[float],
    query: Query,
    rows: Sequence[int],
) -> list[int] | None:
    """The `rows`, which come newest first, by weight; of equal weight as they come. None where no word is rare."""
    inside = f"{{{' '.join(columns)}}}"
    phrases = dict.fromkeys(phrase for group in query.required for phrase in group)
    rare = [phrase for phrase in phrases if _is_rare(connection, index, inside, phrase)]
    if not rare or not rows:
        return None
    # Lower is better: https://sqlite.org/fts5.html#the_bm25_function
    weighed = f"SELECT rowid, bm25({index}, {', '.join(map(str, weights))}) FROM {index} "  # noqa: S608
    matched = f"{inside} : ({' OR '.join(rare)})"
    found = connection.exec_driver_sql(
        f"{weighed} WHERE {index} MATCH ? AND rowid BETWEEN ? AND ?", (matched, rows[-1], rows[0])
    )
    scores = {row[0]: row[1] for row in found}
    return sorted(rows, key=lambda number: scores.get(number, 0.0))


def _is_rare(connection: Connection, index: str, inside: str, phrase: str) -> bool:
    """Whether a phrase is in few rows; one of several words for sure is where one of these is."""
    prefix = phrase.endswith("*")
    words = phrase.rstrip(" *").strip('"').split()
    counted = f"SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT {COMMON + 1})"  # noqa: S608
    for number, word in enumerate(words, 1):
        asked = f'{inside} : "{word}"{" *" if prefix and number == len(words) else ""}'
        if connection.exec_driver_sql(counted, (asked,)).scalar_one() <= COMMON:
            return True
    return False
