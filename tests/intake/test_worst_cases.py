"""Repetition made to be slow: the time that cleaning takes grows with the input's size and no faster."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from reportedly.intake import clean
from reportedly.record import Capture, Given, Media

SENTENCE = "The harbour ministry said on Tuesday that the port would stay closed for another week. "
SMALL, LARGE = 250_000, 1_000_000
FASTER_THAN = 10.0
"""Seconds of processor time for both sizes together."""


def letters(size: int) -> str:
    return f"{SENTENCE}\n" + "a\n" * (size // 2)


def beginnings_of_a_long_line(size: int) -> str:
    return SENTENCE * (size // 2 // len(SENTENCE)) + "\n" + "The harbour ministry said on Tuesday\n" * (size // 74)


def lines_that_begin_alike(size: int) -> str:
    return "".join(f"The harbour ministry said on Tuesday {n} {n + 1}\n" for n in range(size // 48))


def stamps(size: int) -> str:
    return f"{SENTENCE}\n" + "March 4, 2031, 09:15 " * (size // 21)


def headings_of_a_page(size: int) -> str:
    return f"<html><body><article><p>{SENTENCE * 5}</p>{'<h1>a b</h1>' * (size // 12)}</article></body></html>"


def attributes(size: int) -> str:
    many = "".join(f" a{n}=1" for n in range(size // 10))
    return f"<html><body><article><p{many}>{SENTENCE * 5}</p></article></body></html>"


def open_elements(size: int) -> str:
    return f"<html><body><article><p>{SENTENCE * 5}</p>{'<div>' * (size // 5)}"


def paragraphs_of_a_page(size: int) -> str:
    return f"<html><body><article>{f'<p>{SENTENCE}</p>' * (size // 95)}</article></body></html>"


def seconds(body: str, media: Media) -> float:
    capture = Capture.of(
        input="a", media=media, body=body.encode(), given=Given(), observed_at="2031-06-01T00:00:00+00:00"
    )
    started = time.process_time()
    clean(capture)
    return time.process_time() - started


def is_fast(nasty: Callable[[int], str], media: Media) -> bool:
    """Whether it grows with the text, and in time. A busy machine only ever adds: what looks slow is measured again."""
    rounds = ((seconds(nasty(SMALL), media), seconds(nasty(LARGE), media)) for _ in range(3))
    return any(large < 8 * max(small, 0.1) and small + large < FASTER_THAN for small, large in rounds)


@pytest.mark.parametrize("nasty", [letters, beginnings_of_a_long_line, lines_that_begin_alike, stamps])
def test_flattened_text_is_cleaned_in_time(nasty: Callable[[int], str]) -> None:
    assert is_fast(nasty, "text")


@pytest.mark.parametrize("nasty", [headings_of_a_page, attributes, open_elements, paragraphs_of_a_page])
def test_a_page_is_cleaned_in_time(nasty: Callable[[int], str]) -> None:
    assert is_fast(nasty, "html")
