"""Where every statement comes from (PROV-O, W3C Recommendation, 2013).
In: a Bundle. Out: JSON-LD with its context in it, so that it needs no network to be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from reportedly.desk.encoded import Node, encode
from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.exports.identifiers import TERMS, address, tag
from reportedly.desk.seen import Seen, Speaker
from reportedly.record import Article, ByRuling, Claim, CopyGroup, EntityType, Plan, StoryStatement, make_id

CONTEXT: Node = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rep": TERMS,
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    "value": "prov:value",
    "title": "dcterms:title",
    "knownOn": {"@id": "rep:knownOn", "@type": "xsd:date"},
    "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    "start": {"@id": "rep:start", "@type": "xsd:integer"},
    "end": {"@id": "rep:end", "@type": "xsd:integer"},
    **{name: f"rep:{name}" for name in ("stance", "kind", "status", "sha256", "method")},
    **{name: {"@id": f"rep:{name}", "@type": "@id"} for name in ("hedgedBy", "deniedBy", "declinedBy", "page")},
    **{
        name: {"@id": f"prov:{name}", "@type": "@id"}
        for name in (
            "hadMember", "wasAttributedTo", "wasDerivedFrom", "wasQuotedFrom", "wasRevisionOf", "specializationOf",
            "wasGeneratedBy", "used", "wasAssociatedWith", "agent", "hadPlan", "wasInfluencedBy", "alternateOf",
        )
    },
    "qualifiedAssociation": "prov:qualifiedAssociation",
}  # fmt: skip

AGENTS: dict[EntityType, str] = {"PERSON": "prov:Person", "ORG": "prov:Organization", "GPE": "prov:Organization"}


def write(bundle: Bundle) -> bytes:
    """The graph. All its names are tag URIs of our ids."""
    seen = bundle.seen
    graph = [
        _node(tag(seen.story), ["prov:Entity", "prov:Collection"], label=bundle.view.story.headline,
              hadMember=[tag(article.id) for article in seen.sheet.articles]),
        _node(tag("reportedly"), ["prov:Agent", "prov:SoftwareAgent"], label="reportedly"),
        *(_plan(plan) for plan in sorted(set(bundle.plans.values()), key=lambda plan: plan.id)),
        *_outlets(seen),
        *(node for article in seen.sheet.articles for node in _article(article, bundle)),
        *(node for group in bundle.view.copies if not group.quotations for node in _copies(group)),
        *(node for rewrite in bundle.view.rewrites if rewrite.source
          for node in [_node(tag(rewrite.articles[0]), [], wasDerivedFrom=tag(rewrite.articles[1]))]),
        *(_agent(speaker, seen) for speaker in seen.speakers),
        *(node for said in seen.statements for node in _statement(said, seen)),
        *(node for claim in seen.claims for node in _claim(claim)),
    ]  # fmt: skip
    return encode({"@context": CONTEXT, "@graph": graph})


def _node(name: str, types: list[str], **properties: Any) -> Node:
    told = {key: value for key, value in properties.items() if value not in (None, [], "")}
    return {"id": name, **({"type": types} if types else {}), **told}


def _named(what: str, name: str) -> str:
    """The URI of somebody who has only a name here."""
    return tag(make_id("agt", what, name))


def _outlets(seen: Seen) -> Iterator[Node]:
    for outlet in dict.fromkeys(seen.outlets[article.id] for article in seen.sheet.articles):
        yield _node(_named("outlet", outlet), ["prov:Agent", "prov:Organization"], label=outlet)


def _article(article: Article, bundle: Bundle) -> Iterator[Node]:
    """The article; each of its texts, with that which it revises; and the readings of them."""
    yield _node(
        tag(article.id),
        ["prov:Entity"],
        title=article.title,
        knownOn=article.known_on,
        page=address(article.url),
        wasAttributedTo=_named("outlet", bundle.seen.outlets[article.id]),
    )
    earlier = None
    for name in article.revisions:
        text = bundle.texts.get(name)
        yield _node(
            tag(name),
            ["prov:Entity"],
            specializationOf=tag(article.id),
            wasRevisionOf=tag(earlier) if earlier else None,
            sha256=hashlib.sha256(text.text.encode("utf-8")).hexdigest() if text else None,
        )
        yield _reading(name, bundle.plans.get(name))
        earlier = name


def _plan(plan: Plan) -> Node:
    """The methods of a reading: names, versions, and digests of their code and weights."""
    methods = [f"{method.name} {method.version}" for method in plan.methods]
    return _node(
        tag(plan.id),
        ["prov:Entity", "prov:Plan"],
        label=", ".join(methods),
        method=[f"{method.name} {method.version} {method.digest}" for method in plan.methods],
    )


def _reading(text_id: str, plan: Plan | None) -> Node:
    association = _node(f"{tag(text_id)}/reader", ["prov:Association"], agent=tag("reportedly"))
    if plan:
        association["hadPlan"] = tag(plan.id)
    return _node(
        tag(text_id, "reading"),
        ["prov:Activity"],
        used=tag(text_id),
        wasAssociatedWith=tag("reportedly"),
        qualifiedAssociation=association,
    )


def _copies(group: CopyGroup) -> Iterator[Node]:
    """Each copy is derived from the first, where that is known; else all are, from the text of the wire; else none."""
    if group.source:
        origin = tag(group.source)
    elif group.wire:
        origin = _named("wire text", "/".join(sorted(group.articles)))
        agency = _named("agency", group.wire)
        yield _node(agency, ["prov:Agent", "prov:Organization"], label=group.wire)
        yield _node(origin, ["prov:Entity"], wasAttributedTo=agency)
    else:
        first, *rest = (tag(name) for name in group.articles)
        yield from (_node(name, [], alternateOf=first) for name in rest)
        return
    yield from (_node(tag(name), [], wasDerivedFrom=origin) for name in group.articles if tag(name) != origin)


def _agent(speaker: Speaker, seen: Seen) -> Node:
    entity = seen.entities.get(speaker.entity or "")
    kind = AGENTS.get(entity.type) if entity else None
    return _node(tag(speaker.id), ["prov:Agent", *([kind] if kind else [])], label=speaker.name)


def _statement(said: StoryStatement, seen: Seen) -> Iterator[Node]:
    """The statement, quoted from its text or derived from it; before it, the tellings of all who relayed it."""
    speaker = tag(seen.speaker_of[said.id].id)
    text = tag(said.text_id)
    quoted = said.kind == "direct"
    told = tag(said.id, "told", "0")
    origins = [] if quoted else [text]
    if said.chain:
        yield _node(told, ["prov:Entity"], wasAttributedTo=speaker)
    for at, link in enumerate(said.chain, 1):
        relay = tag(link.entity) if link.entity in seen.entities else _named("relay", link.text)
        yield _node(relay, ["prov:Agent"], label=link.text)
        before, told = told, tag(said.id, "told", str(at))
        yield _node(told, ["prov:Entity"], wasAttributedTo=relay, wasDerivedFrom=before)
    spans = said.content or said.cue
    yield _node(
        tag(said.id),
        ["prov:Entity"],
        value=said.words,
        stance=said.stance,
        kind=said.kind,
        knownOn=said.known_on,
        start=min((span.start for span in spans), default=None),
        end=max((span.end for span in spans), default=None),
        wasAttributedTo=speaker,
        wasQuotedFrom=text if quoted else None,
        wasDerivedFrom=[*origins, *([told] if said.chain else [])],
        wasGeneratedBy=tag(said.text_id, "reading"),
    )


def _claim(claim: Claim) -> Iterator[Node]:
    """A collection of the statements that support it; those of other sides are not in it, but named."""
    yield _node(
        tag(claim.id),
        ["prov:Entity", "prov:Collection"],
        label=claim.label,
        status=claim.status,
        hadMember=[tag(name) for name in claim.supports],
        hedgedBy=[tag(name) for name in claim.hedges],
        deniedBy=[tag(name) for name in claim.denies],
        declinedBy=[tag(name) for name in claim.declines],
        wasInfluencedBy=[tag(ruling.ruling) for ruling in claim.ruled],
    )
    yield from (node for ruling in claim.ruled for node in _ruling(ruling))


def _ruling(ruling: ByRuling) -> Iterator[Node]:
    person = _named("person", ruling.by)
    yield _node(person, ["prov:Agent", "prov:Person"], label=ruling.by)
    yield _node(tag(ruling.ruling), ["prov:Activity"], endedAtTime=ruling.made_at, wasAssociatedWith=person)
