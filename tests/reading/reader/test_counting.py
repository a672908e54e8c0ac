"""What numbers count, from trees made by hand: a line is a sentence, and each word in it `word/UPOS/head/relation`."""

from __future__ import annotations

import pytest

from reportedly.reading.figures import find_figures
from reportedly.reading.numerals.counted import Counted
from reportedly.reading.reader.counting import Counting, counted_in
from reportedly.reading.reader.method import is_here
from reportedly.reading.reader.model import model
from reportedly.reading.reader.syntax import Trees
from reportedly.reading.reader.words import words_of
from reportedly.record import Text
from tests.reading.reader.test_subjects import parsed


@pytest.mark.parametrize(
    ("line", "number", "counts"),
    [
        ("Six/NUM/2/nummod dock/NOUN/2/compound workers/NOUN/3/nsubj left/VERB/-1/root", (0, 1), "dock workers"),
        ("thousands/NOUN/-1/root of/ADP/3/case angry/ADJ/3/amod men/NOUN/0/nmod", (0, 1), "angry men"),
        ("three/NUM/-1/root of/ADP/4/case the/DET/4/det 18/NUM/4/nummod tasks/NOUN/0/nmod", (0, 1), "tasks"),
        ("3/NUM/3/nummod to/ADP/2/case 12/NUM/0/nmod boats/NOUN/-1/root", (2, 3), "boats"),
        ("five/NUM/3/nummod or/CCONJ/2/cc six/NUM/0/conj boats/NOUN/-1/root", (0, 3), "boats"),
        ("six/NUM/-1/root of/ADP/2/case them/PRON/0/nmod", (0, 1), None),
        ("These/DET/1/det three/NUM/2/nsubj agree/VERB/-1/root", (1, 2), None),
        ("page/NOUN/-1/root 3/NUM/0/nummod", (1, 2), None),
    ],
)
def test_a_number_counts_the_noun_that_it_modifies(line: str, number: tuple[int, int], counts: str | None) -> None:
    assert phrase(line, number) == counts


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("The/DET/2/det death/NOUN/2/compound toll/NOUN/4/nsubj was/AUX/4/cop 12/NUM/-1/root", "death toll"),
        ("The/DET/1/det toll/NOUN/2/nsubj rose/VERB/-1/root to/ADP/4/case 12/NUM/2/obl", "toll"),
        ("They/PRON/1/nsubj put/VERB/-1/root the/DET/3/det toll/NOUN/1/obj at/ADP/5/case 12/NUM/1/obl", "toll"),
        ("The/1/det number/NOUN/4/nsubj of/ADP/3/case tents/NOUN/1/nmod fell/VERB/-1/root to/6/case 12/4/obl", "tents"),
        ("The/DET/1/det number/NOUN/2/nsubj rose/VERB/-1/root to/ADP/4/case 12/NUM/2/obl", None),
        ("The/DET/1/det index/NOUN/2/nsubj rose/VERB/-1/root to/ADP/4/case 12/NUM/2/obl", None),
        ("The/DET/1/det boy/NOUN/3/nsubj was/AUX/3/cop 12/NUM/-1/root", None),
    ],
)  # fmt: skip
def test_an_amount_that_is_said_to_be_a_number_is_what_it_counts(line: str, counts: str | None) -> None:
    at = len(line.split()) - 1
    assert phrase(line, (at, at + 1)) == counts


def phrase(line: str, number: tuple[int, int]) -> str | None:
    words, (tree,) = parsed(line)
    found = counted_in(words, tree, number)
    return found and " ".join(words.word(k) for k in range(*found))


@pytest.mark.skipif(not is_here(), reason="the package has no model files")
@pytest.mark.parametrize(
    ("sentence", "unit", "counts"),
    [
        ("The blast left 12 people dead.", "persons", "people"),
        ("Norland lost two giant Ostvale plants.", "plants", "giant Ostvale plants"),
        ("The death toll from the blast has risen to at least 74, officials said.", "persons", "death toll"),
        ("The mayor has three judges and a 46-page report.", "persons", "judges"),
        ("Around 240 northern personnel had come to the port.", "persons", "northern personnel"),
        ("It lasted 24 years.", "years", None),
    ],
)
def test_trees_lead_and_word_forms_fill_in(sentence: str, unit: str, counts: str) -> None:
    figure = find_figures(Text.of(text=sentence), _counting(sentence).at)[0]
    assert (figure.unit, figure.counts) == (unit, counts)


@pytest.mark.skipif(not is_here(), reason="the package has no model files")
def test_a_one_that_counts_nothing_is_a_pronoun() -> None:
    sentence = "She read the letters, including one saying that the bridge was closed."
    assert [figure.text for figure in find_figures(Text.of(text=sentence))] == ["one"]
    assert find_figures(Text.of(text=sentence), _counting(sentence).at) == ()


@pytest.mark.skipif(not is_here(), reason="the package has no model files")
def test_where_there_are_no_words_the_forms_are_believed() -> None:
    noun = Counted(2, 7, "boats")
    assert _counting("").at(0, 1, noun) == noun


def _counting(text: str) -> Counting:
    words, loaded = words_of(text), model()
    return Counting(words, Trees(loaded, loaded.read(words) if len(words) else []))
