"""Our own corpus of claims across articles: `python -m training.claims` counts it.
In: topics in the format of `training/README.md`. Out: reports, statements, claims, and how any two statements relate.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Literal, get_args

Role = Literal["supports", "hedges", "denies", "declines"]
Relation = Literal["same", "general", "update", "different"]

FOLDER = Path(__file__).parent / "claims"
HELD_OUT_EVERY = 5
"""The last topic of so many, in the order of their files' names, is held out of training."""
CLAIM = re.compile(r"(C\d+)((?: [<~] C\d+(?:, C\d+)*)*): (\S.*)")
LINKS = re.compile(r"([<~]) (C\d+(?:, C\d+)*)")
REPORT = re.compile(r"(\d{4}-\d\d-\d\d) ([^,]+?)(?:, citing (\S.*))?")
MARK = re.compile(r"\[([^\[\]{}]*)\]\{([^\[\]{}]*)\}")
TAG = re.compile(r"(C\d+)(?: (\w+))?")
ROLES: dict[str, Role] = {role: role for role in get_args(Role)}
CONTINUES = "+"


class ClaimsError(ValueError):
    """A topic is not in the format; names the file and the line."""


@dataclass(frozen=True)
class Claim:
    """One proposition. `entails` are the more general claims that it stands under; `rivals` at most one, the earlier
    claim that it updates, answers otherwise, or carries out."""

    id: str
    text: str
    entails: frozenset[str]
    rivals: frozenset[str]


@dataclass(frozen=True)
class Statement:
    """What one source says: `spans` in code points of its report's text, and its role in each claim of its tag."""

    report: int
    spans: tuple[tuple[int, int], ...]
    content: str
    roles: Mapping[str, Role]


@dataclass(frozen=True)
class Report:
    """One article; `citing` are the outlets that it takes its news from, `text` has a line for each paragraph."""

    day: date
    outlet: str
    citing: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Topic:
    """One story. `held_out`: kept from training, for development."""

    id: str
    title: str
    claims: dict[str, Claim]
    reports: tuple[Report, ...]
    statements: tuple[Statement, ...]
    held_out: bool = False

    def general(self, claim: str) -> frozenset[str]:
        """Every claim that this one entails, at any remove, without itself."""
        above = self.claims[claim].entails
        return above.union(*map(self.general, above))

    def series(self, claim: str) -> str:
        """The first of the claims that this one updates or rivals, at any remove; itself where there is none."""
        earlier = self.claims[claim].rivals
        return self.series(next(iter(earlier))) if earlier else claim

    def roles(self, statement: Statement) -> dict[str, Role]:
        """Its roles, with those passed up: who supports or hedges the specific does so for the general. A denial or a
        silence is of what it names alone."""
        passed: dict[str, Role] = {}
        for claim, role in statement.roles.items():
            if role in ("supports", "hedges"):
                for above in self.general(claim):
                    passed[above] = "supports" if "supports" in (role, passed.get(above)) else "hedges"
        return {**passed, **statement.roles}

    def relation(self, one: Statement, other: Statement) -> Relation:
        """How the propositions of two statements relate, whatever their sources think of them: `same`, one `general` to
        the other, an `update` or rival of the other, or `different`. Of several that apply, the first in this order."""
        ours, theirs = set(one.roles), set(other.roles)
        if ours & theirs:
            return "same"
        if ours & self._above(theirs) or theirs & self._above(ours):
            return "general"
        if set(map(self.series, ours)) & set(map(self.series, theirs)):
            return "update"
        return "different"

    def _above(self, claims: set[str]) -> frozenset[str]:
        return frozenset().union(*map(self.general, claims))

    def pairs(self) -> Iterator[tuple[Statement, Statement, Relation]]:
        """Every two statements of the topic, the earlier first, and how they relate."""
        for one, other in combinations(self.statements, 2):
            yield one, other, self.relation(one, other)


def read_topics(folder: Path = FOLDER) -> tuple[Topic, ...]:
    """The topics of a folder's `.txt` files, in the order of their names. Raises ClaimsError, OSError."""
    paths = sorted(folder.glob("*.txt"))
    return tuple(
        _topic(path, held_out=index % HELD_OUT_EVERY == HELD_OUT_EVERY - 1) for index, path in enumerate(paths)
    )


def _topic(path: Path, *, held_out: bool) -> Topic:
    title = ""
    claims: dict[str, Claim] = {}
    reports: list[Report] = []
    statements: list[Statement] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            if not line.strip():
                continue
            if number == 1:
                title = _title(line)
            elif (head := REPORT.fullmatch(line)) is not None:
                reports.append(_report(head, reports))
            elif reports:
                reports[-1], marked = _paragraph(line, reports[-1], len(reports) - 1, claims)
                statements += marked
            else:
                claim = _claim(line, claims)
                claims[claim.id] = claim
        except ValueError as error:
            raise ClaimsError(f"{path.name}, line {number}: {error}") from error
    if unused := claims.keys() - {claim for statement in statements for claim in statement.roles}:
        raise ClaimsError(f"{path.name}: no statement is tagged {', '.join(sorted(unused))}")
    return Topic(path.stem, title, claims, tuple(reports), tuple(statements), held_out)


def _title(line: str) -> str:
    if not line.startswith("# "):
        raise ValueError(f"a topic begins with '# ' and its title, not with {line[:40]!r}")
    return line[2:].strip()


def _claim(line: str, before: dict[str, Claim]) -> Claim:
    match = CLAIM.fullmatch(line.strip())
    if match is None:
        raise ValueError(f"neither a claim nor the head of a report: {line[:60]!r}")
    if match[1] in before:
        raise ValueError(f"{match[1]} is there twice")
    links: dict[str, set[str]] = {"<": set(), "~": set()}
    for sign, names in LINKS.findall(match[2]):
        links[sign].update(names.split(", "))
    # Only earlier claims can be named: so there are no cycles.
    if unknown := (links["<"] | links["~"]) - before.keys():
        raise ValueError(f"{match[1]} names {', '.join(sorted(unknown))}, which no line above defines")
    if len(links["~"]) > 1:
        raise ValueError(f"{match[1]} updates {len(links['~'])} claims; any one of their series is enough")
    return Claim(match[1], match[3], frozenset(links["<"]), frozenset(links["~"]))


def _report(head: re.Match[str], before: list[Report]) -> Report:
    day = date.fromisoformat(head[1])
    if before and day < before[-1].day:
        raise ValueError(f"a report of {day} stands after one of {before[-1].day}")
    return Report(day, head[2], tuple(head[3].split(", ")) if head[3] else (), "")


def _paragraph(line: str, report: Report, index: int, claims: dict[str, Claim]) -> tuple[Report, list[Statement]]:
    """The report with the line's text added, and the line's statements."""
    text = report.text + "\n" if report.text else ""
    found: list[tuple[list[tuple[int, int]], dict[str, Role]]] = []
    at = 0
    for mark in MARK.finditer(line):
        text += _plain(line[at : mark.start()])
        span = (len(text), len(text) + len(mark[1]))
        text += _content(mark[1])
        if mark[2] == CONTINUES and found:
            found[-1][0].append(span)
        else:
            found.append(([span], _roles(mark[2], claims)))
        at = mark.end()
    text += _plain(line[at:])
    statements = [
        Statement(index, tuple(spans), " ".join(text[start:end] for start, end in spans), roles)
        for spans, roles in found
    ]
    return replace(report, text=text), statements


def _plain(text: str) -> str:
    if stray := re.search(r"[\[\]{}]", text):
        raise ValueError(
            f"a bracket that is no part of a mark: {text[max(0, stray.start() - 30) : stray.end() + 30]!r}"
        )
    return text


def _content(text: str) -> str:
    whole_quote = len(text) > 1 and text[0] == text[-1] == '"' and text.count('"') == 2
    if not text or text != text.strip() or text[-1] in ",." or text.startswith("that ") or whole_quote:
        raise ValueError(f"content with a space, 'that', a comma, a full stop or quotation marks at its edge: {text!r}")
    if text.count('"') % 2:
        raise ValueError(f"content with half a quotation: {text!r}")
    return text


def _roles(tags: str, claims: dict[str, Claim]) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for tag in tags.split(", "):
        match = TAG.fullmatch(tag)
        if match is None:
            raise ValueError(f"not a tag: {tag!r}")
        name, role = match[1], ROLES.get(match[2] or "supports")
        if name not in claims:
            raise ValueError(f"no claim {name}")
        if name in roles:
            raise ValueError(f"{name} is tagged twice in {{{tags}}}")
        if role is None:
            raise ValueError(f"no role {match[2]!r}; there are {', '.join(ROLES)}")
        roles[name] = role
    return roles


def main() -> int:
    """Prints a line for each topic and the sums; exit 1 with the first thing wrong."""
    try:
        topics = read_topics()
    except ClaimsError as error:
        print(error, file=sys.stderr)
        return 1
    columns = ("claims", "reports", "statements", *get_args(Relation))
    print(f"{'topic':32}", *columns)
    sums: Counter[str] = Counter()
    for topic in topics:
        counts = Counter(relation for _, _, relation in topic.pairs())
        counts.update(claims=len(topic.claims), reports=len(topic.reports), statements=len(topic.statements))
        sums += counts
        print(f"{topic.id + ' (held out)' * topic.held_out:32}", *(f"{counts[name]:{len(name)}}" for name in columns))
    print(f"{f'{len(topics)} topics':32}", *(f"{sums[name]:{len(name)}}" for name in columns))
    return 0


if __name__ == "__main__":
    sys.exit(main())
