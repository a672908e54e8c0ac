"""Provenance, as an RDF library and the standard's own read it."""

from __future__ import annotations

import json
import warnings

import msgspec
import pytest
import rdflib
from rdflib.namespace import PROV, RDF, RDFS

from reportedly.desk.exports import Bundle, export
from reportedly.desk.exports.identifiers import tag
from reportedly.record import CopyGroup, Rewrite

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from prov.model import ProvActivity, ProvAgent, ProvDocument, ProvEntity


def graph(told: Bundle) -> rdflib.Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the library's own parser
        return rdflib.Graph().parse(data=export("prov", told), format="json-ld")


def of(subject: str, predicate: rdflib.URIRef, told: Bundle) -> set[str]:
    return {str(value) for value in graph(told).objects(rdflib.URIRef(tag(subject)), predicate)}


@pytest.mark.parametrize("story", ["bundle", "ahead_bundle", "empty_bundle", "hostile"])
def test_it_is_linked_data_that_needs_no_network(story: str, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(story)
    assert isinstance(json.loads(export("prov", told))["@context"], dict)
    found = graph(told)
    types = dict(found.subject_objects(RDF.type))
    used = {thing for _, predicate, thing in found.triples((None, None, None))
            if str(predicate).startswith(str(PROV)) and isinstance(thing, rdflib.URIRef)}  # fmt: skip
    assert {str(thing) for thing in used if thing not in types and str(thing).startswith("tag:")} == set()


@pytest.mark.parametrize("story", ["bundle", "ahead_bundle", "empty_bundle", "hostile"])
def test_every_term_of_the_standard_is_one_of_the_standard(story: str, request: pytest.FixtureRequest) -> None:
    found = graph(request.getfixturevalue(story))
    terms = {str(term) for _, predicate, thing in found.triples((None, None, None)) for term in (predicate, thing)}
    ours = {term.removeprefix(str(PROV)) for term in terms if term.startswith(str(PROV))}
    assert [term for term in ours if term not in dir(PROV) and not hasattr(PROV, term)] == []


def test_the_standards_library_finds_entities_activities_and_agents(bundle: Bundle) -> None:
    turtle = graph(bundle).serialize(format="turtle")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document = ProvDocument.deserialize(content=turtle, format="rdf", rdf_format="turtle")
    assert len(list(document.get_records(ProvActivity))) == 4
    assert len(list(document.get_records(ProvEntity))) >= len(bundle.view.statements) + 2 * len(bundle.view.articles)
    assert len(list(document.get_records(ProvAgent))) >= len(bundle.seen.speakers)


def test_a_quotation_is_quoted_and_a_paraphrase_is_derived(bundle: Bundle) -> None:
    text = bundle.seen.by_id["stm_never"].text_id
    assert of("stm_never", PROV.wasQuotedFrom, bundle) == {tag(text)}
    assert of("stm_denied", PROV.wasQuotedFrom, bundle) == set()
    assert of("stm_denied", PROV.wasDerivedFrom, bundle) == {tag(text)}
    assert of("stm_denied", PROV.wasAttributedTo, bundle) == {tag("ent_brask")}


def test_what_is_relayed_is_derived_from_the_relays_telling_of_the_sources(bundle: Bundle) -> None:
    told, first = tag("stm_growers", "told", "1"), tag("stm_growers", "told", "0")
    assert told in of("stm_growers", PROV.wasDerivedFrom, bundle)
    found = graph(bundle)
    assert set(found.objects(rdflib.URIRef(told), PROV.wasDerivedFrom)) == {rdflib.URIRef(first)}
    (relay,) = found.objects(rdflib.URIRef(told), PROV.wasAttributedTo)
    assert {str(name) for name in found.objects(relay, RDFS.label)} == {"Kestrel"}
    (source,) = found.objects(rdflib.URIRef(first), PROV.wasAttributedTo)
    assert {str(name) for name in found.objects(source, RDFS.label)} == {"Veldanian growers"}


def test_a_statement_is_generated_by_a_reading_with_its_plan(bundle: Bundle) -> None:
    found = graph(bundle)
    (reading,) = found.objects(rdflib.URIRef(tag("stm_never")), PROV.wasGeneratedBy)
    (association,) = found.objects(reading, PROV.qualifiedAssociation)
    (plan,) = found.objects(association, PROV.hadPlan)
    assert {str(name) for name in found.objects(plan, RDFS.label)} == {"figures 2, rules 3"}


def test_copies_of_a_wire_are_derived_from_its_text(bundle: Bundle) -> None:
    (wire,) = of("art_VeldanPost", PROV.wasDerivedFrom, bundle)
    assert of("art_MarrowHerald", PROV.wasDerivedFrom, bundle) == {wire}


@pytest.mark.parametrize(
    ("source", "relation", "other"),
    [("art_VeldanPost", PROV.wasDerivedFrom, "art_VeldanPost"), (None, PROV.alternateOf, "art_VeldanPost")],
)
def test_copies_without_a_wire_are_derived_only_where_one_is_the_first(
    source: str | None, relation: rdflib.URIRef, other: str, bundle: Bundle
) -> None:
    group = CopyGroup(articles=("art_VeldanPost", "art_MarrowHerald"), wire=None, source=source, passages=())
    told = Bundle(view=msgspec.structs.replace(bundle.view, copies=(group,)))
    assert of("art_MarrowHerald", relation, told) == {tag(other)}


def test_a_rewrite_is_derived_where_one_is_the_first(bundle: Bundle) -> None:
    rewrite = Rewrite(articles=("art_TheLowlandTimes", "art_VeldanPost"), source="art_VeldanPost", passages=())
    told = Bundle(view=msgspec.structs.replace(bundle.view, rewrites=(rewrite,)))
    assert of("art_TheLowlandTimes", PROV.wasDerivedFrom, told) == {tag("art_VeldanPost")}


def test_what_a_person_ruled_is_theirs(ahead_bundle: Bundle) -> None:
    assert of("clm_shut", PROV.wasInfluencedBy, ahead_bundle) == {tag("rul_one")}
    found = graph(ahead_bundle)
    (person,) = found.objects(rdflib.URIRef(tag("rul_one")), PROV.wasAssociatedWith)
    assert {str(name) for name in found.objects(person, RDFS.label)} == {"ana"}
