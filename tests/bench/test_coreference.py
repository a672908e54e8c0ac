"""The coreference scorer, on a document of our own."""

from __future__ import annotations

from bench.coreference import answers, document, name_words, questions, rows, subjects

WORDS = [  # word, part of speech, head, relation, entity that GUM has there, chain that OntoGUM has there
    [
        ("Ilva", "PROPN", 3, "nsubj", "(1-person-new", "(1"),
        ("Dorn", "PROPN", 1, "flat", "1)", "1)"),
        ("met", "VERB", 0, "root", "", "_"),
        ("the", "DET", 5, "det", "(2-organization-new", "(2"),
        ("Guild", "PROPN", 3, "obj", "2)", "2)"),
        (".", "PUNCT", 3, "punct", "", "_"),
    ],
    [
        ("She", "PRON", 2, "nsubj", "(1-person-giv)", "(1)"),
        ("said", "VERB", 0, "root", "", "_"),
        ("the", "DET", 4, "det", "(2-organization-giv", "(2"),
        ("union", "NOUN", 5, "nsubj", "2)", "2)"),
        ("waited", "VERB", 2, "ccomp", "", "_"),
        (".", "PUNCT", 2, "punct", "", "_"),
    ],
]
CONLLU = [
    line
    for sentence in WORDS
    for line in (
        *(
            f"{k}\t{word}\t_\t{upos}\t_\t_\t{head}\t{relation}\t_\t{f'Entity={entity}' if entity else '_'}"
            for k, (word, upos, head, relation, entity, _) in enumerate(sentence, 1)
        ),
        "",
    )
]
CONLL = [f"{k}\t{word[0]}\t{word[5]}" for k, word in enumerate(word for sentence in WORDS for word in sentence)]
DOCUMENT = document(CONLLU, CONLL)


def test_chains_and_kinds_are_read() -> None:
    assert DOCUMENT.chains == {1: ((0, 2), (6, 7)), 2: ((3, 5), (8, 10))}
    assert DOCUMENT.kinds == {0: "person", 4: "organization", 6: "person", 9: "organization"}
    assert name_words(DOCUMENT.gold, (0, 2)) == {0, 1}


def test_asked_about_are_pronouns_and_roles_that_are_subjects() -> None:
    speech, every = (subjects(DOCUMENT, any_verb) for any_verb in (False, True))
    assert [(one.words, one.sort) for one in questions(DOCUMENT, speech)] == [((6, 7), "pronouns")]
    assert [(one.words, one.sort) for one in questions(DOCUMENT, every)] == [((6, 7), "pronouns"), ((8, 10), "roles")]


def test_right_is_whose_entity_has_a_name_of_the_chain() -> None:
    text = DOCUMENT.gold.words.text
    ilva, guild = (text.index("Ilva"), text.index(" met"), "Person"), (text.index("Guild"), text.index(" ."), "Person")
    assert [verdict for _, verdict in answers(DOCUMENT, [ilva])] == ["right"]
    assert [verdict for _, verdict in answers(DOCUMENT, [guild])] == ["wrong"]
    assert [verdict for _, verdict in answers(DOCUMENT, [])] == ["missed"]


def test_precision_counts_only_who_was_given_a_name() -> None:
    (one,) = questions(DOCUMENT, subjects(DOCUMENT, False))
    assert rows([(one, "right"), (one, "missed")]) == {"pronouns %": 50, "precision %": 100}
