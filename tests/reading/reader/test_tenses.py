"""Tenses, from trees made by hand: a line is a sentence, and each word in it `word/UPOS/head/relation`."""

from __future__ import annotations

import pytest

from reportedly.reading.reader.tenses import tense_in
from tests.reading.reader.test_subjects import parsed


@pytest.mark.parametrize(
    ("line", "tense"),
    [
        ("Boats/1/nsubj sailed/VERB/-1/root Friday/NOUN/1/obl:tmod", "past"),
        ("Boats/2/nsubj will/2/aux sail/VERB/-1/root Friday/NOUN/2/obl", "future"),
        ("Boats/2/nsubj have/2/aux sailed/VERB/-1/root by/4/case Friday/NOUN/2/obl", "past"),
        ("Boats/3/nsubj would/3/aux have/3/aux sailed/VERB/-1/root Friday/NOUN/3/obl", "past"),
        ("Boats/1/nsubj aim/VERB/-1/root to/3/mark sail/VERB/1/xcomp Friday/NOUN/3/obl", "future"),
        ("Talks/2/nsubj were/2/cop short/ADJ/-1/root Friday/NOUN/2/obl", "past"),
        ("Boats/1/nsubj sail/VERB/-1/root Friday/NOUN/1/obl", None),
        ("He/1/nsubj saw/VERB/-1/root boats/1/obj sailing/VERB/2/acl Friday/NOUN/3/obl", "past"),
    ],
)
def test_the_nearest_verb_that_tells_a_tense_is_asked(line: str, tense: str | None) -> None:
    words, (tree,) = parsed(line)
    assert tense_in(words, tree, len(words) - 1) == tense
