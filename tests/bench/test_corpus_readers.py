"""The readers of corpora, on samples of our own."""

from __future__ import annotations

from bench.conllu import parsed, placed, treebank
from bench.worldwide import parsed as parsed_names
from bench.worldwide import spans

CONLLU = """\
# newdoc id = one
# newpar
# sent_id = one-1
# text = Mara doesn't pay.
1\tMara\tMara\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdoes\tdo\tAUX\tVBZ\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tpay\tpay\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = one-2
# newpar
# text = She was told.
1\tShe\tshe\tPRON\tPRP\t_\t3\tnsubj:pass\t_\t_
2\twas\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_
2.1\tever\tever\tADV\tRB\t_\t_\t_\t3:advmod\t_
3\ttold\ttell\tVERB\tVBN\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newdoc id = two
# text = Odd.
1\tOdd\todd\tADJ\tJJ\t_\t0\troot\t_\t_
"""

NAMES = """\
# orva_daily_1.txt

Mara\tB-Person
Voss\tI-Person
of\tO
the\tO
Port\tB-Organization\tO
of\tI-Organization\tO
Calder\tI-Organization\tB-Location
,\tO
said\tO
"\tO
no\tO
"\tO
.\tO

Anselm\tB-Location
# empty.txt

"""


def test_a_treebank_is_one_text_with_its_trees() -> None:
    first, second = parsed(CONLLU.splitlines(keepends=True))
    bank = treebank(first)
    assert bank.words.text == "Mara doesn't pay.\n\nShe was told. "
    assert [bank.words.word(k) for k in range(len(bank.words))] == [
        *"Mara does n't pay .".split(),
        *"She was told .".split(),
    ]
    assert bank.heads == (3, 3, 3, -1, 3, 7, 7, -1, 7)
    assert bank.relations[5:8] == ("nsubj:pass", "aux", "root")
    assert [k for k, start in enumerate(bank.starts) if start] == [0, 5]
    assert [sentence.text for sentence in second] == ["Odd."]


def test_gold_words_are_placed_in_the_raw_text_where_they_are_written_so() -> None:
    first, _ = parsed(CONLLU.splitlines(keepends=True))
    assert placed(first[0]) == [(0, 4), (5, 9), (9, 12), (13, 16), (16, 17)]


def test_a_word_that_is_not_in_the_raw_text_has_no_place() -> None:
    rows = ("# text = Oh du", "1\tOh\t_\tINTJ\t_\t_\t0\troot\t_\t_", "2\tde\t_\tADP\t_\t_\t1\tdep\t_\t_")
    ((sentence,),) = parsed(rows)
    assert placed(sentence) == [(0, 2), None]


def test_names_are_read_from_the_outer_layer_of_tags() -> None:
    (document,) = parsed_names(NAMES)
    assert document.id == "orva_daily_1.txt"
    assert document.words.text == 'Mara Voss of the Port of Calder, said "no". Anselm'
    assert document.names == {((0, 2), "Person"), ((4, 7), "Organization"), ((13, 14), "Location")}


def test_a_name_that_only_goes_on_begins_there() -> None:
    assert spans(["I-Date", "I-Date", "B-Date", "I-Money", "O", "I-Money"]) == [
        ((0, 2), "Date"),
        ((2, 3), "Date"),
        ((3, 4), "Money"),
        ((5, 6), "Money"),
    ]
