"""Drafts of the model's statements: through whom each comes, its stance, what is left out, which of two is taken.

In a test's text, [s1 who] is the source of statement 1, [c1 said] its cue, [x1 …] its content, [v1 …] the medium told.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportedly.reading.draft import Draft
from reportedly.reading.reader.decode import Parts
from reportedly.reading.reader.drafting import KNOWN, STANCES, Drafting, distinct
from reportedly.reading.reader.lexical import Lexical
from reportedly.reading.reader.quoting import bare
from reportedly.reading.reader.words import OPENING, words_of
from reportedly.reading.tokens import find_sentences
from reportedly.record import Range, Stance
from tests.reading.reader.marked_words import marked


class Drafted:
    """The drafts of a marked text."""

    def __init__(self, text: str, **scores: float) -> None:
        """`scores` are the model's for the stances of every statement."""
        words, found = marked(text)
        self.text = words.text
        stances = np.array([scores.get(stance, 0.0) for stance in STANCES], dtype=np.float32)
        found = [replace(parts, stances=stances) for parts in found]
        sentences = find_sentences(self.text)
        self.drafts: list[Draft] = Drafting(words, sentences, found, Lexical(self.text, sentences)).drafts()

    def words(self, *places: Range | None) -> list[str]:
        return [self.text[slice(*place)] for place in places if place is not None]

    def relays(self) -> list[list[str]]:
        return [self.words(*draft.relays) for draft in self.drafts]

    def media(self) -> list[list[str]]:
        return [self.words(*draft.media) for draft in self.drafts]


def test_a_draft_has_the_places_of_its_parts() -> None:
    found = Drafted("“[x1 The pier is shut],” [s1 Ilva Dorn, a pilot,] [c1 said], “[x1 for good].”")
    (draft,) = found.drafts
    assert found.words(*draft.contents) == ["The pier is shut", "for good"]
    assert found.words(draft.source, *draft.cues) == ["Ilva Dorn, a pilot", "said"]
    assert draft.confidence == 0.9
    assert not draft.implicit


def test_the_sentence_of_a_draft_is_that_of_its_cue() -> None:
    found = Drafted("Boats wait. [s1 Dorn] [c1 said] [x1 it was shut]. [s2 Venn] [c2 said] [x2 no].")
    assert [draft.sentence for draft in found.drafts] == [1, 2]


def test_a_quotation_without_source_and_cue_is_understood() -> None:
    (draft,) = Drafted("Dorn spoke. “[x1 The pier is shut].”").drafts
    assert draft.implicit
    assert draft.source is None


def test_what_says_nothing_is_left_out() -> None:
    assert Drafted("[s1 Dorn] [c1 said].", asserts=9).drafts == []


@pytest.mark.parametrize("stance", ["declines", "denies", "condemns"])
def test_but_silence_and_denial_say_enough(stance: Stance) -> None:
    (draft,) = Drafted("[s1 Dorn] [c1 waved].", **{stance: 9}).drafts
    assert draft.stance == stance


def test_of_a_source_in_pieces_the_nearest_to_the_cue_is_taken() -> None:
    found = Drafted("[s1 Dorn] left, and [s1 her aide] [c1 said] [x1 no].")
    assert found.words(found.drafts[0].source) == ["her aide"]


CITING = "[s1 The Gazette] [c1 reported], [c2 citing] [s2 two aides], that [x1,2 the pier was shut]."


def test_what_is_cited_comes_through_who_cites_it() -> None:
    assert Drafted(CITING).relays() == [[], ["The Gazette"]]


@pytest.mark.parametrize(
    "cue", ["citing", "cited", "quoting", "referring to", "on the authority of", "relying on", "attributing it to"]
)
def test_whatever_the_verb_of_citing_is(cue: str) -> None:
    assert Drafted(CITING.replace("citing", cue)).relays() == [[], ["The Gazette"]]


def test_who_says_the_same_by_another_verb_is_not_told_through_the_first() -> None:
    text = "[s1 The Gazette] [c1 reported] and [s2 two aides] [c2 confirmed] that [x1,2 the pier was shut]."
    assert Drafted(text).relays() == [[], []]


def test_what_somebody_reportedly_did_in_anothers_words_came_by_hearsay() -> None:
    text = "[s1 Two aides] [c1 said] [x1 [s2 the mayor] reportedly [c2 asked for] [x2 more boats]]."
    assert Drafted(text).relays() == [[], ["reportedly"]]
    assert Drafted("[s1 The mayor] reportedly [c1 asked for] [x1 more boats].").relays() == [[]]


def test_nobody_cites_himself() -> None:
    assert Drafted("[s1,2 Two aides] [c1 said], [c2 citing] nobody, that [x1,2 it was shut].").relays() == [
        [],
        [],
    ]


def test_what_is_cited_for_something_else_comes_through_nobody() -> None:
    text = "[s1 The Gazette] [c1 said] [x1 the pier was shut], [c2 citing] [s2 two aides] on [x2 a very long delay]."
    assert Drafted(text).relays() == [[], []]


def test_of_two_who_tell_it_the_nearer_cites() -> None:
    text = (
        "[s1 Norvik Radio] [c1 said] and then [s2 the Gazette] [c2 reported], [c3 citing] [s3 two aides], that "
        "[x1,2,3 the pier was shut]."
    )
    assert Drafted(text).relays() == [[], [], ["the Gazette"]]


def test_two_who_are_cited_both_come_through_who_cites_them() -> None:
    text = (
        "[s1 The Gazette] [c1 reported] that [x1,2,3 the pier was shut], [c2,3 citing] [s2 two aides] and [s3 a diver]."
    )
    assert Drafted(text).relays() == [[], ["The Gazette"], ["The Gazette"]]


def test_the_medium_that_the_model_saw_is_taken() -> None:
    assert Drafted("[s1 Dorn] [c1 told] [v1 a local blog] that [x1 it was shut].").media() == [["a local blog"]]


def test_where_it_saw_none_a_pattern_finds_it() -> None:
    assert Drafted("[s1 Dorn] [c1 told] Norvik Radio on Monday that [x1 it was shut].").media() == [["Norvik Radio"]]


def test_reporters_are_no_medium() -> None:
    assert Drafted("[s1 Dorn] [c1 told] reporters that [x1 it was shut].").media() == [[]]


def test_nor_is_a_medium_in_the_next_sentence() -> None:
    assert Drafted("“[x1 It is shut],” [s1 Dorn] [c1 told] us. Norvik Radio, it seems, slept.").media() == [[]]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="a's .,:“”\"‘’«»\n", min_size=1, max_size=30), st.data())
def test_a_part_is_never_empty_whatever_its_marks(text: str, data: st.DataObject) -> None:
    words = words_of(text)
    assume(len(words) > 0)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    first, last = bare(words, (start, end))
    opened = start - (start > 0 and words.quotations[start - 1] == OPENING)  # the mark that a closing one inside needs
    assert words.places[opened][0] <= first < last <= words.places[end - 1][1]


def test_half_a_quotation_gets_its_opening_mark() -> None:
    words = words_of("“High possibility” that the pier is shut")
    assert words.text[slice(*bare(words, (1, len(words))))] == "“High possibility” that the pier is shut"


def test_nor_is_a_clitic_between_marks() -> None:
    words = words_of("a \n 's ' : no")
    assert bare(words, (1, 3)) == (4, 8)


def stance(text: str, **scores: float) -> Stance:
    (draft,) = Drafted(text, **scores).drafts
    return draft.stance


DENIAL = "[s1 Dorn] [c1 denied] [x1 the pier was shut]."


def test_the_lists_tip_a_model_that_is_not_sure() -> None:
    assert stance(DENIAL, asserts=KNOWN - 0.5) == "denies"


def test_but_not_one_that_is() -> None:
    assert stance(DENIAL, asserts=KNOWN + 0.5) == "asserts"


def test_where_the_lists_know_nothing_the_model_decides() -> None:
    assert stance("[s1 Dorn] [c1 yodelled] that [x1 the pier was shut].", condemns=0.1) == "condemns"


def test_words_of_the_content_tip_it_too() -> None:
    assert stance("[s1 Dorn] [c1 said] [x1 the pier might be shut].", asserts=KNOWN - 0.5) == "possible"


def test_so_does_the_plain_verb_itself() -> None:
    assert stance("[s1 Dorn] [c1 said] [x1 the pier was shut].", predicts=KNOWN - 0.5) == "asserts"


def one(anchor: int, probability: float, content: Range, source: Range = (0, 2), cue: Range | None = None) -> Parts:
    return Parts(
        anchor=anchor,
        probability=probability,
        source=(source,),
        cue=(cue or (anchor, anchor + 1),),
        content=(content,),
        via=(),
        hedges=(),
        stances=np.zeros(len(STANCES), dtype=np.float32),
        anonymous=None,
    )


def test_of_two_views_of_one_statement_the_surer_stays() -> None:
    unsure, sure = one(2, 0.6, (5, 12), cue=(2, 4)), one(3, 0.9, (5, 12), cue=(2, 4))
    assert distinct([unsure, sure]) == [sure]
    assert distinct([sure, unsure]) == [sure]


def test_contents_that_differ_by_a_word_are_one() -> None:
    assert len(distinct([one(2, 0.6, (5, 12), cue=(2, 4)), one(3, 0.9, (5, 11), cue=(2, 4))])) == 1


def test_contents_of_which_one_is_a_small_part_of_the_other_are_two() -> None:
    assert len(distinct([one(2, 0.6, (5, 20), cue=(2, 4)), one(3, 0.9, (5, 8), cue=(2, 4))])) == 2


def test_two_cues_of_one_source_for_the_same_words_are_two_statements() -> None:
    assert len(distinct([one(2, 0.6, (5, 12)), one(14, 0.9, (5, 12))])) == 2


def test_so_are_the_same_words_of_two_sources() -> None:
    first, second = one(2, 0.6, (5, 12), cue=(2, 4)), one(3, 0.9, (5, 12), source=(14, 16), cue=(2, 4))
    assert distinct([first, second]) == [first, second]


def test_a_source_that_took_its_cue_in_is_the_statement_with_that_cue() -> None:
    cueless = replace(one(5, 0.8, (5, 12), source=(0, 4)), cue=())
    told = one(2, 0.9, (5, 12), source=(3, 4), cue=(2, 3))

    assert distinct([cueless, told]) == [told]
    apart = replace(cueless, source=((2, 3),))
    assert len(distinct([apart, told])) == 2


def test_those_that_stay_are_in_the_order_of_their_anchors() -> None:
    first, second, third = one(2, 0.6, (3, 8)), one(10, 0.9, (12, 18)), one(20, 0.7, (22, 30))
    assert distinct([third, second, first]) == [first, second, third]


def test_nothing_is_distinct_from_nothing() -> None:
    assert distinct([]) == []
