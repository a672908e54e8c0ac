"""A story as a bundle of threat-intelligence objects (STIX 2.1, OASIS Standard, 2021).
In: a Bundle. Out: JSON: a report, a note for each claim, and what parties hold of it as opinions and notes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.desk import words
from reportedly.desk.encoded import Node, encode, without_nulls
from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.exports.identifiers import address, moment, tag, uuid
from reportedly.desk.lines import cue_of
from reportedly.desk.seen import OnSide, Speaker
from reportedly.record import Article, Claim, EntityType, StoryStatement

OPINIONS: Mapping[str, str] = {"supports": "agree", "hedges": "neutral", "denies": "disagree"}
"""What a side of a claim is as an opinion of whoever is on it. Silence is none; and nobody is ever told to agree or
disagree strongly, nor does any object have a `confidence`: how credible something is, no program decides."""

CLASSES: Mapping[EntityType, str] = {"PERSON": "individual", "ORG": "organization", "GPE": "organization"}


def write(bundle: Bundle) -> bytes:
    """The bundle. Its ids are UUIDs of version 5; its moments, beginnings of the days on which something was known."""
    us = _object("identity", "reportedly", bundle.view.story.since, name="reportedly", identity_class="system")
    parties = {speaker.id: _party(speaker, bundle, us) for speaker in bundle.seen.speakers}
    claims = {claim.id: _claim(claim, bundle, us) for claim in bundle.seen.claims}
    sides = [_side(side, bundle, us, claims[side.claim.id]) for side in bundle.seen.sides]
    alone = [
        _note(said, bundle, us, parties) for said in bundle.seen.statements if said.id not in bundle.seen.claims_of
    ]
    objects = [us, *parties.values(), *claims.values(), *sides, *alone]
    return encode(
        {
            "type": "bundle",
            "id": f"bundle--{uuid(bundle.view.story.id, bundle.day, 'bundle')}",
            "objects": [_report(bundle, us, objects), *objects],
        }
    )


def _object(kind: str, key: str, created: str, modified: str | None = None, /, **fields: object) -> Node:
    made = moment(created, created)
    changed = max(moment(modified or created, created), made)
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": _id(kind, key),
        "created": made.replace("Z", ".000Z"),
        "modified": changed.replace("Z", ".000Z"),
        **without_nulls(**fields),
    }


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid(key, kind)}"


def _report(bundle: Bundle, us: Node, objects: Sequence[Node]) -> Node:
    story = bundle.view.story
    return _object(
        "report",
        story.id,
        story.since,
        story.newest_change,
        created_by_ref=us["id"],
        name=words.printable(story.headline) or story.id,
        description=f"As known on {bundle.day}: {words.count(story.articles, 'article')}, "
        f"{words.count(story.outlets, 'outlet')}, {words.count(story.claims, 'claim')}",
        published=moment(story.since, story.since),
        object_refs=[each["id"] for each in objects],
        external_references=[_reference(article, bundle) for article in bundle.seen.sheet.articles],
    )


def _party(speaker: Speaker, bundle: Bundle, us: Node) -> Node:
    entity = bundle.seen.entities.get(speaker.entity or "")
    return _object(
        "identity",
        speaker.id,
        min(said.known_on for said in speaker.said),
        max(said.known_on for said in speaker.said),
        created_by_ref=us["id"],
        name=words.printable(speaker.name) or speaker.id,
        identity_class=CLASSES.get(entity.type, "unknown") if entity else "unknown",
    )


def _claim(claim: Claim, bundle: Bundle, us: Node) -> Node:
    """A claim as a note on itself: its words, and its status as its abstract."""
    said = bundle.seen.by_id[claim.label_statement]
    return _object(
        "note",
        claim.id,
        claim.since,
        claim.history[-1].date if claim.history else None,
        created_by_ref=us["id"],
        abstract=f"{claim.status}: {claim.reason}",
        content=claim.label,
        object_refs=[_id("identity", bundle.seen.speaker_of[said.id].id)],
        external_references=[{"source_name": "reportedly", "external_id": claim.id, "description": tag(claim.id)}],
    )


def _side(side: OnSide, bundle: Bundle, us: Node, claim: Node) -> Node:
    said = side.statement
    speaker = bundle.seen.speaker_of[said.id]
    opinion = OPINIONS.get(side.side)
    about = {
        "created_by_ref": us["id"],
        "authors": [words.printable(speaker.name) or speaker.id],
        "object_refs": [claim["id"]],
        "external_references": [_place(said, bundle)],
    }
    name = tag(side.claim.id, side.side, said.id)
    if opinion:
        return _object("opinion", name, said.known_on, explanation=_told(said), opinion=opinion, **about)
    return _object("note", name, said.known_on, abstract=said.stance, content=_told(said), **about)


def _note(said: StoryStatement, bundle: Bundle, us: Node, parties: Mapping[str, Node]) -> Node:
    """A statement that is in no claim, on whoever makes it."""
    speaker = bundle.seen.speaker_of[said.id]
    return _object(
        "note",
        said.id,
        said.known_on,
        created_by_ref=us["id"],
        abstract=said.stance,
        content=_told(said),
        authors=[words.printable(speaker.name) or speaker.id],
        object_refs=[parties[speaker.id]["id"]],
        external_references=[_place(said, bundle)],
    )


def _told(said: StoryStatement) -> str:
    return said.words or cue_of(said) or said.stance


def _place(said: StoryStatement, bundle: Bundle) -> Node:
    reference = _reference(bundle.seen.articles[said.article], bundle)
    return {**reference, "external_id": said.id}


def _reference(article: Article, bundle: Bundle) -> Node:
    return without_nulls(
        source_name=words.printable(bundle.seen.outlets[article.id]) or "outlet unknown",
        description=words.printable(article.title or article.input),
        url=address(article.url),
        external_id=article.id,
    )
