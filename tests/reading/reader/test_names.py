"""Names from tags: where one ends and the next begins."""

from __future__ import annotations

import pytest

from reportedly.reading.reader.names import names

KINDS = ("Person", "Location")
OUT, B_PERSON, I_PERSON, B_LOCATION, I_LOCATION = range(5)


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ([], []),
        ([OUT, OUT], []),
        ([B_PERSON, I_PERSON, OUT, B_LOCATION], [((0, 2), "Person"), ((3, 4), "Location")]),
        ([B_PERSON, B_PERSON], [((0, 1), "Person"), ((1, 2), "Person")]),
        ([B_PERSON, I_LOCATION], [((0, 1), "Person"), ((1, 2), "Location")]),
        ([OUT, I_PERSON, I_PERSON], [((1, 3), "Person")]),
        ([B_PERSON, OUT, I_PERSON], [((0, 1), "Person"), ((2, 3), "Person")]),
    ],
    ids=[
        "no words", "no names", "two names apart", "two names side by side", "another kind begins another name",
        "a name that never began begins where it goes on", "a name does not go on over a gap",
    ],
)  # fmt: skip
def test_names_are_runs_of_one_kind(tags: list[int], found: list[tuple[tuple[int, int], str]]) -> None:
    assert names(tags, KINDS) == found
