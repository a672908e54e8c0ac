"""Labels: the verbatim words under which a claim stands in the ledger.
In: claims with their members, the weightiest first. Out: the same claims, each under its clearest words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import msgspec

from reportedly.linking.claiming.contents import Said
from reportedly.linking.claiming.counted import Counted
from reportedly.linking.claiming.propositions import Sort, sort_of
from reportedly.linking.claiming.telling import Told

_SORTS: tuple[Sort, ...] = ("fragment", "phrase", "clause")
_SENTENCES = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.[”\"]? +[“\"‘]?[A-Z]|[!?…][”\"]? +\S")
"""A label is one sentence; a quotation may be more. 'Feb. 19', 'Mr. Dorn' and 'J. Dorn' end none."""
_POINTING = re.compile(r"\b(?:them|they|it|its|he|she|his|her|their|there|so)\b", re.IGNORECASE)
"""Words that mean something only beside what stands before them."""
_ACCUSED = re.compile(r"(?:[\w.’'-]+ ){1,3}of \w+ing\b")
"""What follows 'accused': no clause that can stand alone."""
_CLAUSE = re.compile(r"[,;:]\s+(?:and |with )?|\band (?:that )?(?=[a-z])")


def labelled(told: Sequence[Told], figures: Mapping[str, tuple[Said, Counted]]) -> tuple[Told, ...]:
    """The claims under their clearest words; no two under the same, where there are others."""
    taken: set[str] = set()
    found = []
    for item in told:
        amount = figures[item.about][1].amount if item.about in figures else None
        standing = [m for m in item.members if item.roles[m.statement.id] != "denies"]
        telling = [m for m in standing if amount is None or any(c.amount == amount for c in m.figures)]
        label, words = _clearest(telling or item.members, amount, taken)
        taken.add(words)
        claim = msgspec.structs.replace(item.claim, label=words, label_statement=label.statement.id)
        found.append(item._replace(claim=claim))
    return tuple(found)


def _clearest(members: Sequence[Said], amount: float | None, taken: Collection[str]) -> tuple[Said, str]:
    """The member and the words that show a claim best: a whole clause of the body with most of what members share."""
    counts = Counter(word for words in {member.words for member in members} for word in words)
    core = {word for word in counts if 3 * counts[word] >= len({member.words for member in members})}

    def clarity(item: Said) -> tuple[bool, bool, bool, bool, int, bool, bool, bool, float]:
        length = len(item.statement.words.split())
        shared = sum(counts[word] for word in item.words) / len(members)
        return (
            item.stands and 2 * len(item.words & core) >= len(core),
            item.role == "supports" and not item.watching,
            4 <= length <= 40 and is_one_sentence(item.statement.words),
            amount is not None or not item.figures,  # a figure has a claim of its own
            _SORTS.index(sort_of(item.statement.words)),
            not _ACCUSED.match(item.statement.words),
            not _POINTING.search(item.statement.words),
            item.statement.location == "body",
            shared / math.sqrt(len(item.words) or 1),
        )

    ranked = sorted(sorted(members, key=lambda item: item.rank), key=clarity, reverse=True)
    labels = [(item, _clause(item, amount)) for item in ranked]
    return next((label for label in labels if label[1] and label[1] not in taken), labels[0])


def is_one_sentence(words: str) -> bool:
    """Whether these are words of one sentence, in one piece."""
    return not _SENTENCES.search(words)


def _clause(item: Said, amount: float | None) -> str:
    """The content, or of content with several figures the clause around the one that the claim is about."""
    statement = item.statement
    figure = next((c.figure for c in item.figures if amount is not None and c.amount == amount), None)
    if figure is None or len(statement.figures) < 2:
        return statement.words
    for span in statement.content:
        if span.start <= figure.start and figure.end <= span.end:
            at, end = figure.start - span.start, figure.end - span.start
            start = max((m.end() for m in _CLAUSE.finditer(span.text, 0, at)), default=0)
            stop = next((m.start() for m in _CLAUSE.finditer(span.text, end)), len(span.text))
            clause = span.text[start:stop].strip()
            return clause if len(clause.split()) > 3 and sort_of(clause) == "clause" else span.text
    return statement.words
