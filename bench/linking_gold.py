"""How well linking finds the claims of the five seed articles, given their gold statements.
In: the shared folder. Out: precision, recall and F1 of same-claim pairs, and the part of claim statuses that is right.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, cast

from reportedly.linking import link, view
from reportedly.reading.meaning import meanings_of
from reportedly.reading.reader.method import told_in
from reportedly.record import (
    ChainLink,
    Entity,
    EntityType,
    Figure,
    Instant,
    Mention,
    Modifier,
    Range,
    Reading,
    Revision,
    Source,
    Span,
    Statement,
    StoryView,
    Text,
    TimeRef,
    make_id,
)

SEEN = "2026-01-01T00:00:00Z"
Row = Mapping[str, Any]
"""One JSON object of the gold files."""


def score_claims(shared: Path) -> dict[str, float]:
    """Pair scores over the gold statements that belong to gold claims, and the part of statuses that is right."""
    revisions, names = gold_revisions(shared)
    claims = json.loads((shared / "gold" / "claims.json").read_text("utf-8"))
    links = link(revisions)
    whole = view(revisions, links)
    gold = {row["id"]: _members(row, names) for row in claims["claims"]}
    found = _found(whole, names)
    wanted = {pair for members in gold.values() for pair in combinations(sorted(members), 2)}
    listed = set().union(*gold.values())
    got = {pair for members in found.values() for pair in combinations(sorted(members & listed), 2)}
    right = len(wanted & got)
    precision, recall = right / max(len(got), 1), right / max(len(wanted), 1)
    days = claims["conventions"]["snapshots"]
    views = {day: view(revisions, links, day) for day in days}
    told = [_status_right(row, gold[row["id"]], views, names) for row in claims["claims"] if gold[row["id"]]]
    return {
        "pair precision": precision,
        "pair recall": recall,
        "pair F1": 2 * precision * recall / max(precision + recall, 1e-9),
        "status right": sum(sum(row) for row in told) / max(sum(len(row) for row in told), 1),
        "claims": float(len(whole.claims) if whole else 0),
    }


def gold_members(shared: Path, names: Mapping[str, str]) -> dict[str, set[str]]:
    """Our ids of the statements of each gold claim, by its id."""
    rows = json.loads((shared / "gold" / "claims.json").read_text("utf-8"))["claims"]
    return {row["id"]: {names[gold] for gold in _members(row, names)} for row in rows}


def gold_revisions(shared: Path) -> tuple[tuple[Revision, ...], dict[str, str]]:
    """The seeds that have gold as revisions read from their gold, and our id of each gold statement."""
    names: dict[str, str] = {}
    paths = sorted((shared / "gold").glob("0*.json"))
    golds = [json.loads(path.read_text("utf-8")) for path in paths]
    return tuple(_revision(gold, shared / "seeds", names) for gold in golds), names


def _revision(gold: Row, seeds: Path, names: dict[str, str]) -> Revision:
    with (seeds / gold["seed"]).open(encoding="utf-8", newline="") as stream:
        raw = stream.read()
    meta = gold["metadata"]
    published = Instant(value=meta["published"], precision="minute", from_="text") if meta["published"] else None
    text = Text.of(
        text=raw,
        title=meta["title"] if raw.startswith(meta["title"]) else None,
        outlet=meta["outlet"],
        credits=tuple(meta["credits"]),
        dateline=meta.get("dateline"),
        published=published,
        captions=tuple(_ranges(raw, gold["captions"])),
    )
    entities = {row["name"]: _entity(text, row) for row in gold["entities"]}
    figures = {row["id"]: _figure(text, row) for row in gold["figures"]}
    statements = []
    for row in gold["statements"]:
        statement = _statement(
            text, row, entities, [f for f in gold["figures"] if f["statement"] == row["id"]], figures
        )
        names[row["id"]] = statement.id
        statements.append(statement)
    reading = Reading(
        id=Reading.id_of(text.id, "gold"),
        text_id=text.id,
        plan_id="gold",
        statements=tuple(statements),
        figures=tuple(figures.values()),
        times=tuple(_time(row, dated=published is not None) for row in gold["times"]),
        entities=tuple(entities.values()),
        mentions=_mentions(raw, gold, entities),
        frames=told_in(raw, sorted(span.range for statement in statements for span in statement.content)),
        meanings=meanings_of(text, statements),
    )
    reading.check(text)
    return Revision(text=text, reading=reading, input=gold["seed"], observed_at=SEEN)


def _ranges(raw: str, passages: Sequence[str]) -> list[Range]:
    return [(raw.index(passage), raw.index(passage) + len(passage)) for passage in passages if passage in raw]


def _entity(text: Text, row: Row) -> Entity:
    kind = cast(EntityType, {"PER": "PERSON"}.get(row["type"], row["type"]))
    name = row["name"].split(" (")[0]
    return Entity(id=make_id("ent", text.id, row["name"]), name=name, type=kind)


def _figure(text: Text, row: Row) -> Figure:
    modifier = cast(Modifier, {"over": "more than"}.get(row["modifier"], row["modifier"]))
    return Figure(
        id=make_id("fig", text.id, row["start"]),
        start=row["start"],
        end=row["end"],
        text=row["text"],
        low=row["low"],
        high=row["high"],
        value=row["value"],
        modifier=modifier,
        unit=row["unit"],
        counts=row["noun"],
    )


def _statement(
    text: Text, row: Row, entities: Mapping[str, Entity], counted: Sequence[Row], figures: Mapping[str, Figure]
) -> Statement:
    source, cue = row["source"], row["cue"]
    entity = entities.get(source["entity"])
    spans = [*cue["spans"]] if "spans" in cue else [cue]
    hedges = tuple(hedge for hedge in row["hedges"] if hedge in text.text)
    return Statement(
        id=make_id("stm", text.id, row["id"]),
        kind=row["kind"],
        stance=row["stance"],
        hedges=hedges,
        hedge_spans=tuple(_ranges(text.text, hedges)),
        confidence=1.0,
        source=Source(
            start=source["start"],
            end=source["end"],
            text=source["text"],
            entity=entity.id if entity else None,
            anonymous=source["anonymous"],
        ),
        cue=tuple(Span.of(text.text, span["start"], span["end"]) for span in spans),
        content=tuple(Span.of(text.text, span["start"], span["end"]) for span in row["content"]["spans"]),
        chain=tuple(_link(link, entities) for link in row["via"]),
        figures=tuple(figures[f["id"]].id for f in counted),
        location=row["location"],
    )


def _link(row: Row, entities: Mapping[str, Entity]) -> ChainLink:
    entity = entities.get(row["entity"])
    return ChainLink(
        text=row["text"] or row["entity"],
        entity=entity.id if entity else None,
        start=row.get("start"),
        end=row.get("end"),
    )


def _time(row: Row, *, dated: bool) -> TimeRef:
    value = row["value"]
    if not dated and len(value) == 10 and value[:4].isdigit() and row["text"].split()[-1].isalpha():
        value = f"XXXX-WXX-{_weekday(row['text'])}"
    elif not dated and value[:4].isdigit() and value[:4] not in row["text"]:
        value = "XXXX" + value[4:]
    return TimeRef(start=row["start"], end=row["end"], text=row["text"], type=row["type"], value=value)


def _weekday(words: str) -> int:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return next((i for i, day in enumerate(days, 1) if day in words.lower()), 1)


def _mentions(raw: str, gold: Row, entities: Mapping[str, Entity]) -> tuple[Mention, ...]:
    mentions: dict[Range, Mention] = {}
    for row in sorted(gold["entities"], key=lambda row: row["name"]):
        for name in sorted(row["mentions"], key=len, reverse=True):
            start = raw.find(name)
            while start >= 0:
                place = (start, start + len(name))
                if not any(s < place[1] and place[0] < e for s, e in mentions):
                    mentions[place] = Mention(
                        start=place[0], end=place[1], text=name, form="name", entity=entities[row["name"]].id
                    )
                start = raw.find(name, start + 1)
    return tuple(mentions[place] for place in sorted(mentions))


def _members(row: Row, names: Mapping[str, str]) -> set[str]:
    return {item["statement"] for item in row["statements"] if item["statement"] in names}


def _found(whole: StoryView | None, names: Mapping[str, str]) -> dict[str, set[str]]:
    gold_of = {ours: theirs for theirs, ours in names.items()}
    if whole is None:
        return {}
    return {
        claim.id: {
            gold_of[name] for side in (claim.supports, claim.hedges, claim.denies, claim.declines) for name in side
        }
        for claim in whole.claims
    }


def _status_right(
    row: Row, members: set[str], views: Mapping[str, StoryView | None], names: Mapping[str, str]
) -> list[bool]:
    """Whether the claim that shares most statements has the gold status on each day.

    Gold rests on five texts and this on the three with gold statements, so that a few days cannot be right.
    """
    right = []
    for day, whole in views.items():
        found = _found(whole, names)
        best = max(sorted(found), key=lambda name: (len(found[name] & members), -len(found[name])), default=None)
        told = best is not None and bool(found[best] & members)
        status = next(claim.status for claim in whole.claims if claim.id == best) if whole and told else "unreported"
        right.append(status == row["status"][day])
    return right
