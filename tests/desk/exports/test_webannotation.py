"""Web annotations: what the model demands, and that every selector finds its words."""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import rdflib

from reportedly.desk.exports import Bundle, export
from reportedly.desk.exports.identifiers import tag

URI = {"type": "string", "pattern": '^[a-z][a-z0-9+.-]*:[^\\s<>"{}|\\\\^`]+$'}
SELECTORS = {
    "type": "array",
    "minItems": 2,
    "items": {
        "oneOf": [
            {
                "required": ["type", "exact"],
                "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}},
            },
            {
                "required": ["type", "start", "end"],
                "properties": {
                    "type": {"const": "TextPositionSelector"},
                    "start": {"type": "integer", "minimum": 0},
                    "end": {"type": "integer", "minimum": 1},
                },
            },
        ]
    },
}
SPECIFIC = {
    "required": ["source"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "selector": SELECTORS,
        "source": {"type": "object", "required": ["id"], "properties": {"id": URI, "via": URI}},
    },
}
MODEL = {
    "required": ["@context", "id", "type", "first", "total"],
    "properties": {
        "@context": {"prefixItems": [{"const": "http://www.w3.org/ns/anno.jsonld"}]},
        "id": URI,
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "required": ["id", "type", "items"],
            "properties": {
                "id": URI,
                "type": {"const": "AnnotationPage"},
                "partOf": URI,
                "startIndex": {"type": "integer", "minimum": 0},
                "items": {
                    "type": "array",
                    "items": {
                        "required": ["id", "type", "target"],
                        "properties": {
                            "id": URI,
                            "type": {"const": "Annotation"},
                            "motivation": {"enum": ["describing"]},
                            "target": {"anyOf": [URI, {"type": "array", "minItems": 1, "items": SPECIFIC}]},
                            "body": {
                                "type": "array",
                                "items": {
                                    "required": ["type", "purpose"],
                                    "properties": {
                                        "type": {"enum": ["TextualBody", "SpecificResource"]},
                                        "purpose": {"enum": ["tagging", "classifying", "identifying", "describing"]},
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""The MUSTs of the Web Annotation Data Model (W3C Recommendation, 23 February 2017) for what is used here."""


def items(told: Bundle) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export("webannotation", told))["first"]["items"]
    return found


def places(told: Bundle) -> Iterator[dict[str, Any]]:
    for annotation in items(told):
        yield from (body for body in annotation["body"] if "selector" in body)
        yield from (target for target in annotation["target"] if isinstance(target, dict))


@pytest.mark.parametrize("story", ["bundle", "ahead_bundle", "empty_bundle", "hostile"])
def test_the_collection_is_as_the_model_demands(story: str, request: pytest.FixtureRequest) -> None:
    made = json.loads(export("webannotation", request.getfixturevalue(story)))
    jsonschema.validate(made, MODEL, jsonschema.Draft202012Validator)
    assert made["total"] == len(made["first"]["items"])


@pytest.mark.parametrize("story", ["bundle", "ahead_bundle", "hostile"])
def test_every_selector_finds_its_words_in_the_text_of_the_digest(story: str, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(story)
    texts = {tag(name): text.text for name, text in told.texts.items()}
    found = list(places(told))
    assert found
    for place in found:
        text = texts[place["source"]["id"]]
        quote, position = place["selector"]
        assert hashlib.sha256(text.encode("utf-8")).hexdigest() == place["source"]["sha256"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[position["start"] - len(quote["prefix"]) : position["end"] + len(quote["suffix"])] == around


def test_a_statement_is_told_with_stance_source_cue_and_claims(bundle: Bundle) -> None:
    never = next(each for each in items(bundle) if each["id"] == tag("stm_never"))
    assert [(body["purpose"], body.get("value")) for body in never["body"]] == [
        ("tagging", "denies"), ("classifying", tag("clm_shut")), ("identifying", None), ("describing", None),
    ]  # fmt: skip
    assert never["body"][2]["selector"][0]["exact"] == "Brask"
    assert never["target"][0]["selector"][0]["exact"] == "There is no plan and there was never a plan"


def test_silence_is_an_annotation_of_its_cue(bundle: Bundle) -> None:
    silent = next(each for each in items(bundle) if each["id"] == tag("stm_office"))
    assert silent["target"][0]["selector"][0]["exact"] == "declined to comment"


def test_a_text_that_is_not_at_hand_is_quoted_without_what_is_around(bundle: Bundle) -> None:
    bare = Bundle(view=bundle.view)
    assert all(set(place["selector"][0]) == {"type", "exact"} for place in places(bare))
    assert all("sha256" not in place["source"] for place in places(bare))


def test_it_is_linked_data_under_the_terms_of_its_context(bundle: Bundle) -> None:
    """The standard's context is on the web; its terms that are used here stand in for it."""
    oa, anns = "http://www.w3.org/ns/oa#", "https://www.w3.org/ns/activitystreams#"
    made = json.loads(export("webannotation", bundle))
    terms = {"id": "@id", "type": "@type", "first": {"@id": f"{anns}first", "@type": "@id"},
             "items": {"@id": f"{anns}items", "@container": "@list"}, "@vocab": oa}  # fmt: skip
    made["@context"] = [terms, made["@context"][1]]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the library's own parser
        graph = rdflib.Graph().parse(data=json.dumps(made), format="json-ld")
    exact = {str(value) for value in graph.objects(None, rdflib.URIRef(f"{oa}exact"))}
    assert "There is no plan and there was never a plan" in exact
