"""An id is a function of its parts alone: not of the process, the hash seed, or the order of dictionary keys."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RecordError
from reportedly.record import check_text, make_id
from reportedly.record.ids import Part

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
PARTS: st.SearchStrategy[Part] = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(PARTS, max_size=4))
def test_the_same_parts_give_the_same_id_of_a_kind_and_26_letters(parts: list[Part]) -> None:
    one = make_id("stm", *parts)

    assert one == make_id("stm", *parts)
    kind, _, name = one.partition("_")
    assert kind == "stm"
    assert len(name) == 26
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz234567")


@given(st.dictionaries(WORDS, PARTS, min_size=2, max_size=5))
def test_the_order_of_keys_does_not_matter(parts: dict[str, Part]) -> None:
    assert make_id("stm", parts) == make_id("stm", dict(reversed(parts.items())))


@given(WORDS, WORDS)
def test_words_that_join_to_the_same_string_give_different_ids(one: str, other: str) -> None:
    if (one, other) != (one + other, ""):
        assert make_id("stm", one, other) != make_id("stm", one + other, "")


@given(st.lists(st.integers(), min_size=2, max_size=4, unique=True))
def test_the_order_of_parts_matters(parts: list[int]) -> None:
    assert make_id("stm", *parts) != make_id("stm", *reversed(parts))


def test_kinds_do_not_share_ids() -> None:
    assert make_id("stm", "x").partition("_")[2] != make_id("fig", "x").partition("_")[2]


def test_one_and_true_are_not_the_same_part() -> None:
    assert make_id("stm", 1) != make_id("stm", True)


PROGRAM = """
from reportedly.record import Given, Capture, Method, Plan, Text, make_id
print(make_id("stm", "Žá\U0001f600", {"b": 1, "a": [None, True]}, -3))
print(Plan.of(*{Method(name=n, version="1", digest="d") for n in "bca"}).id)
print(Text.of(text="T\\nBody.", title="T").id)
print(Capture.of(input="x", media="text", body=b"\\xff", given=Given(outlet="O"), observed_at="now").id)
"""


def test_ids_are_the_same_in_other_processes_with_other_hash_seeds() -> None:
    def run(seed: str) -> list[str]:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, check=True, capture_output=True)
        return done.stdout.decode("utf-8").split()

    # Spelled out, since archives keep them: an id that changes orphans every row that names it.
    expected = [
        "stm_6bta6ezmmeekpqox2odba2j7wi",
        "pln_pgkzkwftstgmnkbpgksbluwwz4",
        "txt_aiqzw7mb7u756krw6nnu3oimfa",
        "cap_7xiah6a2jzfiwmapziiumdjtne",
    ]
    assert run("1") == run("77") == expected


@pytest.mark.parametrize("part", [0.5, [1.0], {"a": float("nan")}, b"bytes", {1, 2}, object()])
def test_what_has_no_one_spelling_is_refused(part: Part) -> None:
    with pytest.raises(RecordError, match="an id cannot be made of"):
        make_id("stm", part)


@pytest.mark.parametrize("hostile", ["a\0b", "\0", "\ud800", "x\udfffy"])
def test_nul_and_lone_surrogates_are_refused_wherever_they_stand(hostile: str) -> None:
    for part in (hostile, [hostile], {"key": hostile}, {hostile: 1}):
        with pytest.raises(RecordError, match=r"NUL|surrogate"):
            make_id("stm", part)
    with pytest.raises(RecordError, match=r"NUL|surrogate"):
        check_text(hostile)
