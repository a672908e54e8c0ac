"""Subjects of verbs, from trees made by hand: a line is a sentence, and each word in it `word/UPOS/head/relation`.

Heads are places in the line, from 0; -1 is the root. UPOS may be left out for what is no verb.
"""

from __future__ import annotations

from reportedly.reading.reader.subjects import subject_of
from reportedly.reading.reader.syntax import Tree
from reportedly.reading.reader.words import Words, words_of


def parsed(lines: str) -> tuple[Words, list[Tree]]:
    trees: list[Tree] = []
    texts: list[str] = []
    offset = 0
    for line in lines.strip().splitlines():
        cells = [cell.split("/") for cell in line.split()]
        texts.append(" ".join(cell[0] for cell in cells))
        heads = [int(cell[-2]) for cell in cells]
        tree = Tree(
            words=(offset, offset + len(cells)),
            upos=tuple(cell[1] if len(cell) == 4 else "X" for cell in cells),
            heads=tuple(head + offset if head >= 0 else -1 for head in heads),
            relations=tuple(cell[-1] for cell in cells),
        )
        trees.append(tree)
        offset += len(cells)
    return words_of("\n".join(texts)), trees


def subject(lines: str, verb: str) -> str | None:
    """The words of the subject of the first `verb`."""
    words, trees = parsed(lines)
    assert len(words) == trees[-1].words[1], "a word of the test is cut in two"
    at = next(k for k in range(len(words)) if words.word(k) == verb)
    place = subject_of(words, next(tree for tree in trees if at < tree.words[1]), at)
    return None if place is None else " ".join(words.word(k) for k in range(*place))


def test_the_subject_is_the_whole_phrase() -> None:
    line = "The/1/det commander/4/nsubj of/3/case Lisk/1/nmod claimed/VERB/-1/root victory/4/obj"
    assert subject(line, "claimed") == "The commander of Lisk"


def test_behind_the_verb_as_well() -> None:
    assert subject("No/1/discourse said/VERB/-1/root the/3/det mayor/1/nsubj", "said") == "the mayor"


def test_a_comma_at_its_edge_is_no_part_of_it() -> None:
    line = "Venn/4/nsubj ,/0/punct mayor/0/appos ,/0/punct said/VERB/-1/root no/4/obj"
    assert subject(line, "said") == "Venn , mayor"


def test_who_stands_for_the_noun_before_it() -> None:
    line = "A/1/det commander/4/nsubj who/3/nsubj claimed/VERB/1/acl left/VERB/-1/root"
    assert subject(line, "claimed") == "A commander"


def test_a_participle_behind_a_noun_has_it_as_its_subject() -> None:
    line = "A/1/det letter/4/nsubj saying/VERB/1/acl so/2/advmod came/VERB/-1/root"
    assert subject(line, "saying") == "A letter"


def test_but_a_past_one_does_not() -> None:
    line = "A/1/det letter/4/nsubj quoted/VERB/1/acl here/2/advmod came/VERB/-1/root"
    assert subject(line, "quoted") is None


def test_verbs_joined_by_and_share_their_subject() -> None:
    line = "Venn/1/nsubj denied/VERB/-1/root it/1/obj and/4/cc blamed/VERB/1/conj Lisk/4/obj"
    assert subject(line, "blamed") == "Venn"


def test_its_own_subject_is_nearer_than_the_shared_one() -> None:
    line = "Venn/1/nsubj denied/VERB/-1/root it/1/obj and/5/cc Dorn/5/nsubj blamed/VERB/1/conj Lisk/5/obj"
    assert subject(line, "blamed") == "Dorn"


def test_an_adverbial_clause_shares_that_of_its_verb() -> None:
    line = "Venn/1/nsubj said/VERB/-1/root no/1/obj ,/4/punct adding/VERB/1/advcl more/4/obj"
    assert subject(line, "adding") == "Venn"


def test_a_shared_subject_is_found_over_several_verbs() -> None:
    line = "Venn/1/nsubj left/VERB/-1/root and/3/cc wanted/VERB/1/conj to/5/mark say/VERB/3/xcomp so/5/advmod"
    assert subject(line, "say") == "Venn"


def test_a_passive_verb_has_no_speaker_as_its_subject() -> None:
    line = "Venn/2/nsubj:pass was/2/aux:pass told/VERB/-1/root so/2/advmod"
    assert subject(line, "told") is None


def test_nor_shares_one_through_a_passive() -> None:
    line = "Venn/2/nsubj:pass was/2/aux:pass freed/VERB/-1/root ,/4/punct saying/VERB/2/advcl so/4/advmod"
    assert subject(line, "saying") is None


def test_it_in_it_is_said_speaks_not() -> None:
    assert subject("It/1/expl seems/VERB/-1/root so/1/advmod", "seems") is None


def test_a_clause_inside_another_verbs_words_does_not_share_its_subject() -> None:
    line = "Venn/1/nsubj said/VERB/-1/root denied/VERB/1/ccomp"
    assert subject(line, "denied") is None


def test_what_is_no_verb_has_no_subject() -> None:
    assert subject("Venn/1/nsubj mayor/NOUN/-1/root", "mayor") is None


def test_a_verb_without_a_subject_has_none() -> None:
    assert subject("Leave/VERB/-1/root now/0/advmod", "Leave") is None


def test_sentences_are_looked_up_by_their_words() -> None:
    lines = """
    Boats/1/nsubj wait/VERB/-1/root
    The/1/det mayor/2/nsubj said/VERB/-1/root so/2/advmod
    """
    assert subject(lines, "said") == "The mayor"
