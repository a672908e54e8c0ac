"""When two numbers may be one number of one thing."""

from __future__ import annotations

import pytest

from reportedly.linking.claiming.counted import Counted, notions
from reportedly.record import Figure


def number(value: int, counts: str | None = None, *, fated: bool = False) -> Counted:
    words = f"{value}"
    figure = Figure(
        id="fig_x", start=0, end=len(words), text=words, low=value, high=value, value=value,
        modifier="exact", unit=counts, counts=counts,
    )  # fmt: skip
    return Counted(figure, notions(counts or ""), fated)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (number(20, "trucks"), number(20, "trucks")),
        (number(20), number(20)),
        (number(1500, "marines"), number(1500)),
        (number(6, "people", fated=True), number(6, fated=True)),
    ],
)
def test_numbers_agree(one: Counted, other: Counted) -> None:
    assert one.agrees(other)
    assert other.agrees(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (number(20, "trucks"), number(20)),
        (number(20, "trucks"), number(20, fated=True)),
        (number(20, "trucks"), number(15, "trucks")),
        (number(1500, "marines"), number(1100)),
    ],
)
def test_another_number_or_a_small_one_of_nothing_does_not(one: Counted, other: Counted) -> None:
    assert not one.agrees(other)
    assert not other.agrees(one)
