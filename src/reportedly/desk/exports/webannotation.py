"""Statements as annotations of the texts that they stand in (W3C Web Annotation Data Model, 2017).
In: a Bundle. Out: JSON-LD, an AnnotationCollection with one page; each span by its words and by its place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from reportedly.desk.encoded import Node, encode, without_nulls
from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.exports.identifiers import TERMS, address, tag
from reportedly.record import Span, StoryStatement, Text

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Letters before and after the words of a span that tell it from others of the same words."""


def write(bundle: Bundle) -> bytes:
    """The collection. `sha256` is of the text in UTF-8, in whose code points positions are counted."""
    story = bundle.view.story
    standing = {said.text_id: said.article for said in bundle.view.statements}
    sources = {name: _source(name, article, bundle) for name, article in standing.items()}
    items = [_annotation(said, bundle, sources[said.text_id]) for said in bundle.seen.statements]
    collection = tag(story.id, bundle.day, "annotations")
    page = {"id": f"{collection}/1", "type": "AnnotationPage", "partOf": collection, "startIndex": 0, "items": items}
    return encode(
        {
            "@context": [CONTEXT, {"sha256": f"{TERMS}sha256"}],
            "id": collection,
            "type": "AnnotationCollection",
            "label": story.headline,
            "generator": {"id": tag("reportedly"), "type": "Software", "name": "reportedly"},
            "total": len(items),
            "first": page if items else {"id": f"{collection}/1", "type": "AnnotationPage", "items": []},
        }
    )


def _source(text_id: str, article: str, bundle: Bundle) -> Node:
    """The clean text: what offsets are of. A reader who has it can check that it is the one by its digest."""
    text = bundle.texts.get(text_id)
    digest = hashlib.sha256(text.text.encode("utf-8")).hexdigest() if text else None
    return without_nulls(
        id_=tag(text_id),
        type_="Text",
        format="text/plain",
        language=text.language if text else None,
        sha256=digest,
        via=address(bundle.seen.articles[article].url),
    )


def _annotation(said: StoryStatement, bundle: Bundle, source: Node) -> Node:
    """What is said is what is annotated (the cue, where nothing is); with who says it, how, and in which claims."""
    text = bundle.texts.get(said.text_id)
    told = said.content or said.cue
    bodies: list[Node] = [_textual("tagging", said.stance)]
    bodies += [_textual("classifying", tag(claim)) for claim in bundle.seen.claims_of.get(said.id, ())]
    place = said.source
    if place.start is not None and place.end is not None and place.text is not None:
        by = Span(start=place.start, end=place.end, text=place.text)
        bodies.append({**_specific(by, text, source), "purpose": "identifying"})
    if said.content:
        bodies += [{**_specific(span, text, source), "purpose": "describing"} for span in said.cue]
    return {
        "id": tag(said.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": [_specific(span, text, source) for span in told] or source["id"],
    }


def _textual(purpose: str, value: str) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _specific(span: Span, text: Text | None, source: Mapping[str, object]) -> Node:
    quote: Node = {"type": "TextQuoteSelector", "exact": span.text}
    if text is not None:
        quote["prefix"] = text.text[max(0, span.start - AROUND) : span.start]
        quote["suffix"] = text.text[span.end : span.end + AROUND]
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": dict(source), "selector": [quote, position]}
