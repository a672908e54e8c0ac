"""Vectors of words: the same for the same words in any company, near for what means the same, kept in bytes."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RecordError
from reportedly.reading import RULES, plan_of, read_one
from reportedly.reading.meaning import STATEMENT_PIECES, encoder, meanings
from reportedly.record import Reading, Text, to_bytes, to_vectors

SAID = "The ferry Osprey sank off Cape Lorn, and twelve people are missing."
SAID_OTHERWISE = "Twelve are missing after a ferry went down near Cape Lorn."
OTHER = "The central bank of Marrow left its rate at four percent."
ARTICLE = Text.of(
    text="Ferry sinks off Cape Lorn\n\nTwelve are missing, the harbour master said. “We search on,” Ana Brole said.",
    title="Ferry sinks off Cape Lorn",
)


def test_the_same_words_have_the_same_vector_in_any_company() -> None:
    alone = meanings([SAID])[0]
    assert (meanings([OTHER, SAID, SAID_OTHERWISE * 9, "", SAID])[[1, 4]] == alone).all()


def test_vectors_are_of_unit_length_also_of_no_words_and_of_odd_ones() -> None:
    odd = ["", " \n", "🜁", "x" * 5000, "\u202e\u0301", "a " * 5000]
    assert np.linalg.norm(meanings(odd), axis=1) == pytest.approx(np.ones(len(odd)), abs=1e-5)


def test_one_event_in_other_words_is_nearer_than_another_event() -> None:
    said, otherwise, other = meanings([SAID, SAID_OTHERWISE, OTHER])
    assert said @ otherwise > 0.7
    assert said @ other < 0.3


def test_a_text_is_read_to_its_cap_and_no_further() -> None:
    assert len(encoder().pieces("word " * 500, STATEMENT_PIECES)[0]) == STATEMENT_PIECES
    long, longer = meanings([f"{SAID} " * 30, f"{SAID} " * 30 + OTHER])
    assert (long == longer).all()


@given(st.text(max_size=80))
def test_a_kept_vector_points_where_it_did(words: str) -> None:
    unit = meanings([words])
    kept = to_vectors(to_bytes(unit))
    assert float(unit[0] @ kept[0]) > 0.999
    assert np.linalg.norm(kept[0]) == pytest.approx(1, abs=1e-5)


def test_bytes_that_hold_no_vector_are_refused() -> None:
    with pytest.raises(RecordError, match="384 bytes"):
        to_vectors([b"\x01\x02"])


def test_a_reading_has_a_vector_of_its_lead_and_of_each_statement() -> None:
    reading = read_one(ARTICLE, plan_of("reader"))
    assert reading.meanings is not None
    assert len(reading.meanings.statements) == len(reading.statements) > 0
    lead, *said = to_vectors([reading.meanings.lead, *reading.meanings.statements])
    assert lead @ meanings([ARTICLE.text])[0] > 0.999
    assert said[0] @ meanings([reading.statements[0].words])[0] > 0.8
    assert said[0] @ said[1] < 0.5


def test_a_content_is_read_in_its_sentence() -> None:
    """'It' and 'the plan' mean what they do beside the words around them."""
    texts = [f"{topic}\n\nThe mayor of Sanne said the plan had failed." for topic in ("The tunnel", "The budget")]
    texts += ["The mayor of Sanne said of the tunnel that the plan had failed."]
    first, second, other = (read_one(Text.of(text=text, language="en"), plan_of("reader")) for text in texts)
    vectors = [to_vectors(r.meanings.statements)[0] for r in (first, second, other) if r.meanings]
    assert vectors[0] @ vectors[1] > 0.999
    assert vectors[0] @ vectors[2] < 0.99


def test_a_reading_with_vectors_is_the_same_after_the_archives_json() -> None:
    reading = read_one(ARTICLE, plan_of("reader"))
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


def test_readings_by_rules_and_those_of_before_have_no_vectors() -> None:
    reading = read_one(ARTICLE, RULES)
    assert reading.meanings is None
    kept = msgspec.json.decode(msgspec.json.encode(reading))
    del kept["meanings"]
    assert msgspec.convert(kept, Reading) == reading


def test_what_is_in_another_language_has_no_vectors() -> None:
    reading = read_one(msgspec.structs.replace(ARTICLE, language="fr"), plan_of("reader"))
    assert reading.meanings is None
